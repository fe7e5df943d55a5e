// SPDX-License-Identifier: MIT
#pragma once
#include <QStringList>
#include <QStringView>

inline constexpr qsizetype kAppIdLength = 18;

/// True if \a text is spelt as WeChat spells an AppID: wx and 16 of 0-9 and a-f.
[[nodiscard]] bool isAppId(QStringView text);
/// The words of \a text (letters and digits only) that are AppIDs, in order.
[[nodiscard]] QStringList appIdWords(QStringView text);
