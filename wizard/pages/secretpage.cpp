// SPDX-License-Identifier: MIT
#include "wizard/pages/secretpage.h"

#include "models/checks/check.h"
#include "models/checks/disproof.h"
#include "models/core/cancelling.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/keptsecret.h"

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
    m_kept = new KeptSecret(session(), kKind, this);
    m_kept->setObjectName(u"secretStored"_s);
    body()->addWidget(m_kept);
    m_input = new QLineEdit(this);
    m_input->setObjectName(u"appSecret"_s);
    m_input->setEchoMode(QLineEdit::Password);
    m_input->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
        | Qt::ImhNoAutoUppercase);
    m_field = new Field(m_input, this);
    body()->addWidget(m_field);
    connect(m_input, &QLineEdit::textEdited, this, [this] {
        clearFinding();
        refresh();
    });
    connect(m_kept, &KeptSecret::found, this, &SecretPage::clearFinding);
    connect(m_kept, &KeptSecret::failed, this, &SecretPage::showFinding);
    connect(m_kept, &KeptSecret::changed, this, &SecretPage::refresh);
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
    startAt(m_input);
    m_kept->lookUp();
}

void SecretPage::retranslate()
{
    if (m_fill) {
        m_fill->setText(tr("Copy the AppSecret from the practice console"));
    }
    m_field->setLabel(tr("AppSecret"));
    m_field->setHint(tr("Paste it here. It is shown as dots, goes to WeChat only to be checked, "
                        "and is then kept in the keychain."));
    m_kept->setWords(tr("An AppSecret is kept in this computer's keychain."),
        tr("An AppSecret is kept until you close this program."),
        tr("Go on, or paste another one below to replace it."));
}

bool SecretPage::hasInput() const
{
    return !m_input->text().isEmpty();
}

WizardPage::Missing SecretPage::missing() const
{
    if (!hasInput() && !m_kept->isKept()) {
        return {tr("Paste the AppSecret."), m_input};
    }
    return {};
}

Secret SecretPage::entered() const
{
    QByteArray utf8 = m_input->text().toUtf8();
    const Secret pasted{QByteArrayView(utf8)};
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
    const auto proof = session().tools().wechat.prove(draft().appId, secret);
    return cancelling(
        proof, andThen(proof, [self = QPointer(this), run = run()](const CredentialProof &) {
            return self && self->isWaitedFor(run) ? self->keep(false)
                                                  : ready<void>(failure(u"cancelled"_s));
        }));
}

Future<> SecretPage::keep(bool sessionOnly)
{
    return session().keepSecret(kKind, entered(), sessionOnly);
}

QString SecretPage::waitingFor() const
{
    return tr("Asking WeChat. Between two questions lie 10 seconds, so it may take a moment…");
}

void SecretPage::commitFailed(const Finding &finding)
{
    showFinding(finding);
    if (finding.id.startsWith("keychain."_L1)) {
        auto *button = notice()->addAction([] { return tr("Keep it for this session only"); });
        button->setObjectName(u"keepForSession"_s);
        connect(button, &QPushButton::clicked, this, [this] { keepAndGoOn(true); });
    } else if (!disproves(finding)) {
        auto *button =
            notice()->addAction([] { return tr("Keep it and go on without this proof"); });
        button->setObjectName(u"goOnUnproved"_s);
        connect(button, &QPushButton::clicked, this, [this] { keepAndGoOn(false); });
    }
}

void SecretPage::keepAndGoOn(bool sessionOnly)
{
    goOnAfter(keep(sessionOnly));
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
    m_kept->refresh();
    refresh();
}
