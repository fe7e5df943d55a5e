// SPDX-License-Identifier: MIT
#include "models/journal/secretbytes.h"

#include "models/journal/storagefiles.h"

#include <QByteArrayView>
#include <QFile>
#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace SecretBytes {
namespace {
constexpr qsizetype hexLeast = 32; // WeChat issues 32
constexpr qsizetype hexMost = 40;
constexpr qsizetype pemLine = 64;
constexpr qsizetype headMost = 40; // "BEGIN RSA PRIVATE KEY"

struct Span
{
    qsizetype start = 0;
    qsizetype length = 0;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool isBase64(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/'
        || c == '=';
}
bool isText(char c)
{
    return (c >= ' ' && c < 0x7f) || c == '\n' || c == '\r';
}

template <typename IsPart>
qsizetype runFrom(QByteArrayView bytes, qsizetype at, IsPart isPart)
{
    const char *first = bytes.data() + at;
    return std::find_if_not(first, bytes.data() + bytes.size(), isPart) - first;
}

bool isMixed(QByteArrayView run)
{
    return std::any_of(run.begin(), run.end(), isDigit)
        && !std::all_of(run.begin(), run.end(), isDigit);
}

/// A line of a key that stands apart from its BEGIN, on another page: no checksum mixes cases.
bool isKeyLine(QByteArrayView run)
{
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    return run.size() >= pemLine && std::any_of(run.begin(), run.end(), isDigit)
        && std::any_of(run.begin(), run.end(), isUpper)
        && std::any_of(run.begin(), run.end(), isLower);
}

void addWords(QList<Span> &found, QByteArrayView bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype run = runFrom(bytes, at, isBase64);
        if (isKeyLine(bytes.sliced(at, run))) {
            found.append({at, run});
        }
        for (qsizetype i = at; run >= hexLeast && i < at + run;) {
            const qsizetype hex = runFrom(bytes.first(at + run), i, isHex);
            if (hex >= hexLeast && hex <= hexMost && isMixed(bytes.sliced(i, hex))) {
                found.append({i, hex});
            }
            i += qMax<qsizetype>(hex, 1);
        }
        at += qMax<qsizetype>(run, 1);
    }
}

void addKeys(QList<Span> &found, QByteArrayView bytes)
{
    static constexpr QByteArrayView begin("--BEGIN ");
    static constexpr QByteArrayView kind("PRIVATE KEY");
    static constexpr QByteArrayView end("--END ");
    for (qsizetype at = bytes.indexOf(begin); at >= 0; at = bytes.indexOf(begin, at + 1)) {
        const QByteArrayView text = bytes.sliced(at, runFrom(bytes, at, isText));
        if (text.first(qMin(headMost, text.size())).indexOf(kind) >= 0) {
            const qsizetype last = text.indexOf(end);
            found.append({at, last < 0 ? text.size() : last});
        }
    }
}

QList<Span> spansOf(QFile &file)
{
    QList<Span> found;
    const uchar *bytes = file.size() > 0 ? file.map(0, file.size()) : nullptr;
    if (bytes != nullptr) {
        const QByteArrayView view(bytes, file.size());
        addWords(found, view);
        addKeys(found, view);
    }
    return found;
}
} // namespace

bool areIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && !spansOf(file).isEmpty();
}

bool overwrite(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite)) {
        return false;
    }
    bool done = true;
    for (const Span &span : spansOf(file)) {
        const QByteArray stars(span.length, '*');
        done = done && file.seek(span.start) && file.write(stars) == stars.size();
    }
    return done && file.flush() && Storage::sync(path).has_value();
}
} // namespace SecretBytes
