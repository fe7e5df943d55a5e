// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/offer.h"
#include "wizard/widgets/notice.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class TickBox;

/// A value of a pasted message with a tick to have it: what it is, the page that asks for it, what
/// it would replace.
class FoundRow final : public QWidget
{
    Q_OBJECT
public:
    /// \a isOne: there is no other of its kind, so it may be ticked from the start.
    FoundRow(const FoundValue &value, bool isOne, const Session &session, QWidget *parent);

    const FoundValue &value() const { return m_value; }
    TickBox *tick() const { return m_tick; }
    bool isTicked() const;
    /// Looks at the answers anew, in the words of now.
    void refresh();

private:
    void addLists();

    FoundValue m_value;
    const bool m_isOne;
    const Session &m_session;
    Offer m_offer;
    TickBox *m_tick;
    QLabel *m_about;
    QLabel *m_listLabel;
    QComboBox *m_list; ///< of a domain
};

/// Takes a whole chat message, a mail or a key file, lists the values in it and takes over those
/// that are ticked: answers are saved, secrets wait for their page. The text itself is neither
/// shown nor kept, and closing forgets what was found. Not modal.
class PastePanel final : public QDialog
{
    Q_OBJECT
public:
    explicit PastePanel(Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Answers were changed, or secrets wait for their page.
    void takenOver();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void paste();
    void read(QString text);
    void showRows(const Message &message);
    void choose(const FoundRow *chosen);
    void takeOver();
    void finish(const QList<FoundValue> &taken);
    void forget();
    void say(const QString &state, const Notice::Text &title, const Notice::Text &body);
    void showNotice();
    void retranslate();

    Session &m_session;
    QLabel *m_intro;
    QPushButton *m_paste;
    QWidget *m_list;
    Notice *m_notice;
    QPushButton *m_take;
    QPushButton *m_close;
    QList<FoundRow *> m_rows;
    bool m_isInClipboard = false; ///< a secret of the message
};
