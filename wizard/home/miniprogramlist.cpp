// SPDX-License-Identifier: MIT
#include "wizard/home/miniprogramlist.h"

#include "wizard/home/deletebox.h"
#include "wizard/home/renamebox.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/textline.h"

#include <QEvent>
#include <QKeyEvent>
#include <QListView>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace {
/// Two lines of the tallest script for each row, whatever the first one is written in.
class TwoLines final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(),
            option.fontMetrics.lineSpacing() * 3 + 16};
    }
};
} // namespace

MiniProgramList::MiniProgramList(const Toolbox &tools, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_model(tools.journal, EntityKind::MiniProgram)
    , m_rows(tools.journal, tools.language)
    , m_title(makeLabel(this, "cardTitle"))
    , m_filter(new TextLine(this))
    , m_renameBox(new RenameBox(tools.journal, tools.language, this))
    , m_deleteBox(new DeleteBox(tools, this))
    , m_told(new Notice(this))
    , m_list(new QListView(this))
    , m_nothing(makeLabel(this, "muted"))
    , m_actions(new QWidget(this))
    , m_rename(makeLinkButton(m_actions))
    , m_putAway(makeLinkButton(m_actions))
    , m_delete(makeLinkButton(m_actions))
    , m_others(makeLinkButton(m_actions))
    , m_continue(makeButton(m_actions))
{
    m_rows.setSourceModel(&m_model);
    buildList();
    buildActions();
    listen();
    listenToBoxes();
    retranslate();
    m_list->setCurrentIndex(m_rows.index(0, 0));
    showState();
}

void MiniProgramList::buildList()
{
    m_filter->setObjectName(u"filter"_s);
    m_list->setObjectName(u"journeys"_s);
    m_told->setObjectName(u"told"_s);
    m_told->setVisible(false);
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new TwoLines(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * 8); // the page scrolls before it is lost
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_filter);
    column->addWidget(new GuardNotice(m_filter->guard(), nullptr, this));
    column->addWidget(m_told);
    column->addWidget(m_renameBox);
    column->addWidget(m_deleteBox);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    column->addWidget(m_actions);
}

void MiniProgramList::buildActions()
{
    m_rename->setObjectName(u"askToRename"_s);
    m_putAway->setObjectName(u"putAway"_s);
    m_delete->setObjectName(u"askToDelete"_s);
    m_others->setObjectName(u"showPutAway"_s);
    m_continue->setObjectName(u"continueJourney"_s);
    m_continue->setProperty("role", u"primary"_s);
    auto *links = new FlowLayout(16);
    for (QPushButton *link : {m_rename, m_putAway, m_delete, m_others}) {
        links->addWidget(link);
    }
    auto *row = new QHBoxLayout(m_actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(links, 1);
    row->addWidget(m_continue, 0, Qt::AlignTop);
}

void MiniProgramList::listen()
{
    connect(m_filter, &TextLine::edited, this, &MiniProgramList::filter);
    connect(m_filter, &QLineEdit::returnPressed, this, &MiniProgramList::openCurrent);
    connect(m_list, &QListView::activated, this, &MiniProgramList::openCurrent);
    connect(m_continue, &QPushButton::clicked, this, &MiniProgramList::openCurrent);
    connect(m_rename, &QPushButton::clicked, this, &MiniProgramList::askToRename);
    connect(m_putAway, &QPushButton::clicked, this, &MiniProgramList::putAwayCurrent);
    connect(m_delete, &QPushButton::clicked, this, &MiniProgramList::askToDelete);
    connect(m_others, &QPushButton::clicked, this, [this] { showPutAway(!m_isPutAway); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &MiniProgramList::showState);
    connect(&m_rows, &QAbstractItemModel::modelReset, this, &MiniProgramList::showState);
    connect(&m_rows, &QAbstractItemModel::rowsInserted, this, &MiniProgramList::showState);
    connect(&m_rows, &QAbstractItemModel::rowsRemoved, this, &MiniProgramList::showState);
}

void MiniProgramList::listenToBoxes()
{
    connect(m_renameBox, &RenameBox::finished, this, &MiniProgramList::backToList);
    connect(m_deleteBox, &DeleteBox::cancelled, this, &MiniProgramList::backToList);
    connect(m_deleteBox, &DeleteBox::deleted, this, &MiniProgramList::tellDeleted);
    connect(m_deleteBox, &DeleteBox::busyChanged, this, [this](bool isBusy) {
        m_list->setEnabled(!isBusy);
        m_filter->setEnabled(!isBusy);
        showState();
    });
    connect(&m_tools.journal, &Journal::tracesErased, this, [this] {
        m_areTracesGone = true;
        if (!m_told->isHidden()) {
            showDeleted();
        }
    });
}

bool MiniProgramList::isEmpty() const
{
    return m_rows.rowCount() == 0 && m_filter->text().isEmpty() && !m_isPutAway
        && m_told->isHidden()
        && m_tools.journal.entityCount({EntityKind::MiniProgram, {}, true}) == 0;
}

void MiniProgramList::toTop()
{
    m_list->setCurrentIndex(m_rows.index(0, 0));
    m_list->scrollToTop();
    m_list->setFocus();
    showState();
}

void MiniProgramList::sayPromptMayBeOpen()
{
    m_deleteBox->sayPromptMayBeOpen();
}

void MiniProgramList::filter()
{
    m_model.setFilter(m_filter->text());
    sayNothing();
    m_list->setCurrentIndex(m_rows.index(0, 0));
    showState();
}

void MiniProgramList::showPutAway(bool putAway)
{
    m_isPutAway = putAway;
    m_model.setPutAway(putAway);
    retranslate();
    backToList();
}

// One that is put away or deleted leaves its place to the next.
void MiniProgramList::backToList()
{
    if (!m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_rows.index(0, 0));
    }
    m_list->setFocus();
    showState();
}

void MiniProgramList::showState()
{
    const bool isAny = m_list->currentIndex().isValid();
    const bool isAsking = !m_renameBox->isHidden() || !m_deleteBox->isHidden();
    const bool canChange = isAny && !isAsking && !m_tools.journal.isReadOnly();
    m_nothing->setVisible(m_rows.rowCount() == 0);
    m_continue->setEnabled(isAny && !m_deleteBox->isBusy());
    for (QPushButton *button : {m_rename, m_putAway, m_delete}) {
        button->setEnabled(canChange);
    }
    m_others->setVisible(
        m_isPutAway || m_tools.journal.entityCount({EntityKind::MiniProgram, {}, true}) > 0);
    Q_EMIT emptied(isEmpty());
}

void MiniProgramList::sayNothing()
{
    m_nothing->setText(m_filter->text().isEmpty()
            ? tr("Nothing here.")
            : tr("No mini program has this in its name or AppID."));
}

void MiniProgramList::openCurrent()
{
    const QString journey = m_rows.journeyOf(m_list->currentIndex());
    if (!journey.isEmpty() && m_continue->isEnabled()) {
        Q_EMIT continueRequested(journey);
    }
}

void MiniProgramList::putAwayCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    const auto done =
        m_tools.journal.setPutAway(current.data(EntityListModel::IdRole).toString(), !m_isPutAway);
    m_told->setVisible(false);
    if (!done) {
        m_told->showFinding(done.error(), m_tools.language.words());
        m_told->unfold(true);
    }
    backToList();
}

