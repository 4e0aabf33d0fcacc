/* What a change made different, option by option, from what to what; of a start command and of variables only that they changed: they may be secret. */
#include "provision/inside.h"

#include <inttypes.h>

/* One for each option, and each custom limit and variable that was asked for. */
struct gathering {
	struct calagopus_arena *arena;
	struct calagopus_changed *changed;
	bool failed;
};

static void add(struct gathering *gathering, enum calagopus_option option, const char *name, const char *from, const char *to)
{
	gathering->changed->differences[gathering->changed->difference_count++] = (struct calagopus_difference) {option, name, from, to};
}

static const char *figure(struct gathering *gathering, int64_t value)
{
	char *text = value == CALAGOPUS_NO_FIGURE ? calagopus_arena_format(gathering->arena, "not told") : calagopus_arena_format(gathering->arena, "%" PRId64, value);

	gathering->failed = gathering->failed || text == NULL;
	return text;
}

static void add_figure(struct gathering *gathering, enum calagopus_option option, int64_t from, int64_t to)
{
	if (from != to) {
		const char *before = figure(gathering, from);

		add(gathering, option, NULL, before, figure(gathering, to));
	}
}

static void add_text(struct gathering *gathering, enum calagopus_option option, const char *from, const char *to)
{
	add(gathering, option, NULL, calagopus_blank_text(from) ? "none" : from, calagopus_blank_text(to) ? "none" : to);
}

static void add_flag(struct gathering *gathering, enum calagopus_option option, bool from, bool to)
{
	add(gathering, option, NULL, from ? "yes" : "no", to ? "yes" : "no");
}

static void add_limits(struct gathering *gathering, const struct calagopus_limits *from, const struct calagopus_limits *to)
{
	add_figure(gathering, CALAGOPUS_OPTION_MEMORY, from->memory, to->memory);
	add_figure(gathering, CALAGOPUS_OPTION_SWAP, from->swap, to->swap);
	add_figure(gathering, CALAGOPUS_OPTION_DISK, from->disk, to->disk);
	add_figure(gathering, CALAGOPUS_OPTION_CPU, from->cpu, to->cpu);
	add_figure(gathering, CALAGOPUS_OPTION_MEMORY_OVERHEAD, from->memory_overhead, to->memory_overhead);
	if (from->io_weight != to->io_weight) {
		const char *before = from->io_weight == CALAGOPUS_NO_IO_WEIGHT ? "default" : figure(gathering, from->io_weight);

		add(gathering, CALAGOPUS_OPTION_IO_WEIGHT, NULL, before, to->io_weight == CALAGOPUS_NO_IO_WEIGHT ? "default" : figure(gathering, to->io_weight));
	}
}

/* A custom limit that the panel does not tell was sent, and whether it is held nobody knows: it is no difference. */
static void add_features(struct gathering *gathering, const struct calagopus_feature_limits *from, const struct calagopus_feature_limits *to)
{
	add_figure(gathering, CALAGOPUS_OPTION_ALLOCATIONS_LIMIT, from->allocations, to->allocations);
	add_figure(gathering, CALAGOPUS_OPTION_DATABASE_LIMIT, from->databases, to->databases);
	add_figure(gathering, CALAGOPUS_OPTION_BACKUP_LIMIT, from->backups, to->backups);
	add_figure(gathering, CALAGOPUS_OPTION_SCHEDULE_LIMIT, from->schedules, to->schedules);
	for (size_t i = 0; i < to->custom_count; i++) {
		bool known;

		if (!calagopus_custom_held(from, &to->custom[i], &known) && known) {
			add(gathering, CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, to->custom[i].name, NULL, to->custom[i].text);
		}
	}
}

bool calagopus_differences(struct calagopus_arena *arena, const struct calagopus_spec *spec, const struct calagopus_server *was, const struct calagopus_server_patch *patch, const struct calagopus_pairs *set, struct calagopus_changed *changed, struct calagopus_error *error)
{
	struct gathering gathering = {arena, changed, false};
	size_t most = CALAGOPUS_OPTION_COUNT + spec->features.custom_count + set->count;

	changed->differences = calagopus_arena_array(arena, most, sizeof(*changed->differences));
	if (changed->differences == NULL) {
		return calagopus_error_no_memory(error);
	}
	if (patch->egg_uuid != NULL) {
		add_text(&gathering, CALAGOPUS_OPTION_EGG_UUID, was->egg_name, changed->server->egg_name);
	}
	if (patch->limits != NULL) {
		add_limits(&gathering, &was->limits, patch->limits);
	}
	if (patch->features != NULL) {
		add_features(&gathering, &was->features, patch->features);
	}
	if (patch->image != NULL && !calagopus_same_text(was->image, patch->image)) {
		add_text(&gathering, CALAGOPUS_OPTION_DOCKER_IMAGE, was->image, patch->image);
	}
	if (patch->startup != NULL && !calagopus_same_text(was->startup, patch->startup)) {
		add(&gathering, CALAGOPUS_OPTION_STARTUP_COMMAND, NULL, NULL, NULL);
	}
	if (patch->name != NULL) {
		add_text(&gathering, CALAGOPUS_OPTION_SERVER_NAME_PREFIX, was->name, patch->name);
	}
	for (size_t i = 0; i < set->count; i++) {
		add(&gathering, CALAGOPUS_OPTION_VARIABLES, set->items[i].name, NULL, NULL);
	}
	if (patch->backup_configuration_uuid != NULL || patch->clear_backup_configuration) {
		add_text(&gathering, CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID, was->backup_configuration_uuid, patch->backup_configuration_uuid);
	}
	if (patch->hugepages != NULL) {
		add_flag(&gathering, CALAGOPUS_OPTION_HUGEPAGES_PASSTHROUGH, was->hugepages, *patch->hugepages);
	}
	if (patch->kvm != NULL) {
		add_flag(&gathering, CALAGOPUS_OPTION_KVM_PASSTHROUGH, was->kvm, *patch->kvm);
	}
	return !gathering.failed || calagopus_error_no_memory(error);
}
