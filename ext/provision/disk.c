/* A disk made smaller: the panel takes one below what is used without a word, and then the server cannot write any more. */
#include "provision/inside.h"

#include <inttypes.h>

#define MIB 1048576

/* 0 is unlimited, and larger than anything; what the panel does not tell may be. */
static bool may_shrink(int64_t held, int64_t wanted)
{
	return wanted > 0 && (held == 0 || held == CALAGOPUS_NO_FIGURE || wanted < held);
}

static bool refuse(const struct calagopus_server *server, int64_t used, int64_t wanted, struct calagopus_error *error)
{
	calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[CALAGOPUS_OPTION_DISK],
		"server %s uses %" PRId64 " MiB, and %" PRId64 " MiB are to be all that it has; nothing was changed", server->uuid, used, wanted);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_DISK_IN_USE);
	calagopus_error_hint(error, "Files that are not needed may be deleted on the panel; its figures are some seconds old.");
	return false;
}

bool calagopus_disk_check(struct calagopus_provision *provision, const struct calagopus_server *server, int64_t wanted, bool allowed, struct calagopus_notes *notes, struct calagopus_error *error)
{
	struct calagopus_step *step;

	if (!may_shrink(server->limits.disk, wanted)) {
		return true;
	}
	step = calagopus_step(&provision->panel, CALAGOPUS_OP_USAGE, server->uuid);
	if (step == NULL) {
		return calagopus_error_no_memory(error);
	}
	step->acting_user = server->owner.uuid; /* a key may see only its own account's servers */
	bool seen = calagopus_panel_run(&provision->panel, &step, 1);
	const struct calagopus_usage *usage = step->result;

	if (!seen || usage->disk_bytes == CALAGOPUS_NO_FIGURE) {
		calagopus_note(notes, provision->panel.arena, "The disk is made smaller, to %" PRId64 " MiB; how much of it is used could not be looked at (%s).",
			wanted, seen ? "the panel does not tell" : step->error.message);
		return true;
	}
	int64_t used = usage->disk_bytes / MIB + (usage->disk_bytes % MIB > 0 ? 1 : 0);

	if (used > wanted && allowed) {
		calagopus_note(notes, provision->panel.arena, "Server %s uses %" PRId64 " MiB, and has a disk of %" PRId64 " MiB from now on: it cannot write until files are deleted.",
			server->uuid, used, wanted);
		return true;
	}
	return used <= wanted || refuse(server, used, wanted, error);
}
