/* Free ports of a node: one or several, picked so that racing callers rarely meet. */
#include "provision/inside.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The documentation promises these words. */
#define NO_PORTS "No available allocations on the selected node"

static bool is_plain(const struct calagopus_ports *ports)
{
	return ports->ip == NULL && ports->within == 0 && ports->wanted <= 1 && calagopus_placement_is_plain(ports->placement);
}

/* Whether an address is nobody's is seen only where the taken ones are listed too. */
enum calagopus_operation calagopus_ports_operation(const struct calagopus_placement *placement)
{
	return placement->dedicated ? CALAGOPUS_OP_NODE_ALLOCATIONS_ALL : CALAGOPUS_OP_NODE_ALLOCATIONS;
}

/* Of a server that is there the address is known. */
static enum calagopus_operation operation_of(const struct calagopus_ports *ports)
{
	return ports->ip != NULL ? CALAGOPUS_OP_NODE_ALLOCATIONS : calagopus_ports_operation(ports->placement);
}

/* ---- The list ---- */

static int by_address(const void *a, const void *b)
{
	const struct calagopus_allocation *left = a;
	const struct calagopus_allocation *right = b;
	int order = strcmp(left->ip, right->ip);

	return order != 0 ? order : (left->port > right->port) - (left->port < right->port);
}

/* Behind the last of those that have the address of the one at `begin`. */
static size_t end_of_address(const struct calagopus_ports *ports, size_t begin)
{
	size_t end = begin;

	while (end < ports->count && strcmp(ports->items[end].ip, ports->items[begin].ip) == 0) {
		end++;
	}
	return end;
}

/* An address of which a server has one is not free for who wants one of his own. */
static void take_shared_addresses(struct calagopus_ports *ports)
{
	for (size_t begin = 0, end; begin < ports->count; begin = end) {
		bool shared = false;

		end = end_of_address(ports, begin);
		for (size_t i = begin; i < end; i++) {
			shared = shared || ports->items[i].taken;
		}
		for (size_t i = begin; i < end; i++) {
			ports->items[i].taken = shared;
		}
	}
}

static bool fits(const struct calagopus_ports *ports, const struct calagopus_allocation *item)
{
	if (item->taken || item->port == CALAGOPUS_NO_FIGURE || !calagopus_placement_has(ports->placement, item->port)) {
		return false;
	}
	return (ports->ip == NULL || strcmp(ports->ip, item->ip) == 0)
		&& (ports->within == 0 || (item->port > ports->after && item->port - ports->after <= ports->within));
}

/* Leaves what may be taken, in the order of addresses and numbers. */
static void leave_fitting(struct calagopus_ports *ports)
{
	size_t kept = 0;

	qsort(ports->items, ports->count, sizeof(*ports->items), by_address);
	if (ports->placement->dedicated && ports->ip == NULL) {
		take_shared_addresses(ports);
	}
	for (size_t i = 0; i < ports->count; i++) {
		if (fits(ports, &ports->items[i])) {
			ports->items[kept++] = ports->items[i];
		}
	}
	ports->count = kept;
}

/* The pages behind the first, all in one round. */
static bool ask_rest(struct calagopus_provision *provision, const struct calagopus_ports *ports, struct calagopus_step **steps, size_t count, struct calagopus_error *error)
{
	for (size_t i = 0; i < count; i++) {
		steps[i] = calagopus_step(&provision->panel, operation_of(ports), ports->node_uuid);
		if (steps[i] == NULL) {
			return calagopus_error_no_memory(error);
		}
		steps[i]->page = (int64_t) i + 2;
	}
	if (count > 0) {
		calagopus_panel_run(&provision->panel, steps, count);
	}
	for (size_t i = 0; i < count; i++) {
		if (!steps[i]->ok) {
			return calagopus_provision_failed(steps[i], error, CALAGOPUS_TOPIC_NONE);
		}
	}
	return true;
}

