// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/message.h"
#include "models/session/session.h"

/// What it would mean to take a found value over into an open journey.
struct Offer
{
    const Journey::Step *page = nullptr; ///< which asks for it; null: none of the chosen way does
    QString before; ///< another answer, which it would replace
    bool isKept = false; ///< a secret of its kind is kept, which it would replace
    bool isThere = false; ///< it is there already
    Finding trouble; ///< why it cannot be taken
    bool isCertain = true; ///< that it is meant; false for a link that need not be a domain
    bool isWebPage = false; ///< a domain of pages that are shown, not of data
    bool isOne = true; ///< of what there is but one, the message has no other

    /// Whether the person may have it.
    bool isOpen() const { return page && !isThere && trouble.id.isEmpty(); }
    /// Whether nothing would be lost with it.
    bool isNew() const { return isOpen() && before.isEmpty() && !isKept; }
    /// Whether everybody would take it.
    bool isObvious() const { return isNew() && isCertain && isOne; }
};

/// Whether \a message has no other value that could be meant instead of \a value.
bool isOnlyOne(const FoundValue &value, const Message &message);

/// What \a value is and says, in words: "AppID: wx…"; of an AppSecret only dots, of a key its
/// fingerprint.
QString titleOf(const FoundValue &value);
/// What of it is shown.
QString shownOf(const FoundValue &value);
/// What \a offer would mean, in words: the page that asks for it, what it would replace.
QString aboutOf(const Offer &offer, const Session &session);

/// \a isOne: see isOnlyOne().
[[nodiscard]] Offer offerOf(const FoundValue &value, const Session &session, bool isOne = true);

/// The lists that a found domain may go to, in order.
QList<DomainKind> listsFor(const FoundValue &domain, const Session &session);
/// What such a list is called.
QString listName(DomainKind list, const Session &session);

/// Makes \a value an answer, or has a secret wait for its page; not what isOpen() denies. Nothing
/// is saved yet.
void takeOver(const FoundValue &value, Session &session);
