// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/entitylistmodel.h"
#include "models/rulebook/language.h"

#include <QDateTime>
#include <QHash>
#include <QIdentityProxyModel>

/// Which journey it is, the step at which it is, and how far that is: "Certify · Bind · step 8 of
/// 12"; at its end, whether something is open.
QString underWay(const JourneySummary &journey, const Journal &journal, const Language &language);
/// The same, and when it was changed last.
QString underWaySince(
    const JourneySummary &journey, const Journal &journal, const Language &language);
/// The unfinished journey changed last of those without a mini program, which no list would show;
/// without an id if there is none.
JourneySummary journeyWithoutMiniProgram(const Journal &journal);

/// What a row of the list of mini programs says: its name, then what is under way there and since
/// when; the same words for the eye and for a screen reader. Lies over an EntityListModel.
class RowWords final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    RowWords(const Journal &journal, const Language &language, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    /// What the mini program is called in a sentence.
    QString nameOf(const QModelIndex &index) const;
    /// The journey about it to go on with: the unfinished one that was changed last, or the last of
    /// all; empty if there is none.
    QString journeyOf(const QModelIndex &index) const;
    /// After the language has changed.
    void retranslate();

private:
    JourneySummary journeyAt(const QModelIndex &index) const;
    QString underWay(const JourneySummary &journey) const;
    QStringList words(const QModelIndex &index) const;

    const Journal &m_journal;
    const Language &m_language;
    mutable QHash<QString, QPair<qint64, QString>> m_ways; ///< of journeys, after which event
};
