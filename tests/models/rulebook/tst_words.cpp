// SPDX-License-Identifier: MIT
#include "models/rulebook/words.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
/// Guides made of one file in both locales.
class Guides
{
public:
    Guides(const QString &file, const QString &markdown)
        : m_file(file)
    {
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            QDir(m_dir.path()).mkpath(locale);
            QFile guide(m_dir.filePath(locale + u'/' + file + u".md"_s));
            if (guide.open(QIODevice::WriteOnly)) {
                guide.write(markdown.toUtf8());
            }
        }
    }
    /// Good without the folder: its file is read.
    Words words(const QString &locale = u"en"_s) const
    {
        const Words words(locale, m_dir.path());
        words.anchors(m_file);
        return words;
    }

private:
    QString m_file;
    QTemporaryDir m_dir;
};

StepWords step(const QString &body)
{
    return Guides(u"certify"_s, u"<a id=\"s\"></a>\n"_s + body).words().step(u"certify"_s, u"s"_s);
}
FindingWords finding(const QString &body, const QJsonObject &facts, const QString &locale = u"en"_s)
{
    return Guides(u"findings"_s, u"<a id=\"f\"></a>\n## Title {n}\n\n"_s + body)
        .words(locale)
        .finding({u"f"_s, facts, {}});
}
Fact fact(const QJsonValue &value, const QString &unit = {})
{
    return {
        u"f"_s, value, unit, u"Paper"_s, {}, QDate(2026, 1, 31), u"reported"_s, u"Paper (en)"_s};
}
} // namespace

