/* Error values: filled without memory, always valid UTF-8, always printable, cut at a character and saying so. */
#include "core/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

#define ELLIPSIS "\xE2\x80\xA6"
#define REPLACEMENT "\xEF\xBF\xBD"
#define MARK_LENGTH 3 /* bytes of each of the two */
/* A formatted text is made here first: its arguments may lie in the error that it replaces. More than three times the longest field, so that
 * a text that is cut here, inside of a character perhaps, is cut again at a character. */
#define SCRATCH_BYTES 4096
/* " … and 18446744073709551615 more" */
#define MORE_BYTES 48

struct reason_row {
	const char *name;
	enum calagopus_error_kind kind;
	bool retriable;
};

static const struct reason_row reasons[CALAGOPUS_REASON_COUNT] = {
#define REASON_ROW(NAME, text, kind, retriable) {text, CALAGOPUS_KIND_##kind, retriable},
	CALAGOPUS_REASONS(REASON_ROW)
#undef REASON_ROW
};

static const char *const topics[CALAGOPUS_TOPIC_COUNT] = {
#define TOPIC_NAME(NAME, text) text,
	CALAGOPUS_TOPICS(TOPIC_NAME)
#undef TOPIC_NAME
};

static const struct reason_row *row_of(enum calagopus_reason reason)
{
	bool known = (int) reason >= 0 && (int) reason < CALAGOPUS_REASON_COUNT;

	return &reasons[known ? reason : CALAGOPUS_REASON_INTERNAL];
}

/* What would break a line, a terminal or the reading order: C0, DEL, C1, line separators, bidirectional overrides. */
static bool disturbs(const unsigned char *character, size_t length)
{
	if (length == 1) {
		return character[0] < 0x20 || character[0] == 0x7F;
	}
	if (length == 2) {
		return character[0] == 0xC2 && character[1] < 0xA0;
	}
	if (length == 3 && character[0] == 0xE2) {
		return (character[1] == 0x80 && character[2] >= 0xA8 && character[2] <= 0xAE)
			|| (character[1] == 0x81 && character[2] >= 0xA6 && character[2] <= 0xA9);
	}
	return false;
}

/* Copies what fits into `room` bytes with the NUL. */
static void put_text(char *to, size_t room, const char *from, size_t length)
{
	size_t used = 0;
	size_t safe = 0; /* the longest that leaves room for the ellipsis */
	size_t at = 0;
	bool cut = false;

	while (at < length && !cut) {
		struct calagopus_slice rest = {from + at, length - at};
		size_t width = calagopus_text_utf8_prefix(rest, 1);
		const char *character = from + at;
		size_t step = width > 0 ? width : 1;

		if (width == 0) {
			character = REPLACEMENT;
			width = MARK_LENGTH;
		} else if (disturbs((const unsigned char *) character, width)) {
			character = " ";
			width = 1;
		}
		if (used + width > room - 1) {
			cut = true;
			continue;
		}
		memcpy(to + used, character, width);
		used += width;
		at += step;
		safe = used + MARK_LENGTH <= room - 1 ? used : safe;
	}
	if (cut) {
		memcpy(to + safe, ELLIPSIS, MARK_LENGTH);
		used = safe + MARK_LENGTH;
	}
	to[used] = '\0';
}

static void put_formatted(char *to, size_t room, const char *format, va_list arguments) __attribute__((format(printf, 3, 0)));
static void put_formatted(char *to, size_t room, const char *format, va_list arguments)
{
	char scratch[SCRATCH_BYTES];
	int length = vsnprintf(scratch, sizeof(scratch), format, arguments);

	if (length < 0) {
		to[0] = '\0';
		return;
	}
	put_text(to, room, scratch, strlen(scratch));
}

void calagopus_error_clear(struct calagopus_error *error)
{
	if (error == NULL) {
		return;
	}
	error->reason = CALAGOPUS_REASON_NONE;
	error->topic = CALAGOPUS_TOPIC_NONE;
	error->http_status = 0;
	error->retriable = false;
	error->may_have_happened = false;
	error->retry_after_ms = -1;
	error->message[0] = '\0';
	error->panel_message[0] = '\0';
	error->hint[0] = '\0';
	error->field_count = 0;
	error->fields_left_out = 0;
	error->field_bytes = 0;
}

bool calagopus_error_is_set(const struct calagopus_error *error)
{
	return error != NULL && error->reason != CALAGOPUS_REASON_NONE;
}

