// SPDX-License-Identifier: MIT
// A whole message is pasted: what is found is looked at first, then taken over to its pages.
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/pastepanel.h"
#include "wizard/theme.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/secretedit.h"
#include "wizard/widgets/tickbox.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using Journey::Method;
using Kind = FoundValue::Kind;
namespace Keys = Journey::Keys;

namespace {
const QString kAppId = u"wx0123456789abcdef"_s;
const QString kSecret = u"ca9a27f0d1e5b8634fa7c2096b3d8e51"_s;
const QString kChat = u"张三 10:32\n小程序名称：示例商城\nAppID："_s + kAppId + u"\nAppSecret："_s
    + kSecret + u"\nrequest合法域名：https://api.shop.example 请查收😀"_s;
const QString kMail = u"Dear Li,\n\nName: Demo Shop\nOriginal ID: gh_0123456789ab\nAppID: "_s
    + kAppId + u"\nAppSecret: "_s + kSecret
    + u"\nRequest domains: https://api.shop.example\nSocket: wss://s.shop.example\n\nBest, Ann\n"
      "<ann@shop.example> https://www.shop.example/imprint"_s;

QByteArray keyFile()
{
    QFile file(u":/practice/practice-other.key.pem"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All bytes of the journal's files, its log included.
QByteArray onDisk()
{
    QByteArray bytes;
    for (const QFileInfo &open : QDir(u"/proc/self/fd"_s).entryInfoList(QDir::Files)) {
        if (open.symLinkTarget().contains(".sqlite"_L1)) {
            QFile file(open.symLinkTarget());
            bytes += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
    }
    return bytes;
}

PastePanel *opened(Desk &desk)
{
    desk.wizard->findChild<QPushButton *>(u"openPaste"_s)->click();
    return desk.wizard->findChild<PastePanel *>();
}

PastePanel *pasted(Desk &desk, const QString &text)
{
    PastePanel *panel = opened(desk);
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(panel, Qt::Key_V, Qt::ControlModifier);
    return panel;
}

FoundRow *row(const PastePanel *panel, Kind kind, int number = 0)
{
    for (auto *each : panel->findChildren<FoundRow *>()) {
        if (each->value().kind == kind && number-- == 0) {
            return each;
        }
    }
    return nullptr;
}

QString textsOf(const QWidget *window)
{
    QStringList all{window->windowTitle()};
    for (const auto *widget : window->findChildren<QWidget *>()) {
        all << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
    }
    for (const auto *label : window->findChildren<QLabel *>()) {
        all << label->text();
    }
    for (const auto *button : window->findChildren<QAbstractButton *>()) {
        all << button->text();
    }
    return all.join(u'\n');
}

void takeOver(PastePanel *panel)
{
    panel->findChild<QPushButton *>(u"takeOver"_s)->click();
}
} // namespace

class PastePanelTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void takesAChatLineToItsPages();
    void takesAMail();
    void changesNothingBeforeOneLooks();
    void saysWhatWouldBeReplaced();
    void letsOneChooseOfSeveral();
    void saysWhatTheWayDoesNotAskFor();
    void choosesTheList();
    void readsADroppedKeyFile();
    void saysThatNothingWasFound();
    void offersToClearTheClipboard();
    void showsTheNewAnswerOnPagesGoneBackTo();
    void leavesALineThatIsNotRightYet();
    void restsWhileThePageWaits();
    void closesWithEnterOnClose();
};

void PastePanelTest::takesAChatLineToItsPages()
{
    Desk desk(u"zh_CN"_s);
    Driver driver = desk.driver({Method::Managed});
    QVERIFY(driver.goTo(Step::MiniProgram));
    PastePanel *panel = pasted(desk, kChat);
    QVERIFY(panel->isVisible() && !panel->isModal());
    for (const Kind kind : {Kind::Name, Kind::AppId, Kind::AppSecret, Kind::Domain}) {
        QVERIFY(row(panel, kind) && row(panel, kind)->isTicked());
    }
    QVERIFY(!textsOf(panel).contains(kSecret.first(8)));
    QVERIFY(textsOf(panel).contains(u"••••"_s));
    takeOver(panel);
    QVERIFY(panel->findChildren<FoundRow *>().isEmpty());
    QCOMPARE(panel->findChild<Notice *>(u"pasteNotice"_s)->property("state").toString(), u"good"_s);
    QCOMPARE(desk.find<QLineEdit>("name")->text(), u"示例商城"_s); // the page that is shown
    QCOMPARE(desk.session->state().given()[Keys::appId], kAppId);
    QVERIFY(onDisk().contains(kAppId.toLatin1()));
    QVERIFY(!onDisk().contains(kSecret.toLatin1()));
    desk.session->answers().set(Keys::method, Method::Managed);
    desk.session->answers().set(Keys::edition, Journey::Edition::Enterprise);
    desk.wizard->walkTo(Step::AppId);
    QCOMPARE(desk.find<QLineEdit>("appId")->text(), kAppId);
    desk.wizard->walkTo(Step::Secret);
    QCOMPARE(
        desk.find<SecretEdit>("appSecret")->secret(), Secret(QByteArrayView(kSecret.toUtf8())));
    desk.wizard->walkTo(Step::ManagedDomains);
    QCOMPARE(
        desk.find<QPlainTextEdit>("domains-request")->toPlainText(), u"https://api.shop.example"_s);
    QVERIFY(!onDisk().contains(kSecret.toLatin1()));
}

void PastePanelTest::takesAMail()
{
    Desk desk(u"en"_s);
    PastePanel *panel = pasted(desk, kMail);
    QCOMPARE(panel->findChildren<FoundRow *>().size(), 7);
    QVERIFY(!row(panel, Kind::Domain, 2)->isTicked()); // a link that need not be a domain
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(textsOf(panel).contains(u"原始 ID"_s));
    QVERIFY(!textsOf(panel).contains(u"Take over"_s));
    takeOver(panel);
    const Journey::Answers &answers = desk.session->answers();
    QVERIFY(textsOf(panel).contains(u"wss://s.shop.example"_s)); // what was taken over
    QVERIFY(!textsOf(panel).contains(kSecret.first(8)));
    QCOMPARE(answers[Keys::name], u"Demo Shop"_s);
    QCOMPARE(answers[Keys::originalId], u"gh_0123456789ab"_s);
    QCOMPARE(answers[Keys::domains],
        QList<DomainEntry>({{DomainKind::Request, u"https://api.shop.example"_s},
            {DomainKind::Socket, u"wss://s.shop.example"_s}}));
    QCOMPARE(desk.session->tray().take(SecretSpan::Kind::AppSecret),
        Secret(QByteArrayView(kSecret.toUtf8())));
}

void PastePanelTest::changesNothingBeforeOneLooks()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::MiniProgram));
    const Journey::Answers before = desk.session->answers();
    PastePanel *panel = pasted(desk, kMail);
    QCOMPARE(desk.session->answers(), before);
    panel->findChild<QPushButton *>(u"takeOver"_s)->setFocus();
    QTest::keyClick(panel, Qt::Key_Escape);
    QTRY_VERIFY(!panel->isVisible());
    QVERIFY(desk.wizard->isVisible());
    QVERIFY(panel->findChildren<FoundRow *>().isEmpty());
    QVERIFY(desk.session->save());
    QCOMPARE(desk.session->answers(), before);
    QVERIFY(!onDisk().contains("Demo Shop"));
    QVERIFY(!onDisk().contains(kAppId.toLatin1()));
    QVERIFY(desk.session->tray().take(SecretSpan::Kind::AppSecret).isEmpty());
}

