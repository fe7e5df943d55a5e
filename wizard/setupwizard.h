// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

#include <QTimer>
#include <QWizard>

class HelpPanel;
class PastePanel;
class StepRail;
class BlockPage;

/// The wizard window of one journey: a page for each of its steps, the rail on the left.
/// Everything is saved at each Next, Back and close; closing asks once where a secret that is not
/// kept would be lost. Does not own the session.
class SetupWizard final : public QWizard
{
    Q_OBJECT
public:
    explicit SetupWizard(Session &session, QWidget *parent = nullptr);

    /// The step after the current one, as the answers stand; -1 at the end.
    int nextId() const override;
    /// Leaving a page backwards: the one before may have been passed unseen.
    void cleanupPage(int id) override;
    void accept() override;
    void reject() override;
    /// Goes forward to the step with this id without commits, for resuming and for tests. A step
    /// that the answers no longer lead to is replaced by the one after it, one of a newer version
    /// by the first.
    void walkTo(const QString &stepId);
    /// The id of the step that is shown; that of the first before any is.
    QString currentStep() const { return Journey::idOf(here()); }
    /// Shows \a finding on the current page.
    void tell(const Finding &finding);
    /// True after the last page was confirmed.
    bool isFinished() const { return m_finished; }
    /// Whether the page that Next leads to is made ready.
    bool isNextReady() const { return !m_readAhead.isActive() && m_ahead == nextId(); }

Q_SIGNALS:
    /// The window was closed (all is saved) or the journey was finished.
    void closed();
    /// The user wants to see all mini programs.
    void homeRequested();
    /// The user wants to see the settings, at \a button.
    void settingsRequested(const QWidget *button);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    const Journey::Step &stepAt(int id) const { return m_session.spec().steps[std::size_t(id)]; }
    const Journey::Step &here() const { return stepAt(qMax(0, currentId())); }
    int idOfPage(const Journey::Step &step) const;
    const Journey::Step *stepAfter(const Journey::Step &step) const;
    BlockPage *pageOf(const Journey::Step &step);
    void prepareNext();
    bool isShown() const;
    void listen();
    void startLater(QTimer &timer, int milliseconds, void (SetupWizard::*what)());
    void nameWindow();
    void placeRail();
    void showWay();
    void setResting(bool rests);
    void setUpButtons();
    void retranslate();
    void pageCommitted(BlockPage *page);
    void stepShown();
    void greet();
    void focusPage();
    void walkBackTo(const QString &stepId);
    void showHelp();
    void showPaste();
    void fillAnew();
    BlockPage *currentBlockPage() const;
    bool holdsSecret() const;
    void askBeforeClosing();

    Session &m_session;
    StepRail *m_rail;
    QWidget *m_railPlace; ///< QWizard's side widget: where the rail lies
    HelpPanel *m_help = nullptr;
    QTimer m_readAhead;
    QTimer m_wayLater; ///< the rail's words need not follow each key
    int m_ahead = -1; ///< the page that was made ready last
    bool m_resuming = false; ///< pages go by unseen
    bool m_finished = false;
    bool m_toldOnClose = false; ///< what would be lost; a second close goes through
    const Journey::Step *m_shown = nullptr; ///< the step that was shown and recorded last
    PastePanel *m_paste = nullptr; ///< made when it is first wanted
    QString m_done; ///< what the page that was left last has done, in words
};
