// SPDX-License-Identifier: MIT
// Which window opens when, with a real journal in a folder and a real second process.
#include "app/homewindow.h"
#include "app/problemwindow.h"
#include "app/windows.h"
#include "models/journal/journal.h"
#include "tests/gui/steps.h"
#include "tests/gui/driver.h"
#include "wizard/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {
template <typename W>
W *visible()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<W *>(window); found && found->isVisible()) {
            return found;
        }
    }
    return nullptr;
}

int visibleWindows()
{
    const QWidgetList all = QApplication::topLevelWidgets();
    return int(
        std::count_if(all.begin(), all.end(), [](const QWidget *w) { return w->isVisible(); }));
}

void changeDatabase(const QString &folder, const QString &statement)
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"change"_s);
        database.setDatabaseName(folder + u"/journal.sqlite"_s);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(statement));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"change"_s);
}

QStringList texts(const QWidget *window)
{
    QStringList list;
    for (const auto *label : window->findChildren<QLabel *>()) {
        if (label->isVisible()) {
            list += label->text();
        }
    }
    list.removeAll(QString());
    return list;
}
} // namespace

class WindowsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_line = {};
        m_line.locale = u"en"_s;
        m_line.dataDir = m_folder->path();
    }
    void cleanup() { QCOMPARE(visibleWindows(), 0); }

    void opensTheWizardFirst();
    void continuesWhereTheUserStopped();
    void opensTheListAfterAFinishedJourney();
    void readsTheJournalOfANewerVersion();
    void saysThatNothingCanBeSaved();
    void practisingEndsWhereItBegan();
    void damagedJourneyOpensTheListAndSaysSo();
    void erasedSecretIsSaid();
    void homeGoesBeforeItsJournal();
    void pipeAtThePlaceOfTheLockIsSaid();
    void raisesTheFirstForASecondStart();
    void practisesBesideTheRealWork();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    CommandLine m_line;
};

void WindowsTest::opensTheWizardFirst()
{
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QCOMPARE(visibleWindows(), 1);
    auto *wizard = visible<SetupWizard>();
    QVERIFY(wizard);
    QCOMPARE(wizard->currentStep(), Step::Overview);
    QVERIFY(!wizard->isReady());
}

void WindowsTest::continuesWhereTheUserStopped()
{
    {
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        auto *wizard = visible<SetupWizard>();
        wizard->currentPage()->findChild<QAbstractButton *>(u"goalCertify"_s)->click();
        wizard->button(QWizard::NextButton)->click();
        QTRY_COMPARE(wizard->currentStep(), Step::MiniProgram);
        QTest::keyClicks(wizard->currentPage()->findChild<QLineEdit *>(u"name"_s), u"My shop"_s);
        wizard->close();
        QCOMPARE(visibleWindows(), 0);
    }
    Windows again(m_line, {});
    QVERIFY(again.start());
    auto *wizard = visible<SetupWizard>();
    QVERIFY(wizard);
    QCOMPARE(wizard->currentStep(), Step::MiniProgram);
    QCOMPARE(wizard->currentPage()->findChild<QLineEdit *>(u"name"_s)->text(), u"My shop"_s);
}

void WindowsTest::opensTheListAfterAFinishedJourney()
{
    {
        const Clock clock;
        const auto journal = Journal::open(m_folder->path(), clock);
        QVERIFY(journal);
        const auto id = (*journal)->start(u"certify"_s, false);
        QVERIFY((*journal)->append(
            *id, {{EventKind::AnswerSet, {{u"name"_s, u"Done shop"_s}}}, {EventKind::Closed, {}}}));
    }
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    auto *home = visible<HomeWindow>();
    QVERIFY(home);
    QCOMPARE(home->findChild<QListView *>(u"journeys"_s)->model()->rowCount(), 1);
    home->findChild<QAbstractButton *>(u"newJourney"_s)->click();
    QVERIFY(visible<SetupWizard>());
    QCOMPARE(visible<SetupWizard>()->currentStep(), Step::Overview);
    QVERIFY(!visible<HomeWindow>());
    visible<SetupWizard>()->findChild<QAbstractButton *>(u"home"_s)->click();
    QVERIFY(visible<HomeWindow>());
    QVERIFY(!visible<SetupWizard>());
}

