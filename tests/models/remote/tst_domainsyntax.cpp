// SPDX-License-Identifier: MIT
#include "models/remote/domainsyntax.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
QString ids(const QList<Finding> &findings)
{
    QStringList list;
    for (const Finding &finding : findings) {
        list.append(finding.id);
    }
    return list.join(u' ');
}
} // namespace

class DomainSyntaxTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void suggestsTheRightSpelling_data();
    void suggestsTheRightSpelling();
    void takesApart();
    void namesWhatWasCutOff();
    void keepsPasswordsAndQueriesOut();
    void showsTheUnicodeFormBesideTheAceForm();
    void findsDuplicates();
    void countsDomainsPerKind();
    void showsEntriesWithoutSecrets();
};

void DomainSyntaxTest::accepts_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("warnings");
    const auto row = [](const char *kind, const QString &text, const QString &entry,
                         const char *warnings = "") {
        QTest::addRow("%s %s", kind, qPrintable(text))
            << QString::fromLatin1(kind) << text << entry << QString::fromLatin1(warnings);
    };
    const QString host = u"https://api.example.com"_s;
    row("request", host, host);
    row("uploadFile", host, host);
    row("downloadFile", host, host);
    row("business", host, host);
    row("socket", u"wss://ws.example.com"_s, u"wss://ws.example.com"_s);
    row("request", u"https://api.example.com:8443"_s, u"https://api.example.com:8443"_s);
    row("uploadFile", u"https://api.example.com:65535"_s, u"https://api.example.com:65535"_s);
    row("request", u"https://api.example.com:80"_s, u"https://api.example.com:80"_s);
    row("request", u"HTTPS://API.Example.COM"_s, host);
    row("socket", u"WSS://WS.Example.COM"_s, u"wss://ws.example.com"_s);
    row("request", u"  https://api.example.com \r\n"_s, host);
    row("request", u"\u200bhttps://api.\ufeffexample.com"_s, host);
    row("request", u"\u202ehttps://api.example.com\u202c"_s, host);
    row("request", u"“https://api.example.com”"_s, host);
    row("request", u"https://api.example.com."_s, host);
    row("request", u"https://a-b.example.com"_s, u"https://a-b.example.com"_s);
    row("request", u"https://r3---sn.example.com"_s, u"https://r3---sn.example.com"_s);
    row("request", u"https://1.example.com"_s, u"https://1.example.com"_s);
    row("request", u"https://10.0.0.1.example.com"_s, u"https://10.0.0.1.example.com"_s);
    row("request", u"https://①.com"_s, u"https://1.com"_s);
    row("request", u"https://weixin.qq.com"_s, u"https://weixin.qq.com"_s);
    row("request", u"https://my-api.weixin.qq.com"_s, u"https://my-api.weixin.qq.com"_s);
    row("request", u"https://localhost.example.com"_s, u"https://localhost.example.com"_s);
    row("request", u"https://%1.example.com"_s.arg(QString(63, u'a')),
        u"https://%1.example.com"_s.arg(QString(63, u'a')));
    row("request", u"https://例子.中国"_s, u"https://xn--fsqu00a.xn--fiqs8s"_s);
    row("request", u"https://xn--fsqu00a.com"_s, u"https://xn--fsqu00a.com"_s);
    row("request", u"https://faß.de"_s, u"https://xn--fa-hia.de"_s);
    row("request", u"https：／／api．example．com"_s, host, "domain.full-width");
    row("request", u"https://api。example。com"_s, host, "domain.full-width");
    row("request", u"ｈｔｔｐｓ://api.example.com"_s, host, "domain.full-width");
    row("request", u"https://api.example.com：8443"_s, u"https://api.example.com:8443"_s,
        "domain.full-width");
    row("request", u"https://api.example.com/"_s, host, "domain.path");
    row("request", u"https://api.example.com/v1/shop"_s, host, "domain.path");
    row("request", u"https://api.example.com?x=1"_s, host, "domain.path");
    row("request", u"https://api.example.com#top"_s, host, "domain.path");
    row("request", u"https://api.example.com\\v1"_s, host, "domain.path");
    row("request", u"https://good.example.com\\@evil.example.com"_s, u"https://good.example.com"_s,
        "domain.path");
    row("request", u"https://api.example.com:8443/v1"_s, u"https://api.example.com:8443"_s,
        "domain.path");
    row("socket", u"wss://ws.example.com/chat"_s, u"wss://ws.example.com"_s, "domain.path");
    row("business", u"https://h5.example.com/index.html"_s, u"https://h5.example.com"_s,
        "domain.path");
    row("request", u"https：//api.example.com／"_s, host, "domain.full-width domain.path");
    row("request", u"https://аpple.com"_s, u"https://xn--pple-43d.com"_s, "domain.mixed-script");
    row("request", u"https://xn--pple-43d.com"_s, u"https://xn--pple-43d.com"_s,
        "domain.mixed-script");
    row("request", u"https://gοοgle.com"_s, u"https://xn--ggle-0nda.com"_s, "domain.mixed-script");
    row("request", u"https://аррӏе.com"_s, u"https://xn--80ak6aa92e.com"_s, "domain.mixed-script");
    row("request", u"https://москва.com"_s, u"https://xn--80adxhks.com"_s);
    row("request", u"https://пример.рф"_s, u"https://xn--e1afmkfd.xn--p1ai"_s);
    row("request", u"https://微信shop.com"_s, u"https://xn--shop-966fz05f.com"_s);
    row("request", u"https://bücher.example.com"_s, u"https://xn--bcher-kva.example.com"_s);
    row("request", u"https://日本ニュース.com"_s, u"https://xn--zck9awe6ds833acvb.com"_s);
}

