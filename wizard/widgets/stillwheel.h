// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

/// The wheel scrolls what \a widget is on; it never changes an answer that happens to lie under the
/// pointer.
void keepFromWheel(QWidget *widget);
