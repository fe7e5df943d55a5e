// SPDX-License-Identifier: MIT
#include "wizard/setupwizard.h"

#include "wizard/blockpage.h"
#include "wizard/blocks/blockview.h"
#include "wizard/helppanel.h"
#include "wizard/pastepanel.h"
#include "wizard/steprail.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/taborder.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLayout>
#include <QPushButton>
#include <QStyle>
#include <QTextEdit>

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
void bringUp(QWidget *window)
{
    window->show();
    window->raise();
    window->activateWindow();
}
} // namespace

SetupWizard::SetupWizard(Session &session, QWidget *parent)
    : QWizard(parent)
    , m_session(session)
    , m_rail(new StepRail(session, this))
    , m_railPlace(new QWidget)
{
    setObjectName(u"setupWizard"_s);
    setWizardStyle(QWizard::ModernStyle); // lets the rail reach the window's edge; title and header
                                          // are our own
    setOption(QWizard::HaveHelpButton);
    setOption(QWizard::HaveCustomButton1);
    setOption(QWizard::NoCancelButton);
    setSideWidget(m_railPlace);
    whenever(m_railPlace, QEvent::Resize, [this] {
        const QWidget *frame = m_railPlace->parentWidget();
        m_rail->setGeometry(QRect(frame->mapTo(this, QPoint()), frame->size()));
        m_rail->raise();
    });
    const auto reserve = [this] {
        m_railPlace->setMinimumWidth(
            m_rail->minimumSizeHint().expandedTo(m_rail->minimumSize()).width());
    };
    reserve();
    whenever(m_rail, QEvent::LayoutRequest, reserve);
    pageOf(stepAt(0));
    setStartId(0);
    setUpButtons();
    listen();
    startLater(m_readAhead, 30, &SetupWizard::prepareNext); // after painting
    startLater(m_wayLater, 50, &SetupWizard::showWay); // after typing
    followLanguage(this, [this] { retranslate(); });
    whenever(this, QEvent::Resize, [this] { // the page ahead was laid out for another size
        m_ahead = -1;
        m_readAhead.start();
    });
    resizeToFit(this, {1040, 720});
}

void SetupWizard::startLater(QTimer &timer, int milliseconds, void (SetupWizard::*what)())
{
    timer.setSingleShot(true);
    timer.setInterval(milliseconds);
    connect(&timer, &QTimer::timeout, this, what);
}

void SetupWizard::listen()
{
    connect(this, &QWizard::currentIdChanged, this, &SetupWizard::stepShown);
    connect(this, &QWizard::helpRequested, this, &SetupWizard::showHelp);
    connect(this, &QWizard::customButtonClicked, this, &SetupWizard::close);
    connect(m_rail, &StepRail::stepClicked, this, &SetupWizard::walkBackTo);
    connect(&m_session, &Session::stepRequested, this, &SetupWizard::walkBackTo);
    connect(m_rail, &StepRail::homeClicked, this, &SetupWizard::homeRequested);
    connect(m_rail, &StepRail::pasteClicked, this, &SetupWizard::showPaste);
    connect(m_rail, &StepRail::settingsClicked, this, &SetupWizard::settingsRequested);
    connect(&m_session.tools().keychain, &SecretStore::promptMayBeOpen, this, [this] {
        if (auto *page = currentBlockPage()) {
            page->showText(
                u"info"_s, [] { return tr("Your system asks for the keychain's password"); },
                [] {
                    return tr(
                        "Its window may be behind this one. Your entries are kept meanwhile.");
                });
        }
    });
    connect(&m_session, &Session::saveFailed, this, &SetupWizard::tell);
}

int SetupWizard::idOfPage(const Journey::Step &step) const
{
    return static_cast<int>(&step - m_session.spec().steps.data());
}

const Journey::Step *SetupWizard::stepAfter(const Journey::Step &step) const
{
    return Journey::next(m_session.spec(), &step, m_session.answers());
}

// Pages are made when they are wanted: nineteen at the start would delay the first one.
BlockPage *SetupWizard::pageOf(const Journey::Step &step)
{
    const int id = idOfPage(step);
    if (!page(id)) {
        auto *made = new BlockPage(step, m_session, this);
        setPage(id, made);
        made->setBackgroundRole(QPalette::Window); // QWizard's would be that of a field
        connect(made, &BlockPage::committed, this, [this, made] { pageCommitted(made); });
        connect(made, &BlockPage::busyChanged, this, &SetupWizard::setResting);
        connect(made, &BlockPage::answered, this, [this] {
            m_toldOnClose = false; // there is something new to save
            m_rail->nameJourney();
            if (isShown() && m_rail->isOutdated()) {
                showWay();
            } else if (!m_wayLater.isActive()) {
                m_wayLater.start();
            }
        });
    }
    return static_cast<BlockPage *>(page(id));
}

bool SetupWizard::isShown() const
{
    return !m_resuming && m_shown == &here() && visitedIds().contains(currentId());
}

