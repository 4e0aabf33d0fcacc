/* The spellings in which a secret may stand in a text, and a search for it that shares no code with the redactor. */
#ifndef CALAGOPUS_TESTS_SPELLING_H
#define CALAGOPUS_TESTS_SPELLING_H

#include <stdbool.h>

#include "core/buffer.h"
#include "core/text.h"

/* Appends the secret: as it is, JSON-escaped, percent-encoded, in base64, or one within the other, three of them at most; `which` chooses. */
#define SPELLINGS 288
void spelling_put(unsigned which, struct calagopus_slice secret, struct calagopus_buffer *out);
/* Is it one in which docs/security.md says that a secret is found? */
bool spelling_promised(unsigned which);
/* Copies a text of the fuzzer's with the secret at each byte 0x01, spelled as the byte behind it says. */
void spelling_plant(struct calagopus_slice text, struct calagopus_slice secret, struct calagopus_buffer *out);
/* Whether the secret is in the text, as docs/security.md says it: as it is, percent-encoded up to three times, JSON-escaped up to three times, or once
 * each in either order; and in each of these in base64, of either alphabet, with anything around it, where four digits rest on the secret alone. A
 * space, "+" and "-" count as one, and so do "/" and "_". */
bool spelling_found(struct calagopus_slice text, struct calagopus_slice secret);
/* Whether the text, which was cut at its end, ends there in four characters of the secret's beginning, or more, in one of these spellings. */
bool spelling_found_at_cut(struct calagopus_slice text, struct calagopus_slice secret);

#endif
