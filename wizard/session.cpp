// SPDX-License-Identifier: MIT
#include "wizard/session.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr int kAutosaveMs = 300;

// A store may answer after the window was closed.
Result<> recordIn(const QPointer<Session> &session, const NewEvent &event)
{
    return session ? session->record({event}) : Result<>(failure(u"cancelled"_s));
}

/// What \a why is if the secret was given to the keychain \a then and \a now answers: another
/// desktop may bring another keychain.
Finding orElsewhere(const Finding &why, const QString &then, const QString &now)
{
    const bool isOther = !then.isEmpty() && !now.isEmpty() && then != now;
    return why.id == "keychain.absent"_L1 && isOther
        ? Finding{u"keychain.elsewhere"_s, {{u"then"_s, then}, {u"now"_s, now}}, {}}
        : why;
}

bool changesAnything(const NewEvent &event)
{
    return event.kind == EventKind::AnswerSet || event.kind == EventKind::SecretStored
        || event.kind == EventKind::SecretRemoved;
}

/// A finished journey that is changed is no longer finished; only to look at it changes nothing.
QList<NewEvent> reopening(const JourneyState &state, const QList<NewEvent> &events)
{
    const bool isChange = std::any_of(events.begin(), events.end(), changesAnything);
    return state.closed && isChange ? QList<NewEvent>{{EventKind::Reopened, {}}} + events : events;
}
} // namespace

Session::Session(const Toolbox &tools, QObject *parent)
    : Session(tools, JourneyState{}, parent)
{
}

Session::Session(const Toolbox &tools, const JourneyState &state, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_state(state)
    , m_draft(state.draft())
{
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(kAutosaveMs);
    connect(&m_autosave, &QTimer::timeout, this, [this] {
        if (const auto saved = save(); !saved) {
            Q_EMIT saveFailed(saved.error());
        }
    });
}

void Session::touch()
{
    // Not started anew by each key: who types without a pause is saved, too.
    if (!m_autosave.isActive()) {
        m_autosave.start();
    }
}

QList<NewEvent> Session::changedAnswers() const
{
    const QJsonObject changed = Journey::changes(m_state.draft(), m_draft);
    return changed.isEmpty() ? QList<NewEvent>{} : QList<NewEvent>{{EventKind::AnswerSet, changed}};
}

Result<> Session::append(const QList<NewEvent> &events)
{
    m_autosave.stop();
    if (events.isEmpty()) {
        return {};
    }
    const auto appended = m_state.id.isEmpty()
        ? m_tools.journal.start(u"certify"_s, isPractice(), events)
        : m_tools.journal.append(m_state.id, reopening(m_state, events));
    if (!appended) {
        readBack();
        return tl::unexpected(appended.error());
    }
    for (const Event &event : *appended) {
        apply(m_state, event);
    }
    return {};
}

/// After a failure the journal alone knows what it holds.
void Session::readBack()
{
    if (m_state.id.isEmpty()) {
        return;
    }
    if (auto state = m_tools.journal.load(m_state.id)) {
        m_state = *state;
    }
}

Result<> Session::save()
{
    return append(changedAnswers());
}

Result<> Session::advance(Journey::Step from, Journey::Step to)
{
    QList<NewEvent> events = changedAnswers();
    events << NewEvent{EventKind::StepConfirmed, {{u"step"_s, Journey::stepId(from)}}}
           << NewEvent{EventKind::StepEntered, {{u"step"_s, Journey::stepId(to)}}};
    return append(events);
}

Result<> Session::enter(Journey::Step step)
{
    QList<NewEvent> events = changedAnswers();
    events << NewEvent{EventKind::StepEntered, {{u"step"_s, Journey::stepId(step)}}};
    return append(events);
}

Result<> Session::record(const QList<NewEvent> &events)
{
    return append(changedAnswers() + events);
}

Future<> Session::keepSecret(const QString &kind, const Secret &secret, bool sessionOnly)
{
    // The journey needs its id before the secret can be named after it.
    if (m_state.id.isEmpty()) {
        if (const auto saved = enter(Journey::Step::Goal); !saved) {
            return ready<>(saved);
        }
    }
    SecretStore &store = sessionOnly ? m_tools.sessionSecrets : m_tools.keychain;
    return andThen(store.write({m_state.id, kind}, secret),
        [self = QPointer(this), &store, kind, sessionOnly] {
            const QString where = sessionOnly ? u"session"_s : u"keychain"_s;
            return ready<>(recordIn(self,
                {EventKind::SecretStored,
                    {{u"kind"_s, kind}, {u"where"_s, where}, {u"keychain"_s, store.keychain()}}}));
        });
}

Future<Secret> Session::readSecret(const QString &kind)
{
    const QString where = m_state.secrets.value(kind);
    if (where.isEmpty()) {
        return ready<Secret>(failure(u"keychain.absent"_s));
    }
    SecretStore &store = where == "session"_L1 ? m_tools.sessionSecrets : m_tools.keychain;
    const auto told = [&store, then = m_state.keychains.value(kind)](const Result<Secret> &read) {
        return read
            ? read
            : Result<Secret>(tl::unexpected(orElsewhere(read.error(), then, store.keychain())));
    };
    return store.read({m_state.id, kind}).then(told);
}

Future<> Session::removeSecret(const QString &kind)
{
    const bool sessionOnly = m_state.secrets.value(kind) == "session"_L1;
    SecretStore &store = sessionOnly ? m_tools.sessionSecrets : m_tools.keychain;
    const auto removed = [self = QPointer(this), &store, kind,
                             then = m_state.keychains.value(kind)] {
        // It was not there to be removed.
        const Finding found = orElsewhere({u"keychain.absent"_s}, then, store.keychain());
        if (found.id == "keychain.elsewhere"_L1) {
            return ready<void>(tl::unexpected(found));
        }
        return ready<>(recordIn(self, {EventKind::SecretRemoved, {{u"kind"_s, kind}}}));
    };
    return andThen(store.remove({m_state.id, kind}), removed);
}

QString Session::secretPlace(const QString &kind) const
{
    return m_state.secrets.value(kind);
}
