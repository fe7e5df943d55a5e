// SPDX-License-Identifier: MIT
#include "wizard/blocks/blockview.h"

#include "wizard/blockpage.h"

using namespace Qt::StringLiterals;

BlockView::BlockView(const Journey::Block &block, BlockPage &page)
    : QWidget(&page)
    , m_block(block)
    , m_page(page)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
}

bool BlockView::isShown() const
{
    return m_block.shown(answers());
}

Session &BlockView::session() const
{
    return m_page.session();
}

Journey::Answers &BlockView::answers() const
{
    return session().answers();
}

Journey::Answers BlockView::counted() const
{
    return session().counted();
}

const Words &BlockView::words() const
{
    return session().words();
}

BlockWords BlockView::blockWords(const QString &wanted) const
{
    const QString id = wanted.isEmpty() ? this->id() : wanted;
    return words().block(session().journeyId(), id + u'#' + Journey::idOf(m_page.step()));
}

Missing BlockView::unfit(const QString &answer, QWidget *at) const
{
    const QString ofAnswer = blockWords(id() + u'.' + answer).missing;
    return {ofAnswer.isEmpty() ? blockWords().missing : ofAnswer, at};
}

void BlockView::edited()
{
    m_page.edited();
}
