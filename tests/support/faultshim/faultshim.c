/* SPDX-License-Identifier: Apache-2.0
 *
 * Goes in front of a program (LD_PRELOAD) and makes one of its calls to the world go wrong: the
 * program dies before or after call N, or call N fails, once or from then on. Calls on files and
 * sockets are counted in the order in which they happen; the standard streams are not.
 *
 *   SHOTLAB_FAULT_COUNT=FILE      writes the number of calls there when the program ends
 *   SHOTLAB_FAULT_AT=N            which call
 *   SHOTLAB_FAULT_DO=WHAT         kill-before, kill-after, ENOSPC, EIO, EINTR, short
 *   SHOTLAB_FAULT_STICKY=1        all later calls too (not for kills)
 *   SHOTLAB_FAULT_FAST=1          sleeps of 0.3 s and more end at once
 *   SHOTLAB_FAULT_JUMP=N:SECONDS  the wall clock is that much off from call N on
 *   SHOTLAB_FAULT_SABOTAGE=WHAT   for negative controls: "resend" sends each POST twice, "flip"
 *                                 changes a byte of what is written to a part
 *
 * Limits: misses raw system calls and mapped writes (SQLite's -shm file, which holds no data).
 * Source: SQLite's I/O error tests; reference "reliability" section 7.1. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static atomic_long calls;
static long at, jump_at;
static long long jump_seconds;
static int kill_before, kill_after, sticky, fast, short_write, resend, flip;
static int error_number;
static const char* count_file;

#define REAL(name) ((__typeof__(&name))real(#name))

static void* real(const char* name) {
  void* found = dlsym(RTLD_NEXT, name);
  if (found == NULL) abort();
  return found;
}

__attribute__((constructor)) static void read_orders(void) {
  const char* text = getenv("SHOTLAB_FAULT_AT");
  at = text ? atol(text) : 0;
  const char* what = getenv("SHOTLAB_FAULT_DO");
  if (what) {
    kill_before = strcmp(what, "kill-before") == 0;
    kill_after = strcmp(what, "kill-after") == 0;
    short_write = strcmp(what, "short") == 0;
    if (strcmp(what, "ENOSPC") == 0) error_number = ENOSPC;
    if (strcmp(what, "EIO") == 0) error_number = EIO;
    if (strcmp(what, "EINTR") == 0) error_number = EINTR;
  }
  sticky = getenv("SHOTLAB_FAULT_STICKY") != NULL;
  fast = getenv("SHOTLAB_FAULT_FAST") != NULL;
  count_file = getenv("SHOTLAB_FAULT_COUNT");
  text = getenv("SHOTLAB_FAULT_JUMP");
  if (text) {
    char* colon = NULL;
    jump_at = strtol(text, &colon, 10);
    jump_seconds = *colon == ':' ? atoll(colon + 1) : 0;
  }
  text = getenv("SHOTLAB_FAULT_SABOTAGE");
  resend = text && strcmp(text, "resend") == 0;
  flip = text && strcmp(text, "flip") == 0;
}

__attribute__((destructor)) static void write_count(void) {
  if (!count_file) return;
  FILE* file = fopen(count_file, "w");
  if (!file) return;
  fprintf(file, "%ld\n", (long)atomic_load(&calls));
  fclose(file);
}

/* Counts a call; nonzero if it must fail now. Dies if that is the order. */
static int before(int may_fail, long* number) {
  *number = atomic_fetch_add(&calls, 1) + 1;
  if (*number == at && kill_before) kill(getpid(), SIGKILL);
  if (at == 0 || !may_fail || error_number == 0) return 0;
  if (*number == at || (sticky && *number > at)) {
    errno = error_number;
    return 1;
  }
  return 0;
}

static void after(long number) {
  if (number == at && kill_after) kill(getpid(), SIGKILL);
}

