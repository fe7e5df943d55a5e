// SPDX-License-Identifier: MIT
// What goes wrong, and how the pages say it: the practice exercises, and the pastes and files of
// real life.
#include "tests/gui/audit.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/blockpage.h"
#include "wizard/theme.h"
#include "wizard/widgets/notice.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace {
Notice *notice(const Desk &desk)
{
    return desk.find<Notice>("pageNotice");
}

QAbstractButton *next(const Desk &desk)
{
    return desk.wizard->button(QWizard::NextButton);
}

// The rule of every page: Next goes on, or it says what is missing and stays.
bool nextAnswers(const Desk &desk)
{
    if (isReady(*desk.wizard)) {
        return true;
    }
    const QString before = desk.step();
    next(desk)->click();
    const auto *reason = desk.find<QLabel>("nextReason");
    return desk.step() == before && reason->isVisibleTo(desk.page()) && !reason->text().isEmpty()
        && reason->property("state").toString() == "bad"_L1;
}

QStringList failedFindings(const Session &session)
{
    QStringList ids;
    for (const QJsonObject &check : session.state().checks) {
        if (check.value("status"_L1).toString() == "failed"_L1) {
            ids += check.value("finding"_L1).toString();
        }
    }
    return ids;
}

QByteArray resource(const QString &name)
{
    QFile file(u":/practice/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Walks on until a page says what is wrong (or the end is reached); Preflight says it in its list.
bool walkIntoTrouble(Desk &desk, Driver &driver)
{
    while (desk.step() != Step::Done) {
        const bool complete = driver.fill();
        if (!complete
            || (notice(desk)->isVisibleTo(desk.page()) && !notice(desk)->finding().id.isEmpty())) {
            return true;
        }
        const QString before = desk.step();
        next(desk)->click();
        const auto isTold = [&] {
            const auto *anyway = desk.find<QCheckBox>("goOnAnyway");
            return !static_cast<BlockPage *>(desk.page())->isBusy()
                && (notice(desk)->isVisibleTo(desk.page())
                    || (anyway && anyway->isVisibleTo(desk.page())));
        };
        if (!QTest::qWaitFor([&] { return desk.step() != before || isTold(); })) {
            return false;
        }
        if (desk.step() == Step::ManagedDomains && desk.step() == before) {
            return true;
        }
        if (notice(desk)->isVisibleTo(desk.page()) && !notice(desk)->finding().id.isEmpty()) {
            return true;
        }
    }
    return false;
}
} // namespace

class TroubleTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void showsAndRepairsEveryExercise_data();
    void showsAndRepairsEveryExercise();
    void goesOnWithoutProof_data();
    void goesOnWithoutProof();
    void showsWhatFailedAndLetsGoOn();
    void explainsAnUploadKey_data();
    void explainsAnUploadKey();
    void warnsOfAnotherAppIdInTheFileName_data();
    void warnsOfAnotherAppIdInTheFileName();
    void answersForTheKeyTakenLast();
    void provesTheKeyAgainForAnotherAppId();
    void understandsAPastedAppId_data();
    void understandsAPastedAppId();
    void explainsAPastedSecret_data();
    void explainsAPastedSecret();
    void answersNextEverywhere();
    void showsForeignTextAsText();
    void saysThatTheKeychainAsks();
};

void TroubleTest::showsAndRepairsEveryExercise_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("finding");
    QTest::newRow("all-well") << QString() << QString();
    QTest::newRow("api-whitelist") << u"secret"_s << u"wechat.40164"_s;
    QTest::newRow("upload-whitelist") << u"upload-key"_s << u"upload.-10008"_s;
    QTest::newRow("secret-frozen") << u"secret"_s << u"wechat.40243"_s;
    QTest::newRow("wrong-secret") << u"secret"_s << u"wechat.40125"_s;
    QTest::newRow("damaged-key") << u"upload-key"_s << u"key.damaged"_s;
    QTest::newRow("other-key") << u"upload-key"_s << u"upload.key-rejected"_s;
    QTest::newRow("expired-certificate") << u"managed-domains"_s << u"domain.tls-expired"_s;
    QTest::newRow("busy") << u"secret"_s << u"wechat.-1"_s;
    QTest::newRow("offline") << u"secret"_s << u"network.dns"_s;
}

