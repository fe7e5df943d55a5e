// SPDX-License-Identifier: MIT
#include "wizard/blocks/uploadkeyblock.h"

#include "models/checks/disproof.h"
#include "wizard/blockpage.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/keptsecret.h"
#include "wizard/widgets/makers.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
const QString kKind = u"upload-key"_s;
constexpr qint64 kLargestKeyFile =
    16 * 1024; // readUploadKey()'s limit; one byte more tells "too large"
} // namespace

UploadKeyBlock::UploadKeyBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
{
    page.setAcceptDrops(true); // anywhere on the page
    page.installEventFilter(this);
    m_kept = new KeptSecret(session(), kKind, this);
    m_kept->setObjectName(u"keyStored"_s);
    body()->addWidget(m_kept);
    m_drop = makeCard(this);
    m_drop->setObjectName(u"keyCard"_s);
    setState(m_drop, u"drop"_s);
    m_dropText = makeLabel(m_drop, "field");
    m_choose = makeButton(m_drop);
    m_choose->setObjectName(u"chooseKey"_s);
    m_paste = makeButton(m_drop);
    m_paste->setObjectName(u"pasteKey"_s);
    m_status = makeLabel(m_drop, "muted");
    m_status->setObjectName(u"keyStatus"_s);
    auto *buttons = new FlowLayout(8);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_paste);
    cardLayout(m_drop)->addWidget(m_dropText);
    cardLayout(m_drop)->addLayout(buttons);
    cardLayout(m_drop)->addWidget(m_status);
    m_warning = new Notice(m_drop);
    m_warning->setObjectName(u"keyWarning"_s);
    m_warning->setVisible(false);
    cardLayout(m_drop)->addWidget(m_warning);
    body()->addWidget(m_drop);
    m_safe = makeLabel(this, "small");
    body()->addWidget(m_safe);
    connect(m_choose, &QPushButton::clicked, this, &UploadKeyBlock::chooseFile);
    connect(m_paste, &QPushButton::clicked, this, &UploadKeyBlock::pasteKey);
    connect(m_kept, &KeptSecret::found, &page, &BlockPage::clearFinding);
    connect(m_kept, &KeptSecret::failed, &page, &BlockPage::showFinding);
    connect(m_kept, &KeptSecret::changed, &page, &BlockPage::refresh);
    connect(&page, &BlockPage::committed, this, [this] {
        m_key = {};
        showWarning();
        m_fileName.clear();
        settle(State::None);
        retranslate();
    });
}

