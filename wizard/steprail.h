// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/rail.h"

#include <QFrame>

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

    /// Shows the way as the answers stand now; \a taken as in Rail.
    void update(const QList<int> &taken);
    /// The answers lead another way than the one that is shown.
    bool isOutdated() const;
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
    void showSteps();
    void retranslate();

    Session &m_session;
    Rail m_rail;
    QList<int> m_taken;
    QList<Rail::Row> m_shown;
    QLabel *m_heading;
    QLabel *m_font; ///< hidden unless a font is missing
    QScrollArea *m_scroll;
    QVBoxLayout *m_steps = nullptr;
    QPushButton *m_paste;
    QPushButton *m_home;
    QPushButton *m_settings;
    QList<RailRow *> m_rows;
};
