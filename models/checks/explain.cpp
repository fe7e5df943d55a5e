// SPDX-License-Identifier: MIT
#include "models/checks/explain.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
// How sure each way of recognising is; a code and a text that agree are surest.
constexpr double kExactId = 1.0;
constexpr double kCodeAndText = 0.99;
constexpr double kJsonCode = 0.97;
constexpr double kNamedCode = 0.95;
constexpr double kBareCode = 0.9;
constexpr double kText = 0.9;
constexpr double kIdInText = 0.85;
constexpr double kUnknownCode = 0.5;
constexpr double kNumberInText = 0.5;

/// A service's error code as it stood in the text.
struct Code
{
    QString service; ///< "wechat", "upload", "tencentcloud"; empty if the text does not tell
    QString code;
    QString message;
    double score = 0;
};

class Explainer
{
public:
    Explainer(const Catalogue &catalogue, QString text)
        : m_catalogue(catalogue)
        , m_text(std::move(text))
    {
    }
    QList<Explanation> run();

private:
    void explainIds();
    void explainJson();
    void explainNamedCodes();
    void explainNumbers();
    void explainTexts();
    void addCode(const Code &code);
    bool addKnown(const Code &code);
    void addUnknown(const Code &code);
    void add(Explanation explanation);
    std::optional<QJsonObject> match(const CatalogueEntry &entry) const;

    const Catalogue &m_catalogue;
    QString m_text;
    QList<Explanation> m_found;
};

/// The JSON object whose brace stands at \a begin; empty if it is none.
QJsonObject objectAt(const QString &text, qsizetype begin)
{
    int depth = 0;
    qsizetype end = begin;
    do {
        depth += text.at(end) == u'{' ? 1 : 0;
        depth -= text.at(end) == u'}' ? 1 : 0;
        ++end;
    } while (depth > 0 && end < text.size());
    return QJsonDocument::fromJson(text.mid(begin, end - begin).toUtf8()).object();
}

/// The first JSON object in \a text, with whatever stands around it left out.
QJsonObject jsonIn(const QString &text)
{
    QJsonObject found;
    for (qsizetype begin = text.indexOf(u'{'); begin >= 0 && found.isEmpty();
         begin = text.indexOf(u'{', begin + 1)) {
        found = objectAt(text, begin);
    }
    return found;
}

QString codeText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

