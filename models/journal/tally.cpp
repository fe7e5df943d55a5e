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

QByteArray lineOf(const QHash<QString, qint64> &counts)
{
    QJsonObject object;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        object.insert(it.key(), it.value());
    }
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return digestOf(line) + ' ' + line + '\n';
}

/// Nothing if \a text is no line, or not as it was written.
Tally::Counts countsIn(const QByteArray &text, Stream::Kind kind)
{
    const qsizetype space = text.indexOf(' ');
    const QByteArray line = text.mid(space + 1);
    Tally::Counts counts;
    if (space >= 0 && digestOf(line) == text.first(space)) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        for (auto it = object.begin(); it != object.end(); ++it) {
            counts.append({{kind, it.key()}, it.value().toInteger()});
        }
    }
    return counts;
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

void Tally::note(const Counts &counts)
{
    for (const Count &count : counts) {
        auto &known = count.stream.kind == Stream::Journey ? m_journeys : m_entities;
        known.insert(count.stream.id, count.lastSeq);
    }
    write();
}

void Tally::forget(const QStringList &ids)
{
    for (const QString &id : ids) {
        m_journeys.remove(id);
        m_entities.remove(id);
    }
    if (m_file >= 0) {
        write();
    }
    if (m_file >= 0) {
        ::fsync(m_file);
    }
}

/// The journeys have a line of their own, the first: it is all that the first version reads.
void Tally::write()
{
    if (m_file < 0) {
        m_file = ::open(QFile::encodeName(m_path).constData(),
            O_CREAT | O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, S_IRUSR | S_IWUSR);
    }
    if (m_file < 0) {
        return;
    }
    const QByteArray text = lineOf(m_journeys) + lineOf(m_entities);
    if (::pwrite(m_file, text.constData(), static_cast<size_t>(text.size()), 0) != text.size()) {
        clear();
    }
}

void Tally::clear()
{
    m_journeys.clear();
    m_entities.clear();
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
    const QList<QByteArray> lines = file.read(largest).split('\n');
    return countsIn(lines.value(0), Stream::Journey) + countsIn(lines.value(1), Stream::Entity);
}

void Tally::remove(const QString &folder)
{
    ::unlink(QFile::encodeName(tallyPath(folder)).constData());
}
