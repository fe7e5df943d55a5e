// SPDX-License-Identifier: MIT
#include "wizard/appearance.h"

#include "wizard/desktopscheme.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace {
/// The desktop's own colours, from under those of ours.
QPalette desktopPalette()
{
    QApplication::setPalette(QPalette());
    return QApplication::palette();
}

Theme ofDesktop(std::optional<bool> wantsDark)
{
    const Theme theme = Theme::matching(desktopPalette());
    if (wantsDark && *wantsDark != theme.dark) {
        return *wantsDark ? Theme::darkTheme() : Theme::light();
    }
    return theme;
}
} // namespace

Appearance::Appearance(Mode mode, std::optional<bool> dark, QObject *parent)
    : QObject(parent)
    , m_mode(mode)
    , m_wantsDark(dark)
{
    apply();
    constexpr int afterFirstPictureMs = 100;
    QTimer::singleShot(afterFirstPictureMs, this, &Appearance::ask);
}

Appearance::~Appearance() = default;

void Appearance::setMode(Mode mode)
{
    if (mode != m_mode) {
        m_mode = mode;
        apply();
        ask();
        Q_EMIT changed();
    }
}

void Appearance::follow(QWidget *window)
{
    window->installEventFilter(this);
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange) {
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Appearance::apply()
{
    applyTheme(m_mode == Mode::System ? ofDesktop(m_wantsDark)
            : m_mode == Mode::Dark    ? Theme::darkTheme()
                                      : Theme::light());
}

void Appearance::ask()
{
    if (m_mode != Mode::System || m_desktop) {
        return;
    }
    m_desktop = new DesktopScheme(this);
    connect(m_desktop, &DesktopScheme::told, this, [this](std::optional<bool> dark) {
        if (dark != m_wantsDark) {
            m_wantsDark = dark;
            if (m_mode == Mode::System) {
                apply();
            }
            Q_EMIT changed();
        }
    });
}
