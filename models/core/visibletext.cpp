// SPDX-License-Identifier: MIT
#include "models/core/visibletext.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
bool turnsReading(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E)
        || (u >= 0x2066 && u <= 0x2069);
}

QString visible(QChar c)
{
    if (c == u'\t') {
        return u" "_s;
    }
    const bool isHidden = (c.category() == QChar::Other_Control && c != u'\n') || turnsReading(c);
    return isHidden ? u"⟨U+%1⟩"_s.arg(QString::number(c.unicode(), 16).toUpper(), 4, u'0')
                    : QString(c);
}
} // namespace

bool isSeen(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(),
        [](uint c) { return QChar::isPrint(c) && !QChar::isSpace(c); });
}

QString visibleText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        shown += visible(c);
    }
    return shown;
}

QJsonValue visibleJson(const QJsonValue &json)
{
    if (json.isString()) {
        return visibleText(json.toString());
    }
    if (json.isArray()) {
        QJsonArray array;
        for (const QJsonValue &each : json.toArray()) {
            array.append(visibleJson(each));
        }
        return array;
    }
    if (json.isObject()) {
        const QJsonObject object = json.toObject();
        QJsonObject shown;
        for (auto it = object.begin(); it != object.end(); ++it) {
            shown.insert(visibleText(it.key()), visibleJson(*it));
        }
        return shown;
    }
    return json;
}
