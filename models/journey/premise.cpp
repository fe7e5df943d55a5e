// SPDX-License-Identifier: MIT
#include "models/journey/premise.h"

#include <QCryptographicHash>

#include <array>
#include <variant>

using namespace Qt::StringLiterals;

namespace Journey {
namespace {
using Field = std::variant<bool Draft::*, Tri Draft::*, QStringList Draft::*>;

/// A tick and what it is said about. Ids are those of the draft's fields, or of a list's items.
struct Tick
{
    QLatin1StringView id;
    Field field;
    QStringList (*about)(const Draft &);
};

QString number(auto value)
{
    return QString::number(static_cast<int>(value));
}

QStringList miniProgram(const Draft &d)
{
    return {d.name.trimmed(), d.originalId};
}

QStringList miniProgramAndPhone(const Draft &d)
{
    return miniProgram(d) << number(d.adminPhone);
}

QStringList miniProgramAndInfo(const Draft &d)
{
    return miniProgram(d) << number(d.basicInfo);
}

QStringList account(const Draft &d)
{
    return {number(d.role), number(d.accountFromMiniProgram)};
}

QStringList binding(const Draft &d)
{
    return miniProgram(d) + account(d);
}

QStringList otherMethod(const Draft &d)
{
    return {number(d.inUse), number(d.method), number(d.certifiedCount)};
}

QStringList appId(const Draft &d)
{
    return {d.appId};
}

QStringList consoleAndDomains(const Draft &d)
{
    QStringList about{number(d.method)};
    about << (d.method == Method::Managed ? appId(d) : miniProgram(d));
    for (const DomainEntry &entry : domainsAskedFor(d)) {
        about << domainKindId(entry.kind) << entry.text;
    }
    return about;
}

QStringList name(const Draft &d)
{
    return {d.name.trimmed()};
}

QStringList secret(const Draft &d)
{
    return {d.appId, d.secretKept};
}

QStringList key(const Draft &d)
{
    return {d.appId, d.keyFingerprint};
}

QStringList handedOver(const Draft &d)
{
    return name(d) + secret(d) + key(d);
}

const std::array kTicks{
    Tick{"undoConfirmed"_L1, &Draft::undoConfirmed, otherMethod},
    Tick{"ready.administrator"_L1, &Draft::ready, miniProgram},
    Tick{"ready.main-account"_L1, &Draft::ready, account},
    Tick{"ready.basic-information"_L1, &Draft::ready, miniProgramAndInfo},
    Tick{"ready.admin-phone"_L1, &Draft::ready, miniProgramAndPhone},
    Tick{"ready.not-mini-game"_L1, &Draft::ready, miniProgram},
    Tick{"bind.open"_L1, &Draft::bound, binding},
    Tick{"bind.authorise"_L1, &Draft::bound, binding},
    Tick{"bind.scan"_L1, &Draft::bound, binding},
    Tick{"bind.return"_L1, &Draft::bound, binding},
    Tick{"authorised"_L1, &Draft::authorised, miniProgram},
    Tick{"apiWhitelistOff"_L1, &Draft::apiWhitelistOff, appId},
    Tick{"uploadWhitelistOff"_L1, &Draft::uploadWhitelistOff, appId},
    Tick{"domainsEntered"_L1, &Draft::domainsEntered, consoleAndDomains},
    Tick{"hand.name"_L1, &Draft::handedOver, name},
    Tick{"hand.appid"_L1, &Draft::handedOver, appId},
    Tick{"hand.secret"_L1, &Draft::handedOver, secret},
    Tick{"hand.key"_L1, &Draft::handedOver, key},
    Tick{"submitted"_L1, &Draft::submitted, handedOver},
};

QString digest(const QStringList &about)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &text : about) {
        hash.addData(text.toUtf8());
        hash.addData(QByteArrayView("\n"));
    }
    return QString::fromLatin1(hash.result().first(8).toHex());
}

bool isOn(const Draft &draft, const Tick &tick)
{
    if (const auto *flag = std::get_if<bool Draft::*>(&tick.field)) {
        return draft.**flag;
    }
    if (const auto *answer = std::get_if<Tri Draft::*>(&tick.field)) {
        return draft.**answer != Tri::Unknown;
    }
    return (draft.*std::get<QStringList Draft::*>(tick.field)).contains(tick.id);
}

void takeBack(Draft &draft, const Tick &tick)
{
    if (const auto *flag = std::get_if<bool Draft::*>(&tick.field)) {
        draft.**flag = false;
    } else if (const auto *answer = std::get_if<Tri Draft::*>(&tick.field)) {
        draft.**answer = Tri::Unknown;
    } else {
        (draft.*std::get<QStringList Draft::*>(tick.field)).removeAll(tick.id);
    }
}

void note(Draft &draft, const Tick &tick)
{
    if (isOn(draft, tick)) {
        draft.premises.insert(tick.id, digest(tick.about(draft)));
    } else {
        draft.premises.remove(tick.id);
    }
}

template <typename T>
void set(Draft &draft, T Draft::*field, const T &value)
{
    const Draft before = withoutOutdatedTicks(draft);
    draft.*field = value;
    for (const Tick &tick : kTicks) {
        const bool keepsItsNote =
            std::is_same_v<T, QStringList> && isOn(before, tick) && isOn(draft, tick);
        if (tick.field == Field(field) && !keepsItsNote) {
            note(draft, tick);
        }
    }
}
} // namespace

void setTick(Draft &draft, bool Draft::*field, bool on)
{
    set(draft, field, on);
}

void setTick(Draft &draft, Tri Draft::*field, Tri value)
{
    set(draft, field, value);
}

void setTicks(Draft &draft, QStringList Draft::*list, const QStringList &ids)
{
    set(draft, list, ids);
}

Draft withoutOutdatedTicks(const Draft &draft)
{
    Draft counted = draft;
    for (const Tick &tick : kTicks) {
        const QString about = draft.premises.value(tick.id);
        if (!about.isEmpty() && isOn(draft, tick) && about != digest(tick.about(draft))) {
            takeBack(counted, tick);
        }
    }
    return counted;
}

void noteTicks(Draft &draft)
{
    for (const Tick &tick : kTicks) {
        if (isOn(draft, tick) && !draft.premises.contains(tick.id)) {
            note(draft, tick);
        }
    }
}
} // namespace Journey
