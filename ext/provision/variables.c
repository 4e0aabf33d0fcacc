/* Which variables a server holds otherwise than is asked for. No value leaves this: they may be secret. */
#include "provision/inside.h"

#include <string.h>

static bool differs(const struct calagopus_variables *held, const struct calagopus_pair *asked)
{
	for (size_t i = 0; i < held->count; i++) {
		if (strcmp(held->items[i].name, asked->name) == 0) {
			return !calagopus_same_text(held->items[i].value, asked->value);
		}
	}
	return true;
}

/* The list of the server that was found: the one that was asked for together with it where that is its own. */
static bool ask(struct calagopus_provision *provision, const struct calagopus_server *server, struct calagopus_step **step, struct calagopus_error *error)
{
	if (*step == NULL || !calagopus_same_id((*step)->id, server->uuid)) {
		*step = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_VARIABLES, server->uuid);
		if (*step == NULL) {
			return calagopus_error_no_memory(error);
		}
		calagopus_panel_run(&provision->panel, step, 1);
	}
	return (*step)->ok || calagopus_provision_failed(*step, error, CALAGOPUS_TOPIC_NONE);
}

static bool find_with(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_step **variables, struct calagopus_error *error)
{
	struct calagopus_search search;
	struct calagopus_step *steps[2];
	size_t count = 1;

	if (!calagopus_search_start(provision, ref, &search, error)) {
		return false;
	}
	steps[0] = calagopus_search_first(&search);
	if (ref->uuid != NULL) {
		steps[count++] = *variables = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_VARIABLES, ref->uuid);
		if (*variables == NULL) {
			return calagopus_error_no_memory(error);
		}
	}
	calagopus_panel_run(&provision->panel, steps, count);
	return calagopus_search_finish(provision, &search, true, error) && ask(provision, search.server, variables, error);
}

bool calagopus_provision_differing_variables(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_pairs *asked, const char ***names, size_t *count, struct calagopus_error *error)
{
	struct calagopus_step *step = NULL;

	calagopus_error_clear(error);
	*count = 0;
	*names = calagopus_arena_array(provision->panel.arena, asked->count, sizeof(**names));
	if (*names == NULL) {
		return calagopus_error_no_memory(error);
	}
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	if (!find_with(provision, ref, &step, error)) {
		return false;
	}
	for (size_t i = 0; i < asked->count; i++) {
		if (differs(step->result, &asked->items[i])) {
			(*names)[(*count)++] = asked->items[i].name;
		}
	}
	return true;
}
