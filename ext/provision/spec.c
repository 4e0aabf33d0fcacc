/* The 24 options as the administrator typed them, read whole or refused, every error at once. */
#include "provision/provision.h"

#include <stdio.h>
#include <string.h>

/* openapi.json: env_variable has 1–255 characters, its value 4096. */
#define MOST_VARIABLE_NAME 255
#define MOST_VARIABLE_VALUE 4096
/* Names and texts of extension-added limits: a word each. */
#define MOST_CUSTOM_NAME 64
#define MOST_CUSTOM_TEXT 255

/* What is shared while one set of options is read. */
struct reading {
	const struct calagopus_slice *options;
	const struct calagopus_id_form *ids; /* the panel's */
	struct calagopus_arena *arena;
	struct calagopus_spec *spec;
	struct calagopus_error *error;
};

static bool blank(struct calagopus_slice text)
{
	return calagopus_slice_trim(text).length == 0;
}

static bool refuse(struct reading *reading, enum calagopus_option option, const char *what)
{
	return calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[option], "%s", what);
}

/* A copy in the arena; without memory the error says so and NULL comes back. */
static char *keep(struct reading *reading, struct calagopus_slice text)
{
	char *copy = calagopus_arena_copy(reading->arena, text.length > 0 ? text.data : "", text.length);

	if (copy == NULL) {
		calagopus_error_no_memory(reading->error);
	}
	return copy;
}

/* The one option `option` as one of the panel's ids; NULL where it is blank or not one. */
static char *read_id(struct reading *reading, enum calagopus_option option, const char *required)
{
	struct calagopus_slice text = calagopus_slice_trim(reading->options[option]);
	char id[CALAGOPUS_ID_BYTES];

	if (text.length == 0) {
		if (required != NULL) {
			calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[option], "is required: the %s of %s", reading->ids->name, required);
		}
		return NULL;
	}
	if (!reading->ids->read(text, id)) {
		calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[option], "must be a whole %s, like %s, as the panel shows it",
			reading->ids->name, reading->ids->example);
		return NULL;
	}
	return keep(reading, calagopus_slice_of(id));
}

/* What follows the bounds in the sentence that names them. */
static void say_unit(const struct calagopus_option_rule *rule, char *words, size_t size)
{
	if (rule->unit == NULL) {
		snprintf(words, size, "%s", rule->standard < rule->least ? ", or blank for the default" : "");
		return;
	}
	snprintf(words, size, " %s%s", strcmp(rule->unit, "MiB") == 0 ? "MB" : rule->unit, rule->unlimited < 0 ? "; -1 means unlimited" : "");
}

static int64_t read_number(struct reading *reading, enum calagopus_option option)
{
	const struct calagopus_option_rule *rule = &calagopus_option_rules[option];
	struct calagopus_slice given = reading->options[option];
	struct calagopus_slice text = calagopus_slice_trim(given);
	char unit[64];
	int64_t value;

	if (text.length == 0) {
		if (!rule->blank && given.data != NULL) {
			refuse(reading, option, "is blank; type 0 if it is to be unlimited");
		}
		return rule->standard;
	}
	if (!calagopus_text_integer(text, &value) || value < rule->least || value > rule->most) {
		say_unit(rule, unit, sizeof(unit));
		calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[option],
			"must be a whole number from %lld to %lld%s, in digits alone and without a zero in front", (long long) rule->least, (long long) rule->most, unit);
		return rule->standard;
	}
	return value;
}

static void read_numbers(struct reading *reading)
{
	struct calagopus_limits *limits = &reading->spec->limits;
	struct calagopus_feature_limits *features = &reading->spec->features;

	limits->memory = read_number(reading, CALAGOPUS_OPTION_MEMORY);
	limits->swap = read_number(reading, CALAGOPUS_OPTION_SWAP);
	limits->disk = read_number(reading, CALAGOPUS_OPTION_DISK);
	limits->cpu = read_number(reading, CALAGOPUS_OPTION_CPU);
	limits->memory_overhead = read_number(reading, CALAGOPUS_OPTION_MEMORY_OVERHEAD);
	limits->io_weight = read_number(reading, CALAGOPUS_OPTION_IO_WEIGHT);
	features->allocations = read_number(reading, CALAGOPUS_OPTION_ALLOCATIONS_LIMIT);
	features->databases = read_number(reading, CALAGOPUS_OPTION_DATABASE_LIMIT);
	features->backups = read_number(reading, CALAGOPUS_OPTION_BACKUP_LIMIT);
	features->schedules = read_number(reading, CALAGOPUS_OPTION_SCHEDULE_LIMIT);
}

