// SPDX-License-Identifier: MIT
#include "models/rulebook/words.h"
#include "models/session/domainlist.h"

#include <QTest>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

class DomainListTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storesTheConsolesFormOfRightLines();
    void keepsALineThatIsNotRightYet();
    void saysWhatIsWrong();
    void knowsTheLineOfACheck();
};

void DomainListTest::storesTheConsolesFormOfRightLines()
{
    DomainList list(DomainKind::Request);
    QVERIFY(list.isEmpty());
    list.read(u"https://API.shop.example/v1?token=1\n\n  http://half.example \n"_s);
    QCOMPARE(list.stored(), QStringList(u"https://api.shop.example"_s));
    Journey::Answers answers;
    const DomainEntry other{DomainKind::Socket, u"wss://s.shop.example"_s};
    answers.set(Keys::domains, {other});
    QVERIFY(!list.isIn(answers));
    list.store(answers);
    QVERIFY(list.isIn(answers));
    QCOMPARE(answers[Keys::domains],
        QList<DomainEntry>({other, {DomainKind::Request, u"https://api.shop.example"_s}}));
    QVERIFY(list.remarks().contains(u"is entered as https://api.shop.example"_s));
}

void DomainListTest::keepsALineThatIsNotRightYet()
{
    DomainList list(DomainKind::Request);
    list.read(u"https://old.example\nhttp://half.example"_s);
    Journey::Answers answers;
    answers.set(Keys::domains, {{DomainKind::Request, u"https://new.example"_s}});
    QCOMPARE(list.textFor(answers), u"http://half.example\nhttps://new.example"_s);
}

void DomainListTest::saysWhatIsWrong()
{
    const Words words(u"en"_s);
    DomainList list(DomainKind::Request);
    list.read(u"https://a.example"_s);
    QVERIFY(list.problems(words).isEmpty());
    list.read(u"https://a.example\nhttp://half.example"_s);
    const QStringList lines = list.problems(words).split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().startsWith(u"http://half.example: "_s));
    QVERIFY(lines.last().contains(u"not saved"_s));
}

void DomainListTest::knowsTheLineOfACheck()
{
    DomainList list(DomainKind::Request);
    list.read(u"https://A.example/x"_s);
    CheckResult check;
    check.subject = u"https://a.example"_s;
    check.kind = domainKindId(DomainKind::Request);
    QCOMPARE(list.lineOf(check), u"https://A.example/x"_s);
    check.kind = domainKindId(DomainKind::Business);
    QVERIFY(list.lineOf(check).isEmpty());
}

QTEST_GUILESS_MAIN(DomainListTest)
#include "tst_domainlist.moc"
