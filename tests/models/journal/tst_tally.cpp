// SPDX-License-Identifier: MIT
// The counts beside the log: what they cost and what is read of them.
#include "models/journal/tally.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// All that this process has written so far.
qint64 written()
{
    QFile file(u"/proc/self/io"_s);
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return text.mid(text.indexOf("wchar:") + 6).split('\n').first().trimmed().toLongLong();
}

Tally::Counts countsOf(int mini, qint64 seq)
{
    return {{{Stream::Journey, u"journey-%1"_s.arg(mini)}, seq},
        {{Stream::Entity, u"entity-%1"_s.arg(mini)}, seq + 1}};
}

qint64 lastSeq(const Tally::Counts &counts, const QString &id)
{
    const auto found = std::find_if(counts.begin(), counts.end(),
        [&id](const Tally::Count &count) { return count.stream.id == id; });
    return found == counts.end() ? 0 : found->lastSeq;
}
} // namespace

class TallyTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void costsWhatChanged();
    void tellsTheLastOfEach();
    void leavesOutWhatIsTorn();
    void forgets();
};

void TallyTest::costsWhatChanged()
{
    const QTemporaryDir folder;
    Tally tally(folder.path());
    constexpr int many = 3000;
    const qint64 before = written();
    for (int i = 0; i < many; ++i) {
        tally.note(countsOf(i, i));
    }
    const qint64 bytes = written() - before;
    const qint64 size = QFile(folder.filePath(u"journal.tally"_s)).size();
    QVERIFY2(bytes < 10 * size, qPrintable(u"%1 written for %2"_s.arg(bytes).arg(size)));
    const Tally::Counts counts = Tally::read(folder.path());
    QCOMPARE(counts.size(), 2 * many);
    for (int i = 0; i < many; ++i) {
        QCOMPARE(lastSeq(counts, u"journey-%1"_s.arg(i)), i);
        QCOMPARE(lastSeq(counts, u"entity-%1"_s.arg(i)), i + 1);
    }
}

void TallyTest::tellsTheLastOfEach()
{
    const QTemporaryDir folder;
    {
        Tally tally(folder.path());
        for (qint64 seq = 1; seq <= 2000; ++seq) { // written anew meanwhile
            tally.note(countsOf(1, seq));
        }
    }
    QCOMPARE(lastSeq(Tally::read(folder.path()), u"journey-1"_s), 2000);
    Tally(folder.path()).note(countsOf(2, 1)); // another run tells of its own only
    QCOMPARE(lastSeq(Tally::read(folder.path()), u"journey-1"_s), 0);
    QCOMPARE(lastSeq(Tally::read(folder.path()), u"entity-2"_s), 2);
}

// Cut anywhere it tells too little, never too much and never nothing of what stands before.
void TallyTest::leavesOutWhatIsTorn()
{
    const QTemporaryDir folder;
    Tally tally(folder.path());
    for (qint64 seq = 1; seq <= 5; ++seq) {
        tally.note(countsOf(1, seq));
    }
    QFile file(folder.filePath(u"journal.tally"_s));
    qint64 last = 5;
    while (file.size() > 0) {
        QVERIFY(file.resize(file.size() - 1));
        const qint64 told = lastSeq(Tally::read(folder.path()), u"journey-1"_s);
        QVERIFY(told <= last && told >= last - 1);
        last = told;
    }
    QCOMPARE(last, 0);
}

void TallyTest::forgets()
{
    const QTemporaryDir folder;
    Tally tally(folder.path());
    tally.note(countsOf(1, 1));
    tally.note(countsOf(2, 1));
    tally.note(countsOf(1, 2));
    tally.forget({u"journey-1"_s, u"entity-1"_s});
    QFile file(folder.filePath(u"journal.tally"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("journey-1"));
    QCOMPARE(Tally::read(folder.path()).size(), 2);
}

QTEST_GUILESS_MAIN(TallyTest)
#include "tst_tally.moc"
