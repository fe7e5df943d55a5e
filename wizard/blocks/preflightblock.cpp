// SPDX-License-Identifier: MIT
#include "wizard/blocks/preflightblock.h"

#include "models/journey/journeys/certify.h"
#include "wizard/blockpage.h"
#include "wizard/blocks/checksview.h"

#include <utility>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

PreflightBlock::PreflightBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_checks(new ChecksView(page, ChecksView::Place::Elsewhere, this))
{
    body()->addWidget(m_checks);
    connect(m_checks, &ChecksView::allRequested, this, &PreflightBlock::checkAll);
    connect(m_checks, &ChecksView::stopRequested, this, &PreflightBlock::stop);
    connect(m_checks, &ChecksView::valueRequested, this, &PreflightBlock::goToValue);
    connect(m_checks, &ChecksView::againRequested, this, [this](const CheckResult &check) {
        gather([this, check](const CheckInputs &inputs) { m_checks->restart(check, inputs); });
    });
}

void PreflightBlock::refill()
{
    page().startAt(page().forwardButton()); // Enter after the last check goes on
    m_checks->untick();
    checkAll();
}

void PreflightBlock::practiceRepaired()
{
    checkAll();
}

void PreflightBlock::checkAll()
{
    gather([this](const CheckInputs &inputs) {
        m_checks->start(inputs, {}, true);
        sayWhatThereIs();
    });
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
    m_start = start;
    ++m_gatherings;
    m_checks->prepare();
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
    if (m_start) {
        ++m_gatherings;
        CheckInputs inputs = openInputs();
        inputs.secretUnavailable = true;
        inputs.keyUnavailable = true;
        startChecks(inputs);
    }
    m_checks->stop();
}

void PreflightBlock::startChecks(const CheckInputs &inputs)
{
    std::exchange(m_start, {})(inputs);
}

void PreflightBlock::goToValue(const CheckResult &check)
{
    const QString family = check.id.section(u'.', 0, 0);
    session().goToBlock(family == "domain"_L1 ? u"domains"_s
            : family == "appid"_L1            ? u"appId"_s
            : family == "uploadkey"_L1        ? u"uploadKey"_s
                                              : u"appSecret"_s);
}

void PreflightBlock::sayWhatThereIs()
{
    const bool isNothing = m_checks->results().isEmpty();
    m_checks->setWords(isNothing ? QString() : tr("Run all checks again"),
        isNothing
            ? tr("Nothing to check for this way. What counts is what WeDa shows after the scans.")
            : QString(),
        tr("All checks passed."));
}

void PreflightBlock::retranslate()
{
    sayWhatThereIs();
    m_checks->retranslate();
}

Missing PreflightBlock::missing() const
{
    return m_checks->missing();
}
