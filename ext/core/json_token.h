/* Tokens: a JSON text taken apart one at a time, checked against RFC 8259 as it goes. Uses no heap and never goes back. */
#ifndef CALAGOPUS_CORE_JSON_TOKEN_H
#define CALAGOPUS_CORE_JSON_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/text.h"

/* A bit a level says which bracket closes it. */
#define CALAGOPUS_JSON_LEVELS 160u
#define CALAGOPUS_JSON_LEVELS_PER_WORD 32u

enum calagopus_json_kind {
	CALAGOPUS_JSON_NAME, /* of a member, with its colon */
	CALAGOPUS_JSON_TEXT,
	CALAGOPUS_JSON_NUMBER,
	CALAGOPUS_JSON_WORD, /* true, false, null */
	CALAGOPUS_JSON_OBJECT,
	CALAGOPUS_JSON_ARRAY,
	CALAGOPUS_JSON_CLOSE, /* of either */
	CALAGOPUS_JSON_END,   /* of the value; what follows was not looked at */
	CALAGOPUS_JSON_BAD    /* `wrong` says what */
};

struct calagopus_json_token {
	enum calagopus_json_kind kind;
	size_t at;                   /* where it begins */
	struct calagopus_slice text; /* what stands between the quotes, still escaped; digits; a word */
	bool integer;                /* of a number: it has neither fraction nor exponent */
};

struct calagopus_json_tokens {
	struct calagopus_slice text;
	size_t at;    /* how far it was read */
	size_t depth; /* brackets that are open */
	int expected;
	const char *wrong;
	uint32_t objects[CALAGOPUS_JSON_LEVELS / CALAGOPUS_JSON_LEVELS_PER_WORD];
};

void calagopus_json_tokens_begin(struct calagopus_json_tokens *tokens, struct calagopus_slice text);
/* The next token; false where it is the end, or bad. */
bool calagopus_json_next(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token);
/* White space alone follows. */
bool calagopus_json_tokens_done(struct calagopus_json_tokens *tokens);

#endif