bool calagopus_error_set(struct calagopus_error *error, enum calagopus_reason reason, const char *format, ...)
{
	if (error == NULL) {
		return false;
	}
	char message[sizeof(error->message)];
	va_list arguments;

	va_start(arguments, format);
	put_formatted(message, sizeof(message), format, arguments);
	va_end(arguments);
	calagopus_error_clear(error);
	error->reason = reason;
	error->retriable = calagopus_reason_retriable(reason);
	error->may_have_happened = calagopus_reason_may_have_happened(reason);
	memcpy(error->message, message, sizeof(message));
	return false;
}

bool calagopus_error_follow(struct calagopus_error *error, enum calagopus_reason reason, const struct calagopus_error *cause, const char *format, ...)
{
	if (error == NULL) {
		return false;
	}
	char message[sizeof(error->message)];
	char words[sizeof(error->panel_message)];
	int status = cause->http_status;
	long retry_after_ms = cause->retry_after_ms;
	va_list arguments;

	va_start(arguments, format);
	put_formatted(message, sizeof(message), format, arguments);
	va_end(arguments);
	memcpy(words, cause->panel_message, sizeof(words));
	calagopus_error_set(error, reason, "%s", message);
	memcpy(error->panel_message, words, sizeof(words));
	error->http_status = status;
	error->retry_after_ms = retry_after_ms;
	return false;
}

void calagopus_error_reword(struct calagopus_error *error, const char *format, ...)
{
	if (error == NULL) {
		return;
	}
	char message[sizeof(error->message)];
	va_list arguments;

	va_start(arguments, format);
	put_formatted(message, sizeof(message), format, arguments);
	va_end(arguments);
	memcpy(error->message, message, sizeof(message));
}

void calagopus_error_topic(struct calagopus_error *error, enum calagopus_topic topic)
{
	if (error != NULL) {
		error->topic = topic;
	}
}

void calagopus_error_hint(struct calagopus_error *error, const char *format, ...)
{
	if (error == NULL) {
		return;
	}
	va_list arguments;

	va_start(arguments, format);
	put_formatted(error->hint, sizeof(error->hint), format, arguments);
	va_end(arguments);
}

void calagopus_error_panel_message(struct calagopus_error *error, const char *text, size_t length)
{
	if (error != NULL) {
		put_text(error->panel_message, sizeof(error->panel_message), text, length);
	}
}

/* The n-th text of the fields: a name, its message, the next name … */
static const char *field_text(const struct calagopus_error *error, size_t n)
{
	const char *text = error->field_texts;

	for (; n > 0; n--) {
		text += strlen(text) + 1;
	}
	return text;
}

const char *calagopus_error_field_name(const struct calagopus_error *error, size_t n)
{
	return n < error->field_count ? field_text(error, 2 * n) : "";
}

const char *calagopus_error_field_message(const struct calagopus_error *error, size_t n)
{
	return n < error->field_count ? field_text(error, 2 * n + 1) : "";
}

/* Whether it was kept; else it is counted. */
static bool add_field(struct calagopus_error *error, const struct calagopus_field_error *added)
{
	size_t name = strlen(added->field) + 1;
	size_t message = strlen(added->message) + 1;

	if (error->field_count >= CALAGOPUS_MAX_FIELD_ERRORS || name + message > sizeof(error->field_texts) - error->field_bytes) {
		error->fields_left_out++;
		return false;
	}
	memcpy(error->field_texts + error->field_bytes, added->field, name);
	memcpy(error->field_texts + error->field_bytes + name, added->message, message);
	error->field_bytes += name + message;
	error->field_count++;
	return true;
}

void calagopus_error_fields_mend(struct calagopus_error *error, void (*mend)(void *context, struct calagopus_field_error *field), void *context)
{
	struct calagopus_error before = *error;

	error->field_count = 0;
	error->field_bytes = 0;
	for (size_t i = 0; i < before.field_count; i++) {
		struct calagopus_field_error field;

		const char *name = calagopus_error_field_name(&before, i);
		const char *message = calagopus_error_field_message(&before, i);

		memcpy(field.field, name, strlen(name) + 1); /* they came from such a field */
		memcpy(field.message, message, strlen(message) + 1);
		mend(context, &field);
		add_field(error, &field);
	}
}

static void say_more(char *more, size_t room, size_t left_out)
{
	snprintf(more, room, " … and %zu more", left_out);
}

