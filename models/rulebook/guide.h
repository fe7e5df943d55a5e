// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

/// One Markdown file, cut into sections by lines that hold only <a id="…"></a>. Nothing is parsed,
/// and a section becomes text when it is asked for: most never are.
class Guide
{
public:
    Guide() = default;
    /// Without sections if \a file cannot be read.
    explicit Guide(const QString &file);

    /// In the order of the file; one that is there twice, twice.
    const QStringList &anchors() const { return m_anchors; }
    bool has(const QString &anchor) const { return m_places.contains(anchor); }
    /// The Markdown below an anchor, without comments; empty if there is none. Of two sections
    /// with one anchor the first counts.
    QString section(const QString &anchor) const;

private:
    struct Place
    {
        qsizetype from = 0;
        qsizetype to = 0;
    };
    void cut();

    QByteArray m_text; ///< of a built-in file no copy
    QStringList m_anchors;
    QHash<QString, Place> m_places;
};
