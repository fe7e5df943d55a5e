// SPDX-License-Identifier: MIT
#include "models/session/reporthtml.h"

#include "models/session/report.h"
#include "models/session/session.h"

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
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

QString section(const BlockWords &words, const QString &rows)
{
    if (rows.isEmpty()) {
        return {};
    }
    const QString note = words.hint.isEmpty()
        ? QString()
        : u"<p class='small'>"_s + words.hint.toHtmlEscaped() + u"</p>"_s;
    return u"<h2>"_s + words.label.toHtmlEscaped() + u"</h2>"_s + note + u"<table>"_s + rows
        + u"</table>"_s;
}

QString tableOf(const QList<ReportRow> &rows)
{
    QString out;
    for (const ReportRow &row : rows) {
        out += u"<tr><td><b>"_s + row.name.toHtmlEscaped() + u"</b></td>"_s + cell(row.value)
            + u"</tr>"_s;
    }
    return out;
}

QString tableOf(const QList<CheckResult> &checks, const Words &words)
{
    QString out;
    for (const CheckResult &result : checks) {
        out += u"<tr>"_s + cell(statusMark(result.status)) + cell(checkText(result, words))
            + u"</tr>"_s;
    }
    return out;
}

QString titleOf(const Session &session)
{
    const QString last = Journey::wordsId(session.spec().steps.back(), session.answers());
    const QString end = last.contains(u'#') ? u'#' + last.section(u'#', 1) : QString();
    const QString own = session.words().report(u"title."_s + session.journeyId() + end).label;
    return own.isEmpty() ? session.words().report(u"title"_s).label : own;
}

QString head(const Session &session, const QString &title)
{
    return u"<!DOCTYPE html>\n<html lang='%1'><head><meta charset='utf-8'><title>%2</title>"
           "<style>%3</style></head><body><h1>%2</h1>"_s.arg(
               session.words().locale() == "en"_L1 ? u"en"_s : u"zh-CN"_s, title.toHtmlEscaped(),
               kStyle);
}

QString practiceNote(const Session &session)
{
    return session.isPractice() ? u"<p class='warn'><b>%1</b></p>"_s.arg(
               session.words().report(u"practice"_s).hint.toHtmlEscaped())
                                : QString();
}

QString result(const Verdict &verdict, const QDateTime &when, const Words &words)
{
    const QString mark = statusMark(verdict.failed > 0 ? CheckStatus::Failed
            : verdict.isGood()                         ? CheckStatus::Passed
                                                       : CheckStatus::Warning);
    const QString issued = words.report(u"issued"_s, {{u"when"_s, reportTime(when)}}).label;
    return u"<p class='%1'><b>%2 %3</b></p><p>%4</p>"_s.arg(
        verdict.state(), mark, verdict.in(words).label.toHtmlEscaped(), issued);
}

QString foot(const Words &words)
{
    QString places;
    for (const QString &id : {u"sign.name"_s, u"sign.signature"_s, u"sign.date"_s}) {
        places += cell(words.report(id, {{u"line"_s, u"____________________"_s}}).label);
    }
    const QJsonObject version{{u"version"_s, u"" MPWIZARD_VERSION ""_s}};
    return u"<p>&nbsp;</p><table><tr>%1</tr></table><p class='small'>%2</p></body></html>"_s.arg(
        places, words.report(u"made"_s, version).label.toHtmlEscaped());
}
} // namespace

QString reportName(const Session &session, const QDateTime &when)
{
    const Words &words = session.words();
    QString name = session.answers()[Keys::name].trimmed();
    for (QChar &c : name) {
        if (!c.isPrint() || u"/\\:*?\"<>|."_s.contains(c)) {
            c = u'_';
        }
    }
    if (name.isEmpty()) {
        const QString appId = session.answers()[Keys::appId];
        name = appId.isEmpty() ? words.report(u"file.unnamed"_s).label : appId;
    }
    const QJsonObject named{{u"name"_s, name}};
    const QString own = words.report(u"file."_s + session.journeyId(), named).label;
    return (own.isEmpty() ? words.report(u"file"_s, named).label : own)
        + when.toLocalTime().toString(u"-yyyy-MM-dd"_s);
}

QString reportWatermark(const Session &session)
{
    return session.isPractice() ? session.words().report(u"practice"_s).label : QString();
}

QString reportHtml(const Session &session, const QDateTime &when)
{
    const Words &words = session.words();
    const Report report = reportOf(session.spec(), session.state(), session.answers(), words);
    const QJsonObject checked{{u"when"_s, reportTime(session.state().checkedAt)}};
    return head(session, titleOf(session)) + practiceNote(session)
        + result(report.verdict, when, words)
        + section(words.report(u"about"_s), tableOf(report.about))
        + section(words.report(u"checks"_s, checked), tableOf(report.checks, words))
        + section(words.report(u"said"_s), tableOf(report.said))
        + section(words.report(u"steps"_s), tableOf(report.steps)) + foot(words);
}
