// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/practices.h"
#include "models/session/session.h"

#include <QWidget>

class ChoiceButton;
class MiniProgramList;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

/// The front door: what do you want to do? Below it what the user has, and what is under way there;
/// a newcomer sees the question alone.
class HomeView final : public QWidget
{
    Q_OBJECT
public:
    /// \a tools outlive it.
    explicit HomeView(const Toolbox &tools, QWidget *parent = nullptr);
    ~HomeView() override;
    Q_DISABLE_COPY_MOVE(HomeView)
    /// Tells what the user should know about the journal, the gravest first, instead of what was
    /// told before.
    void showNotices(const QList<Finding> &findings);
    /// Marks what was changed last; the keyboard is there, or at the first choice.
    void toTop();

Q_SIGNALS:
    void journeyRequested(const QString &journeyId);
    void continueRequested(const QString &journeyId);
    /// Of \a journeyId, or of the one in which that exercise goes wrong.
    void practiceRequested(const QString &exerciseId, const QString &journeyId);
    /// At \a button.
    void settingsRequested(const QWidget *button);

private:
    void build(QVBoxLayout *column);
    void buildHead(QVBoxLayout *column);
    void buildChoices(QVBoxLayout *column);
    ChoiceButton *makeChoice(const QString &objectName);
    void arrangeChoices();
    void offer(const QWidget &button, const QList<Practice> &all);
    void showBegun();
    void retranslate();

    Toolbox m_tools;
    QLabel *m_banner;
    QLabel *m_title;
    QPushButton *m_settings;
    QPushButton *m_switch;
    QVBoxLayout *m_notices;
    QGridLayout *m_choices;
    int m_columns = 0; ///< of them
    QList<ChoiceButton *> m_journeys;
    ChoiceButton *m_practise;
    ChoiceButton *m_begun; ///< a journey that has no mini program yet, which no list would show
    JourneySummary m_unnamed;
    QPushButton *m_exercises;
    MiniProgramList *m_list;
    QLabel *m_independent;
};
