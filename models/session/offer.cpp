// SPDX-License-Identifier: MIT
#include "models/session/offer.h"

#include "models/journey/journeys/certify.h"

using namespace Qt::StringLiterals;
using Kind = FoundValue::Kind;
namespace Keys = Journey::Keys;

namespace {
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
    offer.page = Journey::asksFor(answers, value.list) ? offer.page : nullptr;
}
} // namespace

Offer offerOf(const FoundValue &value, const Session &session)
{
    const Journey::Answers &answers = session.answers();
    Offer offer{.page = Journey::stepAskingFor(session.spec(), answers, blockOf(value.kind)),
        .trouble = value.trouble};
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
