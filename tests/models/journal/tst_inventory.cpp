// SPDX-License-Identifier: MIT
// Mini programs and cloud accounts have streams of their own; journeys fill them and learn from
// them.
#include "models/core/appid.h"
#include "models/journal/database.h"
#include "models/journal/journal.h"
#include "models/journal/journalfile.h"
#include "tests/models/journal/harm.h"
#include "tests/models/journal/settableclock.h"
#include "tests/support/datafolder.h"

#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QString appId = u"wx0123456789abcdef"_s;
const QString otherAppId = u"wx00000000000000ff"_s;

NewEvent answers(const QJsonObject &some)
{
    return {EventKind::AnswerSet, some};
}

NewEvent step(const QString &id)
{
    return {EventKind::StepEntered, {{u"step"_s, id}}};
}

StreamAppend to(const QString &entity, const NewEvent &event)
{
    return {{Stream::Entity, entity}, {event}};
}
} // namespace

class InventoryTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    SettableClock m_clock;

    std::shared_ptr<Journal> open()
    {
        auto journal = Journal::open(m_dir->path(), m_clock);
        return journal ? *journal : nullptr;
    }
    static QString miniProgramOf(const Journal &journal, const QString &journey)
    {
        return journal.load(journey)->entities.value(EntityKind::MiniProgram).id;
    }

    /// The journal \a bytes shows \a programs, at the latest after its repair.
    void expectRows(const QByteArray &bytes, const QMap<QString, QString> &programs)
    {
        m_dir = std::make_unique<QTemporaryDir>(quickFolder());
        QFile file(journalPath(m_dir->path()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto journal = open();
        QVERIFY(journal);
        bool isWhole = true;
        for (auto it = programs.cbegin(); it != programs.cend(); ++it) {
            isWhole = isWhole && journal->entity(it.key());
        }
        for (const JourneySummary &one : journal->journeys()) {
            isWhole = isWhole && journal->load(one.id);
        }
        QVERIFY(isWhole || journal->repair());
        QMap<QString, QString> rows;
        for (const EntitySummary &row : journal->entities({EntityKind::MiniProgram})) {
            rows.insert(row.id, row.name);
        }
        QCOMPARE(rows, programs);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>(quickFolder());
        m_clock.time = SettableClock().time;
    }

    void answersGoToTheirOwners()
    {
        const auto journal = open();
        const QString id = *journal->start(u"register"_s, false);
        QVERIFY(journal->append(id, {step(u"mini-program"_s)}));
        m_clock.time = m_clock.time.addSecs(60);
        const QJsonObject said{{u"name"_s, u"示例商城"_s}, {u"appId"_s, appId},
            {u"edition"_s, u"enterprise"_s}, {u"method"_s, u"scan"_s}};
        QVERIFY(journal->append(id, {answers(said)}));

        // The journey's own stream is enough to replay it.
        QCOMPARE(journal->load(id)->answers, said);
        const auto program = journal->entity(miniProgramOf(*journal, id));
        QVERIFY(program);
        QCOMPARE(program->kind, EntityKind::MiniProgram);
        QCOMPARE(
            program->answers(), (QJsonObject{{u"name"_s, u"示例商城"_s}, {u"appId"_s, appId}}));
        QCOMPARE(program->facts.value(u"name"_s).journeyId, id);
        QCOMPARE(program->facts.value(u"name"_s).step, u"mini-program"_s);
        QCOMPARE(program->facts.value(u"name"_s).at, m_clock.time);
        const QString accountId = journal->load(id)->entities.value(EntityKind::CloudAccount).id;
        QCOMPARE(
            journal->entity(accountId)->answers(), (QJsonObject{{u"edition"_s, u"enterprise"_s}}));
        QCOMPARE(journal->journeysOf(program->id).size(), 1);
        QCOMPARE(journal->journeysOf(accountId).first().id, id);
    }

    void journeyAndEntityAreOneCommit()
    {
        const auto journal = open();
        const QString id = *journal->start(u"certify"_s, false);
        const auto other = *Database::open(journalPath(m_dir->path()), Database::Mode::ReadOnly);
        const auto version = [&other] { return other.value(u"PRAGMA data_version"_s)->toInt(); };
        const int before = version();
        QVERIFY(journal->append(id, {answers({{u"name"_s, u"a"_s}, {u"role"_s, u"main"_s}})}));
        QCOMPARE(version(), before + 1);
        // A kind that the table refuses: nothing of the other streams either.
        const QString entity = miniProgramOf(*journal, id);
        QVERIFY(!journal->append({{{Stream::Journey, id}, {step(u"x"_s)}},
            to(entity, answers({{u"name"_s, u"b"_s}})), to(entity, {QString(), {}})}));
        QCOMPARE(journal->load(id)->step, QString());
        QCOMPARE(journal->entity(entity)->answers().value("name"_L1).toString(), u"a"_s);
    }

    void severalStreamsComeBackNumbered()
    {
        const auto journal = open();
        const QString id = *journal->start(u"certify"_s, false);
        QSignalSpy journeys(journal.get(), &Journal::journeyChanged);
        QSignalSpy entities(journal.get(), &Journal::entityChanged);
        const auto appended =
            journal->append({{{Stream::Entity, u"platform-1"_s},
                                 {{EventKind::Created, {{u"kind"_s, EntityKind::Platform}}},
                                     answers({{u"name"_s, u"Desk"_s}})}},
                {{Stream::Journey, id}, {step(u"a"_s), step(u"b"_s)}}});
        QVERIFY(appended);
        QCOMPARE(appended->size(), 4);
        QCOMPARE(appended->at(0).journeyId, u"platform-1"_s);
        QCOMPARE(appended->at(1).seq, 2);
        QCOMPARE(appended->at(3).journeyId, id);
        QCOMPARE(appended->at(3).seq, 3);
        QCOMPARE(journeys.size(), 1);
        QCOMPARE(entities.size(), 1);
        QCOMPARE(journal->entities({EntityKind::Platform}).first().name, u"Desk"_s);
        QCOMPARE(journal->append({to(u"nobody"_s, step(u"a"_s))}).error().id, u"storage.missing"_s);
    }

    // A cloud account has no other name; by it those of one account are found.
    void aCloudAccountIsListedByItsNumber()
    {
        const auto journal = open();
        const QString id = *journal->start(u"unbind"_s, false);
        QVERIFY(journal->append(id, {answers({{u"name"_s, u"a"_s}, {u"accountId"_s, u"1000"_s}})}));
        QVERIFY(journal->append(id, {answers({{u"edition"_s, u"team"_s}})})); // keeps its number
        const auto found = journal->entities({EntityKind::CloudAccount, u"1000"_s});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().name, u"1000"_s);
        QCOMPARE(journal->entityIn(id, EntityKind::CloudAccount).value(), found.first().id);
        QCOMPARE(journal->entityIn(id, EntityKind::Platform).value(), QString());
        QCOMPARE(journal->entities({EntityKind::MiniProgram}).first().name, u"a"_s);
    }

    void nothingSaidMakesNoEntity()
    {
        const auto journal = open();
        const QString id = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(id, {answers({{u"name"_s, u""_s}, {u"domains"_s, QJsonArray()}})}));
        QVERIFY(journal->load(id)->entities.isEmpty());
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), 0);
    }

    void sameAppIdIsTheSameMiniProgram()
    {
        const auto journal = open();
        const QString first = *journal->start(u"register"_s, false);
        QVERIFY(journal->append(first,
            {answers({{u"name"_s, u"旧"_s}, {u"appId"_s, appId}, {u"subject"_s, u"company"_s}})}));
        const QString second = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(second, {answers({{u"name"_s, u"新"_s}})}));
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), 2);
        QVERIFY(journal->append(second, {answers({{u"appId"_s, appId}})}));
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), 1);
        const QString entity = miniProgramOf(*journal, second);
        QCOMPARE(entity, miniProgramOf(*journal, first));
        QCOMPARE(journal->entity(entity)->answers(),
            (QJsonObject{{u"name"_s, u"新"_s}, {u"appId"_s, appId}, {u"subject"_s, u"company"_s}}));
        QCOMPARE(journal->journeysOf(entity).size(), 2);
        QCOMPARE(journal->journeysOf(entity).first().id, second);
        // All in the first commit of a journey.
        const auto third = journal->start(
            u"grow"_s, false, {answers({{u"name"_s, u"再"_s}}), answers({{u"appId"_s, appId}})});
        QVERIFY(third);
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), 1);
        QCOMPARE(miniProgramOf(*journal, third->first().journeyId), entity);
        QCOMPARE(journal->entity(entity)->answers().value("name"_L1).toString(), u"再"_s);
    }

    /// An AppID that was wrong at first is corrected; then its rightful owner comes.
    void correctedAppIdLeavesTheFirstOneFree()
    {
        const auto journal = open();
        const QString first = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(first, {answers({{u"appId"_s, appId}})}));
        QVERIFY(journal->append(first, {answers({{u"appId"_s, otherAppId}})}));
        const QString second = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(second, {answers({{u"appId"_s, appId}})}));
        QVERIFY(miniProgramOf(*journal, first) != miniProgramOf(*journal, second));
        QCOMPARE(journal->entity(miniProgramOf(*journal, first))->answers().value("appId"_L1),
            QJsonValue(otherAppId));
    }

    /// One says the AppID of another by mistake, and then its own again.
    void mistakenAppIdLeavesTheOtherAsItWas()
    {
        auto journal = open();
        const QString one = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(one, {answers({{u"name"_s, u"One"_s}, {u"appId"_s, appId}})}));
        const QString two = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(two, {answers({{u"name"_s, u"Two"_s}, {u"appId"_s, otherAppId}})}));
        const QString first = miniProgramOf(*journal, one);
        const QString second = miniProgramOf(*journal, two);

        QVERIFY(journal->append(one, {answers({{u"appId"_s, otherAppId}})}));
        QCOMPARE(miniProgramOf(*journal, one), second);
        QCOMPARE(journal->entity(second)->answers().value("name"_L1).toString(), u"Two"_s);
        QCOMPARE(journal->entity(first)->answers().value("appId"_L1).toString(), appId);
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), 2);
        journal.reset(); // it is opened again before the mistake is found
        journal = open();
        QCOMPARE(journal->resume(one)->answers.value("name"_L1).toString(), u"Two"_s);

        QVERIFY(journal->append(one, {answers({{u"appId"_s, appId}})}));
        QCOMPARE(miniProgramOf(*journal, one), first);
        QCOMPARE(journal->journeysOf(second).size(), 1);
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram, u"Two"_s, false}), 1);
        const QJsonObject said{{u"name"_s, u"One"_s}, {u"appId"_s, appId}};
        QCOMPARE(journal->resume(one)->answers, said);
        QCOMPARE(journal->entity(first)->answers(), said);
        QCOMPARE(journal->resume(two)->answers,
            (QJsonObject{{u"name"_s, u"Two"_s}, {u"appId"_s, otherAppId}}));
    }

    /// What was said while both were one goes along; the other keeps its AppID and its name.
    void anAppIdOfItsOwnLeadsToAnotherMiniProgram()
    {
        const auto journal = open();
        const QString one = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(one, {answers({{u"name"_s, u"One"_s}, {u"appId"_s, appId}})}));
        const QString two = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(two, {answers({{u"name"_s, u"Two"_s}})}));
        QVERIFY(journal->append(two, {answers({{u"appId"_s, appId}})}));
        const QString shared = miniProgramOf(*journal, one);
        QCOMPARE(miniProgramOf(*journal, two), shared);
        QCOMPARE(journal->resume(one)->answers.value("name"_L1).toString(), u"Two"_s);

        QVERIFY(journal->append(one, {answers({{u"appId"_s, otherAppId}})}));
        const auto own = journal->entity(miniProgramOf(*journal, one));
        QVERIFY(own->id != shared);
        QCOMPARE(own->answers(), (QJsonObject{{u"name"_s, u"One"_s}, {u"appId"_s, otherAppId}}));
        QCOMPARE(journal->entity(shared)->answers().value("appId"_L1).toString(), appId);
        QCOMPARE(journal->resume(one)->answers.value("appId"_L1).toString(), otherAppId);
    }

    /// An answer is saved while it is being typed.
    void halfAnAppIdTakesNoneAway()
    {
        const auto journal = open();
        const QString one = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(one, {answers({{u"name"_s, u"One"_s}, {u"appId"_s, appId}})}));
        const QString entity = miniProgramOf(*journal, one);
        const QString two = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(two, {answers({{u"appId"_s, otherAppId}})}));
        for (const QString &typed : {u""_s, u"wx0000"_s}) {
            QVERIFY(journal->append(one, {answers({{u"appId"_s, typed}})}));
            QCOMPARE(journal->resume(one)->answers.value("appId"_L1).toString(), typed);
            QCOMPARE(journal->entity(entity)->answers().value("appId"_L1).toString(), appId);
        }
        QVERIFY(journal->append(one, {answers({{u"appId"_s, otherAppId}})}));
        QCOMPARE(miniProgramOf(*journal, one), miniProgramOf(*journal, two));
        QCOMPARE(journal->entity(entity)->mergedInto, QString());
    }

    void eachAppIdIsOneMiniProgram_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed) {
            QTest::addRow("%u", seed) << seed;
        }
    }
    /// Whatever three journeys say, one after the other or in one commit, opened again in between.
    void eachAppIdIsOneMiniProgram()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const QStringList texts{
            u""_s, u"wx12"_s, appId, otherAppId, u"wx000000000000000a"_s, u"wx000000000000000b"_s};
        const auto text = [&] { return texts.at(random.bounded(texts.size())); };
        const auto journal = open();
        QStringList ids;
        QMap<QString, QString> last;
        QSet<QString> given{QString()};
        for (int i = 0; i < 3; ++i) {
            ids.append(*journal->start(u"certify"_s, false));
            QVERIFY(journal->append(ids.last(), {answers({{u"name"_s, QString::number(i)}})}));
        }
        for (int i = 0; i < 24; ++i) {
            QList<StreamAppend> appends;
            for (int more = random.bounded(3); more >= 0; --more) {
                const QString id = ids.at(random.bounded(ids.size()));
                last[id] = text();
                given.insert(last[id]);
                appends.append({{Stream::Journey, id}, {answers({{u"appId"_s, last[id]}})}});
            }
            QVERIFY(journal->append(appends));
            if (random.bounded(3) == 0) {
                QVERIFY(journal->resume(ids.at(random.bounded(ids.size()))));
            }
        }
        const QList<EntitySummary> rows = journal->entities({EntityKind::MiniProgram});
        QMap<QString, int> count;
        for (const EntitySummary &row : rows) {
            QVERIFY2(given.contains(row.appId), qPrintable(row.appId));
            ++count[row.appId];
        }
        for (const QString &id : std::as_const(ids)) {
            const QString wanted = last.value(id);
            const auto state = journal->resume(id);
            if (!wanted.isEmpty()) {
                QCOMPARE(state->answers.value("appId"_L1).toString(), wanted);
            }
            if (isAppId(wanted)) {
                QCOMPARE(count.value(wanted), 1);
                QCOMPARE(journal->entity(miniProgramOf(*journal, id))->answers().value("appId"_L1),
                    QJsonValue(wanted));
            }
        }
        for (const QString &one : {texts.at(2), texts.at(3), texts.at(4), texts.at(5)}) {
            QVERIFY(count.value(one) <= 1);
        }
    }

    /// Home marks the first row: what was worked on last, whatever was said there.
    void workedOnLastComesFirst()
    {
        const auto journal = open();
        const QString one = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(one, {answers({{u"appId"_s, appId}})}));
        const QString other = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(other, {answers({{u"appId"_s, otherAppId}})}));
        const auto first = [&journal] {
            return journal->entities({EntityKind::MiniProgram, {}, false}, 0, 1).value(0).appId;
        };
        QCOMPARE(first(), otherAppId);
        QSignalSpy changed(journal.get(), &Journal::entityChanged);
        QVERIFY(journal->append(one, {step(u"account"_s)}));
        QCOMPARE(first(), appId);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(journal->entityEvents(miniProgramOf(*journal, one))->size(), 2);
    }

    void resumedJourneySeesWhatWasSaidElsewhere()
    {
        const auto journal = open();
        const QString first = *journal->start(u"register"_s, false);
        QVERIFY(journal->append(first, {answers({{u"name"_s, u"旧"_s}, {u"appId"_s, appId}})}));
        const QString entity = miniProgramOf(*journal, first);
        const auto started = journal->start(u"publish"_s, false,
            {{EventKind::Related, {{u"role"_s, EntityKind::MiniProgram}, {u"entity"_s, entity}}}});
        QVERIFY(started);
        const QString second = started->first().journeyId;
        const auto resumed = journal->resume(second);
        QVERIFY(resumed);
        QCOMPARE(resumed->answers, (QJsonObject{{u"name"_s, u"旧"_s}, {u"appId"_s, appId}}));
        QCOMPARE(journal->load(second)->answers, resumed->answers);
        QCOMPARE(journal->events(second)->last().kind, EventKind::EntitySeen);

        // Nothing new, nothing noted.
        QCOMPARE(journal->resume(second)->lastSeq, resumed->lastSeq);
        QVERIFY(journal->append(second, {answers({{u"name"_s, u"新"_s}})}));
        QCOMPARE(journal->load(first)->answers.value("name"_L1).toString(), u"旧"_s);
        QCOMPARE(journal->resume(first)->answers.value("name"_L1).toString(), u"新"_s);
        QCOMPARE(journal->entity(entity)->facts.value(u"name"_s).journeyId, second);
        // A finished journey stays as it was.
        QVERIFY(journal->append(first, {{EventKind::Closed, {}}}));
        QVERIFY(journal->rename(entity, u"更新"_s));
        QCOMPARE(journal->resume(first)->answers.value("name"_L1).toString(), u"新"_s);
        QCOMPARE(journal->resume(second)->answers.value("name"_L1).toString(), u"更新"_s);
    }

    /// The one after is about the same and knows what was said, with or without an AppID.
    void journeyAfterAnotherIsAboutTheSame_data()
    {
        QTest::addColumn<QJsonObject>("said");
        QTest::newRow("AppID") << QJsonObject{{u"name"_s, u"One"_s}, {u"appId"_s, appId}};
        QTest::newRow("no AppID") << QJsonObject{{u"name"_s, u"One"_s}, {u"role"_s, u"main"_s}};
        QTest::newRow("nothing") << QJsonObject();
    }
    void journeyAfterAnotherIsAboutTheSame()
    {
        QFETCH(const QJsonObject, said);
        const auto journal = open();
        const QString one =
            *journal->start(u"register"_s, false); // what only this journey knows stays its own
        QVERIFY(journal->append(one, {answers({{u"route"_s, u"wechat"_s}}), answers(said)}));
        const auto two = journal->startAfter(u"certify"_s, *journal->load(one));
        QVERIFY(two);
        QCOMPARE(two->journey, u"certify"_s);
        QCOMPARE(two->answers, said);
        QCOMPARE(two->entities.size(), journal->load(one)->entities.size());
        QCOMPARE(miniProgramOf(*journal, two->id), miniProgramOf(*journal, one));
        QVERIFY(two->id != one);
        QCOMPARE(
            journal->entityCount({EntityKind::MiniProgram, {}, false}), said.isEmpty() ? 0 : 1);
    }

    void relationsAreThoseOfTheEvents()
    {
        const auto journal = open();
        const QString id = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(id, {answers({{u"name"_s, u"a"_s}, {u"role"_s, u"main"_s}})}));
        const QString program = miniProgramOf(*journal, id);
        const QString account = journal->load(id)->entities.value(EntityKind::CloudAccount).id;
        const QJsonObject certified{
            {u"role"_s, u"certified-by"_s}, {u"entity"_s, account}, {u"method"_s, u"scan"_s}};
        QVERIFY(journal->append({to(program, {EventKind::Related, certified})}));
        const auto state = journal->entity(program);
        QCOMPARE(state->relations.size(), 1);
        QCOMPARE(state->relations.first().method, u"scan"_s);
        QCOMPARE(journal->journeysOf(account).size(), 1); // the mini program is none
        QVERIFY(journal->append({to(program, {EventKind::Unrelated, certified})}));
        QVERIFY(journal->entity(program)->relations.isEmpty());
    }

    void renamedPutAwayAndBack()
    {
        const auto journal = open();
        const QString id = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(id, {answers({{u"name"_s, u"a"_s}, {u"appId"_s, appId}})}));
        const QString entity = miniProgramOf(*journal, id);
        QVERIFY(journal->rename(entity, u"b"_s));
        QVERIFY(journal->setPutAway(entity, true));
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), 0);
        const EntityFilter away{EntityKind::MiniProgram, u"b"_s, true};
        QCOMPARE(journal->entities(away).first().name, u"b"_s);
        QCOMPARE(journal->entities(away).first().appId, appId);
        QVERIFY(journal->setPutAway(entity, false));
        QCOMPARE(journal->entities({EntityKind::MiniProgram}).first().name, u"b"_s);
        QCOMPARE(journal->entityCount(away), 0);
        // Who works on it again finds it in its place.
        QVERIFY(journal->setPutAway(entity, true));
        const QString other = *journal->start(u"publish"_s, false);
        QVERIFY(journal->append(other, {answers({{u"name"_s, u"c"_s}})}));
        QVERIFY(journal->append(other, {answers({{u"appId"_s, appId}})}));
        QCOMPARE(journal->entities({EntityKind::MiniProgram}).size(), 1);
        QCOMPARE(journal->entities({EntityKind::MiniProgram}).first().id, entity);
        QCOMPARE(journal->rename(u"nobody"_s, u"c"_s).error().id, u"storage.missing"_s);
        QCOMPARE(
            journal->entity(u"nobody"_s).error().facts.value("entity"_L1).toString(), u"nobody"_s);
    }

    void entityEventsCannotBeChanged()
    {
        const auto journal = open();
        const QString id = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(id, {answers({{u"name"_s, u"a"_s}})}));
        const auto other = *Database::open(journalPath(m_dir->path()), Database::Mode::ReadWrite);
        QVERIFY(!other.run(u"UPDATE entity_events SET kind='x'"_s));
        QVERIFY(!other.run(u"DELETE FROM entity_events"_s));
    }

    void noSecretReachesAnEntity()
    {
        const QString secret = u"c0ffee5ec2e7c0ffee5ec2e7c0ffee55"_s;
        const auto journal = open();
        const QString id = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(id, {answers({{u"name"_s, secret}})}));
        const QString entity = miniProgramOf(*journal, id);
        QVERIFY(!journal->entity(entity)->answers().value("name"_L1).toString().contains(secret));
        QVERIFY(journal->rename(entity, secret));
        QVERIFY(!journal->entities({EntityKind::MiniProgram}).first().name.contains(secret));
    }

    void lostRelationIsFoundAgain_data()
    {
        QTest::addColumn<QString>("appId");
        QTest::newRow("by the AppID") << appId;
        QTest::newRow("by the journey") << QString();
    }
    void lostRelationIsFoundAgain()
    {
        QFETCH(QString, appId);
        auto journal = open();
        const QString id = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(id, {answers({{u"name"_s, u"a"_s}, {u"appId"_s, appId}})}));
        const QString entity = miniProgramOf(*journal, id);
        journal.reset();
        QCOMPARE(harm(journalPath(m_dir->path()),
                     {u"UPDATE events SET payload='{}' WHERE kind='related'"_s}),
            QString());
        journal = open();
        QVERIFY(!journal->load(id));
        QVERIFY(journal->repair());
        QCOMPARE(miniProgramOf(*journal, id), entity);
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), 1);
        QCOMPARE(journal->journeysOf(entity).size(), 1);
    }

    void flippedBitInAnIdMakesNoRow_data()
    {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 3; ++which) {
            QTest::addRow("%d", which) << which;
        }
    }
    /// Wherever a bit flips in what names a mini program: the rows stay what they were.
    void flippedBitInAnIdMakesNoRow()
    {
        QFETCH(int, which);
        QMap<QString, QString> programs;
        {
            const auto journal = open();
            for (const QString &name : {u"One"_s, u"Two"_s, u"Three"_s}) {
                const QString id = *journal->start(u"certify"_s, false);
                QVERIFY(
                    journal->append(id, {answers({{u"name"_s, name}, {u"role"_s, u"main"_s}})}));
                programs.insert(miniProgramOf(*journal, id), name);
            }
        }
        QFile file(journalPath(m_dir->path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        const QByteArray id = programs.keys().at(which).toUtf8();
        for (auto at = good.indexOf(id); at >= 0; at = good.indexOf(id, at + 1)) {
            for (const int place : {0, 18, 35}) {
                QByteArray bad = good;
                bad[at + place] = static_cast<char>(bad.at(at + place) ^ 0x10);
                expectRows(bad, programs);
            }
        }
    }

    void damagedEntityIsRepaired_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::newRow("an answer") << u"UPDATE entity_events SET payload='{}' WHERE seq=2"_s;
        QTest::newRow("the last") << u"UPDATE entity_events SET payload='{}' WHERE seq=3"_s;
        QTest::newRow("the beginning") << u"UPDATE entity_events SET payload='{}' WHERE seq=1"_s;
        QTest::newRow("all") << u"UPDATE entity_events SET payload='{}'"_s;
        QTest::newRow("all and the line")
            << u"UPDATE entity_events SET payload='{}'; UPDATE entities SET name='x'"_s;
    }
    void damagedEntityIsRepaired()
    {
        QFETCH(QString, changes);
        auto journal = open();
        const QString id = *journal->start(u"certify"_s, false);
        QVERIFY(journal->append(id, {answers({{u"name"_s, u"旧"_s}, {u"appId"_s, appId}})}));
        QVERIFY(journal->append(id, {answers({{u"name"_s, u"新"_s}})}));
        const QString entity = miniProgramOf(*journal, id);
        const QJsonObject good = journal->entity(entity)->answers();
        journal.reset();
        QCOMPARE(harm(journalPath(m_dir->path()), changes.split(u';')), QString());
        journal = open();
        QCOMPARE(journal->entity(entity).error().id, u"storage.damaged"_s);
        QVERIFY(journal->entities({EntityKind::MiniProgram}).first().damaged);
        QVERIFY(journal->repair());
        QCOMPARE(journal->notice().id, u"storage.damaged"_s); // and no step is missing
        QCOMPARE(journal->entity(entity)->answers(), good);
        QCOMPARE(journal->load(id)->answers, good);
        const EntitySummary line = journal->entities({EntityKind::MiniProgram}).first();
        QCOMPARE(line.id, entity);
        QCOMPARE(line.name, u"新"_s);
        QVERIFY(!line.damaged);
        QCOMPARE(journal->journeysOf(entity).size(), 1);
        QVERIFY(journal->append(id, {answers({{u"name"_s, u"还新"_s}})}));
        QCOMPARE(journal->entity(entity)->answers().value("name"_L1).toString(), u"还新"_s);
    }
};

QTEST_GUILESS_MAIN(InventoryTest)
#include "tst_inventory.moc"
