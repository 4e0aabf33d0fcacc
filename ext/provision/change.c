/* Change: a server brought to what its spec says now, read back, and what the customer set himself left alone. */
#include "provision/inside.h"

#include <string.h>

/* Everything one Change knows. */
struct change {
	struct calagopus_provision *provision;
	const struct calagopus_spec *spec;
	struct calagopus_applied applied;
	struct calagopus_changed *changed;
	struct calagopus_error *error;
	struct calagopus_timing timing;
	struct calagopus_search search;
	struct calagopus_step *egg, *egg_variables, *variables; /* `variables`: the server's */
	struct calagopus_server *server;                        /* as it was */
	struct calagopus_wanted wanted;
	struct calagopus_server_patch patch;
	bool patches;                                 /* there is something in it */
	struct calagopus_pairs set;                   /* variables to be set */
	struct calagopus_step *patch_step, *set_step; /* NULL: not needed */
};

/* ---- The first round ---- */

static struct calagopus_step *ask_variables(struct change *change, const char *uuid)
{
	return calagopus_step(&change->provision->panel, CALAGOPUS_OP_SERVER_VARIABLES, uuid);
}

static bool first_round(struct change *change, const struct calagopus_ref *ref)
{
	struct calagopus_panel *panel = &change->provision->panel;
	struct calagopus_step *steps[4];
	size_t count = 0;

	if (!calagopus_search_start(change->provision, ref, &change->search, change->error)) {
		return false;
	}
	steps[count++] = calagopus_search_first(&change->search);
	steps[count++] = change->egg = calagopus_step(panel, CALAGOPUS_OP_EGG, change->spec->nest_uuid);
	steps[count++] = change->egg_variables = calagopus_step(panel, CALAGOPUS_OP_EGG_VARIABLES, change->spec->nest_uuid);
	if (change->search.ref->uuid != NULL) {
		steps[count++] = change->variables = ask_variables(change, change->search.ref->uuid);
	}
	for (size_t i = 0; i < count; i++) {
		if (steps[i] == NULL) {
			return calagopus_error_no_memory(change->error);
		}
	}
	change->egg->second = change->egg_variables->second = change->spec->egg_uuid;
	calagopus_panel_run(panel, steps, count);
	return calagopus_search_finish(change->provision, &change->search, true, change->error);
}

/* The server's variables, which could not be asked for together with the rest where its UUID was not known. */
static bool second_question(struct change *change)
{
	change->server = change->search.server;
	if (change->search.ref->uuid != NULL && !calagopus_same_id(change->search.ref->uuid, change->server->uuid)) {
		change->applied = (struct calagopus_applied) {.small_disk = change->applied.small_disk}; /* it was applied to another one */
	}
	if (change->variables == NULL || !calagopus_same_id(change->variables->id, change->server->uuid)) {
		change->variables = ask_variables(change, change->server->uuid);
		if (change->variables == NULL) {
			return calagopus_error_no_memory(change->error);
		}
		calagopus_panel_run(&change->provision->panel, &change->variables, 1);
	}
	if (!change->egg->ok) {
		return calagopus_provision_failed(change->egg, change->error, CALAGOPUS_TOPIC_NEST_OR_EGG);
	}
	if (!change->egg_variables->ok) {
		return calagopus_provision_failed(change->egg_variables, change->error, CALAGOPUS_TOPIC_NONE);
	}
	if (!change->variables->ok) {
		return calagopus_provision_failed(change->variables, change->error, CALAGOPUS_TOPIC_NONE);
	}
	return calagopus_egg_variables_check(&change->spec->variables, change->egg->result, change->egg_variables->result, change->error);
}

/* ---- What differs ---- */

/* Is what the server has what an earlier package named, and this one names no more? Then the egg's own takes its place. */
static bool is_former(const char *applied, const char *held)
{
	return !calagopus_blank_text(applied) && calagopus_same_text(applied, held);
}