static int is_file(int fd) {
  struct stat facts;
  const int kept = errno;
  const int yes = fstat(fd, &facts) == 0 && (S_ISREG(facts.st_mode) || S_ISDIR(facts.st_mode));
  errno = kept;
  return yes;
}

/* Calls on a descriptor. */
#define ON_FD(type, name, parameters, arguments)       \
  type name parameters {                               \
    if (fd < 3) return REAL(name) arguments;           \
    long number;                                       \
    if (before(is_file(fd), &number)) return (type)-1; \
    const type result = REAL(name) arguments;          \
    const int kept = errno;                            \
    after(number);                                     \
    errno = kept;                                      \
    return result;                                     \
  }

/* Calls on a name. */
#define ON_PATH(type, name, parameters, arguments) \
  type name parameters {                           \
    long number;                                   \
    if (before(1, &number)) return (type)-1;       \
    const type result = REAL(name) arguments;      \
    const int kept = errno;                        \
    after(number);                                 \
    errno = kept;                                  \
    return result;                                 \
  }

static int is_part(int fd) {
  char link[64], name[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t size = readlink(link, name, sizeof name - 1);
  if (size < 0) return 0;
  name[size] = '\0';
  return strstr(name, "/.job-") != NULL && strstr(name, ".mark") == NULL;
}

ssize_t write(int fd, const void* bytes, size_t size) {
  if (fd < 3) return REAL(write)(fd, bytes, size);
  long number;
  if (before(is_file(fd), &number)) return -1;
  if (short_write && number == at && size > 1 && is_file(fd)) size /= 2;
  ssize_t result;
  if (flip && size > 100 && is_part(fd)) {
    char* copy = malloc(size);
    memcpy(copy, bytes, size);
    copy[size - 1] ^= 1;
    result = REAL(write)(fd, copy, size);
    free(copy);
  } else {
    result = REAL(write)(fd, bytes, size);
  }
  const int kept = errno;
  after(number);
  errno = kept;
  return result;
}

ON_FD(ssize_t, pwrite, (int fd, const void* b, size_t n, off_t o), (fd, b, n, o))
ON_FD(ssize_t, pwrite64, (int fd, const void* b, size_t n, off64_t o), (fd, b, n, o))
ON_FD(ssize_t, writev, (int fd, const struct iovec* v, int n), (fd, v, n))
ON_FD(int, fsync, (int fd), (fd))
ON_FD(int, fdatasync, (int fd), (fd))
ON_FD(int, ftruncate, (int fd, off_t n), (fd, n))
ON_FD(int, ftruncate64, (int fd, off64_t n), (fd, n))
ON_FD(int, fallocate, (int fd, int m, off_t o, off_t n), (fd, m, o, n))
ON_FD(int, fchmod, (int fd, mode_t m), (fd, m))
ON_FD(ssize_t, sendto,
      (int fd, const void* b, size_t n, int f, const struct sockaddr* a, socklen_t s),
      (fd, b, n, f, a, s))
ON_FD(ssize_t, sendmsg, (int fd, const struct msghdr* m, int f), (fd, m, f))
ON_FD(ssize_t, recv, (int fd, void* b, size_t n, int f), (fd, b, n, f))
ON_FD(int, connect, (int fd, const struct sockaddr* a, socklen_t s), (fd, a, s))
ON_FD(int, posix_fallocate, (int fd, off_t o, off_t n), (fd, o, n))
ON_FD(int, posix_fallocate64, (int fd, off64_t o, off64_t n), (fd, o, n))

ON_PATH(int, rename, (const char* a, const char* b), (a, b))
ON_PATH(int, link, (const char* a, const char* b), (a, b))
ON_PATH(int, unlink, (const char* a), (a))
ON_PATH(int, remove, (const char* a), (a))
ON_PATH(int, rmdir, (const char* a), (a))
ON_PATH(int, mkdir, (const char* a, mode_t m), (a, m))
ON_PATH(int, chmod, (const char* a, mode_t m), (a, m))

/* Only an open that may make a file is a change of the world. */
#define OPEN(name, first_parameter, first_argument)                              \
  int name(first_parameter const char* path, int flags, ...) {                   \
    mode_t mode = 0;                                                             \
    if (flags & (O_CREAT | O_TMPFILE)) {                                         \
      va_list list;                                                              \
      va_start(list, flags);                                                     \
      mode = va_arg(list, mode_t);                                               \
      va_end(list);                                                              \
    }                                                                            \
    if (!(flags & O_CREAT)) return REAL(name)(first_argument path, flags, mode); \
    long number;                                                                 \
    if (before(1, &number)) return -1;                                           \
    const int result = REAL(name)(first_argument path, flags, mode);             \
    const int kept = errno;                                                      \
    after(number);                                                               \
    errno = kept;                                                                \
    return result;                                                               \
  }
#define NOTHING
#define COMMA ,
OPEN(open, NOTHING, NOTHING)
OPEN(open64, NOTHING, NOTHING)
OPEN(openat, int folder COMMA, folder COMMA)
OPEN(openat64, int folder COMMA, folder COMMA)

/* What libcurl would do by itself when a used connection dies: the same POST once more. */
static void send_again(int fd, const void* bytes, size_t size, int flags) {
  struct sockaddr_storage peer;
  socklen_t length = sizeof peer;
  if (getpeername(fd, (struct sockaddr*)&peer, &length) != 0) return;
  const int other = socket(peer.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (other < 0) return;
  char answer[512];
  if (REAL(connect)(other, (struct sockaddr*)&peer, length) == 0 &&
      REAL(send)(other, bytes, size, flags) == (ssize_t)size) {
    (void)!REAL(recv)(other, answer, sizeof answer, 0);
  }
  close(other);
}

ssize_t send(int fd, const void* bytes, size_t size, int flags) {
  if (fd < 3) return REAL(send)(fd, bytes, size, flags);
  long number;
  if (before(is_file(fd), &number)) return -1;
  const ssize_t result = REAL(send)(fd, bytes, size, flags);
  const int kept = errno;
  if (resend && size > 5 && memcmp(bytes, "POST ", 5) == 0) send_again(fd, bytes, size, flags);
  after(number);
  errno = kept;
  return result;
}

/* --- Time ------------------------------------------------------------------------------------ */

/* How far the steady clock has been moved on by sleeps that ended at once, in nanoseconds. */
static atomic_llong skipped;

static long long nanoseconds(const struct timespec* time) {
  return time->tv_sec * 1000000000LL + time->tv_nsec;
}

int clock_gettime(clockid_t clock, struct timespec* now) {
  const int result = REAL(clock_gettime)(clock, now);
  if (result != 0) return result;
  if (clock == CLOCK_REALTIME && jump_at > 0 && atomic_load(&calls) >= jump_at)
    now->tv_sec += jump_seconds;
  const long long ns = clock == CLOCK_MONOTONIC ? atomic_load(&skipped) : 0;
  if (ns > 0) {
    const long long moved = nanoseconds(now) + ns;
    now->tv_sec = moved / 1000000000LL;
    now->tv_nsec = moved % 1000000000LL;
  }
  return result;
}

int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock,
                           const struct timespec* until) {
  struct timespec now;
  if (clock_gettime(clock, &now) != 0)
    return REAL(pthread_cond_clockwait)(condition, mutex, clock, until);
  const long long left = nanoseconds(until) - nanoseconds(&now);
  if (fast && left >= 300000000LL) {
    atomic_fetch_add(&skipped, left);
    return ETIMEDOUT;
  }
  /* The kernel does not know of the skipped time. */
  REAL(clock_gettime)(clock, &now);
  const long long end = nanoseconds(&now) + (left > 0 ? left : 0);
  const struct timespec really = {end / 1000000000LL, end % 1000000000LL};
  return REAL(pthread_cond_clockwait)(condition, mutex, clock, &really);
}
