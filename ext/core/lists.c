/* Lists that administrators type: NAME=value lines, key:value pairs and ids; every mistake is reported with its place. */
#include "core/lists.h"

#include <string.h>

/* So much of what was typed is repeated in an error. */
#define SHOWN_CHARACTERS 40

/* Which texts were seen already: open addressing, at most half full, so that a long list stays linear. */
struct seen {
	const char **slots;
	size_t mask;
};

/* What all three readers share. */
struct reading {
	const char *field;
	struct calagopus_arena *arena;
	struct calagopus_error *error;
	struct seen seen;
	size_t line;  /* 1, 2 …; the item's number in a list of UUIDs */
	size_t count; /* what was read so far */
	bool good;
};

static bool seen_start(struct seen *seen, struct calagopus_arena *arena, size_t most)
{
	size_t size = 16;

	while (size / 2 < most) {
		if (size > SIZE_MAX / 4) {
			return false;
		}
		size *= 2;
	}
	seen->slots = calagopus_arena_array(arena, size, sizeof(*seen->slots));
	seen->mask = size - 1;
	return seen->slots != NULL;
}

/* False where it is there already. */
static bool seen_add(struct seen *seen, const char *text)
{
	uint64_t hash = 14695981039346656037u; /* FNV-1a */

	for (const char *c = text; *c != '\0'; c++) {
		hash = (hash ^ (unsigned char) *c) * 1099511628211u;
	}
	size_t at = (size_t) (hash ^ hash >> 32) & seen->mask;

	while (seen->slots[at] != NULL) {
		if (strcmp(seen->slots[at], text) == 0) {
			return false;
		}
		at = (at + 1) & seen->mask;
	}
	seen->slots[at] = text;
	return true;
}

static bool name_byte(char c, bool first, bool assignment)
{
	bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
	bool digit = c >= '0' && c <= '9';

	if (assignment) {
		return letter || (digit && !first);
	}
	return letter || digit || c == '.' || c == '-';
}

static bool good_name(struct calagopus_slice name, bool assignment)
{
	for (size_t i = 0; i < name.length; i++) {
		if (!name_byte(name.data[i], i == 0, assignment)) {
			return false;
		}
	}
	return name.length > 0;
}

static int shown(struct calagopus_slice text)
{
	return (int) calagopus_text_utf8_prefix(text, SHOWN_CHARACTERS);
}

/* Takes what stands before the next `separator` off the front of `rest`; sets `data` of `rest` to NULL after the last piece. */
static struct calagopus_slice next_piece(struct calagopus_slice *rest, char separator)
{
	struct calagopus_slice piece = *rest;
	const char *end = rest->length > 0 ? memchr(rest->data, separator, rest->length) : NULL;

	if (end == NULL) {
		*rest = (struct calagopus_slice) {NULL, 0};
	} else {
		piece.length = (size_t) (end - piece.data);
		rest->data += piece.length + 1;
		rest->length -= piece.length + 1;
	}
	return piece;
}

static size_t count_pieces(struct calagopus_slice text, bool commas)
{
	size_t count = 1;

	for (size_t i = 0; i < text.length; i++) {
		count += text.data[i] == '\n' || (commas && text.data[i] == ',');
	}
	return count;
}

/* What no value may hold, whatever it is for. */
static bool good_text(struct reading *reading, struct calagopus_slice text)
{
	const char *what = NULL;

	if (!calagopus_text_utf8(text)) {
		what = "is not valid UTF-8";
	} else if (calagopus_text_has_control(text, true)) {
		what = "holds a control character that cannot be seen";
	} else if (text.length > 0 && memchr(text.data, '\r', text.length) != NULL) {
		what = "holds a carriage return in its middle";
	}
	if (what == NULL) {
		return true;
	}
	reading->good = calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, reading->field,
		"Line %zu %s: type that line anew.", reading->line, what);
	return false;
}

