// SPDX-License-Identifier: MIT
#include "wizard/home/homeview.h"

#include "models/session/rowwords.h"
#include "wizard/home/choicebutton.h"
#include "wizard/home/miniprogramlist.h"
#include "wizard/settingsmenu.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

#include <QGridLayout>
#include <QMenu>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostNotices = 3; // the list below shall keep its room
constexpr int mostColumns = 4; // of choices
} // namespace

HomeView::HomeView(const Toolbox &tools, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_banner(makeLabel(this, "banner"))
    , m_title(makeLabel(this, "title"))
    , m_settings(makeLinkButton(this, u"settings"_s))
    , m_switch(makeLanguageButton(m_tools.language, this))
    , m_notices(new QVBoxLayout)
    , m_choices(new QGridLayout)
    , m_practise(makeChoice(u"practise"_s))
    , m_begun(makeChoice(u"begun"_s))
    , m_exercises(makeLinkButton(this, u"chooseExercise"_s))
    , m_list(new MiniProgramList(m_tools, this))
    , m_independent(makeLabel(this, "small"))
{
    setObjectName(u"page"_s);
    auto *outer = makeColumn(this, 0);
    outer->addWidget(m_banner);
    m_banner->setVisible(tools.testServices);
    auto *scroll = new QScrollArea(this);
    auto *body = new QWidget;
    body->setObjectName(u"pageBody"_s);
    build(new QVBoxLayout(body));
    fillScroll(scroll, body);
    outer->addWidget(scroll, 1);
    followLanguage(this, [this] { retranslate(); });
}

HomeView::~HomeView()
{
    m_list->disconnect(this); // it is hidden on the way, and says so
}

void HomeView::build(QVBoxLayout *column)
{
    column->setContentsMargins(36, 30, 36, 20);
    column->setSpacing(14);
    column->addStretch();
    buildHead(column);
    column->addWidget(m_begun);
    column->addWidget(m_list, 1); // what is under way is in sight, however many choices there are
    column->addSpacing(10);
    buildChoices(column);
    column->addStretch();
    column->addWidget(m_independent);
    const auto arrange = [this, column](bool isNewcomer) {
        m_list->setHidden(isNewcomer);
        column->setStretch(0, isNewcomer ? 1 : 0); // the question stands in the upper third
        column->setStretch(column->count() - 2, isNewcomer ? 3 : 0);
    };
    connect(m_list, &MiniProgramList::emptied, this, arrange);
    connect(m_list, &MiniProgramList::continueRequested, this, &HomeView::continueRequested);
    arrange(m_list->isEmpty());
}

void HomeView::buildHead(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_title, 1);
    row->addWidget(m_settings, 0, Qt::AlignTop);
    row->addWidget(m_switch, 0, Qt::AlignTop);
    column->addLayout(row);
    m_notices->setSpacing(8);
    connect(
        m_settings, &QPushButton::clicked, this, [this] { Q_EMIT settingsRequested(m_settings); });
    column->addLayout(m_notices);
}

ChoiceButton *HomeView::makeChoice(const QString &objectName)
{
    auto *choice = new ChoiceButton(this);
    choice->setObjectName(objectName);
    return choice;
}

void HomeView::buildChoices(QVBoxLayout *column)
{
    m_choices->setSpacing(14);
    whenever(this, QEvent::Resize, [this] { arrangeChoices(); });
    for (const QString &id : m_tools.language.words().anchors(u"journeys"_s)) {
        auto *choice = makeChoice(id);
        choice->setEnabled(!m_tools.journal.isReadOnly());
        connect(choice, &ChoiceButton::clicked, this, [this, id] { Q_EMIT journeyRequested(id); });
        m_journeys.append(choice);
    }
    arrangeChoices();
    column->addLayout(m_choices);
    column->addWidget(m_exercises, 0, Qt::AlignRight);
    connect(
        m_begun, &ChoiceButton::clicked, this, [this] { Q_EMIT continueRequested(m_unnamed.id); });
    connect(m_practise, &ChoiceButton::clicked, this,
        [this] { offer(*m_practise, journeysToPractise(m_tools.language.words())); });
    connect(m_exercises, &QPushButton::clicked, this,
        [this] { offer(*m_exercises, exercisesToPractise(m_tools.language.words())); });
}

// As many beside each other as there is room for.
void HomeView::arrangeChoices()
{
    const int columns = qBound(1, width() / (16 * fontMetrics().height()), mostColumns);
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    const QList<ChoiceButton *> all = m_journeys + QList{m_practise};
    for (int i = 0; i < all.size(); ++i) {
        m_choices->addWidget(all.at(i), i / columns, i % columns);
    }
    for (int i = 0; i < mostColumns; ++i) {
        m_choices->setColumnStretch(i, i < columns ? 1 : 0);
    }
}

void HomeView::offer(const QWidget &button, const QList<Practice> &all)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"exercises"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Practice &one : all) {
        connect(menu->addAction(one.name), &QAction::triggered, this,
            [this, one] { Q_EMIT practiceRequested(one.exercise, one.journey); });
    }
    menu->popup(button.mapToGlobal(button.rect().bottomLeft()));
}

void HomeView::showNotices(const QList<Finding> &findings)
{
    while (QLayoutItem *item = m_notices->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Finding &finding : findings.first(qMin(findings.size(), mostNotices))) {
        auto *notice = new Notice(this);
        notice->showFinding(finding, m_tools.language.words(), u"warn"_s);
        m_notices->addWidget(notice);
    }
}

void HomeView::showBegun()
{
    m_unnamed = journeyWithoutMiniProgram(m_tools.journal);
    m_begun->setVisible(!m_unnamed.id.isEmpty());
    m_begun->setWords(tr("Go on with what you began"),
        underWaySince(m_unnamed, m_tools.journal, m_tools.language));
}

void HomeView::toTop()
{
    showBegun();
    if (m_list->isEmpty()) {
        m_journeys.first()->setFocus();
    } else {
        m_list->toTop();
    }
}

void HomeView::retranslate()
{
    setWindowTitle(tr("Mini Program Setup Wizard"));
    m_banner->setText(tr("Test services are in use, not the real ones."));
    m_title->setText(tr("What do you want to do?"));
    m_settings->setText(tr("Settings"));
    for (ChoiceButton *choice : std::as_const(m_journeys)) {
        const StepWords journey = m_tools.language.words().journey(choice->objectName());
        choice->setWords(journey.title, journey.purpose);
    }
    m_practise->setWords(tr("Practise first"),
        tr("Walk through the same pages with a made-up mini program. Nothing leaves this computer, "
           "nothing can break."));
    showBegun();
    m_exercises->setText(tr("Practise with something that goes wrong…"));
    m_independent->setText(tr("Independent tool. Not affiliated with, endorsed by or supported by "
                              "Tencent. Product names belong to their owners and identify "
                              "compatibility only."));
}
