// SPDX-License-Identifier: MIT
#include "models/journey/journeys/certify.h"
#include "models/journey/journeys/publish.h"
#include "models/journey/premise.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
const QStringList kHanded{u"hand.name"_s, u"hand.appid"_s, u"hand.secret"_s, u"hand.key"_s};

Answers ticked()
{
    Answers d;
    d.set(Keys::name, u"Shop"_s);
    d.set(Keys::appId, u"wx0123456789abcdef"_s);
    d.set(Keys::method, Method::Managed);
    d.set(Keys::inUse, InUse::Scan);
    d.set(Keys::certifiedCount, 2);
    d.set(Keys::domains, {{DomainKind::Request, u"https://api.shop.example"_s}});
    d.set(Keys::secretKept, u"first"_s);
    d.set(Keys::keyFingerprint, u"0011223344556677"_s);
    setTick(d, Keys::undoConfirmed, true);
    setTick(d, Keys::authorised, true);
    setTick(d, Keys::domainsEntered, true);
    setTick(d, Keys::apiWhitelistOff, Tri::Yes);
    setTick(d, Keys::uploadWhitelistOff, Tri::Yes);
    setTicks(d, Keys::ready, {u"ready.administrator"_s, u"ready.main-account"_s});
    setTicks(d, Keys::bound, {u"bind.open"_s});
    setTicks(d, Keys::handedOver, kHanded);
    setTick(d, Keys::submitted, true);
    return d;
}

/// Ids of what counts no more after \a change.
QStringList lost(const std::function<void(Answers &)> &change)
{
    Answers d = ticked();
    change(d);
    const Answers now = withoutOutdatedTicks(d);
    QStringList ids;
    const auto add = [&ids](bool counts, const QString &id) {
        if (!counts) {
            ids += id;
        }
    };
    add(now[Keys::undoConfirmed], u"undo"_s);
    add(now[Keys::authorised], u"authorised"_s);
    add(now[Keys::domainsEntered], u"domains"_s);
    add(now[Keys::apiWhitelistOff] == Tri::Yes && now[Keys::uploadWhitelistOff] == Tri::Yes,
        u"lists"_s);
    add(now[Keys::ready].contains(u"ready.administrator"_s), u"administrator"_s);
    add(now[Keys::ready].contains(u"ready.main-account"_s), u"main-account"_s);
    add(now[Keys::bound] == d[Keys::bound], u"bound"_s);
    for (const QString &id : kHanded) {
        add(now[Keys::handedOver].contains(id), id);
    }
    add(now[Keys::submitted], u"submitted"_s);
    return ids;
}
} // namespace

class PremiseTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLostWhileNothingChanges()
    {
        QCOMPARE(lost([](Answers &) {}), QStringList());
        QCOMPARE(lost([](Answers &d) { d.set(Keys::edition, Edition::Flagship); }), QStringList());
    }

    // Journals hold digests: what they are made of stays as it was.
    void ticksOfOlderJournalsCount()
    {
        QCOMPARE(ticked()[Keys::premises].value(u"undoConfirmed"_s), u"4a1ad737f99cef0b"_s);
    }

    void outdatedTicksCountNoMore()
    {
        QCOMPARE(lost([](Answers &d) { d.set(Keys::method, Method::Scan); }),
            QStringList({u"undo"_s, u"domains"_s}));
        QCOMPARE(
            lost([](Answers &d) { d.set(Keys::inUse, InUse::Provider); }), QStringList{u"undo"_s});
        QCOMPARE(lost([](Answers &d) {
            d.change(Keys::domains,
                [](auto &domains) { domains.first().text = u"https://b.example"_s; });
        }),
            QStringList{u"domains"_s});
        QCOMPARE(lost([](Answers &d) { d.set(Keys::appId, u"wxfedcba9876543210"_s); }),
            QStringList({u"domains"_s, u"lists"_s, u"hand.appid"_s, u"hand.secret"_s, u"hand.key"_s,
                u"submitted"_s}));
        QCOMPARE(lost([](Answers &d) { d.set(Keys::secretKept, u"second"_s); }),
            QStringList({u"hand.secret"_s, u"submitted"_s}));
        QCOMPARE(lost([](Answers &d) { d.set(Keys::keyFingerprint, u"8899"_s); }),
            QStringList({u"hand.key"_s, u"submitted"_s}));
        QCOMPARE(lost([](Answers &d) { d.set(Keys::role, AccountRole::Sub); }),
            QStringList({u"main-account"_s, u"bound"_s}));
        QCOMPARE(lost([](Answers &d) { d.set(Keys::name, u"Other shop"_s); }),
            QStringList(
                {u"authorised"_s, u"administrator"_s, u"bound"_s, u"hand.name"_s, u"submitted"_s}));
    }

    void tickedAgainItCounts()
    {
        Answers d = ticked();
        d.change(Keys::domains, [](auto &domains) {
            domains.append({DomainKind::Request, u"https://b.example"_s});
        });
        QVERIFY(!withoutOutdatedTicks(d)[Keys::domainsEntered]);
        setTick(d, Keys::domainsEntered, true);
        QVERIFY(withoutOutdatedTicks(d)[Keys::domainsEntered]);
    }

    void tickingOneItemDoesNotRenewAnother()
    {
        Answers d = ticked();
        d.set(Keys::secretKept, u"second"_s);
        setTicks(d, Keys::handedOver, kHanded.mid(0, 1)); // what the page showed, one taken back
        QCOMPARE(withoutOutdatedTicks(d)[Keys::handedOver], kHanded.mid(0, 1));
        d.set(Keys::name, u"Other shop"_s);
        setTicks(d, Keys::handedOver, kHanded.mid(2, 1));
        QCOMPARE(withoutOutdatedTicks(d)[Keys::handedOver], kHanded.mid(2, 1));
    }

    void olderJournalsShowTheSameTicks()
    {
        Answers old = ticked();
        old.set(Keys::premises, {});
        QVERIFY(withoutOutdatedTicks(old) == old);
        noteTicks(old);
        QCOMPARE(old[Keys::premises], ticked()[Keys::premises]);
        old.set(Keys::method, Method::Scan);
        QVERIFY(!withoutOutdatedTicks(old)[Keys::undoConfirmed]);
    }

    // What was answered once is ticked where it is wanted again, and only while it is so.
    void whatIsKnownIsTicked()
    {
        Answers d;
        d.set(Keys::method, Method::Scan);
        d.set(Keys::basicInfo, Tri::Yes);
        d.set(Keys::adminPhone, Tri::No);
        setTicks(d, Keys::ready, {u"ready.administrator"_s});
        Certify::conclude(d);
        const QStringList known{u"ready.administrator"_s, u"ready.basic-information"_s};
        QCOMPARE(withoutOutdatedTicks(d)[Keys::ready], known);
        d.set(Keys::basicInfo, Tri::No);
        Certify::conclude(d);
        QCOMPARE(withoutOutdatedTicks(d)[Keys::ready], known.first(1));
        QVERIFY(d[Keys::connected].isEmpty());
        setTick(d, Keys::authorised, true);
        Certify::conclude(d);
        QCOMPARE(withoutOutdatedTicks(d)[Keys::connected].size(),
            qsizetype(std::size(Publish::kConnected)));
        d.set(Keys::method, Method::Managed);
        Certify::conclude(d);
        QVERIFY(!d[Keys::keyInWeDa]); // nothing was handed over
        setTick(d, Keys::submitted, true);
        Certify::conclude(d);
        QVERIFY(withoutOutdatedTicks(d)[Keys::keyInWeDa]);
    }

    void notesHoldNoText()
    {
        Answers d = ticked();
        d.change(Keys::domains,
            [](auto &domains) { domains.first().text = u"https://user:password@shop.example"_s; });
        setTick(d, Keys::domainsEntered, true);
        const QJsonValue notes = d.json().value("premises"_L1);
        QVERIFY(!QJsonDocument(notes.toObject()).toJson().contains("password"));
        QVERIFY(withoutOutdatedTicks(Answers(d.json())) == d);
    }
};

QTEST_APPLESS_MAIN(PremiseTest)
#include "tst_premise.moc"
