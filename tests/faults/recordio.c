/* SPDX-License-Identifier: MIT */
/* LD_PRELOAD: writes down, in order, what a process does to the files of the folder RECORD_DIR, and what it says on
 * stdout, to the file RECORD_LOG. The files of shared memory are left out: they do not outlive the power.
 * One record: struct head, first text, second text. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, TRUNCATE, SYNC, CREATE, RENAME, UNLINK, SYNC_FOLDER, SAID };

struct head {
    uint32_t type;
    uint32_t first;
    uint32_t second;
    uint32_t unused;
    uint64_t file;
    int64_t offset;
};

static int out = -1;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("RECORD_LOG");
    if (path)
        out = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

static void record(uint32_t type, uint64_t file, int64_t offset, const void *first, size_t n1, const char *second)
{
    const size_t n2 = second ? strlen(second) : 0;
    struct head head = {type, (uint32_t)n1, (uint32_t)n2, 0, file, offset};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)first, n1}, {(void *)second, n2}};
    const int code = errno;
    syscall(SYS_writev, out, parts, 3);
    errno = code;
}

static int is_ours(const char *path)
{
    const char *folder = getenv("RECORD_DIR");
    return out >= 0 && folder && strncmp(path, folder, strlen(folder)) == 0 && !strstr(path, "-shm");
}

/* The inode, or 0 if the file is none of ours. */
static uint64_t file_of(int fd, char *path, size_t size, int *is_folder)
{
    char link[64];
    struct stat info;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, path, size - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (!is_ours(path) || fstat(fd, &info) != 0)
        return 0;
    *is_folder = S_ISDIR(info.st_mode);
    return info.st_ino;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) \
        real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int open_recorded(const char *path, int flags, mode_t mode)
{
    struct stat info;
    const int is_new = (flags & O_CREAT) && is_ours(path) && lstat(path, &info) != 0;
    const int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (fd >= 0 && is_new && fstat(fd, &info) == 0)
        record(CREATE, info.st_ino, 0, path, strlen(path), NULL);
    else if (fd >= 0 && (flags & O_TRUNC) && is_ours(path) && fstat(fd, &info) == 0)
        record(TRUNCATE, info.st_ino, 0, NULL, 0, NULL);
    return fd;
}

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (mode_t)va_arg(more, int);
    va_end(more);
    return open_recorded(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (mode_t)va_arg(more, int);
    va_end(more);
    return open_recorded(path, flags, mode);
}

static void record_write(int fd, const void *bytes, ssize_t count, off_t offset)
{
    char path[512];
    int is_folder = 0;
    const uint64_t file = count > 0 ? file_of(fd, path, sizeof path, &is_folder) : 0;
    if (file)
        record(WRITE, file, offset, bytes, (size_t)count, NULL);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset)
{
    REAL(pwrite);
    const ssize_t done = real(fd, bytes, count, offset);
    record_write(fd, bytes, done, offset);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset)
{
    REAL(pwrite64);
    const ssize_t done = real(fd, bytes, count, offset);
    record_write(fd, bytes, done, offset);
    return done;
}

ssize_t write(int fd, const void *bytes, size_t count)
{
    REAL(write);
    const ssize_t done = real(fd, bytes, count);
    if (fd == STDOUT_FILENO && out >= 0)
        record(SAID, 0, 0, bytes, count, NULL);
    else if (out >= 0)
        record_write(fd, bytes, done, lseek(fd, 0, SEEK_CUR) - done);
    return done;
}

static void record_truncate(int fd, off_t length)
{
    char path[512];
    int is_folder = 0;
    const uint64_t file = file_of(fd, path, sizeof path, &is_folder);
    if (file)
        record(TRUNCATE, file, length, NULL, 0, NULL);
}

int ftruncate(int fd, off_t length)
{
    REAL(ftruncate);
    const int done = real(fd, length);
    if (done == 0)
        record_truncate(fd, length);
    return done;
}

int ftruncate64(int fd, off64_t length)
{
    REAL(ftruncate64);
    const int done = real(fd, length);
    if (done == 0)
        record_truncate(fd, length);
    return done;
}

static void record_sync(int fd)
{
    char path[512];
    int is_folder = 0;
    const uint64_t file = file_of(fd, path, sizeof path, &is_folder);
    if (file)
        record(is_folder ? SYNC_FOLDER : SYNC, file, 0, path, strlen(path), NULL);
}

int fsync(int fd)
{
    REAL(fsync);
    const int done = real(fd);
    if (done == 0)
        record_sync(fd);
    return done;
}

int fdatasync(int fd)
{
    REAL(fdatasync);
    const int done = real(fd);
    if (done == 0)
        record_sync(fd);
    return done;
}

int rename(const char *from, const char *to)
{
    REAL(rename);
    const int done = real(from, to);
    if (done == 0 && is_ours(from))
        record(RENAME, 0, 0, from, strlen(from), to);
    return done;
}

int unlink(const char *path)
{
    REAL(unlink);
    const int done = real(path);
    if (done == 0 && is_ours(path))
        record(UNLINK, 0, 0, path, strlen(path), NULL);
    return done;
}
