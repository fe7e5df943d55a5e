// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/domain.h"
#include "models/core/result.h"
#include "models/core/secret.h"

#include <QJsonObject>
#include <QList>

#include <optional>

/// Unknown = could not be checked (offline, no keychain): never shown as passed or failed.
/// Pending and Running exist only while a run goes on.
enum class CheckStatus { Pending, Running, Passed, Warning, Failed, Skipped, Unknown };

/// "passed", "warning", "failed", "skipped", "unknown" ("pending", "running").
QString statusId(CheckStatus status);
CheckStatus statusFromId(const QString &id); ///< Unknown for an id of a newer version

/// What one check found out about one subject.
struct CheckResult
{
    QString id; ///< "appid.format", "secret.format", "credentials.token", "uploadkey.file",
                ///< "uploadkey.server", "domain.syntax", "domain.dns", "domain.tls", "domain.http",
                ///< "domain.verify-file"
    QString subject; ///< the AppID, or the domain as typed
    CheckStatus status = CheckStatus::Pending;
    Finding finding; ///< empty id if there is nothing to say; facts of a passed check may carry
                     ///< e.g. "name"
    QString kind; ///< which list a domain stands in (domainKindId()): one text may stand in two;
                  ///< empty for other checks

    /// Whether both are about the same: check, subject and list.
    bool isAbout(const CheckResult &other) const
    {
        return id == other.id && subject == other.subject && kind == other.kind;
    }
};

/// The list and the domain that a result is about, in one: the same text in two lists are two. An
/// older journal names no list, so there it is the domain alone.
QString listAndDomain(const CheckResult &result);
/// The same of a domain that was entered.
QString listAndDomain(const DomainEntry &entry);

/// {"id","subject","kind"?,"status","finding","facts","raw"}: as in the journal and, with words, in
/// doctor
/// --json.
QJsonObject toJson(const CheckResult &result);
CheckResult checkResultFromJson(const QJsonObject &json);

/// Whether both came out the same, but for what differs each time: how long it took, how long it is
/// good for, and its number.
bool isSame(const CheckResult &a, const CheckResult &b);
/// Those of \a results that do not stand in \a known as they are.
QList<CheckResult> newsIn(const QList<CheckResult> &results, const QList<QJsonObject> &known);

/// Success if nothing failed and all could be checked; else why not, failures first.
Result<> outcomeOf(const QList<CheckResult> &results);

/// The check file (校验文件) of business domains, as the WeChat console hands it out.
struct VerifyFile
{
    QString name; ///< without folder; empty if there is none
    std::optional<QByteArray> content; ///< nothing if only its name is known
};

/// The values to prove. Empty ones leave their checks out.
struct CheckInputs
{
    QString appId;
    Secret appSecret;
    bool secretGiven = false; ///< check it even if it is empty
    bool secretUnavailable = false; ///< it is stored but could not be read: its check is Unknown
    Finding secretFinding; ///< why
    Secret keyFile; ///< the bytes of the upload key file
    QString keyFileName;
    bool keyGiven = false; ///< check it even if it is empty
    bool keyUnavailable = false;
    Finding keyFinding;
    QList<DomainEntry> domains;
    VerifyFile verifyFile; ///< of all business domains
};

/// Format of an AppID, taken literally: passed, or "appid.format" {"reason"} with the reason
/// "empty", "blanks", "upper-case", "prefix", "length" or "characters", or "appid.is-original-id".
CheckResult checkAppId(const QString &appId);
/// Form of an AppSecret (only warnings: the form is not officially specified): "secret.whitespace"
/// (repaired) and "secret.format" {"length","class"} with the class "upper-case", "hex",
/// "letters-digits" or "other", never its characters. An empty one is failed with "secret.format";
/// a pasted upload key, an AppID or an original ID is failed with "secret.is-upload-key",
/// "secret.is-appid", "secret.is-original-id".
CheckResult checkSecretFormat(const Secret &secret, const QString &appId);
/// Format of an original ID (gh_ and 12 hex digits): passed, or "original-id.format",
/// "original-id.is-appid".
CheckResult checkOriginalId(const QString &originalId);
/// \a pasted without the blanks, quotes and invisible characters that come along with copy and
/// paste, full-width characters made half-width. What is proved and stored is this form. Leaves no
/// unwiped copy.
Secret repairedSecret(const Secret &pasted);

/// "✓", "!", "✕", "?", "–", "…": told without colour.
QString statusMark(CheckStatus status);
