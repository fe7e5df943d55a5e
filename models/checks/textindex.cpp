// SPDX-License-Identifier: MIT
#include "models/checks/textindex.h"

namespace {
constexpr qsizetype kPiece = 3;
// Seven bits a character: Latin pieces never share a place.
constexpr int kBits = 7;
constexpr size_t kPlaces = size_t(1) << (kPiece * kBits);

size_t placeOf(QStringView text, qsizetype at)
{
    size_t place = 0;
    for (qsizetype i = 0; i < kPiece; ++i) {
        place = (place << kBits) ^ text.at(at + i).toCaseFolded().unicode();
    }
    return place % kPlaces;
}

/// Behind the class "[…]" or the group "(…)" that begins at \a at.
qsizetype behindBrackets(QStringView pattern, qsizetype at)
{
    int depth = 0;
    bool isClass = false;
    for (; at < pattern.size(); ++at) {
        const QChar c = pattern.at(at);
        if (c == u'\\') {
            ++at;
        } else if (isClass) {
            isClass = c != u']';
        } else if (c == u'[') {
            isClass = true;
        } else if (c == u'(') {
            ++depth;
        } else if (c == u')') {
            --depth;
        }
        if (depth == 0 && !isClass) {
            return at + 1;
        }
    }
    return pattern.size();
}
} // namespace

QStringView wordsOf(QStringView pattern)
{
    QStringView longest;
    qsizetype begin = 0;
    const auto endRun = [&](qsizetype end) {
        if (end - begin > longest.size()) {
            longest = pattern.mid(begin, end - begin);
        }
    };
    for (qsizetype i = 0; i < pattern.size();) {
        const QChar c = pattern.at(i);
        qsizetype next = i + 1;
        if (c == u'|') {
            return {}; // either side
        }
        if (c == u'?' || c == u'*' || c == u'{') { // the character before may be missing
            endRun(i - 1);
            const qsizetype close = c == u'{' ? pattern.indexOf(u'}', i) : -1;
            next = close < 0 ? next : close + 1;
        } else if (c == u'+' || c == u'.' || c == u'^' || c == u'$') {
            endRun(i);
        } else if (c == u'\\') {
            endRun(i);
            ++next;
        } else if (c == u'(' || c == u'[') {
            endRun(i);
            next = behindBrackets(pattern, i);
        } else {
            i = next;
            continue;
        }
        begin = i = next;
    }
    endRun(pattern.size());
    return longest;
}

TextIndex::TextIndex(QStringView text)
    : m_pieces(kPlaces)
{
    for (qsizetype i = 0; i + kPiece <= text.size(); ++i) {
        m_pieces[placeOf(text, i)] = true;
    }
}

bool TextIndex::hasPieces(QStringView words) const
{
    for (qsizetype i = 0; i + kPiece <= words.size(); ++i) {
        if (!m_pieces[placeOf(words, i)]) {
            return false;
        }
    }
    return true;
}

bool TextIndex::mayFit(const QRegularExpression &pattern) const
{
    const QString text = pattern.pattern();
    return hasPieces(wordsOf(text));
}
