// SPDX-License-Identifier: MIT
#pragma once
#include "models/remote/httpclient.h"

#include <QElapsedTimer>
#include <QObject>

/// WeChat's confirmation that AppID and AppSecret belong together.
struct CredentialProof
{
    int expiresIn = 0; ///< seconds the token would live; the token itself is dropped at once
    QString proxy; ///< "host:port" if the call went through a proxy
};

/// api.weixin.qq.com. Only POST /cgi-bin/stable_token with force_refresh:false: it leaves the
/// customer's live token alone (wechat-api.md 2.3).
class WeChatClient final : public QObject
{
    Q_OBJECT
public:
    WeChatClient(HttpClient &http, const Services &services, QObject *parent = nullptr);

    /// Proves AppID + AppSecret + API IP whitelist in one call. At least 10 s lie between two
    /// calls: asking again sooner with values that were just confirmed repeats the answer without a
    /// call; every other call waits its turn, for what was refused may have been put right.
    /// Cancelling the future withdraws the call: if it still waits, nothing is ever sent. Failures:
    /// "wechat.<errcode>" (40164 carries "ip", all carry "rid" if there is one), "network.*".
    [[nodiscard]] Future<CredentialProof> prove(const QString &appId, const Secret &appSecret);

    /// How long a question that waits its turn still has to; 0 if none does.
    int msUntilAsked() const;

    /// 10,000 by default; 0 in practice mode.
    void setMinimumInterval(int milliseconds);

private:
    class Private;
    std::shared_ptr<Private> d;
};
