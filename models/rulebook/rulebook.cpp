// SPDX-License-Identifier: MIT
#include "models/rulebook/rulebook.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr std::array kFiles{
    "facts.json"_L1, "findings.json"_L1, "links.json"_L1, "menus.json"_L1, "roles.json"_L1};
constexpr auto kBuiltIn = ":/rulebook"_L1;
constexpr auto kFindings = "findings.json"_L1;

QString textList(const QStringList &words)
{
    return words.join("\", \""_L1);
}

bool isLetterOrDigit(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

// "wechat.40164", "managed.minimum-edition".
bool isId(const QString &text)
{
    return !text.isEmpty() && text.front() >= u'a' && text.front() <= u'z'
        && isLetterOrDigit(text.back()) && std::all_of(text.begin(), text.end(), [](QChar c) {
               return isLetterOrDigit(c) || c == u'.' || c == u'-';
           });
}

QStringList strings(const QJsonArray &array)
{
    QStringList list;
    for (const QJsonValue &value : array) {
        list.append(value.toString());
    }
    return list;
}
} // namespace

/// Reads the files one by one and writes down every fault on the way.
class RulebookReader
{
public:
    /// \a folder may lack files; those come from the built-in rulebook, but its findings only if
    /// \a isWhole.
    Rulebook read(const QString &folder, bool isWhole = false);

private:
    using Entry = QJsonObject;

    QJsonArray array(const QString &folder);
    bool begin(const Entry &entry, const QStringList &required, const QStringList &optional);
    void problem(const QString &detail);
    QString text(const Entry &entry, const QString &key);
    QString oneOf(const Entry &entry, const QString &key, const QStringList &allowed);
    QUrl url(const Entry &entry, bool required);
    QStringList names(const QJsonValue &value, const QString &key);

    void readFact(const Entry &entry);
    void readFinding(const Entry &entry);
    void readLink(const Entry &entry);
    void readMenu(const Entry &entry);
    void readRole(const Entry &entry);
    QList<QRegularExpression> patterns(const Entry &entry, const QString &key);

    Rulebook::Data m_book;
    QList<CatalogueEntry> m_findings;
    QString m_file;
    QString m_id; ///< of the entry being read
    QSet<QString> m_seen; ///< ids of this file
};

Rulebook RulebookReader::read(const QString &folder, bool isWhole)
{
    using Reader = void (RulebookReader::*)(const Entry &);
    constexpr std::array<Reader, kFiles.size()> readers{&RulebookReader::readFact,
        &RulebookReader::readFinding, &RulebookReader::readLink, &RulebookReader::readMenu,
        &RulebookReader::readRole};
    for (size_t i = 0; i < kFiles.size(); ++i) {
        m_file = kFiles.at(i);
        m_seen.clear();
        const bool isBuiltIn = folder == kBuiltIn || !QFile::exists(folder + u'/' + m_file);
        if (m_file == kFindings && isBuiltIn && !isWhole) {
            continue;
        }
        const QJsonArray entries = array(folder);
        for (const QJsonValue &value : entries) {
            m_id.clear();
            (this->*readers.at(i))(value.toObject());
        }
    }
    Rulebook book;
    book.m_data = std::make_shared<const Rulebook::Data>(std::move(m_book));
    if (!m_findings.isEmpty()) {
        book.m_catalogue = std::make_shared<const Catalogue>(std::move(m_findings));
    }
    return book;
}

QJsonArray RulebookReader::array(const QString &folder)
{
    m_id.clear();
    const QString own = folder + u'/' + m_file;
    QFile file(QFile::exists(own) ? own : QString(kBuiltIn + u'/' + m_file));
    if (!file.open(QIODevice::ReadOnly)) {
        problem(u"cannot be read"_s);
        return {};
    }
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll(), &error).object();
    const QString key = m_file.section(u'.', 0, 0);
    const QJsonArray entries = root.value(key).toArray();
    if (error.error != QJsonParseError::NoError) {
        problem(u"not JSON, at byte %1: %2"_s.arg(error.offset).arg(error.errorString()));
    } else if (root.size() != 1 || entries.isEmpty()) {
        problem(u"is not an object with the one list \"%1\""_s.arg(key));
    }
    return entries;
}

