// SPDX-License-Identifier: MIT
#include "wizard/printing.h"

#include "models/session/session.h"
#include "wizard/widgets/linkbar.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
QString html(const QString &markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown);
    return document.toHtml();
}

QJsonObject aboutOf(const Session &session)
{
    return {{u"name"_s, session.answers()[Keys::name].trimmed()},
        {u"appId"_s, session.answers()[Keys::appId]}};
}

/// A link and its code for the phone.
QString linkHtml(const Link &link)
{
    const QString url = link.url.toString(QUrl::FullyEncoded);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    qrCode(url, 2).save(&buffer, "PNG");
    const QString name = link.name + u" / "_s + link.english;
    return u"<tr><td valign='middle'>%1<br/><a href=\"%2\">%2</a></td>"_s.arg(
               name.toHtmlEscaped(), url.toHtmlEscaped())
        + u"<td align='right'><img src='data:image/png;base64,%1'/></td></tr>"_s.arg(
            QString::fromLatin1(png.toBase64()));
}

/// What stands above the words of a card.
QString headHtml(Session &session, const QStringList &roles, const QStringList &links)
{
    const auto both = [&](const auto &text) {
        return QString(
            text(session.words()) + u" / "_s + text(session.tools().language.otherWords()))
            .toHtmlEscaped();
    };
    const auto label = [&](const QString &id) {
        return both([&](const Words &words) { return words.block(session.journeyId(), id).label; });
    };
    QStringList about{session.answers()[Keys::name].trimmed(), session.answers()[Keys::appId],
        session.answers()[Keys::principal]};
    about.removeAll(QString());
    QString head = u"<p><b>%1</b></p>"_s.arg(about.join(u" · "_s).toHtmlEscaped());
    for (const QString &role : roles) {
        head += u"<p>%1: <b>%2</b></p>"_s.arg(
            label(u"card.for"_s), both([&](const Words &words) { return words.role(role); }));
    }
    head += u"<p>%1: ____________________</p>"_s.arg(label(u"card.from"_s));
    if (!links.isEmpty()) {
        head += u"<table width='100%'>"_s;
        for (const QString &id : links) {
            head += linkHtml(session.tools().rulebook.link(id));
        }
        head += u"</table><p><small>%1</small></p>"_s.arg(label(u"card.code"_s));
    }
    return head;
}

/// The places that are for whoever has \a role to open, of those that the step names.
QStringList linksFor(const QString &role, const Journey::Step &step, const Rulebook &rulebook)
{
    const auto &roles = rulebook.roles();
    const auto known = std::find_if(
        roles.begin(), roles.end(), [&](const Role &candidate) { return candidate.id == role; });
    QStringList links = Journey::linksOf(step);
    links.removeIf([&](const QString &id) {
        const bool isWeChat = rulebook.link(id).console == "wechat"_L1;
        return known == roles.end()
            || known->of != (isWeChat ? "mini-program"_L1 : "cloud-account"_L1);
    });
    return links;
}

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

/// The character that the radical \a code (a look-alike out of a dictionary's index) stands for.
char16_t commonCharacter(char16_t code)
{
    const QString decomposed = QChar(code).decomposition();
    return decomposed.size() == 1 ? decomposed.at(0).unicode() : code;
}

// Many fonts draw 小 (U+5C0F) and the radical ⼩ (U+2F29) with one glyph, and Qt 6.4 names a glyph
// in a PDF after the lowest character that it draws: who searches for 小程序 would find nothing.
// The names stand in the file as four hexadecimal digits each, uncompressed, and are replaced in
// place.
void nameCommonCharacters(QByteArray &pdf)
{
    static const QRegularExpression maps(
        u"begincmap.*?endcmap"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression radical(
        u"<(2[EF][0-9A-F]{2})>"_s, QRegularExpression::CaseInsensitiveOption);
    const QString text = QString::fromLatin1(pdf);
    for (auto map = maps.globalMatch(text); map.hasNext();) {
        const QRegularExpressionMatch found = map.next();
        for (auto it = radical.globalMatch(found.captured()); it.hasNext();) {
            const QRegularExpressionMatch name = it.next();
            const char16_t common = commonCharacter(name.captured(1).toUShort(nullptr, 16));
            pdf.replace(found.capturedStart() + name.capturedStart(1), 4,
                QByteArray::number(common, 16).rightJustified(4, '0'));
        }
    }
}
} // namespace

QString cardHtml(Session &session, const Journey::Step &step)
{
    const QString id = session.wordsId(step);
    QStringList roles = session.stepWords(step).roles;
    roles.removeAll(u"you"_s);
    QString card = headHtml(session, roles, Journey::linksOf(step));
    for (const Words *words : {&session.words(), &session.tools().language.otherWords()}) {
        const QString own = words->card(session.journeyId(), id, aboutOf(session));
        const QString guide = words->section(session.journeyId(), id);
        card += u"<hr/>"_s + html(own.isEmpty() ? guide.section(u"\n### "_s, 0, 0) : own);
    }
    return card;
}

QString cardHtml(Session &session, const QString &role, const Journey::Answers &answers)
{
    QStringList steps;
    QStringList links;
    for (const Journey::Step *step : Journey::path(session.spec(), answers)) {
        if (session.stepWords(*step).roles.contains(role)) {
            steps += Journey::idOf(*step);
            links += linksFor(role, *step, session.tools().rulebook);
        }
    }
    links.removeDuplicates();
    QString card = headHtml(session, {role}, links);
    for (const Words *words : {&session.words(), &session.tools().language.otherWords()}) {
        card +=
            u"<hr/>"_s + html(words->cardAhead(session.journeyId(), steps, role, aboutOf(session)));
    }
    return card;
}

QStringList rolesToAsk(Session &session, const Journey::Answers &answers)
{
    QStringList roles;
    for (const Journey::Step *step : Journey::path(session.spec(), answers)) {
        const StepWords words = session.stepWords(*step);
        if (words.roles != QStringList(u"you"_s)) {
            roles += words.roles;
        }
    }
    roles.removeAll(u"you"_s);
    roles.removeDuplicates();
    return roles;
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

void paintPages(QPagedPaintDevice &device, const QString &html, const QString &watermark)
{
    QPainter painter(&device);
    const QSizeF page = painter.viewport().size();
    QTextDocument document;
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

Result<> writeFile(const QString &path, QByteArrayView bytes)
{
    QSaveFile file(path);
    const bool ok = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(bytes.data(), bytes.size()) == bytes.size() && file.commit();
    if (!ok) {
        return failure(u"storage.export"_s, {{u"file"_s, path}});
    }
    return {};
}
