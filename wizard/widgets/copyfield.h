// SPDX-License-Identifier: MIT
#pragma once
#include <QWidget>

class CopyMark;
class QLineEdit;
class QPushButton;

/// A value to carry to a console: read-only text and Copy.
class CopyField final : public QWidget
{
    Q_OBJECT
public:
    explicit CopyField(QWidget *parent = nullptr);
    void setValue(const QString &value, const QString &accessibleName);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLineEdit *m_value;
    QPushButton *m_copy;
    CopyMark *m_copied;
};
