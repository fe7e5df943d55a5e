// SPDX-License-Identifier: MIT
#include "wizard/widgets/linkbar.h"

#include "wizard/widgets/accessible.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/copymark.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QDesktopServices>
#include <QImage>
#include <QLocale>
#include <QPixmap>
#include <qrencode.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace {
/// What the place is called: consoles that share a host look alike by it.
QString placeName(const Link &link)
{
    const QString name = QLocale().language() == QLocale::Chinese ? link.name : link.english;
    return name.isEmpty() ? link.url.host() : name;
}
} // namespace

LinkBar::LinkBar(const Link &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_open(makeLinkButton(this, u"open-"_s + link.id))
    , m_copy(makeLinkButton(this, u"copy-"_s + link.id))
    , m_copied(new CopyMark(m_copy))
    , m_phone(makeLinkButton(this, u"phone-"_s + link.id))
    , m_trouble(makeLabel(this, "problem"))
    , m_caption(makeLabel(this, "field"))
    , m_code(makeLabel(this))
{
    auto *column = makeColumn(this, -1);
    auto *row = new FlowLayout(12);
    for (QPushButton *button : {m_open, m_copy, m_phone}) {
        row->addWidget(button);
    }
    column->addLayout(row);
    for (QLabel *label : {m_trouble, m_caption, m_code}) {
        label->setVisible(false);
        column->addWidget(label);
    }
    m_trouble->setObjectName(u"notOpened"_s);
    m_caption->setObjectName(u"codeCaption"_s);
    connect(m_open, &QPushButton::clicked, this, &LinkBar::open);
    connect(m_copy, &QPushButton::clicked, this, [this] { m_copied->copy(address()); });
    connect(m_phone, &QPushButton::clicked, this, &LinkBar::showCode);
    unfolds(m_phone, m_code);
    followLanguage(this, [this] { retranslate(); });
}

void LinkBar::open()
{
    const bool isOpened = QDesktopServices::openUrl(m_link.url);
    m_trouble->setVisible(!isOpened);
    if (isOpened) {
        Q_EMIT opened(m_link.id);
        return;
    }
    m_copy->setFocus();
    reveal(m_trouble);
    announce(m_trouble, m_trouble->text());
}

void LinkBar::showCode()
{
    const bool wanted = m_code->isHidden();
    m_code->setPixmap(QPixmap::fromImage(qrCode(address(), 4)));
    m_caption->setVisible(wanted);
    m_code->setVisible(wanted);
    reveal(m_code);
    announce(m_caption, wanted ? m_caption->text() : QString());
}

void LinkBar::retranslate()
{
    const QString where = placeName(m_link);
    m_open->setToolTip(m_link.url.toDisplayString());
    m_open->setText(tr("Open in browser: %1").arg(where));
    m_copied->setLabel(tr("Copy link"));
    m_copy->setAccessibleName(tr("Copy link: %1").arg(where));
    m_phone->setText(tr("Open on the phone"));
    m_phone->setAccessibleName(tr("Open on the phone: %1").arg(where));
    m_trouble->setText(tr("No browser could be started. Copy the link and paste it into a browser, "
                          "here or on another computer."));
    m_caption->setText(tr("Only opens the page %1 on the phone. This is not the code to authorise "
                          "with: the page itself shows that one.")
                           .arg(where));
    m_code->setAccessibleName(m_caption->text());
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
