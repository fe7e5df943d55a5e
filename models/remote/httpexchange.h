// SPDX-License-Identifier: MIT
#pragma once
#include "models/remote/httpquestion.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>

#include <optional>

/// One request from start to answer. A child of its reply, so it dies with it; a promise that dies
/// unanswered is "cancelled".
class HttpExchange final : public QObject
{
public:
    /// \a clockRequest is sent if the dates of a certificate are wrong.
    HttpExchange(QNetworkReply *reply, HttpQuestion question, QNetworkRequest clockRequest,
        const HttpLimits &limits);

private:
    void watch();
    void checkName();
    void onProxyWantsPassword(const QNetworkProxy &proxy);
    void readHead();
    void readBody();
    void finish();
    void stop(const Finding &why);
    int status() const
    {
        return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    Result<JsonReply> result() const;
    Finding tlsFault() const;
    Finding transportFault() const;
    tl::unexpected<Finding> statusFault() const;
    Result<JsonReply> parsed() const;

    QNetworkReply *m_reply;
    const HttpQuestion m_question;
    const QUrl m_url;
    QNetworkRequest m_clockRequest;
    HttpLimits m_limits;
    QByteArray m_answer;
    QList<QSslError> m_sslErrors;
    std::optional<Finding> m_stopped;
    QFutureWatcher<Result<JsonReply>> m_watcher;
};
