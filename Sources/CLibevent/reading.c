#define _GNU_SOURCE
#include "CLibevent.h"

#include <dlfcn.h>
#include <string.h>
#include <sys/uio.h>

// libevent calls these functions of its own through the PLT, and so finds the executable's definitions first.

static _Thread_local struct bufferevent *handled;

void miniter_keep_reading(struct bufferevent *connection) {
    handled = connection;
}

static int (*libevents_disable)(struct bufferevent *, short);

__attribute__((constructor)) static void find_libevents(void) {
    libevents_disable = (int (*)(struct bufferevent *, short))dlsym(RTLD_NEXT, "bufferevent_disable");
}

int bufferevent_disable(struct bufferevent *connection, short events) {
    if (connection == handled && events == EV_READ) return 0;
    return libevents_disable(connection, events);
}

// libevent asks the socket how many bytes are there before it reads them: a system call for each read, which saves
// memory only where much is there. Here what an ordinary request needs is reserved, and the rest goes by the stack.
int evbuffer_read(struct evbuffer *buffer, evutil_socket_t socket, int most) {
    enum { usual = 448, largest = 16384 };
    char more[largest];
    struct evbuffer_iovec space;
    if (most < 0 || most > largest) most = largest;
    if (evbuffer_reserve_space(buffer, most < usual ? most : usual, &space, 1) != 1) return -1;
    if (space.iov_len > (size_t)most) space.iov_len = most;

    struct iovec places[2] = {{space.iov_base, space.iov_len}, {more, most - space.iov_len}};
    ssize_t count = readv(socket, places, places[1].iov_len > 0 ? 2 : 1);
    if (count <= 0) return (int)count;

    size_t rest = (size_t)count > space.iov_len ? count - space.iov_len : 0;
    space.iov_len = count - rest;
    if (evbuffer_commit_space(buffer, &space, 1) != 0) return -1;
    if (rest > 0 && evbuffer_add(buffer, more, rest) != 0) return -1;
    return (int)count;
}
