/* A server moved to another node: its ports there, the move asked for once, and what became of a lost answer. How it ends is seen on the server. */
#include "provision/inside.h"

#include <string.h>

/* Everything one transfer knows. */
struct transfer {
	struct calagopus_provision *provision;
	const char *node_uuid;
	const struct calagopus_placement *placement;
	struct calagopus_transferred *result;
	struct calagopus_error *error;
	struct calagopus_timing timing;
	struct calagopus_server *server;
	struct calagopus_ports ports; /* free ones where it goes */
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
	return !transfer->server->transferring && calagopus_same_id(transfer->server->node_uuid, transfer->node_uuid);
}

/* ---- Ports: the panel moves none, and a server that comes without one cannot be reached ---- */

/* As many as it has, and as the placement wants. */
static void count_ports(struct transfer *transfer, int64_t own)
{
	int64_t least = transfer->placement->ports + transfer->placement->extra;

	transfer->ports.node_uuid = transfer->node_uuid;
	transfer->ports.placement = transfer->placement;
	transfer->ports.wanted = (size_t) (own > least ? own : least);
}

/* What the server has, and what is free where it goes, in one round; more pages where the list may need them. */
static bool look_at_ports(struct transfer *transfer)
{
	struct calagopus_panel *panel = &transfer->provision->panel;
	struct calagopus_step *steps[] = {
		calagopus_step(panel, calagopus_ports_operation(transfer->placement), transfer->node_uuid),
		calagopus_step(panel, CALAGOPUS_OP_SERVER_ALLOCATIONS, transfer->server->uuid)};

	if (steps[0] == NULL || steps[1] == NULL) {
		return calagopus_error_no_memory(transfer->error);
	}
	calagopus_panel_run(panel, steps, 2);
	if (!steps[1]->ok) {
		return calagopus_provision_failed(steps[1], transfer->error, CALAGOPUS_TOPIC_NONE);
	}
	count_ports(transfer, ((const struct calagopus_allocation_page *) steps[1]->result)->total);
	if (transfer->ports.wanted > CALAGOPUS_MAX_SERVER_PORTS) {
		calagopus_error_set(transfer->error, CALAGOPUS_REASON_NO_ALLOCATION, "Server \"%s\" has %zu ports, more than the %d that are found for a server. Nothing was moved.",
			transfer->server->name, transfer->ports.wanted, CALAGOPUS_MAX_SERVER_PORTS);
		calagopus_error_hint(transfer->error, "Move it on the panel.");
		return false;
	}
	return calagopus_ports_read(transfer->provision, &transfer->ports, steps[0], transfer->error);
}

static bool is_particular(const struct transfer *transfer)
{
	const struct calagopus_placement *placement = transfer->placement;

	return placement->dedicated || placement->range_count > 0 || (placement->consecutive && transfer->ports.wanted > 1);
}

static bool too_few(const struct transfer *transfer)
{
	const struct calagopus_placement *placement = transfer->placement;
	size_t wanted = transfer->ports.wanted;
	const char *many = wanted == 1 ? "" : "s";

	if (is_particular(transfer)) {
		calagopus_error_set(transfer->error, CALAGOPUS_REASON_NO_ALLOCATION,
			"Server \"%s\" needs %zu port%s%s%s%s on the node that it is to move to, and the panel shows no such free there. Nothing was moved.", transfer->server->name, wanted, many,
			placement->range_count > 0 ? " of those that were named" : "", placement->consecutive && wanted > 1 ? " that follow each other by number" : "",
			placement->dedicated ? " of an address that no other server uses" : "");
	} else {
		calagopus_error_set(transfer->error, CALAGOPUS_REASON_NO_ALLOCATION,
			"Server \"%s\" needs %zu port%s on the node that it is to move to, and the panel shows %zu free there. Nothing was moved.", transfer->server->name, wanted, many, transfer->ports.count);
	}
	calagopus_error_topic(transfer->error, CALAGOPUS_TOPIC_NO_PORT_ON_NODE);
	calagopus_error_hint(transfer->error, "Add allocations to the node on the panel.");
	return false;
}

/* No address has them all: they may be of several, unless somebody wants them beside each other. */
static bool scatter(struct transfer *transfer, const struct calagopus_allocation **chosen)
{
	struct calagopus_ports *ports = &transfer->ports;
	const struct calagopus_placement *placement = transfer->placement;

	if (placement->dedicated || placement->consecutive || ports->count < ports->wanted) {
		return too_few(transfer);
	}
	for (size_t i = 0; i < ports->wanted; i++) {
		size_t at = i + calagopus_pick(transfer->provision, transfer->node_uuid, ports->count - i);
		struct calagopus_allocation taken = ports->items[at];

		ports->items[at] = ports->items[i];
		ports->items[i] = taken;
		chosen[i] = &ports->items[i];
	}
	return true;
}

static bool choose_ports(struct transfer *transfer)
{
	struct calagopus_arena *arena = transfer->provision->panel.arena;
	size_t count = transfer->ports.wanted;
	const struct calagopus_allocation **chosen = calagopus_arena_array(arena, count, sizeof(const struct calagopus_allocation *));

	transfer->chosen = calagopus_arena_array(arena, count, sizeof(*transfer->chosen));
	transfer->result->ports = calagopus_arena_array(arena, count, sizeof(*transfer->result->ports));
	if (chosen == NULL || transfer->chosen == NULL || transfer->result->ports == NULL) {
		return calagopus_error_no_memory(transfer->error);
	}
	if (!(calagopus_ports_any(transfer->provision, &transfer->ports) ? calagopus_ports_next(transfer->provision, &transfer->ports, chosen, transfer->error) : scatter(transfer, chosen))) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		transfer->result->ports[i] = *chosen[i];
		transfer->chosen[i] = chosen[i]->uuid;
	}
	transfer->result->port_count = count;
	return true;
}

/* ---- The move ---- */

static bool is_under_way(const struct transfer *transfer, const struct calagopus_server *server)
{
	return server->transferring || calagopus_same_id(server->node_uuid, transfer->node_uuid);
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
	calagopus_error_follow(transfer->error, CALAGOPUS_REASON_OUTCOME_UNKNOWN, &step->error, "It is not known whether the panel moves server %s: %s", transfer->server->uuid, step->error.message);
	calagopus_error_topic(transfer->error, CALAGOPUS_TOPIC_ORDER_OPEN);
	calagopus_error_hint(transfer->error, "Look at the server on the panel in a minute.");
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

bool calagopus_provision_transfer(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char *node_uuid, const struct calagopus_placement *placement, struct calagopus_transferred *transferred, struct calagopus_error *error)
{
	struct transfer transfer = {
		.provision = provision,
		.node_uuid = node_uuid,
		.placement = placement != NULL ? placement : &calagopus_placement_standard,
		.result = transferred,
		.error = error,
	};
	struct calagopus_search search;

	memset(transferred, 0, sizeof(*transferred));
	if (!calagopus_server_to_change(provision, ref, &search, &transfer.timing, error)) {
		return false;
	}
	transferred->server = transfer.server = search.server;
	return is_there(&transfer) || (may_move(&transfer) && look_at_ports(&transfer) && choose_ports(&transfer) && ask(&transfer));
}
