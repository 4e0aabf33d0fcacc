/* Strict reading of text that people and panels wrote: parsed whole or refused, never guessed. */
#ifndef CALAGOPUS_CORE_TEXT_H
#define CALAGOPUS_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/memory.h"

/* A run of bytes that somebody else owns; `data` may be NULL where `length` is 0, and need not be NUL-terminated. */
struct calagopus_slice {
	const char *data;
	size_t length;
};

#define CALAGOPUS_UUID_LENGTH 36

struct calagopus_slice calagopus_slice_of(const char *text);
struct calagopus_slice calagopus_slice_trim(struct calagopus_slice text); /* ASCII white space */
bool calagopus_slice_equal(struct calagopus_slice a, const char *b);
bool calagopus_slice_equal_ignoring_case(struct calagopus_slice a, struct calagopus_slice b); /* ASCII only */

/* Decimal digits with at most one leading '-': no sign '+', no space, no leading zeros but "0", no overflow. */
bool calagopus_text_integer(struct calagopus_slice text, int64_t *value);
/* 8-4-4-4-12 hex digits; `uuid` (37 bytes) gets it in lower case. */
bool calagopus_text_uuid(struct calagopus_slice text, char uuid[CALAGOPUS_UUID_LENGTH + 1]);
bool calagopus_text_utf8(struct calagopus_slice text);
/* Characters of valid UTF-8. */
size_t calagopus_text_utf8_length(struct calagopus_slice text);
/* The longest prefix of at most `characters` characters that is valid; in bytes. */
size_t calagopus_text_utf8_prefix(struct calagopus_slice text, size_t characters);
bool calagopus_text_has_control(struct calagopus_slice text, bool allow_tab_newline);
/* The value of a hex digit, and of four of them (one code unit); −1 where they are none. */
int calagopus_text_hex(char digit);
int calagopus_text_hex4(const char *digits, size_t length);
/* The bytes of a code point, at most four; returns how many. */
size_t calagopus_text_utf8_put(unsigned long point, char bytes[4]);

#endif
