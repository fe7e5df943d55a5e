// SPDX-License-Identifier: MIT
// Where a secret may not get to: any field that takes text, the journal, another page's answer.
#include "models/journal/journalfile.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/theme.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/secretedit.h"
#include "wizard/widgets/textline.h"
#include "wizard/widgets/textlines.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QMimeData>
#include <QPromise>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using Journey::Edition;
using Journey::Method;

namespace {
const QString kSecret = u"ca9a27f0d1e5b8634fa7c2096b3d8e51"_s;
const QString kUrl = u"https://admin:hunter2@h.example/?access_token=TOPSECRET"_s;
const QString kPassword = u"密码：Abc12345!"_s;

QByteArray resource(const QString &name)
{
    QFile file(u":/practice/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString otherKey()
{
    return QString::fromLatin1(resource(u"practice-other.key.pem"_s));
}

QStringList needles()
{
    return {kSecret, kSecret.first(12), u"hunter2"_s, u"TOPSECRET"_s, u"Abc12345"_s,
        otherKey().section(u'\n', 2, 2)};
}

bool holdsSecret(const QString &text)
{
    const QStringList all = needles();
    return std::any_of(
        all.begin(), all.end(), [&text](const QString &needle) { return text.contains(needle); });
}

/// What the journal has of a journey, as text.
QString stored(const Desk &desk)
{
    QString text;
    const auto events = desk.world->journal().events(desk.session->state().id);
    for (const Event &event : events.value_or(QList<Event>{})) {
        text += QString::fromUtf8(QJsonDocument(event.payload).toJson());
    }
    return text;
}

void paste(QWidget *field, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
}

/// CPU time of this thread: what is measured is the program, not the machine's load.
double milliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

QString textOf(const QWidget *field)
{
    const auto *line = qobject_cast<const QLineEdit *>(field);
    return line ? line->text() : static_cast<const QPlainTextEdit *>(field)->toPlainText();
}

/// The fields of the page that take text, other than the one for a secret.
QList<QWidget *> textFields(const Desk &desk)
{
    QList<QWidget *> fields;
    for (auto *line : desk.page()->findChildren<QLineEdit *>()) {
        const bool isNumber = qobject_cast<QAbstractSpinBox *>(line->parentWidget());
        if (!line->isReadOnly() && !isNumber && line->echoMode() == QLineEdit::Normal) {
            fields.append(line);
        }
    }
    for (auto *lines : desk.page()->findChildren<QPlainTextEdit *>()) {
        fields.append(lines);
    }
    return fields;
}

TextGuard *guardOf(QWidget *field)
{
    if (auto *line = qobject_cast<TextLine *>(field)) {
        return &line->guard();
    }
    auto *lines = qobject_cast<TextLines *>(field);
    return lines ? &lines->guard() : nullptr;
}

/// A keychain that answers when the test says so.
class SlowStore final : public SecretStore
{
public:
    Future<> write(const SecretRef & /*ref*/, const Secret &secret) override
    {
        written = secret;
        promise = std::make_shared<QPromise<Result<>>>();
        promise->start();
        return promise->future();
    }
    Future<Secret> read(const SecretRef & /*ref*/) override
    {
        return reading ? reading->future() : ready<Secret>(written);
    }
    Future<> has(const SecretRef & /*ref*/) override
    {
        return written.isEmpty() ? ready<void>(failure(u"keychain.absent"_s)) : ready<>({});
    }
    Future<> remove(const SecretRef & /*ref*/) override { return ready<>({}); }
    Future<KeychainState> state() override { return ready<KeychainState>(keychain); }
    void answer()
    {
        promise->addResult(Result<>());
        promise->finish();
    }
    void refuse()
    {
        promise->addResult(Result<>(tl::unexpected(Finding{u"keychain.no-service"_s, {}, {}})));
        promise->finish();
    }

    Secret written;
    KeychainState keychain = KeychainState::Unlocked;
    std::shared_ptr<QPromise<Result<>>> promise;
    std::shared_ptr<QPromise<Result<Secret>>> reading; ///< the keychain asks for its password
};

/// A journey whose secrets go to a slow keychain.
struct SlowDesk
{
    SlowDesk()
    {
        const Toolbox &all = desk.world->tools();
        session = std::make_unique<Session>(
            Toolbox{all.journal, all.rulebook, all.language, store, all.sessionSecrets, all.wechat,
                all.upload, all.probe, all.exercise, all.testServices},
            Journey::kCertify);
        wizard = std::make_unique<SetupWizard>(*session);
        wizard->walkTo(Step::Overview);
        wizard->grab();
        QCoreApplication::processEvents();
    }
    Driver driver() { return Driver(*wizard, *session, {}); }
    template <typename W>
    W *find(const char *name) const
    {
        return wizard->currentPage()->findChild<W *>(QLatin1String(name));
    }

    Desk desk{u"en"_s, {}, false};
    SlowStore store;
    std::unique_ptr<Session> session;
    std::unique_ptr<SetupWizard> wizard;
};

Secret practiceSecret(const Session &session)
{
    return Secret(QByteArrayView(session.exercise()->appSecret.toUtf8()));
}
} // namespace
Q_DECLARE_METATYPE(Plan)

class SecretFieldsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void keepsEveryFieldFree_data();
    void keepsEveryFieldFree();
    void storesOnlyWhatIsRight();
    void leavesWhatIsNotRightYet();
    void keepsTheOneBeforeWhileItIsChanged();
    void saysThatAWholeTextIsTooLong();
    void handsASecretToItsPage();
    void offersNothingWhereNoPageNeedsIt();
    void sortsAPaste_data();
    void sortsAPaste();
    void sendsAnotherFormOnlyWhenTold();
    void keepsTheSecretThatWasProved();
    void keepsTheKeyThatWasAccepted();
    void namesTheKeyThatIsKept();
    void forgetsAnUnsentSecret();
    void keepsNothingForAForgottenSecret();
    void stopsWhileTheKeychainAsks();
    void leadsToTheSessionWithoutAKeychain();
    void saysThatAStepWithAKeptSecretIsNotSaved();
    void asksBeforeASecretIsLost();

private:
    void plant(const Desk &desk, QWidget *field);
};

void SecretFieldsTest::keepsEveryFieldFree_data()
{
    QTest::addColumn<Plan>("plan");
    QTest::addColumn<int>("fields");
    QTest::newRow("managed") << Plan{Method::Managed, Method::Scan, Edition::Team} << 10;
    QTest::newRow("scan") << Plan{Method::Scan} << 11;
}

void SecretFieldsTest::plant(const Desk &desk, QWidget *field)
{
    QVERIFY2(guardOf(field), qPrintable(field->objectName()));
    for (const QString &secret : QStringList{kSecret, u"AppSecret："_s + kSecret + u" 请查收"_s,
             otherKey(), kUrl, kPassword, QString::fromLatin1(otherKey().toLatin1().toBase64())}) {
        paste(field, secret);
        QVERIFY2(!holdsSecret(textOf(field)), qPrintable(field->objectName()));
        QVERIFY(!guardOf(field)->sieve().taken().isEmpty());
        QVERIFY(desk.session->save());
    }
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, kSecret); // saved between the keys, too
    for (const QString &huge :
        QStringList{QString(300'000, u'x'), u"https://x.example\n"_s.repeated(17'000),
            kSecret + QString(300'000, u' '), u"0a "_s.repeated(20'000)}) {
        const double before = milliseconds();
        paste(field, huge);
        const double took = milliseconds() - before;
        QVERIFY2(took < 100, qPrintable(u"%1 %2 ms"_s.arg(field->objectName()).arg(took)));
    }
    QVERIFY(desk.session->save());
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QVERIFY(textOf(field).isEmpty());
}