void DomainSyntaxTest::accepts()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    const auto domain = parseDomain({*domainKindFromId(kind), text});
    QVERIFY2(domain.has_value(), domain ? "" : qPrintable(domain.error().id));
    QTEST(domain->entry, "entry");
    QTEST(ids(domain->warnings), "warnings");
    QCOMPARE(domain->kind, *domainKindFromId(kind));
    const auto again =
        parseDomain({domain->kind, domain->entry}); // what we tell people to type is right
    QVERIFY(again.has_value());
    QCOMPARE(again->entry, domain->entry);
}

void DomainSyntaxTest::refuses_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *kind, const QString &text, const char *id,
                         const char *reason = "") {
        QTest::addRow("%s %s", kind, qPrintable(text.left(60))) << QString::fromLatin1(
            kind) << text << QString::fromLatin1(id) << QString::fromLatin1(reason);
    };
    row("request", u"http://api.example.com"_s, "domain.not-https");
    row("request", u"wss://api.example.com"_s, "domain.not-https");
    row("request", u"api.example.com"_s, "domain.not-https");
    row("request", u"api.example.com:8443"_s, "domain.not-https");
    row("request", u"ftp://api.example.com"_s, "domain.not-https");
    row("request", u"https:api.example.com"_s, "domain.not-https");
    row("request", u"https:/api.example.com"_s, "domain.not-https");
    row("request", u"https//api.example.com"_s, "domain.not-https");
    row("request", u"https:///api.example.com"_s, "domain.not-https");
    row("request", u"https:\\\\api.example.com"_s, "domain.not-https");
    row("request", u"https:\\/\\/api.example.com"_s, "domain.not-https");
    row("request", u"https://https://api.example.com"_s, "domain.not-https");
    row("uploadFile", u"http://api.example.com"_s, "domain.not-https");
    row("downloadFile", u"http://api.example.com"_s, "domain.not-https");
    row("business", u"http://h5.example.com"_s, "domain.not-https");
    row("business", u"h5.example.com"_s, "domain.not-https");
    row("request", u"http://127.0.0.1:3000"_s, "domain.not-https");
    row("socket", u"ws://ws.example.com"_s, "domain.not-wss");
    row("socket", u"https://ws.example.com"_s, "domain.not-wss");
    row("socket", u"wss://https://ws.example.com"_s, "domain.not-wss");
    row("socket", u"ws.example.com"_s, "domain.not-wss");
    row("request", u"https://192.168.1.10"_s, "domain.ip-address");
    row("request", u"https://8.8.8.8:8443"_s, "domain.ip-address");
    row("request", u"https://127.1"_s, "domain.ip-address");
    row("request", u"https://0x7f.1"_s, "domain.ip-address");
    row("request", u"https://0x7f000001"_s, "domain.ip-address");
    row("request", u"https://2130706433"_s, "domain.ip-address");
    row("request", u"https://0177.0.0.1"_s, "domain.ip-address");
    row("request", u"https://127.0.0.1."_s, "domain.ip-address");
    row("request", u"https://１２７.０.０.１"_s, "domain.ip-address");
    row("request", u"https://①②⑦.0.0.1"_s, "domain.ip-address");
    row("request", u"https://999.1.1.1"_s, "domain.ip-address");
    row("request", u"https://[::1]"_s, "domain.ip-address");
    row("request", u"https://[2001:db8::1]:8443"_s, "domain.ip-address");
    row("request", u"https://::1"_s, "domain.ip-address");
    row("request", u"https://[::ffff:127.0.0.1]"_s, "domain.ip-address");
    row("request", u"127.0.0.1:3000"_s, "domain.ip-address");
    row("socket", u"wss://10.0.0.1:8080"_s, "domain.ip-address");
    row("request", u"https://localhost"_s, "domain.localhost");
    row("request", u"https://localhost."_s, "domain.localhost");
    row("request", u"https://LOCALHOST:3000"_s, "domain.localhost");
    row("request", u"https://api.localhost"_s, "domain.localhost");
    row("request", u"localhost:3000"_s, "domain.localhost");
    row("socket", u"wss://localhost:3000"_s, "domain.localhost");
    row("request", u"https://api.weixin.qq.com"_s, "domain.forbidden-host");
    row("request", u"https://API.weixin.qq.com/cgi-bin/token"_s, "domain.forbidden-host");
    row("request", u"api.weixin.qq.com"_s, "domain.forbidden-host");
    row("request", u"https://api.weixin.qq.com."_s, "domain.forbidden-host");
    row("request", u"https://api.example.com:443"_s, "domain.port", "default");
    row("request", u"https://api.example.com:0443"_s, "domain.port", "default");
    row("request", u"https://api.example.com:0"_s, "domain.port", "invalid");
    row("request", u"https://api.example.com:65536"_s, "domain.port", "invalid");
    row("request", u"https://api.example.com:"_s, "domain.port", "invalid");
    row("request", u"https://api.example.com:abc"_s, "domain.port", "invalid");
    row("request", u"https://api.example.com:+80"_s, "domain.port", "invalid");
    row("request", u"https://api.example.com:99999999999"_s, "domain.port", "invalid");
    row("socket", u"wss://ws.example.com:443"_s, "domain.port", "socket");
    row("socket", u"wss://ws.example.com:8080"_s, "domain.port", "socket");
    row("business", u"https://h5.example.com:8443"_s, "domain.port", "business");
    row("request", u"https://*.example.com"_s, "domain.wildcard");
    row("request", u"https://＊.example.com"_s, "domain.wildcard");
    row("request", u"*.example.com"_s, "domain.wildcard");
    row("request", u""_s, "domain.malformed", "empty");
    row("request", u" \u200b "_s, "domain.malformed", "empty");
    row("request", u"https://"_s, "domain.malformed", "empty");
    row("request", u"https://?x"_s, "domain.malformed", "empty");
    row("request", u"https://my_api.example.com"_s, "domain.malformed", "underscore");
    row("request", u"https://api..example.com"_s, "domain.malformed", "empty-label");
    row("request", u"https://.example.com"_s, "domain.malformed", "empty-label");
    row("request", u"https://example.com.."_s, "domain.malformed", "empty-label");
    row("request", u"https://%1.example.com"_s.arg(QString(64, u'a')), "domain.malformed",
        "too-long");
    row("request", u"https://%1com"_s.arg(u"abcdefgh."_s.repeated(30)), "domain.malformed",
        "too-long");
    row("request", u"https://user@api.example.com"_s, "domain.malformed", "user-info");
    row("request", u"https://user:pass@api.example.com"_s, "domain.malformed", "user-info");
    row("request", u"https://-api.example.com"_s, "domain.malformed", "characters");
    row("request", u"https://api-.example.com"_s, "domain.malformed", "characters");
    row("request", u"https://api example.com"_s, "domain.malformed", "characters");
    row("request", u"https://api%2eexample.com"_s, "domain.malformed", "characters");
    row("request", u"https://a.example.com;https://b.example.com"_s, "domain.malformed",
        "characters");
    row("request", u"https://a.example.com,b.example.com"_s, "domain.malformed", "characters");
    row("request", u"https://<b>.example.com"_s, "domain.malformed", "characters");
    row("request", u"https://xn--a.com"_s, "domain.malformed", "punycode");
    row("request", u"https://intranet"_s, "domain.malformed", "no-dot");
    row("request", u"https://example.123"_s, "domain.malformed", "top-level");
    row("request", u"https://example.c"_s, "domain.malformed", "top-level");
}

