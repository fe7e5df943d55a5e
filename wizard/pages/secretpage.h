// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class Field;
class KeptSecret;
class QLineEdit;

/// The AppSecret: proved at WeChat in one call, then kept in the keychain; the field is cleared as
/// soon as it is kept.
class SecretPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit SecretPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;
    Future<> commit() override;
    QString waitingFor() const override;
    void commitFailed(const Finding &finding) override;
    void practiceRepaired() override;

private:
    bool hasInput() const;
    Secret entered() const;
    Future<> keep(bool sessionOnly);
    void keepAndGoOn(bool sessionOnly);
    void forgetInput();

    QPushButton *m_fill = nullptr;
    KeptSecret *m_kept = nullptr;
    QLineEdit *m_input = nullptr;
    Field *m_field = nullptr;
};
