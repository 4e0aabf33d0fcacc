/* The redactor: copies a JSON text, keeping of it only what the allow list names and no secret, and cuts it where it grows too long. */
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "core/json.h"
#include "core/json_copy.h"
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
	struct calagopus_json_copy copy; /* of a text that is well-formed: the scan accepted it; stopped where it was cut */
	const char *const *allow;
	struct calagopus_secrets *secrets;
	struct calagopus_buffer work;
	size_t room;
	size_t hidden_names;
	unsigned nested; /* texts around this one */
};

/* Where to go back to. */
struct mark {
	size_t length;
	struct calagopus_json_writer writer;
};

static void copy_value(struct redactor *redactor, const struct calagopus_json_token *token, const char *name, bool listed);
static bool redact_text(struct calagopus_slice body, const char *const *allow, struct calagopus_secrets *secrets, struct calagopus_work *work, unsigned nested, size_t room, struct calagopus_buffer *out);

static struct mark mark(const struct redactor *redactor)
{
	return (struct mark) {redactor->work.length, redactor->copy.writer};
}

static void take_back(struct redactor *redactor, struct mark start)
{
	redactor->work.length = start.length;
	redactor->work.data[start.length] = '\0';
	redactor->copy.writer = start.writer;
}

/* Whether what was written leaves room for a note and for every bracket that is open. */
static bool fits(const struct calagopus_json_copy *copy)
{
	const struct redactor *redactor = (const struct redactor *) copy;

	return !redactor->work.failed && redactor->work.length + redactor->copy.writer.depth + CUT_NOTE_BYTES <= redactor->room;
}

static void write_cut(struct redactor *redactor, const char *name, size_t bytes)
{
	char note[CUT_NOTE_BYTES];

	snprintf(note, sizeof(note), "[cut: %zu bytes]", bytes);
	calagopus_json_write_string(&redactor->copy.writer, name, note);
}

/* Takes back what was begun at `start`, with `token`, and says in its place how much is not shown. */
static void cut_at(struct redactor *redactor, struct mark start, const struct calagopus_json_token *token, bool in_object)
{
	bool overflowed = redactor->work.overflowed;

	if (redactor->work.failed && !overflowed) {
		return; /* no memory: nothing will be kept at all */
	}
	redactor->work.failed = false;
	redactor->work.overflowed = false;
	take_back(redactor, start);
	redactor->copy.stopped = true;
	write_cut(redactor, in_object ? "[cut]" : NULL, redactor->copy.tokens.text.length - token->at);
}

/* A JSON text within the string is redacted by the same list. Returns false where nothing of it may be kept. */
static bool redact_nested(const struct redactor *redactor, struct calagopus_buffer *text)
{
	struct calagopus_json_limits limits = calagopus_json_limits_of(redactor->copy.work);
	struct calagopus_slice slice = {text->data, text->length};
	struct calagopus_slice trimmed = calagopus_slice_trim(slice);
	struct calagopus_buffer inner;

	if (trimmed.length == 0 || (trimmed.data[0] != '{' && trimmed.data[0] != '[') || !calagopus_json_scan(trimmed, &limits, NULL)) {
		return true;
	}
	calagopus_buffer_init(&inner, WORK_BYTES);
	bool good = redactor->nested < MOST_NESTED_TEXTS
		&& redact_text(trimmed, redactor->allow, redactor->secrets, redactor->copy.work, redactor->nested + 1, CALAGOPUS_MAX_TRACE_BODY, &inner);

	calagopus_buffer_reset(text);
	good = good && calagopus_buffer_append(text, inner.data, inner.length);
	calagopus_buffer_free(&inner);
	return good;
}

static bool has(struct calagopus_slice text, char sign)
{
	return text.length > 0 && memchr(text.data, sign, text.length) != NULL;
}

/* Looked at as it is written, too, where anything is escaped: the letter or digits of an escape may begin a secret, or its base64; a backslash that
 * is written twice, and one that percent-encoding hides behind it, are read in other pairs where percent-encoding is undone first. */
static void write_string(struct redactor *redactor, const char *name, struct calagopus_slice text)
{
	struct mark start = mark(redactor);

	calagopus_json_write_slice(&redactor->copy.writer, name, text);
	if (redactor->work.failed) {
		return;
	}
	struct calagopus_slice written = {redactor->work.data + start.length, redactor->work.length - start.length};

	if (has(written, '\\') && calagopus_secrets_within(redactor->secrets, written, redactor->copy.work)) {
		take_back(redactor, start);
		calagopus_json_write_string(&redactor->copy.writer, name, CALAGOPUS_HIDDEN);
	}
}

