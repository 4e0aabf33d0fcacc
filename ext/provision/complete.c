/* Completes a server that is there: the ports that it lacks, and what is to hold their numbers. */
#include "provision/inside.h"

#include <stdlib.h>
#include <string.h>

struct completing {
	struct calagopus_provision *provision;
	const struct calagopus_completion *what;
	struct calagopus_server *server;
	struct calagopus_port_list *ports;
	struct calagopus_step *variables; /* as the server holds them; NULL: not asked */
	struct calagopus_error *error;
};

/* ---- What it has ---- */

static int by_age(const void *a, const void *b)
{
	const struct calagopus_allocation *left = *(const struct calagopus_allocation *const *) a;
	const struct calagopus_allocation *right = *(const struct calagopus_allocation *const *) b;
	int order = (int) right->primary - (int) left->primary;

	order = order != 0 ? order : strcmp(left->created != NULL ? left->created : "", right->created != NULL ? right->created : "");
	return order != 0 ? order : (left->port > right->port) - (left->port < right->port);
}

static bool take_ports(struct completing *completing, const struct calagopus_step *step)
{
	const struct calagopus_allocation_page *page = step->result;
	struct calagopus_port_list *ports = completing->ports;

	ports->items = calagopus_arena_array(completing->provision->panel.arena, page->count, sizeof(const struct calagopus_allocation *));
	if (ports->items == NULL) {
		return calagopus_error_no_memory(completing->error);
	}
	for (size_t i = 0; i < page->count; i++) {
		ports->items[i] = &page->items[i];
	}
	ports->count = page->count;
	qsort(ports->items, ports->count, sizeof(const struct calagopus_allocation *), by_age);
	return true;
}

