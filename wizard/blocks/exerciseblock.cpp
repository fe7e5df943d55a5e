// SPDX-License-Identifier: MIT
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/field.h"

#include <QComboBox>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
/// In practice mode: what is to go wrong. The made-up world is exchanged behind the window; what
/// was filled in stays.
class ExerciseBlock final : public BlockView
{
public:
    ExerciseBlock(const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_box(new QComboBox)
        , m_field(new Field(m_box, session().tray(), this))
    {
        m_box->setObjectName(u"exercise"_s);
        for (const QString &exercise : exerciseIds(session().journeyId())) {
            m_box->addItem(QString(), exercise);
        }
        body()->addWidget(m_field);
        connect(m_box, &QComboBox::activated, this, &ExerciseBlock::exchange);
    }

    bool isShown() const override { return session().isPractice(); }
    void refill() override
    {
        if (isShown()) {
            m_box->setCurrentIndex(qMax(0, m_box->findData(session().exercise()->scenario.id)));
        }
    }
    void retranslate() override
    {
        m_field->setLabel(blockWords().label);
        m_field->setHint(m_isOther ? blockWords(u"note.exercise-kept"_s).hint : QString());
        for (int i = 0; i < m_box->count(); ++i) {
            m_box->setItemText(i, blockWords(u"exercise."_s + m_box->itemData(i).toString()).label);
        }
    }

private:
    void exchange()
    {
        const QString wanted = m_box->currentData().toString();
        if (wanted != session().exercise()->scenario.id) {
            *session().exercise() = exercise(wanted);
            m_isOther = !answers()[Keys::appId].isEmpty() || !answers()[Keys::name].isEmpty();
            retranslate();
        }
    }

    QComboBox *m_box;
    Field *m_field;
    bool m_isOther = false; ///< values of another exercise stay filled in
};
} // namespace

BlockView *makeExercise(const Journey::Block &block, BlockPage &page)
{
    return new ExerciseBlock(block, page);
}