static bool one_of(struct calagopus_slice text, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (calagopus_slice_equal_ignoring_case(text, calagopus_slice_of(*words))) {
			return true;
		}
	}
	return false;
}

static bool read_yes_no(struct reading *reading, enum calagopus_option option)
{
	static const char *const yes[] = {"on", "yes", "1", "true", NULL};
	static const char *const no[] = {"", "off", "no", "0", "false", NULL};
	struct calagopus_slice given = reading->options[option];
	struct calagopus_slice text = calagopus_slice_trim(given);

	if (given.data == NULL) {
		return calagopus_option_rules[option].standard != 0;
	}
	if (one_of(text, yes)) {
		return true;
	}
	if (!one_of(text, no)) {
		refuse(reading, option, "must be on, yes, 1 or true, or else off, no, 0, false or blank");
	}
	return false;
}

/* Text that goes to the panel as it was typed: whole UTF-8, without control characters, of a bounded length. */
static bool good_text(struct reading *reading, enum calagopus_option option, struct calagopus_slice text, bool lines)
{
	size_t most = (size_t) calagopus_option_rules[option].most;

	if (!calagopus_text_utf8(text)) {
		return refuse(reading, option, "is not valid UTF-8");
	}
	if (calagopus_text_has_control(text, lines)) {
		return refuse(reading, option, "holds a control character");
	}
	if (calagopus_text_utf8_length(text) > most) {
		return calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[option],
			"is longer than %zu characters", most);
	}
	return true;
}

/* NULL where it is blank or bad. */
static char *read_text(struct reading *reading, enum calagopus_option option, bool lines)
{
	struct calagopus_slice text = calagopus_slice_trim(reading->options[option]);

	if (text.length == 0 || !good_text(reading, option, text, lines)) {
		return NULL;
	}
	return keep(reading, text);
}

static void read_image(struct reading *reading)
{
	char *image = read_text(reading, CALAGOPUS_OPTION_DOCKER_IMAGE, false);

	if (image != NULL && strchr(image, ' ') != NULL) {
		refuse(reading, CALAGOPUS_OPTION_DOCKER_IMAGE, "holds a space, which no image name has");
	}
	reading->spec->image = image;
}

/* Kept as typed, spaces around it too: "MC " makes "MC 12". */
static void read_prefix(struct reading *reading)
{
	struct calagopus_slice text = reading->options[CALAGOPUS_OPTION_SERVER_NAME_PREFIX];

	if (blank(text) || !good_text(reading, CALAGOPUS_OPTION_SERVER_NAME_PREFIX, text, false)) {
		text = calagopus_slice_of(calagopus_option_rules[CALAGOPUS_OPTION_SERVER_NAME_PREFIX].standard_text);
	}
	reading->spec->name_prefix = keep(reading, text);
}

static void read_place(struct reading *reading)
{
	struct calagopus_spec *spec = reading->spec;
	struct calagopus_slice locations = calagopus_slice_trim(reading->options[CALAGOPUS_OPTION_LOCATION_UUIDS]);

	spec->node_uuid = read_id(reading, CALAGOPUS_OPTION_NODE_UUID, NULL);
	if (locations.length > 0) {
		calagopus_list_ids(locations, calagopus_option_names[CALAGOPUS_OPTION_LOCATION_UUIDS], reading->ids, reading->arena,
			&spec->location_uuids, &spec->location_count, reading->error);
	} else if (blank(reading->options[CALAGOPUS_OPTION_NODE_UUID])) {
		refuse(reading, CALAGOPUS_OPTION_NODE_UUID,
			"names no node, and location_uuids names no location: give a node UUID, or leave it blank and give location UUIDs for automatic deployment");
	}
}

static void read_variables(struct reading *reading)
{
	struct calagopus_pairs *pairs = &reading->spec->variables;
	const char *field = calagopus_option_names[CALAGOPUS_OPTION_VARIABLES];

	if (blank(reading->options[CALAGOPUS_OPTION_VARIABLES])
		|| !calagopus_list_assignments(reading->options[CALAGOPUS_OPTION_VARIABLES], field, reading->arena, pairs, reading->error)) {
		return;
	}
	for (size_t i = 0; i < pairs->count; i++) {
		const struct calagopus_pair *pair = &pairs->items[i];

		if (strlen(pair->name) > MOST_VARIABLE_NAME) {
			calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, field,
				"the name %.40s… is longer than %d characters", pair->name, MOST_VARIABLE_NAME);
		} else if (calagopus_text_utf8_length(calagopus_slice_of(pair->value)) > MOST_VARIABLE_VALUE) {
			calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, field,
				"the value of %s is longer than %d characters", pair->name, MOST_VARIABLE_VALUE);
		}
	}
}

