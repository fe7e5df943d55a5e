// SPDX-License-Identifier: MIT
#include "models/rulebook/markdown.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
using Kind = MarkdownBlock::Kind;

struct Line
{
    Kind kind = Kind::Paragraph;
    QString text;
    bool indented = false;
    bool first = false; ///< a numbered item that may start a list in the middle of a paragraph
};

constexpr qsizetype kMostDigits = 9;

// How many characters "12. " has in front of its item; 0 if this is no numbered item.
qsizetype numberLength(const QString &text)
{
    qsizetype digits = 0;
    while (digits < text.size() && text.at(digits) >= u'0' && text.at(digits) <= u'9') {
        ++digits;
    }
    const bool isNumber = digits > 0 && digits <= kMostDigits && digits + 1 < text.size()
        && (text.at(digits) == u'.' || text.at(digits) == u')') && text.at(digits + 1).isSpace();
    return isNumber ? digits + 2 : 0;
}

bool isBullet(const QString &text)
{
    return text.size() > 1 && (text.front() == u'-' || text.front() == u'*')
        && text.at(1).isSpace();
}

Line readLine(const QString &raw)
{
    const QString text = raw.trimmed();
    if (raw.startsWith("## "_L1)) {
        return {Kind::Title, text.mid(3).trimmed()};
    }
    if (raw.startsWith("### "_L1)) {
        return {Kind::Subtitle, text.mid(4).trimmed()};
    }
    if (raw.startsWith("  "_L1) || raw.startsWith(u'\t')) {
        return {Kind::Paragraph, text, true};
    }
    if (raw.startsWith(u'>')) {
        return {Kind::Quote, text.mid(1).trimmed()};
    }
    if (isBullet(text)) {
        return {Kind::Bullets, text.mid(2).trimmed()};
    }
    if (const qsizetype length = numberLength(text); length > 0) {
        return {
            Kind::Numbers, text.mid(length).trimmed(), false, text.left(length - 2).toInt() == 1};
    }
    return {Kind::Paragraph, text};
}

bool isCjk(QChar c)
{
    return c.unicode() >= 0x2e80;
}

void appendLine(QString &text, const QString &more)
{
    const bool blank =
        !text.isEmpty() && !more.isEmpty() && !(isCjk(text.back()) && isCjk(more.front()));
    text += (blank ? u" "_s : QString()) + more;
}

bool isList(Kind kind)
{
    return kind == Kind::Bullets || kind == Kind::Numbers;
}

bool isHeading(Kind kind)
{
    return kind == Kind::Title || kind == Kind::Subtitle;
}

// Whether a line goes on with the part before it, as in CommonMark.
bool continues(const Line &line, const QList<MarkdownBlock> &blocks, bool afterBlank)
{
    if (blocks.isEmpty() || isHeading(blocks.constLast().kind) || isHeading(line.kind)) {
        return false;
    }
    const Kind before = blocks.constLast().kind;
    if (line.kind == Kind::Quote) {
        return before == Kind::Quote && !afterBlank;
    }
    if (line.indented) {
        return isList(before) || !afterBlank;
    }
    if (line.kind == Kind::Numbers && before == Kind::Paragraph) {
        return !afterBlank && !line.first;
    }
    return line.kind == Kind::Paragraph && !afterBlank;
}
} // namespace

QList<MarkdownBlock> blocksOf(const QString &markdown)
{
    QList<MarkdownBlock> blocks;
    bool afterBlank = true;
    for (const QString &raw : markdown.split(u'\n')) {
        if (raw.trimmed().isEmpty()) {
            afterBlank = true;
            continue;
        }
        const Line line = readLine(raw);
        if (continues(line, blocks, afterBlank)) {
            appendLine(
                blocks.last().lines.last(), line.kind == Kind::Quote ? line.text : raw.trimmed());
        } else if (isList(line.kind) && !blocks.isEmpty() && blocks.constLast().kind == line.kind) {
            blocks.last().lines.append(line.text);
        } else {
            blocks.append({line.kind, {line.text}});
        }
        afterBlank = false;
    }
    return blocks;
}

QStringList firstOf(const QList<MarkdownBlock> &blocks, Kind kind)
{
    for (const MarkdownBlock &block : blocks) {
        if (block.kind == kind) {
            return block.lines;
        }
        if (block.kind == Kind::Subtitle) {
            break;
        }
    }
    return {};
}

QString firstText(const QString &markdown, Kind kind)
{
    return firstOf(blocksOf(markdown), kind).value(0);
}

QString moreFirst(const QString &markdown)
{
    const qsizetype title = markdown.indexOf(u'\n');
    const qsizetype more = markdown.indexOf("\n### "_L1);
    return more < 0 ? markdown
                    : markdown.left(title) + markdown.mid(more) + "\n\n---\n"_L1
            + markdown.mid(title, more - title);
}

