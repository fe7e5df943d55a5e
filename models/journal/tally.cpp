// SPDX-License-Identifier: MIT
#include "models/journal/tally.h"

#include "models/journal/storagefiles.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 largest = 1024 * 1024;

QString tallyPath(const QString &folder)
{
    return folder + u"/journal.tally"_s;
}

QByteArray digestOf(const QByteArray &line)
{
    return QCryptographicHash::hash(line, QCryptographicHash::Sha256).toBase64().first(16);
}
} // namespace

Tally::Tally(const QString &folder)
    : m_path(tallyPath(folder))
{
}

Tally::~Tally()
{
    if (m_file >= 0) {
        ::close(m_file);
    }
}

void Tally::note(const QString &journeyId, qint64 lastSeq)
{
    m_counts.insert(journeyId, lastSeq);
    if (m_file < 0) {
        m_file = ::open(QFile::encodeName(m_path).constData(),
            O_CREAT | O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, S_IRUSR | S_IWUSR);
    }
    if (m_file < 0) {
        return;
    }
    QJsonObject counts;
    for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it) {
        counts.insert(it.key(), it.value());
    }
    const QByteArray line = QJsonDocument(counts).toJson(QJsonDocument::Compact);
    const QByteArray text = digestOf(line) + ' ' + line + '\n';
    if (::pwrite(m_file, text.constData(), static_cast<size_t>(text.size()), 0) != text.size()) {
        clear();
    }
}

void Tally::clear()
{
    m_counts.clear();
    if (m_file >= 0) {
        ::close(m_file);
        m_file = -1;
        ::unlink(QFile::encodeName(m_path).constData());
    }
}

Tally::Counts Tally::read(const QString &folder)
{
    const QString path = tallyPath(folder);
    QFile file(path);
    if (!Storage::requirePlainFile(path) || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray text = file.read(largest);
    const qsizetype space = text.indexOf(' ');
    const qsizetype end = text.indexOf('\n');
    if (space < 0 || end < space) {
        return {};
    }
    const QByteArray line = text.mid(space + 1, end - space - 1);
    if (digestOf(line) != text.first(space)) {
        return {};
    }
    Counts counts;
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        counts.insert(it.key(), it.value().toInteger());
    }
    return counts;
}

void Tally::remove(const QString &folder)
{
    ::unlink(QFile::encodeName(tallyPath(folder)).constData());
}
