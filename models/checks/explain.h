// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/finding.h"
#include "models/rulebook/catalogue.h"

#include <QList>

/// A finding that fits a text, how well (0…1) and why ("errcode", "text", "id").
struct Explanation
{
    Finding finding; ///< facts taken from the text, e.g. "ip"
    double score = 0;
    QString why;
};

/// Offline: recognises an error code, a whole JSON answer, a message of a console, a tool or a
/// network, or a finding id in \a text. Best first; empty when nothing fits, and when the text is
/// about another vendor's product, except for ids.
QList<Explanation> explain(const Catalogue &catalogue, const QString &text);

/// Whether \a text is about another vendor's product, whose numbers and words mean something else.
bool isElsewhere(const Catalogue &catalogue, const QString &text);
