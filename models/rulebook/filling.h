// SPDX-License-Identifier: MIT
#pragma once
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QString>

/// What stands for {name} in a text.
using Values = QHash<QString, QString>;

/// A date as people of this language write it.
QString dateText(const QDate &date, const QLocale &locale);
/// A moment in the time zone of this computer, "21 Nov 2026 08:06": no day can be taken for a
/// month.
QString timeText(const QDateTime &when, const QLocale &locale = QLocale());
/// Dates by the locale, numbers without grouping (they are often codes), lists joined.
QString valueText(const QJsonValue &value, const QLocale &locale);
/// The texts of all facts that are not empty.
Values valuesOf(const QJsonObject &facts, const QLocale &locale);

/// \a text with each {name} replaced by \a form of its value, an unknown one by "?"; but
/// "Refused[[ from {ip}]]." loses its clause if there is no ip: half a sentence helps nobody.
QString filled(const QString &text, const Values &values, QString (*form)(const QString &));
/// A form for plain text; the one for Markdown is escaped().
QString asIs(const QString &text);

/// Each match of the pattern replaced by what \a by makes of it.
template <typename By>
QString replaced(const QString &text, const QRegularExpression &pattern, By by)
{
    QString result;
    qsizetype from = 0;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        result += QStringView(text).mid(from, match.capturedStart() - from);
        result += by(match);
        from = match.capturedEnd();
    }
    return result + QStringView(text).mid(from);
}
