/* What a change asks for: what the spec says otherwise than the one that was applied last; the rest is as the server holds it, and named where that differs. */
#include "provision/inside.h"

#include <inttypes.h>
#include <string.h>

/* Every option, each custom limit and each variable once. */
struct merging {
	struct calagopus_arena *arena;
	const struct calagopus_spec *spec, *last; /* NULL: not known what was applied last */
	const struct calagopus_server *server;
	struct calagopus_wanted *wanted;
	struct calagopus_changed *changed;
	bool failed;
};

void calagopus_keep(struct calagopus_changed *changed, enum calagopus_option option, const char *name, const char *held, const char *asked)
{
	changed->kept[changed->kept_count++] = (struct calagopus_difference) {option, name, held, asked};
}

static const char *figure(struct merging *merging, enum calagopus_option option, int64_t value)
{
	const char *text = option == CALAGOPUS_OPTION_IO_WEIGHT && value == CALAGOPUS_NO_IO_WEIGHT ? "default" : calagopus_arena_format(merging->arena, "%" PRId64, value);

	merging->failed = merging->failed || text == NULL;
	return text;
}

/* Puts into `wanted` what is to be sent; true: that is another than the server holds. What is not told is sent along with the others, as asked for. */
static bool merge_figure(struct merging *merging, enum calagopus_option option, int64_t *wanted, const int64_t *last, int64_t held)
{
	int64_t asked = *wanted;

	if (last == NULL || *last != asked) {
		return asked != held;
	}
	if (held != asked && held != CALAGOPUS_NO_FIGURE) {
		const char *text = figure(merging, option, held);

		calagopus_keep(merging->changed, option, NULL, text, figure(merging, option, asked));
		*wanted = held;
	}
	return false;
}

/* Not one that is left out: each is asked for its notes. */
static bool merge_limits(struct merging *merging)
{
	struct calagopus_limits *wanted = &merging->wanted->spec.limits;
	const struct calagopus_limits *last = merging->last != NULL ? &merging->last->limits : NULL;
	const struct calagopus_limits *held = &merging->server->limits;
	bool differs = merge_figure(merging, CALAGOPUS_OPTION_MEMORY, &wanted->memory, last != NULL ? &last->memory : NULL, held->memory);

	differs |= merge_figure(merging, CALAGOPUS_OPTION_SWAP, &wanted->swap, last != NULL ? &last->swap : NULL, held->swap);
	differs |= merge_figure(merging, CALAGOPUS_OPTION_DISK, &wanted->disk, last != NULL ? &last->disk : NULL, held->disk);
	differs |= merge_figure(merging, CALAGOPUS_OPTION_CPU, &wanted->cpu, last != NULL ? &last->cpu : NULL, held->cpu);
	differs |= merge_figure(merging, CALAGOPUS_OPTION_MEMORY_OVERHEAD, &wanted->memory_overhead, last != NULL ? &last->memory_overhead : NULL, held->memory_overhead);
	differs |= merge_figure(merging, CALAGOPUS_OPTION_IO_WEIGHT, &wanted->io_weight, last != NULL ? &last->io_weight : NULL, held->io_weight);
	if (!differs) {
		*wanted = *held;
	}
	return differs;
}

static const struct calagopus_custom_limit *custom_named(const struct calagopus_feature_limits *features, const char *name)
{
	for (size_t i = 0; i < features->custom_count; i++) {
		if (strcmp(features->custom[i].name, name) == 0) {
			return &features->custom[i];
		}
	}
	return NULL;
}

static const char *custom_text(struct merging *merging, const struct calagopus_custom_limit *limit)
{
	switch (limit->type) {
	case CALAGOPUS_CUSTOM_INTEGER:
		return figure(merging, CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, limit->integer);
	case CALAGOPUS_CUSTOM_BOOLEAN:
		return limit->boolean ? "true" : "false";
	default:
		return limit->text;
	}
}

