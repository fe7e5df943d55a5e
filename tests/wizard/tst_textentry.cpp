// SPDX-License-Identifier: MIT
// What gets into a field, by each way that there is. What is told about it meanwhile:
// gui/atspi-events.
#include "wizard/theme.h"
#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/secretedit.h"
#include "wizard/widgets/textline.h"
#include "wizard/widgets/textlines.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {
const QString kAppSecret = u"dec0de00000000000000000000000001"_s;

void paste(QWidget *field, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
}

void pasteByMenu(QWidget *field, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    QContextMenuEvent ask(QContextMenuEvent::Mouse, QPoint(4, 4), field->mapToGlobal(QPoint(4, 4)));
    QCoreApplication::sendEvent(field, &ask);
    auto *menu = field->findChild<QMenu *>();
    if (auto *action = menu->findChild<QAction *>(u"paste"_s)) { // of a line
        action->trigger();
        menu->close();
        return;
    }
    const QString keys = QKeySequence(QKeySequence::Paste).toString(QKeySequence::NativeText);
    for (QAction *action : menu->actions()) {
        if (action->text().endsWith(keys)) {
            action->trigger();
        }
    }
    menu->close();
}

void drop(QWidget *field, const QString &text)
{
    QMimeData data;
    data.setText(text);
    QDragEnterEvent enter(QPoint(4, 4), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field, &enter);
    QDropEvent event(QPointF(4, 4), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field, &event);
}

void compose(QWidget *field, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(field, &event);
}

void type(QWidget *field, const QString &text)
{
    QTest::keyClicks(field, text);
}

using Way = void (*)(QWidget *, const QString &);
} // namespace
Q_DECLARE_METATYPE(Way)

class TextEntryTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }
    void aSecretFieldHasDotsOnly_data() { ways(); }
    void aSecretFieldHasDotsOnly();
    void editsASecretInPlace();
    void takesASecretFromAnotherProgram();
    void forgetsASecretThatIsHidden();
    void aLineTakesNoSecret_data() { ways(); }
    void aLineTakesNoSecret();
    void saysNothingOldAboutANewValue();
    void linesTakeNoSecret_data();
    void linesTakeNoSecret();
    void swallowsTheRestOfATypedSecret();
    void holdsBackWhatMayBecomeASecret();
    void refusesWhatIsTooLong();
    void forgetsWhatItTookWhenHidden();
    void secretKeepsItsCursor();

private:
    static void ways()
    {
        QTest::addColumn<Way>("enter");
        QTest::newRow("typed") << Way(type);
        QTest::newRow("pasted") << Way(paste);
        QTest::newRow("pasted by the menu") << Way(pasteByMenu);
        QTest::newRow("dropped") << Way(drop);
        QTest::newRow("composed") << Way(compose);
    }
};

void TextEntryTest::aSecretFieldHasDotsOnly()
{
    QFETCH(const Way, enter);
    SecretEdit field;
    field.show();
    QSignalSpy edited(&field, &SecretEdit::edited);
    enter(&field, kAppSecret);
    QVERIFY(!edited.isEmpty());
    QCOMPARE(field.secret(), Secret(kAppSecret.toLatin1()));
    QCOMPARE(field.text(), QString(kAppSecret.size(), u'\u2022'));
    auto *thing = QAccessible::queryAccessibleInterface(&field);
    QVERIFY(!thing->text(QAccessible::Value).contains(u'd'));
    QVERIFY(thing->state().passwordEdit);

    field.selectAll();
    QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_X, Qt::ControlModifier);
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QVERIFY(!field.hasInput());
    QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!field.hasInput());
    QCOMPARE(field.text(), QString());
}

void TextEntryTest::editsASecretInPlace()
{
    SecretEdit field;
    field.show();
    const auto is = [&field](const char *bytes) {
        return field.secret() == Secret(QByteArrayView(bytes))
            && field.text().size() == field.secret().size();
    };
    type(&field, u"abcdef"_s);
    QTest::keyClick(&field, Qt::Key_Home);
    QTest::keyClick(&field, Qt::Key_Delete);
    QVERIFY(is("bcdef"));
    QTest::keyClick(&field, Qt::Key_End);
    QTest::keyClick(&field, Qt::Key_Backspace);
    QVERIFY(is("bcde"));
    field.setCursorPosition(2);
    type(&field, u"XY"_s);
    QVERIFY(is("bcXYde"));
    field.setSelection(1, 3);
    paste(&field, u"-"_s);
    QVERIFY(is("b-de"));
    QCOMPARE(field.cursorPosition(), 2);
    field.setSelection(0, 2);
    QTest::keyClick(&field, Qt::Key_Backspace);
    QVERIFY(is("de"));
    field.setCursorPosition(1);
    QTest::keyClick(&field, Qt::Key_End, Qt::ShiftModifier);
    QTest::keyClick(&field, Qt::Key_Delete);
    QVERIFY(is("d"));
}

