// SPDX-License-Identifier: MIT
#pragma once
#include <QRegularExpression>
#include <QStringView>

#include <vector>

/// Which pieces of three characters a text has, upper and lower case alike. Hundreds of patterns
/// are ruled out by it without a look at the text, and without being compiled.
class TextIndex
{
public:
    explicit TextIndex(QStringView text);

    /// False only if \a pattern cannot fit the text.
    bool mayFit(const QRegularExpression &pattern) const;

private:
    bool hasPieces(QStringView words) const;

    std::vector<bool> m_pieces;
};

/// The longest run of plain characters that each text has that \a pattern fits; may be empty.
QStringView wordsOf(QStringView pattern);
