// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>
#include <QList>
#include <QPair>

#include <optional>

/// What a server answered over HTTP/1, byte for byte: only the chunks it came in are put together.
struct HttpAnswer
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> fields; ///< of the head, names in lower case
    QByteArray body;
    bool isWhole = false; ///< false: the connection or the reader's patience ended before the body

    /// The first field of this name (lower case); empty if there is none.
    QByteArray field(const QByteArray &name) const;
};

/// The status of "HTTP/1.1 404 …" at the start of \a received; 0 while it is not there (yet).
[[nodiscard]] int httpStatus(const QByteArray &received);
/// \a received without the interim answers (1xx) at its start, as far as their heads are whole.
[[nodiscard]] QByteArray withoutInterim(const QByteArray &received);
/// The answer in \a all, interim ones (1xx) left out; nothing while more of it has to come.
/// \a isOver: nothing more will. What contradicts itself is read up to the contradiction.
[[nodiscard]] std::optional<HttpAnswer> readHttpAnswer(const QByteArray &all, bool isOver);
