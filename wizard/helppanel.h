// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

#include <QDialog>

class QCheckBox;
class QPushButton;
class QTextBrowser;
class QVBoxLayout;
class Notice;

/// "Help with this step": the whole guide section, beside it the other language for a supporter on
/// the phone. Not modal.
class HelpPanel final : public QDialog
{
    Q_OBJECT
public:
    explicit HelpPanel(Session &session, QWidget *parent = nullptr);
    void showStep(const Journey::Step &step);

private:
    void retranslate();
    void saveCard();

    Session &m_session;
    const Journey::Step *m_step;
    QVBoxLayout *m_links;
    QTextBrowser *m_text;
    QTextBrowser *m_other;
    QCheckBox *m_both;
    QPushButton *m_print;
    QPushButton *m_close;
    Notice *m_notice;
};
