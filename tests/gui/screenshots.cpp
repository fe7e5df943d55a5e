// SPDX-License-Identifier: MIT
// screenshots DIR: DIR/<locale>/<light|dark|small|large>/<journey>-<nn>-<step>.png, made by driving
// the real window in practice mode. small: 800x600; large: that, dark, with text of 200 %.
#include "app/composition.h"
#include "app/problemview.h"
#include "models/journey/journeys/account.h"
#include "models/journey/journeys/publish.h"
#include "models/journey/journeys/register.h"
#include "tests/gui/driver.h"
#include "tests/gui/steps.h"
#include "wizard/helppanel.h"
#include "wizard/home/homeview.h"
#include "wizard/pastepanel.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
class Album
{
public:
    Album(const QString &folder, QSize size, Language &language)
        : m_folder(folder)
        , m_size(size)
        , m_language(language)
    {
        QDir().mkpath(folder);
    }

    /// Walks one way through the wizard and takes a picture of every page that has none yet.
    bool take(const Plan &plan, const QString &exerciseId, const QString &prefix,
        const Journey::Spec &spec = Journey::kCertify)
    {
        auto composition = Composition::practice(exerciseId, m_language);
        if (!composition) {
            return false;
        }
        Session session((*composition)->tools(), spec);
        SetupWizard wizard(session);
        open(wizard, Journey::idOf(spec.steps.front()));
        Driver driver(wizard, session, plan);
        driver.setPatience(2000); // in-process answers; an exercise that goes wrong never completes
        const bool onlyTheEnd = prefix != Journey::idOf(spec);
        for (;;) {
            const bool complete = driver.fill();
            if (!onlyTheEnd || !complete) {
                picture(wizard, prefix);
            }
            if (!complete || wizard.currentStep() == Journey::idOf(spec.steps.back())) {
                return complete;
            }
            if (!driver.next()) {
                picture(wizard, prefix); // the page says why it cannot go on
                return false;
            }
        }
    }

    /// Next: pressed too early, with the focus, and while it waits.
    void takeNext()
    {
        const auto composition = Composition::practice({}, m_language);
        Session session((*composition)->tools(), Journey::kCertify);
        SetupWizard wizard(session);
        open(wizard, Step::Overview);
        wizard.activateWindow();
        Driver driver(wizard, session, {});
        auto *next = wizard.button(QWizard::NextButton);
        const auto pressTooEarly = [&](QString step) {
            if (driver.goTo(step)) {
                next->click();
                save(wizard, u"too-early-"_s + step);
            }
        };
        pressTooEarly(Step::MiniProgram);
        pressTooEarly(Step::Whitelists);
        if (driver.fill()) {
            next->setFocus();
            save(wizard, u"next-focused"_s);
        }
    }

