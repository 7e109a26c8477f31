// Counts what a server does for its requests: allocations, retains and releases, system calls. Loaded before it with
// LD_PRELOAD; SIGUSR1 begins, SIGUSR2 writes the numbers to the file that LOAD_COUNTS names.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static volatile sig_atomic_t counting;
static unsigned long allocations, references, calls;

static inline void add(unsigned long *count) {
    if (counting) __atomic_fetch_add(count, 1, __ATOMIC_RELAXED);
}

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);

void *malloc(size_t size) {
    add(&allocations);
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    add(&allocations);
    return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
    add(&allocations);
    return __libc_realloc(memory, size);
}

// Swift's own calling convention for these: they keep every register but those of the argument and the result.
#define KEPT __attribute__((preserve_most))

#define RETAIN(name)                                                    \
    KEPT void *name(void *object) {                                     \
        static void *(*original)(void *) KEPT;                          \
        add(&references);                                               \
        if (original == NULL) original = dlsym(RTLD_NEXT, #name);       \
        return original(object);                                        \
    }
#define RELEASE(name)                                                   \
    KEPT void name(void *object) {                                      \
        static void (*original)(void *) KEPT;                           \
        add(&references);                                               \
        if (original == NULL) original = dlsym(RTLD_NEXT, #name);       \
        original(object);                                               \
    }

RETAIN(swift_retain)
RELEASE(swift_release)
RETAIN(swift_bridgeObjectRetain)
RELEASE(swift_bridgeObjectRelease)

#define CALL(result, name, parameters, arguments)                       \
    result name parameters {                                            \
        static result(*original) parameters;                            \
        add(&calls);                                                    \
        if (original == NULL) original = dlsym(RTLD_NEXT, #name);       \
        return original arguments;                                      \
    }

CALL(ssize_t, read, (int file, void *bytes, size_t count), (file, bytes, count))
CALL(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count))
CALL(ssize_t, readv, (int file, const struct iovec *pieces, int count), (file, pieces, count))
CALL(ssize_t, writev, (int file, const struct iovec *pieces, int count), (file, pieces, count))
CALL(ssize_t, recv, (int file, void *bytes, size_t count, int flags), (file, bytes, count, flags))
CALL(ssize_t, send, (int file, const void *bytes, size_t count, int flags), (file, bytes, count, flags))
CALL(int, epoll_ctl, (int poll, int what, int file, struct epoll_event *event), (poll, what, file, event))
CALL(int, epoll_wait, (int poll, struct epoll_event *events, int most, int time), (poll, events, most, time))

static void begin(int signal) {
    (void)signal;
    allocations = references = calls = 0;
    counting = 1;
}

static void end(int signal) {
    (void)signal;
    counting = 0;
    char line[96];
    int length = snprintf(line, sizeof line, "%lu %lu %lu\n", allocations, references, calls);
    int file = open(getenv("LOAD_COUNTS"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file < 0 || write(file, line, length) != length) abort();
    close(file);
}

__attribute__((constructor)) static void prepare(void) {
    signal(SIGUSR1, begin);
    signal(SIGUSR2, end);
}
