// SPDX-License-Identifier: MIT
// Journals of the first schema: every journey shows the same answers at the same step as before,
// and its mini program and cloud account know them.
#include "models/journal/journal.h"
#include "tests/models/journal/harm.h"
#include "tests/models/journal/oldjournal.h"
#include "tests/models/journal/settableclock.h"
#include "tests/support/datafolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QString appId = u"wx0123456789abcdef"_s;
constexpr qsizetype megabyte = 1024 * 1024;

NewEvent started()
{
    return {EventKind::Started, {{u"journey"_s, u"certify"_s}, {u"practice"_s, false}}};
}
NewEvent answers(const QJsonObject &some)
{
    return {EventKind::AnswerSet, some};
}
NewEvent step(const QString &id)
{
    return {EventKind::StepEntered, {{u"step"_s, id}}};
}

/// What somebody may have typed, pasted, or a program of another version have written.
QList<QPair<const char *, QJsonObject>> hostileAnswers()
{
    const QString unusual =
        u"'); DROP TABLE events;--\"\u0000\u202e\u200b\uFEFF😀\n\t%_\\ 示例"_s + QChar(0xd800);
    QJsonArray domains;
    while (domains.size() < 4000) {
        domains.append(QJsonObject{{u"kind"_s, u"request"_s},
            {u"text"_s, u"https://api-%1.shop.example.com"_s.arg(domains.size())}});
    }
    return {{"nothing", {}}, {"unusual name", {{u"name"_s, unusual}, {u"principal"_s, unusual}}},
        {"name of a megabyte",
            {{u"name"_s, QString(megabyte, u'名')}, {u"appId"_s, u"wx00000000000000aa"_s}}},
        {"four thousand domains", {{u"domains"_s, domains}, {u"edition"_s, u"flagship"_s}}},
        {"AppID of another form", {{u"appId"_s, u"WX0123456789ABCDEF"_s}}},
        {"AppID with words", {{u"appId"_s, QString(u"AppID: "_s + appId)}}},
        {"other types",
            {{u"name"_s, 17}, {u"appId"_s, QJsonArray{appId}}, {u"subject"_s, QJsonValue::Null},
                {u"role"_s, true}}},
        {"fields of tomorrow", {{u"tomorrow"_s, QJsonObject{{u"x"_s, 1}}}, {u"name"_s, u"a"_s}}},
        {"a field named from", {{u"from"_s, u"me"_s}, {u"name"_s, u"b"_s}}},
        {"blank", {{u"name"_s, u""_s}, {u"domains"_s, QJsonArray()}, {u"appId"_s, u""_s}}},
        {"the journey's own", {{u"method"_s, u"scan"_s}, {u"ready"_s, QJsonArray{u"a"_s}}}}};
}

QString fieldByField(const QJsonObject &before, const QJsonObject &after)
{
    for (const QJsonObject &both : {before, after}) {
        for (auto it = both.begin(); it != both.end(); ++it) {
            if (before.value(it.key()) != after.value(it.key())) {
                return it.key();
            }
        }
    }
    return {};
}

/// All that a journey shows, but for what it is related to.
QString differences(const JourneyState &before, const JourneyState &after)
{
    const auto marks = [](const JourneyState &state) {
        QStringList all;
        for (auto it = state.confirmed.cbegin(); it != state.confirmed.cend(); ++it) {
            all.append(it.key() + it->by + it->how + it->at.toString(Qt::ISODateWithMs));
        }
        all.sort();
        return all;
    };
    const QString field = fieldByField(before.answers, after.answers);
    return !field.isEmpty()                             ? u"answer "_s + field
        : before.step != after.step                     ? u"step"_s
        : marks(before) != marks(after)                 ? u"confirmed"_s
        : before.checks != after.checks                 ? u"checks"_s
        : before.secrets != after.secrets               ? u"secrets"_s
        : before.closed != after.closed                 ? u"closed"_s
        : before.practice != after.practice             ? u"practice"_s
        : before.changedAt != after.changedAt           ? u"time"_s
        : before.startedAt != after.startedAt           ? u"start"_s
        : before.leftInKeychain != after.leftInKeychain ? u"keychain"_s
                                                        : QString();
}
} // namespace

