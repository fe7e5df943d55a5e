// SPDX-License-Identifier: MIT
#pragma once
#include "models/rulebook/language.h"
#include "wizard/widgets/notice.h"

#include <QWidget>

class QLabel;
class QPushButton;

/// What is shown when the program cannot save anywhere, or another one holds the folder: what
/// happened, what is kept, what to do.
class ProblemView final : public QWidget
{
    Q_OBJECT
public:
    ProblemView(const Finding &finding, Language &language, QWidget *parent = nullptr);

Q_SIGNALS:
    void retryRequested();
    void folderChosen(const QString &folder);
    void practiceRequested();

private:
    void chooseFolder();
    void retranslate();

    Language &m_language;
    QLabel *m_title;
    QString m_place;
    Notice *m_notice;
    QLabel *m_folderName;
    QPushButton *m_switch;
    QPushButton *m_practise;
    QPushButton *m_folder;
    QPushButton *m_retry;
};
