// SPDX-License-Identifier: MIT
// For sanitizer builds. OpenSSL cleans up at exit; a thread of Qt's network manager that ends in
// the same moment then finds nobody who frees its error queue, and LeakSanitizer sees a leak, now
// and then. Without that cleaning each thread frees its own.
#include <openssl/crypto.h>

namespace {
[[maybe_unused]] const int done = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}
