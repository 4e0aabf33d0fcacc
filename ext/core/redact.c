/* The redactor: copies a JSON text, keeping of it only what the allow list names and no secret, and cuts it where it grows too long. */
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "core/json.h"
#include "core/json_token.h"
#include "core/limits.h"
#include "core/secrets.h"
#include "core/redact.h"

/* The longest note of a cut, with the comma, the name and the quotes around it. */
#define CUT_NOTE_BYTES 64
/* A single kept string, escaped, passes the limit of the body before it is taken back. */
#define WORK_BYTES (8u * CALAGOPUS_MAX_TRACE_BODY)
/* The panel writes an error as JSON inside a JSON string, once. */
#define MOST_NESTED_TEXTS 2
#define MOST_NAME_BYTES 256u
/* An unlisted name is shown where it looks like a field of an interface, not like a value that serves as a key. */
#define MOST_PLAIN_NAME 40
/* What stands for a body when the call's time was up before it was redacted. */
#define NOT_READ "[not read, the time was up: %zu bytes]"

struct redactor {
	struct calagopus_json_tokens tokens; /* of a text that is well-formed: the scan accepted it */
	const char *const *allow;
	struct calagopus_secrets *secrets;
	struct calagopus_json_writer writer;
	struct calagopus_buffer work;
	size_t room;
	size_t hidden_names;
	unsigned nested; /* texts around this one */
	struct calagopus_work *effort;
	size_t counted; /* as work */

	bool cut;
};

/* Where to go back to. */
struct mark {
	size_t length;
	struct calagopus_json_writer writer;
	size_t at;
};

static void copy_value(struct redactor *redactor, const struct calagopus_json_token *token, const char *name, bool listed);
static bool redact_text(struct calagopus_slice body, const char *const *allow, struct calagopus_secrets *secrets, struct calagopus_work *work, unsigned nested, size_t room, struct calagopus_buffer *out);

/* What was passed over since the last time; false where the call's time is up. */
static bool count(struct redactor *redactor)
{
	size_t steps = redactor->tokens.at - redactor->counted + 1;

	redactor->counted = redactor->tokens.at;
	return calagopus_work_add(redactor->effort, steps);
}

static bool opens(const struct calagopus_json_token *token)
{
	return token->kind == CALAGOPUS_JSON_OBJECT || token->kind == CALAGOPUS_JSON_ARRAY;
}

/* Passes over what the token begins. */
static void skip_value(struct redactor *redactor, const struct calagopus_json_token *token)
{
	size_t outside = redactor->tokens.depth - 1;
	struct calagopus_json_token next;

	while (opens(token) && redactor->tokens.depth > outside && calagopus_json_next(&redactor->tokens, &next) && count(redactor)) {
	}
}

/* Appends the character of the escape whose backslash is at `at`; returns what is behind it. */
static size_t decode_escape(struct calagopus_slice raw, size_t at, struct calagopus_buffer *out)
{
	static const char letters[] = "bfnrt";
	static const char plain[] = "\b\f\n\r\t";
	char c = raw.data[at + 1];
	const char *found = strchr(letters, c);

	if (c != 'u') {
		calagopus_buffer_append(out, found != NULL ? &plain[found - letters] : &c, 1);
		return at + 2;
	}
	long point = calagopus_text_hex4(raw.data + at + 2, raw.length - at - 2);

	at += 6;
	if (point >= 0xD800 && point <= 0xDBFF) {
		point = 0x10000 + (point - 0xD800) * 0x400 + (calagopus_text_hex4(raw.data + at + 2, raw.length - at - 2) - 0xDC00);
		at += 6;
	}
	char bytes[4];

	calagopus_buffer_append(out, bytes, calagopus_text_utf8_put((unsigned long) point, bytes));
	return at;
}

static bool decode(struct calagopus_slice raw, struct calagopus_buffer *out)
{
	size_t at = 0;

	while (at < raw.length && !out->failed) {
		const char *backslash = memchr(raw.data + at, '\\', raw.length - at);
		size_t plain = (backslash != NULL ? (size_t) (backslash - raw.data) : raw.length) - at;

		calagopus_buffer_append(out, raw.data + at, plain);
		at += plain;
		if (backslash != NULL) {
			at = decode_escape(raw, at, out);
		}
	}
	return !out->failed;
}

static struct mark mark(const struct redactor *redactor, const struct calagopus_json_token *token)
{
	return (struct mark) {redactor->work.length, redactor->writer, token->at};
}

/* Whether what was written leaves room for a note and for every bracket that is open. */
static bool fits(const struct redactor *redactor)
{
	return !redactor->work.failed && redactor->work.length + redactor->writer.depth + CUT_NOTE_BYTES <= redactor->room;
}

static void write_cut(struct redactor *redactor, const char *name, size_t bytes)
{
	char note[CUT_NOTE_BYTES];

	snprintf(note, sizeof(note), "[cut: %zu bytes]", bytes);
	calagopus_json_write_string(&redactor->writer, name, note);
}

