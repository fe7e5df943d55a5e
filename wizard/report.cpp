// SPDX-License-Identifier: MIT
#include "wizard/report.h"

#include "models/checks/check.h"
#include "models/journey/graph.h"
#include "wizard/session.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/confirmbox.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString row(const QString &name, const QString &value)
{
    return value.isEmpty()
        ? QString()
        : u"<tr><td style='padding-right:16px'><b>%1</b></td><td>%2</td></tr>"_s.arg(
            name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString localTime(const QDateTime &utc)
{
    return utc.isValid() ? QLocale().toString(utc.toLocalTime(), QLocale::ShortFormat) : QString();
}

QString methodName(const Session &session)
{
    switch (session.draft().method) {
    case Journey::Method::Scan:
        return session.words().methodTitle(u"method.scan"_s);
    case Journey::Method::Managed:
        return session.words().methodTitle(u"method.managed"_s);
    case Journey::Method::Provider:
        return session.words().methodTitle(u"method.provider"_s);
    case Journey::Method::None:
        return {};
    }
    Q_UNREACHABLE();
}

QString confirmation(const Journey::Confirmation &c)
{
    return c.by.isEmpty() ? ConfirmBox::howText(c.how)
                          : c.by + u" – "_s + ConfirmBox::howText(c.how);
}

QString answers(const Session &session)
{
    const Journey::Draft &draft = session.draft();
    QStringList domains;
    for (const DomainEntry &entry : draft.domains) {
        domains.append(entry.text);
    }
    QString out = row(Tr::tr("Mini program"), draft.name) + row(Tr::tr("AppID"), draft.appId)
        + row(Tr::tr("Owner"), draft.principal)
        + row(Tr::tr("Way of certification"), methodName(session))
        + row(Tr::tr("Fingerprint of the upload key"), draft.keyFingerprint)
        + row(Tr::tr("Domains"), domains.join(u", "_s));
    if (draft.method == Journey::Method::Scan) {
        out += row(Tr::tr("Bound by"), confirmation(draft.bindConfirmation))
            + row(Tr::tr("Authorised by"), confirmation(draft.authoriseConfirmation));
    }
    if (draft.submitted) {
        out += row(Tr::tr("Submitted by"), confirmation(draft.submitConfirmation));
    }
    return out;
}

QString checks(const Session &session)
{
    QString out;
    for (const QJsonObject &json : session.state().checks) {
        const CheckResult result = checkResultFromJson(json);
        const bool isDomain = result.id.startsWith("domain."_L1);
        QString text = session.words().checkTitle(result.id);
        if (isDomain) {
            text += u" – "_s + result.subject;
        }
        if (!result.finding.id.isEmpty()) {
            text += u": "_s + session.words().finding(result.finding).title;
        }
        const QDateTime at = QDateTime::fromString(json.value("at"_L1).toString(), Qt::ISODate);
        out +=
            u"<tr><td>%1&nbsp;&nbsp;</td><td style='padding-right:16px'>%2</td><td>%3</td></tr>"_s
                .arg(
                    statusMark(result.status), text.toHtmlEscaped(), localTime(at).toHtmlEscaped());
    }
    return out;
}

QString steps(const Session &session)
{
    QString out;
    for (const Journey::Step step : Journey::path(Journey::kCertify, session.draft().answers())) {
        const QString id = Journey::stepId(step);
        const auto mark = session.state().confirmed.constFind(id);
        if (mark != session.state().confirmed.constEnd()) {
            const QString words = Journey::wordsId(step, session.draft().answers());
            out += row(session.words().step(u"certify"_s, words).title, localTime(mark->at));
        }
    }
    return out;
}
} // namespace

QString reportHtml(const Session &session)
{
    const QString title = session.draft().method == Journey::Method::Provider
        ? Tr::tr("Report: applying for the service provider mode")
        : Tr::tr("Report: certifying a mini program");
    QString html =
        u"<html><head><meta charset='utf-8'><title>%1</title></head><body><h2>%1</h2>"_s.arg(
            title.toHtmlEscaped());
    if (session.isPractice()) {
        html += u"<p><b>%1</b></p>"_s.arg(
            Tr::tr("Practice: everything in this report is made up.").toHtmlEscaped());
    }
    html += u"<table>"_s + answers(session) + u"</table>"_s;
    if (const QString done = checks(session); !done.isEmpty()) {
        html += u"<h3>%1</h3><table>"_s.arg(Tr::tr("What was checked")) + done + u"</table>"_s;
    }
    html += u"<h3>%1</h3><table>"_s.arg(Tr::tr("Steps")) + steps(session) + u"</table>"_s;
    html += u"<p>%1</p></body></html>"_s.arg(
        Tr::tr("Made by Mini Program Setup Wizard %1, an independent tool. It contains no secrets.")
            .arg(u"" MPWIZARD_VERSION ""_s)
            .toHtmlEscaped());
    return html;
}
