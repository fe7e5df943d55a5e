// SPDX-License-Identifier: MIT
#include "models/journey/spec.h"
#include "models/rulebook/rulebook.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
// Apostrophes stand for quotation marks.
const char *const kFact = "{'id':'managed.minimum-edition','value':'旗舰版','unit':'','source':'"
                          "公告','asOf':'2027-01-31',"
                          "'confidence':'official'}";

QByteArray builtInFile(const QString &name)
{
    QFile file(u":/rulebook/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class Folder
{
public:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    QString path() const { return m_dir.path(); }

private:
    QTemporaryDir m_dir;
};

// "file: detail" of the fault that is found in a folder with this one file; empty if none.
QString faultIn(const QString &name, const QByteArray &content)
{
    Folder folder;
    folder.write(name, content);
    const auto book = Rulebook::withFolder(folder.path());
    if (book) {
        return {};
    }
    return book.error().id + u' ' + book.error().facts.value(u"file"_s).toString() + u": "_s
        + book.error().facts.value(u"detail"_s).toString();
}
} // namespace

class RulebookTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBuiltInOneHasNoProblem() { QCOMPARE(Rulebook::builtIn().problems(), QStringList()); }
    void factsLinksAndMenusAreFoundById()
    {
        const Rulebook book = Rulebook::builtIn();
        const Fact &fact = book.fact(u"managed.minimum-edition"_s);
        QCOMPARE(fact.value.toString(), u"企业版"_s);
        QCOMPARE(fact.confidence, u"official"_s);
        QVERIFY(fact.asOf.isValid());
        QCOMPARE(book.link(u"account-center"_s).url,
            QUrl(u"https://console.cloud.tencent.com/developer"_s));
        QCOMPARE(book.menu(u"wechat.development-settings"_s).path,
            QStringList({u"管理"_s, u"开发管理"_s, u"开发设置"_s}));
        QVERIFY(book.menu(u"wechat.development-settings"_s)
                    .synonyms.contains({u"开发"_s, u"开发设置"_s}));
    }
    void everyLinkThatPagesOpenIsThere_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"account-center", "weda-certification", "weda-buy", "wechat-console",
                 "wechat-basic-profile", "register-guide", "open-platform",
                 "wechat-developer-platform"}) {
            QTest::newRow(id) << QString::fromLatin1(id);
        }
    }
    void everyLinkThatPagesOpenIsThere()
    {
        QFETCH(QString, id);
        QCOMPARE(Rulebook::builtIn().link(id).url.scheme(), u"https"_s);
    }
    void factsComeInFileOrder()
    {
        const QList<Fact> facts = Rulebook::builtIn().facts(u"subject.individual."_s);
        QCOMPARE(facts.size(), 6);
        QCOMPARE(facts.first().id, u"subject.individual.verification"_s);
        QCOMPARE(Rulebook::builtIn().facts(u"nothing."_s).size(), 0);
    }
    void everySubjectHasTheSameFacts_data()
    {
        QTest::addColumn<QString>("subject");
        for (const char *subject :
            {"individual", "company", "sole-trader", "government", "media", "other"}) {
            QTest::newRow(subject) << QString::fromLatin1(subject);
        }
    }
    void everySubjectHasTheSameFacts()
    {
        QFETCH(QString, subject);
        const Rulebook book = Rulebook::builtIn();
        for (const auto &name : {u"verification"_s, u"verification-fee"_s, u"payment"_s,
                 u"web-view"_s, u"filing-limit"_s}) {
            QVERIFY(!book.fact(u"subject."_s + subject + u'.' + name).source.isEmpty());
        }
    }
    // Where a document says how many may be registered, too, both are shown, each with its source.
    void registeringAndFilingHaveLimitsOfTheirOwn()
    {
        const Rulebook book = Rulebook::builtIn();
        for (const auto &subject : {u"individual"_s, u"company"_s}) {
            const QString prefix = u"subject."_s + subject + u'.';
            QVERIFY(book.fact(prefix + u"registration-limit"_s).source
                != book.fact(prefix + u"filing-limit"_s).source);
            QStringList shown;
            for (const Fact &fact : book.facts(prefix)) {
                shown.append(fact.id.section(u'.', 2));
            }
            QVERIFY(shown.contains(u"registration-limit"_s) && shown.contains(u"filing-limit"_s));
        }
    }
    void theCatalogueKnowsTheCommonFindings()
    {
        const Rulebook book = Rulebook::builtIn();
        const CatalogueEntry *entry = book.catalogue().find(u"wechat.40164"_s);
        QVERIFY(entry);
        QCOMPARE(entry->service, u"wechat"_s);
        QCOMPARE(entry->code, u"40164"_s);
        QVERIFY(!book.catalogue().find(u"wechat.1"_s));
        const auto &patterns = entry->patterns;
        const bool named =
            std::any_of(patterns.begin(), patterns.end(), [](const QRegularExpression &pattern) {
                const auto match = pattern.match(
                    u"invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist"_s);
                return match.captured(u"ip"_s) == u"203.0.113.7"_s;
            });
        QVERIFY(named);
    }
    void everyFindingPointsToARealStep()
    {
        const Rulebook book = Rulebook::builtIn();
        for (const CatalogueEntry &entry : book.catalogue().entries()) {
            for (const QString &step : entry.steps) {
                const auto journeys = Journey::journeys();
                QVERIFY2(std::any_of(journeys.begin(), journeys.end(),
                             [&](const auto *spec) { return Journey::stepOf(*spec, step); }),
                    qPrintable(entry.id));
            }
        }
    }
    void everyFindingThatAnotherNamesExists()
    {
        const Rulebook book = Rulebook::builtIn();
        for (const CatalogueEntry &entry : book.catalogue().entries()) {
            for (const QString &id : {entry.sameAs, entry.atService}) {
                QVERIFY2(id.isEmpty() || book.catalogue().find(id), qPrintable(entry.id));
            }
        }
    }
    // Domains are entered on another page on each way: each of them is where to put them right.
    void aFindingMayBelongToAStepOfEachWay()
    {
        const Rulebook book = Rulebook::builtIn();
        const QStringList pages{u"managed-domains"_s, u"scan-domains"_s};
        for (const CatalogueEntry &entry : book.catalogue().entries()) {
            const bool isAboutAnyDomain =
                entry.id.startsWith(u"domain."_s) && !entry.id.startsWith(u"domain.verify-file"_s);
            QVERIFY2(!isAboutAnyDomain || entry.steps == pages, qPrintable(entry.id));
        }
        QCOMPARE(book.catalogue().find(u"upload.-10008"_s)->steps, QStringList(u"whitelists"_s));
    }

    void everyPlaceThatAJourneyNamesExists()
    {
        const Rulebook book = Rulebook::builtIn();
        for (const Journey::Spec *journey : Journey::journeys()) {
            for (const Journey::Step &step : journey->steps) {
                for (const QString &id : Journey::linksOf(step)) {
                    QCOMPARE(book.link(id).id, id);
                }
            }
        }
    }

    void aFolderReplacesFilesByName()
    {
        QByteArray facts = builtInFile(u"facts.json"_s);
        facts.replace("\"value\": \"企业版\"", "\"value\": \"旗舰版\"");
        Folder folder;
        folder.write(u"facts.json"_s, facts);
        const auto book = Rulebook::withFolder(folder.path());
        QVERIFY(book);
        QCOMPARE(book->fact(u"managed.minimum-edition"_s).value.toString(), u"旗舰版"_s);
        QCOMPARE(
            book->link(u"wechat-console"_s).url, Rulebook::builtIn().link(u"wechat-console"_s).url);
        QCOMPARE(
            book->catalogue().entries().size(), Rulebook::builtIn().catalogue().entries().size());
    }
    void anEmptyFolderChangesNothing()
    {
        Folder folder;
        const auto book = Rulebook::withFolder(folder.path());
        QVERIFY(book);
        QCOMPARE(book->facts({}).size(), Rulebook::builtIn().facts({}).size());
    }
    void aFolderMustExist()
    {
        for (const QString &folder : {QString(), u"/nowhere/at/all"_s}) {
            const auto book = Rulebook::withFolder(folder);
            QVERIFY(!book);
            QCOMPARE(book.error().id, u"rulebook.invalid"_s);
        }
    }

    void aPlantedFaultIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("entry"); // takes the place of the list's first entry
        QTest::addColumn<QString>("named");
        const QString f = u"facts.json"_s;
        const QString l = u"links.json"_s;
        const QString m = u"menus.json"_s;
        const QString c = u"findings.json"_s;
        const auto fact = [](const char *from, const char *to) {
            return QByteArray(kFact).replace(from, to);
        };
        QTest::newRow("no source")
            << f << fact("'source':'公告',", "") << u"\"source\" is missing"_s;
        QTest::newRow("empty source") << f << fact("公告", " ") << u"\"source\" is empty"_s;
        QTest::newRow("no date") << f << fact("'asOf':'2027-01-31',", "")
                                 << u"\"asOf\" is missing"_s;
        QTest::newRow("not a date")
            << f << fact("2027-01-31", "2027-02-30") << u"\"asOf\" is not a date"_s;
        QTest::newRow("no value") << f << fact("'旗舰版'", "null")
                                  << u"\"value\" is not a number"_s;
        QTest::newRow("object as value")
            << f << fact("'旗舰版'", "{}") << u"\"value\" is not a number"_s;
        QTest::newRow("confidence")
            << f << fact("official", "sure") << u"\"confidence\" is \"sure\""_s;
        QTest::newRow("http url") << f << fact("'unit'", "'url':'http://example.com/','unit'")
                                  << u"https"_s;
        QTest::newRow("misspelt field") << f << fact("'unit'", "'Unit'") << u"missing"_s;
        QTest::newRow("unknown field")
            << f << fact("'unit'", "'price':1,'unit'") << u"not a known field"_s;
        QTest::newRow("no id") << f << fact("'id':'managed.minimum-edition',", "")
                               << u"no valid \"id\""_s;
        QTest::newRow("id with blank")
            << f << fact("managed.min", "managed .min") << u"no valid \"id\""_s;
        QTest::newRow("not an object") << f << QByteArray("7") << u"no valid \"id\""_s;
        QTest::newRow("link http")
            << l
            << QByteArray(
                   "{'id':'x','url':'http://a.example/','console':'docs','name':'n','en':'n'}")
            << u"x: \"url\" is not an https address"_s;
        QTest::newRow("link without host")
            << l << QByteArray("{'id':'x','url':'https:///a','console':'docs','name':'n','en':'n'}")
            << u"https"_s;
        QTest::newRow("link without url")
            << l << QByteArray("{'id':'x','console':'docs'}") << u"\"url\" is missing"_s;
        QTest::newRow("console")
            << l
            << QByteArray(
                   "{'id':'x','url':'https://a.example/','console':'moon','name':'n','en':'n'}")
            << u"\"console\" is \"moon\""_s;
        QTest::newRow("menu without path")
            << m << QByteArray("{'id':'x','path':[],'en':[]}") << u"\"path\" is not a list"_s;
        QTest::newRow("menu with an empty name")
            << m << QByteArray("{'id':'x','path':['设置',''],'en':['a','b']}")
            << u"\"path\" is not a list"_s;
        QTest::newRow("empty synonym")
            << m << QByteArray("{'id':'x','path':['设置'],'en':['a'],'synonyms':[[]]}")
            << u"\"synonyms\""_s;
        QTest::newRow("menu half in English")
            << m << QByteArray("{'id':'x','path':['设置','基本设置'],'en':['Settings']}")
            << u"\"en\" is not as long"_s;
        QTest::newRow("link without a name")
            << l << QByteArray("{'id':'x','url':'https://a.example/','console':'docs'}")
            << u"\"name\" is missing"_s;
        QTest::newRow("role of nobody")
            << u"roles.json"_s << QByteArray("{'id':'x'}") << u"\"of\" is missing"_s;
        QTest::newRow("severity") << c << QByteArray("{'id':'x','severity':'bad','source':'s'}")
                                  << u"\"severity\" is \"bad\""_s;
        QTest::newRow("service") << c
                                 << QByteArray(
                                        "{'id':'x','severity':'info','service':'fax','source':'s'}")
                                 << u"\"service\" is \"fax\""_s;
        QTest::newRow("code as number")
            << c << QByteArray("{'id':'x','severity':'info','code':1,'source':'s'}")
            << u"\"code\" is not a text"_s;
        QTest::newRow("bad pattern")
            << c << QByteArray("{'id':'x','severity':'info','patterns':['(a'],'source':'s'}")
            << u"pattern \"(a\""_s;
        QTest::newRow("pattern for all")
            << c << QByteArray("{'id':'x','severity':'info','patterns':['.*'],'source':'s'}")
            << u"fits everything"_s;
        QTest::newRow("patterns not a list")
            << c << QByteArray("{'id':'x','severity':'info','patterns':'a','source':'s'}")
            << u"\"patterns\" is not a list"_s;
        QTest::newRow("unless not a list")
            << c << QByteArray("{'id':'x','severity':'info','unless':'a','source':'s'}")
            << u"\"unless\" is not a list"_s;
        QTest::newRow("general as text")
            << c << QByteArray("{'id':'x','severity':'info','general':'yes','source':'s'}")
            << u"\"general\" is not a truth value"_s;
        QTest::newRow("finding without source")
            << c << QByteArray("{'id':'x','severity':'info'}") << u"\"source\" is missing"_s;
    }
    void aPlantedFaultIsNamed()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, entry);
        QFETCH(QString, named);
        const QByteArray list = file.section(u'.', 0, 0).toLatin1();
        const QString fault =
            faultIn(file, QByteArray("{'" + list + "':[" + entry + "]}").replace('\'', '"'));
        QVERIFY2(fault.startsWith(u"rulebook.invalid "_s + file), qPrintable(fault));
        QVERIFY2(fault.contains(named), qPrintable(fault));
    }
    void theSameIdTwiceIsAFault_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
            {"facts.json", "findings.json", "links.json", "menus.json", "roles.json"}) {
            QTest::newRow(file) << QString::fromLatin1(file);
        }
    }
    void theSameIdTwiceIsAFault()
    {
        QFETCH(QString, file);
        QJsonObject root = QJsonDocument::fromJson(builtInFile(file)).object();
        const QString list = file.section(u'.', 0, 0);
        QJsonArray entries = root.value(list).toArray();
        entries.append(entries.first());
        root.insert(list, entries);
        const QString fault = faultIn(file, QJsonDocument(root).toJson());
        QVERIFY2(fault.contains(u"stands there twice"_s), qPrintable(fault));
    }
    void aTakenAwayIdIsAFault_data() { theSameIdTwiceIsAFault_data(); }
    void aTakenAwayIdIsAFault()
    {
        QFETCH(QString, file);
        QJsonObject root = QJsonDocument::fromJson(builtInFile(file)).object();
        const QString list = file.section(u'.', 0, 0);
        QJsonArray entries = root.value(list).toArray();
        const QString id = entries.first().toObject().value(u"id"_s).toString();
        entries.removeFirst();
        root.insert(list, entries);
        const QString fault = faultIn(file, QJsonDocument(root).toJson());
        // A finding may go: the program shows an unknown one in general words.
        QCOMPARE(fault,
            file == u"findings.json"_s
                ? QString()
                : u"rulebook.invalid "_s + file + u": "_s + id + u": is missing"_s);
    }
    void aFactKeepsItsType()
    {
        const QByteArray facts = builtInFile(u"facts.json"_s);
        const QString fault = faultIn(
            u"facts.json"_s, QByteArray(facts).replace("\"value\": 200", "\"value\": \"many\""));
        QVERIFY2(fault.contains(u"of another type"_s), qPrintable(fault));
    }
    void aBrokenFileIsNamed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("named");
        QTest::newRow("cut off") << QByteArray("{'facts':[{'id'") << u"not JSON, at byte"_s;
        QTest::newRow("empty file") << QByteArray() << u"not JSON"_s;
        QTest::newRow("a list") << QByteArray("[]")
                                << u"is not an object with the one list \"facts\""_s;
        QTest::newRow("empty list") << QByteArray("{'facts':[]}") << u"the one list \"facts\""_s;
        QTest::newRow("another list") << QByteArray("{'fact':[1]}") << u"the one list \"facts\""_s;
        QTest::newRow("two lists")
            << QByteArray("{'facts':[1],'more':[]}") << u"the one list \"facts\""_s;
    }
    void aBrokenFileIsNamed()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, named);
        const QString fault = faultIn(u"facts.json"_s, content.replace('\'', '"'));
        QVERIFY2(fault.startsWith(u"rulebook.invalid facts.json: "_s), qPrintable(fault));
        QVERIFY2(fault.contains(named), qPrintable(fault));
    }
    void aMisspeltFileNameIsAFault()
    {
        QCOMPARE(faultIn(u"fact.json"_s, builtInFile(u"facts.json"_s)),
            u"rulebook.invalid fact.json: is not a file of the rulebook"_s);
    }
    void otherFilesInTheFolderAreLeftAlone()
    {
        QCOMPARE(faultIn(u"README.md"_s, "# Notes"), QString());
    }
};

QTEST_GUILESS_MAIN(RulebookTest)
#include "tst_rulebook.moc"
