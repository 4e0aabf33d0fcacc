/* JSON documents: parsed by json-c after the scan, read strictly; the one file that looks inside json-c's objects. */
#include <limits.h>
#include <math.h>
#include <string.h>

#include <json.h>

#include "core/json_inside.h"
#include "core/json_token.h"

/* Longer member names than any that is asked for. */
#define MAX_NAME 128
/* Levels that json-c needs beyond those of the scan, so that the scan's limit alone decides. */
#define SPARE_LEVELS 2
/* Of json-c's version as a number: all but the last part of it, and the 0.18s. */
#define JSON_C_MINOR 0xFFFF00
#define JSON_C_0_18 0x001200
/* What json-c is given at a time: between two pieces the clock is looked at. */
#define PIECE_BYTES (256u * 1024u)

/* A parser at work. */
struct feeding {
	struct json_tokener *tokener;
	struct json_object *root;
	struct calagopus_work *work;
};

static struct json_object *unconst(calagopus_json *value)
{
	return (struct json_object *) value;
}

/* Members of all objects below `value`; as deep as the scan allowed. */
static size_t count_members(calagopus_json *value)
{
	size_t count = 0;

	if (calagopus_json_is_object(value)) {
		struct json_object_iter at;

		json_object_object_foreachC(unconst(value), at)
		{
			count += 1 + count_members(at.val);
		}
	} else if (calagopus_json_is_array(value)) {
		for (size_t i = 0; i < calagopus_json_count(value); i++) {
			count += count_members(calagopus_json_item(value, i));
		}
	}
	return count;
}

static bool feed(struct feeding *feeding, const char *data, size_t length)
{
	bool more = true;

	while (more && length > 0) {
		size_t piece = length < PIECE_BYTES ? length : PIECE_BYTES;

		feeding->root = json_tokener_parse_ex(feeding->tokener, data, (int) piece);
		more = json_tokener_get_error(feeding->tokener) == json_tokener_continue && calagopus_work_add(feeding->work, piece);
		data += piece;
		length -= piece;
	}
	return more;
}

/* json-c clamps integers that it cannot hold without a word. With an exponent behind them they are read as doubles, and no integer. */
static bool feed_all(struct feeding *feeding, struct calagopus_slice text, size_t wide)
{
	struct calagopus_json_tokens tokens;
	struct calagopus_json_token token;
	size_t at = 0;

	calagopus_json_tokens_begin(&tokens, text);
	while (wide > 0 && calagopus_json_next(&tokens, &token)) {
		if (token.kind == CALAGOPUS_JSON_NUMBER && token.integer && calagopus_json_is_wide(token.text)) {
			if (!feed(feeding, text.data + at, tokens.at - at) || !feed(feeding, "e0", 2)) {
				return false;
			}
			at = tokens.at;
			wide--;
		}
	}
	if (at < text.length && !feed(feeding, text.data + at, text.length - at)) {
		return json_tokener_get_error(feeding->tokener) == json_tokener_success;
	}
	/* A number or a word at the root ends only where something else begins: the NUL. */
	feed(feeding, "", 1);
	return json_tokener_get_error(feeding->tokener) == json_tokener_success;
}

/* json-c 0.18 takes each byte beyond ASCII for a control character where it is strict. All that being strict refuses, the scan has refused. */
static int tokener_flags(void)
{
	return (json_c_version_num() & JSON_C_MINOR) == JSON_C_0_18 ? 0 : JSON_TOKENER_STRICT;
}

static bool json_c_refused(enum json_tokener_error reason, struct calagopus_error *error)
{
#if JSON_C_VERSION_NUM >= ((0 << 16) | (17 << 8))
	if (reason == json_tokener_error_memory) {
		return calagopus_error_no_memory(error);
	}
#endif
	return calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER, "The answer is not valid JSON: %s.", json_tokener_error_desc(reason));
}

bool calagopus_json_parse(struct calagopus_slice text, const struct calagopus_json_limits *limits, struct calagopus_json_document *document, struct calagopus_error *error)
{
	struct calagopus_json_measure measure;

	document->root = NULL;
	if (text.length > INT_MAX) {
		return calagopus_error_set(error, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "The answer has %zu bytes, more than can be read.", text.length);
	}
	if (!calagopus_json_measure(text, limits, &measure, error)) {
		return false;
	}
	struct json_tokener *tokener = json_tokener_new_ex((int) (limits->depth < INT_MAX - SPARE_LEVELS ? limits->depth : INT_MAX - SPARE_LEVELS) + SPARE_LEVELS);

	if (tokener == NULL) {
		return calagopus_error_no_memory(error);
	}
	/* that it is UTF-8 the scan has seen: json-c need not look again */
	json_tokener_set_flags(tokener, tokener_flags());
	text.length = measure.end;
	struct feeding feeding = {tokener, NULL, limits->work};
	bool parsed = feed_all(&feeding, text, measure.wide);
	enum json_tokener_error reason = json_tokener_get_error(tokener);

	json_tokener_free(tokener);
	if (!parsed && reason == json_tokener_continue) {
		return calagopus_error_set(error, CALAGOPUS_REASON_TIMED_OUT, "The time of the call was up while an answer of %zu bytes was being read.", text.length);
	}
	if (!parsed) {
		return json_c_refused(reason, error);
	}
	/* json-c keeps the last of two members with one name: then it holds fewer than the scan saw. */
	if (count_members(feeding.root) != measure.members) {
		json_object_put(feeding.root);
		return calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER, "The answer is not usable: an object in it has the same member twice.");
	}
	document->root = feeding.root;
	return true;
}

