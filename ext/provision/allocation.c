/* Ports for a server that is there: one where it came without, and further ones. */
#include "provision/inside.h"

#include <string.h>

/* The server's own allocation that may become its port; NULL where it has none. */
static bool own_port(struct calagopus_provision *provision, const char *server_uuid, const char **uuid, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_ALLOCATIONS, server_uuid, error);
	const struct calagopus_allocation_page *page;

	*uuid = NULL;
	if (step == NULL) {
		return false;
	}
	if (!step->ok) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	page = step->result;
	*uuid = page->count > 0 ? page->items[0].uuid : NULL;
	return true;
}

static struct calagopus_step *ask_port(struct calagopus_provision *provision, enum calagopus_operation operation, const char *server_uuid, const char *port_uuid, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, operation, server_uuid);

	if (step == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	step->second = port_uuid;
	calagopus_panel_run(&provision->panel, &step, 1);
	return step;
}

/* After a request for one more: `added` becomes the server's own id of it, or stays NULL where another one may be asked for. A taken one is a 500
 * here, so each failure is looked after. False where it is not known what came of it, or where no other port would fare better. */
static bool look_for_port(struct calagopus_provision *provision, const struct calagopus_step *step, const char *server_uuid, int64_t had, const char **added, struct calagopus_error *error)
{
	struct calagopus_step *look;
	const struct calagopus_allocation_page *page;

	if (step->ok) {
		*added = ((const struct calagopus_allocation *) step->result)->uuid;
		return true;
	}
	if (step->error.reason != CALAGOPUS_REASON_ALLOCATION_TAKEN && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	look = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_ALLOCATIONS, server_uuid, error);
	if (look == NULL) {
		return false;
	}
	if (!look->ok) {
		return calagopus_provision_failed(calagopus_provision_certainty(step) == CALAGOPUS_MAY_HAVE_HAPPENED ? step : look, error, CALAGOPUS_TOPIC_NONE);
	}
	page = look->result;
	*added = page->total > had && page->count > 0 ? page->items[page->count - 1].uuid : NULL;
	return *added != NULL || calagopus_provision_certainty(step) != CALAGOPUS_MAY_HAVE_HAPPENED || calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
}

bool calagopus_add_port(struct calagopus_provision *provision, struct calagopus_ports *ports, const char *server_uuid, int64_t had, const char **added, struct calagopus_error *error)
{
	struct calagopus_step *asked = NULL;

	*added = NULL;
	/* It ends: a few are tried. */
	while (*added == NULL) {
		const struct calagopus_allocation *free_port;

		if (!calagopus_ports_next(provision, ports, &free_port, error)) {
			/* So many are not taken by others meanwhile: what the panel says of each is told, whatever it is. */
			return asked != NULL && asked->error.reason != CALAGOPUS_REASON_ALLOCATION_TAKEN && error->reason == CALAGOPUS_REASON_ALLOCATION_TAKEN
				&& calagopus_provision_failed(asked, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
		}
		asked = ask_port(provision, CALAGOPUS_OP_SERVER_ALLOCATION_ADD, server_uuid, free_port->uuid, error);
		if (asked == NULL || !look_for_port(provision, asked, server_uuid, had, added, error)) {
			return false;
		}
	}
	return true;
}

bool calagopus_give_port(struct calagopus_provision *provision, const struct calagopus_placement *placement, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_ports ports = {.node_uuid = (*server)->node_uuid, .placement = placement, .wanted = 1};
	const char *uuid = (*server)->uuid;
	const char *own;
	struct calagopus_step *step;

	if (!own_port(provision, uuid, &own, error) || (own == NULL && !calagopus_add_port(provision, &ports, uuid, 0, &own, error))) {
		return false;
	}
	step = ask_port(provision, CALAGOPUS_OP_SERVER_ALLOCATION_PRIMARY, uuid, own, error);
	if (step == NULL) {
		return false;
	}
	if (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	if (!calagopus_search_get(provision, uuid, server, error)) {
		return false;
	}
	if ((*server)->allocation != NULL) {
		return true;
	}
	if (!step->ok) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	return calagopus_error_set(error, CALAGOPUS_REASON_NOT_APPLIED, "Server %s was given a port, but the panel does not show it as its first.", uuid);
}
