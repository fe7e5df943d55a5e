// SPDX-License-Identifier: MIT
#include "models/checks/explain.h"

#include "models/checks/errorcodes.h"
#include "models/checks/textindex.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
// How sure each way of recognising is; a code and a text that agree are surest.
constexpr double kExactId = 1.0;
constexpr double kCodeAndText = 0.99;
constexpr double kText = 0.9;
constexpr double kIdInText = 0.85;
constexpr double kUnknownCode = 0.5;
constexpr double kLessSure = 0.05;
// What often comes along with a cause that says more.
constexpr double kGeneral = 0.1;

// A log may name thousands of codes that nobody knows: the first and the last tell most.
constexpr qsizetype kUnknownAtEachEnd = 10;
// Longest piece of the text that is handed on as a fact.
constexpr qsizetype kLongestFact = 500;

/// One text's explanation. Each pattern goes over the text once, each code is looked up once: the
/// time grows with the text, whatever it holds.
class Explainer
{
public:
    Explainer(const Catalogue &catalogue, QString text);
    QList<Explanation> run();

private:
    void explainIds();
    void explainCodes(const QList<ErrorCode> &codes);
    void explainTexts();
    void explainUnknownCodes();
    void addCode(const ErrorCode &code);
    bool addKnown(const ErrorCode &code);
    bool addParent(const ErrorCode &code);
    void addUnknown(const ErrorCode &code);
    void add(Explanation explanation);
    void matchPatterns();
    std::optional<QJsonObject> match(const CatalogueEntry &entry) const;
    QJsonObject withNames(const QString &id, QJsonObject facts) const;

    const Catalogue &m_catalogue;
    QString m_text;
    QJsonObject m_rid; ///< the first one in the text
    QString m_host; ///< the first one in the text
    QString m_requestId; ///< the first one in the text
    QHash<QString, QJsonObject> m_matched; ///< facts by id, of the entries whose patterns fit
    QMultiHash<QString, const CatalogueEntry *> m_byCode;
    QSet<std::pair<QString, QString>> m_seen; ///< service and code
    QList<ErrorCode> m_unknown;
    QHash<QString, qsizetype> m_index; ///< of a finding's id in m_found
    QList<Explanation> m_found;
};

bool isOtherProduct(const QString &id)
{
    return id == "elsewhere"_L1 || id.startsWith("elsewhere."_L1);
}

QString clipped(const QString &text)
{
    return text.size() <= kLongestFact ? text : text.left(kLongestFact) + u'…';
}

/// The group "reason" picks among a finding's words (findings.md), which are named in small
/// letters.
void addGroups(const QRegularExpressionMatch &match, QJsonObject &facts)
{
    for (const QString &name : match.regularExpression().namedCaptureGroups()) {
        if (!name.isEmpty() && !match.captured(name).isEmpty()) {
            const QString value = clipped(match.captured(name));
            facts.insert(name, name == "reason"_L1 ? value.toLower() : value);
        }
    }
}

void addRid(const QString &text, QJsonObject &facts)
{
    static const QRegularExpression rid(u"\\brid: ?([0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8})\\b"_s);
    if (const auto match = rid.match(text); match.hasMatch()) {
        facts.insert(u"rid"_s, match.captured(1));
    }
}