QString escaped(const QString &text)
{
    static const QRegularExpression special(u"([\\\\`*\\[\\]<&!])"_s);
    return QString(text).replace(special, u"\\\\1"_s);
}

QString plainText(const QString &inlineMarkdown)
{
    const auto isMark = [](QChar c) { return c == u'[' || c == u'*' || c == u'`' || c == u'\\'; };
    if (std::none_of(inlineMarkdown.begin(), inlineMarkdown.end(), isMark)) {
        return inlineMarkdown;
    }
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

namespace {
InlineSpan::Kind kindOf(QStringView mark)
{
    return mark == u"**" ? InlineSpan::Kind::Bold
        : mark == u"*"   ? InlineSpan::Kind::Italic
                         : InlineSpan::Kind::Code;
}

bool isWordy(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_');
}

// "&amp;", "&#38;" at the start of \a text.
bool startsWithEntity(QStringView text)
{
    const auto end = std::find_if(text.begin() + 1, text.end(),
        [](QChar c) { return c.unicode() >= 0x80 || !(c.isLetter() || c == u'#'); });
    return end != text.end() && *end == u';' && end - text.begin() > 1;
}

bool beginsBlock(const QString &line)
{
    const QChar first = line.isEmpty() ? QChar() : line.front();
    return first.isSpace() || first == u'#' || first == u'>' || first == u'+' || first == u'-'
        || isBullet(line) || numberLength(line) > 0;
}

// Other blocks, links, HTML, entities, emphasis with underscores and breaks within a paragraph.
// Not by a pattern: compiling it took as long as reading a page's words.
bool hasOtherMarks(const QString &line)
{
    if (beginsBlock(line) || line.endsWith("  "_L1) || line.endsWith(u'\\')) {
        return true;
    }
    bool isCode = false; // means what stands there
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        const QChar before = i > 0 ? line.at(i - 1) : QChar();
        const QChar after = i + 1 < line.size() ? line.at(i + 1) : QChar();
        if (c == u'`') {
            isCode = !isCode && line.indexOf(u'`', i + 1) > 0;
        } else if (isCode) {
            continue;
        } else if ((c == u'_' && !(isWordy(before) && isWordy(after)))
            || (before != u'\\' && (c == u'[' || c == u'<' || c == u'~' || c == u'|'))
            || (c == u'&' && startsWithEntity(QStringView(line).mid(i)))) {
            return true;
        }
    }
    return false;
}

// Paragraphs and bullets on lines of their own, with an empty one before each paragraph but the
// first; nothing if there is more to it.
std::optional<QString> withoutBlocks(const QString &markdown)
{
    QStringList lines;
    bool begins = true; // a block
    for (const QString &line : markdown.trimmed().split(u'\n')) {
        const bool isItem = line.startsWith("- "_L1);
        const QString text = isItem ? line.mid(2) : line;
        if (hasOtherMarks(text)) {
            return {};
        }
        if (isItem) {
            lines.append(u"• "_s + text);
        } else if (begins && !text.isEmpty()) {
            lines += lines.isEmpty() ? QStringList{text} : QStringList{QString(), text};
        } else if (!text.isEmpty()) {
            lines.last() += u' ' + text;
        }
        begins = line.isEmpty();
    }
    return lines.join(QChar::LineSeparator);
}

// "**", "*", "`" or nothing.
QStringView markAt(const QString &text, qsizetype at)
{
    const QStringView rest = QStringView(text).mid(at);
    return rest.startsWith(u"**")                        ? rest.first(2)
        : rest.startsWith(u'*') || rest.startsWith(u'`') ? rest.first(1)
                                                         : QStringView();
}
} // namespace

std::optional<InlineText> inlineText(const QString &source)
{
    const auto blocks = withoutBlocks(source);
    if (!blocks) {
        return {};
    }
    const QString &markdown = *blocks;
    InlineText shaped;
    QStringView open;
    qsizetype opened = 0;
    for (qsizetype i = 0; i < markdown.size();) {
        const QStringView mark = markAt(markdown, i);
        if (mark.isEmpty() || (open == u"`" && mark != open)) {
            const bool isEscape = open != u"`" && markdown.at(i) == u'\\' && i + 1 < markdown.size()
                && !isWordy(markdown.at(i + 1)) && !markdown.at(i + 1).isSpace();
            i += isEscape ? 1 : 0;
            const qsizetype length = qMax(mark.size(), qsizetype(1));
            shaped.text += QStringView(markdown).mid(i, length);
            i += length;
            continue;
        }
        if (open.isEmpty()) {
            open = mark;
            opened = shaped.text.size();
        } else if (mark == open) {
            shaped.spans.append({opened, shaped.text.size() - opened, kindOf(mark)});
            open = {};
        } else {
            return {}; // one in the other
        }
        i += mark.size();
    }
    return open.isEmpty() ? std::optional(shaped) : std::nullopt;
}
