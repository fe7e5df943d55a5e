// SPDX-License-Identifier: MIT
#include "models/journal/journeystate.h"

using namespace Qt::StringLiterals;

namespace {
void applyStarted(JourneyState &state, const Event &event)
{
    state.journey = event.payload.value("journey"_L1).toString();
    state.practice = event.payload.value("practice"_L1).toBool();
    state.startedAt = event.at;
}

void applyAnswers(JourneyState &state, const QJsonObject &answers)
{
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        state.answers.insert(it.key(), it.value());
    }
}

void applyConfirmed(JourneyState &state, const Event &event)
{
    const QJsonObject &p = event.payload;
    state.confirmed.insert(p.value("step"_L1).toString(),
        {event.at, p.value("by"_L1).toString(), p.value("how"_L1).toString()});
}

void applyCheck(JourneyState &state, const QJsonObject &check)
{
    // No key holds a NUL: JSON text of ours is typed or made by the program.
    const QString place = check.value("id"_L1).toString() + QChar::Null
        + check.value("kind"_L1).toString() + QChar::Null + check.value("subject"_L1).toString();
    const auto known = state.checkPlaces.constFind(place);
    if (known == state.checkPlaces.cend()) {
        state.checkPlaces.insert(place, state.checks.size());
        state.checks.append(check);
    } else {
        state.checks[*known] = check;
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
    const QString secret = payload.value("kind"_L1).toString();
    state.id = event.journeyId;
    state.lastSeq = event.seq;
    state.changedAt = event.at;
    if (event.kind == EventKind::Started) {
        applyStarted(state, event);
    } else if (event.kind == EventKind::AnswerSet) {
        applyAnswers(state, payload);
    } else if (event.kind == EventKind::StepEntered) {
        state.step = payload.value("step"_L1).toString();
    } else if (event.kind == EventKind::StepConfirmed) {
        applyConfirmed(state, event);
    } else if (event.kind == EventKind::CheckFinished) {
        applyCheck(state, payload);
    } else if (event.kind == EventKind::SecretStored) {
        state.secrets.insert(secret, payload.value("where"_L1).toString());
        state.keychains.insert(secret, payload.value("keychain"_L1).toString());
    } else if (event.kind == EventKind::SecretRemoved) {
        state.secrets.remove(secret);
        state.keychains.remove(secret);
    } else if (event.kind == EventKind::Closed) {
        state.closed = true;
    } else if (event.kind == EventKind::Reopened) {
        state.closed = false;
    }
}
