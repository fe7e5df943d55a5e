// SPDX-License-Identifier: MIT
#include "models/core/secretsieve.h"

#include <algorithm>
#include <utility>

namespace {
constexpr qsizetype kLongestSorted = 64 * 1024;

constexpr qsizetype kAppSecretLength = 32;

/// True if \a typed can be the next characters of \a begun.
bool goesOn(const TakenSecret &begun, const QString &typed)
{
    const bool isAppSecret = begun.kind == SecretSpan::Kind::AppSecret;
    const auto isPart = [isAppSecret](QChar c) {
        const bool isHex = (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
        return isHex || (!isAppSecret && c > u' ' && c.unicode() < 0x7F);
    };
    return !typed.isEmpty() && std::all_of(typed.begin(), typed.end(), isPart)
        && (!isAppSecret || begun.secret.size() < kAppSecretLength);
}

qsizetype longestLine(const QString &text)
{
    qsizetype longest = 0;
    for (qsizetype from = 0; from <= text.size();) {
        const qsizetype end = text.indexOf(u'\n', from);
        const qsizetype stop = end < 0 ? text.size() : end;
        longest = std::max(longest, stop - from);
        from = stop + 1;
    }
    return longest;
}
} // namespace

bool SecretSieve::fits(const QString &text, qsizetype present) const
{
    return text.size() + present <= m_limit && longestLine(text) <= m_lineLimit;
}

QString SecretSieve::admit(QString text, qsizetype present)
{
    m_isSwallowing = false;
    const qsizetype size = text.size();
    const bool isSortable = size <= kLongestSorted;
    SortedText sorted = isSortable ? takeSecretsOut(text) : SortedText();
    wipe(text);
    m_taken = sorted.taken; // what was said about an earlier paste is over
    m_tooLong = isSortable && fits(sorted.rest, present) ? 0 : size;
    m_isAdmitted = m_tooLong == 0 && !sorted.rest.isEmpty();
    return m_tooLong > 0 ? QString() : sorted.rest;
}

bool SecretSieve::swallows(const QString &typed)
{
    m_isSwallowing = m_isSwallowing && !m_taken.isEmpty() && goesOn(m_taken.last(), typed);
    if (m_isSwallowing) {
        Secret &secret = m_taken.last().secret;
        QByteArray longer = secret.reveal().toByteArray();
        longer += typed.toUtf8();
        secret = Secret(QByteArrayView(longer));
        wipe(longer);
    }
    return m_isSwallowing;
}

std::optional<QString> SecretSieve::sift(QString text)
{
    const bool isBeginning = text.size() == 1 && !std::exchange(m_isAdmitted, false);
    const SortedText sorted = takeSecretsOut(text);
    if (!sorted.taken.isEmpty()) {
        m_taken = sorted.taken;
        m_isSwallowing = true;
    } else if (isBeginning) {
        m_taken.clear(); // another value begins
    }
    m_tooLong = 0;
    m_isHeldBack = mayBeginSecret(sorted.rest);
    return sorted.taken.isEmpty() ? std::nullopt : std::optional(sorted.rest);
}

void SecretSieve::release()
{
    m_isSwallowing = false;
    m_tooLong = 0;
    m_taken.clear();
}

void SecretSieve::restart()
{
    m_isHeldBack = false;
    release();
}
