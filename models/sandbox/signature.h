// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>

/// The text inside an upload-key signature (RSA PKCS#1 v1.5 block type 1, no digest:
/// upload-key.md 2.6); empty if \a signature was not made with the private half of \a publicKeyPem.
QByteArray signedText(const QByteArray &publicKeyPem, const QByteArray &signature);
