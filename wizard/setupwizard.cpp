// SPDX-License-Identifier: MIT
#include "wizard/setupwizard.h"

#include "wizard/helppanel.h"
#include "wizard/pages/accountpage.h"
#include "wizard/pages/appidpage.h"
#include "wizard/pages/domainspage.h"
#include "wizard/pages/donepage.h"
#include "wizard/pages/editionpage.h"
#include "wizard/pages/goalpage.h"
#include "wizard/pages/handoverpage.h"
#include "wizard/pages/methodpage.h"
#include "wizard/pages/miniprogrampage.h"
#include "wizard/pages/preflightpage.h"
#include "wizard/pages/providerpage.h"
#include "wizard/pages/scanauthorisepage.h"
#include "wizard/pages/scanbindpage.h"
#include "wizard/pages/scanpeoplepage.h"
#include "wizard/pages/secretpage.h"
#include "wizard/pages/undopage.h"
#include "wizard/pages/uploadkeypage.h"
#include "wizard/pages/whitelistspage.h"
#include "wizard/screenfit.h"
#include "wizard/steprail.h"
#include "wizard/verdict.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QLayout>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;
using Journey::Step;

SetupWizard::SetupWizard(Session &session, QWidget *parent)
    : QWizard(parent)
    , m_session(session)
    , m_rail(new StepRail(session, this))
{
    setObjectName(u"setupWizard"_s);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    setWizardStyle(QWizard::ModernStyle); // lets the rail reach the window's edge; title and header
                                          // are our own
    setOption(QWizard::NoDefaultButton, false);
    setOption(QWizard::HaveHelpButton);
    setOption(QWizard::HaveCustomButton1);
    setOption(QWizard::NoCancelButton);
    setSideWidget(m_rail);
    pageOf(Step::Goal);
    setStartId(static_cast<int>(Step::Goal));
    setUpButtons();
    connect(this, &QWizard::currentIdChanged, this, &SetupWizard::stepShown);
    connect(this, &QWizard::helpRequested, this, &SetupWizard::showHelp);
    connect(this, &QWizard::customButtonClicked, this, &SetupWizard::close);
    connect(m_rail, &StepRail::stepClicked, this, &SetupWizard::walkBackTo);
    connect(&m_session, &Session::stepRequested, this, &SetupWizard::walkBackTo);
    connect(m_rail, &StepRail::homeClicked, this, &SetupWizard::homeRequested);
    connect(m_rail, &StepRail::settingsClicked, this, &SetupWizard::settingsRequested);
    connect(&m_session, &Session::keychainPromptMayBeOpen, this, [this] {
        if (auto *page = currentWizardPage()) {
            page->showText(
                u"info"_s, [] { return tr("Your system asks for the keychain's password"); },
                [] {
                    return tr(
                        "Its window may be behind this one. Your entries are kept meanwhile.");
                });
        }
    });
    connect(&m_session, &Session::saveFailed, this, [this](const Finding &finding) {
        if (auto *page = currentWizardPage()) {
            page->showFinding(finding);
        }
    });
    constexpr int afterPaintingMs = 30;
    m_readAhead.setSingleShot(true);
    m_readAhead.setInterval(afterPaintingMs);
    connect(&m_readAhead, &QTimer::timeout, this, &SetupWizard::prepareNext);
    constexpr int afterTypingMs = 50;
    m_wayLater.setSingleShot(true);
    m_wayLater.setInterval(afterTypingMs);
    connect(&m_wayLater, &QTimer::timeout, this, &SetupWizard::showWay);
    retranslate();
    resizeToFit(this, {1040, 720});
}

