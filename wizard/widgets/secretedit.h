// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secret.h"
#include "wizard/widgets/guardedline.h"

/// A field for a secret. The characters are kept beside it; the field itself, and so its
/// accessibility events, undo history and clipboard, has dots only. Forgets all when it is hidden.
class SecretEdit final : public GuardedLine
{
    Q_OBJECT
public:
    explicit SecretEdit(QWidget *parent = nullptr);
    ~SecretEdit() override;

    bool hasInput() const { return !m_characters.isEmpty(); }
    /// As entered, unrepaired.
    Secret secret() const;
    /// Fills the field; not an edit.
    void setSecret(const Secret &secret);
    /// Overwrites and empties it; not an edit.
    void forget() { setSecret({}); }

Q_SIGNALS:
    /// The user changed it.
    void edited();
    /// The user put in more than one character at once.
    void pasted();
    /// A paste of this many characters was refused: no secret is as long.
    void tooLong(qsizetype size);
    /// It was hidden with something in it.
    void forgotten();

protected:
    void receive(QString text) override;
    bool receiveKey(const QString &typed) override;

private:
    void replace(qsizetype from, qsizetype length, QStringView by);
    void showDots();
    void follow(const QString &shown);

    QString m_characters;
    bool m_isShowing = false; ///< the dots are being written here, not by the user
};
