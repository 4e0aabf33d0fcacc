/* Secrets in text: found as they are, JSON-escaped, percent-encoded or in base64, and blanked. */
#ifndef CALAGOPUS_CORE_SECRETS_H
#define CALAGOPUS_CORE_SECRETS_H

#include <stdbool.h>

#include "core/buffer.h"
#include "core/text.h"

/* What stands where something was taken away. */
#define CALAGOPUS_HIDDEN "[hidden]"

/* `secrets` is NULL-terminated and may be NULL; empty ones are passed over. */
bool calagopus_secrets_within(struct calagopus_slice text, const char *const *secrets);
/* Appends `text` to `out` with every secret replaced; false where `out` has no room. */
bool calagopus_secrets_blank(struct calagopus_slice text, const char *const *secrets, struct calagopus_buffer *out);

#endif
