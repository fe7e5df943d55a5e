// SPDX-License-Identifier: MIT
#include "tests/faults/monkey.h"

#include "tests/gui/shown.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QInputMethodEvent>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>
#include <QWizard>

using namespace Qt::StringLiterals;

namespace {
constexpr int kNestedMs = 20;

const QList<Qt::Key> &keys()
{
    static const QList<Qt::Key> list{Qt::Key_Tab, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Return,
        Qt::Key_Enter, Qt::Key_Space, Qt::Key_Escape, Qt::Key_Up, Qt::Key_Down, Qt::Key_Left,
        Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown,
        Qt::Key_Backspace, Qt::Key_Delete, Qt::Key_Menu, Qt::Key_F1, Qt::Key_A, Qt::Key_C,
        Qt::Key_N, Qt::Key_S, Qt::Key_V, Qt::Key_X, Qt::Key_Y, Qt::Key_Z, Qt::Key_7};
    return list;
}

const QStringList &texts()
{
    static const QStringList list{u"wx0123456789abcdef"_s, u"0123456789abcdef0123456789abcdef"_s,
        u"小店 🛒"_s, u"gh_0123456789ab"_s, u"https://a.example, b.example:8443"_s,
        u"\u202eدكان\u202c e\u0301"_s, u" \t\r\n"_s, u"<b>&amp;</b> **x** [a](http://b)"_s,
        u"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"_s,
        QString(1, QChar::Null) + u"x"_s, QString(20'000, u'界'), u"%1 %n {ip}"_s, QString()};
    return list;
}

QString nameOf(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u" "_s + widget->objectName();
}
} // namespace

Monkey::Monkey(quint32 seed, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_random(seed)
    , m_folder(folder)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Monkey::act);
}

void Monkey::start(int events)
{
    m_wanted = events;
    m_timer.start(0);
}

QWidget *Monkey::windowToUse()
{
    for (QWidget *first : {QApplication::activePopupWidget(), QApplication::activeModalWidget()}) {
        if (first) {
            return first;
        }
    }
    QWidgetList open;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && window->windowHandle()) {
            open.append(window);
        }
    }
    return open.isEmpty() ? nullptr : oneOf(open);
}

void Monkey::act()
{
    if (m_done == m_wanted) {
        Q_EMIT finished();
        return;
    }
    m_timer.start(kNestedMs); // what is done now may run an event loop of its own, such as a menu
    ++m_done;
    QWidget *window = windowToUse();
    if (window && !leavesDialog()) {
        actIn(window);
    }
    m_timer.start(0);
}

void Monkey::actIn(QWidget *window)
{
    if (const auto *wizard = shown<SetupWizard>(); wizard && wizard->currentPage()) {
        m_seen.insert(wizard->currentStep());
    }
    QElapsedTimer timer;
    timer.start();
    m_doing.clear();
    const int dice = below(1000);
    if (dice < 330) {
        click(window);
    } else if (dice < 560) {
        press(window);
    } else if (dice < 660) {
        type();
    } else if (dice < 700) {
        paste();
    } else if (dice < 800) {
        scroll(window);
    } else if (dice < 840) {
        resizeWindow(window);
    } else if (dice < 997) {
        goAhead();
    } else {
        closeWindow(window);
    }
    if (qEnvironmentVariableIsSet("MONKEY_VERBOSE")) {
        fprintf(stderr, "%d %s\n", m_done, qPrintable(m_doing.left(120)));
    }
    if (timer.elapsed() > m_slowestMs) {
        m_slowestMs = static_cast<int>(timer.elapsed());
        m_slowest = m_doing;
    }
}

// A file dialog could lead anywhere on this computer, and a print dialog to a printer.
bool Monkey::leavesDialog()
{
    auto *files = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
    if (files && files->acceptMode() == QFileDialog::AcceptSave && below(2) == 0) {
        files->selectFile(m_folder + u"/chosen-%1"_s.arg(below(1000)));
        QMetaObject::invokeMethod(files, "accept");
        return true;
    }
    auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
    if (dialog) {
        dialog->reject();
    }
    return dialog != nullptr;
}

