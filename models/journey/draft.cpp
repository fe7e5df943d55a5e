// SPDX-License-Identifier: MIT
#include "models/journey/draft.h"

#include <QJsonArray>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace Journey {
namespace {
template <typename E>
QString text(E value)
{
    return QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(static_cast<int>(value)))
        .toLower();
}

// One list of fields, used in both directions: visit(draft, f) calls f("field", member).
template <typename D, typename F>
void visit(D &d, F f)
{
    f("name"_L1, d.name);
    f("originalId"_L1, d.originalId);
    f("subject"_L1, d.subject);
    f("principal"_L1, d.principal);
    f("basicInfo"_L1, d.basicInfo);
    f("adminPhone"_L1, d.adminPhone);
    f("role"_L1, d.role);
    f("accountFromMiniProgram"_L1, d.accountFromMiniProgram);
    f("edition"_L1, d.edition);
    f("inUse"_L1, d.inUse);
    f("certifiedCount"_L1, d.certifiedCount);
    f("inUsePrincipal"_L1, d.inUsePrincipal);
    f("method"_L1, d.method);
    f("undoConfirmed"_L1, d.undoConfirmed);
    f("ready"_L1, d.ready);
    f("bound"_L1, d.bound);
    f("bindConfirmation"_L1, d.bindConfirmation);
    f("authorised"_L1, d.authorised);
    f("authoriseConfirmation"_L1, d.authoriseConfirmation);
    f("appId"_L1, d.appId);
    f("keyFileName"_L1, d.keyFileName);
    f("keyFingerprint"_L1, d.keyFingerprint);
    f("secretKept"_L1, d.secretKept);
    f("apiWhitelistOff"_L1, d.apiWhitelistOff);
    f("uploadWhitelistOff"_L1, d.uploadWhitelistOff);
    f("domains"_L1, d.domains);
    f("domainsEntered"_L1, d.domainsEntered);
    f("handedOver"_L1, d.handedOver);
    f("submitted"_L1, d.submitted);
    f("submitConfirmation"_L1, d.submitConfirmation);
    f("premises"_L1, d.premises);
}

struct Writer
{
    QJsonObject &json;

    void operator()(QLatin1StringView key, const QString &value) const { json.insert(key, value); }
    void operator()(QLatin1StringView key, bool value) const { json.insert(key, value); }
    void operator()(QLatin1StringView key, int value) const { json.insert(key, value); }
    void operator()(QLatin1StringView key, const QStringList &value) const
    {
        json.insert(key, QJsonArray::fromStringList(value));
    }
    void operator()(QLatin1StringView key, const Confirmation &value) const
    {
        json.insert(key, QJsonObject{{u"by"_s, value.by}, {u"how"_s, value.how}});
    }
    void operator()(QLatin1StringView key, const QList<DomainEntry> &value) const
    {
        QJsonArray list;
        for (const DomainEntry &entry : value) {
            list.append(
                QJsonObject{{u"kind"_s, domainKindId(entry.kind)}, {u"text"_s, entry.text}});
        }
        json.insert(key, list);
    }
    void operator()(QLatin1StringView key, const QMap<QString, QString> &value) const
    {
        QJsonObject object;
        for (auto it = value.begin(); it != value.end(); ++it) {
            object.insert(it.key(), it.value());
        }
        json.insert(key, object);
    }
    template <typename E>
    requires std::is_enum_v<E>
    void operator()(QLatin1StringView key, E value) const { json.insert(key, text(value)); }
};

struct Reader
{
    const QJsonObject &json;

    void operator()(QLatin1StringView key, QString &value) const
    {
        value = json.value(key).toString();
    }
    void operator()(QLatin1StringView key, bool &value) const { value = json.value(key).toBool(); }
    void operator()(QLatin1StringView key, int &value) const { value = json.value(key).toInt(); }
    void operator()(QLatin1StringView key, QStringList &value) const
    {
        for (const QJsonValue &item : json.value(key).toArray()) {
            value.append(item.toString());
        }
    }
    void operator()(QLatin1StringView key, Confirmation &value) const
    {
        const QJsonObject object = json.value(key).toObject();
        value = {object.value("by"_L1).toString(), object.value("how"_L1).toString()};
    }
    void operator()(QLatin1StringView key, QList<DomainEntry> &value) const
    {
        for (const QJsonValue &item : json.value(key).toArray()) {
            const QJsonObject object = item.toObject();
            if (const auto kind = domainKindFromId(object.value("kind"_L1).toString())) {
                value.append({*kind, object.value("text"_L1).toString()});
            }
        }
    }
    void operator()(QLatin1StringView key, QMap<QString, QString> &value) const
    {
        const QJsonObject object = json.value(key).toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            value.insert(it.key(), it.value().toString());
        }
    }
    template <typename E>
    requires std::is_enum_v<E>
    void operator()(QLatin1StringView key, E &value) const
    {
        const auto names = QMetaEnum::fromType<E>();
        for (int i = 0; i < names.keyCount(); ++i) {
            const E candidate = static_cast<E>(names.value(i));
            if (text(candidate) == json.value(key).toString()) {
                value = candidate;
            }
        }
    }
};
} // namespace

bool asksFor(const Draft &draft, DomainKind kind)
{
    return kind != DomainKind::Business
        || (draft.method != Method::Managed && draft.subject != Subject::Individual);
}

QList<DomainEntry> domainsAskedFor(const Draft &draft)
{
    QList<DomainEntry> asked;
    for (const DomainEntry &entry : draft.domains) {
        if (asksFor(draft, entry.kind)) {
            asked.append(entry);
        }
    }
    return asked;
}

QJsonObject toJson(const Draft &draft)
{
    QJsonObject json;
    visit(draft, Writer{json});
    return json;
}

Draft draftFromJson(const QJsonObject &json)
{
    Draft draft;
    visit(draft, Reader{json});
    return draft;
}

QJsonObject changes(const Draft &from, const Draft &to)
{
    const QJsonObject before = toJson(from);
    QJsonObject changed;
    const QJsonObject after = toJson(to);
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (before.value(it.key()) != it.value()) {
            changed.insert(it.key(), it.value());
        }
    }
    return changed;
}
} // namespace Journey
