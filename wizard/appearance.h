// SPDX-License-Identifier: MIT
#pragma once
#include <QDBusVariant>
#include <QObject>

#include <optional>

class QWidget;

/// Light or dark: as the user chose, or as the desktop is, and then whenever that changes. The
/// desktop's wish is the "color-scheme" of org.freedesktop.portal.Settings; a desktop without the
/// portal tells nothing.
class Appearance final : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    /// Applies \a mode to all windows. \a dark is what the desktop was known to want last: it is
    /// asked only after the first picture.
    Appearance(Mode mode, std::optional<bool> dark, QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    /// What the desktop has said that it wants; nothing if it has no such wish.
    std::optional<bool> desktopWantsDark() const { return m_wantsDark; }
    /// \a window is told by the desktop that its colours or fonts have changed.
    void follow(QWidget *window);

Q_SIGNALS:
    /// The user chose another one, or the desktop has another wish.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void apply();
    void ask();

    Mode m_mode;
    std::optional<bool> m_wantsDark;
    bool m_isAsked = false; ///< only once the desktop's wish counts
};
