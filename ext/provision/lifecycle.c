/* A server's life after its creation: found, suspended, stopped and started, reinstalled, linked, terminated. */
#include "provision/inside.h"

#include <string.h>

static bool look_for(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_search *search, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	if (!calagopus_search_start(provision, ref, search, error)) {
		return false;
	}
	struct calagopus_step *first = calagopus_search_first(search);

	calagopus_panel_run(&provision->panel, &first, 1);
	return calagopus_search_finish(provision, search, true, error);
}

bool calagopus_server_to_change(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_search *search, struct calagopus_timing *timing, struct calagopus_error *error)
{
	*timing = calagopus_timing_start(provision, provision->plan->timeout_ms);
	return look_for(provision, ref, search, error);
}

bool calagopus_provision_find(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_search search;

	/* Nothing is changed, so nothing may have to be found out afterwards: the whole time is for looking. */
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	if (!look_for(provision, ref, &search, error)) {
		return false;
	}
	*server = search.server;
	return true;
}

struct calagopus_step *calagopus_server_patched(struct calagopus_provision *provision, const char *uuid, const struct calagopus_server_patch *patch, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_UPDATE, uuid);

	if (step == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	step->input = patch;
	calagopus_panel_run(&provision->panel, &step, 1);
	step->input = NULL;
	return step;
}

bool calagopus_provision_suspend(struct calagopus_provision *provision, const struct calagopus_ref *ref, bool suspended, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_server_patch patch = {.suspended = &suspended};
	struct calagopus_search search;
	struct calagopus_timing timing;
	struct calagopus_step *step;

	if (!calagopus_server_to_change(provision, ref, &search, &timing, error)) {
		return false;
	}
	*server = search.server;
	if ((*server)->suspended == suspended) {
		return true;
	}
	step = calagopus_server_patched(provision, (*server)->uuid, &patch, error);
	if (step == NULL) {
		return false;
	}
	if (step->ok) {
		(*server)->suspended = suspended; /* the panel's {} with 200 is the proof */
		return true;
	}
	if (calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	calagopus_timing_resolve(provision, &timing);
	if (!calagopus_search_get(provision, search.server->uuid, server, error) || (*server)->suspended != suspended) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	}
	return true;
}

static bool still_there(const struct calagopus_server *server, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_NOT_APPLIED, "The panel confirmed that server \"%s\" (%s) is deleted, but still has it.", server->name, server->uuid);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	return false;
}

static bool second_left(const struct calagopus_server *deleted, const struct calagopus_server *other, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_DUPLICATE_SERVERS,
		"Server \"%s\" (%s) is deleted, but the client has a second server with the id %s: \"%s\" (%s).",
		deleted->name, deleted->uuid, other->external_id, other->name, other->uuid);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_SECOND_LEFT);
	calagopus_error_hint(error, "To keep it, take its external id away on the panel first.");
	return false;
}

/* The panel lets several servers bear one id: a second one of the same account must not be lost with the service. */
static bool nothing_left(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_server *deleted, struct calagopus_terminated *terminated, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_BY_EXTERNAL, ref->external_id, error);

	if (step == NULL) {
		return false;
	}
	if (!step->ok) {
		if (step->error.reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
			calagopus_note(&terminated->notes, provision->panel.arena,
				"Server %s is deleted; whether the panel has a second one with this service's id could not be seen: %s", deleted->uuid, step->error.message);
		}
		return true;
	}
	const struct calagopus_server *other = step->result;

	if (calagopus_same_id(other->uuid, deleted->uuid)) {
		return still_there(other, error);
	}
	if (calagopus_same_id(other->owner.uuid, deleted->owner.uuid) && calagopus_mark_read(provision, ref, other) != CALAGOPUS_MARK_FOREIGN) {
		return second_left(deleted, other, error);
	}
	calagopus_note(&terminated->notes, provision->panel.arena,
		"Server %s is deleted; server \"%s\" (%s) bears the same id, %s, but is another's: it was left alone.", deleted->uuid, other->name, other->uuid, ref->external_id);
	return true;
}

/* Not on this panel, and it may never have been: it may live on another one, and its UUID is the last trace of it. */
static bool lost(const struct calagopus_search *search, struct calagopus_error *error)
{
	int status = error->http_status;

	calagopus_error_set(error, CALAGOPUS_REASON_SERVER_NOT_FOUND,
		"The server recorded for service %s (%s) is not on this panel, and it is not recorded which panel it was made on.",
		search->ref->external_id, search->ref->uuid);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_PANEL_NOT_RECORDED);
	error->http_status = status;
	return false;
}

