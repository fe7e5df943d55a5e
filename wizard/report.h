// SPDX-License-Identifier: MIT
#pragma once
#include <QString>

class Session;

/// The report of a journey as HTML: what was proved, when, how steps outside the program were
/// confirmed. No secrets: it is made from the answers and the check results alone.
QString reportHtml(const Session &session);
