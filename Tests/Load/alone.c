// One client that asks, waits for the whole answer, and asks again. wrk gives its latency in whole microseconds, which is a
// tenth of what an answer takes on a fast machine; here it is in nanoseconds.
//
//   alone PORT STATUS SECONDS < REQUEST       prints the median; 1 where an answer has another status, or the connection ends
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "timing.h"

enum { most_answers = 4000000 };

static char answer[1 << 20];

// The answer's status, once all of it is there; 0 where the connection ends before.
static int read_answer(int fd) {
    size_t have = 0, whole = 0;
    while (whole == 0 || have < whole) {
        ssize_t count = recv(fd, answer + have, sizeof answer - 1 - have, 0);
        if (count <= 0) return 0;
        have += (size_t)count;
        answer[have] = 0;
        char *end = whole == 0 ? strstr(answer, "\r\n\r\n") : NULL;
        if (end == NULL) continue;
        char *length = strcasestr(answer, "\r\ncontent-length:");
        whole = (size_t)(end + 4 - answer) + (length != NULL && length < end ? strtoul(length + 17, NULL, 10) : 0);
    }
    return atoi(answer + 9);
}

int main(int argc, char **argv) {
    if (argc != 4) return 64;
    static char request[8192];
    size_t length = fread(request, 1, sizeof request, stdin);
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1]))};
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1, status = atoi(argv[2]);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(fd, (struct sockaddr *)&there, sizeof there) != 0) return 1;
    uint32_t *took = malloc(most_answers * sizeof *took);
    size_t count = 0;
    uint64_t asked = now_ns(), end = asked + (uint64_t)(atof(argv[3]) * 1e9);
    while (asked < end && count < most_answers) {
        if (send(fd, request, length, MSG_NOSIGNAL) != (ssize_t)length || read_answer(fd) != status) return 1;
        uint64_t answered = now_ns();
        took[count++] = (uint32_t)(answered - asked);
        asked = answered;
    }
    qsort(took, count, sizeof *took, by_size);
    printf("%u\n", took[count / 2]);
    return 0;
}
