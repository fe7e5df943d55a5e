// SPDX-License-Identifier: MIT
#include "wizard/blocks/needsblock.h"

#include "models/journey/spec.h"
#include "wizard/blockpage.h"
#include "wizard/printing.h"
#include "wizard/widgets/makers.h"

#include <QMenu>

using namespace Qt::StringLiterals;
using Journey::Method;
namespace Keys = Journey::Keys;

namespace {
QString listed(QStringList lines)
{
    lines.removeDuplicates();
    QString text;
    for (const QString &line : std::as_const(lines)) {
        text += u"- "_s + line + u'\n';
    }
    return text;
}
} // namespace

NeedsBlock::NeedsBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
{
    for (const Method method : {Method::Scan, Method::Managed, Method::Provider}) {
        auto *card = makeCard(this);
        auto *send = makeLinkButton(card);
        m_cards.append({method, card, makeLabel(card, "cardTitle"), makeRichLabel(card), send});
        cardLayout(card)->addWidget(m_cards.last().title);
        cardLayout(card)->addWidget(m_cards.last().text);
        cardLayout(card)->addWidget(send, 0, Qt::AlignLeft);
        connect(send, &QPushButton::clicked, this, [=, this] { offerCards(send, method); });
        body()->addWidget(card);
    }
    m_independent = makeLabel(this, "small");
    body()->addWidget(m_independent);
}

Journey::Answers NeedsBlock::chosen(Method method) const
{
    Journey::Answers chosen = answers();
    chosen.set(Keys::method, method);
    return chosen;
}

/// Who must act on that way, what they must have, and about how long it takes in all.
QString NeedsBlock::needs(Method method) const
{
    QStringList people;
    QStringList things;
    int minutes = 0;
    for (const Journey::Step *step : Journey::path(session().spec(), chosen(method))) {
        const StepNeeds of = words().needs(session().journeyId(), Journey::idOf(*step));
        minutes += of.minutes;
        for (const QString &role : of.roles) {
            people.append(words().role(role));
        }
        for (const Journey::Block &block : step->blocks) {
            const QString need = u"need."_s + QString::fromLatin1(idOf(block));
            if (words().has(session().journeyId(), need)) {
                things.append(blockWords(need).hint);
            }
        }
    }
    return tr("**People**") + u"\n\n"_s + listed(people) + u'\n' + tr("**What they need**")
        + u"\n\n"_s + listed(things) + u'\n'
        + tr("About %n minute(s) of work in all, without waiting.", nullptr, minutes);
}

void NeedsBlock::retranslate()
{
    const Method chosen = answers()[Keys::method];
    for (const Card &card : std::as_const(m_cards)) {
        const bool isOpen =
            chosen == Method::None ? card.method != Method::Provider : card.method == chosen;
        card.frame->setVisible(isOpen);
        card.title->setText(words().methodTitle(u"method."_s + valueId(card.method)));
        card.text->setText(isOpen ? needs(card.method) : QString());
        card.send->setText(tr("Send a card ahead to…"));
        card.send->setAccessibleName(card.title->text() + u": "_s + card.send->text());
    }
    m_independent->setText(plainText(blockWords(u"note.independent"_s).hint));
}

void NeedsBlock::offerCards(const QPushButton *button, Method method)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"cards"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &role : rolesToAsk(session(), chosen(method))) {
        connect(menu->addAction(words().role(role)), &QAction::triggered, this,
            [=, this] { saveCard(role, method); });
    }
    menu->popup(button->mapToGlobal(button->rect().bottomLeft()));
}

void NeedsBlock::saveCard(const QString &role, Method method)
{
    const ::Card card = cardAheadOf(session(), role, chosen(method));
    askForFile(this, tr("Save the card"), card.fileName + u".pdf"_s, u"pdf"_s,
        [this, card](const QString &path) {
            if (const auto written = writePdf(path, cardHtml(card), card.watermark); !written) {
                page().showFinding(written.error());
                return;
            }
            page().showText(
                u"good"_s, [] { return tr("Saved"); }, [path] { return path; });
        });
}
