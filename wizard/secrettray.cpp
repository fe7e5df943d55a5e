// SPDX-License-Identifier: MIT
#include "wizard/secrettray.h"

bool SecretTray::hasPageFor(SecretSpan::Kind kind) const
{
    const bool isManaged =
        m_draft.method == Journey::Method::None || m_draft.method == Journey::Method::Managed;
    return isManaged
        && (kind == SecretSpan::Kind::AppSecret || kind == SecretSpan::Kind::PrivateKey);
}