void TroubleTest::showsAndRepairsEveryExercise()
{
    QFETCH(const QString, step);
    QFETCH(const QString, finding);
    Desk desk(u"en"_s, QString::fromLatin1(QTest::currentDataTag()), false);
    Driver driver = desk.driver();
    if (finding.isEmpty()) {
        QVERIFY(!walkIntoTrouble(desk, driver));
        QCOMPARE(desk.step(), Step::Done);
        return;
    }
    QVERIFY(walkIntoTrouble(desk, driver));
    QCOMPARE(desk.step(), step);
    QTRY_VERIFY(nextAnswers(desk));
    if (desk.step() == Step::ManagedDomains) {
        QCOMPARE(failedFindings(*desk.session), QStringList{finding});
        desk.find<QAbstractButton>("practiceRepairAll")->click();
    } else {
        QCOMPARE(notice(desk)->finding().id, finding);
        QVERIFY(!notice(desk)->title().isEmpty());
        auto *repair = desk.find<QAbstractButton>("practiceRepair");
        QVERIFY(repair);
        repair->click();
    }
    QVERIFY(driver.goTo(Step::Done));
    QVERIFY(failedFindings(*desk.session).isEmpty());
    QTRY_VERIFY(!desk.find<QTextBrowser>("report")->toPlainText().isEmpty());
}

void TroubleTest::goesOnWithoutProof_data()
{
    QTest::addColumn<QString>("finding");
    QTest::addColumn<bool>("isKeyProved");
    QTest::newRow("offline") << u"network.dns"_s << false;
    QTest::newRow("busy") << u"wechat.-1"_s << true;
}

void TroubleTest::goesOnWithoutProof()
{
    QFETCH(const QString, finding);
    QFETCH(const bool, isKeyProved);
    Desk desk(u"en"_s, QString::fromLatin1(QTest::currentDataTag()), false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(driver.fill());
    next(desk)->click();
    QTRY_VERIFY(desk.find<QAbstractButton>("goOnUnproved"));
    QCOMPARE(desk.step(), Step::Secret);
    QCOMPARE(notice(desk)->finding().id, finding);
    desk.find<QAbstractButton>("goOnUnproved")->click();
    QTRY_COMPARE(desk.step(), Step::UploadKey);
    QVERIFY(!desk.session->secretPlace(u"app-secret"_s).isEmpty());
    QVERIFY(desk.session->stepsInTrouble().contains(Step::Secret));
    QCOMPARE(driver.fill(), isKeyProved);
    if (isKeyProved) {
        next(desk)->click();
    } else { // it needs a word, too
        QVERIFY(nextAnswers(desk));
        QCOMPARE(notice(desk)->finding().id, finding);
        QVERIFY(desk.session->secretPlace(u"upload-key"_s).isEmpty());
        desk.find<QAbstractButton>("goOnUnproved")->click();
    }
    QTRY_COMPARE(desk.step(), Step::ManagedDomains);
    QVERIFY(!desk.session->secretPlace(u"upload-key"_s).isEmpty());
    QVERIFY(driver.goTo(Step::Preflight));
    QVERIFY(driver.fill());
    QVERIFY(failedFindings(*desk.session).isEmpty()); // unknown is not failed
    QVERIFY(driver.next());
    QCOMPARE(desk.step(), Step::HandOver);
    for (const QJsonObject &check : desk.session->state().checks) {
        if (check.value("id"_L1).toString() == "credentials.token"_L1) {
            QCOMPARE(check.value("status"_L1).toString(), u"unknown"_s);
        }
    }
}

void TroubleTest::showsWhatFailedAndLetsGoOn()
{
    Desk desk(u"en"_s, u"expired-certificate"_s, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::ManagedDomains));
    QVERIFY(driver.fill());
    next(desk)->click();
    for (const QString &step : {Step::ManagedDomains, Step::Preflight}) {
        QCOMPARE(desk.step(), step);
        QVERIFY(QTest::qWaitFor(
            [&] { return desk.find<QCheckBox>("goOnAnyway")->isVisibleTo(desk.page()); }));
        QVERIFY(!isReady(*desk.wizard));
        QTRY_VERIFY(nextAnswers(desk));
        desk.find<QCheckBox>("goOnAnyway")->click();
        QVERIFY(isReady(*desk.wizard));
        QVERIFY(driver.next());
    }
    QCOMPARE(desk.step(), Step::HandOver);
    QVERIFY(driver.goTo(Step::Done));
    QTRY_VERIFY(desk.find<QTextBrowser>("report")->toPlainText().contains(u"✕"_s));
}

