// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secret.h"

#include <QObject>
#include <QTimer>

/// Puts a secret into the clipboard on an explicit click, marked as concealed for clipboard
/// histories, and takes it out again after 60 s or when this object dies, if it is still there.
class SecretClipboard final : public QObject
{
    Q_OBJECT
public:
    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override;
    void copy(const Secret &secret);
    /// For tests.
    void setLifetime(int milliseconds);

Q_SIGNALS:
    void cleared();

private:
    void clear();

    Secret m_secret;
    QTimer m_timer;
};
