// SPDX-License-Identifier: MIT
#include "wizard/fonts.h"

#include <QFontDatabase>
#include <QSet>
#include <QStringList>

using namespace Qt::StringLiterals;

// Qt's own names for whatever font there is claim to have every script.
static bool hasChineseFont()
{
    const QSet<QString> aliases{u"Monospace"_s, u"Sans Serif"_s, u"Serif"_s};
    const QStringList families = QFontDatabase::families(QFontDatabase::SimplifiedChinese);
    return std::any_of(families.begin(), families.end(),
        [&aliases](const QString &family) { return !aliases.contains(family); });
}

QString missingFontText()
{
    return hasChineseFont() ? QString()
                            : u"No Chinese font is installed: Chinese text shows as boxes. Install "
                              "the package fonts-noto-cjk, then start again."_s;
}
