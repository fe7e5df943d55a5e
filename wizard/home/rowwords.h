// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/language.h"

#include <QIdentityProxyModel>

/// What a row of the list of mini programs says: its name, then what is under way there and since
/// when; the same words for the eye and for a screen reader.
class RowWords final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    explicit RowWords(const Language &language, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    /// After the language has changed.
    void retranslate();

private:
    QStringList words(const QModelIndex &index) const;

    const Language &m_language;
};
