// SPDX-License-Identifier: MIT
// The program on a computer whose clock is wrong (faketime), against servers whose clock is right.
#include "tests/support/recordingserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 twoYears = 2 * 365 * 86'400LL;

QByteArray answerNow(const RecordedRequest & /*request*/)
{
    const auto now = QLocale::c().toString(
        QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    return RecordingServer::response("200 OK\r\nDate: " + now.toLatin1() + "\r\n", "");
}
} // namespace

class WrongClockTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(u"faketime"_s).isEmpty(), "needs faketime");
        m_authority.identity().write(m_folder.path(), u"ca"_s);
    }

    void isToldFromABadCertificate_data()
    {
        QTest::addColumn<QString>("shift");
        QTest::addColumn<bool>("tellsTime");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<qint64>("offset");
        const QString clock = u"network.clock"_s;
        QTest::addRow("two years ahead") << u"+2y"_s << true << clock << twoYears;
        QTest::addRow("two years behind") << u"-2y"_s << true << clock << -twoYears;
        QTest::addRow("ahead, nobody tells the time")
            << u"+2y"_s << false << u"network.tls"_s << qint64(0);
        // At least as far behind as the release date, which may be some time ago.
        QTest::addRow("behind the release, nobody tells the time")
            << u"-20y"_s << false << clock << -10 * twoYears;
    }
    void isToldFromABadCertificate()
    {
        QFETCH(QString, shift);
        QFETCH(bool, tellsTime);
        QFETCH(QString, finding);
        QFETCH(qint64, offset);
        RecordingServer wechat(m_authority.issue());
        RecordingServer plain;
        plain.setAnswer(tellsTime ? RecordingServer::Answer(answerNow)
                                  : [](const RecordedRequest &) { return QByteArray(); });
        const QJsonObject check = token(doctor(shift, wechat, plain));
        QVERIFY2(check["finding"_L1] == finding, QJsonDocument(check).toJson().constData());
        QCOMPARE(check["status"_L1].toString(), u"unknown"_s);
        if (finding == "network.clock"_L1) {
            const qint64 told = check["facts"_L1]["offsetSeconds"_L1].toInteger();
            const qint64 tolerance = tellsTime ? 2 * 86'400 : 2 * twoYears; // leap years; releases
            QVERIFY2(qAbs(told - offset) < tolerance, qPrintable(QString::number(told)));
            QCOMPARE(check["facts"_L1]["serverTime"_L1].isString(), tellsTime);
            QVERIFY(!check["meaning"_L1].toString().contains(u'?'));
        }
        QCOMPARE(wechat.bytesReceived(), 0);
        QCOMPARE(plain.requests().size(), 1);
        QCOMPARE(plain.requests().first().method, "HEAD");
    }

    void aDomainIsNotBlamed()
    {
        CertificateRequest request;
        request.names = {u"shop.example.com"_s};
        RecordingServer shop(m_authority.issue(request));
        RecordingServer plain;
        const auto checks =
            doctor(u"-20y"_s, shop, plain, {u"--domain"_s, u"request=https://shop.example.com"_s});
        const QJsonObject tls = find(checks, u"domain.tls"_s);
        QCOMPARE(tls["finding"_L1].toString(), u"network.clock"_s);
        QCOMPARE(tls["status"_L1].toString(), u"unknown"_s);
        QCOMPARE(shop.bytesReceived(), 0);
        QCOMPARE(plain.connections(), 1); // about the token; foreign servers are not asked
    }

private:
    static QJsonObject find(const QJsonArray &checks, const QString &id)
    {
        for (const QJsonValue &check : checks) {
            if (check["id"_L1] == id) {
                return check.toObject();
            }
        }
        return {};
    }
    static QJsonObject token(const QJsonArray &checks)
    {
        return find(checks, u"credentials.token"_s);
    }

    QString writeServices(const RecordingServer &server, const RecordingServer &plain) const
    {
        const auto local = [](const RecordingServer &one) {
            return u"127.0.0.1:%1"_s.arg(one.port());
        };
        const QJsonObject services{{u"wechat"_s, server.url().toString()},
            {u"caFile"_s, u"ca.pem"_s},
            {u"resolve"_s,
                QJsonObject{{u"127.0.0.1:80"_s, local(plain)},
                    {u"shop.example.com:443"_s, local(server)},
                    {u"shop.example.com:80"_s, local(plain)}}}};
        QFile file(m_folder.filePath(u"services.json"_s));
        const bool isWritten =
            file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(services).toJson()) > 0;
        return isWritten ? file.fileName() : QString();
    }

    QJsonArray doctor(const QString &shift, const RecordingServer &server,
        const RecordingServer &plain, const QStringList &more = {})
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"FAKETIME_DONT_FAKE_MONOTONIC"_s, u"1"_s);
        environment.insert(u"ASAN_OPTIONS"_s, // faketime is preloaded, too
            environment.value(u"ASAN_OPTIONS"_s) + u":verify_asan_link_order=0"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(u"faketime"_s,
            QStringList{u"-f"_s, shift, QStringLiteral(MPWIZARD_PROGRAM), u"--services"_s,
                writeServices(server, plain), u"doctor"_s, u"--json"_s, u"--appid"_s,
                u"wx0123456789abcdef"_s, u"--secret-stdin"_s}
                + more);
        process.write("0123456789abcdef0123456789abcdef\n");
        process.closeWriteChannel();
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 30'000)) {
            process.kill();
            process.waitForFinished();
        }
        const QByteArray out = process.readAllStandardOutput();
        if (out.isEmpty()) {
            qWarning("%s", process.readAllStandardError().constData());
        }
        return QJsonDocument::fromJson(out)["checks"_L1].toArray();
    }

    QTemporaryDir m_folder;
    CertificateAuthority m_authority;
};

QTEST_GUILESS_MAIN(WrongClockTest)
#include "tst_wrongclock.moc"
