// SPDX-License-Identifier: MIT
#include "models/core/paste.h"

#include <QTest>

using namespace Qt::StringLiterals;

class PasteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void repairs_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("text");
        QTest::addRow("untouched") << u"wx0123456789abcdef"_s << u"wx0123456789abcdef"_s;
        QTest::addRow("blanks") << u"  wx0123456789abcdef\r\n"_s << u"wx0123456789abcdef"_s;
        QTest::addRow("zero-width")
            << u"wx\u200b0123\ufeff456789abcdef\u200e"_s << u"wx0123456789abcdef"_s;
        QTest::addRow("full-width") << u"ｗｘ0123456789abcdef"_s << u"wx0123456789abcdef"_s;
        QTest::addRow("full-width punctuation")
            << u"https：／／api．example．com"_s << u"https://api.example.com"_s;
        QTest::addRow("ideographic full stop") << u"example。com"_s << u"example.com"_s;
        QTest::addRow("Chinese quotes") << u"“wx0123456789abcdef”"_s << u"wx0123456789abcdef"_s;
        QTest::addRow("nested quotes") << u"「\" x \"」"_s << u"x"_s;
        QTest::addRow("inner blank stays") << u"示例 商城"_s << u"示例 商城"_s;
        QTest::addRow("bidi override") << u"\u202egnp.exe\u202c"_s << u"gnp.exe"_s;
    }
    void repairs()
    {
        QFETCH(QString, pasted);
        QFETCH(QString, text);
        const Paste paste = repaired(pasted);
        QCOMPARE(paste.text, text);
        QCOMPARE(paste.repaired, pasted != text);
    }
    void findsAnAppIdInChat()
    {
        QCOMPARE(
            appIdIn(u"老板好，appid：wx0123456789abcdef，密钥晚点发"_s), u"wx0123456789abcdef"_s);
        QCOMPARE(appIdIn(u"wx0123456789abcdef or wx0123456789abcdee"_s), QString());
        QCOMPARE(appIdIn(u"xwx0123456789abcdef"_s), QString());
    }
    void tenMegabytesInTime()
    {
        const QString big(10'000'000, u'\u200b');
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(repaired(big).text, QString());
        QVERIFY(timer.elapsed() < 1000);
    }
};

QTEST_APPLESS_MAIN(PasteTest)
#include "tst_paste.moc"
