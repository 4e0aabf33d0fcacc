/* The look for one server: the UUID is a hint, the external id the proof, and nobody else's server is ever taken for ours. */
#include "provision/inside.h"

#include <string.h>

static bool elsewhere(const struct calagopus_provision *provision, const struct calagopus_ref *ref)
{
	return ref->origin != NULL && !calagopus_same_address(ref->origin, provision->origin);
}

static bool wrong_panel(const struct calagopus_provision *provision, const struct calagopus_search *search, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_WRONG_PANEL,
		"The server of service %s was made on the panel %s, but %s was asked, which does not have it. Nothing was changed.",
		search->ref->external_id, search->ref->origin, provision->origin);
	return false;
}

bool calagopus_search_start(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_search *search, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	memset(search, 0, sizeof(*search));
	search->ref = ref;
	if (ref->uuid != NULL) {
		search->by_uuid = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_GET, search->ref->uuid);
	} else if (elsewhere(provision, ref)) {
		return wrong_panel(provision, search, error);
	} else {
		search->by_external = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_BY_EXTERNAL, ref->external_id);
	}
	return calagopus_search_first(search) != NULL || calagopus_error_no_memory(error);
}

struct calagopus_step *calagopus_search_first(const struct calagopus_search *search)
{
	return search->by_uuid != NULL ? search->by_uuid : search->by_external;
}

/* True where the hint led to our server; otherwise `go_on` says whether the external id is to be asked. */
static bool by_hint(struct calagopus_provision *provision, struct calagopus_search *search, bool *go_on, struct calagopus_error *error)
{
	const struct calagopus_step *step = search->by_uuid;
	struct calagopus_server *server = step->result;

	*go_on = false;
	if (!step->ok && step->error.reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	if (step->ok && !calagopus_same_id(server->uuid, search->ref->uuid)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER,
			"The panel was asked for server %s and answered with %s.", search->ref->uuid, server->uuid);
	}
	if (step->ok && calagopus_same_text(server->external_id, search->ref->external_id)) {
		search->server = server;
		search->recorded = calagopus_ref_recorded(search->ref);
		return true;
	}
	if (elsewhere(provision, search->ref)) {
		return wrong_panel(provision, search, error);
	}
	*go_on = true;
	return false;
}

bool calagopus_search_astray(const struct calagopus_search *search, struct calagopus_error *error)
{
	const struct calagopus_server *server = search->by_uuid->result;

	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_SERVER,
		"The server recorded for service %s, \"%s\" (%s), is on the panel, but its external id there is %s%s%s. It was left alone.",
		search->ref->external_id, server->name, server->uuid, calagopus_blank_text(server->external_id) ? "empty" : "\"",
		calagopus_blank_text(server->external_id) ? "" : server->external_id, calagopus_blank_text(server->external_id) ? "" : "\"");
	calagopus_error_topic(error, CALAGOPUS_TOPIC_OTHER_ID);
	calagopus_error_hint(error, "If it is this service's server, set its external id on the panel to %s.", search->ref->external_id);
	return false;
}

static bool by_id(struct calagopus_provision *provision, struct calagopus_search *search, struct calagopus_error *error)
{
	const char *id = search->ref->external_id;

	if (search->by_external == NULL) {
		search->by_external = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_BY_EXTERNAL, id, error);
	}
	struct calagopus_step *step = search->by_external;

	if (step == NULL) {
		return false;
	}
	if (step->ok) {
		search->server = step->result;
		return calagopus_same_text(search->server->external_id, id) || calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER, "The panel was asked for the server with external id %s and answered with %s.", id, search->server->uuid);
	}
	if (step->error.reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	if (search->by_uuid != NULL && search->by_uuid->ok && calagopus_ref_recorded(search->ref)) {
		return calagopus_search_astray(search, error);
	}
	search->absent = true;
	calagopus_error_set(error, CALAGOPUS_REASON_SERVER_NOT_FOUND, "The panel %s has no server for service %s%s%s.", provision->origin, id,
		search->ref->uuid != NULL ? ", nor the recorded one, " : "", search->ref->uuid != NULL ? search->ref->uuid : "");
	error->http_status = step->status;
	return false;
}

static bool owner_check(const struct calagopus_search *search, struct calagopus_error *error)
{
	const struct calagopus_ref *ref = search->ref;
	const struct calagopus_server *server = search->server;

	if (ref->owner_external_id == NULL || calagopus_proves(ref->owner_external_id, server->owner.external_id)) {
		return true;
	}
	if (calagopus_blank_text(ref->owner_external_id)) {
		calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_SERVER,
			"Server \"%s\" (%s) bears the id %s, but the client has no id by which its owner could be known. It was left alone.",
			server->name, server->uuid, ref->external_id);
		calagopus_error_topic(error, CALAGOPUS_TOPIC_CLIENT_UNKNOWN);
		return false;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_SERVER,
		"Server \"%s\" (%s) bears the id %s, but belongs to another panel account than that of client %s. It was left alone.",
		server->name, server->uuid, ref->external_id, ref->owner_external_id);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_OTHER_OWNER);
	calagopus_error_hint(error, "If it is the client's server, set the external id of its owner's panel account to %s.", ref->owner_external_id);
	return false;
}