/* Takes back what was begun at `start` and says in its place how much is not shown. */
static void cut_at(struct redactor *redactor, struct mark start, bool in_object)
{
	bool overflowed = redactor->work.overflowed;

	if (redactor->work.failed && !overflowed) {
		return; /* no memory: nothing will be kept at all */
	}
	redactor->work.failed = false;
	redactor->work.overflowed = false;
	redactor->work.length = start.length;
	redactor->work.data[start.length] = '\0';
	redactor->writer = start.writer;
	redactor->cut = true;
	write_cut(redactor, in_object ? "[cut]" : NULL, redactor->tokens.text.length - start.at);
}

/* A JSON text within the string is redacted by the same list. Returns false where nothing of it may be kept. */
static bool redact_nested(const struct redactor *redactor, struct calagopus_buffer *text)
{
	struct calagopus_json_limits limits = calagopus_json_limits_of(redactor->effort);
	struct calagopus_slice slice = {text->data, text->length};
	struct calagopus_slice trimmed = calagopus_slice_trim(slice);
	struct calagopus_buffer inner;

	if (trimmed.length == 0 || (trimmed.data[0] != '{' && trimmed.data[0] != '[') || !calagopus_json_scan(trimmed, &limits, NULL)) {
		return true;
	}
	calagopus_buffer_init(&inner, WORK_BYTES);
	bool good = redactor->nested < MOST_NESTED_TEXTS
		&& redact_text(trimmed, redactor->allow, redactor->secrets, redactor->effort, redactor->nested + 1, CALAGOPUS_MAX_TRACE_BODY, &inner);

	calagopus_buffer_reset(text);
	good = good && calagopus_buffer_append(text, inner.data, inner.length);
	calagopus_buffer_free(&inner);
	return good;
}

static void copy_string(struct redactor *redactor, struct calagopus_slice raw, const char *name)
{
	struct calagopus_buffer text;
	struct calagopus_buffer blanked;

	calagopus_buffer_init(&text, CALAGOPUS_MAX_TRACE_BODY);
	calagopus_buffer_init(&blanked, WORK_BYTES);
	bool good = decode(raw, &text);
	bool too_long = text.overflowed;

	good = good && redact_nested(redactor, &text);
	good = good && calagopus_secrets_blank(redactor->secrets, (struct calagopus_slice) {text.data, text.length}, redactor->effort, &blanked);
	struct calagopus_slice kept = {blanked.data, blanked.length};

	if (too_long) {
		write_cut(redactor, name, raw.length);
	} else if (!good || !calagopus_text_utf8(kept)) {
		calagopus_json_write_string(&redactor->writer, name, CALAGOPUS_HIDDEN);
	} else {
		calagopus_json_write_slice(&redactor->writer, name, kept);
	}
	calagopus_buffer_free(&text);
	calagopus_buffer_free(&blanked);
}

/* How a name is written: the list's own spelling, a plain one as it is, any other as a numbered blank. `room` is MOST_PLAIN_NAME + 1. */
static const char *shown_name(struct redactor *redactor, struct calagopus_slice raw, bool *listed, char *room)
{
	struct calagopus_buffer name;
	const char *shown = NULL;

	calagopus_buffer_init(&name, MOST_NAME_BYTES);
	bool escaped = raw.length > 0 && memchr(raw.data, '\\', raw.length) != NULL;
	bool decoded = !escaped || decode(raw, &name);
	struct calagopus_slice text = escaped ? (struct calagopus_slice) {name.data, name.length} : raw;

	/* Most entries differ in the first letter already. */
	for (const char *const *entry = redactor->allow; decoded && text.length > 0 && shown == NULL && entry != NULL && *entry != NULL; entry++) {
		shown = (*entry)[0] == text.data[0] && calagopus_slice_equal(text, *entry) ? *entry : NULL;
	}
	*listed = shown != NULL;
	calagopus_buffer_free(&name);
	if (shown != NULL) {
		return shown;
	}
	bool plain = raw.length > 0 && raw.length <= MOST_PLAIN_NAME && strspn(raw.data, "abcdefghijklmnopqrstuvwxyz_0123456789") == raw.length
		&& !(raw.data[0] >= '0' && raw.data[0] <= '9');

	if (plain && !calagopus_secrets_within(redactor->secrets, raw, redactor->effort)) {
		memcpy(room, raw.data, raw.length);
		room[raw.length] = '\0';
		return room;
	}
	snprintf(room, MOST_PLAIN_NAME + 1, "[hidden %zu]", ++redactor->hidden_names);
	return room;
}

static void copy_member(struct redactor *redactor, const struct calagopus_json_token *token)
{
	struct mark start = mark(redactor, token);
	struct calagopus_json_token value;
	char room[MOST_PLAIN_NAME + 1];
	bool listed;
	const char *name = shown_name(redactor, token->text, &listed, room);

	if (calagopus_json_next(&redactor->tokens, &value)) {
		copy_value(redactor, &value, name, listed);
	}
	if (!redactor->cut && !fits(redactor)) {
		cut_at(redactor, start, true);
	}
}

