// SPDX-License-Identifier: MIT
#include "models/session/needs.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using Journey::Method;
namespace Keys = Journey::Keys;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Needs)
};

QString listed(QStringList lines)
{
    lines.removeDuplicates();
    QString text;
    for (const QString &line : std::as_const(lines)) {
        text += u"- "_s + line + u'\n';
    }
    return text;
}

/// Whoever must act in \a steps, by id, and the short titles of these steps.
QList<std::pair<QString, QStringList>> rolesIn(
    const Session &session, const QList<const Journey::Step *> &steps)
{
    const Words &words = session.words();
    QList<std::pair<QString, QStringList>> roles;
    for (const Journey::Step *step : steps) {
        const QString id = Journey::idOf(*step);
        for (const QString &role : words.needs(session.journeyId(), id).roles) {
            auto known = std::find_if(roles.begin(), roles.end(),
                [&role](const auto &each) { return each.first == role; });
            known = known == roles.end() ? roles.insert(known, {role, {}}) : known;
            known->second +=
                Tr::tr("“%1”", "a page").arg(words.shortTitle(session.journeyId(), id));
        }
    }
    return roles;
}

/// A line for each: who that is, and for what, where it may not come to that.
QStringList people(const Session &session, const Journey::Ahead &ahead)
{
    const Words &words = session.words();
    QStringList lines;
    QStringList named;
    for (const auto &[role, steps] : rolesIn(session, ahead.sure)) {
        const QString who = words.whoIs(role);
        lines += who.isEmpty()
            ? u"**%1**"_s.arg(words.role(role))
            : Tr::tr("**%1**: %2", "a person, who that is").arg(words.role(role), who);
        named += role;
    }
    for (const auto &[role, steps] : rolesIn(session, ahead.perhaps)) {
        if (!named.contains(role)) {
            lines += Tr::tr("**%1** (only for %2): %3", "a person, pages, who that is")
                         .arg(words.role(role), QLocale(words.locale()).createSeparatedList(steps),
                             words.whoIs(role));
        }
    }
    return lines;
}

QStringList things(const Session &session, const QList<const Journey::Step *> &steps)
{
    const Words &words = session.words();
    QStringList lines;
    for (const Journey::Step *step : steps) {
        for (const Journey::Block &block : step->blocks) {
            const QString need =
                u"need."_s + QString::fromLatin1(idOf(block)) + u'#' + Journey::idOf(*step);
            if (words.has(session.journeyId(), need)) {
                lines += words.block(session.journeyId(), need).hint;
            }
        }
    }
    return lines;
}
} // namespace

Journey::Answers withMethod(const Session &session, Method method)
{
    Journey::Answers answers = session.answers();
    answers.set(Keys::method, method);
    return answers;
}

QString needsOf(const Session &session, Method method)
{
    const Journey::Ahead ahead = Journey::ahead(session.spec(), withMethod(session, method));
    int minutes = 0;
    for (const Journey::Step *step : ahead.sure) {
        minutes += session.words().needs(session.journeyId(), Journey::idOf(*step)).minutes;
    }
    return Tr::tr("**People**") + u"\n\n"_s + listed(people(session, ahead)) + u'\n'
        + Tr::tr("**What they need**") + u"\n\n"_s
        + listed(things(session, ahead.sure) + things(session, ahead.perhaps)) + u'\n'
        + Tr::tr("About %n minute(s) of work in all, without waiting.", nullptr, minutes);
}

bool isPossible(const Session &session, Method method)
{
    const Method chosen = session.answers()[Keys::method];
    return chosen == Method::None ? method != Method::Provider : method == chosen;
}
