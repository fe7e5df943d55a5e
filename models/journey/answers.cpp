// SPDX-License-Identifier: MIT
#include "models/journey/answers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Journey {

QJsonValue toJson(const QStringList &value)
{
    return QJsonArray::fromStringList(value);
}

QJsonValue toJson(const Confirmation &value)
{
    return QJsonObject{{u"by"_s, value.by}, {u"how"_s, value.how}};
}

QJsonValue toJson(const QList<DomainEntry> &value)
{
    QJsonArray list;
    for (const DomainEntry &entry : value) {
        list.append(QJsonObject{{u"kind"_s, domainKindId(entry.kind)}, {u"text"_s, entry.text}});
    }
    return list;
}

QJsonValue toJson(const QMap<QString, QString> &value)
{
    QJsonObject object;
    for (const auto &[id, text] : value.asKeyValueRange()) {
        object.insert(id, text);
    }
    return object;
}

void fromJson(const QJsonValue &json, QString &value)
{
    value = json.toString();
}

void fromJson(const QJsonValue &json, bool &value)
{
    value = json.toBool();
}

void fromJson(const QJsonValue &json, int &value)
{
    value = json.toInt();
}

void fromJson(const QJsonValue &json, QStringList &value)
{
    for (const QJsonValue &item : json.toArray()) {
        value.append(item.toString());
    }
}

void fromJson(const QJsonValue &json, Confirmation &value)
{
    const QJsonObject object = json.toObject();
    value = {object.value("by"_L1).toString(), object.value("how"_L1).toString()};
}

void fromJson(const QJsonValue &json, QList<DomainEntry> &value)
{
    for (const QJsonValue &item : json.toArray()) {
        const QJsonObject object = item.toObject();
        if (const auto kind = domainKindFromId(object.value("kind"_L1).toString())) {
            value.append({*kind, object.value("text"_L1).toString()});
        }
    }
}

void fromJson(const QJsonValue &json, QMap<QString, QString> &value)
{
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        value.insert(it.key(), it.value().toString());
    }
}

QJsonObject Answers::changesSince(const Answers &before) const
{
    QJsonObject changed;
    for (auto it = m_json.begin(); it != m_json.end(); ++it) {
        if (before.m_json.value(it.key()) != it.value()) {
            changed.insert(it.key(), it.value());
        }
    }
    return changed;
}

// What was never answered need not be said to be empty.
void Answers::write(QLatin1StringView id, const QJsonValue &value, bool isDefault)
{
    if (!isDefault || m_json.contains(id)) {
        m_json.insert(id, value);
    }
}
} // namespace Journey
