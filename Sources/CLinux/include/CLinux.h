#ifndef CLINUX_H
#define CLINUX_H

// What the project needs of Linux and Swift's module of glibc, which is built without _GNU_SOURCE, does not have.
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/eventfd.h>

/// Names the calling thread; `name` is at most 15 bytes.
void miniter_name_thread(const char *name);

/// Lets the calling thread, and those that it starts, wait when they wake until the one that runs on their core gives way
/// by itself: SCHED_BATCH, sched(7). Nothing changes where the system refuses.
void miniter_never_preempt(void);

/// How many cores this process may run on; 0 where that is unknown.
int miniter_allowed_cores(void);

/// The CRC-32C of `bytes[from..<to]`, which go on where `crc` stopped; 0 to begin with.
uint32_t miniter_crc32c(uint32_t crc, const uint8_t *bytes, size_t from, size_t to);

/// The same without the processor's own instruction, for tests.
uint32_t miniter_crc32c_by_table(uint32_t crc, const uint8_t *bytes, size_t from, size_t to);

/// Sends one datagram to a Unix socket, waiting a second at most; a path that begins with `@` is an abstract name.
/// Returns 0, or an errno.
int miniter_send_datagram(const char *path, const uint8_t *bytes, size_t count);

/// glibc's own: closes the descriptors from `first` on in a program that is to be started. For tests.
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);

#endif
