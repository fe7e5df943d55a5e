// SPDX-License-Identifier: MIT
#include "models/checks/disproof.h"

#include <QSet>

using namespace Qt::StringLiterals;

bool disproves(const Finding &finding)
{
    // wechat-api.md 2.4 and upload-key.md 2.7: these answers are about the AppID, the AppSecret or
    // the key.
    static const QSet<QString> ids{u"wechat.40001"_s, u"wechat.40013"_s, u"wechat.40125"_s,
        u"wechat.41002"_s, u"wechat.41004"_s, u"wechat.61024"_s, u"upload.key-rejected"_s};
    return ids.contains(finding.id) || finding.id.startsWith("appid."_L1)
        || finding.id.startsWith("secret."_L1) || finding.id.startsWith("key."_L1)
        || finding.id.startsWith("domain."_L1);
}
