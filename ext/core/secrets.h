/* Secrets in text: found as they are, JSON-escaped, percent-encoded or in base64, and blanked. docs/security.md says exactly which spellings. */
#ifndef CALAGOPUS_CORE_SECRETS_H
#define CALAGOPUS_CORE_SECRETS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/buffer.h"
#include "core/error.h"
#include "core/text.h"
#include "core/work.h"

/* What stands where something was taken away. */
#define CALAGOPUS_HIDDEN "[hidden]"

/* What one call was given and nothing may show. Where one is taken, NULL stands for none. */
struct calagopus_secrets;
struct calagopus_secrets *calagopus_secrets_new(void);
/* A copy of any bytes, NUL included; empty ones, and what is there already, are passed over. False: no memory, or more than CALAGOPUS_MAX_SECRETS. */
bool calagopus_secrets_add(struct calagopus_secrets *secrets, const char *bytes, size_t length);
/* The password that stands in a URL ("http://user:word"), as it is written there and as it is meant; none is fine. */
bool calagopus_secrets_add_password_of(struct calagopus_secrets *secrets, const char *url);
/* Wipes and frees. */
void calagopus_secrets_free(struct calagopus_secrets *secrets);

/* Whether one is there; true also where that cannot be told: there was no memory, or the work's time was up. */
bool calagopus_secrets_within(struct calagopus_secrets *secrets, struct calagopus_slice text, struct calagopus_work *work);
/* Appends `text` to `out` with every secret replaced, or one blank for all of it where the work's time was up. False: `out` has no room, or
 * there was no memory. The steps are in proportion to the bytes of `text`, whatever they are. */
bool calagopus_secrets_blank(struct calagopus_secrets *secrets, struct calagopus_slice text, struct calagopus_work *work, struct calagopus_buffer *out);

/* What a stranger said may repeat what it was given: blanked in one text of at most `room` bytes, and in all texts of an error. A text that fills
 * its room was cut: the beginning of a secret at its end goes too. */
void calagopus_secrets_blank_text(struct calagopus_secrets *secrets, char *text, size_t room);
void calagopus_secrets_blank_error(struct calagopus_secrets *secrets, struct calagopus_error *error);

#endif