class WordsTest : public QObject
{
    Q_OBJECT
    const Words m_en{u"en"_s};

private Q_SLOTS:
    void onlyTwoLocalesExist()
    {
        QCOMPARE(Words(u"zh_CN"_s).locale(), u"zh_CN"_s);
        for (const auto &other : {u"en"_s, u"en_GB"_s, u"zh_TW"_s, u"C"_s, QString()}) {
            QCOMPARE(Words(other).locale(), u"en"_s);
        }
    }
    void theGuidesAreLinkedIn()
    {
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            for (const auto &file :
                {u"certify"_s, u"facts"_s, u"findings"_s, u"methods"_s, u"checks"_s}) {
                QVERIFY2(!Words(locale).anchors(file).isEmpty(), qPrintable(locale + u'/' + file));
            }
        }
    }

    void sectionsEndAtTheNextAnchor()
    {
        const Words words = Guides(u"certify"_s,
            u"# Guide\n<a id=\"a\"></a>\n## A\n\ntext <a id=\"no\"></a> in a line\n\n<a id=\"b\"></a>\r\n## B\n"_s)
                                .words();
        QCOMPARE(words.anchors(u"certify"_s), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(
            words.section(u"certify"_s, u"a"_s), u"## A\n\ntext <a id=\"no\"></a> in a line"_s);
        QCOMPARE(words.section(u"certify"_s, u"b"_s), u"## B"_s);
        QCOMPARE(words.section(u"certify"_s, u"c"_s), QString());
        QCOMPARE(words.section(u"nothing"_s, u"a"_s), QString());
    }
    void ofTwoSectionsWithOneAnchorTheFirstCounts()
    {
        const Words words =
            Guides(u"certify"_s, u"<a id=\"a\"></a>\n## One\n<a id=\"a\"></a>\n## Two\n"_s).words();
        QCOMPARE(words.section(u"certify"_s, u"a"_s), u"## One"_s);
        QCOMPARE(words.anchors(u"certify"_s).size(), 2);
    }

    void aStepHasItsParts()
    {
        const StepWords words = step(
            u"## Enter the AppSecret\n*AppSecret*\n\nIt is shown once.\n\n- The administrator\n"
            "- About 3 minutes\n\n1. Open **开发设置**.\n2. Click **重置**.\n\n### Why\n\n"
            "- not a chip\n\n1. not a step\n"_s);
        QCOMPARE(words.title, u"Enter the AppSecret"_s);
        QCOMPARE(words.shortTitle, u"AppSecret"_s);
        QCOMPARE(words.purpose, u"It is shown once."_s);
        QCOMPARE(words.chips, QStringList({u"The administrator"_s, u"About 3 minutes"_s}));
        QCOMPARE(words.instructions, QStringList({u"Open **开发设置**."_s, u"Click **重置**."_s}));
    }
    void aStepMayLackParts()
    {
        const StepWords words = step(u"## Title\n\nPurpose.\n\n### Why\n\n1. not a step\n"_s);
        QCOMPARE(words.shortTitle, u"Title"_s);
        QCOMPARE(words.purpose, u"Purpose."_s);
        QVERIFY(words.chips.isEmpty() && words.instructions.isEmpty());
    }
    void anUnknownStepIsShownByItsId()
    {
        const StepWords words = Words(u"en"_s).step(u"certify"_s, u"from-tomorrow"_s);
        QCOMPARE(words.title, u"from-tomorrow"_s);
        QVERIFY(Words(u"en"_s).section(u"certify"_s, u"from-tomorrow"_s).isEmpty());
    }

    void partsOfAPageHaveTheirWords()
    {
        const Words words = Guides(u"fields"_s,
            u"<a id=\"name\"></a>\n## Name\n\nAs in the\nconsole.\n\n> Enter\n> it.\n"
            "<a id=\"inUse\"></a>\n## In use?\n\n> Say it.\n"
            "<a id=\"inUse#undo\"></a>\n## Still in use?\n"
            "<a id=\"option.no\"></a>\n## No\n<a id=\"off.no\"></a>\n## Switched on\n"_s)
                                .words();
        const BlockWords name = words.block(u"certify"_s, u"name"_s);
        QCOMPARE(name.label, u"Name"_s);
        QCOMPARE(name.hint, u"As in the console."_s);
        QCOMPARE(name.missing, u"Enter it."_s);
        QCOMPARE(words.block(u"certify"_s, u"inUse"_s).hint, QString());
        QCOMPARE(words.block(u"certify"_s, u"inUse#undo"_s).label, u"Still in use?"_s);
        QCOMPARE(words.block(u"certify"_s, u"inUse#account"_s).label, u"In use?"_s);
        QCOMPARE(words.block(u"certify"_s, u"inUse.no"_s).label, u"No"_s);
        QCOMPARE(words.block(u"certify"_s, u"off.no"_s).label, u"Switched on"_s);
        QCOMPARE(words.block(u"certify"_s, u"inUse.scan"_s).label, u"inUse.scan"_s);
        QVERIFY(words.has(u"certify"_s, u"inUse.no"_s));
        QVERIFY(!words.has(u"certify"_s, u"inUse.scan"_s));
    }
    void aPartThatOneJourneyHasIsInItsFile()
    {
        const Guides guides(
            u"certify"_s, u"<a id=\"bind.scan\"></a>\n## The administrator scans\n\nBy phone.\n"_s);
        const BlockWords tick = guides.words().block(u"certify"_s, u"bind.scan"_s);
        QCOMPARE(tick.label, u"The administrator scans"_s);
        QCOMPARE(tick.hint, u"By phone."_s);
        QVERIFY(!guides.words().has(u"unbind"_s, u"bind.scan"_s));
    }
    // A step may be called like an answer, e.g. "edition": the page must not get the step's title.
    void anAnswerIsNotMistakenForAStep()
    {
        QCOMPARE(
            m_en.block(u"certify"_s, u"edition"_s).label, u"Which edition is your WeDa plan?"_s);
        QCOMPARE(m_en.step(u"certify"_s, u"edition"_s).shortTitle, u"Edition"_s);
    }
    void aFileIsReadWhenItIsAskedFor()
    {
        const QTemporaryDir dir;
        const Words words(u"en"_s, dir.path());
        QDir(dir.path()).mkpath(u"en"_s);
        QFile file(dir.filePath(u"en/certify.md"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("<a id=\"s\"></a>\n## Here\n") > 0);
        file.close();
        QCOMPARE(words.step(u"certify"_s, u"s"_s).title, u"Here"_s);
        QVERIFY(file.remove());
        QCOMPARE(words.step(u"certify"_s, u"s"_s).title, u"Here"_s);
    }
    void commentsAreSeenByNobody()
    {
        const StepWords words = step(
            u"## T\n\nPurpose. <!-- S1, que 4 --> More.\n<!-- two\n\nlines -->\n1. a <!-- b -->\n"_s);
        QCOMPARE(words.purpose, u"Purpose. More."_s);
        QCOMPARE(words.instructions, QStringList(u"a"_s));
    }

    void listsAreReadAsMarkdownDoes_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QStringList>("items");
        using L = QStringList;
        QTest::newRow("blank lines between")
            << u"1. a\n\n2. b\n\n\n3. c\n"_s << L{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("all ones") << u"1. a\n1. b\n"_s << L{u"a"_s, u"b"_s};
        QTest::newRow("parenthesis") << u"1) a\n2) b\n"_s << L{u"a"_s, u"b"_s};
        QTest::newRow("ten and more") << u"9. a\n10. b\n11. c\n"_s << L{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("indented continuation")
            << u"1. a\n   goes on\n2. b\n"_s << L{u"a goes on"_s, u"b"_s};
        QTest::newRow("lazy continuation")
            << u"1. a\ngoes on\n2. b\n"_s << L{u"a goes on"_s, u"b"_s};
        QTest::newRow("Chinese needs no blank")
            << u"1. 打开\n   页面\n2. 点 A\n   页\n"_s << L{u"打开页面"_s, u"点 A 页"_s};
        QTest::newRow("paragraph of an item")
            << u"1. a\n\n   more\n2. b\n"_s << L{u"a more"_s, u"b"_s};
        QTest::newRow("nested bullet") << u"1. a\n   - x\n2. b\n"_s << L{u"a - x"_s, u"b"_s};
        QTest::newRow("CRLF") << u"1. a\r\n2. b\r\n"_s << L{u"a"_s, u"b"_s};
        QTest::newRow("no blank after the dot") << u"1.a\n"_s << L{};
        QTest::newRow("version number") << u"1.2.3 is old\n"_s << L{};
        QTest::newRow("year in a paragraph")
            << u"It was the year\n2023. New rules came.\n"_s << L{};
        QTest::newRow("a list after a paragraph line")
            << u"Do this:\n1. a\n2. b\n"_s << L{u"a"_s, u"b"_s};
        QTest::newRow("stars") << u"1. **a** and *b*\n"_s << L{u"**a** and *b*"_s};
    }
    void listsAreReadAsMarkdownDoes()
    {
        QFETCH(QString, body);
        QFETCH(QStringList, items);
        QCOMPARE(step(u"## T\n*t*\n\nPurpose.\n\n"_s + body).instructions, items);
    }
    void boldAtTheStartIsNoBullet()
    {
        const StepWords words = step(u"## T\n*t*\n\n**Read** this.\n\n- a\n* b\n"_s);
        QCOMPARE(words.purpose, u"**Read** this."_s);
        QCOMPARE(words.chips, QStringList({u"a"_s, u"b"_s}));
    }

    void placeholdersAreFilled_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("text");
        const QString en = u"en"_s;
        const QString zh = u"zh_CN"_s;
        QTest::newRow("text") << en << QJsonValue(u"203.0.113.7"_s) << u"203.0.113.7"_s;
        QTest::newRow("code is not grouped") << en << QJsonValue(40164) << u"40164"_s;
        QTest::newRow("large number") << en << QJsonValue(qint64(9402202123)) << u"9402202123"_s;
        QTest::newRow("fraction") << en << QJsonValue(1.5) << u"1.5"_s;
        QTest::newRow("list") << en << QJsonValue(QJsonArray{u"a"_s, u"b"_s}) << u"a, b"_s;
        QTest::newRow("list zh") << zh << QJsonValue(QJsonArray{u"a"_s, u"b"_s}) << u"a、b"_s;
        QTest::newRow("date") << en << QJsonValue(u"2026-11-05"_s) << u"5 Nov 2026"_s;
        QTest::newRow("date zh") << zh << QJsonValue(u"2026-11-05"_s) << u"2026年11月5日"_s;
        QTest::newRow("time") << en << QJsonValue(u"2026-11-05T07:08:09Z"_s)
                              << u"5 Nov 2026 07:08 UTC"_s;
        QTest::newRow("no such date") << en << QJsonValue(u"2026-13-45"_s) << u"2026-13-45"_s;
        QTest::newRow("missing") << en << QJsonValue(QJsonValue::Undefined) << u"?"_s;
        QTest::newRow("null") << en << QJsonValue() << u"?"_s;
        QTest::newRow("empty list") << en << QJsonValue(QJsonArray()) << u"?"_s;
        QTest::newRow("a placeholder as value") << en << QJsonValue(u"{id}"_s) << u"{id}"_s;
    }
    void placeholdersAreFilled()
    {
        QFETCH(QString, locale);
        QFETCH(QJsonValue, value);
        QFETCH(QString, text);
        const FindingWords words = finding(
            u"From {n}.\n\n1. Copy {n}\n2. {other}"_s, QJsonObject{{u"n"_s, value}}, locale);
        QCOMPARE(words.title, u"Title "_s + text);
        QCOMPARE(words.meaning, u"From "_s + text + u'.');
        QCOMPARE(words.remedy, QStringList({u"Copy "_s + text, u"?"_s}));
    }
    void foreignTextCannotBecomeALink()
    {
        const QString hostile =
            u"[click](https://evil.example) <b>*x*</b> ![i](file:///etc/passwd)"_s;
        const FindingWords words = finding(u"It said {n}."_s, {{u"n"_s, hostile}});
        QVERIFY(!words.meaning.contains(u"[click]("_s));
        QVERIFY(words.meaning.contains(u"\\[click\\]("_s));
        QCOMPARE(plainText(words.meaning), u"It said "_s + hostile + u'.');
    }
    void bracesThatAreNoPlaceholderStay()
    {
        QCOMPARE(finding(u"{} { n } {1}"_s, {}).meaning, u"{} { n } {1}"_s);
    }
    void anUnknownFindingShowsIdAndAnswer()
    {
        const Words words = Guides(
            u"findings"_s, u"<a id=\"unknown\"></a>\n## Code {id}\n\nIt answered {answer}\n"_s)
                                .words();
        const FindingWords seen = words.finding({u"wechat.77777"_s, {}, {{u"errcode"_s, 77777}}});
        QCOMPARE(seen.title, u"Code wechat.77777"_s);
        QCOMPARE(plainText(seen.meaning), u"It answered {\"errcode\":77777}"_s);
        QCOMPARE(words.finding({u"x"_s, {}, {}}).meaning, u"It answered ?"_s);
    }
    void aFamilySpeaksForItsMembers()
    {
        const Words words = Guides(u"findings"_s,
            u"<a id=\"network.http\"></a>\n## HTTP {status}\n\nm\n<a id=\"upload\"></a>\n## Upload {id}\n\nm\n"_s)
                                .words();
        QCOMPARE(
            words.finding({u"network.http-503"_s, {{u"status"_s, 503}}, {}}).title, u"HTTP 503"_s);
        QCOMPARE(words.finding({u"upload.-99"_s, {}, {}}).title, u"Upload upload.-99"_s);
        QCOMPARE(words.finding({u"other"_s, {}, {}}).title, u"other"_s);
    }

    void aFindingMayShareTheWordsOfAnother()
    {
        const Words words(u"en"_s);
        QCOMPARE(words.finding({u"wechat.40231"_s, {}, {}}).title,
            u"WeChat expects encrypted calls (40231)"_s);
        QCOMPARE(words.finding({u"wechat.40231"_s, {}, {}}).remedy,
            words.finding({u"wechat.40230"_s, {}, {}}).remedy);
    }
    void aClauseWithoutItsFactIsLeftOut()
    {
        const QString body =
            u"Refused[[ from {n}]].[[ It named {n} and {m}.]]\n\n1. Copy[[ {n}]]"_s;
        QCOMPARE(finding(body, {}).meaning, u"Refused."_s);
        QCOMPARE(finding(body, {}).remedy, QStringList{u"Copy"_s});
        QCOMPARE(finding(body, {{u"n"_s, u"1.2.3.4"_s}}).meaning, u"Refused from 1.2.3.4."_s);
        QCOMPARE(finding(body, {{u"n"_s, 1}, {u"m"_s, 2}}).meaning,
            u"Refused from 1. It named 1 and 2."_s);
        QCOMPARE(finding(u"[[no fact in it]]"_s, {}).meaning, u"no fact in it"_s);
        QCOMPARE(plainText(finding(u"It said[[: {n}]]."_s, {{u"n"_s, u"[[{m}]]"_s}}).meaning),
            u"It said: [[{m}]]."_s);
    }
    void aReasonHasItsOwnWords()
    {
        const Words words = Guides(u"findings"_s,
            u"<a id=\"domain.port\"></a>\n## Port\n\nm\n<a id=\"domain.port#socket\"></a>\n"
            u"## No port for wss\n\n{port}\n"_s)
                                .words();
        const auto title = [&](const QJsonObject &facts) {
            return words.finding({u"domain.port"_s, facts, {}}).title;
        };
        QCOMPARE(title({{u"reason"_s, u"socket"_s}}), u"No port for wss"_s);
        QCOMPARE(title({{u"reason"_s, u"of tomorrow"_s}}), u"Port"_s);
        QCOMPARE(title({}), u"Port"_s);
    }
    void aSnippetIsPutIn()
    {
        const Guides guides(u"common"_s,
            u"<a id=\"warn.x\"></a>\n## X\n\n**Careful**, {n}.\n\nMore.\n"
            u"<a id=\"f\"></a>\n## F\n\n{use:warn.x} {use:warn.y}|\n"_s);
        QCOMPARE(guides.words().section(u"common"_s, u"f"_s), u"## F\n\n**Careful**, {n}. |"_s);
    }

    void whatIsNamedIsPutIn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("menu") << u"{menu:wechat.basic-settings}"_s
                              << u"**设置** (Settings) › **基本设置** (Basic settings)"_s
                              << u"**设置** › **基本设置**"_s;
        QTest::newRow("link") << u"{link:account-center}"_s << u"**账号中心** (Account centre)"_s
                              << u"**账号中心**"_s;
        QTest::newRow("fact") << u"{fact:secret.freeze}"_s << u"10 minutes"_s << u"10 分钟"_s;
        QTest::newRow("range") << u"{fact:review.days}"_s << u"1 to 7 working days"_s
                               << u"1 到 7 个工作日"_s;
        QTest::newRow("named value")
            << u"{fact:managed.minimum-edition}"_s << u"企业版 (Enterprise)"_s << u"企业版"_s;
        QTest::newRow("button") << u"{button:next}"_s << u"Next"_s << u"下一步"_s;
        QTest::newRow("role") << u"{role:administrator}"_s << u"The mini program's administrator"_s
                              << u"小程序管理员"_s;
        QTest::newRow("minutes") << u"{minutes:5}"_s << u"About 5 minutes"_s << u"约 5 分钟"_s;
        QTest::newRow("one minute") << u"{minutes:1}"_s << u"About 1 minute"_s << u"约 1 分钟"_s;
    }
    void whatIsNamedIsPutIn()
    {
        QFETCH(QString, name);
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        const QTemporaryDir dir;
        for (const auto &[locale, text] : {std::pair(u"en"_s, english), {u"zh_CN"_s, chinese}}) {
            QDir(dir.path()).mkpath(locale);
            for (const auto &file : {u"facts"_s, u"buttons"_s, u"roles"_s, u"needs"_s}) {
                QVERIFY(QFile::copy(u":/guides/"_s + locale + u'/' + file + u".md"_s,
                    dir.filePath(locale + u'/' + file + u".md"_s)));
            }
            QFile guide(dir.filePath(locale + u"/certify.md"_s));
            QVERIFY(guide.open(QIODevice::WriteOnly));
            guide.write(u"<a id=\"s\"></a>\n## T\n\n1. a %1 b\n"_s.arg(name).toUtf8());
            guide.close();
            QCOMPARE(Words(locale, dir.path()).step(u"certify"_s, u"s"_s).instructions,
                QStringList(u"a "_s + text + u" b"_s));
        }
    }
    // A newer rulebook changes what the guides say.
    void theRulebookGivenCounts()
    {
        const QTemporaryDir dir;
        QFile facts(dir.filePath(u"facts.json"_s));
        QFile builtIn(u":/rulebook/facts.json"_s);
        QVERIFY(facts.open(QIODevice::WriteOnly) && builtIn.open(QIODevice::ReadOnly));
        facts.write(builtIn.readAll().replace(
            "\"secret.freeze\", \"value\": 10", "\"secret.freeze\", \"value\": 25"));
        facts.close();
        const auto book = Rulebook::withFolder(dir.path());
        QVERIFY(book);
        const Finding frozen{u"wechat.40243"_s, {}, {}};
        QVERIFY(Words(u"en"_s).finding(frozen).remedy.join(u' ').contains(u"10 minutes"_s));
        QVERIFY(Words(u"en"_s, *book).finding(frozen).remedy.join(u' ').contains(u"25 minutes"_s));
    }
    void whoActsAndHowLongComeFromTheChips()
    {
        const StepWords words = step(
            u"## T\n\nPurpose.\n\n- {role:main-account}\n- {role:administrator}\n- {need:scan}\n"
            "- {minutes:5}\n\n1. Ask {role:weda-support}.\n"_s);
        QCOMPARE(words.roles, QStringList({u"main-account"_s, u"administrator"_s}));
        QCOMPARE(words.needs, QStringList(u"scan"_s));
        QCOMPARE(words.minutes, 5);
        QCOMPARE(words.chips.size(), 4);
    }
    void aCardIsFilled()
    {
        const Words words = Guides(u"certify"_s,
            u"<a id=\"s.card\"></a>\n## Please scan\n\nFor “{name}”[[ ({appId})]].\n"_s)
                                .words();
        QCOMPARE(words.card(u"certify"_s, u"s"_s, {{u"name"_s, u"A*B"_s}}),
            u"## Please scan\n\nFor “A\\*B”."_s);
        QVERIFY(words.card(u"certify"_s, u"s"_s, {{u"name"_s, u"A"_s}, {u"appId"_s, u"wx1"_s}})
                    .contains(u"(wx1)"_s));
        QCOMPARE(words.card(u"certify"_s, u"t"_s, {}), QString());
    }

    void aFactIsFilled_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<Fact>("fact");
        QTest::addColumn<QString>("text");
        QTest::newRow("number") << u"Up to {value} {unit}."_s << fact(200, u"days"_s)
                                << u"Up to 200 days."_s;
        QTest::newRow("one") << u"Up to {value} {unit}."_s << fact(1, u"days"_s)
                             << u"Up to 1 day."_s;
        QTest::newRow("range") << u"{value1} to {value2} {unit}"_s
                               << fact(QJsonArray{1, 7}, u"days"_s) << u"1 to 7 days"_s;
        QTest::newRow("list") << u"sets {value}"_s << fact(QJsonArray{u"18"_s, u"30"_s})
                              << u"sets 18, 30"_s;
        QTest::newRow("true") << u"It is.\n\n> It is not."_s << fact(true) << u"It is."_s;
        QTest::newRow("false") << u"It is.\n\n> It is not."_s << fact(false) << u"It is not."_s;
        QTest::newRow("named value")
            << u"It is {value}."_s << fact(u"required"_s) << u"It is a must."_s;
        QTest::newRow("text without a name")
            << u"It is {value}."_s << fact(u"旗舰版"_s) << u"It is 旗舰版."_s;
        QTest::newRow("no unit") << u"{value}{unit}"_s << fact(2) << u"2"_s;
    }
    void aFactIsFilled()
    {
        QFETCH(QString, sentence);
        QFETCH(Fact, fact);
        QFETCH(QString, text);
        const Words words = Guides(u"facts"_s,
            u"<a id=\"f\"></a>\n## Label\n\n"_s + sentence
                + u"\n\n<a id=\"unit.days\"></a>\n## days\n\nday\n<a "
                  u"id=\"value.required\"></a>\n## a must\n<a id=\"source.reported\"></a>\n## "
                  "R\n\n"
                  "from {source}, as of {date} (users)\n"_s)
                                .words();
        QCOMPARE(words.fact(fact), text);
        QCOMPARE(words.factTitle(fact), u"Label"_s);
        QCOMPARE(words.factSource(fact), u"from Paper (en), as of 31 Jan 2026 (users)"_s);
    }

    void methodsAndTheirComparison()
    {
        const Words words = Guides(u"methods"_s,
            u"<a id=\"method.scan\"></a>\n## Scan\n\nWith clicks.\n<a id=\"row.plan\"></a>\n## "
            u"Plan\n\n- any\n- 企业版\n"
            "- 企业版\n<a id=\"row.number\"></a>\n## Number\n\n- a\n- b\n- c\n"_s)
                                .words();
        QCOMPARE(words.methodTitle(u"method.scan"_s), u"Scan"_s);
        QCOMPARE(words.method(u"method.scan"_s), u"With clicks."_s);
        QCOMPARE(words.methodTitle(u"no"_s), u"no"_s);
        const QList<ComparisonRow> rows = words.comparison();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.first().title, u"Plan"_s);
        QCOMPARE(rows.last().cells, QStringList({u"a"_s, u"b"_s, u"c"_s}));
    }
    void aCheckWithoutWordsIsShownByItsId()
    {
        const Words words =
            Guides(u"checks"_s, u"<a id=\"credentials.token\"></a>\n## AppSecret accepted\n\nx\n"_s)
                .words();
        QCOMPARE(words.checkTitle(u"credentials.token"_s), u"AppSecret accepted"_s);
        QCOMPARE(words.checkTitle(u"new.check"_s), u"new.check"_s);
    }
    void plainTextHasNoMarks()
    {
        QCOMPARE(plainText(u"from where the *AppSecret* works, 2 * 3 * 4"_s),
            u"from where the AppSecret works, 2 * 3 * 4"_s);
        QCOMPARE(plainText(u"上传*代码*。"_s), u"上传代码。"_s);
        QCOMPARE(plainText(u"Click **重置** (`x`), see [here](https://a.example/)."_s),
            u"Click 重置 (x), see here."_s);
        QCOMPARE(plainText(u"a \\*\\*b\\*\\* C:\\\\x"_s), u"a **b** C:\\x"_s);
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
