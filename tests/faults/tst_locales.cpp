// SPDX-License-Identifier: MIT
// The same journey in the locales where programs go wrong: what is stored and told is the same,
// byte for byte, and the window lays out from right to left, too.
#include "tests/gui/audit.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {
constexpr auto kJourney = "--journey";

/// Goes all the way and prints the system's locale, then what the journal holds of the answers and
/// steps.
int walk(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QString system = QLocale::system().name();
    Desk desk(u"en"_s, {}, false);
    Driver driver =
        desk.driver({Journey::Method::Managed, Journey::Method::Scan, Journey::Edition::Team});
    if (!driver.goTo(Step::ManagedDomains) || !driver.fill()) {
        return 3;
    }
    auto *domains = desk.find<QPlainTextEdit>("domains-request");
    domains->selectAll();
    QTest::keyClicks(domains, u"https://INFO.shop.example:8443"_s);
    QTest::keyClick(domains, Qt::Key_Return);
    QTest::keyClicks(domains, u"https://i.example"_s);
    desk.find<QAbstractButton>("domainsEntered")->click();
    if (!driver.next() || !driver.goTo(Step::Done)) {
        return 3;
    }
    std::printf("%s\n", qPrintable(system));
    const auto events = desk.world->journal().events(desk.session->state().id);
    for (const Event &event : *events) {
        if (event.kind == EventKind::AnswerSet || event.kind == EventKind::StepEntered) {
            std::printf("%s %s\n", qPrintable(event.kind),
                QJsonDocument(event.payload).toJson(QJsonDocument::Compact).constData());
        }
    }
    return 0;
}

QByteArray outputOf(const QString &program, const QStringList &arguments, const QString &locale)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, locale);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit
        ? process.readAllStandardOutput()
        : QByteArray();
}

/// Without what a clock has written.
QByteArray timeless(QByteArray text)
{
    static const QRegularExpression time(
        u"\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^\"]*\"|\"ms\": ?[0-9]+" // raw strings confuse moc
        "|(?<=\"hand.secret\":|\"submitted\":)\"[0-9a-f]{16}\""_s); // made from such a time
    return QString::fromUtf8(text).replace(time, u"0"_s).toUtf8();
}
} // namespace

class LocalesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheSame_data();
    void writesTheSame();
    void laysOutFromRightToLeft();

private:
    QByteArray m_journey;
    QByteArray m_checks;
};

void LocalesTest::writesTheSame_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("C.UTF-8") << u"C"_s; // what the others are compared with
    QTest::newRow("C") << u"C"_s;
    QTest::newRow("zh_CN.UTF-8") << u"zh_CN"_s;
    QTest::newRow("ar_EG.UTF-8") << u"ar_EG"_s; // right to left, other digits
    QTest::newRow("tr_TR.UTF-8") << u"tr_TR"_s; // the small letter of I has no dot
    QTest::newRow("de_DE.UTF-8") << u"de_DE"_s; // a comma in numbers
}

void LocalesTest::writesTheSame()
{
    QFETCH(const QString, name);
    const QString locale = QString::fromLatin1(QTest::currentDataTag());
    QByteArray journey =
        outputOf(QCoreApplication::applicationFilePath(), {QLatin1String(kJourney)}, locale);
    QCOMPARE(QString::fromUtf8(journey.left(journey.indexOf('\n'))), name); // it is in force
    journey = timeless(journey.mid(journey.indexOf('\n')));
    QVERIFY(journey.contains("info.shop.example"));
    const QByteArray checks = timeless(outputOf(QStringLiteral(MPWIZARD),
        {u"doctor"_s, u"--practice"_s, u"--json"_s, u"--locale"_s, u"en"_s, u"--appid"_s,
            u"WXI123456789ABCDEF"_s, u"--domain"_s, u"request=HTTPS://INFO.EXAMPLE:8443"_s,
            u"--domain"_s, u"socket=wss://I.example/"_s},
        locale));
    QVERIFY(checks.contains("domain.syntax"));
    if (m_journey.isEmpty()) {
        m_journey = journey;
        m_checks = checks;
    }
    QCOMPARE(journey, m_journey);
    QCOMPARE(checks, m_checks);
}

void LocalesTest::laysOutFromRightToLeft()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    applyTheme(Theme::light());
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QStringList found;
    do {
        QVERIFY(driver.fill());
        for (int i = 0; i < 6; ++i) { // a layout in a layout in a layout
            QCoreApplication::processEvents();
        }
        for (const QString &problem : layoutProblems(desk.wizard.get())) {
            found += desk.step() + u": "_s + problem;
        }
        const auto *rail = desk.wizard->findChild<QWidget *>(u"rail"_s);
        QVERIFY(rail->mapTo(desk.wizard.get(), QPoint()).x()
            > desk.page()->mapTo(desk.wizard.get(), QPoint()).x());
    } while (desk.step() != Step::Done && driver.next());
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(desk.step(), Step::Done);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

int main(int argc, char **argv)
{
    if (argc == 2 && qstrcmp(argv[1], kJourney) == 0) {
        return walk(argc, argv);
    }
    const QApplication app(argc, argv);
    LocalesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_locales.moc"
