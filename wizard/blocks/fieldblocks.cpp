// SPDX-License-Identifier: MIT
// The blocks that ask for one answer in a field, with its label, its hint and its problem.
#include "models/journey/premise.h"
#include "models/session/practiceanswers.h"
#include "models/session/textform.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/textline.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QRadioButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using Journey::Need;
using Journey::Tri;

namespace {
/// What they share. The input is the widget that is marked when the answer is missing.
template <typename Input>
class FieldBlock : public BlockView
{
public:
    template <typename... More>
    FieldBlock(const Journey::AnyKey &key, const Journey::Block &block, BlockPage &page,
        const More &...more)
        : BlockView(block, page)
        , m_input(new Input(nullptr, more...))
        , m_field(new Field(m_input, session().tray(), this))
        , m_key(key)
    {
        m_input->setObjectName(id());
        body()->addWidget(m_field);
    }

    void retranslate() override
    {
        const BlockWords text = blockWords();
        m_field->setLabel(text.label);
        m_field->setHint(text.hint);
    }
    bool canPractise() const override { return hasPracticeAnswer(m_key); }
    void practise(Exercise &exercise) override
    {
        const QJsonValue known = practiceAnswers(exercise).value(m_key);
        answers().setValue(m_key, known.isUndefined() ? answers().value(m_key) : known);
        refill();
        edited();
    }

protected:
    Input *const m_input;
    Field *const m_field;

private:
    const Journey::AnyKey m_key;
};

/// A line of text. Only what has its form is stored; while it is being changed, the one before
/// counts.
class TextBlock final : public FieldBlock<TextLine>
{
public:
    TextBlock(const Journey::Text &text, const Journey::Block &block, BlockPage &page)
        : FieldBlock(text.key, block, page, formOf(text.form).longest)
        , m_text(text)
        , m_form(formOf(text.form))
    {
        m_input->setPlaceholderText(m_form.example);
        connect(m_input, &TextLine::edited, this, &TextBlock::textEdited);
    }

    void retranslate() override
    {
        FieldBlock::retranslate();
        showProblem();
    }

    void refill() override
    {
        const QString answer = answers()[m_text.key];
        if (m_answer != answer || typed() == answer) { // what is not right yet stays in the field
            if (m_input->value() != answer) {
                m_input->setValue(answer);
            }
            m_answer = answer;
        }
        showProblem();
        page().startAt(m_input);
    }

    Missing missing() const override
    {
        const QString value = typed().trimmed();
        if (!value.isEmpty() && !isRight(typed())) {
            return unfit(u"wrong"_s, m_input);
        }
        return unless(!value.isEmpty() || m_text.need == Need::Optional, m_input);
    }

    void practise(Exercise &exercise) override
    {
        m_input->setValue(practiceAnswers(exercise)[m_text.key]);
        textEdited();
    }

private:
    QString typed() const { return m_form.read(m_input->text()); }
    bool isRight(const QString &value) const
    {
        return m_form.check(value).status != CheckStatus::Failed;
    }

    void textEdited()
    {
        const QString value = typed();
        if (value.isEmpty() || isRight(value)) {
            m_answer = value;
            answers().set(m_text.key, value);
        }
        showProblem();
        edited();
    }

    void showProblem()
    {
        const QString value = typed();
        if (value.isEmpty() || isRight(value)) {
            m_field->setRemark(value.isEmpty() ? QString() : m_form.remark(m_input->text(), value));
        } else {
            m_field->setProblem(m_form.problem(value, words()));
        }
    }

    const Journey::Text m_text;
    const TextForm m_form;
    QString m_answer; ///< as it was stored or shown last
};

/// A number.
class NumberBlock final : public FieldBlock<QSpinBox>
{
public:
    NumberBlock(const Journey::Number &number, const Journey::Block &block, BlockPage &page)
        : FieldBlock(number.key, block, page)
        , m_number(number)
    {
        m_input->setMaximum(number.most);
        m_input->setContextMenuPolicy(Qt::NoContextMenu); // its own runs an event loop
        connect(m_input, &QSpinBox::valueChanged, this, [this](int value) {
            if (value != answers()[m_number.key]) {
                answers().set(m_number.key, value);
                edited();
            }
        });
    }

    void refill() override { m_input->setValue(answers()[m_number.key]); }

    Missing missing() const override
    {
        return unless(answers()[m_number.key] >= m_number.least, m_input);
    }

private:
    const Journey::Number m_number;
};

/// Takes the words of \a option for each item, by its data.
void retranslateItems(
    QComboBox &box, const std::function<BlockWords(const QString &option)> &option)
{
    for (int i = 0; i < box.count(); ++i) {
        box.setItemText(i, option(box.itemData(i).toString()).label);
    }
}

/// One value of an enumeration, in a combo box. An item's data is the value as journals hold it.
class ChoiceBlock final : public FieldBlock<QComboBox>
{
public:
    ChoiceBlock(const Journey::Choice &choice, const Journey::Block &block, BlockPage &page)
        : FieldBlock(choice.key, block, page)
        , m_choice(choice)
    {
        for (const QString &option : choice.options()) {
            m_input->addItem(QString(), option);
        }
        connect(m_input, &QComboBox::activated, this, [this] {
            answers().setValue(m_choice.key, m_input->currentData().toString());
            edited();
        });
    }

    void retranslate() override
    {
        FieldBlock::retranslate();
        retranslateItems(
            *m_input, [this](const QString &option) { return blockWords(id() + u'.' + option); });
    }

