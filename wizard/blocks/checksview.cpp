// SPDX-License-Identifier: MIT
#include "wizard/blocks/checksview.h"

#include "wizard/blockpage.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"
#include "wizard/widgets/tickbox.h"

#include <QProgressBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
QList<CheckResult> failures(const QList<CheckResult> &results)
{
    QList<CheckResult> failed;
    std::copy_if(results.begin(), results.end(), std::back_inserter(failed),
        [](const CheckResult &r) { return r.status == CheckStatus::Failed; });
    return failed;
}
} // namespace

ChecksView::ChecksView(BlockPage &page, Place place, QWidget *parent)
    : QWidget(parent)
    , m_page(page)
    , m_runner(new CheckRunner(page.session().tools().wechat, page.session().tools().upload,
          page.session().tools().probe, this))
    , m_summary(makeLabel(this, "field"))
    , m_progress(new QProgressBar(this))
    , m_list(new CheckList(place == Place::Here, this))
    , m_all(makeButton(this))
    , m_stop(makeButton(this))
    , m_repair(page.makePracticeButton(u"practiceRepairAll"_s))
    , m_anyway(new TickBox(this))
{
    m_summary->setObjectName(u"checkSummary"_s);
    m_progress->setTextVisible(false);
    m_list->setObjectName(u"checks"_s);
    m_all->setObjectName(u"runAgain"_s);
    m_stop->setObjectName(u"stopChecks"_s);
    m_anyway->setObjectName(u"goOnAnyway"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_summary);
    column->addWidget(m_progress);
    auto *row = new FlowLayout(8);
    row->addWidget(m_all);
    row->addWidget(m_stop);
    column->addLayout(row);
    column->addWidget(m_list);
    column->addWidget(m_anyway);
    m_list->setVisible(false);
    connect(m_all, &QPushButton::clicked, this, &ChecksView::allRequested);
    connect(m_stop, &QPushButton::clicked, this, &ChecksView::stopRequested);
    connect(m_anyway, &QCheckBox::toggled, &page, &BlockPage::refresh);
    connect(m_list, &CheckList::againRequested, this, &ChecksView::againRequested);
    connect(m_list, &CheckList::valueRequested, this, &ChecksView::valueRequested);
    connect(m_list, &CheckList::updated, this, &ChecksView::showSummary);
    connect(m_runner, &CheckRunner::started, this,
        [this] { m_list->start(results(), m_page.session().words()); });
    connect(m_runner, &CheckRunner::resultChanged, m_list, &CheckList::resultChanged);
    connect(m_runner, &CheckRunner::finished, this, &ChecksView::finish);
    if (m_repair) {
        connect(m_repair, &QPushButton::clicked, this, [this] {
            repair(*m_page.session().exercise());
            Q_EMIT allRequested();
        });
    }
}

void ChecksView::start(const CheckInputs &inputs, const QList<CheckResult> &known, bool isWhole)
{
    stop();
    m_isQuiet = m_isPreparing = false;
    m_isWhole = isWhole;
    m_runner->start(inputs, known);
    showSummary();
}

void ChecksView::restart(const CheckResult &check, const CheckInputs &inputs)
{
    m_isQuiet = m_isPreparing = m_isWhole = false;
    m_runner->provideSecrets(inputs);
    m_runner->restart(check.id, check.subject, check.kind);
    showSummary();
}

void ChecksView::show(const CheckInputs &inputs, const QList<CheckResult> &known)
{
    stop();
    m_isQuiet = true;
    m_runner->start(inputs, known);
    showSummary();
}

void ChecksView::stop()
{
    m_isPreparing = false;
    m_runner->cancel();
}

void ChecksView::prepare()
{
    m_isPreparing = true;
    m_isQuiet = false;
    showSummary();
}

void ChecksView::untick()
{
    m_anyway->setChecked(false);
}

Future<> ChecksView::ended()
{
    m_waiting = std::make_shared<QPromise<Result<>>>();
    m_waiting->start();
    auto *watcher = new QFutureWatcher<Result<>>(this);
    connect(watcher, &QFutureWatcherBase::canceled, this, &ChecksView::stop);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(m_waiting->future());
    return m_waiting->future();
}

