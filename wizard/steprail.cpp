// SPDX-License-Identifier: MIT
#include "wizard/steprail.h"

#include "models/journey/graph.h"
#include "wizard/fonts.h"
#include "wizard/railrow.h"
#include "wizard/session.h"
#include "wizard/verdict.h"
#include "wizard/widgets/makers.h"

#include <QEvent>
#include <QScrollArea>
#include <QTimer>

using namespace Qt::StringLiterals;
using Journey::Step;

namespace {
// Steps whose last check failed, or whose secret is gone: the rail shows where to go.
QSet<QString> stepsInTrouble(const Session &session)
{
    QSet<QString> steps;
    for (const CheckResult &check : session.checks()) {
        if (check.status != CheckStatus::Failed) {
            continue;
        }
        const auto *entry = session.tools().rulebook.catalogue().find(check.finding.id);
        if (entry) {
            steps.insert(entry->step);
        }
        steps.insert(Journey::stepId(Step::Preflight)); // it was passed over, not passed
    }
    for (const auto &[kind, step] :
        {std::pair(u"app-secret"_s, Step::Secret), std::pair(u"upload-key"_s, Step::UploadKey)}) {
        if (!session.secretTrouble(kind).id.isEmpty()) {
            steps.insert(Journey::stepId(step));
        }
    }
    return steps;
}
} // namespace

StepRail::StepRail(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_heading(makeLabel(this, "small"))
    , m_font(makeLabel(this, "small"))
    , m_scroll(new QScrollArea(this))
    , m_language(makeLinkButton(this))
    , m_home(makeLinkButton(this))
{
    setObjectName(u"rail"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button); // what is raised
    setMinimumWidth(220);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 24, 0, 12);
    m_heading->setContentsMargins(24, 0, 16, 8);
    column->addWidget(m_heading);

    auto *content = new QWidget;
    content->setObjectName(u"railSteps"_s);
    m_steps = new QVBoxLayout(content);
    m_steps->setContentsMargins(0, 0, 0, 0);
    m_steps->setSpacing(0);
    m_steps->addStretch(1);
    m_scroll->setObjectName(u"railScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    column->addWidget(m_scroll, 1);

    m_font->setObjectName(u"missingFont"_s);
    m_font->setContentsMargins(20, 4, 16, 4);
    m_font->setVisible(false);
    column->addWidget(m_font);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(20, 4, 16, 0);
    m_language->setObjectName(u"language"_s);
    m_home->setObjectName(u"home"_s);
    m_home->setVisible(!session.isPractice());
    foot->addWidget(m_home);
    foot->addStretch();
    foot->addWidget(m_language);
    column->addLayout(foot);
    connect(m_language, &QPushButton::clicked, this, &StepRail::languageClicked);
    connect(m_home, &QPushButton::clicked, this, &StepRail::homeClicked);
    retranslate();
}

void StepRail::update(const QList<Step> &path, Step here)
{
    m_path = path;
    m_here = here;
    retranslate();
}

void StepRail::setResting(bool rests)
{
    m_scroll->widget()->setEnabled(!rests);
    m_home->setEnabled(!rests);
}

void StepRail::tabAfter(QWidget *last)
{
    QWidget *before = last;
    for (QWidget *widget : m_rows) {
        QWidget::setTabOrder(before, widget);
        before = widget;
    }
    QWidget::setTabOrder(before, m_home);
    QWidget::setTabOrder(m_home, m_language);
}

void StepRail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_titles.clear();
        retranslate();
    }
    QFrame::changeEvent(event);
}

// Each language is named in itself: the way back must be readable. A Chinese font takes a while to
// load; in an English window that waits until the first picture is there.
void StepRail::nameLanguage()
{
    const bool english = m_session.words().locale() == "en"_L1;
    m_language->setText(!english ? u"English"_s : m_isPainted ? u"中文"_s : QString());
}

void StepRail::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!m_isPainted) {
        m_isPainted = true;
        QTimer::singleShot(0, this, [this] {
            nameLanguage();
            sayWhatFontIsMissing();
        });
    }
}

void StepRail::sayWhatFontIsMissing()
{
    m_font->setText(missingFontText());
    m_font->setVisible(!m_font->text().isEmpty());
}

void StepRail::nameJourney()
{
    const QString name = m_session.draft().name.trimmed();
    m_heading->setText(
        name.isEmpty() ? tr("Certify a mini program") : tr("Certify · %1").arg(name));
}

// Cut out of the guide once a language: the rail is told anew at each step and while one types.
QString StepRail::titleOf(Step step)
{
    const QString id = wordsId(step, m_session);
    QString &title = m_titles[id];
    if (title.isEmpty()) {
        title = m_session.words().step(u"certify"_s, id).shortTitle;
    }
    return title;
}

void StepRail::retranslate()
{
    nameJourney();
    nameLanguage();
    m_home->setText(tr("All mini programs"));
    m_language->setAccessibleName(tr("Switch language"));

    while (m_rows.size() < m_path.size()) {
        auto *row = new RailRow(this);
        const auto index = m_rows.size();
        connect(
            row, &RailRow::clicked, this, [this, index] { Q_EMIT stepClicked(m_path.at(index)); });
        m_steps->insertWidget(m_steps->count() - 1, row);
        m_rows.append(row);
    }
    const QSet<QString> trouble = stepsInTrouble(m_session);
    const qsizetype hereIndex = m_path.indexOf(m_here);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < m_path.size());
        if (i >= m_path.size()) {
            continue;
        }
        const QString id = Journey::stepId(m_path[i]);
        const auto state = i == hereIndex ? RailRow::State::Here
            : i > hereIndex               ? RailRow::State::ToCome
            : trouble.contains(id)        ? RailRow::State::Attention
                                          : RailRow::State::Done;
        m_rows[i]->setStep(titleOf(m_path[i]), state, i + 1 == m_path.size());
    }
    if (hereIndex >= 0) {
        m_scroll->ensureWidgetVisible(m_rows[hereIndex], 0, 80);
    }
}
