// SPDX-License-Identifier: MIT
// What the journal knows of a cloud account's mini programs, and acts that cannot be undone.
#include "app/composition.h"
#include "models/journey/journeys/switchmethod.h"
#include "models/journey/journeys/unbind.h"
#include "models/journey/premise.h"
#include "models/session/card.h"
#include "models/session/impact.h"
#include "models/session/irreversible.h"
#include "models/session/report.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;
using State = IrreversibleAct::State;

namespace {
QStringList everyItem(Ids items)
{
    QStringList ids;
    for (const char *item : items) {
        ids.append(QString::fromLatin1(item));
    }
    return ids;
}
} // namespace

class ImpactTest final : public QObject
{
    Q_OBJECT
private:
    Language m_language{u"en"_s};
    std::unique_ptr<Composition> m_world;

    Journal &journal() { return m_world->journal(); }
    /// A journey that has said so much.
    QString said(const QJsonObject &answers)
    {
        const QString id = *journal().start(u"certify"_s, true);
        return journal().append(id, {{EventKind::AnswerSet, answers}}) ? id : QString();
    }
    QStringList othersOf(const QString &journeyId)
    {
        QStringList names;
        for (const Answers &other : othersOfAccount(journal(), *journal().load(journeyId))) {
            names.append(other[Keys::name]);
        }
        names.sort();
        return names;
    }

private Q_SLOTS:
    void init() { m_world = std::move(*Composition::practice({}, m_language)); }

    void theAccountsNumberBringsThemTogether()
    {
        const QString a = said({{u"name"_s, u"A"_s}, {u"accountId"_s, u"1000"_s}});
        const QString b = said({{u"name"_s, u"B"_s}, {u"accountId"_s, u"1000"_s}});
        said({{u"name"_s, u"C"_s}, {u"accountId"_s, u"10001"_s}}); // only begins like it
        const QString d = said({{u"name"_s, u"D"_s}, {u"edition"_s, u"team"_s}});
        QCOMPARE(othersOf(a), QStringList{u"B"_s});
        QCOMPARE(othersOf(b), QStringList{u"A"_s});
        QCOMPARE(othersOf(d), QStringList()); // whose account has no number
    }

    void oneMiniProgramIsNamedOnce()
    {
        const QString appId = u"wx0123456789abcdef"_s;
        const QJsonObject same{
            {u"name"_s, u"B"_s}, {u"appId"_s, appId}, {u"accountId"_s, u"1000"_s}};
        const QString a = said({{u"name"_s, u"A"_s}, {u"accountId"_s, u"1000"_s}});
        const QString b = said(same);
        said(same); // another journey about it
        QCOMPARE(othersOf(a), QStringList{u"B"_s});
        QCOMPARE(othersOf(b), QStringList{u"A"_s}); // not itself
    }

