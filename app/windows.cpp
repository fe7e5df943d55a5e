// SPDX-License-Identifier: MIT
#include "app/windows.h"

#include "app/problemview.h"
#include "wizard/home/homeview.h"
#include "wizard/settingsmenu.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
/// \a finding first, each once.
QList<Finding> withNotices(const Finding &finding, const Composition &composition)
{
    QList<Finding> all = composition.notices();
    if (!finding.id.isEmpty()) {
        all.removeAll(finding);
        all.prepend(finding);
    }
    return all;
}

QString dataFolder(const CommandLine &line)
{
    return line.dataDir.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
        : line.dataDir;
}

/// Whether something that cannot be undone was begun in it, and nobody has said what became of it.
bool endedInAnAct(const ::Journal &journal, const JourneySummary &newest)
{
    if (newest.id.isEmpty() || newest.closed) {
        return false;
    }
    const auto state = journal.load(newest.id);
    return state && std::any_of(state->acts.cbegin(), state->acts.cend(), [](const auto &act) {
        return act.outcome.isEmpty();
    });
}

Finding lockProblem(InstanceLock::Outcome outcome, const QString &folder)
{
    switch (outcome) {
    case InstanceLock::Outcome::OtherSilent:
        return {u"storage.busy"_s, {{u"folder"_s, folder}}, {}};
    case InstanceLock::Outcome::NotAFile:
        return {
            u"storage.not-a-file"_s, {{u"file"_s, u"mpwizard.lock"_s}, {u"folder"_s, folder}}, {}};
    case InstanceLock::Outcome::Full:
        return {u"storage.full"_s, {{u"folder"_s, folder}}, {}};
    default:
        return {u"storage.read-only"_s, {{u"folder"_s, folder}}, {}};
    }
}
} // namespace

