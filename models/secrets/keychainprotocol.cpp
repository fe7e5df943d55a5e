// SPDX-License-Identifier: MIT
#include "models/secrets/keychainprotocol.h"

#include <QBuffer>
#include <QDataStream>

namespace {
template <typename Fields>
QByteArray packRecord(const Secret &secret, const Fields &fields)
{
    QByteArray bytes;
    bytes.reserve(maxRecordSize); // growing would leave copies behind
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    fields(out);
    out.writeBytes(secret.reveal().data(), static_cast<uint>(secret.size()));
    return bytes;
}

// Reads the fields, then the secret straight out of the buffer, so that no further copy of it is
// made.
template <typename Fields>
bool unpackRecord(QByteArrayView bytes, Secret &secret, const Fields &fields)
{
    const auto raw = QByteArray::fromRawData(bytes.data(), bytes.size());
    QDataStream in(raw);
    in.setVersion(QDataStream::Qt_6_0);
    fields(in);
    quint32 size = 0;
    in >> size;
    const auto rest = bytes.sliced(in.device()->pos());
    if (in.status() != QDataStream::Ok || rest.size() != qsizetype(size)) {
        return false;
    }
    secret = Secret(rest);
    return true;
}

template <typename Enum>
bool readEnum(QDataStream &in, Enum last, Enum &value)
{
    quint8 number = 0;
    in >> number;
    value = static_cast<Enum>(number);
    return number <= static_cast<quint8>(last);
}
} // namespace

QByteArray pack(const KeychainRequest &request)
{
    return packRecord(request.secret,
        [&](QDataStream &out) { out << static_cast<quint8>(request.act) << request.key; });
}

QByteArray pack(const KeychainAnswer &answer)
{
    return packRecord(answer.secret, [&](QDataStream &out) {
        out << static_cast<quint8>(answer.outcome) << static_cast<quint8>(answer.state)
            << answer.keychain << answer.code << answer.detail;
    });
}

std::optional<KeychainRequest> unpackRequest(QByteArrayView bytes)
{
    KeychainRequest request;
    bool known = false;
    const bool whole = unpackRecord(bytes, request.secret, [&](QDataStream &in) {
        known = readEnum(in, KeychainAct::State, request.act);
        in >> request.key;
    });
    return whole && known ? std::optional(request) : std::nullopt;
}

std::optional<KeychainAnswer> unpackAnswer(QByteArrayView bytes)
{
    KeychainAnswer answer;
    bool known = false;
    const bool whole = unpackRecord(bytes, answer.secret, [&](QDataStream &in) {
        known = readEnum(in, KeychainOutcome::Other, answer.outcome);
        known = readEnum(in, KeychainState::Hung, answer.state) && known;
        in >> answer.keychain >> answer.code >> answer.detail;
    });
    return whole && known ? std::optional(answer) : std::nullopt;
}