/* What an attempt that failed named is in the spec alone. */
static bool is_former_image(const struct change *change)
{
	const struct calagopus_applied *applied = &change->applied;

	return is_former(applied->image, change->server->image) || (applied->spec != NULL && is_former(applied->spec->image, change->server->image));
}

static bool is_former_startup(const struct change *change)
{
	const struct calagopus_applied *applied = &change->applied;

	return is_former(applied->startup, change->server->startup) || (applied->spec != NULL && is_former(applied->spec->startup, change->server->startup));
}

/* NULL: it is left. The egg's images are the customer's to choose from; another one came
 * from an earlier package, where it is not known what that named, and blank means the egg's. */
static const char *wanted_image(const struct change *change)
{
	const struct calagopus_egg *egg = change->egg->result;

	if (change->wanted.spec.image != NULL) {
		return change->wanted.spec.image;
	}
	if (change->wanted.image_stays || change->wanted.others_egg) {
		return NULL;
	}
	if (is_former_image(change)) {
		return calagopus_blank_text(egg->image) ? NULL : egg->image;
	}
	if (change->applied.spec != NULL) {
		return NULL;
	}
	for (size_t i = 0; i < egg->image_count; i++) {
		if (calagopus_same_text(egg->images[i], change->server->image)) {
			return NULL;
		}
	}
	return calagopus_blank_text(egg->image) ? NULL : egg->image;
}

static const char *wanted_startup(const struct change *change)
{
	const struct calagopus_egg *egg = change->egg->result;

	if (change->wanted.spec.startup != NULL) {
		return change->wanted.spec.startup;
	}
	if (change->wanted.startup_stays || change->wanted.others_egg) {
		return NULL;
	}
	return is_former_startup(change) && !calagopus_blank_text(egg->startup) ? egg->startup : NULL;
}

static bool is_former_name(const struct change *change)
{
	const struct calagopus_spec *last = change->applied.spec;
	const char *held = change->server->name;
	const char *prefix = last != NULL && last->name_prefix != NULL ? last->name_prefix : "";
	size_t length = strlen(prefix);

	return is_former(change->applied.name, held)
		|| (last != NULL && held != NULL && strncmp(held, prefix, length) == 0 && strcmp(held + length, change->search.ref->external_id) == 0);
}

/* A name that we gave, and nobody changed since, follows the spec; any other is somebody's own. */
static bool patch_name(struct change *change)
{
	const char *held = change->server->name;
	const char *applied = change->applied.name;
	struct calagopus_arena *arena = change->provision->panel.arena;
	const char *wanted;

	if (!calagopus_provision_server_name(arena, change->spec->name_prefix, change->search.ref->external_id, &wanted, change->error)) {
		return false;
	}
	if (calagopus_same_text(held, wanted)) {
		return true;
	}
	if (is_former_name(change)) {
		change->patch.name = wanted;
		change->patches = true;
		return true;
	}
	if (calagopus_same_text(applied, wanted)) {
		return true;
	}
	calagopus_note(&change->changed->notes, arena, "The server is named \"%.100s\"; the prefix that was asked for makes \"%.100s\" of it. It keeps its name, as %s.",
		held, wanted, applied == NULL ? "it is not known whether this service gave it" : "somebody changed it on the panel");
	return true;
}

/* A new egg brings its own image and start command; otherwise a blank start command leaves the customer's alone. */
static bool patch_egg(struct change *change)
{
	const struct calagopus_spec *spec = change->spec;
	struct calagopus_server_patch *patch = &change->patch;
	const char *image = wanted_image(change);
	const char *startup = wanted_startup(change);

	if (change->wanted.egg) {
		patch->egg_uuid = spec->egg_uuid;
		change->changed->former_egg_uuid = change->server->egg_uuid;
		change->changed->former_egg_name = change->server->egg_name;
		change->patches = true;
		return calagopus_egg_fill(spec, change->egg->result, &patch->image, &patch->startup, change->error);
	}
	if (image != NULL && !calagopus_same_text(image, change->server->image)) {
		patch->image = image;
		change->patches = true;
	}
	if (startup != NULL && !calagopus_same_text(startup, change->server->startup)) {
		patch->startup = startup;
		change->patches = true;
	}
	return true;
}