// An answer may change the way ahead, and with it the page to make ready.
void SetupWizard::showWay()
{
    if (!isShown()) {
        return;
    }
    m_rail->update(visitedIds());
    nameWindow(m_session.stepWords(here()).title);
    if (nextId() != m_ahead) {
        m_readAhead.start();
    }
}

// While the user reads this page, the next one is made, laid out and painted to nowhere, so that
// Next need not.
void SetupWizard::prepareNext()
{
    QCoreApplication::sendPostedEvents(window(), QEvent::UpdateRequest); // this one first
    m_ahead = nextId();
    if (m_ahead >= 0) {
        BlockPage *page = pageOf(stepAt(m_ahead));
        page->prepare();
        QLayout *pages = page->parentWidget()->layout();
        pages->setEnabled(false); // it would make room for both of them
        page->resize(currentPage()->size());
        page->grab();
        pages->setEnabled(true);
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
    const Journey::Step *following = stepAfter(here());
    return following ? idOfPage(*following) : -1;
}

BlockPage *SetupWizard::currentBlockPage() const
{
    return static_cast<BlockPage *>(currentPage());
}

// While a page waits for its commit nothing leads away from it; the language may still change.
void SetupWizard::setResting(bool rests)
{
    button(BackButton)->setEnabled(!rests && visitedIds().size() > 1);
    for (const WizardButton which : {NextButton, FinishButton}) {
        setState(button(which), rests ? u"busy"_s : QString());
    }
    m_rail->setResting(rests);
    if (m_paste) {
        m_paste->setEnabled(!rests);
    }
}

void SetupWizard::pageCommitted(BlockPage *page)
{
    if (page != currentPage()) {
        return; // it was left meanwhile
    }
    const Journey::Step *following = stepAfter(page->step());
    const auto saved =
        following ? m_session.advance(page->step(), *following) : m_session.finish(page->step());
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
    m_done = page->done();
    // Hiding what has the focus looks through all pages for another place. The page remembers its.
    page->forwardButton()->setFocus();
    page->forwardButton()->clearFocus();
    next();
}

void SetupWizard::stepShown()
{
    if (currentId() < 0 || m_resuming) {
        return;
    }
    const Journey::Step &step = here();
    const bool isNew = &step != m_shown;
    if (isNew && m_session.state().step != Journey::idOf(step)) { // else it is recorded already
        if (const auto saved = m_session.enter(step); !saved) {
            currentBlockPage()->showFinding(saved.error());
        }
    }
    m_toldOnClose = false;
    m_shown = &step;
    m_wayLater.stop();
    placeRail();
    m_rail->update(visitedIds());
    nameWindow(currentBlockPage()->guideTitle());
    if (m_help && m_help->isVisible()) {
        m_help->showStep(step);
    }
    if (isNew) {
        greet();
    }
    m_readAhead.start();
}

void SetupWizard::nameWindow(const QString &title)
{
    setWindowTitle(tr("%1 – Mini Program Setup Wizard").arg(title));
}

// QWizard hides and shows all its parts at each Next, a side widget among them: the rail lies above
// an empty one instead.
void SetupWizard::placeRail()
{
    QWidget *frame = m_railPlace->parentWidget();
    if (frame->layout() && !frame->layout()->contentsMargins().isNull()) {
        frame->layout()->setContentsMargins(0, 0, 0, 0); // to the window's edge
        // Screen readers read the parts in the order of the Tab key.
        for (QWidget *part : QWidgetList{button(NextButton), button(FinishButton),
                 button(BackButton), button(CustomButton1), button(HelpButton)}) {
            part->raise();
        }
    }
    // A ground of their own would have all that they hold painted twice at each Next.
    frame->setAutoFillBackground(false);
    currentPage()->parentWidget()->setAutoFillBackground(false);
}

// A page that is entered begins at its title, and is read out with what has just been done.
void SetupWizard::greet()
{
    BlockPage *page = currentBlockPage();
    page->toTop();
    focusPage();
    announceSoon(this, {}); // what was to be said of another page
    announce(page, QString(std::exchange(m_done, {}) + u'\n' + page->spoken(false)).trimmed());
}

// First the page, then the way on and back, and the rail. What is made later, a notice or the row
// of a check, has its place by then.
bool SetupWizard::focusNextPrevChild(bool next)
{
    orderTabs({currentPage(), button(NextButton), button(FinishButton), button(BackButton),
        button(CustomButton1), button(HelpButton), m_rail});
    return QWizard::focusNextPrevChild(next);
}

// Where nothing is to be entered on the page, Next has the keyboard: Enter goes forward. Where one
// would have to scroll down to see the field, the title has it.
void SetupWizard::focusPage()
{
    BlockPage *page = currentBlockPage();
    const auto isInput = [page](const QWidget *widget) {
        return page->isAncestorOf(widget) && widget->isVisibleTo(page) && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) && !qobject_cast<const QPushButton *>(widget)
            && !qobject_cast<const QTextEdit *>(widget) && !qobject_cast<const QLabel *>(widget);
    };
    QWidgetList wanted{page->focusWidget()}; // what had it last
    wanted += stopsIn(page);
    const auto input = std::find_if(wanted.begin(), wanted.end(), isInput);
    QWidget *named = page->firstField();
    const bool isNamed = named && named->isVisibleTo(window()) && named->isEnabled();
    QWidget *first = isNamed ? named : input != wanted.end() ? *input : page->forwardButton();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // it may say more by now
    const int seen = first->visibleRegion().boundingRect().height();
    const bool isBelow = page->isVisible() && seen < first->fontMetrics().height();
    (isBelow ? page->title() : first)->setFocus();
}

