#include <pthread.h>
#include <sodium.h>
/* What App needs of Linux beside libsodium, and Swift's Glibc does not have. */
#include <sys/eventfd.h>

/* Swift's module of <pthread.h> is built without _GNU_SOURCE. */
int pthread_setname_np(pthread_t thread, const char *name);
