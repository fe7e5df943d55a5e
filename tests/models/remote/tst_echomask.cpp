// SPDX-License-Identifier: MIT
// A secret that comes back is masked however it is written, to the last bit of it.
#include "models/remote/echomask.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QByteArray kBytes = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

QString masked(const QByteArray &echo, const QByteArray &secret = kBytes)
{
    return EchoMask({Secret(secret)}).text(u"it was <%1>"_s.arg(QString::fromUtf8(echo)));
}

/// With each \a every-th character as a JSON text may spell it.
QByteArray escapedJson(const QByteArray &text, int every, const QByteArray &backslash = "\\")
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QByteArray hex = QByteArray::number(uchar(text.at(i)), 16).rightJustified(4, '0');
        out += i % every == 0 ? QByteArray(backslash + 'u' + (i % 4 == 0 ? hex.toUpper() : hex))
                              : text.mid(i, 1);
    }
    return out;
}
} // namespace

class EchoMaskTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void masksJsonEscapes()
    {
        for (const QByteArray &echo : {escapedJson(kBytes, 1), escapedJson(kBytes, 2),
                 escapedJson(kBytes, 9), escapedJson(kBytes, 1, "\\\\"),
                 escapedJson(kBytes.toBase64(), 3), escapedJson(kBytes.toHex(' '), 2)}) {
            QCOMPARE(masked(echo), u"it was <•••>"_s);
        }
        QCOMPARE(masked("caf\\u00e9 \\u"), u"it was <caf\\u00e9 \\u>"_s); // what is no secret
    }
    void masksEscapedSlashes()
    {
        const QByteArray secret = "A\xff\xfe\xfd~~?~~?~>>>\xff\xff\xff/plain/pass/word";
        QVERIFY(secret.toBase64().contains('/'));
        QCOMPARE(masked(secret.toBase64().replace("/", "\\/"), secret), u"it was <•••>"_s);
        QCOMPARE(masked("a/b/secret/c/d/e\\/f", "a/b/secret/c/d/e/f"), u"it was <•••>"_s);
    }
    // Every character of base64 that holds a bit of the secret is gone.
    void masksBase64ToItsEdges_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("AppSecret") << kBytes;
        QTest::newRow("one byte more") << QByteArray(kBytes + 'z');
        QTest::newRow("bytes that need - and _")
            << QByteArray("\xff\xfe\xfd~~?~~?~>>>\xff\xff\xff!");
    }
    void masksBase64ToItsEdges()
    {
        QFETCH(const QByteArray, secret);
        for (int i = 0; i < 6 * 6 * 4; ++i) {
            const QByteArray before = QByteArray("id=9;").left(i % 6);
            const QByteArray after = QByteArray(";x=1;").left(i / 6 % 6);
            const QByteArray::Base64Options options(i / 36 % 4);
            const QByteArray echo = QByteArray(before + secret + after).toBase64(options);
            const qsizetype first = before.size() * 8 / 6;
            const qsizetype end = ((before.size() + secret.size()) * 8 + 5) / 6;
            const QStringList kept =
                EchoMask({Secret(secret)}).text(QString::fromLatin1(echo)).split(u"•••"_s);
            QVERIFY2(kept.size() >= 2 && kept.first().size() <= first
                    && kept.last().size() <= echo.size() - end,
                qPrintable(QString::fromLatin1(echo) + u" -> "_s + kept.join(u"•••"_s)));
        }
    }
};

QTEST_APPLESS_MAIN(EchoMaskTest)
#include "tst_echomask.moc"
