/* Fuzz target: the redactor and the trace. A secret that was planted, in any spelling, is in nothing that is kept, and a member that the
 * allow list does not name shows no value. Byte 1: where the text goes; byte 2: which secrets the call has; in the text 0x01 plants the first of
 * them as the byte behind says. */
#include "fuzz.h"

#include <ctype.h>
#include <string.h>

#include <json.h>

#include "core/buffer.h"
#include "core/json.h"
#include "core/limits.h"
#include "core/secrets.h"
#include "core/trace.h"
#include "spelling.h"

#define MOST_TEXT (64u * 1024u)
/* A blank is longer than the shortest secret. */
#define MOST_BLANKED (3 * MOST_TEXT)
/* From here on byte 1 means no trace: the text itself is blanked, as it is or as one that was cut, by as many bytes as the third one says. */
#define FIRST_BLANKED 224u
#define FIRST_CUT 240u

#define MARKER(text) \
	{ \
		text, sizeof(text) - 1 \
	}
/* A key; a password that needs every encoding; characters of one to four bytes, a NUL and an escape's beginning; one with few digits of base64. */
static const struct calagopus_slice markers[] = {
	MARKER("zq7marker-K3y"),
	MARKER("p@ss/w\"x\\y%2z\xC3\xA9+ q"),
	MARKER("\xE2\x82\xACuro\n\0\xF0\x9F\x90\xA7K\x7F\\"),
	MARKER("k9~Z"),
};
#define MARKERS (sizeof(markers) / sizeof(markers[0]))

/* The secrets of a call: the first is planted. */
struct given {
	struct calagopus_slice secrets[MARKERS];
	size_t count;
};

static struct given given_by(unsigned byte)
{
	struct given given = {.count = byte < 128 ? 1 : MARKERS};
	size_t first = byte < 64 ? byte % 2 : byte % MARKERS;

	for (size_t i = 0; i < given.count; i++) {
		given.secrets[i] = markers[(first + i) % MARKERS];
	}
	return given;
}

static struct calagopus_secrets *secrets_of(const struct given *given)
{
	struct calagopus_secrets *secrets = calagopus_secrets_new();

	DEMAND(secrets != NULL);
	for (size_t i = 0; i < given->count; i++) {
		DEMAND(calagopus_secrets_add(secrets, given->secrets[i].data, given->secrets[i].length));
	}
	return secrets;
}

static void check_gone(struct calagopus_slice text, const struct given *given)
{
	for (size_t i = 0; i < given->count; i++) {
		if (spelling_found(text, given->secrets[i])) {
			fprintf(stderr, "survived (%zu): %.*s\n", i, (int) text.length, text.data);
			abort();
		}
	}
}

static bool listed(const char *name, const char *const *allow)
{
	while (*allow != NULL && strcmp(*allow, name) != 0) {
		allow++;
	}
	return *allow != NULL;
}

/* "[hidden]", or the note of a cut. */
static bool blanked(struct json_object *value)
{
	const char *text = json_object_is_type(value, json_type_string) ? json_object_get_string(value) : "";

	return strcmp(text, CALAGOPUS_HIDDEN) == 0 || strncmp(text, "[cut: ", 6) == 0;
}

static void check_shape(struct json_object *value, const char *const *allow, bool shown)
{
	if (json_object_is_type(value, json_type_object)) {
		json_object_object_foreach(value, name, member) {
			DEMAND(listed(name, allow) || blanked(member));
			check_shape(member, allow, listed(name, allow));
		}
	} else if (json_object_is_type(value, json_type_array)) {
		for (size_t i = 0; i < json_object_array_length(value); i++) {
			check_shape(json_object_array_get_idx(value, i), allow, shown);
		}
	} else {
		DEMAND(shown || blanked(value));
	}
}

static void check_redacted(const char *kept, const char *const *allow)
{
	struct calagopus_json_limits limits = {CALAGOPUS_MAX_JSON_DEPTH + 2, CALAGOPUS_MAX_JSON_VALUES, CALAGOPUS_MAX_JSON_NUMBER, NULL};
	struct json_object *root;

	DEMAND(strlen(kept) <= CALAGOPUS_MAX_TRACE_BODY && calagopus_text_utf8(calagopus_slice_of(kept)));
	if (strncmp(kept, "[not JSON: ", 11) == 0 || strncmp(kept, "[JSON beyond ", 13) == 0) {
		return;
	}
	DEMAND(calagopus_json_scan(calagopus_slice_of(kept), &limits, NULL));
	root = json_tokener_parse(kept);
	check_shape(root, allow, false);
	json_object_put(root);
}

