// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <bitset>
#include <memory>

class QIODevice;

/// One spelling of a planted secret, or of a part of it.
struct CanaryNeedle
{
    QByteArray bytes;
    QString secret; ///< the secret's name
    QString kind; ///< e.g. "raw", "utf16le", "base64", "part"
};

/// Every spelling in which \a secret could have leaked: raw, UTF-16, base64 in each alignment,
/// base64url, hex, percent, JSON \u, HTML entities, other case, unkeyed digests, the DER bytes of a
/// PEM, and windows of 12 characters.
QList<CanaryNeedle> canaryNeedles(const QString &name, QByteArrayView secret);

/// Looks for planted secrets in what a program leaves behind. Never prints a secret.
class Canary
{
public:
    struct Hit
    {
        QString secret;
        QString kind;
        QString where;
        qint64 offset = 0; ///< of the first one
        int count = 0;
    };

    /// \a secret has at least 12 bytes.
    void addSecret(const QString &name, QByteArrayView secret);

    void scanText(QByteArrayView text, const QString &where);
    void scanFile(const QString &path);
    /// All regular files under \a path, hidden ones too, and their names. Links are not followed.
    void scanFolder(const QString &path);
    /// Command line and environment.
    void scanInvocation(qint64 pid);
    /// Everything in memory that the process could have written.
    void scanMemory(qint64 pid);
    /// Files that are open but have no name any more.
    void scanDeletedFiles(qint64 pid);

    const QList<Hit> &hits() const { return m_hits; }
    bool found(const QString &kind, const QString &whereContains) const;
    /// What could not be looked at: a scan with problems proves nothing.
    const QStringList &problems() const { return m_problems; }
    qint64 bytesScanned() const { return m_bytes; }
    /// For a person: hits and problems, one a line.
    QString report() const;

private:
    qsizetype scanBlock(QByteArrayView block, qint64 start, const QString &where);
    void scanDevice(QIODevice &device, const QString &where);
    void scanRegion(QIODevice &memory, qint64 begin, qint64 end, const QString &where);
    void note(const CanaryNeedle &needle, const QString &where, qint64 offset);

    static constexpr int filterBits = 20;
    QList<CanaryNeedle> m_needles;
    QHash<quint32, QList<qsizetype>> m_byPrefix;
    std::shared_ptr<std::bitset<1 << filterBits>> m_filter =
        std::make_shared<std::bitset<1 << filterBits>>();
    qsizetype m_longest = 0;
    QList<Hit> m_hits;
    QStringList m_problems;
    qint64 m_bytes = 0;
};