void SecretFieldsTest::keepsEveryFieldFree()
{
    QFETCH(const Plan, plan);
    QFETCH(const int, fields);
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver(plan);
    int planted = 0;
    for (;;) {
        const QList<QWidget *> here =
            desk.step() == Step::Overview ? QList<QWidget *>() : textFields(desk);
        for (QWidget *field : here) {
            plant(desk, field);
            ++planted;
        }
        QVERIFY2(driver.fill(), qPrintable(desk.step()));
        if (desk.step() == Step::Done) {
            break;
        }
        QVERIFY(driver.next());
    }
    QVERIFY2(planted >= fields, qPrintable(QString::number(planted)));
    QVERIFY(stored(desk).contains(u"answer"_s) || stored(desk).size() > 500);
    QVERIFY(!holdsSecret(stored(desk)));
}

void SecretFieldsTest::storesOnlyWhatIsRight()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::MiniProgram));
    paste(desk.find<QWidget>("originalId"), u"wx0123456789abcdef"_s);
    QCOMPARE(desk.session->answers()[Journey::Keys::originalId], QString());
    QTest::keyClick(desk.find<QWidget>("originalId"), Qt::Key_A, Qt::ControlModifier);
    paste(desk.find<QWidget>("originalId"), u" gh_0123456789ab "_s);
    QCOMPARE(desk.session->answers()[Journey::Keys::originalId], u"gh_0123456789ab"_s);
    QVERIFY(driver.goTo(Step::AppId));
    paste(desk.find<QWidget>("appId"), u"wx0123"_s);
    QCOMPARE(desk.session->answers()[Journey::Keys::appId], QString());
    QVERIFY(driver.goTo(Step::ManagedDomains));
    paste(desk.find<QWidget>("domains-request"),
        u"https://a.example/path?token=short\nhttp://b.example\nhttps://user:x@c.example\nnonsense"_s);
    QCOMPARE(desk.session->answers()[Journey::Keys::domains].size(), 2);
    QCOMPARE(desk.session->answers()[Journey::Keys::domains].first().text, u"https://a.example"_s);
    QCOMPARE(desk.session->answers()[Journey::Keys::domains].last().text, u"https://c.example"_s);
}

