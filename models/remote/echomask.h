// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/finding.h"
#include "models/core/secret.h"

#include <QList>

/// Keeps what was just sent in secret out of what the other side answers: a service, or a proxy
/// that reads along, may repeat the request. Masks every part of eight characters or more of a
/// secret, as it is, percent-encoded in part or byte by byte, as JSON text, escapes included, in
/// base64 or in hex, also with spaces in between, and all that has the form of a secret
/// (secretform.h). Leaves no copy of a secret in memory.
class EchoMask
{
public:
    explicit EchoMask(QList<Secret> sent);

    QString text(const QString &text) const;
    /// \a finding with all texts in its facts and raw answer masked.
    Finding finding(const Finding &finding) const;

private:
    QList<Secret> m_sent;
};
