// SPDX-License-Identifier: MIT
#include "models/journal/entitystate.h"

using namespace Qt::StringLiterals;

namespace {
void applyAnswers(EntityState &state, const Event &event)
{
    const QJsonObject from = event.payload.value("from"_L1).toObject();
    for (auto it = event.payload.begin(); it != event.payload.end(); ++it) {
        if (it.key() != "from"_L1) {
            state.facts.insert(it.key(),
                {it.value(), event.at, from.value("journey"_L1).toString(),
                    from.value("step"_L1).toString(), from.value("migrated"_L1).toBool()});
        }
    }
}

void removeRelation(EntityState &state, const QJsonObject &payload)
{
    state.relations.removeIf([&payload](const Relation &one) {
        return one.role == payload.value("role"_L1).toString()
            && one.entity == payload.value("entity"_L1).toString();
    });
}

void addRelation(EntityState &state, const Event &event)
{
    removeRelation(state, event.payload);
    state.relations.append(
        {event.payload.value("role"_L1).toString(), event.payload.value("entity"_L1).toString(),
            event.payload.value("method"_L1).toString(), event.at});
}
} // namespace

QJsonObject EntityState::answers() const
{
    QJsonObject all;
    for (auto it = facts.cbegin(); it != facts.cend(); ++it) {
        all.insert(it.key(), it->value);
    }
    return all;
}

EntityState foldEntity(std::span<const Event> events)
{
    EntityState state;
    for (const Event &event : events) {
        apply(state, event);
    }
    return state;
}

void apply(EntityState &state, const Event &event)
{
    const QJsonObject &payload = event.payload;
    state.id = event.journeyId;
    state.lastSeq = event.seq;
    state.changedAt = event.at;
    if (event.kind == EventKind::Created) {
        state.kind = payload.value("kind"_L1).toString();
        state.createdAt = event.at;
    } else if (event.kind == EventKind::AnswerSet) {
        applyAnswers(state, event);
    } else if (event.kind == EventKind::Related) {
        addRelation(state, event);
    } else if (event.kind == EventKind::Unrelated) {
        removeRelation(state, payload);
    } else if (event.kind == EventKind::PutAway) {
        state.putAway = true;
    } else if (event.kind == EventKind::TakenOut) {
        state.putAway = false;
    } else if (event.kind == EventKind::Merged) {
        state.mergedInto = payload.value("into"_L1).toString();
    }
}
