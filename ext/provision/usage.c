/* A server together with what it uses at the moment: one round where its UUID is known. */
#include "provision/inside.h"

#include <string.h>

static struct calagopus_step *ask_usage(struct calagopus_provision *provision, const char *uuid, const char *acting_user)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_USAGE, uuid);

	if (step != NULL) {
		step->acting_user = acting_user;
	}
	return step;
}

/* Why there are no figures, in a sentence for people. */
static const char *problem(const struct calagopus_server *server, const struct calagopus_step *step)
{
	if (server->transferring) {
		return "The server is being moved to another node.";
	}
	if (calagopus_same_text(server->status, "installing")) {
		return "The server is being installed.";
	}
	if (calagopus_same_text(server->status, "install_failed")) {
		return "The server's installation failed.";
	}
	return step->error.message;
}

/* Figures that were asked for before the server was verified count only if they are of that server. */
static bool take_usage(struct calagopus_provision *provision, struct calagopus_live *live, struct calagopus_step *step, struct calagopus_error *error)
{
	const char *uuid = live->server->uuid;

	if (step == NULL || !calagopus_same_text_ignoring_case(step->id, uuid)
		|| (!step->ok && step->error.reason == CALAGOPUS_REASON_SERVER_NOT_FOUND)) {
		/* Without its UUID there was nothing to ask for; a key whose account sees only its own servers must ask as their owner. */
		step = ask_usage(provision, uuid, live->server->owner.uuid);
		if (step == NULL) {
			return calagopus_error_no_memory(error);
		}
		calagopus_panel_run(&provision->panel, &step, 1);
	}
	if (step->ok) {
		live->usage = step->result;
		return true;
	}
	const char *words = problem(live->server, step);

	live->usage_problem = calagopus_arena_copy(provision->panel.arena, words, strlen(words));
	return live->usage_problem != NULL || calagopus_error_no_memory(error);
}

bool calagopus_provision_live(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_live *live, struct calagopus_error *error)
{
	struct calagopus_search search;
	struct calagopus_step *steps[2] = {NULL, NULL};
	size_t count = 1;

	calagopus_error_clear(error);
	memset(live, 0, sizeof(*live));
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	if (!calagopus_search_start(provision, ref, &search, error)) {
		return false;
	}
	steps[0] = calagopus_search_first(&search);
	if (search.ref->uuid != NULL) {
		steps[count++] = ask_usage(provision, search.ref->uuid, NULL);
		if (steps[1] == NULL) {
			return calagopus_error_no_memory(error);
		}
	}
	calagopus_panel_run(&provision->panel, steps, count);
	if (!calagopus_search_finish(provision, &search, true, error)) {
		return false;
	}
	live->server = search.server;
	return take_usage(provision, live, steps[1], error);
}