class TakingOverTest : public QObject
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
    static QString entityOf(const Journal &journal, const QString &id, const QString &role)
    {
        return journal.load(id)->entities.value(role).id;
    }
    /// As the program of that time read them.
    QMap<QString, QList<Event>> oldEvents() const
    {
        const auto database =
            *Database::open(journalPath(m_dir->path()), Database::Mode::Immutable);
        QMap<QString, QList<Event>> all;
        for (const QString &id : Rows::ids(database, Stream::Journey).all) {
            all.insert(id, *Rows::events(database, {Stream::Journey, id}, false));
        }
        return all;
    }
    QStringList oldOrder() const
    {
        const auto database =
            *Database::open(journalPath(m_dir->path()), Database::Mode::Immutable);
        QStringList ids;
        const auto lines = Rows::journeys(database, {}, 0, 1000);
        for (const Rows::Line &line : *lines) {
            ids.append(line.id);
        }
        return ids;
    }
    /// Empty if \a journal shows what \a before tells; with \a isResumed also when one goes on.
    static QString whatChanged(Journal &journal, const QMap<QString, QList<Event>> &before)
    {
        for (auto it = before.cbegin(); it != before.cend(); ++it) {
            const auto events = journal.events(it.key());
            const auto loaded = journal.load(it.key());
            const auto resumed = journal.resume(it.key());
            if (!events || !loaded || !resumed) {
                return it.key() + u" cannot be read"_s;
            }
            for (const JourneyState &state : {*loaded, *resumed}) {
                const QString wrong = differences(fold(it.value()), state);
                if (!wrong.isEmpty()) {
                    return it.key() + u' ' + wrong;
                }
            }
            for (qsizetype i = 0; i < it->size(); ++i) {
                if (events->at(i).payload != it->at(i).payload
                    || events->at(i).kind != it->at(i).kind || events->at(i).at != it->at(i).at) {
                    return it.key() + u" event %1"_s.arg(i);
                }
            }
        }
        return {};
    }
    static QStringList order(const Journal &journal)
    {
        QStringList ids;
        for (const JourneySummary &one : journal.journeys({}, 0, 1000)) {
            ids.append(one.id);
        }
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>(quickFolder());
        m_clock.time = SettableClock().time;
    }

    void keptFilesShowTheSame_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("v1") << u"v1.sqlite"_s;
    }
    void keptFilesShowTheSame()
    {
        QFETCH(QString, name);
        QVERIFY(
            QFile::copy(QStringLiteral(TEST_DATA "/journal/") + name, journalPath(m_dir->path())));
        QFile::setPermissions(journalPath(m_dir->path()), QFile::ReadOwner | QFile::WriteOwner);
        const auto before = oldEvents();
        const QStringList list = oldOrder();
        const auto journal = open();
        QVERIFY(journal && journal->notices().isEmpty());
        QCOMPARE(whatChanged(*journal, before), QString());
        QCOMPARE(order(*journal), list);
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), 1);
    }

    void keptFileWithSecretsGivesNoneToAnEntity()
    {
        QVERIFY(QFile::copy(
            QStringLiteral(TEST_DATA "/journal/v1-secrets.sqlite"), journalPath(m_dir->path())));
        QFile::setPermissions(journalPath(m_dir->path()), QFile::ReadOwner | QFile::WriteOwner);
        const QStringList list = oldOrder();
        const auto journal = open();
        QCOMPARE(order(*journal), list);
        const auto entities = journal->entities({EntityKind::MiniProgram});
        QCOMPARE(entities.size(), 2);
        for (const EntitySummary &one : entities) {
            const QJsonObject known = journal->entity(one.id)->answers();
            const QJsonObject said = journal->load(journal->journeysOf(one.id).first().id)->answers;
            for (auto it = known.begin(); it != known.end(); ++it) {
                QCOMPARE(it.value(), said.value(it.key()));
            }
            QVERIFY(!QJsonDocument(known).toJson().contains("abad1dea"));
        }
        QCOMPARE(entities.first().name, u"已改名"_s);
    }

    void hostileAnswersShowTheSame()
    {
        QMap<QString, QByteArray> names;
        {
            OldJournal old(m_dir->path());
            for (const auto &[name, some] : hostileAnswers()) {
                const QString id = old.add(
                    {started(), answers(some), step(u"account"_s),
                        {EventKind::StepConfirmed, {{u"step"_s, u"account"_s}, {u"by"_s, u"我"_s}}},
                        {EventKind::SecretStored,
                            {{u"kind"_s, u"app-secret"_s}, {u"where"_s, u"keychain"_s}}},
                        {u"ofTomorrow"_s, {{u"x"_s, 1}}}},
                    m_clock.time.addDays(names.size()));
                names.insert(id, name);
            }
        }
        const auto before = oldEvents();
        const QStringList list = oldOrder();
        QCOMPARE(before.size(), names.size());
        auto journal = open();
        QVERIFY(journal);
        const QString changed = whatChanged(*journal, before);
        QVERIFY2(changed.isEmpty(),
            qPrintable(
                QString(changed + QString::fromUtf8(names.value(changed.section(u' ', 0, 0))))));
        QCOMPARE(order(*journal), list);
        for (auto it = before.cbegin(); it != before.cend(); ++it) {
            const JourneyState state = fold(it.value());
            const auto entities = journal->load(it.key())->entities;
            for (const RelatedEntity &one : entities) {
                const QJsonObject known = journal->entity(one.id)->answers();
                for (auto fact = known.begin(); fact != known.end(); ++fact) {
                    QCOMPARE(fact.value(), state.answers.value(fact.key()));
                }
            }
        }
        const int entities = journal->entityCount({EntityKind::MiniProgram});
        QVERIFY(entities >= 7);

        // Once is enough.
        journal.reset();
        journal = open();
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), entities);
        QCOMPARE(whatChanged(*journal, before), QString());
        for (const QString &id : list) {
            QVERIFY(journal->events(id)->size() <= before.value(id).size() + 2);
        }
    }

    void journeysOfOneAppIdMeetInOneMiniProgram()
    {
        QString first;
        QString second;
        {
            OldJournal old(m_dir->path());
            first =
                old.add({started(),
                            answers({{u"name"_s, u"旧"_s}, {u"appId"_s, appId},
                                {u"originalId"_s, u"gh_0123456789ab"_s}, {u"role"_s, u"main"_s}})},
                    m_clock.time);
            second = old.add(
                {started(),
                    answers({{u"name"_s, u"新"_s}, {u"appId"_s, appId}, {u"role"_s, u"sub"_s}}),
                    step(u"appid"_s)},
                m_clock.time.addDays(1));
        }
        const auto before = oldEvents();
        const auto journal = open();
        QCOMPARE(whatChanged(*journal, before), QString());
        QCOMPARE(journal->entityCount({EntityKind::MiniProgram}), 1);
        QCOMPARE(journal->entityCount({EntityKind::CloudAccount}), 2); // none can tell
        const QString entity = entityOf(*journal, first, EntityKind::MiniProgram);
        QCOMPARE(entityOf(*journal, second, EntityKind::MiniProgram), entity);
        const auto state = journal->entity(entity);
        QCOMPARE(state->facts.value(u"name"_s).value.toString(), u"新"_s);
        QCOMPARE(state->facts.value(u"name"_s).journeyId, second);
        QCOMPARE(state->facts.value(u"name"_s).step, u"appid"_s);
        QCOMPARE(state->facts.value(u"name"_s).at, m_clock.time.addDays(1));
        QCOMPARE(state->facts.value(u"originalId"_s).journeyId, first);
        // What is said from now on is news to the other one.
        QVERIFY(journal->append(second, {answers({{u"name"_s, u"更新"_s}})}));
        QCOMPARE(journal->resume(first)->answers.value("name"_L1).toString(), u"更新"_s);
        QCOMPARE(journal->resume(first)->answers.value("role"_L1).toString(), u"main"_s);
    }

    /// A list that draws a megabyte stands still for seconds.
    void longNameIsCutInTheListAlone()
    {
        const QString name = QString(199, u'n') + u"\U0001F600"_s + QString(1'000'000, u'n');
        QString id;
        {
            OldJournal old(m_dir->path());
            id = old.add({{EventKind::Started, {{u"journey"_s, u"certify"_s}}},
                             {EventKind::AnswerSet, {{u"name"_s, name}}}},
                m_clock.time);
        }
        const auto journal = open();
        const EntitySummary row = journal->entities({EntityKind::MiniProgram}).value(0);
        QCOMPARE(row.name, name.left(199)); // and no half of a sign
        QCOMPARE(journal->journeys().value(0).name, row.name);
        QCOMPARE(journal->load(id)->answers.value("name"_L1).toString(), name);
        QCOMPARE(journal->entity(row.id)->answers().value("name"_L1).toString(), name);
    }

    void damagedJourneyHoldsNobodyUp()
    {
        QString harmed;
        QString sound;
        {
            OldJournal old(m_dir->path());
            harmed = old.add({started(), answers({{u"name"_s, u"a"_s}})}, m_clock.time);
            sound = old.add({started(), answers({{u"name"_s, u"b"_s}})}, m_clock.time);
            QCOMPARE(harm(old.database(),
                         {u"UPDATE events SET payload='{}' WHERE seq=2 AND journey_id='%1'"_s.arg(
                             harmed)}),
                QString());
        }
        // The backup before the migration finds it; what is left is brought together first.
        const auto journal = open();
        QVERIFY(journal);
        QVERIFY(!entityOf(*journal, sound, EntityKind::MiniProgram).isEmpty());
        QVERIFY(journal->load(harmed));
        QCOMPARE(journal->journeys().size(), 2);
    }

    void olderProgramReadsTheNewFile()
    {
        {
            OldJournal old(m_dir->path());
            old.add({started(), answers({{u"name"_s, u"a"_s}})}, m_clock.time);
        }
        open();
        const auto older =
            openJournalFile(m_dir->path(), m_clock.time, shippedMigrations().mid(0, 1));
        QVERIFY(older && older->isNewer && older->readOnly);
        QCOMPARE(older->readOnly->id, u"storage.newer"_s);
        QCOMPARE(Rows::journeys(older->database, {}, 0, 10)->size(), 1);
    }
};

QTEST_GUILESS_MAIN(TakingOverTest)
#include "tst_takingover.moc"
