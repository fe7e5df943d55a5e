// SPDX-License-Identifier: MIT
#include "models/session/export.h"

#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace {
/// The character that the radical \a code (a look-alike out of a dictionary's index) stands for.
char16_t commonCharacter(char16_t code)
{
    const QString decomposed = QChar(code).decomposition();
    return decomposed.size() == 1 ? decomposed.at(0).unicode() : code;
}
} // namespace

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

Result<> writeFile(const QString &path, QByteArrayView bytes)
{
    QSaveFile file(path);
    const bool ok = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes.data(), bytes.size()) == bytes.size() && file.commit();
    if (!ok) {
        return failure(u"storage.export"_s, {{u"file"_s, path}});
    }
    return {};
}
