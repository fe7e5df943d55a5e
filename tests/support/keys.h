// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>

/// Throw-away private keys, made with OpenSSL when asked for.
namespace Keys {
/// A new RSA key: PKCS#1 ("BEGIN RSA PRIVATE KEY"), as WeChat hands it out. 2048 bits take about
/// 0.1 s.
QByteArray rsa(int bits = 2048);
QByteArray ec();
/// Other forms of the same key.
QByteArray pkcs8(const QByteArray &pem);
QByteArray encryptedPkcs8(const QByteArray &pem); ///< "BEGIN ENCRYPTED PRIVATE KEY"
QByteArray encryptedPkcs1(const QByteArray &pem); ///< "Proc-Type: 4,ENCRYPTED"
QByteArray der(const QByteArray &pem);
QByteArray publicHalf(const QByteArray &pem);
/// What the server does: the text under a PKCS#1 v1.5 type-1 signature (base64); empty if it does
/// not belong to the key.
QByteArray recover(const QByteArray &publicPem, const QByteArray &signature);
} // namespace Keys