QString requestIdIn(const QString &text)
{
    static const QRegularExpression id(
        u"request[_ ]?id['\"]?\\s{0,3}[:=]?\\s{0,3}['\"]?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return id.match(text).captured(1);
}

/// The server that a network's message speaks of; not the page that explains the message.
QString hostIn(const QString &text)
{
    static const QRegularExpression host(
        u"(?:https?://|wss://|ENOTFOUND |EAI_AGAIN |UnknownHostException: |resolve host(?: "
        u"name)?:? [\"']?|lookup |host='|resolve '|address: |connect(?:ion)? to |known\\. "
        u"\\(|host: "
        u"|host ?name '|matching |, not )"
        "(?!curl\\.|developers\\.weixin|github\\.com|nodejs\\.org|mmbizurl)"
        "(?<domain>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z]{2,24})\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return host.match(text).captured(u"domain").toLower();
}

/// WeChat's and Tencent Cloud's own servers: what fails there is this side's network.
bool isServiceHost(const QString &host)
{
    static const QRegularExpression own(
        u"(?:^|\\.)(?:weixin\\.qq\\.com|servicewechat\\.com|tencentcloudapi\\.com|cloud\\.tencent\\.com)$"_s);
    return own.match(host).hasMatch();
}

/// The upload tool's codes are small numbers that many others use, too.
bool speaksOfUpload(const QString &text)
{
    static const QRegularExpression words(
        u"upload|上传|发布|预览|小程序|servicewechat|miniprogram"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(text).hasMatch();
}

Explainer::Explainer(const Catalogue &catalogue, QString text)
    : m_catalogue(catalogue)
    , m_text(std::move(text))
{
    addRid(m_text, m_rid);
    m_host = hostIn(m_text);
    m_requestId = requestIdIn(m_text);
    for (const CatalogueEntry &entry : m_catalogue.entries()) {
        if (!entry.code.isEmpty()) {
            m_byCode.insert(entry.code, &entry);
        }
    }
    matchPatterns();
}

QList<Explanation> Explainer::run()
{
    explainIds();
    if (!isElsewhere(m_catalogue, m_text)) {
        explainCodes(errorCodesIn(m_text));
        explainTexts();
        explainUnknownCodes();
        if (m_found.isEmpty()) {
            explainCodes(numbersIn(m_text));
        }
    }
    std::stable_sort(m_found.begin(), m_found.end(),
        [](const Explanation &a, const Explanation &b) { return a.score > b.score; });
    return m_found;
}

void Explainer::explainIds()
{
    static const QRegularExpression id(u"(?<![\\w.-])[a-z][a-z-]*\\.-?\\w[\\w.-]*"_s);
    for (auto it = id.globalMatch(m_text); it.hasNext();) {
        const QString found = it.next().captured();
        if (m_catalogue.find(found)) {
            add({{found, {}, {}}, found == m_text ? kExactId : kIdInText, u"id"_s});
        }
    }
}

void Explainer::explainCodes(const QList<ErrorCode> &codes)
{
    for (const ErrorCode &code : codes) {
        addCode(code);
    }
}

void Explainer::explainTexts()
{
    for (const CatalogueEntry &entry : m_catalogue.entries()) {
        if (const auto facts = match(entry)) {
            const bool isOurSide = !entry.atService.isEmpty() && isServiceHost(m_host);
            const QString id = isOurSide ? entry.atService : entry.id;
            add({{id, withNames(id, *facts), {}}, kText - (entry.isGeneral ? kGeneral : 0),
                u"text"_s});
        }
    }
}

/// The same code may come again without its service, or with its message: each way it is looked up
/// once.
void Explainer::addCode(const ErrorCode &code)
{
    const auto key = std::pair(code.service, code.code);
    if (code.code.isEmpty() || code.code == "0"_L1 || m_seen.contains(key)) {
        return;
    }
    m_seen.insert(key);
    if (!addKnown(code) && !addParent(code) && code.isNamed) {
        m_unknown.append(code);
    }
}

/// Adds every entry with this code (of this service, if the text tells it); false if there is none.
bool Explainer::addKnown(const ErrorCode &code)
{
    bool known = false;
    for (const CatalogueEntry *entry : m_byCode.values(code.code)) {
        const bool isVague = !code.isNamed && code.code != m_text;
        const bool isOther = !code.service.isEmpty() && entry->service != code.service;
        if (isOther || (isVague && entry->service == "upload"_L1 && !speaksOfUpload(m_text))) {
            continue;
        }
        known = true;
        const auto facts = match(*entry);
        const double score = facts ? kCodeAndText : code.score;
        add({{entry->id, withNames(entry->id, facts.value_or(m_rid)), {}},
            score - (entry->isGeneral ? kLessSure : 0), u"errcode"_s});
    }
    // "errcode: -10008": people and tools mix the two spellings.
    const bool otherService = !known && !code.service.isEmpty() && code.code.size() >= 5;
    return known
        || (otherService
            && addKnown({{}, code.code, code.message, code.score - kLessSure, code.isNamed}));
}

/// "FailedOperation.DeployFailed" is at least a FailedOperation; Tencent Cloud adds such all the
/// time.
bool Explainer::addParent(const ErrorCode &code)
{
    const QString id = "tencentcloud."_L1 + code.code.section(u'.', 0, 0);
    if (code.service != "tencentcloud"_L1 || !code.isNamed || !m_catalogue.find(id)) {
        return false;
    }
    QJsonObject facts{{u"code"_s, clipped(code.code)}};
    if (!code.message.isEmpty()) {
        facts.insert(u"message"_s, clipped(code.message));
    }
    add({{id, withNames(id, facts), facts}, code.score - kLessSure, u"errcode"_s});
    return true;
}

void Explainer::explainUnknownCodes()
{
    const qsizetype count = m_unknown.size();
    for (qsizetype i = 0; i < count; ++i) {
        if (i < kUnknownAtEachEnd || i >= count - kUnknownAtEachEnd) {
            addUnknown(m_unknown.at(i));
        }
    }
}

void Explainer::addUnknown(const ErrorCode &code)
{
    const QString service = code.service.isEmpty() ? u"wechat"_s : code.service;
    const bool cloud = service == "tencentcloud"_L1;
    const QString number = clipped(code.code);
    QJsonObject facts{{cloud ? u"code"_s : u"errcode"_s,
        cloud ? QJsonValue(number) : QJsonValue(number.toLongLong())}};
    if (!code.message.isEmpty()) {
        facts.insert(cloud ? u"message"_s : u"errmsg"_s, clipped(code.message));
    }
    const QJsonObject raw = facts;
    addRid(code.message, facts);
    const QString id = service + u'.' + number;
    add({{id, withNames(id, facts), raw}, kUnknownCode, u"errcode"_s});
}

void Explainer::matchPatterns()
{
    const auto fits = [this](const QRegularExpression &pattern) {
        return pattern.match(m_text).hasMatch();
    };
    const TextIndex index(m_text);
    for (const CatalogueEntry &entry : m_catalogue.entries()) {
        for (const QRegularExpression &pattern : entry.patterns) {
            if (isOtherProduct(entry.id) || !index.mayFit(pattern)) {
                continue;
            }
            const auto found = pattern.match(m_text);
            if (found.hasMatch()
                && std::none_of(entry.unless.cbegin(), entry.unless.cend(), fits)) {
                if (!m_matched.contains(entry.id)) {
                    m_matched.insert(entry.id, m_rid);
                }
                addGroups(found, m_matched[entry.id]);
            }
        }
    }
}

/// The named groups of the patterns that fit; nothing if none does.
std::optional<QJsonObject> Explainer::match(const CatalogueEntry &entry) const
{
    const auto found = m_matched.constFind(entry.id);
    return found == m_matched.cend() ? std::nullopt : std::optional(*found);
}

/// What the findings of a family name: the server, the number to tell Tencent Cloud's support.
QJsonObject Explainer::withNames(const QString &id, QJsonObject facts) const
{
    const QString family = id.section(u'.', 0, 0);
    const bool isAboutServer = family == "network"_L1 || family == "domain"_L1
        || id.startsWith("console.not-in-domain"_L1) || id.startsWith("console.not-business"_L1);
    if (isAboutServer && !m_host.isEmpty()) {
        facts.insert(u"domain"_s, m_host);
        facts.insert(u"host"_s, m_host); // as the checks of this program call it
    }
    if (family == "tencentcloud"_L1 && !m_requestId.isEmpty()) {
        facts.insert(u"requestId"_s, m_requestId);
    }
    return facts;
}

void Explainer::add(Explanation explanation)
{
    const auto known = m_index.constFind(explanation.finding.id);
    if (known == m_index.cend()) {
        m_index.insert(explanation.finding.id, m_found.size());
        m_found.append(std::move(explanation));
    } else if (m_found.at(*known).score < explanation.score) {
        m_found[*known] = std::move(explanation);
    }
}
} // namespace

QList<Explanation> explain(const Catalogue &catalogue, const QString &text)
{
    return Explainer(catalogue, text.trimmed()).run();
}

bool isElsewhere(const Catalogue &catalogue, const QString &text)
{
    const auto fits = [&text](const QRegularExpression &pattern) {
        return pattern.match(text).hasMatch();
    };
    const auto &entries = catalogue.entries();
    return std::any_of(entries.cbegin(), entries.cend(), [&](const CatalogueEntry &entry) {
        return isOtherProduct(entry.id)
            && std::any_of(entry.patterns.cbegin(), entry.patterns.cend(), fits)
            && std::none_of(entry.unless.cbegin(), entry.unless.cend(), fits);
    });
}
