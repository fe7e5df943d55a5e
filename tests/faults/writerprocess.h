// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/journal.h"
#include "tests/support/datafolder.h"

#include <QProcess>
#include <QStringList>

/// What a journalwriter has said.
struct Told
{
    QString journeyId;
    int stored = 0; ///< the highest number that was acknowledged
    QList<int> acknowledged;
    QStringList failures; ///< finding ids and codes, in order
    QString read;
    QString all;
};

inline Told told(const QByteArray &output)
{
    Told result;
    result.all = QString::fromUtf8(output);
    // A line that was cut by the end of the process says nothing.
    const QStringList lines =
        result.all.split(QLatin1Char('\n')).mid(0, result.all.count(QLatin1Char('\n')));
    for (const QString &line : lines) {
        const QStringList words = line.split(QLatin1Char(' '));
        const QString first = words.first();
        if (first == QLatin1String("start")) {
            result.journeyId = words.at(1);
        } else if (first == QLatin1String("stored")) {
            result.stored = words.at(1).toInt();
            result.acknowledged.append(result.stored);
        } else if (first == QLatin1String("failed")) {
            result.failures.append(words.mid(2).join(QLatin1Char(' ')).trimmed());
        } else if (first.endsWith(QLatin1String("-failed"))) {
            result.failures.append(words.mid(1).join(QLatin1Char(' ')).trimmed());
        } else if (first == QLatin1String("read")) {
            result.read = words.mid(1).join(QLatin1Char(' '));
        }
    }
    return result;
}

/// Empty if the entity of a journey was told what each of its appends says, in order.
inline QString wrongIn(const QList<Event> &entity, const QList<Event> &journey)
{
    QStringList told;
    QStringList said;
    const auto add = [](QStringList &into, const Event &event) {
        if (event.kind == EventKind::AnswerSet) {
            into.append(event.payload.value(QLatin1String("name")).toString());
        }
    };
    for (const Event &event : entity) {
        add(told, event);
    }
    for (const Event &event : journey) {
        add(said, event);
    }
    return told == said
        ? QString()
        : QStringLiteral("the entity knows %1 of %2 answers").arg(told.size()).arg(said.size());
}

/// Empty if \a events are whole triples, each once and in order, and hold all that was
/// acknowledged; else what is wrong.
inline QString wrongIn(const QList<Event> &events, const QList<int> &acknowledged)
{
    QList<int> seen;
    if (events.isEmpty() || events.first().kind != EventKind::Started || events.size() % 3 != 1) {
        return QStringLiteral("half a transaction: %1 events").arg(events.size());
    }
    for (qsizetype i = 1; i < events.size(); ++i) {
        const QJsonObject &payload = events.at(i).payload;
        const QString part = QStringLiteral("abc").at((i - 1) % 3);
        if (payload.value(QLatin1String("part")).toString() != part) {
            return QStringLiteral("event %1 is out of place").arg(i);
        }
        seen.append(payload.value(QLatin1String("n")).toInt());
        if (seen.last() != seen.at((i - 1) / 3 * 3)) {
            return QStringLiteral("event %1 is of another append").arg(i);
        }
    }
    for (qsizetype i = 3; i < seen.size(); i += 3) {
        if (seen.at(i) <= seen.at(i - 3)) {
            return QStringLiteral("append %1 was stored twice").arg(seen.at(i));
        }
    }
    for (const int n : acknowledged) {
        if (!seen.contains(n)) {
            return QStringLiteral("acknowledged append %1 is lost").arg(n);
        }
    }
    return {};
}

/// Empty if \a journal holds all that was acknowledged, in the journey and in its mini program.
inline QString wrongIn(const Journal &journal, const Told &said)
{
    const auto state = journal.load(said.journeyId);
    auto events = journal.events(said.journeyId);
    if (!state || !events) {
        return QStringLiteral("journey: ") + (!state ? state.error().id : events.error().id);
    }
    events->removeIf([](const Event &event) { return event.kind == EventKind::Related; });
    const QString wrong = wrongIn(*events, said.acknowledged);
    const QString entity = state->entities.value(EntityKind::MiniProgram).id;
    if (!wrong.isEmpty() || entity.isEmpty()) {
        return wrong.isEmpty() && events->size() > 1 ? QStringLiteral("no entity") : wrong;
    }
    const auto known = journal.entityEvents(entity);
    return known ? wrongIn(*known, *events) : QStringLiteral("entity: ") + known.error().id;
}
