// SPDX-License-Identifier: MIT
#include "models/journal/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TimelineModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatHappens()
    {
        const QTemporaryDir dir;
        const Clock clock;
        const auto journal = *Journal::open(dir.path(), clock);
        const QString id = *journal->start(u"certify"_s, false);
        TimelineModel model(*journal, id);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.columnCount(), int(TimelineModel::ColumnCount));
        QVERIFY(journal->append(
            id, {{u"ofTomorrow"_s, {{u"b"_s, 1}, {u"a"_s, u"线"_s}}}, {EventKind::Closed, {}}}));
        QVERIFY(journal->start(u"certify"_s, false));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, TimelineModel::Seq).data().toInt(), 2);
        QVERIFY(model.index(1, TimelineModel::Time).data().toDateTime().isValid());
        QCOMPARE(model.index(1, TimelineModel::Kind).data().toString(), u"ofTomorrow"_s);
        QCOMPARE(
            model.index(1, TimelineModel::Payload).data().toString(), uR"({"a":"线","b":1})"_s);
        QCOMPARE(model.index(2, TimelineModel::Kind).data().toString(), EventKind::Closed);
        QVERIFY(!model.index(1, 0).data(Qt::DecorationRole).isValid());
    }

    void unknownJourneyIsEmpty()
    {
        const QTemporaryDir dir;
        const Clock clock;
        const auto journal = *Journal::open(dir.path(), clock);
        const TimelineModel model(*journal, u"nobody"_s);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TimelineModelTest)
#include "tst_timelinemodel.moc"