void TroubleTest::explainsAnUploadKey_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("finding");
    const QByteArray good = resource(u"practice-shop.key.pem"_s);
    QTest::newRow("damaged") << exercise(u"damaged-key"_s).keyPem << u"key.damaged"_s;
    QTest::newRow("of another mini program")
        << resource(u"practice-other.key.pem"_s) << u"upload.key-rejected"_s;
    QTest::newRow("too large") << good + QByteArray(20'000, ' ') << u"key.too-large"_s;
    QTest::newRow("public") << resource(u"practice-shop.pub.pem"_s) << u"key.public-key"_s;
    QTest::newRow("AppSecret") << QByteArray("0123456789abcdef0123456789abcdef")
                               << u"key.app-secret-pasted"_s;
    QTest::newRow("empty") << QByteArray() << u"key.empty"_s;
    QTest::newRow("good") << good << QString();
}

void TroubleTest::explainsAnUploadKey()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, finding);
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::UploadKey));
    QTemporaryDir folder;
    const QString path =
        folder.filePath(u"private.%1.key"_s.arg(desk.session->answers()[Journey::Keys::appId]));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto verdict = [&] {
        if (!QTest::qWaitFor(
                [&] { return isReady(*desk.wizard) || notice(desk)->isVisibleTo(desk.page()); })) {
            return u"no answer"_s;
        }
        const bool isTold = notice(desk)->isVisibleTo(desk.page());
        if (isTold == isReady(*desk.wizard) || !nextAnswers(desk)) {
            return u"Next does not fit what is said"_s;
        }
        return isTold ? notice(desk)->finding().id : QString();
    };

    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(desk.page(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(desk.page(), &drop);
    QCOMPARE(verdict(), finding);

    QGuiApplication::clipboard()->setText(QString::fromLatin1(bytes));
    desk.find<QAbstractButton>("pasteKey")->click();
    QCOMPARE(verdict(), finding);

    desk.find<QAbstractButton>("chooseKey")->click();
    auto *dialog = desk.page()->findChild<QFileDialog *>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path); // what choosing and accepting does
    QCOMPARE(verdict(), finding);
    dialog->close();
}

void TroubleTest::warnsOfAnotherAppIdInTheFileName_data()
{
    QTest::addColumn<QString>("world");
    QTest::newRow("online") << QString();
    QTest::newRow("offline") << u"offline"_s;
}

