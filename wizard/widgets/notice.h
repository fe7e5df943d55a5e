// SPDX-License-Identifier: MIT
#pragma once
#include "models/rulebook/words.h"

#include <QFrame>

#include <functional>

class InlineLabel;
class QLabel;
class QPushButton;
class QVBoxLayout;
class FlowLayout;

/// Says what happened, what it means and what to do, at the place where it happened: never a modal
/// box. States: "bad", "warn", "good", "info". What the service literally answered is one click
/// away.
class Notice final : public QFrame
{
    Q_OBJECT
public:
    /// Says the words anew when the language changes.
    using Text = std::function<QString()>;

    explicit Notice(QWidget *parent = nullptr);

    /// Words and remedy of \a finding, out of \a words, which outlive it; \a state empty: from the
    /// severity ("bad").
    void showFinding(const Finding &finding, const Words &words, const QString &state = {});
    /// Own words, plain text.
    void showText(const QString &state, const QString &title, const QString &body = {});
    /// Own words that follow the language of the windows.
    void showText(const QString &state, const Text &title, const Text &body);
    /// Shows it where it is seen, and reads it out; or hides it.
    void unfold(bool isOpen);
    const Finding &finding() const { return m_finding; }
    QString title() const;
    /// All that it says, as it is read out.
    QString spoken() const { return accessibleName() + u'\n' + accessibleDescription(); }

    /// A link button in the row below that does \a act; it belongs to the notice, and goes with the
    /// words of now.
    QPushButton *addAction(
        const QString &objectName, const Text &text, const std::function<void()> &act);
    void clearActions();

private:
    void makeParts();
    void tell(
        const QString &state, const Finding &finding, const std::function<FindingWords()> &words);
    void fill();

    Finding m_finding;
    // Made when there is something to say; most notices never do.
    QLabel *m_title = nullptr;
    InlineLabel *m_body = nullptr;
    QLabel *m_remedy = nullptr;
    QLabel *m_raw = nullptr;
    QPushButton *m_showRaw = nullptr;
    QPushButton *m_copyIp = nullptr;
    FlowLayout *m_actions = nullptr;
    QList<QPushButton *> m_extra;
    std::function<FindingWords()> m_words; ///< in the language of now
};
