// SPDX-License-Identifier: MIT
#include "models/session/irreversible.h"

#include "models/journey/consequences.h"

using namespace Qt::StringLiterals;

namespace {
const QString kSaying = u"irreversible.say-"_s;
const QString kBegin = kSaying + u"begin"_s;
} // namespace

IrreversibleAct::IrreversibleAct(Session &session, const QString &id, Journey::Act act)
    : m_session(session)
    , m_id(id)
    , m_act(act)
{
}

IrreversibleAct::State IrreversibleAct::state() const
{
    const auto known = m_session.state().acts.constFind(m_id);
    if (known == m_session.state().acts.constEnd() || known->outcome == "not-done"_L1) {
        return State::NotBegun;
    }
    const bool isOpen = known->outcome.isEmpty();
    return known->outcome == "done"_L1 ? State::Done
        : isOpen && m_isBegunHere      ? State::UnderWay
                                       : State::Asked;
}

QString IrreversibleAct::wordsId() const
{
    switch (state()) {
    case State::NotBegun:
        return u"irreversible.not-begun"_s;
    case State::UnderWay:
        return u"irreversible.under-way"_s;
    case State::Asked:
        return u"irreversible.asked"_s;
    case State::Done:
        return u"irreversible.done"_s;
    }
    Q_UNREACHABLE();
}

QStringList IrreversibleAct::sayings()
{
    return {kBegin, kSaying + u"done"_s, kSaying + u"not-done"_s, kSaying + u"unclear"_s};
}

bool IrreversibleAct::canSay(const QString &saying) const
{
    return state() != State::Done && (state() == State::NotBegun) == (saying == kBegin);
}

Result<> IrreversibleAct::say(const QString &saying)
{
    if (!canSay(saying)) {
        return {};
    }
    if (saying != kBegin) {
        return end(saying.mid(kSaying.size()));
    }
    const auto noted = m_session.record({{EventKind::IrreversibleIntended, {{u"act"_s, m_id}}}});
    m_isBegunHere = noted.has_value();
    return noted;
}

Result<> IrreversibleAct::end(const QString &outcome)
{
    const Journey::Answers before = m_session.answers();
    if (outcome == "done"_L1) {
        Journey::settle(m_session.answers(), m_act);
    }
    const auto noted = m_session.record(
        {{EventKind::IrreversibleOutcome, {{u"act"_s, m_id}, {u"outcome"_s, outcome}}}});
    if (!noted) {
        m_session.answers() = before;
    }
    return noted;
}