/* The same for a custom limit. One that the panel never tells is sent only where it is asked for anew. */
static bool merge_custom(struct merging *merging, struct calagopus_custom_limit *wanted)
{
	const struct calagopus_custom_limit *held = custom_named(&merging->server->features, wanted->name);
	bool known;
	bool as_before = merging->last != NULL && calagopus_custom_held(&merging->last->features, wanted, &known);

	if (calagopus_custom_held(&merging->server->features, wanted, &known)) {
		return false;
	}
	if (as_before && held != NULL) {
		const char *text = custom_text(merging, held);

		calagopus_keep(merging->changed, CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, wanted->name, text, custom_text(merging, wanted));
		*wanted = *held;
	}
	return !as_before;
}

/* Nobody says what an extension's limit is without being asked for. */
static void note_dropped(struct merging *merging)
{
	const struct calagopus_feature_limits *last = &merging->last->features;

	for (size_t i = 0; i < last->custom_count; i++) {
		if (custom_named(&merging->spec->features, last->custom[i].name) == NULL) {
			calagopus_note(&merging->changed->notes, merging->arena, "The custom limit %s is asked for no more; the panel keeps what it holds of it.", last->custom[i].name);
		}
	}
}

/* The panel takes them whole: what it holds beside those that are asked for goes along. */
static bool merge_customs(struct merging *merging)
{
	struct calagopus_feature_limits *wanted = &merging->wanted->spec.features;
	const struct calagopus_feature_limits *held = &merging->server->features;
	struct calagopus_custom_limit *all = calagopus_arena_array(merging->arena, wanted->custom_count + held->custom_count, sizeof(*all));
	bool differs = false;

	if (all == NULL) {
		merging->failed = true;
		return false;
	}
	for (size_t i = 0; i < wanted->custom_count; i++) {
		all[i] = wanted->custom[i];
		differs |= merge_custom(merging, &all[i]);
	}
	for (size_t i = 0; i < held->custom_count; i++) {
		if (custom_named(&merging->spec->features, held->custom[i].name) == NULL) {
			all[wanted->custom_count++] = held->custom[i];
		}
	}
	wanted->custom = all;
	return differs;
}

static bool merge_features(struct merging *merging)
{
	struct calagopus_feature_limits *wanted = &merging->wanted->spec.features;
	const struct calagopus_feature_limits *last = merging->last != NULL ? &merging->last->features : NULL;
	const struct calagopus_feature_limits *held = &merging->server->features;
	bool differs = merge_figure(merging, CALAGOPUS_OPTION_ALLOCATIONS_LIMIT, &wanted->allocations, last != NULL ? &last->allocations : NULL, held->allocations);

	differs |= merge_figure(merging, CALAGOPUS_OPTION_DATABASE_LIMIT, &wanted->databases, last != NULL ? &last->databases : NULL, held->databases);
	differs |= merge_figure(merging, CALAGOPUS_OPTION_BACKUP_LIMIT, &wanted->backups, last != NULL ? &last->backups : NULL, held->backups);
	differs |= merge_figure(merging, CALAGOPUS_OPTION_SCHEDULE_LIMIT, &wanted->schedules, last != NULL ? &last->schedules : NULL, held->schedules);
	differs |= merge_customs(merging);
	if (last != NULL) {
		note_dropped(merging);
	}
	if (!differs) {
		*wanted = *held;
	}
	return differs;
}

/* One who changed the egg on the panel meant it: no change of something else takes it back. */
static bool merge_egg(struct merging *merging, const struct calagopus_egg *egg)
{
	const struct calagopus_server *server = merging->server;

	if (calagopus_same_id(server->egg_uuid, merging->spec->egg_uuid)) {
		return false;
	}
	if (merging->last == NULL || !calagopus_same_id(merging->last->egg_uuid, merging->spec->egg_uuid)) {
		return true;
	}
	calagopus_keep(merging->changed, CALAGOPUS_OPTION_EGG_UUID, NULL, server->egg_name, egg->name);
	merging->wanted->spec.egg_uuid = server->egg_uuid;
	merging->wanted->others_egg = true;
	return false;
}

