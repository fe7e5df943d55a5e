// SPDX-License-Identifier: MIT
#pragma once
#include <QObject>
#include <QRandomGenerator>
#include <QSet>
#include <QTimer>

class QWidget;

/// Someone who presses keys and buttons, types, pastes, scrolls, resizes and closes at random, in
/// whatever window is open. The same \a seed does the same. Runs by the event loop, so that a
/// nested one does not stop it.
class Monkey final : public QObject
{
    Q_OBJECT
public:
    /// Stays in \a folder where a file is chosen.
    Monkey(quint32 seed, const QString &folder, QObject *parent = nullptr);

    void start(int events);
    int done() const { return m_done; }
    /// The classes of the pages it has been on.
    const QSet<QString> &seen() const { return m_seen; }
    /// The longest time one event has taken, and what it was.
    int slowestMs() const { return m_slowestMs; }
    QString slowest() const { return m_slowest; }

Q_SIGNALS:
    void finished();

private:
    void act();
    void actIn(QWidget *window);
    bool leavesDialog();
    void press(QWidget *window);
    void click(QWidget *window);
    void type();
    void paste();
    void scroll(QWidget *window);
    void resizeWindow(QWidget *window);
    void goAhead();
    void closeWindow(QWidget *window);
    QWidget *windowToUse();
    int below(int limit) { return m_random.bounded(limit); }
    template <typename List>
    auto oneOf(const List &list)
    {
        return list.at(below(static_cast<int>(list.size())));
    }

    QRandomGenerator m_random;
    QString m_folder;
    QTimer m_timer;
    QSet<QString> m_seen;
    QString m_doing;
    QString m_slowest;
    int m_slowestMs = 0;
    int m_wanted = 0;
    int m_done = 0;
};
