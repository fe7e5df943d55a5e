// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class QCheckBox;

/// The account uses another method: the mini programs certified with it are deleted first (this
/// only unlinks).
class UndoPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit UndoPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    QLabel *m_what = nullptr;
    QCheckBox *m_done = nullptr;
};
