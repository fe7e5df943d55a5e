// SPDX-License-Identifier: MIT
#pragma once
#include <QComboBox>

/// Combo boxes over an enumeration: the item's data is the value.
template <typename E>
void addChoices(QComboBox *box, std::initializer_list<E> values)
{
    for (const E value : values) {
        box->addItem(QString(), static_cast<int>(value));
    }
}

template <typename E>
void setChoiceText(QComboBox *box, E value, const QString &text)
{
    box->setItemText(box->findData(static_cast<int>(value)), text);
}

template <typename E>
void setChoice(QComboBox *box, E value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

template <typename E>
E choice(const QComboBox *box)
{
    return static_cast<E>(box->currentData().toInt());
}
