// SPDX-License-Identifier: MIT
#include "models/core/filestart.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

class FileStartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsNoMoreThanItIsAskedFor()
    {
        QFile file(m_folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write("abcdef"), 6);
        file.close();
        QCOMPARE(fileStart(file.fileName(), 4), QByteArray("abcd"));
        QCOMPARE(fileStart(file.fileName(), 100), QByteArray("abcdef"));
    }

    void tellsAnEmptyFileFromNone()
    {
        QFile file(m_folder.filePath(u"empty"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(fileStart(file.fileName(), 4), QByteArray());
        QVERIFY(fileStart(file.fileName(), 4).has_value());
        QVERIFY(!fileStart(m_folder.filePath(u"absent"_s), 4));
    }

    // Opening a pipe would wait for whoever writes into it.
    void waitsForNothingWithoutAnEnd()
    {
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(!fileStart(pipe, 4));
        QVERIFY(!fileStart(m_folder.path(), 4));
        QVERIFY(!fileStart(u"/dev/zero"_s, 4));
    }

private:
    const QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(FileStartTest)
#include "tst_filestart.moc"
