// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class QTextBrowser;

/// The verdict: what was proved and what was not, and what to do next; a report without secrets to
/// print or save.
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
    void showVerdict();
    QString openPoints() const;
    void save(const QString &suffix);

    Notice *m_verdict = nullptr;
    QTextBrowser *m_report = nullptr;
    QPushButton *m_pdf = nullptr;
    QPushButton *m_html = nullptr;
    QPushButton *m_print = nullptr;
};
