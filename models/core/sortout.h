// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secret.h"
#include "models/core/secretform.h"

/// A secret that stood in a text of another kind.
struct TakenSecret
{
    SecretSpan::Kind kind = SecretSpan::Kind::AppSecret;
    Secret secret; ///< as written
};

/// A text, and what was in it.
struct SortedText
{
    QString rest;
    QList<TakenSecret> taken;
};

/// Takes all that has the form of a secret out of \a text, which is wiped. Of a URL with a password
/// the URL stays.
SortedText takeSecretsOut(QString &text);

/// The different AppSecrets in \a taken, the first twenty; those of full length count alone, if
/// there is one.
QList<Secret> appSecretsIn(const QList<TakenSecret> &taken);

/// What was put into a field for an AppSecret.
struct SortedSecret
{
    Secret secret; ///< the one AppSecret in it, else all of it
    bool isTakenOut = false; ///< there was more around it
    int count = 0; ///< how many different AppSecrets there were
    QString appId; ///< the AppID that stood beside it
};

/// Finds the AppSecret in \a pasted, e.g. in a line of chat. If several stand there, none is taken.
SortedSecret findAppSecret(const Secret &pasted);
