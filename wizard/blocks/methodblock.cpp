// SPDX-License-Identifier: MIT
#include "wizard/blocks/methodblock.h"

#include "models/journey/methods.h"
#include "wizard/blockpage.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/choicecard.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QButtonGroup>
#include <QGridLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;
using Journey::Method;
using Journey::MethodVerdict;
using Journey::Openness;

namespace {
QString methodId(Method method)
{
    return method == Method::Scan   ? u"method.scan"_s
        : method == Method::Managed ? u"method.managed"_s
                                    : u"method.provider"_s;
}
} // namespace

MethodBlock::MethodBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
{
    m_group = new QButtonGroup(this);
    for (const MethodVerdict &verdict : Journey::assess(answers())) {
        auto *card = new ChoiceCard(m_group, static_cast<int>(verdict.method), this);
        card->radio()->setObjectName(methodId(verdict.method));
        body()->addWidget(card);
        m_cards.append(card);
    }
    m_compare = makeLinkButton(this);
    m_compare->setObjectName(u"compare"_s);
    body()->addWidget(m_compare, 0, Qt::AlignLeft);
    m_table = makeCard(this);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(10);
    cardLayout(m_table)->addLayout(m_grid);
    m_table->setVisible(false);
    body()->addWidget(m_table);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        m_table->setVisible(!m_table->isVisible());
        reveal(m_table);
    });
    unfolds(m_compare, m_table);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on && answers()[Keys::method] != static_cast<Method>(id)) {
            answers().set(Keys::method, static_cast<Method>(id));
            edited();
        }
    });
}

void MethodBlock::refill()
{
    const QList<MethodVerdict> verdicts = Journey::assess(answers());
    for (const MethodVerdict &verdict : verdicts) {
        if (verdict.method == answers()[Keys::method] && verdict.openness == Openness::Closed) {
            answers().set(Keys::method, Method::None); // an answer before this page closed it
        }
    }
    for (const MethodVerdict &verdict : verdicts) {
        if (answers()[Keys::method] == Method::None && verdict.recommended) {
            answers().set(Keys::method, verdict.method);
        }
    }
    if (auto *button = m_group->button(static_cast<int>(answers()[Keys::method]))) {
        button->setChecked(true);
        page().startAt(button);
    }
    fillCards();
}

void MethodBlock::retranslate()
{
    fillCards();
    fillTable();
    m_compare->setText(tr("Compare the three side by side"));
    m_table->setAccessibleName(m_compare->text());
}

void MethodBlock::fillCards()
{
    const QList<MethodVerdict> verdicts = Journey::assess(answers());
    for (qsizetype i = 0; i < verdicts.size(); ++i) {
        const MethodVerdict &verdict = verdicts[i];
        const QString id = methodId(verdict.method);
        QList<std::pair<QString, QString>> lines{{QString(), words().method(id)}};
        const auto add = [&](const QString &mark, const QStringList &ids) {
            for (const QString &each : ids) {
                lines.append({mark, words().method(each)});
            }
        };
        if (!verdict.reasons.isEmpty()) {
            lines.append({QString(), why(verdict.reasons)});
        }
        add(u"✓"_s, verdict.pluses);
        add(u"✕"_s, verdict.blockers);
        add(u"!"_s, verdict.conditions + verdict.cautions);
        ChoiceCard *card = m_cards[i];
        card->setTitle(words().methodTitle(id));
        card->setTag(verdict.recommended               ? tr("Recommended for you")
                : verdict.openness == Openness::Closed ? tr("Not possible now")
                                                       : QString());
        card->setLines(lines);
        card->setFoot(tr("To leave later: %1").arg(words().method(verdict.undo)));
        card->setClosed(verdict.openness == Openness::Closed);
    }
}

QString MethodBlock::why(const QStringList &reasons) const
{
    QStringList clauses;
    for (const QString &reason : reasons) {
        clauses.append(words().method(reason));
    }
    return tr("**Recommended** because %1.").arg(clauses.join(tr("; ", "between two reasons")));
}

void MethodBlock::fillTable()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList heads{QString(), words().methodTitle(u"method.scan"_s),
        words().methodTitle(u"method.managed"_s), words().methodTitle(u"method.provider"_s)};
    const auto addCell = [this](int row, int column, const QString &text, const char *role) {
        auto *label = makeRichLabel(m_table, role);
        label->setText(text);
        m_grid->addWidget(label, row, column, Qt::AlignTop);
        m_grid->setColumnStretch(column, 1);
    };
    for (int column = 1; column < heads.size(); ++column) {
        addCell(0, column, heads[column], "field");
    }
    int row = 1;
    for (const auto &line : words().comparison()) {
        addCell(row, 0, line.title, "field");
        for (int column = 0; column < line.cells.size(); ++column) {
            addCell(row, column + 1, line.cells[column], nullptr);
        }
        ++row;
    }
}

Missing MethodBlock::missing() const
{
    if (answers()[Keys::method] == Method::None) {
        const auto open = std::find_if(m_cards.begin(), m_cards.end(),
            [](const ChoiceCard *card) { return card->radio()->isEnabled(); });
        return {blockWords().missing, open == m_cards.end() ? nullptr : *open};
    }
    return {};
}
