// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/domain.h"
#include "models/journey/key.h"

#include <QJsonObject>
#include <QMap>
#include <QMetaEnum>
#include <QStringList>

#include <type_traits>

namespace Journey {

/// Who did a step outside the program, and how the user knows.
struct Confirmation
{
    QString by; ///< a name or role, as typed
    QString how; ///< "did-it", "saw-it" or "was-told"; empty: not said otherwise than "did-it"

    friend bool operator==(const Confirmation &, const Confirmation &) = default;
};

/// The text of an enumeration's value in journals and in anchors of words: its name in small
/// letters.
template <typename E>
QString valueId(E value)
{
    return QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(static_cast<int>(value)))
        .toLower();
}

/// The form of a value in journals.
QJsonValue toJson(const QStringList &value);
QJsonValue toJson(const Confirmation &value);
QJsonValue toJson(const QList<DomainEntry> &value);
QJsonValue toJson(const QMap<QString, QString> &value);
template <typename T>
QJsonValue toJson(const T &value)
{
    if constexpr (std::is_enum_v<T>) {
        return valueId(value);
    } else {
        return value;
    }
}

/// Reads it back. A value of a newer version reads as "not answered".
void fromJson(const QJsonValue &json, QString &value);
void fromJson(const QJsonValue &json, bool &value);
void fromJson(const QJsonValue &json, int &value);
void fromJson(const QJsonValue &json, QStringList &value);
void fromJson(const QJsonValue &json, Confirmation &value);
void fromJson(const QJsonValue &json, QList<DomainEntry> &value);
void fromJson(const QJsonValue &json, QMap<QString, QString> &value);
template <typename E>
requires std::is_enum_v<E>
void fromJson(const QJsonValue &json, E &value)
{
    const auto names = QMetaEnum::fromType<E>();
    const QString text = json.toString();
    for (int i = 0; i < names.keyCount(); ++i) {
        if (text.compare(QLatin1StringView(names.key(i)), Qt::CaseInsensitive) == 0) {
            value = static_cast<E>(names.value(i));
        }
    }
}

/// What is answered in a journey: typed outside, JSON inside, so that what a newer version wrote
/// survives. Never holds a secret. What was never answered reads as its type's default.
class Answers
{
public:
    Answers() = default;
    explicit Answers(const QJsonObject &json)
        : m_json(json)
    {
    }

    /// A copy: const, so that nobody changes it and believes to have changed the answer.
    template <typename T>
    const T operator[](const Key<T> &key) const
    {
        T value{};
        if (const auto it = m_json.constFind(QLatin1StringView(key.id)); it != m_json.constEnd()) {
            fromJson(*it, value);
        }
        return value;
    }
    template <typename T>
    void set(const Key<T> &key, const std::type_identity_t<T> &value)
    {
        write(QLatin1StringView(key.id), toJson(value), value == T{});
    }
    /// Changes the value in place: change(Keys::ready, [](QStringList &ready) { … }).
    template <typename T, typename F>
    void change(const Key<T> &key, F f)
    {
        T value = (*this)[key];
        f(value);
        set(key, value);
    }
    /// The value of \a key as journals hold it, for code that does not know its type.
    QJsonValue value(const AnyKey &key) const { return m_json.value(QLatin1StringView(key.id)); }
    void setValue(const AnyKey &key, const QJsonValue &value)
    {
        m_json.insert(QLatin1StringView(key.id), value);
    }

    const QJsonObject &json() const { return m_json; }
    /// What differs from \a before: key -> new value. The payload of an answerSet event.
    QJsonObject changesSince(const Answers &before) const;

    friend bool operator==(const Answers &, const Answers &) = default;

private:
    void write(QLatin1StringView id, const QJsonValue &value, bool isDefault);

    QJsonObject m_json;
};
} // namespace Journey
