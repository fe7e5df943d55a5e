// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/values.h"

#include <QWidget>

class QButtonGroup;
class QLabel;

/// A question with Yes, No and "I don't know yet" side by side.
class TriChoice final : public QWidget
{
    Q_OBJECT
public:
    explicit TriChoice(QWidget *parent = nullptr);
    void setQuestion(const QString &question);
    /// Other words for Yes and No ("Switched off", "Switched on"); empty: yes and no.
    void setWords(const QString &yes, const QString &no);
    void setValue(Journey::Tri value);
    Journey::Tri value() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_question;
    QButtonGroup *m_group;
    QString m_yes;
    QString m_no;
};