void DomainSyntaxTest::refuses()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    const auto domain = parseDomain({*domainKindFromId(kind), text});
    QVERIFY2(!domain.has_value(), domain ? qPrintable(domain->entry) : "");
    QTEST(domain.error().id, "id");
    QTEST(domain.error().facts.value(u"reason"_s).toString(), "reason");
}

void DomainSyntaxTest::suggestsTheRightSpelling_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("suggestion");
    const auto row = [](const char *kind, const char *text, const char *suggestion) {
        QTest::addRow("%s %s", kind, text) << QString::fromLatin1(kind) << QString::fromLatin1(text)
                                           << QString::fromLatin1(suggestion);
    };
    row("request", "api.example.com", "https://api.example.com");
    row("request", "API.example.com/v1", "https://api.example.com");
    row("request", "http://api.example.com", "https://api.example.com");
    row("request", "api.example.com:8443", "https://api.example.com:8443");
    row("request", "api.example.com:443", "https://api.example.com");
    row("request", "https://api.example.com:443", "https://api.example.com");
    row("request", "https:\\/\\/api.example.com", "https://api.example.com");
    row("socket", "wss://https://ws.example.com", "wss://ws.example.com");
    row("socket", "https://ws.example.com:8080", "wss://ws.example.com");
    row("socket", "wss://ws.example.com:8080", "wss://ws.example.com");
    row("request", "http://localhost", "");
}

