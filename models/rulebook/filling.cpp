// SPDX-License-Identifier: MIT
#include "models/rulebook/filling.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(u"\\{([A-Za-z][A-Za-z0-9_-]*)\\}"_s);
    return pattern;
}

QString withoutEmptyClauses(const QString &text, const Values &values)
{
    static const QRegularExpression clause(u"\\[\\[(.*?)\\]\\]"_s);
    return replaced(text, clause, [&values](const QRegularExpressionMatch &match) {
        const QString inside = match.captured(1);
        bool complete = true;
        for (auto it = placeholder().globalMatch(inside); it.hasNext();) {
            complete = values.contains(it.next().captured(1)) && complete;
        }
        return complete ? inside : QString();
    });
}
} // namespace

QString dateText(const QDate &date, const QLocale &locale)
{
    return locale.language() == QLocale::Chinese ? locale.toString(date, u"yyyy年M月d日"_s)
                                                 : locale.toString(date, u"d MMM yyyy"_s);
}

QString timeText(const QDateTime &when, const QLocale &locale)
{
    const QDateTime local = when.toLocalTime();
    return dateText(local.date(), locale) + local.toString(u" HH:mm"_s);
}

QString valueText(const QJsonValue &value, const QLocale &locale)
{
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &part : array) {
            parts.append(valueText(part, locale));
        }
        return parts.join(locale.language() == QLocale::Chinese ? u"、"_s : u", "_s);
    }
    if (value.isDouble()) {
        return QString::number(value.toDouble(), 'g', 15);
    }
    const QString text =
        value.isBool() ? QString(value.toBool() ? "true"_L1 : "false"_L1) : value.toString();
    static const QRegularExpression date(u"^\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+(Z|[+-][0-9:]+)?)?$"_s);
    if (!date.match(text).hasMatch()) {
        return text;
    }
    const QDate day = QDate::fromString(text.left(10), Qt::ISODate);
    const QString time = text.size() > 10
        ? u' ' + text.mid(11, 5) + (text.endsWith(u'Z') ? u" UTC"_s : QString())
        : QString();
    return day.isValid() ? dateText(day, locale) + time : text;
}

Values valuesOf(const QJsonObject &facts, const QLocale &locale)
{
    Values values;
    for (auto it = facts.begin(); it != facts.end(); ++it) {
        if (const QString text = valueText(*it, locale); !text.isEmpty()) {
            values.insert(it.key(), text);
        }
    }
    return values;
}

QString filled(const QString &text, const Values &values, QString (*form)(const QString &))
{
    return replaced(withoutEmptyClauses(text, values), placeholder(),
        [&](const QRegularExpressionMatch &match) {
            const auto value = values.constFind(match.captured(1));
            return value == values.cend() ? u"?"_s : form(*value);
        });
}

QString asIs(const QString &text)
{
    return text;
}
