// SPDX-License-Identifier: MIT
#include "wizard/pages/uploadkeypage.h"

#include "models/checks/disproof.h"
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

namespace {
const QString kKind = u"upload-key"_s;
constexpr qint64 kLargestKeyFile =
    16 * 1024; // readUploadKey()'s limit; one byte more tells "too large"
} // namespace

UploadKeyPage::UploadKeyPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::UploadKey, session, parent)
{
    setAcceptDrops(true);
}

void UploadKeyPage::build()
{
    m_fill = makePracticeButton(u"practiceFill"_s);
    addLinks();
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
    connect(m_choose, &QPushButton::clicked, this, &UploadKeyPage::chooseFile);
    connect(m_paste, &QPushButton::clicked, this, &UploadKeyPage::pasteKey);
    connect(m_kept, &KeptSecret::found, this, &UploadKeyPage::clearFinding);
    connect(m_kept, &KeptSecret::failed, this, &UploadKeyPage::showFinding);
    connect(m_kept, &KeptSecret::changed, this, &UploadKeyPage::refresh);
    connect(this, &WizardPage::committed, this, [this] {
        m_key = {};
        showWarning();
        m_fileName.clear();
        settle(State::None);
        retranslate();
    });
    if (m_fill) {
        connect(m_fill, &QPushButton::clicked, this, [this] {
            takeKey(Secret(QByteArrayView(session().exercise()->keyPem)),
                session().exercise()->keyFileName);
        });
    }
}

void UploadKeyPage::show()
{
    startAt(m_choose);
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

void UploadKeyPage::retranslate()
{
    if (m_fill) {
        m_fill->setText(tr("Download the key file from the practice console"));
    }
    m_dropText->setText(tr("Drop the key file here, or"));
    m_choose->setText(tr("Choose the key file…"));
    m_paste->setText(tr("Paste its text from the clipboard"));
    m_safe->setText(tr("The file is called private.<AppID>.key. You need not open it. Keep the "
                       "original in a safe place: WeChat cannot hand it out again."));
    const QString which = draft().keyFingerprint.isEmpty()
        ? QString()
        : tr("Its fingerprint is %1.").arg(draft().keyFingerprint);
    m_kept->setWords(tr("An upload key is kept in this computer's keychain."),
        tr("An upload key is kept until you close this program."), which);
    m_warning->retranslate(words());
    showStatus();
}

void UploadKeyPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the key file"),
        QStandardPaths::writableLocation(QStandardPaths::DownloadLocation),
        tr("Upload key (*.key);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &UploadKeyPage::readFile);
    dialog->open();
}

void UploadKeyPage::readFile(const QString &path)
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

void UploadKeyPage::pasteKey()
{
    QString text = QGuiApplication::clipboard()->text().left(2 * kLargestKeyFile);
    takeKey(Secret::take(text), {});
}

void UploadKeyPage::takeKey(const Secret &bytes, const QString &fileName)
{
    if (isBusy()) { // another one is being kept
        return;
    }
    clearFinding();
    const auto key = readUploadKey(bytes, fileName, draft().appId);
    if (!key) {
        refuse(key.error());
        return;
    }
    m_key = *key;
    m_fileName = fileName;
    showWarning();
    prove();
}

void UploadKeyPage::refuse(const Finding &finding)
{
    if (isBusy()) {
        return;
    }
    m_key = {};
    showWarning();
    ++m_asked; // an answer about the key before counts no more
    m_question.cancel();
    showFinding(finding);
    settle(State::Refused);
}

void UploadKeyPage::settle(State state)
{
    m_state = state;
    showStatus();
    refresh();
}

void UploadKeyPage::showStatus()
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

void UploadKeyPage::prove()
{
    m_provedFor = draft().appId;
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

void UploadKeyPage::proved(const Result<MiniProgramAttributes> &answer)
{
    if (answer) {
        showAccepted(*answer);
        settle(State::Accepted);
        return;
    }
    showFinding(answer.error());
    settle(disproves(answer.error()) ? State::Refused : State::Unproved);
    if (m_state == State::Unproved) {
        offerUnproved();
    }
}

void UploadKeyPage::offerUnproved()
{
    auto *again = notice()->addAction([] { return tr("Check again"); });
    again->setObjectName(u"checkAgain"_s);
    connect(again, &QPushButton::clicked, this, [this] {
        clearFinding();
        prove();
    });
    m_goOn = notice()->addAction([] { return tr("Keep it and go on without this proof"); });
    m_goOn->setObjectName(u"goOnUnproved"_s);
    connect(m_goOn, &QPushButton::clicked, this, [this] { goOnAfter(keep(false)); });
}

/// Known at once, whatever WeChat says about the key.
void UploadKeyPage::showWarning()
{
    m_warning->setVisible(!m_key.warnings.isEmpty());
    if (!m_key.warnings.isEmpty()) {
        m_warning->showFinding(m_key.warnings.first(), words(), u"warn"_s);
        announce(m_warning, m_warning->spoken());
    }
}

void UploadKeyPage::showAccepted(const MiniProgramAttributes &attributes)
{
    m_owner = attributes.name;
    if (attributes.game) {
        showFinding({u"upload.mini-game"_s, {}, {}});
    }
}

WizardPage::Missing UploadKeyPage::missing() const
{
    switch (m_state) {
    case State::None:
        return m_kept->isKept() ? Missing{}
                                : Missing{tr("Choose, drop or paste the key file."), m_choose};
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

Future<> UploadKeyPage::commit()
{
    return m_key.pem.isEmpty() ? ready<>({}) : keep(false);
}

/// The answers name a key only once it is the one that is kept.
Future<> UploadKeyPage::keep(bool sessionOnly)
{
    return andThen(session().keepSecret(kKind, m_key.pem, sessionOnly),
        [self = QPointer(this), fingerprint = m_key.fingerprint, fileName = m_fileName] {
            if (self) {
                self->draft().keyFileName = fileName;
                self->draft().keyFingerprint = fingerprint;
                self->session().touch(); // nobody may wait for it any more
                self->retranslate();
            }
            return ready<>({});
        });
}

QString UploadKeyPage::waitingFor() const
{
    return tr("The upload key is being kept…");
}

void UploadKeyPage::commitFailed(const Finding &finding)
{
    showFinding(finding);
    if (finding.id.startsWith("keychain."_L1)) {
        auto *button = notice()->addAction([] { return tr("Keep it for this session only"); });
        button->setObjectName(u"keepForSession"_s);
        connect(button, &QPushButton::clicked, this, &UploadKeyPage::keepForSession);
        button->setFocus(); // not Next, which would try the same again
    }
}

void UploadKeyPage::keepForSession()
{
    goOnAfter(keep(true));
}

void UploadKeyPage::practiceRepaired()
{
    takeKey(
        Secret(QByteArrayView(session().exercise()->keyPem)), session().exercise()->keyFileName);
}

void UploadKeyPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText()) {
        event->acceptProposedAction();
        setState(m_drop, u"chosen"_s);
    }
}

void UploadKeyPage::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    setState(m_drop, u"drop"_s);
}

void UploadKeyPage::dropEvent(QDropEvent *event)
{
    setState(m_drop, u"drop"_s);
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) {
        readFile(urls.first().toLocalFile());
    } else {
        QString text = event->mimeData()->text();
        takeKey(Secret::take(text), {});
    }
    event->acceptProposedAction();
}