void DomainSyntaxTest::suggestsTheRightSpelling()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    const auto domain = parseDomain({*domainKindFromId(kind), text});
    QVERIFY(!domain.has_value());
    QTEST(domain.error().facts.value(u"suggestion"_s).toString(), "suggestion");
}

void DomainSyntaxTest::takesApart()
{
    const auto domain = parseDomain({DomainKind::Request, u"https://API.example.com:8443/v1"_s});
    QVERIFY(domain.has_value());
    QCOMPARE(domain->scheme, u"https"_s);
    QCOMPARE(domain->host, u"api.example.com"_s);
    QCOMPARE(domain->port, 8443);
    QCOMPARE(domain->unicodeHost, QString());
    QCOMPARE(parseDomain({DomainKind::Socket, u"wss://ws.example.com"_s})->port, -1);
    const auto port = parseDomain({DomainKind::Request, u"https://api.example.com:443"_s});
    QCOMPARE(port.error().facts.value(u"port"_s).toInt(), 443);
}

void DomainSyntaxTest::namesWhatWasCutOff()
{
    const auto cut = [](const QString &text) {
        return parseDomain({DomainKind::Request, text})
            ->warnings.value(0)
            .facts.value(u"cut"_s)
            .toString();
    };
    QCOMPARE(cut(u"https://api.example.com/"_s), u"/"_s);
    QCOMPARE(cut(u"https://api.example.com/v1/shop"_s), u"/v1/shop"_s);
    QVERIFY(cut(u"https://api.example.com/"_s + QString(5000, u'x')).size() < 200);
}

