// SPDX-License-Identifier: MIT
#include "models/session/rail.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace {
QString wordsOf(Rail::State state)
{
    switch (state) {
    case Rail::State::Done:
        return Rail::tr("done");
    case Rail::State::Here:
        return Rail::tr("you are here");
    case Rail::State::ToCome:
        return Rail::tr("to come");
    case Rail::State::Attention:
        return Rail::tr("needs attention");
    }
    Q_UNREACHABLE();
}
} // namespace

Rail::Rail(const Session &session)
    : m_session(session)
{
}

QList<const Journey::Step *> Rail::way(const QList<int> &taken) const
{
    QList<const Journey::Step *> steps;
    for (const int place : taken) {
        steps.append(&m_session.spec().steps[static_cast<std::size_t>(place)]);
    }
    const QList<const Journey::Step *> way = Journey::path(m_session.spec(), m_session.answers());
    const Journey::Step *last = steps.value(steps.size() - 1); // the way may leave it out by now
    std::copy_if(way.begin(), way.end(), std::back_inserter(steps),
        [last](const Journey::Step *step) { return step > last; });
    return steps;
}

QList<Rail::Row> Rail::rows(const QList<int> &taken)
{
    const QList<const Journey::Step *> way = this->way(taken);
    const QSet<QString> trouble = m_session.stepsInTrouble();
    const qsizetype here = taken.size() - 1;
    QList<Row> rows;
    for (qsizetype i = 0; i < way.size(); ++i) {
        const State state = i == here                     ? State::Here
            : i > here                                    ? State::ToCome
            : trouble.contains(Journey::idOf(*way.at(i))) ? State::Attention
                                                          : State::Done;
        const QString title = titleOf(*way.at(i));
        rows.append({way.at(i), title, tr("%1, %2", "step, state").arg(title, wordsOf(state)),
            state, i + 1 == way.size()});
    }
    return rows;
}

QString Rail::heading()
{
    const QString name = m_session.answers()[Journey::Keys::name].trimmed();
    if (m_journey.title.isEmpty()) {
        m_journey = m_session.words().journey(m_session.journeyId());
    }
    return name.isEmpty() ? m_journey.title : u"%1 · %2"_s.arg(m_journey.shortTitle, name);
}

void Rail::retranslate()
{
    m_titles.clear();
    m_journey = {};
}

// Cut out of the guide once a language: the rail is told anew at each step and while one types.
QString Rail::titleOf(const Journey::Step &step)
{
    const QString id = m_session.wordsId(step);
    QString &title = m_titles[id];
    if (title.isEmpty()) {
        title = m_session.words().shortTitle(m_session.journeyId(), id);
    }
    return title;
}
