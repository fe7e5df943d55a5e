// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/widgets/textguard.h"

class QLabel;
class QPushButton;
class SecretTray;

/// Says below a field, and aloud to a screen reader, what its guard has taken out or refused, and
/// offers a secret to the page where it belongs.
class GuardNotice final : public QWidget
{
    Q_OBJECT
public:
    /// \a tray: where a secret may be kept for its page; null: nowhere.
    GuardNotice(TextGuard &guard, SecretTray *tray, QWidget *parent = nullptr);

private:
    void makeParts();
    void refresh();
    void keep();

    TextGuard &m_guard;
    SecretTray *const m_tray;
    bool m_isKept = false;
    QLabel *m_label = nullptr; ///< made when the guard has something to say
    QPushButton *m_keep = nullptr;
};
