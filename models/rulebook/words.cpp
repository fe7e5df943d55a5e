// SPDX-License-Identifier: MIT
#include "models/rulebook/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
using Kind = MarkdownBlock::Kind;

QString dateText(const QDate &date, const QLocale &locale)
{
    return locale.language() == QLocale::Chinese ? locale.toString(date, u"yyyy年M月d日"_s)
                                                 : locale.toString(date, u"d MMM yyyy"_s);
}

// Dates by the locale, numbers without grouping (they are often codes).
QString valueText(const QJsonValue &value, const QLocale &locale)
{
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &part : array) {
            parts.append(valueText(part, locale));
        }
        return parts.join(locale.language() == QLocale::Chinese ? u"、"_s : u", "_s);
    }
    if (value.isDouble()) {
        return QString::number(value.toDouble(), 'g', 15);
    }
    const QString text =
        value.isBool() ? QString(value.toBool() ? "true"_L1 : "false"_L1) : value.toString();
    static const QRegularExpression date(u"^\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+(Z|[+-][0-9:]+)?)?$"_s);
    if (!date.match(text).hasMatch()) {
        return text;
    }
    const QDate day = QDate::fromString(text.left(10), Qt::ISODate);
    const QString time = text.size() > 10
        ? u' ' + text.mid(11, 5) + (text.endsWith(u'Z') ? u" UTC"_s : QString())
        : QString();
    return day.isValid() ? dateText(day, locale) + time : text;
}

using Values = QHash<QString, QString>;

const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(u"\\{([A-Za-z][A-Za-z0-9_-]*)\\}"_s);
    return pattern;
}

Values valuesOf(const QJsonObject &facts, const QLocale &locale)
{
    Values values;
    for (auto it = facts.begin(); it != facts.end(); ++it) {
        if (const QString text = valueText(*it, locale); !text.isEmpty()) {
            values.insert(it.key(), text);
        }
    }
    return values;
}

// Each match of the pattern replaced by what \a by makes of its first group.
template <typename By>
QString replaced(const QString &text, const QRegularExpression &pattern, By by)
{
    QString result;
    qsizetype from = 0;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        result += QStringView(text).mid(from, match.capturedStart() - from);
        result += by(match.captured(1));
        from = match.capturedEnd();
    }
    return result + QStringView(text).mid(from);
}

// "Refused[[ from {ip}]]." loses its clause if there is no ip: half a sentence helps nobody.
QString withoutEmptyClauses(const QString &text, const Values &values)
{
    static const QRegularExpression clause(u"\\[\\[(.*?)\\]\\]"_s);
    return replaced(text, clause, [&values](const QString &inside) {
        bool complete = true;
        for (auto it = placeholder().globalMatch(inside); it.hasNext();) {
            complete = values.contains(it.next().captured(1)) && complete;
        }
        return complete ? inside : QString();
    });
}

QString filled(const QString &text, const Values &values, QString (*form)(const QString &))
{
    return replaced(withoutEmptyClauses(text, values), placeholder(), [&](const QString &name) {
        const auto value = values.constFind(name);
        return value == values.cend() ? u"?"_s : form(*value);
    });
}

QString asIs(const QString &text)
{
    return text;
}

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
} // namespace

Words::Words(const QString &locale, const QString &guides)
    : m_locale(locale == "zh_CN"_L1 ? u"zh_CN"_s : u"en"_s)
    , m_folder(guides + u'/' + m_locale + u'/')
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

FindingWords Words::finding(const Finding &finding) const
{
    QString markdown;
    for (QString id = finding.id; markdown.isEmpty() && !id.isEmpty(); id = family(id)) {
        const QString reason = finding.facts.value("reason"_L1).toString();
        markdown = section(u"findings"_s, id + u'#' + reason);
        if (markdown.isEmpty()) {
            markdown = section(u"findings"_s, id);
        }
    }
    if (markdown.isEmpty()) {
        markdown = section(u"findings"_s, u"unknown"_s);
    }
    Values values = valuesOf(finding.facts, QLocale(m_locale));
    values.insert(u"id"_s, finding.id);
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
    static const QRegularExpression italic(u"^\\*([^*]+)\\*$"_s);
    const QString markdown = section(journey, stepId);
    QList<MarkdownBlock> blocks = blocksOf(markdown);
    StepWords words{.title = firstOf(blocks, Kind::Title).value(0, stepId), .guide = markdown};
    words.shortTitle = words.title;
    const auto paragraph = std::find_if(blocks.begin(), blocks.end(),
        [](const MarkdownBlock &b) { return b.kind == Kind::Paragraph; });
    if (paragraph != blocks.end()) {
        if (const auto match = italic.match(paragraph->lines.constFirst()); match.hasMatch()) {
            words.shortTitle = match.captured(1);
            blocks.erase(paragraph);
        }
    }
    words.purpose = firstOf(blocks, Kind::Paragraph).value(0);
    words.chips = firstOf(blocks, Kind::Bullets);
    words.instructions = firstOf(blocks, Kind::Numbers);
    return words;
}

QString Words::fact(const Fact &fact) const
{
    const QLocale locale(m_locale);
    const auto named = [&](const QJsonValue &value) {
        const QString text = valueText(value, locale);
        const QString name = firstText(section(u"facts"_s, "value."_L1 + text), Kind::Title);
        return name.isEmpty() ? text : name;
    };
    Values values;
    const QJsonArray parts = fact.value.isArray() ? fact.value.toArray() : QJsonArray{fact.value};
    QStringList all;
    for (const QJsonValue &part : parts) {
        all.append(named(part));
        values.insert(u"value%1"_s.arg(all.size()), all.constLast());
    }
    values.insert(u"value"_s, all.join(locale.language() == QLocale::Chinese ? u"、"_s : u", "_s));
    const QString unit = section(u"facts"_s, "unit."_L1 + fact.unit);
    const QString singular =
        fact.value == QJsonValue(1) ? firstText(unit, Kind::Paragraph) : QString();
    values.insert(u"unit"_s, singular.isEmpty() ? firstText(unit, Kind::Title) : singular);
    return filled(firstText(section(u"facts"_s, fact.id), Kind::Paragraph), values, escaped);
}

QString Words::factTitle(const Fact &fact) const
{
    const QString title = firstText(section(u"facts"_s, fact.id), Kind::Title);
    return title.isEmpty() ? fact.id : title;
}

QString Words::factSource(const Fact &fact) const
{
    const Values values{
        {u"source"_s, fact.source}, {u"date"_s, dateText(fact.asOf, QLocale(m_locale))}};
    return filled(firstText(section(u"facts"_s, "source."_L1 + fact.confidence), Kind::Paragraph),
        values, asIs);
}

QString Words::method(const QString &id) const
{
    return firstText(section(u"methods"_s, id), Kind::Paragraph);
}

QString Words::methodTitle(const QString &id) const
{
    const QString title = firstText(section(u"methods"_s, id), Kind::Title);
    return title.isEmpty() ? id : title;
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
    static const QRegularExpression use(u"\\{use:([a-z.-]+)\\}"_s);
    const QString markdown = guide(file).section(anchor);
    if (!markdown.contains("{use:"_L1)) {
        return markdown;
    }
    return replaced(markdown, use, [this](const QString &id) {
        return firstText(guide(u"common"_s).section(id), Kind::Paragraph);
    });
}
