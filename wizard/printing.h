// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/card.h"
#include "models/session/export.h"

#include <functional>

class Notice;
class QWidget;
class QPagedPaintDevice;
class Words;

/// \a card as one page of HTML, for writePdf().
QString cardHtml(const Card &card);

/// Asks where to save (a file dialog that does not block) and hands the chosen path to \a write. \a
/// suffix is "pdf", "html" or "key". Nothing happens if the user cancels.
void askForFile(QWidget *parent, const QString &title, const QString &suggestedName,
    const QString &suffix, const std::function<void(const QString &path)> &write);

/// Writes a file to a path.
using Write = std::function<Result<>(const QString &path)>;
/// Asks where to save, saves with \a write, and has \a told say in \a words what came of it.
void saveFile(Notice &told, const Words &words, const QString &title, const QString &name,
    const QString &suffix, const Write &write);

/// Paints \a html page by page, with \a watermark (if any) across each. Letters stay apart
/// (no ligatures), so that what is copied out of it is what stands there.
void paintPages(QPagedPaintDevice &device, const QString &html, const QString &watermark = {});
/// Writes \a html as an A4 PDF whose text can be searched and copied. The old file stays as it was
/// if writing fails ("storage.export"
/// {"file"}).
[[nodiscard]] Result<> writePdf(
    const QString &path, const QString &html, const QString &watermark = {});
