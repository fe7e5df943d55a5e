// SPDX-License-Identifier: MIT
// Which window opens when, with a real journal in a folder and a real second process.
#include "app/problemview.h"
#include "app/windows.h"
#include "models/journal/journal.h"
#include "models/journey/journeys/register.h"
#include "tests/gui/driver.h"
#include "tests/gui/shown.h"
#include "tests/gui/steps.h"
#include "wizard/blockpage.h"
#include "wizard/home/homeview.h"
#include "wizard/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QProcess>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {
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

/// Presses the button of this name that is on the screen.
void press(const QString &name)
{
    for (QWidget *widget : QApplication::allWidgets()) {
        auto *button = qobject_cast<QAbstractButton *>(widget);
        if (button && button->objectName() == name && button->isVisible()) {
            button->click();
            return;
        }
    }
    QFAIL(qPrintable(name));
}

/// From Home: the journey with these words.
void practise(const QString &journey)
{
    press(u"practise"_s);
    const QString name = shown<HomeView>()->findChild<QAbstractButton *>(journey)->text();
    auto *menu = shown<QMenu>();
    for (QAction *action : menu->actions()) {
        if (action->text() == name) {
            action->trigger();
        }
    }
    menu->close();
}

void leavePractice()
{
    auto *button = shown<SetupWizard>()->button(QWizard::CustomButton1);
    QCOMPARE(button->text(), u"Leave practice"_s);
    button->click();
}

Session &open()
{
    return static_cast<BlockPage *>(shown<SetupWizard>()->currentPage())->session();
}

/// What the input of this name says, as journals hold it; undefined for what is no single input.
QJsonValue shownBy(const QWidget &page, const QString &name)
{
    const auto *input = page.findChild<QWidget *>(name);
    if (const auto *line = qobject_cast<const QLineEdit *>(input)) {
        return line->text();
    }
    if (const auto *list = qobject_cast<const QComboBox *>(input)) {
        return list->currentData().toString();
    }
    const auto buttons = input ? input->findChildren<QRadioButton *>() : QList<QRadioButton *>();
    const QStringList values{u"yes"_s, u"no"_s};
    for (qsizetype i = 0; i < qMin(buttons.size(), values.size()); ++i) {
        if (buttons.at(i)->isChecked()) {
            return values.at(i);
        }
    }
    return buttons.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue();
}

/// What the page asks for although it was \a said before: it stands neither in the answers nor in
/// its input.
QStringList askedAgain(const SetupWizard &wizard, Session &session, const QJsonObject &said)
{
    QStringList again;
    const auto *step = Journey::stepOf(session.spec(), wizard.currentStep());
    const QWidget &page = *wizard.currentPage();
    for (const Journey::Block &block : step->blocks) {
        const QString id = QString::fromLatin1(Journey::idOf(block));
        const QJsonValue before = said[id];
        const bool isOpen = block.shown(session.counted())
            && (session.answers().json()[id] != before
                || (!shownBy(page, id).isUndefined() && shownBy(page, id) != before));
        if (!before.isUndefined() && isOpen) {
            again += session.journeyId() + u'/' + Journey::idOf(*step) + u'/' + id;
        }
    }
    return again;
}

/// Walks the open journey to its last page; what it asks for again, or where it gets stuck. Nothing
/// is filled in on the pages in \a known.
QStringList problemsOnTheWay(
    const QJsonObject &said, const QStringList &known, Journey::Method method)
{
    SetupWizard &wizard = *shown<SetupWizard>();
    Driver driver(wizard, open(), {method});
    QStringList problems;
    for (;;) {
        problems += askedAgain(wizard, open(), said);
        const QString page = open().journeyId() + u'/' + wizard.currentStep();
        const bool isFilled = known.contains(page) ? isReady(wizard) : driver.fill();
        if (isFilled && wizard.nextId() < 0) {
            return problems;
        }
        if (!isFilled || !driver.next()) {
            return problems << page + u": "_s + driver.reason();
        }
    }
}

/// An individual's, at WeChat.
QJsonObject wholeRegistration()
{
    namespace Keys = Journey::Keys;
    const auto all = [](Journey::Ids items) {
        QStringList ids;
        for (const char *item : items) {
            ids.append(QString::fromLatin1(item));
        }
        return ids;
    };
    Journey::Answers answers;
    answers.set(Keys::subject, Journey::Subject::Individual);
    answers.set(Keys::subjectFinal, true);
    answers.set(Keys::route, Journey::Route::WeChat);
    answers.set(Keys::signUp, all(Journey::Registration::kSignUp));
    answers.set(Keys::identity, all(Journey::Registration::kIdentity));
    answers.set(Keys::name, u"My shop"_s);
    for (const auto &key : {Keys::basicInfo, Keys::category, Keys::adminPhone}) {
        answers.set(key, Journey::Tri::Yes);
    }
    answers.set(Keys::appId, u"wx0123456789abcdef"_s);
    return answers.json();
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

    void asksANewcomerWhatToDo();
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
    void practisesFromHome();
    void leavingPracticeReturnsToTheRealWork();
    void closingTheWindowInPracticeEndsTheProgram();
    void practiceAloneEndsWithIt();
    void goesOnWithTheNextJourney();
    void practisesOneJourneyAfterTheOther();
    void asksWhatBecameOfAnActAtOnce();
    void asksANewcomerNothingTwice_data();
    void asksANewcomerNothingTwice();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    CommandLine m_line;
};

