// SPDX-License-Identifier: MIT
#include "wizard/home/rowwords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
/// \a foreign as a part of a line: its signs of direction end with it.
QString isolated(const QString &foreign)
{
    return QChar(0x2068) + foreign + QChar(0x2069);
}
} // namespace

RowWords::RowWords(const Journal &journal, const Language &language, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_journal(journal)
    , m_language(language)
{
}

QVariant RowWords::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DisplayRole) {
        QStringList rest = words(index);
        const QString first = rest.takeFirst();
        return QString(first + QChar::LineSeparator + rest.join(u" · "_s));
    }
    if (role == Qt::AccessibleTextRole) {
        return words(index).join(u", "_s);
    }
    return QIdentityProxyModel::data(index, role);
}

QString RowWords::nameOf(const QModelIndex &index) const
{
    const QString name = index.data(EntityListModel::NameRole).toString().simplified();
    const QString appId = index.data(EntityListModel::AppIdRole).toString();
    return !name.isEmpty() ? isolated(name) : !appId.isEmpty() ? appId : tr("(no name yet)");
}

QString RowWords::journeyOf(const QModelIndex &index) const
{
    return newestOf(index).id;
}

void RowWords::retranslate()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
    }
}

JourneySummary RowWords::newestOf(const QModelIndex &index) const
{
    return m_journal.journeysOf(index.data(EntityListModel::IdRole).toString()).value(0);
}

// Rows are asked for as they are painted, so a long list costs no more than a short one.
QStringList RowWords::words(const QModelIndex &index) const
{
    const JourneySummary journey = newestOf(index);
    const bool isDamaged = journey.damaged || index.data(EntityListModel::DamagedRole).toBool();
    const QString state = isDamaged ? tr("Damaged: cannot be read")
        : journey.closed            ? tr("Finished")
                         : m_language.words().step(journey.journey, journey.step).shortTitle;
    const QDateTime changed = journey.id.isEmpty()
        ? index.data(EntityListModel::ChangedAtRole).toDateTime()
        : journey.changedAt;
    const QString appId = index.data(EntityListModel::AppIdRole).toString();
    const QString name = nameOf(index);
    QStringList words{name, name == appId ? QString() : appId, state,
        QLocale().toString(changed.toLocalTime(), QLocale::ShortFormat)};
    words.removeAll(QString());
    return words;
}
