// SPDX-License-Identifier: MIT
#include "models/session/askingwechat.h"

#include "models/remote/wechatclient.h"

#include <QCoreApplication>

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(AskingWeChat)
};
} // namespace

QString askingWeChat(const WeChatClient &wechat)
{
    const int seconds = (wechat.msUntilAsked() + 999) / 1000;
    return seconds == 0 ? Tr::tr("Asking WeChat…")
                        : Tr::tr("WeChat may be asked only every 10 seconds: its turn comes in %n "
                                 "second(s)…",
                            nullptr, seconds);
}