WizardPage *SetupWizard::makePage(Step step)
{
    switch (step) {
    case Step::Goal:
        return new GoalPage(m_session, this);
    case Step::MiniProgram:
        return new MiniProgramPage(m_session, this);
    case Step::Account:
        return new AccountPage(m_session, this);
    case Step::Method:
        return new MethodPage(m_session, this);
    case Step::Undo:
        return new UndoPage(m_session, this);
    case Step::Provider:
        return new ProviderPage(m_session, this);
    case Step::ScanPeople:
        return new ScanPeoplePage(m_session, this);
    case Step::ScanBind:
        return new ScanBindPage(m_session, this);
    case Step::ScanAuthorise:
        return new ScanAuthorisePage(m_session, this);
    case Step::ScanDomains:
    case Step::ManagedDomains:
        return new DomainsPage(step, m_session, this);
    case Step::Edition:
        return new EditionPage(m_session, this);
    case Step::AppId:
        return new AppIdPage(m_session, this);
    case Step::Secret:
        return new SecretPage(m_session, this);
    case Step::UploadKey:
        return new UploadKeyPage(m_session, this);
    case Step::Whitelists:
        return new WhitelistsPage(m_session, this);
    case Step::Preflight:
        return new PreflightPage(m_session, this);
    case Step::HandOver:
        return new HandOverPage(m_session, this);
    case Step::Done:
        return new DonePage(m_session, this);
    }
    Q_UNREACHABLE();
}

// Pages are made when they are wanted: nineteen at the start would delay the first one.
WizardPage *SetupWizard::pageOf(Step step)
{
    const int id = static_cast<int>(step);
    if (!page(id)) {
        WizardPage *made = makePage(step);
        setPage(id, made);
        connect(made, &WizardPage::committed, this, [this, made] { pageCommitted(made); });
        connect(made, &WizardPage::busyChanged, this, &SetupWizard::setResting);
        connect(made, &WizardPage::answered, this, [this] {
            m_toldOnClose = false; // there is something new to save
            m_rail->nameJourney();
            if (isShown() && m_rail->path() != railPath()) {
                showWay();
            } else if (!m_wayLater.isActive()) {
                m_wayLater.start();
            }
        });
    }
    return static_cast<WizardPage *>(page(id));
}

bool SetupWizard::isShown() const
{
    return !m_resuming && currentId() == static_cast<int>(m_shown)
        && visitedIds().contains(currentId());
}

// An answer may change the way ahead, and with it the page to make ready.
void SetupWizard::showWay()
{
    if (!isShown()) {
        return;
    }
    m_rail->update(railPath(), m_shown);
    if (nextId() != m_ahead) {
        m_readAhead.start();
    }
}

// While the user reads this page, the next one is made and measured.
void SetupWizard::prepareNext()
{
    m_ahead = nextId();
    if (m_ahead >= 0) {
        WizardPage *page = pageOf(static_cast<Step>(m_ahead));
        page->prepare();
        page->measure();
    }
}

void SetupWizard::setUpButtons()
{
    setButtonLayout({HelpButton, Stretch, CustomButton1, BackButton, NextButton, FinishButton});
    for (const WizardButton which : {NextButton, FinishButton}) {
        button(which)->setProperty("role", u"primary"_s);
        style()->unpolish(button(which)); // it has had its looks already
        style()->polish(button(which));
    }
    for (const WizardButton which : {HelpButton, CustomButton1, BackButton}) {
        static_cast<QPushButton *>(button(which))->setAutoDefault(false);
    }
}

int SetupWizard::nextId() const
{
    const auto following =
        Journey::next(Journey::kCertify, currentStep(), m_session.draft().answers());
    return following ? static_cast<int>(*following) : -1;
}

Step SetupWizard::currentStep() const
{
    return currentId() < 0 ? Step::Goal : static_cast<Step>(currentId());
}

WizardPage *SetupWizard::currentWizardPage() const
{
    return static_cast<WizardPage *>(currentPage());
}

bool SetupWizard::isReady() const
{
    return currentId() >= 0 && currentWizardPage()->isReady();
}

// While a page waits for its commit nothing leads away from it; the language may still change.
void SetupWizard::setResting(bool rests)
{
    button(BackButton)->setEnabled(!rests && visitedIds().size() > 1);
    for (const WizardButton which : {NextButton, FinishButton}) {
        setState(button(which), rests ? u"busy"_s : QString());
    }
    m_rail->setResting(rests);
}