void SetupWizard::walkTo(const QString &stepId)
{
    const auto *step = &Journey::resumedAt(m_session.spec(), m_session.answers(), stepId);
    m_resuming = true;
    if (currentId() < 0) {
        pageOf(stepAt(0))->setPassThrough(step != &stepAt(0));
        restart();
    }
    while (&here() != step && nextId() >= 0) {
        BlockPage *leaving = currentBlockPage();
        BlockPage *following = pageOf(stepAt(nextId()));
        leaving->setPassThrough(true);
        following->setPassThrough(&following->step() != step);
        next();
        leaving->setPassThrough(false);
    }
    m_resuming = false;
    m_shown = &here(); // it is recorded already
    stepShown();
    focusPage();
    afterFirstPaint(this, [this, first = focusWidget()] {
        if (first == focusWidget()) {
            focusPage(); // only now it is known what is in sight
        }
    });
    announceSoon(this, currentBlockPage()->spoken(true)); // a screen reader starts listening, too
}

void SetupWizard::cleanupPage(int id)
{
    QWizard::cleanupPage(id);
    const QList<int> visited = visitedIds();
    if (!m_resuming && visited.size() > 1) {
        pageOf(stepAt(visited.at(visited.size() - 2)))->fill();
    }
}

void SetupWizard::walkBackTo(const QString &stepId)
{
    const Journey::Step *step = Journey::stepOf(m_session.spec(), stepId);
    if (!step || currentBlockPage()->isBusy()) {
        return;
    }
    pageOf(*step)->fill();
    m_resuming = true; // the pages on the way are neither shown nor recorded
    while (&here() != step && visitedIds().size() > 1) {
        back();
    }
    m_resuming = false;
    m_shown = nullptr; // stepShown() records the jump
    stepShown();
}

void SetupWizard::tell(const Finding &finding)
{
    if (auto *page = currentBlockPage()) {
        page->showFinding(finding);
    }
}

void SetupWizard::accept()
{
    validateCurrentPage(); // the Finish button comes here; the page's commit leads on to
                           // pageCommitted()
}

// Escape leaves what was begun last: a wait, the help. It closes no journey.
void SetupWizard::reject()
{
    if (currentId() >= 0 && currentBlockPage()->isBusy()) {
        currentBlockPage()->cancelWait();
    } else if (m_help) {
        m_help->close();
    }
}

void SetupWizard::closeEvent(QCloseEvent *event)
{
    if (currentId() >= 0) {
        currentBlockPage()->cancelWait();
    }
    const auto saved = m_session.save();
    const bool losesSomething = !saved || holdsSecret();
    if (losesSomething && currentId() >= 0 && !std::exchange(m_toldOnClose, true)) {
        saved ? askBeforeClosing() : currentBlockPage()->showFinding(saved.error());
        event->ignore();
        return;
    }
    event->accept();
    Q_EMIT closed();
}

// Practice has nothing to lose, and what was finished has kept it.
bool SetupWizard::holdsSecret() const
{
    const QList<BlockView *> blocks = findChildren<BlockView *>();
    return !m_finished && !m_session.isPractice()
        && (!m_session.tray().isEmpty()
            || std::any_of(blocks.begin(), blocks.end(), std::mem_fn(&BlockView::holdsSecret)));
}

void SetupWizard::askBeforeClosing()
{
    BlockPage *page = currentBlockPage();
    page->showText(
        u"warn"_s, [] { return tr("A secret is not kept yet"); },
        [] {
            return tr("The AppSecret or upload key that you entered is only in this window. To "
                      "keep it, stay and click Next on its page. WeChat shows an AppSecret once.");
        });
    page->notice()->addAction(
        u"closeAllTheSame"_s, [] { return tr("Close all the same"); },
        [this] {
            m_toldOnClose = true; // whatever has come in meanwhile
            close();
        });
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
        nameWindow(m_session.stepWords(here()).title); // the page follows the language after it
    }
}

void SetupWizard::showHelp()
{
    if (!m_help) {
        m_help = new HelpPanel(m_session, this);
    }
    m_help->showStep(here());
    bringUp(m_help);
}

void SetupWizard::showPaste()
{
    if (!m_paste) {
        m_paste = new PastePanel(m_session, this);
        connect(m_paste, &PastePanel::takenOver, this, &SetupWizard::fillAnew);
    }
    bringUp(m_paste);
}

// Pages that are left show the answers of now when they are gone back to.
void SetupWizard::fillAnew()
{
    for (const int id : pageIds()) {
        static_cast<BlockPage *>(page(id))->forgetFilling();
    }
    currentBlockPage()->fill();
}
