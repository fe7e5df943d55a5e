// SPDX-License-Identifier: MIT
#include "models/session/pasted.h"

#include "models/core/filestart.h"
#include "models/session/offer.h"

#include <QMimeData>
#include <QUrl>

using Kind = FoundValue::Kind;

namespace {
constexpr qsizetype kLongest = 1'000'000; // characters

QString textOf(const QString &path)
{
    QByteArray bytes = fileStart(path, kLongest + 1).value_or(QByteArray());
    QString text = QString::fromUtf8(bytes);
    wipe(bytes);
    return text;
}
} // namespace

PasteSummary::PasteSummary(Reading reading, const Message &message)
    : m_reading(reading)
    , m_count(static_cast<int>(message.values.size()))
    , m_otherSecrets(message.otherSecrets)
    , m_isCut(message.isCut)
{
}

QString PasteSummary::title() const
{
    switch (m_reading) {
    case Reading::NoText:
        return tr("There is no text to read.");
    case Reading::TooLong:
        return tr("This is too long for a message. Nothing of it was read.");
    case Reading::Done:
        break;
    }
    return hasValues() ? tr("%n value(s) found. Tick what you want.", nullptr, m_count)
                       : tr("No value was found in it.");
}

QString PasteSummary::body() const
{
    switch (m_reading) {
    case Reading::NoText:
        return tr("Copy the message first, then paste it here.");
    case Reading::TooLong:
        return tr("Copy only the part with the values.");
    case Reading::Done:
        break;
    }
    QStringList lines;
    if (m_otherSecrets > 0) {
        lines += tr("%n password(s) or token(s) were left out: no page asks for them.", nullptr,
            m_otherSecrets);
    }
    if (m_isCut) {
        lines += tr("There is more in it than can be listed here.");
    }
    if (!hasValues()) {
        lines += tr("Was the whole message copied? A name needs “Name:” in front of it, a domain "
                    "https:// or wss://.");
    }
    return lines.join(u'\n');
}

Pasted readPasted(QString text)
{
    using Reading = PasteSummary::Reading;
    const Reading reading = text.trimmed().isEmpty() ? Reading::NoText
        : text.size() > kLongest                     ? Reading::TooLong
                                                     : Reading::Done;
    const Message message = reading == Reading::Done ? readMessage(text) : Message();
    wipe(text);
    return {message, PasteSummary(reading, message)};
}

QString textIn(const QMimeData &dropped)
{
    const QUrl url = dropped.urls().value(0);
    return url.isLocalFile() ? textOf(url.toLocalFile()) : dropped.text();
}

QString takenWords(const QList<FoundValue> &taken)
{
    QStringList lines;
    bool isWaiting = false;
    for (const FoundValue &value : taken) {
        lines += titleOf(value);
        isWaiting = isWaiting || value.kind == Kind::AppSecret || value.kind == Kind::UploadKey;
    }
    if (isWaiting) {
        lines += PasteSummary::tr(
            "The secret waits for its page, in memory only: it is proved and kept there.");
    }
    return lines.join(u'\n');
}
