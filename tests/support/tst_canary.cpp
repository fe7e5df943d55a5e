// SPDX-License-Identifier: MIT
// The scanner's own test: plants a secret in every way it could leak and expects each one to be
// found, and nothing where nothing was planted.
#include "tests/support/canary.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSettings>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace Qt::StringLiterals;

namespace {
const QByteArray Secret = "7c0e4b9a2f5d8136e7a1b4c90d3f6852";
const QByteArray Base = "https://console.example.com/?";

Canary canaryFor(const QByteArray &secret)
{
    Canary canary;
    canary.addSecret(u"app-secret"_s, secret);
    return canary;
}

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes) {
        byte = static_cast<char>(QRandomGenerator::global()->bounded(256));
    }
    return bytes;
}

QByteArray utf16(const QByteArray &text)
{
    const QString wide = QString::fromUtf8(text);
    return QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
}

/// A process that holds the secret as its argument, in its memory and in an open file without a
/// name.
class Holder
{
public:
    explicit Holder(const QString &folder)
    {
        m_process.setWorkingDirectory(folder);
        m_process.start(u"/bin/bash"_s,
            {u"-c"_s, u"printf %s \"$1\" >x; exec 3<x; rm x; echo ready; read -r _"_s, u"holder"_s,
                QString::fromUtf8(Secret)});
        m_isReady = m_process.waitForReadyRead(5000);
    }
    ~Holder()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Holder)
    bool isReady() const { return m_isReady; }
    qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
    bool m_isReady = false;
};
} // namespace

class CanaryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void findsItInAFile_data();
    void findsItInAFile();
    void findsOtherKinds_data();
    void findsOtherKinds();
    void findsItInADatabase();
    void findsItInSettings();
    void findsItInAProcess();
    void findsAPieceOfAKey_data();
    void findsAPieceOfAKey();
    void findsItAcrossBlocks();
    void findsItInNamesAndLinks();
    void findsNothingWhereNothingIs();
    void saysWhatItCouldNotRead();
    void commandLine();

private:
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
            ? file.fileName()
            : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CanaryTest::findsItInAFile_data()
{
    const auto escaped = [](const char *format) {
        QByteArray text;
        for (const char c : Secret) {
            text += QString::asprintf(format, c).toLatin1();
        }
        return text;
    };
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("kind");
    QTest::addRow("log line") << "12:00 request secret=" + Secret + " done\n" << u"raw"_s;
    QTest::addRow("temporary file") << Secret << u"raw"_s;
    QTest::addRow("core-like binary")
        << randomBytes(70'001) + Secret + randomBytes(70'003) << u"raw"_s;
    QTest::addRow("core-like binary, QString")
        << randomBytes(70'001) + utf16(Secret) + randomBytes(3) << u"utf16le"_s;
    QTest::addRow("half of it") << "{\"hint\":\"" + Secret.first(16) + "…\"}" << u"part"_s;
    QTest::addRow("last 12 characters") << "…" + Secret.last(12) << u"part"_s;
    QTest::addRow("URL, percent-encoded")
        << Base + Secret.toPercentEncoding({}, Secret) << u"percent"_s;
    QTest::addRow("clipboard text") << "AppSecret: " + Secret + "\r\n" << u"raw"_s;
    QTest::addRow("a11y text") << "[password text | " + Secret + "]" << u"raw"_s;
    QTest::addRow("D-Bus capture") << "   string \"" + Secret + "\"\n" << u"raw"_s;
    QTest::addRow("base64 in a case file")
        << "{\"blob\":\"" + QByteArray("a" + Secret + "bc").toBase64() + "\"}" << u"base64"_s;
    QTest::addRow("base64, other alignment")
        << QByteArray("ab" + Secret + "c").toBase64() << u"base64"_s;
    QTest::addRow("base64, broken line") << Secret.toBase64().insert(20, '\n') << u"base64 part"_s;
    QTest::addRow("hex") << Secret.toHex() << u"hex"_s;
    QTest::addRow("hex, upper case") << Secret.toHex().toUpper() << u"hex"_s;
    QTest::addRow("upper case") << Secret.toUpper() << u"case"_s;
    QTest::addRow("JSON escapes") << escaped("\\u%04x") << u"json"_s;
    QTest::addRow("HTML entities") << escaped("&#%d;") << u"html"_s;
    using Hash = QCryptographicHash;
    QTest::addRow("MD5") << Hash::hash(Secret, Hash::Md5).toHex() << u"digest"_s;
    QTest::addRow("SHA-1") << Hash::hash(Secret, Hash::Sha1).toHex() << u"digest"_s;
    QTest::addRow("SHA-256") << Hash::hash(Secret, Hash::Sha256).toHex().toUpper() << u"digest"_s;
}

void CanaryTest::findsItInAFile()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, kind);
    QVERIFY(!write(u".hidden"_s, content).isEmpty());
    Canary canary = canaryFor(Secret);
    canary.scanFolder(m_folder->path());
    QVERIFY2(canary.found(kind, u".hidden"_s), qPrintable(canary.report()));
    QVERIFY(!canary.report().contains(QString::fromUtf8(Secret)));
}

