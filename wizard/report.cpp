// SPDX-License-Identifier: MIT
#include "wizard/report.h"

#include "models/journey/graph.h"
#include "wizard/editiontext.h"
#include "wizard/session.h"
#include "wizard/verdict.h"
#include "wizard/widgets/checklist.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Journey::Step;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

// The watermark is for browsers; the printed pages get theirs from paintPages().
constexpr auto kStyle = R"(
body { font-family: sans-serif; line-height: 1.5; max-width: 48em; margin: 2em auto; color: #1d2330; background: #ffffff; }
h1 { font-size: x-large; } h2 { font-size: large; margin-top: 18px; }
td { vertical-align: top; padding: 2px 16px 2px 0; }
.good { color: #12704d; } .warn { color: #845400; } .bad { color: #b82623; } .small { color: #586274; font-size: small; }
)"_L1;

QString cell(const QString &text)
{
    return u"<td>"_s + text.toHtmlEscaped() + u"</td>"_s;
}

QString row(const QString &name, const QString &value)
{
    return value.isEmpty()
        ? QString()
        : u"<tr><td><b>"_s + name.toHtmlEscaped() + u"</b></td>"_s + cell(value) + u"</tr>"_s;
}

QString section(const QString &title, const QString &rows, const QString &note = {})
{
    if (rows.isEmpty()) {
        return {};
    }
    const QString below =
        note.isEmpty() ? QString() : u"<p class='small'>"_s + note.toHtmlEscaped() + u"</p>"_s;
    return u"<h2>"_s + title.toHtmlEscaped() + u"</h2>"_s + below + u"<table>"_s + rows
        + u"</table>"_s;
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

QString accountText(const Journey::Draft &draft)
{
    switch (draft.role) {
    case Journey::AccountRole::Main:
        return Tr::tr("main account");
    case Journey::AccountRole::Sub:
        return Tr::tr("sub-account");
    case Journey::AccountRole::Unknown:
        return {};
    }
    Q_UNREACHABLE();
}

QString about(const Session &session)
{
    const Journey::Draft &draft = session.draft();
    QStringList domains;
    for (const DomainEntry &entry : Journey::domainsAskedFor(draft)) {
        domains.append(entry.text);
    }
    const bool isManaged = draft.method == Journey::Method::Managed;
    return row(Tr::tr("Mini program"), draft.name)
        + row(Tr::tr("AppID"), isManaged ? draft.appId : QString())
        + row(Tr::tr("Original ID"), draft.originalId) + row(Tr::tr("Owner"), draft.principal)
        + row(Tr::tr("Cloud account"), accountText(draft))
        + row(Tr::tr("Edition"), editionText(draft.edition))
        + row(Tr::tr("Certification method"), methodName(session))
        + row(Tr::tr("Fingerprint of the upload key"), isManaged ? draft.keyFingerprint : QString())
        + row(Tr::tr("Domains"), domains.join(u", "_s));
}

QString checks(const Session &session)
{
    QString out;
    for (const CheckResult &result : session.checks()) {
        out += u"<tr>"_s + cell(statusMark(result.status))
            + cell(checkText(result, session.words())) + u"</tr>"_s;
    }
    return out;
}

/// Who did it, and how whoever used the program knows.
QString witness(const Journey::Confirmation &c)
{
    const QString how = c.how == "did-it"_L1 ? Tr::tr("did it personally")
        : c.how == "saw-it"_L1               ? Tr::tr("the result was seen on the screen")
                                             : Tr::tr("as told by others");
    return Tr::tr("%1 (%2)", "who, how that is known")
        .arg(c.by.isEmpty() ? Tr::tr("person not named") : c.by, how);
}

QString claims(const Session &session)
{
    const Journey::Draft draft = session.counted();
    const bool isScan = draft.method == Journey::Method::Scan;
    const bool isManaged = draft.method == Journey::Method::Managed;
    const QString yes = Tr::tr("yes");
    QString out;
    if (draft.undoConfirmed) {
        out += row(Tr::tr("Certified before by another method: all deleted"), yes);
    }
    if (isScan && !draft.bound.isEmpty()) {
        out += row(Tr::tr("Bound by"), witness(draft.bindConfirmation));
    }
    if (isScan && draft.authorised) {
        out += row(Tr::tr("Authorised by"), witness(draft.authoriseConfirmation));
    }
    if (isManaged && draft.apiWhitelistOff == Journey::Tri::Yes
        && draft.uploadWhitelistOff == Journey::Tri::Yes) {
        out += row(Tr::tr("Both IP whitelists are off"), yes);
    }
    if (draft.domainsEntered) {
        out += row(Tr::tr("The domains are entered in the console"), yes);
    }
    if (isManaged && draft.submitted) {
        out += row(Tr::tr("Submitted by"), witness(draft.submitConfirmation));
    }
    return out;
}

QString steps(const Session &session)
{
    QString out;
    for (const Step step : Journey::path(Journey::kCertify, session.draft().answers())) {
        const QString id = Journey::stepId(step);
        const auto mark = session.state().confirmed.constFind(id);
        if (step != Step::Goal && mark != session.state().confirmed.constEnd()) {
            const QString words = Journey::wordsId(step, session.draft().answers());
            out += row(session.words().step(u"certify"_s, words).title, reportTime(mark->at));
        }
    }
    return out;
}

QString head(const Session &session, const QString &title)
{
    return u"<!DOCTYPE html>\n<html lang='%1'><head><meta charset='utf-8'><title>%2</title>"
           "<style>%3</style></head><body>"_s.arg(
               session.words().locale() == "en"_L1 ? u"en"_s : u"zh-CN"_s, title.toHtmlEscaped(),
               kStyle);
}

QString signature()
{
    const QString line = u"____________________"_s;
    return u"<p>&nbsp;</p><table><tr>"_s + cell(Tr::tr("Name: %1").arg(line))
        + cell(Tr::tr("Signature: %1").arg(line)) + cell(Tr::tr("Date: %1").arg(line))
        + u"</tr></table>"_s;
}
} // namespace

QString checkText(const CheckResult &result, const Words &words)
{
    QString text = words.checkTitle(result.id);
    if (result.id.startsWith("domain."_L1)) {
        text += u" – "_s + result.subject;
    }
    if (!result.finding.id.isEmpty()) {
        text += u": "_s + words.finding(result.finding).title;
    }
    return text;
}

QString reportTime(const QDateTime &when)
{
    if (!when.isValid()) {
        return {};
    }
    const QDateTime local = when.toLocalTime();
    const int minutes = qAbs(local.offsetFromUtc()) / 60;
    return local.toString(u"yyyy-MM-dd HH:mm"_s)
        + u" UTC%1%2:%3"_s.arg(QChar(local.offsetFromUtc() < 0 ? u'-' : u'+'))
              .arg(minutes / 60, 2, 10, QChar(u'0'))
              .arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString reportName(const Session &session, const QDateTime &when)
{
    QString name = session.draft().name.trimmed();
    for (QChar &c : name) {
        if (!c.isPrint() || u"/\\:*?\"<>|."_s.contains(c)) {
            c = u'_';
        }
    }
    if (name.isEmpty()) {
        name = session.draft().appId.isEmpty() ? Tr::tr("mini-program") : session.draft().appId;
    }
    return Tr::tr("%1-certification-report-%2", "file name: mini program, date")
        .arg(name, when.toLocalTime().toString(u"yyyy-MM-dd"_s));
}

QString reportWatermark(const Session &session)
{
    return session.isPractice() ? Tr::tr("PRACTICE") : QString();
}

QString reportHtml(const Session &session, const QDateTime &when)
{
    const QString title = session.draft().method == Journey::Method::Provider
        ? Tr::tr("Report: applying for the service provider mode")
        : Tr::tr("Report: certifying a mini program");
    const Verdict verdict = verdictOf(session);
    QString html = head(session, title) + u"<h1>"_s + title.toHtmlEscaped() + u"</h1>"_s;
    if (session.isPractice()) {
        html += u"<p class='warn'><b>%1</b></p>"_s.arg(
            Tr::tr("Practice: everything in this report is made up.").toHtmlEscaped());
    }
    html += u"<p class='%1'><b>%2 %3</b></p><p>%4</p>"_s.arg(verdict.state(),
        statusMark(verdict.failed > 0 ? CheckStatus::Failed
                : verdict.isGood()    ? CheckStatus::Passed
                                      : CheckStatus::Warning),
        verdict.title().toHtmlEscaped(), Tr::tr("Issued: %1").arg(reportTime(when)));
    html += section(Tr::tr("What it is about"), about(session));
    html += section(Tr::tr("Proved by checks of this program"), checks(session),
        Tr::tr("Last run of all checks: %1").arg(reportTime(session.state().checkedAt)));
    html += section(Tr::tr("Said by the user, not checked"), claims(session));
    html += section(Tr::tr("Steps"), steps(session));
    html += signature();
    html += u"<p class='small'>%1</p></body></html>"_s.arg(
        Tr::tr("Made by Mini Program Setup Wizard %1, an independent tool. It contains no secrets.")
            .arg(u"" MPWIZARD_VERSION ""_s)
            .toHtmlEscaped());
    return html;
}
