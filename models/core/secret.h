// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArrayView>
#include <QString>

#include <memory>

/// Bytes that nobody prints: an AppSecret, an upload key, a token.
/// Copies share one buffer, which is overwritten with zeros when the last copy dies. There is, on
/// purpose, no conversion to QString, QDebug, QVariant or JSON (tests/models/core proves that it
/// does not compile).
class Secret
{
public:
    Secret() = default;

    /// Copies \a bytes. The caller wipes its own copy with wipe().
    explicit Secret(QByteArrayView bytes);

    /// Takes the UTF-8 form of \a text and overwrites \a text with zeros (if it is the only owner
    /// of its data).
    static Secret take(QString &text);

    bool isEmpty() const { return size() == 0; }
    qsizetype size() const;

    /// The only way out. The view is valid as long as a copy of this Secret lives.
    QByteArrayView reveal() const;

    friend bool operator==(const Secret &a, const Secret &b);

private:
    struct Buffer;
    std::shared_ptr<Buffer> m_buffer;
};

/// Overwrites the bytes with zeros in place and clears the array.
void wipe(QByteArray &bytes);
/// Overwrites the characters with zeros in place and clears the string.
void wipe(QString &text);
