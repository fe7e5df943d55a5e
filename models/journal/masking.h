// SPDX-License-Identifier: MIT
#pragma once
#include <QJsonObject>

/// What may be written of a payload: every text in it without what has the form of a secret.
/// Internal to models/journal.
struct Masked
{
    QJsonObject payload;
    int count = 0; ///< texts that held a secret
};

Masked masked(const QJsonObject &payload);
