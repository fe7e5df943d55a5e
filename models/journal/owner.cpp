// SPDX-License-Identifier: MIT
#include "models/journal/owner.h"

#include "models/journal/stream.h"
#include "models/journey/keys.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Owners {
namespace {
/// Empty: the journey's own.
QString kindOf(const QString &answer)
{
    switch (Journey::ownerOf(answer)) {
    case Journey::Owner::MiniProgram:
        return EntityKind::MiniProgram;
    case Journey::Owner::CloudAccount:
        return EntityKind::CloudAccount;
    case Journey::Owner::Platform:
        return EntityKind::Platform;
    case Journey::Owner::Journey:
        return {};
    }
    Q_UNREACHABLE();
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
        if (kindOf(it.key()) == kind) {
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