static bool read_all(struct calagopus_provision *provision, struct calagopus_ports *ports, const struct calagopus_allocation_page *first, struct calagopus_error *error)
{
	struct calagopus_step *steps[CALAGOPUS_MAX_NODE_ALLOCATION_PAGES];
	size_t pages = first->total > CALAGOPUS_PAGE_SIZE ? (size_t) ((first->total - 1) / CALAGOPUS_PAGE_SIZE) : 0;
	size_t count = pages < CALAGOPUS_MAX_NODE_ALLOCATION_PAGES ? pages : CALAGOPUS_MAX_NODE_ALLOCATION_PAGES;
	size_t room = first->count;

	if (pages > count && ports->placement->dedicated && ports->ip == NULL) {
		return calagopus_error_set(error, CALAGOPUS_REASON_ANSWER_TOO_LARGE,
			"Node %s has %" PRId64 " allocations, too many to look through for an address that no other server uses.", ports->node_uuid, first->total);
	}
	if (!ask_rest(provision, ports, steps, count, error)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		room += ((const struct calagopus_allocation_page *) steps[i]->result)->count;
	}
	ports->items = calagopus_arena_array(provision->panel.arena, room, sizeof(*ports->items));
	if (ports->items == NULL) {
		return calagopus_error_no_memory(error);
	}
	ports->count = 0;
	for (size_t i = 0; i <= count; i++) {
		const struct calagopus_allocation_page *page = i == 0 ? first : steps[i - 1]->result;

		for (size_t item = 0; item < page->count; item++) {
			ports->items[ports->count++] = page->items[item];
		}
	}
	leave_fitting(ports);
	return true;
}

bool calagopus_ports_read(struct calagopus_provision *provision, struct calagopus_ports *ports, const struct calagopus_step *step, struct calagopus_error *error)
{
	struct calagopus_allocation_page *page = step->result;

	if (!step->ok) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	if (!is_plain(ports)) {
		return read_all(provision, ports, page, error);
	}
	ports->items = page->items;
	ports->count = page->count;
	return true;
}

static bool fetch(struct calagopus_provision *provision, struct calagopus_ports *ports, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_provision_look(provision, operation_of(ports), ports->node_uuid, error);

	return step != NULL && calagopus_ports_read(provision, ports, step, error);
}

/* ---- The choice ---- */

static bool was_tried(const struct calagopus_ports *ports, const char *uuid)
{
	for (size_t i = 0; i < ports->tried_count; i++) {
		if (strcmp(ports->tried[i], uuid) == 0) {
			return true;
		}
	}
	return false;
}

/* Whether as many as are wanted follow the one at `at` by their numbers, all in one range of the placement. */
static bool are_consecutive(const struct calagopus_ports *ports, size_t at)
{
	const struct calagopus_placement *placement = ports->placement;
	int64_t last = ports->items[at].port + (int64_t) ports->wanted - 1;
	bool in_one = placement->range_count == 0;

	for (size_t i = 1; i < ports->wanted; i++) {
		if (at + i >= ports->count || strcmp(ports->items[at + i].ip, ports->items[at].ip) != 0 || ports->items[at + i].port != ports->items[at].port + (int64_t) i) {
			return false;
		}
	}
	for (size_t i = 0; i < placement->range_count; i++) {
		in_one = in_one || (ports->items[at].port >= placement->ranges[i].first && last <= placement->ranges[i].last);
	}
	return in_one;
}

/* The first of as many as are wanted? `begin` and `end` are those of its address. */
static bool may_begin(const struct calagopus_ports *ports, size_t at, size_t begin, size_t end)
{
	if (was_tried(ports, ports->items[at].uuid)) {
		return false;
	}
	return ports->placement->consecutive ? are_consecutive(ports, at) : end - begin >= ports->wanted;
}

/* How many could be the first; the n-th of them comes back in `at`, with the bounds of its address. */
static size_t count_beginnings(const struct calagopus_ports *ports, size_t n, size_t *at, size_t *first, size_t *behind)
{
	size_t count = 0;

	for (size_t begin = 0, end; begin < ports->count; begin = end) {
		end = end_of_address(ports, begin);
		for (size_t i = begin; i < end; i++) {
			if (may_begin(ports, i, begin, end) && count++ == n) {
				*at = i;
				*first = begin;
				*behind = end;
			}
		}
	}
	return count;
}

static int by_number(const void *a, const void *b)
{
	const struct calagopus_allocation *const *left = a;
	const struct calagopus_allocation *const *right = b;

	return ((*left)->port > (*right)->port) - ((*left)->port < (*right)->port);
}

