// SPDX-License-Identifier: MIT
#include "models/remote/uploadkey.h"
#include "tests/support/await.h"
#include "tests/support/certificates.h"
#include "tests/support/json.h"
#include "tests/support/keys.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QProcess>
#include <QSslKey>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {
const QString appId = u"wx0123456789abcdef"_s;

Result<UploadKey> read(
    const QByteArray &bytes, const QString &fileName = {}, const QString &id = {})
{
    return readUploadKey(Secret(QByteArrayView(bytes)), fileName, id);
}

QByteArray utf16(const QByteArray &pem, bool bigEndian, bool mark)
{
    QByteArray bytes =
        mark ? (bigEndian ? QByteArray("\xFE\xFF") : QByteArray("\xFF\xFE")) : QByteArray();
    for (const char c : pem) {
        bytes += bigEndian ? '\0' : c;
        bytes += bigEndian ? c : '\0';
    }
    return bytes;
}

QByteArray body(const QByteArray &pem)
{
    const auto from = pem.indexOf('\n') + 1;
    return pem.mid(from, pem.indexOf("-----END") - from);
}

const QByteArray capturedPublicKey = R"(-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu5ukmm5+v6XnWZwijAYL
SpteD4FPxo0NdNdYJkgYQ4lL3o18IApbTeZai98iZhTQ39q6d/XfLBrYARRTMKcu
+UobZ3n/GVhkjEpFXT9mMw8i6/ilzfEA7d0Xvz9UPz5OVAxef45Chc+bWEU5f8Uj
SlabxK44sB7ACuHNbNY7nQgwUSCFO/8LF7PGKbpdIIr5+MFh0x4rGknA3l6y9wGZ
vduinEwYzeClyrPvstcm7zAgmKdbfuV5h7oLARRzVZORoB1yiPC0Z1VGHfhNbOg1
+qu3/8SlibCysQr7dU7LZvHVblMP4VLQFfmDDWuk9hj7yYpwOPTmakuWyJ+h+wCE
fwIDAQAB
-----END PUBLIC KEY-----
)";
const QByteArray capturedSignature =
    "h20kWk1GFE+eOM1z1JJkP0ajXjArIJVebxOSr/n2G5VluqSU/Knt7JqvQ9466Lnmkl9jJeBN14V0KkoB1Sx/Qc/"
    "ZdSzDSx9klLFrixmSByCSHU4XyUWfte"
    "DclzzYI6iwrTZbLaEUuOVi8QrJdsTCubnI8NZt7lbDeU0Dtfw6i4cZyRyibKVq6B+"
    "y2Rjvfz0wH6R0SFoywQfkXVB1EwxQ1MHhBI1GotqO30Cwgq9OjUrI+s"
    "BrYQ2YQEay968GQaMki/uhbMkl694m5mMaetkhmMS7mjliTmYD2RLNYYRUnRpgKDNAaSeQELUOQSg34sk05/"
    "1hY7HUYvesP79AZlpRIA==";
} // namespace

class UploadKeyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_pem = Keys::rsa();
        m_other = Keys::rsa();
    }

    void readsPkcs1AndPkcs8()
    {
        const auto one = read(m_pem);
        const auto eight = read(Keys::pkcs8(m_pem));
        QVERIFY2(one, qPrintable(idOf(one)));
        QVERIFY2(eight, qPrintable(idOf(eight)));
        QVERIFY(m_pem.startsWith("-----BEGIN RSA PRIVATE KEY-----"));
        QCOMPARE(one->bits, 2048);
        QVERIFY(one->warnings.isEmpty());
        QVERIFY(eight->warnings.isEmpty());
        QCOMPARE(one->fingerprint, eight->fingerprint);
        QVERIFY(one->pem.reveal() == QByteArrayView(m_pem));
    }
    void theFingerprintIsOfThePublicKey()
    {
        const auto spki = QByteArray::fromBase64(body(Keys::publicHalf(m_pem)));
        const auto digest =
            QCryptographicHash::hash(spki, QCryptographicHash::Sha256).toHex().left(16);
        QCOMPARE(read(m_pem)->fingerprint, QString::fromLatin1(digest));
    }

    void repairs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("what");
        const auto replaced = [this](const char *from, const char *to) {
            return QByteArray(m_pem).replace(from, to);
        };
        QTest::newRow("CRLF") << replaced("\n", "\r\n") << QStringList{u"line-ends"_s};
        QTest::newRow("CR") << replaced("\n", "\r") << QStringList{u"line-ends"_s};
        QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF" + m_pem) << QStringList{u"bom"_s};
        QTest::newRow("indented") << QByteArray("    " + replaced("\n", "\n    "))
                                  << QStringList{u"indentation"_s};
        QTest::newRow("tabs") << replaced("\n", "\n\t") << QStringList{u"indentation"_s};
        QTest::newRow("literal \\n") << replaced("\n", "\\n") << QStringList{u"literal-newlines"_s};
        QTest::newRow("literal \\r\\n")
            << replaced("\n", "\\r\\n") << QStringList{u"literal-newlines"_s};
        QTest::newRow("one line") << replaced("\n", " ") << QStringList{u"one-line"_s};
        QTest::newRow("newlines lost") << replaced("\n", "") << QStringList{u"one-line"_s};
        QTest::newRow("BOM and CRLF") << QByteArray("\xEF\xBB\xBF" + replaced("\n", "\r\n"))
                                      << QStringList{u"bom"_s, u"line-ends"_s};
        QTest::newRow("blank lines around") << QByteArray("\n\n" + m_pem + "\n\n") << QStringList();
        QTest::newRow("comment before")
            << QByteArray("the key of the shop:\n" + m_pem) << QStringList();
        QTest::newRow("no last newline") << m_pem.trimmed() << QStringList();
    }
    void repairs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, what);
        const auto key = read(bytes);
        QVERIFY2(key, qPrintable(idOf(key)));
        QVERIFY(key->pem.reveal() == QByteArrayView(m_pem));
        if (what.isEmpty()) {
            QVERIFY(key->warnings.isEmpty());
            return;
        }
        QCOMPARE(key->warnings.size(), 1);
        QCOMPARE(key->warnings.first().id, u"key.repaired"_s);
        QCOMPARE(key->warnings.first().facts.value(u"what"_s).toArray(),
            QJsonArray::fromStringList(what));
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QJsonObject>("facts");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &id,
                             const QJsonObject &facts = {}) {
            QTest::newRow(name) << bytes << id << facts;
        };
        const auto reason = [](const QString &text) { return QJsonObject{{u"reason"_s, text}}; };
        const auto looksLike = [](const QString &text) {
            return QJsonObject{{u"looksLike"_s, text}};
        };
        const QJsonObject utf16Fact{{u"encoding"_s, u"UTF-16"_s}};
        row("empty", {}, u"key.empty"_s);
        row("blanks", " \r\n\t", u"key.empty"_s);
        row("17 KiB", QByteArray(17 * 1024, 'x'), u"key.too-large"_s,
            {{u"bytes"_s, 17408}, {u"limit"_s, 16384}});
        row("UTF-16 LE", utf16(m_pem, false, true), u"key.encoding"_s, utf16Fact);
        row("UTF-16 BE", utf16(m_pem, true, true), u"key.encoding"_s, utf16Fact);
        row("UTF-16 without a mark", utf16(m_pem, false, false), u"key.encoding"_s, utf16Fact);
        row("DER", Keys::der(m_pem), u"key.not-pem"_s, looksLike(u"der"_s));
        row("binary", QByteArray("PK\3\4") + QByteArray(3, '\0') + QByteArray(60, 'x'),
            u"key.not-pem"_s, looksLike(u"binary"_s));
        row("text", "please send me the key", u"key.not-pem"_s, looksLike(u"text"_s));
        row("HTML", "<html>login</html>", u"key.not-pem"_s, looksLike(u"text"_s));
        row("banners missing", body(m_pem), u"key.not-pem"_s, looksLike(u"base64"_s));
        row("OpenSSH", "-----BEGIN SSH2 KEY-----\nAAAA\n-----END SSH2 KEY-----\n", u"key.not-pem"_s,
            looksLike(u"SSH2 KEY"_s));
        row("first banner missing", m_pem.mid(m_pem.indexOf('\n') + 1), u"key.damaged"_s,
            reason(u"cut-off"_s));
        row("last banner missing", m_pem.left(m_pem.indexOf("-----END")), u"key.damaged"_s,
            reason(u"cut-off"_s));
        row("cut in the middle", m_pem.left(900), u"key.damaged"_s, reason(u"cut-off"_s));
        row("cut in the banner", m_pem.left(20), u"key.damaged"_s, reason(u"cut-off"_s));
        row("no content", "-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----\n",
            u"key.damaged"_s, reason(u"structure"_s));
        row("a line missing", m_pem.left(300) + m_pem.mid(365), u"key.damaged"_s,
            reason(u"structure"_s));
        row("foreign character", QByteArray(m_pem).replace(400, 1, "*"), u"key.damaged"_s,
            reason(u"base64"_s));
        row("Chinese inside", QByteArray(m_pem).replace(400, 1, "密"), u"key.damaged"_s,
            reason(u"base64"_s));
        row("public key", Keys::publicHalf(m_pem), u"key.public-key"_s);
        row("PKCS#1 public key",
            "-----BEGIN RSA PUBLIC KEY-----\nMIIB\n-----END RSA PUBLIC KEY-----",
            u"key.public-key"_s);
        row("certificate", selfSigned().certificate.toPem(), u"key.certificate"_s);
        row("certificate request",
            "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----",
            u"key.certificate"_s);
        row("encrypted PKCS#8", Keys::encryptedPkcs8(m_pem), u"key.encrypted"_s);
        row("encrypted PKCS#1", Keys::encryptedPkcs1(m_pem), u"key.encrypted"_s);
        row("EC", Keys::ec(), u"key.not-rsa"_s, {{u"type"_s, u"EC"_s}});
        row("EC in PKCS#8", Keys::pkcs8(Keys::ec()), u"key.not-rsa"_s, {{u"type"_s, u"EC"_s}});
        row("OpenSSH key",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----",
            u"key.not-rsa"_s, {{u"type"_s, u"OPENSSH"_s}});
        row("512 bits", Keys::rsa(512), u"key.too-short"_s,
            {{u"bits"_s, 512}, {u"reason"_s, u"unusable"_s}});
        row("AppSecret", "0123456789abcdef0123456789abcdef", u"key.app-secret-pasted"_s);
        row("AppSecret with newline", "0123456789ABCDEF0123456789abcdef\r\n",
            u"key.app-secret-pasted"_s);
        row("two keys", m_pem + m_other, u"key.several"_s, {{u"count"_s, 2}});
    }
    void faults()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, id);
        QFETCH(QJsonObject, facts);
        const auto key = read(bytes);
        QCOMPARE(idOf(key), id);
        QCOMPARE(key.error().facts, facts);
        QVERIFY(key.error().raw.isEmpty());
    }
    /// WeChat's own keys have 2048 bits, but no document says that it takes no other.
    void aShortKeyIsAWarning()
    {
        const auto key = read(Keys::rsa(1024));
        QVERIFY(key);
        QCOMPARE(key->warnings.size(), 1);
        QCOMPARE(key->warnings.first().id, u"key.too-short"_s);
        QCOMPARE(key->warnings.first().facts, QJsonObject({{u"bits"_s, 1024}}));
        QVERIFY(signNonce(*key, appId, u"0123456789abcdef0123456789abcdef"_s));
    }
    /// Every base64 character of the key, changed: found here, where the tools find it only at the
    /// server. Bits that stand for nothing (the version number) may change.
    void oneChangedCharacterIsFound()
    {
        const auto signature = signNonce(*read(m_pem), appId, u"n"_s);
        int harmless = 0;
        const auto from = m_pem.indexOf('\n') + 1;
        const auto to = m_pem.indexOf('=', from) >= 0 ? m_pem.indexOf('=', from) - 1
                                                      : m_pem.indexOf("\n-----END");
        for (auto i = from; i < to; ++i) {
            if (m_pem[i] == '\n') {
                continue;
            }
            QByteArray changed = m_pem;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            if (const auto key = read(changed)) {
                QCOMPARE(signNonce(*key, appId, u"n"_s), signature);
                ++harmless;
            }
        }
        QVERIFY2(harmless <= 3, qPrintable(QString::number(harmless)));
    }

    void theSameKeyTwiceIsOne()
    {
        const auto key = read(m_pem + Keys::pkcs8(m_pem));
        QVERIFY2(key, qPrintable(idOf(key)));
        QCOMPARE(key->warnings.size(), 1);
        QCOMPARE(key->warnings.first().id, u"key.several"_s);
    }
    void aKeyBesideACertificateIsTaken()
    {
        const auto key = read(selfSigned().certificate.toPem() + m_pem);
        QVERIFY2(key, qPrintable(idOf(key)));
        QVERIFY(key->warnings.isEmpty());
    }

    void fileNames_data()
    {
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<bool>("warns");
        QTest::newRow("as downloaded") << u"private.wx0123456789abcdef.key"_s << false;
        QTest::newRow("second download")
            << u"/home/me/private.wx0123456789abcdef (1).key"_s << false;
        QTest::newRow("other app") << u"private.wxfedcba9876543210.key"_s << true;
        QTest::newRow("other app, by path") << u"C:/keys/private.wxfedcba9876543210.key"_s << true;
        QTest::newRow("only the folder") << u"/wxfedcba9876543210/upload.key"_s << false;
        QTest::newRow("renamed") << u"upload.key"_s << false;
        QTest::newRow("pasted") << QString() << false;
    }
    void fileNames()
    {
        QFETCH(QString, fileName);
        QFETCH(bool, warns);
        const auto key = read(m_pem, fileName, appId);
        QVERIFY(key);
        QCOMPARE(!key->warnings.isEmpty(), warns);
        QVERIFY(read(m_pem, fileName, QString())->warnings.isEmpty());
        if (warns) {
            QCOMPARE(key->warnings.first(),
                (Finding{u"key.name-mismatch"_s,
                    {{u"fileName"_s, u"private.wxfedcba9876543210.key"_s},
                        {u"fileAppId"_s, u"wxfedcba9876543210"_s}, {u"appId"_s, appId}},
                    {}}));
        }
    }

    void theRecoveryUnderstandsTheOfficialTool()
    {
        QCOMPARE(Keys::recover(capturedPublicKey, capturedSignature),
            json("{'appid':'wx0123456789abcdef','rand_str':'bd045c75dd306654b23d5c5802a27bb0'}"));
    }
    void theSignatureIsTheBareText()
    {
        const auto signature =
            signNonce(*read(m_pem), appId, u"bd045c75dd306654b23d5c5802a27bb0"_s);
        QVERIFY(signature);
        QCOMPARE(signature->size(), capturedSignature.size());
        QCOMPARE(Keys::recover(Keys::publicHalf(m_pem), *signature),
            json("{'appid':'wx0123456789abcdef','rand_str':'bd045c75dd306654b23d5c5802a27bb0'}"));
        QCOMPARE(Keys::recover(Keys::publicHalf(m_other), *signature), QByteArray());
    }
    void theSignatureIsTheOneOfOpenssl()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"key.pem"_s), m_pem);
        write(folder.filePath(u"text"_s),
            json("{'appid':'wx0123456789abcdef','rand_str':'a-nonce'}"));
        QProcess openssl;
        openssl.start(u"openssl"_s,
            {u"rsautl"_s, u"-sign"_s, u"-inkey"_s, folder.filePath(u"key.pem"_s), u"-in"_s,
                folder.filePath(u"text"_s)});
        QVERIFY(openssl.waitForFinished());
        QCOMPARE(openssl.exitCode(), 0);
        QCOMPARE(*signNonce(*read(m_pem), appId, u"a-nonce"_s),
            openssl.readAllStandardOutput().toBase64());
        QCOMPARE(*signNonce(*read(Keys::pkcs8(m_pem)), appId, u"a-nonce"_s),
            *signNonce(*read(m_pem), appId, u"a-nonce"_s));
    }
    void oddNoncesAreQuoted()
    {
        const auto signature = signNonce(*read(m_pem), appId, u"a\"b\\c密"_s);
        QVERIFY(signature);
        const QByteArray text = "{\"appid\":\"wx0123456789abcdef\",\"rand_str\":\"a\\\"b\\\\c密\"}";
        QCOMPARE(Keys::recover(Keys::publicHalf(m_pem), *signature), text);
    }
    void nonceLengths()
    {
        const auto key = read(m_pem);
        const auto frame = json("{'appid':'wx0123456789abcdef','rand_str':''}").size();
        QVERIFY(signNonce(*key, appId, QString(245 - frame, u'n')));
        QCOMPARE(idOf(signNonce(*key, appId, QString(246 - frame, u'n'))),
            u"network.unexpected-answer"_s);
    }
    void withoutAKeyThereIsNoSignature()
    {
        QCOMPARE(idOf(signNonce({}, appId, u"n"_s)), u"key.damaged"_s);
    }

private:
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write");
        }
    }
    QByteArray m_pem;
    QByteArray m_other;
};

QTEST_GUILESS_MAIN(UploadKeyTest)
#include "tst_uploadkey.moc"
