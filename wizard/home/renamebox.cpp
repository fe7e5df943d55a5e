// SPDX-License-Identifier: MIT
#include "wizard/home/renamebox.h"

#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/textline.h"

#include <QEvent>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

RenameBox::RenameBox(Journal &journal, const Language &language, QWidget *parent)
    : QFrame(parent)
    , m_journal(journal)
    , m_language(language)
    , m_label(makeLabel(this, "field"))
    , m_name(new TextLine(this))
    , m_notice(new Notice(this))
    , m_rename(makeButton(this))
    , m_cancel(makeButton(this))
{
    build();
    connect(m_name, &QLineEdit::returnPressed, this, &RenameBox::rename);
    connect(m_rename, &QPushButton::clicked, this, &RenameBox::rename);
    connect(m_cancel, &QPushButton::clicked, this, &RenameBox::finish);
    retranslate();
}

void RenameBox::build()
{
    setProperty("role", u"card"_s);
    m_name->setObjectName(u"newName"_s);
    m_rename->setObjectName(u"rename"_s);
    m_rename->setProperty("role", u"primary"_s);
    m_label->setBuddy(m_name);
    m_notice->setVisible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->addWidget(m_label);
    column->addWidget(m_name);
    column->addWidget(new GuardNotice(m_name->guard(), nullptr, this));
    column->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_rename);
    column->addLayout(row);
    setVisible(false);
}

void RenameBox::ask(const QString &entityId, const QString &name)
{
    m_entityId = entityId;
    m_name->setValue(name);
    m_name->selectAll();
    m_notice->setVisible(false);
    setVisible(true);
    m_name->setFocus();
}

void RenameBox::rename()
{
    const QString name = m_name->value().simplified();
    const bool isSeen = std::any_of(name.begin(), name.end(),
        [](QChar c) { return c.category() != QChar::Other_Format && c.isPrint(); });
    if (!isSeen) {
        m_name->setFocus();
        return;
    }
    if (const auto done = m_journal.rename(m_entityId, name); !done) {
        m_notice->showFinding(done.error(), m_language.words());
        m_notice->unfold(true);
        return;
    }
    finish();
}

void RenameBox::finish()
{
    setVisible(false);
    Q_EMIT finished();
}

void RenameBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        finish();
        return;
    }
    QFrame::keyPressEvent(event);
}

void RenameBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void RenameBox::retranslate()
{
    m_label->setText(tr("New name"));
    m_rename->setText(tr("Rename"));
    m_cancel->setText(tr("Cancel"));
    m_notice->retranslate(m_language.words());
}