void UploadKeyBlock::refill()
{
    page().startAt(m_choose);
    m_kept->lookUp();
    if (const Secret waiting = session().tray().take(SecretSpan::Kind::PrivateKey);
        !waiting.isEmpty()) {
        takeKey(waiting, {});
    } else if (!m_key.pem.isEmpty()) {
        takeKey(m_key.pem, m_fileName); // the AppID may be another one now
    } else {
        settle(State::None);
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
    m_warning->retranslate(words());
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
    QFile file(path);
    const QFileInfo info(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        refuse({u"key.unreadable"_s, {{u"fileName"_s, info.fileName()}}, {}});
        return;
    }
    QByteArray bytes = file.read(kLargestKeyFile + 1);
    takeKey(Secret(QByteArrayView(bytes)), info.fileName());
    wipe(bytes);
}

void UploadKeyBlock::pasteKey()
{
    QString text = QGuiApplication::clipboard()->text().left(2 * kLargestKeyFile);
    takeKey(Secret::take(text), {});
}

void UploadKeyBlock::takeKey(const Secret &bytes, const QString &fileName)
{
    if (page().isBusy()) { // another one is being kept
        return;
    }
    page().clearFinding();
    const auto key = readUploadKey(bytes, fileName, answers()[Keys::appId]);
    if (!key) {
        refuse(key.error());
        return;
    }
    m_key = *key;
    m_fileName = fileName;
    showWarning();
    prove();
}

void UploadKeyBlock::refuse(const Finding &finding)
{
    if (page().isBusy()) {
        return;
    }
    m_key = {};
    showWarning();
    ++m_asked; // an answer about the key before counts no more
    m_question.cancel();
    page().showFinding(finding);
    settle(State::Refused);
}

void UploadKeyBlock::settle(State state)
{
    m_state = state;
    showStatus();
    page().refresh();
}

void UploadKeyBlock::showStatus()
{
    const QString read = m_key.pem.isEmpty()
        ? QString()
        : tr("Key read: %1 bits, fingerprint %2.").arg(m_key.bits).arg(m_key.fingerprint);
    m_status->setText(m_state == State::Checking
            ? tr("The key is well formed (%1 bits, fingerprint %2). Asking WeChat whose it is…")
                  .arg(m_key.bits)
                  .arg(m_key.fingerprint)
            : m_state != State::Accepted ? read
            : m_owner.isEmpty() ? tr("✓ WeChat accepts this key for %1.").arg(m_provedFor)
                                : tr("✓ WeChat accepts this key. It belongs to “%1”. If that is "
                                     "your mini program, go on.")
                                      .arg(m_owner));
    m_status->setVisible(!m_status->text().isEmpty());
}

void UploadKeyBlock::prove()
{
    m_provedFor = answers()[Keys::appId];
    settle(State::Checking);
    m_question.cancel(); // one about another key
    m_question = session().tools().upload.attributes(m_provedFor, m_key);
    onResult(
        m_question, this, [this, asked = ++m_asked](const Result<MiniProgramAttributes> &answer) {
            if (asked == m_asked) {
                proved(answer);
            }
        });
}

void UploadKeyBlock::proved(const Result<MiniProgramAttributes> &answer)
{
    m_proof = {u"uploadkey.server"_s, m_provedFor,
        answer ? CheckStatus::Passed : statusOf(answer.error()),
        answer ? Finding{{}, {{u"name"_s, answer->name}}, {}} : answer.error()};
    if (answer) {
        showAccepted(*answer);
        settle(State::Accepted);
        return;
    }
    page().showFinding(answer.error());
    settle(disproves(answer.error()) ? State::Refused : State::Unproved);
    if (m_state == State::Unproved) {
        offerUnproved();
    }
}

void UploadKeyBlock::offerUnproved()
{
    auto *again = page().notice()->addAction([] { return tr("Check again"); });
    again->setObjectName(u"checkAgain"_s);
    connect(again, &QPushButton::clicked, this, [this] {
        page().clearFinding();
        prove();
    });
    m_goOn = page().notice()->addAction([] { return tr("Keep it and go on without this proof"); });
    m_goOn->setObjectName(u"goOnUnproved"_s);
    connect(m_goOn, &QPushButton::clicked, this, [this] { page().goOnAfter(keep(false)); });
}

/// Known at once, whatever WeChat says about the key.
void UploadKeyBlock::showWarning()
{
    m_warning->setVisible(!m_key.warnings.isEmpty());
    if (!m_key.warnings.isEmpty()) {
        m_warning->showFinding(m_key.warnings.first(), words(), u"warn"_s);
        announce(m_warning, m_warning->spoken());
    }
}

void UploadKeyBlock::showAccepted(const MiniProgramAttributes &attributes)
{
    m_owner = attributes.name;
    if (attributes.game) {
        page().showFinding({u"upload.mini-game"_s, {}, {}});
    }
}

Missing UploadKeyBlock::missing() const
{
    switch (m_state) {
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
    return m_key.pem.isEmpty() ? ready<>({}) : keep(false);
}

/// The answers name a key only once it is the one that is kept.
Future<> UploadKeyBlock::keep(bool sessionOnly)
{
    return andThen(session().keepSecret(kKind, m_key.pem, sessionOnly),
        [self = QPointer(this), fingerprint = m_key.fingerprint, fileName = m_fileName,
            proof = m_proof] {
            Result<> recorded;
            if (self) {
                self->answers().set(Keys::keyFileName, fileName);
                self->answers().set(Keys::keyFingerprint, fingerprint);
                recorded = self->session().recordChecks({proof}); // nobody may wait any more
                self->retranslate();
            }
            return ready<>(recorded);
        });
}

QString UploadKeyBlock::waitingFor() const
{
    return tr("The upload key is being kept…");
}

bool UploadKeyBlock::commitFailed(const Finding &finding)
{
    page().showFinding(finding);
    if (finding.id.startsWith("keychain."_L1)) {
        auto *button =
            page().notice()->addAction([] { return tr("Keep it for this session only"); });
        button->setObjectName(u"keepForSession"_s);
        connect(button, &QPushButton::clicked, this, &UploadKeyBlock::keepForSession);
        button->setFocus(); // not Next, which would try the same again
    }
    return true;
}

void UploadKeyBlock::keepForSession()
{
    page().goOnAfter(keep(true));
}

void UploadKeyBlock::practise(Exercise &exercise)
{
    takeKey(Secret(QByteArrayView(exercise.keyPem)), exercise.keyFileName);
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
        takeKey(Secret::take(text), {});
    }
    event.acceptProposedAction();
}