    // One tick is for all mini programs of the account: it says for which, and so does the card.
    void theCleanUpSaysForWhom()
    {
        const QString a =
            said({{u"name"_s, u"A"_s}, {u"accountId"_s, u"1000"_s}, {u"inUse"_s, u"managed"_s}});
        Session session(m_world->tools(), kSwitch, *journal().load(a));
        const Step &cleanUp = *stepOf(kSwitch, u"clean-up"_s);
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            m_language.setLocale(locale);
            const auto note = [&session] {
                return session.withAnswers(session.words().block(u"switch"_s, u"note.each"_s).hint);
            };
            QVERIFY(!note().contains(u"B *b*"_s) && !note().contains(u'?'));
        }
        said({{u"name"_s, u"B *b*"_s}, {u"accountId"_s, u"1000"_s}});
        said({{u"accountId"_s, u"1000"_s}}); // it has no name yet
        said({{u"name"_s, u"C"_s}, {u"accountId"_s, u"1000"_s}});
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            m_language.setLocale(locale);
            const QString note =
                session.withAnswers(session.words().block(u"switch"_s, u"note.each"_s).hint);
            QVERIFY2(note.contains(u"**A**"_s), qPrintable(note));
            for (const QString &text : QStringList{note} + cardOf(session, cleanUp).texts) {
                QVERIFY2(text.contains(u"B \\*b\\*"_s) && text.contains(u'C'), qPrintable(text));
            }
        }
    }

    void theInventoryIsReadAnew()
    {
        const QString a = said({{u"name"_s, u"A"_s}, {u"accountId"_s, u"1000"_s}});
        Session session(m_world->tools(), kUnbind, *journal().load(a));
        session.answers().set(Keys::isBound, Tri::Yes);
        session.answers().set(Keys::otherMiniPrograms, Tri::No); // which is wrong
        said({{u"name"_s, u"B"_s}, {u"accountId"_s, u"1000"_s}, {u"reviewRunning"_s, u"yes"_s}});
        const Impact impact = impactOf(session, Act::Account);
        QStringList broken;
        for (const Consequence &one : impact.of(Consequence::Kind::Breaks)) {
            broken += one.whom;
        }
        QVERIFY(broken.contains(u"B"_s));
    }

    void eachLineHasItsSource()
    {
        const QString a = said({{u"name"_s, u"A *b*"_s}, {u"inUse"_s, u"scan"_s}});
        const Session session(m_world->tools(), kUnbind, *journal().load(a));
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            m_language.setLocale(locale);
            for (const Act act : {Act::App, Act::Certification, Act::Account, Act::Authorisation,
                     Act::CloudAuthorisation, Act::WeDaAuthorisation, Act::ProviderAuthorisation,
                     Act::Platform, Act::Switch}) {
                const Impact impact = impactOf(session, act);
                const QString text = impactText(session, act);
                const qsizetype lines = impact.consequences.size() + impact.tell.size();
                QCOMPARE(text.count(u"\n- "_s) + text.startsWith(u"- "_s), lines);
                for (const Consequence &one : impact.consequences) {
                    const Fact &fact = session.tools().rulebook.fact(one.fact);
                    QVERIFY(text.contains(escaped(session.words().factSource(fact))));
                }
                QVERIFY2(!text.contains(u'{') && !text.contains(u"[["_s), qPrintable(text));
            }
            QVERIFY(impactText(session, Act::None).isEmpty());
        }
        m_language.setLocale(u"en"_s);
        QVERIFY(impactText(session, Act::App).contains(u"“A \\*b\\*”"_s)); // no Markdown of others
    }

    void anActIsNotedBeforeAndAfter()
    {
        Session session(m_world->tools(), kUnbind);
        IrreversibleAct act(session, u"act.app"_s, Act::App);
        const QStringList all = IrreversibleAct::sayings();
        QCOMPARE(act.state(), State::NotBegun);
        QVERIFY(act.say(all.at(1))); // nothing was begun
        QCOMPARE(act.state(), State::NotBegun);
        QVERIFY(act.say(all.at(0)));
        QCOMPARE(act.state(), State::UnderWay);
        QVERIFY(act.say(all.at(0))); // begun already: nothing is written
        const auto events = journal().events(session.state().id);
        QCOMPARE(events->last().kind, EventKind::IrreversibleIntended);
        QCOMPARE(std::count_if(events->begin(), events->end(),
                     [](const Event &one) { return one.kind == EventKind::IrreversibleIntended; }),
            1);
        QVERIFY(act.say(all.at(2)));
        QCOMPARE(act.state(), State::NotBegun);
        QVERIFY(act.say(all.at(0)));
        QVERIFY(act.say(all.at(1)));
        QCOMPARE(act.state(), State::Done);
        QVERIFY(act.say(all.at(0))); // done is done
        QCOMPARE(act.state(), State::Done);
        QCOMPARE(session.answers()[Keys::reviewRunning], Tri::No);
    }

    void theReportSaysWhatBecameOfIt()
    {
        Session session(m_world->tools(), kUnbind);
        session.answers().set(Keys::act, Unbinding::App);
        IrreversibleAct act(session, u"act.app"_s, Act::App);
        const auto row = [&session]() -> QString {
            for (const ReportRow &one :
                reportOf(kUnbind, session.state(), session.answers(), session.words()).said) {
                if (one.name == session.words().step(u"unbind"_s, u"unbind-app"_s).title) {
                    return one.value;
                }
            }
            return {};
        };
        QCOMPARE(row(), QString());
        QVERIFY(act.say(IrreversibleAct::sayings().at(0)));
        QCOMPARE(row(), u"Not known"_s);
        QVERIFY(act.say(IrreversibleAct::sayings().at(2)));
        QCOMPARE(row(), QString()); // it was not done
        QVERIFY(act.say(IrreversibleAct::sayings().at(0)));
        QVERIFY(act.say(IrreversibleAct::sayings().at(1)));
        QCOMPARE(row(), u"Yes"_s);
    }

    // All that its pages ask for is answered; but nobody knows whether the act was done.
    void aJourneyIsDoneWhenItsActIs()
    {
        Session session(m_world->tools(), kUnbind);
        session.answers().set(Keys::name, u"Shop"_s);
        session.answers().set(Keys::act, Unbinding::App);
        setTick(session.answers(), Keys::impactRead, true);
        IrreversibleAct act(session, u"act.app"_s, Act::App);
        QVERIFY(isWholeWayAnswered(kUnbind, session.counted()));
        QVERIFY(!session.verdict().isGood());
        QVERIFY(act.say(IrreversibleAct::sayings().at(0)));
        QVERIFY(!session.verdict().isGood());
        QVERIFY(act.say(IrreversibleAct::sayings().at(1)));
        QVERIFY(session.verdict().isGood());
    }

    // An act that is not wanted counts no more, unless nobody knows what became of it.
    void anActThatIsNotWantedIsNotWaitedFor()
    {
        Session session(m_world->tools(), kSwitch);
        Answers &answers = session.answers();
        answers.set(Keys::name, u"Shop"_s);
        answers.set(Keys::inUse, InUse::Scan);
        setTick(answers, Keys::impactRead, true);
        setTicks(answers, Keys::leaving, everyItem(Switch::kLeaving));
        IrreversibleAct leaving(session, u"act.switch"_s, Act::Switch);
        QVERIFY(leaving.say(IrreversibleAct::sayings().at(0)));
        QVERIFY(leaving.say(IrreversibleAct::sayings().at(1)));
        answers.set(Keys::switched, true);
        answers.set(Keys::cancels, Tri::No);
        QVERIFY(session.verdict().isGood());
        answers.set(Keys::cancels, Tri::Yes);
        QVERIFY(!session.verdict().isGood());
        IrreversibleAct cancelling(session, u"act.authorisation"_s, Act::WeDaAuthorisation);
        QVERIFY(cancelling.say(IrreversibleAct::sayings().at(0)));
        answers.set(Keys::cancels, Tri::No);
        QVERIFY(!session.verdict().isGood());
        QVERIFY(session.stepsInTrouble().contains(u"console"_s));
        QVERIFY(cancelling.say(IrreversibleAct::sayings().at(2)));
        QVERIFY(session.verdict().isGood());
    }

    void afterACrashItIsAsked()
    {
        Session session(m_world->tools(), kUnbind);
        IrreversibleAct act(session, u"act.account"_s, Act::Account);
        QVERIFY(act.say(IrreversibleAct::sayings().at(0)));
        Session again(m_world->tools(), kUnbind, *journal().load(session.state().id));
        IrreversibleAct asked(again, u"act.account"_s, Act::Account);
        QCOMPARE(asked.state(), State::Asked);
        again.answers().set(Keys::act, Unbinding::Account);
        QVERIFY(again.stepsInTrouble().contains(u"unbind-account"_s));
        QVERIFY(!asked.canSay(IrreversibleAct::sayings().at(0)));
        QVERIFY(asked.say(IrreversibleAct::sayings().at(3))); // unclear
        QCOMPARE(asked.state(), State::Asked);
        QVERIFY(asked.say(IrreversibleAct::sayings().at(1)));
        QCOMPARE(asked.state(), State::Done);
        QVERIFY(!again.stepsInTrouble().contains(u"unbind-account"_s));
        IrreversibleAct other(again, u"act.app"_s, Act::App);
        QCOMPARE(other.state(), State::NotBegun); // each act for itself
    }
};

QTEST_MAIN(ImpactTest)
#include "tst_impact.moc"
