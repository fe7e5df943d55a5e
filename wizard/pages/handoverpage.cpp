// SPDX-License-Identifier: MIT
#include "wizard/pages/handoverpage.h"

#include "wizard/printing.h"
#include "wizard/secretclipboard.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/confirmbox.h"
#include "wizard/widgets/copyfield.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/tickbox.h"
#include "wizard/widgets/ticklist.h"

using namespace Qt::StringLiterals;

HandOverPage::HandOverPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::HandOver, session, parent)
{
}

void HandOverPage::build()
{
    m_clipboard = new SecretClipboard(this);
    addLink(u"weda-certification"_s);
    m_name = new CopyField(this);
    m_appId = new CopyField(this);
    m_copySecret = makeButton(this);
    m_copySecret->setObjectName(u"copySecret"_s);
    m_saveKey = makeButton(this);
    m_saveKey->setObjectName(u"saveKey"_s);
    m_remark = makeLabel(this, "small");
    m_items =
        new TickList({u"hand.name"_s, u"hand.appid"_s, u"hand.secret"_s, u"hand.key"_s}, this);
    m_submitted = new TickBox(this);
    m_submitted->setObjectName(u"submitted"_s);
    m_confirm = new ConfirmBox(this);
    auto *row = new FlowLayout(8);
    row->addWidget(m_copySecret);
    row->addWidget(m_saveKey);
    m_nameField = new Field(m_name, this);
    m_appIdField = new Field(m_appId, this);
    body()->addWidget(m_nameField);
    body()->addWidget(m_appIdField);
    body()->addLayout(row);
    body()->addWidget(m_remark);
    body()->addWidget(m_items);
    body()->addWidget(m_submitted);
    body()->addWidget(m_confirm);
    connect(m_copySecret, &QPushButton::clicked, this, &HandOverPage::copySecret);
    connect(m_saveKey, &QPushButton::clicked, this, &HandOverPage::saveKey);
    connect(m_items, &TickList::changed, this, [this] {
        draft().handedOver = m_items->ticked();
        edited();
    });
    connect(m_submitted, &QCheckBox::toggled, this, [this](bool on) {
        draft().submitted = on;
        draft().submitConfirmation = m_confirm->confirmation();
        edited();
    });
    connect(m_confirm, &ConfirmBox::changed, this, [this] {
        draft().submitConfirmation = m_confirm->confirmation();
        edited();
    });
    connect(m_clipboard, &SecretClipboard::cleared, this,
        [this] { showRemark(tr("The clipboard was cleared.")); });
}

void HandOverPage::show()
{
    m_items->setTicked(draft().handedOver);
    m_confirm->setConfirmation(draft().submitConfirmation);
    m_submitted->setChecked(draft().submitted);
    retranslate();
}

void HandOverPage::showRemark(const QString &remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    announce(m_remark, remark);
}

void HandOverPage::copySecret()
{
    onResult(session().readSecret(u"app-secret"_s), this, [this](const Result<Secret> &secret) {
        if (!secret) {
            showFinding(secret.error());
            return;
        }
        m_clipboard->copy(*secret);
        showRemark(tr("Copied. Paste it into the platform's dialogue; the clipboard is cleared "
                      "after 60 seconds."));
    });
}

void HandOverPage::saveKey()
{
    const QString name = u"private.%1.key"_s.arg(draft().appId);
    askForFile(this, tr("Save the key file"), name, u"key"_s, [this](const QString &path) {
        onResult(
            session().readSecret(u"upload-key"_s), this, [this, path](const Result<Secret> &key) {
                const Result<> written =
                    key ? writeFile(path, key->reveal()) : Result<>(tl::unexpected(key.error()));
                if (written) {
                    showRemark(tr("Saved as %1. Remove this copy once WeDa has it.").arg(path));
                } else {
                    showFinding(written.error());
                }
            });
    });
}

void HandOverPage::retranslate()
{
    showRemark({}); // of a moment ago, in the other language
    m_nameField->setLabel(tr("Name of the mini program"));
    m_name->setValue(draft().name, tr("Name of the mini program"));
    m_appIdField->setLabel(tr("AppID"));
    m_appId->setValue(draft().appId, tr("AppID"));
    m_copySecret->setText(tr("Copy the AppSecret"));
    m_saveKey->setText(tr("Save the key file for uploading…"));
    m_items->retranslate(words());
    m_submitted->setText(
        tr("The dialogue was submitted, and the platform shows the mini program as certified"));
}

WizardPage::Missing HandOverPage::missing() const
{
    if (!m_items->isAllTicked()) {
        return {
            tr("Tick each value when it stands in the platform's dialogue."), m_items->firstOpen()};
    }
    if (!draft().submitted) {
        return {tr("Tick the box when the dialogue was submitted."), m_submitted};
    }
    return {};
}
