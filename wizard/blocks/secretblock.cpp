// SPDX-License-Identifier: MIT
#include "wizard/blocks/secretblock.h"

#include "models/checks/check.h"
#include "models/checks/disproof.h"
#include "models/core/cancelling.h"
#include "models/core/sortout.h"
#include "wizard/blockpage.h"
#include "wizard/blocks/askingwechat.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/keptsecret.h"
#include "wizard/widgets/secretedit.h"

#include <QPointer>
#include <QWizard>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
const QString kKind = u"app-secret"_s;
constexpr int kLength = 32;

bool isOddForm(const Finding &finding)
{
    return finding.id == "secret.format"_L1 && finding.facts.value("length"_L1).toInt() > 0;
}

Secret practiceSecret(const Exercise &exercise)
{
    return Secret(QByteArrayView(exercise.appSecret.toUtf8()));
}
} // namespace

SecretBlock::SecretBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
{
    m_kept = new KeptSecret(session(), kKind, this);
    m_kept->setObjectName(u"secretStored"_s);
    body()->addWidget(m_kept);
    m_input = new SecretEdit(this);
    m_input->setObjectName(u"appSecret"_s);
    m_field = new Field(m_input, this);
    body()->addWidget(m_field);
    connect(m_input, &SecretEdit::edited, this, &SecretBlock::inputEdited);
    connect(m_input, &SecretEdit::pasted, this, &SecretBlock::sortPaste);
    connect(m_input, &SecretEdit::tooLong, this, [this](qsizetype size) {
        m_tooLong = size;
        showForm();
    });
    connect(m_input, &SecretEdit::forgotten, this, [this] {
        m_asked = {};
        m_note = Note::Forgotten;
        this->page().clearFinding(); // what it offers was about that value
    });
    connect(m_kept, &KeptSecret::found, &page, &BlockPage::clearFinding);
    connect(m_kept, &KeptSecret::failed, &page, &BlockPage::showFinding);
    connect(m_kept, &KeptSecret::changed, &page, &BlockPage::refresh);
    connect(&page, &BlockPage::committed, this, &SecretBlock::forgetInput);
}

void SecretBlock::refill()
{
    page().startAt(m_input);
    const Secret waiting = session().tray().take(SecretSpan::Kind::AppSecret);
    if (!waiting.isEmpty()) {
        m_input->setSecret(repairedSecret(waiting));
        m_note = Note::FromTray;
    }
    showForm();
    m_kept->lookUp();
}

void SecretBlock::retranslate()
{
    const BlockWords text = blockWords();
    m_field->setLabel(text.label);
    m_field->setHint(plainText(text.hint));
    m_kept->setWords(tr("An AppSecret is kept in this computer's keychain."),
        tr("An AppSecret is kept until you close this program."),
        tr("Go on, or paste another one below to replace it."));
    showForm();
}

void SecretBlock::inputEdited()
{
    m_asked = {};
    m_asItIs = false;
    m_tooLong = 0;
    m_note = Note::None;
    page().clearFinding();
    showForm();
    page().refresh();
}

/// Out of a line of chat only the AppSecret stays.
void SecretBlock::sortPaste()
{
    const Secret pasted = m_input->secret();
    const SortedSecret sorted = findAppSecret(pasted);
    if (sorted.isTakenOut && !(sorted.secret == repairedSecret(pasted))) {
        m_input->setSecret(sorted.secret);
        m_appId = sorted.appId;
        m_note = m_appId.isEmpty()              ? Note::TakenOut
            : m_appId == answers()[Keys::appId] ? Note::TakenFromItsAppId
                                                : Note::TakenFromOtherAppId;
        showForm();
    }
}

void SecretBlock::showForm()
{
    const QString wrong = formProblem();
    if (wrong.isEmpty()) {
        m_field->setRemark(noteText());
    } else {
        m_field->setProblem(wrong);
    }
}

QString SecretBlock::formProblem() const
{
    if (m_tooLong > 0) {
        return tr("This is too long for an AppSecret (%L1 characters). Nothing of it was taken.")
            .arg(m_tooLong);
    }
    const Secret entered = m_input->secret();
    const CheckResult form = checkSecretFormat(entered, answers()[Keys::appId]);
    if (entered.isEmpty() || form.status == CheckStatus::Passed
        || form.finding.id == "secret.whitespace"_L1) {
        return {};
    }
    const int length = form.finding.facts.value("length"_L1).toInt();
    if (!isOddForm(form.finding)) {
        return words().finding(form.finding).title;
    }
    if (const int count = findAppSecret(entered).count; count > 1) {
        return tr("There are %n AppSecret(s) here. Leave only the one of this mini program.",
            nullptr, count);
    }
    if (length != kLength) {
        return tr("%n character(s) instead of 32.", nullptr, length);
    }
    return tr("It has 32 characters, but not only digits and the small letters a–f.");
}

