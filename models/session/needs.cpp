// SPDX-License-Identifier: MIT
#include "models/session/needs.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

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

/// A line for each who must act for sure.
QStringList people(const Words &words, const QStringList &roles)
{
    QStringList lines;
    for (const QString &role : roles) {
        lines += words.role(role);
    }
    return lines;
}

QStringList rolesOf(const Session &session, const Journey::Step &step)
{
    return session.words().needs(session.journeyId(), Journey::idOf(step)).roles;
}

/// A line for each but the \a named who may have to act: for what.
QStringList otherPeople(
    const Session &session, const QList<const Journey::Step *> &steps, const QStringList &named)
{
    const Words &words = session.words();
    QStringList roles;
    QHash<QString, QStringList> titles;
    for (const Journey::Step *step : steps) {
        for (const QString &role : rolesOf(session, *step)) {
            roles += role;
            titles[role] += Tr::tr("“%1”", "a page")
                                .arg(words.shortTitle(session.journeyId(), Journey::idOf(*step)));
        }
    }
    roles.removeDuplicates();
    QStringList lines;
    for (const QString &role : std::as_const(roles)) {
        if (!named.contains(role)) {
            lines += Tr::tr("%1 (only for %2)", "a person, pages")
                         .arg(words.role(role),
                             QLocale(words.locale()).createSeparatedList(titles.value(role)));
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
    QStringList roles;
    for (const Journey::Step *step : ahead.sure) {
        const StepNeeds needs = session.words().needs(session.journeyId(), Journey::idOf(*step));
        minutes += needs.minutes;
        roles += needs.roles;
    }
    roles.removeDuplicates();
    return Tr::tr("**People**") + u"\n\n"_s
        + listed(people(session.words(), roles) + otherPeople(session, ahead.perhaps, roles))
        + u'\n' + Tr::tr("**What they need**") + u"\n\n"_s
        + listed(things(session, ahead.sure) + things(session, ahead.perhaps)) + u'\n'
        + Tr::tr("About %n minute(s) of work in all, without waiting.", nullptr, minutes);
}

QString whoIsWho(const Session &session)
{
    QList<const Journey::Step *> steps;
    for (const Method method : {Method::Scan, Method::Managed, Method::Provider}) {
        if (isPossible(session, method)) {
            const Journey::Ahead ahead =
                Journey::ahead(session.spec(), withMethod(session, method));
            steps += ahead.sure + ahead.perhaps;
        }
    }
    QStringList roles;
    for (const Journey::Step *step : std::as_const(steps)) {
        roles += rolesOf(session, *step);
    }
    QStringList lines;
    for (const QString &role : std::as_const(roles)) {
        const QString who = session.words().whoIs(role);
        if (!who.isEmpty()) {
            lines +=
                Tr::tr("**%1**: %2", "a person, who that is").arg(session.words().role(role), who);
        }
    }
    return listed(lines);
}

bool isPossible(const Session &session, Method method)
{
    const Method chosen = session.answers()[Keys::method];
    return chosen == Method::None ? method != Method::Provider : method == chosen;
}
