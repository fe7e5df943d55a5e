// SPDX-License-Identifier: MIT
#include "models/journal/journeylistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class JourneyListModelTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    Clock m_clock;
    std::shared_ptr<Journal> m_journal;

    QString add(const QString &name)
    {
        const QString id = *m_journal->start(u"certify"_s, false);
        return rename(id, name) ? id : QString();
    }
    bool rename(const QString &id, const QString &name)
    {
        return m_journal->append(id, {{EventKind::AnswerSet, {{u"name"_s, name}}}}).has_value();
    }
    static QStringList names(const JourneyListModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            all.append(model.index(row).data().toString());
        }
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_journal.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_journal = *Journal::open(m_dir->path(), m_clock);
    }
    void cleanupTestCase() { m_journal.reset(); }

    void rolesTellTheSummary()
    {
        const QString id = add(u"A"_s);
        QVERIFY(m_journal->append(id,
            {{EventKind::AnswerSet, {{u"appId"_s, u"wx0123456789abcdef"_s}}},
                {EventKind::StepEntered, {{u"step"_s, u"account"_s}}}}));
        const JourneyListModel model(*m_journal);
        const QModelIndex first = model.index(0);
        QCOMPARE(first.data(JourneyListModel::IdRole).toString(), id);
        QCOMPARE(first.data(JourneyListModel::NameRole).toString(), u"A"_s);
        QCOMPARE(first.data(JourneyListModel::AppIdRole).toString(), u"wx0123456789abcdef"_s);
        QCOMPARE(first.data(JourneyListModel::StepRole).toString(), u"account"_s);
        QVERIFY(first.data(JourneyListModel::ChangedAtRole).toDateTime().isValid());
        QCOMPARE(first.data(JourneyListModel::ClosedRole).toBool(), false);
        QVERIFY(rename(id, QString()));
        QCOMPARE(model.index(0).data().toString(), u"wx0123456789abcdef"_s);
    }

    void followsTheJournal()
    {
        JourneyListModel model(*m_journal);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString a = add(u"A"_s);
        add(u"B"_s);
        const QString c = add(u"C"_s);
        QCOMPARE(names(model), QStringList({u"C"_s, u"B"_s, u"A"_s}));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex kept = model.index(2);
        QVERIFY(rename(a, u"A2"_s));
        QCOMPARE(names(model), QStringList({u"A2"_s, u"C"_s, u"B"_s}));
        QCOMPARE(kept.row(), 0);
        QVERIFY(rename(a, u"A3"_s));
        QCOMPARE(names(model), QStringList({u"A3"_s, u"C"_s, u"B"_s}));
        QVERIFY(rename(c, u"C2"_s));
        QCOMPARE(names(model), QStringList({u"C2"_s, u"A3"_s, u"B"_s}));
        QCOMPARE(reset.size(), 0); // a reset would lose the selection
    }

    void filterFollowsToo()
    {
        JourneyListModel model(*m_journal);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString shop = add(u"shop"_s);
        const QString bank = add(u"bank"_s);
        model.setFilter(u"sh"_s);
        QCOMPARE(names(model), QStringList{u"shop"_s});
        QVERIFY(rename(bank, u"dish"_s));
        QCOMPARE(names(model), QStringList({u"dish"_s, u"shop"_s}));
        QVERIFY(rename(shop, u"bank"_s));
        QCOMPARE(names(model), QStringList{u"dish"_s});
        add(u"bakery"_s);
        QCOMPARE(names(model), QStringList{u"dish"_s});
        model.setFilter({});
        QCOMPARE(names(model), QStringList({u"bakery"_s, u"bank"_s, u"dish"_s}));
    }

    void fetchesInPages()
    {
        for (int i = 0; i < 250; ++i) {
            QVERIFY(m_journal->start(u"certify"_s, false));
        }
        JourneyListModel model(*m_journal);
        QList<int> sizes{model.rowCount()};
        add(u"new on top"_s); // moves every offset by one
        while (model.canFetchMore({})) {
            model.fetchMore({});
            sizes.append(model.rowCount());
        }
        QCOMPARE(sizes.first(), 100);
        QCOMPARE(sizes.last(), 251);
        QSet<QString> ids;
        for (int row = 0; row < model.rowCount(); ++row) {
            ids.insert(model.index(row).data(JourneyListModel::IdRole).toString());
        }
        QCOMPARE(ids.size(), 251);
        // The tester fetches all by itself.
        JourneyListModel fresh(*m_journal);
        const QAbstractItemModelTester tester(
            &fresh, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(fresh.rowCount(), 251);
    }
};

QTEST_GUILESS_MAIN(JourneyListModelTest)
#include "tst_journeylistmodel.moc"
