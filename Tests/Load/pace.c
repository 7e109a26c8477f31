// Asks at a constant rate, whatever the server does, as many clients do who do not know of each other.
//
//   pace PORT PATH CONNECTIONS RATE SECONDS
//
// Each request has its time, and its latency counts from there. The connections take turns; where all are busy the request
// is not sent, and counted as that. The result is one line of JSON.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "timing.h"

enum { head_size = 2048, grace_seconds = 10, local_addresses = 100 };
enum state { closed, asking, idle };

struct client {
    int fd;
    enum state state;
    int status, closes, retries, in_body;
    uint64_t due;
    size_t have;
    long left;
    char head[head_size];
};

static struct client *clients;
static int most, poll_fd, port;
// A ring of those that are not asking, open or closed: the one that has been there longest is used next.
static int *waiting, first_waiting, waiting_count;
static char request[1024], scrap[262144];
static uint32_t *answered, *refused;
static size_t answered_count, refused_count, in_time, without_advice, other, lost, unsent, sent;
static uint64_t window_end;

static void wait_turn(struct client *c) { waiting[(first_waiting + waiting_count++) % most] = (int)(c - clients); }

static void shut(struct client *c) {
    if (c->state == asking) {
        lost++;
        wait_turn(c);
    }
    close(c->fd);
    c->state = closed;
}

static int join(struct client *c) {
    struct sockaddr_in here = {.sin_family = AF_INET}, there = here;
    int on = 1;
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (c->fd < 0) return -1;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + (uint32_t)((c - clients) % local_addresses));
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    there.sin_port = htons((uint16_t)port);
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(c->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = c};
    int failed = bind(c->fd, (struct sockaddr *)&here, sizeof here) != 0
        || (connect(c->fd, (struct sockaddr *)&there, sizeof there) != 0 && errno != EINPROGRESS)
        || epoll_ctl(poll_fd, EPOLL_CTL_ADD, c->fd, &event) != 0;
    if (failed) close(c->fd);
    return failed ? -1 : 0;
}

static void ask(struct client *c) {
    size_t length = strlen(request);
    if (send(c->fd, request, length, MSG_NOSIGNAL) == (ssize_t)length) c->retries = 0;
    else if (errno == EAGAIN || errno == ENOTCONN) c->retries = 1;
    else shut(c);
}

// A request's time has come.
static void start(uint64_t due) {
    struct client *c = waiting_count > 0 ? &clients[waiting[first_waiting]] : NULL;
    if (c == NULL || (c->state == closed && join(c) != 0)) {
        unsent++;
        return;
    }
    first_waiting = (first_waiting + 1) % most;
    waiting_count--;
    sent++;
    c->due = due;
    c->state = asking;
    c->have = 0;
    c->in_body = 0;
    ask(c);
}

static void finish(struct client *c) {
    uint64_t now = now_ns();
    uint32_t micros = (uint32_t)((now - c->due) / 1000);
    if (c->status == 200) {
        answered[answered_count++] = micros;
        in_time += now <= window_end;
    } else if (c->status == 503) {
        refused[refused_count++] = micros;
        without_advice += strcasestr(c->head, "\r\nretry-after:") == NULL;
    } else {
        other++;
    }
    c->state = idle;
    wait_turn(c);
    if (c->closes) shut(c);
}

// The head, once it is whole. Gives how many of `count` further bytes are its own, or -1.
static ssize_t take_head(struct client *c, const char *bytes, size_t count) {
    size_t before = c->have, room = head_size - 1 - before, taken = count < room ? count : room;
    memcpy(c->head + before, bytes, taken);
    c->have += taken;
    c->head[c->have] = 0;
    char *end = strstr(c->head, "\r\n\r\n");
    if (end == NULL) return taken == room ? -1 : (ssize_t)count;
    end[2] = 0;
    char *length = strcasestr(c->head, "\r\ncontent-length:");
    c->status = c->have > 12 ? atoi(c->head + 9) : 0;
    c->left = length != NULL ? atol(length + 17) : 0;
    c->closes = strcasestr(c->head, "\r\nconnection: close") != NULL;
    c->in_body = 1;
    return end + 4 - c->head - (ssize_t)before;
}

static void read_answer(struct client *c) {
    while (c->state != closed) {
        ssize_t count = recv(c->fd, scrap, sizeof scrap, 0);
        if (count < 0 && errno == EAGAIN) return;
        if (count <= 0) return shut(c);
        if (c->state != asking) continue;
        ssize_t head = c->in_body ? 0 : take_head(c, scrap, (size_t)count);
        if (head < 0) return shut(c);
        if (!c->in_body) continue;
        c->left -= count - head;
        if (c->left <= 0) finish(c);
    }
}

static uint32_t part(uint32_t *all, size_t count, double share) {
    return count == 0 ? 0 : all[(size_t)((double)(count - 1) * share)];
}

int main(int argc, char **argv) {
    if (argc != 6) return 64;
    port = atoi(argv[1]);
    most = atoi(argv[3]);
    double rate = atof(argv[4]), seconds = atof(argv[5]);
    size_t total = (size_t)(rate * seconds);
    snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", argv[2]);
    clients = calloc((size_t)most, sizeof *clients);
    waiting = calloc((size_t)most, sizeof *waiting);
    answered = calloc(total + 1, sizeof *answered);
    refused = calloc(total + 1, sizeof *refused);
    poll_fd = epoll_create1(EPOLL_CLOEXEC);
    for (int i = 0; i < most; i++) wait_turn(&clients[i]);

    struct epoll_event events[512];
    uint64_t began = now_ns(), begun = 0;
    window_end = began + (uint64_t)(seconds * 1e9);
    for (;;) {
        uint64_t now = now_ns();
        uint64_t due = began;
        // At most so many at once, so that answers are read too.
        for (int i = 0; i < 512 && begun < total; i++, begun++) {
            due = began + (uint64_t)((double)begun * 1e9 / rate);
            if (due > now) break;
            start(due);
        }
        if (begun == total && now > window_end && waiting_count == most) break;
        if (now > window_end + grace_seconds * 1000000000ull) break;
        uint64_t wait = begun < total ? (due > now ? due - now : 0) : 10000000;
        struct timespec pause = {(time_t)(wait / 1000000000u), (long)(wait % 1000000000u)};
        int count = epoll_pwait2(poll_fd, events, 512, &pause, NULL);
        for (int i = 0; i < count; i++) {
            struct client *c = events[i].data.ptr;
            if (c->state == asking && c->retries && events[i].events & EPOLLOUT) ask(c);
            if (c->state != closed && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) read_answer(c);
        }
    }
    size_t unanswered = (size_t)(most - waiting_count);
    qsort(answered, answered_count, sizeof *answered, by_size);
    qsort(refused, refused_count, sizeof *refused, by_size);
    printf("{\"sent\": %zu, \"unsent\": %zu, \"answered\": %zu, \"goodput\": %.1f, \"refused\": %zu, \"other\": %zu, "
           "\"lost\": %zu, \"unanswered\": %zu, \"without_advice\": %zu, \"p50\": %u, \"p99\": %u, "
           "\"worst\": %u, \"refused_p99\": %u}\n",
           sent, unsent, answered_count, (double)in_time / seconds, refused_count, other, lost, unanswered,
           without_advice, part(answered, answered_count, .5), part(answered, answered_count, .99),
           part(answered, answered_count, 1), part(refused, refused_count, .99));
    return 0;
}
