// SPDX-License-Identifier: MIT
// A mini program is deleted from Home: from the journal and its files, and from a real
// gnome-keyring through the helper process; also when that is locked. Runs in
// tests/support/with-keyring.sh.
#include "app/commandline.h"
#include "app/composition.h"
#include "models/journal/database.h"
#include "models/journal/journalfile.h"
#include "models/journey/journeys/certify.h"
#include "models/secrets/keychainhelper.h"
#include "tests/gui/shown.h"
#include "tests/support/await.h"
#include "tests/support/datafolder.h"
#include "tests/support/files.h"
#include "tests/support/keyring.h"
#include "wizard/home/homeview.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QString kName = u"Giveaway shop"_s;
const QString kAppId = u"wx0a1b2c3d4e5f6071"_s;
} // namespace

class DeletingTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatGoesAndDeletesIt();
    void saysThatDamagedFilesAreCleaned();
    void lockedKeychainKeepsAll();
    void deletesWithoutTheKeychain();
    void secretOfASessionNeedsNoKeychain();
    void heldJournalKeepsTheSecret();
    void secretKeptMeanwhileGoesToo();
    void asksNoLongerWhenOneComesBack();

private:
    void start(bool sessionOnly);
    Future<> isInKeychain() { return m_world->tools().keychain.has({m_id, u"app-secret"_s}); }
    QAbstractButton *button(const char *name) const
    {
        return m_home->findChild<QAbstractButton *>(QLatin1String(name));
    }
    int rows() const { return m_home->findChild<QListView *>(u"journeys"_s)->model()->rowCount(); }
    QString boxText() const
    {
        QStringList texts;
        for (const auto *label :
            m_home->findChild<QWidget *>(u"deleteBox"_s)->findChildren<QLabel *>()) {
            texts.append(label->text());
        }
        return texts.join(u'\n');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<Composition> m_world;
    std::unique_ptr<HomeView> m_home;
    QString m_id;
};

void DeletingTest::init()
{
    QVERIFY(Keyring::unlock());
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    m_language = std::make_unique<Language>(u"en"_s);
    m_world = std::move(*Composition::real(m_folder->path(), {}, *m_language));
}

void DeletingTest::cleanup()
{
    m_home.reset();
    m_world.reset();
    m_language.reset();
}

/// A journey with an AppSecret, and Home on the screen.
void DeletingTest::start(bool sessionOnly)
{
    Session session(m_world->tools(), Journey::kCertify);
    session.answers().set(Journey::Keys::name, kName);
    session.answers().set(Journey::Keys::appId, kAppId);
    QVERIFY(session.save());
    m_id = session.state().id;
    QVERIFY(await(session.keepSecret(
        u"app-secret"_s, Secret(QByteArrayView("0123456789abcdef0123456789abcdef")), sessionOnly)));
    m_home = std::make_unique<HomeView>(m_world->tools());
    m_home->show();
    m_home->toTop();
    QCOMPARE(rows(), 1);
    button("askToDelete")->click();
}

void DeletingTest::saysWhatGoesAndDeletesIt()
{
    start(false);
    QVERIFY(await(isInKeychain()));
    for (const QString &words : {kName, u"1 record"_s, u"AppSecret"_s, u"backups"_s, u"WeChat"_s}) {
        QVERIFY2(boxText().contains(words), qPrintable(words));
    }
    QVERIFY(!boxText().contains(u"upload key in"_s)); // there is none
    QSignalSpy erased(&m_world->journal(), &Journal::tracesErased);
    button("deleteForGood")->click();
    QVERIFY(!button("deleteForGood")->isEnabled());
    QVERIFY(!boxText().contains(u"behind this one"_s));
    Q_EMIT m_world->tools().keychain.promptMayBeOpen();
    QVERIFY(boxText().contains(u"behind this one"_s));
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(await(isInKeychain()).error().id, u"keychain.absent"_s);
    auto *told = m_home->findChild<Notice *>(u"told"_s);
    QVERIFY(told->isVisible());
    QVERIFY(m_home->focusWidget()->isVisible());
    QVERIFY(told->title().contains(kName + QChar(0x2069) + u" is deleted"_s));
    QTRY_COMPARE(erased.size(), 1);
    QVERIFY(told->spoken().contains(u"Nothing of it is left"_s));
    QCOMPARE(findIn(m_folder->path(), {kName, kAppId, m_id}), QString());
}