void PastePanelTest::saysWhatWouldBeReplaced()
{
    Desk desk(u"en"_s);
    desk.session->answers().set(Keys::appId, u"wxfedcba9876543210"_s);
    desk.session->answers().set(Keys::name, u"Demo Shop"_s);
    PastePanel *panel = pasted(desk, kMail);
    QVERIFY(!row(panel, Kind::AppId)->isTicked());
    QVERIFY(textsOf(row(panel, Kind::AppId)).contains(u"wxfedcba9876543210"_s));
    QVERIFY(!row(panel, Kind::Name)->tick()->isEnabled());
    QVERIFY(textsOf(row(panel, Kind::Name)).contains(u"there already"_s));
    row(panel, Kind::AppId)->tick()->click();
    takeOver(panel);
    QCOMPARE(desk.session->answers()[Keys::appId], kAppId);
}

void PastePanelTest::letsOneChooseOfSeveral()
{
    Desk desk(u"en"_s);
    const QString other = u"wxfedcba9876543210"_s;
    PastePanel *panel = pasted(desk, u"test "_s + kAppId + u" live "_s + other);
    FoundRow *first = row(panel, Kind::AppId);
    FoundRow *second = row(panel, Kind::AppId, 1);
    QVERIFY(!first->isTicked() && !second->isTicked());
    takeOver(panel);
    QCOMPARE(desk.session->answers()[Keys::appId], QString());
    QVERIFY(panel->isVisible() && textsOf(panel).contains(u"Nothing is ticked"_s));
    first->tick()->click();
    second->tick()->click();
    QVERIFY(!first->isTicked() && second->isTicked());
    takeOver(panel);
    QCOMPARE(desk.session->answers()[Keys::appId], other);
}

