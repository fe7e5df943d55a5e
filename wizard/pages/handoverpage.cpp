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

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

HandOverPage::HandOverPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::HandOver, session, parent)
{
}

// It clears the clipboard at its end, and the page says so: while it still has its labels.
HandOverPage::~HandOverPage()
{
    delete m_clipboard;
}

void HandOverPage::build()
{
    m_clipboard = new SecretClipboard(this);
    addLinks();
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
        setTicks(draft(), &Journey::Draft::handedOver, m_items->ticked());
        edited();
    });
    connect(m_submitted, &QCheckBox::toggled, this, [this](bool on) {
        setTick(draft(), &Journey::Draft::submitted, on);
        draft().submitConfirmation = m_confirm->confirmation();
        edited();
    });
    connect(m_confirm, &ConfirmBox::changed, this, [this] {
        draft().submitConfirmation = m_confirm->confirmation();
        edited();
    });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        const QClipboard *clipboard = QGuiApplication::clipboard();
        const bool isSecret = clipboard->ownsClipboard()
            && clipboard->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s);
        if (!isSecret) {
            showRemark({}); // what it said is over: something else was copied
        }
    });
    connect(m_clipboard, &SecretClipboard::cleared, this,
        [this] { showRemark(tr("The clipboard was cleared.")); });
}

void HandOverPage::show()
{
    const Journey::Draft counted = session().counted();
    m_items->setTicked(counted.handedOver);
    m_confirm->setConfirmation(draft().submitConfirmation);
    const QSignalBlocker quiet(m_submitted);
    m_submitted->setChecked(counted.submitted);
    retranslate();
    for (const QString &kind : {u"upload-key"_s, u"app-secret"_s}) {
        if (const Finding trouble = session().secretTrouble(kind); !trouble.id.isEmpty()) {
            showMissing(kind, trouble);
        }
    }
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
            showMissing(u"app-secret"_s, secret.error());
            return;
        }
        m_clipboard->copy(*secret);
        showRemark(tr("Copied. Paste it into WeDa's dialogue; the clipboard is cleared "
                      "after 60 seconds."));
    });
}

void HandOverPage::saveKey()
{
    const QString name = u"private.%1.key"_s.arg(draft().appId);
    askForFile(this, tr("Save the key file"), name, u"key"_s, [this](const QString &path) {
        onResult(
            session().readSecret(u"upload-key"_s), this, [this, path](const Result<Secret> &key) {
                if (!key) {
                    showMissing(u"upload-key"_s, key.error());
                } else if (const Result<> written = writeFile(path, key->reveal()); !written) {
                    showFinding(written.error());
                } else {
                    showRemark(tr("Saved as %1. Remove this copy once WeDa has it.").arg(path));
                }
            });
    });
}

void HandOverPage::showMissing(const QString &kind, const Finding &finding)
{
    showFinding(finding);
    auto *go = notice()->addAction([] { return tr("Go to the page where it is entered"); });
    go->setObjectName(u"goToValue"_s);
    const auto step = kind == "upload-key"_L1 ? Journey::Step::UploadKey : Journey::Step::Secret;
    connect(
        go, &QPushButton::clicked, this, [this, step] { Q_EMIT session().stepRequested(step); });
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
        tr("The dialogue was submitted, and WeDa shows the mini program as certified"));
}

WizardPage::Missing HandOverPage::missing() const
{
    if (!m_items->isAllTicked()) {
        return {tr("Tick each value once it is in WeDa's dialogue."), m_items->firstOpen()};
    }
    if (!session().counted().submitted) {
        return {tr("Tick the box when the dialogue was submitted."), m_submitted};
    }
    return {};
}
