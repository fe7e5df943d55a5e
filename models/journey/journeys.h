// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/journeys/account.h"
#include "models/journey/journeys/certify.h"
#include "models/journey/journeys/publish.h"
#include "models/journey/journeys/register.h"
#include "models/journey/journeys/switchmethod.h"
#include "models/journey/journeys/unbind.h"

#include <array>

namespace Journey {
/// All journeys there are; what must hold for each of them is asserted over this. People see them
/// in the order of guides/<locale>/journeys.md.
inline constexpr std::array kJourneys{
    &kCertify, &kRegister, &kPublish, &kSwitch, &kUnbind, &kAccount};
} // namespace Journey
