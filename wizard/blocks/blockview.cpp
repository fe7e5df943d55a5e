// SPDX-License-Identifier: MIT
#include "wizard/blocks/blockview.h"

#include "wizard/blockpage.h"
#include "wizard/printing.h"

#include <QAbstractButton>
#include <QButtonGroup>

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

void BlockView::save(
    const QString &title, const QString &name, const QString &suffix, const Write &write)
{
    askForFile(this, title, name + u'.' + suffix, suffix, [this, write](const QString &path) {
        if (const Result<> written = write(path); !written) {
            m_page.showFinding(written.error());
        } else {
            m_page.showText(
                u"good"_s, [] { return tr("Saved"); }, [path] { return path; });
        }
    });
}

void keepTabOnTheChosen(QButtonGroup &group)
{
    QObject::connect(&group, &QButtonGroup::idToggled, &group, [&group](int chosen, bool on) {
        for (QAbstractButton *button : on ? group.buttons() : QList<QAbstractButton *>()) {
            button->setFocusPolicy(group.id(button) == chosen ? Qt::StrongFocus : Qt::ClickFocus);
        }
    });
}
