// SPDX-License-Identifier: MIT
#include "wizard/blocks/uploadkeyblock.h"

#include "wizard/blockpage.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/keptsecret.h"
#include "wizard/widgets/makers.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
constexpr qsizetype kLargestPaste = 32 * 1024; // more than the largest key takes as text
} // namespace

UploadKeyBlock::UploadKeyBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_proof(session())
    , m_kept(new KeptSecret(session(), u"upload-key"_s, this))
    , m_drop(makeCard(this))
    , m_dropText(makeLabel(m_drop, "field"))
    , m_choose(makeButton(m_drop))
    , m_paste(makeButton(m_drop))
    , m_status(makeLabel(m_drop, "muted"))
    , m_warning(new Notice(m_drop))
    , m_safe(makeLabel(this, "small"))
{
    page.setAcceptDrops(true); // anywhere on the page
    page.installEventFilter(this);
    build();
    connect(m_choose, &QPushButton::clicked, this, &UploadKeyBlock::chooseFile);
    connect(m_paste, &QPushButton::clicked, this, &UploadKeyBlock::pasteKey);
    connect(m_kept, &KeptSecret::found, &page, &BlockPage::clearFinding);
    connect(m_kept, &KeptSecret::failed, &page, &BlockPage::showFinding);
    connect(m_kept, &KeptSecret::changed, &page, &BlockPage::refresh);
    connect(&m_proof, &KeyProof::keyChanged, this, &UploadKeyBlock::showWarning);
    connect(&m_proof, &KeyProof::stateChanged, this, &UploadKeyBlock::showStatus);
    connect(&m_proof, &KeyProof::stateChanged, &page, &BlockPage::refresh);
    connect(&m_proof, &KeyProof::told, this, &UploadKeyBlock::tell);
    connect(&m_proof, &KeyProof::kept, this, &UploadKeyBlock::retranslate);
    connect(&page, &BlockPage::committed, this, [this] {
        m_proof.forget();
        retranslate();
    });
}

void UploadKeyBlock::build()
{
    m_kept->setObjectName(u"keyStored"_s);
    m_drop->setObjectName(u"keyCard"_s);
    setState(m_drop, u"drop"_s);
    m_choose->setObjectName(u"chooseKey"_s);
    m_paste->setObjectName(u"pasteKey"_s);
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
    body()->addWidget(m_kept);
    body()->addWidget(m_drop);
    body()->addWidget(m_safe);
}

void UploadKeyBlock::refill()
{
    page().startAt(m_choose);
    m_kept->lookUp();
    if (const Secret waiting = session().tray().take(SecretSpan::Kind::PrivateKey);
        !waiting.isEmpty()) {
        take(waiting);
    } else if (!m_proof.key().pem.isEmpty()) {
        m_proof.takeAgain();
    } else {
        m_proof.forget();
    }
}

void UploadKeyBlock::retranslate()
{
    m_dropText->setText(tr("Drop the key file here, or"));
    m_choose->setText(tr("Choose the key file…"));
    m_paste->setText(tr("Paste its text from the clipboard"));
    m_safe->setText(plainText(blockWords().hint));
    const QString which = answers()[Keys::keyFingerprint].isEmpty()
        ? QString()
        : tr("Its fingerprint is %1.").arg(answers()[Keys::keyFingerprint]);
    m_kept->setWords(tr("An upload key is kept in this computer's keychain."),
        tr("An upload key is kept until you close this program."), which);
    showStatus();
}

void UploadKeyBlock::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the key file"),
        QStandardPaths::writableLocation(QStandardPaths::DownloadLocation),
        tr("Upload key (*.key);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &UploadKeyBlock::readFile);
    dialog->open();
}

void UploadKeyBlock::readFile(const QString &path)
{
    if (!page().isBusy()) { // else another one is being kept
        page().clearFinding();
        m_proof.readFile(path);
    }
}

void UploadKeyBlock::pasteKey()
{
    QString text = QGuiApplication::clipboard()->text().left(kLargestPaste);
    take(Secret::take(text));
}

void UploadKeyBlock::take(const Secret &bytes, const QString &fileName)
{
    if (!page().isBusy()) {
        page().clearFinding();
        m_proof.take(bytes, fileName);
    }
}

void UploadKeyBlock::tell(const Finding &finding)
{
    page().showFinding(finding);
    if (m_proof.state() == KeyProof::State::Unproved) {
        offerUnproved();
    }
}

