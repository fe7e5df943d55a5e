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

    /// Words and remedy of \a finding; \a state empty: from the severity ("bad").
    void showFinding(const Finding &finding, const Words &words, const QString &state = {});
    /// Own words, plain text.
    void showText(const QString &state, const QString &title, const QString &body = {});
    /// Own words that follow the language of the windows.
    void showText(const QString &state, const Text &title, const Text &body);
    /// The same finding in other words. Does nothing after showText().
    void retranslate(const Words &words);
    /// Shows it where it is seen, and reads it out; or hides it.
    void unfold(bool isOpen);
    const Finding &finding() const { return m_finding; }
    QString title() const;
    /// All that it says, as it is read out.
    QString spoken() const;

    /// A link button in the row below; it belongs to the notice. Cleared by clearActions().
    QPushButton *addAction(const Text &text);
    void clearActions();
    /// What the Tab key goes to in it, in order; nothing before it has said something.
    QWidgetList stops() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Action
    {
        QPushButton *button;
        Text text;
    };
    void makeParts();
    void fill(const QString &title, const QString &body, const QStringList &remedy);

    Finding m_finding;
    // Made when there is something to say; most notices never do.
    QLabel *m_title = nullptr;
    InlineLabel *m_body = nullptr;
    QLabel *m_remedy = nullptr;
    QLabel *m_raw = nullptr;
    QPushButton *m_showRaw = nullptr;
    QPushButton *m_copyIp = nullptr;
    FlowLayout *m_actions = nullptr;
    QList<Action> m_extra;
    Text m_ownTitle;
    Text m_ownBody;
};
