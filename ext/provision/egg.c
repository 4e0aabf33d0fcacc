/* A spec held against its egg, and against what a server holds. */
#include "provision/inside.h"

#include <stdio.h>
#include <string.h>

/* The egg's variable names in one sentence, as far as they fit. */
static void list_names(const struct calagopus_variables *variables, char *text, size_t room)
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < variables->count; i++) {
		int length = snprintf(text + used, room - used, "%s%s", i > 0 ? ", " : "", variables->items[i].name);

		if (length < 0 || (size_t) length >= room - used) {
			snprintf(text + used, room - used, "%s", "…");
			return;
		}
		used += (size_t) length;
	}
}

static bool has(const struct calagopus_variables *variables, const char *name)
{
	for (size_t i = 0; i < variables->count; i++) {
		if (strcmp(variables->items[i].name, name) == 0) {
			return true;
		}
	}
	return false;
}

bool calagopus_egg_variables_check(const struct calagopus_pairs *asked, const struct calagopus_egg *egg, const struct calagopus_variables *variables, struct calagopus_error *error)
{
	char names[200];
	bool good = true;

	list_names(variables, names, sizeof(names));
	for (size_t i = 0; i < asked->count; i++) {
		const char *name = asked->items[i].name;

		if (!has(variables, name)) {
			good = calagopus_error_field(error, CALAGOPUS_REASON_UNKNOWN_VARIABLE, calagopus_option_names[CALAGOPUS_OPTION_VARIABLES],
				"The egg %.40s has no variable %.60s; it has %s.", egg->name, name, names[0] != '\0' ? names : "none");
		}
	}
	if (!good) {
		calagopus_error_hint(error, "Nothing was changed on the panel.");
	}
	return good;
}

/* Does the egg say so, among its rules with bars between them? */
static bool is_required(const struct calagopus_variable *variable)
{
	for (const char *rule = variable->rules; rule != NULL; rule = strchr(rule, '|')) {
		rule += *rule == '|';
		if (calagopus_slice_equal((struct calagopus_slice) {rule, strcspn(rule, "|")}, "required")) {
			return true;
		}
	}
	return false;
}

static bool is_given(const struct calagopus_pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->count; i++) {
		if (strcmp(pairs->items[i].name, name) == 0) {
			return !calagopus_blank_text(pairs->items[i].value);
		}
	}
	return false;
}

static bool is_blanked(const struct calagopus_pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->count; i++) {
		if (strcmp(pairs->items[i].name, name) == 0) {
			return calagopus_blank_text(pairs->items[i].value);
		}
	}
	return false;
}

static bool has_default(const struct calagopus_variable *variable)
{
	return !calagopus_blank_text(variable->default_value);
}

bool calagopus_egg_wants(const struct calagopus_variables *variables, const char *name)
{
	for (size_t i = 0; i < variables->count; i++) {
		if (strcmp(variables->items[i].name, name) == 0) {
			return is_required(&variables->items[i]) && !has_default(&variables->items[i]);
		}
	}
	return false;
}

bool calagopus_egg_required_check(const struct calagopus_spec *spec, const struct calagopus_placement *placement, const struct calagopus_egg *egg, const struct calagopus_variables *variables, struct calagopus_error *error)
{
	bool good = true;

	for (size_t i = 0; i < variables->count; i++) {
		const struct calagopus_variable *variable = &variables->items[i];
		bool given = is_given(&spec->variables, variable->name) || is_given(&placement->variables, variable->name);
		bool by_default = has_default(variable) && !is_blanked(&spec->variables, variable->name);

		if (is_required(variable) && !given && !by_default) {
			good = calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[CALAGOPUS_OPTION_VARIABLES],
				"The egg \"%.60s\" wants a value for %.60s, and begins with none: add a line %.60s=…", egg->name, variable->name, variable->name);
		}
	}
	if (!good) {
		calagopus_error_hint(error, "Nothing was changed on the panel.");
	}
	return good;
}

bool calagopus_egg_fill(const struct calagopus_spec *spec, const struct calagopus_egg *egg, const char **image, const char **startup, struct calagopus_error *error)
{
	*image = spec->image != NULL ? spec->image : egg->image;
	*startup = spec->startup != NULL ? spec->startup : egg->startup;
	if (calagopus_blank_text(*image)) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[CALAGOPUS_OPTION_DOCKER_IMAGE],
			"is blank, and the egg \"%.100s\" has no image of its own: name one", egg->name);
	}
	if (calagopus_blank_text(*startup)) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[CALAGOPUS_OPTION_STARTUP_COMMAND],
			"is blank, and the egg \"%.100s\" has no start command of its own: name one", egg->name);
	}
	if (!calagopus_blank_text(*image) && !calagopus_blank_text(*startup)) {
		return true;
	}
	calagopus_error_topic(error, CALAGOPUS_TOPIC_BLANK_IN_EGG);
	calagopus_error_hint(error, "Give the egg one on the panel, or name one; nothing was changed.");
	return false;
}

bool calagopus_egg_same_limits(const struct calagopus_limits *a, const struct calagopus_limits *b)
{
	return a->memory == b->memory && a->memory_overhead == b->memory_overhead && a->swap == b->swap && a->disk == b->disk
		&& a->cpu == b->cpu && a->io_weight == b->io_weight;
}

bool calagopus_egg_same_features(const struct calagopus_feature_limits *a, const struct calagopus_feature_limits *b)
{
	return a->allocations == b->allocations && a->databases == b->databases && a->backups == b->backups && a->schedules == b->schedules;
}

