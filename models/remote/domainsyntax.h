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
    QList<Finding> warnings; ///< "domain.full-width" (repaired), "domain.path" {"cut"},
                             ///< "domain.mixed-script" {"label","scripts"}
};

/// Checks the spelling, offline (wechat-api.md 4.1, 4.2). Failures: domain.not-https and
/// domain.not-wss {"suggestion"}, domain.ip-address, domain.localhost, domain.forbidden-host,
/// domain.port {"port","reason"[,"suggestion"]}, domain.wildcard, domain.malformed {"reason"}. All
/// carry "host" where one could be read.
[[nodiscard]] Result<ParsedDomain> parseDomain(const DomainEntry &entry);

/// What is wrong with the list as a whole: "domain.duplicate" {"text","kind"}, "domain.too-many"
/// {"kind","limit","count"} (200 server domains a kind, 300 business domains).
QList<Finding> listProblems(const QList<DomainEntry> &entries);

/// What may be shown of an entry as it was typed: the name and password in front of the host, the
/// query and all that has the form of a secret are left out.
[[nodiscard]] QString shownEntry(const QString &text);
