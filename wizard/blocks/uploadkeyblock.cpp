// SPDX-License-Identifier: MIT
#include "models/session/keyproof.h"
#include "wizard/blocks/blocks.h"
#include "wizard/blocks/keepingblock.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QPointer>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
/// The code-upload key: chosen, dropped or pasted, checked here and at WeChat, then kept in the
/// keychain.
class UploadKeyBlock final : public KeepingBlock
{
    Q_DECLARE_TR_FUNCTIONS(UploadKeyBlock)
public:
    UploadKeyBlock(const Journey::Block &block, BlockPage &page)
        : KeepingBlock(u"upload-key"_s, u"keyStored"_s, block, page)
        , m_proof(session())
        , m_drop(makeCard(this))
        , m_dropText(makeLabel(m_drop, "field"))
        , m_choose(makeButton(m_drop, u"chooseKey"_s))
        , m_paste(makeButton(m_drop, u"pasteKey"_s))
        , m_status(makeLabel(m_drop, "muted"))
        , m_warning(new Notice(m_drop))
        , m_safe(makeRichLabel(this, "small"))
    {
        build();
        page.setAcceptDrops(true); // anywhere on the page
        page.installEventFilter(this);
        connect(m_choose, &QPushButton::clicked, this, [this] {
            chooseFile(tr("Choose the key file"), tr("Upload key (*.key);;All files (*)"),
                [this](const QString &path) { read([&] { m_proof.readFile(path); }); });
        });
        connect(m_paste, &QPushButton::clicked, this,
            [this] { read([this] { m_proof.paste(QGuiApplication::clipboard()->text()); }); });
        connect(&m_proof, &KeyProof::keyChanged, this, &UploadKeyBlock::showWarning);
        connect(&m_proof, &KeyProof::stateChanged, this, &UploadKeyBlock::showStatus);
        connect(&m_proof, &KeyProof::stateChanged, &page, &BlockPage::refresh);
        connect(&m_proof, &KeyProof::told, this, &UploadKeyBlock::tell);
        connect(&m_proof, &KeyProof::kept, this, &UploadKeyBlock::showKept);
        connect(&page, &BlockPage::committed, this, [this] {
            m_proof.forget();
            showKept();
        });
    }

    void refill() override
    {
        page().startAt(m_choose);
        lookUp();
        if (const Secret waiting = session().tray().take(SecretSpan::Kind::PrivateKey);
            !waiting.isEmpty()) {
            read([&] { m_proof.take(waiting); });
        } else if (!m_proof.key().pem.isEmpty()) {
            m_proof.takeAgain();
        } else {
            m_proof.forget();
        }
    }

    void retranslate() override
    {
        m_dropText->setText(tr("Drop the key file here, or"));
        m_choose->setText(tr("Choose the key file…"));
        m_paste->setText(tr("Paste its text from the clipboard"));
        m_safe->setText(blockWords().hint);
        showKept();
        showStatus();
    }

    Missing missing() const override
    {
        const KeyProof::State state = m_proof.state();
        if (state == KeyProof::State::None) {
            return unless(isKept(), m_choose);
        }
        return {m_proof.obstacle(),
            state == KeyProof::State::Refused        ? m_choose
                : state == KeyProof::State::Unproved ? m_goOn.data()
                                                     : nullptr};
    }

    Future<> commit() override
    {
        return m_proof.key().pem.isEmpty() ? ready<>({}) : m_proof.keep(false);
    }

    QString waitingFor() const override { return tr("The upload key is being kept…"); }

    QString done() const override
    {
        return m_proof.key().pem.isEmpty() ? QString() : tr("The upload key is kept.");
    }

    bool holdsSecret() const override
    {
        return !m_proof.key().pem.isEmpty() && m_proof.state() != KeyProof::State::Refused;
    }

    void practise(Exercise &exercise) override
    {
        read([&] { m_proof.take(Secret(QByteArrayView(exercise.keyPem)), exercise.keyFileName); });
    }
    void practiceRepaired() override { practise(*session().exercise()); }

protected:
    Future<> keep(bool sessionOnly) override { return m_proof.keep(sessionOnly); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::DragEnter:
            return dragged(*static_cast<QDragEnterEvent *>(event));
        case QEvent::DragLeave:
            setState(m_drop, u"drop"_s);
            return true;
        case QEvent::Drop:
            dropped(*static_cast<QDropEvent *>(event));
            return true;
        default:
            return KeepingBlock::eventFilter(watched, event);
        }
    }

private:
    void build()
    {
        m_drop->setObjectName(u"keyCard"_s);
        setState(m_drop, u"drop"_s);
        m_status->setObjectName(u"keyStatus"_s);
        m_warning->setObjectName(u"keyWarning"_s);
        m_warning->setVisible(false);
        auto *buttons = new FlowLayout(8);
        buttons->addWidget(m_choose);
        buttons->addWidget(m_paste);
        cardLayout(m_drop)->addWidget(m_dropText);
        cardLayout(m_drop)->addLayout(buttons);
        cardLayout(m_drop)->addWidget(m_status);
        cardLayout(m_drop)->addWidget(m_warning);
        body()->addWidget(m_drop);
        body()->addWidget(m_safe);
    }

    /// Reads another key, unless one is being kept.
    void read(const std::function<void()> &another)
    {
        if (!page().isBusy()) {
            page().clearFinding();
            another();
        }
    }

    void tell(const Finding &finding)
    {
        page().showFinding(finding);
        if (m_proof.state() == KeyProof::State::Unproved) {
            m_goOn = offerUnproved([this] { read([this] { m_proof.prove(); }); },
                [this] { return m_proof.keep(false); });
        }
    }

    void showStatus()
    {
        const QString status = m_proof.status();
        if (status != m_status->text()) {
            announceSoon(m_status, status);
        }
        m_status->setText(status);
        m_status->setVisible(!status.isEmpty());
    }

    /// Known at once, whatever WeChat says about the key.
    void showWarning()
    {
        const QList<Finding> &warnings = m_proof.key().warnings;
        m_warning->setVisible(!warnings.isEmpty());
        if (!warnings.isEmpty()) {
            m_warning->showFinding(warnings.first(), words(), u"warn"_s);
            announce(m_warning, m_warning->spoken());
        }
    }

    bool dragged(QDragEnterEvent &event)
    {
        const bool isFit = KeyProof::accepts(*event.mimeData());
        if (isFit) {
            event.acceptProposedAction();
            setState(m_drop, u"chosen"_s);
        }
        return isFit;
    }

    void dropped(QDropEvent &event)
    {
        setState(m_drop, u"drop"_s);
        read([&] { m_proof.drop(*event.mimeData()); });
        event.acceptProposedAction();
    }

    KeyProof m_proof;
    QFrame *m_drop;
    QLabel *m_dropText;
    QPushButton *m_choose;
    QPushButton *m_paste;
    QLabel *m_status;
    Notice *m_warning; ///< about the file, at the file
    QPointer<QPushButton> m_goOn; ///< without the proof
    QLabel *m_safe;
};
} // namespace

BlockView *makeUploadKey(const Journey::Block &block, BlockPage &page)
{
    return new UploadKeyBlock(block, page);
}