/* Ports, and variables where some are to be set, in one round. */
static bool look(struct completing *completing, bool at_variables)
{
	struct calagopus_panel *panel = &completing->provision->panel;
	struct calagopus_step *steps[] = {
		calagopus_step(panel, CALAGOPUS_OP_SERVER_ALLOCATIONS, completing->server->uuid), calagopus_step(panel, CALAGOPUS_OP_SERVER_VARIABLES, completing->server->uuid)};

	if (steps[0] == NULL || steps[1] == NULL) {
		return calagopus_error_no_memory(completing->error);
	}
	calagopus_panel_run(panel, steps, at_variables ? 2 : 1);
	for (size_t i = 0; i < (at_variables ? 2u : 1u); i++) {
		if (!steps[i]->ok) {
			return calagopus_provision_failed(steps[i], completing->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
		}
	}
	completing->variables = at_variables ? steps[1] : completing->variables;
	return take_ports(completing, steps[0]);
}

/* ---- Ports ---- */

static int64_t wanted(const struct completing *completing)
{
	const struct calagopus_placement *placement = completing->what->placement;
	int64_t base = completing->what->base > 0 ? completing->what->base : (int64_t) completing->ports->count;

	return (base > placement->ports ? base : placement->ports) + placement->extra;
}

/* Further ones are on the first one's address, and follow its number where they are to. */
static bool add_ports(struct completing *completing)
{
	const struct calagopus_placement *placement = completing->what->placement;
	int64_t all = wanted(completing);
	int64_t had = (int64_t) completing->ports->count;

	if (had >= all || completing->server->allocation == NULL) {
		return true;
	}
	struct calagopus_ports ports = {.node_uuid = completing->server->node_uuid, .placement = placement, .wanted = 1, .ip = completing->server->allocation->ip};

	if (placement->consecutive) {
		ports.after = completing->server->allocation->port;
		ports.within = all - 1;
	}
	for (; had < all; had++) {
		const char *added;

		ports.tried_count = 0;
		ports.count = 0;
		if (!calagopus_add_port(completing->provision, &ports, completing->server->uuid, had, &added, completing->error)) {
			if (completing->error->topic == CALAGOPUS_TOPIC_NOTHING_MADE) {
				calagopus_error_topic(completing->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT); /* the server is there */
			}
			return false;
		}
	}
	if (!look(completing, false)) {
		return false;
	}
	return (int64_t) completing->ports->count >= all
		|| calagopus_error_set(completing->error, CALAGOPUS_REASON_NOT_APPLIED, "Server %s was given further ports, but the panel does not show them.", completing->server->uuid);
}

/* ---- Variables ---- */

static const struct calagopus_variable *held(const struct completing *completing, const char *name)
{
	const struct calagopus_variables *variables = completing->variables->result;

	for (size_t i = 0; i < variables->count; i++) {
		if (strcmp(variables->items[i].name, name) == 0) {
			return &variables->items[i];
		}
	}
	return NULL;
}

/* Nobody has given it a value since the server was made. */
static bool is_unset(const struct calagopus_variable *variable, const char *stand_in)
{
	return calagopus_blank_text(variable->value) || calagopus_same_text(variable->value, variable->default_value) || calagopus_same_text(variable->value, stand_in);
}

/* Those whose value is not the one that the ports make of it. */
static bool choose_variables(struct completing *completing, struct calagopus_pairs *set)
{
	const struct calagopus_pairs *asked = &completing->what->placement->variables;
	struct calagopus_arena *arena = completing->provision->panel.arena;

	set->items = calagopus_arena_array(arena, asked->count, sizeof(*set->items));
	if (set->items == NULL) {
		return calagopus_error_no_memory(completing->error);
	}
	for (size_t i = 0; i < asked->count; i++) {
		const struct calagopus_variable *variable = held(completing, asked->items[i].name);
		char *value;
		char *stand_in;

		if (!calagopus_template_fill(arena, asked->items[i].value, completing->ports, &value, completing->error)
			|| !calagopus_template_fill(arena, asked->items[i].value, NULL, &stand_in, completing->error)) {
			return false;
		}
		if (variable != NULL && (calagopus_same_text(variable->value, value) || (completing->what->careful && !is_unset(variable, stand_in)))) {
			continue;
		}
		set->items[set->count++] = (struct calagopus_pair) {asked->items[i].name, value};
	}
	return true;
}

static bool set_variables(struct completing *completing)
{
	struct calagopus_pairs set = {0};
	struct calagopus_step *step;

	if (!choose_variables(completing, &set) || set.count == 0) {
		return !calagopus_error_is_set(completing->error);
	}
	step = calagopus_step(&completing->provision->panel, CALAGOPUS_OP_SERVER_VARIABLES_SET, completing->server->uuid);
	if (step == NULL) {
		return calagopus_error_no_memory(completing->error);
	}
	step->input = &set;
	calagopus_panel_run(&completing->provision->panel, &step, 1);
	if (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, completing->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	}
	if (!look(completing, true)) {
		return !step->ok && calagopus_provision_failed(step, completing->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	}
	for (size_t i = 0; i < set.count; i++) {
		const struct calagopus_variable *variable = held(completing, set.items[i].name);
		bool hidden = variable != NULL && variable->secret && calagopus_blank_text(variable->value);

		if (variable != NULL && (hidden || calagopus_same_text(variable->value, set.items[i].value))) {
			continue;
		}
		if (!step->ok) {
			return calagopus_provision_failed(step, completing->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
		}
		calagopus_error_field(completing->error, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[CALAGOPUS_OPTION_VARIABLES],
			"the panel did not keep the value of %s", set.items[i].name);
	}
	return !calagopus_error_is_set(completing->error);
}

/* ---- Name ---- */

static bool set_name(struct completing *completing)
{
	const struct calagopus_completion *what = completing->what;
	struct calagopus_server_patch patch = {0};
	struct calagopus_step *step;
	char *prefix;

	if (what->name == NULL || !calagopus_same_text(completing->server->name, what->name)) {
		return true;
	}
	if (!calagopus_template_fill(completing->provision->panel.arena, what->placement->prefix, completing->ports, &prefix, completing->error)
		|| !calagopus_provision_server_name(completing->provision->panel.arena, prefix, what->external_id, &patch.name, completing->error)) {
		return false;
	}
	step = calagopus_step(&completing->provision->panel, CALAGOPUS_OP_SERVER_UPDATE, completing->server->uuid);
	if (step == NULL) {
		return calagopus_error_no_memory(completing->error);
	}
	step->input = &patch;
	calagopus_panel_run(&completing->provision->panel, &step, 1);
	if (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, completing->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	}
	if (!calagopus_search_get(completing->provision, completing->server->uuid, &completing->server, completing->error)) {
		return !step->ok && calagopus_provision_failed(step, completing->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	}
	if (calagopus_same_text(completing->server->name, patch.name)) {
		return true;
	}
	return step->ok ? calagopus_error_field(completing->error, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[CALAGOPUS_OPTION_SERVER_NAME_PREFIX],
			   "the server has another name")
					: calagopus_provision_failed(step, completing->error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
}

/* ---- All of it ---- */

static bool wants_nothing(const struct calagopus_completion *what)
{
	const struct calagopus_placement *placement = what->placement;

	return placement->ports + placement->extra == 1 && placement->variables.count == 0 && placement->prefix == NULL;
}

static void first_alone(struct calagopus_arena *arena, const struct calagopus_server *server, struct calagopus_port_list *ports)
{
	ports->items = calagopus_arena_array(arena, 1, sizeof(const struct calagopus_allocation *));
	ports->count = 0;
	if (ports->items != NULL && server->allocation != NULL) {
		ports->items[ports->count++] = server->allocation;
	}
}

bool calagopus_complete(struct calagopus_provision *provision, const struct calagopus_completion *completion, struct calagopus_server **server, struct calagopus_port_list *ports, struct calagopus_error *error)
{
	struct completing completing = {.provision = provision, .what = completion, .server = *server, .ports = ports, .error = error};

	if (wants_nothing(completion)) {
		first_alone(provision->panel.arena, *server, ports);
		return true;
	}
	bool good = look(&completing, completion->placement->variables.count > 0) && add_ports(&completing)
		&& (completing.variables == NULL || set_variables(&completing)) && set_name(&completing);

	*server = completing.server;
	return good;
}

bool calagopus_provision_ports(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_placement *placement, struct calagopus_port_list *ports, struct calagopus_error *error)
{
	struct calagopus_placement only = {0};
	struct calagopus_completion completion = {.placement = &only};
	struct calagopus_server *server;

	memset(ports, 0, sizeof(*ports));
	if (!calagopus_provision_find(provision, ref, &server, error)) {
		return false;
	}
	struct completing completing = {.provision = provision, .what = &completion, .server = server, .ports = ports, .error = error};

	if (placement != NULL) {
		only = *placement;
		only.variables.count = 0;
		only.prefix = NULL;
		completion.base = placement->ports;
	}
	return look(&completing, false) && (placement == NULL || add_ports(&completing));
}
