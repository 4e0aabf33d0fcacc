/* The order of a Create: see order.h. */
#include "provision/order.h"

#include <string.h>

bool calagopus_order_name(struct calagopus_provision *provision, struct calagopus_order *order, const struct calagopus_ref *ref, struct calagopus_error *error)
{
	struct calagopus_new_server *asked = &order->asked;

	char *prefix = order->spec->name_prefix;

	/* Until the ports are known something stands in for them. */
	if (order->placement->prefix != NULL && !calagopus_template_fill(provision->panel.arena, order->placement->prefix, NULL, &prefix, error)) {
		return false;
	}
	if (!calagopus_provision_server_name(provision->panel.arena, prefix, ref->external_id, &asked->name, error)) {
		return false;
	}
	asked->external_id = ref->external_id;
	order->first_name = asked->name;
	return calagopus_mark_write(provision, ref, &asked->description, error);
}

bool calagopus_order_questions(struct calagopus_provision *provision, struct calagopus_order *order, struct calagopus_step **steps)
{
	struct calagopus_panel *panel = &provision->panel;
	const struct calagopus_spec *spec = order->spec;

	steps[0] = order->egg = calagopus_step(panel, CALAGOPUS_OP_EGG, spec->nest_uuid);
	steps[1] = order->variables = calagopus_step(panel, CALAGOPUS_OP_EGG_VARIABLES, spec->nest_uuid);
	if (spec->node_uuid != NULL) {
		steps[2] = order->allocations = calagopus_step(panel, calagopus_ports_operation(order->placement), spec->node_uuid);
	} else {
		steps[2] = order->configurations = calagopus_step(panel, CALAGOPUS_OP_EGG_CONFIGURATIONS, NULL);
	}
	if (steps[0] == NULL || steps[1] == NULL || steps[2] == NULL) {
		return false;
	}
	steps[2]->page = 1;
	order->egg->second = order->variables->second = spec->egg_uuid;
	return true;
}

bool calagopus_order_egg(struct calagopus_order *order, struct calagopus_error *error)
{
	const struct calagopus_spec *spec = order->spec;

	if (!order->egg->ok) {
		return calagopus_provision_failed(order->egg, error, CALAGOPUS_TOPIC_NEST_OR_EGG);
	}
	if (!order->variables->ok) {
		return calagopus_provision_failed(order->variables, error, CALAGOPUS_TOPIC_NONE);
	}
	return calagopus_egg_variables_check(&spec->variables, order->egg->result, order->variables->result, error)
		&& calagopus_egg_variables_check(&order->placement->variables, order->egg->result, order->variables->result, error)
		&& calagopus_egg_required_check(spec, order->placement, order->egg->result, order->variables->result, error)
		&& calagopus_egg_fill(spec, order->egg->result, &order->asked.image, &order->asked.startup, error);
}

/* How many ports the configurations name for this egg; −1: not known, as the list could not be read, or goes on. */
static int64_t configured_ports(const struct calagopus_order *order)
{
	const struct calagopus_egg_configuration_page *page = order->configurations->result;
	int64_t count = 0;

	if (!order->configurations->ok || page->total > (int64_t) page->count) {
		return -1;
	}
	for (size_t i = 0; i < page->count; i++) {
		for (size_t egg = 0; page->items[i].ports && egg < page->items[i].egg_count; egg++) {
			if (calagopus_same_id(page->items[i].eggs[egg], order->spec->egg_uuid)) {
				count = (int64_t) page->items[i].port_count;
			}
		}
	}
	return count;
}

bool calagopus_order_place(struct calagopus_provision *provision, struct calagopus_order *order, bool stale, struct calagopus_error *error)
{
	const struct calagopus_spec *spec = order->spec;

	order->asked.node_uuid = spec->node_uuid;
	order->ports.node_uuid = spec->node_uuid;
	order->ports.placement = order->placement;
	order->ports.wanted = (size_t) (order->placement->ports + order->placement->extra);
	if (spec->node_uuid == NULL) {
		order->asked.locations = spec->location_uuids;
		order->asked.location_count = spec->location_count;
		order->asked.overallocate = order->placement->overallocate;
		return true;
	}
	if (stale) {
		return true; /* read anew when a port is chosen */
	}
	if (!calagopus_ports_read(provision, &order->ports, order->allocations, error)) {
		return false;
	}
	return calagopus_ports_any(provision, &order->ports) || calagopus_ports_none(&order->ports, error);
}

