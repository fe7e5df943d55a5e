// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/event.h"

#include <QList>
#include <QString>

/// Whose events these are: a journey's, or those of an entity (a mini program, a cloud account, a
/// platform).
struct Stream
{
    enum Kind { Journey, Entity };
    Kind kind = Journey;
    QString id;

    friend bool operator==(const Stream &, const Stream &) = default;
};

/// What is to be appended to one stream.
struct StreamAppend
{
    Stream to;
    QList<NewEvent> events;
};

/// Kinds of entities, and the roles in which a journey has one each.
namespace EntityKind {
using namespace Qt::StringLiterals;
inline const QString MiniProgram = u"mini-program"_s;
inline const QString CloudAccount = u"cloud-account"_s;
inline const QString Platform = u"platform"_s;
} // namespace EntityKind