void CanaryTest::findsOtherKinds_data()
{
    const QByteArray password = "k9Qd2vTz7LmXw4Rb";
    const QByteArray token = "Zt8wq3KpVy5RhJ2mNc7xLb4sGd9fTe6aUo1iPqWs";
    const QByteArray echoed = R"({"appid":"wx0123456789abcdef","secret":")" + Secret + R"("})";
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("leaked");
    QTest::addRow("password in a domain") << password << "https://user:" + password + "@h.example";
    QTest::addRow("password, percent-encoded")
        << password << "https%3A%2F%2Fuser%3A" + password + "%40h.example";
    QTest::addRow("password, all but its end")
        << password << "\"text\":\"https://user:" + password.first(12) + '"';
    QTest::addRow("token in a domain") << token << "https://h.example/?access_token=" + token;
    QTest::addRow("token in an event") << token << "   variant       string \"" + token + "\"";
    QTest::addRow("token as a QString") << token << utf16("<" + token + ">");
    QTest::addRow("errmsg with what was asked")
        << Secret << R"({"errcode":40125,"errmsg":"invalid appsecret, asked )" + echoed + R"("})";
    QTest::addRow("errmsg with what was asked, in base64") << Secret << echoed.toBase64();
}

void CanaryTest::findsOtherKinds()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const QByteArray, leaked);
    Canary canary = canaryFor(secret);
    canary.scanText(leaked, u"capture"_s);
    QVERIFY2(!canary.hits().isEmpty(), qPrintable(canary.report()));
}

// Deleted rows stay in the write-ahead log.
void CanaryTest::findsItInADatabase()
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"canary"_s);
        database.setDatabaseName(m_folder->filePath(u"journal.sqlite"_s));
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const QString &statement : {u"PRAGMA journal_mode=WAL"_s, u"CREATE TABLE t (x)"_s,
                 u"INSERT INTO t VALUES ('%1')"_s.arg(QString::fromUtf8(Secret)),
                 u"DELETE FROM t"_s}) {
            QVERIFY(query.exec(statement));
        }
        Canary canary = canaryFor(Secret);
        canary.scanFolder(m_folder->path());
        QVERIFY2(canary.found(u"raw"_s, u"journal.sqlite-wal"_s), qPrintable(canary.report()));
    }
    QSqlDatabase::removeDatabase(u"canary"_s);
}

void CanaryTest::findsItInSettings()
{
    const auto save = [this](const QString &name, const QVariant &value) {
        QSettings(m_folder->filePath(name), QSettings::IniFormat).setValue(u"x"_s, value);
    };
    save(u"text.ini"_s, QString::fromUtf8(Secret));
    save(u"variant.ini"_s, QVariantList{QString::fromUtf8(Secret)});
    save(u"bytes.ini"_s, utf16(Secret));
    QVERIFY(!write(u"utf16.ini"_s, utf16("[App]\nsecret=" + Secret)).isEmpty());
    Canary canary = canaryFor(Secret);
    canary.scanFolder(m_folder->path());
    QVERIFY2(canary.found(u"raw"_s, u"text.ini"_s), qPrintable(canary.report()));
    QVERIFY2(canary.found(u"ini"_s, u"variant.ini"_s), qPrintable(canary.report()));
    QVERIFY2(canary.found(u"ini"_s, u"bytes.ini"_s), qPrintable(canary.report()));
    QVERIFY2(canary.found(u"utf16le"_s, u"utf16.ini"_s), qPrintable(canary.report()));
}

void CanaryTest::findsItInAProcess()
{
    const Holder holder(m_folder->path());
    QVERIFY(holder.isReady());
    Canary canary = canaryFor(Secret);
    canary.scanInvocation(holder.pid());
    QVERIFY(canary.found(u"raw"_s, u"cmdline"_s));
    canary.scanMemory(holder.pid());
    QVERIFY2(canary.found(u"raw"_s, u"memory of"_s), qPrintable(canary.report()));
    canary.scanDeletedFiles(holder.pid());
    QVERIFY2(canary.found(u"raw"_s, u"/fd/3"_s), qPrintable(canary.report()));
    QVERIFY2(canary.problems().isEmpty(), qPrintable(canary.report()));
}

void CanaryTest::findsAPieceOfAKey_data()
{
    QTest::addColumn<bool>("isSame");
    QTest::addRow("same key") << true;
    QTest::addRow("another key") << false;
}

