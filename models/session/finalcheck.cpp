// SPDX-License-Identifier: MIT
#include "models/session/finalcheck.h"

#include "models/journey/journeys/certify.h"

#include <utility>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

FinalCheck::FinalCheck(Session &session, QObject *parent)
    : CheckRun(session, parent)
{
}

QString FinalCheck::startWords() const
{
    return results().isEmpty() ? QString() : tr("Run all checks again");
}

QString FinalCheck::openWords() const
{
    return results().isEmpty() ? tr("Nothing to check with this method. What counts is what WeDa "
                                    "shows after the scans.")
                               : QString();
}

QString FinalCheck::passedWords() const
{
    return session().verdict().lacksDomains
        ? tr("All checks passed. No domain is entered yet, so none was checked.")
        : tr("All checks passed.");
}

void FinalCheck::start()
{
    setWhole(true);
    m_repeated.clear();
    gather([this](const CheckInputs &inputs) { runner().start(inputs); });
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
    setWhole(isWhole() && runner().isRunning());
    gather([this](const CheckInputs &inputs) {
        runner().provideSecrets(inputs);
        for (const CheckResult &again : std::exchange(m_repeated, {})) {
            runner().restart(again.id, again.subject, again.kind);
        }
    });
}

/// What is to be checked, without the secrets.
CheckInputs FinalCheck::openInputs() const
{
    const Journey::Answers &answers = session().answers();
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
    if (!Journey::isManaged(session().answers())) {
        run(inputs);
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
    Q_EMIT changed();
}

void FinalCheck::gatherKey(CheckInputs inputs)
{
    onResult(session().readSecret(u"upload-key"_s), this,
        [this, inputs, gathering = m_gatherings](const Result<Secret> &key) mutable {
            if (gathering != m_gatherings) {
                return;
            }
            if (key) {
                inputs.keyFile = *key;
                inputs.keyFileName = session().answers()[Keys::keyFileName];
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
    CheckRun::stop();
}

void FinalCheck::run(const CheckInputs &inputs)
{
    m_gathering = false;
    std::exchange(m_start, {})(inputs);
    Q_EMIT changed();
}
