// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class TriChoice;

/// The two IP whitelists, told apart: one guards calls with the AppSecret, one guards code uploads.
/// Both must be off.
class WhitelistsPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit WhitelistsPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    QLabel *m_apiTitle = nullptr;
    QLabel *m_apiText = nullptr;
    TriChoice *m_api = nullptr;
    QLabel *m_uploadTitle = nullptr;
    QLabel *m_uploadText = nullptr;
    TriChoice *m_upload = nullptr;
    QLabel *m_later = nullptr;
    QPushButton *m_switchOff = nullptr;
};