void UploadKeyBlock::showStatus()
{
    const UploadKey &key = m_proof.key();
    QString status;
    if (m_proof.state() == KeyProof::State::Checking) {
        status = tr("The key is well formed (%1 bits, fingerprint %2). Asking WeChat which mini "
                    "program it belongs to…")
                     .arg(key.bits)
                     .arg(key.fingerprint);
    } else if (m_proof.state() == KeyProof::State::Accepted) {
        status = m_proof.owner().isEmpty()
            ? tr("✓ WeChat accepts this key for %1.").arg(m_proof.appId())
            : tr("✓ WeChat accepts this key. It belongs to “%1”. If that is your mini program, go "
                 "on.")
                  .arg(m_proof.owner());
    } else if (!key.pem.isEmpty()) {
        status = tr("Key read: %1 bits, fingerprint %2.").arg(key.bits).arg(key.fingerprint);
    }
    if (status != m_status->text()) {
        announceSoon(m_status, status);
    }
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
}

void UploadKeyBlock::offerUnproved()
{
    auto *again = page().notice()->addAction([] { return tr("Check again"); });
    again->setObjectName(u"checkAgain"_s);
    connect(again, &QPushButton::clicked, this, [this] {
        page().clearFinding();
        m_proof.prove();
    });
    m_goOn = page().notice()->addAction([] { return tr("Save it and go on without this check"); });
    m_goOn->setObjectName(u"goOnUnproved"_s);
    connect(m_goOn, &QPushButton::clicked, this, [this] { page().goOnAfter(m_proof.keep(false)); });
}

/// Known at once, whatever WeChat says about the key.
void UploadKeyBlock::showWarning()
{
    const QList<Finding> &warnings = m_proof.key().warnings;
    m_warning->setVisible(!warnings.isEmpty());
    if (!warnings.isEmpty()) {
        m_warning->showFinding(warnings.first(), words(), u"warn"_s);
        announce(m_warning, m_warning->spoken());
    }
}

Missing UploadKeyBlock::missing() const
{
    using State = KeyProof::State;
    switch (m_proof.state()) {
    case State::None:
        return m_kept->isKept() ? Missing{} : Missing{blockWords().missing, m_choose};
    case State::Checking:
        return {tr("WeChat is being asked about the key…")};
    case State::Refused:
        return {tr("This file cannot be used. Choose another one."), m_choose};
    case State::Unproved:
        return {tr("The key could not be proved. Check again, or say that you go on without it."),
            m_goOn.data()};
    case State::Accepted:
        return {};
    }
    Q_UNREACHABLE();
}

Future<> UploadKeyBlock::commit()
{
    return m_proof.key().pem.isEmpty() ? ready<>({}) : m_proof.keep(false);
}

QString UploadKeyBlock::waitingFor() const
{
    return tr("The upload key is being kept…");
}

QString UploadKeyBlock::done() const
{
    return m_proof.key().pem.isEmpty() ? QString() : tr("The upload key is kept.");
}

bool UploadKeyBlock::commitFailed(const Finding &finding)
{
    page().showFinding(finding);
    if (finding.id.startsWith("keychain."_L1)) {
        auto *button =
            page().notice()->addAction([] { return tr("Keep it for this session only"); });
        button->setObjectName(u"keepForSession"_s);
        connect(
            button, &QPushButton::clicked, this, [this] { page().goOnAfter(m_proof.keep(true)); });
        button->setFocus(); // not Next, which would try the same again
    }
    return true;
}

void UploadKeyBlock::practise(Exercise &exercise)
{
    take(Secret(QByteArrayView(exercise.keyPem)), exercise.keyFileName);
}

void UploadKeyBlock::practiceRepaired()
{
    practise(*session().exercise());
}

bool UploadKeyBlock::eventFilter(QObject *watched, QEvent *event)
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
        return BlockView::eventFilter(watched, event);
    }
}

bool UploadKeyBlock::dragged(QDragEnterEvent &event)
{
    const bool isFit = event.mimeData()->hasUrls() || event.mimeData()->hasText();
    if (isFit) {
        event.acceptProposedAction();
        setState(m_drop, u"chosen"_s);
    }
    return isFit;
}

void UploadKeyBlock::dropped(QDropEvent &event)
{
    setState(m_drop, u"drop"_s);
    const QList<QUrl> urls = event.mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) {
        readFile(urls.first().toLocalFile());
    } else {
        QString text = event.mimeData()->text();
        take(Secret::take(text));
    }
    event.acceptProposedAction();
}
