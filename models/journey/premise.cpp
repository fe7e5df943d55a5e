// SPDX-License-Identifier: MIT
#include "models/journey/premise.h"

#include "models/journey/journeys/certify.h"
#include "models/journey/methods.h"

#include <QCryptographicHash>

#include <array>
#include <variant>

using namespace Qt::StringLiterals;

namespace Journey {
namespace {
using Field = std::variant<const Key<bool> *, const Key<Tri> *, const Key<QStringList> *>;

/// A tick and what it is said about. Ids are those of the keys, or of a list's items.
struct Premise
{
    QLatin1StringView id;
    Field field;
    QStringList (*about)(const Answers &);
};

QString number(auto value)
{
    return QString::number(static_cast<int>(value));
}

QStringList miniProgram(const Answers &a)
{
    return {a[Keys::name].trimmed(), a[Keys::originalId]};
}

QStringList miniProgramAndPhone(const Answers &a)
{
    return miniProgram(a) << number(a[Keys::adminPhone]);
}

QStringList miniProgramAndInfo(const Answers &a)
{
    return miniProgram(a) << number(a[Keys::basicInfo]);
}

QStringList account(const Answers &a)
{
    return {number(a[Keys::role]), number(a[Keys::accountFromMiniProgram])};
}

QStringList binding(const Answers &a)
{
    return miniProgram(a) + account(a);
}

QStringList otherMethod(const Answers &a)
{
    return {number(methodInUse(a)), number(a[Keys::method]), number(a[Keys::certifiedCount])};
}

QStringList appId(const Answers &a)
{
    return {a[Keys::appId]};
}

QStringList consoleAndDomains(const Answers &a)
{
    QStringList about{number(a[Keys::method])};
    about << (a[Keys::method] == Method::Managed ? appId(a) : miniProgram(a));
    for (const DomainEntry &entry : domainsAskedFor(a)) {
        about << domainKindId(entry.kind) << entry.text;
    }
    return about;
}

/// All that consequences.h looks at.
QStringList impact(const Answers &a)
{
    QStringList about = miniProgram(a)
        << number(a[Keys::act]) << number(a[Keys::inUse]) << a[Keys::accountId];
    for (const Key<Tri> &key : {Keys::isBound, Keys::reviewRunning, Keys::environmentBound,
             Keys::isDevelopment, Keys::livePlugin, Keys::otherMiniPrograms,
             Keys::accountFromMiniProgram, Keys::platformLinked, Keys::platformCustomers}) {
        about << number(a[key]);
    }
    return about;
}

QStringList name(const Answers &a)
{
    return {a[Keys::name].trimmed()};
}

QStringList secret(const Answers &a)
{
    return {a[Keys::appId], a[Keys::secretKept]};
}

QStringList key(const Answers &a)
{
    return {a[Keys::appId], a[Keys::keyFingerprint]};
}

QStringList handedOver(const Answers &a)
{
    return name(a) + secret(a) + key(a);
}

QStringList subject(const Answers &a)
{
    return {number(a[Keys::subject])};
}

QStringList owner(const Answers &a)
{
    return subject(a) << a[Keys::principal].trimmed();
}

QStringList link(const Answers &a)
{
    return miniProgram(a) << number(a[Keys::boundTo]);
}

QStringList renewal(const Answers &a)
{
    return link(a) << number(a[Keys::grant]);
}

QStringList collaboration(const Answers &a)
{
    return miniProgram(a) << a[Keys::accountId].trimmed() << a[Keys::ownAccountId].trimmed();
}

QStringList publishing(const Answers &a)
{
    return name(a) << number(a[Keys::certifiedBy]);
}

constexpr std::array kPremises{
    Premise{"undoConfirmed"_L1, &Keys::undoConfirmed, otherMethod},
    Premise{"ready.administrator"_L1, &Keys::ready, miniProgram},
    Premise{"ready.main-account"_L1, &Keys::ready, account},
    Premise{"ready.basic-information"_L1, &Keys::ready, miniProgramAndInfo},
    Premise{"ready.admin-phone"_L1, &Keys::ready, miniProgramAndPhone},
    Premise{"ready.not-mini-game"_L1, &Keys::ready, miniProgram},
    Premise{"bind.open"_L1, &Keys::bound, binding},
    Premise{"bind.authorise"_L1, &Keys::bound, binding},
    Premise{"bind.scan"_L1, &Keys::bound, binding},
    Premise{"bind.return"_L1, &Keys::bound, binding},
    Premise{"authorised"_L1, &Keys::authorised, miniProgram},
    Premise{"apiWhitelistOff"_L1, &Keys::apiWhitelistOff, appId},
    Premise{"uploadWhitelistOff"_L1, &Keys::uploadWhitelistOff, appId},
    Premise{"domainsEntered"_L1, &Keys::domainsEntered, consoleAndDomains},
    Premise{"impactRead"_L1, &Keys::impactRead, impact},
    Premise{"hand.name"_L1, &Keys::handedOver, name},
    Premise{"hand.appid"_L1, &Keys::handedOver, appId},
    Premise{"hand.secret"_L1, &Keys::handedOver, secret},
    Premise{"hand.key"_L1, &Keys::handedOver, key},
    Premise{"submitted"_L1, &Keys::submitted, handedOver},
    Premise{"subjectFinal"_L1, &Keys::subjectFinal, subject},
    Premise{"applicationSent"_L1, &Keys::applicationSent, owner},
    Premise{"transferred"_L1, &Keys::transferred, owner},
    Premise{"verified"_L1, &Keys::verified, owner},
    Premise{"connected.bound"_L1, &Keys::connected, publishing},
    Premise{"connected.authorised"_L1, &Keys::connected, publishing},
    Premise{"keyInWeDa"_L1, &Keys::keyInWeDa, publishing},
    Premise{"published"_L1, &Keys::published, publishing},
    Premise{"trialSeen"_L1, &Keys::trialSeen, publishing},
    Premise{"inReview"_L1, &Keys::inReview, publishing},
    Premise{"released"_L1, &Keys::released, publishing},
    Premise{"renew.wechat"_L1, &Keys::renewal, renewal},
    Premise{"renew.sign-in"_L1, &Keys::renewal, renewal},
    Premise{"renew.all"_L1, &Keys::renewal, renewal},
    Premise{"supportAsked"_L1, &Keys::supportAsked, renewal},
    Premise{"leftBound"_L1, &Keys::leftBound, link},
    Premise{"seen.account-centre"_L1, &Keys::linkSeen, link},
    Premise{"seen.wechat"_L1, &Keys::linkSeen, link},
    Premise{"own.sign-in"_L1, &Keys::ownAccount, miniProgram},
    Premise{"own.copy"_L1, &Keys::ownAccount, miniProgram},
    Premise{"invite.open"_L1, &Keys::invited, collaboration},
    Premise{"invite.user"_L1, &Keys::invited, collaboration},
    Premise{"invite.policies"_L1, &Keys::invited, collaboration},
    Premise{"developerSwitched"_L1, &Keys::developerSwitched, collaboration},
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

bool isOn(const Answers &answers, const Premise &tick)
{
    if (const auto *flag = std::get_if<const Key<bool> *>(&tick.field)) {
        return answers[**flag];
    }
    if (const auto *answer = std::get_if<const Key<Tri> *>(&tick.field)) {
        return answers[**answer] != Tri::Unknown;
    }
    return answers[*std::get<const Key<QStringList> *>(tick.field)].contains(tick.id);
}

void takeBack(Answers &answers, const Premise &tick)
{
    if (const auto *flag = std::get_if<const Key<bool> *>(&tick.field)) {
        answers.set(**flag, false);
    } else if (const auto *answer = std::get_if<const Key<Tri> *>(&tick.field)) {
        answers.set(**answer, Tri::Unknown);
    } else {
        answers.change(*std::get<const Key<QStringList> *>(tick.field),
            [&tick](QStringList &ids) { ids.removeAll(tick.id); });
    }
}

void note(Answers &answers, const Premise &tick)
{
    answers.change(Keys::premises, [&](QMap<QString, QString> &premises) {
        if (isOn(answers, tick)) {
            premises.insert(tick.id, digest(tick.about(answers)));
        } else {
            premises.remove(tick.id);
        }
    });
}

template <typename T>
bool isOf(const Premise &tick, const Key<T> &key)
{
    const auto *field = std::get_if<const Key<T> *>(&tick.field);
    return field && QLatin1StringView((*field)->id) == QLatin1StringView(key.id);
}

template <typename T>
void set(Answers &answers, const Key<T> &key, const T &value)
{
    const Answers before = withoutOutdatedTicks(answers);
    answers.set(key, value);
    for (const Premise &tick : kPremises) {
        const bool keepsItsNote =
            std::is_same_v<T, QStringList> && isOn(before, tick) && isOn(answers, tick);
        if (isOf(tick, key) && !keepsItsNote) {
            note(answers, tick);
        }
    }
}
} // namespace

void setTick(Answers &answers, const Key<bool> &key, bool on)
{
    set(answers, key, on);
}

void setTick(Answers &answers, const Key<Tri> &key, Tri value)
{
    set(answers, key, value);
}

void setTicks(Answers &answers, const Key<QStringList> &key, const QStringList &ids)
{
    set(answers, key, ids);
}

Answers withoutOutdatedTicks(const Answers &answers)
{
    Answers counted = answers;
    const QMap<QString, QString> premises = answers[Keys::premises];
    for (const Premise &tick : kPremises) {
        const QString about = premises.value(tick.id);
        if (!about.isEmpty() && isOn(answers, tick) && about != digest(tick.about(answers))) {
            takeBack(counted, tick);
        }
    }
    return counted;
}

void noteTicks(Answers &answers)
{
    const QMap<QString, QString> premises = answers[Keys::premises];
    for (const Premise &tick : kPremises) {
        if (isOn(answers, tick) && !premises.contains(tick.id)) {
            note(answers, tick);
        }
    }
}
} // namespace Journey