bool calagopus_provision_terminate(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_terminated *terminated, struct calagopus_error *error)
{
	struct calagopus_search search;
	struct calagopus_timing timing;

	memset(terminated, 0, sizeof(*terminated));
	if (calagopus_server_to_change(provision, ref, &search, &timing, error)) {
		if (!calagopus_delete_server(provision, search.server->uuid, &timing, terminated, error)) {
			return false;
		}
		calagopus_timing_resolve(provision, &timing);
		return nothing_left(provision, ref, search.server, terminated, error);
	}
	if (error->reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		return false;
	}
	if (search.by_uuid != NULL && !search.by_uuid->ok && calagopus_blank_text(ref->origin)) {
		return lost(&search, error);
	}
	if (search.by_uuid != NULL && search.by_uuid->ok && calagopus_blank_text(((const struct calagopus_server *) search.by_uuid->result)->external_id)) {
		return calagopus_search_astray(&search, error); /* it has the UUID that the service names, and is nobody else's */
	}
	calagopus_error_clear(error);
	terminated->was_gone = true;
	return true;
}

bool calagopus_server_ready(const struct calagopus_server *server, bool failed_too, struct calagopus_error *error)
{
	const char *status = server->status != NULL ? server->status : "";

	if (server->suspended) {
		calagopus_error_set(error, CALAGOPUS_REASON_SERVER_SUSPENDED, "Server \"%s\" is suspended; nothing was asked of it.", server->name);
	} else if (server->transferring) {
		calagopus_error_set(error, CALAGOPUS_REASON_SERVER_BUSY, "Server \"%s\" is being moved to another node.", server->name);
		calagopus_error_hint(error, "Wait until it has arrived.");
	} else if (strcmp(status, "installing") == 0) {
		calagopus_error_set(error, CALAGOPUS_REASON_SERVER_BUSY, "Server \"%s\" is being installed.", server->name);
		calagopus_error_hint(error, "Wait until the installation has ended.");
	} else if (strcmp(status, "install_failed") == 0 && !failed_too) {
		calagopus_error_set(error, CALAGOPUS_REASON_INSTALL_FAILED, "The installation of server \"%s\" failed.", server->name);
		calagopus_error_hint(error, "Look at the installation log on the panel.");
	} else if (status[0] != '\0' && strcmp(status, "install_failed") != 0) {
		calagopus_error_set(error, CALAGOPUS_REASON_SERVER_BUSY, "Server \"%s\" is busy: %s.", server->name, status);
		calagopus_error_hint(error, "Wait until that has ended.");
	} else {
		return true;
	}
	return false;
}

static bool known_action(const char *action)
{
	static const char *const actions[] = {"start", "stop", "restart", "kill", NULL};

	for (const char *const *known = actions; action != NULL && *known != NULL; known++) {
		if (strcmp(action, *known) == 0) {
			return true;
		}
	}
	return false;
}

/* A step that must not be repeated and cannot be looked up. */
static bool unknown(const struct calagopus_step *step, const char *what, struct calagopus_error *error)
{
	calagopus_error_follow(error, CALAGOPUS_REASON_OUTCOME_UNKNOWN, &step->error, "It is not known whether the %s reached the server: %s", what, step->error.message);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_ORDER_OPEN);
	calagopus_error_hint(error, "Look at the server's state on the panel.");
	return false;
}

bool calagopus_provision_power(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char *action, struct calagopus_error *error)
{
	struct calagopus_search search;
	struct calagopus_timing timing;
	struct calagopus_step *step;

	calagopus_error_clear(error);
	if (!known_action(action)) {
		return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "action", "must be start, stop, restart or kill");
	}
	if (!calagopus_server_to_change(provision, ref, &search, &timing, error) || !calagopus_server_ready(search.server, false, error)) {
		return false;
	}
	step = calagopus_step(&provision->panel, CALAGOPUS_OP_POWER, search.server->uuid);
	if (step == NULL) {
		return calagopus_error_no_memory(error);
	}
	step->text = action;
	step->acting_user = search.server->owner.uuid;
	if (calagopus_panel_run(&provision->panel, &step, 1)) {
		return true;
	}
	if (calagopus_provision_certainty(step) == CALAGOPUS_MAY_HAVE_HAPPENED) {
		return unknown(step, action, error);
	}
	return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
}

/* The panel refuses to reinstall what failed to install until that state is cleared. */
static bool clear_state(struct calagopus_provision *provision, struct calagopus_server *server, struct calagopus_error *error)
{
	struct calagopus_step *step;

	if (!calagopus_same_text(server->status, "install_failed")) {
		return true;
	}
	step = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_CLEAR_STATE, server->uuid, error);
	return step != NULL && (step->ok || calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE));
}

/* The answer was lost: a server that was idle and now installs was reinstalled by us. */
static bool reinstalling(struct calagopus_provision *provision, const struct calagopus_step *step, const struct calagopus_timing *timing, struct calagopus_error *error)
{
	struct calagopus_server *server;

	calagopus_timing_resolve(provision, timing);
	if (calagopus_search_get(provision, step->id, &server, error) && calagopus_same_text(server->status, "installing")) {
		calagopus_error_clear(error);
		return true;
	}
	if (calagopus_provision_certainty(step) == CALAGOPUS_TAKEN_BACK) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	return unknown(step, "reinstallation", error);
}