// Back and Next again: what is not right yet stands there still, and what was changed elsewhere
// is shown.
void SecretFieldsTest::leavesWhatIsNotRightYet()
{
    const QString mistyped = u"wx0123456789abcde"_s;
    const QString prefixless = u"0123456789abcdef"_s; // may be the beginning of an AppSecret
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    const auto leaveAndReturn = [&] {
        const QString here = desk.step();
        desk.wizard->back();
        QCoreApplication::processEvents();
        return desk.step() != here && driver.next() && desk.step() == here;
    };
    QVERIFY(driver.goTo(Step::MiniProgram));
    desk.find<TextLine>("name")->setValue({});
    QTest::keyClicks(desk.find<QWidget>("name"), u"Corner shop"_s);
    QTest::keyClicks(desk.find<QWidget>("originalId"), u"gh_0123"_s);
    QTest::keyClicks(desk.find<QWidget>("principal"), prefixless);
    QVERIFY(leaveAndReturn());
    QCOMPARE(desk.find<TextLine>("name")->text(), u"Corner shop"_s);
    QCOMPARE(desk.find<TextLine>("originalId")->text(), u"gh_0123"_s);
    QCOMPARE(desk.find<TextLine>("principal")->text(), prefixless);
    QVERIFY(desk.find<TextLine>("principal")->guard().sieve().isHeldBack());
    QCOMPARE(desk.session->answers()[Journey::Keys::principal], QString());

    QVERIFY(driver.goTo(Step::AppId));
    QTest::keyClicks(desk.find<QWidget>("appId"), mistyped);
    QVERIFY(leaveAndReturn());
    QCOMPARE(desk.find<TextLine>("appId")->text(), mistyped);
    QVERIFY(!desk.find<TextLine>("appId")->accessibleDescription().isEmpty());
    desk.session->answers().set(Journey::Keys::appId, u"wx0123456789abcdef"_s);
    QVERIFY(leaveAndReturn());
    QCOMPARE(desk.find<TextLine>("appId")->text(), u"wx0123456789abcdef"_s);

    QVERIFY(driver.goTo(Step::ManagedDomains));
    auto *domains = desk.find<TextLines>("domains-request");
    paste(domains, u"https://a.example\nhttps://b"_s);
    QVERIFY(leaveAndReturn());
    QCOMPARE(domains->toPlainText(), u"https://a.example\nhttps://b"_s);
    QVERIFY(desk.find<QAbstractButton>("practiceFill"));
    desk.find<QAbstractButton>("practiceFill")->click();
    QVERIFY(!domains->toPlainText().contains(u"https://b"_s));
}

