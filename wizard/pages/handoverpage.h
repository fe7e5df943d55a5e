// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class ConfirmBox;
class CopyField;
class Field;
class QCheckBox;
class SecretClipboard;
class TickList;

/// Each value ready for the platform's dialogue, ticked off as it is entered; then: submitted, by
/// whom, seen how.
class HandOverPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit HandOverPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    void showRemark(const QString &remark);
    void copySecret();
    void saveKey();

    CopyField *m_name = nullptr;
    Field *m_nameField = nullptr;
    CopyField *m_appId = nullptr;
    Field *m_appIdField = nullptr;
    QPushButton *m_copySecret = nullptr;
    QPushButton *m_saveKey = nullptr;
    QLabel *m_remark = nullptr;
    SecretClipboard *m_clipboard = nullptr;
    TickList *m_items = nullptr;
    QCheckBox *m_submitted = nullptr;
    ConfirmBox *m_confirm = nullptr;
};
