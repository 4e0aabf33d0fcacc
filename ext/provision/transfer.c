/* A server moved to another node: its ports there, the move asked for once, and what became of a lost answer. How it ends is seen on the server. */
#include "provision/inside.h"

#include <inttypes.h>
#include <string.h>

/* Everything one transfer knows. */
struct transfer {
	struct calagopus_provision *provision;
	const char *node_uuid;
	struct calagopus_transferred *result;
	struct calagopus_error *error;
	struct calagopus_timing timing;
	struct calagopus_server *server;
	int64_t wanted; /* ports: as many as it has, one at least */
	struct calagopus_allocation_page *free_ports;
	const char **chosen;
};

/* A suspended server may move; one that installs, is restored, or moves already may not. */
static bool may_move(const struct transfer *transfer)
{
	const struct calagopus_server *server = transfer->server;
	const char *status = server->status != NULL ? server->status : "";

	if (server->transferring) {
		calagopus_error_set(transfer->error, CALAGOPUS_REASON_SERVER_BUSY, "Server \"%s\" is being moved to another node already.", server->name);
		calagopus_error_hint(transfer->error, "Wait until it has arrived.");
		return false;
	}
	if (status[0] != '\0') {
		calagopus_error_set(transfer->error, CALAGOPUS_REASON_SERVER_BUSY, "Server \"%s\" cannot be moved now: the panel says \"%s\" of it.", server->name, status);
		calagopus_error_hint(transfer->error, "Wait until that has ended; what failed is mended first.");
		return false;
	}
	return true;
}

static bool is_there(const struct transfer *transfer)
{
	return !transfer->server->transferring && calagopus_same_text_ignoring_case(transfer->server->node_uuid, transfer->node_uuid);
}

/* What the server has, and what is free where it goes, in one round. */
static bool look_at_ports(struct transfer *transfer)
{
	struct calagopus_panel *panel = &transfer->provision->panel;
	struct calagopus_step *steps[] = {
		calagopus_step(panel, CALAGOPUS_OP_NODE_ALLOCATIONS, transfer->node_uuid),
		calagopus_step(panel, CALAGOPUS_OP_SERVER_ALLOCATIONS, transfer->server->uuid)};

	if (steps[0] == NULL || steps[1] == NULL) {
		return calagopus_error_no_memory(transfer->error);
	}
	calagopus_panel_run(panel, steps, 2);
	for (size_t i = 0; i < 2; i++) {
		if (!steps[i]->ok) {
			return calagopus_provision_failed(steps[i], transfer->error, CALAGOPUS_TOPIC_NONE);
		}
	}
	const struct calagopus_allocation_page *own = steps[1]->result;

	transfer->free_ports = steps[0]->result;
	transfer->wanted = own->total > 1 ? own->total : 1;
	return true;
}

/* As many at random as the server has: the panel moves none, and a server that comes without one cannot be reached. */
static bool choose_ports(struct transfer *transfer)
{
	struct calagopus_arena *arena = transfer->provision->panel.arena;
	struct calagopus_allocation *items = transfer->free_ports->items;
	size_t left = transfer->free_ports->count;
	size_t count = (size_t) transfer->wanted;

	if (transfer->wanted > (int64_t) left) {
		calagopus_error_set(transfer->error, CALAGOPUS_REASON_NO_ALLOCATION,
			"Server \"%s\" needs %" PRId64 " port%s on the node that it is to move to, and the panel shows %zu free there. Nothing was moved.",
			transfer->server->name, transfer->wanted, transfer->wanted == 1 ? "" : "s", left);
		calagopus_error_topic(transfer->error, CALAGOPUS_TOPIC_NO_PORT_ON_NODE);
		calagopus_error_hint(transfer->error, "Add allocations to the node on the panel.");
		return false;
	}
	transfer->chosen = calagopus_arena_array(arena, count, sizeof(*transfer->chosen));
	transfer->result->ports = calagopus_arena_array(arena, count, sizeof(*transfer->result->ports));
	if (transfer->chosen == NULL || transfer->result->ports == NULL) {
		return calagopus_error_no_memory(transfer->error);
	}
	for (size_t i = 0; i < count; i++) {
		size_t at = calagopus_pick(transfer->provision, transfer->node_uuid, left);

		transfer->result->ports[i] = items[at];
		transfer->chosen[i] = items[at].uuid;
		items[at] = items[--left];
	}
	transfer->result->port_count = count;
	return true;
}

static bool is_under_way(const struct transfer *transfer, const struct calagopus_server *server)
{
	return server->transferring || calagopus_same_text_ignoring_case(server->node_uuid, transfer->node_uuid);
}

/* The panel did not confirm it: does the server move? One that may still arrive is waited for; the panel's own 500 leaves everything as it was. */
static bool look_after(struct transfer *transfer, const struct calagopus_step *step)
{
	struct calagopus_provision *provision = transfer->provision;
	struct calagopus_pauses pauses = calagopus_pauses_start(provision);
	bool taken_back = calagopus_provision_certainty(step) == CALAGOPUS_TAKEN_BACK;
	bool seen;

	calagopus_timing_resolve(provision, &transfer->timing);
	do {
		struct calagopus_server *server;
		struct calagopus_error ignored;

		seen = calagopus_search_get(provision, transfer->server->uuid, &server, &ignored);
		if (seen && is_under_way(transfer, server)) {
			return true;
		}
	} while (!(seen && taken_back) && calagopus_pause(provision, &pauses));
	if (seen && taken_back) {
		calagopus_provision_failed(step, transfer->error, CALAGOPUS_TOPIC_NONE);
		calagopus_error_hint(transfer->error, "The server is where it was: its node failed or does not know it. Look into the log of its node.");
		return false;
	}
	calagopus_error_set(transfer->error, CALAGOPUS_REASON_OUTCOME_UNKNOWN, "It is not known whether the panel moves server %s: %s", transfer->server->uuid, step->error.message);
	calagopus_error_topic(transfer->error, CALAGOPUS_TOPIC_ORDER_OPEN);
	calagopus_error_hint(transfer->error, "Look at the server on the panel in a minute.");
	transfer->error->http_status = step->error.http_status;
	return false;
}

static bool ask(struct transfer *transfer)
{
	struct calagopus_move wish = {transfer->node_uuid, transfer->chosen, transfer->result->port_count};
	struct calagopus_step *step = calagopus_step(&transfer->provision->panel, CALAGOPUS_OP_SERVER_TRANSFER, transfer->server->uuid);

	if (step == NULL) {
		return calagopus_error_no_memory(transfer->error);
	}
	step->input = &wish;
	calagopus_panel_run(&transfer->provision->panel, &step, 1);
	step->input = NULL;
	if (step->ok) {
		return true;
	}
	if (calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, transfer->error, CALAGOPUS_TOPIC_NONE);
	}
	return look_after(transfer, step);
}

bool calagopus_provision_transfer(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char *node_uuid, struct calagopus_transferred *transferred, struct calagopus_error *error)
{
	struct transfer transfer = {.provision = provision, .node_uuid = node_uuid, .result = transferred, .error = error};
	struct calagopus_search search;

	memset(transferred, 0, sizeof(*transferred));
	if (!calagopus_server_to_change(provision, ref, &search, &transfer.timing, error)) {
		return false;
	}
	transferred->server = transfer.server = search.server;
	return is_there(&transfer) || (may_move(&transfer) && look_at_ports(&transfer) && choose_ports(&transfer) && ask(&transfer));
}