static void type_custom_limit(const struct calagopus_pair *pair, struct calagopus_custom_limit *limit)
{
	struct calagopus_slice value = calagopus_slice_of(pair->value);

	limit->name = pair->name;
	limit->text = pair->value;
	if (calagopus_text_integer(value, &limit->integer)) {
		limit->type = CALAGOPUS_CUSTOM_INTEGER;
	} else if (calagopus_slice_equal(value, "true") || calagopus_slice_equal(value, "false")) {
		limit->type = CALAGOPUS_CUSTOM_BOOLEAN;
		limit->boolean = calagopus_slice_equal(value, "true");
	} else {
		limit->type = CALAGOPUS_CUSTOM_TEXT;
	}
}

static bool good_custom_limit(struct reading *reading, const struct calagopus_pair *pair)
{
	static const char *const own[] = {"allocations", "databases", "backups", "schedules", NULL};
	const char *field = calagopus_option_names[CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS];

	if (one_of(calagopus_slice_of(pair->name), own)) {
		return calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, field, "%s has an option of its own", pair->name);
	}
	if (strlen(pair->name) > MOST_CUSTOM_NAME || calagopus_text_utf8_length(calagopus_slice_of(pair->value)) > MOST_CUSTOM_TEXT) {
		return calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, field, "%.40s is too long", pair->name);
	}
	if (calagopus_text_has_control(calagopus_slice_of(pair->value), false)) {
		return calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, field, "%s holds a control character", pair->name);
	}
	return true;
}

static void read_custom_limits(struct reading *reading)
{
	struct calagopus_slice text = reading->options[CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS];
	struct calagopus_feature_limits *features = &reading->spec->features;
	struct calagopus_pairs pairs = {0};

	if (blank(text)
		|| !calagopus_list_key_values(text, calagopus_option_names[CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS], reading->arena, &pairs, reading->error)
		|| pairs.count == 0) {
		return;
	}
	features->custom = calagopus_arena_array(reading->arena, pairs.count, sizeof(*features->custom));
	if (features->custom == NULL) {
		calagopus_error_no_memory(reading->error);
		return;
	}
	for (size_t i = 0; i < pairs.count; i++) {
		if (good_custom_limit(reading, &pairs.items[i])) {
			type_custom_limit(&pairs.items[i], &features->custom[features->custom_count++]);
		}
	}
}

bool calagopus_spec_parse(const struct calagopus_slice options[CALAGOPUS_OPTION_COUNT], const struct calagopus_id_form *ids, struct calagopus_arena *arena, struct calagopus_spec *spec, struct calagopus_error *error)
{
	struct reading reading = {options, ids, arena, spec, error};

	calagopus_error_clear(error);
	memset(spec, 0, sizeof(*spec));
	spec->nest_uuid = read_id(&reading, CALAGOPUS_OPTION_NEST_UUID, "the nest that holds the egg");
	spec->egg_uuid = read_id(&reading, CALAGOPUS_OPTION_EGG_UUID, "the egg to install");
	read_place(&reading);
	read_numbers(&reading);
	read_custom_limits(&reading);
	read_image(&reading);
	spec->startup = read_text(&reading, CALAGOPUS_OPTION_STARTUP_COMMAND, true);
	read_prefix(&reading);
	read_variables(&reading);
	spec->skip_installer = read_yes_no(&reading, CALAGOPUS_OPTION_SKIP_INSTALLER);
	spec->start_on_completion = read_yes_no(&reading, CALAGOPUS_OPTION_START_ON_COMPLETION);
	spec->backup_configuration_uuid = read_id(&reading, CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID, NULL);
	spec->hugepages = read_yes_no(&reading, CALAGOPUS_OPTION_HUGEPAGES_PASSTHROUGH);
	spec->kvm = read_yes_no(&reading, CALAGOPUS_OPTION_KVM_PASSTHROUGH);
	return !calagopus_error_is_set(error);
}
