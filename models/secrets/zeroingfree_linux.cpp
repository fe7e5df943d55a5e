// SPDX-License-Identifier: MIT
// Wipes every heap block when it is freed, whoever frees it: Qt, OpenSSL and the JSON writer leave
// copies of a secret behind that Secret cannot reach. The program's free() and realloc() come
// before glibc's; the allocator stays glibc's, so blocks of malloc, calloc, memalign and
// posix_memalign all end here. Not reached: stacks, registers, static memory.
#include <cstdlib>
#include <cstring>
#include <malloc.h>

#ifdef __GLIBC__
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming,readability-inconsistent-declaration-parameter-name):
// the names are glibc's
extern "C" {
void *__libc_malloc(size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);

void free(void *block) noexcept
{
    if (block == nullptr) {
        return;
    }
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

// glibc's realloc() may move a block and leave the old one as it is: growing is done by hand.
void *realloc(void *block, size_t size) noexcept
{
    if (block == nullptr) {
        return __libc_malloc(size);
    }
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const size_t held = malloc_usable_size(block);
    if (size <= held) {
        explicit_bzero(static_cast<char *>(block) + size, held - size);
        return __libc_realloc(block, size);
    }
    void *grown = __libc_malloc(size);
    if (grown != nullptr) {
        memcpy(grown, block, held);
        free(block);
    }
    return grown;
}
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming,readability-inconsistent-declaration-parameter-name)
#endif
