/* JSON as it may be kept: only members that an allow list names, without what a call must not show. */
#ifndef CALAGOPUS_CORE_REDACT_H
#define CALAGOPUS_CORE_REDACT_H

#include <stdbool.h>

#include "core/secrets.h"
#include "core/text.h"
#include "core/work.h"

/* Appends to `out`; whatever is not JSON is only counted. */
struct calagopus_buffer;
bool calagopus_redact(struct calagopus_slice body, const char *const *allow, struct calagopus_secrets *secrets, struct calagopus_work *work, struct calagopus_buffer *out);

#endif