static bool merge_backups(struct merging *merging)
{
	const char *asked = merging->spec->backup_configuration_uuid;
	char *held = merging->server->backup_configuration_uuid;

	if (calagopus_same_id(asked, held)) {
		return false;
	}
	if (merging->last == NULL || !calagopus_same_id(merging->last->backup_configuration_uuid, asked)) {
		return true;
	}
	calagopus_keep(merging->changed, CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID, NULL, calagopus_blank_text(held) ? "none" : held, asked != NULL ? asked : "none");
	merging->wanted->spec.backup_configuration_uuid = held;
	return false;
}

static bool merge_flag(struct merging *merging, enum calagopus_option option, bool *wanted, const bool *last, bool held)
{
	if (*wanted == held) {
		return false;
	}
	if (last == NULL || *last != *wanted) {
		return true;
	}
	calagopus_keep(merging->changed, option, NULL, held ? "yes" : "no", *wanted ? "yes" : "no");
	*wanted = held;
	return false;
}

/* A named image or start command that was named before is left; blank leaves it anyway, or is somebody else's to decide. A new egg needs what it needs. */
static void merge_commands(struct merging *merging)
{
	struct calagopus_spec *wanted = &merging->wanted->spec;
	const struct calagopus_spec *last = merging->last;

	if (last == NULL || merging->wanted->egg) {
		return;
	}
	if (wanted->image != NULL && calagopus_same_text(last->image, wanted->image)) {
		if (!calagopus_same_text(wanted->image, merging->server->image)) {
			calagopus_keep(merging->changed, CALAGOPUS_OPTION_DOCKER_IMAGE, NULL, merging->server->image, wanted->image);
		}
		wanted->image = NULL;
		merging->wanted->image_stays = true;
	}
	if (wanted->startup != NULL && calagopus_same_text(last->startup, wanted->startup)) {
		if (!calagopus_same_text(wanted->startup, merging->server->startup)) {
			calagopus_keep(merging->changed, CALAGOPUS_OPTION_STARTUP_COMMAND, NULL, NULL, NULL); /* may hold a token */
		}
		wanted->startup = NULL;
		merging->wanted->startup_stays = true;
	}
}

bool calagopus_wanted_merge(struct calagopus_arena *arena, const struct calagopus_spec *spec, const struct calagopus_spec *last, const struct calagopus_server *server, const struct calagopus_egg *egg, struct calagopus_wanted *wanted, struct calagopus_changed *changed, struct calagopus_error *error)
{
	struct merging merging = {arena, spec, last, server, wanted, changed, false};

	*wanted = (struct calagopus_wanted) {.spec = *spec};
	changed->kept = calagopus_arena_array(arena, CALAGOPUS_OPTION_COUNT + spec->features.custom_count + spec->variables.count, sizeof(*changed->kept));
	if (changed->kept == NULL) {
		return calagopus_error_no_memory(error);
	}
	wanted->egg = merge_egg(&merging, egg);
	wanted->limits = merge_limits(&merging);
	wanted->features = merge_features(&merging);
	merge_commands(&merging);
	wanted->backups = merge_backups(&merging);
	wanted->hugepages = merge_flag(&merging, CALAGOPUS_OPTION_HUGEPAGES_PASSTHROUGH, &wanted->spec.hugepages, last != NULL ? &last->hugepages : NULL, server->hugepages);
	wanted->kvm = merge_flag(&merging, CALAGOPUS_OPTION_KVM_PASSTHROUGH, &wanted->spec.kvm, last != NULL ? &last->kvm : NULL, server->kvm);
	return !merging.failed || calagopus_error_no_memory(error);
}