static void patch_rest(struct change *change)
{
	const struct calagopus_wanted *wanted = &change->wanted;
	struct calagopus_server_patch *patch = &change->patch;

	patch->limits = wanted->limits ? &wanted->spec.limits : NULL;
	patch->features = wanted->features ? &wanted->spec.features : NULL;
	patch->hugepages = wanted->hugepages ? &wanted->spec.hugepages : NULL;
	patch->kvm = wanted->kvm ? &wanted->spec.kvm : NULL;
	patch->backup_configuration_uuid = wanted->backups ? wanted->spec.backup_configuration_uuid : NULL;
	patch->clear_backup_configuration = wanted->backups && wanted->spec.backup_configuration_uuid == NULL;
	change->patches = change->patches || wanted->limits || wanted->features || wanted->hugepages || wanted->kvm || wanted->backups;
}

static const struct calagopus_variable *variable_named(const struct calagopus_variables *variables, const char *name)
{
	for (size_t i = 0; i < variables->count; i++) {
		if (strcmp(variables->items[i].name, name) == 0) {
			return &variables->items[i];
		}
	}
	return NULL;
}

static const struct calagopus_pair *pair_named(const struct calagopus_pairs *pairs, const char *name)
{
	for (size_t i = 0; pairs != NULL && i < pairs->count; i++) {
		if (strcmp(pairs->items[i].name, name) == 0) {
			return &pairs->items[i];
		}
	}
	return NULL;
}

/* Has the customer, who may, changed it since we set it? */
static bool customers_own(const struct change *change, const struct calagopus_variable *held)
{
	const struct calagopus_pair *applied = pair_named(change->applied.variables, held->name);

	return applied != NULL && held->editable && held->value != NULL && !calagopus_same_text(applied->value, held->value);
}

static bool asked_as_before(const struct change *change, const struct calagopus_pair *asked)
{
	const struct calagopus_pair *applied = change->applied.spec != NULL ? pair_named(change->applied.variables, asked->name) : NULL;

	return applied != NULL && strcmp(applied->value, asked->value) == 0;
}

/* An egg that came by itself, as what was to be set with it failed, left its own value there: nobody chose that. */
static bool came_with_egg(const struct change *change, const struct calagopus_variable *held)
{
	const struct calagopus_spec *last = change->applied.spec;

	return last != NULL && !change->wanted.others_egg && !calagopus_same_id(last->egg_uuid, change->spec->egg_uuid)
		&& strcmp(held->value, held->default_value != NULL ? held->default_value : "") == 0;
}

/* Is a variable that is asked for to be set? What stays is said. */
static bool wants_setting(struct change *change, const struct calagopus_pair *asked)
{
	const struct calagopus_variable *held = variable_named(change->variables->result, asked->name);
	struct calagopus_arena *arena = change->provision->panel.arena;

	if (change->wanted.egg) {
		return true;
	}
	if (held == NULL && change->wanted.others_egg) {
		calagopus_note(&change->changed->notes, arena, "The variable %s was not set: the server has another egg on the panel, which has none of this name.", asked->name);
		return false;
	}
	if (held == NULL || (held->value != NULL && strcmp(held->value, asked->value) == 0)) {
		return held == NULL;
	}
	if (held->value != NULL && came_with_egg(change, held)) {
		return true;
	}
	if (customers_own(change, held)) {
		calagopus_note(&change->changed->notes, arena, "The customer changed the variable %s; it was left as it is.", held->name);
		return false;
	}
	if (asked_as_before(change, asked)) {
		calagopus_keep(change->changed, CALAGOPUS_OPTION_VARIABLES, asked->name, NULL, NULL);
		return false;
	}
	return true;
}

