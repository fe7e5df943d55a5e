// SPDX-License-Identifier: MIT
#include "models/session/practices.h"

#include "models/sandbox/scenario.h"

using namespace Qt::StringLiterals;

QList<Practice> journeysToPractise(const Words &words)
{
    QList<Practice> all;
    for (const QString &id : words.anchors(u"journeys"_s)) {
        all.append({words.journey(id).title, {}, id});
    }
    return all;
}

QList<Practice> exercisesToPractise(const Words &words)
{
    QList<Practice> all;
    for (const QString &id : exerciseIds().mid(1)) {
        all.append({words.block({}, u"exercise."_s + id).label, id, {}});
    }
    return all;
}
