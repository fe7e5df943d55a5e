// SPDX-License-Identifier: MIT
#include "models/session/methodcard.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QMouseEvent>
#include <QRadioButton>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;
using Journey::Method;

namespace {
void clear(QGridLayout &grid)
{
    while (QLayoutItem *item = grid.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

/// A large choice: a radio button with a tag and some lines. Keyboard and screen reader meet the
/// radio button; a click anywhere on the card checks it.
class ChoiceCard final : public QFrame
{
public:
    explicit ChoiceCard(QWidget *parent)
        : QFrame(parent)
        , radio(new QRadioButton(this))
        , m_tag(makeLabel(this, "chip"))
        , m_lines(makeColumn(nullptr, 6))
        , m_foot(makeRichLabel(this, "small"))
    {
        setProperty("role", u"card"_s);
        radio->setProperty("role", u"cardTitle"_s);
        m_tag->setWordWrap(false);
        m_foot->setTextInteractionFlags(Qt::NoTextInteraction);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(18, 14, 18, 14);
        column->setSpacing(8);
        column->addWidget(radio);
        column->addWidget(m_tag, 0, Qt::AlignLeft);
        column->addLayout(m_lines);
        column->addStretch(1);
        column->addWidget(m_foot);
        connect(radio, &QRadioButton::toggled, this, &ChoiceCard::showState);
    }

    void say(const MethodCard &card)
    {
        radio->setText(card.title);
        radio->setAccessibleName(card.title);
        radio->setEnabled(!card.isClosed);
        setCursor(card.isClosed ? Qt::ArrowCursor : Qt::PointingHandCursor);
        m_tag->setText(card.tag);
        m_tag->setVisible(!card.tag.isEmpty());
        m_foot->setText(card.foot);
        if (card.lines != m_shown) {
            m_shown = card.lines;
            fillLines();
        }
        showState();
    }

    QRadioButton *const radio;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (radio->isEnabled() && event->button() == Qt::LeftButton
            && rect().contains(event->position().toPoint())) {
            radio->setChecked(true);
            radio->setFocus();
        }
        QFrame::mouseReleaseEvent(event);
    }

private:
    void fillLines()
    {
        while (const QLayoutItem *item = m_lines->itemAt(0)) {
            delete item->widget();
        }
        QString spoken;
        for (const auto &[mark, text] : std::as_const(m_shown)) {
            auto *label = makeRichLabel(this);
            label->setTextInteractionFlags(Qt::NoTextInteraction); // a click is the card's
            label->setText(text);
            label->setLead(mark,
                mark == u"✓"_s       ? u"good"_s
                    : mark == u"!"_s ? u"warn"_s
                                     : u"bad"_s);
            m_lines->addWidget(label);
            spoken += plainText(text) + u' ';
        }
        radio->setAccessibleDescription(spoken);
    }

    void showState()
    {
        ::setState(this,
            !radio->isEnabled()      ? u"closed"_s
                : radio->isChecked() ? u"chosen"_s
                                     : QString());
    }

    QLabel *m_tag;
    QVBoxLayout *m_lines;
    QList<MethodCard::Line> m_shown;
    QLabel *m_foot;
};

/// Which way of certification is open, why another is not, what each costs to undo; one is
/// recommended.
class MethodBlock final : public BlockView
{
    Q_DECLARE_TR_FUNCTIONS(MethodBlock)
public:
    MethodBlock(const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_group(new QButtonGroup(this))
        , m_compare(makeLinkButton(this, u"compare"_s))
        , m_table(makeCard(this))
        , m_grid(new QGridLayout)
    {
        for (const Journey::MethodVerdict &verdict : Journey::assess(answers())) {
            auto *card = new ChoiceCard(this);
            card->radio->setObjectName(methodId(verdict.method));
            m_group->addButton(card->radio, static_cast<int>(verdict.method));
            body()->addWidget(card);
            m_cards.append(card);
        }
        body()->addWidget(m_compare, 0, Qt::AlignLeft);
        m_grid->setHorizontalSpacing(16);
        m_grid->setVerticalSpacing(10);
        cardLayout(m_table)->addLayout(m_grid);
        m_table->setVisible(false);
        body()->addWidget(m_table);
        connect(m_compare, &QPushButton::clicked, this, [this] {
            m_table->setVisible(!m_table->isVisible());
            reveal(m_table);
        });
        unfolds(m_compare, m_table);
        keepTabOnTheChosen(*m_group);
        connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
            if (on && answers()[Keys::method] != static_cast<Method>(id)) {
                answers().set(Keys::method, static_cast<Method>(id));
                edited();
            }
        });
    }

    void retranslate() override
    {
        fillCards();
        fillTable();
        m_compare->setText(tr("Compare the three side by side"));
        m_table->setAccessibleName(m_compare->text());
    }

    void refill() override
    {
        answers().set(Keys::method, methodToChoose(answers()));
        if (auto *button = m_group->button(static_cast<int>(answers()[Keys::method]))) {
            button->setChecked(true);
            page().startAt(button);
        }
        fillCards();
    }

    Missing missing() const override
    {
        if (answers()[Keys::method] != Method::None) {
            return {};
        }
        const auto open = std::find_if(m_cards.begin(), m_cards.end(),
            [](const ChoiceCard *card) { return card->radio->isEnabled(); });
        return {blockWords().missing, open == m_cards.end() ? nullptr : *open};
    }

private:
    void fillCards()
    {
        const QList<Journey::MethodVerdict> verdicts = Journey::assess(answers());
        for (qsizetype i = 0; i < verdicts.size(); ++i) {
            m_cards[i]->say(cardOf(verdicts[i], words()));
        }
    }

    void fillTable()
    {
        clear(*m_grid);
        int column = 1;
        for (const Method method : {Method::Scan, Method::Managed, Method::Provider}) {
            addCell(0, column++, words().methodTitle(methodId(method)), "field");
        }
        int row = 1;
        for (const auto &line : words().comparison()) {
            addCell(row, 0, line.title, "field");
            for (int i = 0; i < line.cells.size(); ++i) {
                addCell(row, i + 1, line.cells[i]);
            }
            ++row;
        }
    }

    void addCell(int row, int column, const QString &text, const char *role = nullptr)
    {
        auto *label = makeRichLabel(m_table, role);
        label->setText(text);
        m_grid->addWidget(label, row, column, Qt::AlignTop);
        m_grid->setColumnStretch(column, 1);
    }

    QButtonGroup *m_group;
    QList<ChoiceCard *> m_cards;
    QPushButton *m_compare;
    QFrame *m_table;
    QGridLayout *m_grid;
};
} // namespace

BlockView *makeMethod(const Journey::Block &block, BlockPage &page)
{
    return new MethodBlock(block, page);
}
