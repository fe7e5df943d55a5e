// SPDX-License-Identifier: MIT
#include "models/checks/check.h"

#include "models/core/appid.h"
#include "models/core/paste.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr std::array kStatusIds{
    std::pair(CheckStatus::Pending, "pending"_L1),
    std::pair(CheckStatus::Running, "running"_L1),
    std::pair(CheckStatus::Passed, "passed"_L1),
    std::pair(CheckStatus::Warning, "warning"_L1),
    std::pair(CheckStatus::Failed, "failed"_L1),
    std::pair(CheckStatus::Skipped, "skipped"_L1),
    std::pair(CheckStatus::Unknown, "unknown"_L1),
};

constexpr qsizetype kSecretLength = 32;

bool isLowerHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

bool isHex(QChar c)
{
    return isLowerHex(c) || (c >= u'A' && c <= u'F');
}

bool isLetterOrDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

template <typename Test>
bool all(QStringView text, Test test)
{
    return std::all_of(text.begin(), text.end(), test);
}

bool isOriginalId(QStringView text)
{
    return text.size() == 15 && text.startsWith("gh_"_L1) && all(text.mid(3), isLowerHex);
}

/// Why \a text is no AppID; empty if it is one.
QString appIdFault(const QString &text)
{
    if (isAppId(text)) {
        return {};
    }
    if (text.trimmed().isEmpty()) {
        return u"empty"_s;
    }
    if (std::any_of(
            text.begin(), text.end(), [](QChar c) { return c.isSpace() || !c.isPrint(); })) {
        return u"blanks"_s;
    }
    if (isAppId(text.toLower())) {
        return u"upper-case"_s;
    }
    if (!text.startsWith("wx"_L1, Qt::CaseInsensitive)) {
        return u"prefix"_s;
    }
    return text.size() == kAppIdLength ? u"characters"_s : u"length"_s;
}

CheckResult failed(CheckResult result, const QString &finding, const QJsonObject &facts = {})
{
    result.status = CheckStatus::Failed;
    result.finding = {finding, facts, {}};
    return result;
}

CheckResult warned(CheckResult result, const QString &finding, const QJsonObject &facts = {})
{
    result.status = CheckStatus::Warning;
    result.finding = {finding, facts, {}};
    return result;
}

bool isInvisible(QChar c)
{
    return c.isSpace() || !c.isPrint() || c.category() == QChar::Other_Format;
}

bool isQuote(QChar c)
{
    return u"\"'`“”‘’「」『』《》<>()"_s.contains(c);
}

/// Cuts \a text to [begin, end) in its own buffer and overwrites what is left over.
void cut(QString &text, qsizetype begin, qsizetype end)
{
    std::move(text.begin() + begin, text.begin() + end, text.begin());
    std::fill(text.begin() + (end - begin), text.end(), QChar(u'\0'));
    text.truncate(end - begin);
}

void repairInPlace(QString &text)
{
    qsizetype kept = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (const QChar c = text.at(i); !isInvisible(c)) {
            text[kept++] = halfWidth(c);
        }
    }
    qsizetype begin = 0;
    while (kept - begin >= 2 && isQuote(text.at(begin)) && isQuote(text.at(kept - 1))) {
        ++begin;
        --kept;
    }
    cut(text, begin, kept);
}

QString placeOf(const CheckResult &result)
{
    return result.id + QChar::Null + result.kind + QChar::Null + result.subject;
}

QJsonObject lastingFacts(QJsonObject facts)
{
    facts.remove("ms"_L1);
    facts.remove("expiresIn"_L1);
    facts.remove("rid"_L1);
    return facts;
}

QString secretClass(QStringView text)
{
    if (all(text, isHex)) {
        return text.size() == kSecretLength ? u"upper-case"_s : u"hex"_s;
    }
    return all(text, isLetterOrDigit) ? u"letters-digits"_s : u"other"_s;
}

bool looksLikeKey(QByteArrayView bytes)
{
    return bytes.contains("-----BEGIN") || bytes.contains("PRIVATE KEY");
}

CheckResult checkSecretText(CheckResult result, QStringView text, bool repaired)
{
    if (isAppId(text) || text == result.subject) {
        return failed(result, u"secret.is-appid"_s);
    }
    if (isOriginalId(text)) {
        return failed(result, u"secret.is-original-id"_s);
    }
    if (text.size() != kSecretLength || !all(text, isLowerHex)) {
        return warned(result, u"secret.format"_s,
            {{u"length"_s, text.size()}, {u"class"_s, secretClass(text)}});
    }
    if (repaired) {
        return warned(result, u"secret.whitespace"_s);
    }
    result.status = CheckStatus::Passed;
    return result;
}
} // namespace

