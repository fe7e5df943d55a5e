// SPDX-License-Identifier: MIT
#include "wizard/wizardpage.h"

#include "models/journey/graph.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/linkbar.h"
#include "wizard/widgets/makers.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QWizard>

using namespace Qt::StringLiterals;

namespace {
/// A scroll area that does not lay out its content to say how large it would like to be: the window
/// decides that.
class PageScroll final : public QScrollArea
{
public:
    using QScrollArea::QScrollArea;
    QSize sizeHint() const override { return {780, 560}; }
};
} // namespace

WizardPage::WizardPage(Journey::Step step, Session &session, QWidget *parent)
    : QWizardPage(parent)
    , m_step(step)
    , m_session(session)
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
}

bool WizardPage::isComplete() const
{
    return m_built && !m_busy && missing().why.isEmpty();
}

void WizardPage::initializePage()
{
    m_filled = false;
    if (!m_passThrough) {
        fill();
    }
}

void WizardPage::prepare()
{
    if (!m_built) {
        buildFrame();
        build();
        m_built = true;
        retranslateFrame();
        retranslate();
    }
}

void WizardPage::measure()
{
    // Only the widgets: layouts leave out what is not shown yet, and would remember sizes without
    // it.
    for (QWidget *widget : findChildren<QWidget *>()) {
        widget->ensurePolished();
        widget->minimumSizeHint();
    }
}

void WizardPage::fill()
{
    if (!m_filled) {
        m_filled = true;
        prepare();
        if (m_wordsId != Journey::wordsId(m_step, draft().answers())) {
            retranslateFrame(); // answered otherwise since it was prepared
        }
        show();
        refresh();
    }
}

bool WizardPage::validatePage()
{
    if (m_committed || m_passThrough) {
        m_committed = false;
        return true;
    }
    if (!isComplete()) { // Enter can get here while Next is grey
        return false;
    }
    clearFinding();
    const Future<> commits = commit();
    if (commits.isFinished() && commits.resultCount() > 0) { // most pages have nothing to wait for
        finishCommit(commits.result());
    } else {
        setBusy(true);
        onResult(commits, this, [this](const Result<> &result) { finishCommit(result); });
    }
    return false;
}

void WizardPage::finishCommit(const Result<> &result)
{
    if (m_busy) {
        setBusy(false);
    }
    if (result) {
        goOn();
    } else {
        commitFailed(result.error());
    }
}

void WizardPage::goOn()
{
    m_committed = true;
    Q_EMIT committed();
    m_committed = false;
}

void WizardPage::edited()
{
    m_session.touch();
    refresh();
}

void WizardPage::refresh()
{
    if (m_built) {
        m_reason->setText(m_busy ? tr("One moment, please…") : missing().why);
        Q_EMIT completeChanged();
    }
}

void WizardPage::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void WizardPage::showFinding(const Finding &finding)
{
    if (m_built) {
        m_notice->clearActions();
        m_notice->showFinding(finding, words());
        m_notice->setVisible(true);
        offerPracticeRepair();
        QTimer::singleShot(0, this, [this] { m_scroll->ensureWidgetVisible(m_notice, 0, 16); });
    }
}

void WizardPage::offerPracticeRepair()
{
    Exercise *world = m_session.exercise();
    if (!world || !needsRepair(*world)) {
        return;
    }
    auto *button = m_notice->addAction([] { return tr("Put it right in the practice console"); });
    button->setObjectName(u"practiceRepair"_s);
    connect(button, &QPushButton::clicked, this, [this, world] {
        repair(*world);
        m_notice->clearActions();
        m_notice->showText(
            u"good"_s, [] { return tr("Put right"); },
            [] {
                return tr("In real life the administrator does this in the console. Now take the "
                          "value again "
                          "where it changed, and go on.");
            });
        practiceRepaired();
    });
}

void WizardPage::showText(const QString &state, const Notice::Text &title, const Notice::Text &body)
{
    if (m_built) {
        m_notice->clearActions();
        m_notice->showText(state, title, body);
        m_notice->setVisible(true);
    }
}

