// SPDX-License-Identifier: MIT
#include "models/session/needs.h"
#include "models/session/report.h"
#include "models/session/reporthtml.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "tests/support/files.h"
#include "wizard/printing.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace {
/// What a reader of the PDF finds and copies (poppler-utils).
QString pdfText(const QString &path)
{
    QProcess pdftotext;
    pdftotext.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    return pdftotext.waitForFinished() ? QString::fromUtf8(pdftotext.readAllStandardOutput())
                                       : u"is poppler-utils installed?"_s;
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
    void writesPdfThatCanBeSearched();
    void namesTheReportForItsReader();
    void marksEveryPageOfAPracticeReport();
    void reportsWithoutSecrets();
    void makesCardsInBothLanguages();
    void tellsWhoeverActsElsewhereWhichMiniProgramItIsAbout();
    void namesForWhomFromWhomAndWhatToOpen();
    void tellsEachPersonAheadWhatWillBeAsked();
    void saysWhatIsPractice();
    void fitsEachCardOnOnePage_data();
    void fitsEachCardOnOnePage();
    void saysWhatTheRulebookOfTheDataFolderSays();
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

void PrintingTest::writesPdfThatCanBeSearched()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"report.pdf"_s);
    const QString text = u"小程序 人工 大小 files.shop.example 女子"_s;
    QVERIFY(
        writePdf(path, u"<h1>"_s + text + u"</h1><p>"_s + text + u"</p><b>"_s + text + u"</b>"_s));
    const QString read = pdfText(path);
    QVERIFY2(read.count(text) == 3, qPrintable(read));
}

void PrintingTest::namesTheReportForItsReader()
{
    Desk desk(u"zh_CN"_s, {}, false);
    desk.session->answers().set(Journey::Keys::name, u"示例/商城"_s);
    const QDateTime when(QDate(2026, 11, 21), QTime(4, 0), Qt::UTC);
    QCOMPARE(reportName(*desk.session, when),
        u"示例_商城-认证报告-"_s + when.toLocalTime().toString(u"yyyy-MM-dd"_s));
    static const QRegularExpression form(
        u"^2026-11-2[01] [0-9]{2}:[0-9]{2} UTC[+-][0-9]{2}:[0-9]{2}$"_s);
    QVERIFY2(form.match(reportTime(when)).hasMatch(), qPrintable(reportTime(when)));
    const QString html = reportHtml(*desk.session, when);
    QVERIFY(html.startsWith(u"<!DOCTYPE html>\n<html lang='zh-CN'>"_s));
    QVERIFY(html.contains(reportTime(when)));
    QVERIFY(!html.contains(desk.language.words().step(u"certify"_s, u"overview"_s).title));
}

void PrintingTest::marksEveryPageOfAPracticeReport()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"report.pdf"_s);
    QVERIFY(writePdf(path, u"<p>line</p>"_s.repeated(150), u"PRACTICE"_s));
    const QString read = pdfText(path);
    const auto pages = read.count(QChar(u'\f'));
    QVERIFY(pages > 1);
    QCOMPARE(read.count(u"line"_s), 150);
    QCOMPARE(contents(path).count("/Type /Page\n"), pages);
    Desk desk(u"en"_s, {}, false);
    QCOMPARE(reportWatermark(*desk.session), u"PRACTICE"_s);
}

void PrintingTest::reportsWithoutSecrets()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Done));
    const QString html = reportHtml(*desk.session);
    const Exercise &world = *desk.session->exercise();
    QVERIFY(html.contains(desk.session->answers()[Journey::Keys::appId]));
    QVERIFY(html.contains(desk.session->answers()[Journey::Keys::keyFingerprint]));
    QVERIFY(!html.contains(world.appSecret));
    QVERIFY(!html.contains(QString::fromLatin1(world.keyPem).section(u'\n', 2, 2)));
    QVERIFY(!html.contains(u"PRIVATE KEY"_s));
}

void PrintingTest::makesCardsInBothLanguages()
{
    const auto heading = [](const Words &words, const QString &journey, const QString &id) {
        const QString card = words.card(journey, id, {});
        const QString title = card.section(u'\n', 0, 0).mid(3);
        return (card.isEmpty() ? words.step(journey, id).title : title).toHtmlEscaped();
    };
    for (const Journey::Spec *spec : Journey::journeys()) {
        Desk desk(u"en"_s, {}, false, *spec);
        for (const Journey::Step &step : spec->steps) {
            const QString card = cardHtml(cardOf(*desk.session, step));
            const QString id = Journey::idOf(step);
            for (const Words *words : {&desk.language.words(), &desk.language.otherWords()}) {
                QVERIFY2(card.contains(heading(*words, Journey::idOf(*spec), id)), qPrintable(id));
            }
        }
    }
}

void PrintingTest::tellsWhoeverActsElsewhereWhichMiniProgramItIsAbout()
{
    Desk desk(u"en"_s, {}, false);
    desk.session->answers().set(Journey::Keys::name, u"Shop <1>"_s);
    desk.session->answers().set(Journey::Keys::appId, u"wx0123456789abcdef"_s);
    const QString card =
        cardHtml(cardOf(*desk.session, *Journey::stepOf(Journey::kCertify, Step::Secret)));
    QVERIFY(card.contains(u"the mini program “Shop &lt;1&gt;” (wx0123456789abcdef)"_s));
    QVERIFY(card.contains(u"小程序“Shop &lt;1&gt;”（wx0123456789abcdef）"_s));
}

