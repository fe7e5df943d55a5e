// SPDX-License-Identifier: MIT
#pragma once
#include <QLabel>
#include <QList>
#include <QPointer>

/// What keeps a page from being left forwards.
struct Missing
{
    QString why; ///< in words; empty if nothing is missing
    QWidget *at = nullptr; ///< the widget to mark and to go to; nullptr if there is none
};

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
