// SPDX-License-Identifier: MIT
#pragma once
#include "models/rulebook/fact.h"

#include <QFrame>

class QGridLayout;
class Words;

/// Facts as sentences, each with where it comes from and as of when.
class FactList final : public QFrame
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);
    void setFacts(const QList<Fact> &facts, const Words &words);

private:
    QGridLayout *m_grid;
};
