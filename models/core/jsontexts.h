// SPDX-License-Identifier: MIT
#pragma once
#include <QJsonArray>
#include <QJsonObject>

/// \a json with \a change applied to each of its texts, at any depth; keys and all that is no text
/// stay as they are. \a change: QString(const QString &).
template <typename Change>
QJsonValue withTexts(const QJsonValue &json, Change &change)
{
    if (json.isString()) {
        return change(json.toString());
    }
    if (json.isArray()) {
        QJsonArray changed;
        for (const QJsonValue &each : json.toArray()) {
            changed.append(withTexts(each, change));
        }
        return changed;
    }
    if (json.isObject()) {
        QJsonObject changed = json.toObject();
        for (auto it = changed.begin(); it != changed.end(); ++it) {
            *it = withTexts(*it, change);
        }
        return changed;
    }
    return json;
}
