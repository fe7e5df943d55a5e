// SPDX-License-Identifier: MIT
#pragma once
#include "models/secrets/secretstore.h"

#include <optional>

// What KeychainSecretStore and its helper process say to each other, on the helper's stdin and
// stdout:
//   stdin   one request, then end of file
//   stdout  promptMark as soon as a password prompt may be open (or nothing), then one answer, then
//   end of file
// Requests and answers are QDataStream records (Qt 6.0) that end with the secret's bytes.

enum class KeychainAct : quint8 { Read, Has, Write, Remove, State };

enum class KeychainOutcome : quint8 {
    Done,
    Absent,
    Locked,
    Declined,
    NoService,
    Hung,
    Mismatch,
    Other
};

struct KeychainRequest
{
    KeychainAct act = KeychainAct::State;
    QString key;
    Secret secret; ///< what to write
};

struct KeychainAnswer
{
    KeychainOutcome outcome = KeychainOutcome::Other;
    KeychainState state = KeychainState::NoService; ///< of the keychain, after the operation
    QString code; ///< for Other: what failed, as a text id
    QString detail; ///< for Other: what the keychain said, untranslated
    Secret secret; ///< what was read
    QString keychain; ///< its name for people; empty if unknown
};

/// No record starts with this byte.
inline constexpr char promptMark = 'P';
/// The largest record: a secret and the texts around it.
inline constexpr qsizetype maxRecordSize = maxSecretSize + qsizetype(8) * 1024;

/// The caller wipes the bytes.
QByteArray pack(const KeychainRequest &request);
QByteArray pack(const KeychainAnswer &answer);
/// Nothing unless \a bytes is exactly one record.
std::optional<KeychainRequest> unpackRequest(QByteArrayView bytes);
std::optional<KeychainAnswer> unpackAnswer(QByteArrayView bytes);