/* What is kept of an answer for a page that shows the server has no addresses: then the panel itself is asked. */
static bool with_address(struct calagopus_provision *provision, struct calagopus_search *search, struct calagopus_error *error)
{
	bool recent = provision->panel.recent;
	bool found;

	if (!recent || !calagopus_blank_text(search->server->owner.email)) {
		return true;
	}
	search->by_external = NULL;
	provision->panel.recent = false;
	found = by_id(provision, search, error);
	provision->panel.recent = recent;
	return found && calagopus_mark_check(provision, search->ref, search->server, error) && owner_check(search, error);
}

bool calagopus_search_shows_client(const struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_server *server, const char *email)
{
	return calagopus_mark_read(provision, ref, server) == CALAGOPUS_MARK_OURS || calagopus_proves_ignoring_case(email, server->owner.email);
}

/* Of a server that only its external id led to. */
static bool address_check(struct calagopus_provision *provision, struct calagopus_search *search, struct calagopus_error *error)
{
	const struct calagopus_ref *ref = search->ref;

	if (ref->owner_email == NULL || calagopus_mark_read(provision, ref, search->server) == CALAGOPUS_MARK_OURS) {
		return true;
	}
	if (!with_address(provision, search, error)) {
		return false;
	}
	const struct calagopus_server *server = search->server;

	if (calagopus_search_shows_client(provision, ref, server, ref->owner_email)) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_SERVER,
		"Server \"%s\" (%s) bears the id %s, but %s, and nothing shows that this installation made it. "
		"It was left alone.",
		server->name, server->uuid, ref->external_id,
		calagopus_blank_text(ref->owner_email) ? "this client has no e-mail address to compare with its owner's" : "its owner's e-mail address is not this client's");
	calagopus_error_topic(error, calagopus_blank_text(ref->owner_email) ? CALAGOPUS_TOPIC_CLIENT_UNKNOWN : CALAGOPUS_TOPIC_OTHER_ADDRESS);
	return false;
}

bool calagopus_search_finish(struct calagopus_provision *provision, struct calagopus_search *search, bool strangers, struct calagopus_error *error)
{
	bool go_on = true;
	bool hinted = search->by_uuid != NULL && by_hint(provision, search, &go_on, error);

	if (!hinted && (!go_on || !by_id(provision, search, error))) {
		search->server = NULL;
		return false;
	}
	/* The mark is a text that customers may edit: where we have our own record, it must not let anybody dodge a suspension. */
	if (search->recorded) {
		return !search->ref->for_owner || owner_check(search, error);
	}
	if (!calagopus_mark_check(provision, search->ref, search->server, error)) {
		return false;
	}
	if (!strangers) {
		return true;
	}
	return owner_check(search, error)
		&& (hinted || (address_check(provision, search, error) && calagopus_search_twins(provision, search->server, error)));
}

bool calagopus_search_refuse_twins(const struct calagopus_server *one, const struct calagopus_server *other, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_DUPLICATE_SERVERS,
		"Two servers bear the id %s: \"%s\" (%s) and \"%s\" (%s). Neither was touched.",
		one->external_id, one->name, one->uuid, other->name, other->uuid);
	calagopus_error_hint(error, "Look on the panel which one the customer uses, and delete the other or take its external id away.");
	return false;
}

bool calagopus_search_twins(struct calagopus_provision *provision, const struct calagopus_server *server, struct calagopus_error *error)
{
	int64_t seen = 0;

	for (int64_t page = 1; page <= CALAGOPUS_MAX_OWNER_PAGES; page++) {
		struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_OWNER_SERVERS, server->owner.uuid);

		if (step == NULL) {
			return calagopus_error_no_memory(error);
		}
		step->page = page;
		if (!calagopus_panel_run(&provision->panel, &step, 1)) {
			return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
		}
		const struct calagopus_server_page *servers = step->result;

		for (size_t i = 0; i < servers->count; i++) {
			const struct calagopus_server *other = &servers->items[i];

			if (calagopus_same_text(other->external_id, server->external_id) && !calagopus_same_id(other->uuid, server->uuid)) {
				return calagopus_search_refuse_twins(server, other, error);
			}
		}
		seen += (int64_t) servers->count;
		if (servers->count == 0 || seen >= servers->total) {
			return true;
		}
	}
	return calagopus_error_set(error, CALAGOPUS_REASON_ANSWER_TOO_LARGE,
		"The owner of server %s has more than %d servers, too many to look through for a second one with the same id.",
		server->uuid, CALAGOPUS_MAX_OWNER_PAGES * CALAGOPUS_PAGE_SIZE);
}

bool calagopus_search_get(struct calagopus_provision *provision, const char *uuid, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_GET, uuid, error);

	if (step == NULL) {
		return false;
	}
	if (!step->ok) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	*server = step->result;
	return calagopus_same_id((*server)->uuid, uuid) || calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER, "The panel was asked for server %s and answered with %s.", uuid, (*server)->uuid);
}
