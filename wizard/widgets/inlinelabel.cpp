// SPDX-License-Identifier: MIT
#include "wizard/widgets/inlinelabel.h"

#include "models/rulebook/markdown.h"
#include "wizard/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {
constexpr Qt::TextInteractionFlags kSelectable =
    Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;

constexpr qreal kEndless = 1'000'000;
const QString kBullet = u"• "_s;
constexpr int kLeadGap = 10; // from it to the text

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

QTextCharFormat formatOf(InlineSpan::Kind kind)
{
    QTextCharFormat format;
    if (kind == InlineSpan::Kind::Bold) {
        format.setFontWeight(QFont::Bold);
    } else if (kind == InlineSpan::Kind::Italic) {
        format.setFontItalic(true);
    } else {
        format.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
        format.setFontFixedPitch(true);
    }
    return format;
}

// Its pieces do not follow each other from left to right: they cannot be measured one by one.
bool hasRightToLeft(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.direction() == QChar::DirR || c.direction() == QChar::DirAL
            || c.direction() == QChar::DirRLO || c.direction() == QChar::DirRLE
            || c.direction() == QChar::DirRLI;
    });
}

// Slanted glyphs reach further than their width, and Qt keeps them within the line: it is as much
// wider as they need, in steps less than another piece.
void fill(QTextLine &line, qreal width, qsizetype end)
{
    constexpr qreal step = 2;
    for (int more = 1; more <= 10; ++more) {
        line.setLineWidth(width + more * step);
        if (line.textStart() + line.textLength() >= end) {
            return;
        }
    }
}
} // namespace

InlineLabel::InlineLabel(Marks marks, QWidget *parent)
    : QLabel(parent)
    , m_marks(marks)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    if (marks == Marks::Markdown) {
        setFocusPolicy(Qt::ClickFocus); // for what is selected
    }
}

InlineLabel::~InlineLabel() = default;

void InlineLabel::setMarks(Marks marks)
{
    m_marks = marks;
    m_layout.reset();
    if (textFormat() == Qt::MarkdownText && marks == Marks::None) {
        setTextFormat(Qt::PlainText);
    }
}

// As wide for each sign and digit, so that texts below each other begin below each other.
void InlineLabel::setLead(const QString &lead, const QString &state)
{
    if (m_lead.isEmpty() && lead.isEmpty()) {
        return; // its margins may be its role's
    }
    m_lead = lead;
    m_leadState = state;
    const QFontMetrics metrics(bold(font()));
    const int width = qMax(metrics.horizontalAdvance(u"0."_s), metrics.horizontalAdvance(m_lead));
    setContentsMargins(m_lead.isEmpty() ? 0 : width + kLeadGap, 0, 0, 0);
    update();
}

QString InlineLabel::plain() const
{
    return m_marks == Marks::Markdown ? plainText(text()) : text();
}

void InlineLabel::paintLead(QPainter &p, qreal baseline) const
{
    p.setFont(bold(font()));
    p.setPen(m_leadState.isEmpty() ? palette().color(foregroundRole())
                                   : currentTheme().stateColor(m_leadState));
    const int right = contentsRect().left() - kLeadGap;
    p.drawText(QPointF(right - p.fontMetrics().horizontalAdvance(m_lead), baseline), m_lead);
}

bool InlineLabel::isOwn() const
{
    if (text().isEmpty() || !wordWrap() || textFormat() == Qt::MarkdownText
        || (textInteractionFlags() & kSelectable)) {
        return false;
    }
    if (!m_layout || m_source != text()) {
        ensurePolished();
        shape();
    }
    return m_layout != nullptr;
}

void InlineLabel::shape() const
{
    m_source = text();
    m_layout.reset();
    const auto shaped =
        m_marks == Marks::Markdown ? inlineText(m_source) : InlineText{m_source, {}};
    if (!shaped || shaped->text.isEmpty() || hasRightToLeft(shaped->text)) {
        const_cast<InlineLabel *>(this)->leaveToQLabel(); // only now it is known that it must be
        return;
    }
    m_layout = std::make_unique<QTextLayout>(
        QString(shaped->text).replace(u'\n', QChar::LineSeparator), font());
    QList<QTextLayout::FormatRange> formats;
    for (const InlineSpan &span : shaped->spans) {
        formats.append(
            {static_cast<int>(span.from), static_cast<int>(span.length), formatOf(span.kind)});
    }
    m_layout->setFormats(formats);
    m_layout->setCacheEnabled(true);
    cut();
    m_wanted = wantedSize();
}

