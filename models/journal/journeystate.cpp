// SPDX-License-Identifier: MIT
#include "models/journal/journeystate.h"

#include "models/journey/spec.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
void applyStarted(JourneyState &state, const Event &event)
{
    state.journey = event.payload.value("journey"_L1).toString();
    state.practice = event.payload.value("practice"_L1).toBool();
    state.startedAt = event.at;
}

void applyAnswers(JourneyState &state, const QJsonObject &answers, bool isSeen)
{
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        state.answers.insert(it.key(), it.value());
        if (isSeen) {
            state.seen.insert(it.key());
        } else {
            state.seen.remove(it.key());
        }
    }
}

/// Older versions said by whom in the answers alone.
Journey::Confirmation confirmationOf(const JourneyState &state, const QJsonObject &payload)
{
    if (payload.contains("by"_L1) || payload.contains("how"_L1)) {
        return {payload.value("by"_L1).toString(), payload.value("how"_L1).toString()};
    }
    const Journey::Spec *spec = Journey::journey(state.journey);
    const auto *step = spec ? Journey::stepOf(*spec, payload.value("step"_L1).toString()) : nullptr;
    return step ? Journey::confirmationOf(*step, state.given()) : Journey::Confirmation();
}

void applyConfirmed(JourneyState &state, const Event &event)
{
    const auto [by, how] = confirmationOf(state, event.payload);
    StepMark &mark = state.confirmed[event.payload.value("step"_L1).toString()];
    mark = {event.at, by, how, mark.firstAt.isValid() ? mark.firstAt : event.at};
}

void applyWentBack(JourneyState &state, const Event &event)
{
    const auto text = [&event](
                          QLatin1StringView key) { return event.payload.value(key).toString(); };
    state.rounds.append({event.at, text("step"_L1), text("answer"_L1), text("why"_L1)});
    for (StepMark &mark : state.confirmed) {
        mark.firstAt = {};
    }
}

// No key holds a NUL: JSON text of ours is typed or made by the program.
QString checkPlace(const QJsonObject &check, const QString &kind)
{
    return check.value("id"_L1).toString() + QChar::Null + kind + QChar::Null
        + check.value("subject"_L1).toString();
}

void applyCheck(JourneyState &state, const QJsonObject &check)
{
    const QString place = checkPlace(check, check.value("kind"_L1).toString());
    if (!state.checkPlaces.contains(place)) {
        // An older version did not say which list a domain stands in.
        const QString older = checkPlace(check, {});
        state.checkPlaces.insert(place,
            state.checkPlaces.contains(older) ? state.checkPlaces.take(older)
                                              : state.checks.size());
    }
    const qsizetype index = state.checkPlaces.value(place);
    if (index == state.checks.size()) {
        state.checks.append(check);
    } else {
        state.checks[index] = check;
    }
}

void applyChecks(JourneyState &state, const QJsonObject &payload)
{
    const QJsonValue at = payload.value("at"_L1);
    for (const QJsonValue &result : payload.value("results"_L1).toArray()) {
        QJsonObject check = result.toObject();
        check.insert("at"_L1, at);
        applyCheck(state, check);
    }
    if (payload.value("all"_L1).toBool()) {
        state.checkedAt = QDateTime::fromString(at.toString(), Qt::ISODate);
    }
}

void applyStored(JourneyState &state, const QJsonObject &payload)
{
    const QString kind = payload.value("kind"_L1).toString();
    const KeptPlace place{payload.value("where"_L1).toString(),
        payload.value("appId"_L1).toString(), payload.value("keychain"_L1).toString()};
    if (place.where == "keychain"_L1) {
        state.leftInKeychain.remove(kind);
    } else if (state.secrets.value(kind).where == "keychain"_L1) {
        state.leftInKeychain.insert(kind);
    }
    state.secrets.insert(kind, place);
}

void applyRemoved(JourneyState &state, const QJsonObject &payload)
{
    const QString kind = payload.value("kind"_L1).toString();
    const QString where = payload.value("where"_L1).toString();
    state.leftInKeychain.remove(kind);
    if (where.isEmpty() || state.secrets.value(kind).where == where) {
        state.secrets.remove(kind);
    }
}
} // namespace

JourneyState fold(const QList<Event> &events)
{
    JourneyState state;
    for (const Event &event : events) {
        apply(state, event);
    }
    return state;
}

void apply(JourneyState &state, const Event &event)
{
    const QJsonObject &payload = event.payload;
    state.id = event.journeyId;
    state.lastSeq = event.seq;
    state.changedAt = event.at;
    if (event.kind == EventKind::Started) {
        applyStarted(state, event);
    } else if (event.kind == EventKind::AnswerSet) {
        applyAnswers(state, payload, false);
    } else if (event.kind == EventKind::StepEntered) {
        state.step = payload.value("step"_L1).toString();
    } else if (event.kind == EventKind::StepConfirmed) {
        applyConfirmed(state, event);
    } else if (event.kind == EventKind::WentBack) {
        applyWentBack(state, event);
    } else if (event.kind == EventKind::CheckFinished) {
        applyCheck(state, payload);
    } else if (event.kind == EventKind::ChecksFinished) {
        applyChecks(state, payload);
    } else if (event.kind == EventKind::SecretIntended) {
        state.leftInKeychain.insert(payload.value("kind"_L1).toString());
    } else if (event.kind == EventKind::SecretNotStored) {
        state.leftInKeychain.remove(payload.value("kind"_L1).toString());
    } else if (event.kind == EventKind::SecretStored) {
        applyStored(state, payload);
    } else if (event.kind == EventKind::SecretRemoved) {
        applyRemoved(state, payload);
    } else if (event.kind == EventKind::Related) {
        state.entities.insert(payload.value("role"_L1).toString(),
            {payload.value("entity"_L1).toString(), payload.value("migrated"_L1).toBool()});
    } else if (event.kind == EventKind::Unrelated) {
        state.entities.remove(payload.value("role"_L1).toString());
    } else if (event.kind == EventKind::EntitySeen) {
        applyAnswers(state, payload.value("facts"_L1).toObject(), true);
    } else if (event.kind == EventKind::IrreversibleIntended
        || event.kind == EventKind::IrreversibleOutcome) {
        state.acts.insert(
            payload.value("act"_L1).toString(), {event.at, payload.value("outcome"_L1).toString()});
    } else if (event.kind == EventKind::Closed) {
        state.closed = true;
    } else if (event.kind == EventKind::Reopened) {
        state.closed = false;
    }
}
