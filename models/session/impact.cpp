// SPDX-License-Identifier: MIT
#include "models/session/impact.h"

#include "models/rulebook/filling.h"

#include <QSet>

using namespace Qt::StringLiterals;
using namespace Journey;
using Kind = Consequence::Kind;

namespace {
/// The account of the journey, and all that were given the same number.
QStringList accountsOf(const Journal &journal, const JourneyState &state)
{
    constexpr int enough = 1000;
    QStringList ids;
    if (const QString own = state.entities.value(EntityKind::CloudAccount).id; !own.isEmpty()) {
        ids.append(own);
    }
    const QString number = state.given()[Keys::accountId];
    const auto named = number.isEmpty()
        ? QList<EntitySummary>()
        : journal.entities({EntityKind::CloudAccount, number}, 0, enough);
    for (const EntitySummary &account : named) {
        if (account.name == number && !ids.contains(account.id)) {
            ids.append(account.id);
        }
    }
    return ids;
}

/// The mini program of a journey, as what it turned out to be; without an id if it has none.
EntityState miniProgramOf(const Journal &journal, const QString &journeyId)
{
    // One that damage hides is one all the same.
    const QString id = journal.entityIn(journeyId, EntityKind::MiniProgram).value_or(journeyId);
    Result<EntityState> one = journal.entity(id);
    while (one && !one->mergedInto.isEmpty()) {
        one = journal.entity(one->mergedInto);
    }
    return one.value_or(EntityState{.id = id});
}

QString head(const QString &list, const Words &words)
{
    const BlockWords text = words.block(u"consequences"_s, u"head."_s + list);
    return u"**%1**\n\n"_s.arg(text.label)
        + (text.hint.isEmpty() ? QString() : text.hint + u"\n\n"_s);
}

bool isEnglish(const Words &words)
{
    return words.locale() == "en"_L1;
}

QString colon(const Words &words)
{
    return isEnglish(words) ? u": "_s : u"："_s;
}

QString line(const Consequence &one, const Words &words, const Rulebook &rulebook)
{
    const BlockWords text = words.block(u"consequences"_s, one.id);
    const QString perhaps = words.block(u"consequences"_s, u"head.perhaps"_s).label;
    const QString title = one.isSure ? text.label : perhaps + colon(words) + text.label;
    const QString names = QLocale(words.locale()).createSeparatedList(one.whom);
    const QString hint =
        filled(text.hint, valuesOf({{u"names"_s, names}}, QLocale(words.locale())), escaped);
    // Not in italics: Chinese ones are wider than a label takes them to be, and its lines break.
    const QString source = escaped(words.factSource(rulebook.fact(one.fact)));
    return u"**%1**"_s.arg(title) + colon(words) + hint + (isEnglish(words) ? u" ("_s : u"（"_s)
        + source + (isEnglish(words) ? u")"_s : u"）"_s);
}

QString list(const QList<Consequence> &some, const QString &name, const Words &words,
    const Rulebook &rulebook)
{
    if (some.isEmpty()) {
        return {};
    }
    QString text = head(name, words);
    int number = 0;
    for (const Consequence &one : some) {
        const QString place = one.kind == Kind::Order ? u"**%1.** "_s.arg(++number) : QString();
        text += u"- "_s + place + line(one, words, rulebook) + u'\n';
    }
    return text + u'\n';
}

QString people(const QStringList &roles, const Words &words)
{
    QString text = head(u"tell"_s, words);
    for (const QString &role : roles) {
        text += u"- **%1**"_s.arg(words.role(role)) + colon(words) + words.whoIs(role) + u'\n';
    }
    return text;
}
} // namespace

QList<Answers> othersOfAccount(const Journal &journal, const JourneyState &state)
{
    QSet<QString> met{QString(), state.entities.value(EntityKind::MiniProgram).id};
    QList<Answers> others;
    for (const QString &account : accountsOf(journal, state)) {
        for (const JourneySummary &journey : journal.journeysOf(account)) {
            const EntityState one =
                journey.id == state.id ? EntityState() : miniProgramOf(journal, journey.id);
            if (!met.contains(one.id)) {
                met.insert(one.id);
                others.append(Answers(one.answers()));
            }
        }
    }
    return others;
}

QJsonArray namesOfOthers(const Session &session)
{
    QJsonArray names;
    for (const Answers &other : othersOfAccount(session.tools().journal, session.state())) {
        if (const QString name = other[Keys::name].trimmed(); !name.isEmpty()) {
            names.append(name);
        }
    }
    return names;
}

Impact impactOf(const Session &session, Act act)
{
    const auto others = othersOfAccount(session.tools().journal, session.state());
    return Journey::impactOf(act, holdingsOf(session.answers(), others));
}

QString impactText(const Impact &impact, const Words &words, const Rulebook &rulebook)
{
    if (impact.consequences.isEmpty()) {
        return {};
    }
    QString text;
    for (const auto &[kind, name] : {std::pair(Kind::Does, u"does"_s), {Kind::Breaks, u"breaks"_s},
             {Kind::Lost, u"lost"_s}, {Kind::Unknown, u"unknown"_s}, {Kind::Order, u"order"_s}}) {
        text += list(impact.of(kind), name, words, rulebook);
        if (kind == Kind::Does && impact.isHarmless()) {
            text += head(u"harmless"_s, words);
        }
    }
    return text + people(impact.tell, words);
}

QString impactText(const Session &session, Act act)
{
    return impactText(impactOf(session, act), session.words(), session.tools().rulebook);
}