// As another program puts it in.
// Closed in the middle of a change, the journey still has what was right.
void SecretFieldsTest::keepsTheOneBeforeWhileItIsChanged()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::AppId));
    QVERIFY(driver.fill());
    const QString before = desk.session->answers()[Journey::Keys::appId];
    QVERIFY(!before.isEmpty());
    QTest::keyClick(desk.find<QWidget>("appId"), Qt::Key_End);
    QTest::keyClick(desk.find<QWidget>("appId"), Qt::Key_Backspace);
    QCOMPARE(desk.session->answers()[Journey::Keys::appId], before);
    desk.wizard->next();
    QCOMPARE(desk.step(), Step::AppId); // what stands in the field counts for Next
    QTest::keyClick(desk.find<QWidget>("appId"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(desk.find<QWidget>("appId"), Qt::Key_Delete);
    QCOMPARE(desk.session->answers()[Journey::Keys::appId], QString());
}

void SecretFieldsTest::saysThatAWholeTextIsTooLong()
{
    TextLines lines;
    lines.setPlainText(u"https://a.example\n"_s.repeated(10'000));
    QCOMPARE(lines.toPlainText(), QString());
    QCOMPARE(lines.guard().sieve().tooLong(), 180'000);
}

void SecretFieldsTest::handsASecretToItsPage()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::MiniProgram));
    auto *name = desk.find<TextLine>("name");
    paste(name, QString::fromLatin1(desk.session->exercise()->keyPem));
    name->parentWidget()->findChild<QAbstractButton *>(u"keepForItsPage"_s)->click();
    QVERIFY(name->guard().sieve().taken().isEmpty());
    QVERIFY(driver.goTo(Step::AppId));
    auto *appId = desk.find<TextLine>("appId");
    paste(appId, desk.session->exercise()->appSecret);
    QCOMPARE(appId->text(), QString());
    appId->parentWidget()->findChild<QAbstractButton *>(u"keepForItsPage"_s)->click();
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(desk.find<SecretEdit>("appSecret")->secret() == practiceSecret(*desk.session));
    QVERIFY(driver.next());
    QCOMPARE(desk.step(), Step::UploadKey);
    QVERIFY(QTest::qWaitFor([&] { return isReady(*desk.wizard); }));
    QVERIFY(driver.next());
    QVERIFY(!desk.session->answers()[Journey::Keys::keyFingerprint].isEmpty());
    QVERIFY(!stored(desk).contains(desk.session->exercise()->appSecret));
}

void SecretFieldsTest::offersNothingWhereNoPageNeedsIt()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver({Method::Scan});
    QVERIFY(driver.goTo(Step::ScanBind));
    auto *by = desk.find<TextLine>("confirmedBy");
    paste(by, kSecret);
    auto *keep = by->parentWidget()->findChild<QAbstractButton *>(u"keepForItsPage"_s);
    QVERIFY(keep->isHidden());
    QVERIFY(!by->parentWidget()->findChild<QLabel *>(u"guardText"_s)->text().isEmpty());
}

void SecretFieldsTest::sortsAPaste_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<bool>("sent");
    QTest::addColumn<QString>("said"); // a part of the text below the field
    const Exercise world = exercise({});
    QTest::newRow("a line of chat")
        << u"AppSecret："_s + world.appSecret + u" 请查收"_s << true << u"taken out"_s;
    QTest::newRow("with its AppID")
        << world.appId + u' ' + world.appSecret << true << u"the one you entered"_s;
    QTest::newRow("with another AppID")
        << u"wxfedcba9876543210 "_s + world.appSecret << true << u"not the one you entered"_s;
    QTest::newRow("two") << world.appSecret + u' ' + kSecret << false << u"There are 2"_s;
    QTest::newRow("eight characters") << u"dec0de12"_s << false << u"8 characters instead of 32"_s;
    QTest::newRow("a digit lost in a line of chat")
        << u"secret: "_s + world.appSecret.chopped(1) << false << u"31 characters instead of 32"_s;
    QTest::newRow("capitals") << world.appSecret.toUpper() << false << u"small letters"_s;
    QTest::newRow("too long") << QString(300'000, u'x') << false << u"too long"_s;
}