/* One more was left out: of the message the number alone changes, so that a stranger's thousands of fields cost their own bytes and no more. False
 * where more of it does. */
static bool count_on(struct calagopus_error *error)
{
	char before[MORE_BYTES];
	char more[MORE_BYTES];

	say_more(before, sizeof(before), error->fields_left_out - 1);
	say_more(more, sizeof(more), error->fields_left_out);
	size_t length = strlen(error->message);
	size_t tail = strlen(before);

	if (error->fields_left_out == 1 || tail != strlen(more) || length < tail || memcmp(error->message + length - tail, before, tail) != 0) {
		return false;
	}
	memcpy(error->message + length - tail, more, tail);
	return true;
}

/* "memory: … disk: …", each ended as a sentence or with a semicolon; what is missing of them is counted at the end. */
static void list_fields(struct calagopus_error *error)
{
	char scratch[CALAGOPUS_MAX_FIELD_BYTES + 4 * CALAGOPUS_MAX_FIELD_ERRORS + 1];
	char more[MORE_BYTES] = "";
	size_t used = 0;

	if (error->fields_left_out > 0) {
		say_more(more, sizeof(more), error->fields_left_out);
	}
	for (size_t i = 0; i < error->field_count; i++) {
		const char *between = used == 0 ? "" : (strchr(".!?", scratch[used - 1]) != NULL ? " " : "; ");
		int length = snprintf(scratch + used, sizeof(scratch) - used, "%s%s: %s", between, calagopus_error_field_name(error, i), calagopus_error_field_message(error, i));

		used += length > 0 ? (size_t) length : 0;
	}
	put_text(error->message, sizeof(error->message) - strlen(more), scratch, used);
	memcpy(error->message + strlen(error->message), more, strlen(more) + 1);
}

bool calagopus_error_field(struct calagopus_error *error, enum calagopus_reason reason, const char *field, const char *format, ...)
{
	if (error == NULL) {
		return false;
	}
	struct calagopus_field_error added;
	va_list arguments;

	put_text(added.field, sizeof(added.field), field, strlen(field));
	va_start(arguments, format);
	put_formatted(added.message, sizeof(added.message), format, arguments);
	va_end(arguments);
	if (error->field_count == 0) {
		calagopus_error_set(error, reason, "%s", "");
	}
	if (add_field(error, &added) || !count_on(error)) {
		list_fields(error);
	}
	return false;
}

bool calagopus_error_no_memory(struct calagopus_error *error)
{
	return calagopus_error_set(error, CALAGOPUS_REASON_OUT_OF_MEMORY, "There was not enough memory to finish this call.");
}

const char *calagopus_reason_name(enum calagopus_reason reason)
{
	return row_of(reason)->name;
}

const char *calagopus_topic_name(enum calagopus_topic topic)
{
	return topics[(int) topic >= 0 && topic < CALAGOPUS_TOPIC_COUNT ? topic : CALAGOPUS_TOPIC_NONE];
}

enum calagopus_error_kind calagopus_reason_kind(enum calagopus_reason reason)
{
	return row_of(reason)->kind;
}

bool calagopus_reason_retriable(enum calagopus_reason reason)
{
	return row_of(reason)->retriable;
}

/* A connection that broke says nothing of what arrived before; a fault of our own, nothing of what was done before it. */
bool calagopus_reason_may_have_happened(enum calagopus_reason reason)
{
	return calagopus_reason_kind(reason) == CALAGOPUS_KIND_UNKNOWN_OUTCOME || reason == CALAGOPUS_REASON_CONNECTION_LOST
		|| reason == CALAGOPUS_REASON_OUT_OF_MEMORY || reason == CALAGOPUS_REASON_INTERNAL;
}

static bool has_field(const struct calagopus_error *error, const char *field)
{
	for (size_t i = 0; i < error->field_count; i++) {
		if (strcmp(calagopus_error_field_name(error, i), field) == 0) {
			return true;
		}
	}
	return false;
}

void calagopus_error_merge(struct calagopus_error *error, const struct calagopus_error *found)
{
	if (!calagopus_error_is_set(error) || found->field_count == 0) {
		*error = *found;
		return;
	}
	for (size_t i = 0; i < found->field_count; i++) {
		if (!has_field(error, calagopus_error_field_name(found, i))) {
			calagopus_error_field(error, found->reason, calagopus_error_field_name(found, i), "%s", calagopus_error_field_message(found, i));
		}
	}
	error->fields_left_out += found->fields_left_out;
	list_fields(error);
}
