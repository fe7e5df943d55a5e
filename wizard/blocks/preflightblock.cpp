// SPDX-License-Identifier: MIT
#include "wizard/blocks/preflightblock.h"

#include "models/journey/journeys/certify.h"
#include "wizard/blockpage.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"
#include "wizard/widgets/tickbox.h"

#include <QJsonArray>
#include <QProgressBar>
#include <QWizard>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
QString placeOf(const CheckResult &result)
{
    return result.id + QChar::Null + result.kind + QChar::Null + result.subject;
}

/// Without what differs each time: how long it took, and how long it is good for.
QJsonObject lastingFacts(QJsonObject facts)
{
    facts.remove("ms"_L1);
    facts.remove("expiresIn"_L1);
    return facts;
}

bool isSame(const CheckResult &a, const CheckResult &b)
{
    return a.isAbout(b) && a.status == b.status && a.finding.id == b.finding.id
        && lastingFacts(a.finding.facts) == lastingFacts(b.finding.facts);
}

QList<CheckResult> failures(const QList<CheckResult> &results)
{
    QList<CheckResult> failed;
    std::copy_if(results.begin(), results.end(), std::back_inserter(failed),
        [](const CheckResult &r) { return r.status == CheckStatus::Failed; });
    return failed;
}
} // namespace

PreflightBlock::PreflightBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
{
    const Toolbox &tools = session().tools();
    m_runner = new CheckRunner(tools.wechat, tools.upload, tools.probe, this);
    m_repair = page.makePracticeButton(u"practiceRepairAll"_s);
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
    connect(m_again, &QPushButton::clicked, this, &PreflightBlock::checkAll);
    connect(m_stop, &QPushButton::clicked, this, &PreflightBlock::stop);
    connect(m_anyway, &QCheckBox::toggled, &page, &BlockPage::refresh);
    connect(m_list, &CheckList::againRequested, this, [this](const CheckResult &check) {
        m_isWhole = false;
        gather([this, check](const CheckInputs &inputs) {
            m_runner->provideSecrets(inputs);
            m_runner->restart(check.id, check.subject, check.kind);
        });
    });
    connect(m_list, &CheckList::valueRequested, this, &PreflightBlock::goToValue);
    connect(m_list, &CheckList::updated, this, &PreflightBlock::showSummary);
    connect(m_runner, &CheckRunner::started, this,
        [this] { m_list->start(m_runner->results(), words()); });
    connect(m_runner, &CheckRunner::resultChanged, m_list, &CheckList::resultChanged);
    connect(m_runner, &CheckRunner::finished, this, &PreflightBlock::finished);
    if (m_repair) {
        connect(m_repair, &QPushButton::clicked, this, [this] {
            repair(*session().exercise());
            practiceRepaired();
        });
    }
}

void PreflightBlock::refill()
{
    m_anyway->setChecked(false);
    page().startAt(page().forwardButton()); // Enter after the last check goes on
    checkAll();
}

void PreflightBlock::practiceRepaired()
{
    checkAll();
}

void PreflightBlock::checkAll()
{
    m_isWhole = true;
    gather([this](const CheckInputs &inputs) { m_runner->start(inputs); });
}

CheckInputs PreflightBlock::openInputs() const
{
    CheckInputs inputs;
    inputs.domains = Journey::domainsAskedFor(answers());
    if (Journey::isManaged(answers())) {
        inputs.appId = answers()[Keys::appId];
    }
    return inputs;
}

void PreflightBlock::gather(const Start &start)
{
    m_gathering = true;
    m_start = start;
    ++m_gatherings;
    CheckInputs inputs = openInputs();
    if (!Journey::isManaged(answers())) {
        startChecks(inputs);
        return;
    }
    onResult(session().readSecret(u"app-secret"_s), this,
        [this, inputs, gathering = m_gatherings](const Result<Secret> &secret) mutable {
            if (gathering != m_gatherings) {
                return; // stopped meanwhile, or begun anew
            }
            if (secret) {
                inputs.appSecret = *secret;
            } else {
                inputs.secretUnavailable = true;
                inputs.secretFinding = secret.error();
            }
            gatherKey(inputs);
        });
    showSummary();
}

void PreflightBlock::gatherKey(CheckInputs inputs)
{
    onResult(session().readSecret(u"upload-key"_s), this,
        [this, inputs, gathering = m_gatherings](const Result<Secret> &key) mutable {
            if (gathering != m_gatherings) {
                return;
            }
            if (key) {
                inputs.keyFile = *key;
                inputs.keyFileName = answers()[Keys::keyFileName];
            } else {
                inputs.keyUnavailable = true;
                inputs.keyFinding = key.error();
            }
            startChecks(inputs);
        });
}

