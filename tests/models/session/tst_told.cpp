// SPDX-License-Identifier: MIT
// What a page says of a wait, and the rounds, as the journal tells them.
#include "models/journey/journeys/publish.h"
#include "models/journey/journeys/register.h"
#include "models/rulebook/filling.h"
#include "models/session/rowwords.h"
#include "models/session/told.h"
#include "tests/gui/desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
const Deadline &deadline()
{
    return Publish::kReview;
}

const Journey::Step &step(const QString &id)
{
    return *stepOf(kPublish, id);
}

const Trouble &refusal(const char *option)
{
    for (const Trouble &trouble : Publish::kRejections) {
        if (qstrcmp(trouble.option, option) == 0) {
            return trouble;
        }
    }
    qFatal("no such refusal: %s", option);
}

/// A journey whose version was submitted on \a day; today if it is not valid.
struct Submitted
{
    explicit Submitted(const QDate &day = {}, const QString &locale = u"en"_s)
        : language(locale)
        , world(std::move(*Composition::practice({}, language)))
        , session(world->tools(), kPublish)
    {
        session.answers().set(Keys::name, u"Shop"_s);
        submit(day);
    }

    void submit(const QDate &day = {})
    {
        setTick(session.answers(), Keys::inReview, true);
        session.answers().set(Keys::inReviewSince, day.toString(Qt::ISODate));
        QVERIFY(session.advance(step(u"submit"_s), step(u"waiting"_s)));
    }
    void refuse(const char *why)
    {
        session.answers().set(Keys::review, Review::Rejected);
        QVERIFY(session.goBack(step(u"waiting"_s), Keys::rejection, refusal(why)));
    }
    Told told(const QDate &today) const { return toldBy(deadline(), session, today.startOfDay()); }
    JourneyState fromJournal() const { return *world->journal().load(session.state().id); }

    Language language;
    std::unique_ptr<Composition> world;
    Session session;
};

/// A company that registers, and has just left the step \a last.
struct Applied
{
    explicit Applied(Route route, const QString &last)
        : language(u"en"_s)
        , world(std::move(*Composition::practice({}, language)))
        , session(world->tools(), kRegister)
    {
        session.answers().set(Keys::name, u"Shop"_s);
        session.answers().set(Keys::subject, Subject::Company);
        session.answers().set(Keys::route, route);
        session.answers().set(Keys::proof, Proof::Transfer);
        leave(last);
    }

    void leave(const QString &last)
    {
        const Journey::Step &from = *stepOf(kRegister, last);
        QVERIFY(session.advance(from, *next(kRegister, &from, session.answers())));
        since = session.state().confirmed[last].firstAt.toLocalTime();
    }
    Told told(const Deadline &wait, const QDateTime &now) const
    {
        return toldBy(wait, session, now);
    }

    Language language;
    std::unique_ptr<Composition> world;
    Session session;
    QDateTime since;
};
} // namespace

class ToldTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysSinceWhenUntilWhenAndWhatThen()
    {
        const Submitted waits(QDate(2026, 11, 20)); // a Friday
        const Told running = waits.told(QDate(2026, 11, 24));
        QCOMPARE(running.state, u"info"_s);
        QVERIFY2(running.title.contains(u"20 Nov 2026"_s), qPrintable(running.title));
        for (const auto &part : {u"23 Nov 2026"_s, u"1 Dec 2026"_s, u"1 to 7 working days"_s,
                 u"passed: 2"_s, u"public holidays"_s, u"Round 1, rejected so far: 0"_s}) {
            QVERIFY2(running.body.contains(part), qPrintable(running.body));
        }
        QVERIFY(waits.told(QDate(2026, 12, 1)).title == running.title);
        const Told over = waits.told(QDate(2026, 12, 2));
        QCOMPARE(over.state, u"warn"_s);
        QVERIFY2(over.title.contains(u"longer"_s), qPrintable(over.title));
        QVERIFY2(over.body.contains(u"WeDa's support"_s), qPrintable(over.body));
    }
    void saysThatTheClockMayBeWrong()
    {
        const Submitted waits(QDate(2026, 11, 20));
        const Told ahead = waits.told(QDate(2026, 11, 19));
        QCOMPARE(ahead.state, u"warn"_s);
        QVERIFY2(ahead.title.contains(u"not come yet"_s), qPrintable(ahead.title));
    }
    void saysItInChinese()
    {
        const Submitted waits(QDate(2026, 11, 20), u"zh_CN"_s);
        const Told running = waits.told(QDate(2026, 11, 24));
        QVERIFY2(running.title.contains(u"2026年11月20日"_s), qPrintable(running.title));
        QVERIFY2(running.body.contains(u"1 到 7 个工作日"_s), qPrintable(running.body));
        QVERIFY2(
            !running.body.contains(u'{') && !running.body.contains(u'*'), qPrintable(running.body));
    }
    // To look at the page again does not make the wait begin again.
    void beginsWhenItWasSaidFirst()
    {
        Submitted waits;
        const QDateTime first = waits.session.state().confirmed[u"submit"_s].firstAt;
        QVERIFY(waits.session.enter(step(u"submit"_s)));
        QTRY_VERIFY(QDateTime::currentDateTimeUtc() > first);
        QVERIFY(waits.session.advance(step(u"submit"_s), step(u"waiting"_s)));
        const StepMark mark = waits.fromJournal().confirmed[u"submit"_s];
        QCOMPARE(mark.firstAt, first);
        QVERIFY(mark.at > first);
    }
    void countsTheRoundsOutOfTheJournal()
    {
        Submitted waits(QDate(2026, 11, 2));
        QSignalSpy jumps(&waits.session, &Session::stepRequested);
        waits.refuse("privacy");
        QCOMPARE(jumps.takeFirst().constFirst().toString(), u"profile"_s);
        QCOMPARE(waits.session.state().step, u"profile"_s);
        QVERIFY(!waits.session.answers()[Keys::inReview]);
        QVERIFY(waits.session.answers()[Keys::review] == Review::Waiting);
        QVERIFY(waits.told(QDate(2026, 11, 24)).title.contains(u"not submitted yet"_s));

        waits.submit(QDate(2026, 11, 20));
        QVERIFY(waits.told(QDate(2026, 11, 24)).body.contains(u"Round 2, rejected so far: 1"_s));
        QVERIFY(waits.session.goBack(
            step(u"waiting"_s), Keys::review, Publish::kWithdrawn[0])); // that is no refusal
        waits.submit(QDate(2026, 11, 23));
        waits.session.answers().set(Keys::review, Review::Approved);
        const Told approved = waits.told(QDate(2026, 11, 24));
        QCOMPARE(approved.state, u"good"_s);
        QVERIFY2(approved.body.contains(u"Rounds: 3, rejected: 1"_s), qPrintable(approved.body));

        QVERIFY(waits.session.save());
        const Session again(waits.world->tools(), kPublish, waits.fromJournal());
        QCOMPARE(toldBy(deadline(), again, QDate(2026, 11, 24).startOfDay()).body, approved.body);
        QCOMPARE(again.state().rounds.size(), 2);
        QCOMPARE(again.state().rounds.constFirst().why, u"privacy"_s);
    }
    // One commit: after a crash the journey is either still refused or at the step that it led to.
    void goesBackInOneCommit()
    {
        Submitted waits;
        const qint64 before = waits.fromJournal().lastSeq;
        waits.refuse("content");
        const auto events = waits.world->journal().events(waits.session.state().id);
        QVERIFY(events);
        QStringList kinds;
        for (const Event &event : *events) {
            if (event.seq > before) {
                kinds += event.kind;
            }
        }
        QCOMPARE(kinds,
            QStringList({EventKind::AnswerSet, EventKind::WentBack, EventKind::StepEntered}));
        const JourneyState state = waits.fromJournal();
        QCOMPARE(state.step, u"publish"_s);
        QVERIFY(state.given() == waits.session.answers());
    }
    // Other journeys about this mini program ask whether one runs.
    void theMiniProgramKnowsWhetherAReviewRuns()
    {
        Submitted waits;
        const auto runs = [&waits] { return waits.fromJournal().given()[Keys::reviewRunning]; };
        QVERIFY(runs() == Tri::Yes);
        waits.refuse("content");
        QVERIFY(runs() == Tri::No);
        waits.submit();
        QVERIFY(runs() == Tri::Yes);
        waits.session.answers().set(Keys::review, Review::Approved);
        QVERIFY(waits.session.advance(step(u"waiting"_s), step(u"release"_s)));
        QVERIFY(runs() == Tri::No);
    }
    void isSaidInTheList()
    {
        Submitted waits(QDate(2026, 11, 20));
        const auto said = [&waits] {
            const auto journeys = waits.world->journal().journeys();
            return underWay(journeys.constFirst(), waits.world->journal(), waits.language);
        };
        QCOMPARE(said(), u"Publish · In review since 20 Nov 2026, normally until 1 Dec 2026"_s);
        waits.refuse("category");
        QVERIFY2(!said().contains(u"review since"_s), qPrintable(said()));
        waits.submit(QDate(2026, 11, 23));
        waits.session.answers().set(Keys::review, Review::Approved);
        QVERIFY(waits.session.save());
        QVERIFY2(!said().contains(u"review since"_s), qPrintable(said()));
    }
    // An application that lapsed is sent anew: so is its clock.
    void countsTheHoursOfTheLegalRepresentative()
    {
        Applied applied(Route::Platform, u"apply"_s);
        const auto told = [&applied](int hours) {
            return applied.told(Registration::kLegalWait, applied.since.addSecs(hours * 3600 + 60));
        };
        QCOMPARE(told(5).state, u"info"_s);
        QVERIFY2(told(5).title.contains(timeText(applied.since.addDays(1), QLocale(u"en"_s))),
            qPrintable(told(5).title));
        for (const auto &part : {u"24 hours"_s, u"passed: 5"_s, u"Application 1"_s}) {
            QVERIFY2(told(5).body.contains(part), qPrintable(told(5).body));
        }
        QCOMPARE(told(23).title, told(5).title);
        QCOMPARE(told(24).state, u"warn"_s);
        QVERIFY2(told(24).title.startsWith(u"The time was over"_s), qPrintable(told(24).title));

        applied.session.answers().set(Keys::legalCheck, LegalCheck::TooLate);
        QVERIFY(applied.session.goBack(*stepOf(kRegister, u"legal-check"_s), Keys::legalCheck,
            Registration::kLegalTroubles[0]));
        QCOMPARE(applied.session.state().step, u"apply"_s);
        QVERIFY(applied.session.answers()[Keys::legalCheck] == LegalCheck::Waiting);
        QVERIFY(told(24).title.contains(u"not counted yet"_s));
        applied.leave(u"apply"_s);
        QVERIFY2(told(5).body.contains(u"Application 2"_s), qPrintable(told(5).body));
        applied.session.answers().set(Keys::legalCheck, LegalCheck::Passed);
        QCOMPARE(told(30).state, u"good"_s);
    }
    void countsTheDaysOfTheBankTransfer()
    {
        Applied applied(Route::WeChat, u"identity"_s);
        const auto told = [&applied](int days) {
            return applied.told(Registration::kTransferWait, applied.since.addDays(days));
        };
        QVERIFY2(
            told(10).title.contains(dateText(applied.since.addDays(10).date(), QLocale(u"en"_s))),
            qPrintable(told(10).title));
        QVERIFY2(told(3).body.contains(u"10 days"_s) && told(3).body.contains(u"passed: 3"_s),
            qPrintable(told(3).body));
        QCOMPARE(told(10).state, u"info"_s);
        QCOMPARE(told(11).state, u"warn"_s);
        const auto journeys = applied.world->journal().journeys();
        const QString said =
            underWay(journeys.constFirst(), applied.world->journal(), applied.language);
        QVERIFY2(said.contains(u"Bank transfer due by"_s), qPrintable(said));
        setTick(applied.session.answers(), Keys::transferred, true);
        QCOMPARE(told(11).state, u"good"_s);
    }
    void saysWhatToDoAndWhereItLeadsBackTo()
    {
        Submitted waits;
        const Remedy remedy{Keys::rejection, Publish::kRejections};
        QVERIFY(toldBy(remedy, waits.session).state.isEmpty());
        waits.session.answers().set(Keys::rejection, Rejection::Category);
        const Told told = toldBy(remedy, waits.session);
        QCOMPARE(told.finding.id, u"review.category"_s);
        QVERIFY2(told.back.contains(u"WeChat console"_s), qPrintable(told.back));
        const Remedy waitable{Keys::submitTrouble, Publish::kSubmitTroubles};
        waits.session.answers().set(Keys::submitTrouble, SubmitTrouble::Scanning);
        QVERIFY(toldBy(waitable, waits.session).back.isEmpty()); // a minute is all it needs
    }
};

QTEST_MAIN(ToldTest)
#include "tst_told.moc"