void PrintingTest::namesForWhomFromWhomAndWhatToOpen()
{
    Desk desk(u"zh_CN"_s, {}, false);
    const QString card =
        cardHtml(cardOf(*desk.session, *Journey::stepOf(Journey::kCertify, Step::Secret)));
    QVERIFY2(
        card.contains(u"交给 / For: <b>小程序管理员 / The mini program&#39;s administrator</b>"_s)
            || card.contains(
                u"交给 / For: <b>小程序管理员 / The mini program's administrator</b>"_s),
        qPrintable(card));
    QVERIFY(card.contains(u"发件人 / From"_s));
    QVERIFY(card.contains(u"<a href=\"https://mp.weixin.qq.com/\">"_s));
    QVERIFY(card.contains(u"<img src=\"qr:https://mp.weixin.qq.com/\""_s));
}

void PrintingTest::tellsEachPersonAheadWhatWillBeAsked()
{
    Desk desk(u"en"_s, {}, false);
    Journey::Answers scan;
    scan.set(Journey::Keys::method, Journey::Method::Scan);
    QCOMPARE(rolesToAsk(*desk.session, scan),
        QStringList({u"administrator"_s, u"cloud-account"_s, u"publisher"_s, u"main-account"_s}));
    desk.session->answers().set(Journey::Keys::name, u"Shop <1>"_s);
    const QString card = cardHtml(cardAheadOf(*desk.session, u"administrator"_s, scan));
    for (const auto &said : {u"What will be asked of you for the mini program “Shop &lt;1&gt;”"_s,
             u"Please bind the mini program “Shop &lt;1&gt;” to the Tencent Cloud account"_s,
             u"WeChat scan needed · About 5 minutes"_s, u"请为小程序“Shop &lt;1&gt;”授权微搭"_s,
             u"https://mp.weixin.qq.com/"_s}) {
        QVERIFY2(card.contains(said), qPrintable(said + u'\n' + card));
    }
    QVERIFY(!card.contains(u"console.cloud.tencent.com"_s)); // that one is not theirs to open
    QVERIFY(!card.contains(u"AppSecret"_s)); // needed for the other method only
}

void PrintingTest::saysWhatIsPractice()
{
    Desk desk(u"en"_s, {}, false);
    Journey::Answers scan;
    scan.set(Journey::Keys::method, Journey::Method::Scan);
    const auto &step = *Journey::stepOf(Journey::kCertify, Step::Secret);
    for (const Card &card :
        {cardOf(*desk.session, step), cardAheadOf(*desk.session, u"administrator"_s, scan)}) {
        QCOMPARE(card.watermark, u"PRACTICE"_s);
        QVERIFY2(card.fileName.startsWith(u"PRACTICE "_s), qPrintable(card.fileName));
        QVERIFY2(card.head.contains(u"made up / 练习"_s), qPrintable(card.head));
    }
    const QTemporaryDir folder;
    const auto world = Composition::real(folder.path(), {}, desk.language);
    Session real((*world)->tools(), Journey::kCertify);
    QCOMPARE(cardOf(real, step).fileName, Step::Secret);
    QVERIFY(cardOf(real, step).watermark.isEmpty());
}

void PrintingTest::fitsEachCardOnOnePage_data()
{
    QTest::addColumn<QString>("locale");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("zh_CN") << u"zh_CN"_s;
}

void PrintingTest::fitsEachCardOnOnePage()
{
    QFETCH(QString, locale);
    QTemporaryDir folder;
    Journey::Answers answers;
    answers.set(Journey::Keys::name, u"示例连锁餐厅会员服务小程序"_s);
    answers.set(Journey::Keys::appId, u"wx0123456789abcdef"_s);
    answers.set(Journey::Keys::principal, u"示例餐饮管理（集团）有限责任公司"_s);
    answers.set(Journey::Keys::inUse, Journey::InUse::Provider); // another one has to be left first
    const auto pages = [&](const QString &html) {
        const QString path = folder.filePath(u"card.pdf"_s);
        return writePdf(path, html) ? contents(path).count("/Type /Page\n") : 0;
    };
    for (const Journey::Spec *spec : Journey::journeys()) {
        Desk desk(locale, {}, false, *spec);
        desk.session->answers() = answers;
        for (const Journey::Step &step : spec->steps) {
            QVERIFY2(pages(cardHtml(cardOf(*desk.session, step))) == 1, step.id);
        }
        for (const Way &way : waysOf(*desk.session)) {
            for (const QString &role : rolesToAsk(*desk.session, way.answers)) {
                QVERIFY2(pages(cardHtml(cardAheadOf(*desk.session, role, way.answers))) == 1,
                    qPrintable(role));
            }
        }
    }
}

// The data folder's rulebook is newer than the program: cards and guides say what it says.
void PrintingTest::saysWhatTheRulebookOfTheDataFolderSays()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"rulebook"_s));
    QFile builtIn(u":/rulebook/facts.json"_s);
    QFile facts(folder.filePath(u"rulebook/facts.json"_s));
    QVERIFY(builtIn.open(QIODevice::ReadOnly) && facts.open(QIODevice::WriteOnly));
    facts.write(builtIn.readAll().replace(
        "\"domain.server.changes\", \"value\": 50", "\"domain.server.changes\", \"value\": 7"));
    facts.close();
    Language language(u"en"_s);
    const auto world = Composition::real(folder.path(), {}, language);
    QVERIFY(world);
    Session session((*world)->tools(), Journey::kCertify);
    const auto &step = *Journey::stepOf(Journey::kCertify, Step::ManagedDomains);
    QVERIFY(cardHtml(cardOf(session, step)).contains(u"7 changes a month"_s));
    language.setLocale(u"zh_CN"_s);
    QVERIFY(!cardHtml(cardOf(session, step)).contains(u"50 "_s));
}

QTEST_MAIN(PrintingTest)
#include "tst_printing.moc"
