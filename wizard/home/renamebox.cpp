// SPDX-License-Identifier: MIT
#include "wizard/home/renamebox.h"

#include "models/core/visibletext.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/textline.h"

using namespace Qt::StringLiterals;

RenameBox::RenameBox(const Toolbox &tools, QWidget *parent)
    : AskBox(parent)
    , m_tools(tools)
    , m_name(new TextLine(this))
{
    auto *label = makeLabel(this, "field");
    label->setBuddy(m_name);
    m_name->setObjectName(u"newName"_s);
    add(label);
    add(m_name);
    add(new GuardNotice(m_name->guard(), nullptr, this));
    auto *cancel = addAnswer(u"keepName"_s);
    auto *rename = addAnswer(u"rename"_s);
    rename->setProperty("role", u"primary"_s);
    connect(m_name, &QLineEdit::returnPressed, this, &RenameBox::rename);
    connect(rename, &QPushButton::clicked, this, &RenameBox::rename);
    connect(cancel, &QPushButton::clicked, this, &RenameBox::finish);
    followLanguage(this, [label, rename, cancel] {
        label->setText(tr("New name"));
        rename->setText(tr("Rename"));
        cancel->setText(tr("Cancel"));
    });
}

void RenameBox::ask(const QString &entityId, const QString &name)
{
    m_entityId = entityId;
    m_name->setValue(name);
    m_name->selectAll();
    AskBox::ask(m_name);
}

void RenameBox::rename()
{
    const QString name = m_name->value().simplified();
    if (!isSeen(name)) {
        m_name->setFocus();
    } else if (const auto done = m_tools.journal.rename(m_entityId, name); !done) {
        notice()->showFinding(done.error(), m_tools.language.words());
        notice()->unfold(true);
    } else {
        finish();
        announce(parentWidget(), tr("Now called %1").arg(name));
    }
}
