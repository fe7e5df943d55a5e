// SPDX-License-Identifier: MIT
// The blocks that ask for nothing: what the page says, and places to open.
#include "models/rulebook/fact.h"
#include "models/rulebook/markdown.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/linkbar.h"
#include "wizard/widgets/makers.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace {
/// The consoles that the step tells one to open; opening one is recorded.
class LinksBlock final : public BlockView
{
public:
    LinksBlock(const Journey::Links &links, const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
    {
        for (const char *link : links.ids) {
            auto *bar =
                new LinkBar(session().tools().rulebook.link(QString::fromLatin1(link)), this);
            body()->addWidget(bar);
            connect(bar, &LinkBar::opened, this, [this](const QString &id) {
                const auto saved = session().record({{EventKind::LinkOpened, {{u"link"_s, id}}}});
                if (!saved) {
                    this->page().showFinding(saved.error());
                }
            });
        }
    }

    void retranslate() override { }
};

/// A paragraph. {key} placeholders are filled with answers.
class NoteBlock final : public BlockView
{
public:
    NoteBlock(const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_text(makeRichLabel(this))
    {
        body()->addWidget(m_text);
    }

    void refill() override { retranslate(); }
    void retranslate() override { m_text->setText(session().withAnswers(blockWords().hint)); }

private:
    QLabel *m_text;
};

/// "It says …": shows the words of a finding.
class CausesBlock final : public BlockView
{
public:
    CausesBlock(const Journey::Causes &causes, const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_ask(makeLinkButton(this, id()))
        , m_notice(new Notice(this))
    {
        m_notice->setVisible(false);
        body()->addWidget(m_ask, 0, Qt::AlignLeft);
        body()->addWidget(m_notice);
        connect(m_ask, &QPushButton::clicked, this,
            [this, finding = QString::fromLatin1(causes.finding)] {
                m_notice->showFinding({finding, {}, {}}, words(), u"warn"_s);
                m_notice->unfold(!m_notice->isVisible());
            });
        unfolds(m_ask, m_notice);
    }

    void retranslate() override { m_ask->setText(blockWords().label); }

private:
    QPushButton *m_ask;
    Notice *m_notice;
};

/// What the rulebook knows, as sentences with where each comes from and as of when. Folded at
/// first; the sentences are made when they are asked for, and anew when others count.
class FactsBlock final : public BlockView
{
    Q_DECLARE_TR_FUNCTIONS(FactsBlock)
public:
    FactsBlock(const Journey::Facts &facts, const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_facts(facts)
        , m_title(makeLinkButton(this, id()))
        , m_list(makeCard(this))
        , m_grid(new QGridLayout)
    {
        m_grid->setHorizontalSpacing(16);
        m_grid->setVerticalSpacing(6);
        m_grid->setColumnStretch(0, 1);
        m_grid->setColumnStretch(1, 2);
        cardLayout(m_list)->addLayout(m_grid);
        body()->addWidget(m_title, 0, Qt::AlignLeft);
        body()->addWidget(m_list);
        fold(m_title, m_list, [this] { fill(); });
    }

    bool isShown() const override
    {
        return BlockView::isShown() && !Journey::prefixesOf(m_facts, answers()).isEmpty();
    }
    void answersChanged() override { refill(); }
    void refill() override
    {
        if (m_prefixes != Journey::prefixesOf(m_facts, answers())) {
            retranslate();
        }
    }
    void retranslate() override
    {
        m_prefixes = Journey::prefixesOf(m_facts, answers());
        //: a list of facts that unfolds, and how many they are
        m_title->setText(tr("%1 (%2)").arg(blockWords().label).arg(facts().size()));
        fill();
    }

private:
    QList<Fact> facts() const
    {
        QList<Fact> all;
        for (const QString &prefix : m_prefixes) {
            all += session().tools().rulebook.facts(prefix);
        }
        return all;
    }

    /// Only while it is unfolded.
    void fill()
    {
        qDeleteAll(m_list->findChildren<QLabel *>());
        int row = 0;
        QStringList spoken;
        for (const Fact &fact : m_list->isHidden() ? QList<Fact>() : facts()) {
            auto *title = makeLabel(m_list, "field");
            auto *sentence = makeRichLabel(m_list);
            auto *source = makeLabel(m_list, "small");
            title->setText(words().factTitle(fact));
            sentence->setText(words().fact(fact));
            source->setText(words().factSource(fact));
            spoken += plainText(sentence->text()) + u'\n' + source->text();
            m_grid->addWidget(title, row, 0, 2, 1, Qt::AlignTop);
            m_grid->addWidget(sentence, row++, 1, Qt::AlignTop);
            m_grid->addWidget(source, row++, 1, Qt::AlignTop);
        }
        m_list->setAccessibleName(blockWords().label);
        m_list->setAccessibleDescription(spoken.join(u'\n'));
    }

    const Journey::Facts m_facts;
    QStringList m_prefixes; ///< of the facts that are shown
    QPushButton *m_title;
    QFrame *m_list;
    QGridLayout *m_grid;
};
} // namespace

BlockView *make(const Journey::Links &links, const Journey::Block &block, BlockPage &page)
{
    return new LinksBlock(links, block, page);
}

BlockView *make(const Journey::Note & /*note*/, const Journey::Block &block, BlockPage &page)
{
    return new NoteBlock(block, page);
}

BlockView *make(const Journey::Causes &causes, const Journey::Block &block, BlockPage &page)
{
    return new CausesBlock(causes, block, page);
}

BlockView *make(const Journey::Facts &facts, const Journey::Block &block, BlockPage &page)
{
    return new FactsBlock(facts, block, page);
}
