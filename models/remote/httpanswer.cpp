// SPDX-License-Identifier: MIT
#include "models/remote/httpanswer.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// How much of \a text is the head, its blank line included; 0 while that has not come.
qsizetype headSize(QByteArrayView text)
{
    const qsizetype strict = text.indexOf("\r\n\r\n");
    const qsizetype plain = (strict < 0 ? text : text.first(strict)).indexOf("\n\n");
    return plain >= 0 ? plain + 2 : strict >= 0 ? strict + 4 : 0;
}

void readHead(const QByteArray &head, HttpAnswer &answer)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0) {
            answer.fields.append(
                {line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed()});
        }
    }
}

/// Takes the chunks out of \a text, up to the last one or the first that is none.
void readChunks(const QByteArray &text, HttpAnswer &answer)
{
    static const QRegularExpression size(u"^([0-9A-Fa-f]{1,7})[ \t]*(;.*)?\r?$"_s);
    for (qsizetype at = 0;;) {
        const qsizetype end = text.indexOf('\n', at);
        const auto line =
            size.match(end < 0 ? QString() : QString::fromLatin1(text.mid(at, end - at)));
        if (!line.hasMatch()) {
            return;
        }
        const qsizetype length = line.captured(1).toLongLong(nullptr, 16);
        if (length == 0) {
            answer.isWhole = true;
            return;
        }
        const QByteArray chunk = text.mid(end + 1, length);
        answer.body += chunk;
        at = end + 1 + length;
        at += text.mid(at, 2) == "\r\n" ? 2 : 1;
        if (chunk.size() < length) {
            return;
        }
    }
}

void readBody(const QByteArray &text, bool isOver, HttpAnswer &answer)
{
    bool isNumber = false;
    const qsizetype length = answer.field("content-length").toLongLong(&isNumber);
    if (answer.status == 204 || answer.status == 304) {
        answer.isWhole = true;
    } else if (answer.field("transfer-encoding").toLower().endsWith("chunked")) {
        readChunks(text, answer);
    } else if (isNumber && length >= 0) {
        answer.body = text.left(length);
        answer.isWhole = answer.body.size() == length;
    } else {
        answer.body = text;
        answer.isWhole = isOver;
    }
}
} // namespace

QByteArray HttpAnswer::field(const QByteArray &name) const
{
    const auto found = std::find_if(
        fields.begin(), fields.end(), [&name](const auto &each) { return each.first == name; });
    return found == fields.end() ? QByteArray() : found->second;
}

int httpStatus(const QByteArray &received)
{
    static const QRegularExpression line(u"^HTTP/1\\.[01] ([1-5][0-9]{2})\\s"_s);
    return line.match(QString::fromLatin1(received.left(32))).captured(1).toInt();
}

QByteArray withoutInterim(const QByteArray &received)
{
    qsizetype at = 0;
    while (httpStatus(received.mid(at, 32)) / 100 == 1) {
        const qsizetype head = headSize(QByteArrayView(received).sliced(at));
        if (head == 0) {
            break;
        }
        at += head;
    }
    return received.sliced(at);
}

std::optional<HttpAnswer> readHttpAnswer(const QByteArray &all, bool isOver)
{
    HttpAnswer answer;
    const QByteArray received = withoutInterim(all);
    const qsizetype head = headSize(received);
    answer.status = httpStatus(received);
    if (head > 0) {
        readHead(received.left(head), answer);
        readBody(received.mid(head), isOver, answer);
    }
    return answer.isWhole || isOver ? std::optional(answer) : std::nullopt;
}
