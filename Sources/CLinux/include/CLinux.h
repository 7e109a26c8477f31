#ifndef CSYSTEM_H
#define CSYSTEM_H

// What the project needs of Linux and Swift's module of glibc, which is built without _GNU_SOURCE, does not have.
#include <sys/eventfd.h>

/// Names the calling thread; `name` is at most 15 bytes.
void miniter_name_thread(const char *name);

/// How many cores this process may run on; 0 where that is unknown.
int miniter_allowed_cores(void);

#endif
