// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QList>
#include <QMap>
#include <QRandomGenerator>

#include <cstring>
#include <memory>

/// What recordio wrote down: one step of a process on its files.
struct DiskStep
{
    enum Type : quint32 { Write = 1, Truncate, Sync, Create, Rename, Unlink, SyncFolder, Said };
    quint32 type = 0;
    quint64 file = 0;
    qint64 offset = 0;
    QByteArray first;
    QByteArray second;
};

inline QList<DiskStep> readDiskLog(const QString &path)
{
    struct Head
    {
        quint32 type, first, second, unused;
        quint64 file;
        qint64 offset;
    };
    QFile log(path);
    QList<DiskStep> steps;
    if (!log.open(QIODevice::ReadOnly)) {
        return steps;
    }
    Head head;
    while (log.read(reinterpret_cast<char *>(&head), sizeof head) == sizeof head) {
        DiskStep step{head.type, head.file, head.offset, {}, {}};
        step.first = log.read(head.first);
        step.second = log.read(head.second);
        steps.append(step);
    }
    return steps;
}

/// A disk that has done only some of what it was asked: names and contents count from the next
/// fsync of the folder or file; before, they may be there or not.
class UncertainDisk
{
public:
    enum class Loss {
        Nothing, ///< the process was killed, the machine goes on
        Contents, ///< names are there, unsynced writes are not
        Everything, ///< nothing that was not waited for is there
        Some, ///< of the unsynced writes a random half; of the names as many as were done first
    };

    explicit UncertainDisk(const QString &folder)
        : m_folder(folder)
    {
    }

    /// A file that was there before the first step.
    void put(const QString &path, quint64 inode)
    {
        QFile file(path);
        auto content = std::make_shared<Content>();
        if (file.open(QIODevice::ReadOnly)) {
            content->durable = file.readAll();
        }
        m_open.insert(inode, content);
        m_durable.insert(path, content);
    }

    void apply(const DiskStep &step)
    {
        switch (step.type) {
        case DiskStep::Write:
        case DiskStep::Truncate:
            if (const auto content = m_open.value(step.file)) {
                content->pending.append(step);
            }
            break;
        case DiskStep::Sync:
            if (const auto content = m_open.value(step.file)) {
                for (const DiskStep &one : std::as_const(content->pending)) {
                    write(content->durable, one);
                }
                content->pending.clear();
            }
            break;
        case DiskStep::Create:
            m_open.insert(step.file, std::make_shared<Content>());
            m_pending.append({step, m_open.value(step.file)});
            break;
        case DiskStep::Rename:
        case DiskStep::Unlink:
            m_pending.append({step, nullptr});
            break;
        case DiskStep::SyncFolder:
            syncFolder(QString::fromUtf8(step.first));
            break;
        default:
            break;
        }
    }

    /// Writes what a start after the loss would find to \a target.
    void materialise(const QString &target, Loss loss, QRandomGenerator &random) const
    {
        Names names = m_durable;
        const auto count = m_pending.size();
        const auto kept = loss == Loss::Everything ? 0
            : loss == Loss::Some                   ? random.bounded(int(count) + 1)
                                                   : count;
        for (const NameStep &one : m_pending.first(kept)) {
            change(names, one);
        }
        for (auto it = names.cbegin(); it != names.cend(); ++it) {
            QByteArray bytes = it.value()->durable;
            for (const DiskStep &one : std::as_const(it.value()->pending)) {
                if (loss == Loss::Nothing || (loss == Loss::Some && random.bounded(2) == 0)) {
                    write(bytes, one);
                }
            }
            const QString path = target + it.key().mid(m_folder.size());
            QDir().mkpath(QFileInfo(path).absolutePath());
            QFile file(path);
            if (file.open(QIODevice::WriteOnly)) {
                file.write(bytes);
            }
        }
    }

private:
    struct Content
    {
        QByteArray durable;
        QList<DiskStep> pending;
    };
    using Names = QMap<QString, std::shared_ptr<Content>>;
    struct NameStep
    {
        DiskStep step;
        std::shared_ptr<Content> content;
    };

    static void write(QByteArray &bytes, const DiskStep &step)
    {
        if (step.type == DiskStep::Truncate) {
            bytes.truncate(step.offset);
            bytes.append(QByteArray(step.offset - bytes.size(), '\0'));
            return;
        }
        const qsizetype end = step.offset + step.first.size();
        if (bytes.size() < end) {
            bytes.append(QByteArray(end - bytes.size(), '\0'));
        }
        std::memcpy(bytes.data() + step.offset, step.first.constData(),
            static_cast<size_t>(step.first.size()));
    }

    static void change(Names &names, const NameStep &one)
    {
        const QString first = QString::fromUtf8(one.step.first);
        if (one.step.type == DiskStep::Create) {
            names.insert(first, one.content);
        } else if (names.contains(first)) {
            const auto content = names.take(first);
            if (one.step.type == DiskStep::Rename) {
                names.insert(QString::fromUtf8(one.step.second), content);
            }
        }
    }

    void syncFolder(const QString &folder)
    {
        QList<NameStep> others;
        for (const NameStep &one : std::as_const(m_pending)) {
            if (QFileInfo(QString::fromUtf8(one.step.first)).absolutePath() == folder) {
                change(m_durable, one);
            } else {
                others.append(one);
            }
        }
        m_pending = others;
    }

    QString m_folder;
    Names m_durable;
    QList<NameStep> m_pending;
    QHash<quint64, std::shared_ptr<Content>> m_open;
};
