#ifndef CEMBEDDED_H
#define CEMBEDDED_H

// The files that the program carries within itself, as they stood when it was built.
#include <stddef.h>

/// How many files there are.
size_t miniter_embedded_count(void);

/// Where a file stands below Sources, such as `API/V2/Examples/users.http`; `place` is less than the count.
const char *miniter_embedded_path(size_t place);

/// What stands in a file, in UTF-8 without a zero byte; `place` is less than the count.
const char *miniter_embedded_text(size_t place);

#endif
