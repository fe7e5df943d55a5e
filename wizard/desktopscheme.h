// SPDX-License-Identifier: MIT
#pragma once
#include <QDBusVariant>
#include <QObject>

#include <optional>

/// Asks the desktop whether it wants windows to be dark, and listens to changes of that wish
/// (org.freedesktop.portal.Settings, "color-scheme"). A desktop without the portal tells nothing.
class DesktopScheme final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopScheme(QObject *parent = nullptr);

Q_SIGNALS:
    /// Nothing: it has no preference.
    void told(std::optional<bool> dark);

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();
};
