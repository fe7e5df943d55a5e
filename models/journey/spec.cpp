// SPDX-License-Identifier: MIT
#include "models/journey/spec.h"

#include "models/journey/journeys.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Journey {
namespace {
bool isTaken(const Choice &decision, const Answers &answers)
{
    const QString value = answers.value(decision.key).toString();
    return !value.isEmpty() && value != decision.options().constFirst();
}

/// \a answers with each combination of the decisions that are not taken there.
QList<Answers> everyDecision(std::span<const Choice> decisions, const Answers &answers)
{
    QList<Answers> all{answers};
    for (const Choice &choice : decisions) {
        if (isTaken(choice, answers)) {
            continue;
        }
        QList<Answers> longer;
        for (const Answers &each : std::as_const(all)) {
            for (const QString &option : choice.options()) {
                Answers more = each;
                more.setValue(choice.key, option);
                longer.append(more);
            }
        }
        all = longer;
    }
    return all;
}

bool hasBlock(const Step &step, const QString &blockId)
{
    return std::any_of(step.blocks.begin(), step.blocks.end(),
        [&blockId](const Block &block) { return blockId == QLatin1StringView(idOf(block)); });
}

QString condition(const Step &to, qsizetype waysOut)
{
    return waysOut == 1     ? u"always"_s
        : to.when == always ? u"otherwise"_s
                            : QString::fromUtf8(to.why);
}

/// What Next asks of each kind of block.
struct Answered
{
    const Answers &answers;

    bool operator()(const Text &part) const
    {
        return part.need == Need::Optional || !answers[part.key].trimmed().isEmpty();
    }
    bool operator()(const Number &part) const { return answers[part.key] >= part.least; }
    bool operator()(const Choice &part) const { return part.fits(answers); }
    bool operator()(const YesNo &part) const
    {
        const Tri answer = answers[part.key];
        return part.need == Need::Optional || answer == Tri::Yes
            || (part.need == Need::Answered && answer == Tri::No);
    }
    bool operator()(const Ticks &part) const
    {
        return answers[part.key].size() >= qsizetype(part.items.size());
    }
    bool operator()(const Tick &part) const { return answers[part.key]; }
    template <typename Telling>
    bool operator()(const Telling & /*part*/) const
    {
        return true;
    }
};
} // namespace

std::span<const Spec *const> journeys()
{
    return kJourneys;
}

const Spec *journey(const QString &id)
{
    const auto found = std::find_if(kJourneys.begin(), kJourneys.end(),
        [&id](const Spec *spec) { return id == QLatin1StringView(spec->id); });
    return found == kJourneys.end() ? nullptr : *found;
}

QList<const Spec *> journeysAfter(const Spec &spec)
{
    QList<const Spec *> known;
    for (const char *id : spec.next) {
        known.append(journey(QString::fromLatin1(id)));
    }
    known.removeAll(nullptr);
    return known;
}

const Step *stepOf(const Spec &spec, const QString &id)
{
    for (const Step &step : spec.steps) {
        if (id == QLatin1StringView(step.id)) {
            return &step;
        }
    }
    const std::string text = id.toStdString();
    const bool isRetired =
        std::find(spec.retired.begin(), spec.retired.end(), text) != spec.retired.end();
    return isRetired ? &spec.steps.front() : nullptr;
}

const Step *next(const Spec &spec, const Step *step, const Answers &answers)
{
    const Step *end = spec.steps.data() + spec.steps.size();
    for (const Step *each = step ? step + 1 : spec.steps.data(); each != end; ++each) {
        if (each->when(answers)) {
            return each;
        }
    }
    return nullptr;
}

const Step &resumedAt(const Spec &spec, const Answers &answers, const QString &id)
{
    const Step *known = stepOf(spec, id);
    const Step *step = known ? known : &spec.steps.front();
    return step->when(answers) ? *step
                               : *next(spec, step, answers); // the last one has no condition
}

QList<const Step *> path(const Spec &spec, const Answers &answers)
{
    QList<const Step *> steps;
    for (const Step *step = next(spec, nullptr, answers); step; step = next(spec, step, answers)) {
        steps.append(step);
        if (step->id == spec.fork && !spec.isDecided(answers)) {
            break;
        }
    }
    return steps;
}

Ahead ahead(const Spec &spec, const Answers &answers)
{
    const QList<Answers> ways = everyDecision(spec.decisions, answers);
    Ahead steps;
    for (const Step &step : spec.steps) {
        const auto count = std::count_if(ways.begin(), ways.end(), step.when);
        if (count == ways.size()) {
            steps.sure.append(&step);
        } else if (count > 0) {
            steps.perhaps.append(&step);
        }
    }
    return steps;
}

bool isAnswered(const Block &block, const Answers &answers)
{
    return std::visit(Answered{answers}, block.part);
}

