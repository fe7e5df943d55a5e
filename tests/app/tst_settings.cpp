// SPDX-License-Identifier: MIT
// What is remembered between starts: in a file of the user's alone, whatever stands there.
#include "app/settings.h"
#include "app/windows.h"
#include "models/journal/journal.h"
#include "tests/gui/shown.h"
#include "tests/support/files.h"
#include "wizard/home/homeview.h"
#include "wizard/setupwizard.h"
#include "wizard/theme.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
bool isDefault(const Settings &settings)
{
    return settings.locale.isEmpty() && settings.appearance == Appearance::Mode::System
        && !settings.desktopWantsDark && settings.place.isNull() && !settings.isMaximized
        && settings.last.isEmpty();
}

/// Chooses in the settings menu, as the keyboard would.
void choose(const QString &text)
{
    QWidget *view = shown<HomeView>();
    (view ? view : shown<SetupWizard>())->findChild<QAbstractButton *>(u"settings"_s)->click();
    auto *menu = shown<QMenu>();
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == text) {
            menu->setActiveAction(action);
            QTest::keyClick(menu, Qt::Key_Return);
            return;
        }
    }
    QFAIL(qPrintable(text));
}

QString journeyOf(const QString &folder, const QString &name, bool closed = false)
{
    const Clock clock;
    const auto journal = Journal::open(folder, clock);
    const auto id = (*journal)->start(u"certify"_s, false);
    QList<NewEvent> events{{EventKind::AnswerSet, {{u"name"_s, name}}}};
    if (closed) {
        events.append({EventKind::Closed, {}});
    }
    return (*journal)->append(*id, events) ? *id : QString();
}
} // namespace

class SettingsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readsWhatItWrote();
    void isForTheUserAlone();
    void hostileFilesAreDefaults_data();
    void hostileFilesAreDefaults();
    void neverWaitsAtAPipe();
    void neverWaitsForALock_data();
    void neverWaitsForALock();
    void fullDiskKeepsWhatWasThere();
    void languageIsRemembered();
    void localeOfTheCommandLineWins();
    void coloursChangeAtOnceAndAreRemembered();
    void placeIsRemembered();
    void placeOffTheScreensIsNotTaken();
    void homeIsRemembered();
    void journeyThatWasOpenIsRemembered();

private:
    QString file() const { return m_folder->filePath(u"settings.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    CommandLine m_line;
};

void SettingsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_line = {};
    m_line.locale = u"en"_s;
    m_line.dataDir = m_folder->path();
}

void SettingsTest::readsWhatItWrote()
{
    const QString id = u"0b7a6f0e-59f1-4e0c-8d9a-3b1f0c7a2f11"_s;
    const Settings written{u"zh_CN"_s, Appearance::Mode::Dark, true, {-40, 30, 900, 700}, true, id};
    written.write(file());
    const Settings read = Settings::read(file());
    QCOMPARE(read.locale, u"zh_CN"_s);
    QCOMPARE(read.appearance, Appearance::Mode::Dark);
    QCOMPARE(read.desktopWantsDark, std::optional(true));
    QCOMPARE(read.place, QRect(-40, 30, 900, 700));
    QVERIFY(read.isMaximized);
    QCOMPARE(read.last, id);
    Settings().write(file());
    QVERIFY(isDefault(Settings::read(file())));
}

void SettingsTest::isForTheUserAlone()
{
    const mode_t before = ::umask(0);
    Settings().write(file());
    ::umask(before);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(file()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void SettingsTest::hostileFilesAreDefaults_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("binary") << QByteArray::fromHex("00ff1b5b0a0d2f9c");
    QTest::newRow("huge") << QByteArray("[General]\nlanguage=en\n") + QByteArray(1 << 20, 'x');
    QTest::newRow("object") << QByteArray(
        "[General]\nlanguage=@Variant(\\0\\0\\0\\x1c)\nlast=home");
    QTest::newRow("nonsense") << QByteArray(
        "[General]\nlanguage=../../etc\nappearance=pink\nlast=../x\ndesktop-dark=7\n"
        "[window]\nplace=1 2 3\nmaximized=maybe\n");
    QTest::newRow("places") << QByteArray("[window]\nplace=0 0 99999999999 -1\n");
}

void SettingsTest::hostileFilesAreDefaults()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(put(file(), bytes));
    QVERIFY(isDefault(Settings::read(file())));
    Settings settings;
    settings.locale = u"en"_s;
    settings.write(file());
    QCOMPARE(Settings::read(file()).locale, u"en"_s);
}

void SettingsTest::neverWaitsAtAPipe()
{
    QCOMPARE(::mkfifo(QFile::encodeName(file()).constData(), 0600), 0);
    QVERIFY(isDefault(Settings::read(file())));
    Settings().write(file());
    struct stat status = {};
    QCOMPARE(::lstat(QFile::encodeName(file()).constData(), &status), 0);
    QVERIFY(S_ISFIFO(status.st_mode)); // what is not ours stays
    Settings().write(m_folder->filePath(u"no folder/settings.ini"_s));
    QVERIFY(!QFile::exists(m_folder->filePath(u"no folder"_s)));
}

void SettingsTest::neverWaitsForALock_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("pipe") << S_IFIFO;
    QTest::newRow("folder") << S_IFDIR;
    QTest::newRow("of another computer") << S_IFREG;
}

