// SPDX-License-Identifier: MIT
#include "app/windows.h"

#include "app/homewindow.h"
#include "app/problemwindow.h"
#include "wizard/setupwizard.h"

#include <QApplication>
#include <QStandardPaths>

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
} // namespace

Windows::Windows(const CommandLine &line, const Services &services, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_services(services)
    , m_language(line.locale)
{
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

/// Windows before what they refer to.
void Windows::closeWorld()
{
    if (m_journey.session) {
        (void)m_journey.session->save();
    }
    m_journey.close();
    m_home.reset();
    m_practice.reset();
    m_real.reset();
}

bool Windows::start()
{
    if (m_line.practice) {
        openPractice(*m_line.practice);
        return true;
    }
    return startIn(m_line.dataDir.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
            : m_line.dataDir);
}

void Windows::save()
{
    if (m_journey.session) {
        (void)m_journey.session->save(); // nobody is left to be told
    }
}

bool Windows::startIn(const QString &folder)
{
    closeWorld();
    m_folder = folder;
    m_lock.reset(); // a lock of the same folder would be held by this very process
    m_lock = std::make_unique<InstanceLock>(folder);
    switch (m_lock->acquire()) {
    case InstanceLock::Outcome::RaisedOther:
        return false;
    case InstanceLock::Outcome::OtherSilent:
        openProblem({u"storage.busy"_s, {{u"folder"_s, folder}}, {}});
        return true;
    case InstanceLock::Outcome::NotAFile:
        openProblem({u"storage.not-a-file"_s,
            {{u"file"_s, u"mpwizard.lock"_s}, {u"folder"_s, folder}}, {}});
        return true;
    case InstanceLock::Outcome::Unwritable:
        openProblem({u"storage.read-only"_s, {{u"folder"_s, folder}}, {}});
        return true;
    case InstanceLock::Outcome::Owner:
        break;
    }
    connect(m_lock.get(), &InstanceLock::raiseRequested, this, &Windows::raise);
    auto composition = Composition::real(folder, m_services, m_language);
    if (!composition) {
        Finding problem = composition.error();
        problem.facts.insert("folder"_L1, folder);
        openProblem(problem);
        return true;
    }
    m_real = std::move(*composition);
    connect(&m_real->journal(), &::Journal::noticed, this, &Windows::tell);
    openLast();
    return true;
}

void Windows::openLast()
{
    const ::Journal &journal = m_real->journal();
    const QList<JourneySummary> last = journal.journeys({}, 0, 1);
    // What happened to the journal concerns all journeys, so it is told once where all stand.
    const bool isUntold = !m_home && !journal.notices().isEmpty();
    if (isUntold || journal.isReadOnly() || (!last.isEmpty() && last.first().closed)) {
        openHome();
    } else {
        openJourney(*m_real, last.isEmpty() ? QString() : last.first().id);
    }
}

void Windows::openHome(const Finding &told)
{
    if (!m_home) {
        m_home = std::make_unique<HomeWindow>(m_real->journal(), m_language);
        connect(
            m_home.get(), &HomeWindow::newRequested, this, [this] { openJourney(*m_real, {}); });
        connect(m_home.get(), &HomeWindow::continueRequested, this,
            [this](const QString &id) { openJourney(*m_real, id); });
        connect(m_home.get(), &HomeWindow::practiceRequested, this, [this] { openPractice({}); });
    }
    m_home->showNotices(withNotices(told, *m_real));
    present(m_home.get());
    m_problem.reset();
}

/// At the window that is open: what happens while one works is not for later.
void Windows::tell(const Finding &finding)
{
    if (m_home && m_home->isVisible()) {
        m_home->showNotices(withNotices(finding, *m_real));
    } else if (m_journey.wizard && !m_journey.session->isPractice()) {
        m_journey.wizard->tell(finding);
    }
}

/// A damaged journey is repaired at once, from the best that the file and its backups hold.
Result<JourneyState> Windows::loaded(Composition &composition, const QString &journeyId)
{
    auto state = composition.journal().load(journeyId);
    if (!state && state.error().id == "storage.damaged"_L1) {
        if (const auto repaired = composition.journal().repair(); !repaired) {
            return failure(u"storage.unreadable"_s, {{u"reason"_s, repaired.error().id}});
        }
        // Not opened here: what is missing is said first, where the others stand beside it.
        return failure(QString());
    }
    return state;
}

void Windows::openJourney(Composition &composition, const QString &journeyId)
{
    Journey journey;
    if (journeyId.isEmpty()) {
        journey.session = std::make_unique<Session>(composition.tools(), ::Journey::kCertify);
    } else {
        const auto state = loaded(composition, journeyId);
        if (!state) {
            openHome(state.error());
            return;
        }
        journey.session = std::make_unique<Session>(
            composition.tools(), *::Journey::journey(state->journey), *state);
    }
    if (composition.keychain()) {
        connect(composition.keychain(), &KeychainSecretStore::promptMayBeOpen,
            journey.session.get(), &Session::keychainPromptMayBeOpen);
    }
    journey.wizard = std::make_unique<SetupWizard>(*journey.session);
    journey.wizard->walkTo(journey.session->state().step);
    if (!m_home && !composition.notices().isEmpty()) {
        journey.wizard->tell(composition.notices().first());
    }
    show(std::move(journey));
}

void Windows::openPractice(const QString &exerciseId)
{
    auto composition = Composition::practice(exerciseId, m_language);
    if (!composition) {
        m_real ? tell(composition.error()) : openProblem(composition.error());
        return;
    }
    const std::unique_ptr<Composition> old = std::exchange(m_practice, std::move(*composition));
    openJourney(*m_practice, {}); // closes the old practice window before its world goes
}

void Windows::show(Journey journey)
{
    Journey old = std::exchange(m_journey, std::move(journey));
    SetupWizard *wizard = m_journey.wizard.get();
    connect(wizard, &SetupWizard::closed, this, &Windows::closeJourney);
    connect(wizard, &SetupWizard::homeRequested, this, [this] {
        if (m_real) {
            openHome();
        }
        m_journey.wizard->close();
    });
    connect(
        m_journey.session.get(), &Session::practiceRequested, this, [this] { openPractice({}); },
        Qt::QueuedConnection);
    present(wizard);
    if (old.wizard) {
        old.wizard->disconnect(this);
        old.wizard->close();
    }
    if (m_home) {
        m_home->hide();
    }
    if (m_real) {
        m_problem.reset();
    } else if (m_problem) {
        m_problem->hide(); // practising ends where it began
    }
}

void Windows::closeJourney()
{
    const bool finished = m_journey.wizard->isFinished();
    const bool practised = m_journey.session->isPractice();
    // Not from inside its own signal.
    m_journey.wizard.release()->deleteLater();
    m_journey.session.release()->deleteLater();
    if (m_real && practised) {
        openLast(); // back to where practising began
    } else if (m_real && finished) {
        openHome();
    } else if (!m_real && m_problem) {
        present(m_problem.get());
    }
}

void Windows::openProblem(const Finding &finding)
{
    m_problem = std::make_unique<ProblemWindow>(finding, m_language);
    const auto again = [this](const QString &folder) {
        if (!startIn(folder)) {
            QApplication::quit(); // the other start shows its window now
        }
    };
    connect(
        m_problem.get(), &ProblemWindow::retryRequested, this, [this, again] { again(m_folder); },
        Qt::QueuedConnection);
    connect(m_problem.get(), &ProblemWindow::folderChosen, this, again, Qt::QueuedConnection);
    connect(
        m_problem.get(), &ProblemWindow::practiceRequested, this, [this] { openPractice({}); },
        Qt::QueuedConnection);
    present(m_problem.get());
}

void Windows::raise()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && window->isWindow()) {
            present(window);
        }
    }
}

void Windows::present(QWidget *window)
{
    window->show();
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->raise();
    window->activateWindow();
}
