// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"
#include "wizard/session.h"
#include "wizard/widgets/instructions.h"
#include "wizard/widgets/mark.h"
#include "wizard/widgets/notice.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWizardPage>

class QScrollArea;

/// A page of the set-up wizard. The base owns what everyone forgets: title, purpose and chips from
/// the guide, the scroll area, Next that always answers, one commit at a time with Cancel beside
/// it, words in the language of now.
///
/// A page makes its widgets in build(), writes all words in retranslate(), fills the widgets from
/// the draft in show() and calls edited() after each change of the draft.
class WizardPage : public QWizardPage
{
    Q_OBJECT
public:
    /// What keeps the page from being left forwards.
    struct Missing
    {
        QString why; ///< in words; empty if nothing is missing
        QWidget *at = nullptr; ///< the widget to mark and to go to; nullptr if there is none
    };

    WizardPage(Journey::Step step, Session &session, QWidget *parent = nullptr);
    ~WizardPage() override;
    Q_DISABLE_COPY_MOVE(WizardPage)

    Journey::Step step() const { return m_step; }
    /// Next is never grey: pressed too early it says what is missing.
    bool isComplete() const final { return true; }
    /// Whether Next would go on now: nothing is missing and nothing is waited for.
    bool isReady() const { return m_built && !m_busy && missing().why.isEmpty(); }
    /// True while the commit is waited for: the page rests, and so do Back and the rail.
    bool isBusy() const { return m_busy; }
    /// Gives up waiting for the commit. What it still answers is dropped.
    void cancelWait();
    void initializePage() final;
    void cleanupPage() final;
    /// Makes the widgets, once. Called ahead of time, so that Next need not wait for it.
    void prepare();
    bool isPrepared() const { return m_built; }
    /// The widget that gets the focus when the page is entered; nullptr: the first one that takes
    /// it.
    QWidget *firstField() const { return m_firstField; }
    /// Makes the page ready to be seen: widgets, then the answers. Does nothing the second time
    /// until the page is entered anew.
    void fill();
    bool validatePage() final;
    /// While a journey is resumed, pages are passed unseen: neither filled nor committed.
    void setPassThrough(bool on) { m_passThrough = on; }
    /// Scrolls back to the title.
    void toTop();
    /// Shows a failure on the page (storage trouble, a failed commit).
    void showFinding(const Finding &finding);
    /// Shows own words in the same place; \a state as in Notice.
    void showText(const QString &state, const Notice::Text &title, const Notice::Text &body);
    void clearFinding();

Q_SIGNALS:
    /// The commit succeeded; the wizard records it and goes on.
    void committed();
    /// An answer may have changed, and with it the way ahead.
    void answered();
    /// The commit begins or ends to be waited for.
    void busyChanged(bool busy);

protected:
    /// Makes the widgets, once, when the page is first entered; add them to body().
    virtual void build() = 0;
    /// All words of the page, and nothing else. Called after build() and when the language changes.
    virtual void retranslate() = 0;
    /// Fills the widgets from the draft. Called on each forward entry, after build().
    virtual void show() { }
    /// What must be answered before Next can go on, and where.
    virtual Missing missing() const { return {}; }
    /// The part of Next that takes time. Writing the answers is not its business.
    [[nodiscard]] virtual Future<> commit() { return ready<>({}); }
    /// What is being done while commit() is waited for, in words.
    virtual QString waitingFor() const { return tr("One moment, please…"); }
    /// Called when commit() failed; shows the finding by default.
    virtual void commitFailed(const Finding &finding) { showFinding(finding); }

    /// In practice mode, what was wrong in the made-up world has just been put right.
    virtual void practiceRepaired() { }

    /// Shows another title than the guide's; empty: the guide's.
    void showTitle(const QString &title);
    /// Names the widget that gets the focus when the page is shown; to be called in show().
    void startAt(QWidget *field) { m_firstField = field; }
    /// The draft was changed by the user: saves soon, and what was said to be missing is taken
    /// back.
    void edited();
    /// What is missing may have changed without a change of the draft.
    void refresh();
    /// Goes on when \a work has succeeded, as after Next and commit().
    void goOnAfter(const Future<> &work);
    /// The number of the commit that is waited for now, for a step of it that comes later.
    int run() const { return m_run; }
    /// False when the commit of this number was cancelled, or the page was left: a later step of it
    /// must not begin.
    bool isWaitedFor(int run) const { return m_busy && run == m_run; }

    Session &session() { return m_session; }
    const Session &session() const { return m_session; }
    Journey::Draft &draft() { return m_session.draft(); }
    const Journey::Draft &draft() const { return m_session.draft(); }
    const Words &words() const { return m_session.words(); }
    QVBoxLayout *body() { return m_body; }
    /// The notice above the reason line; hidden until a finding is shown.
    Notice *notice() { return m_notice; }
    /// The consoles that the step tells one to open; opening one is recorded.
    void addLinks();
    /// In practice mode, a button in the "Practice" row at the top of the page, which plays the
    /// consoles' part; elsewhere nullptr.
    QPushButton *makePracticeButton(const QString &objectName);

    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFrame();
    void buildEnd();
    void retranslateFrame();
    void offerPracticeRepair();
    void setChips(const QStringList &chips);
    void wait(const Future<> &work);
    void finishCommit(const Result<> &result);
    void goOn();
    void setBusy(bool busy);
    void rest();
    void wake();
    QWidget *forwardButton() const;
    void pointAt(const Missing &gap);
    void say(const QString &state, const QString &text);
    void sayAnew();

    const Journey::Step m_step;
    Session &m_session;
    QPointer<QWidget> m_firstField;
    bool m_built = false;
    bool m_filled = false;
    QString m_wordsId; ///< the section whose words are shown
    bool m_busy = false;
    bool m_committed = false;
    bool m_passThrough = false;
    int m_run = 0; ///< the commit that counts; an answer to an earlier one comes too late
    Future<> m_work;
    QPointer<QWidget> m_focusBefore; ///< in the page, when it began to rest
    Mark m_mark;
    QLabel *m_banner = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_purpose = nullptr;
    QLayout *m_chips = nullptr;
    Instructions *m_instructions = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_body = nullptr;
    Notice *m_notice = nullptr;
    QLabel *m_reason = nullptr;
    QPushButton *m_cancel = nullptr;
    QLabel *m_practiceLabel = nullptr;
    QLayout *m_practice = nullptr;
};
