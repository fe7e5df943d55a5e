// SPDX-License-Identifier: MIT
// A computer without Chinese fonts, or without any: the window comes, works, and says what to
// install.
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {
constexpr auto kWindow = "--window";
constexpr int kAliases = 3; // Qt's own names: Monospace, Sans Serif, Serif
constexpr auto kLatin = "/usr/share/fonts/truetype/dejavu";

/// Walks a painted window, and prints how many fonts there are and what it says about them.
int showWindow(int argc, char **argv)
{
    const QApplication app(argc, argv);
    applyTheme(Theme::light());
    Desk desk(QString::fromLatin1(argv[2]));
    Driver driver = desk.driver();
    const bool walked = driver.goTo(Step::AppId) && !desk.wizard->grab().isNull();
    QCoreApplication::processEvents(); // it speaks after its first picture
    const auto *note = desk.wizard->findChild<QLabel *>(u"missingFont"_s);
    std::printf("%lld\n%s\n", qlonglong(QFontDatabase::families().size() - kAliases),
        note->isVisible() ? qPrintable(note->text()) : "");
    return walked ? 0 : 3;
}
} // namespace

class FontsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
};

void FontsTest::saysWhatIsMissing_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("isMissing");
    for (const QString &locale : {u"en"_s, u"zh_CN"_s}) {
        QTest::addRow("all, %s", qPrintable(locale)) << locale << u"/usr/share/fonts"_s << false;
        QTest::addRow("Latin only, %s", qPrintable(locale))
            << locale << QString::fromLatin1(kLatin) << true;
    }
    QTest::newRow("none") << u"zh_CN"_s << u"/nonexistent"_s << true;
}

void FontsTest::saysWhatIsMissing()
{
    QFETCH(const QString, locale);
    QFETCH(const QString, folder);
    QFETCH(const bool, isMissing);
    QTemporaryDir own;
    QFile config(own.filePath(u"fonts.conf"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("<fontconfig><dir>" + folder.toUtf8() + "</dir><cachedir>" + own.path().toUtf8()
        + "</cachedir></fontconfig>");
    config.close();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"FONTCONFIG_FILE"_s, config.fileName());
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {QLatin1String(kWindow), locale});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    const bool hasFonts = program.readLine().toInt() > 0;
    QCOMPARE(hasFonts, folder != "/nonexistent"_L1); // it is in force
    const QByteArray said = program.readLine().trimmed();
    QCOMPARE(said.contains("fonts-noto-cjk"), isMissing);
    QCOMPARE(std::all_of(said.begin(), said.end(), [](char c) { return c > 0; }),
        true); // readable without it
}

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], kWindow) == 0) {
        return showWindow(argc, argv);
    }
    const QCoreApplication app(argc, argv);
    FontsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fonts.moc"
