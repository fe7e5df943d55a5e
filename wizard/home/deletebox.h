// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/removal.h"
#include "wizard/home/askbox.h"

#include <memory>

class QLabel;

/// Asks whether a mini program shall be deleted, says before what goes, and does it.
class DeleteBox final : public AskBox
{
    Q_OBJECT
public:
    explicit DeleteBox(const Toolbox &tools, QWidget *parent = nullptr);
    /// Appears; nothing is deleted without another click. \a name as people see it.
    void ask(const QString &entityId, const QString &name);
    /// While it deletes, what it deletes must not be opened.
    bool isBusy() const { return m_removal && m_removal->state() == Removal::State::Running; }

Q_SIGNALS:
    /// Deletes now, or does no longer.
    void busyChanged();
    /// The mini program is gone; \a left names what the keychain holds still.
    void deleted(const QString &name, const QStringList &left);

protected:
    bool canBeLeft() const override { return !isBusy(); }

private:
    void follow();
    void sayPromptMayBeOpen();
    void showState();

    Toolbox m_tools;
    std::unique_ptr<Removal> m_removal;
    QString m_name;
    QLabel *m_title;
    QLabel *m_goes;
    QLabel *m_stays;
    QPushButton *m_keep;
    QPushButton *m_delete;
    QPushButton *m_without; ///< only after the keychain has failed
};
