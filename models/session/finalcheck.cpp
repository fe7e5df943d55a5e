// SPDX-License-Identifier: MIT
#include "models/session/finalcheck.h"

#include "models/journey/journeys/certify.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
QString placeOf(const CheckResult &result)
{
    return result.id + QChar::Null + result.kind + QChar::Null + result.subject;
}

/// Without what differs each time: how long it took, how long it is good for, and its number.
QJsonObject lastingFacts(QJsonObject facts)
{
    facts.remove("ms"_L1);
    facts.remove("expiresIn"_L1);
    facts.remove("rid"_L1);
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

FinalCheck::FinalCheck(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_runner(session.tools().wechat, session.tools().upload, session.tools().probe)
{
    connect(&m_runner, &CheckRunner::started, this, &FinalCheck::started);
    connect(&m_runner, &CheckRunner::resultChanged, this, &FinalCheck::resultChanged);
    connect(&m_runner, &CheckRunner::finished, this, &FinalCheck::finish);
}

void FinalCheck::start()
{
    m_isWhole = true;
    m_repeated.clear();
    gather([this](const CheckInputs &inputs) { m_runner.start(inputs); });
}

void FinalCheck::restart(const CheckResult &check)
{
    if (m_gathering && m_repeated.isEmpty()) {
        return; // all of them are about to run, with the values of now
    }
    m_repeated.append(check);
    if (m_gathering) {
        return; // together with the one before
    }
    m_isWhole = m_isWhole && m_runner.isRunning();
    gather([this](const CheckInputs &inputs) {
        m_runner.provideSecrets(inputs);
        for (const CheckResult &again : std::exchange(m_repeated, {})) {
            m_runner.restart(again.id, again.subject, again.kind);
        }
    });
}

int FinalCheck::count(std::initializer_list<CheckStatus> statuses) const
{
    return static_cast<int>(
        std::count_if(results().begin(), results().end(), [&](const CheckResult &result) {
            return std::find(statuses.begin(), statuses.end(), result.status) != statuses.end();
        }));
}

/// What is to be checked, without the secrets.
CheckInputs FinalCheck::openInputs() const
{
    const Journey::Answers &answers = m_session.answers();
    CheckInputs inputs;
    inputs.domains = Journey::domainsAskedFor(answers);
    if (Journey::isManaged(answers)) {
        inputs.appId = answers[Keys::appId];
    }
    return inputs;
}

void FinalCheck::gather(const Start &start)
{
    m_gathering = true;
    m_start = start;
    ++m_gatherings;
    CheckInputs inputs = openInputs();
    if (!Journey::isManaged(m_session.answers())) {
        run(inputs);
        return;
    }
    onResult(m_session.readSecret(u"app-secret"_s), this,
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
    Q_EMIT changed();
}

void FinalCheck::gatherKey(CheckInputs inputs)
{
    onResult(m_session.readSecret(u"upload-key"_s), this,
        [this, inputs, gathering = m_gatherings](const Result<Secret> &key) mutable {
            if (gathering != m_gatherings) {
                return;
            }
            if (key) {
                inputs.keyFile = *key;
                inputs.keyFileName = m_session.answers()[Keys::keyFileName];
            } else {
                inputs.keyUnavailable = true;
                inputs.keyFinding = key.error();
            }
            run(inputs);
        });
}

/// While the secrets are read nothing runs yet: then everything is listed as not done.
void FinalCheck::stop()
{
    if (m_gathering) {
        ++m_gatherings;
        CheckInputs inputs = openInputs();
        inputs.secretUnavailable = true;
        inputs.keyUnavailable = true;
        run(inputs);
    }
    m_runner.cancel();
}

void FinalCheck::run(const CheckInputs &inputs)
{
    m_gathering = false;
    std::exchange(m_start, {})(inputs);
    Q_EMIT changed();
}

void FinalCheck::finish()
{
    m_runner.forgetSecrets(); // whoever runs a check again reads them anew
    compareFailures();
    const QJsonArray changes = news();
    if (m_isWhole || !changes.isEmpty()) {
        const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
        const auto saved = m_session.record({{EventKind::ChecksFinished,
            {{u"results"_s, changes}, {u"at"_s, now}, {u"all"_s, m_isWhole}}}});
        if (!saved) {
            Q_EMIT saveFailed(saved.error());
        }
    }
    m_isWhole = false;
    Q_EMIT changed();
}

void FinalCheck::compareFailures()
{
    const QList<CheckResult> failed = failures(results());
    const QList<CheckResult> before = std::exchange(m_failed, failed);
    if (!std::equal(failed.begin(), failed.end(), before.begin(), before.end(), isSame)) {
        Q_EMIT otherFailed();
    }
}

/// What the run found out that the journal does not know yet.
QJsonArray FinalCheck::news() const
{
    QHash<QString, CheckResult> known;
    for (const QJsonObject &json : m_session.state().checks) {
        const CheckResult result = checkResultFromJson(json);
        known.insert(placeOf(result), result);
    }
    QJsonArray changed;
    for (const CheckResult &result : results()) {
        const auto before = known.constFind(placeOf(result));
        if (before == known.constEnd() || !isSame(*before, result)) {
            changed.append(toJson(result));
        }
    }
    return changed;
}
