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

/// In base64 inside of a longer text, where it starts at a third of a group; the ends depend on
/// what stands beside.
QByteArray base64Spelling(QByteArrayView bytes, qsizetype shift)
{
    QByteArray shifted(shift, ' ');
    shifted.reserve(shift + bytes.size());
    shifted += bytes;
    QByteArray spelled = shifted.toBase64();
    wipe(shifted);
    QByteArray inner = spelled.sliced(shift == 0 ? 0 : 4);
    inner.truncate(std::max<qsizetype>(0, inner.size() - 4));
    wipe(spelled);
    return inner;
}

QList<QByteArray> spellings(QByteArrayView bytes)
{
    QList<QByteArray> all{bytes.toByteArray(), bytes.toByteArray().toPercentEncoding(),
        jsonSpelling(bytes), base64Spelling(bytes, 0), base64Spelling(bytes, 1),
        base64Spelling(bytes, 2)};
    return all;
}

char32_t comparable(QChar c)
{
    const QChar lower = c.toLower();
    return lower == u'-' ? U'+' : lower == u'_' ? U'/' : lower.unicode(); // base64url, too
}

/// Marks in \a isHidden each run of \a text that stands in \a spelling, too.
void markRuns(std::vector<bool> &isHidden, const QString &text, const QString &spelling)
{
    const auto least = std::min(kLeastRun, spelling.size());
    std::vector<qsizetype> before(size_t(spelling.size()) + 1);
    std::vector<qsizetype> now(before.size()); // how long the run that ends here is
    for (qsizetype i = 0; i < text.size() && least > 0; ++i) {
        for (qsizetype j = 0; j < spelling.size(); ++j) {
            const bool isSame = comparable(text.at(i)) == comparable(spelling.at(j));
            const qsizetype run = isSame ? before[size_t(j)] + 1 : 0;
            now[size_t(j) + 1] = run;
            if (run >= least) {
                std::fill_n(isHidden.begin() + (i + 1 - run), run, true);
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
        for (QByteArray &bytes : spellings(secret.reveal())) {
            QString spelling = QString::fromUtf8(bytes);
            markRuns(isHidden, text, spelling);
            wipe(spelling);
            wipe(bytes);
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
