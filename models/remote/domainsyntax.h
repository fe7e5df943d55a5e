// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/domain.h"
#include "models/core/result.h"

/// A domain as WeChat wants it entered, taken apart.
struct ParsedDomain
{
    DomainKind kind = DomainKind::Request;
    QString scheme; ///< "https" or "wss"
    QString host; ///< ACE form, lower case
    int port = -1; ///< -1 if none was given
    QString entry; ///< what to type into the console: scheme://host[:port]
    QString unicodeHost; ///< for showing beside the ACE form; empty if the same
    QList<Finding> warnings; ///< "domain.full-width" (repaired), "domain.path" (cut off), "domain.mixed-script"
};

/// Checks the spelling, offline (wechat-api.md 4.1, 4.2). Failures: domain.not-https, domain.not-wss, domain.ip-address,
/// domain.localhost, domain.forbidden-host, domain.port, domain.wildcard, domain.malformed.
[[nodiscard]] Result<ParsedDomain> parseDomain(const DomainEntry &entry);

/// What is wrong with the list as a whole: "domain.duplicate" {"text"}, "domain.too-many" {"kind","limit"}
/// (200 server domains a kind, 300 business domains).
QList<Finding> listProblems(const QList<DomainEntry> &entries);
