// SPDX-License-Identifier: MIT
// The power goes, or the process is killed, between any two steps on the disk: what was
// acknowledged is there, old schemas are old or new, and no secret comes back.
#include "models/journal/backups.h"
#include "models/journal/journalfile.h"
#include "tests/faults/disklog.h"
#include "tests/faults/writerprocess.h"
#include "tests/models/journal/oldjournal.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using Loss = UncertainDisk::Loss;

namespace {
const QList<Loss> allLosses{Loss::Nothing, Loss::Contents, Loss::Everything, Loss::Some};

/// Steps of a writer in \a folder, which may hold files already.
QList<DiskStep> recorded(
    const QString &folder, const QString &what, const QString &more = QStringLiteral("0"))
{
    const QTemporaryDir notes(quickFolder());
    const QString log = notes.filePath(u"log"_s);
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(RECORDIO));
    environment.insert(u"RECORD_DIR"_s, folder);
    environment.insert(u"RECORD_LOG"_s, log);
    environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(JOURNAL_WRITER), {folder, what, more});
    process.waitForFinished(30000);
    return process.exitCode() == 0 ? readDiskLog(log) : QList<DiskStep>();
}

UncertainDisk diskWith(const QString &folder)
{
    UncertainDisk disk(folder);
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        struct stat info = {};
        ::stat(QFile::encodeName(path).constData(), &info);
        disk.put(path, info.st_ino);
    }
    return disk;
}

void copyTo(const QString &name, const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QVERIFY(QFile::copy(QStringLiteral(TEST_DATA "/journal/") + name, path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
}

/// Calls \a check with a fresh folder for every \a stride-th point between two steps and every
/// loss; stops at the first that returns a complaint.
template <typename Check>
int replay(UncertainDisk disk, const QString &folder, const QList<DiskStep> &steps, int stride,
    const QList<Loss> &losses, Check check)
{
    QRandomGenerator random(20261121);
    QByteArray said;
    int points = 0;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        disk.apply(steps.at(i));
        if (steps.at(i).type == DiskStep::Said) {
            said += steps.at(i).first;
        }
        if (i % stride != 0 && i + 1 != steps.size()) {
            continue;
        }
        for (const Loss loss : losses) {
            const QTemporaryDir target(quickFolder());
            disk.materialise(target.path(), loss, random);
            const QString wrong = check(target.path(), said);
            ++points;
            if (!wrong.isEmpty()) {
                qWarning() << folder << "step" << i << "of" << steps.size() << "loss" << int(loss);
                QTest::qFail(qPrintable(wrong), __FILE__, __LINE__);
                return points;
            }
        }
    }
    return points;
}

int stepsOf(const QList<DiskStep> &steps, quint32 type)
{
    return int(std::count_if(
        steps.begin(), steps.end(), [type](const DiskStep &one) { return one.type == type; }));
}

void fillOld(const QString &folder, int journeys)
{
    OldJournal old(folder);
    (void)old.database().run(u"BEGIN"_s);
    for (int i = 0; i < journeys; ++i) {
        // Two journeys know each AppID.
        const QString appId =
            u"wx0123456789abcd"_s + QString::number(i / 2 % 256, 16).rightJustified(2, u'e');
        old.add({{EventKind::Started, {{u"journey"_s, u"certify"_s}}},
                    {EventKind::AnswerSet, {{u"name"_s, QString::number(i)}, {u"appId"_s, appId}}}},
            QDateTime(QDate(2026, 1, 31), QTime(8, 0), Qt::UTC).addSecs(i));
    }
    (void)old.database().run(u"COMMIT"_s);
}

/// All that lists and pages show, journeys with all their events.
QByteArray pictureOf(const Journal &journal)
{
    QByteArray all;
    for (const JourneySummary &one : journal.journeys({}, 0, 1000)) {
        all += '\n' + (one.id + u' ' + one.name + u' ' + one.appId + u' ' + one.step).toUtf8();
        const auto events = journal.events(one.id);
        for (const Event &event : events.value_or(QList<Event>())) {
            all += ' ' + event.kind.toUtf8() + QJsonDocument(event.payload).toJson();
        }
    }
    for (const QString &kind : {EntityKind::MiniProgram, EntityKind::CloudAccount}) {
        for (const EntitySummary &one : journal.entities({kind}, 0, 1000)) {
            all += '\n' + (one.id + u' ' + one.name + u' ' + one.appId + u' ' + kind).toUtf8()
                + QJsonDocument(journal.entity(one.id)->answers()).toJson();
        }
    }
    return all;
}

const QStringList secrets{u"c0ffee5ec2e7c0ffee5ec2e7c0ffee55"_s, u"Canary9PrivateKey"_s,
    u"canaryPassw0rd"_s, u"decade0123456789decade0123456789"_s, u"canaryWord12345"_s,
    u"abad1dea0123456789abad1dea012345"_s};
} // namespace

class JournalPowerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyAcknowledgedStepIsThere()
    {
        const QTemporaryDir dir(quickFolder());
        const QString folder = dir.filePath(u"data"_s);
        QVERIFY(QDir().mkpath(folder));
        const QList<DiskStep> steps = recorded(folder, u"12"_s);
        QVERIFY(stepsOf(steps, DiskStep::Sync) >= 13 && stepsOf(steps, DiskStep::Rename) >= 1);
        QVERIFY(stepsOf(steps, DiskStep::SyncFolder) >= 2);
        const Clock clock;
        qsizetype acknowledged = 0;
        const int points = replay(UncertainDisk(folder), folder, steps, 1, allLosses,
            [&](const QString &target, const QByteArray &output) -> QString {
                const Told said = told(output);
                const auto opened = Journal::open(target, clock);
                if (!opened) {
                    return u"cannot be opened: "_s + opened.error().id;
                }
                if (!(*opened)->notices().isEmpty()) {
                    return u"notice: "_s + (*opened)->notice().id;
                }
                if (said.journeyId.isEmpty()) {
                    return {};
                }
                acknowledged = qMax(acknowledged, said.acknowledged.size());
                return wrongIn(**opened, said);
            });
        qInfo() << points << "places to lose power at," << acknowledged << "appends";
        QVERIFY(points > 400);
        QCOMPARE(acknowledged, 12);
    }

    /// The replay would see a journal that does not wait for the disk.
    void diskThatDoesNotWaitLoses()
    {
        const QTemporaryDir dir(quickFolder());
        const QString folder = dir.filePath(u"data"_s);
        QVERIFY(QDir().mkpath(folder));
        UncertainDisk disk(folder);
        QByteArray said;
        for (const DiskStep &step : recorded(folder, u"3"_s)) {
            said += step.type == DiskStep::Said ? step.first : QByteArray();
            if (step.type != DiskStep::Sync) {
                disk.apply(step);
            }
        }
        QCOMPARE(told(said).acknowledged.size(), 3);
        const QTemporaryDir target(quickFolder());
        QRandomGenerator random(1);
        disk.materialise(target.path(), Loss::Contents, random);
        const Clock clock;
        const auto opened = Journal::open(target.path(), clock);
        QVERIFY(!opened || !(*opened)->events(told(said).journeyId));
    }

    /// Each commit of the migration is there or not; the next start goes on.
    void migrationThatWasCutShortGoesOn_data()
    {
        QTest::addColumn<int>("journeys");
        QTest::addColumn<int>("places");
        QTest::addColumn<QList<Loss>>("losses");
        QTest::newRow("kept file, each step") << 0 << 10000 << allLosses;
        QTest::newRow("two commits") << 120 << 12 << QList<Loss>{Loss::Nothing, Loss::Some};
    }
    void migrationThatWasCutShortGoesOn()
    {
        QFETCH(int, journeys);
        QFETCH(int, places);
        QFETCH(QList<Loss>, losses);
        const QTemporaryDir dir(quickFolder());
        const QString folder = dir.filePath(u"data"_s);
        if (journeys == 0) {
            copyTo(u"v1.sqlite"_s, folder + u"/journal.sqlite"_s);
        } else {
            QVERIFY(QDir().mkpath(folder));
            fillOld(folder, journeys);
        }
        const UncertainDisk before = diskWith(folder);
        const QList<DiskStep> steps = recorded(folder, u"open"_s);
        QVERIFY(stepsOf(steps, DiskStep::Write) > 5);
        const Clock clock;
        const QByteArray expected = pictureOf(**Journal::open(folder, clock));
        QVERIFY(expected.contains(" mini-program"));
        QSet<int> seen;
        const int stride = qMax<int>(1, int(steps.size()) / places);
        const int points = replay(before, folder, steps, stride, losses,
            [&](const QString &target, const QByteArray &) -> QString {
                {
                    const auto database =
                        Database::open(journalPath(target), Database::Mode::ReadWrite);
                    if (!database || !database->check(u"integrity_check"_s)) {
                        return u"not whole"_s;
                    }
                    seen.insert(database->value(u"PRAGMA user_version"_s)->toInt());
                }
                const auto opened = Journal::open(target, clock);
                if (!opened || !(*opened)->notices().isEmpty()) {
                    return u"cannot be opened in peace"_s;
                }
                const QByteArray shown = pictureOf(**opened);
                return shown == expected ? QString() : QString::fromUtf8(shown);
            });
        qInfo() << points << "places";
        QCOMPARE(seen, (QSet<int>{1, 2}));
    }

    /// Before the commit all is there; after it nothing, and the next start takes the traces.
    void deletionIsWholeOrNot()
    {
        const QTemporaryDir dir(quickFolder());
        const QString folder = dir.filePath(u"data"_s);
        QVERIFY(QDir().mkpath(folder));
        const Clock clock;
        QString id;
        for (const QString &appId : {u"wx00000000000000ff"_s, u"wx0123456789abcdef"_s}) {
            const auto journal = *Journal::open(folder, clock);
            id = *journal->start(u"certify"_s, false);
            for (int i = 0; i < 8; ++i) {
                const QString text = appId + QString(i * 700, u'x') + appId;
                QVERIFY(journal->append(
                    id, {{EventKind::AnswerSet, {{u"appId"_s, appId}, {u"principal"_s, text}}}}));
            }
        }
        Journal::open(folder, clock).value().reset(); // makes a backup
        QVERIFY(QFile::copy(folder + u"/journal.sqlite"_s,
            folder + u"/journal.damaged-20260119T000000000Z.sqlite"_s));
        const UncertainDisk before = diskWith(folder);
        const QStringList needles{u"wx0123456789abcdef"_s, id};
        const QList<DiskStep> steps = recorded(folder, u"erase"_s, needles.first());
        QVERIFY(!steps.isEmpty());
        QCOMPARE(findIn(folder, needles), QString());
        QSet<int> seen;
        const int stride = qMax<int>(1, int(steps.size()) / 30);
        const int points =
            replay(before, folder, steps, stride, {Loss::Nothing, Loss::Everything, Loss::Some},
                [&](const QString &target, const QByteArray &) -> QString {
                    bool isThere = false;
                    {
                        const auto opened = Journal::open(target, clock);
                        if (!opened || !(*opened)->notices().isEmpty()) {
                            return u"cannot be opened in peace"_s;
                        }
                        seen.insert((*opened)->journeyCount());
                        isThere = (*opened)->journeyCount() == 2;
                        const int entities = (*opened)->entityCount({EntityKind::MiniProgram});
                        const auto events = (*opened)->events(id);
                        if (entities != (*opened)->journeyCount()
                            || (isThere ? events->size() != 10 : events.has_value())) {
                            return u"half of it"_s;
                        }
                    } // waits for the cleaning
                    return isThere ? QString() : findIn(target, needles);
                });
        qInfo() << points << "places";
        QCOMPARE(seen, (QSet<int>{1, 2}));
    }

    void erasureThatWasCutShortIsRepeated()
    {
        const QTemporaryDir dir(quickFolder());
        const QString folder = dir.filePath(u"data"_s);
        copyTo(u"v1-secrets.sqlite"_s, folder + u"/journal.sqlite"_s);
        copyTo(
            u"v1-secrets.sqlite"_s, folder + u"/backups/journal.v1.20260120T000000000Z.sqlite"_s);
        copyTo(u"v1-secrets.sqlite"_s, folder + u"/journal.damaged-20260119T000000000Z.sqlite"_s);
        QVERIFY(!findIn(folder, secrets).isEmpty());
        const UncertainDisk before = diskWith(folder);
        const QList<DiskStep> steps = recorded(folder, u"open"_s);
        QCOMPARE(findIn(folder, secrets), QString());
        const Clock clock;
        const int stride = qMax<int>(1, int(steps.size()) / 30);
        int told = 0;
        const int points =
            replay(before, folder, steps, stride, {Loss::Nothing, Loss::Everything, Loss::Some},
                [&](const QString &target, const QByteArray &) -> QString {
                    {
                        const auto opened = Journal::open(target, clock);
                        if (!opened) {
                            return u"cannot be opened: "_s + opened.error().id;
                        }
                        if ((*opened)->journeyCount() != 3) {
                            return u"journeys are missing"_s;
                        }
                        for (const JourneySummary &one : (*opened)->journeys()) {
                            if (!(*opened)->load(one.id)) {
                                return u"cannot be read"_s;
                            }
                        }
                        // The files beside it are cleaned in the background.
                        told += QTest::qWaitFor([&opened] {
                            return (*opened)->notice().id == "storage.secret-erased"_L1;
                        })
                            ? 1
                            : 0;
                    }
                    return findIn(target, secrets);
                });
        qInfo() << points << "places," << told << "told";
        QCOMPARE(told, points);
    }
};

QTEST_GUILESS_MAIN(JournalPowerTest)
#include "tst_journalpower.moc"
