// SPDX-License-Identifier: MIT
#pragma once
#include <QSslCertificate>

/// Whether \a certificate names \a host as browsers demand it: among its alternative names, with a
/// "*" only as the whole first label. Qt takes the common name and partial wildcards, too.
[[nodiscard]] bool isNamedFor(const QSslCertificate &certificate, const QString &host);
