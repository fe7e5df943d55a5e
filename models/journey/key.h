// SPDX-License-Identifier: MIT
#pragma once

namespace Journey {

/// Whose fact an answer is. What belongs to an entity is known in all its journeys.
enum class Owner { Journey, MiniProgram, CloudAccount, Platform };

/// What of an answer may leave the computer in a case file. There is no default: each key says it.
enum class Redact { Keep, Pseudonym, Drop };

/// The id of an answer of type T. It stands in journals for ever, and its words are looked up by
/// it.
template <typename T>
struct Key
{
    const char *id;
    Owner owner;
    Redact redact;
};

/// A key without its type.
struct AnyKey
{
    const char *id;
    Owner owner;
    Redact redact;

    template <typename T>
    constexpr AnyKey(const Key<T> &key) // NOLINT(google-explicit-constructor): any key is one
        : id(key.id)
        , owner(key.owner)
        , redact(key.redact)
    {
    }
};
} // namespace Journey
