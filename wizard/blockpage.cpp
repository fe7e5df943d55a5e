// SPDX-License-Identifier: MIT
#include "wizard/blockpage.h"

#include "wizard/blocks/blocks.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QWizard>

#include <algorithm>

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

BlockPage::BlockPage(const Journey::Step &step, Session &session, QWidget *parent)
    : QWizardPage(parent)
    , m_step(step)
    , m_session(session)
{
    setObjectName(u"page"_s);
    connect(&m_waiting, &Waiting::changed, this, &BlockPage::setBusy);
    connect(&m_waiting, &Waiting::ticked, this, [this] { m_reason->setText(waitingFor()); });
}

void BlockPage::initializePage()
{
    m_filled = false;
    if (!m_passThrough) {
        fill();
    }
}

void BlockPage::cleanupPage()
{
    cancelWait();
    QWizardPage::cleanupPage();
}

void BlockPage::prepare()
{
    if (!m_built) {
        buildFrame();
        buildBlocks();
        m_built = true;
        for (QWidget *answer : findChildren<QWidget *>()) {
            if (qobject_cast<QComboBox *>(answer) || qobject_cast<QAbstractSpinBox *>(answer)) {
                keepFromWheel(answer);
            }
        }
        followLanguage(this, [this] { retranslate(); });
    }
    showBlocks();
}

void BlockPage::retranslate()
{
    retranslateFrame();
    for (BlockView *block : std::as_const(m_blocks)) {
        block->retranslate();
    }
    if (m_filled) {
        refresh();
    }
}

void BlockPage::fill()
{
    if (!m_filled) {
        m_filled = true;
        prepare();
        clearFinding(); // it was about another visit
        if (m_wordsId != m_session.wordsId(m_step)) {
            retranslateFrame(); // answered otherwise since it was prepared
        }
        m_firstField = nullptr;
        for (BlockView *block : std::as_const(m_blocks)) {
            block->refill();
        }
        refresh();
    }
}

bool BlockPage::validatePage()
{
    if (m_committed || m_passThrough) {
        m_committed = false;
        return true;
    }
    if (isBusy()) {
        announce(m_reason, waitingFor());
        return false;
    }
    goThrough(0);
    return false;
}

// Block by block, so that what is said of a value is asked for when the value is proved.
void BlockPage::goThrough(qsizetype first)
{
    for (qsizetype i = first; i < m_blocks.size(); ++i) {
        if (!m_blocks.at(i)->isShown()) {
            continue;
        }
        if (!m_blocks.at(i)->missing().why.isEmpty()) {
            pointAt(gaps(i));
            return;
        }
        const Future<> work = m_blocks.at(i)->commit();
        const bool isDone = work.isFinished() && work.resultCount() > 0; // most have nothing to do
        if (!isDone || !work.result()) {
            say({}, {});
            clearFinding();
            wait(work, i + 1);
            return;
        }
    }
    say({}, {});
    clearFinding();
    goOn();
}

void BlockPage::wait(const Future<> &work, qsizetype following)
{
    m_waiting.start(work, [this, following](const Result<> &result) {
        if (result) {
            goThrough(following);
        } else {
            commitFailed(result.error());
        }
    });
}

void BlockPage::cancelWait()
{
    if (m_waiting.giveUp()) {
        say({}, tr("Waiting was stopped. Click Next to start again."));
        announce(m_reason, m_reason->text());
    }
}

void BlockPage::goOn()
{
    m_committed = true;
    Q_EMIT committed();
    m_committed = false;
}

void BlockPage::edited()
{
    m_session.touch();
    for (BlockView *block : std::as_const(m_blocks)) {
        block->answersChanged();
    }
    showBlocks();
    if (m_built && !isBusy()) {
        say({}, {});
    }
    Q_EMIT answered();
}

void BlockPage::refresh()
{
    if (m_built) {
        sayAnew();
        Q_EMIT answered();
    }
}

void BlockPage::setBusy(bool busy)
{
    busy ? rest() : wake();
    m_cancel->setVisible(busy);
    Q_EMIT busyChanged(busy);
}

// A field that is switched off would hand the focus on to anywhere: Next keeps it meanwhile.
void BlockPage::rest()
{
    QWidget *focus = window()->focusWidget();
    m_focusBefore = isAncestorOf(focus) ? focus : nullptr;
    if (m_focusBefore) {
        forwardButton()->setFocus();
    }
    m_scroll->widget()->setEnabled(false);
    say(u"busy"_s, waitingFor());
    announce(m_reason, m_reason->text());
}

void BlockPage::wake()
{
    m_scroll->widget()->setEnabled(true);
    say({}, {});
    if (m_focusBefore && (m_cancel->hasFocus() || forwardButton()->hasFocus())) {
        m_focusBefore->setFocus();
    } else if (m_cancel->hasFocus()) {
        forwardButton()->setFocus();
    }
}