/* Is a variable that is asked for no more to get the egg's default? What the customer, or who else, made of it stays. */
static bool wants_default(struct change *change, const struct calagopus_pair *applied, const struct calagopus_variable *held)
{
	struct calagopus_notes *notes = &change->changed->notes;
	struct calagopus_arena *arena = change->provision->panel.arena;
	const char *standard = held->default_value != NULL ? held->default_value : "";

	if (held->value == NULL || strcmp(held->value, standard) == 0) {
		return false;
	}
	if (strcmp(held->value, applied->value) != 0) {
		calagopus_note(notes, arena, "The variable %s is asked for no more; it was changed since this service set it, and stays.", held->name);
		return false;
	}
	if (calagopus_egg_wants(change->variables->result, held->name)) {
		calagopus_note(notes, arena, "The variable %s is asked for no more, but must hold something, and the egg has no value of its own for it: it stays.", held->name);
		return false;
	}
	calagopus_note(notes, arena, "The variable %s is asked for no more, and has the egg's own value again.", held->name);
	return true;
}

static bool choose_defaults(struct change *change)
{
	const struct calagopus_pairs *applied = change->applied.variables;

	for (size_t i = 0; applied != NULL && !change->wanted.egg && i < applied->count; i++) {
		const struct calagopus_variable *held = variable_named(change->variables->result, applied->items[i].name);

		if (held == NULL || pair_named(&change->spec->variables, held->name) != NULL || !wants_default(change, &applied->items[i], held)) {
			continue;
		}
		struct calagopus_pair *pair = &change->set.items[change->set.count++];

		pair->name = held->name;
		pair->value = calagopus_arena_format(change->provision->panel.arena, "%s", held->default_value != NULL ? held->default_value : "");
		if (pair->value == NULL) {
			return calagopus_error_no_memory(change->error);
		}
	}
	return true;
}

static bool choose_variables(struct change *change)
{
	const struct calagopus_pairs *asked = &change->spec->variables;
	const struct calagopus_pairs *applied = change->applied.variables;

	change->set.items = calagopus_arena_array(change->provision->panel.arena, asked->count + (applied != NULL ? applied->count : 0), sizeof(*change->set.items));
	if (change->set.items == NULL) {
		return calagopus_error_no_memory(change->error);
	}
	for (size_t i = 0; i < asked->count; i++) {
		if (wants_setting(change, &asked->items[i])) {
			change->set.items[change->set.count++] = asked->items[i];
		}
	}
	return choose_defaults(change);
}

/* ---- The second round ---- */

static bool make_steps(struct change *change)
{
	struct calagopus_panel *panel = &change->provision->panel;

	if (change->patches) {
		change->patch_step = calagopus_step(panel, CALAGOPUS_OP_SERVER_UPDATE, change->server->uuid);
		if (change->patch_step == NULL) {
			return calagopus_error_no_memory(change->error);
		}
		change->patch_step->input = &change->patch;
	}
	if (change->set.count > 0) {
		change->set_step = calagopus_step(panel, CALAGOPUS_OP_SERVER_VARIABLES_SET, change->server->uuid);
		if (change->set_step == NULL) {
			return calagopus_error_no_memory(change->error);
		}
		change->set_step->input = &change->set;
	}
	return true;
}

/* A patch that was answered too late used up the time of what is asked: half of what is left is for the variables, the rest for reading back. */
static void more_time(struct change *change)
{
	struct calagopus_deadline half = calagopus_deadline_in(calagopus_deadline_left(change->timing.end) / 2);

	if (calagopus_deadline_left(change->timing.work) < calagopus_deadline_left(half)) {
		change->timing.work = half;
	}
	calagopus_timing_work(change->provision, &change->timing);
}

