// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/stream.h"

#include <QHash>
#include <QString>

/// How far each stream was acknowledged since the log was last moved into the journal, in a small
/// file beside it. SQLite takes a damaged log for a short one; this tells how much is missing.
/// Never says more than was durable: it is written after the commit and vanishes after the
/// checkpoint. Waits for no disk: after a power loss it may say too little, never too much.
/// The file holds a line of all journeys, which is all that the first version reads, one of all
/// entities, and then a line of what changed for each commit since; it is written anew when it has
/// doubled.
/// Internal to models/journal.
class Tally
{
public:
    /// A stream and the number of its last acknowledged event.
    struct Count
    {
        Stream stream;
        qint64 lastSeq = 0;
    };
    using Counts = QList<Count>;

    explicit Tally(const QString &folder);
    ~Tally();
    Tally(const Tally &) = delete;
    Tally &operator=(const Tally &) = delete;

    /// These are durable. Best effort: a disk that is full forgets the count, not the event.
    void note(const Counts &counts);
    /// These streams were erased; waits for the disk, for the count would call them lost.
    void forget(const QStringList &ids);
    /// All that was noted stands in the journal itself now.
    void clear();

    /// Empty if there is no count or it cannot be trusted.
    static Counts read(const QString &folder);
    static void remove(const QString &folder);

private:
    void write();
    void put(const QByteArray &text);

    QString m_path;
    QHash<QString, qint64> m_journeys;
    QHash<QString, qint64> m_entities;
    int m_file = -1;
    qint64 m_end = 0; ///< of what is written
    qint64 m_longest = 0; ///< where it is written anew
};
