// SPDX-License-Identifier: MIT
#include "app/windows.h"

#include "app/homewindow.h"
#include "app/problemwindow.h"
#include "wizard/setupwizard.h"

#include <QApplication>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

Windows::Windows(const CommandLine &line, const Services &services, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_services(services)
    , m_language(line.locale)
{
}

Windows::~Windows()
{
    m_journey = {}; // windows before what they refer to
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
    m_folder = folder;
    m_lock = std::make_unique<InstanceLock>(folder);
    switch (m_lock->acquire()) {
    case InstanceLock::Outcome::RaisedOther:
        return false;
    case InstanceLock::Outcome::OtherSilent:
        openProblem({u"storage.busy"_s, {{u"folder"_s, folder}}, {}});
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
    openLast();
    return true;
}

void Windows::openLast()
{
    const QList<JourneySummary> last = m_real->journal().journeys({}, 0, 1);
    if (m_real->journal().isReadOnly() || (!last.isEmpty() && last.first().closed)) {
        openHome();
    } else {
        openJourney(*m_real, last.isEmpty() ? QString() : last.first().id);
    }
}

void Windows::openHome()
{
    if (!m_home) {
        m_home = std::make_unique<HomeWindow>(m_real->journal(), m_language);
        connect(
            m_home.get(), &HomeWindow::newRequested, this, [this] { openJourney(*m_real, {}); });
        connect(m_home.get(), &HomeWindow::continueRequested, this,
            [this](const QString &id) { openJourney(*m_real, id); });
        connect(m_home.get(), &HomeWindow::practiceRequested, this, [this] { openPractice({}); });
        m_home->showNotice(m_real->notice());
    }
    present(m_home.get());
    m_problem.reset();
}

void Windows::openJourney(Composition &composition, const QString &journeyId)
{
    Journey journey;
    if (journeyId.isEmpty()) {
        journey.session = std::make_unique<Session>(composition.tools());
    } else {
        const auto state = composition.journal().load(journeyId);
        if (!state) {
            openProblem(state.error());
            return;
        }
        journey.session = std::make_unique<Session>(composition.tools(), *state);
    }
    if (composition.keychain()) {
        connect(composition.keychain(), &KeychainSecretStore::promptMayBeOpen,
            journey.session.get(), &Session::keychainPromptMayBeOpen);
    }
    journey.wizard = std::make_unique<SetupWizard>(*journey.session);
    const auto step = ::Journey::stepFromId(journey.session->state().step);
    journey.wizard->walkTo(step.value_or(::Journey::Step::Goal));
    if (!composition.notice().id.isEmpty() && !m_home) {
        journey.wizard->tell(composition.notice());
    }
    show(std::move(journey));
}

void Windows::openPractice(const QString &exerciseId)
{
    auto composition = Composition::practice(exerciseId, m_language);
    if (!composition) {
        openProblem(composition.error());
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
    connect(m_journey.session.get(), &Session::exerciseRequested, this, &Windows::openPractice,
        Qt::QueuedConnection);
    present(wizard);
    if (old.wizard) {
        old.wizard->disconnect(this);
        old.wizard->close();
    }
    if (m_home) {
        m_home->hide();
    }
    m_problem.reset();
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