void SecretFieldsTest::sortsAPaste()
{
    QFETCH(const QString, pasted);
    QFETCH(const bool, sent);
    QFETCH(const QString, said);
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    auto *field = desk.find<SecretEdit>("appSecret");
    paste(field, pasted);
    QVERIFY2(
        field->accessibleDescription().contains(said), qPrintable(field->accessibleDescription()));
    const qint64 before = desk.session->exercise()->scenario.counter;
    desk.wizard->button(QWizard::NextButton)->click();
    if (sent) {
        QTRY_COMPARE(desk.step(), Step::UploadKey);
        return;
    }
    QCoreApplication::processEvents();
    QCOMPARE(desk.session->exercise()->scenario.counter, before);
    QCOMPARE(desk.step(), Step::Secret);
    if (field->hasInput()) {
        QTRY_COMPARE(desk.find<Notice>("pageNotice")->finding().id, u"secret.format"_s);
    }
}

void SecretFieldsTest::sendsAnotherFormOnlyWhenTold()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    paste(desk.find<QWidget>("appSecret"), u"dec0de12"_s);
    desk.wizard->button(QWizard::NextButton)->click();
    QTRY_VERIFY(desk.find<QAbstractButton>("sendAsItIs"));
    desk.find<QAbstractButton>("sendAsItIs")->click();
    QTRY_COMPARE(desk.find<Notice>("pageNotice")->finding().id, u"wechat.40125"_s);
}

void SecretFieldsTest::keepsTheSecretThatWasProved()
{
    SlowDesk slow;
    Driver driver = slow.driver();
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(driver.fill());
    slow.wizard->button(QWizard::NextButton)->click();
    slow.find<SecretEdit>("appSecret")->setSecret(Secret(kSecret.toLatin1())); // while it waits
    QTRY_VERIFY(slow.store.promise);
    QVERIFY(slow.store.written == practiceSecret(*slow.session));
    slow.store.answer();
    QTRY_COMPARE(slow.wizard->currentStep(), Step::UploadKey);
}

void SecretFieldsTest::keepsTheKeyThatWasAccepted()
{
    SlowDesk slow;
    Driver driver = slow.driver();
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(driver.fill());
    slow.wizard->button(QWizard::NextButton)->click();
    QTRY_VERIFY(slow.store.promise);
    slow.store.answer();
    QTRY_COMPARE(slow.wizard->currentStep(), Step::UploadKey);
    slow.store.promise.reset();
    QVERIFY(driver.fill());
    QVERIFY2(
        slow.session->answers()[Journey::Keys::keyFingerprint].isEmpty(), "it is not kept yet");
    slow.wizard->button(QWizard::NextButton)->click();
    QTRY_VERIFY(slow.store.promise);

    QMimeData data; // while it waits
    data.setText(otherKey());
    QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(slow.wizard->currentPage(), &enter);
    QDropEvent drop(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(slow.wizard->currentPage(), &drop);
    slow.store.answer();
    QTRY_VERIFY(slow.wizard->currentStep() != Step::UploadKey);
    const auto kept = readUploadKey(slow.store.written, {}, {});
    QVERIFY(kept);
    QCOMPARE(slow.session->answers()[Journey::Keys::keyFingerprint], kept->fingerprint);
    QCOMPARE(
        slow.session->answers()[Journey::Keys::keyFileName], slow.session->exercise()->keyFileName);
}

void SecretFieldsTest::namesTheKeyThatIsKept()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::UploadKey));
    QVERIFY(driver.fill());
    QVERIFY(driver.next());
    const QString kept = desk.session->answers()[Journey::Keys::keyFingerprint];
    QVERIFY(!kept.isEmpty());
    desk.wizard->back();
    QCOMPARE(desk.step(), Step::UploadKey);
    QGuiApplication::clipboard()->setText(otherKey());
    desk.find<QAbstractButton>("pasteKey")->click();
    QTRY_COMPARE(desk.find<Notice>("pageNotice")->finding().id, u"upload.key-rejected"_s);
    QCOMPARE(desk.session->answers()[Journey::Keys::keyFingerprint], kept);
    QVERIFY(
        !stored(desk).contains(readUploadKey(Secret(otherKey().toLatin1()), {}, {})->fingerprint));
}

