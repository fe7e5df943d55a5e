// SPDX-License-Identifier: MIT
#include "models/session/secrettray.h"

#include <algorithm>

bool SecretTray::hasPageFor(SecretSpan::Kind kind) const
{
    const Journey::Method method = m_answers[Journey::Keys::method];
    const bool isManaged = method == Journey::Method::None || method == Journey::Method::Managed;
    return isManaged
        && (kind == SecretSpan::Kind::AppSecret || kind == SecretSpan::Kind::PrivateKey);
}

std::optional<SecretSpan::Kind> SecretTray::keepable(const QList<TakenSecret> &taken) const
{
    const auto first = std::find_if(taken.begin(), taken.end(),
        [this](const TakenSecret &each) { return hasPageFor(each.kind); });
    return first == taken.end() ? std::nullopt : std::optional(first->kind);
}

void SecretTray::keep(const QList<TakenSecret> &taken)
{
    for (const TakenSecret &each : taken) {
        if (hasPageFor(each.kind)) {
            put(each.kind, each.secret);
        }
    }
}
