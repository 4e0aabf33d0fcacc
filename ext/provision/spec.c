/* The 24 options as the administrator typed them, read whole or refused, every error at once. */
#include "provision/provision.h"

#include <string.h>

/* The panel counts limits in 32 bits; as MiB this is two pebibytes. */
#define MOST_32_BITS 2147483647
/* What the panel takes for io_weight. */
#define LEAST_IO_WEIGHT 10
#define MOST_IO_WEIGHT 1000
/* A container image is a registry name with a tag; the panel's column holds 255 characters. */
#define MOST_IMAGE 255
/* A start command is a shell line; the panel takes 8192 characters. */
#define MOST_STARTUP 8192
/* A server's name has 255 characters at most, and an external id follows the prefix. */
#define MOST_PREFIX 254
/* openapi.json: env_variable has 1–255 characters, its value 4096. */
#define MOST_VARIABLE_NAME 255
#define MOST_VARIABLE_VALUE 4096
/* Names and texts of extension-added limits: a word each. */
#define MOST_CUSTOM_NAME 64
#define MOST_CUSTOM_TEXT 255

const char *const calagopus_option_names[CALAGOPUS_OPTION_COUNT] = {
	"nest_uuid", "egg_uuid", "node_uuid", "location_uuids",
	"memory", "swap", "disk", "cpu", "memory_overhead", "io_weight",
	"allocations_limit", "database_limit", "backup_limit", "schedule_limit",
	"custom_feature_limits", "docker_image", "startup_command", "server_name_prefix", "variables",
	"skip_installer", "start_on_completion", "backup_configuration_uuid", "hugepages_passthrough", "kvm_passthrough"
};

/* What is shared while one set of options is read. */
struct reading {
	const struct calagopus_slice *options;
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

/* The one option `option` as a whole UUID; NULL where it is blank or not one. */
static char *read_uuid(struct reading *reading, enum calagopus_option option, const char *required)
{
	struct calagopus_slice text = calagopus_slice_trim(reading->options[option]);
	char uuid[CALAGOPUS_UUID_LENGTH + 1];

	if (text.length == 0) {
		if (required != NULL) {
			refuse(reading, option, required);
		}
		return NULL;
	}
	if (!calagopus_text_uuid(text, uuid)) {
		refuse(reading, option, "must be a whole UUID, like 01234567-89ab-cdef-0123-456789abcdef, as the panel shows it");
		return NULL;
	}
	return keep(reading, calagopus_slice_of(uuid));
}

struct number {
	enum calagopus_option option;
	int64_t least, most, standard;
	bool blank_refused; /* a blank that would silently mean "unlimited" */
	const char *unit;
};

static const struct number numbers[] = {
	{CALAGOPUS_OPTION_MEMORY, 0, MOST_32_BITS, 1024, true, " MB"},
	{CALAGOPUS_OPTION_SWAP, -1, MOST_32_BITS, 0, false, " MB; -1 means unlimited"},
	{CALAGOPUS_OPTION_DISK, 0, MOST_32_BITS, 10240, true, " MB"},
	{CALAGOPUS_OPTION_CPU, 0, MOST_32_BITS, 100, true, " percent of a thread"},
	{CALAGOPUS_OPTION_MEMORY_OVERHEAD, 0, MOST_32_BITS, 0, false, " MB"},
	{CALAGOPUS_OPTION_IO_WEIGHT, LEAST_IO_WEIGHT, MOST_IO_WEIGHT, -1, false, ", or blank for the default"},
	{CALAGOPUS_OPTION_ALLOCATIONS_LIMIT, 0, MOST_32_BITS, 1, false, ""},
	{CALAGOPUS_OPTION_DATABASE_LIMIT, 0, MOST_32_BITS, 0, false, ""},
	{CALAGOPUS_OPTION_BACKUP_LIMIT, 0, MOST_32_BITS, 0, false, ""},
	{CALAGOPUS_OPTION_SCHEDULE_LIMIT, 0, MOST_32_BITS, 0, false, ""},
};

static int64_t read_number(struct reading *reading, const struct number *number)
{
	struct calagopus_slice given = reading->options[number->option];
	struct calagopus_slice text = calagopus_slice_trim(given);
	int64_t value;

	if (text.length == 0) {
		if (number->blank_refused && given.data != NULL) {
			refuse(reading, number->option, "is blank; type 0 if it is to be unlimited");
		}
		return number->standard;
	}
	if (!calagopus_text_integer(text, &value) || value < number->least || value > number->most) {
		calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[number->option],
			"must be a whole number from %lld to %lld%s, in digits alone and without a zero in front", (long long) number->least, (long long) number->most, number->unit);
		return number->standard;
	}
	return value;
}

