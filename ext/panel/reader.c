/* Typed, sticky reading of an answer's members. */
#include "panel/reader.h"

#include <stdio.h>
#include <string.h>

#include "core/host.h"
#include "panel/answer.h"

/* "servers.data.allocation.uuid" is the longest that is ever named. */
#define MEMBER_BYTES 128

void calagopus_reader_init(struct calagopus_reader *reader, struct calagopus_panel *panel, struct calagopus_step *step)
{
	reader->arena = panel->arena;
	reader->step = step;
	reader->ids = panel->ops != NULL ? panel->ops->ids : NULL;
	reader->where = "";
	reader->spoiled = false;
}

void calagopus_reader_spoil(struct calagopus_reader *reader, const char *member)
{
	char name[MEMBER_BYTES];

	if (reader->spoiled) {
		return;
	}
	snprintf(name, sizeof(name), "%s%s%s", reader->where, reader->where[0] != '\0' ? "." : "", member);
	calagopus_answer_missing(reader->step, name);
	reader->spoiled = true;
}

static void out_of_memory(struct calagopus_reader *reader)
{
	calagopus_error_no_memory(&reader->step->error);
	reader->spoiled = true;
}

void calagopus_reader_expect(struct calagopus_reader *reader, const char *member, const char *got, const char *wanted)
{
	if (reader->spoiled || wanted == NULL || (got != NULL && strcmp(got, wanted) == 0)) {
		return;
	}
	calagopus_error_set(&reader->step->error, CALAGOPUS_REASON_BAD_ANSWER, "The panel answered about something else: %s%s%s is \"%s\" where \"%s\" was asked for.",
		reader->where, reader->where[0] != '\0' ? "." : "", member, got != NULL ? got : "", wanted);
	calagopus_error_hint(&reader->step->error, "Check that no cache or proxy in front of the panel answers in its place.");
	reader->spoiled = true;
}

void *calagopus_reader_array(struct calagopus_reader *reader, size_t count, size_t size)
{
	void *items = NULL;

	if (!reader->spoiled && count > 0) {
		items = calagopus_arena_array(reader->arena, count, size);
		if (items == NULL) {
			out_of_memory(reader);
		}
	}
	return items;
}

/* The member, or NULL; one that is not there as `need` wants it spoils. */
static calagopus_json *find(struct calagopus_reader *reader, calagopus_json *value, const char *path, enum calagopus_reader_need need)
{
	if (reader->spoiled) {
		return NULL;
	}
	calagopus_json *member = calagopus_json_get(value, path);

	if (member == NULL && (need == CALAGOPUS_NEEDED || (need == CALAGOPUS_NULLABLE && !calagopus_json_is_null(value, path)))) {
		calagopus_reader_spoil(reader, path);
	}
	return member;
}

calagopus_json *calagopus_reader_object(struct calagopus_reader *reader, calagopus_json *value, const char *path, enum calagopus_reader_need need)
{
	calagopus_json *member = find(reader, value, path, need);

	if (member != NULL && !calagopus_json_is_object(member)) {
		calagopus_reader_spoil(reader, path);
		return NULL;
	}
	return member;
}

calagopus_json *calagopus_reader_enter(struct calagopus_reader *reader, calagopus_json *value, const char *name, enum calagopus_reader_need need)
{
	calagopus_json *object = calagopus_reader_object(reader, value, name, need);

	if (object != NULL) {
		reader->where = name;
	}
	return object;
}

calagopus_json *calagopus_reader_list(struct calagopus_reader *reader, calagopus_json *value, const char *path)
{
	calagopus_json *member = find(reader, value, path, CALAGOPUS_NEEDED);

	if (member != NULL && !calagopus_json_is_array(member)) {
		calagopus_reader_spoil(reader, path);
		return NULL;
	}
	return member;
}

