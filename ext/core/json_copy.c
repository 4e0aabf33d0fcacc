/* Copying a part of a JSON text: the walk, the brackets and the count. */
#include "core/json_copy.h"

#include <string.h>

#include "core/buffer.h"

void calagopus_json_copy_begin(struct calagopus_json_copy *copy, const struct calagopus_json_policy *policy, struct calagopus_slice text, struct calagopus_work *work, struct calagopus_buffer *out)
{
	copy->policy = policy;
	copy->work = work;
	copy->counted = 0;
	copy->stopped = false;
	calagopus_json_writer_init(&copy->writer, out);
	calagopus_json_tokens_begin(&copy->tokens, text);
}

bool calagopus_json_copy_count(struct calagopus_json_copy *copy)
{
	size_t steps = copy->tokens.at - copy->counted + 1;

	copy->counted = copy->tokens.at;
	return calagopus_work_add(copy->work, steps);
}

static bool opens(const struct calagopus_json_token *token)
{
	return token->kind == CALAGOPUS_JSON_OBJECT || token->kind == CALAGOPUS_JSON_ARRAY;
}

void calagopus_json_copy_skip(struct calagopus_json_copy *copy, const struct calagopus_json_token *token)
{
	size_t outside = copy->tokens.depth - 1;
	struct calagopus_json_token next;

	while (opens(token) && copy->tokens.depth > outside && calagopus_json_next(&copy->tokens, &next) && calagopus_json_copy_count(copy)) {
	}
}

static void copy_inside(struct calagopus_json_copy *copy, bool object, bool listed)
{
	struct calagopus_json_token token;

	while (!copy->stopped && !copy->writer.buffer->failed && calagopus_json_copy_count(copy) && calagopus_json_next(&copy->tokens, &token) && token.kind != CALAGOPUS_JSON_CLOSE) {
		if (object) {
			copy->policy->member(copy, &token);
		} else {
			copy->policy->element(copy, &token, listed);
		}
	}
}

/* A container too deep for the writer makes its buffer fail, so that the walk goes no deeper. */
void calagopus_json_copy_container(struct calagopus_json_copy *copy, const struct calagopus_json_token *token, const char *name, bool listed)
{
	bool object = token->kind == CALAGOPUS_JSON_OBJECT;

	if (object) {
		calagopus_json_write_object_begin(&copy->writer, name);
	} else {
		calagopus_json_write_array_begin(&copy->writer, name);
	}
	if (copy->policy->fits != NULL && !copy->policy->fits(copy)) {
		return;
	}
	copy_inside(copy, object, listed);
	if (object) {
		calagopus_json_write_object_end(&copy->writer);
	} else {
		calagopus_json_write_array_end(&copy->writer);
	}
}

bool calagopus_json_copy_done(struct calagopus_json_copy *copy)
{
	struct calagopus_json_token token;

	return calagopus_json_copy_count(copy) && copy->tokens.wrong == NULL && !calagopus_json_next(&copy->tokens, &token) && token.kind == CALAGOPUS_JSON_END
		&& calagopus_json_tokens_done(&copy->tokens) && calagopus_json_writer_ok(&copy->writer);
}

/* ---- Texts ---- */

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

bool calagopus_json_copy_decode(struct calagopus_slice raw, struct calagopus_buffer *out)
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
