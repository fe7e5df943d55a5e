// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/removal.h"

#include <QFrame>

#include <memory>

class Notice;
class QLabel;
class QPushButton;

/// Asks in its place whether a mini program shall be deleted, says before what goes, and does it.
class DeleteBox final : public QFrame
{
    Q_OBJECT
public:
    explicit DeleteBox(const Toolbox &tools, QWidget *parent = nullptr);
    /// Appears; nothing is deleted without another click. \a name as people see it.
    void ask(const QString &entityId, const QString &name);
    /// While it deletes, what it deletes must not be opened.
    bool isBusy() const { return m_isBusy; }
    /// The keychain is locked; the system may be asking for its password behind the window.
    void sayPromptMayBeOpen();

Q_SIGNALS:
    /// Deletes now, or does no longer.
    void busyChanged(bool isBusy);
    /// It has disappeared, nothing was deleted.
    void cancelled();
    /// It has disappeared, the mini program is gone; \a left names what the keychain holds still.
    void deleted(const QString &name, const QStringList &left);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void setBusy(bool busy);
    void finish();
    void showFailure(Finding finding, bool inKeychain);
    QString whatGoes() const;
    void retranslate();

    Toolbox m_tools;
    std::unique_ptr<Removal> m_removal;
    QString m_name;
    bool m_isBusy = false;
    QLabel *m_title;
    QLabel *m_goes;
    QLabel *m_stays;
    Notice *m_notice;
    QPushButton *m_keep;
    QPushButton *m_without; ///< only after the keychain has failed
    QPushButton *m_delete;
};
