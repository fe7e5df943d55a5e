// SPDX-License-Identifier: MIT
#include "models/session/needs.h"

#include <QCoreApplication>

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
} // namespace

Journey::Answers withMethod(const Session &session, Method method)
{
    Journey::Answers answers = session.answers();
    answers.set(Keys::method, method);
    return answers;
}

QString needsOf(const Session &session, Method method)
{
    const Words &words = session.words();
    QStringList people;
    QStringList things;
    int minutes = 0;
    for (const Journey::Step *step : Journey::path(session.spec(), withMethod(session, method))) {
        const StepNeeds of = words.needs(session.journeyId(), Journey::idOf(*step));
        minutes += of.minutes;
        for (const QString &role : of.roles) {
            people.append(words.role(role));
        }
        for (const Journey::Block &block : step->blocks) {
            const QString need =
                u"need."_s + QString::fromLatin1(idOf(block)) + u'#' + Journey::idOf(*step);
            if (words.has(session.journeyId(), need)) {
                things.append(words.block(session.journeyId(), need).hint);
            }
        }
    }
    return Tr::tr("**People**") + u"\n\n"_s + listed(people) + u'\n' + Tr::tr("**What they need**")
        + u"\n\n"_s + listed(things) + u'\n'
        + Tr::tr("About %n minute(s) of work in all, without waiting.", nullptr, minutes);
}

bool isPossible(const Session &session, Method method)
{
    const Method chosen = session.answers()[Keys::method];
    return chosen == Method::None ? method != Method::Provider : method == chosen;
}
