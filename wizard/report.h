// SPDX-License-Identifier: MIT
#pragma once
#include <QDateTime>
#include <QString>

class Session;
class Words;
struct CheckResult;

/// The report of a journey as HTML, issued at \a when: the verdict, what checks have proved and,
/// apart from it, what the user has said, with a place to sign. No secrets: it is made from the
/// answers and the check results alone.
QString reportHtml(const Session &session, const QDateTime &when = QDateTime::currentDateTimeUtc());
/// A file name for it, without suffix: mini program, "certification report", date.
QString reportName(const Session &session, const QDateTime &when = QDateTime::currentDateTimeUtc());
/// What stands across each page of a practice report; empty for a real one.
QString reportWatermark(const Session &session);
/// A check in one line of words: what, of which domain, what was found.
QString checkText(const CheckResult &result, const Words &words);
/// "2026-11-21 10:32 UTC+08:00", in the time zone of this computer.
QString reportTime(const QDateTime &when);