QWidget *BlockPage::forwardButton() const
{
    return wizard()->button(wizard()->nextId() < 0 ? QWizard::FinishButton : QWizard::NextButton);
}

void BlockPage::goForward()
{
    static_cast<QAbstractButton *>(forwardButton())->click();
}

void BlockPage::pointAt(const QList<Missing> &gaps)
{
    const Missing &gap = gaps.first();
    m_mark.set(gaps);
    m_pointed = gap.at;
    m_focusAsked = window()->focusWidget();
    say(u"bad"_s, gap.why);
    if (QWidget *target = keyboardTarget(gap.at)) {
        target->setFocus();
        reveal(target);
    }
    announce(m_reason, gap.why);
}

void BlockPage::say(const QString &state, const QString &text)
{
    if (state != "bad"_L1) {
        m_mark.clear();
    }
    setState(m_reason, state);
    m_reason->setText(text);
}

// The words of now for what was said last; nothing if it is missing no more.
void BlockPage::sayAnew()
{
    if (isBusy()) {
        m_reason->setText(waitingFor());
    } else if (m_reason->property("state").toString() != "bad"_L1) {
        m_reason->clear();
    } else if (const Missing gap = missing(); gap.why.isEmpty()) {
        say({}, {});
    } else if (gap.at && !m_pointed && m_focusAsked == window()->focusWidget()) {
        pointAt(gaps()); // what was waited for has come to this
    } else if (gap.why != m_reason->text()) {
        m_mark.set(gaps());
        m_reason->setText(gap.why);
    }
}

void BlockPage::toTop()
{
    m_scroll->verticalScrollBar()->setValue(0);
}

void BlockPage::showFinding(const Finding &finding)
{
    if (m_built) {
        m_notice->showFinding(finding, words());
        offerPracticeRepair();
        m_notice->unfold(true);
    }
}

void BlockPage::offerPracticeRepair()
{
    Exercise *world = m_session.exercise();
    if (!world || !needsRepair(*world)) {
        return;
    }
    const auto putRight = [this, world] {
        repair(*world);
        showText(
            u"good"_s, [] { return tr("Put right"); },
            [] {
                return tr("In real life the administrator does this in the real console. Now take "
                          "the value again where it changed, and go on.");
            });
        for (BlockView *block : std::as_const(m_blocks)) {
            block->practiceRepaired();
        }
    };
    m_notice->addAction(
        u"practiceRepair"_s, [] { return tr("Put it right in the practice console"); }, putRight);
}

void BlockPage::showText(const QString &state, const Notice::Text &title, const Notice::Text &body)
{
    if (m_built) {
        m_notice->showText(state, title, body);
        m_notice->unfold(true);
    }
}

QString BlockPage::spoken(bool atStart) const
{
    QStringList lines{m_title->text()};
    if (atStart && !m_banner->isHidden()) {
        lines.prepend(m_banner->text());
    }
    for (const Notice *notice : findChildren<Notice *>()) {
        if (notice->isVisibleTo(this)) {
            lines.append(notice->spoken());
            break;
        }
    }
    return lines.join(u'\n');
}

