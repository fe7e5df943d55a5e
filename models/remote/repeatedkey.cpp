// SPDX-License-Identifier: MIT
#include "models/remote/repeatedkey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace {
/// Past the string that starts at \a at.
qsizetype endOfString(const QByteArray &json, qsizetype at)
{
    for (++at; at < json.size() && json.at(at) != '"'; ++at) {
        at += json.at(at) == '\\' ? 1 : 0;
    }
    return at + 1;
}

/// Two spellings of a key ("a" and "\u0061") are one.
QString decoded(const QByteArray &quoted)
{
    return QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString();
}
} // namespace

bool hasRepeatedKey(const QByteArray &json)
{
    QSet<QString> keys;
    int depth = 0;
    bool isKey = false; // what the next string at the top is
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json.at(at);
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        isKey = (isKey && c != ':') || (depth == 1 && (c == '{' || c == ','));
        if (c != '"') {
            continue;
        }
        const qsizetype end = endOfString(json, at);
        if (isKey && depth == 1) {
            const QString key = decoded(json.mid(at, end - at));
            if (keys.contains(key)) {
                return true;
            }
            keys.insert(key);
        }
        at = end - 1;
    }
    return false;
}
