// SPDX-License-Identifier: MIT
// The guides as they ship: both languages say the same things, and nothing that the program shows
// is missing.
#include "models/journey/graph.h"
#include "models/rulebook/rulebook.h"
#include "models/rulebook/words.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QStringList kFiles{
    u"certify"_s, u"checks"_s, u"common"_s, u"facts"_s, u"findings"_s, u"methods"_s};

QStringList captured(const QString &text, const QString &pattern)
{
    QStringList all;
    for (auto it = QRegularExpression(pattern).globalMatch(text); it.hasNext();) {
        all.append(it.next().captured());
    }
    all.removeDuplicates();
    all.sort();
    return all;
}
QStringList placeholders(const QString &text)
{
    return captured(text, u"\\{[A-Za-z][A-Za-z0-9_-]*\\}"_s);
}
QStringList placeholdersOf(const Fact &fact)
{
    QStringList names{u"{value}"_s, u"{unit}"_s};
    for (qsizetype i = 1; i <= fact.value.toArray().size(); ++i) {
        names.append(u"{value%1}"_s.arg(i));
    }
    return names;
}
// CommonMark shows the stars if they stand between a punctuation mark and a letter, as in
// **好。**的.
QStringList brokenBold(const QString &text)
{
    const auto loose = [](const QString &s, qsizetype at) {
        return at < 0 || at >= s.size() || s.at(at).isSpace() || s.at(at).isPunct()
            || s.at(at).isSymbol();
    };
    QStringList broken;
    for (const QString &line : text.split(u'\n')) {
        const QStringList parts = line.split(u"**"_s);
        for (qsizetype i = 1; i < parts.size(); i += 2) {
            const QString &bold = parts.at(i);
            const bool opens = !bold.isEmpty()
                && (!loose(bold, 0) || loose(parts.at(i - 1), parts.at(i - 1).size() - 1));
            const bool closes = i + 1 < parts.size() && !bold.isEmpty() && !bold.back().isSpace()
                && (!loose(bold, bold.size() - 1) || loose(parts.at(i + 1), 0));
            if (!opens || !closes || bold.front().isSpace()) {
                broken.append(line);
            }
        }
    }
    return broken;
}
bool hasChinese(const QString &text)
{
    return text.contains(QRegularExpression(u"[\\x{4e00}-\\x{9fff}]"_s));
}
} // namespace

class GuidesTest : public QObject
{
    Q_OBJECT
    const Words m_en{u"en"_s};
    const Words m_zh{u"zh_CN"_s};
    const Rulebook m_book = Rulebook::builtIn();

