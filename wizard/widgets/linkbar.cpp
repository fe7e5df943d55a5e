// SPDX-License-Identifier: MIT
#include "wizard/widgets/linkbar.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <qrencode.h>

#include <memory>

using namespace Qt::StringLiterals;

LinkBar::LinkBar(const Link &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_open(makeLinkButton(this))
    , m_copy(makeLinkButton(this))
    , m_phone(makeLinkButton(this))
    , m_code(makeLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new FlowLayout(12);
    for (QPushButton *button : {m_open, m_copy, m_phone}) {
        row->addWidget(button);
    }
    column->addLayout(row);
    column->addWidget(m_code);
    m_code->setVisible(false);
    m_open->setObjectName(u"open-"_s + link.id);
    connect(m_open, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(m_link.url);
        Q_EMIT opened(m_link.id);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_link.url.toString(QUrl::FullyEncoded));
        m_copy->setText(tr("Copied"));
        announce(m_copy, m_copy->text());
    });
    connect(m_phone, &QPushButton::clicked, this, [this] {
        if (m_code->pixmap().isNull()) {
            m_code->setPixmap(
                QPixmap::fromImage(qrCode(m_link.url.toString(QUrl::FullyEncoded), 4)));
        }
        m_code->setVisible(!m_code->isVisible());
        reveal(m_code);
    });
    retranslate();
}

void LinkBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void LinkBar::retranslate()
{
    const QString where = m_link.url.host();
    m_open->setText(tr("Open in browser: %1").arg(where));
    m_copy->setText(tr("Copy link"));
    m_copy->setAccessibleName(tr("Copy link: %1").arg(where));
    m_phone->setText(tr("QR code for the phone"));
    m_phone->setAccessibleName(tr("QR code for the phone: %1").arg(where));
    m_code->setAccessibleName(tr("QR code that opens %1").arg(where));
}

QImage qrCode(const QString &text, int pixelsPerModule)
{
    const QByteArray utf8 = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(utf8.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) {
        return {};
    }
    constexpr int quiet = 4; // modules, ISO/IEC 18004
    const int size = code->width + 2 * quiet;
    QImage image(size, size, QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    image.fill(0);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            image.setPixel(x + quiet, y + quiet,
                code->data[y * code->width + x]
                    & 1U); // NOLINT(cppcoreguidelines-pro-bounds-pointer-arithmetic)
        }
    }
    return image.scaled(image.size() * pixelsPerModule);
}