// Another key has the same armour and begins alike: that is no leak.
void CanaryTest::findsAPieceOfAKey()
{
    QFETCH(const bool, isSame);
    const auto pem = [](const QByteArray &random) -> QByteArray {
        const QByteArray body =
            "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ" + random.toBase64();
        QByteArray text = "-----BEGIN PRIVATE KEY-----\n";
        for (qsizetype at = 0; at < body.size(); at += 64) {
            text += body.mid(at, 64) + '\n';
        }
        return text + "-----END PRIVATE KEY-----\n";
    };
    const QByteArray planted = pem(randomBytes(1200));
    const QByteArray leaked = isSame ? planted : pem(randomBytes(1200));
    Canary canary = canaryFor(planted);
    canary.scanText(leaked.first(200), u"cut"_s);
    canary.scanText(utf16(leaked.mid(300, 40)), u"wide"_s);
    canary.scanText(QByteArray::fromBase64(leaked.mid(28 + 65 * 3, 65 * 5)), u"der"_s);
    canary.scanText(leaked.toBase64(), u"base64"_s);
    QCOMPARE(canary.found(u"part"_s, u"cut"_s), isSame);
    QCOMPARE(canary.found(u"utf16le part"_s, u"wide"_s), isSame);
    QCOMPARE(canary.found(u"der"_s, u"der"_s), isSame);
    QCOMPARE(canary.found(u"base64"_s, u"base64"_s), isSame);
    QCOMPARE(canary.hits().isEmpty(), !isSame);
}

void CanaryTest::findsItAcrossBlocks()
{
    constexpr qsizetype Block = 1 << 20;
    for (qsizetype before = 0; before <= Secret.size(); before += 4) {
        const auto path =
            write(u"big"_s, QByteArray(Block - before, 'x') + Secret + QByteArray(100, 'y'));
        Canary canary = canaryFor(Secret);
        canary.scanFile(path);
        QVERIFY2(canary.found(u"raw"_s, u"big"_s), qPrintable(QString::number(before)));
        QCOMPARE(canary.hits().constFirst().offset, Block - before);
        QCOMPARE(canary.bytesScanned(), Block - before + Secret.size() + 100);
    }
}

void CanaryTest::findsItInNamesAndLinks()
{
    QVERIFY(!write(u"export-%1.json"_s.arg(QString::fromUtf8(Secret)), "{}").isEmpty());
    QVERIFY(
        QFile::link(u"/nonexistent/"_s + QString::fromUtf8(Secret), m_folder->filePath(u"link"_s)));
    Canary canary = canaryFor(Secret);
    canary.scanFolder(m_folder->path());
    QVERIFY(canary.found(u"raw"_s, u"name of"_s));
    QVERIFY(canary.found(u"raw"_s, u"link target"_s));
    QVERIFY(!canary.report().contains(QString::fromUtf8(Secret)));
}

void CanaryTest::findsNothingWhereNothingIs()
{
    write(u"noise"_s, randomBytes(4 << 20));
    write(u"similar"_s,
        "7c0e4b9a2f5 d8136e7a1b4 7c0e4b9a2f5\n" + QByteArray(1000, '0') + randomBytes(64).toHex());
    Canary canary = canaryFor(Secret);
    canary.addSecret(u"dull"_s, "000000000000000000000000000000ab");
    canary.scanFolder(m_folder->path());
    QVERIFY2(canary.hits().isEmpty() && canary.problems().isEmpty(), qPrintable(canary.report()));
    QVERIFY(canary.bytesScanned() > 4 << 20);
}

void CanaryTest::saysWhatItCouldNotRead()
{
    Canary canary = canaryFor(Secret);
    canary.scanFolder(u"/nonexistent"_s);
    canary.scanFile(u"/nonexistent/file"_s);
    canary.scanMemory(999'999'999);
    canary.scanDeletedFiles(999'999'999);
    QCOMPARE(canary.problems().size(), 4);
}

void CanaryTest::commandLine()
{
    const auto run = [](const QStringList &arguments) {
        QProcess program;
        program.start(QStringLiteral(CANARY_PROGRAM), arguments);
        return program.waitForFinished() ? program.exitCode() : -1;
    };
    const QTemporaryDir elsewhere;
    QFile secret(elsewhere.filePath(u"secret"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write(Secret + '\n');
    secret.close();
    const QStringList needle{u"--secret"_s, u"app-secret="_s + secret.fileName()};
    const auto clean = write(u"clean.txt"_s, "nothing here\n");
    QCOMPARE(run(needle + QStringList{u"--folder"_s, m_folder->path()}), 0);
    QCOMPARE(run(needle + QStringList{u"--text"_s, u"stdout="_s + clean}), 0);
    QCOMPARE(run(needle), 2); // looked at nothing
    QCOMPARE(run({u"--folder"_s, m_folder->path()}), 2); // looked for nothing
    QCOMPARE(run(needle + QStringList{u"--folder"_s, m_folder->path() + u"/nope"_s}), 2);
    const Holder holder(elsewhere.path());
    QVERIFY(holder.isReady());
    QCOMPARE(run(needle + QStringList{u"--pid"_s, QString::number(holder.pid())}), 1);
    QCOMPARE(run(needle + QStringList{u"--invocation"_s, QString::number(holder.pid())}), 1);
    write(u"leak.txt"_s, Secret);
    QCOMPARE(run(needle + QStringList{u"--folder"_s, m_folder->path()}), 1);
}

QTEST_GUILESS_MAIN(CanaryTest)
#include "tst_canary.moc"