void SetupWizard::pageCommitted(WizardPage *page)
{
    if (page != currentPage()) {
        return; // it was left meanwhile
    }
    const auto following =
        Journey::next(Journey::kCertify, page->step(), m_session.draft().answers());
    const auto saved = following
        ? m_session.advance(page->step(), *following)
        : m_session.record(
            {{EventKind::StepConfirmed, {{u"step"_s, Journey::stepId(page->step())}}},
                {EventKind::Closed, {}}});
    if (!saved) {
        page->showFinding(saved.error());
        return;
    }
    if (!following) {
        m_finished = true;
        close();
        return;
    }
    pageOf(*following);
    m_walking = true; // advance() has recorded the step already
    next();
    m_walking = false;
}

void SetupWizard::stepShown()
{
    if (currentId() < 0 || m_resuming) {
        return;
    }
    const Step step = currentStep();
    if (!m_walking && step != m_shown) {
        if (const auto saved = m_session.enter(step); !saved) {
            currentWizardPage()->showFinding(saved.error());
        }
    }
    m_toldOnClose = false;
    orderTabs();
    if (step != m_shown) {
        currentWizardPage()->toTop();
        focusPage();
        announce(currentWizardPage(), currentWizardPage()->accessibleName());
    }
    m_shown = step;
    if (QLayout *around = m_rail->parentWidget()->layout();
        around && m_rail->parentWidget() != this) {
        around->setContentsMargins(
            0, 0, 0, 0); // QWizard frames its side widget; the rail reaches the window's edge
    }
    m_rail->update(railPath(), step);
    setWindowTitle(tr("%1 – Mini Program Setup Wizard")
                       .arg(m_session.words().step(u"certify"_s, wordsId(step, m_session)).title));
    if (m_help && m_help->isVisible()) {
        m_help->showStep(step);
    }
    m_readAhead.start();
}

// First the page, then the way on, the way back, what else there is, and the rail.
void SetupWizard::orderTabs()
{
    QWidget *last = currentWizardPage();
    for (QWidget *each = last->nextInFocusChain(); each != currentWizardPage();
         each = each->nextInFocusChain()) {
        if (currentWizardPage()->isAncestorOf(each)) {
            last = each;
        }
    }
    for (const WizardButton which :
        {NextButton, FinishButton, BackButton, CustomButton1, HelpButton}) {
        QWidget::setTabOrder(last, button(which));
        last = button(which);
    }
    m_rail->tabAfter(last);
}

// Where nothing on the page takes the keyboard, Next has it: Enter goes forward.
void SetupWizard::focusPage()
{
    WizardPage *page = currentWizardPage();
    QWidget *forward = button(nextId() < 0 ? FinishButton : NextButton);
    const auto canHave = [page](const QWidget *widget) {
        return page->isAncestorOf(widget) && widget->isVisibleTo(page) && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus);
    };
    QWidget *wanted = page->firstField();
    if (!wanted || !(wanted == forward || canHave(wanted))) {
        wanted = page->focusWidget(); // what had it last
    }
    if (!wanted || !(wanted == forward || canHave(wanted))) {
        wanted = page;
        do {
            wanted = wanted->nextInFocusChain();
        } while (wanted != page && !canHave(wanted));
    }
    (wanted == page ? forward : wanted)->setFocus();
}

void SetupWizard::walkTo(Step step)
{
    const Journey::Answers answers = m_session.draft().answers();
    const QList<Step> path = Journey::path(Journey::kCertify, answers);
    while (!path.contains(step) && step != Step::Done) {
        step = *Journey::next(Journey::kCertify, step, answers);
    }
    m_resuming = true;
    if (currentId() < 0) {
        pageOf(Step::Goal)->setPassThrough(step != Step::Goal);
        restart();
    }
    while (currentStep() != step && path.contains(step) && nextId() >= 0) {
        WizardPage *here = currentWizardPage();
        WizardPage *following = pageOf(static_cast<Step>(nextId()));
        here->setPassThrough(true);
        following->setPassThrough(following->step() != step);
        next();
        here->setPassThrough(false);
    }
    m_resuming = false;
    m_shown = currentStep(); // it is recorded already
    stepShown();
    focusPage();
}

