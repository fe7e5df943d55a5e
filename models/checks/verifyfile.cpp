// SPDX-License-Identifier: MIT
#include "models/checks/verifyfile.h"

#include "models/core/cancelling.h"
#include "models/core/secretform.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kLargest = 4'096; // it holds one short line
constexpr int kSlowMs = 1'000;
const QByteArray kBom = QByteArrayLiteral("\xEF\xBB\xBF");

/// Where a file may lie, and what it would mean that it lies there.
struct Place
{
    QByteArray path;
    QString meaning; ///< a finding; empty for the right place
};

bool isHtml(const QByteArray &text)
{
    const QByteArray start = (text.startsWith(kBom) ? text.mid(kBom.size()) : text).trimmed();
    return start.startsWith('<');
}

/// A page that asks visitors to prove that they are no machine, as firewalls put before a site.
bool isChallenge(const QByteArray &page)
{
    static const QRegularExpression signs(
        u"captcha|challenge|_waf|waf_|安全验证|人机验证|访问验证"_s,
        QRegularExpression::CaseInsensitiveOption);
    return signs.match(QString::fromUtf8(page)).hasMatch();
}

/// What a check file looks like whose content nobody has told.
bool isPlausible(const QByteArray &text)
{
    static const QRegularExpression token(u"\\A[A-Za-z0-9._=+/-]{6,200}\\z"_s);
    return token.match(QString::fromLatin1(text)).hasMatch();
}

QByteArray pathOf(const QString &folder, const QString &name)
{
    return (folder + u'/').toUtf8().replace("//", "/") + QUrl::toPercentEncoding(name);
}

/// "a (1).txt" is "a.txt", saved by a browser that had one already.
QString nameInConsole(QString name)
{
    static const QRegularExpression copy(u" ?\\([0-9]{1,3}\\)(?=\\.txt$)"_s);
    return name.remove(copy);
}

/// The folder of an entry such as "https://shop.example/h5/"; empty if there is none.
QString folderOf(const DomainEntry &entry)
{
    const QString path = QUrl(entry.text.trimmed()).path();
    return QString::fromLatin1(QUrl::toPercentEncoding(path, "/"))
        .remove(QRegularExpression(u"/+$"_s));
}

/// The right place first.
QList<Place> placesOf(const DomainEntry &entry, const QString &name)
{
    const QString right = nameInConsole(name);
    QList<Place> places{{pathOf({}, right), {}}};
    const auto add = [&places](const QByteArray &path, const QString &meaning) {
        for (const Place &place : std::as_const(places)) {
            if (place.path == path) {
                return;
            }
        }
        places.append({path, meaning});
    };
    add(pathOf({}, name), u"domain.verify-file-name"_s);
    add(pathOf({}, right.toLower()), u"domain.verify-file-name"_s);
    add(pathOf(folderOf(entry), right), u"domain.verify-file-folder"_s);
    return places;
}

/// How \a got differs from \a wanted, which stands in it; empty if it does not.
QString addition(const QByteArray &got, const QByteArray &wanted)
{
    const bool hasBom = got.startsWith(kBom);
    const QByteArray text = hasBom ? got.mid(kBom.size()) : got;
    if (text.trimmed() == wanted) {
        const QByteArray rest = QByteArray(text).replace(wanted, {});
        const bool isLineEnd =
            text.startsWith(wanted) && rest.count('\r') + rest.count('\n') == rest.size();
        return hasBom ? u"bom"_s : isLineEnd ? u"line-end"_s : u"blanks"_s;
    }
    const bool isUtf16 = got.startsWith("\xFF\xFE") || got.startsWith("\xFE\xFF");
    if (isUtf16 && QByteArray(got.mid(2)).replace('\0', QByteArrayView()).trimmed() == wanted) {
        return u"bom"_s;
    }
    return text.contains(wanted) ? u"text"_s : QString();
}

/// The raw value: an editor may have added to the file here, too.
QByteArray valueOf(const QByteArray &content)
{
    return (content.startsWith(kBom) ? content.mid(kBom.size()) : content).trimmed();
}

