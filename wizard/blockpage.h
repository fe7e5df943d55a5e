// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"
#include "models/session/session.h"
#include "models/session/waiting.h"
#include "wizard/widgets/instructions.h"
#include "wizard/widgets/mark.h"
#include "wizard/widgets/notice.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWizardPage>

class QScrollArea;

class BlockView;

/// The one page class: a frame and a column of blocks. It owns what everyone forgets: title,
/// purpose and chips from the guide, the scroll area, Next that always answers, one commit at a
/// time with Cancel beside it, words in the language of now.
class BlockPage final : public QWizardPage
{
    Q_OBJECT
public:
    BlockPage(const Journey::Step &step, Session &session, QWidget *parent = nullptr);

    const Journey::Step &step() const { return m_step; }
    /// Next is never grey: pressed too early it says what is missing.
    bool isComplete() const override { return true; }
    /// Whether Next would go on now: nothing is missing and nothing is waited for.
    bool isReady() const { return m_built && !isBusy() && missing().why.isEmpty(); }
    /// True while the commit is waited for: the page rests, and so do Back and the rail.
    bool isBusy() const { return m_waiting.isOn(); }
    /// Gives up waiting for the commit. What it still answers is dropped.
    void cancelWait();
    void initializePage() override;
    void cleanupPage() override;
    /// Makes the widgets, once, and shows the blocks that the answers ask for. Called ahead of
    /// time, so that Next need not wait for it.
    void prepare();
    bool isPrepared() const { return m_built; }
    /// The widget that gets the focus when the page is entered; nullptr: the first one that takes
    /// it.
    QWidget *firstField() const { return m_firstField; }
    /// Makes the page ready to be seen: widgets, then the answers. Does nothing the second time
    /// until the page is entered anew.
    void fill();
    /// The answers were changed elsewhere: the next fill() is needed.
    void forgetFilling() { m_filled = false; }
    bool validatePage() override;
    /// While a journey is resumed, pages are passed unseen: neither filled nor committed.
    void setPassThrough(bool on) { m_passThrough = on; }
    /// Scrolls back to the title.
    void toTop();
    QLabel *title() const { return m_title; }
    /// Shows a failure on the page (storage trouble, a failed commit).
    void showFinding(const Finding &finding);
    /// Shows own words in the same place; \a state as in Notice.
    void showText(const QString &state, const Notice::Text &title, const Notice::Text &body);
    void clearFinding() { m_notice->setVisible(false); }
    /// What a screen reader hears of the page when it is entered; what practice is only \a atStart.
    QString spoken(bool atStart) const;
    /// What its commit has done, in words.
    QString done() const;

    // What blocks work with.

    Session &session() { return m_session; }
    /// Shows another title than the guide's; empty: the guide's.
    void showTitle(const QString &title);
    /// Names the widget that gets the focus when the page is shown, unless one was named already.
    void startAt(QWidget *field);
    /// An answer was changed by the user: saves soon, and what was said to be missing is taken
    /// back.
    void edited();
    /// What is missing may have changed without a change of the answers.
    void refresh();
    /// Next, or Finish on the last page.
    QWidget *forwardButton() const;
    /// Presses it.
    void goForward();
    /// Goes on when \a work has succeeded, as after Next and the blocks' commits.
    void goOnAfter(const Future<> &work) { wait(work, m_blocks.size()); }
    /// The commit, as far as it is waited for.
    const Waiting &waiting() const { return m_waiting; }
    /// The notice above the reason line; hidden until a finding is shown.
    Notice *notice() { return m_notice; }
    /// In practice mode, a button in the "Practice" row at the top of the page, which plays the
    /// consoles' part; elsewhere nullptr.
    QPushButton *makePracticeButton(const QString &objectName);

Q_SIGNALS:
    /// The commit succeeded; the wizard records it and goes on.
    void committed();
    /// An answer may have changed, and with it the way ahead.
    void answered();
    /// Its title is another one, or in another language.
    void titled();
    /// The commit begins or ends to be waited for.
    void busyChanged(bool busy);

private:
    void buildFrame();
    void buildFoot(QVBoxLayout *outer);
    void buildBlocks();
    void showBlocks();
    QList<Missing> gaps(qsizetype first = 0) const;
    Missing missing() const { return gaps().value(0); }
    void commitFailed(const Finding &finding);
    QString waitingFor() const;
    const Words &words() const { return m_session.words(); }
    void retranslate();
    void retranslateFrame();
    void offerPracticeRepair();
    void setChips(const QStringList &chips);
    void goThrough(qsizetype first);
    void wait(const Future<> &work, qsizetype following);
    void goOn();
    void setBusy(bool busy);
    void rest();
    void wake();
    void pointAt(const QList<Missing> &gaps);
    void say(const QString &state, const QString &text);
    void sayAnew();

    const Journey::Step &m_step;
    Session &m_session;
    QPointer<QWidget> m_firstField;
    bool m_built = false;
    bool m_filled = false;
    QString m_wordsId; ///< the section whose words are shown
    QString m_guideTitle; ///< its title
    bool m_committed = false;
    bool m_passThrough = false;
    QPointer<QWidget> m_pointed; ///< what keeps it from going on, as it was said last
    QPointer<QWidget> m_focusAsked; ///< had the focus then
    QPointer<QWidget> m_focusBefore; ///< in the page, when it began to rest
    QList<BlockView *> m_blocks;
    Mark m_mark;
    QLabel *m_banner = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_purpose = nullptr;
    QWidget *m_chips = nullptr;
    Instructions *m_instructions = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_body = nullptr;
    Notice *m_notice = nullptr;
    QLabel *m_reason = nullptr;
    QPushButton *m_cancel = nullptr;
    QLayout *m_practice = nullptr;
    Waiting m_waiting; ///< goes first: the page is whole while it ends
};