Windows::Windows(const CommandLine &line, const Services &services, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_services(services)
    , m_settingsFile(dataFolder(line) + u"/settings.ini"_s)
    , m_settings(Settings::read(m_settingsFile))
    , m_language(
          line.isLocaleAsked || m_settings.locale.isEmpty() ? line.locale : m_settings.locale)
    , m_appearance(m_settings.appearance, m_settings.desktopWantsDark)
{
    m_appearance.follow(&m_window);
    m_window.setPlace(m_settings.place);
    if (m_settings.isMaximized) {
        m_window.setWindowState(Qt::WindowMaximized);
    }
    connect(&m_language, &Language::changed, this, [this](const QString &locale) {
        m_settings.locale = locale; // --locale is for one run, what is chosen in it for all
        remember();
    });
    connect(&m_appearance, &Appearance::changed, this, &Windows::remember);
}

Windows::~Windows()
{
    closeWorld();
}

void Windows::Journey::close()
{
    wizard.reset();
    session.reset();
}

void Windows::Journey::leave()
{
    wizard.release()->deleteLater();
    session.release()->deleteLater();
}

/// Views before what they refer to.
void Windows::closeWorld()
{
    save();
    m_exercise.close();
    m_journey.close();
    m_home.reset();
    m_practice.reset();
    m_real.reset();
}

bool Windows::start()
{
    if (m_line.practice) {
        openPractice(*m_line.practice, {});
    } else if (!startIn(dataFolder(m_line))) {
        return false;
    }
    m_window.bringToFront();
    return true;
}

void Windows::save()
{
    if (m_journey.session) {
        (void)m_journey.session->save(); // nobody is left to be told
        noteLast();
    }
    remember();
}

/// The journey that is open; one of which nothing was saved is not worth to come back to.
void Windows::noteLast()
{
    const QString id = m_journey.session->state().id;
    m_settings.last = id.isEmpty() ? QLatin1String(Settings::kAtHome) : id;
}

void Windows::remember()
{
    m_settings.appearance = m_appearance.mode();
    m_settings.desktopWantsDark = m_appearance.desktopWantsDark();
    m_settings.place = m_window.place();
    m_settings.isMaximized = m_window.isMaximized();
    m_settings.write(m_settingsFile);
}

bool Windows::startIn(const QString &folder)
{
    closeWorld();
    m_folder = folder;
    m_lock.reset(); // a lock of the same folder would be held by this very process
    m_lock = std::make_unique<InstanceLock>(folder);
    const InstanceLock::Outcome outcome = m_lock->acquire();
    if (outcome == InstanceLock::Outcome::RaisedOther) {
        return false;
    }
    if (outcome != InstanceLock::Outcome::Owner) {
        openProblem(lockProblem(outcome, folder));
        return true;
    }
    connect(m_lock.get(), &InstanceLock::raiseRequested, &m_window, &MainWindow::bringToFront);
    auto composition = Composition::real(folder, m_services, m_language);
    if (!composition) {
        Finding problem = composition.error();
        problem.facts.insert("folder"_L1, folder);
        openProblem(problem);
        return true;
    }
    m_real = std::move(*composition);
    connect(&m_real->journal(), &::Journal::noticed, this, &Windows::tell);
    connect(&m_real->journal(), &::Journal::tracesErased, this, [this] {
        if (m_home) { // a file that a notice names may be gone
            m_home->showNotices(m_real->notices());
        }
    });
    openLast();
    return true;
}

void Windows::openLast()
{
    const QString underWay = journeyToContinue();
    if (underWay.isEmpty()) {
        openHome();
    } else {
        openJourney(underWay);
    }
}

/// The one that was open last, or else the one changed last. Empty if that is finished, or the user
/// was at Home, or has to be told something that concerns all of them. Where the program ended in
/// the middle of what cannot be undone, that is asked for first.
QString Windows::journeyToContinue() const
{
    const ::Journal &journal = m_real->journal();
    const QString &last = m_settings.last;
    if (!journal.notices().isEmpty() || journal.isReadOnly()) {
        return {};
    }
    const JourneySummary newest = journal.journeys({}, 0, 1).value(0);
    const QString open = newest.closed ? QString() : newest.id;
    if (last.isEmpty() || last == newest.id || endedInAnAct(journal, newest)) {
        return open;
    }
    if (last == QLatin1String(Settings::kAtHome)) {
        return {};
    }
    const auto state = journal.load(last);
    return state && !state->closed ? last : open;
}

void Windows::makeHome()
{
    m_home = std::make_unique<HomeView>(m_real->tools());
    connect(m_home.get(), &HomeView::journeyRequested, this, &Windows::openNew);
    connect(m_home.get(), &HomeView::continueRequested, this, &Windows::openJourney);
    connect(m_home.get(), &HomeView::practiceRequested, this, &Windows::openPractice);
    connect(m_home.get(), &HomeView::settingsRequested, this, &Windows::openSettings);
}

void Windows::openHome(const Finding &told)
{
    if (!m_home) {
        makeHome();
    }
    m_home->showNotices(withNotices(told, *m_real));
    m_window.present(m_home.get());
    m_home->toTop();
    m_settings.last = QLatin1String(Settings::kAtHome);
    m_problem.reset();
}

/// What cannot be saved keeps the journey open.
void Windows::goHome()
{
    m_goesHome = true;
    m_journey.wizard->close();
    m_goesHome = false;
}

/// Where one works: what happens meanwhile is not for later.
void Windows::tell(const Finding &finding)
{
    if (m_journey.wizard) {
        m_journey.wizard->tell(finding);
    } else if (m_home) {
        m_home->showNotices(withNotices(finding, *m_real));
    }
}

/// A damaged journey is repaired at once, from the best that the file and its backups hold.
Result<JourneyState> Windows::loaded(const QString &journeyId)
{
    auto state = m_real->journal().resume(journeyId);
    if (!state && state.error().id == "storage.damaged"_L1) {
        if (const auto repaired = m_real->journal().repair(); !repaired) {
            return failure(u"storage.unreadable"_s, {{u"reason"_s, repaired.error().id}});
        }
        // Not opened here: what is missing is said first, where the others stand beside it.
        return failure(QString());
    }
    return state;
}

void Windows::openNew(const QString &journeyId)
{
    show(std::make_unique<Session>(m_real->tools(), *::Journey::journey(journeyId)));
}

void Windows::openJourney(const QString &journeyId)
{
    const auto state = loaded(journeyId);
    const auto *spec = state ? ::Journey::journey(state->journey) : nullptr;
    if (!spec) { // of a kind that only a newer version knows
        openHome(state ? Finding{u"storage.newer"_s, {}, {}} : state.error());
        return;
    }
    show(std::make_unique<Session>(m_real->tools(), *spec, *state));
}

void Windows::show(std::unique_ptr<Session> session)
{
    m_journey.session = std::move(session);
    m_journey.wizard = openWizard(*m_journey.session);
    SetupWizard *wizard = m_journey.wizard.get();
    connect(wizard, &SetupWizard::closed, this, &Windows::journeyClosed);
    connect(wizard, &SetupWizard::homeRequested, this, &Windows::goHome);
    connect(m_journey.session.get(), &Session::journeyRequested, this,
        [this](const QString &id) { goOn(m_journey, id); });
    m_window.present(wizard);
    m_problem.reset();
}

/// The wizard of \a session, at the step where it was left.
std::unique_ptr<SetupWizard> Windows::openWizard(Session &session)
{
    auto wizard = std::make_unique<SetupWizard>(session);
    connect(wizard.get(), &SetupWizard::settingsRequested, this, &Windows::openSettings);
    wizard->walkTo(session.state().step);
    return wizard;
}

/// What cannot be saved keeps it open.
void Windows::goOn(Journey &from, const QString &journeyId)
{
    m_next = journeyId;
    from.wizard->button(QWizard::FinishButton)->click();
    m_next.clear();
}

/// The journey to go on with after \a before, about the same; a failure without an id if none was
/// asked for.
Result<std::unique_ptr<Session>> Windows::next(Composition &world, const JourneyState &before)
{
    const auto *spec = ::Journey::journey(std::exchange(m_next, {}));
    if (!spec) {
        return failure(QString());
    }
    const auto started = world.journal().startAfter(::Journey::idOf(*spec), before);
    return started ? Result<std::unique_ptr<Session>>(
               std::make_unique<Session>(world.tools(), *spec, *started))
                   : tl::unexpected(started.error());
}

void Windows::journeyClosed()
{
    noteLast();
    const bool staysOpen = m_goesHome || m_journey.wizard->isFinished();
    auto following = next(*m_real, m_journey.session->state());
    m_journey.leave();
    if (following) {
        show(std::move(*following));
    } else if (staysOpen) {
        openHome(following.error());
    } else {
        m_window.close();
    }
}

void Windows::openPractice(const QString &exerciseId, const QString &journeyId)
{
    auto composition = Composition::practice(exerciseId, m_language);
    if (!composition) {
        m_real ? tell(composition.error()) : openProblem(composition.error());
        return;
    }
    if (m_journey.session) {
        (void)m_journey.session->save(); // it waits behind, and says itself what fails
    }
    m_practice = std::move(*composition);
    m_beforePractice = m_window.view();
    const Toolbox tools = m_practice->tools();
    const auto *spec =
        ::Journey::journey(journeyId.isEmpty() ? tools.exercise->journey : journeyId);
    openExercise(std::make_unique<Session>(tools, spec ? *spec : *::Journey::journeys().front()));
}

void Windows::openExercise(std::unique_ptr<Session> session)
{
    m_exercise.session = std::move(session);
    m_exercise.wizard = openWizard(*m_exercise.session);
    connect(m_exercise.wizard.get(), &SetupWizard::closed, this, &Windows::leavePractice);
    connect(m_exercise.session.get(), &Session::journeyRequested, this,
        [this](const QString &id) { goOn(m_exercise, id); });
    m_window.present(m_exercise.wizard.get());
}

void Windows::leavePractice()
{
    auto following = next(*m_practice, m_exercise.session->state());
    m_exercise.leave();
    if (following) {
        openExercise(std::move(*following));
    } else if (m_beforePractice) {
        m_window.present(m_beforePractice);
    } else {
        m_window.close(); // it was started to practise
    }
}

void Windows::openSettings(const QWidget *button)
{
    openSettingsMenu(m_language, m_appearance, button);
}

void Windows::openProblem(const Finding &finding)
{
    m_problem = std::make_unique<ProblemView>(finding, m_language);
    const auto again = [this](const QString &folder) {
        if (!startIn(folder)) {
            QApplication::quit(); // the other start shows its window now
        }
    };
    connect(
        m_problem.get(), &ProblemView::retryRequested, this, [this, again] { again(m_folder); },
        Qt::QueuedConnection);
    connect(m_problem.get(), &ProblemView::folderChosen, this, again, Qt::QueuedConnection);
    connect(
        m_problem.get(), &ProblemView::practiceRequested, this, [this] { openPractice({}, {}); },
        Qt::QueuedConnection);
    m_window.present(m_problem.get());
}
