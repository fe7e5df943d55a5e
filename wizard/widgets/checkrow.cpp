// SPDX-License-Identifier: MIT
#include "wizard/widgets/checkrow.h"

#include "models/rulebook/words.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/reveal.h"

#include <QGridLayout>

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
} // namespace

CheckRow::CheckRow(QWidget *parent)
    : QWidget(parent)
    , m_mark(makeLabel(this, "mark"))
    , m_title(makeLabel(this, "field"))
    , m_text(makeLabel(this, "muted"))
    , m_details(makeLinkButton(this))
    , m_again(makeLinkButton(this))
    , m_notice(new Notice(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 2, 0, 2);
    grid->setHorizontalSpacing(12);
    m_mark->setWordWrap(false);
    grid->addWidget(m_mark, 0, 0, Qt::AlignCenter);
    grid->setColumnMinimumWidth(0, 24);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_text, 0, 2);
    grid->addWidget(m_details, 0, 3);
    grid->addWidget(m_again, 0, 4);
    grid->addWidget(m_notice, 1, 1, 1, 4);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 3);
    m_notice->setVisible(false);
    connect(m_details, &QPushButton::clicked, this, [this] {
        m_notice->setVisible(!m_notice->isVisible());
        reveal(m_notice);
    });
    connect(m_again, &QPushButton::clicked, this, &CheckRow::againRequested);
}

void CheckRow::showResults(const QList<CheckResult> &results, const Words &words)
{
    const CheckStatus status = worst(results);
    const auto telling = std::find_if(results.begin(), results.end(),
        [=](const CheckResult &r) { return r.status == status && !r.finding.id.isEmpty(); });
    const bool isDomain = results.first().id.startsWith("domain."_L1);
    m_mark->setText(statusMark(status));
    setState(m_mark, markState(status));
    m_title->setText(isDomain ? results.first().subject : words.checkTitle(results.first().id));
    const QString name = results.first().finding.facts.value("name"_L1).toString();
    const QString text = telling != results.end() ? words.finding(telling->finding).title
        : status == CheckStatus::Passed && isDomain
        ? tr("Spelling, DNS, certificate and HTTPS are in order")
        : status == CheckStatus::Passed && !name.isEmpty()
        ? tr("In order: belongs to “%1”").arg(name)
        : status == CheckStatus::Passed ? tr("In order")
        : status == CheckStatus::Skipped
        ? tr("Left out: something before it must be put right first")
        : status == CheckStatus::Running ? tr("Being checked…")
        : status == CheckStatus::Pending ? tr("Waiting…")
                                         : tr("Could not be checked");
    m_text->setText(text);
    const bool settled = status != CheckStatus::Pending && status != CheckStatus::Running;
    m_details->setText(tr("What to do"));
    m_details->setAccessibleName(tr("What to do: %1").arg(m_title->text()));
    m_details->setVisible(settled && telling != results.end());
    m_again->setText(tr("Again"));
    m_again->setAccessibleName(tr("Check again: %1").arg(m_title->text()));
    m_again->setVisible(settled && status != CheckStatus::Passed);
    if (telling != results.end()
        && (m_notice->finding() != telling->finding || m_notice->title() != text)) {
        m_notice->showFinding(telling->finding, words, noticeState(status));
        m_notice->setVisible(status == CheckStatus::Failed);
    } else if (telling == results.end()) {
        m_notice->setVisible(false);
    }
    setAccessibleName(u"%1 %2: %3"_s.arg(m_mark->text(), m_title->text(), text));
}
