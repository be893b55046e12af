/* Put under a program by LD_PRELOAD: some calls on some files fail as those of a disk do that is full, torn off or worn
 * out. FAULTY_PATH is a piece of the paths of these files; without it nothing fails. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, SIZE = 4, READ = 8 };
enum { SHORT = -1, KILL = -2 }; /* besides the errors of errno.h: half is written; half is written and the program killed */

static int kinds, at, fault, lasting, seen;

/* From now on the at-th call of some kinds fails, and all that come after it where that is lasting; 0 kinds: none. */
void faulty_arm(int some_kinds, int call, int error, int goes_on)
{
    kinds = some_kinds, at = call, fault = error, lasting = goes_on, seen = 0;
}

/* How many calls of these kinds there were since then. */
int faulty_seen(void) { return seen; }

__attribute__((constructor)) static void arm_from_the_environment(void)
{
    const char *said = getenv("FAULTY_ARM");
    int a, b, c, d;
    if (said && sscanf(said, "%d %d %d %d", &a, &b, &c, &d) == 4)
        faulty_arm(a, b, c, d);
}

static int fails(int kind, int fd)
{
    char link[64], path[4096];
    const char *piece = getenv("FAULTY_PATH");
    if (!(kinds & kind) || !piece)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (!strstr(path, piece))
        return 0;
    seen++;
    return seen == at || (lasting && seen > at);
}

static ssize_t half(long call, int fd, const void *data, size_t size, off_t where)
{
    if (fault > 0) {
        errno = fault;
        return -1;
    }
    ssize_t done = syscall(call, fd, data, size / 2, where);
    if (fault == KILL)
        kill(getpid(), SIGKILL);
    return done;
}

static int broken(void)
{
    if (fault == KILL)
        kill(getpid(), SIGKILL);
    errno = fault > 0 ? fault : EIO;
    return -1;
}

ssize_t write(int fd, const void *data, size_t size)
{
    return fails(WRITE, fd) ? half(SYS_write, fd, data, size, 0) : syscall(SYS_write, fd, data, size);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off_t where)
{
    return fails(WRITE, fd) ? half(SYS_pwrite64, fd, data, size, where) : syscall(SYS_pwrite64, fd, data, size, where);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t where) { return pwrite64(fd, data, size, where); }

ssize_t pread64(int fd, void *data, size_t size, off_t where)
{
    return fails(READ, fd) ? broken() : syscall(SYS_pread64, fd, data, size, where);
}

ssize_t pread(int fd, void *data, size_t size, off_t where) { return pread64(fd, data, size, where); }

int fsync(int fd) { return fails(SYNC, fd) ? broken() : syscall(SYS_fsync, fd); }

int fdatasync(int fd) { return fails(SYNC, fd) ? broken() : syscall(SYS_fdatasync, fd); }

int ftruncate64(int fd, off_t size) { return fails(SIZE, fd) ? broken() : syscall(SYS_ftruncate, fd, size); }

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
