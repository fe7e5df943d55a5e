// SPDX-License-Identifier: MIT
#pragma once
#include <QFrame>

class QVBoxLayout;

/// A card with numbered steps, inline Markdown; hidden when there are none.
class Instructions final : public QFrame
{
    Q_OBJECT
public:
    explicit Instructions(QWidget *parent = nullptr);
    void setSteps(const QStringList &steps);

private:
    QVBoxLayout *m_column;
};
