// SPDX-License-Identifier: MIT
#include "models/session/appidproof.h"

#include "models/checks/disproof.h"
#include "models/rulebook/filling.h"
#include "models/session/askingwechat.h"

using namespace Qt::StringLiterals;

namespace {
const QString kSecret = u"app-secret"_s;
const QString kCheck = u"credentials.token"_s;
} // namespace

AppIdProof::AppIdProof(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

AppIdProof::~AppIdProof()
{
    m_question.cancel();
}

QDateTime AppIdProof::provedAt() const
{
    const bool isJustProved =
        m_provedAt.isValid() && m_asked == m_session.answers()[Journey::Keys::appId];
    return isJustProved ? m_provedAt : m_session.provedAt(kCheck);
}

bool AppIdProof::hasSecret() const
{
    return m_session.tray().has(SecretSpan::Kind::AppSecret)
        || !m_session.secretPlace(kSecret).isEmpty();
}

QString AppIdProof::title() const
{
    if (m_isAsking) {
        return askingWeChat(m_session.tools().wechat);
    }
    return provedAt().isValid()
        ? tr("✓ WeChat knows %1").arg(m_session.answers()[Journey::Keys::appId])
        : tr("Not yet confirmed by WeChat");
}

QString AppIdProof::body() const
{
    if (m_isAsking) {
        return {};
    }
    if (const QDateTime proved = provedAt(); proved.isValid()) {
        return tr("It confirmed it together with the AppSecret on %1.").arg(timeText(proved));
    }
    return hasSecret() ? tr("The AppSecret is there already: WeChat can be asked about both.")
                       : tr("WeChat confirms an AppID only together with its AppSecret: that is "
                            "done on the page “AppSecret”.");
}

void AppIdProof::check()
{
    stop();
    m_asked = m_session.answers()[Journey::Keys::appId];
    m_provedAt = {};
    setAsking(true);
    const Secret waiting = m_session.tray().waiting(SecretSpan::Kind::AppSecret);
    if (!waiting.isEmpty()) {
        ask(repairedSecret(waiting), false);
        return;
    }
    onResult(m_session.readSecret(kSecret), this, [this, run = m_run](const Result<Secret> &kept) {
        if (run == m_run && kept) {
            ask(*kept, true);
        } else if (run == m_run) {
            settle(tl::unexpected(kept.error()), false);
        }
    });
}

void AppIdProof::ask(const Secret &secret, bool isKept)
{
    m_question = m_session.tools().wechat.prove(m_asked, secret);
    onResult(m_question, this, [this, isKept, run = m_run](const Result<CredentialProof> &answer) {
        if (run == m_run) {
            settle(answer, isKept);
        }
    });
}

/// What was found out with an AppSecret that is kept nowhere is said, but not recorded.
void AppIdProof::settle(const Result<CredentialProof> &answer, bool isKept)
{
    const CheckResult found{kCheck, m_asked,
        answer ? CheckStatus::Passed : statusOf(answer.error()),
        answer ? Finding{} : answer.error()};
    const auto saved = isKept ? m_session.recordChecks({found}) : Result<>();
    m_provedAt = answer ? QDateTime::currentDateTimeUtc() : QDateTime();
    setAsking(false);
    Q_EMIT answered(saved ? found.finding : saved.error());
}

void AppIdProof::stop()
{
    ++m_run;
    m_question.cancel();
    setAsking(false);
}

void AppIdProof::refresh()
{
    if (m_asked != m_session.answers()[Journey::Keys::appId]) {
        stop();
    }
    Q_EMIT changed();
}

void AppIdProof::setAsking(bool asking)
{
    m_isAsking = asking;
    Q_EMIT changed();
}
