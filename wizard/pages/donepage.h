// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class QTextBrowser;

/// What was proved, when and by whom; what to do next; a report without secrets to print or save.
class DonePage final : public WizardPage
{
    Q_OBJECT
public:
    explicit DonePage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;

private:
    void save(const QString &suffix);

    QTextBrowser *m_report = nullptr;
    QPushButton *m_pdf = nullptr;
    QPushButton *m_html = nullptr;
    QPushButton *m_print = nullptr;
};
