// SPDX-License-Identifier: MIT
// standin --dir D [--scenario ID] [--sites N] [--fresh] [--public ADDRESS]: the remote services on
// 127.0.0.1, until it is told to end by a signal; with --public on port 443 of ADDRESS, too, under
// their own names. Writes into D: services.json (for --services), ca.pem, standin.json
// (plain HTTP addresses, the control address, what the exercise's user knows), the exercise's key
// file, other/ with a key that does not fit, requests.jsonl (what was asked). Prints "ready <path
// of services.json>". POST <control>/scenario/<id> and /repair change the world while it runs,
// /echo has refusals repeat what was asked; the sites stay as they were at the start.
#include "tests/support/certificates.h"
#include "tests/support/keys.h"
#include "tests/support/standin/servers.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

QString address(const QString &scheme, int port)
{
    return scheme + u"://127.0.0.1:"_s + QString::number(port);
}

void writeFile(const QDir &dir, const QString &name, const QByteArray &bytes)
{
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qUtf8Printable(file.fileName()));
}

void writeJson(const QDir &dir, const QString &name, const QJsonObject &json)
{
    writeFile(dir, name, QJsonDocument(json).toJson());
}

/// Writes certificates/NAME.pem and NAME.key; the path without the ending.
QString written(const QDir &dir, const QString &name, const Identity &identity)
{
    const QString folder = dir.filePath(u"certificates"_s);
    dir.mkpath(folder);
    identity.write(folder, name);
    return folder + u'/' + name;
}

/// "domain.tls-expired" -> "expired", the site's name and its certificate's.
QString siteName(const QString &fault)
{
    return fault.isEmpty() ? u"site"_s : QString(fault).remove("domain.tls-"_L1);
}

/// Web servers with a certificate that is good (key "") or has the fault of a finding id.
using Sites = QHash<QString, int>;

Sites startSites(const QDir &dir, Servers &servers, const CertificateAuthority &authority)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const CertificateRequest good{.names = {u"*.shop.example"_s}};
    const auto dated = [&good](const QDateTime &from, const QDateTime &to) {
        return CertificateRequest{.names = good.names, .notBefore = from, .notAfter = to};
    };
    const QHash<QString, Identity> identities{
        {QString(), authority.issue(good)},
        {u"domain.tls-expired"_s, authority.issue(dated(now.addDays(-90), now.addDays(-12)))},
        {u"domain.tls-not-yet-valid"_s, authority.issue(dated(now.addDays(5), now.addDays(90)))},
        {u"domain.tls-expires-soon"_s, authority.issue(dated(now.addDays(-80), now.addDays(5)))},
        {u"domain.tls-wrong-host"_s, authority.issue(wrongHost())},
        {u"domain.tls-untrusted"_s, selfSigned(good)},
    };
    Sites sites;
    for (const auto &[fault, identity] : identities.asKeyValueRange())
        sites[fault] = servers.serveSite(written(dir, siteName(fault), identity));
    return sites;
}

/// s1.shop.example … are well, expired.shop.example and its like have their fault, the exercise's
/// hosts what it says.
QJsonObject resolveTable(const Sites &sites, const Scenario &scenario, int count)
{
    QHash<QString, QString> faults;
    for (int i = 1; i <= count; ++i)
        faults.insert(u"s%1.shop.example"_s.arg(i), {});
    for (const QString &fault : sites.keys()) {
        if (!fault.isEmpty())
            faults.insert(siteName(fault) + u".shop.example"_s, fault);
    }
    for (const auto &domain : scenario.domains)
        faults.insert(domain.host, domain.fault);
    QJsonObject table;
    for (const auto &[host, fault] : faults.asKeyValueRange()) {
        if (sites.contains(fault))
            table[QString(host + u":443"_s)] =
                QString(u"127.0.0.1:"_s + QString::number(sites.value(fault)));
    }
    return table;
}

/// Offline: nobody listens on port 1.
QString apiAddress(
    Servers &servers, const QString &service, const QString &identity, bool isOffline)
{
    return address(u"https"_s, isOffline ? 1 : servers.serve(service, identity));
}