/* Variables of a new egg can be set only once the server has it. */
static bool egg_arrived(struct change *change)
{
	struct calagopus_server *server;

	if (change->patch_step->ok) {
		return true;
	}
	if (calagopus_provision_certainty(change->patch_step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(change->patch_step, change->error, CALAGOPUS_TOPIC_NONE);
	}
	calagopus_timing_resolve(change->provision, &change->timing);
	if (calagopus_search_get(change->provision, change->server->uuid, &server, change->error)
		&& calagopus_same_id(server->egg_uuid, change->spec->egg_uuid)) {
		more_time(change);
		return true;
	}
	return calagopus_provision_failed(change->patch_step, change->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
}

static bool send_steps(struct change *change)
{
	struct calagopus_panel *panel = &change->provision->panel;
	struct calagopus_step *steps[2];
	size_t count = 0;

	if (change->patch_step != NULL) {
		steps[count++] = change->patch_step;
	}
	if (change->patch_step != NULL && change->set_step != NULL && change->wanted.egg) {
		calagopus_panel_run(panel, steps, count);
		if (!egg_arrived(change)) {
			return false;
		}
		count = 0;
	}
	if (change->set_step != NULL) {
		steps[count++] = change->set_step;
	}
	calagopus_panel_run(panel, steps, count);
	return true;
}

static bool refused(const struct calagopus_step *step)
{
	return step != NULL && !step->ok && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED;
}

static bool is_open(const struct calagopus_step *step)
{
	return step != NULL && !step->ok && calagopus_provision_certainty(step) == CALAGOPUS_MAY_HAVE_HAPPENED;
}

/* A refusal ends the change; what went through beside it is said, and what may have. */
static bool check_refusals(struct change *change)
{
	const struct calagopus_step *patch = change->patch_step;
	const struct calagopus_step *set = change->set_step;
	struct calagopus_error *error = change->error;
	const char *through = NULL;

	if (refused(patch)) {
		calagopus_provision_failed(patch, error, CALAGOPUS_TOPIC_NONE);
		through = set != NULL && set->ok ? "The variables were set, but the rest was refused" : NULL;
	} else if (refused(set)) {
		calagopus_provision_failed(set, error, CALAGOPUS_TOPIC_NONE);
		through = patch != NULL && patch->ok ? "The limits and features were changed, but the variables were refused" : NULL;
	} else {
		return true;
	}
	error->may_have_happened = error->may_have_happened || is_open(patch) || is_open(set);
	if (through != NULL) {
		calagopus_error_reword(error, "%s: %s", through, error->message);
	}
	return false;
}

/* ---- The third round: what the panel holds now ---- */

/* What the spec leaves open was either left alone or cleared. */
static void check_held(struct change *change, const struct calagopus_server *server)
{
	struct calagopus_expected expected = {&change->wanted.spec, change->patch.image, change->patch.startup};

	calagopus_expected_check(&expected, server, &change->changed->notes, change->provision->panel.arena, change->error);
	if (change->patch.name != NULL && !calagopus_same_text(server->name, change->patch.name)) {
		calagopus_error_field(change->error, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[CALAGOPUS_OPTION_SERVER_NAME_PREFIX],
			"the server has another name");
	}
	if (change->patch.clear_backup_configuration && !calagopus_blank_text(server->backup_configuration_uuid)) {
		calagopus_error_field(change->error, CALAGOPUS_REASON_NOT_APPLIED,
			calagopus_option_names[CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID], "the server has a backup configuration still");
	}
}

/* The panel drops variables without a word: each that was set must be there. Their values are not said, they may be secret. */
static void check_variables(struct change *change, const struct calagopus_variables *held)
{
	for (size_t i = 0; i < change->set.count; i++) {
		const struct calagopus_variable *variable = variable_named(held, change->set.items[i].name);
		bool hidden = variable != NULL && variable->secret && variable->value == NULL;

		if (variable == NULL || (!hidden && !calagopus_same_text(variable->value, change->set.items[i].value))) {
			calagopus_error_field(change->error, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[CALAGOPUS_OPTION_VARIABLES],
				"the panel did not keep the value of %s", change->set.items[i].name);
		}
	}
}

/* An answer of the second round that was lost is why something is not held, and is said instead. */
static bool blame(struct change *change)
{
	const struct calagopus_step *steps[] = {change->patch_step, change->set_step};

	for (size_t i = 0; i < 2; i++) {
		if (steps[i] != NULL && !steps[i]->ok) {
			return calagopus_provision_failed(steps[i], change->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
		}
	}
	calagopus_error_hint(change->error, "The panel said yes, but does not hold this. Look at the server on the panel.");
	return false;
}

/* A custom limit that is asked for anew, and that the panel never tells, is proven by its answer alone. */
static bool lacks_proof(const struct change *change, const struct calagopus_server *server)
{
	const struct calagopus_feature_limits *asked = &change->spec->features;
	const struct calagopus_spec *last = change->applied.spec;

	if (change->patch_step == NULL || change->patch_step->ok || change->patch.features == NULL) {
		return false;
	}
	for (size_t i = 0; i < asked->custom_count; i++) {
		bool told, known;

		if (!calagopus_custom_held(&server->features, &asked->custom[i], &told) && !told
			&& (last == NULL || !calagopus_custom_held(&last->features, &asked->custom[i], &known))) {
			return true;
		}
	}
	return false;
}

static bool read_back(struct change *change)
{
	struct calagopus_step *steps[] = {
		calagopus_step(&change->provision->panel, CALAGOPUS_OP_SERVER_GET, change->server->uuid),
		ask_variables(change, change->server->uuid)};
	struct calagopus_server *server;

	if (steps[0] == NULL || steps[1] == NULL) {
		return calagopus_error_no_memory(change->error);
	}
	calagopus_timing_resolve(change->provision, &change->timing);
	calagopus_panel_run(&change->provision->panel, steps, change->set.count > 0 ? 2 : 1);
	for (size_t i = 0; i < (change->set.count > 0 ? 2u : 1u); i++) {
		if (!steps[i]->ok) {
			calagopus_provision_failed(steps[i], change->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
			change->error->may_have_happened = true; /* what was sent, and not refused */
			return false;
		}
	}
	server = steps[0]->result;
	if (!calagopus_same_id(server->uuid, change->server->uuid)) {
		return calagopus_error_set(change->error, CALAGOPUS_REASON_BAD_ANSWER, "The panel was asked for server %s and answered with %s.",
			change->server->uuid, server->uuid);
	}
	check_held(change, server);
	if (change->set.count > 0) {
		check_variables(change, steps[1]->result);
	}
	change->changed->server = server;
	return (!calagopus_error_is_set(change->error) && !lacks_proof(change, server)) || blame(change);
}

bool calagopus_provision_change(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_spec *spec, const struct calagopus_applied *applied, struct calagopus_changed *changed, struct calagopus_error *error)
{
	struct change change = {.provision = provision, .spec = spec, .changed = changed, .error = error};

	calagopus_error_clear(error);
	memset(changed, 0, sizeof(*changed));
	if (applied != NULL) {
		change.applied = *applied;
	}
	change.timing = calagopus_timing_start(provision, provision->plan->timeout_ms);
	if (!first_round(&change, ref) || !second_question(&change)
		|| !calagopus_wanted_merge(provision->panel.arena, spec, change.applied.spec, change.server, change.egg->result, &change.wanted, changed, error)
		|| !patch_egg(&change) || !patch_name(&change)) {
		return false;
	}
	patch_rest(&change);
	if (!calagopus_disk_check(provision, change.server, change.wanted.spec.limits.disk, change.applied.small_disk, &changed->notes, error) || !choose_variables(&change) || !make_steps(&change)) {
		return false;
	}
	changed->server = change.server;
	if (change.patch_step == NULL && change.set_step == NULL) {
		return true;
	}
	return send_steps(&change) && check_refusals(&change) && read_back(&change)
		&& calagopus_differences(provision->panel.arena, &change.wanted.spec, change.server, &change.patch, &change.set, changed, error);
}