// The accessibility bus can write into a field; what it wrote it knows.
void TextEntryTest::takesASecretFromAnotherProgram()
{
    SecretEdit field;
    field.setSecret(Secret(QByteArrayView("abcd")));
    static_cast<QLineEdit &>(field).setText(kAppSecret);
    QCOMPARE(field.secret(), Secret(kAppSecret.toLatin1()));
    QCOMPARE(field.text(), QString(kAppSecret.size(), u'\u2022'));
}

void TextEntryTest::forgetsASecretThatIsHidden()
{
    SecretEdit field;
    field.show();
    QSignalSpy forgotten(&field, &SecretEdit::forgotten);
    type(&field, kAppSecret);
    field.hide();
    field.show();
    QCoreApplication::processEvents();
    QVERIFY2(field.hasInput(), "hidden and shown again at once");
    field.hide();
    QTRY_COMPARE(forgotten.size(), 1);
    QVERIFY(!field.hasInput());
    QVERIFY(field.text().isEmpty());
}

void TextEntryTest::aLineTakesNoSecret()
{
    QFETCH(const Way, enter);
    TextLine field;
    const GuardNotice notice(field.guard(), nullptr);
    field.show();
    enter(&field, u"Shop "_s);
    enter(&field, kAppSecret);
    QCOMPARE(field.text(), u"Shop "_s);
    QCOMPARE(field.value(), u"Shop "_s);
    QCOMPARE(field.guard().sieve().taken().size(), 1);
    QCOMPARE(field.guard().sieve().taken().first().secret, Secret(kAppSecret.toLatin1()));
    QVERIFY(notice.findChild<QLabel *>(u"guardText"_s)->text().contains(u"AppSecret"_s));
    QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!field.text().contains(u"dec0de"_s));
    enter(&field, u"24"_s); // hex digits, but not the secret's: it was whole
    QCOMPARE(field.text().right(2), u"24"_s);
}

void TextEntryTest::saysNothingOldAboutANewValue()
{
    TextLine field;
    const GuardNotice notice(field.guard(), nullptr);
    const auto said = [&notice] { return notice.findChild<QLabel *>(u"guardText"_s)->text(); };
    field.show();
    paste(&field, kAppSecret);
    QVERIFY(!said().isEmpty());
    field.clear();
    QVERIFY2(!said().isEmpty(), "it may still be kept for its page");
    paste(&field, u"wx0123456789abcdef"_s);
    QVERIFY(said().isEmpty());
    field.clear();
    paste(&field, kAppSecret);
    QVERIFY(!said().isEmpty());
    type(&field, u"wx0123456789abcdef"_s);
    QCOMPARE(field.value(), u"wx0123456789abcdef"_s);
    QVERIFY(said().isEmpty());
}

void TextEntryTest::linesTakeNoSecret_data()
{
    QTest::addColumn<Way>("enter");
    QTest::newRow("typed") << Way(type);
    QTest::newRow("pasted") << Way(paste);
    QTest::newRow("composed") << Way(compose);
}

void TextEntryTest::linesTakeNoSecret()
{
    QFETCH(const Way, enter);
    TextLines field;
    field.show();
    paste(&field, u"https://a.example\n"_s);
    enter(&field, kAppSecret);
    QCOMPARE(field.toPlainText(), u"https://a.example\n"_s);
    QCOMPARE(field.guard().sieve().taken().size(), 1);
    QCOMPARE(field.guard().sieve().taken().first().secret, Secret(kAppSecret.toLatin1()));
    enter(&field, u"https://b.example"_s);
    QCOMPARE(field.toPlainText(), u"https://a.example\nhttps://b.example"_s);
    paste(&field, u"\nhttps://admin:hunter2@c.example/?access_token=TOPSECRET"_s);
    QVERIFY(field.toPlainText().endsWith(u"\nhttps://c.example/?access_token="_s));
}

