// SPDX-License-Identifier: MIT
#include "models/core/result.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ResultTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void andThenChainsValues()
    {
        const auto doubled = andThen(ready<int>(21), [](int n) { return ready<int>(n * 2); });
        int got = 0;
        onResult(doubled, this, [&](const Result<int> &r) { got = r.value_or(-1); });
        QTRY_COMPARE(got, 42);
    }
    void aFailureSkipsTheRest()
    {
        bool ran = false;
        const auto chained = andThen(ready<int>(failure(u"network.dns"_s)), [&](int) {
            ran = true;
            return ready<>({});
        });
        QString id;
        onResult(chained, this, [&](const Result<> &r) { id = r.error().id; });
        QTRY_COMPARE(id, u"network.dns"_s);
        QVERIFY(!ran);
    }
    void anAbandonedPromiseArrivesAsCancelled()
    {
        Future<int> future;
        {
            QPromise<Result<int>> promise;
            promise.start();
            future = promise.future();
        }
        QString id;
        onResult(future, this, [&](const Result<int> &r) { id = r.error().id; });
        QTRY_COMPARE(id, u"cancelled"_s);
    }
    void aDeadContextHearsNothing()
    {
        auto *context = new QObject;
        bool heard = false;
        QPromise<Result<>> promise;
        promise.start();
        onResult(promise.future(), context, [&](const Result<> &) { heard = true; });
        delete context;
        promise.addResult(Result<>());
        promise.finish();
        QCoreApplication::processEvents();
        QVERIFY(!heard);
    }
};

QTEST_GUILESS_MAIN(ResultTest)
#include "tst_result.moc"
