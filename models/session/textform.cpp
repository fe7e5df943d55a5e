// SPDX-License-Identifier: MIT
#include "models/session/textform.h"

#include "models/core/paste.h"
#include "models/core/secretform.h"
#include "models/rulebook/words.h"

#include <QCoreApplication>
#include <QDate>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {
constexpr int kLine = 200;
constexpr int kLongestChatLine = 2000;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(TextForm)
};

QString readFree(const QString &typed)
{
    return mayBeginSecret(typed) ? QString() : typed;
}

CheckResult checkFree(const QString & /*value*/)
{
    CheckResult result;
    result.status = CheckStatus::Passed;
    return result;
}

QString sayNothing(const QString & /*typed*/, const QString & /*value*/)
{
    return {};
}

QString sayNothingWrong(const QString & /*value*/, const Words & /*words*/)
{
    return {};
}

QString readAppId(const QString &typed)
{
    const Paste paste = repaired(typed);
    const QString found = appIdIn(paste.text); // out of a whole line of chat
    return found.isEmpty() ? paste.text : found;
}

QString appIdProblem(const QString &value, const Words &words)
{
    if (appIdsIn(value).size() > 1) {
        return Tr::tr("There are several AppIDs here. Leave only the one of this mini program.");
    }
    const Finding wrong = checkAppId(value).finding;
    const QString reason = wrong.facts.value("reason"_L1).toString();
    if (reason == "upper-case"_L1) {
        return Tr::tr("It contains capital letters; an AppID has small ones. Copy it again.");
    }
    if (reason == "length"_L1) {
        return Tr::tr("%n character(s) instead of 18.", nullptr, static_cast<int>(value.size()));
    }
    if (reason == "prefix"_L1) {
        return Tr::tr("An AppID begins with wx; this does not.");
    }
    if (reason == "characters"_L1) {
        return Tr::tr("After wx come only digits and the small letters a–f.");
    }
    const FindingWords text = words.finding(wrong);
    return text.title + u'\n' + plainText(text.meaning);
}

QString appIdRemark(const QString &typed, const QString &value)
{
    return typed == value ? Tr::tr("✓ The format is right.")
                          : Tr::tr("Taken from what you pasted: %1").arg(value);
}

QString readRepaired(const QString &typed)
{
    return repaired(typed).text;
}

QString originalIdProblem(const QString &value, const Words &words)
{
    return words.finding(checkOriginalId(value).finding).title;
}

QString repairRemark(const QString &typed, const QString &value)
{
    return typed == value ? QString() : Tr::tr("Spaces and marks around the value were removed.");
}
/// "2026年11月2日" and "2026/11/02" are 2026-11-02. What is not whole yet is no day of its own.
QString readDay(const QString &typed)
{
    static const QRegularExpression form(
        u"^(?|(\\d{4})[-/.](\\d\\d)[-/.](\\d\\d)|(\\d{4})年(\\d\\d?)月(\\d\\d?)日)$"_s);
    const auto parts = form.match(repaired(typed).text);
    const QDate day(
        parts.captured(1).toInt(), parts.captured(2).toInt(), parts.captured(3).toInt());
    return day.isValid() ? day.toString(Qt::ISODate) : repaired(typed).text;
}

CheckResult checkDay(const QString &value)
{
    constexpr int longestWait = 366;
    const QDate day = QDate::fromString(value, Qt::ISODate);
    const QDate today = QDate::currentDate();
    const QString wrong = !day.isValid()  ? u"date.format"_s
        : day > today                     ? u"date.future"_s
        : day.daysTo(today) > longestWait ? u"date.long-ago"_s
                                          : QString();
    const auto status = wrong.isEmpty() ? CheckStatus::Passed : CheckStatus::Failed;
    return {u"date.format"_s, value, status, {wrong, {}, {}}, {}};
}

QString dayProblem(const QString &value, const Words &words)
{
    return words.finding(checkDay(value).finding).title;
}
} // namespace

TextForm formOf(Journey::Form form)
{
    switch (form) {
    case Journey::Form::Free:
        return {kLine, {}, readFree, checkFree, sayNothingWrong, sayNothing};
    case Journey::Form::AppId:
        return {kLongestChatLine, u"wx0123456789abcdef"_s, readAppId, checkAppId, appIdProblem,
            appIdRemark};
    case Journey::Form::OriginalId:
        return {kLine, {}, readRepaired, checkOriginalId, originalIdProblem, repairRemark};
    case Journey::Form::Day:
        return {kLine, u"2026-01-31"_s, readDay, checkDay, dayProblem, sayNothing};
    }
    Q_UNREACHABLE();
}