/* The next ones on the same address, round and round; the first of them stays the first. */
static bool choose(struct calagopus_provision *provision, const struct calagopus_ports *ports, const struct calagopus_allocation **chosen)
{
	size_t at = 0;
	size_t begin = 0;
	size_t end = 0;
	size_t count = count_beginnings(ports, SIZE_MAX, &at, &begin, &end);

	if (count == 0) {
		return false;
	}
	count_beginnings(ports, calagopus_pick(provision, ports->node_uuid, count), &at, &begin, &end);
	size_t there = end - begin;

	for (size_t i = 0; there > 0 && i < ports->wanted; i++) {
		chosen[i] = &ports->items[begin + (at - begin + i) % there];
	}
	qsort(chosen + 1, ports->wanted - 1, sizeof(const struct calagopus_allocation *), by_number);
	return there > 0;
}

/* Takes one at random out of the page, passing over those that were tried. */
static bool take(struct calagopus_provision *provision, struct calagopus_ports *ports, const struct calagopus_allocation **chosen)
{
	while (ports->count > 0) {
		size_t at = calagopus_pick(provision, ports->node_uuid, ports->count);
		struct calagopus_allocation taken = ports->items[at];

		ports->items[at] = ports->items[--ports->count];
		ports->items[ports->count] = taken; /* whoever took it points at it */
		if (!was_tried(ports, taken.uuid)) {
			*chosen = &ports->items[ports->count];
			return true;
		}
	}
	return false;
}

bool calagopus_ports_any(struct calagopus_provision *provision, const struct calagopus_ports *ports)
{
	const struct calagopus_allocation *chosen[CALAGOPUS_MAX_SERVER_PORTS];

	return is_plain(ports) ? ports->count > 0 : choose(provision, ports, chosen);
}

/* An address that a server has for itself alone serves no second one. */
int64_t calagopus_ports_servers(const struct calagopus_ports *ports)
{
	int64_t servers = 0;

	for (size_t begin = 0, end; begin < ports->count; begin = end) {
		int64_t here = 0;

		end = end_of_address(ports, begin);
		for (size_t i = begin; ports->placement->consecutive && i < end; i++) {
			if (are_consecutive(ports, i)) {
				here++;
				i += ports->wanted - 1;
			}
		}
		here = ports->placement->consecutive ? here : (int64_t) ((end - begin) / ports->wanted);
		servers += ports->placement->dedicated && here > 1 ? 1 : here;
	}
	return servers;
}

bool calagopus_ports_none(const struct calagopus_ports *ports, struct calagopus_error *error)
{
	const char *why = ports->tried_count > 0 ? ": all that were free at first were taken meanwhile" : "";

	if (ports->placement->dedicated && ports->ip == NULL) {
		why = ": no address of it that no other server uses has as many free as are wanted";
	} else if (ports->wanted > 1 || ports->within > 0) {
		why = ports->placement->consecutive ? ": no free ones follow each other by number as they should" : ": no address of it has as many free as are wanted";
	} else if (ports->placement->range_count > 0) {
		why = ": none is free among the ports that were named";
	}
	calagopus_error_set(error, CALAGOPUS_REASON_NO_ALLOCATION, NO_PORTS "%s.", why);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_NO_PORT_ON_NODE);
	calagopus_error_hint(error, "Add allocations to the node on the panel.");
	return false;
}

bool calagopus_ports_next(struct calagopus_provision *provision, struct calagopus_ports *ports, const struct calagopus_allocation **chosen, struct calagopus_error *error)
{
	bool plain = is_plain(ports);

	if (ports->tried_count > CALAGOPUS_MAX_ALLOCATION_TRIES) {
		calagopus_error_set(error, CALAGOPUS_REASON_ALLOCATION_TAKEN, "%d free ports of the node were each taken by somebody else meanwhile.",
			(int) ports->tried_count);
		calagopus_error_topic(error, CALAGOPUS_TOPIC_NOTHING_MADE);
		return false;
	}
	/* Which of several somebody took is not told: the list is read anew. */
	bool found = (plain || ports->tried_count == 0) && (plain ? take(provision, ports, chosen) : choose(provision, ports, chosen));

	if (!found) {
		if (!fetch(provision, ports, error)) {
			return false;
		}
		found = plain ? take(provision, ports, chosen) : choose(provision, ports, chosen);
	}
	if (!found) {
		return calagopus_ports_none(ports, error);
	}
	ports->tried[ports->tried_count++] = chosen[0]->uuid;
	return true;
}