QString statusId(CheckStatus status)
{
    for (const auto &[known, id] : kStatusIds) {
        if (known == status) {
            return id;
        }
    }
    Q_UNREACHABLE();
}

CheckStatus statusFromId(const QString &id)
{
    for (const auto &[status, known] : kStatusIds) {
        if (known == id) {
            return status;
        }
    }
    return CheckStatus::Unknown;
}

QString listAndDomain(const CheckResult &result)
{
    return result.kind.isEmpty() ? result.subject : result.kind + u' ' + result.subject;
}

QString listAndDomain(const DomainEntry &entry)
{
    return domainKindId(entry.kind) + u' ' + entry.text;
}

QJsonObject toJson(const CheckResult &result)
{
    QJsonObject json{{u"id"_s, result.id}, {u"subject"_s, result.subject},
        {u"status"_s, statusId(result.status)}, {u"finding"_s, result.finding.id},
        {u"facts"_s, result.finding.facts}, {u"raw"_s, result.finding.raw}};
    if (!result.kind.isEmpty()) {
        json.insert(u"kind"_s, result.kind);
    }
    return json;
}

CheckResult checkResultFromJson(const QJsonObject &json)
{
    return {json["id"_L1].toString(), json["subject"_L1].toString(),
        statusFromId(json["status"_L1].toString()),
        {json["finding"_L1].toString(), json["facts"_L1].toObject(), json["raw"_L1].toObject()},
        json["kind"_L1].toString()};
}

bool isSame(const CheckResult &a, const CheckResult &b)
{
    return a.isAbout(b) && a.status == b.status && a.finding.id == b.finding.id
        && lastingFacts(a.finding.facts) == lastingFacts(b.finding.facts);
}

QList<CheckResult> newsIn(const QList<CheckResult> &results, const QList<QJsonObject> &known)
{
    QHash<QString, CheckResult> before;
    for (const QJsonObject &json : known) {
        const CheckResult result = checkResultFromJson(json);
        before.insert(placeOf(result), result);
    }
    QList<CheckResult> news;
    std::copy_if(results.begin(), results.end(), std::back_inserter(news),
        [&before](const CheckResult &r) { return !isSame(r, before.value(placeOf(r))); });
    return news;
}

Result<> outcomeOf(const QList<CheckResult> &results)
{
    for (const CheckStatus status : {CheckStatus::Failed, CheckStatus::Unknown}) {
        const auto found = std::find_if(results.begin(), results.end(),
            [=](const CheckResult &r) { return r.status == status; });
        if (found != results.end()) {
            return tl::unexpected(found->finding);
        }
    }
    return {};
}

CheckResult checkAppId(const QString &appId)
{
    const CheckResult result{u"appid.format"_s, appId, CheckStatus::Passed, {}};
    if (appId.trimmed().startsWith("gh_"_L1)) {
        return failed(result, u"appid.is-original-id"_s);
    }
    const QString reason = appIdFault(appId);
    return reason.isEmpty() ? result : failed(result, u"appid.format"_s, {{u"reason"_s, reason}});
}

CheckResult checkSecretFormat(const Secret &secret, const QString &appId)
{
    CheckResult result{u"secret.format"_s, appId, CheckStatus::Pending, {}};
    if (looksLikeKey(secret.reveal())) {
        return failed(result, u"secret.is-upload-key"_s);
    }
    const Secret clean = repairedSecret(secret);
    if (clean.isEmpty()) {
        return failed(result, u"secret.format"_s, {{u"length"_s, 0}, {u"class"_s, u"other"_s}});
    }
    QString text = QString::fromUtf8(clean.reveal());
    CheckResult checked = checkSecretText(result, text, !(clean == secret));
    wipe(text);
    return checked;
}

CheckResult checkOriginalId(const QString &originalId)
{
    const CheckResult result{u"original-id.format"_s, originalId, CheckStatus::Passed, {}};
    if (isOriginalId(originalId)) {
        return result;
    }
    return failed(result,
        isAppId(originalId.trimmed()) ? u"original-id.is-appid"_s : u"original-id.format"_s);
}

Secret repairedSecret(const Secret &pasted)
{
    QString text = QString::fromUtf8(pasted.reveal());
    repairInPlace(text);
    return Secret::take(text);
}

QString statusMark(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Passed:
        return u"✓"_s;
    case CheckStatus::Warning:
        return u"!"_s;
    case CheckStatus::Failed:
        return u"✕"_s;
    case CheckStatus::Unknown:
        return u"?"_s;
    case CheckStatus::Skipped:
        return u"–"_s;
    case CheckStatus::Pending:
    case CheckStatus::Running:
        return u"…"_s;
    }
    Q_UNREACHABLE();
}
