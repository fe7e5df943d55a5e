// SPDX-License-Identifier: MIT
#include "models/checks/textindex.h"
#include "models/rulebook/rulebook.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

class TestTextIndex final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsOfAPattern_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("words");
        const auto row = [](const QString &pattern, const QString &words) {
            QTest::newRow(qPrintable(pattern)) << pattern << words;
        };
        row(u"\\bsocket hang up\\b"_s, u"socket hang up"_s);
        row(u"either|or this"_s, {});
        row(u"(?:either|or) this"_s, u" this"_s);
        row(u"certificates? expired"_s, u"certificate"_s);
        row(u"size (?<size>[0-9.]{1,9} ?KB) exceeds? max"_s, u" exceed"_s);
        row(u"a+bcd"_s, u"bcd"_s);
        row(u"\\d{3}xyz{2}"_s, u"xy"_s);
        row(u"[^)]{0,20}abc[(]def"_s, u"abc"_s);
        row(u"(?<!身份)证书(?:已经?)?过期"_s, u"证书"_s);
        row(u"x(y(z)[)])abcd"_s, u"abcd"_s);
    }
    void wordsOfAPattern()
    {
        QFETCH(QString, pattern);
        const QString words = wordsOf(pattern).toString();
        QTEST(words, "words");
    }

    void upperAndLowerCaseAreAlike()
    {
        const TextIndex index(u"Error: SOCKET HANG UP");
        QVERIFY(index.mayFit(QRegularExpression(u"\\bsocket hang up\\b"_s)));
        QVERIFY(!index.mayFit(QRegularExpression(u"\\bsocket hangs\\b"_s)));
        QVERIFY(index.mayFit(QRegularExpression(u"\\d\\d"_s)));
    }

    // What it rules out must not fit: for every pattern and every text that people paste.
    void nothingThatFitsIsRuledOut()
    {
        const Rulebook book = Rulebook::builtIn();
        int ruledOut = 0;
        QFile file(QStringLiteral(TEST_DATA "/explain/corpus.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto texts = QJsonDocument::fromJson(file.readAll()).object()["texts"_L1].toArray();
        for (const QJsonValue &value : texts) {
            const QString text = value.toObject()["text"_L1].toString();
            const TextIndex index(text);
            for (const CatalogueEntry &entry : book.catalogue().entries()) {
                for (const QRegularExpression &pattern : entry.patterns) {
                    const bool mayFit = index.mayFit(pattern);
                    ruledOut += mayFit ? 0 : 1;
                    QVERIFY2(mayFit || !pattern.match(text).hasMatch(),
                        qPrintable(pattern.pattern() + u"\n"_s + text));
                }
            }
        }
        QVERIFY(ruledOut > 50'000);
    }
};

QTEST_APPLESS_MAIN(TestTextIndex)
#include "tst_textindex.moc"