    void addLocales() const
    {
        QTest::addColumn<QString>("locale");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s;
    }

private Q_SLOTS:
    void bothLocalesHaveTheSameSections_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : kFiles) {
            QTest::newRow(qPrintable(file)) << file;
        }
    }
    void bothLocalesHaveTheSameSections()
    {
        QFETCH(QString, file);
        const QStringList anchors = m_en.anchors(file);
        QVERIFY(!anchors.isEmpty());
        QCOMPARE(m_zh.anchors(file), anchors);
        QCOMPARE(QSet<QString>(anchors.begin(), anchors.end()).size(), anchors.size());
    }
    void bothLocalesHaveTheSameShape_data() { bothLocalesHaveTheSameSections_data(); }
    void bothLocalesHaveTheSameShape()
    {
        QFETCH(QString, file);
        for (const QString &anchor : m_en.anchors(file)) {
            const QString en = m_en.section(file, anchor);
            const QString zh = m_zh.section(file, anchor);
            QVERIFY2(en.startsWith(u"## "_s) && zh.startsWith(u"## "_s), qPrintable(anchor));
            for (const auto &item : {u"(?m)^#{2,3} "_s, u"(?m)^[-*] "_s, u"(?m)^\\d+\\. "_s}) {
                QVERIFY2(en.count(QRegularExpression(item)) == zh.count(QRegularExpression(item)),
                    qPrintable(anchor + u": "_s + item));
            }
            QVERIFY2(placeholders(en) == placeholders(zh), qPrintable(anchor));
            QVERIFY2(captured(en, u"`[^`]+`"_s) == captured(zh, u"`[^`]+`"_s), qPrintable(anchor));
        }
    }
    void theConsolesNamesAreTheSameInBothLocales()
    {
        // What English shows in bold Chinese is the console's own wording; the Chinese guide must
        // say it, too.
        for (const QString &anchor : m_en.anchors(u"certify"_s)) {
            const QString zh = m_zh.section(u"certify"_s, anchor);
            for (const QString &name :
                captured(m_en.section(u"certify"_s, anchor), u"\\*\\*[^*]+\\*\\*"_s)) {
                const QString chinese = captured(name, u"[\\x{4e00}-\\x{9fff}]+"_s).value(0);
                QVERIFY2(zh.contains(chinese), qPrintable(anchor + u": "_s + name));
            }
        }
    }
    void boldTextIsShownBold_data() { addLocales(); }
    void boldTextIsShownBold()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        for (const QString &file : kFiles) {
            for (const QString &anchor : words.anchors(file)) {
                const QStringList broken = brokenBold(words.section(file, anchor));
                QVERIFY2(broken.isEmpty(),
                    qPrintable(file + u' ' + anchor + u": "_s + broken.join(u'\n')));
            }
        }
    }
    void theBoldCheckFindsWhatItShould()
    {
        QCOMPARE(brokenBold(u"点**绑定**，再点 **(好)**。"_s), QStringList());
        QCOMPARE(brokenBold(u"**好。**的"_s).size(), 1);
        QCOMPARE(brokenBold(u"点**“绑定”**再"_s).size(), 1);
        QCOMPARE(brokenBold(u"a ** b** c"_s).size(), 1);
        QCOMPARE(brokenBold(u"a **b c"_s).size(), 1);
    }
    void everyLinkInTheGuidesIsHttps_data() { addLocales(); }
    void everyLinkInTheGuidesIsHttps()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        for (const QString &file : kFiles) {
            for (const QString &anchor : words.anchors(file)) {
                QVERIFY2(!words.section(file, anchor).contains(u"](http:"_s),
                    qPrintable(file + u' ' + anchor));
            }
        }
    }

    void everyStepHasItsWords_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("step");
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            for (const Journey::Step step : Journey::allSteps()) {
                const QString id = Journey::stepId(step);
                QTest::newRow(qPrintable(locale + u' ' + id)) << locale << id;
            }
            const QString applied =
                Journey::wordsId(Journey::Step::Done, {.method = Journey::Method::Provider});
            for (const QString &id : {applied, u"done#open"_s}) {
                QTest::newRow(qPrintable(locale + u' ' + id)) << locale << id;
            }
        }
    }
    void everyStepHasItsWords()
    {
        QFETCH(QString, locale);
        QFETCH(QString, step);
        const StepWords words = Words(locale).step(u"certify"_s, step);
        QVERIFY(!words.guide.isEmpty());
        QVERIFY(!words.title.isEmpty() && words.title != step);
        QVERIFY(words.guide.contains(
            u"\n*"_s + words.shortTitle + u"*\n"_s)); // not the title in its place
        QVERIFY(words.shortTitle.size() <= (locale == u"en"_s ? 24 : 10)); // the rail is narrow
        QVERIFY(!words.purpose.isEmpty() && words.purpose.size() <= 140);
        QVERIFY(!words.purpose.contains(u'*') || words.purpose.contains(u"**"_s));
        QVERIFY(words.chips.size() >= 2 && words.chips.size() <= 4);
        QCOMPARE(words.guide.count(u"\n### "_s), 3);
        QCOMPARE(hasChinese(words.title), locale == u"zh_CN"_s);
    }
    void everyPartOfAPageHasItsWords_data()
    {
        QTest::addColumn<QString>("anchor");
        for (const char *anchor :
            {"ready.administrator", "ready.main-account", "ready.basic-information",
                "ready.admin-phone", "ready.not-mini-game", "bind.open", "bind.authorise",
                "bind.scan", "bind.return", "hand.name", "hand.appid", "hand.secret", "hand.key"}) {
            QTest::newRow(anchor) << QString::fromLatin1(anchor);
        }
    }
    void everyPartOfAPageHasItsWords()
    {
        QFETCH(QString, anchor);
        for (const Words &words : {m_en, m_zh}) {
            const StepWords part = words.step(u"certify"_s, anchor);
            QVERIFY(part.title != anchor);
            QVERIFY(!part.purpose.isEmpty());
        }
    }
    void thereIsNoSectionThatNoPageShows()
    {
        for (const QString &anchor : m_en.anchors(u"certify"_s)) {
            const bool part = anchor.startsWith(u"ready."_s) || anchor.startsWith(u"bind."_s)
                || anchor.startsWith(u"hand."_s);
            QVERIFY2(part || Journey::stepFromId(anchor.section(u'#', 0, 0)), qPrintable(anchor));
        }
    }

    void everyFactHasItsWords_data() { addLocales(); }
    void everyFactHasItsWords()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        for (const Fact &fact : m_book.facts({})) {
            const QString section = words.section(u"facts"_s, fact.id);
            const QString sentence = words.fact(fact);
            QVERIFY2(words.factTitle(fact) != fact.id && !sentence.isEmpty(), qPrintable(fact.id));
            QVERIFY2(section.contains(u"{value"_s), qPrintable(fact.id));
            for (const QString &name : placeholders(section)) {
                QVERIFY2(placeholdersOf(fact).contains(name), qPrintable(fact.id + u' ' + name));
            }
            QVERIFY2(fact.unit.isEmpty() != section.contains(u"{unit}"_s), qPrintable(fact.id));
            QVERIFY2(
                fact.unit.isEmpty() || m_en.anchors(u"facts"_s).contains(u"unit."_s + fact.unit),
                qPrintable(fact.id));
            QVERIFY2(words.factSource(fact).contains(fact.source), qPrintable(fact.id));
            // Ids of values are for the program; people see their names.
            QVERIFY2(!sentence.contains(QRegularExpression(
                         u"\\b(true|false|[a-z]+-[a-z-]*(available|edition|verification))\\b"_s)),
                qPrintable(sentence));
        }
    }
    void everyFactSectionHasAFact()
    {
        static const QRegularExpression helper(u"^(value|unit|source)\\."_s);
        QSet<QString> facts;
        QSet<QString> used;
        for (const Fact &fact : m_book.facts({})) {
            facts.insert(fact.id);
            used.insert(u"unit."_s + fact.unit);
        }
        for (const QString &anchor : m_en.anchors(u"facts"_s)) {
            QVERIFY2(anchor.contains(helper) || facts.contains(anchor), qPrintable(anchor));
            QVERIFY2(!anchor.startsWith(u"unit."_s) || used.contains(anchor), qPrintable(anchor));
        }
    }
    void whatIsNotOfficialSaysSo()
    {
        for (const Fact &fact : m_book.facts({})) {
            QCOMPARE(m_en.factSource(fact).contains(u"(unconfirmed)"_s),
                fact.confidence == u"unconfirmed"_s);
            QCOMPARE(m_en.factSource(fact).contains(u"(reported by users)"_s),
                fact.confidence == u"reported"_s);
            QCOMPARE(m_zh.factSource(fact).contains(u"（未证实）"_s),
                fact.confidence == u"unconfirmed"_s);
            QCOMPARE(m_zh.factSource(fact).contains(u"（用户反映）"_s),
                fact.confidence == u"reported"_s);
        }
    }

    void everyFindingHasItsWords_data() { addLocales(); }
    void everyFindingHasItsWords()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        for (const CatalogueEntry &entry : m_book.catalogue().entries()) {
            QVERIFY2(!words.section(u"findings"_s, entry.id).isEmpty(), qPrintable(entry.id));
            const FindingWords seen = words.finding({entry.id, {}, {}});
            QVERIFY2(!seen.title.isEmpty() && !seen.meaning.isEmpty(), qPrintable(entry.id));
        }
    }
    void everyFindingSectionIsInTheCatalogue()
    {
        for (const QString &anchor : m_en.anchors(u"findings"_s)) {
            const QString id = anchor.section(u'#', 0, 0);
            QVERIFY2(id == u"unknown"_s || m_book.catalogue().find(id), qPrintable(anchor));
        }
    }
    // A finding is seen on several pages, in the report and on the command line.
    void aFindingDoesNotKnowWhereItIsShown_data() { addLocales(); }
    void aFindingDoesNotKnowWhereItIsShown()
    {
        static const QRegularExpression place(u"\\b[Hh]ere\\b|这里|此处|这一页"_s);
        QFETCH(QString, locale);
        const Words words(locale);
        for (const auto &file : {u"findings"_s, u"common"_s}) {
            for (const QString &anchor : words.anchors(file)) {
                const auto match = place.match(words.section(file, anchor));
                QVERIFY2(!match.hasMatch(), qPrintable(anchor + u": "_s + match.captured()));
            }
        }
    }
    // What a text names with {use:…} exists: a misspelt warning would vanish.
    void everySnippetExists()
    {
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            const QStringList snippets = Words(locale).anchors(u"common"_s);
            for (const QString &file : kFiles) {
                QFile guide(u":/guides/"_s + locale + u'/' + file + u".md"_s);
                QVERIFY(guide.open(QIODevice::ReadOnly));
                const QString text = QString::fromUtf8(guide.readAll());
                for (const QString &use : captured(text, u"\\{use:[^}…]*\\}"_s)) {
                    QVERIFY2(snippets.contains(use.mid(5).chopped(1)), qPrintable(file + use));
                }
            }
        }
    }
    void noFindingShowsAQuestionMarkForAnAddress_data() { addLocales(); }
    void noFindingShowsAQuestionMarkForAnAddress()
    {
        QFETCH(QString, locale);
        for (const auto &id : {u"wechat.40164"_s, u"upload.-10008"_s}) {
            const FindingWords bare = Words(locale).finding({id, {}, {}});
            QVERIFY2(!bare.meaning.contains(u'?'), qPrintable(bare.meaning));
            const FindingWords seen = Words(locale).finding({id, {{u"ip"_s, u"1.2.3.4"_s}}, {}});
            QVERIFY2(seen.meaning.contains(u"1.2.3.4"_s), qPrintable(seen.meaning));
        }
    }

    void anUnknownFindingIsShownLiterally_data() { addLocales(); }
    void anUnknownFindingIsShownLiterally()
    {
        QFETCH(QString, locale);
        const FindingWords seen = Words(locale).finding(
            {u"wechat.77777"_s, {}, {{u"errcode"_s, 77777}, {u"errmsg"_s, u"never seen"_s}}});
        QVERIFY(seen.title.contains(u"wechat.77777"_s));
        QVERIFY2(plainText(seen.meaning).contains(u"never seen"_s), qPrintable(seen.meaning));
    }

    void theMethodsAreCompared_data() { addLocales(); }
    void theMethodsAreCompared()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        for (const auto &id : {u"method.scan"_s, u"method.managed"_s, u"method.provider"_s}) {
            QVERIFY(words.methodTitle(id) != id);
            QVERIFY(!words.method(id).isEmpty());
        }
        const QList<ComparisonRow> rows = words.comparison();
        QVERIFY(rows.size() >= 5);
        for (const ComparisonRow &row : rows) {
            QVERIFY(!row.title.isEmpty());
            QVERIFY2(
                row.cells.size() == 3 && !row.cells.contains(QString()), qPrintable(row.title));
        }
    }
    void everyCheckHasATitle_data()
    {
        QTest::addColumn<QString>("check");
        for (const char *check :
            {"appid.format", "secret.format", "credentials.token", "uploadkey.file",
                "uploadkey.server", "domain.syntax", "domain.dns", "domain.tls", "domain.http"}) {
            QTest::newRow(check) << QString::fromLatin1(check);
        }
    }
    void everyCheckHasATitle()
    {
        QFETCH(QString, check);
        QVERIFY(m_en.checkTitle(check) != check);
        QVERIFY(m_zh.checkTitle(check) != check);
    }
};

QTEST_GUILESS_MAIN(GuidesTest)
#include "tst_guides.moc"
