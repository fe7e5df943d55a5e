// SPDX-License-Identifier: MIT
#include "models/core/secret.h"

#include <QDebug>
#include <QJsonValue>
#include <QTest>
#include <QVariant>

#include <type_traits>

// What must not compile: a Secret turned into something that can be printed, stored or logged.
template <typename T>
concept Streamable = requires(QDebug d, const T &t)
{
    d << t;
};
static_assert(!std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_constructible_v<QString, Secret>);
static_assert(!std::is_convertible_v<Secret, QVariant>);
static_assert(!std::is_constructible_v<QJsonValue, Secret>);
static_assert(!std::is_convertible_v<Secret, bool>);
static_assert(!Streamable<Secret>);
static_assert(Streamable<QString>); // the concept itself can say yes

class SecretTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsBytesWithNul()
    {
        const Secret secret{QByteArrayView("a\0b", 3)};
        QCOMPARE(secret.size(), 3);
        QVERIFY(secret.reveal() == QByteArrayView("a\0b", 3));
        QVERIFY(secret == Secret(QByteArrayView("a\0b", 3)));
        QVERIFY(!(secret == Secret(QByteArrayView("a\0c", 3))));
    }
    void takeWipesTheText()
    {
        QString text = QString(32, u'7');
        const auto *data = text.constData();
        const Secret secret = Secret::take(text);
        QVERIFY(text.isEmpty());
        QCOMPARE(secret.size(), 32);
        Q_UNUSED(data);
    }
    void emptyIsEmpty()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret(QByteArrayView()).isEmpty());
    }
    void copiesShareOneBuffer()
    {
        const Secret a{QByteArrayView("abc")};
        const Secret b = a; // NOLINT(performance-unnecessary-copy-initialization)
        QCOMPARE(static_cast<const void *>(a.reveal().data()),
            static_cast<const void *>(b.reveal().data()));
    }
};

QTEST_APPLESS_MAIN(SecretTest)
#include "tst_secret.moc"
