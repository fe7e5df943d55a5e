// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/answers.h"
#include "models/journey/step.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>
#include <span>

/// The page graph as constexpr data: what comes after what, and when. First matching edge wins.
namespace Journey {

using Guard = bool (*)(const Answers &);
struct Edge
{
    Step from;
    Step to;
    const char *when;
    Guard guard;
};

inline constexpr Edge kCertify[] = {
    {Step::Goal, Step::MiniProgram, "always", otherwise},
    {Step::MiniProgram, Step::Account, "always", otherwise},
    {Step::Account, Step::Method, "always", otherwise},
    {Step::Method, Step::Undo, "the account uses another method", mustUndo},
    {Step::Method, Step::ScanPeople, "scan authorisation", isScan},
    {Step::Method, Step::Provider, "service provider", isProvider},
    {Step::Method, Step::Edition, "fully managed, edition too low or unknown", needsUpgrade},
    {Step::Method, Step::AppId, "otherwise: fully managed", otherwise},
    {Step::Undo, Step::ScanPeople, "scan authorisation", isScan},
    {Step::Undo, Step::Provider, "service provider", isProvider},
    {Step::Undo, Step::Edition, "fully managed, edition too low or unknown", needsUpgrade},
    {Step::Undo, Step::AppId, "otherwise: fully managed", otherwise},
    {Step::Provider, Step::Done, "always", otherwise},
    {Step::ScanPeople, Step::ScanBind, "always", otherwise},
    {Step::ScanBind, Step::ScanAuthorise, "always", otherwise},
    {Step::ScanAuthorise, Step::ScanDomains, "always", otherwise},
    {Step::ScanDomains, Step::Preflight, "always", otherwise},
    {Step::Edition, Step::AppId, "always", otherwise},
    {Step::AppId, Step::Secret, "always", otherwise},
    {Step::Secret, Step::UploadKey, "always", otherwise},
    {Step::UploadKey, Step::Whitelists, "always", otherwise},
    {Step::Whitelists, Step::ManagedDomains, "always", otherwise},
    {Step::ManagedDomains, Step::Preflight, "always", otherwise},
    {Step::Preflight, Step::HandOver, "fully managed", isManaged},
    {Step::Preflight, Step::Done, "otherwise: scan authorisation", otherwise},
    {Step::HandOver, Step::Done, "always", otherwise},
};

/// The step after \a from, or nothing at the end.
constexpr std::optional<Step> next(std::span<const Edge> edges, Step from, const Answers &answers)
{
    for (const Edge &edge : edges) {
        if (edge.from == from && edge.guard(answers)) {
            return edge.to;
        }
    }
    return std::nullopt;
}

static_assert(next(kCertify, Step::Method, {.method = Method::Scan}) == Step::ScanPeople);
static_assert(
    next(kCertify, Step::Method, {.method = Method::Scan, .inUse = Method::Managed}) == Step::Undo);
static_assert(next(kCertify, Step::Method, {.method = Method::Managed, .edition = Edition::Team})
    == Step::Edition);
static_assert(next(kCertify, Step::Done, {}) == std::nullopt);

/// The steps from Goal to the end, as \a answers stand now: what the rail shows.
/// Before a method is chosen, the path ends at Method.
QList<Step> path(std::span<const Edge> edges, const Answers &answers);

/// The section of the guide that speaks for \a step: its id, but the way that ends without a
/// certified mini program has an end of its own ("done#provider").
QString wordsId(Step step, const Answers &answers);

/// {"id":"certify","steps":[{"id",…}],"edges":[{"from","to","when"}]} (design.md, command line).
QJsonObject graphJson(const QString &id, std::span<const Edge> edges);
/// A Mermaid flow chart of the graph.
QString graphMermaid(const QString &id, std::span<const Edge> edges);
} // namespace Journey
