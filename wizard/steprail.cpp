// SPDX-License-Identifier: MIT
#include "wizard/steprail.h"

#include "wizard/railrow.h"
#include "wizard/settingsmenu.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"

#include <QFontDatabase>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
// Qt's own names for whatever font there is claim to have every script.
bool hasChineseFont()
{
    const QSet<QString> aliases{u"Monospace"_s, u"Sans Serif"_s, u"Serif"_s};
    const QStringList families = QFontDatabase::families(QFontDatabase::SimplifiedChinese);
    return std::any_of(families.begin(), families.end(),
        [&aliases](const QString &family) { return !aliases.contains(family); });
}
} // namespace

StepRail::StepRail(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_rail(session)
    , m_heading(makeLabel(this, "small"))
    , m_font(makeLabel(this, "small"))
    , m_scroll(new QScrollArea(this))
    , m_paste(makeLinkButton(this, u"openPaste"_s))
    , m_home(makeLinkButton(this, u"home"_s))
    , m_settings(makeLinkButton(this, u"settings"_s))
    , m_foot(makeFoot())
{
    setObjectName(u"rail"_s);
    setMinimumWidth(220);
    m_heading->setObjectName(u"journeyName"_s);
    m_heading->setContentsMargins(24, 0, 16, 8);
    m_font->setObjectName(u"missingFont"_s);
    m_font->setContentsMargins(20, 4, 16, 4);
    m_font->setVisible(false);
    buildSteps();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 24, 0, 12);
    column->addWidget(m_heading);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_font);
    column->addWidget(m_foot);
    connect(m_paste, &QPushButton::clicked, this, &StepRail::pasteClicked);
    connect(m_home, &QPushButton::clicked, this, &StepRail::homeClicked);
    connect(
        m_settings, &QPushButton::clicked, this, [this] { Q_EMIT settingsClicked(m_settings); });
    afterFirstPaint(this, [this] {
        m_font->setText(u"No Chinese font is installed: Chinese text shows as boxes. Install the "
                        "package fonts-noto-cjk, then start again."_s);
        m_font->setVisible(!hasChineseFont());
    });
    followLanguage(this, [this] { retranslate(); });
}

void StepRail::buildSteps()
{
    auto *content = new QWidget;
    content->setObjectName(u"railSteps"_s);
    m_steps = makeColumn(content, 0);
    m_steps->addStretch(1);
    m_scroll->setObjectName(u"railScroll"_s);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fillScroll(m_scroll, content);
}

QWidget *StepRail::makeFoot()
{
    m_home->setVisible(!m_session.isPractice());
    auto *foot = new QWidget(this);
    auto *grid = new QGridLayout(foot);
    grid->setContentsMargins(20, 4, 16, 0);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_paste, 0, 0, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_home, 1, 0, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_settings, 2, 0, Qt::AlignLeft);
    grid->addWidget(makeLanguageButton(m_session.tools().language, foot), 2, 1);
    return foot;
}

QWidget *StepRail::steps() const
{
    return m_scroll;
}

void StepRail::update(const QList<int> &taken)
{
    m_taken = taken;
    showSteps();
}

bool StepRail::isOutdated() const
{
    const QList<const Journey::Step *> way = m_rail.way(m_taken);
    return !std::equal(way.begin(), way.end(), m_shown.begin(), m_shown.end(),
        [](const Journey::Step *step, const Rail::Row &row) { return step == row.step; });
}

void StepRail::setResting(bool rests)
{
    m_scroll->widget()->setEnabled(!rests);
    m_paste->setEnabled(!rests);
    m_home->setEnabled(!rests);
}

void StepRail::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), palette().button()); // what is raised
    QFrame::paintEvent(event);
}

void StepRail::nameJourney()
{
    m_heading->setText(m_rail.heading());
}

void StepRail::retranslate()
{
    m_rail.retranslate();
    m_paste->setText(tr("&Paste text…"));
    m_home->setText(tr("All mini programs"));
    m_settings->setText(tr("Settings"));
    showSteps();
}

void StepRail::showSteps()
{
    nameJourney();
    const qsizetype before = m_shown.size();
    m_shown = m_taken.isEmpty() ? QList<Rail::Row>() : m_rail.rows(m_taken);
    // To show each by itself would ask the X server each time what the pointer is on.
    m_scroll->widget()->setVisible(m_shown.size() <= before);
    while (m_rows.size() < m_shown.size()) {
        auto *row = new RailRow(this);
        connect(row, &RailRow::clicked, this,
            [this, row] { Q_EMIT stepClicked(Journey::idOf(*row->step().step)); });
        m_steps->insertWidget(m_steps->count() - 1, row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < m_shown.size());
        if (i < m_shown.size()) {
            m_rows[i]->setStep(m_shown.at(i));
        }
    }
    m_scroll->widget()->show();
    if (!m_taken.isEmpty()) {
        m_scroll->ensureWidgetVisible(m_rows.at(m_taken.size() - 1), 0, 80);
    }
}
