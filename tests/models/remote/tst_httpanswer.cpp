// SPDX-License-Identifier: MIT
#include "models/remote/httpanswer.h"

#include <QTest>

using namespace Qt::StringLiterals;

class HttpAnswerTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAWholeAnswer_data();
    void readsAWholeAnswer();
    void waitsForTheRest_data();
    void waitsForTheRest();
    void saysThatTheRestIsMissing_data();
    void saysThatTheRestIsMissing();
    void knowsTheFieldsOfTheHead();
};

void HttpAnswerTest::readsAWholeAnswer_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("length") << "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"_ba << 200
                            << "abc"_ba;
    QTest::newRow("more than its length")
        << "HTTP/1.1 200 OK\r\ncontent-length:3\r\n\r\nabcdef"_ba << 200 << "abc"_ba;
    QTest::newRow("empty") << "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"_ba << 200 << ""_ba;
    QTest::newRow("no content") << "HTTP/1.1 204 No Content\r\n\r\n"_ba << 204 << ""_ba;
    QTest::newRow("bare line feeds")
        << "HTTP/1.1 404 No\nContent-Length: 2\n\nno"_ba << 404 << "no"_ba;
    QTest::newRow("chunks")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n"_ba
        << 200 << "abc"_ba;
    QTest::newRow("chunks rather than a length")
        << "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"_ba
        << 200 << "ab"_ba;
    QTest::newRow("after early hints")
        << "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"_ba
        << 200 << "a"_ba;
    QTest::newRow("bytes as they are")
        << "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n\xEF\xBB\xBF"_ba + QByteArray("\0\r\n", 3)
        << 200 << "\xEF\xBB\xBF"_ba + QByteArray("\0\r\n", 3);
}

void HttpAnswerTest::readsAWholeAnswer()
{
    QFETCH(const QByteArray, received);
    const auto answer = readHttpAnswer(received, false);
    QVERIFY(answer && answer->isWhole);
    QTEST(answer->status, "status");
    QTEST(answer->body, "body");
}

void HttpAnswerTest::waitsForTheRest_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a head") << "HTTP/1.1 200 OK\r\nContent-Le"_ba;
    QTest::newRow("half a body") << "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc"_ba;
    QTest::newRow("as long as the connection") << "HTTP/1.1 200 OK\r\n\r\nabc"_ba;
    QTest::newRow("half the chunks")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"_ba;
    QTest::newRow("interim only") << "HTTP/1.1 100 Continue\r\n\r\n"_ba;
}

void HttpAnswerTest::waitsForTheRest()
{
    QFETCH(const QByteArray, received);
    QVERIFY(!readHttpAnswer(received, false));
}

void HttpAnswerTest::saysThatTheRestIsMissing_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isWhole");
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("half a head") << "HTTP/1.1 200 OK\r\nContent-Le"_ba
                                 << ""_ba << false;
    QTest::newRow("half a body") << "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc"_ba
                                 << "abc"_ba << false;
    QTest::newRow("up to the end") << "HTTP/1.1 200 OK\r\n\r\nabc"_ba
                                   << "abc"_ba << true;
    QTest::newRow("a chunk cut off") << chunked + "9\r\nab"
                                     << "ab"_ba << false;
    QTest::newRow("no last chunk") << chunked + "2\r\nab\r\n"
                                   << "ab"_ba << false;
    QTest::newRow("nonsense for a size") << chunked + "2\r\nab\r\nzz\r\n"
                                         << "ab"_ba << false;
    QTest::newRow("a monstrous size") << chunked + "fffffffffffffff\r\nab"
                                      << ""_ba << false;
    QTest::newRow("a negative length") << "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc"_ba
                                       << "abc"_ba << true;
}

void HttpAnswerTest::saysThatTheRestIsMissing()
{
    QFETCH(const QByteArray, received);
    const auto answer = readHttpAnswer(received, true);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QTEST(answer->body, "body");
    QTEST(answer->isWhole, "isWhole");
}

void HttpAnswerTest::knowsTheFieldsOfTheHead()
{
    const auto answer =
        readHttpAnswer("HTTP/1.1 301 Moved\r\nLOCATION:  /a\r\nno colon\r\nX: \r\nlocation: /b\r\n"
                       "Content-Length: 0\r\n\r\n"_ba,
            false);
    QVERIFY(answer);
    QCOMPARE(answer->field("location"), "/a"_ba);
    QCOMPARE(answer->field("x"), ""_ba);
    QCOMPARE(answer->field("none"), ""_ba);
}

QTEST_GUILESS_MAIN(HttpAnswerTest)
#include "tst_httpanswer.moc"