void WindowsTest::readsTheJournalOfANewerVersion()
{
    {
        const Clock clock;
        const auto journal = Journal::open(m_folder->path(), clock);
        QVERIFY((*journal)->start(u"certify"_s, false));
    }
    changeDatabase(m_folder->path(), u"PRAGMA user_version = 99"_s);
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    auto *home = visible<HomeWindow>();
    QVERIFY(home);
    QCOMPARE(home->findChild<Notice *>()->finding().id, u"storage.newer"_s);
    QVERIFY(home->findChild<Notice *>()->isVisible());
    QCOMPARE(home->findChild<QListView *>(u"journeys"_s)->model()->rowCount(), 1);
    QVERIFY(!home->findChild<QAbstractButton *>(u"newJourney"_s)->isEnabled());
}

void WindowsTest::saysThatNothingCanBeSaved()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly)); // nobody, not even root, can make a folder in a file
    m_line.dataDir = file.fileName() + u"/data"_s;
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    auto *problem = visible<ProblemWindow>();
    QVERIFY(problem);
    QCOMPARE(problem->findChild<Notice *>()->finding().id, u"storage.read-only"_s);
    QVERIFY(texts(problem).size() >= 3); // what happened, what it means, what to do
    QVERIFY(texts(problem).join(u' ').contains(m_line.dataDir));
    file.remove();
    problem->findChild<QAbstractButton *>(u"retry"_s)->click();
    QTRY_VERIFY(visible<SetupWizard>());
    QVERIFY(!visible<ProblemWindow>());
}

void WindowsTest::practisingEndsWhereItBegan()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_line.dataDir = file.fileName() + u"/data"_s;
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    visible<ProblemWindow>()->findChild<QAbstractButton *>(u"practise"_s)->click();
    QTRY_VERIFY(visible<SetupWizard>());
    QVERIFY(!visible<ProblemWindow>());
    visible<SetupWizard>()->close();
    QTRY_VERIFY(visible<ProblemWindow>());
    QCOMPARE(visibleWindows(), 1);
}

