// SPDX-License-Identifier: MIT
#pragma once
#include <QObject>
#include <QPointer>
#include <QString>

class QLabel;
class QWidget;

/// What keeps a page from being left forwards.
struct Missing
{
    QString why; ///< in words; empty if nothing is missing
    QWidget *at = nullptr; ///< the widget to mark and to go to; nullptr if there is none
};

/// Marks the one widget of a page that keeps it from going on: the widget's state becomes "bad",
/// the reason stands below it and is its description. A field that says itself what is wrong keeps
/// its own words.
class Mark final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Marks what \a gap names, and nothing else.
    void set(const Missing &gap);
    void clear();

private:
    QPointer<QWidget> m_at;
    QPointer<QLabel> m_words;
    QString m_why;
    QString m_stateBefore;
    QString m_descriptionBefore;
};

/// The widget that takes the keyboard for \a at: itself, or the first one in it that does; nullptr
/// if none is shown.
QWidget *keyboardTarget(QWidget *at);
