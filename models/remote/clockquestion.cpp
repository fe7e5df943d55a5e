// SPDX-License-Identifier: MIT
#include "models/remote/clockquestion.h"

#include "models/remote/wrongclock.h"

#include <QTimer>

#include <utility>

ClockQuestion::ClockQuestion(
    QNetworkReply *reply, HttpQuestion question, Finding fault, QList<QSslCertificate> certificates)
    : QObject(reply)
    , m_reply(reply)
    , m_question(std::move(question))
    , m_fault(std::move(fault))
    , m_certificates(std::move(certificates))
{
    reply->setReadBufferSize(kHttpReadBuffer);
    connect(
        reply, &QNetworkReply::metaDataChanged, reply, &QNetworkReply::abort, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::finished, this, &ClockQuestion::finish);
    QTimer::singleShot(kPatienceMs, reply, &QNetworkReply::abort);
    connect(&m_watcher, &QFutureWatcherBase::canceled, reply, &QNetworkReply::abort);
    m_watcher.setFuture(m_question.promise->future());
}

void ClockQuestion::finish()
{
    const auto clock = wrongClock(hostOf(m_question.url), m_certificates,
        QDateTime::currentDateTimeUtc(), httpDate(m_reply->rawHeader("Date")));
    m_question.answer(tl::unexpected(clock.value_or(m_fault)));
    m_reply->deleteLater();
}
