// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secret.h"

#include <QIODevice>

/// Lets a request read a secret once, straight from its own memory. What is sequential cannot be
/// rewound: without that QNetworkAccessManager sends a POST again, up to three times, when the
/// connection closes before an answer (seen in 6.4.2).
class OneTimeReader final : public QIODevice
{
public:
    explicit OneTimeReader(Secret secret);
    bool isSequential() const override { return true; }
    bool seek(qint64 /*position*/) override { return false; }
    bool atEnd() const override { return bytesAvailable() == 0; }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char * /*data*/, qint64 /*maxSize*/) override { return -1; }

private:
    Secret m_secret;
    qint64 m_at = 0;
};
