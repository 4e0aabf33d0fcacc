/* Spellings: a text read as it is, or with one to three encodings undone, a byte at a time, and where in the text each byte came from. */
#ifndef CALAGOPUS_CORE_SPELLING_H
#define CALAGOPUS_CORE_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/text.h"

/* Encodings that are undone one after another. */
#define CALAGOPUS_SPELLING_LEVELS 3

enum calagopus_encoding {
	CALAGOPUS_ENCODING_NONE,
	CALAGOPUS_ENCODING_PERCENT, /* "%2F", in either case */
	CALAGOPUS_ENCODING_JSON     /* a backslash and a letter, a sign, or the four digits of a code unit */
};

/* A byte and the run of the text that spells it. */
struct calagopus_spelled {
	unsigned char byte;
	size_t from;
	size_t to;
};

/* The longest escape: two code units. */
#define CALAGOPUS_LONGEST_ESCAPE 12
#define CALAGOPUS_LONGEST_CHARACTER 4

struct calagopus_spelling_level {
	enum calagopus_encoding encoding;
	bool changed; /* something was undone here */
	unsigned ahead_count, ahead_first;
	unsigned ready_count, ready_first;
	struct calagopus_spelled ahead[CALAGOPUS_LONGEST_ESCAPE];    /* a ring: read from below, not looked through yet */
	struct calagopus_spelled ready[CALAGOPUS_LONGEST_CHARACTER]; /* what an escape stands for */
};

struct calagopus_spelling {
	struct calagopus_slice text;
	size_t at;
	size_t steps; /* bytes that went through a level */
	bool cut;     /* the text was cut: an escape that its end leaves unfinished is none of its bytes */
	unsigned count;
	struct calagopus_spelling_level levels[CALAGOPUS_SPELLING_LEVELS];
};

/* `encodings`: the first that is undone first, NONE after the last. */
void calagopus_spelling_begin(struct calagopus_spelling *spelling, struct calagopus_slice text, const enum calagopus_encoding encodings[CALAGOPUS_SPELLING_LEVELS], bool cut);
/* The next byte; false at the end. */
bool calagopus_spelling_next(struct calagopus_spelling *spelling, struct calagopus_spelled *spelled);
/* Whether the last encoding undid anything: otherwise what was read is what is read without it. */
bool calagopus_spelling_changed(const struct calagopus_spelling *spelling);

#endif
