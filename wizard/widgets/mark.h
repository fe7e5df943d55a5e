// SPDX-License-Identifier: MIT
#pragma once
#include <QObject>
#include <QPointer>

class QLabel;
class QWidget;

/// Marks the one widget of a page that keeps it from going on: the widget's state becomes "bad",
/// the reason stands below it and is its description. A field that says itself what is wrong keeps
/// its own words.
class Mark final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Marks \a at, and nothing else; nullptr: nothing.
    void set(QWidget *at, const QString &why);
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
