// SPDX-License-Identifier: MIT
// screenshots DIR: DIR/<locale>/<light|dark>/<journey>-<nn>-<step>.png, made by driving the real window in practice mode.
#include "app/composition.h"
#include "tests/gui/driver.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using Journey::Step;

namespace {
class Album
{
public:
    Album(const QString &folder, Language &language)
        : m_folder(folder)
        , m_language(language)
    {
        QDir().mkpath(folder);
    }

    /// Walks one way through the wizard and takes a picture of every page that has none yet.
    bool take(const Plan &plan, const QString &exerciseId, const QString &prefix)
    {
        auto composition = Composition::practice(exerciseId, m_language);
        if (!composition) {
            return false;
        }
        Session session((*composition)->tools());
        SetupWizard wizard(session);
        wizard.walkTo(Step::Goal);
        wizard.show();
        Driver driver(wizard, session, plan);
        for (;;) {
            const bool complete = driver.fill();
            picture(wizard, prefix);
            if (!complete || wizard.currentStep() == Step::Done) {
                return complete;
            }
            if (!driver.next()) {
                picture(wizard, prefix); // the page says why it cannot go on
                return false;
            }
        }
    }

private:
    void picture(SetupWizard &wizard, const QString &prefix)
    {
        QApplication::processEvents();
        const QString step = Journey::stepId(wizard.currentStep());
        const QString name = u"%1/%2-%3-%4.png"_s.arg(m_folder, prefix)
                                 .arg(static_cast<int>(wizard.currentStep()) + 1, 2, 10, QChar(u'0'))
                                 .arg(step);
        wizard.grab().save(name);
    }

    QString m_folder;
    Language &m_language;
};
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QString folder = QString::fromLocal8Bit(argc > 1 ? argv[1] : ".");
    for (const QString &locale : { u"en"_s, u"zh_CN"_s }) {
        Language language(locale);
        for (const bool dark : { false, true }) {
            applyTheme(dark ? Theme::darkTheme() : Theme::light());
            Album album(u"%1/%2/%3"_s.arg(folder, locale, dark ? u"dark"_s : u"light"_s), language);
            using Journey::Edition;
            using Journey::Method;
            album.take({ Method::Provider, Method::None, Edition::Enterprise }, {}, u"certify"_s);
            album.take({ Method::Managed, Method::Scan, Edition::Team }, {}, u"certify"_s);
            album.take({ Method::Scan, Method::None, Edition::Enterprise }, {}, u"certify"_s);
            album.take({ Method::Managed, Method::None, Edition::Enterprise }, {}, u"certify"_s);
            for (const QString &trouble : { u"api-whitelist"_s, u"damaged-key"_s, u"other-key"_s, u"expired-certificate"_s, u"offline"_s }) {
                album.take({}, trouble, u"trouble-"_s + trouble);
            }
        }
    }
    return 0;
}
