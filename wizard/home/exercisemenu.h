// SPDX-License-Identifier: MIT
#pragma once
#include <QMenu>

/// What can go wrong in practice, to choose from; the exercise in which all goes well is not in it.
class ExerciseMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit ExerciseMenu(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &exerciseId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
};