void addGroups(const QRegularExpressionMatch &match, QJsonObject &facts)
{
    for (const QString &name : match.regularExpression().namedCaptureGroups()) {
        if (!name.isEmpty() && !match.captured(name).isEmpty()) {
            facts.insert(name, match.captured(name));
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

QList<Explanation> Explainer::run()
{
    explainIds();
    explainJson();
    explainNamedCodes();
    explainTexts();
    if (m_found.isEmpty()) {
        explainNumbers();
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

void Explainer::explainJson()
{
    const QJsonObject json = jsonIn(m_text);
    const QJsonObject cloud = json["Response"_L1]["Error"_L1].toObject();
    if (!cloud.isEmpty()) {
        addCode({u"tencentcloud"_s, cloud["Code"_L1].toString(), cloud["Message"_L1].toString(),
            kJsonCode});
    }
    if (json.contains("errcode"_L1)) {
        addCode(
            {u"wechat"_s, codeText(json["errcode"_L1]), json["errmsg"_L1].toString(), kJsonCode});
    }
    if (json.contains("errCode"_L1)) {
        addCode(
            {u"upload"_s, codeText(json["errCode"_L1]), json["errMsg"_L1].toString(), kJsonCode});
    }
}

/// "errcode: 40164", "errCode = -10008", "错误码：40164".
void Explainer::explainNamedCodes()
{
    static const QRegularExpression named(
        u"(?<name>err_?code|error[ _]?code|errno|错误码|错误代码|返回码)[\"'\\s:=：]*(?<code>-?\\d{1,8})(?![\\d.])"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto it = named.globalMatch(m_text); it.hasNext();) {
        const auto match = it.next();
        const QString name = match.captured(u"name");
        const QString service =
            name == "errcode"_L1 ? u"wechat"_s : (name == "errCode"_L1 ? u"upload"_s : QString());
        addCode({service, match.captured(u"code"), {}, kNamedCode});
    }
}

/// A code all by itself, or a number in a sentence that speaks of an error.
void Explainer::explainNumbers()
{
    static const QRegularExpression bare(u"^-?\\d{1,8}$"_s);
    static const QRegularExpression number(u"(?<![\\w.-])-?\\d{5,8}(?![\\w.])"_s);
    static const QRegularExpression hint(
        u"err|fail|code|rid|错|失败|报|码|异常"_s, QRegularExpression::CaseInsensitiveOption);
    if (bare.match(m_text).hasMatch()) {
        addKnown({{}, m_text, {}, kBareCode});
    } else if (hint.match(m_text).hasMatch()) {
        for (auto it = number.globalMatch(m_text); it.hasNext();) {
            addKnown({{}, it.next().captured(), {}, kNumberInText});
        }
    }
}

void Explainer::explainTexts()
{
    for (const CatalogueEntry &entry : m_catalogue.entries()) {
        if (const auto facts = match(entry)) {
            add({{entry.id, *facts, {}}, kText, u"text"_s});
        }
    }
}

void Explainer::addCode(const Code &code)
{
    if (code.code.isEmpty() || code.code == "0"_L1) {
        return;
    }
    if (!addKnown(code)) {
        addUnknown(code);
    }
}

/// Adds every entry with this code (of this service, if the text tells it); false if there is none.
bool Explainer::addKnown(const Code &code)
{
    bool known = false;
    for (const CatalogueEntry &entry : m_catalogue.entries()) {
        if (entry.code.isEmpty() || entry.code != code.code
            || !(code.service.isEmpty() || entry.service == code.service)) {
            continue;
        }
        known = true;
        const auto facts = match(entry);
        QJsonObject rid;
        addRid(m_text, rid);
        add({{entry.id, facts.value_or(rid), {}}, facts ? kCodeAndText : code.score, u"errcode"_s});
    }
    // "errcode: -10008": people and tools mix the two spellings.
    const bool otherService = !known && !code.service.isEmpty() && code.code.size() >= 5;
    return known || (otherService && addKnown({{}, code.code, code.message, code.score - 0.05}));
}

void Explainer::addUnknown(const Code &code)
{
    const QString service = code.service.isEmpty() ? u"wechat"_s : code.service;
    const bool cloud = service == "tencentcloud"_L1;
    const QJsonValue number = cloud ? QJsonValue(code.code) : QJsonValue(code.code.toLongLong());
    QJsonObject facts{{cloud ? u"code"_s : u"errcode"_s, number}};
    if (!code.message.isEmpty()) {
        facts.insert(cloud ? u"message"_s : u"errmsg"_s, code.message);
    }
    const QJsonObject raw = facts;
    addRid(code.message, facts);
    add({{service + u'.' + code.code, facts, raw}, kUnknownCode, u"errcode"_s});
}

/// The named groups of the patterns that fit; nothing if none does.
std::optional<QJsonObject> Explainer::match(const CatalogueEntry &entry) const
{
    QJsonObject facts;
    bool matched = false;
    for (const QRegularExpression &pattern : entry.patterns) {
        if (const auto found = pattern.match(m_text); found.hasMatch()) {
            matched = true;
            addGroups(found, facts);
        }
    }
    if (!matched) {
        return std::nullopt;
    }
    addRid(m_text, facts);
    return facts;
}

void Explainer::add(Explanation explanation)
{
    for (Explanation &known : m_found) {
        if (known.finding.id != explanation.finding.id) {
            continue;
        }
        if (known.score < explanation.score) {
            known = std::move(explanation);
        }
        return;
    }
    m_found.append(std::move(explanation));
}
} // namespace

QList<Explanation> explain(const Catalogue &catalogue, const QString &text)
{
    return Explainer(catalogue, text.trimmed()).run();
}
