// SPDX-License-Identifier: MIT
#include "wizard/pages/secretpage.h"

#include "models/checks/check.h"
#include "models/checks/disproof.h"
#include "wizard/widgets/field.h"

#include <QLineEdit>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace {
const QString kKind = u"app-secret"_s;
}

SecretPage::SecretPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Secret, session, parent)
{
}

void SecretPage::build()
{
    m_fill = makePracticeButton(u"practiceFill"_s);
    addLink(u"wechat-console"_s);
    m_stored = new Notice(this);
    m_stored->setObjectName(u"secretStored"_s);
    body()->addWidget(m_stored);
    m_input = new QLineEdit(this);
    m_input->setObjectName(u"appSecret"_s);
    m_input->setEchoMode(QLineEdit::Password);
    m_input->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_field = new Field(m_input, this);
    body()->addWidget(m_field);
    connect(m_input, &QLineEdit::textEdited, this, [this] {
        clearFinding();
        refresh();
    });
    connect(this, &WizardPage::committed, this, &SecretPage::forgetInput);
    if (m_fill) {
        connect(m_fill, &QPushButton::clicked, this, [this] {
            m_input->setText(session().exercise()->appSecret);
            clearFinding();
            refresh();
        });
    }
}

void SecretPage::show()
{
    showStored();
    m_input->setFocus();
    if (session().secretPlace(kKind).isEmpty()) {
        return;
    }
    // Is it still there? Somebody may have removed it, or the keychain may be locked.
    onResult(session().readSecret(kKind), this, [this](const Result<Secret> &read) {
        if (!read && read.error().id != "cancelled"_L1) {
            m_stored->setVisible(read.error().id != "keychain.absent"_L1); // only then it must be entered again
            showFinding(read.error());
            refresh();
        }
    });
}

void SecretPage::showStored()
{
    const QString place = session().secretPlace(kKind);
    m_stored->setVisible(!place.isEmpty());
    if (place == "keychain"_L1) {
        m_stored->showText(u"good"_s, tr("An AppSecret is kept in this computer's keychain."),
            tr("Go on, or paste another one below to replace it."));
    } else if (place == "session"_L1) {
        m_stored->showText(u"warn"_s, tr("An AppSecret is kept until you close this program."),
            tr("It is not stored on the computer. Go on, or paste another one below to replace it."));
    }
}

void SecretPage::retranslate()
{
    if (m_fill) {
        m_fill->setText(tr("Copy the AppSecret from the practice console"));
    }
    m_field->setLabel(tr("AppSecret"));
    m_field->setHint(tr("Paste it here. It is shown as dots, goes to WeChat only to be checked, and is then kept in the keychain."));
    showStored();
}

bool SecretPage::hasInput() const
{
    return !m_input->text().isEmpty();
}

QString SecretPage::missing() const
{
    return hasInput() || m_stored->isVisibleTo(this) ? QString() : tr("Paste the AppSecret.");
}

Secret SecretPage::entered() const
{
    QByteArray utf8 = m_input->text().toUtf8();
    const Secret pasted { QByteArrayView(utf8) };
    wipe(utf8);
    return repairedSecret(pasted);
}

Future<> SecretPage::commit()
{
    if (!hasInput()) {
        return ready<>({});
    }
    const Secret secret = entered();
    const CheckResult form = checkSecretFormat(secret, draft().appId);
    if (form.status == CheckStatus::Failed) {
        return ready<void>(tl::unexpected(form.finding));
    }
    return andThen(session().tools().wechat.prove(draft().appId, secret),
        [self = QPointer(this)](const CredentialProof &) { return self ? self->keep(false) : ready<void>(failure(u"cancelled"_s)); });
}

Future<> SecretPage::keep(bool sessionOnly)
{
    return session().keepSecret(kKind, entered(), sessionOnly);
}

void SecretPage::commitFailed(const Finding &finding)
{
    showFinding(finding);
    if (finding.id.startsWith("keychain."_L1)) {
        auto *button = notice()->addAction(tr("Keep it for this session only"));
        button->setObjectName(u"keepForSession"_s);
        connect(button, &QPushButton::clicked, this, [this] { keepAndGoOn(true); });
    } else if (!disproves(finding)) {
        auto *button = notice()->addAction(tr("Keep it and go on without this proof"));
        button->setObjectName(u"goOnUnproved"_s);
        connect(button, &QPushButton::clicked, this, [this] { keepAndGoOn(false); });
    }
}

void SecretPage::keepAndGoOn(bool sessionOnly)
{
    setBusy(true);
    onResult(keep(sessionOnly), this, [this](const Result<> &kept) {
        setBusy(false);
        if (kept) {
            goOn();
        } else {
            commitFailed(kept.error());
        }
    });
}

void SecretPage::practiceRepaired()
{
    if (hasInput()) {
        m_input->setText(session().exercise()->appSecret);
    }
}

void SecretPage::forgetInput()
{
    // The widget's own copy and its undo history go too.
    m_input->setText(QString(m_input->text().size(), u'0'));
    m_input->clear();
    showStored();
    refresh();
}
