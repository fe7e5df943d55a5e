// SPDX-License-Identifier: MIT
#include "models/rulebook/words.h"

#include "models/rulebook/filling.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
using Kind = MarkdownBlock::Kind;

QString answerText(const QJsonObject &raw)
{
    return raw.isEmpty() ? QString()
                         : QString::fromUtf8(QJsonDocument(raw).toJson(QJsonDocument::Compact));
}

// "network.http-503" -> "network.http" -> "network" -> "".
QString family(const QString &id)
{
    static const QRegularExpression tail(u"[.-]+[^.-]*$"_s);
    const qsizetype at = id.indexOf(tail);
    return at < 0 ? QString() : id.left(at);
}
// "*AppID*" -> "AppID"; empty if not all of it is in italics.
QString wholeItalic(const QString &text)
{
    const QString inside = text.mid(1).chopped(text.size() > 1 ? 1 : 0);
    const bool isItalic = text.size() > 2 && text.front() == u'*' && text.back() == u'*';
    return isItalic && !inside.contains(u'*') ? inside : QString();
}

// A first paragraph that is all in italics is not the purpose. Empty if there is none.
QString takeShortTitle(QList<MarkdownBlock> &blocks)
{
    const auto paragraph = std::find_if(blocks.begin(), blocks.end(),
        [](const MarkdownBlock &b) { return b.kind == Kind::Paragraph; });
    const QString name =
        paragraph == blocks.end() ? QString() : wholeItalic(paragraph->lines.constFirst());
    if (!name.isEmpty()) {
        blocks.erase(paragraph);
    }
    return name;
}

// The ids in {kind:id} in these lines.
QStringList named(const QString &kind, const QStringList &lines)
{
    const QString open = u'{' + kind + u':';
    QStringList ids;
    for (const QString &line : lines) {
        for (qsizetype at = line.indexOf(open); at >= 0; at = line.indexOf(open, at + 1)) {
            ids.append(line.mid(at + open.size()).section(u'}', 0, 0));
        }
    }
    return ids;
}
} // namespace

Words::Words(const QString &locale, const QString &guides)
    : Words(locale, Rulebook::builtIn(), guides)
{
}

Words::Words(const QString &locale, const Rulebook &rulebook, const QString &guides)
    : m_locale(locale == "zh_CN"_L1 ? u"zh_CN"_s : u"en"_s)
    , m_folder(guides + u'/' + m_locale + u'/')
    , m_rulebook(rulebook)
{
}

Guide Words::guide(const QString &file) const
{
    auto known = m_guides.constFind(file);
    if (known == m_guides.cend()) {
        known = m_guides.insert(file, Guide(m_folder + file + ".md"_L1));
    }
    return *known;
}

QString Words::expanded(const QString &text) const
{
    QString whole;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(u'{'); at >= 0; at = text.indexOf(u'{', at + 1)) {
        const qsizetype end = text.indexOf(u'}', at);
        const QString inside = end < 0 ? QString() : text.mid(at + 1, end - at - 1);
        const qsizetype colon = inside.indexOf(u':');
        const bool hasKind = colon > 0
            && std::all_of(inside.begin(), inside.begin() + colon,
                [](QChar c) { return c >= u'a' && c <= u'z'; });
        if (hasKind && colon + 1 < inside.size() && !inside.contains(u'{')) {
            whole += QStringView(text).mid(done, at - done);
            whole += meaning(inside.left(colon), inside.mid(colon + 1));
            done = end + 1;
        }
    }
    return done == 0 ? text : whole + QStringView(text).mid(done);
}

QString Words::meaning(const QString &kind, const QString &id) const
{
    if (kind == "use"_L1) {
        return expanded(firstText(guide(u"common"_s).section(id), Kind::Paragraph));
    }
    if (kind == "menu"_L1) {
        return menu(m_rulebook.menu(id));
    }
    if (kind == "fact"_L1) {
        return factValue(m_rulebook.fact(id));
    }
    if (kind == "link"_L1) {
        return place(m_rulebook.link(id));
    }
    if (kind == "minutes"_L1) {
        const QString forms = guide(u"needs"_s).section(u"minutes"_s);
        const QString form = firstText(forms, id == "1"_L1 ? Kind::Paragraph : Kind::Title);
        return form.isEmpty() ? id : filled(form, {{u"n"_s, id}}, asIs);
    }
    const QString name = firstText(guide(kind + u's').section(id), Kind::Title); // buttons.md, …
    return name.isEmpty() ? id : name;
}

QString Words::menu(const MenuPath &menu) const
{
    QStringList names;
    for (qsizetype i = 0; i < menu.path.size(); ++i) {
        names.append(console(menu.path.at(i), menu.english.value(i)));
    }
    return names.join(u" › "_s);
}

