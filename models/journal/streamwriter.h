// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"
#include "models/journal/entitystate.h"
#include "models/journal/journeystate.h"
#include "models/journal/stream.h"

#include <vector>

/// Appends to several streams within one transaction of the caller: numbers and dates events, and
/// brings what a journey says about its entities to their streams. Internal to models/journal.
class StreamWriter
{
public:
    struct Moment
    {
        QDateTime at;
        qint64 monotonicMs = 0;
    };
    /// What one stream gets.
    struct Written
    {
        Stream to;
        QList<Event> events;
    };

    StreamWriter(const Database &database, const Moment &moment);

    /// "storage.missing" {"journey"|"entity"} if the stream is not there and does not begin with
    /// Started or Created.
    [[nodiscard]] Result<> add(const StreamAppend &append);
    /// Relates the journey \a state, which an older version has written, to its entities and brings
    /// \a answers to them. The journey keeps its place in the list.
    [[nodiscard]] Result<> takeOver(const JourneyState &state, const QJsonObject &answers);
    /// Stores all that was added: lines, events, relations.
    [[nodiscard]] Result<> store() const;
    QList<Written> written() const;

private:
    struct Open
    {
        Stream stream;
        JourneyState journey; ///< as much as its line tells
        EntityState entity;
        QList<Event> events;

        qint64 lastSeq() const;
    };

    Result<size_t> opened(const Stream &stream, bool mayBeNew);
    void put(size_t index, const NewEvent &event);
    void putFirst(size_t journey);
    Result<> bring(size_t journey, const QJsonObject &answers);
    Result<QString> entityOf(size_t journey, const QString &role) const;
    Result<QString> entityFor(size_t journey, const QString &role, const QJsonObject &part);
    Result<QString> freshId(size_t journey, const QString &role, const QString &appId) const;
    QJsonObject saidBy(size_t journey, const QString &role) const;
    Result<> move(size_t journey, const QString &from, const QString &to);
    Result<> say(size_t journey, const QString &role, const QString &entity, QJsonObject part);
    NewEvent related(const QString &role, const QString &entity) const;

    const Database &m_database;
    Moment m_moment;
    bool m_isTakenOver = false;
    std::vector<Open> m_open;
};
