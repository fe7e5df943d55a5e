// SPDX-License-Identifier: MIT
#include "models/journal/owner.h"

#include "models/journal/stream.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Owners {
namespace {
/// Empty: the journey's own.
QString ownerOf(const QString &answer)
{
    static const QStringList miniProgram{u"name"_s, u"originalId"_s, u"subject"_s, u"principal"_s,
        u"basicInfo"_s, u"adminPhone"_s, u"appId"_s, u"domains"_s, u"keyFileName"_s,
        u"keyFingerprint"_s, u"secretKept"_s, u"apiWhitelistOff"_s, u"uploadWhitelistOff"_s};
    static const QStringList account{u"role"_s, u"accountFromMiniProgram"_s, u"edition"_s,
        u"inUse"_s, u"certifiedCount"_s, u"inUsePrincipal"_s};
    return miniProgram.contains(answer) ? EntityKind::MiniProgram
        : account.contains(answer)      ? EntityKind::CloudAccount
                                        : QString();
}

bool isEmpty(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}
} // namespace

const QStringList &kinds()
{
    static const QStringList all{
        EntityKind::MiniProgram, EntityKind::CloudAccount, EntityKind::Platform};
    return all;
}

QJsonObject partOf(const QJsonObject &answers, const QString &kind)
{
    QJsonObject part;
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        if (ownerOf(it.key()) == kind) {
            part.insert(it.key(), it.value());
        }
    }
    return part;
}

bool isBlank(const QJsonObject &part)
{
    return std::all_of(part.begin(), part.end(), [](const auto &value) { return isEmpty(value); });
}
} // namespace Owners