QList<const Step *> unanswered(const Spec &spec, const Answers &answers)
{
    QList<const Step *> steps = path(spec, answers);
    steps.removeIf([&answers](const Step *step) {
        return std::all_of(
            step->blocks.begin(), step->blocks.end(), [&answers](const Block &block) {
                return !block.shown(answers) || isAnswered(block, answers);
            });
    });
    return steps;
}

bool isWholeWayAnswered(const Spec &spec, const Answers &answers)
{
    return path(spec, answers).constLast() == &spec.steps.back()
        && unanswered(spec, answers).isEmpty();
}

bool hasBlock(const Spec &spec, const QString &blockId)
{
    return std::any_of(spec.steps.begin(), spec.steps.end(),
        [&blockId](const Step &step) { return hasBlock(step, blockId); });
}

const Step *stepWith(const Spec &spec, const Answers &answers, const QString &blockId)
{
    const QList<const Step *> way = path(spec, answers);
    const auto found = std::find_if(
        way.begin(), way.end(), [&blockId](const Step *step) { return hasBlock(*step, blockId); });
    return found == way.end() ? nullptr : *found;
}

const Step *stepAskingFor(const Spec &spec, const Answers &answers, const QString &blockId)
{
    const Step *onTheWay = stepWith(spec, answers, blockId);
    const auto any = std::find_if(spec.steps.begin(), spec.steps.end(),
        [&blockId](const Step &step) { return hasBlock(step, blockId); });
    return onTheWay || spec.isDecided(answers) || any == spec.steps.end() ? onTheWay : &*any;
}

QStringList prefixesOf(const Facts &facts, const Answers &answers)
{
    return facts.prefixes ? facts.prefixes(answers)
                          : QStringList{QString::fromLatin1(facts.id).section(u'.', 1) + u'.'};
}

Place placeOf(const Spec &spec, const Answers &answers, const QString &stepId)
{
    const QList<const Step *> way = path(spec, answers);
    const qsizetype index = way.indexOf(stepOf(spec, stepId));
    return {
        static_cast<int>(index + 1), spec.isDecided(answers) ? static_cast<int>(way.size()) : 0};
}

QStringList linksOf(const Step &step)
{
    QStringList ids;
    for (const Block &block : step.blocks) {
        if (const auto *links = std::get_if<Links>(&block.part)) {
            for (const char *id : links->ids) {
                ids << QString::fromLatin1(id);
            }
        }
    }
    return ids;
}

Confirmation confirmationOf(const Step &step, const Answers &answers)
{
    for (const Block &block : step.blocks) {
        if (const auto *confirm = std::get_if<Confirm>(&block.part);
            confirm && block.shown(answers)) {
            return answers[confirm->key];
        }
    }
    return {};
}

QString wordsId(const Step &step, const Answers &answers)
{
    const bool endsAsRequest =
        std::string_view(step.id) == "done" && answers[Keys::method] == Method::Provider;
    return idOf(step) + (endsAsRequest ? u"#provider"_s : QString());
}

QList<Edge> edges(const Spec &spec)
{
    using Pair = std::pair<const Step *, const Step *>;
    QSet<Pair> taken;
    for (const Answers &answers : everyDecision(spec.decisions, {})) {
        const bool isTakenSo = std::all_of(spec.decisions.begin(), spec.decisions.end(),
            [&answers](const Choice &decision) { return decision.fits(answers); });
        const QList<const Step *> steps = isTakenSo ? path(spec, answers) : QList<const Step *>();
        for (qsizetype i = 1; i < steps.size(); ++i) {
            taken.insert(Pair(steps.at(i - 1), steps.at(i)));
        }
    }
    QList<Edge> list;
    for (const Step &from : spec.steps) {
        QList<const Step *> out;
        for (const Step &to : spec.steps) {
            if (taken.contains(Pair(&from, &to))) {
                out.append(&to);
            }
        }
        for (const Step *to : std::as_const(out)) {
            list.append({&from, to, condition(*to, out.size())});
        }
    }
    return list;
}

QJsonObject graphJson(const Spec &spec)
{
    QJsonArray steps;
    for (const Step &step : spec.steps) {
        steps.append(QJsonObject{{u"id"_s, idOf(step)}});
    }
    QJsonArray list;
    for (const Edge &edge : edges(spec)) {
        list.append(QJsonObject{
            {u"from"_s, idOf(*edge.from)}, {u"to"_s, idOf(*edge.to)}, {u"when"_s, edge.when}});
    }
    return {{u"id"_s, QString::fromLatin1(spec.id)}, {u"steps"_s, steps}, {u"edges"_s, list}};
}

QString graphMermaid(const Spec &spec)
{
    QString out = u"%% "_s + QString::fromLatin1(spec.id) + u"\nflowchart TD\n"_s;
    for (const Edge &edge : edges(spec)) {
        out += u"    %1 -->|%2| %3\n"_s.arg(idOf(*edge.from), edge.when, idOf(*edge.to));
    }
    return out;
}
} // namespace Journey
