// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/journeylistmodel.h"
#include "wizard/home/rowwords.h"

#include <QWidget>

class QListView;
class QPushButton;
class QLabel;
class TextLine;

/// What the user has, and what is under way there: find one, go on with it.
class MiniProgramList final : public QWidget
{
    Q_OBJECT
public:
    MiniProgramList(Journal &journal, const Language &language, QWidget *parent = nullptr);

    /// True if there is nothing to show, whatever the filter is.
    bool isEmpty() const;
    /// Marks what was changed last, and takes the keyboard.
    void toTop();

Q_SIGNALS:
    void continueRequested(const QString &journeyId);
    /// There is something to show now, or nothing any more.
    void emptied(bool isEmpty);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void listen();
    void filter();
    void showState();
    void openCurrent();
    void retranslate();

    JourneyListModel m_model;
    RowWords m_rows;
    QLabel *m_title;
    TextLine *m_filter;
    QListView *m_list;
    QLabel *m_nothingFound;
    QPushButton *m_continue;
};
