// SPDX-License-Identifier: MIT
#include "models/core/appid.h"

#include <QTest>

using namespace Qt::StringLiterals;

class AppIdTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsItsForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isOne");
        const auto row = [](const char *text, bool isOne) {
            QTest::newRow(text) << QString::fromLatin1(text) << isOne;
        };
        row("wx0123456789abcdef", true);
        row("", false);
        row("wx", false);
        row("wx0123456789abcde", false);
        row("wx0123456789abcdef0", false);
        row("wx0123456789abcdeg", false);
        row("wx0123456789abcdeF", false);
        row("Wx0123456789abcdef", false);
        row("gh_0123456789abcde", false);
        row("wx0123456789abcdef\n", false);
        row(" wx0123456789abcde", false);
    }
    void knowsItsForm()
    {
        QFETCH(const QString, text);
        QTEST(isAppId(text), "isOne");
    }

    void findsThoseThatStandAlone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        const QString one = u"wx0123456789abcdef"_s;
        const QString two = u"wxfedcba9876543210"_s;
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("only it") << one << QStringList{one};
        QTest::newRow("a file name") << u"private.%1.key"_s.arg(one) << QStringList{one};
        QTest::newRow("Chinese around it") << u"小程序%1的密钥"_s.arg(one) << QStringList{one};
        QTest::newRow("underscores") << u"_%1_"_s.arg(one) << QStringList{one};
        QTest::newRow("two, one twice")
            << one + u',' + two + u' ' + one << QStringList{one, two, one};
        QTest::newRow("part of a word") << u"x%1"_s.arg(one) << QStringList();
        QTest::newRow("a digit behind it") << one + u'7' << QStringList();
    }
    void findsThoseThatStandAlone()
    {
        QFETCH(const QString, text);
        QTEST(appIdWords(text), "words");
    }
};

QTEST_GUILESS_MAIN(AppIdTest)
#include "tst_appid.moc"