Finding judgeBody(const HttpAnswer &answer, const std::optional<QByteArray> &content)
{
    const auto finding = [](const char *id, const QString &reason = {}) {
        return Finding{u"domain.verify-file-"_s + QLatin1String(id),
            reason.isEmpty() ? QJsonObject() : QJsonObject{{u"reason"_s, reason}}, {}};
    };
    const QByteArray coding = answer.field("content-encoding").toLower();
    const QByteArray &body = answer.body;
    if (content && answer.isWhole && (body == *content || body == valueOf(*content))) {
        return {};
    }
    if (!coding.isEmpty() && coding != "identity") {
        return finding("extra", u"encoded"_s);
    }
    if (isHtml(body)) {
        return isChallenge(body) ? finding("blocked", u"challenge"_s) : finding("html");
    }
    if (body.trimmed().isEmpty()) {
        return finding("empty");
    }
    if (!answer.isWhole && body.size() <= kLargest) {
        return {u"domain.unreachable"_s, {{u"reason"_s, u"closed"_s}, {u"port"_s, 443}}, {}};
    }
    const QByteArray value = valueOf(content.value_or(body));
    if (!content && body == value) {
        return finding(isPlausible(body) ? "not-compared" : "content");
    }
    const QString added = content || isPlausible(value) ? addition(body, value) : QString();
    return added.isEmpty() ? finding("content") : finding("extra", added);
}