QString Words::place(const Link &link) const
{
    return console(link.name, link.english);
}

/// A name that a console shows: Chinese, as there, and in English what it means.
QString Words::console(const QString &name, const QString &english) const
{
    const QString bold = "**"_L1 + escaped(name) + "**"_L1;
    return m_locale == "en"_L1 && !english.isEmpty() ? bold + u" (%1)"_s.arg(escaped(english))
                                                     : bold;
}

QString Words::findingSection(const Finding &finding) const
{
    const Guide findings = guide(u"findings"_s);
    const QString reason = u'#' + finding.facts.value("reason"_L1).toString();
    QString id = finding.id;
    if (!findings.has(id)) {
        const CatalogueEntry *entry = m_rulebook.catalogue().find(id);
        id = entry && !entry->sameAs.isEmpty() ? entry->sameAs : id;
    }
    for (; !id.isEmpty(); id = family(id)) {
        for (const QString &anchor : {QString(id + reason), id}) {
            if (findings.has(anchor)) {
                return section(u"findings"_s, anchor);
            }
        }
    }
    return section(u"findings"_s, u"unknown"_s);
}

FindingWords Words::finding(const Finding &finding) const
{
    const QString markdown = findingSection(finding);
    Values values = valuesOf(finding.facts, QLocale(m_locale));
    values.insert(u"id"_s, finding.id);
    values.insert(u"number"_s, finding.id.section(u'.', -1));
    if (const QString answer = answerText(finding.raw); !answer.isEmpty()) {
        values.insert(u"answer"_s, answer);
    }
    const QList<MarkdownBlock> blocks = blocksOf(markdown);
    FindingWords words;
    words.title = filled(firstOf(blocks, Kind::Title).value(0, finding.id), values, asIs);
    words.meaning = filled(firstOf(blocks, Kind::Paragraph).value(0), values, escaped);
    for (const QString &item : firstOf(blocks, Kind::Numbers)) {
        words.remedy.append(filled(item, values, escaped));
    }
    return words;
}

StepWords Words::step(const QString &journey, const QString &stepId) const
{
    StepWords words{needs(journey, stepId)};
    const QString top = guide(journey).section(stepId).section("\n### "_L1, 0, 0);
    QList<MarkdownBlock> blocks = blocksOf(expanded(top));
    words.title = firstOf(blocks, Kind::Title).value(0, stepId);
    words.shortTitle = takeShortTitle(blocks);
    if (words.shortTitle.isEmpty()) {
        words.shortTitle = words.title;
    }
    words.purpose = firstOf(blocks, Kind::Paragraph).value(0);
    words.chips = firstOf(blocks, Kind::Bullets);
    words.instructions = firstOf(blocks, Kind::Numbers);
    return words;
}

StepNeeds Words::needs(const QString &journey, const QString &stepId) const
{
    const QStringList chips = firstOf(blocksOf(guide(journey).section(stepId)), Kind::Bullets);
    return {named(u"role"_s, chips), named(u"need"_s, chips),
        named(u"minutes"_s, chips).value(0).toInt()};
}

// It stands at the top.
QString Words::shortTitle(const QString &journey, const QString &stepId) const
{
    const QString top = guide(journey).section(stepId).section("\n\n"_L1, 0, 1);
    QList<MarkdownBlock> blocks = blocksOf(expanded(top));
    const QString name = takeShortTitle(blocks);
    return name.isEmpty() ? firstOf(blocks, Kind::Title).value(0, stepId) : name;
}

QString Words::card(const QString &journey, const QString &stepId, const QJsonObject &facts) const
{
    return filled(
        section(journey, stepId + ".card"_L1), valuesOf(facts, QLocale(m_locale)), escaped);
}

QString Words::cardAhead(const QString &journey, const QStringList &steps, const QString &roleId,
    const QJsonObject &facts) const
{
    QJsonObject all = facts;
    all.insert("role"_L1, role(roleId));
    QString text = card(journey, u"needs"_s, all) + u"\n\n"_s;
    for (const QString &id : steps) {
        const QString asked = firstText(card(journey, id, facts), Kind::Title);
        const StepWords of = step(journey, id);
        if (!asked.isEmpty()) {
            text +=
                u"1. "_s + asked + u" – "_s + of.chips.mid(of.roles.size()).join(u" · "_s) + u'\n';
        }
    }
    return text;
}

QString Words::role(const QString &id) const
{
    return meaning(u"role"_s, id);
}

QString Words::whoIs(const QString &roleId) const
{
    return firstText(section(u"roles"_s, roleId), Kind::Paragraph);
}

