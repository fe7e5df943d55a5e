// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/finding.h"

#include <QDateTime>
#include <QList>
#include <QSslCertificate>

#include <optional>

/// Whether certificates that \a localTime is not within the dates of failed because of this
/// computer's clock: "network.clock" {"host","localTime","expectedTime","offsetSeconds" (local
/// minus expected) and, if it was told, "serverTime"}; nothing if the clock looks right.
///
/// A clock from before this program's release is wrong for certain; the true time is then at least
/// the release date. Otherwise \a serverTime (null if unknown) must be more than five minutes away
/// and within the dates of all \a certificates. It is a hint that anybody on the way can forge: it
/// chooses between two ways to say that the connection failed, and nothing else may trust it.
[[nodiscard]] std::optional<Finding> wrongClock(const QString &host,
    const QList<QSslCertificate> &certificates, const QDateTime &localTime,
    const QDateTime &serverTime = {});
