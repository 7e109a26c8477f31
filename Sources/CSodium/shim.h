#define _GNU_SOURCE 1
#include <pthread.h>
#include <sched.h>
#include <sodium.h>
/* What App needs of Linux beside libsodium, and Swift's Glibc does not have. */
#include <sys/eventfd.h>

/* Swift's module of <pthread.h> is built without _GNU_SOURCE. */
int pthread_setname_np(pthread_t thread, const char *name);

/* How many cores this process may run on; the macros of <sched.h> are not visible to Swift. 0: unknown. */
static inline int miniter_allowed_cores(void) {
    cpu_set_t allowed;
    return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 0;
}
