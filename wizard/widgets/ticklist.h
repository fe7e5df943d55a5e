// SPDX-License-Identifier: MIT
#pragma once
#include <QFrame>
#include <QStringList>

#include <functional>

class QCheckBox;
class QLabel;
struct BlockWords;

/// Things to tick off, each with a heading and a sentence from the guide. A click on the sentence
/// ticks as one on the box does.
class TickList final : public QFrame
{
    Q_OBJECT
public:
    TickList(const QStringList &ids, QWidget *parent = nullptr);
    /// \a words: those of a line, by its id.
    void retranslate(const std::function<BlockWords(const QString &id)> &words);
    /// Puts \a widget, which belongs to the line \a id, below its words.
    void addBelow(const QString &id, QWidget *widget);
    void setTicked(const QStringList &ids);
    QStringList ticked() const;
    bool isAllTicked() const { return ticked().size() == m_rows.size(); }
    /// The first box that is not ticked; nullptr if all are.
    QWidget *firstOpen() const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row
    {
        QString id;
        QCheckBox *box;
        QLabel *text;
    };
    QList<Row> m_rows;
};