/// {value}, {value1} …, and {unit} of a fact, by their names in facts.md.
QHash<QString, QString> Words::factValues(const Fact &fact) const
{
    const QLocale locale(m_locale);
    const Guide facts = guide(u"facts"_s);
    Values values;
    QStringList all;
    for (const QJsonValue &part :
        fact.value.isArray() ? fact.value.toArray() : QJsonArray{fact.value}) {
        const QString text = valueText(part, locale);
        const QString name = firstText(facts.section("value."_L1 + text), Kind::Title);
        all.append(name.isEmpty() ? text : name);
        values.insert(u"value%1"_s.arg(all.size()), all.constLast());
    }
    values.insert(u"value"_s, all.join(locale.language() == QLocale::Chinese ? u"、"_s : u", "_s));
    const QString unit = facts.section("unit."_L1 + fact.unit);
    const QString singular =
        fact.value == QJsonValue(1) ? firstText(unit, Kind::Paragraph) : QString();
    values.insert(u"unit"_s, singular.isEmpty() ? firstText(unit, Kind::Title) : singular);
    return values;
}

QString Words::fact(const Fact &fact) const
{
    const Kind kind = fact.value == QJsonValue(false) ? Kind::Quote : Kind::Paragraph;
    return filled(firstText(section(u"facts"_s, fact.id), kind), factValues(fact), escaped);
}

QString Words::factValue(const Fact &fact) const
{
    const QString form = fact.unit.isEmpty() ? u"form.bare"_s
        : fact.value.isArray()               ? u"form.range"_s
                                             : u"form.one"_s;
    return filled(firstText(section(u"facts"_s, form), Kind::Title), factValues(fact), escaped);
}

QString Words::factTitle(const Fact &fact) const
{
    const QString title = firstText(section(u"facts"_s, fact.id), Kind::Title);
    return title.isEmpty() ? fact.id : title;
}

QString Words::factSource(const Fact &fact) const
{
    const Values values{{u"source"_s, m_locale == "en"_L1 ? fact.sourceEnglish : fact.source},
        {u"date"_s, dateText(fact.asOf, QLocale(m_locale))}};
    return filled(firstText(section(u"facts"_s, "source."_L1 + fact.confidence), Kind::Paragraph),
        values, asIs);
}

QString Words::method(const QString &id) const
{
    return firstText(section(u"methods"_s, id), Kind::Paragraph);
}

QString Words::methodTitle(const QString &id) const
{
    const QString title = firstText(guide(u"methods"_s).section(id), Kind::Title);
    return title.isEmpty() ? id : expanded(title);
}

QList<ComparisonRow> Words::comparison() const
{
    QList<ComparisonRow> rows;
    for (const QString &anchor : anchors(u"methods"_s)) {
        if (anchor.startsWith("row."_L1)) {
            const QList<MarkdownBlock> blocks = blocksOf(section(u"methods"_s, anchor));
            rows.append({firstOf(blocks, Kind::Title).value(0), firstOf(blocks, Kind::Bullets)});
        }
    }
    return rows;
}

QString Words::checkTitle(const QString &checkId) const
{
    const QString title = firstText(section(u"checks"_s, checkId), Kind::Title);
    return title.isEmpty() ? checkId : title;
}

BlockWords Words::block(const QString &journey, const QString &id) const
{
    const QList<MarkdownBlock> blocks = blocksOf(blockSection(journey, id));
    return {firstOf(blocks, Kind::Title).value(0, id), firstOf(blocks, Kind::Paragraph).value(0),
        firstOf(blocks, Kind::Quote).value(0)};
}

BlockWords Words::report(const QString &id, const QJsonObject &facts) const
{
    const QString whole = section(u"report"_s, id);
    const auto blocks =
        blocksOf(whole.isEmpty() ? section(u"report"_s, id.section(u'#', 0, 0)) : whole);
    const Values values = valuesOf(facts, QLocale(m_locale));
    return {filled(firstOf(blocks, Kind::Title).value(0), values, asIs),
        filled(firstOf(blocks, Kind::Paragraph).value(0), values, asIs), {}};
}

bool Words::has(const QString &journey, const QString &id) const
{
    return !blockSection(journey, id).isEmpty();
}

QString Words::blockSection(const QString &journey, const QString &id) const
{
    const QString general = id.section(u'#', 0, 0);
    const QString option = "option."_L1 + general.section(u'.', -1);
    for (const QString &anchor : {id, general, option}) {
        for (const QString &file : {u"fields"_s, journey}) {
            if (guide(file).has(anchor)) {
                return section(file, anchor);
            }
        }
    }
    return {};
}

QStringList Words::anchors(const QString &file) const
{
    return guide(file).anchors();
}

QString Words::section(const QString &file, const QString &anchor) const
{
    return expanded(guide(file).section(anchor));
}
