// SPDX-License-Identifier: MIT
#include "models/secrets/hardening.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

class HardeningTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesNothingToRead()
    {
        QCOMPARE(prctl(PR_GET_DUMPABLE), 1);
        hardenProcess();
        QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
        rlimit core{};
        QCOMPARE(getrlimit(RLIMIT_CORE, &core), 0);
        QCOMPARE(core.rlim_cur, rlim_t(0));
        QCOMPARE(core.rlim_max, rlim_t(0));
    }
    void aFileSizeLimitFailsTheWriteOnly()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"big"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{1024, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        file.write(QByteArray(1024, 'x'));
        const qint64 written =
            file.write(QByteArray(1024, 'x')); // without hardenProcess() the program ends here
        setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(written, -1);
    }
};

QTEST_GUILESS_MAIN(HardeningTest)
#include "tst_hardening.moc"