void WizardPage::clearFinding()
{
    m_notice->setVisible(false);
}

void WizardPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_built) {
        retranslateFrame();
        retranslate();
        refresh();
    }
    QWizardPage::changeEvent(event);
}

void WizardPage::buildFrame()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_banner = makeLabel(this, "banner");
    m_banner->setVisible(m_session.isPractice() || m_session.tools().testServices);
    outer->addWidget(m_banner);

    auto *scroll = new PageScroll(this);
    m_scroll = scroll;
    scroll->setObjectName(u"pageScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    content->setObjectName(u"pageBody"_s);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(36, 26, 36, 12);
    column->setSpacing(12);
    m_title = makeLabel(content, "title");
    m_title->setObjectName(u"pageTitle"_s);
    m_purpose = makeRichLabel(content, "lead");
    m_chips = new FlowLayout(8);
    m_instructions = new Instructions(content);
    m_body = new QVBoxLayout;
    m_body->setSpacing(12);
    m_notice = new Notice(content);
    m_notice->setObjectName(u"pageNotice"_s);
    m_notice->setVisible(false);
    column->addWidget(m_title);
    column->addWidget(m_purpose);
    column->addLayout(m_chips);
    column->addWidget(m_instructions);
    column->addLayout(m_body);
    column->addWidget(m_notice);
    column->addStretch(1);
    scroll->setWidget(content);
    // A notice that has just been shown, or got its buttons, makes the page longer.
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_notice->isVisible()) {
            m_scroll->ensureWidgetVisible(m_notice, 0, 16);
        }
    });
    outer->addWidget(scroll, 1);

    m_reason = makeLabel(this, "reason");
    m_reason->setObjectName(u"nextReason"_s);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reason->setContentsMargins(36, 4, 36, 4);
    outer->addWidget(m_reason);
}

void WizardPage::retranslateFrame()
{
    m_wordsId = Journey::wordsId(m_step, draft().answers());
    const StepWords step = words().step(u"certify"_s, m_wordsId);
    m_title->setText(step.title);
    setAccessibleName(step.title);
    m_purpose->setText(step.purpose);
    m_purpose->setVisible(!step.purpose.isEmpty());
    setChips(step.chips);
    m_instructions->setSteps(step.instructions);
    m_instructions->setAccessibleName(tr("What to do"));
    m_banner->setText(m_session.isPractice()
            ? tr("Practice: all services are made up, nothing leaves this computer.")
            : tr("Test services are in use, not the real ones."));
    if (m_practiceLabel) {
        m_practiceLabel->setText(tr("Practice: the consoles are played by these buttons."));
    }
    if (m_notice->isVisibleTo(this)) {
        m_notice->retranslate(words());
    }
}

void WizardPage::setChips(const QStringList &chips)
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &chip : chips) {
        auto *label = makeLabel(this, "chip");
        label->setWordWrap(false);
        label->setText(chip);
        m_chips->addWidget(label);
    }
}

void WizardPage::addLink(const QString &linkId)
{
    auto *bar = new LinkBar(m_session.tools().rulebook.link(linkId), this);
    m_body->addWidget(bar);
    connect(bar, &LinkBar::opened, this, [this](const QString &id) {
        if (const auto saved = m_session.record({{EventKind::LinkOpened, {{u"link"_s, id}}}});
            !saved) {
            showFinding(saved.error());
        }
    });
}

QPushButton *WizardPage::makePracticeButton(const QString &objectName)
{
    if (!m_session.isPractice()) {
        return nullptr;
    }
    if (!m_practice) {
        auto *card = makeCard(this);
        setState(card, u"practice"_s);
        m_practiceLabel = makeLabel(card, "small");
        cardLayout(card)->addWidget(m_practiceLabel);
        m_practice = new FlowLayout(8);
        cardLayout(card)->addLayout(m_practice);
        m_body->insertWidget(0, card);
    }
    auto *button = makeButton(this);
    button->setObjectName(objectName);
    m_practice->addWidget(button);
    return button;
}
