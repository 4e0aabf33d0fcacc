/* What became of a creation whose answer was lost: looked up by external id until it is known, or the time is over and that is said. */
#include "provision/inside.h"

#include <string.h>

static bool still_unknown(const struct calagopus_step *attempt, const char *what, const char *external_id, const char *seen, struct calagopus_error *error)
{
	calagopus_error_follow(error, CALAGOPUS_REASON_OUTCOME_UNKNOWN, &attempt->error,
		"It is not known whether the panel made the %s with external id %s: %s %s", what, external_id, attempt->error.message, seen);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_CREATION_OPEN);
	return false;
}

static bool taken_back(const struct calagopus_step *attempt, struct calagopus_error *error)
{
	return calagopus_provision_failed(attempt, error, CALAGOPUS_TOPIC_NOTHING_MADE);
}

/* One look. `known`: the node has it, so that it is a whole server. */
static struct calagopus_step *look_for_server(struct calagopus_provision *provision, const char *external_id, bool *known, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_BY_EXTERNAL, external_id, error);
	struct calagopus_error ignored;

	*known = false;
	if (step == NULL || !step->ok) {
		return step;
	}
	const struct calagopus_server *server = step->result;

	if (!calagopus_same_text(server->external_id, external_id)) {
		step->ok = false;
		calagopus_error_set(&step->error, CALAGOPUS_REASON_BAD_ANSWER, "The panel answered with another server, %s.", server->uuid);
	} else if (!calagopus_same_text(server->status, "installing")) {
		*known = true;
	} else if (!calagopus_node_knows(provision, server->uuid, known, &ignored)) {
		*known = false;
	}
	return step;
}

bool calagopus_resolve_server(struct calagopus_provision *provision, const char *external_id, const struct calagopus_step *attempt, const struct calagopus_timing *timing, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_pauses pauses = calagopus_pauses_start(provision);
	const char *seen = "";

	calagopus_timing_resolve(provision, timing);
	do {
		bool known;
		struct calagopus_step *step = look_for_server(provision, external_id, &known, error);

		if (step == NULL) {
			return false;
		}
		if (step->ok && known) {
			*server = step->result;
			return true;
		}
		if (step->ok) {
			seen = "The panel shows it as installing, but its node has not heard of it.";
		} else if (step->error.reason == CALAGOPUS_REASON_SERVER_NOT_FOUND) {
			seen = "The panel did not show it so far.";
			if (calagopus_provision_certainty(attempt) == CALAGOPUS_TAKEN_BACK) {
				return taken_back(attempt, error);
			}
		} else {
			seen = "Looking for it failed too.";
		}
	} while (calagopus_pause(provision, &pauses));
	return still_unknown(attempt, "server", external_id, seen, error);
}

bool calagopus_resolve_owner(struct calagopus_provision *provision, const char *external_id, const struct calagopus_step *attempt, const struct calagopus_timing *timing, struct calagopus_owner **owner, struct calagopus_error *error)
{
	struct calagopus_pauses pauses = calagopus_pauses_start(provision);

	calagopus_timing_resolve(provision, timing);
	do {
		struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_OWNER_BY_EXTERNAL, external_id, error);

		if (step == NULL) {
			return false;
		}
		if (step->ok) {
			*owner = step->result;
			return true;
		}
		if (step->error.reason == CALAGOPUS_REASON_OWNER_NOT_FOUND && calagopus_provision_certainty(attempt) == CALAGOPUS_TAKEN_BACK) {
			return taken_back(attempt, error);
		}
	} while (calagopus_pause(provision, &pauses));
	return still_unknown(attempt, "account", external_id, "", error);
}
