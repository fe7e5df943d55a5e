// SPDX-License-Identifier: MIT
// The blocks of what cannot be undone: what it breaks, and what became of it.
#include "models/session/impact.h"
#include "models/session/irreversible.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"

namespace {
/// What an act breaks, as things are when the page is entered.
class ConsequencesBlock final : public BlockView
{
public:
    ConsequencesBlock(
        const Journey::Consequences &part, const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_part(part)
        , m_text(makeRichLabel(this))
    {
        m_text->setObjectName(id());
        body()->addWidget(m_text);
    }
    void refill() override { retranslate(); }
    void retranslate() override { m_text->setText(impactText(session(), m_part.act(answers()))); }

private:
    const Journey::Consequences m_part;
    QLabel *m_text;
};

/// Notes that an act is meant before it is done, and asks what became of it.
class IrreversibleBlock final : public BlockView
{
public:
    IrreversibleBlock(
        const Journey::Irreversible &part, const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_act(session(), id(), part.act)
        , m_text(makeRichLabel(this))
    {
        m_text->setObjectName(id());
        body()->addWidget(m_text);
        for (const QString &saying : IrreversibleAct::sayings()) {
            m_buttons.append(makeButton(this, saying));
            body()->addWidget(m_buttons.last(), 0, Qt::AlignLeft);
            connect(m_buttons.last(), &QPushButton::clicked, this, [this, saying] { say(saying); });
        }
    }
    void refill() override { retranslate(); }
    void retranslate() override
    {
        m_text->setText(blockWords(m_act.wordsId()).hint);
        for (QPushButton *button : std::as_const(m_buttons)) {
            button->setText(blockWords(button->objectName()).label);
            button->setVisible(m_act.canSay(button->objectName()));
        }
    }
    Missing missing() const override
    {
        return {blockWords(m_act.wordsId()).missing, m_text->parentWidget()};
    }
    bool canPractise() const override { return true; }
    void practise(Exercise & /*exercise*/) override
    {
        say(m_buttons.at(0)->objectName());
        say(m_buttons.at(1)->objectName());
    }

private:
    void say(const QString &saying)
    {
        if (const auto noted = m_act.say(saying); !noted) {
            page().showFinding(noted.error());
        }
        retranslate();
        edited();
        announce(m_text, plainText(m_text->text()));
    }

    IrreversibleAct m_act;
    QLabel *m_text;
    QList<QPushButton *> m_buttons;
};
} // namespace

BlockView *make(const Journey::Consequences &part, const Journey::Block &block, BlockPage &page)
{
    return new ConsequencesBlock(part, block, page);
}

BlockView *make(const Journey::Irreversible &part, const Journey::Block &block, BlockPage &page)
{
    return new IrreversibleBlock(part, block, page);
}
