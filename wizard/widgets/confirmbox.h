// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/answers.h"

#include <QWidget>

class QComboBox;
class QLabel;
class TextLine;

/// "Done by …, seen how": who did a step outside the program and how the user knows.
class ConfirmBox final : public QWidget
{
    Q_OBJECT
public:
    explicit ConfirmBox(QWidget *parent = nullptr);
    void setConfirmation(const Journey::Confirmation &confirmation);
    Journey::Confirmation confirmation() const;
    /// The words for "did-it", "saw-it", "was-told".
    static QString howText(const QString &how);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_byLabel;
    TextLine *m_by;
    QLabel *m_howLabel;
    QComboBox *m_how;
};
