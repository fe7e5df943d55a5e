// SPDX-License-Identifier: MIT
#include "models/checks/disproof.h"
#include "models/session/askingwechat.h"
#include "models/session/secretproof.h"
#include "wizard/blocks/blocks.h"
#include "wizard/blocks/keepingblock.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/secretedit.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace {
Secret practiceSecret(const Exercise &exercise)
{
    return Secret(QByteArrayView(exercise.appSecret.toUtf8()));
}

/// The AppSecret: proved by Next, then kept in the keychain; the field is cleared as soon as it is
/// kept.
class SecretBlock final : public KeepingBlock
{
    Q_DECLARE_TR_FUNCTIONS(SecretBlock)
public:
    SecretBlock(const Journey::Block &block, BlockPage &page)
        : KeepingBlock(u"app-secret"_s, u"secretStored"_s, block, page)
        , m_proof(session())
        , m_input(new SecretEdit)
        , m_field(new Field(m_input, session().tray(), this))
    {
        m_input->setObjectName(u"appSecret"_s);
        body()->addWidget(m_field);
        connect(m_input, &SecretEdit::edited, this, &SecretBlock::inputEdited);
        connect(m_input, &SecretEdit::pasted, this, [this] {
            m_input->setSecret(m_proof.sortOut(m_input->secret()));
            showForm();
        });
        connect(m_input, &SecretEdit::tooLong, this, [this](qsizetype size) {
            m_proof.refuse(size);
            showForm();
        });
        connect(m_input, &SecretEdit::forgotten, this, [this] {
            m_proof.forget();
            this->page().clearFinding(); // what it offers was about that value
        });
        connect(&page, &BlockPage::committed, this, [this] {
            m_input->forget();
            m_proof.begin();
            showForm(); // what was found while saving stays
            showKept();
        });
    }

    void refill() override
    {
        page().startAt(m_input);
        if (const Secret waiting = m_proof.takeWaiting(); !waiting.isEmpty()) {
            m_input->setSecret(waiting);
        }
        showForm();
        lookUp();
    }

    void retranslate() override
    {
        const BlockWords text = blockWords();
        m_field->setLabel(text.label);
        m_field->setHint(
            session().isPractice() ? blockWords(u"appSecret.practice"_s).hint : text.hint);
        showKept();
        showForm();
    }

    Missing missing() const override { return unless(m_input->hasInput() || isKept(), m_input); }

    Future<> commit() override
    {
        if (!m_input->hasInput()) {
            return ready<>({});
        }
        return m_proof.prove(
            m_input->secret(), [self = QPointer(this), run = page().waiting().run()] {
                return self && self->page().waiting().isFor(run);
            });
    }

    QString waitingFor() const override { return askingWeChat(session().tools().wechat); }

    QString done() const override { return m_proof.outcome(); }
    bool holdsSecret() const override { return m_input->hasInput(); }

    bool commitFailed(const Finding &finding) override
    {
        KeepingBlock::commitFailed(finding);
        if (finding.id.startsWith("secret."_L1)) { // the notice says more than the field
            m_field->setProblem({});
            setState(m_input, u"bad"_s);
        }
        if (m_proof.mayBeSent(finding)) {
            page().notice()->addAction(
                u"sendAsItIs"_s, [] { return tr("Send it to WeChat as it is"); },
                [this] {
                    m_proof.sendAsItIs();
                    page().goForward();
                });
        } else if (leavesUnproved(finding)) {
            offerUnproved([this] { page().goForward(); },
                [this, finding] { return m_proof.keepUnproved(finding); });
        }
        return true;
    }

    void practise(Exercise &exercise) override
    {
        m_input->setSecret(practiceSecret(exercise));
        inputEdited();
    }

    void practiceRepaired() override
    {
        if (m_input->hasInput()) {
            m_input->setSecret(practiceSecret(*session().exercise()));
            showForm();
        }
    }

protected:
    Future<> keep(bool sessionOnly) override { return m_proof.keep(sessionOnly); }

private:
    void inputEdited()
    {
        m_proof.begin();
        page().clearFinding();
        showForm();
        page().refresh();
    }

    void showForm()
    {
        const QString wrong = m_proof.problem(m_input->secret());
        wrong.isEmpty() ? m_field->setRemark(m_proof.remark()) : m_field->setProblem(wrong);
    }

    SecretProof m_proof;
    SecretEdit *m_input;
    Field *m_field;
};
} // namespace

BlockView *makeAppSecret(const Journey::Block &block, BlockPage &page)
{
    return new SecretBlock(block, page);
}
