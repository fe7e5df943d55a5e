// SPDX-License-Identifier: MIT
#pragma once
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QString>

/// One kind of finding: how bad it is, how to recognise it, which steps repair it.
struct CatalogueEntry
{
    QString id; ///< "wechat.40164"
    QString severity; ///< "error", "warning" or "info"
    QString service; ///< "wechat", "upload", "tencentcloud", "" (found locally)
    QString code; ///< the service's code, e.g. "40164"; "" if there is none
    QList<QRegularExpression> patterns; ///< texts that mean this finding; named groups become facts
    QStringList steps; ///< ids of the steps that repair it, each on a way of its own; may be empty
    QString source;
    QString sameAs; ///< the finding whose words it shares; "" if it has its own
    QList<QRegularExpression> unless; ///< texts in which the patterns do not count
    bool isGeneral = false; ///< gives way to whatever else is recognised: it often comes along
    QString atService; ///< the finding instead, if the text names a server of WeChat's or Tencent's
};

/// findings.json.
class Catalogue
{
public:
    Catalogue() = default;
    explicit Catalogue(QList<CatalogueEntry> entries);

    const QList<CatalogueEntry> &entries() const { return m_entries; }
    /// nullptr for a finding that the catalogue does not know, e.g. a new errcode.
    const CatalogueEntry *find(const QString &id) const;

private:
    QList<CatalogueEntry> m_entries;
    QHash<QString, qsizetype> m_index;
};
