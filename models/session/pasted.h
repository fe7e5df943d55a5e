// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/message.h"

#include <QCoreApplication>

class QMimeData;

/// What came out of reading a pasted message, in the words of now; it holds none of the values.
class PasteSummary
{
    Q_DECLARE_TR_FUNCTIONS(PasteSummary)
public:
    enum class Reading { NoText, TooLong, Done };

    PasteSummary(Reading reading, const Message &message);

    bool hasValues() const { return m_count > 0; }
    QString title() const;
    QString body() const;

private:
    Reading m_reading;
    int m_count;
    int m_otherSecrets;
    bool m_isCut;
};

struct Pasted
{
    Message message;
    PasteSummary summary;
};

/// Reads \a text, which may be anything, and wipes it.
[[nodiscard]] Pasted readPasted(QString text);
/// The text of what was dropped, or of the file that was dropped; empty if it cannot be read.
[[nodiscard]] QString textIn(const QMimeData &dropped);
/// What of \a taken has become answers and what waits for its page, in words.
QString takenWords(const QList<FoundValue> &taken);
