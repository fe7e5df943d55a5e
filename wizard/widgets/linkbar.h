// SPDX-License-Identifier: MIT
#pragma once
#include "models/rulebook/fact.h"

#include <QWidget>

class CopyMark;
class QLabel;
class QPushButton;

/// Three ways to a console: open in the browser, copy the link, a QR code for the phone. Where no
/// browser starts, it says so and leads to the copy.
class LinkBar final : public QWidget
{
    Q_OBJECT
public:
    explicit LinkBar(const Link &link, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The link was opened in a browser.
    void opened(const QString &linkId);

private:
    QString address() const { return m_link.url.toString(QUrl::FullyEncoded); }
    void open();
    void showCode();
    void retranslate();

    Link m_link;
    QPushButton *m_open;
    QPushButton *m_copy;
    CopyMark *m_copied;
    QPushButton *m_phone;
    QLabel *m_trouble; ///< no browser could be started
    QLabel *m_caption; ///< what the code is for, and what it is not
    QLabel *m_code;
};

/// A QR code of \a text, black on white with its quiet zone; null if the text is too long.
QImage qrCode(const QString &text, int pixelsPerModule);
