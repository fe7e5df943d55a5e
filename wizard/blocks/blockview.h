// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blockpage.h"

class QButtonGroup;

/// One block of a page. It makes its widgets in its constructor, writes all words in retranslate(),
/// fills them from the answers in refill(), and calls edited() after each change of the answers.
class BlockView : public QWidget
{
    Q_OBJECT
public:
    /// \a page outlives it and owns it in the end, through its layout.
    BlockView(const Journey::Block &block, BlockPage &page);

    /// All words of the block, and nothing else. Called once it is made and when the language
    /// changes.
    virtual void retranslate() = 0;
    /// Fills the widgets from the answers. Called on each forward entry of the page.
    virtual void refill() { }
    /// An answer of the page was changed, perhaps one that this block says something about.
    virtual void answersChanged() { }
    /// Whether the answers given so far ask for it.
    virtual bool isShown() const { return m_block.shown(answers()); }
    /// What must be answered before Next can go on, and where.
    virtual Missing missing() const { return {}; }
    /// The part of Next that takes time. Writing the answers is not its business.
    [[nodiscard]] virtual Future<> commit() { return ready<>({}); }
    /// What is being done while commit() is waited for, in words.
    virtual QString waitingFor() const { return {}; }
    /// Called when the page's commit failed; true if it showed the finding.
    virtual bool commitFailed(const Finding & /*finding*/) { return false; }
    /// What commit() has done, in words, if that should be said; asked for when the page is left.
    virtual QString done() const { return {}; }
    /// Whether a secret was entered that is not kept yet and would be lost with the window.
    virtual bool holdsSecret() const { return false; }
    /// Whether the practice console has something to fill in here.
    virtual bool canPractise() const { return false; }
    /// Fills it in as a user would from the consoles.
    virtual void practise(Exercise & /*exercise*/) { }
    /// In practice mode, what was wrong in the made-up world has just been put right.
    virtual void practiceRepaired() { }

protected:
    BlockPage &page() const { return m_page; }
    Session &session() const { return m_page.session(); }
    Journey::Answers &answers() const { return session().answers(); }
    /// The answers without ticks whose premise has changed.
    Journey::Answers counted() const { return session().counted(); }
    const Words &words() const { return session().words(); }
    /// The words of the block, or of \a id: the step's own ("id#step") before those of all steps.
    BlockWords blockWords(const QString &id = {}) const;
    /// What must be answered at \a at, in the words of the block, unless it \a isAnswered.
    Missing unless(bool isAnswered, QWidget *at) const;
    /// \a answer is not enough: the words of "<id>.<answer>" say why, or else those of the block.
    Missing unfit(const QString &answer, QWidget *at) const;
    QString id() const { return QString::fromLatin1(idOf(m_block)); }
    QVBoxLayout *body() const { return static_cast<QVBoxLayout *>(layout()); }
    void edited() { m_page.edited(); }
    /// Asks for a file, at first among the downloads; \a filter as in QFileDialog.
    void chooseFile(const QString &title, const QString &filter,
        const std::function<void(const QString &path)> &read);

private:
    const Journey::Block &m_block;
    BlockPage &m_page;
};

/// The Tab key goes to the chosen button of \a group, or to the first if none is chosen: Qt
/// leaves it to the one that was clicked.
void keepTabOnTheChosen(QButtonGroup &group);
