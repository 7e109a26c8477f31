#define _GNU_SOURCE 1
#include <pthread.h>
#include <sched.h>

#include "CLinux.h"

void miniter_name_thread(const char *name) {
    pthread_setname_np(pthread_self(), name);
}

int miniter_allowed_cores(void) {
    cpu_set_t allowed;
    return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 0;
}
