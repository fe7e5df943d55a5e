// SPDX-License-Identifier: MIT
// The blocks in which the user says that something is so.
#include "wizard/blocks/tickblocks.h"

#include "models/journey/premise.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/tickbox.h"

#include <QMouseEvent>
#include <QSignalBlocker>

#include <algorithm>

namespace {
/// One thing that the user says is so.
class TickBlock final : public BlockView
{
public:
    TickBlock(const Journey::Tick &tick, const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_tick(tick)
        , m_box(new TickBox(this))
    {
        m_box->setObjectName(id());
        body()->addWidget(m_box);
        connect(m_box, &QCheckBox::toggled, this, [this](bool on) {
            if (on != counted()[m_tick.key]) {
                setTick(answers(), m_tick.key, on);
                edited();
            }
        });
    }

    void retranslate() override { m_box->setText(blockWords().label); }
    void refill() override { m_box->setChecked(counted()[m_tick.key]); }
    void answersChanged() override { refill(); } // what it was ticked for may be so no more
    Missing missing() const override { return unless(counted()[m_tick.key], m_box); }

private:
    const Journey::Tick m_tick;
    TickBox *m_box;
};
} // namespace

TicksBlock::TicksBlock(const Journey::Key<QStringList> &key, const QStringList &items,
    const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_key(key)
    , m_card(makeCard(this))
{
    m_card->setObjectName(id());
    cardLayout(m_card)->setSpacing(4);
    body()->addWidget(m_card);
    for (const QString &item : items) {
        addRow(item);
    }
}

void TicksBlock::addRow(const QString &item)
{
    const Row row{item, new TickBox(m_card), makeRichLabel(m_card, "muted")};
    row.box->setObjectName(item);
    row.text->setContentsMargins(30, 0, 0, 6);
    row.text->setTextInteractionFlags(Qt::NoTextInteraction);
    row.text->setCursor(Qt::PointingHandCursor);
    row.text->installEventFilter(this);
    cardLayout(m_card)->addWidget(row.box);
    cardLayout(m_card)->addWidget(row.text);
    connect(row.box, &QCheckBox::toggled, this, &TicksBlock::store);
    m_rows.append(row);
}

void TicksBlock::store()
{
    QStringList ticked;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.box->isChecked()) {
            ticked.append(row.id);
        }
    }
    setTicks(answers(), m_key, ticked);
    edited();
}

void TicksBlock::retranslate()
{
    for (const Row &row : std::as_const(m_rows)) {
        const BlockWords text = blockWords(row.id);
        row.box->setText(text.label);
        row.box->setAccessibleDescription(plainText(text.hint));
        row.text->setText(text.hint);
    }
}

void TicksBlock::refill()
{
    const QStringList ticked = counted()[m_key];
    for (const Row &row : std::as_const(m_rows)) {
        const QSignalBlocker quiet(row.box);
        row.box->setChecked(ticked.contains(row.id));
    }
}

Missing TicksBlock::missing() const
{
    const auto open = std::find_if(
        m_rows.begin(), m_rows.end(), [](const Row &row) { return !row.box->isChecked(); });
    return open == m_rows.end()
        ? Missing{}
        : Missing{blockWords(QString::fromLatin1(m_key.id)).missing, open->box};
}

void TicksBlock::addBelow(const QString &item, QWidget *widget)
{
    const auto row = std::find_if(
        m_rows.begin(), m_rows.end(), [&item](const Row &each) { return each.id == item; });
    auto *indented = new QHBoxLayout;
    indented->setContentsMargins(30, 0, 0, 8);
    indented->addWidget(widget);
    indented->addStretch();
    cardLayout(m_card)->insertLayout(cardLayout(m_card)->indexOf(row->text) + 1, indented);
}

bool TicksBlock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton) {
        for (const Row &row : std::as_const(m_rows)) {
            if (row.text == watched) {
                row.box->setFocus();
                row.box->click();
            }
        }
    }
    return BlockView::eventFilter(watched, event);
}

BlockView *make(const Journey::Tick &tick, const Journey::Block &block, BlockPage &page)
{
    return new TickBlock(tick, block, page);
}

BlockView *make(const Journey::Ticks &ticks, const Journey::Block &block, BlockPage &page)
{
    QStringList items;
    for (const char *item : ticks.items) {
        items << QString::fromLatin1(item);
    }
    return new TicksBlock(ticks.key, items, block, page);
}
