// SPDX-License-Identifier: MIT
#include "models/rulebook/words.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
enum class BlockKind { Title, Subtitle, Paragraph, Bullets, Numbers };
struct Block
{
    BlockKind kind = BlockKind::Paragraph;
    QStringList lines; ///< items of a list, or one text
};

struct Line
{
    BlockKind kind = BlockKind::Paragraph;
    QString text;
    bool indented = false;
    bool first = false; ///< a numbered item that may start a list in the middle of a paragraph
};

Line readLine(const QString &raw)
{
    static const QRegularExpression number(u"^(\\d{1,9})[.)]\\s+(.*)$"_s);
    static const QRegularExpression bullet(u"^[-*]\\s+(.*)$"_s);
    const QString text = raw.trimmed();
    if (raw.startsWith("## "_L1)) {
        return {BlockKind::Title, text.mid(3).trimmed()};
    }
    if (raw.startsWith("### "_L1)) {
        return {BlockKind::Subtitle, text.mid(4).trimmed()};
    }
    if (raw.startsWith("  "_L1) || raw.startsWith(u'\t')) {
        return {BlockKind::Paragraph, text, true};
    }
    if (const auto match = bullet.match(text); match.hasMatch()) {
        return {BlockKind::Bullets, match.captured(1)};
    }
    if (const auto match = number.match(text); match.hasMatch()) {
        return {BlockKind::Numbers, match.captured(2), false, match.captured(1).toInt() == 1};
    }
    return {BlockKind::Paragraph, text};
}

bool isCjk(QChar c)
{
    return c.unicode() >= 0x2e80;
}

// A line break in the file is a blank between words, but nothing between Chinese characters.
void appendLine(QString &text, const QString &more)
{
    const bool blank =
        !text.isEmpty() && !more.isEmpty() && !(isCjk(text.back()) && isCjk(more.front()));
    text += (blank ? u" "_s : QString()) + more;
}

bool isList(BlockKind kind)
{
    return kind == BlockKind::Bullets || kind == BlockKind::Numbers;
}

bool isHeading(BlockKind kind)
{
    return kind == BlockKind::Title || kind == BlockKind::Subtitle;
}

// Whether a line goes on with the paragraph or list item before it, as in CommonMark.
bool continues(const Line &line, const QList<Block> &blocks, bool afterBlank)
{
    if (blocks.isEmpty() || isHeading(blocks.constLast().kind) || isHeading(line.kind)) {
        return false;
    }
    const BlockKind before = blocks.constLast().kind;
    if (line.indented) {
        return isList(before) || !afterBlank;
    }
    if (line.kind == BlockKind::Numbers && before == BlockKind::Paragraph) {
        return !afterBlank && !line.first;
    }
    return line.kind == BlockKind::Paragraph && !afterBlank;
}

QList<Block> blocksOf(const QString &markdown)
{
    QList<Block> blocks;
    bool afterBlank = true;
    for (const QString &raw : markdown.split(u'\n')) {
        if (raw.trimmed().isEmpty()) {
            afterBlank = true;
            continue;
        }
        const Line line = readLine(raw);
        if (continues(line, blocks, afterBlank)) {
            appendLine(blocks.last().lines.last(), raw.trimmed());
        } else if (isList(line.kind) && !blocks.isEmpty() && blocks.constLast().kind == line.kind) {
            blocks.last().lines.append(line.text);
        } else {
            blocks.append({line.kind, {line.text}});
        }
        afterBlank = false;
    }
    return blocks;
}

// The text of the first block of this kind before the first "### ".
QStringList firstOf(const QList<Block> &blocks, BlockKind kind)
{
    for (const Block &block : blocks) {
        if (block.kind == kind) {
            return block.lines;
        }
        if (block.kind == BlockKind::Subtitle) {
            break;
        }
    }
    return {};
}

QString firstText(const QString &markdown, BlockKind kind)
{
    return firstOf(blocksOf(markdown), kind).value(0);
}

// What other people's servers and files say must not become links, images or HTML.
QString escaped(const QString &text)
{
    static const QRegularExpression special(u"([\\\\`*\\[\\]<&!])"_s);
    return QString(text).replace(special, u"\\\\1"_s);
}

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

struct Sections
{
    QStringList anchors;
    QHash<QString, QString> markdown;
};

Sections cut(const QString &document)
{
    static const QRegularExpression anchor(u"^<a id=\"([^\"]+)\"></a>\\s*$"_s);
    Sections sections;
    QString id;
    QStringList lines;
    const auto close = [&] {
        if (!id.isEmpty() && !sections.markdown.contains(id)) {
            sections.markdown.insert(id, lines.join(u'\n').trimmed());
        }
        lines.clear();
    };
    for (const QString &line : document.split(u'\n')) {
        const auto match = anchor.match(line);
        if (match.hasMatch()) {
            close();
            id = match.captured(1);
            sections.anchors.append(id);
        } else {
            lines.append(line);
        }
    }
    close();
    return sections;
}
} // namespace

