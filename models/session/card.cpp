// SPDX-License-Identifier: MIT
#include "models/session/card.h"

#include "models/session/impact.h"
#include "models/session/reporthtml.h"
#include "models/session/session.h"

#include <algorithm>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
QJsonObject aboutOf(const Session &session)
{
    return {{u"name"_s, session.answers()[Keys::name].trimmed()},
        {u"appId"_s, session.answers()[Keys::appId]}, {u"others"_s, namesOfOthers(session)}};
}

/// A link and its code for the phone.
QString linkHtml(const Link &link)
{
    const QString url = link.url.toString(QUrl::FullyEncoded).toHtmlEscaped();
    const QString name = link.name + u" / "_s + link.english;
    return u"<tr><td valign='middle'>%1<br/><a href=\"%2\">%2</a></td><td align='right'><img "
           "src=\"qr:%2\"/></td></tr>"_s.arg(name.toHtmlEscaped(), url);
}

/// What stands above the words of a card.
QString headHtml(Session &session, const QStringList &roles, const QStringList &links)
{
    const auto both = [&](const auto &text) {
        return QString(
            text(session.words()) + u" / "_s + text(session.tools().language.otherWords()))
            .toHtmlEscaped();
    };
    const auto label = [&](const QString &id) {
        return both([&](const Words &words) { return words.block(session.journeyId(), id).label; });
    };
    QStringList about{session.answers()[Keys::name].trimmed(), session.answers()[Keys::appId],
        session.answers()[Keys::principal]};
    about.removeAll(QString());
    QString head = u"<p><b>%1</b></p>"_s.arg(about.join(u" · "_s).toHtmlEscaped());
    if (session.isPractice()) {
        head.prepend(u"<p><b>%1</b></p>"_s.arg(label(u"card.practice"_s)));
    }
    for (const QString &role : roles) {
        head += u"<p>%1: <b>%2</b></p>"_s.arg(
            label(u"card.for"_s), both([&](const Words &words) { return words.role(role); }));
    }
    head += u"<p>%1: ____________________</p>"_s.arg(label(u"card.from"_s));
    if (!links.isEmpty()) {
        head += u"<table width='100%'>"_s;
        for (const QString &id : links) {
            head += linkHtml(session.tools().rulebook.link(id));
        }
        head += u"</table><p><small>%1</small></p>"_s.arg(label(u"card.code"_s));
    }
    return head;
}

Card made(Session &session, const QString &name, const QString &head,
    const std::function<QString(const Words &)> &text)
{
    const QString practice = reportWatermark(session);
    return {head, {text(session.words()), text(session.tools().language.otherWords())},
        practice.isEmpty() ? name : practice + u' ' + name, practice};
}

/// The places that are for whoever has \a role to open, of those that the step names.
QStringList linksFor(const QString &role, const Journey::Step &step, const Rulebook &rulebook)
{
    const auto &roles = rulebook.roles();
    const auto known = std::find_if(
        roles.begin(), roles.end(), [&](const Role &candidate) { return candidate.id == role; });
    QStringList links = Journey::linksOf(step);
    links.removeIf([&](const QString &id) {
        const bool isWeChat = rulebook.link(id).console == "wechat"_L1;
        return known == roles.end()
            || known->of != (isWeChat ? "mini-program"_L1 : "cloud-account"_L1);
    });
    return links;
}

/// Who must act at \a step, as things stand.
QStringList rolesOf(const Session &session, const Journey::Step &step)
{
    return session.words().needs(session.journeyId(), session.wordsId(step)).roles;
}
} // namespace

Card cardOf(Session &session, const Journey::Step &step)
{
    const QString id = session.wordsId(step);
    QStringList roles = rolesOf(session, step);
    roles.removeAll(u"you"_s);
    const QString head = headHtml(session, roles, Journey::linksOf(step));
    return made(session, Journey::idOf(step), head, [&](const Words &words) {
        const QString own = words.card(session.journeyId(), id, aboutOf(session));
        const QString guide = words.section(session.journeyId(), id);
        return own.isEmpty() ? guide.section(u"\n### "_s, 0, 0) : own;
    });
}

Card cardAheadOf(Session &session, const QString &role, const Journey::Answers &answers)
{
    QStringList steps;
    QStringList links;
    for (const Journey::Step *step : Journey::ahead(session.spec(), answers).sure) {
        if (rolesOf(session, *step).contains(role)) {
            steps += Journey::idOf(*step);
            links += linksFor(role, *step, session.tools().rulebook);
        }
    }
    links.removeDuplicates();
    const QString head = headHtml(session, {role}, links);
    return made(session, session.words().role(role), head, [&](const Words &words) {
        return words.cardAhead(session.journeyId(), steps, role, aboutOf(session));
    });
}

QStringList rolesToAsk(Session &session, const Journey::Answers &answers)
{
    QStringList roles;
    for (const Journey::Step *step : Journey::ahead(session.spec(), answers).sure) {
        roles += rolesOf(session, *step);
    }
    roles.removeAll(u"you"_s);
    roles.removeDuplicates();
    return roles;
}
