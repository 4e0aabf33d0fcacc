/* Ports: a free one of a node, picked so that racing callers rarely meet, and one for a server that came without. */
#include "provision/inside.h"

#include <string.h>

/* The documentation promises these words. */
#define NO_PORTS "No available allocations on the selected node"

bool calagopus_ports_read(struct calagopus_ports *ports, const struct calagopus_step *step, struct calagopus_error *error)
{
	struct calagopus_allocation_page *page = step->result;

	if (!step->ok) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	ports->items = page->items;
	ports->count = page->count;
	return true;
}

static bool fetch(struct calagopus_provision *provision, struct calagopus_ports *ports, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_NODE_ALLOCATIONS, ports->node_uuid, error);

	return step != NULL && calagopus_ports_read(ports, step, error);
}

static bool was_tried(const struct calagopus_ports *ports, const char *uuid)
{
	for (size_t i = 0; i < ports->tried_count; i++) {
		if (strcmp(ports->tried[i], uuid) == 0) {
			return true;
		}
	}
	return false;
}

/* Takes one at random out of the page, passing over those that were tried. */
static const char *take(struct calagopus_provision *provision, struct calagopus_ports *ports)
{
	while (ports->count > 0) {
		size_t at = calagopus_pick(provision, ports->node_uuid, ports->count);
		const char *uuid = ports->items[at].uuid;

		ports->items[at] = ports->items[--ports->count];
		if (!was_tried(ports, uuid)) {
			return uuid;
		}
	}
	return NULL;
}

bool calagopus_ports_none(const struct calagopus_ports *ports, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_NO_ALLOCATION, ports->tried_count > 0 ? NO_PORTS ": all that were free at first were taken meanwhile." : NO_PORTS ".");
	calagopus_error_topic(error, CALAGOPUS_TOPIC_NO_PORT_ON_NODE);
	calagopus_error_hint(error, "Add allocations to the node on the panel.");
	return false;
}

bool calagopus_ports_next(struct calagopus_provision *provision, struct calagopus_ports *ports, const char **uuid, struct calagopus_error *error)
{
	if (ports->tried_count > CALAGOPUS_MAX_ALLOCATION_TRIES) {
		calagopus_error_set(error, CALAGOPUS_REASON_ALLOCATION_TAKEN, "%d free ports of the node were each taken by somebody else meanwhile.",
			(int) ports->tried_count);
		calagopus_error_topic(error, CALAGOPUS_TOPIC_NOTHING_MADE);
		return false;
	}
	*uuid = take(provision, ports);
	if (*uuid == NULL) {
		if (!fetch(provision, ports, error)) {
			return false;
		}
		*uuid = take(provision, ports);
	}
	if (*uuid == NULL) {
		return calagopus_ports_none(ports, error);
	}
	ports->tried[ports->tried_count++] = *uuid;
	return true;
}

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

/* Adds free ports until the server has one. A taken one is a 500 here, so each failure is looked after; another port is asked for only where
 * the first can come no more. */
static bool add_port(struct calagopus_provision *provision, struct calagopus_ports *ports, const char *server_uuid, const char **own, struct calagopus_error *error)
{
	while (*own == NULL) {
		const char *free_port;
		struct calagopus_step *step;
		struct calagopus_allocation *added;

		if (!calagopus_ports_next(provision, ports, &free_port, error)) {
			return false;
		}
		step = ask_port(provision, CALAGOPUS_OP_SERVER_ALLOCATION_ADD, server_uuid, free_port, error);
		if (step == NULL) {
			return false;
		}
		added = step->result;
		if (step->ok) {
			*own = added->uuid;
			return true;
		}
		if (step->error.reason != CALAGOPUS_REASON_ALLOCATION_TAKEN && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
			return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
		}
		if (!own_port(provision, server_uuid, own, error)) {
			return false;
		}
		if (*own == NULL && calagopus_provision_certainty(step) == CALAGOPUS_MAY_HAVE_HAPPENED) {
			return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
		}
	}
	return true;
}

bool calagopus_give_port(struct calagopus_provision *provision, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_ports ports = {.node_uuid = (*server)->node_uuid};
	const char *uuid = (*server)->uuid;
	const char *own;
	struct calagopus_step *step;

	if (!own_port(provision, uuid, &own, error) || !add_port(provision, &ports, uuid, &own, error)) {
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
