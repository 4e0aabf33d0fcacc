/* How much room the nodes of a panel have: what they may give, what they gave, and for how many servers ports are free. */
#include "provision/inside.h"

#include <string.h>

/* Nodes that are asked at once: two questions each fill a round. */
#define TOGETHER (CALAGOPUS_MAX_IN_FLIGHT / 2)

static bool named(const char *uuid, char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (calagopus_same_id(list[i], uuid)) {
			return true;
		}
	}
	return false;
}

static bool is_meant(const struct calagopus_whereabouts *where, const struct calagopus_named *node)
{
	return (where->node_count == 0 && where->location_count == 0) || named(node->uuid, where->nodes, where->node_count)
		|| (node->parent_uuid != NULL && named(node->parent_uuid, where->locations, where->location_count));
}

/* Those nodes that are meant, without their figures. */
static bool choose_nodes(struct calagopus_provision *provision, const struct calagopus_whereabouts *where, struct calagopus_rooms *rooms, struct calagopus_error *error)
{
	struct calagopus_named_list nodes = {0};

	if (!calagopus_provision_nodes(provision, &nodes, error)) {
		return false;
	}
	rooms->items = calagopus_arena_array(provision->panel.arena, nodes.count, sizeof(*rooms->items));
	if (rooms->items == NULL) {
		return calagopus_error_no_memory(error);
	}
	for (size_t i = 0; i < nodes.count; i++) {
		if (is_meant(where, &nodes.items[i])) {
			rooms->items[rooms->count++] = (struct calagopus_room) {.node = &nodes.items[i], .servers = CALAGOPUS_NO_FIGURE};
		}
	}
	if (rooms->count > CALAGOPUS_MAX_ROOMS) {
		return calagopus_error_set(error, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "The panel has %zu nodes there; the room of more than %d is not looked at.", rooms->count, CALAGOPUS_MAX_ROOMS);
	}
	return true;
}

/* What is not known of a node is said; it is not none. */
static void miss(struct calagopus_provision *provision, struct calagopus_room *room, const char *words)
{
	if (room->problem == NULL) {
		room->problem = calagopus_arena_copy(provision->panel.arena, words, strlen(words));
	}
}

static void take_ports(struct calagopus_provision *provision, const struct calagopus_placement *placement, struct calagopus_room *room, const struct calagopus_step *step)
{
	struct calagopus_ports ports = {.node_uuid = room->node->uuid, .placement = placement, .wanted = (size_t) (placement->ports + placement->extra)};
	const struct calagopus_allocation_page *page = step->result;
	struct calagopus_error error;

	calagopus_error_clear(&error);
	if (!step->ok) {
		miss(provision, room, step->error.message);
	} else if (calagopus_placement_is_plain(placement)) {
		room->servers = page->total;
	} else if (calagopus_ports_read(provision, &ports, step, &error)) {
		room->servers = calagopus_ports_servers(&ports);
	} else {
		miss(provision, room, error.message);
	}
}

static bool ask_some(struct calagopus_provision *provision, const struct calagopus_placement *placement, struct calagopus_room *rooms, size_t count, struct calagopus_error *error)
{
	struct calagopus_panel *panel = &provision->panel;
	struct calagopus_step *steps[2 * TOGETHER];

	for (size_t i = 0; i < count; i++) {
		steps[2 * i] = calagopus_step(panel, CALAGOPUS_OP_NODE_CAPACITY, rooms[i].node->uuid);
		steps[2 * i + 1] = calagopus_step(panel, calagopus_ports_operation(placement), rooms[i].node->uuid);
		if (steps[2 * i] == NULL || steps[2 * i + 1] == NULL) {
			return calagopus_error_no_memory(error);
		}
		steps[2 * i + 1]->page = 1;
	}
	calagopus_panel_run(panel, steps, 2 * count);
	for (size_t i = 0; i < count; i++) {
		rooms[i].capacity = steps[2 * i]->ok ? steps[2 * i]->result : NULL;
		if (!steps[2 * i]->ok) {
			miss(provision, &rooms[i], steps[2 * i]->error.message);
		}
		take_ports(provision, placement, &rooms[i], steps[2 * i + 1]);
	}
	return true;
}

bool calagopus_provision_capacity(struct calagopus_provision *provision, const struct calagopus_placement *placement, const struct calagopus_whereabouts *where, struct calagopus_rooms *rooms, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	memset(rooms, 0, sizeof(*rooms));
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	if (!choose_nodes(provision, where, rooms, error)) {
		return false;
	}
	for (size_t i = 0; i < rooms->count; i += TOGETHER) {
		size_t count = rooms->count - i < TOGETHER ? rooms->count - i : TOGETHER;

		if (!ask_some(provision, placement != NULL ? placement : &calagopus_placement_standard, rooms->items + i, count, error)) {
			return false;
		}
	}
	return true;
}
