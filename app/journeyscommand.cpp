// SPDX-License-Identifier: MIT
#include "app/journeyscommand.h"

#include "app/console.h"
#include "models/journey/graph.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
const QString kCertifyId = u"certify"_s;

QString table(std::span<const Journey::Edge> edges)
{
    qsizetype columns = 0;
    for (const Journey::Step step : Journey::allSteps()) {
        columns = qMax(columns, Console::width(Journey::stepId(step)));
    }
    QString out = kCertifyId + u'\n';
    for (const Journey::Edge &edge : edges) {
        out += u"  "_s + Console::padded(Journey::stepId(edge.from), columns) + u" -> "_s
            + Console::padded(Journey::stepId(edge.to), columns) + u"  "_s
            + QString::fromUtf8(edge.when) + u'\n';
    }
    return out;
}
} // namespace

int runJourneys(const CommandLine &line)
{
    if (line.mermaid) {
        Console::print(Journey::graphMermaid(kCertifyId, Journey::kCertify));
    } else if (line.json) {
        QJsonObject out{
            {u"journeys"_s, QJsonArray{Journey::graphJson(kCertifyId, Journey::kCertify)}}};
        if (!line.servicesFile.isEmpty()) {
            out.insert(u"services"_s, u"test"_s);
        }
        Console::printJson(out);
    } else {
        Console::print(table(Journey::kCertify));
    }
    return 0;
}