void RulebookReader::problem(const QString &detail)
{
    m_book.problems.append({m_file, m_id.isEmpty() ? detail : m_id + ": "_L1 + detail});
}

// False if the entry has no usable id; other faults are written down and the entry is read all the
// same.
bool RulebookReader::begin(
    const Entry &entry, const QStringList &required, const QStringList &optional)
{
    m_id = entry.value("id"_L1).toString();
    if (!isId(m_id)) {
        const QString shown = std::exchange(m_id, {});
        problem(u"entry %1 has no valid \"id\" (\"%2\")"_s.arg(m_seen.size() + 1).arg(shown));
        return false;
    }
    if (m_seen.contains(m_id)) {
        problem(u"the id stands there twice"_s);
        return false;
    }
    m_seen.insert(m_id);
    for (const QString &key : required) {
        if (!entry.contains(key)) {
            problem(u"\"%1\" is missing"_s.arg(key));
        }
    }
    for (const QString &key : entry.keys()) {
        if (key != "id"_L1 && !required.contains(key) && !optional.contains(key)) {
            problem(u"\"%1\" is not a known field"_s.arg(key));
        }
    }
    return true;
}

QString RulebookReader::text(const Entry &entry, const QString &key)
{
    const QJsonValue value = entry.value(key);
    if (!value.isUndefined() && value.toString().trimmed().isEmpty()) {
        problem(u"\"%1\" is empty or not a text"_s.arg(key));
    }
    return value.toString();
}

QString RulebookReader::oneOf(const Entry &entry, const QString &key, const QStringList &allowed)
{
    const QString value = entry.value(key).toString();
    if (entry.contains(key) && !allowed.contains(value)) {
        problem(u"\"%1\" is \"%2\", not one of \"%3\""_s.arg(key, value, textList(allowed)));
    }
    return value;
}

QUrl RulebookReader::url(const Entry &entry, bool required)
{
    const QUrl url(entry.value("url"_L1).toString(), QUrl::StrictMode);
    const bool secure = url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty();
    if (!secure && (required || entry.contains("url"_L1))) {
        problem(u"\"url\" is not an https address"_s);
    }
    return url;
}

QStringList RulebookReader::names(const QJsonValue &value, const QString &key)
{
    const QStringList list = strings(value.toArray());
    if (list.isEmpty() || list.contains(QString())) {
        problem(u"\"%1\" is not a list of texts"_s.arg(key));
    }
    return list;
}

void RulebookReader::readFact(const Entry &entry)
{
    if (!begin(entry, {u"value"_s, u"unit"_s, u"source"_s, u"asOf"_s, u"confidence"_s},
            {u"sourceEn"_s, u"url"_s})) {
        return;
    }
    Fact fact{.id = m_id, .value = entry.value("value"_L1)};
    if (fact.value.isNull() || fact.value.isObject()) {
        problem(u"\"value\" is not a number, text, truth value or list"_s);
    }
    fact.unit = entry.value("unit"_L1).toString();
    fact.source = text(entry, u"source"_s);
    const QString english = text(entry, u"sourceEn"_s);
    fact.sourceEnglish = english.isEmpty() ? fact.source : english;
    fact.url = url(entry, false);
    fact.asOf = QDate::fromString(entry.value("asOf"_L1).toString(), Qt::ISODate);
    if (!fact.asOf.isValid()) {
        problem(u"\"asOf\" is not a date like 2026-01-31"_s);
    }
    fact.confidence =
        oneOf(entry, u"confidence"_s, {u"official"_s, u"reported"_s, u"unconfirmed"_s});
    m_book.factIndex.insert(m_id, m_book.facts.size());
    m_book.facts.append(fact);
}

