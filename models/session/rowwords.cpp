// SPDX-License-Identifier: MIT
#include "models/session/rowwords.h"

#include "models/core/visibletext.h"
#include "models/journey/spec.h"
#include "models/rulebook/filling.h"
#include "models/session/told.h"
#include "models/session/verdict.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// \a foreign as a part of a line: its signs of direction end with it.
QString isolated(const QString &foreign)
{
    return QChar(0x2068) + foreign + QChar(0x2069);
}

/// Where \a journey is, or what it came to.
QString placeIn(const JourneySummary &journey, const Journal &journal, const Language &language)
{
    const QString step = language.words().shortTitle(journey.journey, journey.step);
    const Journey::Spec *spec = Journey::journey(journey.journey);
    const auto state = journal.load(journey.id);
    const QString open = state ? openAtTheEnd(*state, language.words()) : QString();
    if (journey.closed || !open.isEmpty()) {
        return open.isEmpty() ? RowWords::tr("Finished") : open;
    }
    if (const QString waits = state ? waitInShort(*state, language.words()) : QString();
        !waits.isEmpty()) {
        return waits;
    }
    const Journey::Place place =
        spec && state ? Journey::placeOf(*spec, state->given(), journey.step) : Journey::Place();
    return place.step == 0 ? step
        : place.of == 0    ? RowWords::tr("%1 · step %2").arg(step, QString::number(place.step))
                           : RowWords::tr("%1 · step %2 of %3")
                              .arg(step, QString::number(place.step), QString::number(place.of));
}

} // namespace

QString underWay(const JourneySummary &journey, const Journal &journal, const Language &language)
{
    const QString place = placeIn(journey, journal, language);
    return Journey::journey(journey.journey) && !place.isEmpty()
        ? language.words().journey(journey.journey).shortTitle + u" · "_s + place
        : place;
}

QString underWaySince(
    const JourneySummary &journey, const Journal &journal, const Language &language)
{
    QStringList words{underWay(journey, journal, language), timeText(journey.changedAt)};
    words.removeAll(QString());
    return words.join(u" · "_s);
}

// A mini program's name or AppID makes a row of it.
JourneySummary journeyWithoutMiniProgram(const Journal &journal)
{
    const auto all = journal.journeys();
    const auto found = std::find_if(all.begin(), all.end(), [](const JourneySummary &journey) {
        return journey.name.isEmpty() && journey.appId.isEmpty() && !journey.closed
            && !journey.damaged;
    });
    return found == all.end() ? JourneySummary() : *found;
}

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
    const QString name = visibleText(index.data(EntityListModel::NameRole).toString().simplified());
    const QString appId = index.data(EntityListModel::AppIdRole).toString();
    return !name.isEmpty() ? isolated(name) : !appId.isEmpty() ? appId : tr("(no name yet)");
}

QString RowWords::journeyOf(const QModelIndex &index) const
{
    return journeyAt(index).id;
}

void RowWords::retranslate()
{
    m_ways.clear();
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
    }
}

JourneySummary RowWords::journeyAt(const QModelIndex &index) const
{
    const auto all = m_journal.journeysOf(index.data(EntityListModel::IdRole).toString());
    const auto open =
        std::find_if(all.begin(), all.end(), [](const JourneySummary &one) { return !one.closed; });
    return open != all.end() ? *open : all.value(0);
}

// Painting asks again and again; only an event makes it read the journey.
QString RowWords::underWay(const JourneySummary &journey) const
{
    auto &[lastSeq, words] = m_ways[journey.id];
    if (lastSeq != journey.lastSeq || words.isEmpty()) {
        lastSeq = journey.lastSeq;
        words = ::underWay(journey, m_journal, m_language);
    }
    return words;
}

// Rows are asked for as they are painted, so a long list costs no more than a short one.
QStringList RowWords::words(const QModelIndex &index) const
{
    const JourneySummary journey = journeyAt(index);
    const bool isDamaged = journey.damaged || index.data(EntityListModel::DamagedRole).toBool();
    const QString state = isDamaged ? tr("Damaged: cannot be read") : underWay(journey);
    const QDateTime changed = journey.id.isEmpty()
        ? index.data(EntityListModel::ChangedAtRole).toDateTime()
        : journey.changedAt;
    const QString appId = index.data(EntityListModel::AppIdRole).toString();
    const QString name = nameOf(index);
    QStringList words{name, name == appId ? QString() : appId, state, timeText(changed)};
    words.removeAll(QString());
    return words;
}
