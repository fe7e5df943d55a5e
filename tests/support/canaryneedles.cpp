// SPDX-License-Identifier: MIT
#include "tests/support/canary.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype windowSize = 12;
constexpr qsizetype base64WindowSize = 16;

/// Collects the needles of one secret, each once.
class Needles
{
public:
    explicit Needles(QString name)
        : m_name(std::move(name))
    {
    }
    void add(const QByteArray &bytes, const QString &kind)
    {
        if (bytes.size() >= 8 && !m_seen.contains(bytes)) {
            m_seen.insert(bytes);
            m_all.append({bytes, m_name, kind});
        }
    }
    QList<CanaryNeedle> all() const { return m_all; }

private:
    QString m_name;
    QSet<QByteArray> m_seen;
    QList<CanaryNeedle> m_all;
};

QByteArray utf16(QByteArrayView text, bool bigEndian)
{
    QByteArray wide;
    for (const QChar c : QString::fromUtf8(text)) {
        const auto high = static_cast<char>(c.unicode() >> 8);
        const auto low = static_cast<char>(c.unicode() & 0xff);
        wide += bigEndian ? high : low;
        wide += bigEndian ? low : high;
    }
    return wide;
}

template <typename Spell>
QByteArray eachByte(QByteArrayView bytes, Spell spell)
{
    QByteArray text;
    for (const char c : bytes) {
        text += spell(static_cast<unsigned char>(c));
    }
    return text;
}

QByteArray hex(unsigned char byte, int digits)
{
    return QByteArray::number(byte, 16).rightJustified(digits, '0');
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// As QSettings writes @Variant() and @ByteArray(): "\0" for a zero, and "\x37" for a digit after an
// escape.
QByteArray iniEscaped(QByteArrayView bytes)
{
    QByteArray text;
    bool isAfterEscape = false;
    for (const char c : bytes) {
        if (c == '\0') {
            text += "\\0";
            isAfterEscape = true;
        } else if (isAfterEscape && isHexDigit(c)) {
            text += "\\x" + hex(static_cast<unsigned char>(c), 1);
        } else {
            text += c;
            isAfterEscape = false;
        }
    }
    return text;
}

// The characters that only the secret decides, when it stands \a shift bytes after a multiple of
// three.
QByteArray base64At(QByteArrayView secret, qsizetype shift, QByteArray::Base64Options options)
{
    const QByteArray padded = QByteArray(shift, '\0') + secret.toByteArray();
    const qsizetype first = shift == 0 ? 0 : shift + 1;
    return padded.toBase64(options).first(padded.size() * 8 / 6).sliced(first);
}

// A window of few different characters ("000000000000") is found everywhere.
bool isTelling(QByteArrayView window)
{
    return QSet<char>(window.begin(), window.end()).size() >= 5;
}

template <typename Add>
void eachWindow(QByteArrayView text, qsizetype size, Add add)
{
    for (qsizetype at = 0; at + size <= text.size(); ++at) {
        const auto window = text.sliced(at, size);
        if (isTelling(window)) {
            add(window.toByteArray());
        }
    }
}

QByteArray swapCase(QByteArrayView text)
{
    return eachByte(text, [](unsigned char c) {
        const char flipped = static_cast<char>(c ^ 0x20);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return QByteArray(1, letter ? flipped : static_cast<char>(c));
    });
}

void addBase64(Needles &needles, QByteArrayView piece)
{
    for (qsizetype shift = 0; shift < 3; ++shift) {
        const auto plain = base64At(piece, shift, QByteArray::Base64Encoding);
        needles.add(plain, u"base64"_s);
        needles.add(base64At(piece, shift, QByteArray::Base64UrlEncoding), u"base64url"_s);
        eachWindow(plain, base64WindowSize,
            [&](const QByteArray &window) { needles.add(window, u"base64 part"_s); });
    }
}

void addEscapes(Needles &needles, const QByteArray &piece)
{
    const auto both = [&](const QByteArray &spelt, const QString &kind) {
        needles.add(spelt, kind);
        needles.add(spelt.toUpper(), kind);
    };
    needles.add(iniEscaped(utf16(piece, true)), u"ini"_s);
    needles.add(iniEscaped(QByteArrayView(utf16(piece, false)).sliced(1)),
        u"ini"_s); // the first may be escaped or not
    both(piece.toHex(), u"hex"_s);
    both(eachByte(piece, [](unsigned char c) -> QByteArray { return "%" + hex(c, 2); }),
        u"percent"_s);
    needles.add(piece.toPercentEncoding(), u"percent"_s);
    needles.add(eachByte(piece, [](unsigned char c) -> QByteArray { return "\\u" + hex(c, 4); }),
        u"json"_s);
    needles.add(
        eachByte(piece, [](unsigned char c) -> QByteArray { return "\\u" + hex(c, 4).toUpper(); }),
        u"json"_s);
    needles.add(eachByte(piece, [](unsigned char c) -> QByteArray { return "\\x" + hex(c, 2); }),
        u"c-escape"_s);
    needles.add(
        eachByte(piece,
            [](unsigned char c) -> QByteArray { return "&#" + QByteArray::number(c) + ";"; }),
        u"html"_s);
    needles.add(
        eachByte(piece, [](unsigned char c) -> QByteArray { return "&#x" + hex(c, 2) + ";"; }),
        u"html"_s);
}

void addPiece(Needles &needles, const QByteArray &piece)
{
    needles.add(piece, u"raw"_s);
    needles.add(utf16(piece, false), u"utf16le"_s);
    needles.add(utf16(piece, true), u"utf16be"_s);
    for (const QByteArray &other : {piece.toLower(), piece.toUpper(), swapCase(piece)}) {
        needles.add(other, u"case"_s);
        needles.add(utf16(other, false), u"case"_s);
    }
    addEscapes(needles, piece);
    addBase64(needles, piece);
    eachWindow(piece, windowSize, [&](const QByteArray &window) {
        needles.add(window, u"part"_s);
        needles.add(utf16(window, false), u"utf16le part"_s);
    });
}

void addDigests(Needles &needles, QByteArrayView secret)
{
    using Hash = QCryptographicHash;
    for (const auto algorithm : {Hash::Md5, Hash::Sha1, Hash::Sha256}) {
        const auto digest = Hash::hash(secret.toByteArray(), algorithm);
        needles.add(digest, u"digest"_s);
        needles.add(digest.toHex(), u"digest"_s);
        needles.add(digest.toHex().toUpper(), u"digest"_s);
        needles.add(digest.toBase64(), u"digest"_s);
    }
}

// The armour and the first 40 characters are the same in every key of a kind: they betray nothing.
void addPem(Needles &needles, const QByteArray &pem)
{
    const auto lines = pem.split('\n');
    bool isFirst = true;
    for (const QByteArray &line : lines) {
        QByteArray body = line.trimmed();
        if (body.isEmpty() || body.startsWith("-----")) {
            continue;
        }
        if (std::exchange(isFirst, false)) {
            body = body.sliced(std::min<qsizetype>(40, body.size()));
        }
        if (body.size() < windowSize) {
            continue;
        }
        addPiece(needles, body);
        needles.add(QByteArray::fromBase64(body), u"der"_s);
    }
}
} // namespace

QList<CanaryNeedle> canaryNeedles(const QString &name, QByteArrayView secret)
{
    Needles needles(name);
    const QByteArray bytes = secret.toByteArray();
    if (bytes.contains("-----BEGIN")) {
        addPem(needles, bytes);
    } else {
        addPiece(needles, bytes);
    }
    addDigests(needles, bytes);
    addDigests(needles, bytes.trimmed());
    return needles.all();
}