static void read_numbers(struct reading *reading)
{
	struct calagopus_limits *limits = &reading->spec->limits;
	struct calagopus_feature_limits *features = &reading->spec->features;
	int64_t *const targets[] = {
		&limits->memory, &limits->swap, &limits->disk, &limits->cpu, &limits->memory_overhead, &limits->io_weight,
		&features->allocations, &features->databases, &features->backups, &features->schedules
	};

	_Static_assert(sizeof(targets) / sizeof(targets[0]) == sizeof(numbers) / sizeof(numbers[0]), "a number is missing");
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		*targets[i] = read_number(reading, &numbers[i]);
	}
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

static bool read_yes_no(struct reading *reading, enum calagopus_option option, bool standard)
{
	static const char *const yes[] = {"on", "yes", "1", "true", NULL};
	static const char *const no[] = {"", "off", "no", "0", "false", NULL};
	struct calagopus_slice given = reading->options[option];
	struct calagopus_slice text = calagopus_slice_trim(given);

	if (given.data == NULL) {
		return standard;
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
static bool good_text(struct reading *reading, enum calagopus_option option, struct calagopus_slice text, size_t most, bool lines)
{
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
static char *read_text(struct reading *reading, enum calagopus_option option, size_t most, bool lines)
{
	struct calagopus_slice text = calagopus_slice_trim(reading->options[option]);

	if (text.length == 0 || !good_text(reading, option, text, most, lines)) {
		return NULL;
	}
	return keep(reading, text);
}

static void read_image(struct reading *reading)
{
	char *image = read_text(reading, CALAGOPUS_OPTION_DOCKER_IMAGE, MOST_IMAGE, false);

	if (image != NULL && strchr(image, ' ') != NULL) {
		refuse(reading, CALAGOPUS_OPTION_DOCKER_IMAGE, "holds a space, which no image name has");
	}
	reading->spec->image = image;
}

/* Kept as typed, spaces around it too: "MC " makes "MC 12". */
static void read_prefix(struct reading *reading)
{
	struct calagopus_slice text = reading->options[CALAGOPUS_OPTION_SERVER_NAME_PREFIX];

	if (blank(text) || !good_text(reading, CALAGOPUS_OPTION_SERVER_NAME_PREFIX, text, MOST_PREFIX, false)) {
		text = calagopus_slice_of("Server-");
	}
	reading->spec->name_prefix = keep(reading, text);
}

static void read_place(struct reading *reading)
{
	struct calagopus_spec *spec = reading->spec;
	struct calagopus_slice locations = calagopus_slice_trim(reading->options[CALAGOPUS_OPTION_LOCATION_UUIDS]);

	spec->node_uuid = read_uuid(reading, CALAGOPUS_OPTION_NODE_UUID, NULL);
	if (locations.length > 0) {
		calagopus_list_ids(locations, calagopus_option_names[CALAGOPUS_OPTION_LOCATION_UUIDS], reading->arena,
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

bool calagopus_spec_parse(const struct calagopus_slice options[CALAGOPUS_OPTION_COUNT], struct calagopus_arena *arena, struct calagopus_spec *spec, struct calagopus_error *error)
{
	struct reading reading = {options, arena, spec, error};

	calagopus_error_clear(error);
	memset(spec, 0, sizeof(*spec));
	spec->nest_uuid = read_uuid(&reading, CALAGOPUS_OPTION_NEST_UUID, "is required: the UUID of the nest that holds the egg");
	spec->egg_uuid = read_uuid(&reading, CALAGOPUS_OPTION_EGG_UUID, "is required: the UUID of the egg to install");
	read_place(&reading);
	read_numbers(&reading);
	read_custom_limits(&reading);
	read_image(&reading);
	spec->startup = read_text(&reading, CALAGOPUS_OPTION_STARTUP_COMMAND, MOST_STARTUP, true);
	read_prefix(&reading);
	read_variables(&reading);
	spec->skip_installer = read_yes_no(&reading, CALAGOPUS_OPTION_SKIP_INSTALLER, false);
	spec->start_on_completion = read_yes_no(&reading, CALAGOPUS_OPTION_START_ON_COMPLETION, true);
	spec->backup_configuration_uuid = read_uuid(&reading, CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID, NULL);
	spec->hugepages = read_yes_no(&reading, CALAGOPUS_OPTION_HUGEPAGES_PASSTHROUGH, false);
	spec->kvm = read_yes_no(&reading, CALAGOPUS_OPTION_KVM_PASSTHROUGH, false);
	return !calagopus_error_is_set(error);
}