void TextEntryTest::swallowsTheRestOfATypedSecret()
{
    TextLine field;
    field.show();
    const QString token = u"Gu5t9xGARNpq86cd98joQYCN3Cozk1qAZZ99aa"_s;
    type(&field, token);
    QCOMPARE(field.text(), QString());
    QCOMPARE(field.guard().sieve().taken().first().secret, Secret(token.toLatin1()));
    QTest::keyClick(&field, Qt::Key_Backspace); // the person goes on with something else
    type(&field, u"Shop"_s);
    QCOMPARE(field.text(), u"Shop"_s);
}

void TextEntryTest::holdsBackWhatMayBecomeASecret()
{
    TextLine field;
    field.show();
    QStringList stored;
    connect(&field, &TextLine::edited, this, [&] { stored += field.value(); });
    type(&field, kAppSecret);
    for (const QString &each : std::as_const(stored)) {
        QVERIFY(each.size() < 12);
    }
    field.setValue({});
    type(&field, kAppSecret.first(20));
    QVERIFY(field.guard().sieve().isHeldBack());
    QCOMPARE(field.value(), QString());
    QCOMPARE(field.text(), kAppSecret.first(20));
    field.selectAll();
    type(&field, u"Shop"_s);
    QVERIFY(!field.guard().sieve().isHeldBack());
    QCOMPARE(field.value(), u"Shop"_s);
}

void TextEntryTest::refusesWhatIsTooLong()
{
    const QString huge(300'000, u'x');
    TextLine line;
    line.setValue(u"Shop"_s);
    paste(&line, huge);
    QCOMPARE(line.text(), u"Shop"_s);
    QCOMPARE(line.guard().sieve().tooLong(), huge.size());
    TextLines lines;
    lines.setValue(u"https://a.example"_s);
    paste(&lines, huge);
    QCOMPARE(lines.toPlainText(), u"https://a.example"_s);
    QCOMPARE(lines.guard().sieve().tooLong(), huge.size());
    paste(&lines, u"https://x.example\n"_s.repeated(20'000));
    QCOMPARE(lines.toPlainText(), u"https://a.example"_s);
    const QString full = u"https://a.example\n"_s.repeated(96 * 1024 / 18);
    lines.setValue(full);
    QTest::keyClicks(&lines, u"more than fits into it"_s);
    QCOMPARE(lines.toPlainText().size(), 96 * 1024);
    QVERIFY(lines.toPlainText().endsWith(full));
    const QString longer = u"https://of.an.older.version.example\n"_s.repeated(4000);
    lines.setValue(longer);
    QTest::keyClick(&lines, Qt::Key_X);
    QCOMPARE(lines.toPlainText(), longer);
    QTest::keyClick(&lines, Qt::Key_Delete);
    QCOMPARE(lines.toPlainText(), longer.mid(1));
    SecretEdit secret;
    type(&secret, u"abc"_s);
    QSignalSpy tooLong(&secret, &SecretEdit::tooLong);
    paste(&secret, huge);
    QCOMPARE(secret.secret(), Secret(QByteArrayView("abc")));
    QCOMPARE(tooLong.size(), 1);
}

void TextEntryTest::forgetsWhatItTookWhenHidden()
{
    TextLine field;
    field.show();
    paste(&field, kAppSecret);
    QCOMPARE(field.guard().sieve().taken().size(), 1);
    field.hide();
    QTRY_VERIFY(field.guard().sieve().taken().isEmpty());
}

// Its page puts in anew what was pasted, sorted out.
void TextEntryTest::secretKeepsItsCursor()
{
    SecretEdit field;
    connect(&field, &SecretEdit::pasted, &field, [&field] { field.setSecret(field.secret()); });
    type(&field, u"abcd"_s);
    field.setCursorPosition(2);
    paste(&field, u"xyz"_s);
    QCOMPARE(field.cursorPosition(), 5);
    type(&field, u"1"_s);
    QCOMPARE(field.secret(), Secret(QByteArrayView("abxyz1cd")));
    field.forget();
    field.setSecret(Secret(QByteArrayView("abc")));
    QCOMPARE(field.cursorPosition(), 3);
}

QTEST_MAIN(TextEntryTest)
#include "tst_textentry.moc"
