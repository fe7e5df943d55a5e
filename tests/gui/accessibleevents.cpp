// SPDX-License-Identifier: MIT
// accessibleevents FIELD SECRET: types, pastes, selects, deletes and wipes SECRET in a field of one
// kind; for atspi-events.py. Says "hello" on the accessibility bus until standard input is closed,
// which means that it is heard, and "finished" when it is through.
#include "wizard/theme.h"
#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/secretedit.h"
#include "wizard/widgets/textline.h"
#include "wizard/widgets/textlines.h"

#include <QApplication>
#include <QClipboard>
#include <QSocketNotifier>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>

#include <cstdio>

namespace {
template <typename Text>
QWidget *addGuarded(QVBoxLayout *column)
{
    auto *field = new Text;
    column->addWidget(field);
    column->addWidget(new GuardNotice(field->guard(), nullptr, column->parentWidget()));
    return field;
}

QWidget *addField(const QByteArray &kind, QVBoxLayout *column)
{
    if (kind == "line") {
        return addGuarded<TextLine>(column);
    }
    if (kind == "lines") {
        return addGuarded<TextLines>(column);
    }
    QLineEdit *field = kind == "secret" ? new SecretEdit : new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    column->addWidget(field);
    return field;
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
    QWidget *field = addField(argv[1], column);
    field->setAccessibleName(QStringLiteral("field"));
    auto *said = new QLineEdit(&window);
    column->addWidget(said);
    window.show();
    QString word = QStringLiteral("hello");
    QTimer speak;
    QObject::connect(&speak, &QTimer::timeout, &window, [&] {
        said->clear();
        said->setText(word);
    });
    speak.start(20);
    QSocketNotifier asked(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&asked, &QSocketNotifier::activated, &window, [&] {
        asked.setEnabled(false);
        use(field, QString::fromLatin1(argv[2]));
        word = QStringLiteral("finished");
    });
    return QApplication::exec();
}
