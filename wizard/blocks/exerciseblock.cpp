// SPDX-License-Identifier: MIT
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/makers.h"

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
        , m_label(makeLabel(this, "field"))
        , m_box(new QComboBox(this))
        , m_kept(makeLabel(this, "small"))
    {
        m_box->setObjectName(u"exercise"_s);
        m_label->setBuddy(m_box);
        for (const QString &exercise : exerciseIds()) {
            m_box->addItem(QString(), exercise);
        }
        m_kept->setObjectName(u"exerciseKept"_s);
        m_kept->setVisible(false);
        for (QWidget *widget : std::initializer_list<QWidget *>{m_label, m_box, m_kept}) {
            body()->addWidget(widget);
        }
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
        m_label->setText(blockWords().label);
        m_box->setAccessibleName(m_label->text());
        m_kept->setText(plainText(blockWords(u"note.exercise-kept"_s).hint));
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
            m_kept->setVisible(
                !answers()[Keys::appId].isEmpty() || !answers()[Keys::name].isEmpty());
        }
    }

    QLabel *m_label;
    QComboBox *m_box;
    QLabel *m_kept; ///< shown when values of another exercise stay filled in
};
} // namespace

BlockView *makeExercise(const Journey::Block &block, BlockPage &page)
{
    return new ExerciseBlock(block, page);
}
