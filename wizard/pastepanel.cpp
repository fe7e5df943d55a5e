// SPDX-License-Identifier: MIT
#include "wizard/pastepanel.h"

#include "models/session/pasted.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/tickbox.h"

#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;
using Kind = FoundValue::Kind;

FoundRow::FoundRow(const FoundValue &value, bool isOne, const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_value(value)
    , m_isOne(isOne)
    , m_session(session)
    , m_tick(new TickBox(this))
    , m_about(makeLabel(this, "muted"))
    , m_listLabel(makeLabel(this, "small"))
    , m_list(new QComboBox(this))
{
    constexpr int indent = 26; // below the words of the tick
    m_about->setContentsMargins(indent, 0, 0, 0);
    m_listLabel->setContentsMargins(indent, 0, 0, 0);
    m_listLabel->setWordWrap(false);
    m_listLabel->setBuddy(m_list);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 6);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_tick, 0, 0, 1, 2);
    grid->addWidget(m_listLabel, 1, 0); // below: a domain and a list are too wide for one line
    grid->addWidget(m_list, 1, 1, Qt::AlignLeft);
    grid->addWidget(m_about, 2, 0, 1, 2);
    addLists();
    refresh();
    m_tick->setChecked(m_offer.isObvious());
}

void FoundRow::addLists()
{
    keepFromWheel(m_list);
    m_list->setVisible(m_value.kind == Kind::Domain);
    m_listLabel->setVisible(m_value.kind == Kind::Domain);
    for (const DomainKind kind : listsFor(m_value, m_session)) {
        m_list->addItem({}, int(kind));
    }
    m_list->setCurrentIndex(m_list->findData(int(m_value.list)));
    connect(m_list, &QComboBox::activated, this, [this](int index) {
        m_value.list = DomainKind(m_list->itemData(index).toInt());
        refresh();
    });
}

bool FoundRow::isTicked() const
{
    return m_offer.isOpen() && m_tick->isChecked();
}

void FoundRow::refresh()
{
    m_offer = offerOf(m_value, m_session, m_isOne);
    m_tick->setText(titleOf(m_value));
    m_tick->setShortcut({}); // a name may have an &
    m_tick->setEnabled(m_offer.isOpen());
    const QString about = aboutOf(m_offer, m_session);
    m_about->setText(about);
    m_tick->setAccessibleDescription(about);
    m_listLabel->setText(tr("List:"));
    m_listLabel->setAccessibleName(tr("List of %1").arg(shownOf(m_value)));
    m_list->setAccessibleName(m_listLabel->accessibleName());
    for (int i = 0; i < m_list->count(); ++i) {
        m_list->setItemText(i, listName(DomainKind(m_list->itemData(i).toInt()), m_session));
    }
}

PastePanel::PastePanel(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_intro(makeLabel(this))
    , m_paste(makeButton(this, u"pasteMessage"_s))
    , m_list(new QWidget(this))
    , m_notice(new Notice(this))
    , m_take(makeButton(this, u"takeOver"_s))
    , m_close(makeButton(this))
{
    setObjectName(u"pastePanel"_s);
    setAcceptDrops(true);
    m_notice->setObjectName(u"pasteNotice"_s);
    m_take->setProperty("role", u"primary"_s);
    auto *scroll = new QScrollArea(this);
    auto *body = new QWidget(scroll);
    auto *column = new QVBoxLayout(body);
    column->setSpacing(12);
    column->addWidget(m_intro);
    column->addWidget(m_paste, 0, Qt::AlignLeft);
    column->addWidget(m_notice);
    column->addWidget(m_list);
    column->addStretch(1);
    makeColumn(m_list, -1);
    fillScroll(scroll, body);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_take);
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(scroll, 1);
    outer->addLayout(buttons);
    connect(m_paste, &QPushButton::clicked, this, &PastePanel::paste);
    connect(m_take, &QPushButton::clicked, this, &PastePanel::takeOver);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(this, &QDialog::finished, this, &PastePanel::forget);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        m_isInClipboard = false;
        m_notice->clearActions();
    });
    forget();
    resizeToFit(this, {640, 600});
    followLanguage(this, [this] { retranslate(); });
    whenever(this, QEvent::WindowActivate, [this] { retranslate(); });
}

