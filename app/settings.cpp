// SPDX-License-Identifier: MIT
#include "app/settings.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>
#include <QStringList>
#include <QUuid>

#include <array>
#include <sys/stat.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kMostBytes = 64 * 1024;
constexpr std::array kModes{std::pair("system", Appearance::Mode::System),
    std::pair("light", Appearance::Mode::Light), std::pair("dark", Appearance::Mode::Dark)};

enum class Kind { Absent, Ours, Strange, NoFile };

/// QSettings would wait at a pipe, read a file of any size and rebuild any object that an "@" in it
/// describes. What we write has none.
Kind kindOf(const QString &path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0) {
        return Kind::Absent;
    }
    if (!S_ISREG(status.st_mode)) {
        return Kind::NoFile;
    }
    QFile file(path);
    if (status.st_size > kMostBytes || !file.open(QIODevice::ReadOnly)) {
        return Kind::Strange;
    }
    return file.read(kMostBytes).contains('@') ? Kind::Strange : Kind::Ours;
}

QString textOf(Appearance::Mode mode)
{
    return QString::fromLatin1(kModes.at(static_cast<std::size_t>(mode)).first);
}

Appearance::Mode modeOf(const QString &text)
{
    for (const auto &[name, mode] : kModes) {
        if (text == QLatin1String(name)) {
            return mode;
        }
    }
    return Appearance::Mode::System;
}

QString textOf(const QRect &place)
{
    return u"%1 %2 %3 %4"_s.arg(place.x()).arg(place.y()).arg(place.width()).arg(place.height());
}

QRect placeOf(const QString &text)
{
    constexpr int most = 32'767; // X11 knows no larger window
    QList<int> numbers;
    for (const QString &part : text.split(u' ')) {
        bool isNumber = false;
        numbers.append(part.toInt(&isNumber));
        if (!isNumber || qAbs(numbers.last()) > most) {
            return {};
        }
    }
    return numbers.size() == 4 && numbers[2] > 0 && numbers[3] > 0
        ? QRect(numbers[0], numbers[1], numbers[2], numbers[3])
        : QRect();
}

QString lastOf(const QString &text)
{
    const bool isId = !QUuid::fromString(text).isNull();
    return isId || text == QLatin1String(Settings::kAtHome) ? text : QString();
}
} // namespace

Settings Settings::read(const QString &path)
{
    Settings settings;
    if (kindOf(path) != Kind::Ours) {
        return settings;
    }
    const QSettings file(path, QSettings::IniFormat);
    const auto text = [&file](
                          const char *key) { return file.value(QLatin1String(key)).toString(); };
    if (const QString locale = text("language"); locale == "en"_L1 || locale == "zh_CN"_L1) {
        settings.locale = locale;
    }
    settings.appearance = modeOf(text("appearance"));
    if (const QString dark = text("desktop-dark"); dark == "true"_L1 || dark == "false"_L1) {
        settings.desktopWantsDark = dark == "true"_L1;
    }
    settings.place = placeOf(text("window/place"));
    settings.isMaximized = text("window/maximized") == "true"_L1;
    settings.last = lastOf(text("last"));
    return settings;
}

void Settings::write(const QString &path) const
{
    if (kindOf(path) == Kind::NoFile || !QFileInfo(QFileInfo(path).path()).isDir()) {
        return;
    }
    QByteArray text;
    const auto add = [&text](const char *key, const QString &value) {
        text += value.isEmpty() ? QByteArray() : key + ('=' + value.toLatin1()) + '\n';
    };
    text += "[General]\n";
    add("language", locale);
    add("appearance", textOf(appearance));
    add("desktop-dark", !desktopWantsDark ? QString() : *desktopWantsDark ? u"true"_s : u"false"_s);
    add("last", last);
    text += "\n[window]\n";
    add("place", place.isNull() ? QString() : textOf(place));
    add("maximized", isMaximized ? u"true"_s : u"false"_s);
    // QSettings would wait for a lock file beside it, for ever if a stranger put it there.
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(text) == text.size()
        && file.flush()) { // commit() would not see that it failed
        file.commit();
    }
}
