/* Gives a server to its client's account: a service was moved to another client, or two clients became one. */
#include "provision/inside.h"

#include <string.h>

/* Who has a server cannot take it back: that it is the service's is proved by our own record of it or by our mark, not by an id alone. */
static bool proved(const struct calagopus_provision *provision, const struct calagopus_search *search, struct calagopus_error *error)
{
	const struct calagopus_server *server = search->server;

	if (search->recorded || calagopus_mark_read(provision, search->ref, server) == CALAGOPUS_MARK_OURS) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_SERVER,
		"Server \"%s\" (%s) bears the id %s, but neither a record nor a mark shows that it is this service's; it was not given to anybody.",
		server->name, server->uuid, search->ref->external_id);
	calagopus_error_hint(error, "Where it is the service's, change the owner of the server on the panel.");
	return false;
}

static bool has(const struct calagopus_given *given)
{
	return calagopus_same_id(given->server->owner.uuid, given->owner->uuid);
}

static bool hand_over(struct calagopus_provision *provision, const struct calagopus_timing *timing, struct calagopus_given *given, struct calagopus_error *error)
{
	struct calagopus_server_patch patch = {.owner_uuid = given->owner->uuid};
	const char *uuid = given->server->uuid;
	struct calagopus_step *step;

	calagopus_timing_work(provision, timing);
	step = calagopus_server_patched(provision, uuid, &patch, error);
	if (step == NULL) {
		return false;
	}
	if (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	calagopus_timing_resolve(provision, timing);
	if (!calagopus_search_get(provision, uuid, &given->server, error)) {
		return !step->ok && calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	}
	if (has(given)) {
		return true;
	}
	return step->ok
		? calagopus_error_set(error, CALAGOPUS_REASON_NOT_APPLIED, "The panel accepted that server %s is account \"%s\"'s now, but does not hold it.", uuid, given->owner->username)
		: calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
}

bool calagopus_provision_give(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_client *client, struct calagopus_given *given, struct calagopus_error *error)
{
	struct calagopus_search search;
	struct calagopus_timing timing;

	memset(given, 0, sizeof(*given));
	if (!calagopus_server_to_change(provision, ref, &search, &timing, error) || !proved(provision, &search, error)) {
		return false;
	}
	given->server = search.server;
	given->former_username = search.server->owner.username;
	if (!calagopus_owner_obtain(provision, client, NULL, true, &timing, &given->notes, &given->owner, &given->link, error)) {
		return false;
	}
	return has(given) || hand_over(provision, &timing, given, error);
}
