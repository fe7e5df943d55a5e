// SPDX-License-Identifier: MIT
#include "wizard/widgets/copymark.h"

#include "wizard/widgets/announce.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

CopyMark::CopyMark(QPushButton *button)
    : QObject(button)
    , m_button(button)
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        // Some systems tell late, and of our own copy, too. What others hold is not asked for.
        const QClipboard *clipboard = QGuiApplication::clipboard();
        if (m_isCopied && !(clipboard->ownsClipboard() && clipboard->text() == m_text)) {
            m_isCopied = false;
            show();
        }
    });
}

void CopyMark::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    m_text = text;
    m_isCopied = true;
    show();
    announce(m_button, m_button->text());
}

void CopyMark::setLabel(const QString &label)
{
    m_label = label;
    show();
}

void CopyMark::show()
{
    m_button->setText(m_isCopied ? tr("Copied") : m_label);
}
