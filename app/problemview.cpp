// SPDX-License-Identifier: MIT
#include "app/problemview.h"

#include "wizard/settingsmenu.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"

#include <QFileDialog>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

ProblemView::ProblemView(const Finding &finding, Language &language, QWidget *parent)
    : QWidget(parent)
    , m_language(language)
    , m_title(makeLabel(this, "title"))
    , m_place(finding.facts.value("folder"_L1).toString())
    , m_notice(new Notice(this))
    , m_folderName(makeLabel(this, "muted"))
    , m_switch(makeLanguageButton(language, this))
    , m_practise(makeButton(this, u"practise"_s))
    , m_folder(makeButton(this, u"otherFolder"_s))
    , m_retry(makeButton(this, u"retry"_s))
{
    setObjectName(u"page"_s);
    m_retry->setProperty("role", u"primary"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(36, 30, 36, 20);
    column->setSpacing(14);
    column->addWidget(m_title);
    m_notice->showFinding(finding, language.words());
    column->addWidget(m_notice);
    column->addWidget(m_folderName);
    m_folderName->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_folderName->setVisible(!m_place.isEmpty());
    column->addStretch(1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_switch);
    row->addStretch();
    for (QPushButton *button : {m_practise, m_folder, m_retry}) {
        row->addWidget(button);
    }
    column->addLayout(row);
    connect(m_practise, &QPushButton::clicked, this, &ProblemView::practiceRequested);
    connect(m_folder, &QPushButton::clicked, this, &ProblemView::chooseFolder);
    connect(m_retry, &QPushButton::clicked, this, &ProblemView::retryRequested);
    followLanguage(this, [this] { retranslate(); });
}

void ProblemView::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Where shall your answers be saved?"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ProblemView::folderChosen);
    dialog->open();
}

void ProblemView::retranslate()
{
    setWindowTitle(tr("Mini Program Setup Wizard"));
    m_title->setText(tr("Your answers cannot be saved at the moment"));
    m_folderName->setText(tr("Folder: %1").arg(m_place));
    m_practise->setText(tr("Practise without saving"));
    m_folder->setText(tr("Choose another folder…"));
    m_retry->setText(tr("Try again"));
}
