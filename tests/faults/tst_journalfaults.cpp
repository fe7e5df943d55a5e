// SPDX-License-Identifier: MIT
// A disk that fails, fills or refuses: the writer goes on living, says what happened, and what it
// acknowledged is there.
#include "tests/faults/writerprocess.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
struct Run
{
    Told said;
    QByteArray errors;
    bool fired = false;
    bool crashed = false;
};

Run run(const QString &program, const QStringList &arguments,
    const QHash<QString, QString> &variables = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        environment.insert(it.key(), it.value());
    }
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.waitForFinished(30000);
    const bool crashed =
        process.state() != QProcess::NotRunning || process.exitStatus() != QProcess::NormalExit;
    const QByteArray errors = process.readAllStandardError();
    return {told(process.readAllStandardOutput()), errors, errors.contains("failfsync: fired"),
        crashed};
}

/// Opens the journal in good conditions; empty if it holds what was acknowledged.
QString wrongAfter(const QString &folder, const Told &said)
{
    const Clock clock;
    const auto opened = Journal::open(folder, clock);
    if (!opened) {
        return u"cannot be opened: "_s + opened.error().id;
    }
    if (!(*opened)->notice().id.isEmpty()) {
        return u"notice: "_s + (*opened)->notice().id;
    }
    if (said.journeyId.isEmpty()) {
        return {};
    }
    return wrongIn(**opened, said);
}

QString name(const QString &path)
{
    return QFileInfo(path).fileName();
}
} // namespace

class JournalFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCallFails_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isShort");
        QTest::addColumn<int>("times"); // 0: from then on for ever
        QTest::addColumn<int>("stride");
        QTest::addColumn<QString>("finding");
        const QString io = u"storage.io"_s;
        const QString full = u"storage.full"_s;
        QTest::newRow("fsync EIO once") << u"fsync"_s << EIO << false << 1 << 1 << io;
        // The reopening fails too; then the commit that was called failed turns out to be stored.
        QTest::newRow("fsync EIO twice") << u"fsync"_s << EIO << false << 2 << 1 << io;
        QTest::newRow("fsync EIO three times") << u"fsync"_s << EIO << false << 3 << 1 << io;
        QTest::newRow("fsync EIO four times") << u"fsync"_s << EIO << false << 4 << 1 << io;
        QTest::newRow("fsync EIO for ever") << u"fsync"_s << EIO << false << 0 << 1 << io;
        QTest::newRow("disk full for ever") << u"pwrite"_s << ENOSPC << false << 0 << 3 << full;
        QTest::newRow("disk full once") << u"pwrite"_s << ENOSPC << false << 1 << 3 << full;
        QTest::newRow("short write, disk full") << u"pwrite"_s << ENOSPC << true << 0 << 5 << full;
        QTest::newRow("write EIO") << u"pwrite"_s << EIO << true << 1 << 5 << io;
        QTest::newRow("truncate EIO") << u"ftruncate"_s << EIO << false << 0 << 1 << io;
        QTest::newRow("rename EIO") << u"rename"_s << EIO << false << 0 << 1 << io;
    }
    void everyCallFails()
    {
        QFETCH(QString, operation);
        QFETCH(int, code);
        QFETCH(bool, isShort);
        QFETCH(int, times);
        QFETCH(int, stride);
        QFETCH(QString, finding);
        int fired = 0;
        int told = 0;
        for (int after = 0;; after += stride) {
            const QTemporaryDir folder(quickFolder());
            QHash<QString, QString> variables{{u"LD_PRELOAD"_s, QStringLiteral(FAILFSYNC)},
                {u"FAIL_OP"_s, operation}, {u"FAIL_ERRNO"_s, QString::number(code)},
                {u"FAIL_AFTER"_s, QString::number(after)}, {u"FAIL_MATCH"_s, name(folder.path())},
                {u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s}};
            if (isShort) {
                variables.insert(u"FAIL_SHORT"_s, u"1"_s);
            }
            if (times > 0) {
                variables.insert(u"FAIL_COUNT"_s, QString::number(times));
            }
            const Run one =
                run(QStringLiteral(JOURNAL_WRITER), {folder.path(), u"6"_s, u"1"_s}, variables);
            QVERIFY2(!one.crashed, qPrintable(u"after %1 calls: "_s.arg(after) + one.said.all));
            const QString wrong = wrongAfter(folder.path(), one.said);
            QVERIFY2(wrong.isEmpty(),
                qPrintable(u"after %1 calls: %2\n"_s.arg(after).arg(wrong) + one.said.all));
            for (const QString &failure : one.said.failures) {
                // 4874: SQLite's word for shared memory that cannot grow; here the disk only says
                // that it is full.
                QVERIFY2(failure.startsWith(finding)
                        || (code == ENOSPC && failure == "storage.io 4874"_L1),
                    qPrintable(one.said.all));
            }
            told += one.said.failures.isEmpty() ? 0 : 1;
            if (!one.fired) {
                QCOMPARE(one.said.acknowledged.size(), 6);
                break;
            }
            ++fired;
        }
        qInfo() << fired << "faults," << told << "told to the user";
        QVERIFY(fired > 0);
        QVERIFY(told > 0);
    }

    void appendOfThreeEventsWaitsOnceForTheDisk()
    {
        const auto waits = [](int appends) {
            const QTemporaryDir folder;
            const Run one =
                run(QStringLiteral(JOURNAL_WRITER), {folder.path(), QString::number(appends)},
                    {{u"LD_PRELOAD"_s, QStringLiteral(FAILFSYNC)}, {u"FAIL_OP"_s, u"fsync"_s},
                        {u"FAIL_AFTER"_s, u"1000000"_s}, {u"FAIL_MATCH"_s, name(folder.path())},
                        {u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s}});
            return QString::fromUtf8(one.errors)
                .section(u"failfsync: "_s, 1, 1)
                .section(u' ', 0, 0)
                .toInt();
        };
        const int few = waits(2);
        QVERIFY(few > 2);
        QCOMPARE(waits(12), few + 10);
    }

    void fileSizeLimitDoesNotKill()
    {
        QTemporaryDir folder;
        const Run one = run(u"bash"_s,
            {u"-c"_s, u"ulimit -f 200; exec \"$0\" \"$@\""_s, QStringLiteral(JOURNAL_WRITER),
                folder.path(), u"300"_s});
        QVERIFY(!one.crashed);
        QVERIFY2(!one.said.failures.isEmpty() && one.said.stored > 10,
            qPrintable(one.said.all.right(500)));
        QVERIFY2(one.said.failures.first().startsWith(u"storage.io"_s),
            qPrintable(one.said.failures.first()));
        QCOMPARE(wrongAfter(folder.path(), one.said), QString());
    }

    void fewFilesAreEnoughOrItIsSaid()
    {
        for (const int files : {8, 16, 32}) {
            QTemporaryDir folder;
            const Run one = run(u"bash"_s,
                {u"-c"_s, u"ulimit -n %1; exec \"$0\" \"$@\""_s.arg(files),
                    QStringLiteral(JOURNAL_WRITER), folder.path(), u"5"_s});
            QVERIFY(!one.crashed);
            QVERIFY2(one.said.acknowledged.size() == 5 || !one.said.failures.isEmpty(),
                qPrintable(one.said.all));
            QVERIFY(files < 32 || one.said.acknowledged.size() == 5);
            QCOMPARE(wrongAfter(folder.path(), one.said), QString());
        }
    }

    void memoryThatEndsIsSaid()
    {
        int fired = 0;
        int toldUser = 0;
        for (int after = 0;; after += 1 + after / 8) {
            const QTemporaryDir folder(quickFolder());
            const Run one = run(QStringLiteral(JOURNAL_WRITER), {folder.path(), u"4"_s, u"1"_s},
                {{u"LD_PRELOAD"_s, QStringLiteral(FAILFSYNC)}, {u"FAIL_OP"_s, u"malloc"_s},
                    {u"FAIL_AFTER"_s, QString::number(after)}, {u"FAIL_COUNT"_s, u"40"_s},
                    {u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s}});
            QVERIFY2(!one.crashed, qPrintable(u"after %1: "_s.arg(after) + one.said.all));
            QVERIFY2(wrongAfter(folder.path(), one.said).isEmpty(),
                qPrintable(u"after %1: "_s.arg(after) + wrongAfter(folder.path(), one.said)));
            if (!one.fired) {
                break;
            }
            ++fired;
            toldUser += one.said.failures.isEmpty() ? 0 : 1;
        }
        qInfo() << fired << "faults," << toldUser << "told to the user";
        QVERIFY(fired > 20);
        QVERIFY(toldUser > 10);
    }

    void realFullDisk_data()
    {
        QTest::addColumn<int>("kilobytes");
        for (const int size : {32, 128, 512}) {
            QTest::addRow("%d KiB", size) << size;
        }
    }
    void realFullDisk()
    {
        QFETCH(int, kilobytes);
        QTemporaryDir disk;
        const QByteArray path = QFile::encodeName(disk.path());
        if (::mount("tmpfs", path.constData(), "tmpfs", 0,
                QByteArray("size=" + QByteArray::number(kilobytes) + 'k').constData())
            != 0) {
            QSKIP("no right to mount a small disk; the injected ENOSPC above stands for it");
        }
        const auto unmount = qScopeGuard([&path] { ::umount(path.constData()); });
        const QString folder = disk.filePath(u"data"_s);
        const Run one = run(QStringLiteral(JOURNAL_WRITER), {folder, u"600"_s});
        QVERIFY(!one.crashed);
        QVERIFY2(
            one.said.failures.contains(u"storage.full"_s), qPrintable(one.said.all.right(500)));
        // Room again: what was acknowledged is there, and work goes on.
        QCOMPARE(::mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT, "size=8m"), 0);
        QCOMPARE(wrongAfter(folder, one.said), QString());
        const Run next = run(QStringLiteral(JOURNAL_WRITER), {folder, u"3"_s});
        QCOMPARE(next.said.acknowledged.size(), 3);
    }

    void readOnlyPlaces_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("expected");
        QTest::newRow("folder without a journal")
            << u"empty"_s << u"open-failed storage.read-only"_s;
        QTest::newRow("home that cannot be made")
            << u"empty/home/data"_s << u"open-failed storage.read-only"_s;
        QTest::newRow("folder with a journal")
            << u"closed"_s << u"open storage.read-only\nstart-failed storage.read-only"_s;
        QTest::newRow("journal that was not closed") << u"killed"_s << u"storage.read-only"_s;
        QTest::newRow("file alone")
            << u"file"_s << u"open storage.read-only\nstart-failed storage.read-only"_s;
        QTest::newRow("file that may not be read")
            << u"locked"_s << u"open-failed storage.no-access"_s;
        QTest::newRow("older file, and no place for its backup")
            << u"old"_s << u"open-failed storage.no-backup"_s;
    }
    void readOnlyPlaces()
    {
        QFETCH(QString, place);
        QFETCH(QString, expected);
        // Root may write anywhere: then another user does the test, in a place that it can reach.
        QTemporaryDir dir(u"/tmp/tst_journalfaults-XXXXXX"_s);
        const bool isRoot = ::geteuid() == 0;
        const QString writer = dir.filePath(u"writer"_s);
        QVERIFY(QFile::copy(QStringLiteral(JOURNAL_WRITER), writer));
        ::chmod(QFile::encodeName(dir.path()).constData(), 0755);
        ::chmod(QFile::encodeName(writer).constData(), 0755);
        for (const QString &folder :
            {u"empty"_s, u"closed"_s, u"killed"_s, u"file"_s, u"locked"_s, u"old/backups"_s}) {
            QVERIFY(QDir(dir.path()).mkpath(folder));
        }
        const QString old = dir.filePath(u"old/journal.sqlite"_s);
        QVERIFY(QFile::copy(QStringLiteral(TEST_DATA "/journal/v1.sqlite"), old));
        ::chmod(QFile::encodeName(old).constData(), 0600);
        for (const QString &folder : {u"closed"_s, u"file"_s, u"locked"_s}) {
            QCOMPARE(run(writer, {dir.filePath(folder), u"3"_s}).said.acknowledged.size(), 3);
        }
        {
            QProcess killed;
            killed.start(writer, {dir.filePath(u"killed"_s), u"0"_s});
            while (killed.waitForReadyRead(10000)
                && !killed.readAllStandardOutput().contains("stored 3")) { }
            killed.kill();
            killed.waitForFinished();
        }
        if (isRoot) {
            QCOMPARE(QProcess::execute(u"chown"_s, {u"-R"_s, u"65534:65534"_s, dir.path()}), 0);
        }
        for (const QString &folder : {u"empty"_s, u"closed"_s, u"killed"_s, u"old/backups"_s}) {
            ::chmod(QFile::encodeName(dir.filePath(folder)).constData(), 0500);
        }
        ::chmod(QFile::encodeName(dir.filePath(u"locked/journal.sqlite"_s)).constData(), 0);
        ::chmod(QFile::encodeName(dir.filePath(u"file/journal.sqlite"_s)).constData(), 0400);
        const QStringList arguments{writer, dir.filePath(place), u"3"_s};
        const Run one = isRoot
            ? run(u"setpriv"_s,
                QStringList{u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, u"--"_s}
                    + arguments)
            : run(arguments.first(), arguments.mid(1));
        for (const QString &folder : {u"empty"_s, u"closed"_s, u"killed"_s}) {
            ::chmod(QFile::encodeName(dir.filePath(folder)).constData(), 0700);
        }
        QVERIFY(!one.crashed);
        QVERIFY2(one.said.all.contains(expected), qPrintable(one.said.all));
        QVERIFY(one.said.acknowledged.isEmpty());
    }
};

QTEST_GUILESS_MAIN(JournalFaultsTest)
#include "tst_journalfaults.moc"
