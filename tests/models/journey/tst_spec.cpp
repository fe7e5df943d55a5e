// SPDX-License-Identifier: MIT
#include "models/journey/journeys.h"
#include "models/journey/spec.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
QList<Answers> everyAnswers()
{
    QList<Answers> all;
    for (const Method method : {Method::Scan, Method::Managed, Method::Provider}) {
        for (const InUse inUse : {InUse::None, InUse::Scan, InUse::Managed, InUse::Provider}) {
            for (int e = 0; e < QMetaEnum::fromType<Edition>().keyCount(); ++e) {
                Answers answers;
                answers.set(Keys::method, method);
                answers.set(Keys::inUse, inUse);
                answers.set(Keys::edition, static_cast<Edition>(e));
                all.append(answers);
            }
        }
    }
    return all;
}

QStringList ids(const QList<const Step *> &steps)
{
    QStringList list;
    for (const Step *step : steps) {
        list << idOf(*step);
    }
    return list;
}

QStringList everyItem(Ids items)
{
    QStringList list;
    for (const char *item : items) {
        list << QString::fromLatin1(item);
    }
    return list;
}

// A table with two steps of one id is none.
constexpr Step kTwice[]{{"a", {}}, {"a", {}}};
static_assert(!isSound({"twice", kTwice, {}, {}, always, {}}));
} // namespace

class SpecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPathGoesFromTheFirstStepToTheLast()
    {
        for (const Answers &answers : everyAnswers()) {
            const QStringList steps = ids(path(kCertify, answers));
            QCOMPARE(steps.first(), u"overview"_s);
            QCOMPARE(steps.last(), u"done"_s);
        }
    }
    void answersDecideThePath()
    {
        Answers answers;
        answers.set(Keys::method, Method::Scan);
        answers.set(Keys::inUse, InUse::Managed);
        QCOMPARE(ids(path(kCertify, answers)),
            QStringList({u"overview"_s, u"mini-program"_s, u"account"_s, u"method"_s, u"undo"_s,
                u"scan-people"_s, u"scan-bind"_s, u"scan-authorise"_s, u"scan-domains"_s,
                u"preflight"_s, u"done"_s}));
        answers.set(Keys::method, Method::Managed);
        answers.set(Keys::edition, Edition::Team);
        QCOMPARE(ids(path(kCertify, answers)),
            QStringList({u"overview"_s, u"mini-program"_s, u"account"_s, u"method"_s, u"edition"_s,
                u"appid"_s, u"whitelists"_s, u"secret"_s, u"upload-key"_s, u"managed-domains"_s,
                u"preflight"_s, u"hand-over"_s, u"done"_s}));
    }
    void theWayEndsAtTheForkUntilItIsDecided()
    {
        QCOMPARE(ids(path(kCertify, {})).last(), u"method"_s);
    }
    void whatNobodyHasDecidedMayLieAhead()
    {
        Answers answers;
        answers.set(Keys::method, Method::Managed);
        QCOMPARE(ids(ahead(kCertify, answers).perhaps), QStringList({u"undo"_s, u"edition"_s}));
        answers.set(Keys::inUse, InUse::Managed);
        answers.set(Keys::edition, Edition::Other);
        const Ahead known = ahead(kCertify, answers);
        QCOMPARE(ids(known.sure), ids(path(kCertify, answers)));
        QVERIFY(known.sure.contains(stepOf(kCertify, u"edition"_s)));
        QVERIFY(known.perhaps.isEmpty());
    }
    void edgesAreThoseThatAnswersTake()
    {
        QSet<QString> walked;
        for (const Answers &answers : everyAnswers()) {
            const QStringList steps = ids(path(kCertify, answers));
            for (qsizetype i = 1; i < steps.size(); ++i) {
                walked.insert(steps.at(i - 1) + u'>' + steps.at(i));
            }
        }
        QSet<QString> derived;
        for (const Edge &edge : edges(kCertify)) {
            derived.insert(idOf(*edge.from) + u'>' + idOf(*edge.to));
        }
        QCOMPARE(derived, walked);
        QVERIFY(derived.contains(u"method>undo"_s));
        QVERIFY(!derived.contains(u"scan-bind>appid"_s));
    }
    void stepsAreFoundById()
    {
        for (const Step &step : kCertify.steps) {
            QCOMPARE(stepOf(kCertify, idOf(step)), &step);
        }
        QCOMPARE(stepOf(kCertify, u"goal"_s), &kCertify.steps.front()); // of old journals
        QVERIFY(!stepOf(kCertify, u"of-a-newer-version"_s));
        QCOMPARE(journey(u"certify"_s), &kCertify);
        QVERIFY(!journey(u"of-a-newer-version"_s));
    }
    void aBlockLeadsToItsStep()
    {
        Answers answers;
        QVERIFY(!stepWith(kCertify, answers, u"uploadKey"_s));
        answers.set(Keys::method, Method::Managed);
        QCOMPARE(idOf(*stepWith(kCertify, answers, u"uploadKey"_s)), u"upload-key"_s);
        QCOMPARE(idOf(*stepWith(kCertify, answers, u"domains"_s)), u"managed-domains"_s);
        answers.set(Keys::method, Method::Scan);
        QCOMPARE(idOf(*stepWith(kCertify, answers, u"domains"_s)), u"scan-domains"_s);
    }
    void aPlaceIsCountedOnTheWay()
    {
        Answers answers;
        QCOMPARE(placeOf(kCertify, answers, u"method"_s).step, 4);
        QCOMPARE(placeOf(kCertify, answers, u"method"_s).of, 0); // nobody knows yet
        answers.set(Keys::method, Method::Scan);
        const int all = static_cast<int>(path(kCertify, answers).size());
        QCOMPARE(placeOf(kCertify, answers, u"done"_s).step, all);
        QCOMPARE(placeOf(kCertify, answers, u"done"_s).of, all);
        QCOMPARE(placeOf(kCertify, answers, u"appid"_s).step, 0);
        QCOMPARE(placeOf(kCertify, answers, u"of-tomorrow"_s).step, 0);
    }
    void everyKeyOfABlockIsListed()
    {
        QSet<QString> known;
        for (const AnyKey &key : Keys::all()) {
            known.insert(QString::fromLatin1(key.id));
        }
        for (const Spec *spec : journeys()) {
            for (const Step &step : spec->steps) {
                for (const Block &block : step.blocks) {
                    std::visit(
                        [&](const auto &part) {
                            if constexpr (requires { part.key; }) {
                                QVERIFY2(
                                    known.contains(QString::fromLatin1(part.key.id)), part.key.id);
                            }
                        },
                        block.part);
                }
            }
        }
    }
    /// A step of existing blocks is a line of its journey's table and its words in two guides.
    void aStepOfExistingBlocksHasOnePlaceInTheSources_data()
    {
        QTest::addColumn<QString>("step");
        for (const char *id :
            {"scan-people", "scan-bind", "scan-authorise", "undo", "whitelists"}) {
            QTest::newRow(id) << QString::fromLatin1(id);
        }
    }
    void aStepOfExistingBlocksHasOnePlaceInTheSources()
    {
        QFETCH(const QString, step);
        QStringList places;
        for (const QString &folder : {u"app"_s, u"wizard"_s, u"models"_s}) {
            const QString root = QStringLiteral(SOURCE_DIR "/") + folder;
            QDirIterator files(
                root, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (file.readAll().contains(QByteArray('"' + step.toUtf8() + '"'))) {
                    places += files.filePath().mid(QStringLiteral(SOURCE_DIR "/").size());
                }
            }
        }
        QCOMPARE(places, QStringList{u"models/journey/journeys/certify.h"_s});
    }
    void theWayOfAProviderEndsInWordsOfItsOwn()
    {
        for (const Answers &answers : everyAnswers()) {
            for (const Step &step : kCertify.steps) {
                const bool own = idOf(step) == "done"_L1 && isProvider(answers);
                QCOMPARE(wordsId(step, answers), idOf(step) + (own ? u"#provider"_s : QString()));
            }
        }
    }
    void aJourneyIsFollowedByOneThatThereIs()
    {
        for (const Spec *spec : journeys()) {
            QCOMPARE(journey(idOf(*spec)), spec);
            QCOMPARE(journeysAfter(*spec).size(), qsizetype(spec->next.size()));
            QVERIFY2(!journeysAfter(*spec).contains(spec), spec->id);
        }
        QCOMPARE(journeysAfter(kRegister), QList<const Spec *>{&kCertify});
        QCOMPARE(journeysAfter(kCertify), QList<const Spec *>{&kPublish});
        QVERIFY(journeysAfter(kPublish).isEmpty());
        QCOMPARE(journeysAfter(kSwitch), QList<const Spec *>{&kCertify});
        QCOMPARE(journeysAfter(kUnbind), QList<const Spec *>{&kCertify});
        QCOMPARE(journeysAfter(kAccount), (QList<const Spec *>{&kCertify, &kPublish}));
        Spec tomorrow = kRegister;
        static constexpr const char *kUnknown[]{"of-a-newer-version", "certify"};
        tomorrow.next = kUnknown;
        QCOMPARE(journeysAfter(tomorrow), QList<const Spec *>{&kCertify});
    }
    /// The subject and the route decide how one registers; what is closed is said at the fork.
    void theSubjectDecidesHowOneRegisters_data()
    {
        QTest::addColumn<Subject>("subject");
        QTest::addColumn<Route>("route");
        QTest::addColumn<Proof>("proof");
        QTest::addColumn<QStringList>("middle"); // between the route and the name
        const QStringList weda{u"apply"_s, u"legal-check"_s, u"sign-in"_s};
        const QStringList wechat{u"sign-up"_s, u"identity"_s};
        const QStringList verified = wechat + QStringList{u"verification"_s};
        QTest::newRow("company in WeDa")
            << Subject::Company << Route::Platform << Proof::Unknown << weda;
        QTest::newRow("sole trader in WeDa, proof left over")
            << Subject::SoleTrader << Route::Platform << Proof::Transfer << weda;
        QTest::newRow("company by transfer") << Subject::Company << Route::WeChat << Proof::Transfer
                                             << wechat + QStringList{u"transfer"_s};
        QTest::newRow("sole trader verified")
            << Subject::SoleTrader << Route::WeChat << Proof::Verification << verified;
        QTest::newRow("individual")
            << Subject::Individual << Route::WeChat << Proof::Transfer << wechat;
        for (const Subject subject : {Subject::Government, Subject::Media, Subject::Other}) {
            QTest::addRow("always verified %d", static_cast<int>(subject))
                << subject << Route::WeChat << Proof::Transfer << verified;
        }
    }
    void theSubjectDecidesHowOneRegisters()
    {
        QFETCH(const Subject, subject);
        QFETCH(const Route, route);
        QFETCH(const Proof, proof);
        QFETCH(const QStringList, middle);
        Answers answers;
        answers.set(Keys::subject, subject);
        answers.set(Keys::route, route);
        answers.set(Keys::proof, proof);
        const QStringList steps = ids(path(kRegister, answers));
        QCOMPARE(steps.mid(3, steps.indexOf(u"basics"_s) - 3), middle);
        QCOMPARE(steps.last(), u"done"_s);
    }
    void theRouteIsOpenToSomeSubjectsOnly()
    {
        Answers answers;
        answers.set(Keys::route, Route::Platform);
        for (const Subject subject : {Subject::Unknown, Subject::Individual, Subject::Government,
                 Subject::Media, Subject::Other}) {
            answers.set(Keys::subject, subject);
            QVERIFY(!Registration::isRouteOpen(answers));
            QCOMPARE(ids(path(kRegister, answers)).last(), u"route"_s);
        }
        answers.set(Keys::subject, Subject::Company);
        QVERIFY(Registration::isRouteOpen(answers));
        answers.set(Keys::route, Route::WeChat);
        QCOMPARE(ids(path(kRegister, answers)).last(), u"route"_s); // how is it proved?
    }
    /// A journey without a verdict of its own is done when nothing that its pages ask for is
    /// missing.
    void theWholeWayIsAnsweredOrNot()
    {
        Answers answers;
        QVERIFY(!isWholeWayAnswered(kRegister, answers));
        QCOMPARE(ids(unanswered(kRegister, answers)), QStringList({u"subject"_s, u"route"_s}));
        answers.set(Keys::subject, Subject::Individual);
        answers.set(Keys::route, Route::WeChat);
        answers.set(Keys::subjectFinal, true);
        QCOMPARE(ids(unanswered(kRegister, answers)),
            QStringList({u"sign-up"_s, u"identity"_s, u"basics"_s, u"admin-phone"_s, u"values"_s}));
        answers.set(Keys::signUp, everyItem(Registration::kSignUp));
        answers.set(Keys::identity, everyItem(Registration::kIdentity));
        answers.set(Keys::name, u"Shop"_s);
        answers.set(Keys::basicInfo, Tri::Yes);
        answers.set(Keys::category, Tri::Yes);
        answers.set(Keys::adminPhone, Tri::No);
        answers.set(Keys::appId, u"wx0123456789abcdef"_s);
        QCOMPARE(ids(unanswered(kRegister, answers)), QStringList(u"admin-phone"_s));
        answers.set(Keys::adminPhone, Tri::Yes);
        QVERIFY(isWholeWayAnswered(kRegister, answers));
        answers.set(Keys::route, Route::Unknown); // the way ends there
        QVERIFY(!isWholeWayAnswered(kRegister, answers));
    }
    void theGraphNamesOnlyKnownSteps()
    {
        const QJsonObject json = graphJson(kCertify);
        QCOMPARE(json.value("id"_L1).toString(), u"certify"_s);
        QCOMPARE(json.value("steps"_L1).toArray().size(), qsizetype(kCertify.steps.size()));
        const QJsonArray list = json.value("edges"_L1).toArray();
        for (const QJsonValue &edge : list) {
            QVERIFY(stepOf(kCertify, edge.toObject().value("from"_L1).toString()));
            QVERIFY(stepOf(kCertify, edge.toObject().value("to"_L1).toString()));
        }
        QVERIFY(graphMermaid(kCertify).contains(u"overview -->|always| mini-program"_s));
        QVERIFY(
            graphMermaid(kCertify).contains(u"method -->|the account uses another method| undo"_s));
        QVERIFY(graphMermaid(kCertify).contains(u"preflight -->|otherwise| done"_s));
    }
};

QTEST_APPLESS_MAIN(SpecTest)
#include "tst_spec.moc"