// The name is read on this computer: nobody need be asked.
void TroubleTest::warnsOfAnotherAppIdInTheFileName()
{
    QFETCH(const QString, world);
    Desk desk(u"en"_s, world, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::AppId));
    QVERIFY(driver.fill());
    QVERIFY(desk.session->enter(*Journey::stepOf(Journey::kCertify, Step::UploadKey)));
    desk.reopen();
    QCOMPARE(desk.step(), Step::UploadKey);
    auto *warning = desk.find<Notice>("keyWarning");
    QVERIFY(!warning->isVisibleTo(desk.page()));
    QTemporaryDir folder;
    const auto choose = [&](const QString &appId) {
        QFile file(folder.filePath(u"private.%1.key"_s.arg(appId)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(resource(u"practice-shop.key.pem"_s));
        file.close();
        desk.find<QAbstractButton>("chooseKey")->click();
        auto *dialog = desk.page()->findChild<QFileDialog *>();
        Q_EMIT dialog->fileSelected(file.fileName());
        dialog->close();
    };
    choose(u"wxfedcba9876543210"_s);
    QVERIFY(warning->isVisibleTo(desk.page())); // before anybody has answered
    QCOMPARE(warning->finding().id, u"key.name-mismatch"_s);
    QVERIFY(desk.find<QWidget>("keyCard")->isAncestorOf(warning));
    QTRY_VERIFY(isReady(*desk.wizard) || notice(desk)->isVisibleTo(desk.page()));
    QVERIFY(warning->isVisibleTo(desk.page()));
    choose(desk.session->answers()[Journey::Keys::appId]);
    QVERIFY(!warning->isVisibleTo(desk.page()));
}

// WeChat's answer about a key that was replaced meanwhile must not count for the new one.
void TroubleTest::answersForTheKeyTakenLast()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::UploadKey));
    const auto paste = [&desk](const QByteArray &key) {
        QGuiApplication::clipboard()->setText(QString::fromLatin1(key));
        desk.find<QAbstractButton>("pasteKey")->click();
    };
    paste(resource(u"practice-shop.key.pem"_s));
    paste(exercise(u"damaged-key"_s).keyPem); // while the first one is being asked about
    // Answers come in order: when this one is there, the first one has been.
    const auto key =
        readUploadKey(Secret(QByteArrayView(resource(u"practice-shop.key.pem"_s))), {}, {});
    const auto later = desk.session->tools().upload.attributes(
        desk.session->answers()[Journey::Keys::appId], *key);
    QTRY_VERIFY(later.isFinished());
    QCoreApplication::processEvents();
    QCOMPARE(notice(desk)->finding().id, u"key.damaged"_s);
    QVERIFY(!isReady(*desk.wizard));
}

void TroubleTest::provesTheKeyAgainForAnotherAppId()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::UploadKey));
    QVERIFY(driver.fill());
    desk.wizard->back();
    desk.wizard->back();
    desk.wizard->back();
    QCOMPARE(desk.step(), Step::AppId);
    QTest::keyClick(desk.find<QLineEdit>("appId"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(desk.find<QLineEdit>("appId"), u"wx0123456789abcdef"_s);
    QVERIFY(driver.next()); // what was typed stays
    QCOMPARE(desk.step(), Step::Whitelists);
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY2(!isReady(*desk.wizard), "the secret that is kept belongs to the other AppID");
    Scenario &world = desk.session->exercise()->scenario;
    Scenario::MiniProgram other = world.miniPrograms.first();
    other.appId = desk.session->answers()[Journey::Keys::appId];
    other.publicKeyPem = resource(u"practice-other.pub.pem"_s);
    world.miniPrograms.append(other);
    QVERIFY(driver.fill());
    next(desk)->click();
    QTRY_COMPARE(desk.step(), Step::UploadKey);
    QTRY_COMPARE(notice(desk)->isVisibleTo(desk.page()) ? notice(desk)->finding().id : QString(),
        u"upload.key-rejected"_s);
    QVERIFY(!isReady(*desk.wizard));
}

void TroubleTest::understandsAPastedAppId_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << u"wx0123456789abcdef"_s << u"wx0123456789abcdef"_s << true;
    QTest::newRow("blanks") << u"  wx0123456789abcdef \t"_s << u"wx0123456789abcdef"_s << true;
    QTest::newRow("a line of chat")
        << u"您好，AppID 是：wx0123456789abcdef，谢谢"_s << u"wx0123456789abcdef"_s << true;
    QTest::newRow("full width") << u"ｗｘ０１２３４５６７８９ａｂｃｄｅｆ"_s
                                << u"wx0123456789abcdef"_s << true;
    QTest::newRow("zero width") << u"wx0123\u200b456789\u2060abcdef\ufeff"_s
                                << u"wx0123456789abcdef"_s << true;
    QTest::newRow("original ID") << u"gh_0123456789ab"_s << u"gh_0123456789ab"_s << false;
    QTest::newRow("too short") << u"wx0123"_s << u"wx0123"_s << false;
}