QString plainText(const QString &inlineMarkdown)
{
    static const QRegularExpression link(u"(?<!\\\\)\\[([^\\]\\\\]*)\\]\\([^)]*\\)"_s);
    static const QRegularExpression marks(u"(?<!\\\\)(\\*\\*|`)"_s);
    static const QRegularExpression italic(u"(?<![\\\\*])\\*(?=\\S)([^*\\\\]+)\\*"_s);
    static const QRegularExpression escape(u"\\\\([^A-Za-z0-9\\s])"_s);
    return QString(inlineMarkdown)
        .replace(link, u"\\1"_s)
        .remove(marks)
        .replace(italic, u"\\1"_s)
        .replace(escape, u"\\1"_s);
}

Words::Words(const QString &locale, const QString &guides)
    : m_locale(locale == "zh_CN"_L1 ? u"zh_CN"_s : u"en"_s)
{
    const QDir folder(guides + u'/' + m_locale);
    for (const QFileInfo &info : folder.entryInfoList({u"*.md"_s}, QDir::Files)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly | QIODevice::Text)) {
            Sections sections = cut(QString::fromUtf8(file.readAll()));
            m_sections.insert(info.completeBaseName(), std::move(sections.markdown));
            m_anchors.insert(info.completeBaseName(), std::move(sections.anchors));
        }
    }
    putSnippetsIn();
}

void Words::putSnippetsIn()
{
    static const QRegularExpression use(u"\\{use:([a-z.-]+)\\}"_s);
    const auto snippets = m_sections.value(u"common"_s);
    for (auto &sections : m_sections) {
        for (QString &markdown : sections) {
            if (markdown.contains("{use:"_L1)) { // most have none, and this runs at each start
                markdown = replaced(markdown, use, [&snippets](const QString &id) {
                    return firstText(snippets.value(id), BlockKind::Paragraph);
                });
            }
        }
    }
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
    const QList<Block> blocks = blocksOf(markdown);
    FindingWords words;
    words.title = filled(firstOf(blocks, BlockKind::Title).value(0, finding.id), values, asIs);
    words.meaning = filled(firstOf(blocks, BlockKind::Paragraph).value(0), values, escaped);
    for (const QString &item : firstOf(blocks, BlockKind::Numbers)) {
        words.remedy.append(filled(item, values, escaped));
    }
    return words;
}

StepWords Words::step(const QString &journey, const QString &stepId) const
{
    static const QRegularExpression italic(u"^\\*([^*]+)\\*$"_s);
    const QString markdown = section(journey, stepId);
    QList<Block> blocks = blocksOf(markdown);
    StepWords words{.title = firstOf(blocks, BlockKind::Title).value(0, stepId), .guide = markdown};
    words.shortTitle = words.title;
    const auto paragraph = std::find_if(blocks.begin(), blocks.end(),
        [](const Block &b) { return b.kind == BlockKind::Paragraph; });
    if (paragraph != blocks.end()) {
        if (const auto match = italic.match(paragraph->lines.constFirst()); match.hasMatch()) {
            words.shortTitle = match.captured(1);
            blocks.erase(paragraph);
        }
    }
    words.purpose = firstOf(blocks, BlockKind::Paragraph).value(0);
    words.chips = firstOf(blocks, BlockKind::Bullets);
    words.instructions = firstOf(blocks, BlockKind::Numbers);
    return words;
}

QString Words::fact(const Fact &fact) const
{
    const QLocale locale(m_locale);
    const auto named = [&](const QJsonValue &value) {
        const QString text = valueText(value, locale);
        const QString name = firstText(section(u"facts"_s, "value."_L1 + text), BlockKind::Title);
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
        fact.value == QJsonValue(1) ? firstText(unit, BlockKind::Paragraph) : QString();
    values.insert(u"unit"_s, singular.isEmpty() ? firstText(unit, BlockKind::Title) : singular);
    return filled(firstText(section(u"facts"_s, fact.id), BlockKind::Paragraph), values, escaped);
}

QString Words::factTitle(const Fact &fact) const
{
    const QString title = firstText(section(u"facts"_s, fact.id), BlockKind::Title);
    return title.isEmpty() ? fact.id : title;
}

QString Words::factSource(const Fact &fact) const
{
    const Values values{
        {u"source"_s, fact.source}, {u"date"_s, dateText(fact.asOf, QLocale(m_locale))}};
    return filled(
        firstText(section(u"facts"_s, "source."_L1 + fact.confidence), BlockKind::Paragraph),
        values, asIs);
}

QString Words::method(const QString &id) const
{
    return firstText(section(u"methods"_s, id), BlockKind::Paragraph);
}

QString Words::methodTitle(const QString &id) const
{
    const QString title = firstText(section(u"methods"_s, id), BlockKind::Title);
    return title.isEmpty() ? id : title;
}

QList<ComparisonRow> Words::comparison() const
{
    QList<ComparisonRow> rows;
    for (const QString &anchor : anchors(u"methods"_s)) {
        if (anchor.startsWith("row."_L1)) {
            const QList<Block> blocks = blocksOf(section(u"methods"_s, anchor));
            rows.append(
                {firstOf(blocks, BlockKind::Title).value(0), firstOf(blocks, BlockKind::Bullets)});
        }
    }
    return rows;
}

QString Words::checkTitle(const QString &checkId) const
{
    const QString title = firstText(section(u"checks"_s, checkId), BlockKind::Title);
    return title.isEmpty() ? checkId : title;
}

QStringList Words::anchors(const QString &file) const
{
    return m_anchors.value(file);
}

QString Words::section(const QString &file, const QString &anchor) const
{
    return m_sections.value(file).value(anchor);
}
