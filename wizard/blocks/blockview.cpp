// SPDX-License-Identifier: MIT
#include "wizard/blocks/blockview.h"

#include "wizard/widgets/makers.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFileDialog>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

BlockView::BlockView(const Journey::Block &block, BlockPage &page)
    : QWidget(&page)
    , m_block(block)
    , m_page(page)
{
    makeColumn(this, 12);
}

BlockWords BlockView::blockWords(const QString &wanted) const
{
    const QString id = wanted.isEmpty() ? this->id() : wanted;
    return words().block(session().journeyId(), id + u'#' + Journey::idOf(m_page.step()));
}

Missing BlockView::unless(bool isAnswered, QWidget *at) const
{
    return isAnswered ? Missing{} : Missing{blockWords().missing, at};
}

Missing BlockView::unfit(const QString &answer, QWidget *at) const
{
    const QString ofAnswer = blockWords(id() + u'.' + answer).missing;
    return {ofAnswer.isEmpty() ? blockWords().missing : ofAnswer, at};
}

void BlockView::chooseFile(const QString &title, const QString &filter,
    const std::function<void(const QString &path)> &read)
{
    auto *dialog = new QFileDialog(
        this, title, QStandardPaths::writableLocation(QStandardPaths::DownloadLocation), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, read);
    dialog->open();
}

void keepTabOnTheChosen(QButtonGroup &group)
{
    QObject::connect(&group, &QButtonGroup::idToggled, &group, [&group](int chosen, bool on) {
        for (QAbstractButton *button : on ? group.buttons() : QList<QAbstractButton *>()) {
            button->setFocusPolicy(group.id(button) == chosen ? Qt::StrongFocus : Qt::ClickFocus);
        }
    });
}
