// SPDX-License-Identifier: MIT
#include "wizard/helppanel.h"

#include "models/rulebook/markdown.h"
#include "wizard/printing.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/linkbar.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

HelpPanel::HelpPanel(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_step(&session.spec().steps.front())
    , m_links(new QVBoxLayout)
    , m_text(new QTextBrowser(this))
    , m_other(new QTextBrowser(this))
    , m_both(new QCheckBox(this))
    , m_print(makeButton(this))
    , m_close(makeButton(this))
    , m_notice(new Notice(this))
{
    setObjectName(u"help"_s);
    auto *column = new QVBoxLayout(this);
    auto *texts = new QHBoxLayout;
    for (QTextBrowser *text : {m_text, m_other}) {
        text->setOpenExternalLinks(true);
        text->document()->setDocumentMargin(16);
        texts->addWidget(text);
    }
    m_other->setVisible(false);
    column->addLayout(texts, 1);
    column->addLayout(m_links);
    m_notice->setVisible(false);
    column->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    row->addWidget(m_both);
    row->addStretch();
    row->addWidget(m_print);
    row->addWidget(m_close);
    column->addLayout(row);
    connect(m_both, &QCheckBox::toggled, m_other, &QWidget::setVisible);
    connect(m_print, &QPushButton::clicked, this, &HelpPanel::saveCard);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    resizeToFit(this, {640, 640});
    followLanguage(this, [this] { retranslate(); });
    // A text takes the colour of its links when it is set.
    whenever(this, QEvent::StyleChange, [this] { retranslate(); });
}

void HelpPanel::showStep(const Journey::Step &step)
{
    m_step = &step;
    while (QLayoutItem *item = m_links->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &id : Journey::linksOf(step)) {
        m_links->addWidget(new LinkBar(m_session.tools().rulebook.link(id), this));
    }
    retranslate();
}

void HelpPanel::retranslate()
{
    const StepWords words = m_session.stepWords(*m_step);
    setWindowTitle(tr("Help: %1").arg(words.title));
    const QString id = m_session.wordsId(*m_step);
    m_text->setMarkdown(moreFirst(m_session.words().section(m_session.journeyId(), id)));
    m_text->setAccessibleName(words.title);
    const Words &other = m_session.tools().language.otherWords();
    m_other->setMarkdown(moreFirst(other.section(m_session.journeyId(), id)));
    m_other->setAccessibleName(other.step(m_session.journeyId(), id).title);
    m_both->setText(tr("Show both languages"));
    m_print->setText(tr("Save as a card for somebody else…"));
    m_close->setText(tr("Close"));
}

void HelpPanel::saveCard()
{
    const Card card = cardOf(m_session, *m_step);
    saveFile(*m_notice, m_session.words(), tr("Save this step as a card"), card.fileName, u"pdf"_s,
        [card](const QString &path) { return writePdf(path, cardHtml(card), card.watermark); });
}
