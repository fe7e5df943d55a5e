// SPDX-License-Identifier: MIT
#pragma once
#include <QLabel>

#include <memory>

class QTextLayout;

/// A label that shapes its text to measure it, once, and to paint it. QLabel shapes it whenever a
/// layout asks how high it is at some width, and for Markdown makes a whole document: two fifths of
/// the work of a Next.
/// Paragraphs and lists, bold, italic and code are drawn here; what else Markdown has, and text
/// that is being selected, is left to QLabel.
class InlineLabel final : public QLabel
{
    Q_OBJECT
public:
    enum class Marks { None, Markdown };

    explicit InlineLabel(Marks marks, QWidget *parent = nullptr);
    ~InlineLabel() override;
    Q_DISABLE_COPY_MOVE(InlineLabel)

    /// How the text is to be read.
    void setMarks(Marks marks);
    Marks marks() const { return m_marks; }
    /// What stands before the text, bold, in a column of its own: the number of a step, "✓"; in the
    /// colour of \a state as Theme has it.
    void setLead(const QString &lead, const QString &state = {});
    QString lead() const { return m_lead; }
    /// The text without its marks.
    QString plain() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// What stays together on a line, and where it stood if all were one line.
    struct Piece
    {
        qreal left;
        qreal right; ///< without the space after it
        bool isLast; ///< of its paragraph
        qreal indent; ///< of the lines that follow the first
        qsizetype end; ///< in the text
    };
    struct Line
    {
        qreal indent;
        qreal width;
        qsizetype end;
    };

    bool isOwn() const;
    void shape() const;
    void cut() const;
    void leaveToQLabel();
    QList<Line> linesAt(int width) const;
    QSize sizeAt(int width) const;
    void placeAt(int width) const;
    void paintLead(QPainter &p, qreal baseline) const;
    QSize around() const { return size() - contentsRect().size(); }
    QSize wantedSize() const;

    Marks m_marks;
    QString m_lead;
    QString m_leadState;
    // What was made of which text; QLabel tells nobody when its text changes.
    mutable QString m_source;
    mutable std::unique_ptr<QTextLayout> m_layout;
    mutable QList<Piece> m_pieces;
    mutable qreal m_ascent = 0;
    mutable qreal m_lineHeight = 0;
    mutable QSize m_wanted;
    mutable int m_placed = -1; ///< the width that the lines of m_layout are for
};
