// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/journeylistmodel.h"
#include "wizard/language.h"
#include "wizard/widgets/notice.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QVBoxLayout;

/// All mini programs in the journal: continue one, start another, practise.
class HomeWindow final : public QWidget
{
    Q_OBJECT
public:
    HomeWindow(Journal &journal, Language &language, QWidget *parent = nullptr);
    /// Tells what the user should know about the journal, the gravest first, instead of what was
    /// told before.
    void showNotices(const QList<Finding> &findings);

Q_SIGNALS:
    void continueRequested(const QString &journeyId);
    void newRequested();
    void practiceRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void openCurrent();

    Journal &m_journal;
    Language &m_language;
    JourneyListModel m_model;
    QLabel *m_title;
    QVBoxLayout *m_noticeColumn;
    QLineEdit *m_filter;
    QListView *m_list;
    QLabel *m_empty;
    QPushButton *m_switch;
    QPushButton *m_practise;
    QPushButton *m_new;
    QPushButton *m_continue;
};
