// SPDX-License-Identifier: MIT
#include "tests/support/canary.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cstring>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype prefixSize = 4;
constexpr qsizetype blockSize = qsizetype(1) << 20;

quint32 prefixAt(const char *data)
{
    quint32 prefix = 0;
    std::memcpy(&prefix, data, prefixSize);
    return prefix;
}

template <int Bits>
quint32 spread(quint32 prefix)
{
    return (prefix * 0x9E3779B1U) >> (32 - Bits);
}

QString processPath(qint64 pid, const QString &name)
{
    return u"/proc/%1/%2"_s.arg(pid).arg(name);
}

struct Region
{
    qint64 begin = 0;
    qint64 end = 0;
    QString name;
};

// "begin-end perms offset device inode   name". A mapped file that the process cannot write holds
// nothing of the process.
std::optional<Region> scannableRegion(const QByteArray &line)
{
    const auto fields = line.simplified().split(' ');
    const auto range = fields.value(0).split('-');
    if (range.size() != 2 || !fields.value(1).startsWith('r') || fields.value(5).startsWith("[v")) {
        return {};
    }
    const bool isFile = fields.value(4) != "0";
    if (isFile && !fields.value(1).contains('w')) {
        return {};
    }
    return Region{range[0].toLongLong(nullptr, 16), range[1].toLongLong(nullptr, 16),
        QString::fromUtf8(fields.value(5, "anonymous"))};
}
} // namespace

void Canary::addSecret(const QString &name, QByteArrayView secret)
{
    Q_ASSERT(secret.size() >= 12);
    const auto needles = canaryNeedles(name, secret);
    for (const auto &needle : needles) {
        const quint32 prefix = prefixAt(needle.bytes.constData());
        m_byPrefix[prefix].append(m_needles.size());
        m_filter->set(spread<filterBits>(prefix));
        m_longest = std::max(m_longest, needle.bytes.size());
        m_needles.append(needle);
    }
}

void Canary::note(const CanaryNeedle &needle, const QString &where, qint64 offset)
{
    const auto known = std::find_if(m_hits.begin(), m_hits.end(), [&](const Hit &hit) {
        return hit.where == where && hit.kind == needle.kind && hit.secret == needle.secret;
    });
    if (known != m_hits.end()) {
        ++known->count;
    } else {
        m_hits.append({needle.secret, needle.kind, where, offset, 1});
    }
}

// Returns how many bytes at the end belong to the next block too: a needle may lie across the
// border.
qsizetype Canary::scanBlock(QByteArrayView block, qint64 start, const QString &where)
{
    const auto &filter = *m_filter;
    for (qsizetype at = 0; at + prefixSize <= block.size(); ++at) {
        const quint32 prefix = prefixAt(block.data() + at);
        if (!filter.test(spread<filterBits>(prefix))) {
            continue;
        }
        const auto candidates = m_byPrefix.value(prefix);
        for (const qsizetype index : candidates) {
            const auto &needle = m_needles[index];
            if (block.sliced(at).startsWith(needle.bytes)) {
                note(needle, where, start + at);
            }
        }
    }
    return std::min(block.size(), m_longest - 1);
}

void Canary::scanText(QByteArrayView text, const QString &where)
{
    m_bytes += text.size();
    scanBlock(text, 0, where);
}

void Canary::scanDevice(QIODevice &device, const QString &where)
{
    QByteArray block;
    qint64 start = 0;
    for (QByteArray more = device.read(blockSize); !more.isEmpty(); more = device.read(blockSize)) {
        m_bytes += more.size();
        block += more;
        const qsizetype kept = scanBlock(block, start, where);
        start += block.size() - kept;
        block = block.last(kept);
    }
}

void Canary::scanFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_problems.append(u"cannot read %1: %2"_s.arg(path, file.errorString()));
        return;
    }
    scanDevice(file, path);
}

void Canary::scanFolder(const QString &path)
{
    if (!QFileInfo(path).isDir()) {
        m_problems.append(u"no such folder: "_s + path);
        return;
    }
    QDirIterator entries(path,
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo info(entries.next());
        scanText(info.fileName().toUtf8(), u"name of "_s + info.absolutePath() + u"/…"_s);
        if (info.isSymLink()) {
            scanText(info.symLinkTarget().toUtf8(), u"link target in "_s + info.absolutePath());
        } else if (info.isFile()) {
            scanFile(info.filePath());
        }
    }
}

void Canary::scanInvocation(qint64 pid)
{
    for (const auto &name : {u"cmdline"_s, u"environ"_s}) {
        const qint64 before = m_bytes;
        scanFile(processPath(pid, name));
        if (m_bytes == before) {
            m_problems.append(u"nothing to read in "_s + processPath(pid, name));
        }
    }
}

void Canary::scanRegion(QIODevice &memory, qint64 begin, qint64 end, const QString &where)
{
    for (qint64 at = begin; at < end;) {
        if (!memory.seek(at)) {
            return;
        }
        const QByteArray block = memory.read(std::min<qint64>(blockSize, end - at));
        if (block.isEmpty()) {
            return;
        }
        m_bytes += block.size();
        const qsizetype kept = scanBlock(block, at, where);
        at += at + block.size() >= end ? block.size() : block.size() - kept;
    }
}

void Canary::scanMemory(qint64 pid)
{
    QFile maps(processPath(pid, u"maps"_s));
    QFile memory(processPath(pid, u"mem"_s));
    const qint64 before = m_bytes;
    if (maps.open(QIODevice::ReadOnly)
        && memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        const auto lines = maps.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (const auto region = scannableRegion(line)) {
                scanRegion(memory, region->begin, region->end,
                    u"memory of %1, %2"_s.arg(pid).arg(region->name));
            }
        }
    }
    if (m_bytes == before) {
        m_problems.append(u"cannot read the memory of %1"_s.arg(pid));
    }
}

void Canary::scanDeletedFiles(qint64 pid)
{
    const QDir open(processPath(pid, u"fd"_s));
    if (!open.isReadable()) {
        m_problems.append(u"cannot read "_s + open.path());
        return;
    }
    const auto names = open.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        const QString target = QFile::symLinkTarget(open.filePath(name));
        if (target.endsWith(" (deleted)"_L1)) {
            scanFile(open.filePath(name));
        }
    }
}

bool Canary::found(const QString &kind, const QString &whereContains) const
{
    return std::any_of(m_hits.begin(), m_hits.end(),
        [&](const Hit &hit) { return hit.kind == kind && hit.where.contains(whereContains); });
}

QString Canary::report() const
{
    QString text;
    for (const Hit &hit : m_hits) {
        text += u"FOUND %1 as %2, %3 times, first at %4 in %5\n"_s.arg(hit.secret, hit.kind)
                    .arg(hit.count)
                    .arg(hit.offset)
                    .arg(hit.where);
    }
    for (const QString &problem : m_problems) {
        text += u"PROBLEM %1\n"_s.arg(problem);
    }
    return text
        + u"%1 hits, %2 problems, %3 bytes looked at\n"_s.arg(m_hits.size())
              .arg(m_problems.size())
              .arg(m_bytes);
}
