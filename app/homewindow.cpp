// SPDX-License-Identifier: MIT
#include "app/homewindow.h"

#include "wizard/screenfit.h"
#include "wizard/widgets/makers.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostNotices = 3; // the list below shall keep its room

/// Two lines a mini program: its name, then where its journey stands.
class JourneyDelegate final : public QStyledItemDelegate
{
public:
    JourneyDelegate(const Language &language, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_language(language)
    {
    }

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QString name = index.data().toString();
        const QString step =
            m_language.words()
                .step(u"certify"_s, index.data(JourneyListModel::StepRole).toString())
                .shortTitle;
        const bool closed = index.data(JourneyListModel::ClosedRole).toBool();
        const QString when = QLocale().toString(
            index.data(JourneyListModel::ChangedAtRole).toDateTime().toLocalTime(),
            QLocale::ShortFormat);
        const bool damaged = index.data(JourneyListModel::DamagedRole).toBool();
        const QString state = damaged ? HomeWindow::tr("Damaged: cannot be read")
            : closed                  ? HomeWindow::tr("Finished")
                                      : step;
        QStringList second{state, when};
        second.prepend(index.data(JourneyListModel::AppIdRole).toString());
        second.removeAll(QString());
        option->text = (name.isEmpty() ? HomeWindow::tr("(no name yet)") : name)
            + QChar::LineSeparator + second.join(u" · "_s);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        // Two lines of the tallest script, whatever the first row is written in.
        return {QStyledItemDelegate::sizeHint(option, index).width(),
            option.fontMetrics.lineSpacing() * 3 + 16};
    }

private:
    const Language &m_language;
};
} // namespace

HomeWindow::HomeWindow(Journal &journal, Language &language, QWidget *parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_language(language)
    , m_model(journal)
    , m_title(makeLabel(this, "title"))
    , m_noticeColumn(new QVBoxLayout)
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(makeLabel(this, "muted"))
    , m_switch(makeLinkButton(this))
    , m_practise(makeButton(this))
    , m_new(makeButton(this))
    , m_continue(makeButton(this))
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    build();
    retranslate();
    resizeToFit(this, {1040, 720});
    if (m_model.rowCount() > 0) {
        m_list->setCurrentIndex(m_model.index(0));
    }
    m_list->setFocus();
}

void HomeWindow::build()
{
    m_filter->setObjectName(u"filter"_s);
    m_list->setObjectName(u"journeys"_s);
    m_practise->setObjectName(u"practise"_s);
    m_new->setObjectName(u"newJourney"_s);
    m_continue->setObjectName(u"continueJourney"_s);
    m_continue->setProperty("role", u"primary"_s);
    m_continue->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(36, 30, 36, 20);
    column->setSpacing(12);
    column->addWidget(m_title);
    m_noticeColumn->setSpacing(8);
    column->addLayout(m_noticeColumn);
    column->addWidget(m_filter);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new JourneyDelegate(m_language, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_switch);
    row->addStretch();
    row->addWidget(m_practise);
    row->addWidget(m_new);
    row->addWidget(m_continue);
    column->addLayout(row);
    const auto update = [this] {
        m_empty->setVisible(m_model.rowCount() == 0);
        m_continue->setEnabled(m_list->currentIndex().isValid());
    };
    connect(m_filter, &QLineEdit::textChanged, this, [this, update](const QString &text) {
        m_model.setFilter(text);
        m_list->setCurrentIndex(m_model.index(0));
        update();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, update);
    connect(&m_model, &QAbstractItemModel::modelReset, this, update);
    connect(m_list, &QListView::activated, this, &HomeWindow::openCurrent);
    connect(m_continue, &QPushButton::clicked, this, &HomeWindow::openCurrent);
    connect(m_new, &QPushButton::clicked, this, &HomeWindow::newRequested);
    connect(m_practise, &QPushButton::clicked, this, &HomeWindow::practiceRequested);
    connect(m_switch, &QPushButton::clicked, this,
        [this] { m_language.setLocale(m_language.locale() == "en"_L1 ? u"zh_CN"_s : u"en"_s); });
    const bool readOnly = m_journal.isReadOnly();
    m_new->setEnabled(!readOnly);
    update();
}

void HomeWindow::openCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid()) {
        Q_EMIT continueRequested(current.data(JourneyListModel::IdRole).toString());
    }
}

void HomeWindow::showNotices(const QList<Finding> &findings)
{
    while (QLayoutItem *item = m_noticeColumn->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Finding &finding : findings.first(qMin(findings.size(), mostNotices))) {
        auto *notice = new Notice(this);
        notice->showFinding(finding, m_language.words(), u"warn"_s);
        m_noticeColumn->addWidget(notice);
    }
}

void HomeWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void HomeWindow::retranslate()
{
    setWindowTitle(tr("Mini Program Setup Wizard"));
    m_title->setText(tr("Your mini programs"));
    m_filter->setPlaceholderText(tr("Find by name or AppID"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_list->setAccessibleName(m_title->text());
    m_empty->setText(tr("Nothing here. Start with “New mini program”."));
    m_switch->setText(m_language.locale() == "en"_L1 ? u"中文"_s : u"English"_s);
    m_switch->setAccessibleName(tr("Switch language"));
    m_practise->setText(tr("Practise"));
    m_new->setText(tr("New mini program"));
    m_continue->setText(tr("Continue"));
    for (int i = 0; i < m_noticeColumn->count(); ++i) {
        qobject_cast<Notice *>(m_noticeColumn->itemAt(i)->widget())
            ->retranslate(m_language.words());
    }
    m_list->viewport()->update();
}
