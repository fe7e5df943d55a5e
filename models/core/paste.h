// SPDX-License-Identifier: MIT
#pragma once
#include <QStringList>

/// A full-width letter, digit or sign made half-width.
QChar halfWidth(QChar c);

/// A pasted text after repair, and whether anything had to be repaired.
struct Paste
{
    QString text;
    bool repaired = false;
};

/// Removes what comes along with copy and paste: blanks around, zero-width and bidi characters,
/// quotes around, full-width letters, digits and punctuation (made half-width), line ends. Never
/// changes letters inside.
Paste repaired(const QString &pasted);

/// The first thing in \a pasted that looks like an AppID (wx + 16 hex), e.g. out of a line of chat;
/// empty if none or if several different ones stand there.
QString appIdIn(const QString &pasted);
/// All different ones.
QStringList appIdsIn(const QString &pasted);
