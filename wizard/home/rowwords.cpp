// SPDX-License-Identifier: MIT
#include "wizard/home/rowwords.h"

#include "models/journal/journeylistmodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
/// \a foreign as a part of a line: its signs of direction end with it.
QString isolated(const QString &foreign)
{
    return QChar(0x2068) + foreign + QChar(0x2069);
}
} // namespace

RowWords::RowWords(const Language &language, QObject *parent)
    : QIdentityProxyModel(parent)
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

void RowWords::retranslate()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
    }
}

QStringList RowWords::words(const QModelIndex &index) const
{
    const auto fact = [&](int role) { return index.data(role); };
    const QString name = fact(JourneyListModel::NameRole).toString().simplified();
    const QString step = m_language.words()
                             .step(u"certify"_s, fact(JourneyListModel::StepRole).toString())
                             .shortTitle;
    const QString state = fact(JourneyListModel::DamagedRole).toBool()
        ? tr("Damaged: cannot be read")
        : fact(JourneyListModel::ClosedRole).toBool() ? tr("Finished")
                                                      : step;
    const QString when = QLocale().toString(
        fact(JourneyListModel::ChangedAtRole).toDateTime().toLocalTime(), QLocale::ShortFormat);
    QStringList words{name.isEmpty() ? tr("(no name yet)") : isolated(name),
        fact(JourneyListModel::AppIdRole).toString(), state, when};
    words.removeAll(QString());
    return words;
}