void TroubleTest::understandsAPastedAppId()
{
    QFETCH(const QString, pasted);
    QFETCH(const QString, taken);
    QFETCH(const bool, good);
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::AppId));
    QGuiApplication::clipboard()->setText(pasted);
    auto *field = desk.find<QLineEdit>("appId");
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.session->answers()[Journey::Keys::appId],
        good ? taken : QString()); // what is wrong is not stored
    QCOMPARE(isReady(*desk.wizard), good);
    QVERIFY(nextAnswers(desk));
    QCOMPARE(field->property("state").toString(), good ? QString() : u"bad"_s);
    if (!good) {
        QVERIFY(!field->accessibleDescription()
                     .isEmpty()); // what is wrong stands at the field, for a screen reader too
    }
}

void TroubleTest::explainsAPastedSecret_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("finding");
    const Exercise world = exercise({});
    QTest::newRow("blanks around") << u"  "_s + world.appSecret + u"\n"_s << QString();
    QTest::newRow("upload key") << QString::fromLatin1(world.keyPem) << u"secret.is-upload-key"_s;
    QTest::newRow("AppID") << world.appId << u"secret.is-appid"_s;
    QTest::newRow("original ID") << world.originalId << u"secret.is-original-id"_s;
    QTest::newRow("blanks only") << u"   "_s << u"secret.format"_s;
    QTest::newRow("another secret") << u"0123456789abcdef0123456789abcdef"_s << u"wechat.40125"_s;
}

void TroubleTest::explainsAPastedSecret()
{
    QFETCH(const QString, pasted);
    QFETCH(const QString, finding);
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(!isReady(*desk.wizard));
    QVERIFY(nextAnswers(desk));
    QGuiApplication::clipboard()->setText(pasted);
    QTest::keyClick(desk.find<QLineEdit>("appSecret"), Qt::Key_V, Qt::ControlModifier);
    next(desk)->click();
    if (finding.isEmpty()) {
        QTRY_COMPARE(desk.step(), Step::UploadKey);
        return;
    }
    QTRY_VERIFY(notice(desk)->isVisibleTo(desk.page()));
    QCOMPARE(notice(desk)->finding().id, finding);
    QCOMPARE(desk.step(), Step::Secret);
    QVERIFY(desk.session->secretPlace(u"app-secret"_s).isEmpty());
    QVERIFY2(!desk.find<QAbstractButton>("goOnUnproved"), "a wrong value is never kept");
}

void TroubleTest::answersNextEverywhere()
{
    for (const Plan &plan :
        {Plan{Journey::Method::Managed, Journey::Method::Scan, Journey::Edition::Team},
            Plan{Journey::Method::Scan}}) {
        Desk desk(u"zh_CN"_s, {}, false);
        Driver driver = desk.driver(plan);
        do {
            QVERIFY2(nextAnswers(desk), qPrintable(desk.step()));
            QVERIFY(driver.fill());
        } while (driver.next() && desk.step() != Step::Done);
    }
}

void TroubleTest::showsForeignTextAsText()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::MiniProgram));
    QVERIFY(driver.fill());
    auto *name = desk.find<QLineEdit>("name");
    name->clear();
    const QString nasty = u"<img src=\"http://127.0.0.1:9/x\"><b>fett</b>[a](http://b)"_s;
    QTest::keyClicks(name, nasty);
    QVERIFY(driver.next());
    QVERIFY(driver.goTo(Step::Done));
    QTRY_VERIFY(desk.find<QTextBrowser>("report")->toPlainText().contains(nasty));
    QVERIFY(!desk.find<QTextBrowser>("report")->toHtml().contains(u"<img"_s));
}

void TroubleTest::saysThatTheKeychainAsks()
{
    Desk desk(u"en"_s, {}, false);
    Q_EMIT desk.world->tools().keychain.promptMayBeOpen();
    QVERIFY(notice(desk)->isVisibleTo(desk.page()));
    QVERIFY(notice(desk)->spoken().contains(u"behind this one"_s));
}

QTEST_MAIN(TroubleTest)
#include "tst_trouble.moc"
