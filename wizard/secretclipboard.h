// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secret.h"

#include <QObject>
#include <QTimer>

/// Puts a secret into the clipboard on an explicit click, marked as concealed for clipboard
/// histories, and takes it out again after 60 s or when this object dies, if it is still there:
/// its own, or the copy that a clipboard manager made. Never reads the clipboard then: who owns it
/// may hang. Where it may not be read (Wayland without the focus), it waits until it may.
class SecretClipboard final : public QObject
{
    Q_OBJECT
public:
    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override;
    void copy(const Secret &secret);
    /// For tests.
    void setLifetime(int milliseconds) { m_timer.setInterval(milliseconds); }

Q_SIGNALS:
    void cleared();

private:
    void look();
    void clear();

    QByteArray m_digest; ///< of what was copied, to know it again; the secret itself is not kept
    bool m_isThere = false; ///< as far as could be read: in our clipboard or in a manager's copy
    bool m_isDue = false; ///< it should be out by now
    QTimer m_timer;
};