// How wide each piece is tells how high the text is at any width.
void InlineLabel::cut() const
{
    const QString text = m_layout->text();
    QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, text);
    m_pieces.clear();
    m_ascent = m_lineHeight = 0;
    m_placed = -1;
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(kEndless);
        m_ascent = qMax(m_ascent, line.ascent());
        m_lineHeight = qMax(m_lineHeight, line.height() + qMax(0.0, line.leading()));
        const qsizetype end = line.textStart() + line.textLength();
        const bool isItem = QStringView(text).mid(line.textStart()).startsWith(kBullet);
        const qreal indent =
            isItem ? line.cursorToX(static_cast<int>(line.textStart() + kBullet.size())) : 0;
        for (qsizetype from = line.textStart(); from < end;) {
            breaks.setPosition(from);
            const qsizetype next = breaks.toNextBoundary();
            const qsizetype to = next < 0 ? end : qMin(next, end);
            qsizetype bare = to;
            while (bare > from && text[bare - 1].isSpace()) {
                --bare;
            }
            m_pieces.append({line.cursorToX(static_cast<int>(from)),
                line.cursorToX(static_cast<int>(bare)), to == end, indent, to});
            from = to;
        }
    }
    m_layout->endLayout();
}

void InlineLabel::leaveToQLabel()
{
    setTextFormat(m_marks == Marks::Markdown ? Qt::MarkdownText : Qt::PlainText);
    if (textInteractionFlags() != Qt::NoTextInteraction) {
        setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
}

QList<InlineLabel::Line> InlineLabel::linesAt(int width) const
{
    QList<Line> lines;
    qreal left = 0;
    bool begins = true;
    for (const Piece &piece : m_pieces) {
        if (begins || piece.right - left > width - lines.last().indent) {
            left = piece.left;
            lines.append({begins ? 0 : piece.indent, 0, 0});
        }
        lines.last().width = piece.right - left;
        lines.last().end = piece.end;
        begins = piece.isLast;
    }
    return lines;
}

QSize InlineLabel::sizeAt(int width) const
{
    const QList<Line> lines = linesAt(width);
    qreal widest = 0;
    for (const Line &line : lines) {
        widest = qMax(widest, line.indent + line.width);
    }
    return {static_cast<int>(std::ceil(widest)),
        static_cast<int>(std::ceil(static_cast<qreal>(lines.size()) * m_lineHeight))};
}

void InlineLabel::placeAt(int width) const
{
    if (width == m_placed) {
        return;
    }
    qreal top = 0;
    m_layout->beginLayout();
    for (const auto &[indent, lineWidth, end] : linesAt(width)) {
        QTextLine line = m_layout->createLine();
        if (!line.isValid()) {
            break;
        }
        fill(line, lineWidth, end);
        const qreal spare = width - lineWidth;
        const qreal left = alignment() & Qt::AlignRight ? spare
            : alignment() & Qt::AlignHCenter            ? spare / 2
                                                        : indent;
        line.setPosition({left, top + m_ascent - line.ascent()});
        top += m_lineHeight;
    }
    m_layout->endLayout();
    m_placed = width;
}

// As QLabel does: not a long line and not a tall column.
QSize InlineLabel::wantedSize() const
{
    const int line = fontMetrics().lineSpacing();
    const int width =
        qMin(80 * fontMetrics().averageCharWidth(), maximumWidth()) - around().width();
    QSize wanted = sizeAt(width);
    if (wanted.height() < 4 * line && wanted.width() > width / 2) {
        wanted = sizeAt(width / 2);
    }
    if (wanted.height() < 2 * line && wanted.width() > width / 4) {
        wanted = sizeAt(width / 4);
    }
    return wanted;
}

QSize InlineLabel::sizeHint() const
{
    return isOwn() ? m_wanted + around() : QLabel::sizeHint();
}

QSize InlineLabel::minimumSizeHint() const
{
    if (!isOwn()) {
        return QLabel::minimumSizeHint();
    }
    const int line = static_cast<int>(std::ceil(m_lineHeight));
    return QSize(sizeAt(0).width(), qMin(line, m_wanted.height())) + around();
}

int InlineLabel::heightForWidth(int width) const
{
    return isOwn() ? sizeAt(width - around().width()).height() + around().height()
                   : QLabel::heightForWidth(width);
}

void InlineLabel::paintEvent(QPaintEvent *event)
{
    if (!isOwn()) {
        QLabel::paintEvent(event);
        if (!m_lead.isEmpty()) {
            QPainter p(this);
            paintLead(p, contentsRect().top() + fontMetrics().ascent());
        }
        return;
    }
    QPainter p(this);
    drawFrame(&p);
    const QRect area = contentsRect();
    placeAt(area.width());
    const int spare = area.height() - sizeAt(area.width()).height();
    const int above = alignment() & Qt::AlignTop ? 0
        : alignment() & Qt::AlignBottom          ? spare
                                                 : spare / 2;
    p.setPen(palette().color(foregroundRole()));
    m_layout->draw(&p, area.topLeft() + QPoint(0, above));
    if (!m_lead.isEmpty()) {
        paintLead(p, area.top() + above + m_ascent);
    }
}

void InlineLabel::mousePressEvent(QMouseEvent *event)
{
    if (m_marks == Marks::Markdown && textInteractionFlags() != Qt::NoTextInteraction && isOwn()) {
        leaveToQLabel();
    }
    QLabel::mousePressEvent(event);
}

void InlineLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_layout.reset();
        setLead(m_lead, m_leadState);
    }
    QLabel::changeEvent(event);
}