void RulebookReader::readFinding(const Entry &entry)
{
    if (!begin(entry, {u"severity"_s, u"source"_s},
            {u"service"_s, u"code"_s, u"patterns"_s, u"step"_s, u"sameAs"_s, u"unless"_s,
                u"general"_s, u"atService"_s})) {
        return;
    }
    CatalogueEntry finding{.id = m_id};
    finding.severity = oneOf(entry, u"severity"_s, {u"error"_s, u"warning"_s, u"info"_s});
    finding.service =
        oneOf(entry, u"service"_s, {u"wechat"_s, u"upload"_s, u"tencentcloud"_s, u""_s});
    finding.code = entry.value("code"_L1).toString();
    if (entry.contains("code"_L1) && !entry.value("code"_L1).isString()) {
        problem(u"\"code\" is not a text"_s);
    }
    finding.patterns = patterns(entry, u"patterns"_s);
    finding.unless = patterns(entry, u"unless"_s);
    finding.isGeneral = entry.value("general"_L1).toBool();
    if (entry.contains("general"_L1) && !entry.value("general"_L1).isBool()) {
        problem(u"\"general\" is not a truth value"_s);
    }
    finding.atService = text(entry, u"atService"_s);
    if (const QJsonValue step = entry.value("step"_L1); step.isArray()) {
        finding.steps = names(step, u"step"_s);
    } else if (!step.toString().isEmpty()) {
        finding.steps = {step.toString()};
    }
    finding.source = text(entry, u"source"_s);
    finding.sameAs = text(entry, u"sameAs"_s);
    m_findings.append(finding);
}

QList<QRegularExpression> RulebookReader::patterns(const Entry &entry, const QString &key)
{
    QList<QRegularExpression> list;
    const QJsonValue value = entry.value(key);
    if (value.isUndefined()) {
        return list;
    }
    if (!value.isArray()) {
        problem(u"\"%1\" is not a list"_s.arg(key));
    }
    for (const QString &pattern : strings(value.toArray())) {
        list.append(QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption));
    }
    return list;
}

void RulebookReader::readLink(const Entry &entry)
{
    if (!begin(entry, {u"url"_s, u"console"_s, u"name"_s, u"en"_s}, {})) {
        return;
    }
    const QString console =
        oneOf(entry, u"console"_s, {u"wechat"_s, u"tencent-cloud"_s, u"weda"_s, u"docs"_s});
    m_book.links.insert(
        m_id, {m_id, url(entry, true), console, text(entry, u"name"_s), text(entry, u"en"_s)});
}

void RulebookReader::readMenu(const Entry &entry)
{
    if (!begin(entry, {u"path"_s, u"en"_s}, {u"synonyms"_s})) {
        return;
    }
    MenuPath menu{
        m_id, names(entry.value("path"_L1), u"path"_s), {}, names(entry.value("en"_L1), u"en"_s)};
    if (menu.path.size() != menu.english.size()) {
        problem(u"\"en\" is not as long as \"path\""_s);
    }
    const QJsonArray synonyms = entry.value("synonyms"_L1).toArray();
    for (const QJsonValue &synonym : synonyms) {
        menu.synonyms.append(names(synonym, u"synonyms"_s));
    }
    m_book.menus.insert(m_id, menu);
}

void RulebookReader::readRole(const Entry &entry)
{
    if (begin(entry, {u"of"_s}, {})) {
        m_book.roles.append({m_id, entry.value("of"_L1).toString()});
    }
}

Rulebook Rulebook::builtIn()
{
    return {};
}

const Rulebook::Data &Rulebook::data() const
{
    const auto builtIn = []() -> const Data & {
        static const auto read = RulebookReader().read(kBuiltIn).m_data;
        return *read;
    };
    return m_data ? *m_data : builtIn();
}

Result<Rulebook> Rulebook::withFolder(const QString &folder)
{
    const auto invalid = [](const QString &file, const QString &detail) {
        return failure(u"rulebook.invalid"_s, {{u"file"_s, file}, {u"detail"_s, detail}});
    };
    const QDir dir(folder);
    if (folder.isEmpty() || !dir.exists()) {
        return invalid(folder, u"is not a folder"_s);
    }
    // A misspelt name would otherwise be passed over in silence, and the old facts shown.
    const QStringList files = dir.entryList({u"*.json"_s}, QDir::Files);
    for (const QString &file : files) {
        if (std::find(kFiles.begin(), kFiles.end(), file) == kFiles.end()) {
            return invalid(file, u"is not a file of the rulebook"_s);
        }
    }
    const Rulebook book = RulebookReader().read(folder);
    QList<RulebookProblem> problems =
        book.data().problems + missingFacts(book.data()) + missing(book.data());
    if (book.m_catalogue) {
        problems += book.patternProblems();
    }
    return problems.isEmpty() ? Result<Rulebook>(book)
                              : invalid(problems.constFirst().file, problems.constFirst().detail);
}

