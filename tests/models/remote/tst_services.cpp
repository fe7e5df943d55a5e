// SPDX-License-Identifier: MIT
#include "models/remote/services.h"
#include "tests/support/await.h"
#include "tests/support/certificates.h"
#include "tests/support/json.h"

#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

class ServicesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDefaultIsTheRealThing()
    {
        const Services services;
        QCOMPARE(services.wechat, QUrl(u"https://api.weixin.qq.com"_s));
        QCOMPARE(services.upload, QUrl(u"https://servicewechat.com"_s));
        QVERIFY(!services.isTest);
    }
    void readsEverything()
    {
        const CertificateAuthority authority;
        authority.identity().write(m_folder.path(), u"ca"_s);
        const auto services = Services::fromFile(
            file(json("{'wechat':'https://127.0.0.1:18443','upload':'https://127.0.0.1:18444',"
                      "'tencentCloud':'http://{service}.localhost:18445','caFile':'ca.pem',"
                      "'resolve':{'shop.example.com:443':'127.0.0.1:19443','six.example.com:443':'["
                      "::1]:19444'}}")));
        QVERIFY2(services,
            qPrintable(
                services ? QString() : services.error().facts.value(u"detail"_s).toString()));
        QVERIFY(services->isTest);
        QCOMPARE(services->wechat, QUrl(u"https://127.0.0.1:18443"_s));
        QCOMPARE(services->upload, QUrl(u"https://127.0.0.1:18444"_s));
        QCOMPARE(services->tencentCloud, u"http://{service}.localhost:18445"_s);
        QCOMPARE(services->extraCas, QList{authority.identity().certificate});
        QCOMPARE(services->resolve.value(u"shop.example.com:443"_s),
            qMakePair(QHostAddress(u"127.0.0.1"_s), quint16(19443)));
        QCOMPARE(services->resolve.value(u"six.example.com:443"_s),
            qMakePair(QHostAddress(u"::1"_s), quint16(19444)));
    }
    void whatIsNotNamedStaysReal()
    {
        const auto services = Services::fromFile(file(json("{'upload':'https://127.0.0.1:1'}")));
        QVERIFY(services);
        QCOMPARE(services->wechat, Services().wechat);
        QVERIFY(services->isTest);
    }
    void refusesWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const QByteArray &text, const QString &detail) {
            QTest::newRow(name) << text << detail;
        };
        row("not JSON", "{\"wechat\":", u"not a JSON object"_s);
        row("an array", "[]", u"not a JSON object"_s);
        row("unknown key", json("{'weChat':'https://a'}"), u"unknown key: weChat"_s);
        row("not a text", json("{'wechat':1}"), u"wechat"_s);
        row("plain http to the world", json("{'wechat':'http://api.weixin.qq.com'}"), u"wechat"_s);
        row("with a path", json("{'upload':'https://127.0.0.1/x'}"), u"upload"_s);
        row("with a user", json("{'upload':'https://a@127.0.0.1'}"), u"upload"_s);
        row("file", json("{'tencentCloud':'file:///etc/{service}'}"), u"tencentCloud"_s);
        row("no such CA", json("{'caFile':'none.pem'}"), u"caFile: cannot be opened"_s);
        row("no certificate", json("{'caFile':'services.json'}"),
            u"caFile: holds no certificate"_s);
        row("resolve to a name", json("{'resolve':{'a:443':'localhost:1'}}"), u"resolve: a:443"_s);
        row("resolve without port", json("{'resolve':{'a:443':'127.0.0.1'}}"), u"resolve: a:443"_s);
        row("resolve is a text", json("{'resolve':'127.0.0.1'}"), u"resolve: not an object"_s);
    }
    void refusesWhatItCannotRead()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, detail);
        const auto services = Services::fromFile(file(json));
        QCOMPARE(idOf(services), u"services.unreadable"_s);
        const QString got = services.error().facts.value(u"detail"_s).toString();
        QVERIFY2(got.startsWith(detail), qPrintable(got));
    }
    void onlyOrdinaryFilesOfAReasonableSize()
    {
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const auto detail = [](const QString &path) {
            const auto services = Services::fromFile(path);
            return services ? QString() : services.error().facts.value(u"detail"_s).toString();
        };
        for (const QString &odd : {u"/dev/zero"_s, pipe, m_folder.path()}) {
            QCOMPARE(detail(odd), u"the file: not an ordinary file"_s);
            QCOMPARE(detail(file("{\"caFile\":\"" + odd.toUtf8() + "\"}")),
                u"caFile: not an ordinary file"_s);
        }
        QCOMPARE(detail(file(QByteArray(100'000, ' '))), u"the file: larger than 64 KiB"_s);
        QFile large(m_folder.filePath(u"large.pem"_s));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(qint64(10) << 30)); // sparse
        QCOMPARE(detail(file(json("{'caFile':'large.pem'}"))), u"caFile: larger than 1024 KiB"_s);
    }
    void aMissingFile()
    {
        QCOMPARE(
            idOf(Services::fromFile(m_folder.filePath(u"none.json"_s))), u"services.unreadable"_s);
    }

private:
    QString file(const QByteArray &json) const
    {
        QFile out(m_folder.filePath(u"services.json"_s));
        if (!out.open(QIODevice::WriteOnly) || out.write(json) != json.size()) {
            qFatal("cannot write");
        }
        return out.fileName();
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ServicesTest)
#include "tst_services.moc"