    void refill() override
    {
        m_input->setCurrentIndex(qMax(0, m_input->findData(value())));
        page().startAt(m_input);
    }

    Missing missing() const override
    {
        return m_choice.fits(answers()) ? Missing{} : unfit(value(), m_input);
    }

private:
    QString value() const
    {
        return answers().value(m_choice.key).toString(m_choice.options().first());
    }

    const Journey::Choice m_choice;
};

/// A question with yes, no and "I don't know yet" side by side.
class YesNoBlock final : public FieldBlock<QWidget>
{
    Q_DECLARE_TR_FUNCTIONS(YesNoBlock)
public:
    YesNoBlock(const Journey::YesNo &question, const Journey::Block &block, BlockPage &page)
        : FieldBlock(question.key, block, page)
        , m_question(question)
        , m_group(new QButtonGroup(this))
    {
        auto *row = new FlowLayout(16, m_input);
        row->setContentsMargins(0, 0, 0, 0);
        for (const Tri value : {Tri::Yes, Tri::No, Tri::Unknown}) {
            auto *button = new QRadioButton(m_input);
            m_group->addButton(button, static_cast<int>(value));
            row->addWidget(button);
        }
        keepTabOnTheChosen(*m_group);
        // A screen reader toggles without a click.
        connect(m_group, &QButtonGroup::idToggled, this, [this](int value, bool on) {
            if (on && static_cast<Tri>(value) != counted()[m_question.key]) {
                setTick(answers(), m_question.key, static_cast<Tri>(value));
                edited();
            }
        });
    }

    void retranslate() override
    {
        FieldBlock::retranslate();
        say(Tri::Yes, blockWords(id() + u".yes"_s).label);
        say(Tri::No, blockWords(id() + u".no"_s).label);
        say(Tri::Unknown, tr("I don't know yet"));
    }

    void refill() override
    {
        m_group->button(static_cast<int>(counted()[m_question.key]))->setChecked(true);
    }

    Missing missing() const override
    {
        const Tri answer = counted()[m_question.key];
        if (m_question.need == Need::Optional || answer == Tri::Yes
            || (answer == Tri::No && m_question.need == Need::Answered)) {
            return {};
        }
        return unfit(Journey::valueId(answer), m_input);
    }

    void practise(Exercise &exercise) override
    {
        setTick(answers(), m_question.key, practiceAnswers(exercise)[m_question.key]);
        refill();
        edited();
    }

private:
    void say(Tri value, const QString &words)
    {
        auto *button = m_group->button(static_cast<int>(value));
        button->setText(words);
        button->setAccessibleName(
            tr("%1 %2", "question answer").arg(m_input->accessibleName(), words));
    }

    const Journey::YesNo m_question;
    QButtonGroup *m_group;
};

/// By whom the step was done, and how that is known.
class ConfirmBlock final : public BlockView
{
public:
    ConfirmBlock(const Journey::Confirm &confirm, const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_confirm(confirm)
        , m_by(new TextLine)
        , m_how(new QComboBox)
        , m_byField(new Field(m_by, session().tray(), this))
        , m_howField(new Field(m_how, session().tray(), this))
    {
        auto *row = new QHBoxLayout;
        row->addWidget(m_byField, 1, Qt::AlignTop);
        row->addWidget(m_howField, 1, Qt::AlignTop);
        body()->addLayout(row);
        m_by->setObjectName(u"confirmedBy"_s);
        m_how->setObjectName(u"confirmedHow"_s);
        for (const auto &how : {u"did-it"_s, u"saw-it"_s, u"was-told"_s}) {
            m_how->addItem(QString(), how);
        }
        connect(m_by, &TextLine::edited, this, &ConfirmBlock::tell);
        connect(m_how, &QComboBox::activated, this, &ConfirmBlock::tell);
    }

    void retranslate() override
    {
        const BlockWords by = blockWords(u"confirmation.by"_s);
        m_byField->setLabel(by.label);
        m_by->setPlaceholderText(plainText(by.hint));
        m_howField->setLabel(blockWords(u"confirmation.how"_s).label);
        retranslateItems(*m_how,
            [this](const QString &how) { return blockWords(u"confirmation.how."_s + how); });
    }

    void refill() override
    {
        const Journey::Confirmation said = answers()[m_confirm.key];
        if (m_by->value().trimmed() != said.by) {
            m_by->setValue(said.by);
        }
        m_how->setCurrentIndex(qMax(0, m_how->findData(said.how)));
    }

private:
    void tell()
    {
        answers().set(m_confirm.key, {m_by->value().trimmed(), m_how->currentData().toString()});
        edited();
    }

    const Journey::Confirm m_confirm;
    TextLine *m_by;
    QComboBox *m_how;
    Field *m_byField;
    Field *m_howField;
};
} // namespace

BlockView *make(const Journey::Text &text, const Journey::Block &block, BlockPage &page)
{
    return new TextBlock(text, block, page);
}

BlockView *make(const Journey::Number &number, const Journey::Block &block, BlockPage &page)
{
    return new NumberBlock(number, block, page);
}

BlockView *make(const Journey::Choice &choice, const Journey::Block &block, BlockPage &page)
{
    return new ChoiceBlock(choice, block, page);
}

BlockView *make(const Journey::YesNo &question, const Journey::Block &block, BlockPage &page)
{
    return new YesNoBlock(question, block, page);
}

BlockView *make(const Journey::Confirm &confirm, const Journey::Block &block, BlockPage &page)
{
    return new ConfirmBlock(confirm, block, page);
}
