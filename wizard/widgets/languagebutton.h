// SPDX-License-Identifier: MIT
#pragma once
#include <QPushButton>

class Language;

/// Switches all windows to the other language. That one is named in itself: the way back must be
/// readable.
class LanguageButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit LanguageButton(Language &language, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    Language &m_language;
    bool m_isPainted = false;
};
