// SPDX-License-Identifier: MIT
#include "wizard/blocks/linksblock.h"

#include "wizard/blockpage.h"
#include "wizard/widgets/linkbar.h"

using namespace Qt::StringLiterals;

LinksBlock::LinksBlock(const Journey::Links &links, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
{
    for (const char *link : links.ids) {
        auto *bar = new LinkBar(session().tools().rulebook.link(QString::fromLatin1(link)), this);
        body()->addWidget(bar);
        connect(bar, &LinkBar::opened, this, [this](const QString &id) {
            const auto saved = session().record({{EventKind::LinkOpened, {{u"link"_s, id}}}});
            if (!saved) {
                this->page().showFinding(saved.error());
            }
        });
    }
}
