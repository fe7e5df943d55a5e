// SPDX-License-Identifier: MIT
#include "models/checks/judgement.h"

#include "models/checks/disproof.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
CheckStatus statusOf(ProbeStage::Outcome outcome)
{
    switch (outcome) {
    case ProbeStage::Outcome::Passed:
        return CheckStatus::Passed;
    case ProbeStage::Outcome::Warning:
        return CheckStatus::Warning;
    case ProbeStage::Outcome::Failed:
        return CheckStatus::Failed;
    case ProbeStage::Outcome::Skipped:
        return CheckStatus::Skipped;
    case ProbeStage::Outcome::Unknown:
        return CheckStatus::Unknown;
    }
    Q_UNREACHABLE();
}

/// The warning that a person should see first.
Finding gravest(const QList<Finding> &warnings)
{
    for (const QString &id : {u"key.name-mismatch"_s, u"key.several"_s}) {
        for (const Finding &warning : warnings) {
            if (warning.id == id) {
                return warning;
            }
        }
    }
    return warnings.value(0);
}

QJsonObject withProxy(QJsonObject facts, const QString &proxy)
{
    if (!proxy.isEmpty()) {
        facts.insert(u"proxy"_s, proxy);
    }
    return facts;
}

QJsonObject attributeFacts(const MiniProgramAttributes &attributes)
{
    return withProxy({{u"name"_s, attributes.name}, {u"icon"_s, attributes.icon.toString()},
                         {u"released"_s, attributes.released}, {u"game"_s, attributes.game},
                         {u"ipListUnconfirmed"_s, true}},
        attributes.proxy);
}

QJsonObject proofFacts(const CredentialProof &proof)
{
    return withProxy({{u"expiresIn"_s, proof.expiresIn}}, proof.proxy);
}
} // namespace

Judgement judgeMissing(const Finding &why)
{
    const bool isGone = why.id == "keychain.absent"_L1 || disproves(why);
    return {isGone ? CheckStatus::Failed : CheckStatus::Unknown, why};
}

Judgement judge(const Result<CredentialProof> &proof)
{
    return proof ? Judgement{CheckStatus::Passed, {{}, proofFacts(*proof), {}}}
                 : Judgement{statusOf(proof.error()), proof.error()};
}

Judgement judge(const Result<UploadKey> &key)
{
    if (!key) {
        return {CheckStatus::Failed, key.error()};
    }
    Finding finding = gravest(key->warnings);
    finding.facts.insert(u"bits"_s, key->bits);
    finding.facts.insert(u"fingerprint"_s, key->fingerprint);
    return {key->warnings.isEmpty() ? CheckStatus::Passed : CheckStatus::Warning, finding};
}

Judgement judge(const Result<MiniProgramAttributes> &attributes)
{
    if (!attributes) {
        return {statusOf(attributes.error()), attributes.error()};
    }
    const QJsonObject facts = attributeFacts(*attributes);
    return attributes->game ? Judgement{CheckStatus::Warning, {u"upload.mini-game"_s, facts, {}}}
                            : Judgement{CheckStatus::Passed, {{}, facts, {}}};
}

Judgement judge(const ProbeStage &stage, const QString &proxy)
{
    Finding finding = stage.finding;
    if (stage.outcome != ProbeStage::Outcome::Skipped) {
        finding.facts.insert(u"ms"_s, stage.ms);
        finding.facts = withProxy(finding.facts, proxy);
    }
    return {statusOf(stage.outcome), finding};
}

Judgement judge(const Result<ParsedDomain> &domain, const Finding &ofTheList)
{
    if (!domain || ofTheList.id == "domain.too-many"_L1) {
        return {CheckStatus::Failed, domain ? ofTheList : domain.error()};
    }
    const Finding warning = domain->warnings.isEmpty() ? ofTheList : domain->warnings.first();
    return {warning.id.isEmpty() ? CheckStatus::Passed : CheckStatus::Warning, warning};
}

Finding problemOf(
    const QList<DomainEntry> &entries, qsizetype index, const QList<Finding> &problems)
{
    const DomainEntry &entry = entries.at(index);
    const auto before = std::count_if(entries.begin(), entries.begin() + index,
        [&entry](const DomainEntry &other) { return other.kind == entry.kind; });
    for (const Finding &problem : problems) {
        const bool isTwice =
            problem.id == "domain.duplicate"_L1 && problem.facts["index"_L1] == index;
        const bool isBeyond =
            problem.id == "domain.too-many"_L1 && before >= problem.facts["limit"_L1].toInt();
        if (problem.facts["kind"_L1] == domainKindId(entry.kind) && (isTwice || isBeyond)) {
            return problem;
        }
    }
    return {};
}
