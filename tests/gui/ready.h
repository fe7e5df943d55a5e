// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blockpage.h"
#include "wizard/setupwizard.h"

/// Whether Next would go on now.
inline bool isReady(const SetupWizard &wizard)
{
    const auto *page = static_cast<const BlockPage *>(wizard.currentPage());
    return page && page->isReady();
}