void WindowsTest::asksANewcomerWhatToDo()
{
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QCOMPARE(visibleWindows(), 1);
    auto *home = shown<HomeView>();
    QVERIFY(home);
    QVERIFY(home->width() > 700);
    QVERIFY(!home->findChild<QListView *>(u"journeys"_s)->isVisible()); // the question alone
    QTRY_VERIFY(home->findChild<QWidget *>(u"register"_s)->hasFocus());
    QTest::keyClick(home->findChild<QWidget *>(u"certify"_s), Qt::Key_Return);
    auto *wizard = shown<SetupWizard>();
    QVERIFY(wizard);
    QVERIFY(!shown<HomeView>());
    QCOMPARE(visibleWindows(), 1);
    QTRY_VERIFY(wizard->isAncestorOf(QApplication::focusWidget())); // not Next
    QSignalSpy pressed(wizard->button(QWizard::NextButton), &QAbstractButton::clicked);
    QTest::keyClick(wizard->window(), Qt::Key_N, Qt::AltModifier); // in a window of another kind
    QTRY_COMPARE(pressed.size(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // Next, wherever the focus is
    QTRY_COMPARE(wizard->currentStep(), Step::MiniProgram);
}

void WindowsTest::continuesWhereTheUserStopped()
{
    {
        Windows windows(m_line, {});
        QVERIFY(windows.start());
        press(u"certify"_s);
        auto *wizard = shown<SetupWizard>();
        wizard->button(QWizard::NextButton)->click();
        QTRY_COMPARE(wizard->currentStep(), Step::MiniProgram);
        QTest::keyClicks(wizard->currentPage()->findChild<QLineEdit *>(u"name"_s), u"My shop"_s);
        wizard->close();
        QCOMPARE(visibleWindows(), 0);
    }
    Windows again(m_line, {});
    QVERIFY(again.start());
    auto *wizard = shown<SetupWizard>();
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
    auto *home = shown<HomeView>();
    QVERIFY(home);
    QCOMPARE(home->findChild<QListView *>(u"journeys"_s)->model()->rowCount(), 1);
    press(u"certify"_s);
    QVERIFY(shown<SetupWizard>());
    QCOMPARE(shown<SetupWizard>()->currentStep(), u"overview"_s);
    QVERIFY(!shown<HomeView>());
    press(u"home"_s);
    QVERIFY(shown<HomeView>());
    QVERIFY(!shown<SetupWizard>());
}

void WindowsTest::readsTheJournalOfANewerVersion()
{
    {
        const Clock clock;
        const auto journal = Journal::open(m_folder->path(), clock);
        QVERIFY((*journal)->start(
            u"certify"_s, false, {{EventKind::AnswerSet, {{u"name"_s, u"My shop"_s}}}}));
    }
    changeDatabase(m_folder->path(), u"PRAGMA user_version = 99"_s);
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    auto *home = shown<HomeView>();
    QVERIFY(home);
    QVERIFY(shown<Notice>());
    QCOMPARE(shown<Notice>()->finding().id, u"storage.newer"_s);
    QCOMPARE(home->findChild<QListView *>(u"journeys"_s)->model()->rowCount(), 1);
    QVERIFY(!home->findChild<QAbstractButton *>(u"certify"_s)->isEnabled());
}

void WindowsTest::saysThatNothingCanBeSaved()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly)); // nobody, not even root, can make a folder in a file
    m_line.dataDir = file.fileName() + u"/data"_s;
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    auto *problem = shown<ProblemView>();
    QVERIFY(problem);
    QCOMPARE(problem->findChild<Notice *>()->finding().id, u"storage.read-only"_s);
    QVERIFY(texts(problem).size() >= 3); // what happened, what it means, what to do
    QVERIFY(texts(problem).join(u' ').contains(m_line.dataDir));
    file.remove();
    press(u"retry"_s);
    QTRY_VERIFY(shown<HomeView>());
    QVERIFY(!shown<ProblemView>());
}

