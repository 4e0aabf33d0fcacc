/* The order of a Create: see order.h. */
#include "provision/order.h"

#include <string.h>

bool calagopus_order_name(struct calagopus_provision *provision, struct calagopus_order *order, const struct calagopus_ref *ref, struct calagopus_error *error)
{
	struct calagopus_new_server *asked = &order->asked;

	if (!calagopus_provision_server_name(provision->panel.arena, order->spec, ref, &asked->name, error)) {
		return false;
	}
	asked->external_id = ref->external_id;
	return calagopus_mark_write(provision, ref, &asked->description, error);
}

bool calagopus_order_questions(struct calagopus_provision *provision, struct calagopus_order *order, struct calagopus_step **steps)
{
	struct calagopus_panel *panel = &provision->panel;
	const struct calagopus_spec *spec = order->spec;

	steps[0] = order->egg = calagopus_step(panel, CALAGOPUS_OP_EGG, spec->nest_uuid);
	steps[1] = order->variables = calagopus_step(panel, CALAGOPUS_OP_EGG_VARIABLES, spec->nest_uuid);
	if (spec->node_uuid != NULL) {
		steps[2] = order->allocations = calagopus_step(panel, CALAGOPUS_OP_NODE_ALLOCATIONS, spec->node_uuid);
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
	return calagopus_egg_variables_check(spec, order->egg->result, order->variables->result, error)
		&& calagopus_egg_fill(spec, order->egg->result, &order->asked.image, &order->asked.startup, error);
}

/* Is it sure that no configuration names ports for this egg? Not where the list could not be read, or goes on: then a port is given afterwards where
 * none came. */
static bool no_ports_configured(const struct calagopus_order *order)
{
	const struct calagopus_egg_configuration_page *page = order->configurations->result;

	if (!order->configurations->ok || page->total > (int64_t) page->count) {
		return false;
	}
	for (size_t i = 0; i < page->count; i++) {
		for (size_t egg = 0; page->items[i].ports && egg < page->items[i].egg_count; egg++) {
			if (calagopus_same_text_ignoring_case(page->items[i].eggs[egg], order->spec->egg_uuid)) {
				return false;
			}
		}
	}
	return true;
}

bool calagopus_order_place(struct calagopus_order *order, bool stale, struct calagopus_error *error)
{
	const struct calagopus_spec *spec = order->spec;

	order->asked.node_uuid = spec->node_uuid;
	order->ports.node_uuid = spec->node_uuid;
	if (spec->node_uuid == NULL) {
		order->asked.locations = spec->location_uuids;
		order->asked.location_count = spec->location_count;
		order->asked.any_port = no_ports_configured(order);
		return true;
	}
	if (stale) {
		return true; /* read anew when a port is chosen */
	}
	if (!calagopus_ports_read(&order->ports, order->allocations, error)) {
		return false;
	}
	return order->ports.count > 0 || calagopus_ports_none(&order->ports, error);
}

void calagopus_order_fill(struct calagopus_order *order, const char *owner_uuid)
{
	struct calagopus_new_server *asked = &order->asked;
	const struct calagopus_spec *spec = order->spec;

	asked->owner_uuid = owner_uuid;
	asked->egg_uuid = spec->egg_uuid;
	asked->limits = &spec->limits;
	asked->features = &spec->features;
	asked->variables = &spec->variables;
	asked->backup_configuration_uuid = spec->backup_configuration_uuid;
	asked->skip_installer = spec->skip_installer;
	asked->start_on_completion = spec->start_on_completion;
	asked->hugepages = spec->hugepages;
	asked->kvm = spec->kvm;
}

/* The fields stay in the error, for who shows them one by one. */
static bool differs(const struct calagopus_server *server, const struct calagopus_error *differences, struct calagopus_error *error)
{
	struct calagopus_error whole;

	calagopus_error_set(&whole, CALAGOPUS_REASON_NOT_APPLIED,
		"The panel made server %s, but it is not what was asked for: %s", server->uuid, differences->message);
	*error = *differences;
	memcpy(error->message, whole.message, sizeof(whole.message));
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
	if (asked->node_uuid != NULL && !calagopus_same_text_ignoring_case(server->node_uuid, asked->node_uuid)) {
		calagopus_error_field(&differences, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[CALAGOPUS_OPTION_NODE_UUID], "the server is on another node");
	}
	calagopus_expected_check(&expected, server, notes, provision->panel.arena, &differences);
	return !calagopus_error_is_set(&differences) || differs(server, &differences, error);
}
