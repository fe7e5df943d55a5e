// SPDX-License-Identifier: MIT
// What ARCHITECTURE.md says of a new step: a line in the table of its journey and a section in both
// guides, and nothing else. Its example is compiled, put into the journey and walked through in the
// real window; its words are read from guides with the two sections.
#include "models/session/report.h"
#include "tests/gui/desk.h"
#include "tests/support/files.h"
#include "wizard/theme.h"

#include <QDirIterator>
#include <QLabel>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
using namespace Journey::Certify;

/// Code, and the same as text.
#define EXAMPLE(NAME, ...) __VA_ARGS__ inline constexpr const char *NAME = #__VA_ARGS__
// clang-format off
EXAMPLE(kBlocksText, inline constexpr Block kFiling[]{{Links{kWeChatConsole}}, {Facts{"facts.filing"}}};);
#define LINE {"filing", kFiling, isCertifying, "scan authorisation or fully managed"},
// clang-format on
#define TEXT_OF(...) #__VA_ARGS__
#define TEXT(...) TEXT_OF(__VA_ARGS__)
inline constexpr Journey::Step kLine[]{LINE};

/// The steps of today with the line before the last one.
constexpr auto kLonger = [] {
    std::array<Journey::Step, std::size(kSteps) + 1> longer{};
    std::copy(std::begin(kSteps), std::end(kSteps), longer.begin());
    longer[longer.size() - 1] = longer[longer.size() - 2];
    longer[longer.size() - 2] = kLine[0];
    return longer;
}();
constexpr Spec kTomorrow{
    "certify", kLonger, kDecisions, kCertify.fork, isMethodChosen, kCertify.retired};
static_assert(isSound(kTomorrow));

/// The section in both guides.
constexpr auto kWords = "\n<a id=\"filing\"></a>\n## Title\n*Short*\n\nPurpose.\n\n- {role:you}\n"
                        "\n### Why\n\nWhy.\n";

QByteArray withoutSpaces(QByteArray text)
{
    return text.replace(' ', "").replace('\n', "");
}

/// The guides, as they ship, with the section in those of the journey.
bool makeGuides(const QString &folder)
{
    const QString source = QStringLiteral(SOURCE_DIR "/resources/guides");
    bool isMade = true;
    for (const QString &locale : {u"en"_s, u"zh_CN"_s}) {
        isMade = QDir(folder).mkpath(locale) && isMade;
        QDirIterator files(source + u'/' + locale, QDir::Files);
        while (files.hasNext()) {
            const QFileInfo file(files.next());
            const QByteArray more = file.baseName() == "certify"_L1 ? kWords : "";
            isMade = put(folder + u'/' + locale + u'/' + file.fileName(),
                         contents(file.filePath()) + more)
                && isMade;
        }
    }
    return isMade;
}
} // namespace

class NewStepTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void theExampleIsWhatIsCompiled()
    {
        const QByteArray said =
            withoutSpaces(contents(QStringLiteral(SOURCE_DIR "/ARCHITECTURE.md")));
        QVERIFY(!said.isEmpty());
        QVERIFY2(said.contains(withoutSpaces(kBlocksText)), kBlocksText);
        QVERIFY2(said.contains(withoutSpaces(TEXT(LINE))), TEXT(LINE));
    }

    void isOnTheWayAndInTheGraph()
    {
        Answers answers;
        answers.set(Keys::method, Method::Scan);
        QVERIFY(stepOf(kTomorrow, u"filing"_s));
        QCOMPARE(path(kTomorrow, answers).size(), path(kCertify, answers).size() + 1);
        QVERIFY(graphMermaid(kTomorrow).contains(u"| filing"_s));
        answers.set(Keys::method, Method::Provider);
        QCOMPARE(path(kTomorrow, answers).size(), path(kCertify, answers).size());
    }

    void hasItsWords()
    {
        QTemporaryDir folder;
        QVERIFY(makeGuides(folder.path()));
        for (const QString &locale : {u"en"_s, u"zh_CN"_s}) {
            const StepWords words = Words(locale, folder.path()).step(u"certify"_s, u"filing"_s);
            QCOMPARE(words.title, u"Title"_s);
            QCOMPARE(words.shortTitle, u"Short"_s);
            QCOMPARE(words.purpose, u"Purpose."_s);
            QCOMPARE(words.chips.size(), 1);
        }
    }

    void isAPageOfTheWindow()
    {
        Desk desk(u"en"_s, {}, false, kTomorrow);
        Driver driver = desk.driver({Method::Scan});
        QVERIFY(driver.goTo(u"filing"_s));
        QVERIFY(desk.page()->findChild<QWidget *>(u"open-wechat-console"_s));
        QVERIFY(desk.page()->findChild<QWidget *>(u"facts.filing"_s));
        desk.reopen();
        QCOMPARE(desk.step(), u"filing"_s);
        Driver again = desk.driver({Method::Scan});
        QVERIFY(again.goTo(u"done"_s));
        QVERIFY(desk.session->state().confirmed.contains(u"filing"_s));
    }
};

QTEST_MAIN(NewStepTest)
#include "tst_newstep.moc"
