// SPDX-License-Identifier: MIT
#include "models/core/visibletext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

class VisibleTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatIsSeen();
    void writesOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"小店 abc 😀\n"_s << u"小店 abc 😀\n"_s;
        QTest::newRow("escape") << u"a\x1b[31mb"_s << u"a⟨U+001B⟩[31mb"_s;
        QTest::newRow("carriage return") << u"ok\rno"_s << u"ok⟨U+000D⟩no"_s;
        QTest::newRow("NUL and DEL") << (u"a"_s + QChar(0) + u"\x7f"_s) << u"a⟨U+0000⟩⟨U+007F⟩"_s;
        QTest::newRow("CSI in one") << u"\u009b31m"_s << u"⟨U+009B⟩31m"_s;
        QTest::newRow("bidi") << u"a\u202Eb\u2066c\u200fd"_s << u"a⟨U+202E⟩b⟨U+2066⟩c⟨U+200F⟩d"_s;
        QTest::newRow("tab") << u"a\tb"_s << u"a b"_s;
    }
    void writesOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(visibleText(text), shown);
        const QJsonObject json{{text, QJsonArray{text, 1, QJsonObject{{u"k"_s, text}}}}};
        const QJsonObject wanted{{shown, QJsonArray{shown, 1, QJsonObject{{u"k"_s, shown}}}}};
        QCOMPARE(visibleJson(json).toObject(), wanted);
    }
};

void VisibleTextTest::knowsWhatIsSeen()
{
    QVERIFY(isSeen(u"a"_s));
    QVERIFY(isSeen(u"\U00020BB7"_s)); // beyond the first plane
    QVERIFY(!isSeen({}));
    QVERIFY(!isSeen(u" \u200B \u2066"_s));
}

QTEST_GUILESS_MAIN(VisibleTextTest)
#include "tst_visibletext.moc"
