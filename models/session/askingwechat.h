// SPDX-License-Identifier: MIT
#pragma once
#include <QString>

class WeChatClient;

/// What is being waited for while \a wechat is asked: with the seconds, if it may not be asked yet.
QString askingWeChat(const WeChatClient &wechat);
