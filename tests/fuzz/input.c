/* Inputs taken apart, and error values looked at, for every fuzz target. */
#include "fuzz.h"

#include <string.h>

#define SEPARATOR 0x1E

unsigned fuzz_byte(struct fuzz_input *input)
{
	if (input->size == 0) {
		return 0;
	}
	input->size--;
	return *input->data++;
}

struct calagopus_slice fuzz_part(struct fuzz_input *input)
{
	const uint8_t *end = input->size > 0 ? memchr(input->data, SEPARATOR, input->size) : NULL;
	size_t length = end != NULL ? (size_t) (end - input->data) : input->size;
	struct calagopus_slice part = {(const char *) input->data, length};

	input->data += length + (end != NULL);
	input->size -= length + (end != NULL);
	return part;
}

struct calagopus_slice fuzz_rest(struct fuzz_input *input)
{
	struct calagopus_slice rest = {(const char *) input->data, input->size};

	input->size = 0;
	return rest;
}

char *fuzz_text(struct calagopus_slice slice)
{
	char *copy = malloc(slice.length + 1);

	DEMAND(copy != NULL);
	if (slice.length > 0) {
		memcpy(copy, slice.data, slice.length);
	}
	copy[slice.length] = '\0';
	return copy;
}

struct calagopus_secrets *fuzz_secrets(const char *secret)
{
	struct calagopus_secrets *secrets = calagopus_secrets_new();

	DEMAND(secrets != NULL && calagopus_secrets_add(secrets, secret, strlen(secret)));
	return secrets;
}

static void check_text(const char *text, size_t size)
{
	DEMAND(memchr(text, '\0', size) != NULL);
	DEMAND(calagopus_text_utf8(calagopus_slice_of(text)));
}

/* A field's text lies whole inside the error's own room. */
static void check_field(const struct calagopus_error *error, const char *text)
{
	DEMAND(text >= error->field_texts && text < error->field_texts + error->field_bytes && text[0] != '\0');
	check_text(text, (size_t) (error->field_texts + error->field_bytes - text));
}

void fuzz_check_error(const struct calagopus_error *error)
{
	check_text(error->message, sizeof(error->message));
	check_text(error->panel_message, sizeof(error->panel_message));
	check_text(error->hint, sizeof(error->hint));
	DEMAND(error->field_count <= CALAGOPUS_MAX_FIELD_ERRORS);
	for (size_t i = 0; i < error->field_count; i++) {
		check_field(error, calagopus_error_field_name(error, i));
		check_field(error, calagopus_error_field_message(error, i));
	}
	DEMAND(calagopus_error_is_set(error) == (error->message[0] != '\0'));
}