/* Keeps a pair whose name is good and new; false only where there is no memory. */
static bool keep_pair(struct reading *reading, struct calagopus_pairs *pairs, struct calagopus_slice name, struct calagopus_slice value)
{
	struct calagopus_pair *pair = &pairs->items[reading->count];

	pair->name = calagopus_arena_copy(reading->arena, name.data, name.length);
	pair->value = calagopus_arena_copy(reading->arena, value.data, value.length);
	if (pair->name == NULL || pair->value == NULL) {
		return calagopus_error_no_memory(reading->error);
	}
	if (!seen_add(&reading->seen, pair->name)) {
		reading->good = calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, reading->field,
			"Line %zu gives \"%.*s\" a second time: keep only one of the two.", reading->line, shown(name), name.data);
		return true;
	}
	reading->count++;
	return true;
}

static bool start_pairs(struct reading *reading, size_t most, struct calagopus_pairs *pairs)
{
	*pairs = (struct calagopus_pairs) {NULL, 0};
	pairs->items = calagopus_arena_array(reading->arena, most, sizeof(*pairs->items));
	if (pairs->items == NULL || !seen_start(&reading->seen, reading->arena, most)) {
		return calagopus_error_no_memory(reading->error);
	}
	return true;
}

/* What may be repeated of a line that is no assignment: it may hold a secret value, so no more than the word at its beginning, and none that is too
 * long for a name that somebody typed. */
struct hint {
	int length;
	const char *text, *more;
};

static struct hint name_only(struct calagopus_slice text)
{
	struct hint hint = {0, text.length > 0 ? text.data : "", ""};
	size_t length = 0;

	while (length < text.length && name_byte(text.data[length], false, true)) {
		length++;
	}
	hint.length = length <= SHOWN_CHARACTERS ? (int) length : 0;
	hint.more = (size_t) hint.length < text.length ? "…" : "";
	return hint;
}

static bool read_assignment(struct reading *reading, struct calagopus_slice line, struct calagopus_pairs *pairs)
{
	struct calagopus_slice value = line;
	struct calagopus_slice name = calagopus_slice_trim(next_piece(&value, '='));
	struct hint hint = name_only(value.data == NULL ? line : name);

	if (!good_text(reading, line)) {
		return true;
	}
	if (value.data == NULL) {
		reading->good = calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, reading->field,
			"Line %zu, \"%.*s%s\", has no \"=\": type NAME=value, one on each line.", reading->line, hint.length, hint.text, hint.more);
		return true;
	}
	if (!good_name(name, true)) {
		reading->good = calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, reading->field,
			"Line %zu: \"%.*s%s\" cannot be a variable's name: letters, digits and \"_\" only, not beginning with a digit.",
			reading->line, hint.length, hint.text, hint.more);
		return true;
	}
	return keep_pair(reading, pairs, name, calagopus_slice_trim(value));
}

bool calagopus_list_assignments(struct calagopus_slice text, const char *field, struct calagopus_arena *arena, struct calagopus_pairs *pairs, struct calagopus_error *error)
{
	struct reading reading = {.field = field, .arena = arena, .error = error, .good = true};

	if (!start_pairs(&reading, count_pieces(text, false), pairs)) {
		return false;
	}
	for (struct calagopus_slice rest = text; rest.data != NULL;) {
		struct calagopus_slice line = calagopus_slice_trim(next_piece(&rest, '\n'));

		reading.line++;
		if (line.length > 0 && !read_assignment(&reading, line, pairs)) {
			return false;
		}
	}
	pairs->count = reading.count;
	return reading.good;
}

