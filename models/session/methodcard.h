// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/methods.h"

class Words;

/// What a person reads about one way of certification before choosing.
struct MethodCard
{
    /// Its mark ("✓", "!", "✕", or ""), and a sentence of inline Markdown.
    struct Line
    {
        QString mark;
        QString text;
        /// What its mark says: "good", "warn" or "bad".
        QString state() const;

        friend bool operator==(const Line &, const Line &) = default;
    };

    QString title;
    QString tag; ///< "Recommended for you"; may be empty
    QList<Line> lines;
    QString foot; ///< what leaving it later costs; inline Markdown
    bool isClosed = false; ///< it cannot be chosen; its lines say why
};

/// The id of its words and of its button: "method.scan".
QString methodId(Journey::Method method);
MethodCard cardOf(const Journey::MethodVerdict &verdict, const Words &words);
/// The method that counts as \a answers stand now: the chosen one, or the recommended one if none
/// is, or if what was chosen is closed since.
Journey::Method methodToChoose(const Journey::Answers &answers);
