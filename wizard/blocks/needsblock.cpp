// SPDX-License-Identifier: MIT
#include "wizard/blocks/needsblock.h"

#include "models/journey/spec.h"
#include "wizard/widgets/makers.h"

using namespace Qt::StringLiterals;
using Journey::Method;
namespace Keys = Journey::Keys;

NeedsBlock::NeedsBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
{
    for (const Method method : {Method::Scan, Method::Managed, Method::Provider}) {
        auto *card = makeCard(this);
        m_cards.append({method, card, makeLabel(card, "cardTitle"), makeRichLabel(card)});
        cardLayout(card)->addWidget(m_cards.last().title);
        cardLayout(card)->addWidget(m_cards.last().text);
        body()->addWidget(card);
    }
    m_independent = makeLabel(this, "small");
    body()->addWidget(m_independent);
}

/// The lines of all blocks on that way which have words for it.
QString NeedsBlock::needs(Method method) const
{
    Journey::Answers chosen = answers();
    chosen.set(Keys::method, method);
    QStringList lines;
    for (const Journey::Step *step : Journey::path(session().spec(), chosen)) {
        for (const Journey::Block &block : step->blocks) {
            const QString need = u"need."_s + QString::fromLatin1(idOf(block));
            if (words().has(session().journeyId(), need)) {
                lines.append(u"- "_s + blockWords(need).hint);
            }
        }
    }
    lines.removeDuplicates();
    return lines.join(u'\n');
}

void NeedsBlock::retranslate()
{
    const Method chosen = answers()[Keys::method];
    for (const Card &card : std::as_const(m_cards)) {
        card.title->setText(words().methodTitle(u"method."_s + valueId(card.method)));
        card.text->setText(needs(card.method));
        card.frame->setVisible(
            chosen == Method::None ? card.method != Method::Provider : card.method == chosen);
    }
    m_independent->setText(plainText(blockWords(u"note.independent"_s).hint));
}
