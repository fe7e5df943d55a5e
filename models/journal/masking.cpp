// SPDX-License-Identifier: MIT
#include "models/journal/masking.h"

#include "models/core/secretform.h"

#include <QJsonArray>

namespace {
// The shortest secret that can be told by its form: "://u@" in a URL.
constexpr qsizetype shortest = 5;

QJsonObject maskedObject(const QJsonObject &object, int &count);

QJsonValue maskedValue(const QJsonValue &value, int &count)
{
    if (value.isObject()) {
        return maskedObject(value.toObject(), count);
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &one : value.toArray()) {
            array.append(maskedValue(one, count));
        }
        return array;
    }
    const QString text = value.toString();
    if (text.size() < shortest) {
        return value;
    }
    const QString shown = withoutSecrets(text);
    if (shown == text) {
        return value;
    }
    ++count;
    return shown;
}

QJsonObject maskedObject(const QJsonObject &object, int &count)
{
    QJsonObject result;
    for (auto it = object.begin(); it != object.end(); ++it) {
        result.insert(it.key(), maskedValue(it.value(), count));
    }
    return result;
}
} // namespace

Masked masked(const QJsonObject &payload)
{
    Masked result;
    result.payload = maskedObject(payload, result.count);
    return result;
}
