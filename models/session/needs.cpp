// SPDX-License-Identifier: MIT
#include "models/session/needs.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

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

QStringList things(const Session &session, const QList<const Journey::Step *> &steps,
    const Journey::Answers &answers)
{
    const Words &words = session.words();
    QStringList lines;
    for (const Journey::Step *step : steps) {
        for (const Journey::Block &block : step->blocks) {
            const QString need =
                u"need."_s + QString::fromLatin1(idOf(block)) + u'#' + Journey::idOf(*step);
            if (block.shown(answers) && words.has(session.journeyId(), need)) {
                lines += words.block(session.journeyId(), need).hint;
            }
        }
    }
    return lines;
}

QString titleOf(const Session &session, const QString &option)
{
    const Words &words = session.words();
    return words.has(session.journeyId(), option) ? words.block(session.journeyId(), option).label
                                                  : words.methodTitle(option);
}

/// Whether \a option may be the way when none is chosen. WeDa admits service providers on request.
bool isOffered(const QString &option)
{
    return option != u"method.provider"_s;
}
} // namespace

QList<Way> waysOf(const Session &session)
{
    const Journey::Spec &spec = session.spec();
    if (spec.fork.empty()) {
        return {Way{{}, session.answers()}};
    }
    const Journey::Choice &fork = spec.decisions.front();
    const QString chosen = session.answers().value(fork.key).toString(fork.options().constFirst());
    QList<Way> ways;
    for (const QString &value : fork.options().mid(1)) {
        const QString option = QString::fromLatin1(fork.key.id) + u'.' + value;
        const bool isOpen = chosen == fork.options().constFirst();
        Way way{titleOf(session, option), session.answers(),
            isOpen ? isOffered(option) : value == chosen};
        way.answers.setValue(fork.key, value);
        ways.append(way);
    }
    return ways;
}

QString needsOf(const Session &session, const Journey::Answers &answers)
{
    const Journey::Ahead ahead = Journey::ahead(session.spec(), answers);
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
        + listed(things(session, ahead.sure, answers) + things(session, ahead.perhaps, answers))
        + u'\n' + Tr::tr("About %n minute(s) of work in all, without waiting.", nullptr, minutes);
}

QString whoIsWho(const Session &session)
{
    QList<const Journey::Step *> steps;
    for (const Way &way : waysOf(session)) {
        if (way.isPossible) {
            const Journey::Ahead ahead = Journey::ahead(session.spec(), way.answers);
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
