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
    connect(m_delete, &QPushButton::clicked, this, [this] {
        setBusy(true);
        m_removal->start();
    });
    connect(m_without, &QPushButton::clicked, this, [this] {
        setBusy(true);
        m_removal->startWithoutKeychain();
    });
    connect(&tools.keychain, &SecretStore::promptMayBeOpen, this, &DeleteBox::sayPromptMayBeOpen);
    followLanguage(this, [this] { retranslate(); });
}

void DeleteBox::ask(const QString &entityId, const QString &name)
{
    m_name = name;
    m_removal = std::make_unique<Removal>(m_tools, entityId);
    connect(m_removal.get(), &Removal::failed, this, &DeleteBox::showFailure);
    connect(m_removal.get(), &Removal::finished, this, [this] {
        Q_EMIT deleted(m_name, m_removal->leftInKeychain()); // first: what tells it takes the place
        setBusy(false);
        finish();
    });
    m_without->setVisible(false);
    AskBox::ask(m_keep); // Enter deletes nothing
    retranslate();
    announce(this, m_title->text() + u'\n' + m_goes->text());
}

void DeleteBox::setBusy(bool busy)
{
    if (busy != m_isBusy) {
        m_isBusy = busy;
        for (QPushButton *button : {m_keep, m_without, m_delete}) {
            button->setEnabled(!busy);
        }
        retranslate();
        Q_EMIT busyChanged(busy);
    }
}

void DeleteBox::showFailure(Finding finding, bool inKeychain)
{
    setBusy(false);
    m_without->setVisible(inKeychain);
    if (inKeychain) {
        finding.facts.insert(u"reason"_s, u"deleting"_s); // there is nothing to be kept
    }
    notice()->showFinding(finding, m_tools.language.words());
    notice()->unfold(true);
    retranslate(); // what it asks now
    m_delete->setFocus();
}

void DeleteBox::sayPromptMayBeOpen()
{
    if (m_isBusy) {
        notice()->showText(
            u"info"_s, [] { return tr("Your system asks for the keychain's password"); },
            [] { return tr("Its window may be behind this one."); });
        notice()->unfold(true);
    }
}

void DeleteBox::retranslate()
{
    if (!m_removal) {
        return;
    }
    const bool isAgain = !notice()->isHidden() && !notice()->finding().id.isEmpty();
    m_title->setText(
        isAgain ? tr("%1 is not deleted yet").arg(m_name) : tr("Delete %1 for good?").arg(m_name));
    m_goes->setText(tr("This goes and cannot be brought back:") + u"\n• "_s
        + m_removal->whatGoes().join(u"\n• "_s));
    m_stays->setText(tr("Nothing changes at WeChat or in WeDa. Reports, cards and key files "
                        "that you saved yourself stay where they are."));
    m_keep->setText(tr("Keep it"));
    m_delete->setText(m_isBusy ? tr("Deleting…")
            : isAgain          ? tr("Try again")
                               : tr("Delete for good"));
    m_without->setText(tr("Delete the rest without the keychain"));
}
