// SPDX-License-Identifier: MIT
#include "models/remote/echomask.h"

#include "models/core/jsontexts.h"
#include "models/core/secretform.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kLeastRun = 8;
const QString kMask = u"•••"_s;

/// A way to write a secret, and how many characters each of its bytes takes there at least. In
/// base64 the characters at its ends hold bits of what stands beside it, too: they are no part of
/// the spelling.
struct Spelling
{
    QByteArray bytes;
    qsizetype perByte = 1;
    qsizetype shared = 0; ///< so many stand before it, and one behind
    bool isBase64 = false;
};

/// In base64 inside of a longer text, where it starts \a shift bytes into a group of three.
Spelling base64Spelling(QByteArrayView bytes, qsizetype shift)
{
    QByteArray shifted(shift, ' ');
    shifted.reserve(shift + bytes.size());
    shifted += bytes;
    QByteArray spelled = shifted.toBase64();
    const qsizetype first = shift == 0 ? 0 : 4;
    const qsizetype ownEnd = shifted.size() * 8 / 6;
    wipe(shifted);
    QByteArray inner = spelled.sliced(first, std::max<qsizetype>(0, ownEnd - first));
    wipe(spelled);
    return {inner, 1, shift == 0 ? 0 : 4 - shift, true};
}

QList<Spelling> spellings(QByteArrayView bytes)
{
    const QByteArray plain = bytes.toByteArray();
    return {{plain}, {plain.toPercentEncoding()}, base64Spelling(bytes, 0),
        base64Spelling(bytes, 1), base64Spelling(bytes, 2), {plain.toHex(), 2}};
}

char32_t comparable(QChar c)
{
    const QChar lower = c.toLower();
    return lower == u'-' ? U'+' : lower == u'_' ? U'/' : lower.unicode(); // base64url, too
}

/// What stands between the characters of a secret hides it from nobody. Without its '%' a text in
/// which every byte is percent-encoded is one in hex; JSON puts '\\' before some.
bool isBetween(QChar c)
{
    return c.isSpace() || c == u'%' || c == u'\\';
}

/// A character of a text that is compared, and where it is written.
struct Sign
{
    QChar c;
    qsizetype first;
    qsizetype end;
};

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
}

/// What the escape at \a at ("\u0061", whatever has doubled its backslash) stands for.
std::optional<Sign> escapeAt(const QString &text, qsizetype at)
{
    qsizetype u = at;
    while (u < text.size() && text.at(u) == u'\\') {
        ++u;
    }
    const QStringView digits = QStringView(text).mid(u).mid(1, 4);
    const bool isEscape = u > at && u < text.size() && text.at(u).toLower() == u'u'
        && digits.size() == 4 && std::all_of(digits.begin(), digits.end(), isHexDigit);
    return isEscape ? std::optional(Sign{QChar(digits.toUShort(nullptr, 16)), at, u + 5})
                    : std::nullopt;
}

/// What of \a text is compared: as it stands there, or with escapes read.
std::vector<Sign> signsIn(const QString &text, bool readsEscapes)
{
    std::vector<Sign> signs;
    for (qsizetype i = 0; i < text.size();) {
        const auto escape = readsEscapes ? escapeAt(text, i) : std::nullopt;
        const Sign sign = escape.value_or(Sign{text.at(i), i, i + 1});
        if (!isBetween(sign.c)) {
            signs.push_back(sign);
        }
        i = sign.end;
    }
    return signs;
}

bool isBase64(const Sign &sign)
{
    const char32_t c = comparable(sign.c);
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'+' || c == U'/';
}

/// The end of a run of base64 that ends before \a last, with the character that holds bits of it
/// still, and the padding.
size_t widenedEnd(const std::vector<Sign> &signs, size_t last)
{
    if (last < signs.size() && isBase64(signs[last])) {
        ++last;
    }
    while (last < signs.size() && signs[last].c == u'=') {
        ++last;
    }
    return last;
}

/// Marks in \a isHidden each run of \a signs that stands in \a compared, too: of as many characters
/// as \a spelling asks for or more, whatever isBetween() them.
void markRuns(std::vector<bool> &isHidden, const std::vector<Sign> &signs, QStringView compared,
    const Spelling &spelling)
{
    const auto least = std::min(kLeastRun * spelling.perByte, compared.size());
    std::vector<qsizetype> before(size_t(compared.size()) + 1);
    std::vector<qsizetype> now(before.size()); // how long the run that ends here is
    for (size_t i = 0; i < signs.size() && least > 0; ++i) {
        for (qsizetype j = 0; j < compared.size(); ++j) {
            const bool isSame = comparable(signs[i].c) == comparable(compared.at(j));
            const qsizetype run = isSame ? before[size_t(j)] + 1 : 0;
            now[size_t(j) + 1] = run;
            if (run >= least) {
                const size_t begin = i + 1 - size_t(run);
                const size_t shared = run == j + 1 ? size_t(spelling.shared) : 0;
                const size_t end = spelling.isBase64 ? widenedEnd(signs, i + 1) : i + 1;
                const qsizetype first = signs[begin - std::min(begin, shared)].first;
                std::fill_n(isHidden.begin() + first, signs[end - 1].end - first, true);
            }
        }
        std::swap(before, now);
    }
}

QString masked(const QString &text, const std::vector<bool> &isHidden)
{
    QString shown;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isHidden[size_t(i)]) {
            shown += text.at(i);
        } else if (i == 0 || !isHidden[size_t(i) - 1]) {
            shown += kMask;
        }
    }
    return shown;
}
} // namespace

EchoMask::EchoMask(QList<Secret> sent)
    : m_sent(std::move(sent))
{
}

QString EchoMask::text(const QString &text) const
{
    std::vector<bool> isHidden(size_t(text.size()));
    QList<std::vector<Sign>> readings{signsIn(text, false)};
    if (text.contains("\\u"_L1, Qt::CaseInsensitive)) {
        readings.append(signsIn(text, true));
    }
    for (const Secret &secret : m_sent) {
        for (Spelling &each : spellings(secret.reveal())) {
            QString spelling = QString::fromUtf8(each.bytes);
            const auto end = std::remove_if(spelling.begin(), spelling.end(), isBetween);
            const QStringView compared(spelling.constData(), end - spelling.begin());
            for (const std::vector<Sign> &signs : std::as_const(readings)) {
                markRuns(isHidden, signs, compared, each);
            }
            wipe(spelling);
            wipe(each.bytes);
        }
    }
    return withoutSecrets(masked(text, isHidden));
}

Finding EchoMask::finding(const Finding &finding) const
{
    auto mask = [this](const QString &each) { return text(each); };
    return {finding.id, withTexts(finding.facts, mask).toObject(),
        withTexts(finding.raw, mask).toObject()};
}
