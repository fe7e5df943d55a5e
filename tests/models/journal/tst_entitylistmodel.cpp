// SPDX-License-Identifier: MIT
#include "models/journal/entitylistmodel.h"
#include "tests/support/datafolder.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class EntityListModelTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    Clock m_clock;
    std::shared_ptr<Journal> m_journal;

    /// A mini program of that name, told by a journey.
    QString add(const QString &name, const QString &appId = {})
    {
        const QString journey = *m_journal->start(u"certify"_s, false);
        (void)m_journal->append(
            journey, {{EventKind::AnswerSet, {{u"name"_s, name}, {u"appId"_s, appId}}}});
        return m_journal->load(journey)->entities.value(EntityKind::MiniProgram).id;
    }
    static QStringList names(const EntityListModel &model)
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
        m_dir = std::make_unique<QTemporaryDir>(quickFolder());
        m_journal = *Journal::open(m_dir->path(), m_clock);
    }
    void cleanupTestCase() { m_journal.reset(); }

    void rolesTellTheSummary()
    {
        const QString id = add(u"A"_s, u"wx0123456789abcdef"_s);
        const EntityListModel model(*m_journal, EntityKind::MiniProgram);
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex first = model.index(0);
        QCOMPARE(first.data(EntityListModel::IdRole).toString(), id);
        QCOMPARE(first.data(EntityListModel::NameRole).toString(), u"A"_s);
        QCOMPARE(first.data(EntityListModel::AppIdRole).toString(), u"wx0123456789abcdef"_s);
        QVERIFY(first.data(EntityListModel::ChangedAtRole).toDateTime().isValid());
        QCOMPARE(first.data(EntityListModel::PutAwayRole).toBool(), false);
        QCOMPARE(first.data(EntityListModel::DamagedRole).toBool(), false);
        QCOMPARE(EntityListModel(*m_journal, EntityKind::CloudAccount).rowCount(), 0);
    }

    void followsWhatIsRenamedPutAwayAndDeleted()
    {
        EntityListModel model(*m_journal, EntityKind::MiniProgram);
        EntityListModel away(*m_journal, EntityKind::MiniProgram);
        away.setPutAway(true);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString a = add(u"A"_s);
        const QString b = add(u"B"_s);
        add(u"C"_s);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QCOMPARE(names(model), QStringList({u"C"_s, u"B"_s, u"A"_s}));
        QVERIFY(m_journal->rename(a, u"A2"_s));
        QCOMPARE(names(model), QStringList({u"A2"_s, u"C"_s, u"B"_s}));
        QVERIFY(m_journal->setPutAway(a, true));
        QCOMPARE(names(model), QStringList({u"C"_s, u"B"_s}));
        QCOMPARE(names(away), QStringList{u"A2"_s});
        QVERIFY(m_journal->erase({Stream::Entity, b}));
        QCOMPARE(names(model), QStringList{u"C"_s});
        QVERIFY(m_journal->setPutAway(a, false));
        QCOMPARE(names(model), QStringList({u"A2"_s, u"C"_s}));
        QVERIFY(away.rowCount() == 0);
        model.setFilter(u"a"_s);
        QCOMPARE(names(model), QStringList{u"A2"_s});
        QCOMPARE(reset.size(), 1); // of the filter; another would lose the selection
    }

    void severalThatChangeAtOnceStay()
    {
        EntityListModel model(*m_journal, EntityKind::MiniProgram);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString a = add(u"A"_s);
        const QString b = add(u"B"_s);
        add(u"C"_s);
        const auto named = [](const QString &id, const QString &name) {
            return StreamAppend{
                {Stream::Entity, id}, {{EventKind::AnswerSet, {{u"name"_s, name}}}}};
        };
        QVERIFY(m_journal->append({named(a, u"A2"_s), named(b, u"B2"_s)}));
        QCOMPARE(names(model), QStringList({u"B2"_s, u"A2"_s, u"C"_s}));
    }

    void filterFollowsToo()
    {
        EntityListModel model(*m_journal, EntityKind::MiniProgram);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString shop = add(u"shop"_s);
        const QString bank = add(u"bank"_s);
        model.setFilter(u"sh"_s);
        QCOMPARE(names(model), QStringList{u"shop"_s});
        QVERIFY(m_journal->rename(bank, u"dish"_s));
        QCOMPARE(names(model), QStringList({u"dish"_s, u"shop"_s}));
        QVERIFY(m_journal->rename(shop, u"bank"_s));
        QCOMPARE(names(model), QStringList{u"dish"_s});
        add(u"bakery"_s);
        QCOMPARE(names(model), QStringList{u"dish"_s});
        model.setFilter({});
        QCOMPARE(names(model), QStringList({u"bakery"_s, u"bank"_s, u"dish"_s}));
    }

    void fetchesInPages()
    {
        for (int i = 0; i < 250; ++i) {
            add(QString::number(i));
        }
        EntityListModel model(*m_journal, EntityKind::MiniProgram);
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
            ids.insert(model.index(row).data(EntityListModel::IdRole).toString());
        }
        QCOMPARE(ids.size(), 251);
    }
};

QTEST_GUILESS_MAIN(EntityListModelTest)
#include "tst_entitylistmodel.moc"
