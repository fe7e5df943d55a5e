// SPDX-License-Identifier: MIT
#include "models/remote/echomask.h"

#include "models/core/jsontexts.h"
#include "models/core/secretform.h"

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kLeastRun = 8;
const QString kMask = u"•••"_s;

/// As a JSON text spells it; the shape in which it was sent.
QByteArray jsonSpelling(QByteArrayView bytes)
{
    QByteArray spelled;
    spelled.reserve(2 * bytes.size());
    for (const char c : bytes) {
        if (c == '"' || c == '\\') {
            spelled += '\\';
        }
        spelled += c;
    }
    return spelled;
}

/// In base64 inside of a longer text, where it starts at a third of a group; the first group
/// depends on what stands before. The last one does on what follows, and is whole if nothing does.
QByteArray base64Spelling(QByteArrayView bytes, qsizetype shift)
{
    QByteArray shifted(shift, ' ');
    shifted.reserve(shift + bytes.size());
    shifted += bytes;
    QByteArray spelled = shifted.toBase64();
    wipe(shifted);
    QByteArray inner = spelled.sliced(shift == 0 ? 0 : 4);
    wipe(spelled);
    return inner;
}

/// A way to write a secret, and how many characters each of its bytes takes there at least.
struct Spelling
{
    QByteArray bytes;
    qsizetype perByte = 1;
};

QList<Spelling> spellings(QByteArrayView bytes)
{
    const QByteArray plain = bytes.toByteArray();
    return {{plain}, {plain.toPercentEncoding()}, {jsonSpelling(bytes)}, {base64Spelling(bytes, 0)},
        {base64Spelling(bytes, 1)}, {base64Spelling(bytes, 2)}, {plain.toHex(), 2}};
}

char32_t comparable(QChar c)
{
    const QChar lower = c.toLower();
    return lower == u'-' ? U'+' : lower == u'_' ? U'/' : lower.unicode(); // base64url, too
}

/// What stands between the characters of a secret hides it from nobody. Without its '%' a text in
/// which every byte is percent-encoded is one in hex.
bool isBetween(QChar c)
{
    return c.isSpace() || c == u'%';
}

/// The places in \a text that are compared.
std::vector<qsizetype> comparedIn(const QString &text)
{
    std::vector<qsizetype> places;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isBetween(text.at(i))) {
            places.push_back(i);
        }
    }
    return places;
}

/// Marks in \a isHidden each run of \a text that stands in \a spelling, too: of \a atLeast
/// characters or more, whatever isBetween() them.
void markRuns(
    std::vector<bool> &isHidden, const QString &text, QStringView spelling, qsizetype atLeast)
{
    const auto least = std::min(atLeast, spelling.size());
    const std::vector<qsizetype> places = comparedIn(text);
    std::vector<qsizetype> before(size_t(spelling.size()) + 1);
    std::vector<qsizetype> now(before.size()); // how long the run that ends here is
    for (size_t i = 0; i < places.size() && least > 0; ++i) {
        for (qsizetype j = 0; j < spelling.size(); ++j) {
            const bool isSame = comparable(text.at(places[i])) == comparable(spelling.at(j));
            const qsizetype run = isSame ? before[size_t(j)] + 1 : 0;
            now[size_t(j) + 1] = run;
            if (run >= least) {
                const qsizetype first = places[i + 1 - size_t(run)];
                std::fill_n(isHidden.begin() + first, places[i] + 1 - first, true);
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
    for (const Secret &secret : m_sent) {
        for (Spelling &each : spellings(secret.reveal())) {
            QString spelling = QString::fromUtf8(each.bytes);
            const auto end = std::remove_if(spelling.begin(), spelling.end(), isBetween);
            const QStringView compared(spelling.constData(), end - spelling.begin());
            markRuns(isHidden, text, compared, kLeastRun * each.perByte);
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
