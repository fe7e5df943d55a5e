// SPDX-License-Identifier: MIT
#include "models/rulebook/language.h"
#include "models/session/pasted.h"

#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using Kind = FoundValue::Kind;

class PastedTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOnlyWhatIsAMessage();
    void saysHowManyAreThere();
    void takesTheFileThatWasDropped();
    void saysWhatWaits();
};

void PastedTest::readsOnlyWhatIsAMessage()
{
    const Pasted nothing = readPasted(u" \n"_s);
    QVERIFY(!nothing.summary.hasValues());
    QVERIFY(nothing.summary.title().contains(u"no text"_s));
    const Pasted endless = readPasted(u"Name: Demo Shop\n"_s + u"x"_s.repeated(1'000'000));
    QVERIFY(endless.message.values.isEmpty());
    QVERIFY(endless.summary.title().contains(u"too long"_s));
    QVERIFY(!endless.summary.body().isEmpty());
}

void PastedTest::saysHowManyAreThere()
{
    Language language(u"en"_s);
    const Pasted found =
        readPasted(u"Name: Demo Shop\nAppID: wx0123456789abcdef\npassword: Abc12345!"_s);
    QCOMPARE(found.message.values.size(), 2);
    QVERIFY(found.summary.title().startsWith(u"2 values"_s));
    QCOMPARE(found.summary.body(), u"1 password or token was left out: no page asks for it."_s);
    language.setLocale(u"zh_CN"_s);
    QVERIFY(found.summary.title().contains(u"2"_s) && !found.summary.title().contains(u"found"_s));
    language.setLocale(u"en"_s);
    const Pasted none = readPasted(u"See you tomorrow"_s);
    QVERIFY(none.summary.title().startsWith(u"No value"_s));
    QVERIFY(none.summary.body().contains(u"whole message"_s));
}

void PastedTest::takesTheFileThatWasDropped()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"mail.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Name: Demo Shop") > 0);
    file.close();
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(file.fileName())});
    QCOMPARE(textIn(dropped), u"Name: Demo Shop"_s);
    dropped.setUrls({QUrl::fromLocalFile(folder.path())});
    QVERIFY(textIn(dropped).isEmpty());
    dropped.clear();
    dropped.setText(u"Name: Other"_s);
    QCOMPARE(textIn(dropped), u"Name: Other"_s);
}

void PastedTest::saysWhatWaits()
{
    const FoundValue name{.kind = Kind::Name, .text = u"Demo Shop"_s};
    QCOMPARE(takenWords({name}), u"Name: Demo Shop"_s);
    const FoundValue secret{.kind = Kind::AppSecret, .size = 32};
    const QStringList lines = takenWords({name, secret}).split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.last().contains(u"waits for its page"_s));
}

QTEST_GUILESS_MAIN(PastedTest)
#include "tst_pasted.moc"
