// SPDX-License-Identifier: MIT
#include "wizard/blocks/noteblock.h"

#include "wizard/widgets/makers.h"

NoteBlock::NoteBlock(const Journey::Note & /*note*/, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_text(makeRichLabel(this))
{
    body()->addWidget(m_text);
}

void NoteBlock::retranslate()
{
    QString text = blockWords().hint;
    for (const Journey::AnyKey &key : Journey::Keys::all()) {
        const QString place = u'{' + QString::fromLatin1(key.id) + u'}';
        if (text.contains(place)) {
            text.replace(place, answers().value(key).toVariant().toString());
        }
    }
    m_text->setText(text);
}
