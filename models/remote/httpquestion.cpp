// SPDX-License-Identifier: MIT
#include "models/remote/httpquestion.h"

#include "models/remote/echomask.h"
#include "models/remote/systemproxies.h"

#include <QLocale>

using namespace Qt::StringLiterals;

void HttpQuestion::answer(Result<JsonReply> outcome) const
{
    const QString way = proxyText(proxy);
    if (!outcome) {
        Finding &finding = outcome.error();
        finding = EchoMask({body}).finding(finding);
        if (!way.isEmpty()) {
            finding.facts.insert(u"proxy"_s, way);
        }
    } else {
        outcome->proxy = way;
    }
    promise->addResult(std::move(outcome));
    finishOnce(*promise);
}

QString hostOf(const QUrl &url)
{
    return url.host(QUrl::FullyEncoded);
}

QString serverOf(const QUrl &url)
{
    const int port = url.port(url.scheme() == "http"_L1 ? 80 : 443);
    return hostOf(url) % u":"_s % QString::number(port);
}

QDateTime httpDate(const QByteArray &field)
{
    auto time =
        QLocale::c().toDateTime(QString::fromLatin1(field), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}
