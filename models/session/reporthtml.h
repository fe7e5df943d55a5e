// SPDX-License-Identifier: MIT
#pragma once
#include <QDateTime>
#include <QString>

class Session;

/// The report of a journey as HTML, issued at \a when: the verdict, what checks have proved and,
/// apart from it, what the user has said, with a place to sign.
QString reportHtml(const Session &session, const QDateTime &when = QDateTime::currentDateTimeUtc());
/// A file name for it, without suffix: mini program, "certification report", date.
QString reportName(const Session &session, const QDateTime &when = QDateTime::currentDateTimeUtc());
/// What stands across each page of a practice report; empty for a real one.
QString reportWatermark(const Session &session);
