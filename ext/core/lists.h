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
/* UUIDs separated by commas (white space around them is fine), none repeated. `uuids` gets an array of strings. */
bool calagopus_list_ids(struct calagopus_slice text, const char *field, struct calagopus_arena *arena, char ***uuids, size_t *count, struct calagopus_error *error);

#endif
