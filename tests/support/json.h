// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>

/// JSON text written with ' instead of ", for test classes: moc stumbles over raw strings with
/// braces or // in them.
inline QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}
