// SPDX-License-Identifier: MIT
#pragma once
#include <QObject>
#include <QString>

class QPushButton;

/// Copies a text and says so on its button, until something else is copied: by another button or by
/// another program.
class CopyMark final : public QObject
{
    Q_OBJECT
public:
    explicit CopyMark(QPushButton *button);
    void copy(const QString &text);
    /// What the button says while nothing of its own is copied.
    void setLabel(const QString &label);

private:
    void show();

    QPushButton *m_button;
    QString m_label;
    QString m_text;
    bool m_isCopied = false;
};
