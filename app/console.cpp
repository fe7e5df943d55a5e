// SPDX-License-Identifier: MIT
#include "app/console.h"

#include "models/core/secretform.h"
#include "models/core/visibletext.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
void write(FILE *stream, const QString &text)
{
    const QByteArray utf8 = visibleText(text).toUtf8();
    std::fwrite(utf8.constData(), 1, static_cast<size_t>(utf8.size()), stream);
    std::fflush(stream);
}

bool isWide(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x1100 && u <= 0x115F) || (u >= 0x2E80 && u <= 0xD7A3)
        || (u >= 0xF900 && u <= 0xFAFF) || (u >= 0xFE30 && u <= 0xFE4F)
        || (u >= 0xFF00 && u <= 0xFF60);
}
} // namespace

namespace Console {

void print(const QString &text)
{
    write(stdout, text);
}

void printJson(const QJsonObject &json)
{
    const QJsonDocument document(visibleJson(json).toObject());
    const QByteArray utf8 = document.toJson(QJsonDocument::Indented);
    std::fwrite(utf8.constData(), 1, static_cast<size_t>(utf8.size()), stdout);
    std::fflush(stdout);
}

bool hasFailed()
{
    return std::ferror(stdout) != 0;
}

void complain(const QString &text)
{
    write(stderr, withoutSecrets(text));
}

void progress(const QString &text)
{
    static const bool isTerminal = isatty(STDERR_FILENO) == 1;
    if (isTerminal) {
        const QByteArray line = "\r\033[K" + text.toUtf8();
        std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
        std::fflush(stderr);
    }
}

qsizetype width(const QString &text)
{
    return text.size() + std::count_if(text.begin(), text.end(), isWide);
}

QString padded(const QString &text, qsizetype columns)
{
    return text + QString(qMax<qsizetype>(0, columns - width(text)), u' ');
}
} // namespace Console