char *calagopus_reader_text(struct calagopus_reader *reader, calagopus_json *value, const char *path, enum calagopus_reader_need need)
{
	calagopus_json *member = find(reader, value, path, need);
	struct calagopus_slice text;
	char *copy;

	if (member == NULL) {
		return NULL;
	}
	if (!calagopus_json_string(member, "", &text)) {
		calagopus_reader_spoil(reader, path);
		return NULL;
	}
	copy = calagopus_arena_copy(reader->arena, text.data, text.length);
	if (copy == NULL) {
		out_of_memory(reader);
	}
	return copy;
}

static char *read_host(struct calagopus_reader *reader, calagopus_json *value, const char *path, bool local_too)
{
	struct calagopus_slice text;
	char *copy;

	if (reader->spoiled || value == NULL || !calagopus_json_string(value, path, &text)) {
		return NULL;
	}
	text = calagopus_host_of_url(text);
	if (text.length == 0 || (!local_too && calagopus_host_is_local(text))) {
		return NULL;
	}
	copy = calagopus_arena_copy(reader->arena, text.data, text.length);
	if (copy == NULL) {
		out_of_memory(reader);
	}
	return copy;
}

char *calagopus_reader_host(struct calagopus_reader *reader, calagopus_json *value, const char *path)
{
	return read_host(reader, value, path, false);
}

char *calagopus_reader_any_host(struct calagopus_reader *reader, calagopus_json *value, const char *path)
{
	return read_host(reader, value, path, true);
}

static char *read_id(struct calagopus_reader *reader, calagopus_json *member, const char *path)
{
	char id[CALAGOPUS_ID_BYTES];
	struct calagopus_slice text;
	char *copy;

	if (!calagopus_json_string(member, "", &text) || reader->ids == NULL || !reader->ids->read(text, id)) {
		calagopus_reader_spoil(reader, path);
		return NULL;
	}
	copy = calagopus_arena_copy(reader->arena, id, strlen(id));
	if (copy == NULL) {
		out_of_memory(reader);
	}
	return copy;
}

char *calagopus_reader_id(struct calagopus_reader *reader, calagopus_json *value, const char *path)
{
	calagopus_json *member = find(reader, value, path, CALAGOPUS_NEEDED);

	return member != NULL ? read_id(reader, member, path) : NULL;
}

char *calagopus_reader_id_item(struct calagopus_reader *reader, calagopus_json *list, size_t index, const char *path)
{
	return reader->spoiled ? NULL : read_id(reader, calagopus_json_item(list, index), path);
}

int64_t calagopus_reader_integer(struct calagopus_reader *reader, calagopus_json *value, const char *path, int64_t least, int64_t most)
{
	calagopus_json *member = find(reader, value, path, CALAGOPUS_NEEDED);
	int64_t number = 0;

	if (member == NULL) {
		return 0;
	}
	if (!calagopus_json_integer(member, "", &number) || number < least || number > most) {
		calagopus_reader_spoil(reader, path);
		return 0;
	}
	return number;
}

int64_t calagopus_reader_figure(const struct calagopus_reader *reader, calagopus_json *value, const char *path, int64_t least)
{
	int64_t number;

	return !reader->spoiled && calagopus_json_integer(value, path, &number) && number >= least ? number : CALAGOPUS_NO_FIGURE;
}

double calagopus_reader_number(const struct calagopus_reader *reader, calagopus_json *value, const char *path)
{
	double number;

	return !reader->spoiled && calagopus_json_number(value, path, &number) && number >= 0 ? number : -1;
}

bool calagopus_reader_boolean(struct calagopus_reader *reader, calagopus_json *value, const char *path)
{
	calagopus_json *member = find(reader, value, path, CALAGOPUS_NEEDED);
	bool boolean = false;

	if (member == NULL) {
		return false;
	}
	if (!calagopus_json_boolean(member, "", &boolean)) {
		calagopus_reader_spoil(reader, path);
		return false;
	}
	return boolean;
}
