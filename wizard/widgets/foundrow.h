// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/offer.h"

#include <QWidget>

class QComboBox;
class QLabel;
class TickBox;

/// A value of a pasted message with a tick to have it: what it is, the page that asks for it, what
/// it would replace. Of an AppSecret one sees dots, of a key its fingerprint.
class FoundRow final : public QWidget
{
    Q_OBJECT
public:
    /// \a isOne: there is no other of its kind, so it may be ticked from the start.
    FoundRow(const FoundValue &value, bool isOne, const Session &session, QWidget *parent);

    const FoundValue &value() const { return m_value; }
    TickBox *tick() const { return m_tick; }
    bool isTicked() const;
    QString title() const;
    /// Looks at the answers anew, in the words of now.
    void refresh();

private:
    void addLists();
    QString shown() const;
    QString about() const;

    FoundValue m_value;
    const bool m_isOne;
    const Session &m_session;
    Offer m_offer;
    TickBox *m_tick;
    QLabel *m_about;
    QComboBox *m_list; ///< of a domain
};
