/* The spellings in which a secret may stand in a text, and a search for it that shares no code with the redactor. */
#ifndef CALAGOPUS_TESTS_SPELLING_H
#define CALAGOPUS_TESTS_SPELLING_H

#include <stdbool.h>

#include "core/buffer.h"
#include "core/text.h"

/* Appends the secret: as it is, JSON-escaped, percent-encoded, in base64, or one within the other; `which` chooses. */
void spelling_put(unsigned which, const char *secret, struct calagopus_buffer *out);
/* Copies a text of the fuzzer's with the secret at each byte 0x01, spelled as the byte behind it says. */
void spelling_plant(struct calagopus_slice text, const char *secret, struct calagopus_buffer *out);
/* Whether the secret is in the text, as docs/security.md says it: as it is, percent-encoded up to three times, JSON-escaped up to three times, or once
 * each in either order; and in each of these in base64, of either alphabet, with anything around it. A space, "+" and "-" count as one, and so do
 * "/" and "_". */
bool spelling_found(const char *text, const char *secret);

#endif