void PastePanel::paste()
{
    m_isInClipboard = true; // read() looks whether it matters
    read(QGuiApplication::clipboard()->text());
}

void PastePanel::read(QString text)
{
    const bool isInClipboard = std::exchange(m_isInClipboard, false);
    forget();
    const Pasted pasted = readPasted(std::move(text));
    m_isInClipboard = isInClipboard && pasted.message.hasSecrets();
    showRows(pasted.message);
    say(
        pasted.summary.hasValues() ? u"info"_s : u"warn"_s,
        [summary = pasted.summary] { return summary.title(); },
        [summary = pasted.summary] { return summary.body(); });
}

void PastePanel::showRows(const Message &message)
{
    for (const FoundValue &value : message.values) {
        auto *row = new FoundRow(value, isOnlyOne(value, message), m_session, m_list);
        m_list->layout()->addWidget(row);
        connect(row->tick(), &QCheckBox::clicked, this, [this, row] { choose(row); });
        m_rows.append(row);
    }
    m_list->setVisible(!m_rows.isEmpty());
    m_take->setVisible(!m_rows.isEmpty());
    (m_rows.isEmpty() ? m_paste : m_take)->setDefault(true);
    const auto open = std::find_if(
        m_rows.begin(), m_rows.end(), [](FoundRow *row) { return row->tick()->isEnabled(); });
    (open == m_rows.end() ? static_cast<QWidget *>(m_paste) : (*open)->tick())->setFocus();
}

/// Of what there is but one, the one that was ticked last stays.
void PastePanel::choose(const FoundRow *chosen)
{
    for (FoundRow *row : std::as_const(m_rows)) {
        const Kind kind = row->value().kind;
        if (row != chosen && kind == chosen->value().kind && kind != Kind::Domain) {
            row->tick()->setChecked(false);
        }
    }
}

void PastePanel::takeOver()
{
    QList<FoundValue> taken;
    for (FoundRow *row : std::as_const(m_rows)) {
        row->refresh();
        if (row->isTicked()) {
            ::takeOver(row->value(), m_session);
            taken += row->value();
            taken.last().secret = {}; // only to be said
        }
    }
    finish(taken);
}

void PastePanel::finish(const QList<FoundValue> &taken)
{
    if (taken.isEmpty()) {
        say(
            u"warn"_s, [] { return tr("Nothing is ticked."); }, [] { return QString(); });
        return;
    }
    forget();
    m_close->setFocus();
    if (const Result<> saved = m_session.save(); saved) {
        say(
            u"good"_s, [] { return tr("Taken over"); }, [taken] { return takenWords(taken); });
    } else {
        m_notice->showFinding(saved.error(), m_session.words());
        showNotice();
    }
    Q_EMIT takenOver();
}

void PastePanel::forget()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    m_list->setVisible(false);
    m_take->setVisible(false);
    m_notice->setVisible(false);
    m_paste->setDefault(true);
}

void PastePanel::say(const QString &state, const Notice::Text &title, const Notice::Text &body)
{
    m_notice->showText(state, title, body);
    showNotice();
}

void PastePanel::showNotice()
{
    if (m_isInClipboard) {
        m_notice->addAction(
            u"clearClipboard"_s,
            [] { return tr("Clear the clipboard: it still holds the message with a secret"); },
            [] { QGuiApplication::clipboard()->clear(); });
    }
    m_notice->unfold(true);
}

void PastePanel::keyPressEvent(QKeyEvent *event)
{
    event->matches(QKeySequence::Paste) ? paste() : QDialog::keyPressEvent(event);
}

void PastePanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText()) {
        event->acceptProposedAction();
    }
}

void PastePanel::dropEvent(QDropEvent *event)
{
    read(textIn(*event->mimeData()));
    event->acceptProposedAction();
}

void PastePanel::retranslate()
{
    setWindowTitle(tr("Paste text"));
    m_intro->setText(
        tr("Copy a chat message or a mail with values of this mini program and paste it here, or "
           "drop it, or the key file. Name, original ID, AppID, AppSecret, upload key and domains "
           "are found. You see them before anything is kept."));
    m_paste->setText(tr("Paste from the clipboard"));
    m_take->setText(tr("Take over what is ticked"));
    m_close->setText(tr("Close"));
    for (FoundRow *row : std::as_const(m_rows)) {
        row->refresh(); // the answers may be others now
    }
}
