// SPDX-License-Identifier: MIT
#include "models/checks/disproof.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace {
/// Whether \a finding says that nothing was proved, rather than that the value is wrong.
bool provesNothing(const Finding &finding)
{
    static const QSet<QString> kBusy{
        u"wechat.-1"_s, u"wechat.-1000"_s, u"wechat.45009"_s, u"wechat.45011"_s};
    // The upload service documents no codes; only these two are known to speak of the key or of the
    // address.
    static const QSet<QString> kUploadVerdicts{u"upload.key-rejected"_s, u"upload.-10008"_s};
    const bool isUnclear =
        finding.id.startsWith("upload."_L1) && !kUploadVerdicts.contains(finding.id);
    return isUnclear || finding.id.startsWith("network."_L1) || kBusy.contains(finding.id);
}
} // namespace

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

bool leavesUnproved(const Finding &finding)
{
    return !disproves(finding) && finding.id != "cancelled"_L1
        && !finding.id.startsWith("keychain."_L1) && !finding.id.startsWith("storage."_L1);
}

CheckStatus statusOf(const Finding &finding)
{
    if (finding.id == "cancelled"_L1) {
        return CheckStatus::Skipped;
    }
    return provesNothing(finding) ? CheckStatus::Unknown : CheckStatus::Failed;
}
