// SPDX-License-Identifier: MIT
#include "models/journey/graph.h"

#include <QJsonArray>
#include <QMetaEnum>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
QList<Answers> everyAnswers()
{
    QList<Answers> all;
    for (const Method method : {Method::Scan, Method::Managed, Method::Provider}) {
        for (const Method inUse : {Method::None, Method::Scan, Method::Managed, Method::Provider}) {
            for (int e = 0; e < QMetaEnum::fromType<Edition>().keyCount(); ++e) {
                all.append({method, inUse, static_cast<Edition>(e)});
            }
        }
    }
    return all;
}
} // namespace

class GraphTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPathEndsAtDone()
    {
        for (const Answers &answers : everyAnswers()) {
            const QList<Step> steps = path(kCertify, answers);
            QCOMPARE(steps.first(), Step::Goal);
            QCOMPARE(steps.last(), Step::Done);
            QCOMPARE(QSet<Step>(steps.begin(), steps.end()).size(), steps.size()); // no cycle
        }
    }
    void everyStepAndEdgeIsUsed()
    {
        QSet<Step> steps;
        QSet<const Edge *> used;
        for (const Answers &answers : everyAnswers()) {
            const QList<Step> walked = path(kCertify, answers);
            steps.unite(QSet<Step>(walked.begin(), walked.end()));
            for (const Step step : walked) {
                for (const Edge &edge : kCertify) {
                    if (edge.from == step && edge.guard(answers)) {
                        used.insert(&edge);
                        break;
                    }
                }
            }
        }
        QCOMPARE(steps.size(), allSteps().size());
        QCOMPARE(used.size(), static_cast<qsizetype>(std::size(kCertify)));
    }
    void everyStepButDoneHasAnUnconditionalLastEdge()
    {
        for (const Step step : allSteps()) {
            const Edge *last = nullptr;
            for (const Edge &edge : kCertify) {
                if (edge.from == step) {
                    last = &edge;
                }
            }
            QCOMPARE(last == nullptr, step == Step::Done);
            QVERIFY(!last || last->guard == otherwise);
        }
    }
    void stepIdsAreStable()
    {
        for (const Step step : allSteps()) {
            QCOMPARE(stepFromId(stepId(step)), std::optional(step));
        }
        QCOMPARE(stepId(Step::ScanBind), u"scan-bind"_s);
        QVERIFY(!stepFromId(u"of-a-newer-version"_s));
        QCOMPARE(allSteps().last(), Step::Done);
    }
    void thePathStopsAtMethodUntilOneIsChosen()
    {
        QCOMPARE(path(kCertify, {}).last(), Step::Method);
    }
    void theWayOfAProviderEndsInWordsOfItsOwn()
    {
        for (const Answers &answers : everyAnswers()) {
            for (const Step step : allSteps()) {
                const bool own = step == Step::Done && answers.method == Method::Provider;
                QCOMPARE(wordsId(step, answers), stepId(step) + (own ? u"#provider"_s : QString()));
            }
        }
    }
    void jsonNamesOnlyKnownSteps()
    {
        const QJsonObject json = graphJson(u"certify"_s, kCertify);
        QCOMPARE(json.value("id"_L1).toString(), u"certify"_s);
        QCOMPARE(json.value("steps"_L1).toArray().size(), allSteps().size());
        const QJsonArray edges = json.value("edges"_L1).toArray();
        for (const QJsonValue &edge : edges) {
            QVERIFY(stepFromId(edge.toObject().value("from"_L1).toString()));
            QVERIFY(stepFromId(edge.toObject().value("to"_L1).toString()));
        }
        QVERIFY(graphMermaid(u"certify"_s, kCertify).contains(u"goal -->|always| mini-program"_s));
    }
};

QTEST_APPLESS_MAIN(GraphTest)
#include "tst_graph.moc"
