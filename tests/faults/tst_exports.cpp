// SPDX-License-Identifier: MIT
// Places that a report, a card or the key file cannot be written to: what was there stays, nothing
// of the new one is left behind, and the page says so.
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "tests/support/files.h"
#include "wizard/printing.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
constexpr auto kOld = "what was there";

QStringList entries(const QString &folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

/// Writes \a path as the export \a kind does.
Result<> write(const QString &kind, const QString &path)
{
    QString html(8000, u'x');
    for (qsizetype i = 0; i < html.size(); ++i) {
        html[i] = QChar(char16_t(0x4e00 + i % 400)); // as many glyphs make a PDF large
    }
    return kind == "pdf"_L1 ? writePdf(path, html)
        : kind == "html"_L1 ? writeFile(path, html.toUtf8())
                            : writeFile(path, QByteArray(200'000, 'k'));
}

void addKinds()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"pdf", "html", "key"}) {
        QTest::newRow(kind) << QString::fromLatin1(kind);
    }
}
} // namespace

class ExportsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFullDisk_data() { addKinds(); }
    void aFullDisk();
    void aLimitOnFiles_data() { addKinds(); }
    void aLimitOnFiles();
    void whereNothingCanBeWritten_data() { addKinds(); }
    void whereNothingCanBeWritten();
    void followsALink_data() { addKinds(); }
    void followsALink();
    void takesThePlaceOfAPipe_data() { addKinds(); }
    void takesThePlaceOfAPipe();
    void saysSoOnThePage_data();
    void saysSoOnThePage();

private:
    void verifyRefused(const QString &kind, const QString &path);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ExportsTest::verifyRefused(const QString &kind, const QString &path)
{
    const auto written = write(kind, path);
    QVERIFY(!written);
    QCOMPARE(written.error().id, u"storage.export"_s);
    QCOMPARE(written.error().facts.value("file"_L1).toString(), path);
}

void ExportsTest::aFullDisk()
{
    QFETCH(const QString, kind);
    const QByteArray disk = m_folder->path().toUtf8();
    if (::mount("tmpfs", disk.constData(), "tmpfs", 0, "size=16k") != 0) {
        QSKIP("needs the right to mount; see aLimitOnFiles");
    }
    const auto unmount = qScopeGuard([&disk] { ::umount2(disk.constData(), MNT_DETACH); });
    const QString path = m_folder->filePath(u"export"_s);
    QVERIFY(put(path, kOld));
    verifyRefused(kind, path);
    QCOMPARE(contents(path), QByteArray(kOld));
    QCOMPARE(entries(m_folder->path()), QStringList{u"export"_s});
}

void ExportsTest::aLimitOnFiles()
{
    QFETCH(const QString, kind);
    const QString path = m_folder->filePath(u"export"_s);
    QVERIFY(put(path, kOld));
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    ::signal(SIGXFSZ, SIG_IGN); // as hardenProcess() does
    const rlimit small{4096, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto restore = qScopeGuard([&before] { setrlimit(RLIMIT_FSIZE, &before); });
    verifyRefused(kind, path);
    QCOMPARE(contents(path), QByteArray(kOld));
    QCOMPARE(entries(m_folder->path()), QStringList{u"export"_s});
}

void ExportsTest::whereNothingCanBeWritten()
{
    QFETCH(const QString, kind);
    const QString folder = m_folder->filePath(u"folder"_s);
    QVERIFY(QDir().mkdir(folder));
    verifyRefused(kind, folder); // its name is taken by a folder
    verifyRefused(kind, u"/proc/export"_s); // read-only even for root
    verifyRefused(kind, u"/dev/full/export"_s);
    QVERIFY(QDir().rmdir(folder)); // the stick was pulled out after the name was chosen
    verifyRefused(kind, folder + u"/export"_s);
    QCOMPARE(entries(m_folder->path()), QStringList{});
}

void ExportsTest::followsALink()
{
    QFETCH(const QString, kind);
    const QString target = m_folder->filePath(u"target"_s);
    const QString link = m_folder->filePath(u"link"_s);
    QVERIFY(put(target, kOld));
    QVERIFY(QFile::link(target, link));
    QVERIFY(write(kind, link));
    QVERIFY(QFileInfo(link).isSymLink()); // the user's own arrangement stays
    QVERIFY(contents(target) != kOld);
    QVERIFY(QFile::remove(target));
    verifyRefused(kind, link + u"/export"_s);
}

void ExportsTest::takesThePlaceOfAPipe()
{
    QFETCH(const QString, kind);
    const QString path = m_folder->filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(path.toUtf8().constData(), 0600), 0);
    (void)write(kind, path); // nobody reads it: it must come back all the same
    QVERIFY(entries(m_folder->path()).size() == 1);
}

void ExportsTest::saysSoOnThePage_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("locale");
    for (const char *locale : {"en", "zh_CN"}) {
        const QString name = QString::fromLatin1(locale);
        QTest::addRow("report as PDF, %s", locale) << Step::Done << u"savePdf"_s << name;
        QTest::addRow("report as HTML, %s", locale) << Step::Done << u"saveHtml"_s << name;
        QTest::addRow("key file, %s", locale) << Step::HandOver << u"saveKey"_s << name;
    }
}

void ExportsTest::saysSoOnThePage()
{
    QFETCH(const QString, step);
    QFETCH(const QString, button);
    QFETCH(const QString, locale);
    Desk desk(locale, {}, false);
    QVERIFY(desk.driver().goTo(step));
    desk.find<QAbstractButton>(button.toLatin1().constData())->click();
    auto *dialog = desk.page()->findChild<QFileDialog *>(u"askForFile"_s);
    QVERIFY(dialog);
    const QString path = m_folder->filePath(u"pulled out/export"_s);
    Q_EMIT dialog->fileSelected(path); // what choosing and accepting does
    const auto *notice = desk.find<Notice>("pageNotice");
    QTRY_VERIFY(notice->isVisibleTo(desk.page()));
    QCOMPARE(notice->finding().id, u"storage.export"_s);
    QStringList said;
    for (const auto *label : notice->findChildren<QLabel *>()) {
        said += label->text();
    }
    QVERIFY2(said.join(u' ').contains(u"pulled out/export"_s), qPrintable(said.join(u' ')));
    dialog->close();
}

QTEST_MAIN(ExportsTest)
#include "tst_exports.moc"
