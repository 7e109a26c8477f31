// What miniter is measured against: evhttp as anyone would use it first, answering the same bytes without any work.
//
//   reference PORT MANIFEST     a line of the manifest: METHOD URI STATUS FILE
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct answer {
    char method[8], uri[256], path[256];
    int status;
    char *bytes;
    size_t count;
} answers[32];
static int known;

static void handle(struct evhttp_request *request, void *unused) {
    (void)unused;
    const char *uri = evhttp_request_get_uri(request);
    const char *method = evhttp_request_get_command(request) == EVHTTP_REQ_POST ? "POST" : "GET";
    for (int i = 0; i < known; i++) {
        struct answer *answer = &answers[i];
        if (strcmp(uri, answer->uri) != 0 || strcmp(method, answer->method) != 0) continue;
        struct evbuffer *body = evbuffer_new();
        evbuffer_add(body, answer->bytes, answer->count);
        evhttp_add_header(evhttp_request_get_output_headers(request), "Content-Type", "application/json; charset=utf-8");
        evhttp_send_reply(request, answer->status, "OK", body);
        evbuffer_free(body);
        return;
    }
    evhttp_send_error(request, 404, NULL);
}

int main(int argc, char **argv) {
    FILE *manifest = argc == 3 ? fopen(argv[2], "r") : NULL;
    if (manifest == NULL) return 64;
    struct answer *answer = answers;
    while (known < 32
        && fscanf(manifest, "%7s %255s %d %255s", answer->method, answer->uri, &answer->status, answer->path) == 4) {
        FILE *file = fopen(answer->path, "rb");
        if (file == NULL) return 66;
        answer->bytes = malloc(1 << 20);
        answer->count = fread(answer->bytes, 1, 1 << 20, file);
        fclose(file);
        answer = &answers[++known];
    }
    struct event_base *base = event_base_new();
    struct evhttp *http = evhttp_new(base);
    if (evhttp_bind_socket(http, "127.0.0.1", (unsigned short)atoi(argv[1])) != 0) return 1;
    evhttp_set_gencb(http, handle, NULL);
    return event_base_dispatch(base);
}
