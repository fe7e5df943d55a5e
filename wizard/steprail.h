// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/spec.h"
#include "models/rulebook/words.h"

#include <QFrame>
#include <QHash>
#include <QList>
#include <QSet>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;
class RailRow;
class Session;

/// The steps of the journey on the left, derived from the graph: done, here, to come, needs
/// attention; told by shape and text, not by colour alone. Scrolls when the steps are many. A done
/// step can be clicked to go back to it.
class StepRail final : public QFrame
{
    Q_OBJECT
public:
    explicit StepRail(Session &session, QWidget *parent = nullptr);

    /// Shows \a path (the steps taken, then the way ahead), with \a here marked.
    void update(const QList<const Journey::Step *> &path, const Journey::Step *here);
    /// What takes the keyboard: the steps, and what stands below them.
    QWidget *steps() const;
    QWidget *foot() const { return m_foot; }
    const QList<const Journey::Step *> &path() const { return m_path; }
    /// Names the mini program of the journey at the top.
    void nameJourney();
    /// While a page waits, no step can be gone to, nor the list of mini programs; the language can.
    void setResting(bool rests);

Q_SIGNALS:
    void stepClicked(const QString &stepId);
    void homeClicked();
    void pasteClicked();
    /// At \a button.
    void settingsClicked(const QWidget *button);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildSteps();
    QWidget *makeFoot();
    void retranslate();
    QString titleOf(const Journey::Step &step);

    Session &m_session;
    QList<const Journey::Step *> m_path;
    const Journey::Step *m_here = nullptr;
    QLabel *m_heading;
    QLabel *m_font; ///< hidden unless a font is missing
    QScrollArea *m_scroll;
    QVBoxLayout *m_steps = nullptr;
    QPushButton *m_paste;
    QPushButton *m_home;
    QPushButton *m_settings;
    QWidget *m_foot;
    QList<RailRow *> m_rows;
    QHash<QString, QString> m_titles; ///< short, by the id of their words
    StepWords m_journey; ///< those of now; without a title: to be read
};