void WindowsTest::damagedJourneyOpensTheListAndSaysSo()
{
    {
        const Clock clock;
        const auto journal = Journal::open(m_folder->path(), clock);
        for (const QString &name : {u"First shop"_s, u"Second shop"_s}) {
            const auto id = (*journal)->start(u"certify"_s, false);
            QVERIFY((*journal)->append(*id, {{EventKind::AnswerSet, {{u"name"_s, name}}}}));
        }
    }
    const QString path = m_folder->filePath(u"journal.sqlite"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype at = bytes.lastIndexOf("{\"name\":\"Second shop\"}");
    QVERIFY(at > 0);
    file.seek(at + 10);
    file.putChar('s'); // one bit of one letter
    file.close();
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    auto *home = visible<HomeWindow>();
    QVERIFY(home);
    QVERIFY(!visible<ProblemWindow>());
    QTRY_VERIFY(home->findChild<Notice *>());
    QCOMPARE(home->findChild<Notice *>()->finding().id, u"storage.steps-missing"_s);
    QVERIFY2(
        texts(home).join(u' ').contains(u"Second shop: 1"_s), qPrintable(texts(home).join(u'\n')));
    auto *list = home->findChild<QListView *>(u"journeys"_s);
    QCOMPARE(list->model()->rowCount(), 2);
    for (int row = 0; row < 2; ++row) {
        list->setCurrentIndex(list->model()->index(row, 0));
        home->findChild<QAbstractButton *>(u"continueJourney"_s)->click();
        QTRY_VERIFY(visible<SetupWizard>());
        visible<SetupWizard>()->findChild<QAbstractButton *>(u"home"_s)->click();
        QTRY_VERIFY(visible<HomeWindow>());
    }
}

void WindowsTest::erasedSecretIsSaid()
{
    const QString path = m_folder->filePath(u"journal.sqlite"_s);
    QVERIFY(QFile::copy(QStringLiteral(TEST_DATA "/journal/v1-secrets.sqlite"), path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    {
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        auto *home = visible<HomeWindow>();
        QVERIFY(home);
        const Finding told = home->findChild<Notice *>()->finding();
        QCOMPARE(told.id, u"storage.secret-erased"_s);
        QCOMPARE(told.facts.value("count"_L1).toInt(), 6);
    }
    Windows again(m_line, {});
    QVERIFY(again.start());
    QVERIFY(!visible<HomeWindow>()); // once
    QVERIFY(visible<SetupWizard>());
}

void WindowsTest::homeGoesBeforeItsJournal()
{
    {
        const Clock clock;
        const auto journal = Journal::open(m_folder->path(), clock);
        const auto id = (*journal)->start(u"certify"_s, false);
        QVERIFY((*journal)->append(*id, {{EventKind::Closed, {}}}));
    }
    auto windows = std::make_unique<Windows>(m_line, Services());
    QVERIFY(windows->start());
    const QPointer<HomeWindow> home = visible<HomeWindow>();
    QVERIFY(home);
    bool hadJournal = false;
    connect(home, &QObject::destroyed, this, [this, &hadJournal] {
        // An open journal has its log beside it.
        hadJournal = QFileInfo::exists(m_folder->filePath(u"journal.sqlite-wal"_s));
    });
    QVERIFY(QFileInfo::exists(m_folder->filePath(u"journal.sqlite-wal"_s)));
    windows.reset();
    QVERIFY(!home);
    QVERIFY(hadJournal);
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"journal.sqlite-wal"_s)));
}

void WindowsTest::pipeAtThePlaceOfTheLockIsSaid()
{
    QCOMPARE(
        ::mkfifo(QFile::encodeName(m_folder->filePath(u"mpwizard.lock"_s)).constData(), 0600), 0);
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QVERIFY(visible<ProblemWindow>());
    QCOMPARE(
        visible<ProblemWindow>()->findChild<Notice *>()->finding().id, u"storage.not-a-file"_s);
}

void WindowsTest::raisesTheFirstForASecondStart()
{
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    auto *wizard = visible<SetupWizard>();
    wizard->setWindowState(Qt::WindowMinimized);
    QProcess second;
    second.start(QStringLiteral(MPWIZARD_PROGRAM), {u"--data-dir"_s, m_folder->path()});
    QTRY_COMPARE(second.state(), QProcess::NotRunning);
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY(!(wizard->windowState() & Qt::WindowMinimized));
    QVERIFY(wizard->isActiveWindow());
}

void WindowsTest::practisesBesideTheRealWork()
{
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    auto *real = visible<SetupWizard>();
    real->currentPage()->findChild<QAbstractButton *>(u"goalPractise"_s)->click();
    real->button(QWizard::NextButton)->click();
    QTRY_VERIFY(visible<SetupWizard>()
        && visible<SetupWizard>()->currentPage()->findChild<QWidget *>(u"exercise"_s));
    QCOMPARE(visibleWindows(), 1);
    auto *practice = visible<SetupWizard>();
    QVERIFY(!practice->findChild<QAbstractButton *>(u"home"_s)->isVisible());
    QVERIFY(texts(practice).join(u' ').contains(u"nothing leaves this computer"_s));
    practice->close();
    const Clock clock;
    QVERIFY(visibleWindows() <= 1);
    if (auto *home = visible<HomeWindow>()) {
        QCOMPARE(home->findChild<QListView *>(u"journeys"_s)->model()->rowCount(),
            0); // practice left nothing behind
    }
}

QTEST_MAIN(WindowsTest)
#include "tst_windows.moc"
