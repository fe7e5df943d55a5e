// SPDX-License-Identifier: MIT
#pragma once
#include <QObject>

/// What can be answered where there is a choice. Journals hold the names in small letters.
namespace Journey {
Q_NAMESPACE

/// How a mini program is certified on the platform (field-guide.md 1.3).
enum class Method { None, Scan, Managed, Provider };
Q_ENUM_NS(Method)

/// Whether a cloud account has certified mini programs already, and how.
enum class InUse { Unknown, None, Scan, Managed, Provider };
Q_ENUM_NS(InUse)

/// Low-code plan editions, lowest first; one with another name may be any of them. Names and prices
/// are in the rulebook; only the order is code.
enum class Edition { Unknown, Other, Free, Team, Enterprise, Flagship };
Q_ENUM_NS(Edition)

/// Subject types of a mini program, WeChat's own list [S3].
enum class Subject { Unknown, Individual, Company, SoleTrader, Government, Media, Other };
Q_ENUM_NS(Subject)

enum class Tri { Unknown, Yes, No };
Q_ENUM_NS(Tri)

/// Where a mini program is registered: in WeDa, which has the legal representative checked by face,
/// or at WeChat itself (field-guide.md 1.2).
enum class Route { Unknown, Platform, WeChat };
Q_ENUM_NS(Route)

/// How a subject that may choose is proved when it is registered at WeChat [S3].
enum class Proof { Unknown, Transfer, Verification };
Q_ENUM_NS(Proof)

/// What came of the check of the legal representative. The first one: it is waited for.
enum class LegalCheck { Waiting, Passed, TooLate, Refused };
Q_ENUM_NS(LegalCheck)

/// What became of the version that was submitted for review. The first one: it is waited for.
enum class Review { Waiting, Approved, Rejected, Withdrawn };
Q_ENUM_NS(Review)

/// Why a review was refused, as far as it can be put right in different places.
enum class Rejection { Unknown, Profile, Category, Privacy, SignIn, Content, Other };
Q_ENUM_NS(Rejection)

/// What went wrong while the app was being published in WeDa. The first one: nothing.
enum class PublishTrouble {
    None,
    Plugin,
    Template,
    Network,
    Whitelist,
    Key,
    Authorisation,
    TooBig,
    LivePlugin,
    Other
};
Q_ENUM_NS(PublishTrouble)

/// What went wrong while the trial version was tried.
enum class TrialTrouble { None, Access, Page, Domain, WebPage, Environment, Empty };
Q_ENUM_NS(TrialTrouble)

/// What keeps a version from being submitted for review.
enum class SubmitTrouble { None, Scanning, Privacy, Permission, Profile, Category, Running, Quota };
Q_ENUM_NS(SubmitTrouble)

/// What keeps an approved version from being released, or from being of use.
enum class ReleaseTrouble { None, Filing, NotApproved, Console, Empty };
Q_ENUM_NS(ReleaseTrouble)

/// Main account or sub-account of the cloud (only the main account can bind a mini program [S0]).
enum class AccountRole { Unknown, Main, Sub };
Q_ENUM_NS(AccountRole)

/// What is taken apart, and from which side [S0, S1, S4]; an authorisation is stopped in the WeChat
/// console.
enum class Unbinding { Unknown, App, Certification, Account, Authorisation, Platform };
Q_ENUM_NS(Unbinding)

/// What cannot be undone: those, leaving one method for the other, and letting go of a binding to
/// make it anew.
enum class Act { None, App, Certification, Account, Authorisation, Platform, Switch, Rebind };
Q_ENUM_NS(Act)

/// What the account centre shows as bound to the cloud account: one thing, or nothing
/// (field-guide.md 1.3).
enum class BoundTo { Unknown, Nothing, This, Another, OfficialAccount };
Q_ENUM_NS(BoundTo)

/// What the WeChat console shows of the authorisation of Tencent Cloud: a binding without it is a
/// ghost [S4].
enum class Grant { Unknown, Whole, Incomplete, Missing };
Q_ENUM_NS(Grant)

/// What a collaborator of a cloud account may do there: what was chosen, or all.
enum class Policies { Unknown, Chosen, All };
Q_ENUM_NS(Policies)
} // namespace Journey
