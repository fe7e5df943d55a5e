// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/journeys/certify.h"
#include "models/journey/journeys/publish.h"

#include <array>

namespace Journey {
/// All journeys there are; what must hold for each of them is asserted over this.
inline constexpr std::array kJourneys{&kCertify, &kPublish};
} // namespace Journey
