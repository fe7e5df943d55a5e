// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

#include <QCoreApplication>

/// The steps of an open journey as they are told beside the page: those taken, then the way ahead.
class Rail final
{
    Q_DECLARE_TR_FUNCTIONS(Rail)
public:
    enum class State { Done, Here, ToCome, Attention };
    struct Row
    {
        const Journey::Step *step = nullptr;
        QString title;
        QString spoken; ///< the title and the state
        State state = State::ToCome;
        bool isLast = false;

        /// Whether one may go there: back to what is done.
        bool isBehind() const { return state == State::Done || state == State::Attention; }
        bool operator==(const Row &) const = default;
    };

    /// \a session outlives it.
    explicit Rail(const Session &session);

    /// The steps as the answers stand now. \a taken: the places in the journey of those gone so
    /// far, the last one is shown.
    QList<const Journey::Step *> way(const QList<int> &taken) const;
    /// The same in words.
    QList<Row> rows(const QList<int> &taken);
    /// Which journey it is, and of which mini program.
    QString heading();
    /// After the language has changed.
    void retranslate();

private:
    QString titleOf(const Journey::Step &step);

    const Session &m_session;
    QHash<QString, QString> m_titles; ///< short, by the id of their words
    StepWords m_journey; ///< those of now; without a title: to be read
};