static void copy_string(struct redactor *redactor, struct calagopus_slice raw, const char *name)
{
	struct calagopus_buffer text;
	struct calagopus_buffer blanked;

	calagopus_buffer_init(&text, CALAGOPUS_MAX_TRACE_BODY);
	calagopus_buffer_init(&blanked, WORK_BYTES);
	bool good = calagopus_json_copy_decode(raw, &text);
	bool too_long = text.overflowed;

	good = good && redact_nested(redactor, &text);
	good = good && calagopus_secrets_blank(redactor->secrets, (struct calagopus_slice) {text.data, text.length}, redactor->copy.work, &blanked);
	struct calagopus_slice kept = {blanked.data, blanked.length};

	if (too_long) {
		write_cut(redactor, name, raw.length);
	} else if (!good || !calagopus_text_utf8(kept)) {
		calagopus_json_write_string(&redactor->copy.writer, name, CALAGOPUS_HIDDEN);
	} else {
		write_string(redactor, name, kept);
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
	bool escaped = has(raw, '\\');
	bool decoded = !escaped || calagopus_json_copy_decode(raw, &name);
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

	if (plain && !calagopus_secrets_within(redactor->secrets, raw, redactor->copy.work)) {
		memcpy(room, raw.data, raw.length);
		room[raw.length] = '\0';
		return room;
	}
	snprintf(room, MOST_PLAIN_NAME + 1, "[hidden %zu]", ++redactor->hidden_names);
	return room;
}

static void copy_member(struct calagopus_json_copy *copy, const struct calagopus_json_token *token)
{
	struct redactor *redactor = (struct redactor *) copy;
	struct mark start = mark(redactor);
	struct calagopus_json_token value;
	char room[MOST_PLAIN_NAME + 1];
	bool listed;
	const char *name = shown_name(redactor, token->text, &listed, room);

	if (calagopus_json_next(&copy->tokens, &value)) {
		copy_value(redactor, &value, name, listed);
	}
	if (!copy->stopped && !fits(copy)) {
		cut_at(redactor, start, token, true);
	}
}

static void copy_element(struct calagopus_json_copy *copy, const struct calagopus_json_token *token, bool listed)
{
	struct redactor *redactor = (struct redactor *) copy;
	struct mark start = mark(redactor);

	copy_value(redactor, token, NULL, listed);
	if (!copy->stopped && !fits(copy)) {
		cut_at(redactor, start, token, false);
	}
}

static void copy_literal(struct redactor *redactor, struct calagopus_slice literal, const char *name)
{
	if (calagopus_secrets_within(redactor->secrets, literal, redactor->copy.work)) {
		calagopus_json_write_string(&redactor->copy.writer, name, CALAGOPUS_HIDDEN);
	} else {
		calagopus_json_write_literal(&redactor->copy.writer, name, literal);
	}
}

static void copy_value(struct redactor *redactor, const struct calagopus_json_token *token, const char *name, bool listed)
{
	bool object = token->kind == CALAGOPUS_JSON_OBJECT;
	bool root = redactor->copy.writer.depth == 0;
	/* Objects in an array judge their members by themselves; so does an array at the root its objects. */
	bool descend = object ? listed || name == NULL : token->kind == CALAGOPUS_JSON_ARRAY && (listed || root);

	if (descend) {
		calagopus_json_copy_container(&redactor->copy, token, name, listed && !root);
	} else if (!listed || root) {
		calagopus_json_copy_skip(&redactor->copy, token);
		calagopus_json_write_string(&redactor->copy.writer, name, CALAGOPUS_HIDDEN);
	} else if (token->kind == CALAGOPUS_JSON_TEXT) {
		copy_string(redactor, token->text, name);
	} else {
		copy_literal(redactor, token->text, name);
	}
}

static bool redact_text(struct calagopus_slice body, const char *const *allow, struct calagopus_secrets *secrets, struct calagopus_work *work, unsigned nested, size_t room, struct calagopus_buffer *out)
{
	static const struct calagopus_json_policy policy = {copy_member, copy_element, fits};
	struct redactor redactor = {.allow = allow, .secrets = secrets, .nested = nested, .room = room};
	struct calagopus_json_token token;

	if (room < 2 * CUT_NOTE_BYTES) {
		return false;
	}
	calagopus_buffer_init(&redactor.work, WORK_BYTES);
	calagopus_json_copy_begin(&redactor.copy, &policy, body, work, &redactor.work);
	if (calagopus_json_next(&redactor.copy.tokens, &token)) {
		copy_value(&redactor, &token, NULL, false);
	}
	bool over = !calagopus_json_copy_count(&redactor.copy);
	bool good = over
		? calagopus_buffer_format(out, NOT_READ, body.length)
		: calagopus_json_writer_ok(&redactor.copy.writer) && calagopus_buffer_append(out, redactor.work.data, redactor.work.length);

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
