// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class QTextBrowser;

/// The verdict: what was proved and what was not, and what to do next; a report without secrets to
/// print or save.
class ReportBlock final : public BlockView
{
    Q_OBJECT
public:
    ReportBlock(const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;

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
