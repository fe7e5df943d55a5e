// SPDX-License-Identifier: MIT
#pragma once
#include <QJsonValue>
#include <QString>

/// \a text with every character that steers a terminal or turns the order of reading (control
/// characters C0 and C1, DEL, the marks of bidirectional text) written out, as "⟨U+202E⟩"; line
/// ends stay, a tab becomes a blank. For texts that somebody else wrote: a service's answer, a
/// file's name.
QString visibleText(const QString &text);

/// Whether anything of \a text is seen when it is shown.
bool isSeen(const QString &text);

/// The same as visibleText() for all texts in \a json, at any depth.
QJsonValue visibleJson(const QJsonValue &json);
