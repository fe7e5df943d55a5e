// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/event.h"

#include <QJsonValue>
#include <QList>
#include <QMap>

#include <span>

/// What is known of an entity, and where it was said.
struct EntityFact
{
    QJsonValue value;
    QDateTime at;
    QString journeyId; ///< empty: said of the entity itself, not within a journey
    QString step;
    bool migrated = false; ///< taken over from a journey of an older version
};

/// What an entity is to another one: "certified-by" (a cloud account), "bound" (the mini program an
/// account is bound to), "linked" (a platform).
struct Relation
{
    QString role;
    QString entity;
    QString method; ///< of a certification; else empty
    QDateTime at;
};

/// A mini program, a cloud account or a platform as its events tell it. Made by foldEntity() alone.
struct EntityState
{
    QString id;
    QString kind; ///< one of EntityKind, or one of a newer version
    QMap<QString, EntityFact> facts; ///< by the id of the answer
    QList<Relation> relations; ///< one for each role and entity
    bool putAway = false;
    QString mergedInto; ///< the entity that this one turned out to be; empty: itself
    QDateTime createdAt;
    QDateTime changedAt;
    qint64 lastSeq = 0;

    /// The facts without where they come from.
    QJsonObject answers() const;
};

/// The only way to make an EntityState. Pure; unknown kinds change nothing but lastSeq and
/// changedAt.
EntityState foldEntity(std::span<const Event> events);
/// One more event on top of \a state.
void apply(EntityState &state, const Event &event);
