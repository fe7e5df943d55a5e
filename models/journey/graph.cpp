// SPDX-License-Identifier: MIT
#include "models/journey/graph.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Journey {

QList<Step> path(std::span<const Edge> edges, const Answers &answers)
{
    QList<Step> steps{Step::Goal};
    while (!(steps.last() == Step::Method && answers.method == Method::None)) {
        const auto following = next(edges, steps.last(), answers);
        if (!following) {
            break;
        }
        steps.append(*following);
    }
    return steps;
}

QString wordsId(Step step, const Answers &answers)
{
    return stepId(step) + (step == Step::Done && isProvider(answers) ? u"#provider"_s : QString());
}

QJsonObject graphJson(const QString &id, std::span<const Edge> edges)
{
    QJsonArray steps;
    for (const Step step : allSteps()) {
        steps.append(QJsonObject{{u"id"_s, stepId(step)}});
    }
    QJsonArray list;
    for (const Edge &edge : edges) {
        list.append(QJsonObject{{u"from"_s, stepId(edge.from)}, {u"to"_s, stepId(edge.to)},
            {u"when"_s, QString::fromUtf8(edge.when)}});
    }
    return {{u"id"_s, id}, {u"steps"_s, steps}, {u"edges"_s, list}};
}

QString graphMermaid(const QString &id, std::span<const Edge> edges)
{
    QString out = u"%% "_s + id + u"\nflowchart TD\n"_s;
    for (const Edge &edge : edges) {
        out += u"    %1 -->|%2| %3\n"_s.arg(
            stepId(edge.from), QString::fromUtf8(edge.when), stepId(edge.to));
    }
    return out;
}
} // namespace Journey
