// SPDX-License-Identifier: MIT
#include "wizard/widgets/checkrow.h"

#include "models/rulebook/words.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

#include <QGridLayout>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace {
QString noticeState(CheckStatus status)
{
    return status == CheckStatus::Failed ? u"bad"_s
        : status == CheckStatus::Warning ? u"warn"_s
                                         : u"info"_s;
}

QString markState(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Passed:
        return u"good"_s;
    case CheckStatus::Failed:
        return u"bad"_s;
    case CheckStatus::Warning:
    case CheckStatus::Unknown:
        return u"warn"_s;
    default:
        return {};
    }
}

QString resultText(const CheckResult &first, CheckStatus status)
{
    const bool isFile = first.id == "domain.verify-file"_L1;
    const bool isDomain = first.id.startsWith("domain."_L1);
    const QString name = first.finding.facts.value("name"_L1).toString();
    switch (status) {
    case CheckStatus::Passed:
        return isFile        ? CheckRow::tr("The file comes exactly as it was downloaded")
            : isDomain       ? CheckRow::tr("OK: format, DNS, certificate, HTTPS")
            : name.isEmpty() ? CheckRow::tr("OK")
                             : CheckRow::tr("OK: belongs to “%1”").arg(name);
    case CheckStatus::Skipped:
        return CheckRow::tr("Not checked: fix the problem above first");
    case CheckStatus::Running:
        return CheckRow::tr("Being checked…");
    case CheckStatus::Pending:
        return CheckRow::tr("Waiting…");
    default:
        return CheckRow::tr("Could not be checked");
    }
}
} // namespace

CheckRow::CheckRow(QWidget *parent, bool isAtValue)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_mark(makeLabel(this, "mark"))
    , m_title(makeLabel(this, "field"))
    , m_text(makeLabel(this, "muted"))
    , m_result(new QHBoxLayout)
    , m_isAtValue(isAtValue)
{
    m_grid->setContentsMargins(0, 2, 0, 2);
    m_grid->setHorizontalSpacing(12);
    m_mark->setWordWrap(false);
    m_grid->addWidget(m_mark, 0, 0, Qt::AlignCenter);
    m_grid->setColumnMinimumWidth(0, 24);
    m_grid->addWidget(m_title, 0, 1);
    m_result->addWidget(m_text, 1); // the buttons share its column: all rows keep theirs
    m_grid->addLayout(m_result, 0, 2);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(2, 3);
}

void CheckRow::showResults(const QList<CheckResult> &results, const Words &words)
{
    const CheckResult &first = results.first();
    const CheckStatus status = worst(results);
    const auto telling = std::find_if(results.begin(), results.end(),
        [=](const CheckResult &r) { return r.status == status && !r.finding.id.isEmpty(); });
    const bool tells = telling != results.end();
    m_mark->setText(statusMark(status));
    setState(m_mark, markState(status));
    m_title->setText(
        first.id.startsWith("domain."_L1) ? first.subject : words.checkTitle(first.id));
    m_text->setText(tells ? words.finding(telling->finding).title : resultText(first, status));
    const bool settled = status != CheckStatus::Pending && status != CheckStatus::Running;
    if (settled && tells) {
        showDetails(*telling, words);
    } else if (m_notice) {
        m_notice->setVisible(false);
        m_details->setVisible(false);
    }
    if (settled && status != CheckStatus::Passed) {
        button(m_again)->setText(tr("Check again"));
        m_again->setAccessibleName(tr("Check again: %1").arg(m_title->text()));
        connect(
            m_again, &QPushButton::clicked, this, &CheckRow::againRequested, Qt::UniqueConnection);
    }
    if (m_again) {
        m_again->setVisible(settled && status != CheckStatus::Passed);
    }
    setAccessibleName(u"%1 %2: %3"_s.arg(m_mark->text(), m_title->text(), m_text->text()));
}

QPushButton *CheckRow::button(QPushButton *&made)
{
    if (!made) {
        made = makeLinkButton(this);
        m_result->addWidget(made);
    }
    return made;
}

void CheckRow::showDetails(const CheckResult &telling, const Words &words)
{
    if (!m_notice) {
        m_notice = new Notice(this);
        m_grid->addWidget(m_notice, 1, 1, 1, 2);
        m_notice->setVisible(false);
        connect(button(m_details), &QPushButton::clicked, this,
            [this] { m_notice->unfold(!m_notice->isVisible()); });
        unfolds(m_details, m_notice);
    }
    m_details->setText(tr("What to do"));
    m_details->setAccessibleName(tr("What to do: %1").arg(m_title->text()));
    m_details->setVisible(true);
    m_notice->setVisible(telling.status == CheckStatus::Failed);
    if (m_notice->finding() == telling.finding && m_notice->title() == m_text->text()) {
        return;
    }
    m_notice->clearActions();
    m_notice->showFinding(telling.finding, words, noticeState(telling.status));
    const bool isAtItsField = telling.id == "domain.verify-file"_L1;
    if (telling.status == CheckStatus::Failed && !isAtItsField) {
        auto *go = m_notice->addAction([isHere = m_isAtValue] {
            return isHere ? tr("Go to this line") : tr("Go to the page of this value");
        });
        go->setObjectName(u"goToValue"_s);
        connect(go, &QPushButton::clicked, this, &CheckRow::valueRequested);
    }
}
