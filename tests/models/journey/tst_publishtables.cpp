// SPDX-License-Identifier: MIT
// The tables of the journey: what can go wrong on the way has its question, its finding and its way
// back.
#include "models/journey/journeys/publish.h"
#include "models/journey/premise.h"
#include "models/rulebook/rulebook.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
/// A step that leads on to itself, or forward, is no way back.
constexpr Trouble kForward[]{{"x", "y", "second", {}}};
constexpr Block kAsks[]{{Remedy{Keys::publishTrouble, kForward}}};
constexpr Step kFirstAsks[]{{"first", kAsks}, {"second", {}}};
constexpr Step kSecondAsks[]{{"first", {}}, {"second", kAsks}};
constexpr Step kThirdAsks[]{{"first", {}}, {"second", {}}, {"third", kAsks}};
static_assert(!isSound({"forward", kFirstAsks, {}, {}, always, {}}));
static_assert(!isSound({"itself", kSecondAsks, {}, {}, always, {}}));
static_assert(isSound({"back", kThirdAsks, {}, {}, always, {}}));

template <typename Part>
QList<const Part *> parts()
{
    QList<const Part *> all;
    for (const Step &step : kPublish.steps) {
        for (const Block &block : step.blocks) {
            if (const auto *part = std::get_if<Part>(&block.part)) {
                all.append(part);
            }
        }
    }
    return all;
}

bool isAbout(const AnyKey &one, const AnyKey &other)
{
    return QLatin1StringView(one.id) == QLatin1StringView(other.id);
}
} // namespace

class PublishTablesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOneWayForEveryMethod()
    {
        for (const Method method : {Method::None, Method::Scan, Method::Managed}) {
            Answers answers;
            answers.set(Keys::certifiedBy, method);
            QCOMPARE(path(kPublish, answers).size(), qsizetype(kPublish.steps.size()));
        }
        QCOMPARE(edges(kPublish).size(), qsizetype(kPublish.steps.size()) - 1);
        QVERIFY(graphMermaid(kPublish).contains(u"waiting -->|always| release"_s));
        QCOMPARE(journey(u"publish"_s), &kPublish);
    }
    // Every answer but the harmless ones has its trouble, and the other way round.
    void everyAnswerHasItsRemedy()
    {
        const QStringList fine{u"none"_s, u"unknown"_s, u"waiting"_s, u"approved"_s, u"rejected"_s};
        for (const Remedy *remedy : parts<Remedy>()) {
            const Choice *asked = nullptr;
            for (const Choice *choice : parts<Choice>()) {
                asked = isAbout(choice->key, remedy->key) ? choice : asked;
            }
            QVERIFY2(asked, remedy->key.id);
            QStringList options = asked->options();
            options.removeIf([&fine](const QString &id) { return fine.contains(id); });
            QStringList troubles;
            for (const Trouble &trouble : remedy->troubles) {
                troubles += QString::fromLatin1(trouble.option);
            }
            QCOMPARE(troubles, options);
        }
        QCOMPARE(parts<Remedy>().size(), 6);
    }
    void everyTroubleIsAFinding()
    {
        const Rulebook book = Rulebook::builtIn();
        for (const Remedy *remedy : parts<Remedy>()) {
            for (const Trouble &trouble : remedy->troubles) {
                QVERIFY2(
                    book.catalogue().find(QString::fromLatin1(trouble.finding)), trouble.finding);
            }
        }
    }
    // A review is refused, withdrawn, or nothing: all else of its round is asked anew.
    void aNextRoundBeginsWithoutTheAnswersOfThisOne()
    {
        for (const Remedy *remedy : parts<Remedy>()) {
            const bool isReview =
                isAbout(remedy->key, Keys::review) || isAbout(remedy->key, Keys::rejection);
            for (const Trouble &trouble : remedy->troubles) {
                const auto forgets = [&trouble](const AnyKey &key) {
                    return std::any_of(trouble.again.begin(), trouble.again.end(),
                        [&key](const AnyKey &each) { return isAbout(each, key); });
                };
                for (const AnyKey &key : {AnyKey(Keys::review), AnyKey(Keys::rejection),
                         AnyKey(Keys::inReview), AnyKey(Keys::inReviewSince)}) {
                    QVERIFY2(!isReview || forgets(key), trouble.option);
                }
                QVERIFY2(*trouble.step == 0 || isReview || forgets(remedy->key), trouble.option);
                QVERIFY2(!forgets(Keys::name) && !forgets(Keys::filed), trouble.option);
            }
        }
    }
    void theClockOfTheReviewIsKnown()
    {
        QCOMPARE(parts<Deadline>().size(), 2);
        for (const Deadline *deadline : parts<Deadline>()) {
            QVERIFY(stepOf(kPublish, QString::fromLatin1(deadline->begins)));
            const Fact fact = Rulebook::builtIn().fact(QString::fromLatin1(deadline->clock));
            QCOMPARE(fact.value.toArray().size(), 2);
            QCOMPARE(fact.unit, u"working-days"_s);
        }
    }
    // What was said of one mini program says nothing of another one.
    void whatWasSaidIsAboutThisMiniProgram()
    {
        Answers answers;
        answers.set(Keys::name, u"Shop"_s);
        answers.set(Keys::certifiedBy, Method::Scan);
        setTick(answers, Keys::published, true);
        setTick(answers, Keys::trialSeen, true);
        setTick(answers, Keys::inReview, true);
        setTick(answers, Keys::released, true);
        setTick(answers, Keys::keyInWeDa, true);
        setTicks(answers, Keys::connected, {u"connected.bound"_s, u"connected.authorised"_s});
        const auto counts = [](const Answers &a) {
            const Answers now = withoutOutdatedTicks(a);
            return int(now[Keys::published]) + int(now[Keys::trialSeen]) + int(now[Keys::inReview])
                + int(now[Keys::released]) + int(now[Keys::keyInWeDa])
                + int(now[Keys::connected].size());
        };
        QCOMPARE(counts(answers), 7);
        QVERIFY(!Publish::isNotReleased(answers));
        answers.set(Keys::name, u"Café"_s);
        QCOMPARE(counts(answers), 0);
        QVERIFY(Publish::isNotReleased(answers)); // what keeps it from being so is asked again
    }
};

QTEST_APPLESS_MAIN(PublishTablesTest)
#include "tst_publishtables.moc"
