// SPDX-License-Identifier: MIT
#include "models/session/session.h"

#include "models/rulebook/filling.h"

#include <QJsonArray>
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

// Which AppSecret was handed over can be told by when it was kept.
Result<> recordStored(const QPointer<Session> &session, NewEvent stored)
{
    if (session && stored.payload.value("kind"_L1) == u"app-secret"_s) {
        session->answers().set(
            Journey::Keys::secretKept, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    }
    if (session && stored.payload.value("where"_L1) == u"keychain"_s) {
        stored.payload.insert(u"keychain"_s, session->tools().keychain.keychain());
    }
    const Result<> recorded = recordIn(session, stored);
    if (recorded) {
        Q_EMIT session->secretsChanged(); // nobody may wait for it any more
    }
    return recorded;
}

/// Whether \a finding says that a secret did not get into the keychain; others leave it open.
bool wroteNothing(const Finding &finding)
{
    static const QSet<QString> kIds{u"keychain.no-service"_s, u"keychain.locked"_s,
        u"keychain.declined"_s, u"keychain.too-big"_s};
    return kIds.contains(finding.id);
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

template <typename T>
Future<T> orElsewhere(Future<T> asked, const SecretStore &store, const QString &then)
{
    return asked.then([&store, then](const Result<T> &answer) {
        return answer
            ? answer
            : Result<T>(tl::unexpected(orElsewhere(answer.error(), then, store.keychain())));
    });
}

NewEvent confirmed(const Journey::Step &step, const Journey::Answers &answers)
{
    const Journey::Confirmation said = Journey::confirmationOf(step, answers);
    NewEvent event{EventKind::StepConfirmed, {{u"step"_s, Journey::idOf(step)}}};
    if (said != Journey::Confirmation()) {
        event.payload.insert(u"by"_s, said.by);
        event.payload.insert(u"how"_s, said.how);
    }
    return event;
}

bool changesAnything(const NewEvent &event)
{
    const bool isCleaning = event.payload.contains("where"_L1);
    return event.kind == EventKind::AnswerSet || event.kind == EventKind::SecretStored
        || event.kind == EventKind::IrreversibleIntended
        || (event.kind == EventKind::SecretRemoved && !isCleaning);
}

/// A finished journey that is changed is no longer finished; only to look at it changes nothing.
QList<NewEvent> reopening(const JourneyState &state, const QList<NewEvent> &events)
{
    const bool isChange = std::any_of(events.begin(), events.end(), changesAnything);
    return state.closed && isChange ? QList<NewEvent>{{EventKind::Reopened, {}}} + events : events;
}
} // namespace

Session::Session(const Toolbox &tools, const Journey::Spec &spec, QObject *parent)
    : Session(tools, spec, JourneyState{}, parent)
{
}

Session::Session(
    const Toolbox &tools, const Journey::Spec &spec, const JourneyState &state, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_state(state)
    , m_spec(spec)
    , m_answers(state.given())
{
    Journey::noteTicks(m_answers);
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(kAutosaveMs);
    connect(&m_autosave, &QTimer::timeout, this, [this] {
        if (const auto saved = save(); !saved) {
            Q_EMIT saveFailed(saved.error());
        }
    });
    // What a repair has lost stands in the window still, and is stored again.
    connect(&m_tools.journal, &Journal::repaired, this, [this] {
        readBack();
        touch();
    });
    for (const QString &kind : std::as_const(m_state.leftInKeychain)) {
        cleanKeychain(kind);
    }
}

QDateTime Session::provedAt(const QString &checkId) const
{
    for (const QJsonObject &json : m_state.checks) {
        const CheckResult check = checkResultFromJson(json);
        if (check.id == checkId && check.subject == m_answers[Journey::Keys::appId]
            && isProved(check)) {
            return QDateTime::fromString(json["at"_L1].toString(), Qt::ISODate);
        }
    }
    return {};
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
    Journey::Answers stored = m_state.given();
    const Journey::Answers asStored = stored;
    Journey::noteTicks(stored); // to note what ticks are about is no change of the user's
    return stored == m_answers
        ? QList<NewEvent>{}
        : QList<NewEvent>{{EventKind::AnswerSet, m_answers.changesSince(asStored)}};
}

Result<> Session::append(const QList<NewEvent> &events)
{
    m_autosave.stop();
    if (events.isEmpty()) {
        return {};
    }
    const auto appended = m_state.id.isEmpty()
        ? m_tools.journal.start(journeyId(), isPractice(), events)
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

Result<> Session::advance(const Journey::Step &from, const Journey::Step &to)
{
    conclude();
    return record(
        {confirmed(from, m_answers), {EventKind::StepEntered, {{u"step"_s, Journey::idOf(to)}}}});
}

Result<> Session::finish(const Journey::Step &last)
{
    conclude();
    return record({confirmed(last, m_answers), {EventKind::Closed, {}}});
}

void Session::conclude()
{
    if (m_spec.conclude) {
        m_spec.conclude(m_answers);
    }
}

Result<> Session::enter(const Journey::Step &step)
{
    return record({{EventKind::StepEntered, {{u"step"_s, Journey::idOf(step)}}}});
}

StepWords Session::stepWords(const Journey::Step &step) const
{
    return words().step(journeyId(), wordsId(step));
}

QString Session::wordsId(const Journey::Step &step) const
{
    const QString id = Journey::idOf(step);
    // Only there: it reads all results.
    if (&step == &m_spec.steps.back() && m_state.step == id) {
        const Verdict verdict = this->verdict();
        if (!verdict.isGood() && !verdict.isRequest) {
            return id + u"#open"_s;
        }
    }
    return Journey::wordsId(step, m_answers);
}

QString Session::withAnswers(const QString &markdown) const
{
    return markdown.contains(u'{')
        ? filled(markdown, valuesOf(m_answers.json(), QLocale(words().locale())), escaped)
        : markdown;
}

QSet<QString> Session::stepsInTrouble() const
{
    QSet<QString> steps;
    QSet<QString> blocks;
    if (lacksDomains(m_spec, m_answers)) {
        blocks << u"domains"_s;
    }
    for (const Journey::Step *step : Journey::unanswered(m_spec, counted())) {
        steps << Journey::idOf(*step);
    }
    for (const CheckResult &check : checks()) {
        if (isProved(check)) {
            continue;
        }
        blocks << blockOf(check) << u"preflight"_s; // passed over there
        const CatalogueEntry *entry = m_tools.rulebook.catalogue().find(check.finding.id);
        if (entry && check.status == CheckStatus::Failed) {
            steps.unite({entry->steps.begin(), entry->steps.end()});
        }
    }
    for (const auto &[kind, block] :
        {std::pair(u"app-secret"_s, u"appSecret"_s), std::pair(u"upload-key"_s, u"uploadKey"_s)}) {
        if (!secretTrouble(kind).id.isEmpty()) {
            blocks << block;
        }
    }
    for (auto act = m_state.acts.cbegin(); act != m_state.acts.cend(); ++act) {
        if (act->outcome.isEmpty() || act->outcome == "unclear"_L1) {
            blocks << act.key(); // nobody knows what became of it
        }
    }
    for (const QString &block : std::as_const(blocks)) {
        if (const auto *step = Journey::stepWith(m_spec, m_answers, block)) {
            steps << Journey::idOf(*step);
        }
    }
    return steps;
}

Result<> Session::goBack(
    const Journey::Step &step, const Journey::AnyKey &asked, const Journey::Trouble &trouble)
{
    const Journey::Answers before = m_answers;
    conclude();
    for (const Journey::AnyKey &key : trouble.again) {
        if (m_answers.json().contains(QLatin1StringView(key.id))) {
            m_answers.setValue(key, QJsonValue::Null);
        }
    }
    const QString to = QString::fromLatin1(trouble.step);
    const auto saved =
        record({{EventKind::WentBack,
                    {{u"step"_s, Journey::idOf(step)}, {u"answer"_s, QString::fromLatin1(asked.id)},
                        {u"why"_s, QString::fromLatin1(trouble.option)}, {u"to"_s, to}}},
            {EventKind::StepEntered, {{u"step"_s, to}}}});
    if (!saved) {
        m_answers = before;
        return saved;
    }
    if (Exercise *world = exercise()) {
        repair(*world);
    }
    Q_EMIT stepRequested(to);
    return {};
}

void Session::goToBlock(const QString &blockId)
{
    if (const Journey::Step *step = Journey::stepWith(m_spec, m_answers, blockId)) {
        Q_EMIT stepRequested(Journey::idOf(*step));
    }
}

Result<> Session::record(const QList<NewEvent> &events)
{
    return append(changedAnswers() + events);
}

Result<> Session::recordChecks(const QList<CheckResult> &results, bool isWhole)
{
    if (results.isEmpty() && !isWhole) {
        return {};
    }
    QJsonArray found;
    for (const CheckResult &result : results) {
        found.append(toJson(result));
    }
    return record({{EventKind::ChecksFinished,
        {{u"results"_s, found}, {u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
            {u"all"_s, isWhole}}}});
}

Future<> Session::keepSecret(const QString &kind, const Secret &secret, bool sessionOnly)
{
    if (secret.isEmpty()) {
        return ready<void>(failure(u"keychain.absent"_s));
    }
    // The journey needs its id before the secret can be named after it.
    if (m_state.id.isEmpty()) {
        if (const auto saved = enter(m_spec.steps.front()); !saved) {
            return ready<>(saved);
        }
    }
    ++m_keepings[kind];
    const NewEvent stored{EventKind::SecretStored,
        {{u"kind"_s, kind}, {u"where"_s, sessionOnly ? u"session"_s : u"keychain"_s},
            {u"appId"_s, m_answers[Journey::Keys::appId]}}};
    if (!sessionOnly) {
        return keepInKeychain(kind, secret, stored);
    }
    return andThen(m_tools.sessionSecrets.write({m_state.id, kind}, secret),
        [self = QPointer(this), stored, kind] {
            const Result<> recorded = recordStored(self, stored);
            if (recorded) {
                self->cleanKeychain(kind);
            }
            return ready<>(recorded);
        });
}

// The intent comes first: if the program ends before the outcome is recorded, the next one looks.
Future<> Session::keepInKeychain(const QString &kind, const Secret &secret, const NewEvent &stored)
{
    const int turn = m_keepings.value(kind);
    const bool wasLeft = m_state.leftInKeychain.contains(kind);
    if (const auto noted = record({{EventKind::SecretIntended, {{u"kind"_s, kind}}}}); !noted) {
        return ready<>(noted);
    }
    const Future<> written = m_tools.keychain.write({m_state.id, kind}, secret);
    onResult(written, this, [this, kind, wasLeft](const Result<> &result) {
        if (!result && !wasLeft && wroteNothing(result.error())) {
            (void)record({{EventKind::SecretNotStored, {{u"kind"_s, kind}}}});
        }
    });
    return andThen(written, [self = QPointer(this), stored, kind, turn] {
        if (self && self->m_keepings.value(kind) != turn) {
            self->cleanKeychain(kind);
            return ready<void>(failure(u"cancelled"_s)); // another one has been given since
        }
        const Result<> recorded = recordStored(self, stored);
        if (recorded) {
            self->dropFromSession(kind);
        }
        return ready<>(recorded);
    });
}

void Session::dropFromSession(const QString &kind)
{
    if (!hasOneStore()) {
        (void)m_tools.sessionSecrets.remove({m_state.id, kind});
    }
}

// Nothing is asked for it: a locked keychain keeps its copy until another time.
void Session::cleanKeychain(const QString &kind)
{
    if (!mayBeInKeychainToo(kind)) {
        return;
    }
    const SecretRef ref{m_state.id, kind};
    const auto cleaned = [this, kind](const Result<> &removed) {
        if (removed) {
            (void)record(
                {{EventKind::SecretRemoved, {{u"kind"_s, kind}, {u"where"_s, u"keychain"_s}}}});
            Q_EMIT secretsChanged();
        }
    };
    onResult(m_tools.keychain.has(ref), this, [this, ref, kind, cleaned](const Result<> &there) {
        if (there && mayBeInKeychainToo(kind)) { // it may have been kept there meanwhile
            onResult(m_tools.keychain.remove(ref), this, cleaned);
        } else if (!there && there.error().id == "keychain.absent"_L1) {
            cleaned({});
        }
    });
}

Result<SecretStore *> Session::storeOf(const QString &kind) const
{
    if (const Finding trouble = secretTrouble(kind); !trouble.id.isEmpty()) {
        return tl::unexpected(trouble);
    }
    const QString where = m_state.secrets.value(kind).where;
    if (where.isEmpty()) {
        return failure(u"keychain.absent"_s);
    }
    return where == "session"_L1 ? &m_tools.sessionSecrets : &m_tools.keychain;
}

Future<Secret> Session::readSecret(const QString &kind)
{
    const Result<SecretStore *> store = storeOf(kind);
    return store ? orElsewhere((*store)->read({m_state.id, kind}), **store, keychainOf(kind))
                 : ready<Secret>(tl::unexpected(store.error()));
}

Future<> Session::hasSecret(const QString &kind)
{
    const Result<SecretStore *> store = storeOf(kind);
    return store ? orElsewhere((*store)->has({m_state.id, kind}), **store, keychainOf(kind))
                 : ready<void>(tl::unexpected(store.error()));
}

QString Session::keychainOf(const QString &kind) const
{
    return m_state.secrets.value(kind).keychain;
}

Future<> Session::removeSecret(const QString &kind)
{
    const SecretRef ref{m_state.id, kind};
    const bool inKeychain =
        m_state.secrets.value(kind).where == "keychain"_L1 || m_state.leftInKeychain.contains(kind);
    const Future<> fromSession = m_tools.sessionSecrets.remove(ref);
    const Future<> fromBoth = inKeychain
        ? andThen(fromSession, [&store = m_tools.keychain, ref] { return store.remove(ref); })
        : fromSession;
    const auto removed = [self = QPointer(this), &store = m_tools.keychain, kind,
                             then = keychainOf(kind)] {
        // It was not there to be removed.
        const Finding found = orElsewhere({u"keychain.absent"_s, {}, {}}, then, store.keychain());
        if (found.id == "keychain.elsewhere"_L1) {
            return ready<void>(tl::unexpected(found));
        }
        return ready<>(recordIn(self, {EventKind::SecretRemoved, {{u"kind"_s, kind}}}));
    };
    return andThen(fromBoth, removed);
}

QString Session::secretPlace(const QString &kind) const
{
    return secretTrouble(kind).id.isEmpty() ? m_state.secrets.value(kind).where : QString();
}

Finding Session::secretTrouble(const QString &kind) const
{
    const auto kept = m_state.secrets.constFind(kind);
    if (kept == m_state.secrets.constEnd()) {
        return {};
    }
    const QString family = kind == "upload-key"_L1 ? u"key."_s : u"secret."_s;
    if (kept->where == "session"_L1 && !isInSession(kind)) {
        return {family + u"session-ended"_s, {}, {}}; // no AppID brings it back
    }
    if (!kept->appId.isEmpty() && kept->appId != m_answers[Journey::Keys::appId]) {
        return {family + u"other-appid"_s, {{u"appId"_s, kept->appId}}, {}};
    }
    return {};
}

// Practice keeps everything in memory.
bool Session::hasOneStore() const
{
    return &m_tools.sessionSecrets == &m_tools.keychain;
}

bool Session::isInSession(const QString &kind) const
{
    const Future<> has = m_tools.sessionSecrets.has({m_state.id, kind});
    return has.isFinished() && has.result().has_value(); // memory answers at once
}

bool Session::mayBeInKeychainToo(const QString &kind) const
{
    return !hasOneStore() && m_state.leftInKeychain.contains(kind)
        && m_state.secrets.value(kind).where != "keychain"_L1;
}
