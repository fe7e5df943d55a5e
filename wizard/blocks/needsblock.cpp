// SPDX-License-Identifier: MIT
#include "models/session/needs.h"
#include "wizard/blocks/blocks.h"
#include "wizard/printing.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QMenu>

using namespace Qt::StringLiterals;
using Journey::Method;

namespace {
/// What will be needed on the way: a card for each method that is still possible, with a card to
/// send ahead to each of its people.
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
        for (const Method method : {Method::Scan, Method::Managed, Method::Provider}) {
            auto *card = makeCard(this);
            m_cards.append({method, card, makeLabel(card, "cardTitle"), makeRichLabel(card),
                makeLinkButton(card)});
            const Card &made = m_cards.last();
            cardLayout(card)->addWidget(made.title);
            cardLayout(card)->addWidget(made.text);
            cardLayout(card)->addWidget(made.send, 0, Qt::AlignLeft);
            connect(made.send, &QPushButton::clicked, this,
                [this, button = made.send, method] { offerCards(*button, method); });
            body()->addWidget(card);
        }
        cardLayout(m_people)->addWidget(m_names);
        m_people->setVisible(false);
        body()->addWidget(m_who, 0, Qt::AlignLeft);
        body()->addWidget(m_people);
        connect(m_who, &QPushButton::clicked, this, [this] {
            m_people->setVisible(m_people->isHidden());
            nameThem();
            reveal(m_people);
            announce(m_people, m_names->plain());
        });
        unfolds(m_who, m_people);
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
        for (const Card &card : std::as_const(m_cards)) {
            const bool isOpen = isPossible(session(), card.method);
            card.frame->setVisible(isOpen);
            card.title->setText(words().methodTitle(u"method."_s + valueId(card.method)));
            card.text->setText(isOpen ? needsOf(session(), card.method) : QString());
            card.send->setText(tr("Send a card ahead to…"));
            card.send->setAccessibleName(tr("%1: Send a card ahead to…").arg(card.title->text()));
        }
        m_who->setText(tr("Who are these people?"));
        nameThem();
    }

private:
    struct Card
    {
        Method method;
        QWidget *frame;
        QLabel *title;
        QLabel *text;
        QPushButton *send;
    };

    /// Only while it is unfolded: a start need not wait for it.
    void nameThem() { m_names->setText(m_people->isHidden() ? QString() : whoIsWho(session())); }

    void offerCards(const QPushButton &button, Method method)
    {
        auto *menu = new QMenu(this);
        menu->setObjectName(u"cards"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const QString &role : rolesToAsk(session(), withMethod(session(), method))) {
            connect(menu->addAction(words().role(role)), &QAction::triggered, this, [=, this] {
                const ::Card card = cardAheadOf(session(), role, withMethod(session(), method));
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
