// SPDX-License-Identifier: MIT
#include "wizard/printing.h"

#include "wizard/widgets/linkbar.h"
#include "wizard/widgets/notice.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QStandardPaths>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace {
struct Printing
{
    Q_DECLARE_TR_FUNCTIONS(Printing)
};

/// Draws the codes of links where a card wants them ("qr:<address>").
class CardDocument final : public QTextDocument
{
    QVariant loadResource(int type, const QUrl &name) override
    {
        return name.scheme() == "qr"_L1
            ? QVariant(qrCode(name.toString(QUrl::RemoveScheme | QUrl::FullyEncoded), 2))
            : QTextDocument::loadResource(type, name);
    }
};

// A sixty-fourth of a pixel is the least that counts as spacing, and with spacing there are no
// ligatures: "ﬁles.shop.example" would be no domain any more.
constexpr qreal kApart = 0.02;

void paintWatermark(QPainter &painter, const QSizeF &page, const QString &text)
{
    painter.save();
    QFont font = painter.font();
    font.setPointSizeF(60);
    painter.setFont(font);
    painter.setPen(QColor(0, 0, 0, 28));
    painter.translate(page.width() / 2, page.height() / 2);
    painter.rotate(-45);
    const QRectF around(-page.height() / 2, -page.height() / 4, page.height(), page.height() / 2);
    painter.drawText(around, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace

QString cardHtml(const Card &card)
{
    QString html = card.head;
    for (const QString &text : card.texts) {
        QTextDocument document;
        document.setMarkdown(text);
        html += u"<hr/>"_s + document.toHtml();
    }
    return html;
}

void askForFile(QWidget *parent, const QString &title, const QString &suggestedName,
    const QString &suffix, const std::function<void(const QString &path)> &write)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(parent, title, folder, u"*."_s + suffix);
    dialog->setObjectName(u"askForFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, write);
    dialog->open();
}

void saveFile(Notice &told, const Words &words, const QString &title, const QString &name,
    const QString &suffix, const Write &write)
{
    const auto save = [&told, &words, write](const QString &path) {
        if (const Result<> written = write(path); !written) {
            told.showFinding(written.error(), words);
        } else {
            told.showText(
                u"good"_s, [] { return Printing::tr("Saved"); }, [path] { return path; });
        }
        told.unfold(true);
    };
    askForFile(&told, title, name + u'.' + suffix, suffix, save);
}

void paintPages(QPagedPaintDevice &device, const QString &html, const QString &watermark)
{
    QPainter painter(&device);
    const QSizeF page = painter.viewport().size();
    CardDocument document;
    QFont font = QGuiApplication::font();
    font.setLetterSpacing(QFont::AbsoluteSpacing, kApart);
    document.setDefaultFont(font);
    document.documentLayout()->setPaintDevice(&device);
    document.setDocumentMargin(0);
    document.setHtml(html);
    document.setPageSize(page);
    for (int i = 0; i < document.pageCount(); ++i) {
        if (i > 0) {
            device.newPage();
        }
        paintWatermark(painter, page, watermark);
        painter.save();
        painter.translate(0, -i * page.height());
        document.drawContents(&painter, QRectF({0, i * page.height()}, page));
        painter.restore();
    }
}

Result<> writePdf(const QString &path, const QString &html, const QString &watermark)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
        writer.setResolution(96);
        paintPages(writer, html, watermark);
    }
    nameCommonCharacters(bytes);
    return writeFile(path, bytes);
}
