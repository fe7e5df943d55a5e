// SPDX-License-Identifier: MIT
#include "wizard/home/deletebox.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

using namespace Qt::StringLiterals;

DeleteBox::DeleteBox(const Toolbox &tools, QWidget *parent)
    : AskBox(parent)
    , m_tools(tools)
    , m_title(makeLabel(this, "cardTitle"))
    , m_goes(makeLabel(this))
    , m_stays(makeLabel(this, "muted"))
    , m_keep(addAnswer(u"keep"_s))
    , m_delete(addAnswer(u"deleteForGood"_s))
    , m_without(addAnswer(u"deleteWithoutKeychain"_s))
{
    setObjectName(u"deleteBox"_s);
    setProperty("state", u"bad"_s);
    for (QLabel *label : {m_title, m_goes, m_stays}) {
        add(label);
    }
    connect(m_keep, &QPushButton::clicked, this, &DeleteBox::finish);
    connect(m_delete, &QPushButton::clicked, this, [this] { m_removal->start(); });
    connect(m_without, &QPushButton::clicked, this, [this] { m_removal->startWithoutKeychain(); });
    connect(&tools.keychain, &SecretStore::promptMayBeOpen, this, &DeleteBox::sayPromptMayBeOpen);
    followLanguage(this, [this] { showState(); });
}

void DeleteBox::ask(const QString &entityId, const QString &name)
{
    m_name = name;
    m_removal = std::make_unique<Removal>(m_tools, entityId);
    connect(m_removal.get(), &Removal::changed, this, &DeleteBox::follow);
    AskBox::ask(m_keep); // Enter deletes nothing
    showState();
    announce(this, m_title->text() + u'\n' + m_goes->text());
}

void DeleteBox::follow()
{
    showState();
    Q_EMIT busyChanged();
    if (m_removal->state() == Removal::State::Failed) {
        notice()->showFinding(m_removal->failure(), m_tools.language.words());
        notice()->unfold(true);
        m_delete->setFocus();
    } else if (m_removal->state() == Removal::State::Finished) {
        Q_EMIT deleted(m_name, m_removal->leftInKeychain()); // first: what tells it takes the place
        finish();
    }
}

void DeleteBox::sayPromptMayBeOpen()
{
    if (isBusy()) {
        notice()->showText(
            u"info"_s, [] { return tr("Your system asks for the keychain's password"); },
            [] { return tr("Its window may be behind this one."); });
        notice()->unfold(true);
    }
}

void DeleteBox::showState()
{
    if (!m_removal) {
        return;
    }
    const bool isAgain = !m_removal->failure().id.isEmpty();
    m_title->setText(
        isAgain ? tr("%1 is not deleted yet").arg(m_name) : tr("Delete %1 for good?").arg(m_name));
    m_goes->setText(tr("This goes and cannot be brought back:") + u"\n• "_s
        + m_removal->whatGoes().join(u"\n• "_s));
    m_stays->setText(tr("Nothing changes at WeChat or in WeDa. Reports, cards and key files "
                        "that you saved yourself stay where they are."));
    m_keep->setText(tr("Keep it"));
    m_delete->setText(isBusy() ? tr("Deleting…")
            : isAgain          ? tr("Try again")
                               : tr("Delete for good"));
    m_without->setText(tr("Delete the rest without the keychain"));
    m_without->setVisible(m_removal->canGoWithoutKeychain());
    for (QPushButton *button : {m_keep, m_without, m_delete}) {
        button->setEnabled(!isBusy());
    }
}
