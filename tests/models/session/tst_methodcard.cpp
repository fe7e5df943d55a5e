// SPDX-License-Identifier: MIT
#include "models/rulebook/words.h"
#include "models/session/methodcard.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

class MethodCardTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhyOneIsRecommended();
    void choosesTheRecommendedUntilOneIsChosen();
};

void MethodCardTest::saysWhyOneIsRecommended()
{
    Answers answers;
    answers.set(Keys::inUse, InUse::Managed);
    answers.set(Keys::edition, Edition::Enterprise);
    for (const QString &locale : {u"en"_s, u"zh_CN"_s}) {
        const Words words(locale);
        for (const MethodVerdict &verdict : assess(answers)) {
            const MethodCard card = cardOf(verdict, words);
            QCOMPARE(card.title, words.methodTitle(methodId(verdict.method)));
            QCOMPARE(card.isClosed, verdict.openness == Openness::Closed);
            QCOMPARE(card.tag.isEmpty(), !verdict.recommended && !card.isClosed);
            const qsizetype marked = verdict.pluses.size() + verdict.blockers.size()
                + verdict.conditions.size() + verdict.cautions.size();
            QCOMPARE(card.lines.size(), marked + (verdict.recommended ? 2 : 1));
        }
    }
}

void MethodCardTest::choosesTheRecommendedUntilOneIsChosen()
{
    Answers answers;
    answers.set(Keys::inUse, InUse::Managed);
    answers.set(Keys::edition, Edition::Enterprise);
    Method recommended = Method::None;
    Method closed = Method::None;
    for (const MethodVerdict &verdict : assess(answers)) {
        recommended = verdict.recommended ? verdict.method : recommended;
        closed = verdict.openness == Openness::Closed ? verdict.method : closed;
    }
    QCOMPARE(methodToChoose(answers), recommended);
    answers.set(Keys::method, Method::Provider);
    if (closed != Method::Provider) {
        QCOMPARE(methodToChoose(answers), Method::Provider);
    }
    if (closed != Method::None) {
        answers.set(Keys::method, closed);
        QCOMPARE(methodToChoose(answers), recommended);
    }
}

QTEST_GUILESS_MAIN(MethodCardTest)
#include "tst_methodcard.moc"
