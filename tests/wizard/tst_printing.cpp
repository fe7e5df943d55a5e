// SPDX-License-Identifier: MIT
#include "tests/gui/desk.h"
#include "wizard/printing.h"
#include "wizard/report.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using Journey::Step;

namespace {
QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<unreadable>");
}

constexpr auto kOwnerOnly =
    QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
} // namespace

class PrintingTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesForTheUserAlone();
    void keepsTheOldFileOnFailure();
    void writesPdf();
    void reportsWithoutSecrets();
    void makesCardsInBothLanguages();
};

void PrintingTest::writesForTheUserAlone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"private.key"_s);
    QVERIFY(writeFile(path, "new"));
    QCOMPARE(contents(path), QByteArray("new"));
    QCOMPARE(QFile::permissions(path), kOwnerOnly);
    QVERIFY(QFile::setPermissions(path, kOwnerOnly | QFile::ReadOther)); // an older, careless file
    QVERIFY(writeFile(path, "newer"));
    QCOMPARE(contents(path), QByteArray("newer"));
    QCOMPARE(QFile::permissions(path), kOwnerOnly);
}

void PrintingTest::keepsTheOldFileOnFailure()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"report.html"_s);
    QVERIFY(QDir(folder.path())
                .mkdir(u"report.html"_s)); // a folder of that name: nothing can replace it
    QVERIFY(QDir(path).mkdir(u"inside"_s));
    const auto written = writeFile(path, "new");
    QVERIFY(!written);
    QCOMPARE(written.error().id, u"storage.export"_s);
    QCOMPARE(written.error().facts.value(u"file"_s).toString(), path);
    QVERIFY(QFileInfo(path + u"/inside"_s).isDir());
    QCOMPARE(QDir(folder.path())
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                 .size(),
        1); // no leftovers

    const auto nowhere = writePdf(folder.filePath(u"missing/report.pdf"_s), u"<p>x</p>"_s);
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().id, u"storage.export"_s);

    // A full disk, as the kernel says it: the file that was there stays.
    const QString full = folder.filePath(u"full.html"_s);
    QVERIFY(writeFile(full, "old"));
    const QByteArray large(1 << 16, 'x');
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1 << 12, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto tooLarge = writeFile(full, large);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!tooLarge);
    QCOMPARE(contents(full), QByteArray("old"));
}

void PrintingTest::writesPdf()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"card.pdf"_s);
    QVERIFY(writePdf(path, u"<h1>小程序</h1><p>Card</p>"_s));
    const QByteArray pdf = contents(path);
    QVERIFY(pdf.startsWith("%PDF-1."));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    QVERIFY(pdf.contains("/Type /Page\n") || pdf.contains("/Type /Page "));
    QCOMPARE(QFile::permissions(path), kOwnerOnly);
}

void PrintingTest::reportsWithoutSecrets()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Done));
    const QString html = reportHtml(*desk.session);
    const Exercise &world = *desk.session->exercise();
    QVERIFY(html.contains(desk.session->draft().appId));
    QVERIFY(html.contains(desk.session->draft().keyFingerprint));
    QVERIFY(!html.contains(world.appSecret));
    QVERIFY(!html.contains(QString::fromLatin1(world.keyPem).section(u'\n', 2, 2)));
    QVERIFY(!html.contains(u"PRIVATE KEY"_s));
}

void PrintingTest::makesCardsInBothLanguages()
{
    Desk desk(u"en"_s, {}, false);
    for (const Step step : Journey::allSteps()) {
        const QString card = cardHtml(*desk.session, step);
        const QString id = Journey::stepId(step);
        QVERIFY2(card.contains(desk.language.words().step(u"certify"_s, id).title.toHtmlEscaped()),
            qPrintable(id));
        QVERIFY2(
            card.contains(desk.language.otherWords().step(u"certify"_s, id).title.toHtmlEscaped()),
            qPrintable(id));
    }
}

QTEST_MAIN(PrintingTest)
#include "tst_printing.moc"