QString BlockPage::done() const
{
    QStringList lines;
    for (const BlockView *block : m_blocks) {
        lines += block->isShown() ? block->done() : QString();
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void BlockPage::buildFrame()
{
    auto *outer = makeColumn(this, 0);
    m_banner = makeLabel(this, "banner");
    m_banner->setVisible(m_session.isPractice() || m_session.tools().testServices);
    outer->addWidget(m_banner);

    m_scroll = new PageScroll(this);
    m_scroll->setObjectName(u"pageScroll"_s);
    auto *content = new QWidget(m_scroll);
    content->setObjectName(u"pageBody"_s);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(36, 26, 36, 12);
    column->setSpacing(12);
    m_title = makeLabel(content, "title");
    m_title->setObjectName(u"pageTitle"_s);
    m_purpose = makeRichLabel(content, "lead");
    m_chips = new QWidget(content);
    m_chips->setLayout(new FlowLayout(8));
    m_instructions = new Instructions(content);
    m_body = makeColumn(nullptr, 12);
    column->addWidget(m_title);
    column->addWidget(m_purpose);
    column->addWidget(m_chips);
    column->addWidget(m_instructions);
    column->addLayout(m_body);
    m_notice = new Notice(content);
    m_notice->setObjectName(u"pageNotice"_s);
    m_notice->setVisible(false);
    column->addWidget(m_notice);
    column->addStretch(1);
    fillScroll(m_scroll, content);
    outer->addWidget(m_scroll, 1);
    buildFoot(outer);
}

void BlockPage::buildFoot(QVBoxLayout *outer)
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(36, 4, 36, 4);
    m_reason = makeLabel(this, "reason");
    m_reason->setObjectName(u"nextReason"_s);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_cancel = makeLinkButton(this, u"cancelWait"_s);
    m_cancel->setVisible(false);
    foot->addWidget(m_reason, 1);
    foot->addWidget(m_cancel);
    outer->addLayout(foot);
    connect(m_cancel, &QPushButton::clicked, this, &BlockPage::cancelWait);
}

void BlockPage::retranslateFrame()
{
    m_wordsId = m_session.wordsId(m_step);
    const StepWords step = m_session.stepWords(m_step);
    m_guideTitle = step.title;
    showTitle({});
    m_purpose->setText(step.purpose);
    m_purpose->setVisible(!step.purpose.isEmpty());
    setChips(step.chips);
    m_instructions->setSteps(step.instructions);
    m_instructions->setAccessibleName(tr("What to do"));
    m_banner->setText(m_session.isPractice()
            ? tr("Practice: all services are made up, nothing leaves this computer.")
            : tr("Test services are in use, not the real ones."));
    m_cancel->setText(tr("Cancel"));
}

void BlockPage::showTitle(const QString &title)
{
    m_title->setText(title.isEmpty() ? m_guideTitle : title);
    setAccessibleName(m_title->text());
    Q_EMIT titled();
}

void BlockPage::setChips(const QStringList &chips)
{
    qDeleteAll(m_chips->findChildren<QLabel *>());
    for (const QString &chip : chips) {
        auto *label = makeLabel(m_chips, "chip");
        label->setWordWrap(false);
        label->setText(chip);
        m_chips->layout()->addWidget(label);
    }
    m_chips->setVisible(!chips.isEmpty());
}

void BlockPage::buildBlocks()
{
    bool canBeFilled = false;
    for (const Journey::Block &block : m_step.blocks) {
        BlockView *view = makeBlock(block, *this);
        m_blocks.append(view);
        m_body->addWidget(view);
        canBeFilled = canBeFilled || view->canPractise();
    }
    QPushButton *fill = canBeFilled ? makePracticeButton(u"practiceFill"_s) : nullptr;
    if (fill) {
        followLanguage(fill, [fill] { fill->setText(tr("Fill in from the practice console")); });
        connect(fill, &QPushButton::clicked, this, [this, fill] {
            for (BlockView *block : std::as_const(m_blocks)) {
                if (block->isShown()) {
                    block->practise(*m_session.exercise());
                }
            }
            announce(fill, tr("Filled in"));
        });
    }
}

// A layout leaves out a widget that is hidden; so does the page.
void BlockPage::showBlocks()
{
    for (BlockView *block : std::as_const(m_blocks)) {
        block->setVisible(block->isShown());
    }
}

// The first one from this block on, and questions of its kind right below it: these are asked for
// together.
QList<Missing> BlockPage::gaps(qsizetype first) const
{
    QList<Missing> all;
    std::size_t kind = 0;
    for (qsizetype i = first; i < m_blocks.size(); ++i) {
        if (!m_blocks.at(i)->isShown()) {
            continue;
        }
        const Missing gap = m_blocks.at(i)->missing();
        const std::size_t itsKind = m_step.blocks[static_cast<std::size_t>(i)].part.index();
        if (!all.isEmpty() && (gap.why.isEmpty() || itsKind != kind)) {
            break;
        }
        if (!gap.why.isEmpty()) {
            kind = itsKind;
            all.append(gap);
        }
    }
    return all;
}

void BlockPage::commitFailed(const Finding &finding)
{
    const bool isHandled = std::any_of(m_blocks.begin(), m_blocks.end(),
        [&finding](BlockView *block) { return block->commitFailed(finding); });
    if (!isHandled) {
        showFinding(finding);
    } else if (const QList<Missing> gaps = this->gaps(); !gaps.isEmpty()) {
        pointAt(gaps);
    }
}

QString BlockPage::waitingFor() const
{
    for (const BlockView *block : m_blocks) {
        if (const QString what = block->waitingFor(); !what.isEmpty()) {
            return what;
        }
    }
    return tr("One moment, please…");
}

void BlockPage::startAt(QWidget *field)
{
    if (!m_firstField) {
        m_firstField = field;
    }
}

QPushButton *BlockPage::makePracticeButton(const QString &objectName)
{
    if (!m_session.isPractice()) {
        return nullptr;
    }
    if (!m_practice) {
        auto *card = makeCard(this);
        setState(card, u"practice"_s);
        auto *label = makeLabel(card, "small");
        followLanguage(label,
            [label] { label->setText(tr("Practice: these buttons stand in for the consoles.")); });
        cardLayout(card)->addWidget(label);
        m_practice = new FlowLayout(8);
        cardLayout(card)->addLayout(m_practice);
        m_body->insertWidget(0, card);
    }
    auto *button = makeButton(this, objectName);
    m_practice->addWidget(button);
    return button;
}
