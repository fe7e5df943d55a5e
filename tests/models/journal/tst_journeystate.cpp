// SPDX-License-Identifier: MIT
#include "models/journal/journeystate.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QDateTime start(QDate(2026, 1, 31), QTime(8, 0), Qt::UTC);

QList<Event> numbered(const QList<NewEvent> &events)
{
    QList<Event> all;
    for (const NewEvent &event : events) {
        const qint64 seq = all.size() + 1;
        all.append({u"j1"_s, seq, start.addSecs(seq), seq * 1000, event.kind, event.payload});
    }
    return all;
}

NewEvent check(const QString &id, const QString &subject, const QString &status)
{
    return {
        EventKind::CheckFinished, {{u"id"_s, id}, {u"subject"_s, subject}, {u"status"_s, status}}};
}

/// Everything of a state, to compare by.
QByteArray dump(const JourneyState &s)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << s.id << s.journey << s.practice << s.step << s.answers << s.startedAt << s.changedAt
        << s.closed << s.lastSeq;
    QStringList rest;
    for (auto it = s.confirmed.begin(); it != s.confirmed.end(); ++it) {
        rest.append(it.key() + it->at.toString(Qt::ISODate) + it->by + it->how
            + it->firstAt.toString(Qt::ISODate));
    }
    for (const PastRound &round : s.rounds) {
        rest.append(round.at.toString(Qt::ISODate) + round.step + round.answer + round.why);
    }
    for (auto it = s.secrets.begin(); it != s.secrets.end(); ++it) {
        rest.append(it.key() + it->where + it->appId);
    }
    rest += s.leftInKeychain.values();
    for (auto it = s.acts.begin(); it != s.acts.end(); ++it) {
        rest.append(it.key() + it->at.toString(Qt::ISODate) + it->outcome);
    }
    rest.sort();
    out << rest << s.checks.size();
    for (const QJsonObject &one : s.checks) {
        out << one;
    }
    return bytes;
}

NewEvent randomEvent(QRandomGenerator &random)
{
    const QString letter = QChar(u'a' + random.bounded(3));
    const QList<NewEvent> choices{
        {EventKind::AnswerSet, {{letter, random.bounded(9)}}},
        {EventKind::StepEntered, {{u"step"_s, letter}}},
        {EventKind::StepConfirmed,
            {{u"step"_s, letter}, {u"by"_s, u"x"_s}, {u"how"_s, u"saw-it"_s}}},
        check(letter, letter, QString::number(random.bounded(9))),
        {EventKind::SecretStored, {{u"kind"_s, letter}, {u"where"_s, u"session"_s}}},
        {EventKind::SecretIntended, {{u"kind"_s, letter}}},
        {EventKind::SecretRemoved, {{u"kind"_s, letter}}},
        {EventKind::IrreversibleIntended, {{u"act"_s, letter}}},
        {EventKind::IrreversibleOutcome, {{u"act"_s, letter}, {u"outcome"_s, u"done"_s}}},
        {EventKind::NoteAdded, {{u"text"_s, letter}}},
        {EventKind::WentBack,
            {{u"step"_s, letter}, {u"answer"_s, letter}, {u"why"_s, letter}, {u"to"_s, letter}}},
        {u"ofTomorrow"_s, {{u"step"_s, letter}, {u"kind"_s, letter}}},
        {EventKind::Closed, {}},
    };
    return choices.at(random.bounded(int(choices.size())));
}
} // namespace

class JourneyStateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsRoundsAndWhenEachBegan()
    {
        const NewEvent confirmed{EventKind::StepConfirmed, {{u"step"_s, u"submit"_s}}};
        const NewEvent back{EventKind::WentBack,
            {{u"step"_s, u"waiting"_s}, {u"answer"_s, u"rejection"_s}, {u"why"_s, u"privacy"_s},
                {u"to"_s, u"profile"_s}}};
        const JourneyState one = fold(numbered({confirmed, confirmed}));
        QCOMPARE(one.confirmed[u"submit"_s].firstAt, start.addSecs(1));
        QCOMPARE(one.confirmed[u"submit"_s].at, start.addSecs(2));
        QVERIFY(one.rounds.isEmpty());
        const JourneyState two = fold(numbered({confirmed, confirmed, back, confirmed}));
        QCOMPARE(two.confirmed[u"submit"_s].firstAt, start.addSecs(4));
        QCOMPARE(two.rounds.size(), 1);
        QCOMPARE(two.rounds.constFirst().at, start.addSecs(3));
        QCOMPARE(two.rounds.constFirst().step, u"waiting"_s);
        QCOMPARE(two.rounds.constFirst().answer, u"rejection"_s);
        QCOMPARE(two.rounds.constFirst().why, u"privacy"_s);
    }
    void tellsByWhomAStepWasConfirmed()
    {
        const NewEvent said{EventKind::AnswerSet,
            {{u"bindConfirmation"_s, QJsonObject{{u"by"_s, u"Li"_s}, {u"how"_s, u"saw-it"_s}}}}};
        const auto confirmed = [&said](const QJsonObject &more) {
            QJsonObject payload{{u"step"_s, u"scan-bind"_s}};
            for (auto it = more.begin(); it != more.end(); ++it) {
                payload.insert(it.key(), it.value());
            }
            const JourneyState state =
                fold(numbered({{EventKind::Started, {{u"journey"_s, u"certify"_s}}}, said,
                    {EventKind::StepConfirmed, payload},
                    {EventKind::StepConfirmed, {{u"step"_s, u"of-tomorrow"_s}}}}));
            return state.confirmed.value(u"scan-bind"_s);
        };
        const StepMark mark = confirmed({{u"by"_s, u"Wang"_s}, {u"how"_s, u"was-told"_s}});
        QCOMPARE(mark.by, u"Wang"_s); // the event's own word
        QCOMPARE(mark.how, u"was-told"_s);
        const StepMark older = confirmed({}); // an older version left it to the answers
        QCOMPARE(older.by, u"Li"_s);
        QCOMPARE(older.how, u"saw-it"_s);
    }
    void checksAreOnePerIdKindAndSubject()
    {
        JourneyState state;
        const auto check = [&state](const QString &kind, const QString &status) {
            apply(state,
                {u"j"_s, state.lastSeq + 1, {}, 0, EventKind::CheckFinished,
                    {{u"id"_s, u"domain"_s}, {u"kind"_s, kind}, {u"subject"_s, u"https://a.com"_s},
                        {u"status"_s, status}}});
        };
        check(u"request"_s, u"passed"_s);
        check(u"business"_s, u"failed"_s);
        check(u"request"_s, u"failed"_s);
        QCOMPARE(state.checks.size(), 2);
        QCOMPARE(state.checks.at(0).value("kind"_L1).toString(), u"request"_s);
        QCOMPARE(state.checks.at(0).value("status"_L1).toString(), u"failed"_s);
    }

    void changedAfterItsEndItIsOpenAgain()
    {
        JourneyState state;
        apply(state, {u"j"_s, 1, {}, 0, EventKind::Closed, {}});
        QVERIFY(state.closed);
        apply(state, {u"j"_s, 2, {}, 0, EventKind::Reopened, {}});
        QVERIFY(!state.closed);
    }

    void nothingHappened() { QCOMPARE(dump(fold({})), dump(JourneyState())); }

    void everyKindTells()
    {
        const JourneyState state = fold(numbered({
            {EventKind::Started, {{u"journey"_s, u"certify"_s}, {u"practice"_s, true}}},
            {EventKind::AnswerSet, {{u"name"_s, u"示例商城"_s}, {u"method"_s, u"scan"_s}}},
            {EventKind::AnswerSet, {{u"method"_s, u"managed"_s}, {u"ofTomorrow"_s, 7}}},
            {EventKind::StepEntered, {{u"step"_s, u"account"_s}}},
            {EventKind::StepConfirmed,
                {{u"step"_s, u"bind"_s}, {u"by"_s, u"王芳"_s}, {u"how"_s, u"saw-it"_s}}},
            {EventKind::SecretStored, {{u"kind"_s, u"app-secret"_s}, {u"where"_s, u"keychain"_s}}},
            {EventKind::SecretStored, {{u"kind"_s, u"upload-key"_s}, {u"where"_s, u"session"_s}}},
            {EventKind::SecretRemoved, {{u"kind"_s, u"app-secret"_s}}},
            {EventKind::LinkOpened, {{u"link"_s, u"console"_s}}},
            {EventKind::NoteAdded, {{u"text"_s, u"called the customer"_s}}},
            {EventKind::Closed, {}},
        }));
        QCOMPARE(state.id, u"j1"_s);
        QCOMPARE(state.journey, u"certify"_s);
        QVERIFY(state.practice);
        QCOMPARE(state.startedAt, start.addSecs(1));
        QCOMPARE(state.answers,
            QJsonObject(
                {{u"name"_s, u"示例商城"_s}, {u"method"_s, u"managed"_s}, {u"ofTomorrow"_s, 7}}));
        QCOMPARE(state.given()[Journey::Keys::method], Journey::Method::Managed);
        QCOMPARE(state.step, u"account"_s);
        QCOMPARE(state.confirmed.size(), 1);
        QCOMPARE(state.confirmed.value(u"bind"_s).at, start.addSecs(5));
        QCOMPARE(state.confirmed.value(u"bind"_s).by, u"王芳"_s);
        QCOMPARE(state.confirmed.value(u"bind"_s).how, u"saw-it"_s);
        QCOMPARE(state.secrets, (QHash<QString, KeptPlace>{{u"upload-key"_s, {u"session"_s, {}}}}));
        QVERIFY(state.closed);
        QCOMPARE(state.lastSeq, 11);
        QCOMPARE(state.changedAt, start.addSecs(11));
    }

    void checksKeepTheirPlaceAndTheirLastResult()
    {
        const JourneyState state =
            fold(numbered({check(u"a"_s, u"1"_s, u"failed"_s), check(u"b"_s, u"1"_s, u"passed"_s),
                check(u"a"_s, u"2"_s, u"unknown"_s), check(u"a"_s, u"1"_s, u"passed"_s)}));
        QStringList seen;
        for (const QJsonObject &one : state.checks) {
            seen.append(one.value("id"_L1).toString() + one.value("subject"_L1).toString()
                + one.value("status"_L1).toString());
        }
        QCOMPARE(seen, QStringList({u"a1passed"_s, u"b1passed"_s, u"a2unknown"_s}));
    }

    void oneTextInTwoListsIsTwoChecks()
    {
        const auto inList = [](const QString &kind, const QString &status) {
            NewEvent event = check(u"domain.syntax"_s, u"https://a.example:8443"_s, status);
            event.payload.insert("kind"_L1, kind);
            return event;
        };
        // Journals of an older version name no list: the first one that says so takes its place.
        const JourneyState state =
            fold(numbered({check(u"domain.syntax"_s, u"https://a.example:8443"_s, u"unknown"_s),
                inList(u"request"_s, u"passed"_s), inList(u"business"_s, u"failed"_s),
                inList(u"request"_s, u"warning"_s)}));
        QStringList seen;
        for (const QJsonObject &one : state.checks) {
            seen.append(one.value("kind"_L1).toString() + u' ' + one.value("status"_L1).toString());
        }
        QCOMPARE(seen, QStringList({u"request warning"_s, u"business failed"_s}));
    }

    void oneEventTellsOfAWholeRun()
    {
        const auto result = [](const QString &id, const QString &status) {
            return QJsonObject{{u"id"_s, id}, {u"subject"_s, u"1"_s}, {u"status"_s, status}};
        };
        const QString first = u"2026-11-21T08:00:00Z"_s;
        const QString second = u"2026-11-21T09:00:00Z"_s;
        const JourneyState state = fold(numbered({
            {EventKind::ChecksFinished,
                {{u"at"_s, first}, {u"all"_s, true},
                    {u"results"_s,
                        QJsonArray{result(u"a"_s, u"failed"_s), result(u"b"_s, u"passed"_s)}}}},
            {EventKind::ChecksFinished,
                {{u"at"_s, second}, {u"all"_s, true},
                    {u"results"_s, QJsonArray{result(u"a"_s, u"passed"_s)}}}},
        }));
        QCOMPARE(state.checks.size(), 2);
        QCOMPARE(state.checks.at(0).value("status"_L1).toString(), u"passed"_s);
        QCOMPARE(state.checks.at(0).value("at"_L1).toString(), second);
        QCOMPARE(state.checks.at(1).value("at"_L1).toString(), first);
        QCOMPARE(state.checkedAt, QDateTime::fromString(second, Qt::ISODate));
    }

    void knowsWhatMayBeLeftInTheKeychain()
    {
        const NewEvent intended{EventKind::SecretIntended, {{u"kind"_s, u"app-secret"_s}}};
        const auto stored = [](const QString &where) {
            return NewEvent{
                EventKind::SecretStored, {{u"kind"_s, u"app-secret"_s}, {u"where"_s, where}}};
        };
        const NewEvent cleaned{
            EventKind::SecretRemoved, {{u"kind"_s, u"app-secret"_s}, {u"where"_s, u"keychain"_s}}};
        const auto left = [](const QList<NewEvent> &events) {
            return !fold(numbered(events)).leftInKeychain.isEmpty();
        };
        QVERIFY(left({intended}));
        QVERIFY(!left({intended, stored(u"keychain"_s)}));
        QVERIFY(left({intended, stored(u"session"_s)}));
        QVERIFY(left({stored(u"keychain"_s), stored(u"session"_s)}));
        QVERIFY(!left({stored(u"keychain"_s), stored(u"session"_s), cleaned}));
        QCOMPARE(fold(numbered({stored(u"session"_s), cleaned})).secrets.size(), 1);
        QCOMPARE(fold(numbered({stored(u"keychain"_s), cleaned})).secrets.size(), 0);
    }

    // Between the intent and the outcome nobody knows whether it was done.
    void knowsWhatWasMeantAndWhatBecameOfIt()
    {
        const NewEvent intended{EventKind::IrreversibleIntended, {{u"act"_s, u"act.app"_s}}};
        const NewEvent outcome{
            EventKind::IrreversibleOutcome, {{u"act"_s, u"act.app"_s}, {u"outcome"_s, u"done"_s}}};
        QVERIFY(fold(numbered({})).acts.isEmpty());
        const JourneyState meant = fold(numbered({intended}));
        QVERIFY(meant.acts.contains(u"act.app"_s));
        QCOMPARE(meant.acts.value(u"act.app"_s).outcome, QString());
        QCOMPARE(meant.acts.value(u"act.app"_s).at, start.addSecs(1));
        const JourneyState done = fold(numbered({intended, outcome}));
        QCOMPARE(done.acts.value(u"act.app"_s).outcome, u"done"_s);
        QCOMPARE(fold(numbered({intended, outcome, intended})).acts.value(u"act.app"_s).outcome,
            QString()); // meant anew
    }

    void unknownKindsOnlyCount()
    {
        const QList<NewEvent> known{{EventKind::StepEntered, {{u"step"_s, u"account"_s}}}};
        JourneyState expected = fold(numbered(known));
        expected.lastSeq = 2;
        expected.changedAt = start.addSecs(2);
        const JourneyState state =
            fold(numbered(known + QList<NewEvent>{{u"ofTomorrow"_s, {{u"step"_s, u"x"_s}}}}));
        QCOMPARE(dump(state), dump(expected));
    }

    void foldIsApplyOverAll()
    {
        QRandomGenerator random(20260131);
        for (int round = 0; round < 200; ++round) {
            QList<NewEvent> events;
            for (int i = random.bounded(40); i >= 0; --i) {
                events.append(randomEvent(random));
            }
            const QList<Event> all = numbered(events);
            const qsizetype cut = random.bounded(int(all.size()));
            JourneyState state = fold(all.first(cut));
            for (const Event &event : all.sliced(cut)) {
                apply(state, event);
            }
            QCOMPARE(dump(state), dump(fold(all)));
        }
    }
};

QTEST_APPLESS_MAIN(JourneyStateTest)
#include "tst_journeystate.moc"
