// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/finding.h"

#include <QSslError>
#include <QUrl>

/// "network.tls" {"host","reason"} with what \a certificate says of its dates, issuer and names.
[[nodiscard]] Finding certificateFault(
    const QUrl &url, const QSslCertificate &certificate, const QString &reason);
/// The same for the worst of \a errors, which are not empty: an unknown issuer makes the rest
/// meaningless, a wrong name the dates.
[[nodiscard]] Finding certificateFault(const QUrl &url, const QList<QSslError> &errors);
/// True if \a finding is about dates only, so that this computer's clock may be wrong.
[[nodiscard]] bool isOutOfDate(const Finding &finding);
