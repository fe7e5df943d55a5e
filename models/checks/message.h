// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secret.h"
#include "models/remote/domainsyntax.h"

/// A value that somebody sent in a message, in the form in which it is kept.
struct FoundValue
{
    enum class Kind { Name, OriginalId, AppId, AppSecret, UploadKey, Domain };
    Kind kind = Kind::Name;
    QString text; ///< host[:port] of a domain, a key's fingerprint; empty for an AppSecret
    Secret secret; ///< the AppSecret, or the key as PEM
    qsizetype size = 0; ///< characters of an AppSecret, bits of a key
    DomainKind list = DomainKind::Request; ///< where the message says that a domain belongs
    bool isCertain = true; ///< false for a link that need not be a domain of the mini program
    Finding trouble; ///< why a key cannot be used
};

/// What a message holds.
struct Message
{
    QList<FoundValue>
        values; ///< in the order of the pages, and there as in the message; no two alike
    int otherSecrets = 0; ///< passwords, tokens: nobody needs them here, and they are forgotten
    bool isCut = false; ///< there is more of a kind in it than a message has

    bool hasSecrets() const;
};

/// Finds the values in a chat line, a mail or a file, whatever else stands there; \a text is wiped.
/// E-mail addresses and the hosts of WeChat's and Tencent's consoles are no domains; a host without
/// https:// or wss:// is one only behind a word that says so, and a name needs its label. Linear in
/// the text.
[[nodiscard]] Message readMessage(QString &text);

/// A found domain as it is entered in \a list.
[[nodiscard]] Result<ParsedDomain> domainIn(DomainKind list, const FoundValue &domain);
