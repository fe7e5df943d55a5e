// SPDX-License-Identifier: MIT
#pragma once
#include "models/remote/httpquestion.h"

#include <QNetworkReply>
#include <QSslCertificate>

/// Tells a wrong clock of this computer from wrong dates of a certificate by the time that the host
/// gives to a HEAD request over plain HTTP. A child of its reply.
class ClockQuestion final : public QObject
{
public:
    ClockQuestion(QNetworkReply *reply, HttpQuestion question, Finding fault,
        QList<QSslCertificate> certificates);

    static constexpr int kPatienceMs = 5'000;

private:
    void finish();

    QNetworkReply *m_reply;
    HttpQuestion m_question;
    Finding m_fault;
    QList<QSslCertificate> m_certificates;
    QFutureWatcher<Result<JsonReply>> m_watcher;
};