void ChecksView::finish()
{
    m_runner->forgetSecrets(); // whoever runs a check again reads them anew
    const QList<CheckResult> failed = failures(results());
    if (failed.size() != m_failed.size()
        || !std::equal(failed.begin(), failed.end(), m_failed.begin(), isSame)) {
        m_failed = failed;
        m_anyway->setChecked(false); // it was said about other failures
    }
    if (!m_isQuiet) {
        record();
        Q_EMIT finished();
    }
    showSummary();
    if (const auto waiting = std::exchange(m_waiting, nullptr)) {
        waiting->addResult(outcomeOf(results()));
        waiting->finish();
    }
}

/// In a run of some, what was stopped was not asked for any more.
void ChecksView::record()
{
    QList<CheckResult> news = newsIn(results(), m_page.session().state().checks);
    if (!m_isWhole) {
        news.removeIf([](const CheckResult &r) { return r.finding.id == "cancelled"_L1; });
    }
    if (const auto saved = m_page.session().recordChecks(news, m_isWhole); !saved) {
        m_page.showFinding(saved.error());
    }
}

bool ChecksView::isUnderWay() const
{
    return !m_isQuiet && (m_isPreparing || m_runner->isRunning() || m_list->isBehind());
}

int ChecksView::count(CheckStatus status) const
{
    return static_cast<int>(std::count_if(results().begin(), results().end(),
        [=](const CheckResult &r) { return r.status == status; }));
}

void ChecksView::showSummary()
{
    const bool running = isUnderWay();
    const int total = static_cast<int>(results().size());
    const int done = total - count(CheckStatus::Pending) - count(CheckStatus::Running);
    m_summary->setText(summary(done));
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_progress->setRange(0, qMax(1, total));
    m_progress->setValue(done);
    m_progress->setVisible(running);
    m_progress->setAccessibleName(m_summary->text());
    m_stop->setVisible(running);
    m_all->setVisible(!running && !m_all->text().isEmpty());
    m_anyway->setVisible(!running && count(CheckStatus::Failed) > 0);
    if (m_repair) {
        m_repair->setEnabled(needsRepair(*m_page.session().exercise()));
    }
    if (const QString why = missing().why; why != m_why) {
        m_why = why;
        m_page.refresh();
    }
    if (std::exchange(m_wasUnderWay, running) && !running) {
        announce(m_summary, m_summary->text());
        reveal(m_anyway->isVisibleTo(this) ? static_cast<QWidget *>(m_anyway) : m_summary);
    }
}

QString ChecksView::summary(int done) const
{
    const int failed = count(CheckStatus::Failed);
    const int unknown = count(CheckStatus::Unknown) + count(CheckStatus::Skipped);
    if (isUnderWay()) {
        return tr("Checking: %1 of %2 done").arg(done).arg(results().size());
    }
    if (failed > 0) {
        return tr("%n check(s) failed. Put it right and check again.", nullptr, failed);
    }
    if (!m_open.isEmpty() || results().isEmpty()) {
        return m_open;
    }
    if (unknown > 0) {
        return tr("Nothing failed, but %n check(s) could not be done. You can go on all the same.",
            nullptr, unknown);
    }
    return m_passed;
}

void ChecksView::setWords(const QString &all, const QString &open, const QString &passed)
{
    m_all->setText(all);
    m_open = open;
    m_passed = passed;
    showSummary();
}

void ChecksView::retranslate()
{
    if (m_repair) {
        m_repair->setText(tr("Put everything right in the practice console"));
    }
    m_stop->setText(tr("Stop"));
    m_anyway->setText(tr("I know that a check failed and want to go on anyway"));
    m_list->retranslate(m_page.session().words());
    showSummary();
}

Missing ChecksView::missing() const
{
    if (isUnderWay()) {
        return {tr("The checks are running…")};
    }
    if (count(CheckStatus::Failed) > 0 && !m_anyway->isChecked()) {
        return {tr("Put right what failed, or tick the box to go on anyway."), m_anyway};
    }
    return {};
}
