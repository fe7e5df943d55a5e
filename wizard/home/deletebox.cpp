// SPDX-License-Identifier: MIT
#include "wizard/home/deletebox.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

#include <QEvent>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

DeleteBox::DeleteBox(const Toolbox &tools, QWidget *parent)
    : QFrame(parent)
    , m_tools(tools)
    , m_title(makeLabel(this, "cardTitle"))
    , m_goes(makeLabel(this))
    , m_stays(makeLabel(this, "muted"))
    , m_notice(new Notice(this))
    , m_keep(makeButton(this))
    , m_without(makeButton(this))
    , m_delete(makeButton(this))
{
    build();
    connect(m_keep, &QPushButton::clicked, this, &DeleteBox::finish);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        setBusy(true);
        m_removal->start();
    });
    connect(m_without, &QPushButton::clicked, this, [this] {
        setBusy(true);
        m_removal->startWithoutKeychain();
    });
}

void DeleteBox::build()
{
    setObjectName(u"deleteBox"_s);
    setProperty("role", u"card"_s);
    setProperty("state", u"bad"_s);
    m_keep->setObjectName(u"keep"_s);
    m_without->setObjectName(u"deleteWithoutKeychain"_s);
    m_delete->setObjectName(u"deleteForGood"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(8);
    for (QWidget *widget : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_goes),
             static_cast<QWidget *>(m_stays), static_cast<QWidget *>(m_notice)}) {
        column->addWidget(widget);
    }
    auto *row = new FlowLayout(12);
    for (QPushButton *button : {m_keep, m_delete, m_without}) {
        row->addWidget(button);
    }
    column->addLayout(row);
    setVisible(false);
}

void DeleteBox::ask(const QString &entityId, const QString &name)
{
    m_name = name;
    m_removal = std::make_unique<Removal>(m_tools, entityId);
    connect(m_removal.get(), &Removal::failed, this, &DeleteBox::showFailure);
    connect(m_removal.get(), &Removal::finished, this, [this] {
        const QStringList left = m_removal->leftInKeychain();
        setBusy(false);
        setVisible(false);
        Q_EMIT deleted(m_name, left);
    });
    m_notice->setVisible(false);
    m_without->setVisible(false);
    retranslate();
    setVisible(true);
    m_keep->setFocus(); // Enter deletes nothing
    announce(this, m_title->text() + u'\n' + m_goes->text());
}

void DeleteBox::setBusy(bool busy)
{
    if (busy != m_isBusy) {
        m_isBusy = busy;
        for (QPushButton *button : {m_keep, m_delete, m_without}) {
            button->setEnabled(!busy);
        }
        retranslate();
        Q_EMIT busyChanged(busy);
    }
}

void DeleteBox::finish()
{
    setVisible(false);
    Q_EMIT cancelled();
}

void DeleteBox::showFailure(Finding finding, bool inKeychain)
{
    setBusy(false);
    m_without->setVisible(inKeychain);
    if (inKeychain) {
        finding.facts.insert(u"reason"_s, u"deleting"_s); // there is nothing to be kept
    }
    m_notice->showFinding(finding, m_tools.language.words());
    m_notice->setVisible(true);
    retranslate(); // what it asks now
    m_delete->setFocus();
    m_notice->unfold(true);
}

void DeleteBox::sayPromptMayBeOpen()
{
    if (m_isBusy) {
        m_notice->showText(
            u"info"_s, [] { return tr("Your system asks for the keychain's password"); },
            [] { return tr("Its window may be behind this one."); });
        m_notice->unfold(true);
    }
}

void DeleteBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_isBusy) {
        finish();
        return;
    }
    QFrame::keyPressEvent(event);
}

void DeleteBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_removal) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

QString DeleteBox::whatGoes() const
{
    QStringList lines{tr("%n record(s) with all answers, results and notes", nullptr,
        static_cast<int>(m_removal->journeyCount()))};
    const QStringList kinds = m_removal->secretKinds();
    if (kinds.contains(u"app-secret"_s)) {
        lines.append(tr("its AppSecret in this computer's keychain"));
    }
    if (kinds.contains(u"upload-key"_s)) {
        lines.append(tr("its upload key in this computer's keychain"));
    }
    lines.append(tr("what this program's own backups hold of it"));
    return u"• "_s + lines.join(u"\n• "_s);
}

void DeleteBox::retranslate()
{
    const bool isAgain = !m_notice->isHidden() && !m_notice->finding().id.isEmpty();
    m_title->setText(
        isAgain ? tr("%1 is not deleted yet").arg(m_name) : tr("Delete %1 for good?").arg(m_name));
    m_goes->setText(tr("This goes and cannot be brought back:") + u'\n' + whatGoes());
    m_stays->setText(tr("Nothing changes at WeChat or in WeDa. Reports, cards and key files "
                        "that you saved yourself stay where they are."));
    m_keep->setText(tr("Keep it"));
    m_delete->setText(m_isBusy ? tr("Deleting…")
            : isAgain          ? tr("Try again")
                               : tr("Delete for good"));
    m_without->setText(tr("Delete the rest without the keychain"));
    m_notice->retranslate(m_tools.language.words());
}