void PastePanelTest::saysWhatTheWayDoesNotAskFor()
{
    Desk desk(u"en"_s);
    desk.session->answers().set(Keys::method, Method::Scan);
    PastePanel *panel = pasted(desk, kMail);
    for (const Kind kind : {Kind::AppId, Kind::AppSecret}) {
        QVERIFY(!row(panel, kind)->tick()->isEnabled());
        QVERIFY(textsOf(row(panel, kind)).contains(u"Not needed with what you have chosen"_s));
    }
    takeOver(panel);
    QCOMPARE(desk.session->answers()[Keys::appId], QString());
    QVERIFY(desk.session->tray().take(SecretSpan::Kind::AppSecret).isEmpty());
    QCOMPARE(desk.session->answers()[Keys::name], u"Demo Shop"_s);
}

void PastePanelTest::choosesTheList()
{
    Desk desk(u"en"_s);
    desk.session->answers().set(Keys::method, Method::Scan);
    PastePanel *panel = pasted(desk, u"https://h5.shop.example"_s);
    auto *list = row(panel, Kind::Domain)->findChild<QComboBox *>();
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 5);
    const auto labels = QAccessible::queryAccessibleInterface(list)->relations(QAccessible::Label);
    QCOMPARE(labels.size(), 1); // on Linux a combo box is called by it
    QVERIFY(labels.first().first->text(QAccessible::Name).contains(u"h5.shop.example"_s));
    const auto choose = [list](DomainKind kind) {
        list->setCurrentIndex(list->findData(int(kind)));
        Q_EMIT list->activated(list->currentIndex());
    };
    choose(DomainKind::Socket);
    QVERIFY(textsOf(row(panel, Kind::Domain)).contains(u"wss://h5.shop.example"_s));
    choose(DomainKind::Business);
    takeOver(panel);
    QCOMPARE(desk.session->answers()[Keys::domains],
        QList<DomainEntry>({{DomainKind::Business, u"https://h5.shop.example"_s}}));
}

void PastePanelTest::readsADroppedKeyFile()
{
    Desk desk(u"en"_s);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"private."_s + kAppId + u".key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(keyFile()) > 0);
    file.close();
    PastePanel *panel = opened(desk);
    const auto drop = [panel](const QString &path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(panel, &enter);
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(panel, &event);
    };
    drop(folder.path());
    QVERIFY(panel->findChildren<FoundRow *>().isEmpty());
    QVERIFY(textsOf(panel).contains(u"There is no text to read"_s));
    drop(file.fileName());
    QVERIFY(row(panel, Kind::UploadKey)->isTicked());
    const QString fingerprint = row(panel, Kind::UploadKey)->value().text;
    QVERIFY(textsOf(panel).contains(fingerprint));
    QVERIFY(!textsOf(panel).contains(u"PRIVATE KEY"_s));
    takeOver(panel);
    const Secret waiting = desk.session->tray().take(SecretSpan::Kind::PrivateKey);
    QVERIFY(waiting.reveal().startsWith("-----BEGIN"));
    QVERIFY(!onDisk().contains(fingerprint.toLatin1())); // not kept yet
}