void SecretFieldsTest::forgetsAnUnsentSecret()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    auto *field = desk.find<SecretEdit>("appSecret");
    QTest::keyClicks(field, kSecret);
    desk.wizard->back();
    QCOMPARE(desk.step(), Step::Whitelists);
    QTRY_VERIFY(!field->hasInput());
    QVERIFY(driver.next());
    QVERIFY(field->accessibleDescription().contains(u"forgotten"_s));
}

// "Keep it and go on" is about the value in the field; both go when the page is left.
void SecretFieldsTest::keepsNothingForAForgottenSecret()
{
    Desk desk(u"en"_s, u"offline"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    auto *field = desk.find<SecretEdit>("appSecret");
    field->setSecret(practiceSecret(*desk.session));
    desk.wizard->button(QWizard::NextButton)->click();
    QTRY_VERIFY(desk.find<QAbstractButton>("goOnUnproved"));
    desk.wizard->back();
    QTRY_VERIFY(!field->hasInput());
    QVERIFY(driver.next());
    QCOMPARE(desk.step(), Step::Secret);
    QVERIFY(!desk.find<Notice>("pageNotice")->isVisibleTo(desk.page()));
    QVERIFY(desk.session->secretPlace(u"app-secret"_s).isEmpty());
}

// Enter must not try the same again.
void SecretFieldsTest::leadsToTheSessionWithoutAKeychain()
{
    SlowDesk slow;
    slow.store.keychain = KeychainState::NoService;
    Driver driver = slow.driver();
    QVERIFY(driver.goTo(Step::Secret));
    for (const QString &step : {Step::Secret, Step::UploadKey}) {
        // Said before anything is entered.
        const auto *notice = slow.find<Notice>(step == Step::Secret ? "secretStored" : "keyStored");
        QTRY_COMPARE(notice->finding().id, u"keychain.no-service"_s);
        QVERIFY(notice->isVisibleTo(slow.wizard->currentPage()));
        QVERIFY(!slow.find<Notice>("pageNotice")->isVisibleTo(slow.wizard->currentPage()));
        QVERIFY(driver.fill());
        slow.wizard->button(QWizard::NextButton)->setFocus();
        slow.wizard->button(QWizard::NextButton)->click();
        QTRY_VERIFY(slow.store.promise);
        slow.store.refuse();
        slow.store.promise.reset();
        QTRY_VERIFY(slow.find<QAbstractButton>("keepForSession"));
        QCOMPARE(slow.wizard->focusWidget(), slow.find<QWidget>("keepForSession"));
        slow.find<QAbstractButton>("keepForSession")->click();
        QTRY_VERIFY(slow.wizard->currentStep() != step);
    }
}

void SecretFieldsTest::saysThatAStepWithAKeptSecretIsNotSaved()
{
    const QTemporaryDir folder;
    Desk desk(u"en"_s, {}, false);
    const auto real = Composition::real(folder.path(), {}, desk.language);
    const Toolbox &all = desk.world->tools();
    Session session(
        Toolbox{(*real)->journal(), all.rulebook, all.language, all.sessionSecrets,
            all.sessionSecrets, all.wechat, all.upload, all.probe, all.exercise, all.testServices},
        Journey::kCertify);
    SetupWizard wizard(session);
    wizard.walkTo(Step::Overview);
    Driver driver(wizard, session, {});
    QVERIFY(driver.goTo(Step::UploadKey));
    wizard.button(QWizard::BackButton)->click();
    QCOMPARE(wizard.currentStep(), Step::Secret);
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(journalPath(folder.path()));
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(u"CREATE TRIGGER no BEFORE INSERT ON events BEGIN "
                           "SELECT RAISE(ABORT, 'no'); END"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    wizard.button(QWizard::NextButton)->click();
    const auto *notice = wizard.currentPage()->findChild<Notice *>(u"pageNotice"_s);
    QTRY_VERIFY(notice->finding().id.startsWith(u"storage."_s));
    QCoreApplication::processEvents();
    QCOMPARE(wizard.currentStep(), Step::Secret);
    QVERIFY(notice->isVisibleTo(wizard.currentPage()));
}

void SecretFieldsTest::asksBeforeASecretIsLost()
{
    const QTemporaryDir folder;
    Desk desk(u"en"_s, {}, false);
    const auto real = Composition::real(folder.path(), {}, desk.language);
    const Toolbox &all = desk.world->tools();
    Session session(Toolbox{(*real)->journal(), all.rulebook, all.language, all.sessionSecrets,
                        all.sessionSecrets, all.wechat, all.upload, all.probe},
        Journey::kCertify);
    session.answers().set(Journey::Keys::method, Method::Managed);
    session.answers().set(Journey::Keys::edition, Journey::Edition::Enterprise);
    SetupWizard wizard(session);
    wizard.walkTo(Step::Secret);
    wizard.show();
    QSignalSpy closed(&wizard, &SetupWizard::closed);
    const auto find = [&wizard](const QString &name) {
        return wizard.currentPage()->findChild<QWidget *>(name);
    };
    paste(find(u"appSecret"_s), kSecret);
    wizard.close();
    QCOMPARE(closed.size(), 0);
    auto *anyway = qobject_cast<QAbstractButton *>(find(u"closeAllTheSame"_s));
    QVERIFY(anyway);
    QTRY_VERIFY(anyway->isVisible());
    paste(find(u"appSecret"_s), kSecret); // something new to be lost
    wizard.close();
    QCOMPARE(closed.size(), 0);
    qobject_cast<QAbstractButton *>(find(u"closeAllTheSame"_s))->click();
    QCOMPARE(closed.size(), 1);
    wizard.show();
    static_cast<SecretEdit *>(find(u"appSecret"_s))->forget();
    wizard.close();
    QCOMPARE(closed.size(), 2);
}

void SecretFieldsTest::stopsWhileTheKeychainAsks()
{
    SlowDesk slow;
    Driver driver = slow.driver();
    QVERIFY(driver.goTo(Step::Secret));
    for (const QString &step : {Step::Secret, Step::UploadKey}) {
        QVERIFY(driver.fill());
        slow.wizard->button(QWizard::NextButton)->click();
        QTRY_VERIFY(slow.store.promise);
        slow.store.answer();
        QTRY_VERIFY(slow.wizard->currentStep() != step);
        slow.store.promise.reset();
    }
    QVERIFY(driver.goTo(Step::Preflight));
    auto *again = slow.find<QAbstractButton>("runAgain");
    QTRY_VERIFY(again->isVisibleTo(slow.wizard->currentPage()));
    slow.store.reading = std::make_shared<QPromise<Result<Secret>>>();
    slow.store.reading->start();
    again->click();
    QVERIFY(!again->isVisibleTo(slow.wizard->currentPage()));
    slow.find<QAbstractButton>("stopChecks")->click();
    QTRY_VERIFY(again->isVisibleTo(slow.wizard->currentPage()));
    slow.store.reading->addResult(Result<Secret>(practiceSecret(*slow.session)));
    slow.store.reading->finish();
    QCoreApplication::processEvents();
    QVERIFY2(again->isVisibleTo(slow.wizard->currentPage()), "what was stopped does not go on");
    QVERIFY(isReady(*slow.wizard));
}

QTEST_MAIN(SecretFieldsTest)
#include "tst_secretfields.moc"
