// SPDX-License-Identifier: MIT
#pragma once
#include "tests/gui/audit.h"
#include "tests/gui/desk.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QScrollArea>
#include <QTest>

/// Text twice as large as the desktop's while it lives.
class DoubledText
{
public:
    DoubledText()
    {
        QFont font = m_before;
        font.setPointSizeF(font.pointSizeF() * 2);
        use(font);
    }
    ~DoubledText() { use(m_before); }
    Q_DISABLE_COPY_MOVE(DoubledText)

private:
    static void use(const QFont &font)
    {
        QApplication::setFont(font);
        applyTheme(Theme::light());
    }

    const QFont m_before = QApplication::font();
};

/// Makes the window of \a desk as small as it may be; before, it is as on an ordinary screen.
inline void shrink(Desk &desk)
{
    desk.wizard->resize(1040, 720);
    desk.wizard->resize(800, 600);
}

/// What of the page of \a desk does not fit a window of 800 pixels, once it is laid out.
inline QStringList problemsWhenSmall(const Desk &desk)
{
    const auto found = [&desk] { return layoutProblems(desk.wizard.get()); };
    (void)QTest::qWaitFor([&found] { return found().isEmpty(); }, 2000);
    QStringList problems = found();
    const auto *scroll = desk.find<QScrollArea>("pageScroll");
    if (!scroll || scroll->widget()->width() > scroll->viewport()->width()) {
        problems += QStringLiteral("the page scrolls sideways");
    }
    if (desk.wizard->width() > 800) {
        problems += QStringLiteral("the window is %1 wide").arg(desk.wizard->width());
    }
    return problems;
}
