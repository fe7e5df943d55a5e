// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/missing.h"

#include <QLabel>
#include <QList>
#include <QPointer>

/// Marks the widgets of a page that keep it from going on: a widget's state becomes "bad", the
/// reason stands below it and is its description. A field that says itself what is wrong keeps its
/// own words.
class Mark final
{
public:
    /// Marks these, and nothing else.
    void set(const QList<Missing> &gaps);
    void clear();

private:
    struct Marked
    {
        QPointer<QWidget> at;
        QPointer<QLabel> words;
        QString why;
        QString stateBefore;
        QString descriptionBefore;
    };

    void add(const Missing &gap);

    QList<Marked> m_marked;
};

/// The widget that takes the keyboard for \a at: itself, or the first one in it that does; nullptr
/// if none is shown.
QWidget *keyboardTarget(QWidget *at);