/* The text as each thing that a trace keeps. */
static void trace(const char *text, size_t length, unsigned place, const char *const *allow, const struct given *given)
{
	struct calagopus_secrets *secrets = secrets_of(given);
	struct calagopus_trace *kept = calagopus_trace_new(allow, secrets);
	struct calagopus_slice body = {text, length};
	struct calagopus_slice none = {NULL, 0};
	struct calagopus_exchange head = {
		.number = 1,
		.method = "GET",
		.url = place == 1 ? (char *) text : NULL,
		.content_type = place == 2 ? (char *) text : NULL,
		.failure = place == 3 ? (char *) text : NULL,
	};

	DEMAND(kept != NULL);
	calagopus_trace_add(kept, &head, place == 0 ? body : none, place >= 4 ? body : none, NULL);
	const struct calagopus_exchange *item = calagopus_trace_item(kept, 0);

	DEMAND(item != NULL);
	const char *const texts[] = {item->url, item->request_body, item->content_type, item->response_body, item->failure};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (texts[i] != NULL) {
			check_gone(calagopus_slice_of(texts[i]), given);
		}
	}
	if (item->request_body != NULL) {
		check_redacted(item->request_body, allow);
	}
	if (item->response_body != NULL) {
		check_redacted(item->response_body, allow);
	}
	calagopus_trace_free(kept);
	calagopus_secrets_free(secrets);
}

/* As the string of a member that is shown, whatever its bytes. */
static void wrap(struct calagopus_buffer *text)
{
	struct calagopus_buffer wrapped;
	struct calagopus_json_writer writer;

	calagopus_buffer_init(&wrapped, 8 * MOST_TEXT);
	calagopus_json_writer_init(&writer, &wrapped);
	calagopus_json_write_object_begin(&writer, NULL);
	calagopus_json_write_slice(&writer, "status", (struct calagopus_slice) {text->data, text->length});
	calagopus_json_write_object_end(&writer);
	if (calagopus_json_writer_ok(&writer)) {
		calagopus_buffer_free(text);
		*text = wrapped;
	} else {
		calagopus_buffer_free(&wrapped);
	}
}

/* Any bytes, blanked. */
static void blank(struct calagopus_slice text, const struct given *given)
{
	struct calagopus_secrets *secrets = secrets_of(given);
	struct calagopus_buffer out;

	calagopus_buffer_init(&out, MOST_BLANKED);
	DEMAND(calagopus_secrets_blank(secrets, text, NULL, &out));
	check_gone((struct calagopus_slice) {out.data, out.length}, given);
	calagopus_buffer_free(&out);
	calagopus_secrets_free(secrets);
}

/* A text that fills its room, and so was cut: what begins a secret at its end goes too. `less` is how much was cut off. */
static void blank_cut(struct calagopus_slice text, size_t less, const struct given *given)
{
	struct calagopus_secrets *secrets = secrets_of(given);
	char *copy = fuzz_text((struct calagopus_slice) {text.data, text.length - less % text.length});
	size_t length = strlen(copy);
	bool found = false;

	for (size_t i = 0; i < given->count; i++) {
		found = found || spelling_found_at_cut((struct calagopus_slice) {copy, length}, given->secrets[i]);
	}
	char *room = fuzz_text((struct calagopus_slice) {copy, length});

	calagopus_secrets_blank_text(secrets, room, length + 1);
	check_gone(calagopus_slice_of(room), given);
	if (found && strcmp(room, copy) == 0) {
		fprintf(stderr, "survived at the cut: %s\n", room);
		abort();
	}
	free(room);
	free(copy);
	calagopus_secrets_free(secrets);
}

/* A search that misses what is planted would find nothing of it afterwards either. */
int LLVMFuzzerInitialize(int *count, char ***arguments)
{
	(void) count;
	(void) arguments;
	for (unsigned which = 0; which < SPELLINGS * MARKERS; which++) {
		struct calagopus_slice marker = markers[which / SPELLINGS];
		struct calagopus_buffer text;

		calagopus_buffer_init(&text, MOST_TEXT);
		calagopus_buffer_text(&text, "x");
		spelling_put(which % SPELLINGS, marker, &text);
		calagopus_buffer_text(&text, "y");
		DEMAND(!spelling_promised(which % SPELLINGS) || spelling_found((struct calagopus_slice) {text.data, text.length}, marker));
		calagopus_buffer_free(&text);
	}
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input input = {data, size};
	unsigned place = fuzz_byte(&input);
	struct given given = given_by(fuzz_byte(&input));
	size_t less = place >= FIRST_CUT ? fuzz_byte(&input) : 0;
	struct calagopus_buffer text;

	calagopus_buffer_init(&text, MOST_TEXT);
	spelling_plant(fuzz_rest(&input), given.secrets[0], &text);
	struct calagopus_slice planted = {text.data, text.length};

	if (text.length > 0 && !text.failed) {
		if (place >= FIRST_CUT) {
			blank_cut(planted, less, &given);
		} else if (place >= FIRST_BLANKED) {
			blank(planted, &given);
		} else {
			if (place % 8 >= 6) {
				wrap(&text);
			}
			trace(text.data, text.length, place % 8, calagopus_cg_driver.trace_allow, &given);
		}
	}
	calagopus_buffer_free(&text);
	return 0;
}