    /// A page whose commit waits for WeChat.
    void takeWaiting()
    {
        const auto composition = Composition::practice({}, m_language);
        Session session((*composition)->tools(), Journey::kCertify);
        SetupWizard wizard(session);
        open(wizard, Step::Overview);
        Driver driver(wizard, session, {});
        if (!driver.goTo(Step::Secret)) {
            return;
        }
        WeChatClient &wechat = session.tools().wechat;
        const auto first =
            wechat.prove(session.answers()[Journey::Keys::appId], Secret(QByteArrayView("x")));
        if (QTest::qWaitFor([&] { return first.isFinished(); }) && driver.fill()) {
            wechat.setMinimumInterval(600'000); // its turn does not come
            wizard.button(QWizard::NextButton)->click();
            save(wizard, u"waiting"_s);
        }
    }

    /// The help panel of a step, both languages beside each other.
    void takeHelp()
    {
        const auto composition = Composition::practice({}, m_language);
        Session session((*composition)->tools(), Journey::kCertify);
        session.answers().set(Journey::Keys::method, Journey::Method::Managed);
        session.answers().set(Journey::Keys::edition, Journey::Edition::Enterprise);
        SetupWizard wizard(session);
        open(wizard, Step::UploadKey);
        wizard.button(QWizard::HelpButton)->click();
        auto *help = wizard.findChild<HelpPanel *>(u"help"_s);
        help->findChild<QCheckBox *>()->click();
        help->resize(m_size);
        save(*help, u"help-upload-key"_s);
    }

    /// A pasted message, before and after its values are taken over.
    void takePaste()
    {
        const auto composition = Composition::practice({}, m_language);
        Session session((*composition)->tools(), Journey::kCertify);
        session.answers().set(Journey::Keys::appId, u"wxfedcba9876543210"_s);
        SetupWizard wizard(session);
        open(wizard, Step::MiniProgram);
        wizard.findChild<QPushButton *>(u"openPaste"_s)->click();
        auto *panel = wizard.findChild<PastePanel *>();
        QGuiApplication::clipboard()->setText(
            u"张三 "
            u"10:32\n小程序名称：示例商城\n原始ID：gh_0123456789ab\nAppID：wx0123456789abcdef\n"
            "AppSecret：ca9a27f0d1e5b8634fa7c2096b3d8e51\nrequest合法域名：https://"
            "api.shop.example\n"
            "密码：Abc12345!\nhttps://www.shop.example/about"_s);
        save(*panel, u"certify-00-paste-empty"_s);
        panel->findChild<QPushButton *>(u"pasteMessage"_s)->click();
        save(*panel, u"certify-00-paste"_s);
        panel->findChild<QPushButton *>(u"takeOver"_s)->click();
        save(*panel, u"certify-00-paste-taken"_s);
        save(wizard, u"certify-00-paste-page"_s);
    }

    /// The list of mini programs, and what is shown when nothing can be saved.
    void takeWindows()
    {
        const auto composition = Composition::practice({}, m_language);
        Journal &journal = (*composition)->journal();
        for (const QString &name : {u"示例商城"_s, u"Demo Shop"_s, u"示例餐厅"_s}) {
            const QString id = *journal.start(u"certify"_s, false);
            const auto done = journal.append(id,
                {{EventKind::AnswerSet, {{u"name"_s, name}}},
                    {EventKind::StepEntered, {{u"step"_s, u"secret"_s}}}});
            Q_ASSERT(done);
        }
        HomeView home((*composition)->tools());
        home.resize(m_size);
        home.show();
        save(home, u"home"_s);
        ProblemView problem(
            {u"storage.read-only"_s, {{u"folder"_s, u"~/.local/share/mpwizard"_s}}, {}},
            m_language);
        problem.show();
        save(problem, u"problem-read-only"_s);
    }

private:
    void open(SetupWizard &wizard, const QString &step)
    {
        wizard.walkTo(step);
        wizard.resize(m_size);
        wizard.show();
    }

    void save(QWidget &window, const QString &name)
    {
        for (int round = 0; round < 10; ++round) { // a layout may ask the one around it again
            QApplication::processEvents();
        }
        window.grab().save(m_folder + u'/' + name + u".png"_s);
    }

    void picture(SetupWizard &wizard, const QString &prefix)
    {
        const QString step = wizard.currentStep();
        const int number = wizard.currentId() + 1;
        save(wizard, u"%1-%2-%3"_s.arg(prefix).arg(number, 2, 10, QChar(u'0')).arg(step));
    }

    QString m_folder;
    QSize m_size;
    Language &m_language;
};

struct Look
{
    QString name;
    bool dark;
    QSize size;
    qreal text; // times the desktop's
};

void take(Album album)
{
    using Journey::Edition;
    using Journey::Method;
    album.take({Method::Provider, Method::None, Edition::Enterprise}, {}, u"certify"_s);
    album.take({Method::Managed, Method::Scan, Edition::Team}, {}, u"certify"_s);
    album.take({Method::Scan, Method::None, Edition::Enterprise}, {}, u"certify"_s);
    album.take({Method::Managed, Method::None, Edition::Enterprise}, {}, u"certify"_s);
    for (const Journey::Spec *spec : Journey::journeys()) {
        for (const Journey::Answers &way :
            spec == &Journey::kCertify ? QList<Journey::Answers>() : waysThrough(*spec)) {
            album.take({.answers = way}, {}, Journey::idOf(*spec), *spec);
        }
    }
    album.take({}, u"legal-too-late"_s, u"trouble-legal-too-late"_s, Journey::kRegister);
    album.take({}, u"review-refused"_s, u"trouble-review-refused"_s, Journey::kPublish);
    album.take({}, u"ghost-binding"_s, u"trouble-ghost-binding"_s, Journey::kAccount);
    for (const QString &trouble : {u"api-whitelist"_s, u"damaged-key"_s, u"other-key"_s,
             u"expired-certificate"_s, u"offline"_s}) {
        album.take({}, trouble, u"trouble-"_s + trouble);
    }
    album.takeNext();
    album.takeWaiting();
    album.takeHelp();
    album.takePaste();
    album.takeWindows();
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QString folder = QString::fromLocal8Bit(argc > 1 ? argv[1] : ".");
    const QFont desktops = QApplication::font();
    const QList<Look> looks{{u"light"_s, false, {1040, 720}, 1}, {u"dark"_s, true, {1040, 720}, 1},
        {u"small"_s, false, {800, 600}, 1}, {u"large"_s, true, {800, 600}, 2}};
    for (const QString &locale : {u"en"_s, u"zh_CN"_s}) {
        Language language(locale);
        for (const Look &look : looks) {
            QFont font = desktops;
            font.setPointSizeF(desktops.pointSizeF() * look.text);
            QApplication::setFont(font);
            applyTheme(look.dark ? Theme::darkTheme() : Theme::light());
            take(Album(u"%1/%2/%3"_s.arg(folder, locale, look.name), look.size, language));
        }
    }
    return 0;
}
