// SPDX-License-Identifier: MIT
#include "wizard/pages/preflightpage.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"
#include "wizard/widgets/tickbox.h"

#include <QProgressBar>
#include <QWizard>

#include <algorithm>

using namespace Qt::StringLiterals;

PreflightPage::PreflightPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Preflight, session, parent)
{
}

void PreflightPage::build()
{
    const Toolbox &tools = session().tools();
    m_runner = new CheckRunner(tools.wechat, tools.upload, tools.probe, this);
    m_repair = makePracticeButton(u"practiceRepairAll"_s);
    m_summary = makeLabel(this, "field");
    m_summary->setObjectName(u"preflightSummary"_s);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_list = new CheckList(this);
    m_list->setObjectName(u"checks"_s);
    m_again = makeButton(this);
    m_again->setObjectName(u"runAgain"_s);
    m_stop = makeButton(this);
    m_stop->setObjectName(u"stopChecks"_s);
    m_anyway = new TickBox(this);
    m_anyway->setObjectName(u"goOnAnyway"_s);
    body()->addWidget(m_summary);
    body()->addWidget(m_progress);
    body()->addWidget(m_list);
    auto *row = new FlowLayout(8);
    row->addWidget(m_again);
    row->addWidget(m_stop);
    body()->addLayout(row);
    body()->addWidget(m_anyway);
    connect(m_again, &QPushButton::clicked, this, &PreflightPage::checkAll);
    connect(m_stop, &QPushButton::clicked, m_runner, &CheckRunner::cancel);
    connect(m_anyway, &QCheckBox::toggled, this, &PreflightPage::refresh);
    connect(m_list, &CheckList::againRequested, this,
        [this](const QString &id, const QString &subject) {
            gather([this, id, subject](const CheckInputs &inputs) {
                m_runner->provideSecrets(inputs);
                m_runner->restart(id, subject);
            });
        });
    connect(m_runner, &CheckRunner::resultChanged, this, &PreflightPage::showSummary);
    connect(m_runner, &CheckRunner::finished, this, &PreflightPage::finished);
    if (m_repair) {
        connect(m_repair, &QPushButton::clicked, this, [this] {
            repair(*session().exercise());
            practiceRepaired();
        });
    }
}

void PreflightPage::show()
{
    m_anyway->setChecked(false);
    startAt(wizard()->button(QWizard::NextButton)); // Enter after the last check goes on
    checkAll();
}

void PreflightPage::practiceRepaired()
{
    checkAll();
}

void PreflightPage::checkAll()
{
    gather([this](const CheckInputs &inputs) { m_runner->start(inputs); });
}

void PreflightPage::gather(const Start &start)
{
    m_gathering = true;
    CheckInputs inputs;
    inputs.domains = draft().domains;
    if (draft().method != Journey::Method::Managed) {
        startChecks(inputs, start);
        return;
    }
    inputs.appId = draft().appId;
    onResult(session().readSecret(u"app-secret"_s), this,
        [this, inputs, start](const Result<Secret> &secret) mutable {
            if (secret) {
                inputs.appSecret = *secret;
            } else {
                inputs.secretUnavailable = true;
                inputs.secretFinding = secret.error();
            }
            gatherKey(inputs, start);
        });
    showSummary();
}

void PreflightPage::gatherKey(CheckInputs inputs, const Start &start)
{
    onResult(session().readSecret(u"upload-key"_s), this,
        [this, inputs, start](const Result<Secret> &key) mutable {
            if (key) {
                inputs.keyFile = *key;
                inputs.keyFileName = draft().keyFileName;
            } else {
                inputs.keyUnavailable = true;
                inputs.keyFinding = key.error();
            }
            startChecks(inputs, start);
        });
}

void PreflightPage::startChecks(const CheckInputs &inputs, const Start &start)
{
    m_gathering = false;
    start(inputs);
    if (m_repair) {
        m_repair->setEnabled(needsRepair(*session().exercise()));
    }
    showSummary();
}

void PreflightPage::finished()
{
    m_runner->forgetSecrets(); // whoever runs a check again reads them anew
    QList<NewEvent> events;
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    for (const CheckResult &result : m_runner->results()) {
        QJsonObject json = toJson(result);
        json.insert(u"at"_s, now);
        events.append({EventKind::CheckFinished, json});
    }
    if (const auto saved = session().record(events); !saved) {
        showFinding(saved.error());
    }
    showSummary();
    announce(m_summary, m_summary->text());
    if (m_anyway->isVisibleTo(this)) {
        reveal(m_anyway);
    }
}

int PreflightPage::count(CheckStatus status) const
{
    const auto &all = m_runner->results();
    return static_cast<int>(std::count_if(
        all.begin(), all.end(), [=](const CheckResult &r) { return r.status == status; }));
}

void PreflightPage::showSummary()
{
    const auto &all = m_runner->results();
    m_list->showResults(all, words());
    const bool running = m_gathering || m_runner->isRunning();
    const int open = count(CheckStatus::Pending) + count(CheckStatus::Running);
    const int total = static_cast<int>(all.size());
    m_progress->setRange(0, qMax(1, total));
    m_progress->setValue(total - open);
    m_progress->setVisible(running);
    m_progress->setAccessibleName(m_summary->text());
    m_stop->setVisible(running);
    m_again->setVisible(!running && total > 0);
    const int failed = count(CheckStatus::Failed);
    m_anyway->setVisible(!running && failed > 0);
    const int unknown = count(CheckStatus::Unknown) + count(CheckStatus::Skipped);
    m_summary->setText(running ? tr("Checking: %1 of %2 done").arg(total - open).arg(total)
            : total == 0
            ? tr("Nothing to check for this way. What counts is what WeDa shows after the scans.")
            : failed > 0 ? tr("%n check(s) failed. Put it right and check again.", nullptr, failed)
            : unknown > 0
            ? tr("Nothing failed, but %n check(s) could not be done.", nullptr, unknown)
            : tr("All checks passed."));
    refresh();
}

void PreflightPage::retranslate()
{
    if (m_repair) {
        m_repair->setText(tr("Put everything right in the practice console"));
    }
    m_again->setText(tr("Run all checks again"));
    m_stop->setText(tr("Stop"));
    m_anyway->setText(tr("I know that a check failed and want to go on anyway"));
    showSummary();
}

WizardPage::Missing PreflightPage::missing() const
{
    if (m_gathering || m_runner->isRunning()) {
        return {tr("The checks are running…")};
    }
    if (count(CheckStatus::Failed) > 0 && !m_anyway->isChecked()) {
        return {tr("Put right what failed, or tick the box to go on anyway."), m_anyway};
    }
    return {};
}
