// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>

/// Whether the JSON object \a json (known to be well-formed) names something twice at its top: then
/// two readers may understand two things, and Qt takes the last.
[[nodiscard]] bool hasRepeatedKey(const QByteArray &json);
