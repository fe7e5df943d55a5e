// SPDX-License-Identifier: MIT
#pragma once
#include <QStringList>

class QWidget;

/// Everything a person can read in \a root now: labels, buttons, entries of combo boxes, place
/// holders, documents.
QStringList visibleTexts(const QWidget *root);
/// True for names, addresses and codes, which are the same in every language, and for texts in \a
/// own.
bool needsNoTranslation(QString text, const QStringList &own);
/// What is wrong with the texts in \a root: empty, an unfilled place holder, or (in "zh_CN") not
/// translated. \a own are texts that the user or the services gave.
QStringList textProblems(const QWidget *root, const QString &locale, const QStringList &own);
/// Labels and buttons in \a root that are too small for their text, stand outside their parent or
/// cover each other.
QStringList layoutProblems(const QWidget *root);
/// The widgets in \a root that cannot become as narrow as \a width.
QStringList tooWide(const QWidget *root, int width);
/// The name, and the value entered, of every input in \a root but those for secrets.
QStringList inputs(const QWidget *root);
