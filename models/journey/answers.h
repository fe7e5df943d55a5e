// SPDX-License-Identifier: MIT
#pragma once
#include <QObject>

/// The choices that decide which pages come next. Small and comparable, so that tests can try every
/// combination.
namespace Journey {
Q_NAMESPACE

/// How a mini program is certified on the platform (field-guide.md 1.3).
enum class Method { None, Scan, Managed, Provider };
Q_ENUM_NS(Method)

/// Low-code plan editions, lowest first. Names and prices are in the rulebook; only the order is
/// code.
enum class Edition { Unknown, Free, Team, Enterprise, Flagship };
Q_ENUM_NS(Edition)

/// Subject types of a mini program, WeChat's own list [S3].
enum class Subject { Unknown, Individual, Company, SoleTrader, Government, Media, Other };
Q_ENUM_NS(Subject)

enum class Tri { Unknown, Yes, No };
Q_ENUM_NS(Tri)

/// Main account or sub-account of the cloud (only the main account can bind a mini program [S0]).
enum class AccountRole { Unknown, Main, Sub };
Q_ENUM_NS(AccountRole)

/// What guards may look at.
struct Answers
{
    Method method = Method::None; ///< the one chosen now
    Method inUse = Method::None; ///< the one the cloud account uses already
    Edition edition = Edition::Unknown;
};

constexpr bool otherwise(const Answers &)
{
    return true;
}
/// A cloud account uses one method; the other one must be left first [S0].
constexpr bool mustUndo(const Answers &a)
{
    return a.inUse != Method::None && a.inUse != a.method;
}
constexpr bool isScan(const Answers &a)
{
    return a.method == Method::Scan;
}
constexpr bool isProvider(const Answers &a)
{
    return a.method == Method::Provider;
}
constexpr bool isManaged(const Answers &a)
{
    return a.method == Method::Managed;
}
/// Fully-managed certification needs the Enterprise edition or above [S0].
constexpr bool needsUpgrade(const Answers &a)
{
    return isManaged(a) && a.edition < Edition::Enterprise;
}
} // namespace Journey
