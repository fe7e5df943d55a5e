// SPDX-License-Identifier: MIT
#include "models/core/sortout.h"

#include "models/core/paste.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using Kind = SecretSpan::Kind;

namespace {
constexpr qsizetype kAppSecretLength = 32;
constexpr qsizetype kMostAppSecrets = 20; // each is compared with all before it

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Words may follow without a blank: only the digits count.
Secret digitsOf(const Secret &secret)
{
    const QByteArrayView bytes = secret.reveal();
    const auto end = std::find_if_not(bytes.begin(), bytes.end(), isHexDigit);
    const Secret digits(bytes.first(end - bytes.begin()));
    return digits.isEmpty() ? secret : digits; // full-width ones are repaired later
}

/// The part of \a text in front of a secret, and the "@" behind it.
void addAround(QString &rest, QStringView before, QStringView &behind, Kind kind)
{
    rest += before;
    if (kind == Kind::Password && before.endsWith(u"://") && behind.startsWith(u'@')) {
        behind = behind.mid(1);
    }
}
} // namespace

SortedText takeSecretsOut(QString &text)
{
    SortedText sorted;
    qsizetype from = 0;
    for (const SecretSpan &span : secretsIn(text)) {
        QString secret = text.mid(span.start, span.length);
        sorted.taken.append({span.kind, Secret::take(secret)});
        const QStringView all(text);
        QStringView behind = all.mid(span.start + span.length);
        addAround(sorted.rest, all.mid(from, span.start - from), behind, span.kind);
        from = text.size() - behind.size();
    }
    sorted.rest += QStringView(text).mid(from);
    wipe(text);
    return sorted;
}

QList<Secret> appSecretsIn(const QList<TakenSecret> &taken)
{
    QList<Secret> all;
    QList<Secret> whole;
    for (const TakenSecret &each : taken) {
        const bool isWanted = each.kind == Kind::AppSecret && all.size() < kMostAppSecrets;
        const Secret digits = isWanted ? digitsOf(each.secret) : Secret();
        if (!digits.isEmpty() && !all.contains(digits)) {
            all.append(digits);
            whole += digits.size() == kAppSecretLength ? QList{digits} : QList<Secret>{};
        }
    }
    return whole.isEmpty() ? all : whole;
}

SortedSecret findAppSecret(const Secret &pasted)
{
    QString text = QString::fromUtf8(pasted.reveal());
    const SortedText sorted = takeSecretsOut(text);
    const QList<Secret> found = appSecretsIn(sorted.taken);
    const bool isOne = found.size() == 1;
    return {isOne ? found.first() : pasted, isOne && !(found.first() == pasted),
        static_cast<int>(found.size()), appIdIn(sorted.rest)};
}
