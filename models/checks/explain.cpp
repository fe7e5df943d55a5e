// SPDX-License-Identifier: MIT
#include "models/checks/explain.h"

#include <QJsonDocument>
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
constexpr double kJsonCode = 0.97;
constexpr double kNamedCode = 0.95;
constexpr double kBareCode = 0.9;
constexpr double kText = 0.9;
constexpr double kIdInText = 0.85;
constexpr double kUnknownCode = 0.5;
constexpr double kNumberInText = 0.5;

// A log may name thousands of codes that nobody knows: the first and the last tell most.
constexpr qsizetype kUnknownAtEachEnd = 10;
// Longest piece of the text that is handed on as a fact.
constexpr qsizetype kLongestFact = 500;
// An answer has at most this many objects within each other, {"Response":{"Error":{…}}}: so each
// character of the text is parsed at most so many times.
constexpr int kMostNested = 3;

/// A service's error code as it stood in the text.
struct Code
{
    QString service; ///< "wechat", "upload", "tencentcloud"; empty if the text does not tell
    QString code;
    QString message;
    double score = 0;
};

/// One text's explanation. Each pattern goes over the text once, each code is looked up once: the
/// time grows with the text, whatever it holds.
class Explainer
{
public:
    Explainer(const Catalogue &catalogue, QString text);
    QList<Explanation> run();

private:
    void explainIds();
    void explainJson();
    void explainAnswer(const QJsonObject &json);
    void explainNamedCodes();
    void explainNumbers();
    void explainTexts();
    void explainUnknownCodes();
    void addCode(const Code &code);
    bool addKnown(const Code &code);
    void addUnknown(const Code &code);
    void add(Explanation explanation);
    void matchPatterns();
    std::optional<QJsonObject> match(const CatalogueEntry &entry) const;

    const Catalogue &m_catalogue;
    QString m_text;
    QJsonObject m_rid; ///< the first one in the text
    QHash<QString, QJsonObject> m_matched; ///< facts by id, of the entries whose patterns fit
    QMultiHash<QString, const CatalogueEntry *> m_byCode;
    QSet<std::pair<QString, QString>> m_seen; ///< service and code
    QList<Code> m_unknown;
    QHash<QString, qsizetype> m_index; ///< of a finding's id in m_found
    QList<Explanation> m_found;
};

/// The pieces of \a text between balanced braces that hold at most kMostNested objects within each
/// other; braces that belong to no pair are passed over.
QList<QStringView> objectsIn(QStringView text)
{
    struct Open
    {
        qsizetype begin;
        int height; ///< objects within each other, so far
    };
    QList<QStringView> found;
    QList<Open> open;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'{') {
            open.append({i, 1});
        } else if (text.at(i) == u'}' && !open.isEmpty()) {
            const Open closed = open.takeLast();
            if (!open.isEmpty()) {
                open.last().height = qMax(open.last().height, closed.height + 1);
            }
            if (closed.height <= kMostNested) {
                found.append(text.mid(closed.begin, i + 1 - closed.begin));
            }
        }
    }
    return found;
}

/// Whether \a object can be a service's answer: most objects of a log are not worth parsing.
bool mayBeAnswer(QStringView object)
{
    return object.contains(u"\"errcode\"") || object.contains(u"\"errCode\"")
        || object.contains(u"\"Response\"");
}

QString clipped(const QString &text)
{
    return text.size() <= kLongestFact ? text : text.left(kLongestFact) + u'…';
}

QString codeText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

void addGroups(const QRegularExpressionMatch &match, QJsonObject &facts)
{
    for (const QString &name : match.regularExpression().namedCaptureGroups()) {
        if (!name.isEmpty() && !match.captured(name).isEmpty()) {
            facts.insert(name, clipped(match.captured(name)));
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

Explainer::Explainer(const Catalogue &catalogue, QString text)
    : m_catalogue(catalogue)
    , m_text(std::move(text))
{
    addRid(m_text, m_rid);
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
    explainJson();
    explainNamedCodes();
    explainTexts();
    explainUnknownCodes();
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
    for (const QStringView object : objectsIn(m_text)) {
        if (mayBeAnswer(object)) {
            explainAnswer(QJsonDocument::fromJson(object.toUtf8()).object());
        }
    }
}

void Explainer::explainAnswer(const QJsonObject &json)
{
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

/// The same code may come again without its service, or with its message: each way it is looked up
/// once.
void Explainer::addCode(const Code &code)
{
    const auto key = std::pair(code.service, code.code);
    if (code.code.isEmpty() || code.code == "0"_L1 || m_seen.contains(key)) {
        return;
    }
    m_seen.insert(key);
    if (!addKnown(code)) {
        m_unknown.append(code);
    }
}

/// Adds every entry with this code (of this service, if the text tells it); false if there is none.
bool Explainer::addKnown(const Code &code)
{
    bool known = false;
    for (const CatalogueEntry *entry : m_byCode.values(code.code)) {
        if (!code.service.isEmpty() && entry->service != code.service) {
            continue;
        }
        known = true;
        const auto facts = match(*entry);
        add({{entry->id, facts.value_or(m_rid), {}}, facts ? kCodeAndText : code.score,
            u"errcode"_s});
    }
    // "errcode: -10008": people and tools mix the two spellings.
    const bool otherService = !known && !code.service.isEmpty() && code.code.size() >= 5;
    return known || (otherService && addKnown({{}, code.code, code.message, code.score - 0.05}));
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

void Explainer::addUnknown(const Code &code)
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
    add({{service + u'.' + number, facts, raw}, kUnknownCode, u"errcode"_s});
}

void Explainer::matchPatterns()
{
    for (const CatalogueEntry &entry : m_catalogue.entries()) {
        for (const QRegularExpression &pattern : entry.patterns) {
            if (const auto found = pattern.match(m_text); found.hasMatch()) {
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