void MiniProgramList::askToRename()
{
    const QModelIndex current = m_list->currentIndex();
    m_told->setVisible(false);
    m_renameBox->ask(current.data(EntityListModel::IdRole).toString(),
        current.data(EntityListModel::NameRole).toString());
    showState();
}

void MiniProgramList::askToDelete()
{
    const QModelIndex current = m_list->currentIndex();
    m_told->setVisible(false);
    m_deleteBox->ask(current.data(EntityListModel::IdRole).toString(), m_rows.nameOf(current));
    showState();
}

void MiniProgramList::tellDeleted(const QString &name, const QStringList &left)
{
    m_deleted = name;
    m_areTracesGone = false;
    m_left = left;
    m_told->setVisible(true);
    showDeleted();
    backToList();
    announce(m_told, m_told->spoken());
}

void MiniProgramList::showDeleted()
{
    const auto title = [this] { return tr("%1 is deleted").arg(m_deleted); };
    m_told->showText(m_left.isEmpty() ? u"good"_s : u"warn"_s, title, [this] {
        QStringList lines{m_areTracesGone
                ? tr("Nothing of it is left in this program's files.")
                : tr("Its traces in backups go now; the next start of the program looks again.")};
        if (!m_left.isEmpty()) {
            lines.append(tr("The keychain could not be reached and may hold still: %1. Delete it "
                            "there when it can be opened.")
                             .arg(m_left.join(u", "_s)));
        }
        return lines.join(u' ');
    });
}

void MiniProgramList::keyPressEvent(QKeyEvent *event)
{
    if (m_list->hasFocus() && event->key() == Qt::Key_Delete) {
        m_delete->click();
    } else if (m_list->hasFocus() && event->key() == Qt::Key_F2) {
        m_rename->click();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void MiniProgramList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void MiniProgramList::retranslate()
{
    m_title->setText(
        m_isPutAway ? tr("Mini programs that you put away") : tr("Your mini programs"));
    m_filter->setPlaceholderText(tr("Find by name or AppID"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_list->setAccessibleName(m_title->text());
    sayNothing();
    m_rename->setText(tr("Rename…"));
    m_putAway->setText(m_isPutAway ? tr("Take out again") : tr("Put away"));
    m_delete->setText(tr("Delete…"));
    m_others->setText(m_isPutAway ? tr("Back to the others") : tr("Show those put away"));
    m_continue->setText(tr("Continue"));
    if (!m_told->isHidden()) {
        m_told->retranslate(m_tools.language.words());
    }
    m_rows.retranslate();
}
