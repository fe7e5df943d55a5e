// SPDX-License-Identifier: MIT
#include "wizard/home/miniprogramlist.h"

#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textline.h"

#include <QEvent>
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

MiniProgramList::MiniProgramList(Journal &journal, const Language &language, QWidget *parent)
    : QWidget(parent)
    , m_model(journal)
    , m_rows(language)
    , m_title(makeLabel(this, "cardTitle"))
    , m_filter(new TextLine(this))
    , m_list(new QListView(this))
    , m_nothingFound(makeLabel(this, "muted"))
    , m_continue(makeButton(this))
{
    m_rows.setSourceModel(&m_model);
    build();
    listen();
    retranslate();
    m_list->setCurrentIndex(m_rows.index(0, 0));
    showState();
}

void MiniProgramList::build()
{
    m_filter->setObjectName(u"filter"_s);
    m_list->setObjectName(u"journeys"_s);
    m_continue->setObjectName(u"continueJourney"_s);
    m_continue->setProperty("role", u"primary"_s);
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
    column->addWidget(m_nothingFound);
    column->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_continue);
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
}

bool MiniProgramList::isEmpty() const
{
    return m_rows.rowCount() == 0 && m_filter->text().isEmpty();
}

void MiniProgramList::toTop()
{
    m_list->setCurrentIndex(m_rows.index(0, 0));
    m_list->scrollToTop();
    m_list->setFocus();
    showState();
}

void MiniProgramList::filter()
{
    m_model.setFilter(m_filter->text());
    m_list->setCurrentIndex(m_rows.index(0, 0));
    showState();
}

void MiniProgramList::showState()
{
    m_nothingFound->setVisible(m_rows.rowCount() == 0);
    m_continue->setEnabled(m_list->currentIndex().isValid());
    Q_EMIT emptied(isEmpty());
}

void MiniProgramList::openCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid()) {
        Q_EMIT continueRequested(current.data(JourneyListModel::IdRole).toString());
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
    m_title->setText(tr("Your mini programs"));
    m_filter->setPlaceholderText(tr("Find by name or AppID"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_list->setAccessibleName(m_title->text());
    m_nothingFound->setText(tr("No mini program has this in its name or AppID."));
    m_continue->setText(tr("Continue"));
    m_rows.retranslate();
}