bool calagopus_custom_held(const struct calagopus_feature_limits *held, const struct calagopus_custom_limit *asked, bool *known)
{
	for (size_t i = 0; i < held->custom_count; i++) {
		const struct calagopus_custom_limit *limit = &held->custom[i];

		if (strcmp(limit->name, asked->name) != 0) {
			continue;
		}
		*known = true;
		if (limit->type != asked->type) {
			return false;
		}
		switch (asked->type) {
		case CALAGOPUS_CUSTOM_INTEGER:
			return limit->integer == asked->integer;
		case CALAGOPUS_CUSTOM_BOOLEAN:
			return limit->boolean == asked->boolean;
		default:
			return calagopus_same_text(limit->text, asked->text);
		}
	}
	*known = false;
	return false;
}

/* ---- What a server holds ---- */

static void not_held(struct calagopus_error *error, enum calagopus_option option, const char *what)
{
	calagopus_error_field(error, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[option], "%s", what);
}

static void check_numbers(const struct calagopus_spec *spec, const struct calagopus_server *server, struct calagopus_error *error)
{
	const struct {
		enum calagopus_option option;
		int64_t asked, held;
	} numbers[] = {
		{CALAGOPUS_OPTION_MEMORY, spec->limits.memory, server->limits.memory},
		{CALAGOPUS_OPTION_SWAP, spec->limits.swap, server->limits.swap},
		{CALAGOPUS_OPTION_DISK, spec->limits.disk, server->limits.disk},
		{CALAGOPUS_OPTION_CPU, spec->limits.cpu, server->limits.cpu},
		{CALAGOPUS_OPTION_MEMORY_OVERHEAD, spec->limits.memory_overhead, server->limits.memory_overhead},
		{CALAGOPUS_OPTION_IO_WEIGHT, spec->limits.io_weight, server->limits.io_weight},
		{CALAGOPUS_OPTION_ALLOCATIONS_LIMIT, spec->features.allocations, server->features.allocations},
		{CALAGOPUS_OPTION_DATABASE_LIMIT, spec->features.databases, server->features.databases},
		{CALAGOPUS_OPTION_BACKUP_LIMIT, spec->features.backups, server->features.backups},
		{CALAGOPUS_OPTION_SCHEDULE_LIMIT, spec->features.schedules, server->features.schedules},
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		if (numbers[i].asked == CALAGOPUS_NO_FIGURE) {
			continue; /* left as it was, which the panel did not tell */
		}
		if (numbers[i].held == CALAGOPUS_NO_FIGURE) {
			calagopus_error_field(error, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[numbers[i].option],
				"%lld was asked for, the panel does not tell what it holds", (long long) numbers[i].asked);
		} else if (numbers[i].asked != numbers[i].held) {
			calagopus_error_field(error, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[numbers[i].option],
				"%lld was asked for, the panel holds %lld", (long long) numbers[i].asked, (long long) numbers[i].held);
		}
	}
}

/* One that the panel told, and that stays, has no text unless it is one. */
static void custom_not_held(const struct calagopus_custom_limit *asked, struct calagopus_error *error)
{
	char number[32];
	const char *text = asked->text;

	if (text == NULL && asked->type == CALAGOPUS_CUSTOM_INTEGER) {
		snprintf(number, sizeof(number), "%lld", (long long) asked->integer);
		text = number;
	} else if (text == NULL) {
		text = asked->boolean ? "true" : "false";
	}
	calagopus_error_field(error, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS],
		"%s is not %.100s on the panel", asked->name, text);
}

static void check_custom(const struct calagopus_spec *spec, const struct calagopus_server *server, struct calagopus_notes *notes, struct calagopus_arena *arena, struct calagopus_error *error)
{
	for (size_t i = 0; i < spec->features.custom_count; i++) {
		const struct calagopus_custom_limit *asked = &spec->features.custom[i];
		bool known;

		if (calagopus_custom_held(&server->features, asked, &known)) {
			continue;
		}
		if (known) {
			custom_not_held(asked, error);
		} else {
			calagopus_note(notes, arena,
				"The panel does not say whether it holds the custom limit %s; it ignores those that no extension knows.", asked->name);
		}
	}
}

static void check_rest(const struct calagopus_expected *expected, const struct calagopus_server *server, struct calagopus_error *error)
{
	const struct calagopus_spec *spec = expected->spec;

	if (!calagopus_same_id(server->egg_uuid, spec->egg_uuid)) {
		not_held(error, CALAGOPUS_OPTION_EGG_UUID, "the server has another egg");
	}
	if (expected->image != NULL && !calagopus_same_text(server->image, expected->image)) {
		not_held(error, CALAGOPUS_OPTION_DOCKER_IMAGE, "the server has another image");
	}
	if (expected->startup != NULL && !calagopus_same_text(server->startup, expected->startup)) {
		not_held(error, CALAGOPUS_OPTION_STARTUP_COMMAND, "the server has another start command");
	}
	if (spec->backup_configuration_uuid != NULL
		&& !calagopus_same_id(server->backup_configuration_uuid, spec->backup_configuration_uuid)) {
		not_held(error, CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID, "the server has another backup configuration, or none");
	}
	if (server->hugepages != spec->hugepages) {
		not_held(error, CALAGOPUS_OPTION_HUGEPAGES_PASSTHROUGH, "the panel did not take it over");
	}
	if (server->kvm != spec->kvm) {
		not_held(error, CALAGOPUS_OPTION_KVM_PASSTHROUGH, "the panel did not take it over");
	}
}

void calagopus_expected_check(const struct calagopus_expected *expected, const struct calagopus_server *server, struct calagopus_notes *notes, struct calagopus_arena *arena, struct calagopus_error *error)
{
	check_numbers(expected->spec, server, error);
	check_custom(expected->spec, server, notes, arena, error);
	check_rest(expected, server, error);
}
