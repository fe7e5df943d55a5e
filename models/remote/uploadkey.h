// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"
#include "models/core/secret.h"

/// A code-upload key (小程序代码上传密钥): an RSA private key in PEM, as downloaded from the WeChat
/// console (upload-key.md).
struct UploadKey
{
    Secret pem; ///< normalised PEM text
    int bits = 0;
    QString
        fingerprint; ///< first 16 hex digits of SHA-256 over the SubjectPublicKeyInfo; safe to show
    QList<Finding> warnings; ///< "key.name-mismatch", "key.several", "key.too-short" (under 2048
                             ///< bits), "key.repaired"
};

/// Reads a key from the bytes of a file or of a paste. \a fileName (may be empty) and \a appId (may
/// be empty) serve the name check only. Repairs line ends, BOM, indentation, literal \n and
/// one-line PEM, with the warning "key.repaired". Failures, one each (upload-key.md 3): key.empty,
/// key.too-large (over 16 KiB), key.encoding (UTF-16), key.not-pem, key.public-key,
/// key.certificate, key.encrypted, key.not-rsa, key.too-short (under 1024 bits), key.damaged,
/// key.app-secret-pasted, key.several (different keys in one file).
[[nodiscard]] Result<UploadKey> readUploadKey(
    const Secret &bytes, const QString &fileName, const QString &appId);

/// base64 of the RSA PKCS#1 v1.5 type-1 block over exactly {"appid":"…","rand_str":"…"}, no digest
/// (upload-key.md 2.3).
[[nodiscard]] Result<QByteArray> signNonce(
    const UploadKey &key, const QString &appId, const QString &nonce);