QList<Step> SetupWizard::railPath() const
{
    QList<Step> path;
    for (const int id : visitedIds()) {
        path.append(static_cast<Step>(id));
    }
    const Journey::Answers answers = m_session.draft().answers();
    const auto ahead = [&] { return Journey::next(Journey::kCertify, path.last(), answers); };
    for (auto step = ahead();
         step && !(path.last() == Step::Method && answers.method == Journey::Method::None);
         step = ahead()) {
        path.append(*step);
    }
    return path;
}

void SetupWizard::cleanupPage(int id)
{
    QWizard::cleanupPage(id);
    const QList<int> visited = visitedIds();
    if (!m_resuming && visited.size() > 1) {
        pageOf(static_cast<Step>(visited.at(visited.size() - 2)))->fill();
    }
}

void SetupWizard::walkBackTo(Step step)
{
    if (currentWizardPage()->isBusy()) {
        return;
    }
    pageOf(step)->fill();
    m_resuming = true; // the pages on the way are neither shown nor recorded
    while (currentStep() != step && visitedIds().size() > 1) {
        back();
    }
    m_resuming = false;
    m_shown = Step::Goal == step ? Step::Done
                                 : Step::Goal; // not where we are: stepShown() records the jump
    stepShown();
}

void SetupWizard::tell(const Finding &finding)
{
    currentWizardPage()->showFinding(finding);
}

void SetupWizard::accept()
{
    validateCurrentPage(); // the Finish button comes here; the page's commit leads on to
                           // pageCommitted()
}

// Escape leaves what was begun last: a wait, the help. It closes no journey.
void SetupWizard::reject()
{
    if (currentId() >= 0 && currentWizardPage()->isBusy()) {
        currentWizardPage()->cancelWait();
    } else if (m_help) {
        m_help->close();
    }
}

void SetupWizard::closeEvent(QCloseEvent *event)
{
    // Closing asks nothing: what can be saved is saved; what cannot was said on the page when it
    // failed.
    if (currentId() >= 0) {
        currentWizardPage()->cancelWait();
    }
    if (const auto saved = m_session.save(); !saved && currentId() >= 0 && !m_toldOnClose) {
        currentWizardPage()->showFinding(saved.error());
        m_toldOnClose = true;
        event->ignore();
        return;
    }
    event->accept();
    Q_EMIT closed();
}

void SetupWizard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWizard::changeEvent(event);
}

void SetupWizard::keyPressEvent(QKeyEvent *event)
{
    // Enter is for the button that has the focus, and for Next everywhere else. QDialog's default
    // button is not asked: it has none as long as it is a part of another window.
    auto *focused = qobject_cast<QAbstractButton *>(focusWidget());
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const bool isPressed = focused && !focused->isCheckable();
        (isPressed ? focused : button(nextId() < 0 ? FinishButton : NextButton))->click();
        return;
    }
    QWizard::keyPressEvent(event);
}

void SetupWizard::retranslate()
{
    setButtonText(HelpButton, tr("Help with this step"));
    setButtonText(
        CustomButton1, m_session.isPractice() ? tr("Leave practice") : tr("Save and close"));
    setButtonText(BackButton, tr("&Back"));
    setButtonText(NextButton, tr("&Next"));
    setButtonText(FinishButton, tr("&Finish"));
    if (currentId() >= 0) {
        stepShown();
    }
}

void SetupWizard::showHelp()
{
    if (!m_help) {
        m_help = new HelpPanel(m_session, this);
    }
    m_help->showStep(currentStep());
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}
