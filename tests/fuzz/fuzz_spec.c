/* Fuzz target: the 24 options. What is taken is within its bounds; what is refused names fields that there are. Options are separated by
 * 0x1E; one that is the byte 0x1F alone was not given. */
#include "fuzz.h"

#include <string.h>

#include "provision/provision.h"

static void check_uuid(const char *uuid, bool required)
{
	char again[CALAGOPUS_UUID_LENGTH + 1];

	DEMAND(uuid != NULL || !required);
	DEMAND(uuid == NULL || (calagopus_text_uuid(calagopus_slice_of(uuid), again) && strcmp(uuid, again) == 0));
}

static void check_text(const char *text, size_t most, bool lines)
{
	struct calagopus_slice slice = calagopus_slice_of(text);

	DEMAND(text == NULL || (calagopus_text_utf8(slice) && !calagopus_text_has_control(slice, lines) && calagopus_text_utf8_length(slice) <= most));
}

static void check_pairs(const struct calagopus_pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++) {
		check_text(pairs->items[i].name, 255, false);
		check_text(pairs->items[i].value, 4096, true);
		DEMAND(pairs->items[i].name[0] != '\0');
		for (size_t k = 0; k < i; k++) {
			DEMAND(strcmp(pairs->items[i].name, pairs->items[k].name) != 0);
		}
	}
}

static bool within(int64_t value, int64_t least, int64_t most)
{
	return value >= least && value <= most;
}

static void check_spec(const struct calagopus_spec *spec)
{
	check_uuid(spec->nest_uuid, true);
	check_uuid(spec->egg_uuid, true);
	check_uuid(spec->node_uuid, spec->location_count == 0);
	check_uuid(spec->backup_configuration_uuid, false);
	for (size_t i = 0; i < spec->location_count; i++) {
		check_uuid(spec->location_uuids[i], true);
	}
	DEMAND(within(spec->limits.memory, 0, INT32_MAX) && within(spec->limits.disk, 0, INT32_MAX) && within(spec->limits.cpu, 0, INT32_MAX));
	DEMAND(within(spec->limits.swap, -1, INT32_MAX) && within(spec->limits.memory_overhead, 0, INT32_MAX));
	DEMAND(spec->limits.io_weight == -1 || within(spec->limits.io_weight, 10, 1000));
	DEMAND(within(spec->features.allocations, 0, INT32_MAX) && within(spec->features.databases, 0, INT32_MAX));
	DEMAND(within(spec->features.backups, 0, INT32_MAX) && within(spec->features.schedules, 0, INT32_MAX));
	check_text(spec->image, 255, false);
	check_text(spec->startup, 8192, true);
	check_text(spec->name_prefix, 254, false);
	DEMAND(spec->name_prefix != NULL);
	check_pairs(&spec->variables);
	for (size_t i = 0; i < spec->features.custom_count; i++) {
		check_text(spec->features.custom[i].name, 64, false);
		check_text(spec->features.custom[i].text, 255, false);
	}
}

static void check_fields(const struct calagopus_error *error)
{
	for (size_t i = 0; i < error->field_count; i++) {
		bool known = false;

		for (size_t k = 0; k < CALAGOPUS_OPTION_COUNT; k++) {
			known = known || strcmp(calagopus_error_field_name(error, i), calagopus_option_names[k]) == 0;
		}
		DEMAND(known);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input input = {data, size};
	struct calagopus_slice options[CALAGOPUS_OPTION_COUNT];
	struct calagopus_arena *arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	struct calagopus_spec spec;
	struct calagopus_error error;

	DEMAND(arena != NULL);
	for (size_t i = 0; i < CALAGOPUS_OPTION_COUNT; i++) {
		options[i] = fuzz_part(&input);
		if (options[i].length == 1 && options[i].data[0] == 0x1F) {
			options[i] = (struct calagopus_slice) {NULL, 0};
		}
	}
	bool good = calagopus_spec_parse(options, calagopus_cg_driver.ids, arena, &spec, &error);

	fuzz_check_error(&error);
	check_fields(&error);
	DEMAND(good != calagopus_error_is_set(&error) && good == (error.field_count == 0));
	if (good) {
		check_spec(&spec);
	}
	calagopus_arena_free(arena);
	return 0;
}
