/* Takes a server off its service, which then has none: its id is gone from the panel, and all else stays. */
#include "provision/inside.h"

#include <string.h>

/* Patched, and read back: only what the panel holds counts. */
static bool patch_and_look(struct calagopus_provision *provision, const struct calagopus_server_patch *patch, const struct calagopus_timing *timing, struct calagopus_server **server, struct calagopus_step **sent, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_server_patched(provision, (*server)->uuid, patch, error);

	*sent = step;
	if (step == NULL) {
		return false;
	}
	if (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	calagopus_timing_resolve(provision, timing);
	if (calagopus_search_get(provision, (*server)->uuid, server, error)) {
		return true;
	}
	return !step->ok && calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
}

/* What was sent is not held: for want of an answer, or although the panel said yes. */
static bool not_held(const struct calagopus_step *sent, const char *says, const struct calagopus_server *server, struct calagopus_error *error)
{
	if (!sent->ok) {
		return calagopus_provision_failed(sent, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	}
	calagopus_error_set(error, CALAGOPUS_REASON_NOT_APPLIED, "The panel accepted that server %s %s, but does not hold it.", server->uuid, says);
	calagopus_error_hint(error, "Look at the server on the panel.");
	return false;
}

/* An answer of before was lost: the recorded server bears no id any more, and no other one bears it. */
static bool is_off_already(const struct calagopus_search *search, struct calagopus_server **server, struct calagopus_error *error)
{
	if (search->by_uuid == NULL || !search->by_uuid->ok || !calagopus_ref_recorded(search->ref) || error->reason != CALAGOPUS_REASON_FOREIGN_SERVER) {
		return false;
	}
	*server = search->by_uuid->result;
	if (!calagopus_blank_text((*server)->external_id)) {
		return false;
	}
	calagopus_error_clear(error);
	return true;
}

bool calagopus_provision_unlink(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_server_patch patch = {.clear_external_id = true};
	struct calagopus_search search;
	struct calagopus_timing timing;
	struct calagopus_step *sent;

	if (!calagopus_server_to_change(provision, ref, &search, &timing, error)) {
		return is_off_already(&search, server, error);
	}
	*server = search.server;
	if (!patch_and_look(provision, &patch, &timing, server, &sent, error)) {
		return false;
	}
	return calagopus_blank_text((*server)->external_id) || not_held(sent, "bears no service's id any more", *server, error);
}
