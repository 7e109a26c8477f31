#ifndef CLIBEVENT_H
#define CLIBEVENT_H

// Comes first, because libevent's configuration defines _GNU_SOURCE: glibc's headers would then declare `fd_set` in
// another way than Swift's own module of glibc does, and the compiler refuses two.
#include <sys/types.h>

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/http_struct.h>
#include <event2/keyvalq_struct.h>
#include <event2/listener.h>

/// Answers, in evhttp's stead, a request that evhttp refused; `code` is the status that it had in mind, or 0.
typedef void (*miniter_refusal)(void *listener, struct evhttp_request *request, int code);

/// Sets the listener of the calling thread, and who answers the requests that evhttp refuses there.
void miniter_set_listener(void *listener, miniter_refusal refusal);

/// The listener of the calling thread, or NULL.
void *miniter_listener(void);

/// Names the connection whose request is about to be handled: evhttp will switch its reading off, and on again with the
/// reply, which costs a system call though both come within one turn of the loop. Until the next call of this function
/// it stays on. NULL: none.
void miniter_keep_reading(struct bufferevent *connection);

/// Reads nothing more from a connection, whose request waits. It stays with epoll, to which taking it away and giving it
/// back are two system calls, until the client does send something, which then stays in the socket.
void miniter_pause_reading(struct bufferevent *connection, evutil_socket_t socket);

/// Ends the pause of a connection that is answered or closed; what came meanwhile is read when evhttp reads again.
void miniter_resume_reading(evutil_socket_t socket);

/// Frees what the calling thread keeps of pauses, when all of its connections are closed.
void miniter_end_reading(void);

/// The first header of a list, or NULL. (`TAILQ_FIRST` is a macro that Swift cannot import.)
static inline struct evkeyval *miniter_first_header(struct evkeyvalq *headers) {
    return headers->tqh_first;
}

/// The header after this one, or NULL.
static inline struct evkeyval *miniter_next_header(struct evkeyval *header) {
    return header->next.tqe_next;
}

/// Says that the reply is not sent in chunks. evhttp keeps one mark for the request and for the reply.
/// (`chunked` is a bit field that Swift cannot import.)
static inline void miniter_reply_is_whole(struct evhttp_request *request) {
    request->chunked = 0;
}

#endif
