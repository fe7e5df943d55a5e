// SPDX-License-Identifier: MIT
#pragma once
#include <QJsonObject>
#include <QString>

/// One thing that was found out: a stable id, the facts it carries and what the other side
/// literally answered. Text for people is looked up late, by id, in
/// resources/guides/<locale>/findings.md.
struct Finding
{
    QString id; ///< Stable, e.g. "wechat.40164"; the list stands in ARCHITECTURE.md.
    QJsonObject facts; ///< What the text needs: an IP, a date, a code. Never a secret.
    QJsonObject raw; ///< The literal answer, e.g. {"errcode":40164,"errmsg":"…"}; empty if nothing
                     ///< was answered.

    friend bool operator==(const Finding &, const Finding &) = default;
};
