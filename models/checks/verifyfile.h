// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"
#include "models/remote/domainprobe.h"

/// What is wrong with the file itself, before anybody is asked: "domain.verify-file-not-one"
/// {"reason"}: "html" (the console's sign-in page was saved), "empty" or "large". Empty id if
/// nothing, or if only its name is known.
[[nodiscard]] Finding problemOf(const VerifyFile &file);

/// Whether \a domain hands out \a file as WeChat wants it: at exactly https://host/name, byte for
/// byte, directly, within a second (field-guide.md 1.7). Asks like the probe; where the file is
/// not there, it looks at up to three neighbouring places to say which is wrong.
///
/// Failed with what keeps the domain from being reached ("domain.…"; Unknown for "network.…"), or
/// with "domain.verify-file-…", all with "url" and "name": "not-one" (above), "missing", "name"
/// {"found"} (it is there under another name), "folder" {"found"} (in the folder of the entry),
/// "redirect" {"redirectsTo"}, "blocked" {"status","reason"}: "login", "challenge" or "refused",
/// "status" {"status"}, "html", "empty", "extra" {"reason"}: "bom", "line-end", "blanks", "encoded"
/// or "text", "content". Warning "slow" {"ms"}, and "not-compared" where only the name is known.
/// Cancelling the future stops asking. \a probe must outlive the answer.
[[nodiscard]] Future<CheckResult> checkVerifyFile(
    DomainProbe &probe, const DomainEntry &entry, const VerifyFile &file);
