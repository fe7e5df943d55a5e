// SPDX-License-Identifier: MIT
#include "wizard/widgets/guardnotice.h"

#include "models/session/secrettray.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QEvent>

#include <algorithm>

using namespace Qt::StringLiterals;
using Kind = SecretSpan::Kind;

GuardNotice::GuardNotice(TextGuard &guard, SecretTray *tray, QWidget *parent)
    : QWidget(parent)
    , m_guard(guard)
    , m_tray(tray)
{
    connect(&m_guard, &TextGuard::changed, this, [this] {
        m_isKept = false;
        refresh();
    });
    connect(&m_guard, &TextGuard::intervened, this, [this] { announce(m_label, text()); });
    refresh();
}

void GuardNotice::makeParts()
{
    if (m_label) {
        return;
    }
    m_label = makeLabel(this, "problem");
    m_keep = makeLinkButton(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    column->addWidget(m_keep, 0, Qt::AlignLeft);
    m_label->setObjectName(u"guardText"_s);
    m_keep->setObjectName(u"keepForItsPage"_s);
    setTabOrder(this, m_keep); // made late, and yet not the last for the Tab key
    connect(m_keep, &QPushButton::clicked, this, &GuardNotice::keep);
}

bool GuardNotice::canKeep(const TakenSecret &taken) const
{
    return m_tray && m_tray->hasPageFor(taken.kind);
}

void GuardNotice::keep()
{
    for (const TakenSecret &taken : m_guard.taken()) {
        if (canKeep(taken)) {
            m_tray->put(taken.kind, taken.secret);
        }
    }
    m_guard.release();
    m_isKept = true;
    refresh();
    announce(m_label, text());
}

QString GuardNotice::textOf(const TakenSecret &taken) const
{
    switch (taken.kind) {
    case Kind::AppSecret:
        return tr("This has the form of an AppSecret. It was taken out of the field and stored "
                  "nowhere. It belongs on the AppSecret page only.");
    case Kind::PrivateKey:
        return tr("This is a private key. It was taken out of the field and stored nowhere. An "
                  "upload key belongs on the upload key page only.");
    case Kind::Token:
        return tr("This has the form of a token or a key. It was taken out of the field and "
                  "stored nowhere. No field here needs it.");
    case Kind::Password:
        return tr("There was a password or a token in the text. It was taken out of the field and "
                  "stored nowhere. No field here needs it.");
    }
    Q_UNREACHABLE();
}

QString GuardNotice::text() const
{
    QStringList lines;
    if (m_isKept) {
        lines += tr("Kept in memory for its page, until this window is closed.");
    }
    for (const TakenSecret &taken : m_guard.taken()) {
        lines += textOf(taken);
    }
    if (m_guard.tooLong() > 0) {
        lines +=
            tr("This text is too long for the field (%L1 characters). Nothing of it was taken.")
                .arg(m_guard.tooLong());
    }
    if (m_guard.isHeldBack()) {
        lines += tr("This could be the beginning of a key or an AppSecret: it is not saved.");
    }
    lines.removeDuplicates();
    return lines.join(u'\n');
}

void GuardNotice::refresh()
{
    const QString words = text();
    if (words.isEmpty() && !m_label) {
        setVisible(false);
        return;
    }
    makeParts();
    const QList<TakenSecret> &taken = m_guard.taken();
    const auto kept = std::find_if(
        taken.begin(), taken.end(), [this](const TakenSecret &each) { return canKeep(each); });
    m_label->setText(words);
    setState(m_label, m_isKept ? u"remark"_s : QString());
    m_keep->setVisible(kept != taken.end());
    if (kept != taken.end()) {
        m_keep->setText(kept->kind == Kind::AppSecret ? tr("Keep it for the AppSecret page")
                                                      : tr("Keep it for the upload key page"));
    }
    const bool isNew = isHidden() && !words.isEmpty();
    setVisible(!words.isEmpty());
    if (isNew) {
        reveal(this);
    }
}

void GuardNotice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}
