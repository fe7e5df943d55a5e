// SPDX-License-Identifier: MIT
#include "models/remote/httpclient.h"
#include "models/remote/systemproxies.h"
#include "tests/support/await.h"

#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <future>

using namespace Qt::StringLiterals;

namespace {
const QUrl kWeChat(u"https://api.weixin.qq.com/x"_s);

void clearEnvironment()
{
    for (const char *name : {"https_proxy", "http_proxy", "all_proxy", "no_proxy"}) {
        qunsetenv(name);
        qunsetenv(QByteArray(name).toUpper().constData());
    }
}
} // namespace

class SystemProxiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { clearEnvironment(); }
    void cleanupTestCase() { clearEnvironment(); }

    void environment_data()
    {
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<QString>("proxy");
        const auto row = [](const QStringList &variables, const QString &proxy) {
            QTest::addRow("%s", qPrintable(variables.join(u' '))) << variables << proxy;
        };
        row({u"https_proxy=http://10.0.0.1:3128"_s}, u"http 10.0.0.1:3128"_s);
        row({u"HTTPS_PROXY=10.0.0.1:3128/"_s}, u"http 10.0.0.1:3128"_s);
        row({u"https_proxy=proxy.corp"_s}, u"http proxy.corp:8080"_s);
        row({u"https_proxy=http://u:p%40ss@10.0.0.1:1"_s}, u"http 10.0.0.1:1 u p@ss"_s);
        row({u"all_proxy=socks5://10.0.0.1:9050"_s}, u"socks 10.0.0.1:9050"_s);
        row({u"ALL_PROXY=socks5h://10.0.0.1"_s}, u"socks 10.0.0.1:1080"_s);
        row({u"http_proxy=http://10.0.0.2:80"_s}, u"http 10.0.0.2:80"_s);
        row({u"http_proxy=http://10.0.0.2:80"_s, u"https_proxy=http://10.0.0.1:81"_s},
            u"http 10.0.0.1:81"_s);
        row({u"all_proxy=http://10.0.0.2:80"_s, u"no_proxy=weixin.qq.com"_s}, u"none"_s);
        row({u"all_proxy=http://10.0.0.2:80"_s, u"NO_PROXY=a.example, .qq.com"_s}, u"none"_s);
        row({u"all_proxy=http://10.0.0.2:80"_s, u"no_proxy=*"_s}, u"none"_s);
        row({u"all_proxy=http://10.0.0.2:80"_s, u"no_proxy=n.qq.com,q.com,,"_s},
            u"http 10.0.0.2:80"_s);
        row({u"no_proxy=*"_s}, u"the desktop decides"_s);
        row({u"https_proxy="_s}, u"the desktop decides"_s);
    }
    void environment()
    {
        QFETCH(QStringList, variables);
        for (const QString &variable : variables) {
            const auto at = variable.indexOf(u'=');
            qputenv(variable.left(at).toLatin1().constData(), variable.mid(at + 1).toLatin1());
        }
        const auto proxy = environmentProxy(kWeChat);
        QString found = u"the desktop decides"_s;
        if (proxy) {
            const QString kind =
                proxy->type() == QNetworkProxy::Socks5Proxy ? u"socks "_s : u"http "_s;
            found = proxy->type() == QNetworkProxy::NoProxy ? u"none"_s : kind + proxyText(*proxy);
            found += proxy->user().isEmpty() ? QString()
                                             : u' ' + proxy->user() + u' ' + proxy->password();
        }
        QTEST(found, "proxy");
    }

    void theDesktopIsAskedElsewhereAndOnce()
    {
        std::atomic_int asked = 0;
        std::atomic_bool isElsewhere = false;
        SystemProxies proxies;
        proxies.setDesktop(
            [&asked, &isElsewhere, here = QThread::currentThread()](const QUrl &) -> QNetworkProxy {
                ++asked;
                isElsewhere = QThread::currentThread() != here;
                return {QNetworkProxy::HttpProxy, u"10.0.0.1"_s, 3128};
            },
            5000);
        for (int i = 0; i < 3; ++i) {
            const auto proxy = await(proxies.find(kWeChat));
            QVERIFY(proxy);
            QCOMPARE(proxyText(*proxy), u"10.0.0.1:3128"_s);
        }
        QVERIFY(isElsewhere);
        QCOMPARE(asked, 1);
        QVERIFY(await(proxies.find(QUrl(u"https://shop.example"_s))));
        QCOMPARE(asked, 2); // a script may answer otherwise for another host
    }
    void aDesktopThatHangsHoldsNothingUp()
    {
        std::promise<void> end;
        auto wait = std::make_shared<std::future<void>>(end.get_future());
        SystemProxies proxies;
        proxies.setDesktop(
            [wait](const QUrl &) {
                wait->wait();
                return QNetworkProxy(QNetworkProxy::HttpProxy, u"10.0.0.1"_s, 3128);
            },
            100);
        QElapsedTimer timer;
        timer.start();
        const auto future = proxies.find(kWeChat);
        QVERIFY(timer.elapsed() < 90);
        QVERIFY(!future.isFinished());
        const auto proxy = await(future);
        end.set_value();
        QVERIFY(proxy);
        QCOMPARE(proxy->type(), QNetworkProxy::NoProxy);
    }
    void aDesktopThatHangsIsAskedOnceForAllHosts()
    {
        std::promise<void> end;
        auto wait = std::make_shared<std::shared_future<void>>(end.get_future());
        const auto asked = std::make_shared<std::atomic_int>(0);
        SystemProxies proxies;
        proxies.setDesktop(
            [wait, asked](const QUrl &) {
                ++*asked;
                wait->wait();
                return QNetworkProxy(QNetworkProxy::HttpProxy, u"10.0.0.1"_s, 3128);
            },
            100);
        QList<Future<QNetworkProxy>> answers;
        for (int i = 0; i < 20; ++i) {
            answers.append(proxies.find(QUrl(u"https://h%1.example"_s.arg(i))));
        }
        for (const auto &answer : std::as_const(answers)) {
            QCOMPARE(await(answer)->type(), QNetworkProxy::NoProxy);
        }
        QCOMPARE(asked->load(), 1);
        QVERIFY(proxies.find(QUrl(u"https://another.example"_s)).isFinished());
        end.set_value();
    }
    void whoGivesUpDoesNotWaitForTheDesktop()
    {
        std::promise<void> end;
        auto wait = std::make_shared<std::shared_future<void>>(end.get_future());
        SystemProxies proxies;
        proxies.setDesktop(
            [wait](const QUrl &) {
                wait->wait();
                return QNetworkProxy(QNetworkProxy::NoProxy);
            },
            60'000);
        const Services services;
        QNetworkAccessManager network;
        HttpClient http(network, services, &proxies);
        auto asked = http.postJson(kWeChat, Secret("{}"));
        asked.cancel();
        QTRY_VERIFY(asked.isFinished());
        end.set_value();
    }
    void thisMachineIsReachedDirectly()
    {
        qputenv("all_proxy", "http://10.0.0.1:3128");
        SystemProxies proxies;
        for (const QString &host : {u"127.0.0.1"_s, u"localhost"_s, u"[::1]"_s, u"x.localhost"_s}) {
            const auto proxy = await(proxies.find(QUrl(u"https://"_s + host + u":8443/"_s)));
            QVERIFY(proxy);
            QCOMPARE(proxy->type(), QNetworkProxy::NoProxy);
        }
    }
};

QTEST_GUILESS_MAIN(SystemProxiesTest)
#include "tst_systemproxies.moc"
