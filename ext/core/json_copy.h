/* Copying a part of a JSON text: the walk over it, counted as work. What is kept of each member and element, a policy says. */
#ifndef CALAGOPUS_CORE_JSON_COPY_H
#define CALAGOPUS_CORE_JSON_COPY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/json.h"
#include "core/json_token.h"
#include "core/work.h"

struct calagopus_json_copy;

struct calagopus_json_policy {
	/* A member of the object that is being copied: its name was read, its value is next. The function reads the value and writes it or passes over it. */
	void (*member)(struct calagopus_json_copy *copy, const struct calagopus_json_token *name);
	/* An element of the array that is being copied, whose first token was read; `listed` is what the container was copied with. */
	void (*element)(struct calagopus_json_copy *copy, const struct calagopus_json_token *token, bool listed);
	/* Whether there is room for what stands in a container whose bracket was written; without, it is left open, for the caller to take back. NULL: always. */
	bool (*fits)(const struct calagopus_json_copy *copy);
};

/* The first member of what a policy has of its own, so that it finds that again. */
struct calagopus_json_copy {
	const struct calagopus_json_policy *policy;
	struct calagopus_json_tokens tokens;
	struct calagopus_json_writer writer;
	struct calagopus_work *work;
	size_t counted; /* of the text, as work */
	bool stopped;   /* nothing more is copied */
};

void calagopus_json_copy_begin(struct calagopus_json_copy *copy, const struct calagopus_json_policy *policy, struct calagopus_slice text, struct calagopus_work *work, struct calagopus_buffer *out);
/* Counts what was passed over since the last time; false: the time is up. */
bool calagopus_json_copy_count(struct calagopus_json_copy *copy);
/* Passes over what the token begins. */
void calagopus_json_copy_skip(struct calagopus_json_copy *copy, const struct calagopus_json_token *token);
/* Copies the object or array that the token begins, as the policy says, under `name` (NULL in an array and at the root). */
void calagopus_json_copy_container(struct calagopus_json_copy *copy, const struct calagopus_json_token *token, const char *name, bool listed);
/* Whether the whole text was one value, and what was written is one too. */
bool calagopus_json_copy_done(struct calagopus_json_copy *copy);

/* Appends what a text or a name of a token means; false where it does not fit. */
bool calagopus_json_copy_decode(struct calagopus_slice raw, struct calagopus_buffer *out);

#endif
