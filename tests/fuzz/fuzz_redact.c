/* Fuzz target: the redactor and the trace. A secret that was planted, in any spelling, is in nothing that is kept, and a member that the
 * allow list does not name shows no value. Byte 1: where the text goes; byte 2: which secret; in the text 0x01 plants it as the byte
 * behind says. */
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

static const char *const markers[] = {"zq7marker-K3y", "p@ss/w\"x\\y%2z\xC3\xA9+ q"};

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
static void trace(const char *text, size_t length, unsigned place, const char *const *allow, const char *secret)
{
	struct calagopus_secrets *secrets = fuzz_secrets(secret);
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
		if (texts[i] != NULL && spelling_found(texts[i], secret)) {
			fprintf(stderr, "survived: %s\n", texts[i]);
			abort();
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input input = {data, size};
	unsigned place = fuzz_byte(&input) % 8;
	const char *secret = markers[fuzz_byte(&input) % 2];
	struct calagopus_buffer text;

	calagopus_buffer_init(&text, MOST_TEXT);
	spelling_plant(fuzz_rest(&input), secret, &text);
	if (text.length > 0 && !text.failed) {
		if (place >= 6) {
			wrap(&text);
		}
		trace(text.data, text.length, place, calagopus_cg_driver.trace_allow, secret);
	}
	calagopus_buffer_free(&text);
	return 0;
}
