// SPDX-License-Identifier: MIT
#include "models/session/checkrun.h"

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

CheckRun::CheckRun(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_runner(session.tools().wechat, session.tools().upload, session.tools().probe)
{
    connect(&m_runner, &CheckRunner::started, this, &CheckRun::started);
    connect(&m_runner, &CheckRunner::resultChanged, this, &CheckRun::resultChanged);
    connect(&m_runner, &CheckRunner::finished, this, &CheckRun::finish);
}

QString CheckRun::summary(const CheckTally &tally, bool isUnderWay) const
{
    if (isUnderWay) {
        return tr("Checking: %1 of %2 done").arg(tally.lines - tally.open).arg(tally.lines);
    }
    if (tally.failed > 0) {
        return tr("%n check(s) failed. Put it right and check again.", nullptr, tally.failed);
    }
    if (const QString open = openWords(); !open.isEmpty() || tally.lines == 0) {
        return open;
    }
    if (tally.unknown > 0) {
        return tr("Nothing failed, but %n check(s) could not be done. You can go on all the same.",
            nullptr, tally.unknown);
    }
    return passedWords();
}

void CheckRun::finish()
{
    m_runner.forgetSecrets(); // whoever runs a check again reads them anew
    compareFailures();
    if (!isQuiet()) {
        record();
        ended();
    }
    m_isWhole = false;
    Q_EMIT changed();
}

/// In a run of some, what was stopped was not asked for any more.
void CheckRun::record()
{
    QList<CheckResult> news = newsIn(results(), m_session.state().checks);
    if (!m_isWhole) {
        news.removeIf([](const CheckResult &r) { return r.finding.id == "cancelled"_L1; });
    }
    if (const auto saved = m_session.recordChecks(news, m_isWhole); !saved) {
        Q_EMIT saveFailed(saved.error());
    }
}

void CheckRun::compareFailures()
{
    const QList<CheckResult> failed = failures(results());
    const QList<CheckResult> before = std::exchange(m_failed, failed);
    if (!std::equal(failed.begin(), failed.end(), before.begin(), before.end(), isSame)) {
        Q_EMIT otherFailed();
    }
}
