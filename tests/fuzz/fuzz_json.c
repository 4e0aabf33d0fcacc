/* Fuzz target: JSON. The scan and json-c must agree on what is JSON; what was parsed can be read whole; what is written parses to the same. */
#include "fuzz.h"

#include <string.h>

#include "core/json.h"
#include "core/limits.h"

static void walk(calagopus_json *value);

static bool walk_member(const char *name, calagopus_json *member, void *context)
{
	(void) context;
	DEMAND(calagopus_text_utf8(calagopus_slice_of(name)));
	walk(member);
	return true;
}

static void walk(calagopus_json *value)
{
	struct calagopus_slice text;
	int64_t integer;
	double number;

	if (calagopus_json_string(value, NULL, &text)) {
		DEMAND(calagopus_text_utf8(text) && memchr(text.data, '\0', text.length) == NULL);
	}
	if (calagopus_json_integer(value, NULL, &integer)) {
		DEMAND(calagopus_json_number(value, NULL, &number));
	}
	for (size_t i = 0; i < calagopus_json_count(value); i++) {
		walk(calagopus_json_item(value, i));
	}
	DEMAND(calagopus_json_is_object(value) == calagopus_json_each(value, walk_member, NULL));
}

/* One value twice over: what json-c holds is what the scan saw. */
static void parse(struct calagopus_slice text)
{
	struct calagopus_error scanned, parsed;
	struct calagopus_json_document document;

	calagopus_error_clear(&scanned);
	calagopus_error_clear(&parsed);
	bool well_formed = calagopus_json_scan(text, &calagopus_json_default_limits, &scanned);
	bool good = calagopus_json_parse(text, &calagopus_json_default_limits, &document, &parsed);

	fuzz_check_error(&scanned);
	fuzz_check_error(&parsed);
	DEMAND(well_formed != calagopus_error_is_set(&scanned) && good != calagopus_error_is_set(&parsed));
	DEMAND(well_formed || !good);
	/* the scan lets nothing else through that json-c refuses */
	DEMAND(good || !well_formed || strstr(parsed.message, "same member twice") != NULL);
	if (good) {
		walk(document.root);
	}
	calagopus_json_free(&document);
}

/* What is written is read back as it was. */
static void write_back(struct calagopus_slice text)
{
	struct calagopus_buffer buffer;
	struct calagopus_json_writer writer;
	struct calagopus_json_document document;
	struct calagopus_slice back;

	if (!calagopus_text_utf8(text) || (text.length > 0 && memchr(text.data, '\0', text.length) != NULL)) {
		return;
	}
	calagopus_buffer_init(&buffer, CALAGOPUS_MAX_REQUEST_BYTES);
	calagopus_json_writer_init(&writer, &buffer);
	calagopus_json_write_object_begin(&writer, NULL);
	calagopus_json_write_slice(&writer, "a", text);
	calagopus_json_write_object_end(&writer);
	DEMAND(calagopus_json_writer_ok(&writer));
	DEMAND(calagopus_json_parse((struct calagopus_slice) {buffer.data, buffer.length}, &calagopus_json_default_limits, &document, NULL));
	DEMAND(calagopus_json_string(document.root, "a", &back));
	DEMAND(back.length == text.length && (text.length == 0 || memcmp(back.data, text.data, text.length) == 0));
	calagopus_json_free(&document);
	calagopus_buffer_free(&buffer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct calagopus_slice text = {(const char *) data, size};

	parse(text);
	write_back(text);
	return 0;
}
