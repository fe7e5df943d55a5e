// SPDX-License-Identifier: MIT
// The guides as they ship: both languages say the same things, and nothing that the program shows
// is missing.
#include "models/journey/spec.h"
#include "models/rulebook/rulebook.h"
#include "models/rulebook/words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {
const QStringList kLocales{u"en"_s, u"zh_CN"_s};
/// Those of the journeys.
QStringList journeyFiles()
{
    QStringList files;
    for (const Journey::Spec *spec : Journey::journeys()) {
        files.append(Journey::idOf(*spec));
    }
    return files;
}
const QStringList kFiles = journeyFiles()
    + QStringList{u"buttons"_s, u"checks"_s, u"common"_s, u"consequences"_s, u"facts"_s,
        u"fields"_s, u"findings"_s, u"journeys"_s, u"methods"_s, u"needs"_s, u"report"_s,
        u"roles"_s};

/// Numbers that are those of a fact by chance.
const QStringList kOtherNumbers{u"wechat.89506: 24 hours"_s, u"wechat.89506: 24 小时"_s};

/// What the pages ask and offer: an answer, and its options after the colon.
const QStringList kAsked{
    u"exercise: all-well api-whitelist upload-whitelist secret-frozen wrong-secret damaged-key "
    "other-key expired-certificate busy offline legal-too-late bound-one plugin-missing "
    "privacy-missing review-refused ghost-binding"_s,
    u"name"_s, u"originalId"_s,
    u"subject: unknown individual company soletrader government media other"_s, u"principal"_s,
    u"basicInfo: yes no unknown"_s, u"adminPhone: yes no unknown"_s, u"role: unknown main sub"_s,
    u"accountFromMiniProgram: yes no unknown"_s,
    u"edition: unknown other free team enterprise flagship"_s, u"edition#edition"_s,
    u"inUse: unknown none scan managed provider"_s, u"certifiedCount"_s, u"inUsePrincipal"_s,
    u"method"_s, u"undoConfirmed"_s, u"ready"_s, u"bound"_s, u"authorised"_s,
    u"authorisationFailed"_s, u"confirmation.by"_s, u"confirmation.how: did-it saw-it was-told"_s,
    u"domains: request socket uploadFile downloadFile business"_s,
    u"domains.request#managed-domains"_s, u"domainsEntered"_s, u"verifyFile"_s,
    u"domainsEntered#scan-domains"_s, u"domainsEntered#managed-domains"_s, u"appId"_s,
    u"appSecret: practice"_s, u"uploadKey"_s, u"apiWhitelistOff: yes no unknown"_s,
    u"uploadWhitelistOff: yes no unknown"_s, u"handedOver"_s, u"submitted"_s, u"appId.wrong"_s,
    u"originalId.wrong"_s, u"edition.unknown#edition"_s, u"edition.other#edition"_s, u"note.undo"_s,
    u"need: ready bound appId#appid appSecret uploadKey edition#edition apiWhitelistOff domains "
    "legalCheck applicationSent signUp signInSet identity transferred verified category filed "
    "accountId cleaned grant ownAccountId"_s,
    u"facts: subject account scan managed provider edition members domain whitelist secret key registration review filing publishing"_s,
    u"card: practice for from code"_s, u"note.exercise-kept"_s, u"note.independent"_s,
    u"note.provider"_s, u"note.no-business-domains"_s, u"note.domains-later"_s,
    u"note.whitelists"_s, u"principal#subject"_s, u"subjectFinal"_s,
    u"route: unknown platform wechat"_s, u"proof: unknown transfer verification"_s,
    u"note.must-verify"_s, u"applicationSent"_s, u"legalCheck: waiting passed toolate refused"_s,
    u"legalWait: running over ahead ended short"_s,
    u"transferWait: running over ahead ended short"_s, u"signInSet"_s,
    u"cameVerified: yes no unknown"_s, u"signUp"_s, u"identity"_s, u"transferred"_s, u"verified"_s,
    u"basicInfo#basics"_s, u"category"_s, u"adminPhone#admin-phone"_s, u"filed"_s,
    u"filingRejected"_s, u"membersEntered"_s, u"needsSignIn"_s, u"note.test-account"_s,
    u"inWeCom"_s, u"wecomLinked"_s,
    // Publishing.
    u"certifiedBy: none scan managed provider"_s, u"connected"_s, u"keyInWeDa"_s,
    u"basicInfo#profile"_s, u"category#profile"_s, u"privacyGuideline: yes no unknown"_s,
    u"filed#profile"_s, u"filed#release"_s, u"appReady"_s, u"published"_s,
    u"publishTrouble: none plugin template network whitelist key authorisation toobig liveplugin "
    "other"_s,
    u"trialSeen"_s, u"trialTrouble: none access page domain webpage environment empty"_s,
    u"inReview"_s, u"inReviewSince: wrong"_s,
    u"submitTrouble: none scanning privacy permission profile category running quota"_s,
    u"reviewWait: running over ahead ended short"_s,
    u"review: waiting approved rejected withdrawn"_s,
    u"rejection: unknown profile category privacy signin content other"_s, u"released"_s,
    u"releaseTrouble: none filing notapproved console empty"_s,
    // Unbinding and switching.
    u"accountId"_s, u"isBound: yes no unknown"_s, u"reviewRunning: yes no unknown"_s,
    u"otherMiniPrograms: yes no unknown"_s, u"environmentBound: yes no unknown"_s,
    u"isDevelopment: yes no unknown"_s, u"livePlugin: yes no unknown"_s,
    u"platformLinked: yes no unknown"_s, u"platformName"_s, u"platformCustomers: yes no unknown"_s,
    u"act: unknown app certification account authorisation platform"_s,
    u"grantee: unknown cloud weda provider"_s, u"impactRead"_s, u"inUse#today"_s, u"cleaned"_s,
    u"leaving"_s, u"switched"_s, u"note.each"_s, u"cancels: yes no unknown"_s, u"facts.unbinding"_s,
    u"cannotBindAnother"_s,
    // Binding to a cloud account.
    u"boundTo: unknown nothing this another officialaccount"_s,
    u"accountFromMiniProgram#account-centre"_s, u"grant: unknown whole incomplete missing"_s,
    u"note.ghost"_s, u"renewal"_s, u"renewed: yes no unknown"_s, u"supportAsked"_s,
    u"inUsePrincipal#second"_s, u"note.subjects-differ"_s, u"ownLink: yes no unknown"_s,
    u"leftBound"_s, u"notSame"_s, u"linkSeen"_s, u"ownAccount"_s, u"ownAccountId"_s, u"invited"_s,
    u"policies: unknown chosen all"_s, u"note.all-policies"_s, u"developerSwitched"_s,
    u"facts.collaborator"_s,
    u"irreversible: not-begun under-way asked done say-begin say-done say-not-done say-unclear"_s};

