// SPDX-License-Identifier: MIT
#include "app/journeyscommand.h"

#include "app/console.h"
#include "models/journey/spec.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {
QString table(const Journey::Spec &spec)
{
    qsizetype columns = 0;
    for (const Journey::Step &step : spec.steps) {
        columns = qMax(columns, Console::width(Journey::idOf(step)));
    }
    QString out = QString::fromLatin1(spec.id) + u'\n';
    for (const Journey::Edge &edge : Journey::edges(spec)) {
        out += u"  "_s + Console::padded(Journey::idOf(*edge.from), columns) + u" -> "_s
            + Console::padded(Journey::idOf(*edge.to), columns) + u"  "_s + edge.when + u'\n';
    }
    return out;
}
} // namespace

int runJourneys(const CommandLine &line)
{
    QJsonArray graphs;
    for (const Journey::Spec *spec : Journey::journeys()) {
        if (line.mermaid) {
            Console::print(Journey::graphMermaid(*spec));
        } else if (line.json) {
            graphs.append(Journey::graphJson(*spec));
        } else {
            Console::print(table(*spec));
        }
    }
    if (line.json) {
        QJsonObject out{{u"journeys"_s, graphs}};
        if (!line.servicesFile.isEmpty()) {
            out.insert(u"services"_s, u"test"_s);
        }
        Console::printJson(out);
    }
    return 0;
}