void PastePanelTest::saysThatNothingWasFound()
{
    Desk desk(u"en"_s);
    PastePanel *panel = pasted(desk, u"See you at https://mp.weixin.qq.com! 密码：Abc12345!"_s);
    QVERIFY(panel->findChildren<FoundRow *>().isEmpty());
    QVERIFY(textsOf(panel).contains(u"No value was found"_s));
    QVERIFY(textsOf(panel).contains(u"1 password or token"_s));
    QVERIFY(!textsOf(panel).contains(u"Abc12345"_s));
    QVERIFY(!panel->findChild<QPushButton *>(u"takeOver"_s)->isVisible());
    pasted(desk, {});
    QVERIFY(textsOf(panel).contains(u"There is no text to read"_s));
    pasted(desk, u"x"_s.repeated(1'000'001));
    QVERIFY(textsOf(panel).contains(u"too long"_s));
}

void PastePanelTest::offersToClearTheClipboard()
{
    Desk desk(u"en"_s);
    PastePanel *panel = pasted(desk, kAppId);
    const auto offer = [panel]() -> QPushButton * {
        const auto all = panel->findChildren<QPushButton *>(u"clearClipboard"_s);
        const auto seen =
            std::find_if(all.begin(), all.end(), [](auto *button) { return button->isVisible(); });
        return seen == all.end() ? nullptr : *seen;
    };
    QVERIFY(!offer());
    pasted(desk, kChat);
    QVERIFY(offer());
    takeOver(panel);
    QVERIFY(offer());
    offer()->click();
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    QTRY_VERIFY(!offer());
    QVERIFY(panel->isVisible());
}

void PastePanelTest::showsTheNewAnswerOnPagesGoneBackTo()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Account));
    takeOver([&] {
        PastePanel *panel = pasted(desk, u"Name: Another Shop"_s);
        row(panel, Kind::Name)->tick()->click(); // there is one from practice
        return panel;
    }());
    desk.wizard->button(QWizard::BackButton)->click();
    QCOMPARE(desk.step(), Step::MiniProgram);
    QCOMPARE(desk.find<QLineEdit>("name")->text(), u"Another Shop"_s);
}

void PastePanelTest::leavesALineThatIsNotRightYet()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver({Method::Scan});
    QVERIFY(driver.goTo(Step::ScanDomains));
    auto *lines = desk.find<QPlainTextEdit>("domains-request");
    lines->setPlainText(u"http://half.shop.example"_s);
    takeOver(pasted(desk, u"https://api.shop.example"_s));
    QCOMPARE(lines->toPlainText(), u"http://half.shop.example\nhttps://api.shop.example"_s);
}

void PastePanelTest::restsWhileThePageWaits()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    PastePanel *panel = pasted(desk, kChat);
    WeChatClient &wechat = desk.session->tools().wechat;
    const auto first = wechat.prove(kAppId, Secret(QByteArrayView("x")));
    QTRY_VERIFY(first.isFinished());
    QVERIFY(driver.fill());
    wechat.setMinimumInterval(600'000); // its turn does not come
    desk.wizard->button(QWizard::NextButton)->click();
    QVERIFY(!panel->isEnabled());
    QVERIFY(!desk.wizard->findChild<QPushButton *>(u"openPaste"_s)->isEnabled());
    desk.wizard->reject();
    QVERIFY(panel->isEnabled());
    QVERIFY(desk.wizard->findChild<QPushButton *>(u"openPaste"_s)->isEnabled());
}

// Enter is for the button that has the keyboard, not for the default one.
void PastePanelTest::closesWithEnterOnClose()
{
    Desk desk(u"en"_s);
    PastePanel *panel = pasted(desk, kChat);
    const auto buttons = panel->findChildren<QPushButton *>();
    const auto close = std::find_if(buttons.begin(), buttons.end(),
        [](const QPushButton *button) { return button->text() == u"Close"_s; });
    QVERIFY(close != buttons.end());
    (*close)->setFocus();
    QTest::keyClick(*close, Qt::Key_Return);
    QVERIFY(!panel->isVisible());
    QCOMPARE(desk.session->answers()[Keys::appId], QString());
}

QTEST_MAIN(PastePanelTest)
#include "tst_pastepanel.moc"
