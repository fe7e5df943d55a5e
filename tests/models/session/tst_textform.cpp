// SPDX-License-Identifier: MIT
#include "models/rulebook/words.h"
#include "models/session/textform.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Journey::Form;

class TextFormTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnAppIdOutOfALineOfChat();
    void saysWhatIsWrongWithAnAppId_data();
    void saysWhatIsWrongWithAnAppId();
    void storesNoBeginningOfASecret();
    void readsADayAsItIsWritten_data();
    void readsADayAsItIsWritten();
    void takesNoDayThatCannotBe_data();
    void takesNoDayThatCannotBe();
};

void TextFormTest::readsAnAppIdOutOfALineOfChat()
{
    const TextForm form = formOf(Form::AppId);
    const QString appId = u"wx0123456789abcdef"_s;
    QCOMPARE(form.read(u"AppID："_s + appId + u" 请查收"_s), appId);
    QCOMPARE(form.check(appId).status, CheckStatus::Passed);
    QVERIFY(form.remark(appId, appId).startsWith(u'✓'));
    QVERIFY(form.remark(u"AppID "_s + appId, appId).contains(appId));
}

void TextFormTest::saysWhatIsWrongWithAnAppId_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("short") << u"wx0123"_s << u"instead of 18"_s;
    QTest::newRow("prefix") << u"ab0123456789abcdef"_s << u"begins with wx"_s;
    QTest::newRow("characters") << u"wx0123456789abcdez"_s << u"only digits"_s;
    QTest::newRow("several") << u"wx0123456789abcdef wxfedcba9876543210"_s << u"several"_s;
}

void TextFormTest::saysWhatIsWrongWithAnAppId()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, said);
    const TextForm form = formOf(Form::AppId);
    const QString problem = form.problem(form.read(typed), Words(u"en"_s));
    QVERIFY2(problem.contains(said), qPrintable(problem));
}

void TextFormTest::storesNoBeginningOfASecret()
{
    const TextForm form = formOf(Form::Free);
    QCOMPARE(form.read(u"Demo Shop"_s), u"Demo Shop"_s);
    QVERIFY(form.read(u"ca9a27f0d1e5b8634fa7c209"_s).isEmpty());
}

void TextFormTest::readsADayAsItIsWritten_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed :
        {"2026-11-02", "2026/11/02", "2026.11.02", "2026年11月2日", " 2026-11-02 "}) {
        QTest::newRow(typed) << QString::fromUtf8(typed);
    }
}

void TextFormTest::readsADayAsItIsWritten()
{
    QFETCH(const QString, typed);
    QCOMPARE(formOf(Form::Day).read(typed), u"2026-11-02"_s);
}

void TextFormTest::takesNoDayThatCannotBe_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("finding");
    const QDate today = QDate::currentDate();
    QTest::newRow("today") << today.toString(Qt::ISODate) << QString();
    QTest::newRow("no day") << u"2026-02-30"_s << u"date.format"_s;
    QTest::newRow("not whole yet") << u"2026-11-2"_s << u"date.format"_s;
    QTest::newRow("words") << u"yesterday"_s << u"date.format"_s;
    QTest::newRow("tomorrow") << today.addDays(1).toString(Qt::ISODate) << u"date.future"_s;
    QTest::newRow("years ago") << today.addDays(-400).toString(Qt::ISODate) << u"date.long-ago"_s;
}

void TextFormTest::takesNoDayThatCannotBe()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, finding);
    const TextForm form = formOf(Form::Day);
    QCOMPARE(form.check(form.read(typed)).finding.id, finding);
    QCOMPARE(form.check(form.read(typed)).status == CheckStatus::Passed, finding.isEmpty());
    for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
        QVERIFY(finding.isEmpty() || !form.problem(typed, Words(locale)).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TextFormTest)
#include "tst_textform.moc"
