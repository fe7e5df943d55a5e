// SPDX-License-Identifier: MIT
// Light and dark follow the user's choice, or else the desktop's wish as it comes over a real bus.
#include "wizard/appearance.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;

/// The desktop's side of the bus.
class Portal final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    Portal()
    {
        m_bus.registerObject(u"/org/freedesktop/portal/desktop"_s, this,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(u"org.freedesktop.portal.Desktop"_s);
    }
    ~Portal() override
    {
        m_bus.unregisterService(u"org.freedesktop.portal.Desktop"_s);
        QDBusConnection::disconnectFromBus(u"portal"_s);
    }
    Q_DISABLE_COPY_MOVE(Portal)

    void change(uint scheme)
    {
        m_scheme = scheme;
        Q_EMIT SettingChanged(
            u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(scheme));
    }

public Q_SLOTS:
    QDBusVariant Read(const QString &group, const QString &key) const
    {
        const bool isAsked = group == "org.freedesktop.appearance"_L1 && key == "color-scheme"_L1;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(isAsked ? m_scheme : 99)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    uint m_scheme = 1;
    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"portal"_s);
};

class AppearanceTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theUserDecides();
    void asksTheDesktop();
    void followsTheDesktop();
    void startsAsTheDesktopWasLast();
    void worksWithoutADesktop();
};

using Mode = Appearance::Mode;

void AppearanceTest::theUserDecides()
{
    const QColor desktop = QApplication::palette().color(QPalette::Window);
    Appearance appearance(Mode::Dark, false);
    QSignalSpy changed(&appearance, &Appearance::changed);
    QVERIFY(currentTheme().dark);
    appearance.setMode(Mode::Light);
    QVERIFY(!currentTheme().dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().window);
    appearance.setMode(Mode::Light);
    QCOMPARE(changed.size(), 1);
    QVERIFY(desktop.lightness() > 128); // what "as the desktop" means without any wish
    Appearance(Mode::System, std::nullopt);
    QVERIFY(!currentTheme().dark); // not what we have set ourselves
}

void AppearanceTest::asksTheDesktop()
{
    Portal portal;
    Appearance appearance(Mode::System, std::nullopt);
    QVERIFY(!currentTheme().dark);
    QTRY_VERIFY(currentTheme().dark);
    QCOMPARE(appearance.desktopWantsDark(), std::optional(true));
}

void AppearanceTest::followsTheDesktop()
{
    Portal portal;
    Appearance appearance(Mode::System, std::nullopt);
    QTRY_VERIFY(currentTheme().dark);
    portal.change(2);
    QTRY_VERIFY(!currentTheme().dark);
    appearance.setMode(Mode::Light);
    portal.change(1);
    QTRY_COMPARE(appearance.desktopWantsDark(), std::optional(true));
    QVERIFY(!currentTheme().dark); // the user's choice stands
    appearance.setMode(Mode::System);
    QVERIFY(currentTheme().dark);
    portal.change(0);
    QTRY_VERIFY(!currentTheme().dark);
    QVERIFY(!appearance.desktopWantsDark());
}

void AppearanceTest::startsAsTheDesktopWasLast()
{
    const Appearance appearance(Mode::System, true);
    QVERIFY(currentTheme().dark);
}

void AppearanceTest::worksWithoutADesktop()
{
    Appearance appearance(Mode::System, std::nullopt);
    QWidget window;
    appearance.follow(&window);
    applyTheme(Theme::darkTheme());
    QEvent event(QEvent::ThemeChange); // as the platform tells a window
    QApplication::sendEvent(&window, &event);
    QVERIFY(!currentTheme().dark);
}

QTEST_MAIN(AppearanceTest)
#include "tst_appearance.moc"
