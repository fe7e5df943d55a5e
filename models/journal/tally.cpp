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
// Of ten thousand mini programs, each with a journey, and their log as long again.
constexpr qint64 largest = 8 * 1024 * 1024;
constexpr qint64 shortest = 64 * 1024; // up to here the file is not written anew
const QString journeysKey = u"journeys"_s;
const QString entitiesKey = u"entities"_s;

QString tallyPath(const QString &folder)
{
    return folder + u"/journal.tally"_s;
}

QByteArray digestOf(const QByteArray &line)
{
    return QCryptographicHash::hash(line, QCryptographicHash::Sha256).toBase64().first(16);
}

QByteArray lineOf(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return digestOf(line) + ' ' + line + '\n';
}

QJsonObject objectOf(const QHash<QString, qint64> &counts)
{
    QJsonObject object;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        object.insert(it.key(), it.value());
    }
    return object;
}

/// Empty if \a text is no line, or not as it was written.
QJsonObject objectIn(const QByteArray &text)
{
    const qsizetype space = text.indexOf(' ');
    const QByteArray line = text.mid(space + 1);
    return space >= 0 && digestOf(line) == text.first(space)
        ? QJsonDocument::fromJson(line).object()
        : QJsonObject();
}

/// Of each stream the most that was ever noted.
void add(QHash<QString, qint64> &counts, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it) {
        qint64 &count = counts[it.key()];
        count = qMax(count, it.value().toInteger());
    }
}

Tally::Counts listed(Stream::Kind kind, const QHash<QString, qint64> &counts)
{
    Tally::Counts list;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        list.append({{kind, it.key()}, it.value()});
    }
    return list;
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
    QHash<QString, qint64> journeys;
    QHash<QString, qint64> entities;
    for (const Count &count : counts) {
        const bool isJourney = count.stream.kind == Stream::Journey;
        (isJourney ? journeys : entities).insert(count.stream.id, count.lastSeq);
    }
    m_journeys.insert(journeys);
    m_entities.insert(entities);
    const QByteArray line =
        lineOf({{journeysKey, objectOf(journeys)}, {entitiesKey, objectOf(entities)}});
    if (m_file >= 0 && m_end + line.size() <= m_longest) {
        put(line);
    } else {
        write();
    }
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

/// All there is to tell, in place of what the file held.
void Tally::write()
{
    if (m_file < 0) {
        m_file = ::open(QFile::encodeName(m_path).constData(),
            O_CREAT | O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, S_IRUSR | S_IWUSR);
    }
    if (m_file < 0) {
        return;
    }
    m_end = 0;
    put(lineOf(objectOf(m_journeys)) + lineOf(objectOf(m_entities)));
    m_longest = qMax(2 * m_end, shortest);
    if (m_file >= 0 && ::ftruncate(m_file, m_end) != 0) {
        clear();
    }
}

void Tally::put(const QByteArray &text)
{
    const auto size = static_cast<size_t>(text.size());
    if (::pwrite(m_file, text.constData(), size, m_end) != text.size()) {
        clear();
        return;
    }
    m_end += text.size();
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
    QHash<QString, qint64> journeys;
    QHash<QString, qint64> entities;
    add(journeys, objectIn(lines.value(0)));
    add(entities, objectIn(lines.value(1)));
    for (const QByteArray &line : lines.mid(2)) {
        const QJsonObject more = objectIn(line);
        add(journeys, more.value(journeysKey).toObject());
        add(entities, more.value(entitiesKey).toObject());
    }
    return listed(Stream::Journey, journeys) + listed(Stream::Entity, entities);
}

void Tally::remove(const QString &folder)
{
    ::unlink(QFile::encodeName(tallyPath(folder)).constData());
}
