// SPDX-License-Identifier: MIT
#include "models/checks/check.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QString kAppId = u"wx0123456789abcdef"_s;
const QByteArray kSecret = "0badc0ffee0badc0ffee0badc0ffee00";

void rows(const char *name, const QString &text, CheckStatus status, const QString &finding,
    const QString &reason = {})
{
    QTest::newRow(name) << text << status << finding << reason;
}

void columns()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<CheckStatus>("status");
    QTest::addColumn<QString>("finding");
    QTest::addColumn<QString>("reason");
}
} // namespace

class TestCheck final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void appId_data()
    {
        columns();
        rows("right", kAppId, CheckStatus::Passed, {});
        rows("empty", u""_s, CheckStatus::Failed, u"appid.format"_s, u"empty"_s);
        rows("blanks only", u"  "_s, CheckStatus::Failed, u"appid.format"_s, u"empty"_s);
        rows("upper case", u"WX0123456789ABCDEF"_s, CheckStatus::Failed, u"appid.format"_s,
            u"upper-case"_s);
        rows("one upper-case letter", u"wx0123456789abcdeF"_s, CheckStatus::Failed,
            u"appid.format"_s, u"upper-case"_s);
        rows("blank in front", u' ' + kAppId, CheckStatus::Failed, u"appid.format"_s, u"blanks"_s);
        rows("in a longer text", u"AppID: "_s + kAppId, CheckStatus::Failed, u"appid.format"_s,
            u"blanks"_s);
        rows("digit missing", u"wx0123456789abcde"_s, CheckStatus::Failed, u"appid.format"_s,
            u"length"_s);
        rows("no hex digit", u"wx0123456789abcdeg"_s, CheckStatus::Failed, u"appid.format"_s,
            u"characters"_s);
        rows("something else", u"tt0123456789abcdef"_s, CheckStatus::Failed, u"appid.format"_s,
            u"prefix"_s);
        rows("original ID", u"gh_0123456789ab"_s, CheckStatus::Failed, u"appid.is-original-id"_s);
        rows("broken original ID", u" gh_0123"_s, CheckStatus::Failed, u"appid.is-original-id"_s);
    }
    void appId()
    {
        QFETCH(const QString, text);
        const CheckResult result = checkAppId(text);
        QCOMPARE(result.id, u"appid.format"_s);
        QCOMPARE(result.subject, text);
        QTEST(result.status, "status");
        QTEST(result.finding.id, "finding");
        QTEST(result.finding.facts["reason"_L1].toString(), "reason");
    }

    void originalId_data()
    {
        columns();
        rows("right", u"gh_0123456789ab"_s, CheckStatus::Passed, {});
        rows("AppID", kAppId, CheckStatus::Failed, u"original-id.is-appid"_s);
        rows("too short", u"gh_0123"_s, CheckStatus::Failed, u"original-id.format"_s);
    }
    void originalId()
    {
        QFETCH(const QString, text);
        const CheckResult result = checkOriginalId(text);
        QTEST(result.status, "status");
        QTEST(result.finding.id, "finding");
    }

    void secret_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<CheckStatus>("status");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *name, const QByteArray &bytes, CheckStatus status,
                             const QString &finding, const QString &kind = {}) {
            QTest::newRow(name) << bytes << status << finding << kind;
        };
        row("right", kSecret, CheckStatus::Passed, {});
        row("line end", kSecret + "\n", CheckStatus::Warning, u"secret.whitespace"_s);
        row("blank inside", kSecret.left(16) + ' ' + kSecret.mid(16), CheckStatus::Warning,
            u"secret.whitespace"_s);
        row("no-break space", "\u00a0" + kSecret, CheckStatus::Warning, u"secret.whitespace"_s);
        row("zero-width space", "\u200b" + kSecret, CheckStatus::Warning, u"secret.whitespace"_s);
        row("byte order mark", "\ufeff" + kSecret, CheckStatus::Warning, u"secret.whitespace"_s);
        row("quotes", '"' + kSecret + '"', CheckStatus::Warning, u"secret.whitespace"_s);
        row("full width", "０" + kSecret.mid(1), CheckStatus::Warning, u"secret.whitespace"_s);
        row("too short", kSecret.left(31), CheckStatus::Warning, u"secret.format"_s, u"hex"_s);
        row("upper case", kSecret.toUpper(), CheckStatus::Warning, u"secret.format"_s,
            u"upper-case"_s);
        row("letters", "zyxwvutsrqponmlkjihgfedcba987654", CheckStatus::Warning, u"secret.format"_s,
            u"letters-digits"_s);
        row("masked", "********************************", CheckStatus::Warning, u"secret.format"_s,
            u"other"_s);
        row("empty", "", CheckStatus::Failed, u"secret.format"_s, u"other"_s);
        row("blanks only", " \n", CheckStatus::Failed, u"secret.format"_s, u"other"_s);
        row("AppID", kAppId.toLatin1(), CheckStatus::Failed, u"secret.is-appid"_s);
        row("another AppID", "wxfedcba9876543210 ", CheckStatus::Failed, u"secret.is-appid"_s);
        row("original ID", "gh_0123456789ab", CheckStatus::Failed, u"secret.is-original-id"_s);
        row("upload key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE", CheckStatus::Failed,
            u"secret.is-upload-key"_s);
    }
    void secret()
    {
        QFETCH(const QByteArray, bytes);
        const CheckResult result = checkSecretFormat(Secret(bytes), kAppId);
        QCOMPARE(result.id, u"secret.format"_s);
        QTEST(result.status, "status");
        QTEST(result.finding.id, "finding");
        QTEST(result.finding.facts["class"_L1].toString(), "kind");
        // Nothing of it is repeated but its length.
        if (bytes.size() > 8) {
            QVERIFY(
                !QJsonDocument(result.finding.facts).toJson().contains(bytes.trimmed().left(8)));
        }
    }

    void repairedSecretIsTheBareOne_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::newRow("untouched") << kSecret;
        QTest::newRow("blanks") << QByteArray("\t " + kSecret + "\r\n");
        QTest::newRow("quotes and blanks") << QByteArray(" “" + kSecret + "” ");
        QTest::newRow("bidi marks") << QByteArray("\u202a" + kSecret + "\u202c");
        QTest::newRow("full width") << QByteArray("０ｂａ" + kSecret.mid(3));
    }
    void repairedSecretIsTheBareOne()
    {
        QFETCH(const QByteArray, pasted);
        QCOMPARE(repairedSecret(Secret(pasted)).reveal().toByteArray(), kSecret);
    }

    void jsonKeepsEverything()
    {
        const CheckResult result{u"credentials.token"_s, kAppId, CheckStatus::Failed,
            {u"wechat.40164"_s, {{u"ip"_s, u"203.0.113.7"_s}}, {{u"errcode"_s, 40164}}}};
        const CheckResult back = checkResultFromJson(toJson(result));
        QCOMPARE(back.id, result.id);
        QCOMPARE(back.subject, result.subject);
        QCOMPARE(back.status, result.status);
        QCOMPARE(back.finding, result.finding);
    }

    void statusOfANewerVersionIsUnknown()
    {
        QCOMPARE(statusFromId(u"postponed"_s), CheckStatus::Unknown);
        QCOMPARE(statusFromId(statusId(CheckStatus::Skipped)), CheckStatus::Skipped);
    }
    void newsIsWhatIsNotKnownAsItIs()
    {
        const CheckResult proved{u"credentials.token"_s, u"wx1"_s, CheckStatus::Passed,
            {{}, {{u"expiresIn"_s, 7200}}, {}}};
        CheckResult later = proved;
        later.finding.facts.insert(u"expiresIn"_s, 5000);
        QVERIFY(isSame(proved, later));
        QVERIFY(newsIn({later}, {toJson(proved)}).isEmpty());
        CheckResult refused = proved;
        refused.status = CheckStatus::Failed;
        QVERIFY(!isSame(proved, refused));
        CheckResult other = proved;
        other.subject = u"wx2"_s;
        const QList<CheckResult> news = newsIn({later, refused, other}, {toJson(proved)});
        QCOMPARE(news.size(), 2);
        QVERIFY(isSame(news.at(0), refused) && isSame(news.at(1), other));
    }
};

QTEST_APPLESS_MAIN(TestCheck)
#include "tst_check.moc"
