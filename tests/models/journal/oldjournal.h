// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/eventrows.h"
#include "models/journal/journalfile.h"
#include "models/journal/storagefiles.h"

/// A journal as the first schema's version wrote it: no entities, nothing related.
class OldJournal
{
public:
    explicit OldJournal(const QString &folder)
        : m_database(make(journalPath(folder)))
    {
    }

    /// Writes a journey whole. Returns its id.
    QString add(const QList<NewEvent> &events, const QDateTime &at)
    {
        const QString id =
            QStringLiteral("00000000-0000-4000-8000-%1").arg(++m_count, 12, 10, QLatin1Char('0'));
        QList<Event> numbered;
        for (const NewEvent &event : events) {
            numbered.append({id, numbered.size() + 1, at, 1000, event.kind, event.payload});
        }
        const bool isPut =
            Rows::putLine(m_database, Stream::Journey, Rows::lineOf(fold(numbered))).has_value();
        for (const Event &event : numbered) {
            if (!isPut || !Rows::insertEvent(m_database, Stream::Journey, event)) {
                qFatal("cannot write an old journal");
            }
        }
        return id;
    }

    const Database &database() const { return m_database; }

private:
    static Database make(const QString &path)
    {
        const auto created = Storage::createPrivateFile(path);
        auto database = Database::open(path, Database::Mode::ReadWrite);
        if (!created || !database || !migrate(*database, shippedMigrations().mid(0, 1))) {
            qFatal("cannot make an old journal");
        }
        (void)database->run(QStringLiteral("PRAGMA synchronous=OFF"));
        return std::move(*database);
    }

    Database m_database;
    int m_count = 0;
};