void WindowsTest::practisingEndsWhereItBegan()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_line.dataDir = file.fileName() + u"/data"_s;
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    press(u"practise"_s);
    QTRY_VERIFY(shown<SetupWizard>());
    QVERIFY(!shown<ProblemView>());
    leavePractice();
    QTRY_VERIFY(shown<ProblemView>());
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
    auto *home = shown<HomeView>();
    QVERIFY(home);
    QVERIFY(!shown<ProblemView>());
    QTRY_VERIFY(shown<Notice>());
    QCOMPARE(shown<Notice>()->finding().id, u"storage.steps-missing"_s);
    QVERIFY2(
        texts(home).join(u' ').contains(u"Second shop: 1"_s), qPrintable(texts(home).join(u'\n')));
    auto *list = home->findChild<QListView *>(u"journeys"_s);
    QCOMPARE(list->model()->rowCount(), 2);
    for (int row = 0; row < 2; ++row) {
        list->setCurrentIndex(list->model()->index(row, 0));
        home->findChild<QAbstractButton *>(u"continueJourney"_s)->click();
        QTRY_VERIFY(shown<SetupWizard>());
        press(u"home"_s);
        QTRY_VERIFY(shown<HomeView>());
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
        QTRY_VERIFY(shown<Notice>()); // files are cleaned while one works already
        const Finding told = shown<Notice>()->finding();
        QCOMPARE(told.id, u"storage.secret-erased"_s);
        QCOMPARE(told.facts.value("count"_L1).toInt(), 6);
    }
    Windows again(m_line, {});
    QVERIFY(again.start());
    QVERIFY(!shown<Notice>()); // once
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
    const QPointer<HomeView> home = shown<HomeView>();
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
    QVERIFY(shown<ProblemView>());
    QCOMPARE(shown<ProblemView>()->findChild<Notice *>()->finding().id, u"storage.not-a-file"_s);
}

void WindowsTest::raisesTheFirstForASecondStart()
{
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QWidget *window = shown<HomeView>()->window();
    window->setWindowState(Qt::WindowMinimized);
    QProcess second;
    second.start(QStringLiteral(MPWIZARD_PROGRAM), {u"--data-dir"_s, m_folder->path()});
    QTRY_COMPARE(second.state(), QProcess::NotRunning);
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY(!(window->windowState() & Qt::WindowMinimized));
    QVERIFY(window->isActiveWindow());
}

// Each exercise can be chosen; what one practises leaves nothing behind.
void WindowsTest::practisesFromHome()
{
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    const QRect place = shown<HomeView>()->window()->geometry();
    auto *choose = shown<HomeView>()->findChild<QWidget *>(u"chooseExercise"_s);
    choose->setFocus();
    QTest::keyClick(choose, Qt::Key_Space);
    auto *menu = shown<QMenu>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), exerciseIds().size() - 1); // all but “all goes well”
    QTest::keyClick(menu, Qt::Key_Up); // the last one
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(shown<SetupWizard>());
    QVERIFY(!shown<HomeView>());
    QCOMPARE(shown<SetupWizard>()->window()->geometry(), place); // the same window
    QVERIFY(texts(shown<SetupWizard>()).join(u' ').contains(u"nothing leaves this computer"_s));
    QVERIFY(!shown<SetupWizard>()->findChild<QWidget *>(u"home"_s)->isVisible());
    leavePractice();
    QVERIFY(shown<HomeView>());
    QCOMPARE(shown<HomeView>()->findChild<QListView *>(u"journeys"_s)->model()->rowCount(), 0);
    QCOMPARE(choose->window()->focusWidget(), choose);
}

// Behind it the real work stays as it is, and what was typed is saved.
void WindowsTest::leavingPracticeReturnsToTheRealWork()
{
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    press(u"certify"_s);
    auto *real = shown<SetupWizard>();
    real->button(QWizard::NextButton)->click();
    QTest::keyClicks(real->currentPage()->findChild<QLineEdit *>(u"name"_s), u"My shop"_s);
    press(u"home"_s);
    practise(u"certify"_s);
    QTRY_VERIFY(shown<SetupWizard>());
    QCOMPARE(visibleWindows(), 1);
    leavePractice();
    QTRY_VERIFY(shown<HomeView>());
    QCOMPARE(shown<HomeView>()->findChild<QListView *>(u"journeys"_s)->model()->rowCount(), 1);
}

void WindowsTest::closingTheWindowInPracticeEndsTheProgram()
{
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    practise(u"certify"_s);
    shown<SetupWizard>()->window()->close();
    QCOMPARE(visibleWindows(), 0);
}

void WindowsTest::practiceAloneEndsWithIt()
{
    m_line.practice = QString();
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    leavePractice();
    QCOMPARE(visibleWindows(), 0);
}

