// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/widgets/inlinelabel.h"

#include <QFrame>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

/// A word-wrapped plain-text label with a role that ThemeStyle knows ("title", "lead",
/// "muted", "field" …).
InlineLabel *makeLabel(QWidget *parent, const char *role = nullptr);
/// A label that shows inline Markdown (bold button names); foreign data never goes in here.
InlineLabel *makeRichLabel(QWidget *parent, const char *role = nullptr);
/// A text button that looks like a link and never becomes the window's default button.
QPushButton *makeLinkButton(QWidget *parent, const QString &objectName = {});
/// An ordinary button that never becomes the default button: Enter belongs to Next.
QPushButton *makeButton(QWidget *parent, const QString &objectName = {});
/// A framed card with a column layout.
QFrame *makeCard(QWidget *parent);
/// The column of a card made by makeCard().
QVBoxLayout *cardLayout(QFrame *card);
/// A column in \a parent without margins.
QVBoxLayout *makeColumn(QWidget *parent, int spacing);
/// Has \a area show \a content, as wide as itself, with nothing of its own to see.
void fillScroll(QScrollArea *area, QWidget *content);
/// Sets the dynamic property "state" and lets ThemeStyle see it.
void setState(QWidget *widget, const QString &state);
/// The part of \a wanted that fits a screen with so much room, the window's frame included.
QSize fitting(QSize wanted, QSize room);
/// Gives \a window its first size: \a wanted, or less where the screen is smaller.
void resizeToFit(QWidget *window, QSize wanted);