void calagopus_json_free(struct calagopus_json_document *document)
{
	if (document->root != NULL) {
		json_object_put(document->root);
		document->root = NULL;
	}
}

/* The object that the last name of `path` is a member of, and that name; NULL where there is none on the way. */
static calagopus_json *walk_to_last(calagopus_json *value, const char **path)
{
	const char *dot;

	while (calagopus_json_is_object(value) && (dot = strchr(*path, '.')) != NULL) {
		char name[MAX_NAME];
		struct json_object *member = NULL;
		size_t length = (size_t) (dot - *path);

		if (length >= sizeof(name)) {
			return NULL;
		}
		memcpy(name, *path, length);
		name[length] = '\0';
		json_object_object_get_ex(value, name, &member);
		value = member;
		*path = dot + 1;
	}
	return calagopus_json_is_object(value) ? value : NULL;
}

/* The value at `path`; `present` also where it is null. */
static calagopus_json *look_up(calagopus_json *value, const char *path, bool *present)
{
	struct json_object *member = NULL;

	if (path == NULL || *path == '\0') {
		*present = value != NULL;
		return value;
	}
	value = walk_to_last(value, &path);
	*present = value != NULL && json_object_object_get_ex(value, path, &member);
	return member;
}

static calagopus_json *look_up_type(calagopus_json *value, const char *path, enum json_type type)
{
	calagopus_json *found = calagopus_json_get(value, path);

	return found != NULL && json_object_get_type(found) == type ? found : NULL;
}

calagopus_json *calagopus_json_get(calagopus_json *value, const char *path)
{
	bool present;

	return look_up(value, path, &present);
}

bool calagopus_json_is_object(calagopus_json *value)
{
	return value != NULL && json_object_get_type(value) == json_type_object;
}

bool calagopus_json_is_array(calagopus_json *value)
{
	return value != NULL && json_object_get_type(value) == json_type_array;
}

size_t calagopus_json_count(calagopus_json *array)
{
	return calagopus_json_is_array(array) ? json_object_array_length(array) : 0;
}

calagopus_json *calagopus_json_item(calagopus_json *array, size_t index)
{
	return index < calagopus_json_count(array) ? json_object_array_get_idx(array, index) : NULL;
}

bool calagopus_json_string(calagopus_json *value, const char *path, struct calagopus_slice *text)
{
	calagopus_json *found = look_up_type(value, path, json_type_string);

	const char *data = found != NULL ? json_object_get_string(unconst(found)) : NULL;

	if (data == NULL) {
		return false; /* without memory for it, too; then the length alone would be there */
	}
	*text = (struct calagopus_slice) {data, (size_t) json_object_get_string_len(found)};
	return true;
}

bool calagopus_json_integer(calagopus_json *value, const char *path, int64_t *number)
{
	calagopus_json *found = look_up_type(value, path, json_type_int);

	if (found == NULL) {
		return false;
	}
	*number = json_object_get_int64(found);
	return true;
}

bool calagopus_json_number(calagopus_json *value, const char *path, double *number)
{
	int64_t integer;
	calagopus_json *found = look_up_type(value, path, json_type_double);

	if (calagopus_json_integer(value, path, &integer)) {
		*number = (double) integer;
		return true;
	}
	double real = found != NULL ? json_object_get_double(found) : 0.0;

	if (found == NULL || !isfinite(real)) {
		return false;
	}
	*number = real;
	return true;
}

bool calagopus_json_boolean(calagopus_json *value, const char *path, bool *boolean)
{
	calagopus_json *found = look_up_type(value, path, json_type_boolean);

	if (found == NULL) {
		return false;
	}
	*boolean = json_object_get_boolean(found);
	return true;
}

bool calagopus_json_is_null(calagopus_json *value, const char *path)
{
	bool present;

	return look_up(value, path, &present) == NULL && present;
}

bool calagopus_json_each(calagopus_json *object, bool (*visit)(const char *name, calagopus_json *member, void *context), void *context)
{
	if (!calagopus_json_is_object(object)) {
		return false;
	}
	struct json_object_iterator at = json_object_iter_begin(unconst(object));
	struct json_object_iterator end = json_object_iter_end(object);

	for (; !json_object_iter_equal(&at, &end); json_object_iter_next(&at)) {
		if (!visit(json_object_iter_peek_name(&at), json_object_iter_peek_value(&at), context)) {
			return false;
		}
	}
	return true;
}
