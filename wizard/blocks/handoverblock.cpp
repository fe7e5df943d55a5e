// SPDX-License-Identifier: MIT
#include "wizard/blocks/handoverblock.h"

#include "models/journey/premise.h"
#include "wizard/blockpage.h"
#include "wizard/printing.h"
#include "wizard/secretclipboard.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/copyfield.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/ticklist.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

HandOverBlock::HandOverBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_clipboard(new SecretClipboard(this))
    , m_items(
          new TickList({u"hand.name"_s, u"hand.appid"_s, u"hand.secret"_s, u"hand.key"_s}, this))
    , m_name(new CopyField(this))
    , m_appId(new CopyField(this))
    , m_copySecret(makeButton(this))
    , m_saveKey(makeButton(this))
    , m_remark(makeLabel(this, "small"))
{
    m_copySecret->setObjectName(u"copySecret"_s);
    m_saveKey->setObjectName(u"saveKey"_s);
    m_items->addBelow(u"hand.name"_s, m_name);
    m_items->addBelow(u"hand.appid"_s, m_appId);
    m_items->addBelow(u"hand.secret"_s, m_copySecret);
    m_items->addBelow(u"hand.key"_s, m_saveKey);
    body()->addWidget(m_items);
    body()->addWidget(m_remark);
    connect(m_copySecret, &QPushButton::clicked, this, &HandOverBlock::copySecret);
    connect(m_saveKey, &QPushButton::clicked, this, &HandOverBlock::saveKey);
    connect(m_items, &TickList::changed, this, [this] {
        setTicks(answers(), Keys::handedOver, m_items->ticked());
        edited();
    });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
        &HandOverBlock::clipboardChanged);
    connect(m_clipboard, &SecretClipboard::cleared, this,
        [this] { showRemark(tr("The clipboard was cleared.")); });
}

// It clears the clipboard at its end, and the page says so: while it still has its labels.
HandOverBlock::~HandOverBlock()
{
    delete m_clipboard;
}

void HandOverBlock::clipboardChanged()
{
    const QClipboard *clipboard = QGuiApplication::clipboard();
    const bool isSecret = clipboard->ownsClipboard()
        && clipboard->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s);
    if (!isSecret && m_isRemarkOfClipboard) {
        showRemark({}); // what it said is over: something else was copied
    }
}

void HandOverBlock::refill()
{
    m_items->setTicked(counted()[Keys::handedOver]);
    retranslate();
    for (const QString &kind : {u"upload-key"_s, u"app-secret"_s}) {
        if (const Finding trouble = session().secretTrouble(kind); !trouble.id.isEmpty()) {
            showMissing(kind, trouble);
        }
    }
}

void HandOverBlock::showRemark(const QString &remark, bool isOfClipboard)
{
    m_isRemarkOfClipboard = isOfClipboard;
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    announce(m_remark, remark);
}

void HandOverBlock::copySecret()
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

void HandOverBlock::saveKey()
{
    const QString name = u"private.%1.key"_s.arg(answers()[Keys::appId]);
    askForFile(this, tr("Save the key file"), name, u"key"_s, [this](const QString &path) {
        onResult(
            session().readSecret(u"upload-key"_s), this, [this, path](const Result<Secret> &key) {
                if (!key) {
                    showMissing(u"upload-key"_s, key.error());
                } else if (const Result<> written = writeFile(path, key->reveal()); !written) {
                    page().showFinding(written.error());
                } else {
                    showRemark(
                        tr("Saved as %1. Remove this copy once WeDa has it.").arg(path), false);
                }
            });
    });
}

void HandOverBlock::showMissing(const QString &kind, const Finding &finding)
{
    page().showFinding(finding);
    auto *go = page().notice()->addAction([] { return tr("Go to the page where it is entered"); });
    go->setObjectName(u"goToValue"_s);
    const QString block = kind == "upload-key"_L1 ? u"uploadKey"_s : u"appSecret"_s;
    connect(go, &QPushButton::clicked, this, [this, block] { session().goToBlock(block); });
}

void HandOverBlock::retranslate()
{
    showRemark({}); // of a moment ago, in the other language
    const auto words = [this](const QString &item) { return blockWords(item); };
    m_items->retranslate(words);
    m_name->setValue(answers()[Keys::name], words(u"name"_s).label);
    m_appId->setValue(answers()[Keys::appId], words(u"appId"_s).label);
    m_copySecret->setText(tr("Copy the AppSecret"));
    m_saveKey->setText(tr("Save the key file for uploading…"));
}

Missing HandOverBlock::missing() const
{
    return m_items->isAllTicked()
        ? Missing{}
        : Missing{blockWords(u"handedOver"_s).missing, m_items->firstOpen()};
}
