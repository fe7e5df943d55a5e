// SPDX-License-Identifier: MIT
// A key file dropped on the window as the desktop does it: the event goes to the window, Qt finds
// the place below.
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace Qt::StringLiterals;

class DropTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheKeyWhereverItFalls_data();
    void takesTheKeyWhereverItFalls();
    void takesNothingElsewhere();

private:
    static bool drop(const Desk &desk, const QWidget *on, const QString &path);
    static QString keyFile(const Desk &desk, const QTemporaryDir &folder);
};

/// Whether the window would take the file.
bool DropTest::drop(const Desk &desk, const QWidget *on, const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint place = on->mapTo(desk.wizard.get(), on->rect().center());
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(desk.wizard->windowHandle(), &enter);
    if (!enter.isAccepted()) {
        return false;
    }
    QDropEvent falls(QPointF(place), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(desk.wizard->windowHandle(), &falls);
    return falls.isAccepted();
}

QString DropTest::keyFile(const Desk &desk, const QTemporaryDir &folder)
{
    const Exercise *world = desk.session->exercise();
    QFile file(folder.filePath(world->keyFileName));
    return file.open(QIODevice::WriteOnly) && file.write(world->keyPem) > 0 ? file.fileName()
                                                                            : QString();
}

void DropTest::takesTheKeyWhereverItFalls_data()
{
    QTest::addColumn<QString>("on");
    for (const char *name : {"chooseKey", "pageTitle", "pageBody"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void DropTest::takesTheKeyWhereverItFalls()
{
    QFETCH(const QString, on);
    Desk desk(u"en"_s);
    QVERIFY(desk.driver().goTo(Step::UploadKey));
    const QTemporaryDir folder;
    QVERIFY(drop(desk, desk.find<QWidget>(on.toLatin1().constData()), keyFile(desk, folder)));
    QTRY_VERIFY(desk.find<QLabel>("keyStatus")->text().contains(u"✓"_s));
    QVERIFY(desk.driver().next()); // it is named with the key that is kept
    QCOMPARE(
        desk.session->answers()[Journey::Keys::keyFileName], desk.session->exercise()->keyFileName);
}

void DropTest::takesNothingElsewhere()
{
    Desk desk(u"en"_s);
    const QTemporaryDir folder;
    QVERIFY(desk.driver().goTo(Step::Account));
    QVERIFY(!drop(desk, desk.find<QWidget>("pageTitle"), keyFile(desk, folder)));
    QVERIFY(desk.driver().goTo(Step::UploadKey));
    QVERIFY(!drop(desk, desk.wizard->findChild<QWidget *>(u"rail"_s), keyFile(desk, folder)));
    QVERIFY(desk.session->answers()[Journey::Keys::keyFileName].isEmpty());
}

QTEST_MAIN(DropTest)
#include "tst_drop.moc"
