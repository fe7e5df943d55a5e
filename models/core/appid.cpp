// SPDX-License-Identifier: MIT
#include "models/core/appid.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
bool isLowerHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

bool isWordCharacter(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}
} // namespace

bool isAppId(QStringView text)
{
    return text.size() == kAppIdLength && text.startsWith("wx"_L1)
        && std::all_of(text.begin() + 2, text.end(), isLowerHex);
}

QStringList appIdWords(QStringView text)
{
    QStringList found;
    for (auto from = text.begin(); from != text.end();) {
        from = std::find_if(from, text.end(), isWordCharacter);
        const auto end = std::find_if_not(from, text.end(), isWordCharacter);
        if (const QStringView word = text.mid(from - text.begin(), end - from); isAppId(word)) {
            found.append(word.toString());
        }
        from = end;
    }
    return found;
}