QString SecretBlock::noteText() const
{
    switch (m_note) {
    case Note::None:
        return {};
    case Note::TakenOut:
        return tr("The AppSecret was taken out of what you pasted; the rest was left out.");
    case Note::TakenFromItsAppId:
        return tr("The AppSecret was taken out of what you pasted. The AppID beside it is the one "
                  "you entered.");
    case Note::TakenFromOtherAppId:
        return tr("The AppSecret was taken out of what you pasted. The AppID beside it, %1, is not "
                  "the one you entered: is it the right mini program?")
            .arg(m_appId);
    case Note::FromTray:
        return tr("This is the AppSecret that you kept for this page.");
    case Note::Forgotten:
        return tr("What you had entered here was forgotten when you left the page.");
    }
    Q_UNREACHABLE();
}

Missing SecretBlock::missing() const
{
    if (!m_input->hasInput() && !m_kept->isKept()) {
        return {blockWords().missing, m_input};
    }
    return {};
}

Future<> SecretBlock::commit()
{
    if (!m_input->hasInput()) {
        return ready<>({});
    }
    m_asked = repairedSecret(m_input->secret());
    const CheckResult form = checkSecretFormat(m_asked, answers()[Keys::appId]);
    if (form.status == CheckStatus::Failed || (isOddForm(form.finding) && !m_asItIs)) {
        return ready<void>(tl::unexpected(form.finding));
    }
    return prove(m_asked);
}

Future<> SecretBlock::prove(const Secret &secret)
{
    const auto proof = session().tools().wechat.prove(answers()[Keys::appId], secret);
    return cancelling(proof,
        andThen(
            proof, [self = QPointer(this), run = page().run(), secret](const CredentialProof &) {
                return self && self->page().isWaitedFor(run) ? self->keep(secret, {}, false)
                                                             : ready<void>(failure(u"cancelled"_s));
            }));
}

/// Keeps it, and records what \a unproved left of its proof.
Future<> SecretBlock::keep(const Secret &secret, const Finding &unproved, bool sessionOnly)
{
    m_unproved = unproved;
    const CheckResult proof{u"credentials.token"_s, answers()[Keys::appId],
        unproved.id.isEmpty() ? CheckStatus::Passed : statusOf(unproved), unproved};
    return andThen(
        session().keepSecret(kKind, secret, sessionOnly), [self = QPointer(&session()), proof] {
            return ready<>(self ? self->recordChecks({proof}) : Result<>());
        });
}

QString SecretBlock::waitingFor() const
{
    return askingWeChat(session().tools().wechat);
}

QString SecretBlock::done() const
{
    return m_asked.isEmpty()      ? QString()
        : m_unproved.id.isEmpty() ? tr("WeChat accepts the AppSecret. It is kept.")
                                  : tr("The AppSecret is kept, but not proved.");
}

bool SecretBlock::commitFailed(const Finding &finding)
{
    page().showFinding(finding);
    if (isOddForm(finding)) {
        offerToSend();
    } else if (finding.id.startsWith("keychain."_L1)) {
        auto *button =
            page().notice()->addAction([] { return tr("Keep it for this session only"); });
        button->setObjectName(u"keepForSession"_s);
        connect(button, &QPushButton::clicked, this,
            [this] { this->page().goOnAfter(keep(m_asked, m_unproved, true)); });
        button->setFocus(); // not Next, which would ask WeChat once more
    } else if (!disproves(finding)) {
        auto *button =
            page().notice()->addAction([] { return tr("Save it and go on without this check"); });
        button->setObjectName(u"goOnUnproved"_s);
        connect(button, &QPushButton::clicked, this,
            [this, finding] { this->page().goOnAfter(keep(m_asked, finding, false)); });
    }
    return true;
}

/// WeChat promises no form, so the person may decide; several values are never one.
void SecretBlock::offerToSend()
{
    if (findAppSecret(m_asked).count > 1) {
        return;
    }
    auto *button = page().notice()->addAction([] { return tr("Send it to WeChat as it is"); });
    button->setObjectName(u"sendAsItIs"_s);
    connect(button, &QPushButton::clicked, this, [this] {
        m_asItIs = true;
        page().goForward();
    });
}

void SecretBlock::practise(Exercise &exercise)
{
    m_input->setSecret(practiceSecret(exercise));
    inputEdited();
}

void SecretBlock::practiceRepaired()
{
    if (m_input->hasInput()) {
        m_input->setSecret(practiceSecret(*session().exercise()));
        showForm();
    }
}

void SecretBlock::forgetInput()
{
    m_input->forget();
    inputEdited();
    m_kept->refresh();
}