bool calagopus_provision_reinstall(struct calagopus_provision *provision, const struct calagopus_ref *ref, bool truncate, struct calagopus_error *error)
{
	struct calagopus_search search;
	struct calagopus_timing timing;
	struct calagopus_step *step;

	if (!calagopus_server_to_change(provision, ref, &search, &timing, error) || !calagopus_server_ready(search.server, true, error) || !clear_state(provision, search.server, error)) {
		return false;
	}
	step = calagopus_step(&provision->panel, CALAGOPUS_OP_REINSTALL, search.server->uuid);
	if (step == NULL) {
		return calagopus_error_no_memory(error);
	}
	step->flag = truncate;
	step->acting_user = search.server->owner.uuid;
	if (calagopus_panel_run(&provision->panel, &step, 1)) {
		return true;
	}
	if (calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	return reinstalling(provision, step, &timing, error);
}

/* ---- Link ---- */

static bool not_linkable(const struct calagopus_server *server, const char *why, enum calagopus_topic topic, const char *hint, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_SERVER, "Server \"%s\" (%s) was not linked: %s.", server->name, server->uuid, why);
	calagopus_error_topic(error, topic);
	calagopus_error_hint(error, "%s", hint);
	return false;
}

/* The server by its UUID, and what bears the service's id already, in one round. Returns the answer to the latter; NULL: the error is set. */
static struct calagopus_step *ask_link(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char *uuid, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_step *steps[] = {
		calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_GET, uuid),
		calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_BY_EXTERNAL, ref->external_id)};

	if (steps[0] == NULL || steps[1] == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	calagopus_panel_run(&provision->panel, steps, 2);
	*server = steps[0]->result;
	if (!steps[0]->ok) {
		calagopus_provision_failed(steps[0], error, CALAGOPUS_TOPIC_NONE);
	} else if (!steps[1]->ok && steps[1]->error.reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		calagopus_provision_failed(steps[1], error, CALAGOPUS_TOPIC_NONE);
	} else if (!calagopus_same_id((*server)->uuid, uuid)) {
		calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER, "The panel was asked for server %s and answered with %s.", uuid, (*server)->uuid);
	} else {
		return steps[1];
	}
	return NULL;
}

static bool check_link(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_server *server, const struct calagopus_step *holder, bool force_owner, struct calagopus_error *error)
{
	const struct calagopus_server *other = holder->result;
	bool linked = calagopus_same_text(server->external_id, ref->external_id);

	if (!calagopus_mark_check(provision, ref, server, error)) {
		return false;
	}
	if (!linked && !calagopus_blank_text(server->external_id)) {
		return not_linkable(server, "it bears another service's id", CALAGOPUS_TOPIC_LINK_OTHER_ID,
			"Take its external id away on the panel if it belongs to no service any more.", error);
	}
	if (holder->ok && !calagopus_same_id(other->uuid, server->uuid)) {
		calagopus_error_set(error, CALAGOPUS_REASON_DUPLICATE_SERVERS, "Service %s has a server already, \"%s\" (%s); \"%s\" (%s) was not linked.",
			ref->external_id, other->name, other->uuid, server->name, server->uuid);
		calagopus_error_topic(error, CALAGOPUS_TOPIC_LINK_SECOND);
		calagopus_error_hint(error, "If that one is not the service's, take its external id away on the panel.");
		return false;
	}
	if (!force_owner && !calagopus_proves(ref->owner_external_id, server->owner.external_id)) {
		return not_linkable(server, "its owner on the panel is not this service's client", CALAGOPUS_TOPIC_LINK_OTHER_OWNER,
			"Give the server to the client's panel account.", error);
	}
	return true;
}

bool calagopus_provision_link(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char *uuid, bool force_owner, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_server_patch patch = {.external_id = ref->external_id};
	struct calagopus_timing timing = calagopus_timing_start(provision, provision->plan->timeout_ms);
	struct calagopus_step *holder, *step;

	calagopus_error_clear(error);
	holder = ask_link(provision, ref, uuid, server, error);
	if (holder == NULL || !check_link(provision, ref, *server, holder, force_owner, error)) {
		return false;
	}
	if (calagopus_same_text((*server)->external_id, ref->external_id)) {
		return true;
	}
	if (calagopus_blank_text((*server)->description) && !calagopus_mark_write(provision, ref, &patch.description, error)) {
		return false;
	}
	step = calagopus_server_patched(provision, uuid, &patch, error);
	if (step == NULL || (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED)) {
		return step != NULL && calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	calagopus_timing_resolve(provision, &timing);
	if (!calagopus_search_get(provision, uuid, server, error)) {
		return false;
	}
	if (calagopus_same_text((*server)->external_id, ref->external_id)) {
		return true;
	}
	return step->ok
		? calagopus_error_set(error, CALAGOPUS_REASON_NOT_APPLIED, "The panel accepted the link of server %s but does not hold it.", uuid)
		: calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
}