/// {"redirectsTo"} without what may be secret in it; nothing if the server does not say.
QJsonObject redirectFacts(const QByteArray &location, const QUrl &from)
{
    const QUrl named(QString::fromUtf8(location.left(2'000)));
    const QUrl to = named.isEmpty() ? named : from.resolved(named);
    const QString shown =
        to.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).left(200);
    return shown.isEmpty() ? QJsonObject() : QJsonObject{{u"redirectsTo"_s, shown}};
}

Finding judgeAnswer(
    const HttpAnswer &answer, const std::optional<QByteArray> &content, const QUrl &url)
{
    static const QList<int> kRefusals{403, 405, 406, 412, 418, 429, 451, 503};
    const auto withStatus = [&](const char *id, QJsonObject facts = {}) {
        facts.insert(u"status"_s, answer.status);
        return Finding{u"domain.verify-file-"_s + QLatin1String(id), facts, {}};
    };
    if (answer.status == 404 || answer.status == 410) {
        return withStatus("missing");
    }
    if (answer.status / 100 == 3) {
        return withStatus("redirect", redirectFacts(answer.field("location"), url));
    }
    if (answer.status == 401) {
        return withStatus("blocked", {{u"reason"_s, u"login"_s}});
    }
    if (kRefusals.contains(answer.status)) {
        const bool isTest = isHtml(answer.body) && isChallenge(answer.body);
        return withStatus("blocked", {{u"reason"_s, isTest ? u"challenge"_s : u"refused"_s}});
    }
    return answer.status / 100 == 2 ? judgeBody(answer, content) : withStatus("status");
}

CheckStatus statusOf(const Finding &finding)
{
    static const QStringList kWarnings{
        u"domain.verify-file-slow"_s, u"domain.verify-file-not-compared"_s};
    return finding.id.isEmpty()          ? CheckStatus::Passed
        : kWarnings.contains(finding.id) ? CheckStatus::Warning
                                         : CheckStatus::Failed;
}

/// What kept the domain from answering; nothing if it did answer.
std::optional<CheckResult> obstacle(const DomainReport &report)
{
    for (const ProbeStage &stage : {report.dns, report.tls, report.http}) {
        if (stage.outcome == ProbeStage::Outcome::Failed
            || stage.outcome == ProbeStage::Outcome::Unknown) {
            const bool isUnknown = stage.outcome == ProbeStage::Outcome::Unknown;
            return CheckResult{.status = isUnknown ? CheckStatus::Unknown : CheckStatus::Failed,
                .finding = stage.finding};
        }
    }
    return std::nullopt;
}

/// Asks for the file, and then at its neighbours until one has it.
struct Search
{
    DomainProbe &probe;
    ParsedDomain domain;
    VerifyFile file;
    QList<Place> places;

    QUrl url(const Place &place) const
    {
        return QUrl::fromEncoded("https://" + domain.host.toLatin1() + place.path);
    }
    Future<CheckResult> askAt(qsizetype index) const;
    CheckResult judge(const DomainReport &report) const;
    Future<CheckResult> lookAround(qsizetype index, const CheckResult &missing) const;
};

CheckResult Search::judge(const DomainReport &report) const
{
    const QUrl right = url(places.first());
    CheckResult result = obstacle(report).value_or(CheckResult());
    if (result.finding.id.isEmpty()) {
        result.finding = judgeAnswer(report.answer, file.content, right);
        if (result.finding.id.isEmpty() && report.http.ms > kSlowMs) {
            result.finding = {u"domain.verify-file-slow"_s, {{u"ms"_s, report.http.ms}}, {}};
        }
        result.status = statusOf(result.finding);
    }
    result.finding.facts.insert(u"host"_s, domain.host);
    result.finding.facts.insert(u"name"_s, nameInConsole(file.name));
    result.finding.facts.insert(u"url"_s, right.toString(QUrl::FullyEncoded));
    return result;
}

Future<CheckResult> Search::askAt(qsizetype index) const
{
    const auto asked = probe.fetch(domain, places.at(index).path);
    return cancelling(asked, andThen(asked, [self = *this, index](const DomainReport &report) {
        if (index == 0) {
            const CheckResult result = self.judge(report);
            return result.finding.id == "domain.verify-file-missing"_L1
                ? self.lookAround(1, result)
                : ready<CheckResult>(result);
        }
        return ready<CheckResult>(self.judge(report));
    }));
}

Future<CheckResult> Search::lookAround(qsizetype index, const CheckResult &missing) const
{
    if (index >= places.size()) {
        return ready<CheckResult>(missing);
    }
    const auto asked = askAt(index);
    return cancelling(
        asked, andThen(asked, [self = *this, index, missing](const CheckResult &there) {
            if (there.status != CheckStatus::Passed && there.status != CheckStatus::Warning) {
                return self.lookAround(index + 1, missing);
            }
            CheckResult result = missing;
            const Place &place = self.places.at(index);
            result.finding.id = place.meaning;
            result.finding.facts.insert(u"found"_s, self.url(place).toString(QUrl::FullyEncoded));
            return ready<CheckResult>(result);
        }));
}
} // namespace

Finding problemOf(const VerifyFile &file)
{
    const auto notOne = [&file](const QString &reason) {
        return Finding{u"domain.verify-file-not-one"_s,
            {{u"name"_s, withoutSecrets(file.name)}, {u"reason"_s, reason}}, {}};
    };
    if (withoutSecrets(file.name) != file.name) { // it would be asked of each server
        return notOne(u"secret"_s);
    }
    if (!file.content) {
        return {};
    }
    return isHtml(*file.content)           ? notOne(u"html"_s)
        : valueOf(*file.content).isEmpty() ? notOne(u"empty"_s)
        : file.content->size() > kLargest  ? notOne(u"large"_s)
                                           : Finding();
}

Future<CheckResult> checkVerifyFile(
    DomainProbe &probe, const DomainEntry &entry, const VerifyFile &file)
{
    const auto named = [entry](CheckResult result) {
        result.id = u"domain.verify-file"_s;
        result.subject = entry.text;
        result.kind = domainKindId(entry.kind);
        return ready<CheckResult>(result);
    };
    const Result<ParsedDomain> domain = parseDomain(entry);
    const Finding problem = domain ? problemOf(file) : domain.error();
    if (!problem.id.isEmpty()) {
        return named({.status = CheckStatus::Failed, .finding = problem});
    }
    const Search search{probe, *domain, file, placesOf(entry, file.name)};
    const auto found = search.askAt(0);
    return cancelling(found, andThen(found, named));
}