// What is known of the mini program is there already; the one before is finished.
void WindowsTest::goesOnWithTheNextJourney()
{
    QString first;
    {
        const Clock clock;
        const auto journal = Journal::open(m_folder->path(), clock);
        const auto events = (*journal)->start(u"register"_s, false,
            {{EventKind::AnswerSet, wholeRegistration()},
                {EventKind::StepEntered, {{u"step"_s, u"done"_s}}}});
        first = events->first().journeyId;
    }
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QCOMPARE(shown<SetupWizard>()->currentStep(), u"done"_s);
    press(u"next-certify"_s);
    QTRY_COMPARE(shown<SetupWizard>()->currentStep(), u"overview"_s);
    QCOMPARE(visibleWindows(), 1);
    auto *wizard = shown<SetupWizard>();
    wizard->button(QWizard::NextButton)->click();
    QTRY_COMPARE(wizard->currentStep(), Step::MiniProgram);
    QCOMPARE(wizard->currentPage()->findChild<QLineEdit *>(u"name"_s)->text(), u"My shop"_s);
    press(u"home"_s);
    QCOMPARE(shown<HomeView>()->findChild<QListView *>(u"journeys"_s)->model()->rowCount(), 1);
    const Clock clock;
    const auto journal = Journal::open(m_folder->path(), clock);
    QVERIFY((*journal)->load(first)->closed);
    QCOMPARE((*journal)->journeyCount(), 2);
    QCOMPARE((*journal)->entityCount({EntityKind::MiniProgram, {}, false}), 1);
}

void WindowsTest::practisesOneJourneyAfterTheOther()
{
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    practise(u"register"_s);
    const QString before = open().state().id;
    Driver driver(*shown<SetupWizard>(), open(), {});
    QVERIFY(driver.goTo(u"done"_s));
    const QString name = open().answers()[Journey::Keys::name];
    press(u"next-certify"_s);
    QTRY_COMPARE(shown<SetupWizard>()->currentStep(), u"overview"_s);
    QVERIFY(open().isPractice());
    QVERIFY(!name.isEmpty());
    QCOMPARE(open().answers()[Journey::Keys::name], name);
    QVERIFY(open().state().id != before);
    leavePractice();
    QTRY_VERIFY(shown<HomeView>());
    QCOMPARE(shown<HomeView>()->findChild<QListView *>(u"journeys"_s)->model()->rowCount(), 0);
}

// Although the program was left at Home the last time that it ended in order.
void WindowsTest::asksWhatBecameOfAnActAtOnce()
{
    {
        const Clock clock;
        const auto journal = Journal::open(m_folder->path(), clock);
        QVERIFY((*journal)->start(u"unbind"_s, false,
            {{EventKind::AnswerSet, {{u"name"_s, u"My shop"_s}, {u"act"_s, u"account"_s}}},
                {EventKind::StepEntered, {{u"step"_s, u"unbind-account"_s}}},
                {EventKind::IrreversibleIntended, {{u"act"_s, u"act.account"_s}}}}));
    }
    Settings settings;
    settings.last = QLatin1String(Settings::kAtHome);
    settings.write(m_folder->filePath(u"settings.ini"_s));
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    QVERIFY(shown<SetupWizard>());
    QCOMPARE(shown<SetupWizard>()->currentStep(), u"unbind-account"_s);
    press(u"irreversible.say-not-done"_s);
    press(u"home"_s);
    QTRY_VERIFY(shown<HomeView>());
}

void WindowsTest::asksANewcomerNothingTwice_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<Journey::Method>("method");
    QTest::addColumn<QStringList>("known");
    const QStringList published{u"publish/mini-program"_s, u"publish/connection"_s};
    QTest::newRow("scan") << u"en"_s << Journey::Method::Scan << published;
    QTest::newRow("managed") << u"zh_CN"_s << Journey::Method::Managed
                             << published + QStringList{u"certify/appid"_s};
}

// From nothing to the release: what was said once stands on each later page that wants it.
void WindowsTest::asksANewcomerNothingTwice()
{
    QFETCH(const QString, locale);
    QFETCH(const Journey::Method, method);
    QFETCH(const QStringList, known);
    m_line.locale = locale;
    Windows windows(m_line, {});
    QVERIFY(windows.start());
    practise(u"register"_s);
    QJsonObject said;
    for (const QString &following : {u"certify"_s, u"publish"_s, QString()}) {
        QCOMPARE(problemsOnTheWay(said, known, method), QStringList());
        QVERIFY(open().verdict().isGood());
        const QJsonObject answers = open().answers().json();
        for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
            said.insert(answer.key(), answer.value());
        }
        if (!following.isEmpty()) {
            press(u"next-"_s + following);
            QTRY_COMPARE(open().journeyId(), following);
        }
    }
    shown<SetupWizard>()->button(QWizard::CustomButton1)->click();
    QTRY_VERIFY(shown<HomeView>());
}

QTEST_MAIN(WindowsTest)
#include "tst_windows.moc"
