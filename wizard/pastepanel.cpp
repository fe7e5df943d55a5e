// SPDX-License-Identifier: MIT
#include "wizard/pastepanel.h"

#include "models/journey/journeys/certify.h"
#include "wizard/screenfit.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/stillwheel.h"
#include "wizard/widgets/tickbox.h"

#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;
using Kind = FoundValue::Kind;

namespace {
constexpr qsizetype kLongest = 1'000'000; // characters

/// The file's text; none of what cannot be read.
QString textOf(const QString &path)
{
    QFile file(path);
    const bool isRead = QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly);
    QByteArray bytes = isRead ? file.read(kLongest + 1) : QByteArray();
    QString text = QString::fromUtf8(bytes);
    wipe(bytes);
    return text;
}
} // namespace

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
    m_listLabel->setWordWrap(false);
    m_listLabel->setBuddy(m_list);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 6);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_tick, 0, 0);
    grid->addWidget(m_listLabel, 0, 1);
    grid->addWidget(m_list, 0, 2);
    grid->addWidget(m_about, 1, 0, 1, 3);
    addLists();
    refresh();
    m_tick->setChecked(m_offer.isNew() && value.isCertain && isOne);
}

void FoundRow::addLists()
{
    keepFromWheel(m_list);
    m_list->setVisible(m_value.kind == Kind::Domain);
    m_listLabel->setVisible(m_value.kind == Kind::Domain);
    for (const DomainKind kind : {DomainKind::Request, DomainKind::Business, DomainKind::Socket,
             DomainKind::UploadFile, DomainKind::DownloadFile}) {
        if (kind == m_value.list || Journey::asksFor(m_session.answers(), kind)) {
            m_list->addItem({}, int(kind));
        }
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
    m_offer = offerOf(m_value, m_session);
    m_tick->setText(titleOf(m_value));
    m_tick->setShortcut({}); // a name may have an &
    m_tick->setEnabled(m_offer.isOpen());
    QString about = aboutOf(m_offer, m_session);
    if (m_offer.page && m_offer.trouble.id.isEmpty() && !(m_isOne && m_value.isCertain)) {
        about += u'\n'
            + (m_isOne ? tr("Tick it only if the mini program calls it.")
                       : tr("There are several: tick the one of this mini program."));
    }
    m_about->setText(about);
    m_tick->setAccessibleDescription(about);
    m_listLabel->setText(tr("List:"));
    m_listLabel->setAccessibleName(tr("List of %1").arg(shownOf(m_value)));
    for (int i = 0; i < m_list->count(); ++i) {
        const auto kind = DomainKind(m_list->itemData(i).toInt());
        const QString id = u"domains."_s + domainKindId(kind);
        const QString label = m_session.words().block(m_session.journeyId(), id).label;
        m_list->setItemText(i, label.section(u" ("_s, 0, 0).section(u'（', 0, 0));
    }
}

PastePanel::PastePanel(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_intro(makeLabel(this))
    , m_paste(makeButton(this))
    , m_list(new QWidget(this))
    , m_notice(new Notice(this))
    , m_take(makeButton(this))
    , m_close(makeButton(this))
{
    setObjectName(u"pastePanel"_s);
    setAcceptDrops(true);
    m_paste->setObjectName(u"pasteMessage"_s);
    m_notice->setObjectName(u"pasteNotice"_s);
    m_take->setObjectName(u"takeOver"_s);
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
    (new QVBoxLayout(m_list))->setContentsMargins(0, 0, 0, 0);
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
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
    retranslate();
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
    if (text.trimmed().isEmpty()) {
        say(
            u"warn"_s, [] { return tr("There is no text in it."); },
            [] { return tr("Copy the message first, then paste it here."); });
    } else if (text.size() > kLongest) {
        say(
            u"warn"_s, [] { return tr("This is too long for a message. Nothing of it was read."); },
            [] { return tr("Copy only the part with the values."); });
    } else {
        const Message message = readMessage(text);
        m_isInClipboard = isInClipboard && message.hasSecrets();
        showRows(message);
        tellFound(message);
    }
    wipe(text);
}

void PastePanel::showRows(const Message &message)
{
    for (const FoundValue &value : message.values) {
        const auto isAlike = [&value](const FoundValue &each) { return each.kind == value.kind; };
        const bool isOne = value.kind == Kind::Domain
            || std::count_if(message.values.begin(), message.values.end(), isAlike) == 1;
        auto *row = new FoundRow(value, isOne, m_session, m_list);
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

void PastePanel::tellFound(const Message &message)
{
    const int count = int(message.values.size());
    const auto title = [count] {
        return count > 0 ? tr("%n value(s) found. Tick what you want.", nullptr, count)
                         : tr("No value was found in it.");
    };
    say(count > 0 ? u"info"_s : u"warn"_s, title,
        [count, others = message.otherSecrets, isCut = message.isCut] {
            QStringList lines;
            if (others > 0) {
                lines += tr("%n password(s) or token(s) were left out: no page asks for them.",
                    nullptr, others);
            }
            if (isCut) {
                lines += tr("There is more in it than can be listed here.");
            }
            if (count == 0) {
                lines += tr("Was the whole message copied? A name needs “Name:” in front of it, a "
                            "domain https:// or wss://.");
            }
            return lines.join(u'\n');
        });
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
    say(
        u"good"_s, [] { return tr("Taken over"); },
        [taken] {
            QStringList lines;
            bool isWaiting = false;
            for (const FoundValue &value : taken) {
                lines += titleOf(value);
                isWaiting =
                    isWaiting || value.kind == Kind::AppSecret || value.kind == Kind::UploadKey;
            }
            if (isWaiting) {
                lines += tr("The secret waits for its page, in memory only: it is proved and kept "
                            "there.");
            }
            return lines.join(u'\n');
        });
    if (const Result<> saved = m_session.save(); !saved) {
        m_notice->showFinding(saved.error(), m_session.words());
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
    m_notice->clearActions();
    m_notice->showText(state, title, body);
    if (m_isInClipboard) {
        QPushButton *clear = m_notice->addAction(
            [] { return tr("Clear the clipboard: it still holds the message with a secret"); });
        clear->setObjectName(u"clearClipboard"_s);
        connect(clear, &QPushButton::clicked, this, [] { QGuiApplication::clipboard()->clear(); });
    }
    m_notice->setVisible(true);
    announce(m_notice, m_notice->spoken());
}

bool PastePanel::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::WindowActivate) {
        retranslate();
    }
    return QDialog::event(event);
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
    const QUrl url = event->mimeData()->urls().value(0);
    read(url.isLocalFile() ? textOf(url.toLocalFile()) : event->mimeData()->text());
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