/// While the secrets are read nothing runs yet: then everything is listed as not done.
void PreflightBlock::stop()
{
    if (m_gathering) {
        ++m_gatherings;
        CheckInputs inputs = openInputs();
        inputs.secretUnavailable = true;
        inputs.keyUnavailable = true;
        startChecks(inputs);
    }
    m_runner->cancel();
}

void PreflightBlock::startChecks(const CheckInputs &inputs)
{
    m_gathering = false;
    std::exchange(m_start, {})(inputs);
    if (m_repair) {
        m_repair->setEnabled(needsRepair(*session().exercise()));
    }
    showSummary();
}

void PreflightBlock::finished()
{
    m_runner->forgetSecrets(); // whoever runs a check again reads them anew
    const QList<CheckResult> failed = failures(m_runner->results());
    if (failed.size() != m_failed.size()
        || !std::equal(failed.begin(), failed.end(), m_failed.begin(), isSame)) {
        m_failed = failed;
        m_anyway->setChecked(false); // it was said about other failures
    }
    const QJsonArray changed = news();
    if (m_isWhole || !changed.isEmpty()) {
        const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
        const auto saved = session().record({{EventKind::ChecksFinished,
            {{u"results"_s, changed}, {u"at"_s, now}, {u"all"_s, m_isWhole}}}});
        if (!saved) {
            page().showFinding(saved.error());
        }
    }
    showSummary();
}

QJsonArray PreflightBlock::news() const
{
    QHash<QString, CheckResult> known;
    for (const QJsonObject &json : session().state().checks) {
        const CheckResult result = checkResultFromJson(json);
        known.insert(placeOf(result), result);
    }
    QJsonArray changed;
    for (const CheckResult &result : m_runner->results()) {
        const auto before = known.constFind(placeOf(result));
        if (before == known.constEnd() || !isSame(*before, result)) {
            changed.append(toJson(result));
        }
    }
    return changed;
}

void PreflightBlock::goToValue(const CheckResult &check)
{
    const QString family = check.id.section(u'.', 0, 0);
    session().goToBlock(family == "domain"_L1 ? u"domains"_s
            : family == "appid"_L1            ? u"appId"_s
            : family == "uploadkey"_L1        ? u"uploadKey"_s
                                              : u"appSecret"_s);
}

bool PreflightBlock::isUnderWay() const
{
    return m_gathering || m_runner->isRunning() || m_list->isBehind();
}

int PreflightBlock::count(CheckStatus status) const
{
    const auto &all = m_runner->results();
    return static_cast<int>(std::count_if(
        all.begin(), all.end(), [=](const CheckResult &r) { return r.status == status; }));
}

void PreflightBlock::showSummary()
{
    const bool running = isUnderWay();
    const int total = static_cast<int>(m_runner->results().size());
    const int done = total - count(CheckStatus::Pending) - count(CheckStatus::Running);
    m_progress->setRange(0, qMax(1, total));
    m_progress->setValue(done);
    m_progress->setVisible(running);
    m_progress->setAccessibleName(m_summary->text());
    m_stop->setVisible(running);
    m_again->setVisible(!running && total > 0);
    m_anyway->setVisible(!running && count(CheckStatus::Failed) > 0);
    m_summary->setText(summary(done));
    if (const QString why = missing().why; why != m_why) {
        m_why = why;
        page().refresh();
    }
    if (std::exchange(m_wasUnderWay, running) && !running) {
        announce(m_summary, m_summary->text());
        if (m_anyway->isVisibleTo(this)) {
            reveal(m_anyway);
        }
    }
}

QString PreflightBlock::summary(int done) const
{
    const auto total = m_runner->results().size();
    const int failed = count(CheckStatus::Failed);
    const int unknown = count(CheckStatus::Unknown) + count(CheckStatus::Skipped);
    if (isUnderWay()) {
        return tr("Checking: %1 of %2 done").arg(done).arg(total);
    }
    if (total == 0) {
        return tr(
            "Nothing to check with this method. What counts is what WeDa shows after the scans.");
    }
    if (failed > 0) {
        return tr("%n check(s) failed. Put it right and check again.", nullptr, failed);
    }
    if (unknown > 0) {
        return tr("Nothing failed, but %n check(s) could not be done.", nullptr, unknown);
    }
    return tr("All checks passed.");
}

void PreflightBlock::retranslate()
{
    if (m_repair) {
        m_repair->setText(tr("Put everything right in the practice console"));
    }
    m_again->setText(tr("Run all checks again"));
    m_stop->setText(tr("Stop"));
    m_anyway->setText(tr("I know that a check failed and want to go on anyway"));
    m_list->retranslate(words());
    showSummary();
}

Missing PreflightBlock::missing() const
{
    if (isUnderWay()) {
        return {tr("The checks are running…")};
    }
    if (count(CheckStatus::Failed) > 0 && !m_anyway->isChecked()) {
        return {tr("Put right what failed, or tick the box to go on anyway."), m_anyway};
    }
    return {};
}
