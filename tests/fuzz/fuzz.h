/* What the fuzz targets share: a demand that ends the program, inputs taken apart, and texts that must be whole. */
#ifndef CALAGOPUS_TESTS_FUZZ_H
#define CALAGOPUS_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/secrets.h"
#include "core/text.h"
#include "panel/panel.h"

/* Says which property broke before it ends the program, so that a stored case tells what it is about. */
#define DEMAND(truth) \
	do { \
		if (!(truth)) { \
			fprintf(stderr, "%s:%d: the property broke: %s\n", __FILE__, __LINE__, #truth); \
			abort(); \
		} \
	} while (0)

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes that are left of an input. */
struct fuzz_input {
	const uint8_t *data;
	size_t size;
};
/* The next byte, 0 where there is none. */
unsigned fuzz_byte(struct fuzz_input *input);
/* What stands before the next separator (0x1E), which is passed over; the rest where there is none. */
struct calagopus_slice fuzz_part(struct fuzz_input *input);
/* Everything that is left. */
struct calagopus_slice fuzz_rest(struct fuzz_input *input);
/* A copy of exactly the slice's size with a NUL behind it, freed by the caller; what is behind a NUL inside is cut off. */
char *fuzz_text(struct calagopus_slice slice);

/* The one secret of a call; NULL-terminated. */
struct calagopus_secrets *fuzz_secrets(const char *secret);

/* An error value is whole: texts are terminated UTF-8, a reason that is set has words, fields have names. */
void fuzz_check_error(const struct calagopus_error *error);
/* Any bytes as a panel's answer to any operation: it ends, loses nothing, and calls no refusal a success. */
void fuzz_answer(const struct calagopus_panel_ops *ops, const uint8_t *data, size_t size);

#endif
