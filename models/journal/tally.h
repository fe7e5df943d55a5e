// SPDX-License-Identifier: MIT
#pragma once
#include <QHash>
#include <QString>

/// How far each journey was acknowledged since the log was last moved into the journal, in a small
/// file beside it. SQLite takes a damaged log for a short one; this tells how much is missing.
/// Never says more than was durable: it is written after the commit and vanishes after the
/// checkpoint. Waits for no disk: after a power loss it may say too little, never too much.
/// Internal to models/journal.
class Tally
{
public:
    /// Journey id -> number of its last acknowledged event.
    using Counts = QHash<QString, qint64>;

    explicit Tally(const QString &folder);
    ~Tally();
    Tally(const Tally &) = delete;
    Tally &operator=(const Tally &) = delete;

    /// The event \a lastSeq of \a journeyId is durable. Best effort: a disk that is full forgets
    /// the count, not the event.
    void note(const QString &journeyId, qint64 lastSeq);
    /// All that was noted stands in the journal itself now.
    void clear();

    /// Empty if there is no count or it cannot be trusted.
    static Counts read(const QString &folder);
    static void remove(const QString &folder);

private:
    QString m_path;
    Counts m_counts;
    int m_file = -1;
};
