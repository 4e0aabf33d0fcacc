/* Lists that people typed into a field: assignments, pairs, ids. */
#ifndef CALAGOPUS_CORE_LISTS_H
#define CALAGOPUS_CORE_LISTS_H

#include "core/text.h"

/* One `name=value` or `name:value`. */
struct calagopus_pair {
	char *name;
	char *value;
};
struct calagopus_pairs {
	struct calagopus_pair *items;
	size_t count;
};
/* One `NAME=value` a line (LF or CRLF); blank lines are passed over; a name is [A-Za-z_][A-Za-z0-9_]*; the value is kept as typed but for
 * the white space around it. A line without '=', a bad or repeated name: field error naming the line's number. */
bool calagopus_list_assignments(struct calagopus_slice text, const char *field, struct calagopus_arena *arena, struct calagopus_pairs *pairs, struct calagopus_error *error);
/* `key:value` pairs separated by commas or new lines; keys [A-Za-z0-9_.-]+, not repeated; empty values are errors. */
bool calagopus_list_key_values(struct calagopus_slice text, const char *field, struct calagopus_arena *arena, struct calagopus_pairs *pairs, struct calagopus_error *error);
/* How one kind of ids looks; to who only passes them on they are opaque texts. */
#define CALAGOPUS_ID_BYTES 65
struct calagopus_id_form {
	const char *name;    /* "UUID" */
	const char *example; /* "01234567-89ab-cdef-0123-456789abcdef" */
	const char *digits;  /* "8-4-4-4-12 hexadecimal digits" */
	/* Is it a whole one? `id` gets it as its maker writes it. */
	bool (*read)(struct calagopus_slice given, char id[CALAGOPUS_ID_BYTES]);
};
/* Ids separated by commas (white space around them is fine), none repeated. `ids` gets an array of strings. */
bool calagopus_list_ids(struct calagopus_slice text, const char *field, const struct calagopus_id_form *form, struct calagopus_arena *arena, char ***ids, size_t *count, struct calagopus_error *error);

#endif
