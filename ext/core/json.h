/* JSON over json-c: a scan that bounds depth, values and numbers before json-c sees a byte, strict reading after it, and writing. */
#ifndef CALAGOPUS_CORE_JSON_H
#define CALAGOPUS_CORE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buffer.h"
#include "core/error.h"
#include "core/text.h"
#include "core/work.h"

struct json_object;                              /* json-c's; only json.c looks inside */
typedef const struct json_object calagopus_json; /* a value that its document owns; NULL is "not there" everywhere below */

struct calagopus_json_document {
	struct json_object *root;
};

struct calagopus_json_limits {
	size_t depth;
	size_t values; /* scalars and keys count 1, arrays 2, objects 4: about 200 bytes of json-c each */
	size_t number_length;
	struct calagopus_work *work; /* NULL: nobody counts, and no deadline ends it */
};
extern const struct calagopus_json_limits calagopus_json_default_limits;
/* The same, within a call's work. */
struct calagopus_json_limits calagopus_json_limits_of(struct calagopus_work *work);

/* The scan alone: true where the text is well-formed JSON (one value, RFC 8259), within the limits, UTF-8, without duplicate keys being
 * its business, and without NUL in a string. Uses no heap. On false: BAD_ANSWER or ANSWER_TOO_LARGE and the offset in the message. */
bool calagopus_json_scan(struct calagopus_slice text, const struct calagopus_json_limits *limits, struct calagopus_error *error);
/* Scan, then parse. Duplicate keys are refused. */
bool calagopus_json_parse(struct calagopus_slice text, const struct calagopus_json_limits *limits, struct calagopus_json_document *document, struct calagopus_error *error);
void calagopus_json_free(struct calagopus_json_document *document);

/* Reading. `path` names members with dots ("server.node.uuid"). Missing and null look alike unless said otherwise. */
calagopus_json *calagopus_json_get(calagopus_json *value, const char *path);
bool calagopus_json_is_object(calagopus_json *value);
bool calagopus_json_is_array(calagopus_json *value);
size_t calagopus_json_count(calagopus_json *array);
calagopus_json *calagopus_json_item(calagopus_json *array, size_t index);
/* Each returns false where the value is missing, null or of another type, and leaves what it was to fill as it was. Integers must be whole and within int64. */
bool calagopus_json_string(calagopus_json *value, const char *path, struct calagopus_slice *text);
bool calagopus_json_integer(calagopus_json *value, const char *path, int64_t *number);
bool calagopus_json_number(calagopus_json *value, const char *path, double *number);
bool calagopus_json_boolean(calagopus_json *value, const char *path, bool *boolean);
bool calagopus_json_is_null(calagopus_json *value, const char *path); /* present and null */
/* Calls `visit` for each member in the document's order until it returns false. */
bool calagopus_json_each(calagopus_json *object, bool (*visit)(const char *name, calagopus_json *member, void *context), void *context);

/* Writing: straight into a buffer, comma and escape kept by the writer. */
struct calagopus_json_writer {
	struct calagopus_buffer *buffer;
	unsigned depth;
	uint64_t has_member; /* bit per depth: a comma is due */
};
void calagopus_json_writer_init(struct calagopus_json_writer *writer, struct calagopus_buffer *buffer);
/* `name` is NULL inside arrays and for the root. */
void calagopus_json_write_object_begin(struct calagopus_json_writer *writer, const char *name);
void calagopus_json_write_object_end(struct calagopus_json_writer *writer);
void calagopus_json_write_array_begin(struct calagopus_json_writer *writer, const char *name);
void calagopus_json_write_array_end(struct calagopus_json_writer *writer);
void calagopus_json_write_string(struct calagopus_json_writer *writer, const char *name, const char *value); /* NULL writes null */
void calagopus_json_write_slice(struct calagopus_json_writer *writer, const char *name, struct calagopus_slice value);
void calagopus_json_write_integer(struct calagopus_json_writer *writer, const char *name, int64_t value);
void calagopus_json_write_boolean(struct calagopus_json_writer *writer, const char *name, bool value);
void calagopus_json_write_null(struct calagopus_json_writer *writer, const char *name);
/* A number or a word that a scan accepted, as it was written. */
void calagopus_json_write_literal(struct calagopus_json_writer *writer, const char *name, struct calagopus_slice literal);
/* false where the buffer overflowed, or what was begun was not ended */
bool calagopus_json_writer_ok(const struct calagopus_json_writer *writer);

#endif