void DomainSyntaxTest::keepsPasswordsAndQueriesOut()
{
    const auto user = parseDomain({DomainKind::Request, u"https://me:CANARY@api.example.com"_s});
    QVERIFY(!QString::fromUtf8(QJsonDocument(user.error().facts).toJson()).contains(u"CANARY"_s));
    const auto query =
        parseDomain({DomainKind::Request, u"https://api.example.com/a?token=CANARY#CANARY"_s});
    const QString cut = query->warnings.value(0).facts.value(u"cut"_s).toString();
    QVERIFY2(cut.startsWith(u"/a?"_s) && !cut.contains(u"CANARY"_s), qPrintable(cut));
}

void DomainSyntaxTest::showsTheUnicodeFormBesideTheAceForm()
{
    const auto chinese = parseDomain({DomainKind::Request, u"https://xn--fsqu00a.com"_s});
    QCOMPARE(chinese->host, u"xn--fsqu00a.com"_s);
    QCOMPARE(chinese->unicodeHost, u"例子.com"_s);
    const auto mixed = parseDomain({DomainKind::Request, u"https://www.аpple.com"_s});
    QCOMPARE(mixed->host, u"www.xn--pple-43d.com"_s);
    const QJsonObject facts{{u"label"_s, u"аpple"_s}, {u"scripts"_s, u"Cyrillic, Latin"_s}};
    QCOMPARE(mixed->warnings.value(0).facts, facts);
}

void DomainSyntaxTest::findsDuplicates()
{
    const auto problems = listProblems({{DomainKind::Request, u"https://api.example.com"_s},
        {DomainKind::Request, u"https://API.example.com/v1"_s},
        {DomainKind::UploadFile, u"https://api.example.com"_s},
        {DomainKind::Request, u"https://api.example.com:8443"_s},
        {DomainKind::Request, u"not a domain"_s}, {DomainKind::Request, u" not a domain"_s}});
    QCOMPARE(ids(problems), u"domain.duplicate domain.duplicate"_s);
    const QJsonObject facts{{u"text"_s, u"https://api.example.com"_s}, {u"kind"_s, u"request"_s}};
    QCOMPARE(problems.at(0).facts, facts);
    QVERIFY(listProblems({}).isEmpty());
}

void DomainSyntaxTest::countsDomainsPerKind()
{
    const auto many = [](DomainKind kind, int count) {
        QList<DomainEntry> entries;
        for (int i = 0; i < count; ++i) {
            entries.append({kind,
                (kind == DomainKind::Socket ? u"wss://d%1.example.com"_s
                                            : u"https://d%1.example.com"_s)
                    .arg(i)});
        }
        return entries;
    };
    QVERIFY(listProblems(many(DomainKind::Request, 200) + many(DomainKind::Socket, 200)).isEmpty());
    QVERIFY(listProblems(many(DomainKind::Business, 300)).isEmpty());
    const auto request = listProblems(many(DomainKind::Request, 201));
    QCOMPARE(ids(request), u"domain.too-many"_s);
    const QJsonObject facts{{u"kind"_s, u"request"_s}, {u"limit"_s, 200}, {u"count"_s, 201}};
    QCOMPARE(request.at(0).facts, facts);
    QCOMPARE(ids(listProblems(many(DomainKind::Business, 301))), u"domain.too-many"_s);
}

void DomainSyntaxTest::showsEntriesWithoutSecrets()
{
    const auto shows = [](const QString &text, const QString &shown) {
        QCOMPARE(shownEntry(text), shown);
    };
    shows(u"https://api.example.com:8443/v1"_s, u"https://api.example.com:8443/v1"_s);
    shows(u"https://a:b@h.example/?t=1"_s, u"https://•••@h.example/?…"_s);
    shows(u"a:p@ss@h.example"_s, u"•••@h.example"_s);
    shows(u"h.example#x"_s, u"h.example#…"_s);
    shows(u"https://h.example/dec0de00000000000000000000000001"_s, u"https://h.example/•••"_s);
    shows(u"完全不对"_s, u"完全不对"_s);
    shows({}, {});
}

QTEST_GUILESS_MAIN(DomainSyntaxTest)
#include "tst_domainsyntax.moc"
