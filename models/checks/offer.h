// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/message.h"
#include "models/journey/spec.h"

/// What it would mean to take a found value over into a journey.
struct Offer
{
    const Journey::Step *page = nullptr; ///< which asks for it; null: none of the chosen way does
    QString before; ///< another answer, which it would replace
    bool isThere = false; ///< it is the answer already
    Finding trouble; ///< why it cannot be taken

    /// Whether the person may have it.
    bool isOpen() const { return page && !isThere && trouble.id.isEmpty(); }
};

[[nodiscard]] Offer offerOf(
    const FoundValue &value, const Journey::Spec &spec, const Journey::Answers &answers);

/// Writes \a value into the answers. Secrets are none, nor is what isOpen() denies.
void takeOver(const FoundValue &value, const Journey::Spec &spec, Journey::Answers &answers);
