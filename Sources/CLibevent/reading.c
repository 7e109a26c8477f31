#define _GNU_SOURCE
#include "CLibevent.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
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

// libevent asks the socket how many bytes are there before it reads them: a system call for each read, which saves
// memory only where much is there. Here they go by the stack; to receive takes less time than to read, too.
int __wrap_evbuffer_read(struct evbuffer *buffer, evutil_socket_t socket, int most) {
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
