// SPDX-License-Identifier: MIT
#pragma once
#include <QFrame>
#include <QLabel>
#include <QRadioButton>

#include <utility>

class QButtonGroup;

/// A large choice: a radio button with a title, a tag and some lines. Keyboard and screen reader
/// meet the radio button; a click anywhere on the card checks it.
class ChoiceCard final : public QFrame
{
    Q_OBJECT
public:
    /// Joins \a group under \a id.
    ChoiceCard(QButtonGroup *group, int id, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// A small chip beside the title ("Recommended"); hidden when empty.
    void setTag(const QString &tag);
    /// Lines below the title; each begins with its mark ("✓", "!", "✕", or "").
    void setLines(const QList<std::pair<QString, QString>> &lines);
    /// Muted text at the bottom.
    void setFoot(const QString &foot);
    /// A closed card cannot be chosen; its lines say why.
    void setClosed(bool closed);
    QRadioButton *radio() const { return m_radio; }

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void refresh();

    QRadioButton *m_radio;
    QLabel *m_tag;
    QLayout *m_lines;
    QList<std::pair<QString, QString>> m_shown;
    QLabel *m_foot;
    QString m_spoken; ///< the lines, for the screen reader
};