/// The exercise with an AppSecret and an upload key that nobody has seen before, to look for where
/// they end up.
Exercise withFreshSecrets(Exercise practice)
{
    QByteArray bytes;
    for (int i = 0; i < 16; ++i)
        bytes += static_cast<char>(QRandomGenerator::system()->bounded(256));
    practice.appSecret = QString::fromLatin1(bytes.toHex());
    practice.keyPem = practice.goodKeyPem = Keys::rsa();
    for (Scenario::MiniProgram &program : practice.scenario.miniPrograms) {
        if (program.appId == practice.appId) {
            program.appSecret = practice.appSecret;
            program.publicKeyPem = Keys::publicHalf(practice.keyPem);
        }
    }
    return practice;
}

void writeKeys(const QDir &dir, const Exercise &practice)
{
    writeFile(dir, practice.keyFileName, practice.keyPem);
    dir.mkpath(u"other"_s);
    writeFile(
        QDir(dir.filePath(u"other"_s)), practice.keyFileName, exercise(u"other-key"_s).keyPem);
}

/// Where the services are; \a publicAddress may be empty.
struct Place
{
    int sites = 0;
    QString publicAddress;
};

void writeServices(const QDir &dir, Servers &servers, const Scenario &scenario, const Place &place)
{
    const CertificateAuthority authority;
    writeFile(dir, u"ca.pem"_s, authority.identity().certificate.toPem());
    const QStringList names{
        u"localhost"_s, u"api.weixin.qq.com"_s, u"servicewechat.com"_s, u"*.shop.example"_s};
    const QString api = written(dir, u"api"_s, authority.issue({.names = names}));
    if (!place.publicAddress.isEmpty())
        servers.servePublic(place.publicAddress, api);
    writeJson(dir, u"services.json"_s,
        {{u"wechat"_s, apiAddress(servers, u"wechat"_s, api, scenario.offline)},
            {u"upload"_s, apiAddress(servers, u"upload"_s, api, scenario.offline)},
            {u"tencentCloud"_s, u"http://{service}.localhost:1"_s}, {u"caFile"_s, u"ca.pem"_s},
            {u"resolve"_s,
                resolveTable(startSites(dir, servers, authority), scenario, place.sites)}});
}

void writeFacts(const QDir &dir, Servers &servers, const Exercise &practice)
{
    writeJson(dir, u"standin.json"_s,
        {{u"wechat"_s, address(u"http"_s, servers.serve(u"wechat"_s))},
            {u"upload"_s, address(u"http"_s, servers.serve(u"upload"_s))},
            {u"control"_s, address(u"http"_s, servers.serveControl())},
            {u"appId"_s, practice.appId}, {u"appSecret"_s, practice.appSecret},
            {u"keyFile"_s, dir.absoluteFilePath(practice.keyFileName)},
            {u"otherKeyFile"_s, dir.absoluteFilePath(u"other/"_s + practice.keyFileName)},
            {u"domains"_s, QJsonArray::fromStringList(practice.domains)}});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"dir"_s, u"Folder to write to; made if need be."_s, u"D"_s},
        {u"scenario"_s, u"One of: "_s + exerciseIds().join(u", "_s), u"ID"_s, u"all-well"_s},
        {u"sites"_s, u"How many s<i>.shop.example there are."_s, u"N"_s, u"10"_s},
        {u"fresh"_s, u"A random AppSecret and upload key."_s},
        {u"public"_s, u"Serve on port 443 of this address, too."_s, u"ADDRESS"_s}});
    parser.process(app);
    const QDir dir(parser.value(u"dir"_s));
    if (!parser.isSet(u"dir"_s) || !dir.mkpath(u"."_s)
        || !exerciseIds().contains(parser.value(u"scenario"_s)))
        parser.showHelp(2);

    const Exercise known = exercise(parser.value(u"scenario"_s));
    const Exercise practice = parser.isSet(u"fresh"_s) ? withFreshSecrets(known) : known;
    World world(practice, dir.filePath(u"requests.jsonl"_s));
    Servers servers(world);
    writeKeys(dir, practice);
    writeFacts(dir, servers, practice);
    writeServices(dir, servers, practice.scenario,
        {parser.value(u"sites"_s).toInt(), parser.value(u"public"_s)});
    std::printf("ready %s\n", qUtf8Printable(dir.absoluteFilePath(u"services.json"_s)));
    std::fflush(stdout);
    servers.run();
    return 0;
}
