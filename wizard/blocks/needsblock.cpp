// SPDX-License-Identifier: MIT
#include "models/session/needs.h"
#include "wizard/blocks/blocks.h"
#include "wizard/printing.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/makers.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace {
/// What will be needed: a card for each way that is still possible, with a card to send ahead to
/// each of its people.
class NeedsBlock final : public BlockView
{
    Q_DECLARE_TR_FUNCTIONS(NeedsBlock)
public:
    NeedsBlock(const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_who(makeLinkButton(this, u"whoIsWho"_s))
        , m_people(makeCard(this))
        , m_names(makeRichLabel(m_people))
    {
        const qsizetype count = waysOf(session()).size();
        for (qsizetype i = 0; i < count; ++i) {
            auto *card = makeCard(this);
            m_cards.append(
                {card, makeLabel(card, "cardTitle"), makeRichLabel(card), makeLinkButton(card)});
            const Card &made = m_cards.last();
            cardLayout(card)->addWidget(made.title);
            cardLayout(card)->addWidget(made.text);
            cardLayout(card)->addWidget(made.send, 0, Qt::AlignLeft);
            connect(made.send, &QPushButton::clicked, this,
                [this, button = made.send, i] { offerCards(*button, waysOf(session()).at(i)); });
            body()->addWidget(card);
        }
        cardLayout(m_people)->addWidget(m_names);
        body()->addWidget(m_who, 0, Qt::AlignLeft);
        body()->addWidget(m_people);
        fold(m_who, m_people, [this] { nameThem(); });
    }

    void refill() override
    {
        if (m_for != answers()) {
            retranslate();
        }
    }
    void retranslate() override
    {
        m_for = answers();
        const QList<Way> ways = waysOf(session());
        for (qsizetype i = 0; i < ways.size(); ++i) {
            const Card &card = m_cards.at(i);
            const Way &way = ways.at(i);
            card.frame->setVisible(way.isPossible);
            card.title->setVisible(!way.title.isEmpty());
            card.title->setText(way.title);
            card.text->setText(way.isPossible ? needsOf(session(), way.answers) : QString());
            card.send->setText(tr("Send a card ahead to…"));
            card.send->setAccessibleName(
                way.title.isEmpty() ? QString() : tr("%1: Send a card ahead to…").arg(way.title));
        }
        m_who->setText(tr("Who are these people?"));
        nameThem();
    }

private:
    struct Card
    {
        QWidget *frame;
        QLabel *title;
        QLabel *text;
        QPushButton *send;
    };

    /// Only while it is unfolded: a start need not wait for it.
    void nameThem()
    {
        m_names->setText(m_people->isHidden() ? QString() : whoIsWho(session()));
        m_people->setAccessibleDescription(m_names->plain());
    }

    void offerCards(const QPushButton &button, const Way &way)
    {
        auto *menu = new QMenu(this);
        menu->setObjectName(u"cards"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const QString &role : rolesToAsk(session(), way.answers)) {
            connect(menu->addAction(words().role(role)), &QAction::triggered, this, [=, this] {
                const ::Card card = cardAheadOf(session(), role, way.answers);
                saveFile(*page().notice(), words(), tr("Save the card"), card.fileName, u"pdf"_s,
                    [card](const QString &path) {
                        return writePdf(path, cardHtml(card), card.watermark);
                    });
            });
        }
        menu->popup(button.mapToGlobal(button.rect().bottomLeft()));
    }

    Journey::Answers m_for; ///< what the cards were written for
    QList<Card> m_cards;
    QPushButton *m_who;
    QFrame *m_people;
    InlineLabel *m_names;
};
} // namespace

BlockView *makeNeeds(const Journey::Block &block, BlockPage &page)
{
    return new NeedsBlock(block, page);
}
