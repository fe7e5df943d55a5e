// SPDX-License-Identifier: MIT
#pragma once
#include "models/remote/httpclient.h"
#include "models/remote/uploadkey.h"

/// What the upload service says about the mini program behind a key. All fields are optional in the
/// reply.
struct MiniProgramAttributes
{
    QString name; ///< appName
    QUrl icon; ///< appImageUrl
    bool released = false;
    bool game = false; ///< gameApp: a mini game, which the platform does not publish
    QString proxy; ///< "host:port" if the calls went through a proxy
};

/// servicewechat.com: proves that a key belongs to an AppID, without uploading anything
/// (upload-key.md 2.2-2.4).
class UploadClient
{
public:
    UploadClient(HttpClient &http, const Services &services);

    /// getrandstr, then getattr with the signed nonce. Failures: "upload.-10008" {"ip"},
    /// "upload.key-rejected", "upload.<code>", "network.*". Success means "key accepted"; whether
    /// getattr enforces the IP list is unconfirmed (upload-key.md 2.7). Cancelling the future ends
    /// the call that is under way and sends no further one.
    [[nodiscard]] Future<MiniProgramAttributes> attributes(
        const QString &appId, const UploadKey &key);

private:
    HttpClient &m_http;
    const Services &m_services;
    std::unique_ptr<QObject> m_proofs; ///< parent of those under way
};
