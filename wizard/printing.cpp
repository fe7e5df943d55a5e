// SPDX-License-Identifier: MIT
#include "wizard/printing.h"

#include "models/journey/graph.h"
#include "wizard/session.h"

#include <QBuffer>
#include <QFileDialog>
#include <QPdfWriter>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace {
QString sectionHtml(const Words &words, const QString &id)
{
    QTextDocument document;
    document.setMarkdown(words.step(u"certify"_s, id).guide);
    return document.toHtml();
}
} // namespace

QString cardHtml(Session &session, Journey::Step step)
{
    const QString id = Journey::wordsId(step, session.draft().answers());
    return sectionHtml(session.words(), id) + u"<hr/>"_s
        + sectionHtml(session.tools().language.otherWords(), id);
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

Result<> writePdf(const QString &path, const QString &html)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
        writer.setResolution(96);
        QTextDocument document;
        document.setHtml(html);
        document.print(&writer);
    }
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
