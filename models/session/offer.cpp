// SPDX-License-Identifier: MIT
#include "models/session/offer.h"

#include "models/journey/journeys/certify.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using Kind = FoundValue::Kind;
namespace Keys = Journey::Keys;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Offer)
};

/// The answer that is the value itself; null for secrets and lists.
const Journey::Key<QString> *keyOf(Kind kind)
{
    switch (kind) {
    case Kind::Name:
        return &Keys::name;
    case Kind::OriginalId:
        return &Keys::originalId;
    case Kind::AppId:
        return &Keys::appId;
    default:
        return nullptr;
    }
}

/// The block that asks for it.
QString blockOf(Kind kind)
{
    if (const auto *key = keyOf(kind)) {
        return QString::fromLatin1(key->id);
    }
    return kind == Kind::AppSecret ? u"appSecret"_s
        : kind == Kind::UploadKey  ? u"uploadKey"_s
                                   : u"domains"_s;
}

void offerSecret(Offer &offer, const FoundValue &value, const Session &session)
{
    const bool isKey = value.kind == Kind::UploadKey;
    offer.isKept = !session.secretPlace(isKey ? u"upload-key"_s : u"app-secret"_s).isEmpty();
    offer.isThere = isKey && offer.isKept && session.answers()[Keys::keyFingerprint] == value.text;
}

void offerDomain(Offer &offer, const FoundValue &value, const Journey::Answers &answers)
{
    const Result<ParsedDomain> domain = domainIn(value.list, value);
    if (!domain) {
        offer.trouble = domain.error();
        return;
    }
    offer.isThere = answers[Keys::domains].contains({value.list, domain->entry});
    offer.isWebPage = value.list == DomainKind::Business;
    // Not every method asks for these: before one is chosen they would be lost with it.
    const bool mayBeUnwanted = offer.isWebPage && answers[Keys::method] == Journey::Method::None;
    if (mayBeUnwanted || !Journey::asksFor(answers, value.list)) {
        offer.page = nullptr;
    }
}
} // namespace

bool isOnlyOne(const FoundValue &value, const Message &message)
{
    const auto isAlike = [&value](const FoundValue &each) { return each.kind == value.kind; };
    return value.kind == Kind::Domain
        || std::count_if(message.values.begin(), message.values.end(), isAlike) == 1;
}

QList<DomainKind> listsFor(const FoundValue &domain, const Session &session)
{
    QList<DomainKind> lists{DomainKind::Request, DomainKind::Business, DomainKind::Socket,
        DomainKind::UploadFile, DomainKind::DownloadFile};
    lists.removeIf([&](DomainKind list) {
        return list != domain.list && !Journey::asksFor(session.answers(), list);
    });
    return lists;
}

QString listName(DomainKind list, const Session &session)
{
    const QString id = u"domains."_s + domainKindId(list);
    const QString label = session.words().block(session.journeyId(), id).label;
    return label.section(u" ("_s, 0, 0).section(u'（', 0, 0);
}

Offer offerOf(const FoundValue &value, const Session &session, bool isOne)
{
    const Journey::Answers &answers = session.answers();
    Offer offer{.page = Journey::stepAskingFor(session.spec(), answers, blockOf(value.kind)),
        .trouble = value.trouble,
        .isCertain = value.isCertain,
        .isOne = isOne};
    if (const auto *key = keyOf(value.kind)) {
        offer.before = answers[*key];
        offer.isThere = offer.before == value.text;
    } else if (value.kind == Kind::Domain) {
        offerDomain(offer, value, answers);
    } else {
        offerSecret(offer, value, session);
    }
    return offer;
}

void takeOver(const FoundValue &value, Session &session)
{
    if (!offerOf(value, session).isOpen()) {
        return;
    }
    if (const auto *key = keyOf(value.kind)) {
        session.answers().set(*key, value.text);
    } else if (value.kind == Kind::Domain) {
        session.answers().change(Keys::domains, [&value](QList<DomainEntry> &domains) {
            domains.append({value.list, domainIn(value.list, value)->entry});
        });
    } else {
        const bool isKey = value.kind == Kind::UploadKey;
        session.tray().put(
            isKey ? SecretSpan::Kind::PrivateKey : SecretSpan::Kind::AppSecret, value.secret);
    }
}

QString shownOf(const FoundValue &value)
{
    if (value.kind == Kind::AppSecret) {
        return Tr::tr("•••••••• (%n character(s))", nullptr, static_cast<int>(value.size));
    }
    if (value.kind == Kind::UploadKey) {
        return value.size == 0 ? Tr::tr("cannot be used")
                               : Tr::tr("%1 bits, fingerprint %2").arg(value.size).arg(value.text);
    }
    const auto domain = domainIn(value.list, value);
    return value.kind == Kind::Domain && domain ? domain->entry : value.text;
}

QString titleOf(const FoundValue &value)
{
    const QString name = value.kind == Kind::Name ? Tr::tr("Name")
        : value.kind == Kind::OriginalId          ? Tr::tr("Original ID")
        : value.kind == Kind::AppId               ? Tr::tr("AppID")
        : value.kind == Kind::AppSecret           ? Tr::tr("AppSecret")
        : value.kind == Kind::UploadKey           ? Tr::tr("Upload key")
                                                  : Tr::tr("Domain");
    return Tr::tr("%1: %2").arg(name, shownOf(value));
}

QString aboutOf(const Offer &offer, const Session &session)
{
    if (!offer.trouble.id.isEmpty()) {
        return session.words().finding(offer.trouble).title;
    }
    if (!offer.page) {
        return session.spec().isDecided(session.answers())
            ? Tr::tr("Not needed with what you have chosen.")
            : Tr::tr("Not every method needs it. Choose the method first, then paste it again.");
    }
    QStringList lines{Tr::tr("For the page “%1”.").arg(session.stepWords(*offer.page).title)};
    if (offer.isThere) {
        lines += Tr::tr("It is there already.");
    } else if (offer.isKept) {
        lines += Tr::tr("Another one is kept already; this one would replace it.");
    } else if (!offer.before.isEmpty()) {
        lines += Tr::tr("It would replace “%1”.").arg(offer.before);
    }
    if (!offer.isOne) {
        lines += Tr::tr("There are several: tick the one of this mini program.");
    } else if (!offer.isCertain) {
        lines += offer.isWebPage ? Tr::tr("Tick it only if the mini program shows its pages.")
                                 : Tr::tr("Tick it only if the mini program calls it.");
    }
    return lines.join(u'\n');
}
