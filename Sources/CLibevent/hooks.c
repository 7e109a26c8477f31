#include "CLibevent.h"

// One loop per thread, so that the thread says which listener a callback without a context of ours belongs to.
static _Thread_local void *current_listener;
static _Thread_local miniter_refusal current_refusal;

void miniter_set_listener(void *listener, miniter_refusal refusal) {
    current_listener = listener;
    current_refusal = refusal;
}

void *miniter_listener(void) {
    return current_listener;
}

// libevent 2.1 has no way to set the answer to a request that it refuses before the callback: it calls this function of
// its own. The linker takes the first of the two definitions. Without it those answers would be HTML.
void evhttp_send_error(struct evhttp_request *request, int error, const char *reason) {
    (void)reason;
    if (current_refusal != NULL) {
        current_refusal(current_listener, request, error);
    } else {
        evhttp_send_reply(request, error == 0 ? HTTP_BADREQUEST : error, NULL, NULL);
    }
}
