// SPDX-License-Identifier: MIT
#pragma once
#include <QList>
#include <QString>

/// A place in a text that has the form of a secret. Offsets are in UTF-16 units of that text.
struct SecretSpan
{
    enum class Kind : quint8 {
        AppSecret, ///< 24 to 40 hex digits in one word; WeChat issues 32, here in groups, too
        PrivateKey, ///< PEM from its BEGIN line on, to its END line or the end of the text
        Token, ///< a long word of letters and digits: access_token, EncodingAESKey, SecretId,
               ///< digest
        Password, ///< in a URL, or after a word that announces one ("密码：", "token=")
    };
    qsizetype start = 0;
    qsizetype length = 0;
    Kind kind = Kind::AppSecret;
};

/// All places in \a text that look like a secret, in order, none overlapping. Invisible characters
/// and full-width letters do not hide one. Judged by form alone: a checksum counts, too. Linear in
/// the text. A label of a host is none: "https://" and a long hex name is a domain, and so is such
/// a name by itself with two labels more, as in "….example.com".
QList<SecretSpan> secretsIn(const QString &text);

/// \a text with each secretsIn() replaced by "•••": what may be stored, shown or printed of a text
/// that somebody else wrote.
QString withoutSecrets(const QString &text);

/// True if a word of \a text, not a secret yet, could be the beginning of one that is still being
/// typed: letters and digits mixed, 12 if all are hex digits, else 19 (a social credit code has
/// 18). Such a text is not stored; an AppID and an original ID are.
bool mayBeginSecret(const QString &text);
