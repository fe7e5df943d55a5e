// SPDX-License-Identifier: MIT
#include "app/secretinput.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
/// A buffer on the stack that is wiped when it goes.
class Buffer
{
public:
    Buffer() = default;
    ~Buffer() { explicit_bzero(m_bytes.data(), m_bytes.size()); }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    Buffer(Buffer &&) = delete;
    Buffer &operator=(Buffer &&) = delete;

    /// Reads on until the end, a line end (if asked), or the buffer is full; false on an error.
    bool fill(int descriptor, bool oneLine)
    {
        while (m_size < m_bytes.size()) {
            const ssize_t got = read(descriptor, m_bytes.data() + m_size, m_bytes.size() - m_size);
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got <= 0) {
                return got == 0;
            }
            m_size += static_cast<size_t>(got);
            if (oneLine && m_bytes.at(m_size - 1) == '\n') {
                return true;
            }
        }
        return true;
    }
    Secret secret() const
    {
        return Secret(QByteArrayView(m_bytes.data(), static_cast<qsizetype>(m_size)));
    }

private:
    std::array<char, SecretInput::kLimit + 1> m_bytes{};
    size_t m_size = 0;
};

/// Switches the terminal's echo off as long as it lives.
class NoEcho
{
public:
    NoEcho()
    {
        m_active = tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_active = m_active && tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~NoEcho()
    {
        if (m_active) {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        }
    }
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;
    NoEcho(NoEcho &&) = delete;
    NoEcho &operator=(NoEcho &&) = delete;

private:
    termios m_before{};
    bool m_active = false;
};

class Descriptor
{
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~Descriptor()
    {
        if (m_descriptor >= 0) {
            close(m_descriptor);
        }
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    Descriptor(Descriptor &&) = delete;
    Descriptor &operator=(Descriptor &&) = delete;
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};
} // namespace

namespace SecretInput {

Result<Secret> file(const QString &path)
{
    const QJsonObject facts{{u"file"_s, path}};
    // Non-blocking: opening a named pipe would wait for its other end.
    const Descriptor opened(
        open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (opened.get() < 0) {
        return failure(
            errno == ENOENT || errno == ENOTDIR ? u"file.missing"_s : u"file.unreadable"_s, facts);
    }
    struct stat status
    {
    };
    if (fstat(opened.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return failure(u"file.not-regular"_s, facts);
    }
    Buffer buffer;
    if (!buffer.fill(opened.get(), false)) {
        return failure(u"file.unreadable"_s, facts);
    }
    return buffer.secret();
}

Result<Secret> standardInput()
{
    const bool isTerminal = isatty(STDIN_FILENO) == 1;
    Buffer buffer;
    bool readable = false;
    if (isTerminal) {
        const NoEcho silence;
        readable = buffer.fill(STDIN_FILENO, true);
    } else {
        readable = buffer.fill(STDIN_FILENO, false);
    }
    if (!readable) {
        return failure(u"input.unreadable"_s);
    }
    const Secret secret = buffer.secret();
    if (secret.size() > kLimit) {
        return failure(u"input.too-large"_s);
    }
    return secret;
}

Secret withoutLineEnd(const Secret &secret)
{
    QByteArrayView bytes = secret.reveal();
    if (bytes.endsWith('\n')) {
        bytes.chop(1);
        if (bytes.endsWith('\r')) {
            bytes.chop(1);
        }
    }
    return Secret(bytes);
}
} // namespace SecretInput
