// SPDX-License-Identifier: MIT
#include "wizard/blocks/appidproofblock.h"

#include "models/checks/disproof.h"
#include "wizard/blockpage.h"
#include "wizard/blocks/askingwechat.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

#include <QLocale>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
const QString kSecret = u"app-secret"_s;
const QString kCheck = u"credentials.token"_s;
} // namespace

AppIdProofBlock::AppIdProofBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_notice(new Notice(this))
    , m_check(makeButton(this))
{
    m_notice->setObjectName(u"appIdProof"_s);
    m_check->setObjectName(u"checkAppId"_s);
    body()->addWidget(m_notice);
    body()->addWidget(m_check, 0, Qt::AlignLeft);
    connect(m_check, &QPushButton::clicked, this, [this] { isAsking() ? stop() : check(); });
    constexpr int tickMs = 1000;
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &AppIdProofBlock::retranslate);
    connect(&session(), &Session::secretsChanged, this, &AppIdProofBlock::retranslate);
}

AppIdProofBlock::~AppIdProofBlock()
{
    m_question.cancel();
}

bool AppIdProofBlock::isShown() const
{
    return !answers()[Keys::appId].isEmpty();
}

bool AppIdProofBlock::hasSecret() const
{
    return session().tray().has(SecretSpan::Kind::AppSecret)
        || !session().secretPlace(kSecret).isEmpty();
}

void AppIdProofBlock::refill()
{
    stop();
}

void AppIdProofBlock::answersChanged()
{
    if (answers()[Keys::appId] != m_asked) {
        stop();
    }
}

// Its page may have proved it since.
void AppIdProofBlock::showEvent(QShowEvent *event)
{
    BlockView::showEvent(event);
    retranslate();
}

void AppIdProofBlock::retranslate()
{
    const QString appId = answers()[Keys::appId];
    const QDateTime proved =
        m_asked == appId && m_provedAt.isValid() ? m_provedAt : session().provedAt(kCheck);
    if (isAsking()) {
        m_notice->showText(u"info"_s, askingWeChat(session().tools().wechat));
    } else if (proved.isValid()) {
        m_notice->showText(u"good"_s, tr("✓ WeChat knows %1").arg(appId),
            tr("It confirmed it together with the AppSecret on %1.")
                .arg(QLocale().toString(proved.toLocalTime(), QLocale::ShortFormat)));
    } else {
        m_notice->showText(u"info"_s, tr("Not yet confirmed by WeChat"),
            hasSecret() ? tr("The AppSecret is there already: WeChat can be asked about both.")
                        : tr("WeChat confirms an AppID only together with its AppSecret: that is "
                             "done on the page “AppSecret”."));
    }
    m_check->setVisible(isAsking() || hasSecret());
    m_check->setText(isAsking() ? tr("Stop") : tr("Check with WeChat"));
}

void AppIdProofBlock::check()
{
    page().clearFinding();
    m_asked = answers()[Keys::appId];
    m_provedAt = {};
    m_tick.start();
    const int run = ++m_run;
    if (const Secret waiting = session().tray().waiting(SecretSpan::Kind::AppSecret);
        !waiting.isEmpty()) {
        ask(repairedSecret(waiting), false);
    } else {
        onResult(session().readSecret(kSecret), this, [this, run](const Result<Secret> &secret) {
            if (run == m_run && secret) {
                ask(*secret, true);
            } else if (run == m_run) {
                answered(tl::unexpected(secret.error()), false);
            }
        });
    }
    retranslate();
}

void AppIdProofBlock::ask(const Secret &secret, bool isKept)
{
    m_question = session().tools().wechat.prove(m_asked, secret);
    onResult(m_question, this, [this, isKept, run = m_run](const Result<CredentialProof> &answer) {
        if (run == m_run) {
            answered(answer, isKept);
        }
    });
    retranslate();
}

/// What was found out about an AppSecret that is kept nowhere is said, but not recorded.
void AppIdProofBlock::answered(const Result<CredentialProof> &answer, bool isKept)
{
    const CheckResult found{kCheck, m_asked,
        answer ? CheckStatus::Passed : statusOf(answer.error()),
        answer ? Finding{} : answer.error()};
    const auto saved = isKept ? session().recordChecks({found}) : Result<>();
    m_provedAt = answer ? QDateTime::currentDateTimeUtc() : QDateTime();
    m_tick.stop();
    retranslate();
    if (const auto &shown = saved ? found.finding : saved.error(); !shown.id.isEmpty()) {
        page().showFinding(shown);
    } else {
        announce(m_notice, m_notice->spoken());
    }
}

void AppIdProofBlock::stop()
{
    ++m_run;
    m_question.cancel();
    m_tick.stop();
    retranslate();
}
