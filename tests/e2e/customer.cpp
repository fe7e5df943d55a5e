// SPDX-License-Identifier: MIT
#include "tests/e2e/customer.h"

#include "tests/gui/shown.h"
#include "tests/gui/steps.h"
#include "wizard/home/homeview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace {
constexpr int kPatienceMs = 15'000;

/// Typed with an input method: keys alone cannot write Chinese.
void compose(QWidget *field, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(field, &event);
}
} // namespace

Customer::Customer(const StandinProgram &standin)
    : m_standin(standin)
{
}

SetupWizard *Customer::wizard() const
{
    return shown<SetupWizard>();
}

void Customer::certify()
{
    shown<HomeView>()->findChild<QAbstractButton *>(u"certify"_s)->click();
}

QString Customer::shownFinding() const
{
    const auto *notice = find<Notice>("pageNotice");
    return notice && notice->isVisible() ? notice->finding().id : QString();
}

void Customer::type(const char *field, const QString &text) const
{
    auto *edit = find<QLineEdit>(field);
    edit->selectAll();
    compose(edit, text);
}

void Customer::choose(const char *name, const QString &value) const
{
    auto *box = find<QComboBox>(name);
    box->setCurrentIndex(box->findData(value));
    Q_EMIT box->activated(box->currentIndex());
}

void Customer::tickAll() const
{
    for (QCheckBox *box : wizard()->currentPage()->findChildren<QCheckBox *>()) {
        if (box->isVisible() && !box->isChecked()) {
            box->click();
        }
    }
}

void Customer::chooseKeyFile() const
{
    find<QAbstractButton>("chooseKey")->click();
    auto *dialog = wizard()->currentPage()->findChild<QFileDialog *>();
    dialog->selectFile(m_standin.fact(u"keyFile"_s));
    QMetaObject::invokeMethod(dialog, "accept");
}

void Customer::fillFields(const QString &step)
{
    if (step == Step::MiniProgram) {
        type("name", u"Shop 小店"_s);
        choose("subject", u"company"_s);
    } else if (step == Step::Account) {
        choose("edition", u"enterprise"_s);
        choose("inUse", u"none"_s);
    } else if (step == Step::Edition) {
        choose("edition", u"enterprise"_s);
    } else if (step == Step::Method) {
        find<QAbstractButton>("method.managed")->click();
    } else if (step == Step::AppId) {
        type("appId", m_standin.fact(u"appId"_s));
    } else if (step == Step::Secret) {
        type("appSecret", m_standin.fact(u"appSecret"_s));
    } else if (step == Step::UploadKey) {
        chooseKeyFile();
    } else if (step == Step::Whitelists) {
        for (const char *list : {"apiWhitelistOff", "uploadWhitelistOff"}) {
            find<QWidget>(list)->findChild<QRadioButton *>()->click();
        }
    } else if (step == Step::ManagedDomains) {
        find<QPlainTextEdit>("domains-request")->selectAll();
        compose(find<QPlainTextEdit>("domains-request"),
            u"https://s1.shop.example\nhttps://s2.shop.example"_s);
        tickAll();
    } else if (step == Step::HandOver) {
        tickAll();
    }
}

bool Customer::fill()
{
    fillFields(wizard()->currentStep());
    return QTest::qWaitFor([this] { return isReady(*wizard()); }, kPatienceMs);
}

void Customer::pressNext()
{
    wizard()->button(wizard()->nextId() < 0 ? QWizard::FinishButton : QWizard::NextButton)->click();
}

bool Customer::next()
{
    const QString before = wizard()->currentStep();
    pressNext();
    return QTest::qWaitFor(
        [&] { return !wizard() || wizard()->currentStep() != before; }, kPatienceMs);
}

bool Customer::goTo(const QString &step)
{
    while (wizard()->currentStep() != step) {
        if (!fill() || !next()) {
            qWarning("stuck at %s: %s %s", qPrintable(wizard()->currentStep()),
                qPrintable(find<QLabel>("nextReason")->text()), qPrintable(shownFinding()));
            return false;
        }
    }
    return true;
}
