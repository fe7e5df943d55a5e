// SPDX-License-Identifier: MIT
#include "models/core/secret.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace {
// A volatile pointer: the compiler may not drop the writes to memory that is about to be freed.
void zero(void *data, size_t size)
{
    auto *bytes = static_cast<volatile unsigned char *>(data);
    std::fill_n(bytes, size, static_cast<unsigned char>(0));
}
} // namespace

struct Secret::Buffer
{
    explicit Buffer(QByteArrayView view)
        : bytes(view.begin(), view.end())
    {
    }
    ~Buffer() { zero(bytes.data(), bytes.size()); }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    Buffer(Buffer &&) = delete;
    Buffer &operator=(Buffer &&) = delete;

    std::vector<char> bytes;
};

Secret::Secret(QByteArrayView bytes)
    : m_buffer(bytes.isEmpty() ? nullptr : std::make_shared<Buffer>(bytes))
{
}

Secret Secret::take(QString &text)
{
    QByteArray utf8 = text.toUtf8();
    Secret secret{QByteArrayView(utf8)};
    wipe(utf8);
    wipe(text);
    return secret;
}

qsizetype Secret::size() const
{
    return m_buffer ? static_cast<qsizetype>(m_buffer->bytes.size()) : 0;
}

QByteArrayView Secret::reveal() const
{
    return m_buffer ? QByteArrayView(m_buffer->bytes.data(), size()) : QByteArrayView();
}

bool operator==(const Secret &a, const Secret &b)
{
    return a.reveal() == b.reveal();
}

void wipe(QByteArray &bytes)
{
    zero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

void wipe(QString &text)
{
    zero(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    text.clear();
}
