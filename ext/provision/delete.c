/* One server deleted, and certainty about it: a lost answer is looked after, and force is used only where the node does not know the server. */
#include "provision/inside.h"

bool calagopus_node_knows(struct calagopus_provision *provision, const char *uuid, bool *known, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_INSTALL_LOG, uuid, error);

	if (step == NULL) {
		return false;
	}
	*known = step->ok;
	if (step->ok || step->error.reason == CALAGOPUS_REASON_OBJECT_NOT_FOUND) {
		return true;
	}
	return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
}

static struct calagopus_step *delete_step(struct calagopus_provision *provision, const char *uuid, bool force, const struct calagopus_timing *timing, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_DELETE, uuid);

	if (step == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	step->flag = force;
	calagopus_timing_work(provision, timing);
	calagopus_panel_run(&provision->panel, &step, 1);
	return step;
}

/* The deletion was not confirmed: is the server there? An answer that may have been lost on the way is waited for. */
static bool look_after(struct calagopus_provision *provision, const struct calagopus_step *deletion, const struct calagopus_timing *timing, struct calagopus_terminated *terminated, struct calagopus_error *error)
{
	struct calagopus_pauses pauses = calagopus_pauses_start(provision);
	bool there = false;

	calagopus_timing_resolve(provision, timing);
	do {
		struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_GET, deletion->id, error);

		if (step == NULL) {
			return false;
		}
		if (!step->ok && step->error.reason == CALAGOPUS_REASON_SERVER_NOT_FOUND) {
			calagopus_note(&terminated->notes, provision->panel.arena,
				"The server is gone, but the panel did not say that all was well (%s); backups of server %s may still be in storage.",
				deletion->error.panel_message[0] != '\0' ? deletion->error.panel_message : deletion->error.message, deletion->id);
			return true;
		}
		there = step->ok;
		if (there && calagopus_provision_certainty(deletion) == CALAGOPUS_TAKEN_BACK) {
			break;
		}
	} while (calagopus_pause(provision, &pauses));
	if (there) {
		calagopus_provision_failed(deletion, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
		if (error->hint[0] == '\0') {
			calagopus_error_hint(error, "The server is still on the panel.");
		}
		return false;
	}
	calagopus_error_follow(error, CALAGOPUS_REASON_OUTCOME_UNKNOWN, &deletion->error, "It is not known whether server %s was deleted: %s", deletion->id, deletion->error.message);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	return false;
}

static bool judge(struct calagopus_provision *provision, const struct calagopus_step *step, const struct calagopus_timing *timing, struct calagopus_terminated *terminated, struct calagopus_error *error)
{
	if (step->ok) {
		return true;
	}
	if (step->error.reason == CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		terminated->was_gone = true;
		return true;
	}
	if (calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	return look_after(provision, step, timing, terminated, error);
}

bool calagopus_delete_server(struct calagopus_provision *provision, const char *uuid, const struct calagopus_timing *timing, struct calagopus_terminated *terminated, struct calagopus_error *error)
{
	struct calagopus_step *step = delete_step(provision, uuid, false, timing, error);
	bool known = true;

	if (step == NULL) {
		return false;
	}
	/* "… 404 Not Found: server not found", without force for ever; the missing log must say the same. */
	if (!step->ok && step->error.reason == CALAGOPUS_REASON_NODE_UNKNOWN_SERVER) {
		if (!calagopus_node_knows(provision, uuid, &known, error)) {
			return false;
		}
		if (!known) {
			step = delete_step(provision, uuid, true, timing, error);
			calagopus_note(&terminated->notes, provision->panel.arena,
				"The node did not know server %s, so it was deleted from the panel by force.", uuid);
		}
	}
	return step != NULL && judge(provision, step, timing, terminated, error);
}

bool calagopus_delete_half(struct calagopus_provision *provision, const char *uuid, const struct calagopus_timing *timing, struct calagopus_error *error)
{
	struct calagopus_terminated terminated = {0};
	struct calagopus_step *step = delete_step(provision, uuid, true, timing, error);

	return step != NULL && judge(provision, step, timing, &terminated, error);
}