/// What stands where QSettings would put its lock is nobody's business.
void SettingsTest::neverWaitsForALock()
{
    QFETCH(const int, kind);
    const QByteArray lock = QFile::encodeName(file() + u".lock"_s);
    if (kind == S_IFREG) {
        QVERIFY(put(file() + u".lock"_s, "99999\nmpwizard\nother-host\na\nb\n"));
    } else {
        QCOMPARE(
            kind == S_IFIFO ? ::mkfifo(lock.constData(), 0600) : ::mkdir(lock.constData(), 0700),
            0);
    }
    // What hangs is ended by the alarm.
    ::alarm(10);
    Settings settings;
    settings.locale = u"zh_CN"_s;
    settings.write(file());
    ::alarm(0);
    QCOMPARE(Settings::read(file()).locale, u"zh_CN"_s);
    struct stat status = {};
    QCOMPARE(::lstat(lock.constData(), &status), 0);
    QCOMPARE(status.st_mode & S_IFMT, unsigned(kind)); // it stays
}

/// A file may have no byte here.
void SettingsTest::fullDiskKeepsWhatWasThere()
{
    Settings settings;
    settings.locale = u"zh_CN"_s;
    settings.write(file());
    const QByteArray before = contents(file());
    settings.locale = u"en"_s;
    rlimit limit = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{0, limit.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &none), 0);
    settings.write(file());
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    ::signal(SIGXFSZ, ignored);
    QCOMPARE(contents(file()), before);
    QVERIFY(!before.isEmpty());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"settings.ini"_s});
}

void SettingsTest::languageIsRemembered()
{
    {
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        choose(u"中文"_s);
        QTRY_COMPARE(shown<HomeView>()->windowTitle(), u"小程序接入向导"_s);
        QCOMPARE(Settings::read(file()).locale, u"zh_CN"_s); // at once
    }
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QCOMPARE(shown<HomeView>()->windowTitle(), u"小程序接入向导"_s);
}

void SettingsTest::localeOfTheCommandLineWins()
{
    Settings settings;
    settings.locale = u"zh_CN"_s;
    settings.write(file());
    m_line.isLocaleAsked = true;
    {
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        QCOMPARE(shown<HomeView>()->windowTitle(), u"Mini Program Setup Wizard"_s);
    }
    QCOMPARE(Settings::read(file()).locale, u"zh_CN"_s); // for that run only
    QVERIFY(CommandLine::parse({u"--locale"_s, u"en"_s})->isLocaleAsked);
    QVERIFY(!CommandLine::parse({})->isLocaleAsked);
}

void SettingsTest::coloursChangeAtOnceAndAreRemembered()
{
    {
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        const bool before = currentTheme().dark; // as the desktop is
        const QColor window = shown<HomeView>()->palette().color(QPalette::Window);
        choose(before ? u"Light"_s : u"Dark"_s);
        QCOMPARE(currentTheme().dark, !before);
        QVERIFY(shown<HomeView>()->palette().color(QPalette::Window) != window);
        choose(u"As the desktop"_s);
        QCOMPARE(currentTheme().dark, before);
        QCOMPARE(shown<HomeView>()->palette().color(QPalette::Window), window);
        choose(u"Dark"_s);
    }
    applyTheme(Theme::light());
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QVERIFY(currentTheme().dark);
}

void SettingsTest::placeIsRemembered()
{
    QRect place;
    {
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        QWidget *window = shown<HomeView>()->window();
        window->setGeometry(60, 50, 700, 500);
        place = window->geometry();
        window->close();
    }
    {
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        QCOMPARE(shown<HomeView>()->window()->geometry(), place);
        shown<HomeView>()->window()->showMaximized();
    }
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QVERIFY(shown<HomeView>()->window()->isMaximized());
    QCOMPARE(Settings::read(file()).place, place); // for when it is not maximised any more
}

void SettingsTest::placeOffTheScreensIsNotTaken()
{
    Settings settings;
    for (const QRect &place : {QRect(9000, 9000, 700, 500), QRect(300, 300, 30'000, 20'000)}) {
        settings.place = place;
        settings.write(file());
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        const QWidget *window = shown<HomeView>()->window();
        QVERIFY(window->screen()->availableGeometry().contains(window->geometry()));
    }
}

void SettingsTest::homeIsRemembered()
{
    QVERIFY(!journeyOf(m_folder->path(), u"My shop"_s).isEmpty());
    {
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        QVERIFY(shown<SetupWizard>()); // something is under way
        shown<SetupWizard>()->findChild<QAbstractButton *>(u"home"_s)->click();
        QVERIFY(shown<HomeView>());
    }
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QVERIFY(shown<HomeView>());
    QVERIFY(!contents(file()).contains("shop"));
}

// Not the one that was changed last, if another one was only looked at.
void SettingsTest::journeyThatWasOpenIsRemembered()
{
    const QString first = journeyOf(m_folder->path(), u"First shop"_s);
    const QString finished = journeyOf(m_folder->path(), u"Finished shop"_s, true);
    journeyOf(m_folder->path(), u"Second shop"_s);
    const auto nameAtStart = [this] {
        Windows windows(m_line, {});
        return windows.start() && shown<SetupWizard>()
            ? shown<SetupWizard>()->findChild<QLabel *>(u"journeyName"_s)->text()
            : QString();
    };
    QVERIFY(nameAtStart().contains(u"Second shop"_s));
    Settings settings;
    settings.last = first;
    settings.write(file());
    QVERIFY(nameAtStart().contains(u"First shop"_s));
    for (const QString &gone : {finished, u"0b7a6f0e-59f1-4e0c-8d9a-3b1f0c7a2f11"_s}) {
        settings.last = gone;
        settings.write(file());
        QVERIFY(nameAtStart().contains(u"Second shop"_s));
    }
}

QTEST_MAIN(SettingsTest)
#include "tst_settings.moc"
