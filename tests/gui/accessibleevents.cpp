// SPDX-License-Identifier: MIT
// accessibleevents FIELD SECRET: types, pastes, selects, deletes and wipes SECRET in a field of one
// kind, once a line has come on standard input; for atspi-events.py. Renames the window at the end.
#include "wizard/theme.h"
#include "wizard/widgets/secretedit.h"
#include "wizard/widgets/textline.h"
#include "wizard/widgets/textlines.h"

#include <QApplication>
#include <QClipboard>
#include <QSocketNotifier>
#include <QTest>
#include <QVBoxLayout>

#include <cstdio>
#include <memory>

namespace {
std::unique_ptr<QWidget> makeField(const QByteArray &kind)
{
    if (kind == "secret") {
        return std::make_unique<SecretEdit>();
    }
    if (kind == "line") {
        return std::make_unique<TextLine>();
    }
    if (kind == "lines") {
        return std::make_unique<TextLines>();
    }
    auto plain = std::make_unique<QLineEdit>();
    plain->setEchoMode(QLineEdit::Password);
    return plain;
}

void selectAndDelete(QWidget *field)
{
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
}

void use(QWidget *field, const QString &secret)
{
    QTest::keyClicks(field, QStringLiteral("ok "));
    QTest::keyClicks(field, secret);
    selectAndDelete(field);
    QGuiApplication::clipboard()->setText(secret);
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(field, Qt::Key_Left, Qt::ShiftModifier);
    }
    selectAndDelete(field);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    if (auto *edit = qobject_cast<SecretEdit *>(field)) {
        edit->forget();
    }
    field->hide();
}
} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    if (argc != 3) {
        return 2;
    }
    applyTheme(Theme::light());
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    QWidget *field = makeField(argv[1]).release();
    field->setAccessibleName(QStringLiteral("field"));
    column->addWidget(field);
    window.show();
    QSocketNotifier asked(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&asked, &QSocketNotifier::activated, &window, [&] {
        asked.setEnabled(false);
        use(field, QString::fromLatin1(argv[2]));
        field->setAccessibleName(QStringLiteral("finished"));
        window.setAccessibleName(QStringLiteral("finished"));
    });
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
}
