/* A spec held against its egg, and against what a server holds. */
#include "provision/internal.h"

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

bool calagopus_egg_variables_check(const struct calagopus_spec *spec, const struct calagopus_egg *egg, const struct calagopus_variables *variables, struct calagopus_error *error)
{
	char names[200];
	bool good = true;

	list_names(variables, names, sizeof(names));
	for (size_t i = 0; i < spec->variables.count; i++) {
		const char *name = spec->variables.items[i].name;

		if (!has(variables, name)) {
			good = calagopus_error_field(error, CALAGOPUS_REASON_UNKNOWN_VARIABLE, calagopus_option_names[CALAGOPUS_OPTION_VARIABLES],
				"The egg %.40s has no variable %.60s; it has %s.", egg->name, name, names[0] != '\0' ? names : "none");
		}
	}
	if (!good) {
		calagopus_error_hint(error, "Correct the names in the product's egg variables; nothing was changed on the panel.");
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
	calagopus_error_hint(error, "Fill in what is named in the product, or give the egg one on the panel; nothing was changed.");
	return false;
}

bool calagopus_same_limits(const struct calagopus_limits *a, const struct calagopus_limits *b)
{
	return a->memory == b->memory && a->memory_overhead == b->memory_overhead && a->swap == b->swap && a->disk == b->disk
		&& a->cpu == b->cpu && a->io_weight == b->io_weight;
}

bool calagopus_same_features(const struct calagopus_feature_limits *a, const struct calagopus_feature_limits *b)
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
