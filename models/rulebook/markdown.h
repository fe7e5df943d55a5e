// SPDX-License-Identifier: MIT
#pragma once
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// One part of a Markdown text, as far as our guides use Markdown.
struct MarkdownBlock
{
    enum class Kind { Title, Subtitle, Paragraph, Quote, Bullets, Numbers };
    Kind kind = Kind::Paragraph;
    QStringList lines; ///< the items of a list, or one text
};

/// The parts of a section, in order. Lines that belong together are joined: with a blank between
/// words, with nothing between Chinese characters.
QList<MarkdownBlock> blocksOf(const QString &markdown);

/// The text or the items of the first part of this kind before the first "### ".
QStringList firstOf(const QList<MarkdownBlock> &blocks, MarkdownBlock::Kind kind);

/// The same of a whole section: its first text.
QString firstText(const QString &markdown, MarkdownBlock::Kind kind);

/// A step's section with what stands below its first "### " (why, how it looks when done, what goes
/// wrong) before what its page says already.
QString moreFirst(const QString &markdown);

/// A text that is no Markdown, written so that it is shown as it is: what other people's servers
/// and files say must not become links, images or HTML.
QString escaped(const QString &text);

/// Inline Markdown as plain text, for the command line and for accessible names.
QString plainText(const QString &inlineMarkdown);

/// A run of marked characters.
struct InlineSpan
{
    enum class Kind { Bold, Italic, Code };
    qsizetype from;
    qsizetype length;
    Kind kind;

    friend bool operator==(const InlineSpan &, const InlineSpan &) = default;
};
struct InlineText
{
    QString text; ///< without the marks
    QList<InlineSpan> spans;
};
/// Paragraphs and "- " lists, their lines apart by QChar::LineSeparator and bullets, with **bold**,
/// *italic*, `code` and \\escapes; nothing if there is more to it.
std::optional<InlineText> inlineText(const QString &markdown);
