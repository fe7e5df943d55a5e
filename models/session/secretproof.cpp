// SPDX-License-Identifier: MIT
#include "models/session/secretproof.h"

#include "models/checks/disproof.h"
#include "models/core/cancelling.h"
#include "models/core/sortout.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace {
constexpr int kLength = 32;

bool isOddForm(const Finding &finding)
{
    return finding.id == "secret.format"_L1 && finding.facts.value("length"_L1).toInt() > 0;
}
} // namespace

SecretProof::SecretProof(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void SecretProof::begin()
{
    m_asked = {};
    m_isSentAsItIs = false;
    m_tooLong = 0;
    m_origin = Origin::Typed;
}

Secret SecretProof::sortOut(const Secret &pasted)
{
    const SortedSecret sorted = findAppSecret(pasted);
    if (!sorted.isTakenOut || sorted.secret == repairedSecret(pasted)) {
        return pasted;
    }
    m_besideIt = sorted.appId;
    m_origin = m_besideIt.isEmpty() ? Origin::TakenOut
        : m_besideIt == appId()     ? Origin::TakenFromItsAppId
                                    : Origin::TakenFromOtherAppId;
    return sorted.secret;
}

Secret SecretProof::takeWaiting()
{
    const Secret waiting = m_session.tray().take(SecretSpan::Kind::AppSecret);
    if (waiting.isEmpty()) {
        return {};
    }
    begin();
    m_origin = Origin::Tray;
    return repairedSecret(waiting);
}

void SecretProof::refuse(qsizetype size)
{
    m_tooLong = size;
}

void SecretProof::forget()
{
    begin();
    m_origin = Origin::Forgotten;
}

QString SecretProof::problem(const Secret &entered) const
{
    if (m_tooLong > 0) {
        return tr("This is too long for an AppSecret (%L1 characters). Nothing of it was taken.")
            .arg(m_tooLong);
    }
    const CheckResult form = checkSecretFormat(entered, appId());
    if (entered.isEmpty() || form.status == CheckStatus::Passed
        || form.finding.id == "secret.whitespace"_L1) {
        return {};
    }
    if (!isOddForm(form.finding)) {
        return m_session.words().finding(form.finding).title;
    }
    if (const int count = findAppSecret(entered).count; count > 1) {
        return tr("There are %n AppSecret(s) here. Leave only the one of this mini program.",
            nullptr, count);
    }
    const int length = form.finding.facts.value("length"_L1).toInt();
    if (length != kLength) {
        return tr("%n character(s) instead of 32.", nullptr, length);
    }
    return tr("It has 32 characters, but not only digits and the small letters a–f.");
}

QString SecretProof::remark() const
{
    switch (m_origin) {
    case Origin::Typed:
        return {};
    case Origin::TakenOut:
        return tr("The AppSecret was taken out of what you pasted; the rest was left out.");
    case Origin::TakenFromItsAppId:
        return tr("The AppSecret was taken out of what you pasted. The AppID beside it is the one "
                  "you entered.");
    case Origin::TakenFromOtherAppId:
        return tr("The AppSecret was taken out of what you pasted. The AppID beside it, %1, is not "
                  "the one you entered: is it the right mini program?")
            .arg(m_besideIt);
    case Origin::Tray:
        return tr("This is the AppSecret that you kept for this page.");
    case Origin::Forgotten:
        return tr("What you had entered here was forgotten when you left the page.");
    }
    Q_UNREACHABLE();
}

Future<> SecretProof::prove(const Secret &entered, const std::function<bool()> &isWaitedFor)
{
    m_asked = repairedSecret(entered);
    const CheckResult form = checkSecretFormat(m_asked, appId());
    if (form.status == CheckStatus::Failed || (isOddForm(form.finding) && !m_isSentAsItIs)) {
        return ready<void>(tl::unexpected(form.finding));
    }
    const auto proof = m_session.tools().wechat.prove(appId(), m_asked);
    return cancelling(
        proof, andThen(proof, [self = QPointer(this), isWaitedFor](const CredentialProof &) {
            if (!self || !isWaitedFor()) {
                return ready<void>(failure(u"cancelled"_s));
            }
            self->m_unproved = {};
            return self->keep(false);
        }));
}

// Several values are never one.
bool SecretProof::mayBeSent(const Finding &failure) const
{
    return isOddForm(failure) && findAppSecret(m_asked).count <= 1;
}

Future<> SecretProof::keepUnproved(const Finding &why)
{
    m_unproved = why;
    return keep(false);
}

Future<> SecretProof::keep(bool sessionOnly)
{
    const CheckResult proof{u"credentials.token"_s, appId(),
        m_unproved.id.isEmpty() ? CheckStatus::Passed : statusOf(m_unproved), m_unproved};
    return andThen(m_session.keepSecret(u"app-secret"_s, m_asked, sessionOnly),
        [session = QPointer(&m_session), proof] {
            return ready<>(session ? session->recordChecks({proof}) : Result<>());
        });
}

QString SecretProof::outcome() const
{
    return m_asked.isEmpty()      ? QString()
        : m_unproved.id.isEmpty() ? tr("WeChat accepts the AppSecret. It is kept.")
                                  : tr("The AppSecret is kept, but not proved.");
}
