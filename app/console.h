// SPDX-License-Identifier: MIT
#pragma once
#include <QJsonObject>
#include <QString>

/// Writing to the terminal, always in UTF-8.
namespace Console {

/// Here and in printJson() characters that steer a terminal or turn the order of reading are
/// written out (visibletext.h): they come from other people's servers.
void print(const QString &text);
void printJson(const QJsonObject &json);
/// Whether something that was to be printed did not arrive, as on a full disk.
bool hasFailed();
/// To stderr; what has the form of a secret is left out, for the text may repeat an argument.
void complain(const QString &text);
/// Overwrites the last progress line on stderr; does nothing unless stderr is a terminal. Empty:
/// clears it.
void progress(const QString &text);

/// Columns that \a text takes: Chinese characters take two.
qsizetype width(const QString &text);
/// \a text filled up with blanks to \a columns.
QString padded(const QString &text, qsizetype columns);
} // namespace Console