/* ---- Ports ---- */

/* Ours beats the egg's configuration whole: it is sent where the placement says more than how many, and where it takes nothing away. */
static bool wishes(const struct calagopus_order *order)
{
	const struct calagopus_placement *placement = order->placement;
	int64_t all = placement->ports + placement->extra;

	return placement->range_count > 0 || placement->dedicated || (placement->consecutive && all > 1) || configured_ports(order) == 0;
}

int64_t calagopus_order_base(const struct calagopus_order *order)
{
	int64_t configured = order->spec->node_uuid == NULL && !wishes(order) ? configured_ports(order) : 1;

	return configured > order->placement->ports ? configured : order->placement->ports;
}

static struct calagopus_port_wish wish_of(const struct calagopus_placement *placement, size_t range)
{
	struct calagopus_port_wish wish = {.mode = CALAGOPUS_PORT_ANY};

	if (placement->range_count > 0) {
		wish.mode = CALAGOPUS_PORT_RANGE;
		wish.first = placement->ranges[range].first;
		wish.last = placement->ranges[range].last;
	}
	return wish;
}

/* The variable that a port's number is all of. Which of several further ones is which is known beforehand only where they follow by number. */
static const char *variable_of(const struct calagopus_placement *placement, int64_t port, int64_t all)
{
	for (size_t i = 0; i < placement->variables.count && (port == 1 || all == 2 || placement->consecutive); i++) {
		if (calagopus_template_only(placement->variables.items[i].value) == port) {
			return placement->variables.items[i].name;
		}
	}
	return NULL;
}

static bool wish(struct calagopus_provision *provision, struct calagopus_order *order, struct calagopus_error *error)
{
	const struct calagopus_placement *placement = order->placement;
	int64_t all = placement->ports + placement->extra;
	struct calagopus_ports_wish *ports = &order->wish;

	ports->dedicated = placement->dedicated;
	ports->first = wish_of(placement, order->range);
	ports->first.variable = variable_of(placement, 1, all);
	ports->further_count = (size_t) all - 1;
	if (placement->consecutive && ports->first.mode == CALAGOPUS_PORT_RANGE && ports->first.last - ports->first.first >= all - 1) {
		ports->first.last -= all - 1;
	}
	ports->further = calagopus_arena_array(provision->panel.arena, ports->further_count, sizeof(*ports->further));
	if (ports->further == NULL) {
		return calagopus_error_no_memory(error);
	}
	for (int64_t i = 1; i < all; i++) {
		struct calagopus_port_wish *further = &ports->further[i - 1];

		*further = wish_of(placement, order->range);
		if (placement->consecutive) {
			*further = (struct calagopus_port_wish) {.mode = CALAGOPUS_PORT_AFTER_FIRST, .after = i};
		}
		further->variable = variable_of(placement, i + 1, all);
	}
	order->asked.ports = ports;
	return true;
}

static bool is_named(const struct calagopus_pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->count; i++) {
		if (strcmp(pairs->items[i].name, name) == 0) {
			return true;
		}
	}
	return false;
}

/* The order's variables with those of the placement, which go before; while its ports are not known (NULL) only those without which the panel makes no
 * server. */
static bool set_variables(struct calagopus_provision *provision, struct calagopus_order *order, const struct calagopus_port_list *ports, struct calagopus_error *error)
{
	const struct calagopus_pairs *own = &order->spec->variables;
	const struct calagopus_pairs *named = &order->placement->variables;
	struct calagopus_pairs *all = &order->filled;

	order->asked.variables = own;
	if (named->count == 0) {
		return true;
	}
	all->items = calagopus_arena_array(provision->panel.arena, own->count + named->count, sizeof(*all->items));
	if (all->items == NULL) {
		return calagopus_error_no_memory(error);
	}
	all->count = 0;
	for (size_t i = 0; i < own->count; i++) {
		if (!is_named(named, own->items[i].name)) {
			all->items[all->count++] = own->items[i];
		}
	}
	for (size_t i = 0; i < named->count; i++) {
		struct calagopus_pair *pair = &all->items[all->count];

		if (ports == NULL && !calagopus_egg_wants(order->variables->result, named->items[i].name)) {
			continue;
		}
		pair->name = named->items[i].name;
		if (!calagopus_template_fill(provision->panel.arena, named->items[i].value, ports, &pair->value, error)) {
			return false;
		}
		all->count++;
	}
	order->asked.variables = all;
	return true;
}

