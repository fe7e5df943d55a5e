// SPDX-License-Identifier: MIT
#include "models/remote/onetimereader.h"

#include <algorithm>
#include <utility>

OneTimeReader::OneTimeReader(Secret secret)
    : m_secret(std::move(secret))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneTimeReader::bytesAvailable() const
{
    return m_secret.size() - m_at + QIODevice::bytesAvailable();
}

qint64 OneTimeReader::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min<qint64>(maxSize, m_secret.size() - m_at);
    std::copy_n(m_secret.reveal().data() + m_at, size, data);
    m_at += size;
    return size > 0 ? size : -1;
}
