// SPDX-License-Identifier: MIT
#include "models/session/takenwords.h"

#include <QCoreApplication>
#include <QStringList>

using Kind = SecretSpan::Kind;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(TakenWords)
};

QString wordsOf(Kind kind)
{
    switch (kind) {
    case Kind::AppSecret:
        return Tr::tr("This has the form of an AppSecret. It was taken out of the field and stored "
                      "nowhere. It belongs on the AppSecret page only.");
    case Kind::PrivateKey:
        return Tr::tr("This is a private key. It was taken out of the field and stored nowhere. An "
                      "upload key belongs on the upload key page only.");
    case Kind::Token:
        return Tr::tr("This has the form of a token or a key. It was taken out of the field and "
                      "stored nowhere. No field here needs it.");
    case Kind::Password:
        return Tr::tr("There was a password or a token in the text. It was taken out of the field "
                      "and stored nowhere. No field here needs it.");
    }
    Q_UNREACHABLE();
}
} // namespace

QString wordsOf(const SecretSieve &sieve, bool isKept)
{
    QStringList lines;
    if (isKept) {
        lines += Tr::tr("Kept in memory for its page, until this window is closed.");
    }
    for (const TakenSecret &taken : sieve.taken()) {
        lines += wordsOf(taken.kind);
    }
    if (sieve.tooLong() > 0) {
        lines += Tr::tr("This text is too long for the field (%L1 characters). Nothing of it was "
                        "taken.")
                     .arg(sieve.tooLong());
    }
    if (sieve.isHeldBack()) {
        lines += Tr::tr("This could be the beginning of a key or an AppSecret: it is not saved.");
    }
    lines.removeDuplicates();
    return lines.join(QLatin1Char('\n'));
}