static bool read_key_value(struct reading *reading, struct calagopus_slice item, struct calagopus_pairs *pairs)
{
	struct calagopus_slice value = item;
	struct calagopus_slice key = calagopus_slice_trim(next_piece(&value, ':'));
	const char *what = NULL;

	if (!good_text(reading, item)) {
		return true;
	}
	if (item.length == 0) {
		reading->good = calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, reading->field,
			"Line %zu has a comma with nothing before it: take it away or type key:value.", reading->line);
		return true;
	}
	bool colon = value.data != NULL;

	value = calagopus_slice_trim(value);
	if (!colon) {
		what = "has no \":\"";
	} else if (!good_name(key, false)) {
		what = "has a key that is not made of letters, digits, \"_\", \".\" and \"-\"";
	} else if (value.length == 0) {
		what = "has no value after the \":\"";
	}
	if (what != NULL) {
		reading->good = calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, reading->field,
			"Line %zu: \"%.*s\" %s: type key:value, separated by commas.", reading->line, shown(item), item.data, what);
		return true;
	}
	return keep_pair(reading, pairs, key, value);
}

/* One line; a comma at its end is fine. */
static bool read_key_values(struct reading *reading, struct calagopus_slice line, struct calagopus_pairs *pairs)
{
	for (struct calagopus_slice rest = line; rest.data != NULL;) {
		struct calagopus_slice item = calagopus_slice_trim(next_piece(&rest, ','));
		bool after_last_comma = item.length == 0 && rest.data == NULL;

		if (!after_last_comma && !read_key_value(reading, item, pairs)) {
			return false;
		}
	}
	return true;
}

bool calagopus_list_key_values(struct calagopus_slice text, const char *field, struct calagopus_arena *arena, struct calagopus_pairs *pairs, struct calagopus_error *error)
{
	struct reading reading = {.field = field, .arena = arena, .error = error, .good = true};

	if (!start_pairs(&reading, count_pieces(text, true), pairs)) {
		return false;
	}
	for (struct calagopus_slice rest = text; rest.data != NULL;) {
		struct calagopus_slice line = calagopus_slice_trim(next_piece(&rest, '\n'));

		reading.line++;
		if (line.length > 0 && !read_key_values(&reading, line, pairs)) {
			return false;
		}
	}
	pairs->count = reading.count;
	return reading.good;
}

static bool read_id(struct reading *reading, const struct calagopus_id_form *form, struct calagopus_slice item, char **ids)
{
	char id[CALAGOPUS_ID_BYTES];

	if (item.length == 0) {
		reading->good = calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, reading->field,
			"Entry %zu is empty: take the comma away that is too many.", reading->line);
		return true;
	}
	if (!form->read(item, id)) {
		reading->good = calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, reading->field,
			"Entry %zu, \"%.*s\", is not a %s: type it like %s, several separated by commas.", reading->line, shown(item), item.data, form->name, form->example);
		return true;
	}
	char *copy = calagopus_arena_copy(reading->arena, id, strlen(id));

	if (copy == NULL) {
		return calagopus_error_no_memory(reading->error);
	}
	if (!seen_add(&reading->seen, copy)) {
		reading->good = calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, reading->field,
			"Entry %zu repeats %s: keep only one of the two.", reading->line, copy);
	} else {
		ids[reading->count++] = copy;
	}
	return true;
}

bool calagopus_list_ids(struct calagopus_slice text, const char *field, const struct calagopus_id_form *form, struct calagopus_arena *arena, char ***ids, size_t *count, struct calagopus_error *error)
{
	struct reading reading = {.field = field, .arena = arena, .error = error, .good = true};
	size_t most = count_pieces(text, true);

	*count = 0;
	*ids = calagopus_arena_array(arena, most, sizeof(**ids));
	if (*ids == NULL || !seen_start(&reading.seen, arena, most)) {
		return calagopus_error_no_memory(error);
	}
	struct calagopus_slice rest = calagopus_slice_trim(text);

	if (rest.length == 0) {
		return true;
	}
	while (rest.data != NULL) {
		struct calagopus_slice item = calagopus_slice_trim(next_piece(&rest, ','));

		reading.line++;
		if (!read_id(&reading, form, item, *ids)) {
			return false;
		}
	}
	*count = reading.count;
	return reading.good;
}