QStringList askedIds()
{
    QStringList ids;
    for (const QString &asked : kAsked) {
        const QString key = asked.section(u": "_s, 0, 0);
        if (!QStringList{u"facts"_s, u"need"_s, u"card"_s, u"irreversible"_s}.contains(
                key)) { // no answer, only a kind of part
            ids.append(key);
        }
        for (const QString &option : asked.section(u": "_s, 1).split(u' ', Qt::SkipEmptyParts)) {
            ids.append(key + u'.' + option);
        }
    }
    return ids;
}

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
Guide guide(const QString &locale, const QString &file)
{
    static QHash<QString, Guide> read;
    const QString path = u":/guides/"_s + locale + u'/' + file + u".md"_s;
    if (!read.contains(path)) {
        read.insert(path, Guide(path));
    }
    return read.value(path);
}
/// {kind:id} of a section, as the file has them.
QStringList namedIn(const QString &locale, const QString &file, const QString &anchor)
{
    return captured(guide(locale, file).section(anchor), u"\\{[a-z]+:[^{}]*\\}"_s);
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

    /// The sentences that hold a fact that is not official, or that a comment calls "unconfirmed"
    /// or "reported".
    QStringList doubtful(const QString &raw) const
    {
        static const QRegularExpression comment(u"<!--[^>]*(unconfirmed|reported) -->"_s);
        static const QRegularExpression fact(u"\\{fact:([^}]+)\\}"_s);
        static const QRegularExpression anyComment(u" ?<!--.*?-->"_s);
        static const QRegularExpression end(u"(?<=[.。])(?=[ \n]|[\\x{4e00}-\\x{9fff}])"_s);
        QStringList found;
        for (auto it = comment.globalMatch(raw); it.hasNext();) {
            const QString before = raw.left(it.next().capturedStart()).remove(anyComment);
            found.append(before.trimmed().split(end).last());
        }
        for (const QString &sentence : QString(raw).remove(anyComment).split(end)) {
            for (auto it = fact.globalMatch(sentence); it.hasNext();) {
                if (m_book.fact(it.next().captured(1)).confidence != u"official"_s) {
                    found.append(sentence);
                }
            }
        }
        return found;
    }
    static bool isHedged(const QString &text)
    {
        static const QRegularExpression hedge(
            u"\\b([Pp]robably|[Uu]sually|[Uu]sers report|[Aa]s far as is known|seen so far|not "
            "confirmed|[Jj]udging by|do not know for certain|is reported)\\b"
            "|很可能|通常|据用户反馈|据目前所知|目前见过|尚未证实|据工具|不能确定"_s);
        return text.contains(hedge);
    }
    static QString rawGuide(const QString &locale, const QString &file, const QString &anchor)
    {
        QFile guide(
            QStringLiteral(SOURCE_DIR "/resources/guides/") + locale + u'/' + file + u".md"_s);
        static QHash<QString, QHash<QString, QString>> read;
        QHash<QString, QString> &sections = read[guide.fileName()];
        if (sections.isEmpty() && guide.open(QIODevice::ReadOnly)) {
            const QString text = QString::fromUtf8(guide.readAll());
            for (const QString &part : text.split(u"\n<a id=\""_s).mid(1)) {
                sections.insert(part.section(u'"', 0, 0), part.section(u'\n', 1));
            }
        }
        return sections.value(anchor);
    }
    /// What stands in tr(): the sources in English, their translations in Chinese.
    static QStringList spokenByTheProgram(const QString &locale)
    {
        QFile file(QStringLiteral(SOURCE_DIR "/translations/mpwizard_zh_CN.ts"));
        const QSet<QString> wanted = locale == u"en"_s
            ? QSet<QString>{u"source"_s}
            : QSet<QString>{u"translation"_s, u"numerusform"_s};
        QStringList texts;
        if (file.open(QIODevice::ReadOnly)) {
            for (QXmlStreamReader xml(&file); !xml.atEnd();) {
                if (xml.readNext() == QXmlStreamReader::StartElement
                    && wanted.contains(xml.name().toString())) {
                    texts.append(
                        xml.readElementText(QXmlStreamReader::IncludeChildElements).remove(u'&'));
                }
            }
        }
        return texts;
    }
    static QStringList idsOf(const QString &list)
    {
        QFile file(u":/rulebook/"_s + list + u".json"_s);
        QStringList ids;
        if (file.open(QIODevice::ReadOnly)) {
            const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
            for (const QJsonValue &entry : root.value(list).toArray()) {
                ids.append(entry.toObject().value(u"id"_s).toString());
            }
        }
        return ids;
    }
    QSet<QString> listedBy(const Journey::Block &block, Journey::Subject subject) const
    {
        Journey::Answers answers;
        answers.set(Journey::Keys::subject, subject);
        QSet<QString> ids;
        if (const auto *facts = std::get_if<Journey::Facts>(&block.part)) {
            for (const QString &prefix : Journey::prefixesOf(*facts, answers)) {
                for (const Fact &fact : m_book.facts(prefix)) {
                    ids.insert(fact.id);
                }
            }
        }
        return ids;
    }
    /// What is ticked on the pages of \a spec, one by one.
    static QStringList partsOf(const Journey::Spec &spec)
    {
        QStringList ids;
        for (const Journey::Step &step : spec.steps) {
            for (const Journey::Block &block : step.blocks) {
                const auto *ticks = std::get_if<Journey::Ticks>(&block.part);
                for (const char *item : ticks ? ticks->items : Journey::Ids()) {
                    ids.append(QString::fromLatin1(item));
                }
            }
        }
        return Journey::hasBlock(spec, u"handOver"_s)
            ? ids + QStringList{u"hand.name"_s, u"hand.appid"_s, u"hand.secret"_s, u"hand.key"_s}
            : ids;
    }
    QStringList allNamed() const
    {
        QStringList all;
        for (const QString &locale : kLocales) {
            for (const QString &file : kFiles) {
                for (const QString &anchor : m_en.anchors(file)) {
                    all += namedIn(locale, file, anchor);
                }
            }
        }
        all.removeDuplicates();
        return all;
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
            QCOMPARE(namedIn(u"en"_s, file, anchor), namedIn(u"zh_CN"_s, file, anchor));
            QVERIFY2(captured(en, u"`[^`]+`"_s) == captured(zh, u"`[^`]+`"_s), qPrintable(anchor));
        }
    }
    void theConsolesNamesAreTheSameInBothLocales()
    {
        // What English shows in bold Chinese is the console's own wording; the Chinese guide must
        // say it, too.
        for (const QString &file : journeyFiles()) {
            for (const QString &anchor : m_en.anchors(file)) {
                const QString zh = m_zh.section(file, anchor);
                for (const QString &name :
                    captured(m_en.section(file, anchor), u"\\*\\*[^*]+\\*\\*"_s)) {
                    const QString chinese = captured(name, u"[\\x{4e00}-\\x{9fff}]+"_s).value(0);
                    QVERIFY2(zh.contains(chinese), qPrintable(anchor + u": "_s + name));
                }
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
        QTest::addColumn<QString>("journey");
        QTest::addColumn<QString>("step");
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            const auto add = [&locale](const QString &journey, const QString &step) {
                QTest::newRow(qPrintable(locale + u' ' + journey + u' ' + step))
                    << locale << journey << step;
            };
            for (const Journey::Spec *spec : Journey::journeys()) {
                for (const Journey::Step &step : spec->steps) {
                    add(Journey::idOf(*spec), Journey::idOf(step));
                }
                add(Journey::idOf(*spec), Journey::idOf(spec->steps.back()) + u"#open"_s);
            }
            add(u"certify"_s, u"done#provider"_s);
        }
    }
    void everyStepHasItsWords()
    {
        QFETCH(QString, locale);
        QFETCH(QString, journey);
        QFETCH(QString, step);
        const StepWords words = Words(locale).step(journey, step);
        QVERIFY(!words.title.isEmpty() && words.title != step);
        QCOMPARE(Words(locale).shortTitle(journey, step), words.shortTitle);
        QVERIFY(
            Words(locale)
                .section(journey, step)
                .contains(u"\n*"_s + words.shortTitle + u"*\n"_s)); // not the title in its place
        QVERIFY(words.shortTitle.size() <= (locale == u"en"_s ? 24 : 10)); // the rail is narrow
        QVERIFY(!words.purpose.isEmpty() && words.purpose.size() <= 140);
        QVERIFY(!words.purpose.contains(u'*') || words.purpose.contains(u"**"_s));
        QVERIFY(words.chips.size() >= 2 && words.chips.size() <= 4);
        QCOMPARE(Words(locale).section(journey, step).count(u"\n### "_s), 3);
        QCOMPARE(hasChinese(words.title), locale == u"zh_CN"_s);
    }
    void everyPartOfAPageHasItsWords_data()
    {
        QTest::addColumn<QString>("journey");
        QTest::addColumn<QString>("anchor");
        for (const Journey::Spec *spec : Journey::journeys()) {
            for (const QString &anchor : partsOf(*spec)) {
                QTest::newRow(qPrintable(Journey::idOf(*spec) + u' ' + anchor))
                    << Journey::idOf(*spec) << anchor;
            }
        }
    }
    void everyPartOfAPageHasItsWords()
    {
        QFETCH(QString, journey);
        QFETCH(QString, anchor);
        for (const Words &words : {m_en, m_zh}) {
            const StepWords part = words.step(journey, anchor);
            QVERIFY(part.title != anchor);
            QVERIFY(!part.purpose.isEmpty());
        }
    }
    void everyBlockOfAJourneyHasItsWords()
    {
        for (const Journey::Spec *journey : Journey::journeys()) {
            for (const Journey::Step &step : journey->steps) {
                for (const Journey::Block &block : step.blocks) {
                    const QString id = QString::fromLatin1(Journey::idOf(block));
                    const bool isFrame = std::holds_alternative<Journey::Special>(block.part)
                        || std::holds_alternative<Journey::Confirm>(block.part)
                        || std::holds_alternative<Journey::Consequences>(block.part)
                        || std::holds_alternative<Journey::Irreversible>(block.part);
                    QVERIFY2(id.isEmpty() || isFrame || askedIds().contains(id), qPrintable(id));
                }
            }
        }
    }
    void everyQuestionAndOptionHasItsWords()
    {
        for (const QString &id : askedIds()) {
            const BlockWords en = m_en.block(u"certify"_s, id);
            const BlockWords zh = m_zh.block(u"certify"_s, id);
            QVERIFY2(m_en.has(u"certify"_s, id) && m_zh.has(u"certify"_s, id), qPrintable(id));
            QVERIFY2(en.hint.isEmpty() == zh.hint.isEmpty(), qPrintable(id));
            QVERIFY2(en.missing.isEmpty() == zh.missing.isEmpty(), qPrintable(id));
            for (const QString &plain : {en.label, en.missing, zh.label, zh.missing}) {
                QVERIFY2(!plain.contains(u'*') && !plain.contains(u'`'), qPrintable(plain));
            }
        }
    }
    // A list of facts is headed by the name of its kind, the beginning of their ids.
    void everyKindOfFactHasAHeading()
    {
        for (const Fact &fact : m_book.facts({})) {
            const QString id = u"facts."_s + fact.id.section(u'.', 0, 0);
            const bool isSingle = id == u"facts.rid"_s; // is among those of the AppSecret
            QVERIFY2(isSingle || m_en.has(u"certify"_s, id), qPrintable(id));
        }
    }
    // A fact that no page lists reaches nobody who does not look for it.
    void everyFactIsListedOnAPage()
    {
        using Journey::Subject;
        QSet<QString> listed;
        for (const Journey::Spec *journey : Journey::journeys()) {
            for (const Journey::Step &step : journey->steps) {
                for (const Journey::Block &block : step.blocks) {
                    for (int i = 0; i < QMetaEnum::fromType<Subject>().keyCount(); ++i) {
                        listed.unite(listedBy(block, static_cast<Subject>(i)));
                    }
                }
            }
        }
        for (const Fact &fact : m_book.facts({})) {
            QVERIFY2(listed.contains(fact.id), qPrintable(fact.id));
        }
    }
    void everyListHasFacts()
    {
        for (const Journey::Spec *journey : Journey::journeys()) {
            for (const Journey::Step &step : journey->steps) {
                for (const Journey::Block &block : step.blocks) {
                    QVERIFY2(!std::holds_alternative<Journey::Facts>(block.part)
                            || !listedBy(block, Journey::Subject::Company).isEmpty(),
                        step.id);
                }
            }
        }
    }
    void everyFieldSectionIsAsked()
    {
        const QStringList ids = askedIds();
        for (const QString &anchor : m_en.anchors(u"fields"_s)) {
            QVERIFY2(anchor.startsWith(u"option."_s) || ids.contains(anchor), qPrintable(anchor));
        }
    }
    void everyJourneyHasItsName_data() { addLocales(); }
    void everyJourneyHasItsName()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        QCOMPARE(words.anchors(u"journeys"_s).size(), qsizetype(Journey::journeys().size()));
        for (const Journey::Spec *spec : Journey::journeys()) {
            const StepWords named = words.journey(QString::fromLatin1(spec->id));
            QVERIFY2(named.title != QString::fromLatin1(spec->id) && !named.purpose.isEmpty()
                    && words.section(u"journeys"_s, QString::fromLatin1(spec->id))
                           .contains(u"\n*"_s),
                spec->id);
        }
    }

    void thereIsNoSectionThatNoPageShows()
    {
        for (const Journey::Spec *spec : Journey::journeys()) {
            const QStringList parts = partsOf(*spec);
            for (const QString &anchor : m_en.anchors(Journey::idOf(*spec))) {
                const bool isPart = anchor.endsWith(u".card"_s) || parts.contains(anchor);
                QVERIFY2(isPart || Journey::stepOf(*spec, anchor.section(u'#', 0, 0)),
                    qPrintable(anchor));
            }
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
            QVERIFY2(section.contains(u"{value"_s) != fact.value.isBool(), qPrintable(fact.id));
            QVERIFY2(section.contains(u"\n> "_s) == fact.value.isBool(), qPrintable(fact.id));
            for (const QString &name : placeholders(section)) {
                QVERIFY2(placeholdersOf(fact).contains(name), qPrintable(fact.id + u' ' + name));
            }
            QVERIFY2(fact.unit.isEmpty() != section.contains(u"{unit}"_s), qPrintable(fact.id));
            QVERIFY2(
                fact.unit.isEmpty() || m_en.anchors(u"facts"_s).contains(u"unit."_s + fact.unit),
                qPrintable(fact.id));
            const bool isEnglish = locale == u"en"_s;
            QVERIFY2(words.factSource(fact).contains(isEnglish ? fact.sourceEnglish : fact.source),
                qPrintable(fact.id));
            QVERIFY2(isEnglish != hasChinese(words.factSource(fact)), qPrintable(fact.id));
            // Ids of values are for the program; people see their names.
            QVERIFY2(!sentence.contains(QRegularExpression(
                         u"\\b(true|false|[a-z]+-[a-z-]*(available|edition|verification))\\b"_s)),
                qPrintable(sentence));
        }
    }
    // What nobody official says is not told as if it were certain.
    void whatIsNotCertainSaysSo_data() { addLocales(); }
    void whatIsNotCertainSaysSo()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        for (const Fact &fact : m_book.facts({})) {
            if (fact.confidence == u"unconfirmed"_s) {
                QVERIFY2(isHedged(words.fact(fact)), qPrintable(words.fact(fact)));
            }
        }
        for (const QString &file : kFiles) {
            for (const QString &anchor : words.anchors(file)) {
                const QString raw = rawGuide(locale, file, anchor);
                for (const QString &sentence : doubtful(raw)) {
                    QVERIFY2(isHedged(sentence), qPrintable(anchor + u": "_s + sentence));
                }
            }
        }
    }
    void theProgramsOwnWordsAreRead()
    {
        QVERIFY(spokenByTheProgram(u"en"_s).contains(u"Next"_s));
        QVERIFY(spokenByTheProgram(u"zh_CN"_s).contains(u"下一步(N)"_s));
        QVERIFY(spokenByTheProgram(u"zh_CN"_s).size() > 200);
    }
    void theSearchForDoubtFindsWhatItShould()
    {
        QCOMPARE(doubtful(u"Sure. It costs. <!-- x; unconfirmed --> Next."_s),
            QStringList(u" It costs."_s));
        QCOMPARE(doubtful(u"Yes. It has {fact:key.bits}, so. Next."_s).size(), 1);
        QCOMPARE(doubtful(u"Yes. <!-- 《小程序认证》 -->"_s), QStringList());
        QVERIFY(isHedged(u"It probably costs."_s) && !isHedged(u"It costs."_s));
        QVERIFY(isHedged(u"据用户反馈要交费"_s) && !isHedged(u"要交费"_s));
    }
    // One thing has one name in each language.
    void termsAreKept_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("never");
        QTest::addColumn<QString>("use");
        QFile file(QStringLiteral(SOURCE_DIR "/resources/guides/terms.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray terms = QJsonDocument::fromJson(file.readAll())[u"terms"_s].toArray();
        QVERIFY(terms.size() > 10);
        for (const QJsonValue &term : terms) {
            for (const auto &[locale, list] :
                {std::pair(u"en"_s, u"neverEn"_s), {u"zh_CN"_s, u"neverZh"_s}}) {
                for (const QJsonValue &never : term[list].toArray()) {
                    QTest::newRow(qPrintable(locale + u' ' + never.toString()))
                        << locale << never.toString() << term[locale].toString();
                }
            }
        }
    }
    void termsAreKept()
    {
        QFETCH(QString, locale);
        QFETCH(QString, never);
        QFETCH(QString, use);
        const QRegularExpression pattern(never);
        QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));
        const Words words(locale);
        QStringList found;
        for (const QString &file : kFiles) {
            for (const QString &anchor : words.anchors(file)) {
                const auto match = pattern.match(words.section(file, anchor));
                if (match.hasMatch()) {
                    found.append(file + u' ' + anchor + u": "_s + match.captured());
                }
            }
        }
        for (const QString &text : spokenByTheProgram(locale)) {
            if (text.contains(pattern)) {
                found.append(u"the program: "_s + text);
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(u"use "_s + use + u":\n"_s + found.join(u'\n')));
    }
    void everyFactSectionHasAFact()
    {
        static const QRegularExpression helper(u"^(value|unit|source|form)\\."_s);
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
            QCOMPARE(m_zh.factSource(fact).contains(u"（据用户反馈）"_s),
                fact.confidence == u"reported"_s);
        }
    }

    void everyFindingHasItsWords_data() { addLocales(); }
    void everyFindingHasItsWords()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        for (const CatalogueEntry &entry : m_book.catalogue().entries()) {
            const QString own = entry.sameAs.isEmpty() ? entry.id : entry.sameAs;
            QVERIFY2(!words.section(u"findings"_s, own).isEmpty(), qPrintable(entry.id));
            QVERIFY2(own == entry.id || words.section(u"findings"_s, entry.id).isEmpty(),
                qPrintable(entry.id));
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
    // What a text names with {kind:id} exists: a misspelt warning would vanish.
    void everythingNamedExists()
    {
        const QHash<QString, QStringList> known{{u"use"_s, m_en.anchors(u"common"_s)},
            {u"button"_s, m_en.anchors(u"buttons"_s)}, {u"role"_s, m_en.anchors(u"roles"_s)},
            {u"need"_s, m_en.anchors(u"needs"_s)}, {u"fact"_s, idsOf(u"facts"_s)},
            {u"menu"_s, idsOf(u"menus"_s)}, {u"link"_s, idsOf(u"links"_s)}};
        for (const QString &name : allNamed()) {
            const QString kind = name.mid(1).section(u':', 0, 0);
            const QString id = name.section(u':', 1).chopped(1);
            const bool isNumber = kind == u"minutes"_s && id.toInt() > 0;
            QVERIFY2(isNumber || known.value(kind).contains(id), qPrintable(name));
            QVERIFY2(kind != u"fact"_s || !m_book.fact(id).value.isBool(), qPrintable(name));
        }
    }
    void whatCanBeNamedIs()
    {
        const QStringList used = allNamed();
        for (const auto &file : {u"button"_s, u"need"_s}) {
            for (const QString &id : m_en.anchors(file + u's')) {
                const bool isForm = id == u"minutes"_s;
                QVERIFY2(isForm || used.contains(u'{' + file + u':' + id + u'}'), qPrintable(id));
            }
        }
    }
    // A path, a number or a button that is typed where it could be named would not follow a change.
    void noMenuPathIsTyped_data() { addLocales(); }
    void noMenuPathIsTyped()
    {
        static const QRegularExpression typed(u"\\*\\*( \\([^)]*\\))? › "_s);
        QFETCH(QString, locale);
        for (const QString &file : kFiles) {
            for (const QString &anchor : m_en.anchors(file)) {
                const QString text = guide(locale, file).section(anchor);
                const bool isOurs = anchor == u"wechat.85001"_s; // in the phone's own WeChat
                QVERIFY2(isOurs || !text.contains(typed), qPrintable(anchor + u'\n' + text));
            }
        }
    }
    void noFactIsTyped_data() { addLocales(); }
    void noFactIsTyped()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        QStringList typed;
        for (const Fact &fact : m_book.facts({})) {
            const QString value = words.factValue(fact);
            for (const QString &file : kFiles) {
                for (const QString &anchor : words.anchors(file)) {
                    const bool isOther = kOtherNumbers.contains(anchor + u": "_s + value);
                    if (!fact.unit.isEmpty() && file != u"facts"_s && !isOther
                        && guide(locale, file).section(anchor).contains(value)) {
                        typed.append(anchor + u": "_s + value);
                    }
                }
            }
        }
        typed.removeDuplicates();
        QVERIFY2(typed.isEmpty(), qPrintable(typed.join(u'\n')));
    }
    void buttonsAreCalledAsTheyAre()
    {
        QFile file(QStringLiteral(SOURCE_DIR "/translations/mpwizard_zh_CN.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString ts = QString::fromUtf8(file.readAll()).remove(u"&amp;"_s);
        for (const QString &id : m_en.anchors(u"buttons"_s)) {
            const QRegularExpression message(
                u"<source>%1</source>\\s*<translation>%2(\\([A-Z]\\))?</"_s.arg(
                    QRegularExpression::escape(m_en.step(u"buttons"_s, id).title),
                    QRegularExpression::escape(m_zh.step(u"buttons"_s, id).title)));
            QVERIFY2(ts.contains(message), qPrintable(id));
        }
    }
    // One thing has one name: the console's in bold, and what it means in brackets.
    void everyNameOfAConsoleIsExplainedInOneWay()
    {
        QHash<QString, QString> meanings;
        for (const QString &file : kFiles) {
            for (const QString &anchor : m_en.anchors(file)) {
                static const QRegularExpression name(
                    u"\\*\\*([^*]*[\\x{4e00}-\\x{9fff}][^*]*)\\*\\* \\(([^)]+)\\)"_s);
                const QString text = m_en.section(file, anchor);
                for (auto it = name.globalMatch(text); it.hasNext();) {
                    const auto match = it.next();
                    const QString meaning = match.captured(2);
                    const QString known = meanings.value(match.captured(1), meaning);
                    QVERIFY2(known == meaning,
                        qPrintable(
                            anchor + u": "_s + match.captured() + u", elsewhere "_s + known));
                    meanings.insert(match.captured(1), meaning);
                }
            }
        }
        QVERIFY(meanings.size() > 30);
    }
    void pagesAreCalledAsTheyAre()
    {
        QSet<QString> pages;
        for (const QString &journey : journeyFiles()) {
            for (const QString &step : m_en.anchors(journey)) {
                pages.insert(m_en.step(journey, step).shortTitle);
                pages.insert(m_zh.step(journey, step).shortTitle);
            }
        }
        for (const Words &words : {m_en, m_zh}) {
            for (const QString &file : kFiles) {
                for (const QString &anchor : words.anchors(file)) {
                    static const QRegularExpression page(u"page “([^”]+)”|“([^”]+)”(一页|页)"_s);
                    const QString text = words.section(file, anchor);
                    for (auto it = page.globalMatch(text); it.hasNext();) {
                        const auto match = it.next();
                        const QString name = match.captured(1) + match.captured(2);
                        QVERIFY2(pages.contains(name), qPrintable(anchor + u": "_s + name));
                    }
                }
            }
        }
    }
    void everyRoleHasItsWords()
    {
        QStringList ids;
        for (const Role &role : m_book.roles()) {
            ids.append(role.id);
        }
        QCOMPARE(m_en.anchors(u"roles"_s), ids);
        for (const QString &id : ids) {
            QCOMPARE(m_en.whoIs(id).isEmpty(), id == u"you"_s);
            QVERIFY2(m_en.role(id) != id && m_zh.role(id) != id, qPrintable(id));
        }
    }
    void everyStepSaysWhoAndHowLong_data() { everyStepHasItsWords_data(); }
    void everyStepSaysWhoAndHowLong()
    {
        QFETCH(QString, locale);
        QFETCH(QString, journey);
        QFETCH(QString, step);
        const StepWords words = Words(locale).step(journey, step);
        QVERIFY(!words.roles.isEmpty());
        QVERIFY(words.minutes > 0 || words.needs.contains(u"days"_s) || step.startsWith(u"done"_s));
        QCOMPARE(words.chips.size(),
            words.roles.size() + words.needs.size() + (words.minutes > 0 ? 1 : 0));
    }
    // Whoever acts elsewhere has no window: their card says all of it, in their words.
    void whatSomebodyElseDoesHasACard_data() { everyStepHasItsWords_data(); }
    void whatSomebodyElseDoesHasACard()
    {
        static const QRegularExpression window(
            u"\\b[Hh]ere\\b|\\bpage “|这里|”一页|向导|[Ww]izard"_s);
        QFETCH(QString, locale);
        QFETCH(QString, journey);
        QFETCH(QString, step);
        const Words words(locale);
        const QStringList roles = words.step(journey, step).roles;
        const bool isForOthers = roles != QStringList(u"you"_s);
        const QJsonObject about{{u"name"_s, u"Shop"_s}, {u"appId"_s, u"wx0123456789abcdef"_s}};
        const QString card = words.card(journey, step, about);
        QCOMPARE(!card.isEmpty(), isForOthers);
        QVERIFY2(card.isEmpty() || card.contains(u"Shop"_s), qPrintable(card));
        const auto match = window.match(card);
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
        const QString bare = words.card(journey, step, {});
        QVERIFY2(!bare.contains(u'?') || card.contains(u'?'), qPrintable(bare));
    }
    // What a text or a code is recognised by carries few facts; no sentence needs another.
    void whatIsRecognisedInATextShowsNoQuestionMark_data() { addLocales(); }
    void whatIsRecognisedInATextShowsNoQuestionMark()
    {
        static const QRegularExpression clause(u"\\[\\[.*?\\]\\]"_s);
        QFETCH(QString, locale);
        const Words words(locale);
        for (const CatalogueEntry &entry : m_book.catalogue().entries()) {
            if (entry.patterns.isEmpty() && entry.code.isEmpty()) {
                continue;
            }
            const QString section = words.section(u"findings"_s, entry.id).remove(clause);
            const auto isTaken = [](const QRegularExpression &pattern, const QString &name) {
                return pattern.namedCaptureGroups().contains(name.mid(1).chopped(1));
            };
            for (const QString &name : placeholders(section)) {
                const bool isAlwaysTaken = entry.code.isEmpty()
                    && std::all_of(entry.patterns.cbegin(), entry.patterns.cend(),
                        [&](const QRegularExpression &pattern) { return isTaken(pattern, name); });
                QVERIFY2(isAlwaysTaken || name == u"{id}"_s || name == u"{number}"_s
                        || name == u"{answer}"_s,
                    qPrintable(entry.id + u' ' + name));
            }
        }
        for (const auto &id : {u"wechat.40164"_s, u"upload.-10008"_s}) {
            const FindingWords seen = words.finding({id, {{u"ip"_s, u"1.2.3.4"_s}}, {}});
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
        for (const char *check : {"appid.format", "secret.format", "credentials.token",
                 "uploadkey.file", "uploadkey.server", "domain.syntax", "domain.dns", "domain.tls",
                 "domain.http", "domain.verify-file"}) {
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
