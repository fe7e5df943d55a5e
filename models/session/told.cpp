// SPDX-License-Identifier: MIT
#include "models/session/told.h"

#include "models/journey/wait.h"
#include "models/rulebook/filling.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using Journey::Deadline;
using Journey::Wait;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Told)
};

/// When the wait began, in the time zone of this computer; invalid if it has not.
QDateTime beginOf(
    const Deadline &deadline, const JourneyState &state, const Journey::Answers &answers)
{
    const QDate said =
        deadline.since ? QDate::fromString(answers[*deadline.since], Qt::ISODate) : QDate();
    const auto mark = state.confirmed.constFind(QLatin1StringView(deadline.begins));
    return said.isValid()                ? said.startOfDay()
        : mark == state.confirmed.cend() ? QDateTime()
                                         : mark->firstAt.toLocalTime();
}

Journey::Span spanOf(const Deadline &deadline, const Words &words)
{
    const Fact fact = words.rulebook().fact(QString::fromLatin1(deadline.clock));
    const QJsonArray range =
        fact.value.isArray() ? fact.value.toArray() : QJsonArray{fact.value, fact.value};
    return {range.first().toInt(), range.last().toInt(), Journey::unitFromId(fact.unit)};
}

/// A day as it is, an hour with its minutes.
QString whenText(const QDateTime &when, const Journey::Span &span, const QLocale &locale)
{
    return span.unit == Journey::Span::Unit::Hours ? timeText(when, locale)
                                                   : dateText(when.date(), locale);
}

Values waitValues(const QDateTime &since, const Wait &wait, const Journey::Span &span,
    const QString &takes, const QLocale &locale)
{
    return {{u"since"_s, whenText(since, span, locale)},
        {u"earliest"_s, whenText(wait.earliest, span, locale)},
        {u"latest"_s, whenText(wait.latest, span, locale)},
        {u"passed"_s, QString::number(wait.passed)}, {u"takes"_s, takes}};
}

struct Rounds
{
    int begun; ///< this one included
    int refused;
};

Rounds roundsOf(const Deadline &deadline, const QString &step, const JourneyState &state)
{
    Rounds counted{1, 0};
    for (const PastRound &round : state.rounds) {
        counted.begun += round.step == step ? 1 : 0;
        counted.refused +=
            deadline.refused && round.answer == QLatin1StringView(deadline.refused->id) ? 1 : 0;
    }
    return counted;
}

/// The step of \a spec where the wait of \a deadline is waited out: the first one that has it.
QString waitedAt(const Deadline &deadline, const Journey::Spec &spec)
{
    for (const Journey::Step &step : spec.steps) {
        for (const Journey::Block &block : step.blocks) {
            const auto *other = std::get_if<Deadline>(&block.part);
            if (other && QLatin1StringView(other->id) == QLatin1StringView(deadline.id)) {
                return Journey::idOf(step);
            }
        }
    }
    return {};
}

QString sectionOf(const Deadline &deadline, QLatin1StringView end)
{
    return QString::fromLatin1(deadline.id) + end;
}

/// That of a notice, and the end of the id of its words.
std::pair<QString, QLatin1StringView> stateOf(Wait::State state, bool isEnded)
{
    return isEnded                    ? std::pair(u"good"_s, ".ended"_L1)
        : state == Wait::State::Ahead ? std::pair(u"warn"_s, ".ahead"_L1)
        : state == Wait::State::Over  ? std::pair(u"warn"_s, ".over"_L1)
                                      : std::pair(u"info"_s, ".running"_L1);
}

QString inShort(const Deadline &deadline, const JourneyState &state, const Words &words)
{
    const Journey::Answers answers = state.given();
    const QDateTime since = beginOf(deadline, state, answers);
    if (!since.isValid() || deadline.ended(answers)) {
        return {};
    }
    const Journey::Span span = spanOf(deadline, words);
    const Wait wait = Journey::judged(since, span, since);
    return filled(words.block(state.journey, sectionOf(deadline, ".short"_L1)).label,
        waitValues(since, wait, span, {}, QLocale(words.locale())), asIs);
}

Told told(const QString &state, const BlockWords &words, const Values &values)
{
    return {state, {}, filled(words.label, values, asIs),
        filled(plainText(words.hint), values, asIs), {}};
}
} // namespace

const Journey::Trouble *troubleIn(const Journey::Remedy &remedy, const Journey::Answers &answers)
{
    const QString chosen = answers.value(remedy.key).toString();
    const auto found = std::find_if(remedy.troubles.begin(), remedy.troubles.end(),
        [&chosen](const Journey::Trouble &one) { return chosen == QLatin1StringView(one.option); });
    return found == remedy.troubles.end() ? nullptr : &*found;
}

Told toldBy(const Journey::Remedy &remedy, const Session &session)
{
    const Journey::Trouble *trouble = troubleIn(remedy, session.answers());
    if (!trouble) {
        return {};
    }
    const QString step = QString::fromLatin1(trouble->step);
    return {u"warn"_s, {QString::fromLatin1(trouble->finding), {}, {}}, {}, {},
        step.isEmpty()
            ? QString()
            //: a step of the journey
            : Tr::tr("Back to “%1”").arg(session.words().shortTitle(session.journeyId(), step))};
}

Result<> goBackFor(const Journey::Remedy &remedy, Session &session, const Journey::Step &step)
{
    const Journey::Trouble *trouble = troubleIn(remedy, session.answers());
    return trouble ? session.goBack(step, remedy.key, *trouble) : Result<>();
}

Told toldBy(const Deadline &deadline, const Session &session, const QDateTime &now)
{
    const Words &words = session.words();
    const Journey::Answers answers = session.counted();
    const auto said = [&](QLatin1StringView end) {
        return words.block(session.journeyId(), sectionOf(deadline, end));
    };
    const QDateTime since = beginOf(deadline, session.state(), answers);
    if (!since.isValid()) {
        return told(u"info"_s, said(""_L1), {});
    }
    const Journey::Span span = spanOf(deadline, words);
    const Wait wait = Journey::judged(since, span, now);
    const Rounds rounds = roundsOf(deadline, waitedAt(deadline, session.spec()), session.state());
    const Fact clock = words.rulebook().fact(QString::fromLatin1(deadline.clock));
    const QString takes = plainText(words.factValue(clock));
    Values values = waitValues(since, wait, span, takes, QLocale(words.locale()));
    values.insert(u"round"_s, QString::number(rounds.begun));
    values.insert(u"refused"_s, QString::number(rounds.refused));
    const auto [state, end] = stateOf(wait.state, deadline.ended(answers));
    return told(state, said(end), values);
}

QString waitInShort(const JourneyState &state, const Words &words)
{
    const Journey::Spec *spec = Journey::journey(state.journey);
    const Journey::Step *step = spec ? Journey::stepOf(*spec, state.step) : nullptr;
    for (const Journey::Block &block : step ? step->blocks : std::span<const Journey::Block>()) {
        if (const auto *deadline = std::get_if<Deadline>(&block.part)) {
            return inShort(*deadline, state, words);
        }
    }
    return {};
}
