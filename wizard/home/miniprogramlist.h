// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/entitylistmodel.h"
#include "models/session/rowwords.h"
#include "models/session/session.h"

#include <QWidget>

class DeleteBox;
class Notice;
class QLabel;
class QListView;
class QPushButton;
class RenameBox;
class TextLine;

/// What the user has, and what is under way there: find one, go on with it, rename it, put it away,
/// delete it.
class MiniProgramList final : public QWidget
{
    Q_OBJECT
public:
    /// \a tools outlive it.
    explicit MiniProgramList(const Toolbox &tools, QWidget *parent = nullptr);

    /// True if there is nothing to show, whatever the filter is.
    bool isEmpty() const;
    /// Marks what was changed last, and takes the keyboard.
    void toTop();

Q_SIGNALS:
    void continueRequested(const QString &journeyId);
    /// There is something to show now, or nothing any more.
    void emptied(bool isEmpty);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPushButton *makeAction(const QString &objectName, void (MiniProgramList::*act)());
    void buildList();
    void layOut();
    void listen();
    void filter();
    void showState();
    void openCurrent();
    void putAwayCurrent();
    void showOthers();
    void askToRename();
    void askToDelete();
    void tellDeleted(const QString &name, const QStringList &left);
    void markFirst();
    void backToList();
    void retranslate();

    Toolbox m_tools;
    EntityListModel m_model;
    RowWords m_rows;
    bool m_isPutAway = false; ///< shows those that were put away
    QLabel *m_title;
    TextLine *m_filter;
    Notice *m_told;
    RenameBox *m_renameBox;
    DeleteBox *m_deleteBox;
    QLabel *m_nothing;
    QListView *m_list;
    QPushButton *m_rename;
    QPushButton *m_putAway;
    QPushButton *m_delete;
    QPushButton *m_others; ///< switches to those that were put away, and back
    QPushButton *m_continue;
};
