// SPDX-License-Identifier: MIT
#include "models/journal/instancelock.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/mount.h>
#include <sys/stat.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace {
using Process = std::unique_ptr<QProcess>;

Process start(const QString &folder)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(INSTANCE_HOLDER), {folder});
    return process;
}

/// The first line that the process prints.
QByteArray outcome(QProcess &process)
{
    while (!process.canReadLine() && process.waitForReadyRead(10000)) { }
    return process.readLine().trimmed();
}

void end(QProcess &process)
{
    process.closeWriteChannel();
    process.waitForFinished();
}
} // namespace

class InstanceLockTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString folder() const { return m_dir->filePath(u"data"_s); }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    /// The machine has given the number of the process that was killed to another one since.
    void numberOfAnotherProcessFoolsNobody()
    {
        QByteArray lock;
        {
            InstanceLock first(folder());
            QCOMPARE(first.acquire(), InstanceLock::Outcome::Owner);
            QFile file(folder() + u"/mpwizard.lock"_s);
            QVERIFY(file.open(QIODevice::ReadOnly));
            lock = file.readAll();
        }
        QProcess other;
        other.start(u"cat"_s, QStringList());
        QVERIFY(other.waitForStarted());
        const QByteArray own = QByteArray::number(QCoreApplication::applicationPid());
        QVERIFY(lock.startsWith(own));
        lock.replace(0, own.size(), QByteArray::number(other.processId()));
        QFile file(folder() + u"/mpwizard.lock"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lock);
        file.close();
        InstanceLock second(folder());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(second.acquire(), InstanceLock::Outcome::Owner);
        QVERIFY(timer.elapsed() < 2000);
        end(other);
    }

    void whatIsNoFileIsNotOpened()
    {
        QVERIFY(QDir().mkpath(folder()));
        const QString path = folder() + u"/mpwizard.lock"_s;
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        InstanceLock lock(folder());
        QCOMPARE(lock.acquire(), InstanceLock::Outcome::NotAFile);
    }

    void firstOwnsSecondRaises()
    {
        InstanceLock first(folder());
        QCOMPARE(first.acquire(), InstanceLock::Outcome::Owner);
        QSignalSpy raised(&first, &InstanceLock::raiseRequested);
        const Process second = start(folder());
        QTRY_COMPARE(second->state(), QProcess::NotRunning);
        QCOMPARE(outcome(*second), "raised-other");
        QCOMPARE(raised.size(), 1);
    }

    void socketIsTheUsersAlone()
    {
        InstanceLock lock(folder());
        QCOMPARE(lock.acquire(), InstanceLock::Outcome::Owner);
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(folder() + u"/mpwizard.socket"_s).constData(), &info), 0);
        QVERIFY(S_ISSOCK(info.st_mode));
        QCOMPARE(info.st_mode & 0077, 0u);
        QCOMPARE(::stat(QFile::encodeName(folder()).constData(), &info), 0);
        QCOMPARE(info.st_mode & 07777, 0700u);
    }

    void longFolderNamesWork()
    {
        const QString deep = folder() + u'/' + QString(120, u'x');
        InstanceLock first(deep);
        QCOMPARE(first.acquire(), InstanceLock::Outcome::Owner);
        QSignalSpy raised(&first, &InstanceLock::raiseRequested);
        const Process second = start(deep);
        QTRY_COMPARE(second->state(), QProcess::NotRunning);
        QCOMPARE(outcome(*second), "raised-other");
    }

    void endedOwnerLeavesThePlace()
    {
        const Process first = start(folder());
        QCOMPARE(outcome(*first), "owner");
        end(*first);
        InstanceLock second(folder());
        QCOMPARE(second.acquire(), InstanceLock::Outcome::Owner);
    }

    void killedOwnerIsReplacedAtOnce()
    {
        for (int round = 0; round < 10; ++round) {
            const Process first = start(folder());
            QCOMPARE(outcome(*first), "owner");
            first->kill();
            QVERIFY(first->waitForFinished());
            QVERIFY(QFile::exists(folder() + u"/mpwizard.lock"_s));
        }
        QElapsedTimer timer;
        timer.start();
        InstanceLock next(folder());
        QCOMPARE(next.acquire(), InstanceLock::Outcome::Owner);
        QVERIFY(timer.elapsed() < 2000);
        // The dead one's socket is no obstacle either.
        QSignalSpy raised(&next, &InstanceLock::raiseRequested);
        const Process other = start(folder());
        QTRY_COMPARE(raised.size(), 1);
        QTRY_COMPARE(other->state(), QProcess::NotRunning);
    }

    void hungOwnerIsSilent()
    {
        const Process first = start(folder());
        QCOMPARE(outcome(*first), "owner");
        QCOMPARE(::kill(static_cast<pid_t>(first->processId()), SIGSTOP), 0);
        QElapsedTimer timer;
        timer.start();
        InstanceLock second(folder());
        QCOMPARE(second.acquire(), InstanceLock::Outcome::OtherSilent);
        QVERIFY(timer.elapsed() < 4000);
        ::kill(static_cast<pid_t>(first->processId()), SIGCONT);
        end(*first);
    }

    void folderThatCannotBe()
    {
        QFile file(folder());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(InstanceLock(folder()).acquire(), InstanceLock::Outcome::Unwritable);
        QCOMPARE(
            InstanceLock(u"/proc/nowhere/data"_s).acquire(), InstanceLock::Outcome::Unwritable);
    }

    void diskWithoutRoomForALock()
    {
        QTemporaryDir disk;
        const QByteArray path = QFile::encodeName(disk.path());
        if (::mount("tmpfs", path.constData(), "tmpfs", 0, "size=32k") != 0) {
            QSKIP("no right to mount a small disk");
        }
        const auto unmount = qScopeGuard([&path] { ::umount(path.constData()); });
        QFile file(disk.filePath(u"all"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (file.write(QByteArray(4096, 'x')) > 0) { }
        file.close();
        QCOMPARE(InstanceLock(disk.path()).acquire(), InstanceLock::Outcome::Full);
    }

    void thirtyStartsOneOwner()
    {
        // Half of the rounds find the lock of a process that was killed.
        for (int round = 0; round < 4; ++round) {
            std::vector<Process> all;
            for (int i = 0; i < 30; ++i) {
                all.push_back(start(folder()));
            }
            QHash<QByteArray, int> count;
            QProcess *owner = nullptr;
            for (const Process &one : all) {
                const QByteArray got = outcome(*one);
                ++count[got];
                owner = got == "owner" ? one.get() : owner;
            }
            QCOMPARE(count.value("owner"), 1);
            QCOMPARE(count.value("raised-other"), 29);
            if (round % 2 == 0) {
                owner->kill();
                owner->waitForFinished();
            } else {
                end(*owner);
            }
            for (const Process &one : all) {
                one->waitForFinished();
            }
        }
    }
};

QTEST_GUILESS_MAIN(InstanceLockTest)
#include "tst_instancelock.moc"
