/* SPDX-License-Identifier: MIT */
/* LD_PRELOAD: makes system calls on files fail.
 *   FAIL_OP=fsync|pwrite|write|ftruncate|rename|malloc   which one; malloc: of SQLite alone
 *   FAIL_ERRNO=28      what it fails with (5 = EIO)
 *   FAIL_AFTER=n       n calls pass first
 *   FAIL_COUNT=n       then n calls fail (all, if not given)
 *   FAIL_MATCH=text    only files whose path holds the text
 *   FAIL_SHORT=1       a failing pwrite writes the first half
 * The first failure writes "failfsync: fired" to stderr, so that a test knows that its fault happened; the end of the
 * process writes "failfsync: <n> calls". */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;

static long number(const char *name, long otherwise)
{
    const char *text = getenv(name);
    return text ? atol(text) : otherwise;
}

static int matches_path(const char *path)
{
    const char *match = getenv("FAIL_MATCH");
    return !match || strstr(path, match) != NULL;
}

static int matches(int fd)
{
    char link[64];
    char path[512];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return matches_path(path);
}

static int fails_now(const char *op)
{
    const char *wanted = getenv("FAIL_OP");
    if (!wanted || strcmp(op, wanted) != 0)
        return 0;
    const long call = atomic_fetch_add(&calls, 1) - number("FAIL_AFTER", 0);
    if (call < 0 || call >= number("FAIL_COUNT", 1L << 40))
        return 0;
    if (call == 0) {
        static const char fired[] = "failfsync: fired\n";
        syscall(SYS_write, STDERR_FILENO, fired, sizeof fired - 1);
    }
    errno = (int)number("FAIL_ERRNO", EIO);
    return 1;
}

__attribute__((destructor)) static void report(void)
{
    char text[64];
    const int length = snprintf(text, sizeof text, "failfsync: %ld calls\n", atomic_load(&calls));
    syscall(SYS_write, STDERR_FILENO, text, (size_t)length);
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) \
        real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

int fsync(int fd)
{
    REAL(fsync);
    return matches(fd) && fails_now("fsync") ? -1 : real(fd);
}

int fdatasync(int fd)
{
    REAL(fdatasync);
    return matches(fd) && fails_now("fsync") ? -1 : real(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset)
{
    REAL(pwrite64);
    if (!matches(fd) || !fails_now("pwrite"))
        return real(fd, bytes, count, offset);
    if (getenv("FAIL_SHORT")) {
        const int code = errno;
        real(fd, bytes, count / 2, offset);
        errno = code;
    }
    return -1;
}

ssize_t write(int fd, const void *bytes, size_t count)
{
    REAL(write);
    return matches(fd) && fails_now("write") ? -1 : real(fd, bytes, count);
}

int ftruncate64(int fd, off64_t length)
{
    REAL(ftruncate64);
    return matches(fd) && fails_now("ftruncate") ? -1 : real(fd, length);
}

/* Only what SQLite asks for: it knows what to do without. */
void *malloc(size_t size)
{
    static void *(*real)(size_t);
    static __thread int is_busy;
    Dl_info caller;
    if (!real)
        real = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
    if (is_busy || !getenv("FAIL_OP") || strcmp(getenv("FAIL_OP"), "malloc") != 0)
        return real(size);
    is_busy = 1;
    const int fails = dladdr(__builtin_return_address(0), &caller) && caller.dli_fname
        && strstr(caller.dli_fname, "libsqlite3") && fails_now("malloc");
    is_busy = 0;
    return fails ? NULL : real(size);
}

int rename(const char *from, const char *to)
{
    REAL(rename);
    return matches_path(from) && fails_now("rename") ? -1 : real(from, to);
}
