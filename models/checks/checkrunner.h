// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"
#include "models/remote/domainprobe.h"
#include "models/remote/uploadclient.h"
#include "models/remote/wechatclient.h"

#include <QObject>

/// Runs checks side by side. Each has its own deadline (in the clients); a run can be cancelled.
/// Results come by signal as they arrive and stay in results(), in a fixed order: AppID, secret,
/// token, key, key at the server, then four for each domain, then the check file of each business
/// domain.
class CheckRunner final : public QObject
{
    Q_OBJECT
public:
    CheckRunner(
        WeChatClient &wechat, UploadClient &upload, DomainProbe &probe, QObject *parent = nullptr);
    ~CheckRunner() override;

    /// Starts all checks that \a inputs allow; a run that goes on is cancelled first. Domains that
    /// \a known has results of keep these and are not probed.
    void start(const CheckInputs &inputs, const QList<CheckResult> &known = {});
    /// Runs one check of the last inputs again (and those that hang on it: a domain is probed as a
    /// whole; \a kind is its list). One that is under way is left alone.
    void restart(const QString &checkId, const QString &subject, const QString &kind = {});
    /// Drops the secrets of the inputs, so that they do not stay in memory; provideSecrets() comes
    /// before a restart() then.
    void forgetSecrets();
    void provideSecrets(const CheckInputs &inputs);
    /// Checks still pending become Skipped with the finding "cancelled": probes stop, and a call
    /// that waits its turn is never sent. finished() follows. The end of a runner does the same,
    /// silently.
    void cancel();

    bool isRunning() const;
    const QList<CheckResult> &results() const;
    /// How many domains are probed at the same time; 50 by default.
    void setParallel(int domains);

Q_SIGNALS:
    void started(); ///< results() is a new list of pending checks
    void resultChanged(int index);
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};
