// A new file gets its lines here; a test compares them with what stands in Sources/API.
#include "CEmbedded.h"

// C23's way to carry files: the compiler reads them, nothing is generated, and a change to one builds this file anew.
#define FILE_AT(path) {path, (const char[]){
#define END_OF_FILE , 0}},

static const struct {
    const char *path;
    const char *text;
} files[] = {
    FILE_AT("API/Classic/Examples/tweets.http")
#embed "../API/Classic/Examples/tweets.http"
    END_OF_FILE
    FILE_AT("API/Classic/Examples/users.http")
#embed "../API/Classic/Examples/users.http"
    END_OF_FILE
    FILE_AT("API/Docs/app.js")
#embed "../API/Docs/app.js"
    END_OF_FILE
    FILE_AT("API/Docs/attempt.js")
#embed "../API/Docs/attempt.js"
    END_OF_FILE
    FILE_AT("API/Docs/dom.js")
#embed "../API/Docs/dom.js"
    END_OF_FILE
    FILE_AT("API/Docs/index.html")
#embed "../API/Docs/index.html"
    END_OF_FILE
    FILE_AT("API/Docs/operation.js")
#embed "../API/Docs/operation.js"
    END_OF_FILE
    FILE_AT("API/Docs/snippets.js")
#embed "../API/Docs/snippets.js"
    END_OF_FILE
    FILE_AT("API/Docs/style.css")
#embed "../API/Docs/style.css"
    END_OF_FILE
    FILE_AT("API/Docs/token.js")
#embed "../API/Docs/token.js"
    END_OF_FILE
    FILE_AT("API/Docs/words.js")
#embed "../API/Docs/words.js"
    END_OF_FILE
    FILE_AT("API/V1/Examples/conditional.http")
#embed "../API/V1/Examples/conditional.http"
    END_OF_FILE
    FILE_AT("API/V1/Examples/errors.http")
#embed "../API/V1/Examples/errors.http"
    END_OF_FILE
    FILE_AT("API/V1/Examples/friends.http")
#embed "../API/V1/Examples/friends.http"
    END_OF_FILE
    FILE_AT("API/V1/Examples/lists.http")
#embed "../API/V1/Examples/lists.http"
    END_OF_FILE
    FILE_AT("API/V1/Examples/pictures.http")
#embed "../API/V1/Examples/pictures.http"
    END_OF_FILE
    FILE_AT("API/V1/Examples/tokens.http")
#embed "../API/V1/Examples/tokens.http"
    END_OF_FILE
    FILE_AT("API/V1/Examples/tweets.http")
#embed "../API/V1/Examples/tweets.http"
    END_OF_FILE
    FILE_AT("API/V1/Examples/users.http")
#embed "../API/V1/Examples/users.http"
    END_OF_FILE
    FILE_AT("API/V2/Examples/conditional.http")
#embed "../API/V2/Examples/conditional.http"
    END_OF_FILE
    FILE_AT("API/V2/Examples/errors.http")
#embed "../API/V2/Examples/errors.http"
    END_OF_FILE
    FILE_AT("API/V2/Examples/friends.http")
#embed "../API/V2/Examples/friends.http"
    END_OF_FILE
    FILE_AT("API/V2/Examples/paging.http")
#embed "../API/V2/Examples/paging.http"
    END_OF_FILE
    FILE_AT("API/V2/Examples/pictures.http")
#embed "../API/V2/Examples/pictures.http"
    END_OF_FILE
    FILE_AT("API/V2/Examples/tokens.http")
#embed "../API/V2/Examples/tokens.http"
    END_OF_FILE
    FILE_AT("API/V2/Examples/tweets.http")
#embed "../API/V2/Examples/tweets.http"
    END_OF_FILE
    FILE_AT("API/V2/Examples/users.http")
#embed "../API/V2/Examples/users.http"
    END_OF_FILE
};

size_t miniter_embedded_count(void) { return sizeof files / sizeof files[0]; }

const char *miniter_embedded_path(size_t place) { return files[place].path; }

const char *miniter_embedded_text(size_t place) { return files[place].text; }
