// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/graph.h"
#include "wizard/session.h"

#include <QTimer>
#include <QWizard>

class HelpPanel;
class StepRail;
class WizardPage;

/// The wizard window of one journey: pages in the order of the graph, the rail on the left.
/// Everything is saved at each Next, Back and close; closing asks nothing. Does not own the
/// session.
class SetupWizard final : public QWizard
{
    Q_OBJECT
public:
    explicit SetupWizard(Session &session, QWidget *parent = nullptr);

    /// The step after the current one, from the graph; -1 at the end.
    int nextId() const override;
    /// Leaving a page backwards: the one before may have been passed unseen.
    void cleanupPage(int id) override;
    void accept() override;
    void reject() override;
    /// Goes forward to \a step without commits, for resuming and for tests. A step that the answers
    /// no longer lead to is replaced by the one after it.
    void walkTo(Journey::Step step);
    Journey::Step currentStep() const;
    /// Shows \a finding on the current page.
    void tell(const Finding &finding);
    /// True after the last page was confirmed.
    bool isFinished() const { return m_finished; }
    /// Whether Next would go on now.
    bool isReady() const;
    /// Whether the page that Next leads to is made ready.
    bool isNextReady() const { return !m_readAhead.isActive() && m_ahead == nextId(); }

Q_SIGNALS:
    /// The window was closed (all is saved) or the journey was finished.
    void closed();
    /// The user wants to see all mini programs.
    void homeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    WizardPage *makePage(Journey::Step step);
    WizardPage *pageOf(Journey::Step step);
    void prepareNext();
    bool isShown() const;
    void showWay();
    void setResting(bool rests);
    void setUpButtons();
    void retranslate();
    void pageCommitted(WizardPage *page);
    void stepShown();
    void orderTabs();
    void focusPage();
    QList<Journey::Step> railPath() const;
    void walkBackTo(Journey::Step step);
    void showHelp();
    WizardPage *currentWizardPage() const;

    Session &m_session;
    StepRail *m_rail;
    HelpPanel *m_help = nullptr;
    QTimer m_readAhead;
    QTimer m_wayLater; ///< the rail's words need not follow each key
    int m_ahead = -1; ///< the page that was made ready last
    bool m_walking = false; ///< a change of page that is recorded elsewhere
    bool m_resuming = false; ///< pages go by unseen
    bool m_finished = false;
    bool m_toldOnClose =
        false; ///< that the last answers cannot be saved; a second close goes through
    Journey::Step m_shown = Journey::Step::Goal;
};
