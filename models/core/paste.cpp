// SPDX-License-Identifier: MIT
#include "models/core/paste.h"

#include "models/core/appid.h"

using namespace Qt::StringLiterals;

namespace {
bool isInvisible(QChar c)
{
    // Zero-width space and joiners, word joiner, BOM, soft hyphen, bidi marks and embeddings,
    // controls.
    const auto u = c.unicode();
    return (u >= 0x200B && u <= 0x200F) || (u >= 0x202A && u <= 0x202E)
        || (u >= 0x2060 && u <= 0x2069) || u == 0xFEFF || u == 0x00AD || (u < 0x20 && u != u'\t')
        || u == 0x7F;
}

QChar plain(QChar c)
{
    return c == u'。' ? u'.' : c == QChar(0x3000) || c == QChar(0x00A0) ? u' ' : halfWidth(c);
}

QString withoutQuotes(QString text)
{
    static const QString open = u"\"'“‘「『《<`("_s;
    static const QString close = u"\"'”’」』》>`)"_s;
    while (text.size() >= 2 && open.contains(text.front()) && close.contains(text.back())) {
        text = text.mid(1, text.size() - 2).trimmed();
    }
    return text;
}
} // namespace

QChar halfWidth(QChar c)
{
    const auto u = c.unicode();
    return u >= 0xFF01 && u <= 0xFF5E ? QChar(static_cast<char16_t>(u - 0xFEE0)) : c;
}

Paste repaired(const QString &pasted)
{
    QString text;
    text.reserve(pasted.size());
    for (const QChar c : pasted) {
        if (!isInvisible(c)) {
            text.append(plain(c));
        }
    }
    text = withoutQuotes(text.trimmed());
    return {text, text != pasted};
}

QStringList appIdsIn(const QString &pasted)
{
    QStringList found = appIdWords(repaired(pasted).text);
    found.removeDuplicates();
    return found;
}

QString appIdIn(const QString &pasted)
{
    const QStringList found = appIdsIn(pasted);
    return found.size() == 1 ? found.first() : QString();
}
