// SPDX-License-Identifier: MIT
#include "models/session/secrettray.h"

bool SecretTray::hasPageFor(SecretSpan::Kind kind) const
{
    const Journey::Method method = m_answers[Journey::Keys::method];
    const bool isManaged = method == Journey::Method::None || method == Journey::Method::Managed;
    return isManaged
        && (kind == SecretSpan::Kind::AppSecret || kind == SecretSpan::Kind::PrivateKey);
}
