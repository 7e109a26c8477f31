/* No _GNU_SOURCE here: Swift's own module of the C library is built without it, and two definitions of one type
 * (fd_set) break the import of both now and then. */
#include <pthread.h>
#include <sodium.h>
/* What App needs of Linux beside libsodium, and Swift's Glibc does not have. */
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

/* <pthread.h> declares it for _GNU_SOURCE only. */
int pthread_setname_np(pthread_t thread, const char *name);

/* How many cores this process may run on; 0: unknown. The wrapper of the C library is for _GNU_SOURCE only. */
static inline int miniter_allowed_cores(void) {
    unsigned long allowed[128];
    long bytes = syscall(SYS_sched_getaffinity, 0, sizeof allowed, allowed);
    int count = 0;
    for (long word = 0; word < bytes / (long)sizeof allowed[0]; word++)
        count += __builtin_popcountl(allowed[word]);
    return count;
}