static void copy_element(struct redactor *redactor, const struct calagopus_json_token *token, bool listed)
{
	struct mark start = mark(redactor, token);

	copy_value(redactor, token, NULL, listed);
	if (!redactor->cut && !fits(redactor)) {
		cut_at(redactor, start, false);
	}
}

/* The bracket is written. A container that did not fit with it is left to the one around it. */
static void copy_inside(struct redactor *redactor, bool object, bool listed)
{
	struct calagopus_json_token token;

	while (!redactor->cut && !redactor->work.failed && count(redactor) && calagopus_json_next(&redactor->tokens, &token) && token.kind != CALAGOPUS_JSON_CLOSE) {
		if (object) {
			copy_member(redactor, &token);
		} else {
			copy_element(redactor, &token, listed);
		}
	}
}

static void copy_container(struct redactor *redactor, const char *name, bool object, bool listed)
{
	if (object) {
		calagopus_json_write_object_begin(&redactor->writer, name);
	} else {
		calagopus_json_write_array_begin(&redactor->writer, name);
	}
	if (!fits(redactor)) {
		return; /* whoever called takes the bracket back */
	}
	copy_inside(redactor, object, listed);
	if (object) {
		calagopus_json_write_object_end(&redactor->writer);
	} else {
		calagopus_json_write_array_end(&redactor->writer);
	}
}

static void copy_literal(struct redactor *redactor, struct calagopus_slice literal, const char *name)
{
	if (calagopus_secrets_within(redactor->secrets, literal, redactor->effort)) {
		calagopus_json_write_string(&redactor->writer, name, CALAGOPUS_HIDDEN);
	} else {
		calagopus_json_write_literal(&redactor->writer, name, literal);
	}
}

static void copy_value(struct redactor *redactor, const struct calagopus_json_token *token, const char *name, bool listed)
{
	bool object = token->kind == CALAGOPUS_JSON_OBJECT;
	bool root = redactor->writer.depth == 0;
	/* Objects in an array judge their members by themselves; so does an array at the root its objects. */
	bool descend = object ? listed || name == NULL : token->kind == CALAGOPUS_JSON_ARRAY && (listed || root);

	if (descend) {
		copy_container(redactor, name, object, listed && !root);
	} else if (!listed || root) {
		skip_value(redactor, token);
		calagopus_json_write_string(&redactor->writer, name, CALAGOPUS_HIDDEN);
	} else if (token->kind == CALAGOPUS_JSON_TEXT) {
		copy_string(redactor, token->text, name);
	} else {
		copy_literal(redactor, token->text, name);
	}
}

static bool redact_text(struct calagopus_slice body, const char *const *allow, struct calagopus_secrets *secrets, struct calagopus_work *work, unsigned nested, size_t room, struct calagopus_buffer *out)
{
	struct redactor redactor = {.allow = allow, .secrets = secrets, .effort = work, .nested = nested, .room = room};
	struct calagopus_json_token token;

	if (room < 2 * CUT_NOTE_BYTES) {
		return false;
	}
	calagopus_buffer_init(&redactor.work, WORK_BYTES);
	calagopus_json_writer_init(&redactor.writer, &redactor.work);
	calagopus_json_tokens_begin(&redactor.tokens, body);
	if (calagopus_json_next(&redactor.tokens, &token)) {
		copy_value(&redactor, &token, NULL, false);
	}
	bool over = !count(&redactor);
	bool good = over
		? calagopus_buffer_format(out, NOT_READ, body.length)
		: calagopus_json_writer_ok(&redactor.writer) && calagopus_buffer_append(out, redactor.work.data, redactor.work.length);

	calagopus_buffer_free(&redactor.work);
	return good;
}

bool calagopus_redact(struct calagopus_slice body, const char *const *allow, struct calagopus_secrets *secrets, struct calagopus_work *work, struct calagopus_buffer *out)
{
	struct calagopus_json_limits limits = calagopus_json_limits_of(work);
	struct calagopus_error error;
	size_t left = out->limit - out->length;

	if (body.length == 0) {
		return true;
	}
	if (!calagopus_json_scan(body, &limits, &error)) {
		if (error.reason == CALAGOPUS_REASON_TIMED_OUT) {
			return calagopus_buffer_format(out, NOT_READ, body.length);
		}
		return error.reason == CALAGOPUS_REASON_ANSWER_TOO_LARGE
			? calagopus_buffer_format(out, "[JSON beyond the limits: %zu bytes]", body.length)
			: calagopus_buffer_format(out, "[not JSON: %zu bytes]", body.length);
	}
	return redact_text(body, allow, secrets, work, 0, left < CALAGOPUS_MAX_TRACE_BODY ? left : CALAGOPUS_MAX_TRACE_BODY, out);
}
