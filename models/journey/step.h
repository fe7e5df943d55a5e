// SPDX-License-Identifier: MIT
#pragma once
#include <QList>
#include <QString>

#include <optional>

/// One page of the wizard. Stored and linked to by text id (stepId), never by number.
namespace Journey {
enum class Step {
    Goal, ///< what do you want to do?
    MiniProgram, ///< name, original ID, subject, basic information
    Account, ///< cloud account, edition, what it has certified already
    Method, ///< scan, fully managed or service provider
    Undo, ///< delete the mini programs certified with the other method first
    Provider, ///< how to ask for service provider mode
    ScanPeople, ///< who must be there, what must be ready
    ScanBind, ///< bind the main account, four sub-steps
    ScanAuthorise, ///< authorise the platform by scan
    ScanDomains, ///< server and business domains, set on the platform
    Edition, ///< edition gate of fully-managed certification
    AppId,
    Secret,
    UploadKey,
    Whitelists, ///< the two IP whitelists, told apart
    ManagedDomains, ///< server domains, set in the WeChat console
    Preflight, ///< all checks side by side
    HandOver, ///< each value into the platform's dialogue
    Done, ///< what was proved, when, by whom; report
};

/// The stable text id, e.g. "scan-bind".
QString stepId(Step step);
/// The step with this text id; nothing for an id of a newer version.
std::optional<Step> stepFromId(const QString &id);
/// All steps, in the order of the enumeration.
QList<Step> allSteps();
} // namespace Journey
