// SPDX-License-Identifier: MIT
#include "models/journey/premise.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
const QStringList kHanded{u"hand.name"_s, u"hand.appid"_s, u"hand.secret"_s, u"hand.key"_s};

Draft ticked()
{
    Draft d;
    d.name = u"Shop"_s;
    d.appId = u"wx0123456789abcdef"_s;
    d.method = Method::Managed;
    d.inUse = Method::Scan;
    d.certifiedCount = 2;
    d.domains = {{DomainKind::Request, u"https://api.shop.example"_s}};
    d.secretKept = u"first"_s;
    d.keyFingerprint = u"0011223344556677"_s;
    setTick(d, &Draft::undoConfirmed, true);
    setTick(d, &Draft::authorised, true);
    setTick(d, &Draft::domainsEntered, true);
    setTick(d, &Draft::apiWhitelistOff, Tri::Yes);
    setTick(d, &Draft::uploadWhitelistOff, Tri::Yes);
    setTicks(d, &Draft::ready, {u"ready.administrator"_s, u"ready.main-account"_s});
    setTicks(d, &Draft::bound, {u"bind.open"_s});
    setTicks(d, &Draft::handedOver, kHanded);
    setTick(d, &Draft::submitted, true);
    return d;
}

/// Ids of what counts no more after \a change.
QStringList lost(const std::function<void(Draft &)> &change)
{
    Draft d = ticked();
    change(d);
    const Draft now = withoutOutdatedTicks(d);
    QStringList ids;
    const auto add = [&ids](bool counts, const QString &id) {
        if (!counts) {
            ids += id;
        }
    };
    add(now.undoConfirmed, u"undo"_s);
    add(now.authorised, u"authorised"_s);
    add(now.domainsEntered, u"domains"_s);
    add(now.apiWhitelistOff == Tri::Yes && now.uploadWhitelistOff == Tri::Yes, u"lists"_s);
    add(now.ready.contains(u"ready.administrator"_s), u"administrator"_s);
    add(now.ready.contains(u"ready.main-account"_s), u"main-account"_s);
    add(now.bound == d.bound, u"bound"_s);
    for (const QString &id : kHanded) {
        add(now.handedOver.contains(id), id);
    }
    add(now.submitted, u"submitted"_s);
    return ids;
}
} // namespace

class PremiseTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLostWhileNothingChanges()
    {
        QCOMPARE(lost([](Draft &) {}), QStringList());
        QCOMPARE(lost([](Draft &d) { d.edition = Edition::Flagship; }), QStringList());
    }

    void outdatedTicksCountNoMore()
    {
        QCOMPARE(lost([](Draft &d) { d.method = Method::Scan; }),
            QStringList({u"undo"_s, u"domains"_s}));
        QCOMPARE(lost([](Draft &d) { d.inUse = Method::Provider; }), QStringList{u"undo"_s});
        QCOMPARE(lost([](Draft &d) { d.domains.first().text = u"https://b.example"_s; }),
            QStringList{u"domains"_s});
        QCOMPARE(lost([](Draft &d) { d.appId = u"wxfedcba9876543210"_s; }),
            QStringList({u"domains"_s, u"lists"_s, u"hand.appid"_s, u"hand.secret"_s, u"hand.key"_s,
                u"submitted"_s}));
        QCOMPARE(lost([](Draft &d) { d.secretKept = u"second"_s; }),
            QStringList({u"hand.secret"_s, u"submitted"_s}));
        QCOMPARE(lost([](Draft &d) { d.keyFingerprint = u"8899"_s; }),
            QStringList({u"hand.key"_s, u"submitted"_s}));
        QCOMPARE(lost([](Draft &d) { d.role = AccountRole::Sub; }),
            QStringList({u"main-account"_s, u"bound"_s}));
        QCOMPARE(lost([](Draft &d) { d.name = u"Other shop"_s; }),
            QStringList(
                {u"authorised"_s, u"administrator"_s, u"bound"_s, u"hand.name"_s, u"submitted"_s}));
    }

    void tickedAgainItCounts()
    {
        Draft d = ticked();
        d.domains.append({DomainKind::Request, u"https://b.example"_s});
        QVERIFY(!withoutOutdatedTicks(d).domainsEntered);
        setTick(d, &Draft::domainsEntered, true);
        QVERIFY(withoutOutdatedTicks(d).domainsEntered);
    }

    void tickingOneItemDoesNotRenewAnother()
    {
        Draft d = ticked();
        d.secretKept = u"second"_s;
        setTicks(d, &Draft::handedOver, kHanded.mid(0, 1)); // what the page showed, one taken back
        QCOMPARE(withoutOutdatedTicks(d).handedOver, kHanded.mid(0, 1));
        d.name = u"Other shop"_s;
        setTicks(d, &Draft::handedOver, kHanded.mid(2, 1));
        QCOMPARE(withoutOutdatedTicks(d).handedOver, kHanded.mid(2, 1));
    }

    void olderJournalsShowTheSameTicks()
    {
        Draft old = ticked();
        old.premises.clear();
        QVERIFY(withoutOutdatedTicks(old) == old);
        noteTicks(old);
        QCOMPARE(old.premises, ticked().premises);
        old.method = Method::Scan;
        QVERIFY(!withoutOutdatedTicks(old).undoConfirmed);
    }

    void notesHoldNoText()
    {
        Draft d = ticked();
        d.domains.first().text = u"https://user:password@shop.example"_s;
        setTick(d, &Draft::domainsEntered, true);
        const QJsonValue notes = toJson(d).value("premises"_L1);
        QVERIFY(!QJsonDocument(notes.toObject()).toJson().contains("password"));
        QVERIFY(withoutOutdatedTicks(draftFromJson(toJson(d))) == d);
    }
};

QTEST_APPLESS_MAIN(PremiseTest)
#include "tst_premise.moc"
