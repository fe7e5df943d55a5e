// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/spec.h"

#include <QString>

class Session;

/// What is sent to somebody who must act elsewhere, in both languages, without secrets.
struct Card
{
    /// HTML: for whom it is, which mini program it is about, what to open, and a line for who sends
    /// it. An image "qr:<address>" is the code of a link, for the phone.
    QString head;
    QStringList texts; ///< Markdown, that in the language of the windows first
    QString fileName; ///< without suffix
    QString watermark; ///< across each page; empty but in practice
};

/// A step, for the person who must do it.
Card cardOf(Session &session, const Journey::Step &step);
/// For whoever has \a role on the way of \a answers, to be sent ahead: what will be asked of them.
Card cardAheadOf(Session &session, const QString &role, const Journey::Answers &answers);
/// Those for whom there is such a card, by id.
QStringList rolesToAsk(Session &session, const Journey::Answers &answers);