void Monkey::press(QWidget *window)
{
    static const QList<Qt::KeyboardModifiers> modifiers{Qt::NoModifier, Qt::NoModifier,
        Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier};
    const Qt::Key key = oneOf(keys());
    const Qt::KeyboardModifiers held = oneOf(modifiers);
    const QString text =
        key < 0x80 && held == Qt::NoModifier ? QString(QChar(key)).toLower() : QString();
    m_doing = u"key %1 %2"_s.arg(key, 0, 16).arg(held, 0, 16);
    const QPointer<QWidget> target = window->focusWidget() ? window->focusWidget() : window;
    QTest::simulateEvent(target, true, key, held, text, false);
    if (target) { // the key may have closed it
        QTest::simulateEvent(target, false, key, held, text, false);
    }
}

void Monkey::click(QWidget *window)
{
    QList<QWidget *> seen;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == window
            && !widget->visibleRegion().isEmpty()) {
            seen.append(widget);
        }
    }
    QWidget *on = seen.isEmpty() ? window : oneOf(seen);
    const QPoint place =
        on->mapTo(window, QPoint(below(qMax(on->width(), 1)), below(qMax(on->height(), 1))));
    const auto button = below(12) == 0 ? Qt::RightButton : Qt::LeftButton;
    m_doing = u"click "_s + nameOf(on);
    const QPointer<QWindow> handle = window->windowHandle();
    QTest::mousePress(handle, button, {}, place);
    if (handle) {
        QTest::mouseRelease(handle, button, {}, place);
    }
    if (handle && below(20) == 0) {
        QTest::mouseDClick(handle, Qt::LeftButton, {}, place);
    }
}

void Monkey::type()
{
    QWidget *focus = QApplication::focusWidget();
    if (!focus) {
        return;
    }
    m_doing = u"type into "_s + nameOf(focus);
    QInputMethodEvent event(below(2) == 0 ? u"未定"_s : QString(), {});
    event.setCommitString(oneOf(texts()));
    QApplication::sendEvent(focus, &event);
}

void Monkey::paste()
{
    QWidget *focus = QApplication::focusWidget();
    QGuiApplication::clipboard()->setText(oneOf(texts()));
    if (focus) {
        m_doing = u"paste into "_s + nameOf(focus);
        QTest::keyClick(focus, Qt::Key_V, Qt::ControlModifier);
    }
}

void Monkey::scroll(QWidget *window)
{
    const QPointF place(below(qMax(window->width(), 1)), below(qMax(window->height(), 1)));
    m_doing = u"wheel"_s;
    QWheelEvent event(place, window->mapToGlobal(place), {}, QPoint(0, below(2) == 0 ? 120 : -120),
        Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(window->windowHandle(), &event);
}

void Monkey::resizeWindow(QWidget *window)
{
    m_doing = u"resize"_s;
    window->resize(200 + below(1400), 150 + below(1000));
}

// Chance alone would hardly pass the second page.
void Monkey::goAhead()
{
    const auto *wizard = shown<SetupWizard>();
    if (!wizard || !wizard->currentPage()) {
        return;
    }
    m_doing = u"go ahead on "_s + nameOf(wizard->currentPage());
    QList<QAbstractButton *> buttons;
    for (auto *button : wizard->currentPage()->findChildren<QAbstractButton *>()) {
        const bool isBox = qobject_cast<QCheckBox *>(button) != nullptr && !button->isChecked();
        const bool plays = button->objectName() == "practiceFill"_L1
            || button->objectName().startsWith("method."_L1);
        if (button->isVisible() && (isBox || plays)) {
            buttons.append(button);
        }
    }
    if (!buttons.isEmpty() && below(3) > 0) {
        oneOf(buttons)->click();
    } else {
        wizard->button(wizard->nextId() < 0 ? QWizard::FinishButton : QWizard::NextButton)->click();
    }
}

void Monkey::closeWindow(QWidget *window)
{
    m_doing = u"close "_s + nameOf(window);
    window->close();
}
