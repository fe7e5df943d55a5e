// SPDX-License-Identifier: MIT
#include "models/journal/masking.h"

#include "models/core/jsontexts.h"
#include "models/core/secretform.h"

namespace {
// The shortest secret that can be told by its form: "://u@" in a URL.
constexpr qsizetype shortest = 5;
} // namespace

Masked masked(const QJsonObject &payload)
{
    Masked result;
    auto mask = [&result](const QString &text) {
        const QString shown = text.size() < shortest ? text : withoutSecrets(text);
        result.count += shown == text ? 0 : 1;
        return shown;
    };
    result.payload = withTexts(payload, mask).toObject();
    return result;
}