// The program asks for ids by name: data from outside must not be able to take one away.
QList<RulebookProblem> Rulebook::missing(const Data &data)
{
    QList<RulebookProblem> problems;
    const auto demand = [&problems](const QString &file, const QString &id, bool isThere) {
        if (!isThere) {
            problems.append({file, id + ": is missing"_L1});
        }
    };
    const Rulebook whole = builtIn();
    const Data &other = whole.data();
    for (const Link &link : other.links) {
        demand(u"links.json"_s, link.id, data.links.contains(link.id));
    }
    for (const MenuPath &menu : other.menus) {
        demand(u"menus.json"_s, menu.id, data.menus.contains(menu.id));
    }
    for (const Role &role : other.roles) {
        const auto isIt = [&role](const Role &own) { return own.id == role.id; };
        demand(u"roles.json"_s, role.id, std::any_of(data.roles.cbegin(), data.roles.cend(), isIt));
    }
    return problems;
}

QList<RulebookProblem> Rulebook::missingFacts(const Data &data)
{
    QList<RulebookProblem> problems;
    const Rulebook whole = builtIn();
    for (const Fact &fact : whole.data().facts) {
        const auto own = data.factIndex.constFind(fact.id);
        if (own == data.factIndex.cend()) {
            problems.append({u"facts.json"_s, fact.id + ": is missing"_L1});
        } else if (data.facts.at(*own).value.type() != fact.value.type()) {
            problems.append(
                {u"facts.json"_s, fact.id + ": \"value\" is of another type than before"_L1});
        }
    }
    return problems;
}

// Apart from the reading, because compiling every pattern takes longer than all of it.
QList<RulebookProblem> Rulebook::patternProblems() const
{
    QList<RulebookProblem> list;
    for (const CatalogueEntry &entry : catalogue().entries()) {
        for (const QRegularExpression &pattern : entry.patterns + entry.unless) {
            const QString named = u"%1: pattern \"%2\": "_s.arg(entry.id, pattern.pattern());
            if (!pattern.isValid()) {
                list.append({u"findings.json"_s, named + pattern.errorString()});
            } else if (pattern.match(QString()).hasMatch()) {
                list.append({u"findings.json"_s, named + "fits everything"_L1});
            }
        }
    }
    return list;
}

const Fact &Rulebook::fact(const QString &id) const
{
    static const Fact none;
    const auto found = data().factIndex.constFind(id);
    Q_ASSERT_X(found != data().factIndex.cend(), "Rulebook::fact", qPrintable(id));
    return found == data().factIndex.cend() ? none : data().facts.at(*found);
}

const Link &Rulebook::link(const QString &id) const
{
    static const Link none;
    const auto found = data().links.constFind(id);
    Q_ASSERT_X(found != data().links.cend(), "Rulebook::link", qPrintable(id));
    return found == data().links.cend() ? none : *found;
}

const MenuPath &Rulebook::menu(const QString &id) const
{
    static const MenuPath none;
    const auto found = data().menus.constFind(id);
    Q_ASSERT_X(found != data().menus.cend(), "Rulebook::menu", qPrintable(id));
    return found == data().menus.cend() ? none : *found;
}

QList<Fact> Rulebook::facts(const QString &prefix) const
{
    QList<Fact> list;
    for (const Fact &fact : data().facts) {
        if (fact.id.startsWith(prefix)) {
            list.append(fact);
        }
    }
    return list;
}

const Rulebook &Rulebook::wholeBuiltIn()
{
    static const Rulebook book = RulebookReader().read(kBuiltIn, true);
    return book;
}

const Catalogue &Rulebook::catalogue() const
{
    return *(m_catalogue ? m_catalogue : wholeBuiltIn().m_catalogue);
}

QStringList Rulebook::problems() const
{
    QStringList list;
    const auto &read = (m_catalogue ? *this : wholeBuiltIn()).data().problems;
    for (const RulebookProblem &problem : read + patternProblems()) {
        list.append(problem.file + ": "_L1 + problem.detail);
    }
    return list;
}