bool calagopus_order_deploy(struct calagopus_provision *provision, struct calagopus_order *order, struct calagopus_error *error)
{
	order->wishes = wishes(order);
	return (!order->wishes || wish(provision, order, error)) && set_variables(provision, order, NULL, error);
}

bool calagopus_order_next_range(struct calagopus_order *order)
{
	const struct calagopus_placement *placement = order->placement;

	if (!order->wishes) {
		return false;
	}
	/* Which first port the panel takes is chance: the next one may have free ones behind it. */
	if (placement->consecutive && placement->ports + placement->extra > 1 && ++order->again < CALAGOPUS_MAX_ATTEMPTS) {
		return true;
	}
	order->again = 0;
	return ++order->range < placement->range_count;
}

bool calagopus_order_ports(struct calagopus_provision *provision, struct calagopus_order *order, struct calagopus_error *error)
{
	struct calagopus_arena *arena = provision->panel.arena;
	struct calagopus_new_server *asked = &order->asked;
	struct calagopus_port_list list = {.count = order->ports.wanted};
	char *prefix;

	list.items = calagopus_arena_array(arena, list.count, sizeof(const struct calagopus_allocation *));
	const char **further = calagopus_arena_array(arena, list.count, sizeof(*further));

	if (list.items == NULL || further == NULL) {
		return calagopus_error_no_memory(error);
	}
	if (!calagopus_ports_next(provision, &order->ports, list.items, error)) {
		return false;
	}
	asked->allocation_uuid = list.items[0]->uuid;
	for (size_t i = 1; i < list.count; i++) {
		further[i - 1] = list.items[i]->uuid;
	}
	asked->further_uuids = further;
	asked->further_count = list.count - 1;
	if (order->placement->prefix != NULL
		&& (!calagopus_template_fill(arena, order->placement->prefix, &list, &prefix, error)
			|| !calagopus_provision_server_name(arena, prefix, asked->external_id, &asked->name, error))) {
		return false;
	}
	return set_variables(provision, order, &list, error);
}

void calagopus_order_fill(struct calagopus_order *order, const char *owner_uuid)
{
	struct calagopus_new_server *asked = &order->asked;
	const struct calagopus_spec *spec = order->spec;

	asked->owner_uuid = owner_uuid;
	asked->egg_uuid = spec->egg_uuid;
	asked->limits = &spec->limits;
	asked->features = &spec->features;
	asked->backup_configuration_uuid = spec->backup_configuration_uuid;
	asked->skip_installer = spec->skip_installer;
	asked->start_on_completion = spec->start_on_completion;
	asked->hugepages = spec->hugepages;
	asked->kvm = spec->kvm;
}

/* The fields stay in the error, for who shows them one by one. */
static bool differs(const struct calagopus_server *server, const struct calagopus_error *differences, struct calagopus_error *error)
{
	*error = *differences;
	calagopus_error_reword(error, "The panel made server %s, but it is not what was asked for: %s", server->uuid, differences->message);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_MADE_OTHERWISE);
	calagopus_error_hint(error, "Look at the server on the panel.");
	return false;
}

bool calagopus_order_held(struct calagopus_provision *provision, const struct calagopus_order *order, const struct calagopus_server *server, struct calagopus_notes *notes, struct calagopus_error *error)
{
	const struct calagopus_new_server *asked = &order->asked;
	struct calagopus_expected expected = {order->spec, asked->image, asked->startup};
	struct calagopus_error differences;

	calagopus_error_clear(&differences);
	if (asked->node_uuid != NULL && !calagopus_same_id(server->node_uuid, asked->node_uuid)) {
		calagopus_error_field(&differences, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[CALAGOPUS_OPTION_NODE_UUID], "the server is on another node");
	}
	calagopus_expected_check(&expected, server, notes, provision->panel.arena, &differences);
	return !calagopus_error_is_set(&differences) || differs(server, &differences, error);
}
