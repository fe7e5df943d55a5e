// SPDX-License-Identifier: MIT
#include "wizard/home/miniprogramlist.h"

#include "wizard/home/deletebox.h"
#include "wizard/home/renamebox.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/textline.h"

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

const EntityFilter kPutAway{EntityKind::MiniProgram, {}, true};
} // namespace

MiniProgramList::MiniProgramList(const Toolbox &tools, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_model(tools.journal, EntityKind::MiniProgram)
    , m_rows(tools.journal, tools.language)
    , m_title(makeLabel(this, "cardTitle"))
    , m_filter(new TextLine(this))
    , m_told(new Notice(this))
    , m_renameBox(new RenameBox(tools, this))
    , m_deleteBox(new DeleteBox(tools, this))
    , m_nothing(makeLabel(this, "muted"))
    , m_list(new QListView(this))
    , m_rename(makeAction(u"askToRename"_s, &MiniProgramList::askToRename))
    , m_putAway(makeAction(u"putAway"_s, &MiniProgramList::putAwayCurrent))
    , m_delete(makeAction(u"askToDelete"_s, &MiniProgramList::askToDelete))
    , m_others(makeAction(u"showPutAway"_s, &MiniProgramList::showOthers))
    , m_continue(makeButton(this, u"continueJourney"_s))
{
    m_filter->setObjectName(u"filter"_s);
    m_told->setObjectName(u"told"_s);
    m_told->setVisible(false);
    m_continue->setProperty("role", u"primary"_s);
    buildList();
    layOut();
    listen();
    followLanguage(this, [this] { retranslate(); });
    markFirst();
}

QPushButton *MiniProgramList::makeAction(const QString &objectName, void (MiniProgramList::*act)())
{
    auto *button = makeLinkButton(this, objectName);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

void MiniProgramList::buildList()
{
    m_rows.setSourceModel(&m_model);
    m_list->setObjectName(u"journeys"_s);
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new TwoLines(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * 8); // the page scrolls before it is lost
}

void MiniProgramList::layOut()
{
    auto *column = makeColumn(this, 10);
    auto *guard = new GuardNotice(m_filter->guard(), nullptr, this);
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_title, m_filter, guard, m_told, m_renameBox, m_deleteBox, m_nothing}) {
        column->addWidget(part);
    }
    column->addWidget(m_list, 1);
    auto *links = new FlowLayout(16);
    for (QPushButton *link : {m_rename, m_putAway, m_delete, m_others}) {
        links->addWidget(link);
    }
    auto *row = new QHBoxLayout;
    row->addLayout(links, 1);
    row->addWidget(m_continue, 0, Qt::AlignTop);
    column->addLayout(row);
}

void MiniProgramList::listen()
{
    connect(m_filter, &TextLine::edited, this, &MiniProgramList::filter);
    connect(m_filter, &QLineEdit::returnPressed, this, &MiniProgramList::openCurrent);
    connect(m_list, &QListView::activated, this, &MiniProgramList::openCurrent);
    connect(m_continue, &QPushButton::clicked, this, &MiniProgramList::openCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &MiniProgramList::showState);
    connect(&m_rows, &QAbstractItemModel::modelReset, this, &MiniProgramList::showState);
    connect(&m_rows, &QAbstractItemModel::rowsInserted, this, &MiniProgramList::showState);
    connect(&m_rows, &QAbstractItemModel::rowsRemoved, this, &MiniProgramList::showState);
    connect(m_renameBox, &AskBox::finished, this, &MiniProgramList::backToList);
    connect(m_deleteBox, &AskBox::finished, this, &MiniProgramList::backToList);
    connect(m_deleteBox, &DeleteBox::deleted, this, &MiniProgramList::tellDeleted);
    connect(m_deleteBox, &DeleteBox::busyChanged, this, &MiniProgramList::showState);
}

bool MiniProgramList::isEmpty() const
{
    return m_rows.rowCount() == 0 && m_filter->text().isEmpty() && !m_isPutAway
        && m_told->isHidden() && m_deleteBox->isHidden()
        && m_tools.journal.entityCount(kPutAway) == 0;
}

void MiniProgramList::toTop()
{
    markFirst();
    m_list->scrollToTop();
    m_list->setFocus();
}

void MiniProgramList::filter()
{
    m_model.setFilter(m_filter->text());
    markFirst();
}

void MiniProgramList::markFirst()
{
    m_list->setCurrentIndex(m_rows.index(0, 0));
    showState();
}

void MiniProgramList::showOthers()
{
    m_isPutAway = !m_isPutAway;
    m_model.setPutAway(m_isPutAway);
    retranslate();
    backToList();
}

// One that is put away or deleted leaves its place to the next.
void MiniProgramList::backToList()
{
    if (!m_list->currentIndex().isValid()) {
        markFirst();
    }
    m_list->setFocus();
    showState();
}

void MiniProgramList::showState()
{
    const QModelIndex current = m_list->currentIndex();
    m_list->setEnabled(!m_deleteBox->isBusy());
    m_filter->setEnabled(!m_deleteBox->isBusy());
    const bool isAsking = !m_renameBox->isHidden() || !m_deleteBox->isHidden();
    for (QPushButton *button : {m_rename, m_putAway, m_delete}) {
        button->setEnabled(current.isValid() && !isAsking && !m_tools.journal.isReadOnly());
    }
    m_continue->setEnabled(!m_rows.journeyOf(current).isEmpty() && !m_deleteBox->isBusy());
    m_others->setVisible(m_isPutAway || m_tools.journal.entityCount(kPutAway) > 0);
    m_nothing->setVisible(m_rows.rowCount() == 0);
    m_nothing->setText(m_filter->text().isEmpty()
            ? tr("Nothing here.")
            : tr("No mini program has this in its name or AppID."));
    Q_EMIT emptied(isEmpty());
}

void MiniProgramList::openCurrent()
{
    if (m_continue->isEnabled()) {
        Q_EMIT continueRequested(m_rows.journeyOf(m_list->currentIndex()));
    }
}

void MiniProgramList::putAwayCurrent()
{
    const QString id = m_list->currentIndex().data(EntityListModel::IdRole).toString();
    m_told->setVisible(false);
    if (const auto done = m_tools.journal.setPutAway(id, !m_isPutAway); !done) {
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
    const auto tell = [this, name, left](bool areTracesGone) {
        m_told->showText(
            left.isEmpty() ? u"good"_s : u"warn"_s,
            [name] { return tr("%1 is deleted").arg(name); },
            [left, areTracesGone] { return Removal::whatIsLeft(left, areTracesGone); });
    };
    tell(false);
    m_told->unfold(true);
    connect(
        &m_tools.journal, &Journal::tracesErased, m_told,
        [this, tell] {
            tell(true);
            announce(m_told, m_told->spoken());
        },
        Qt::SingleShotConnection);
    showState();
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

void MiniProgramList::retranslate()
{
    m_title->setText(
        m_isPutAway ? tr("Mini programs that you put away") : tr("Your mini programs"));
    m_filter->setPlaceholderText(tr("Find by name or AppID"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_list->setAccessibleName(m_title->text());
    m_rename->setText(tr("Rename…"));
    m_putAway->setText(m_isPutAway ? tr("Take out again") : tr("Put away"));
    m_delete->setText(tr("Delete…"));
    m_others->setText(m_isPutAway ? tr("Back to the others") : tr("Show those put away"));
    m_continue->setText(tr("Continue"));
    m_rows.retranslate();
    showState();
}