// The only place where another mini program may lose something.
void DeletingTest::saysThatDamagedFilesAreCleaned()
{
    const QString name = u"journal.damaged-20260119T000000000Z.sqlite"_s;
    QVERIFY(put(m_folder->filePath(name), "unreadable"));
    start(true);
    QVERIFY2(boxText().contains(name), qPrintable(boxText()));
    QVERIFY(boxText().contains(u"other mini programs"_s));
}

void DeletingTest::lockedKeychainKeepsAll()
{
    start(false);
    QVERIFY(Keyring::lock());
    button("deleteForGood")->click();
    QTRY_VERIFY(button("deleteWithoutKeychain")->isVisible());
    QVERIFY2(boxText().contains(u"not deleted yet"_s), qPrintable(boxText()));
    QCOMPARE(rows(), 1);
    QVERIFY(m_world->journal().load(m_id));
    QVERIFY(Keyring::unlock());
    button("deleteForGood")->click(); // again
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(await(isInKeychain()).error().id, u"keychain.absent"_s);
}

// What could not be done is said, with the name by which it can be found.
void DeletingTest::deletesWithoutTheKeychain()
{
    start(false);
    QVERIFY(Keyring::lock());
    button("deleteForGood")->click();
    QTRY_VERIFY(button("deleteWithoutKeychain")->isVisible());
    button("deleteWithoutKeychain")->click();
    QTRY_COMPARE(rows(), 0);
    auto *told = m_home->findChild<Notice *>(u"told"_s);
    QVERIFY(told->spoken().contains(SecretRef{m_id, u"app-secret"_s}.key()));
    QCOMPARE(m_world->journal().load(m_id).error().id, u"storage.missing"_s);
    QVERIFY(Keyring::unlock());
    QVERIFY(await(isInKeychain())); // as it was said
}

void DeletingTest::secretOfASessionNeedsNoKeychain()
{
    start(true);
    QVERIFY(Keyring::lock());
    QVERIFY(!boxText().contains(u"keychain"_s));
    button("deleteForGood")->click();
    QTRY_COMPARE(rows(), 0);
    QVERIFY(!await(m_world->tools().sessionSecrets.has({m_id, u"app-secret"_s})));
}

void DeletingTest::heldJournalKeepsTheSecret()
{
    start(false);
    {
        auto other = *Database::open(journalPath(m_folder->path()), Database::Mode::ReadWrite);
        QVERIFY(other.run(u"BEGIN IMMEDIATE"_s));
        button("deleteForGood")->click();
        QTRY_VERIFY2(boxText().contains(u"not deleted yet"_s), qPrintable(boxText()));
        QVERIFY(await(isInKeychain()));
        QVERIFY(other.run(u"ROLLBACK"_s));
    }
    QCOMPARE(m_world->journal().load(m_id)->secrets.value(u"app-secret"_s).where, u"keychain"_s);
    button("deleteForGood")->click(); // again
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(await(isInKeychain()).error().id, u"keychain.absent"_s);
}

void DeletingTest::secretKeptMeanwhileGoesToo()
{
    start(true);
    {
        Session session(m_world->tools(), Journey::kCertify, *m_world->journal().load(m_id));
        QVERIFY(await(session.keepSecret(
            u"app-secret"_s, Secret(QByteArrayView("0123456789abcdef0123456789abcdef")), false)));
    }
    QVERIFY(await(isInKeychain()));
    button("deleteForGood")->click();
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(await(isInKeychain()).error().id, u"keychain.absent"_s);
}

void DeletingTest::asksNoLongerWhenOneComesBack()
{
    start(true);
    const auto *box = m_home->findChild<QWidget *>(u"deleteBox"_s);
    QVERIFY(box->isVisible());
    m_home->hide();
    m_home->show();
    QVERIFY(!box->isVisible());
    QVERIFY(button("askToDelete")->isEnabled());
}

int main(int argc, char **argv)
{
    if (argc == 2 && qstrcmp(argv[1], kKeychainSubcommand) == 0) { // as the program's own helper
        const QCoreApplication app(argc, argv);
        return runKeychainHelper();
    }
    const QApplication app(argc, argv);
    DeletingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_deleting.moc"
