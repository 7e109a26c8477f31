#define _GNU_SOURCE
#include "CLibevent.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

// The linker puts `__wrap_` functions in the place of libevent's own, which go on as `__real_` (`--wrap`).

static _Thread_local struct bufferevent *handled;

void miniter_keep_reading(struct bufferevent *connection) {
    handled = connection;
}

int __real_bufferevent_disable(struct bufferevent *, short);

int __wrap_bufferevent_disable(struct bufferevent *connection, short events) {
    if (connection == handled && events == EV_READ) return 0;
    return __real_bufferevent_disable(connection, events);
}

// By socket, so that a read tells by one look.
static _Thread_local struct bufferevent **paused;
static _Thread_local int paused_room;

void miniter_pause_reading(struct bufferevent *connection, evutil_socket_t socket) {
    if (socket < 0 || socket >= paused_room) {
        int room = socket < 512 ? 1024 : 2 * socket;
        struct bufferevent **moved = socket < 0 ? NULL : realloc(paused, room * sizeof *moved);
        if (moved == NULL) {
            __real_bufferevent_disable(connection, EV_READ);
            return;
        }
        memset(moved + paused_room, 0, (room - paused_room) * sizeof *moved);
        paused = moved;
        paused_room = room;
    }
    paused[socket] = connection;
}

static bool is_paused(evutil_socket_t socket) {
    return socket >= 0 && socket < paused_room && paused[socket] != NULL;
}

void miniter_resume_reading(evutil_socket_t socket) {
    if (is_paused(socket)) paused[socket] = NULL;
}

void miniter_end_reading(void) {
    free(paused);
    paused = NULL;
    paused_room = 0;
}

// libevent asks the socket how many bytes are there before it reads them: a system call for each read, which saves
// memory only where much is there. Here they go by the stack; to receive takes less time than to read, too.
int __wrap_evbuffer_read(struct evbuffer *buffer, evutil_socket_t socket, int most) {
    if (is_paused(socket)) {
        __real_bufferevent_disable(paused[socket], EV_READ);
        errno = EAGAIN;
        return -1;
    }
    char bytes[16384];
    if (most < 0 || most > (int)sizeof bytes) most = sizeof bytes;
    ssize_t count = recv(socket, bytes, most, 0);
    if (count > 0 && evbuffer_add(buffer, bytes, count) != 0) return -1;
    return (int)count;
}

// evhttp scans the version of each request, for which sscanf runs through as much code as a quarter of evhttp's own.
int __wrap___isoc99_sscanf(const char *text, const char *format, ...) {
    va_list places;
    va_start(places, format);
    int count = 2;
    if (strcmp(format, "HTTP/%d.%d%c") == 0 && strlen(text) == 8 && memcmp(text, "HTTP/", 5) == 0 &&
        isdigit((unsigned char)text[5]) && text[6] == '.' && isdigit((unsigned char)text[7])) {
        *va_arg(places, int *) = text[5] - '0';
        *va_arg(places, int *) = text[7] - '0';
    } else {
        count = vsscanf(text, format, places);
    }
    va_end(places);
    return count;
}
