// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"
#include "wizard/blocks/textform.h"

class Field;
class TextLine;

/// A line of text. Only what has its form is stored; while it is being changed, the one before
/// counts.
class TextBlock final : public BlockView
{
    Q_OBJECT
public:
    TextBlock(const Journey::Text &text, const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;
    bool canPractise() const override;
    void practise(Exercise &exercise) override;

private:
    QString typed() const;
    bool isRight(const QString &value) const;
    void textEdited();
    void showProblem();

    const Journey::Text m_text;
    const TextForm m_form;
    TextLine *m_line;
    Field *m_field;
    QString m_answer; ///< as it was stored or shown last
};
