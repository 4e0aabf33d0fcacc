/* Create: look, find or make the owner, ask for the server once, and know what became of it. Never two servers for one external id. */
#include "provision/inside.h"

#include <stdio.h>
#include <string.h>

#define INSTALLING "installing"
#define INSTALL_FAILED "install_failed"

/* Everything one Create knows. */
struct creation {
	struct calagopus_provision *provision;
	const struct calagopus_spec *spec;
	const struct calagopus_ref *ref;
	const struct calagopus_create_options *options;
	struct calagopus_created *created;
	struct calagopus_error *error;
	const struct calagopus_client *client;
	struct calagopus_timing timing;
	struct calagopus_search search;
	struct calagopus_step *owner, *egg, *variables, *allocations, *configurations; /* the first round's */
	struct calagopus_ports ports;
	struct calagopus_new_server order;
	bool asked; /* a creation went out: whatever installs now may be ours or a rival's, and is not to be healed */
};

/* ---- Before anything is asked ---- */

static bool name_server(struct creation *creation)
{
	struct calagopus_arena *arena = creation->provision->panel.arena;

	if (!calagopus_provision_server_name(arena, creation->spec, creation->ref, &creation->order.name, creation->error)) {
		return false;
	}
	creation->order.external_id = creation->ref->external_id;
	return calagopus_mark_write(creation->provision, creation->ref, &creation->order.description, creation->error);
}

/* ---- The first round: all that can be asked at once ---- */

static bool first_round(struct creation *creation)
{
	struct calagopus_panel *panel = &creation->provision->panel;
	const struct calagopus_spec *spec = creation->spec;
	struct calagopus_step *steps[6];
	size_t count = 0;

	if (!calagopus_search_start(creation->provision, creation->ref, &creation->search, creation->error)) {
		return false;
	}
	if (creation->search.by_external == NULL) {
		creation->search.by_external = calagopus_step(panel, CALAGOPUS_OP_SERVER_BY_EXTERNAL, creation->ref->external_id);
		steps[count++] = creation->search.by_uuid;
	}
	steps[count++] = creation->search.by_external;
	steps[count++] = creation->owner = calagopus_step(panel, CALAGOPUS_OP_OWNER_BY_EXTERNAL, creation->client->external_id);
	steps[count++] = creation->egg = calagopus_step(panel, CALAGOPUS_OP_EGG, spec->nest_uuid);
	steps[count++] = creation->variables = calagopus_step(panel, CALAGOPUS_OP_EGG_VARIABLES, spec->nest_uuid);
	if (spec->node_uuid != NULL) {
		steps[count++] = creation->allocations = calagopus_step(panel, CALAGOPUS_OP_NODE_ALLOCATIONS, spec->node_uuid);
	} else {
		steps[count++] = creation->configurations = calagopus_step(panel, CALAGOPUS_OP_EGG_CONFIGURATIONS, NULL);
	}
	for (size_t i = 0; i < count; i++) {
		if (steps[i] == NULL) {
			return calagopus_error_no_memory(creation->error);
		}
		steps[i]->page = 1;
	}
	creation->egg->second = creation->variables->second = spec->egg_uuid;
	panel->call->deadline = calagopus_deadline_sooner(creation->timing.work, calagopus_deadline_in(creation->provision->plan->timeout_ms));
	calagopus_panel_run(panel, steps, count);
	return true;
}

/* ---- A server that is there already ---- */

static bool foreign(struct creation *creation, const char *why)
{
	const struct calagopus_server *server = creation->search.server;

	calagopus_error_set(creation->error, CALAGOPUS_REASON_FOREIGN_SERVER,
		"A server with the id %s is on the panel already, \"%s\" (%s), but %s. It was left alone, and no other was made.",
		creation->ref->external_id, server->name, server->uuid, why);
	calagopus_error_topic(creation->error, CALAGOPUS_TOPIC_ID_IN_USE);
	calagopus_error_hint(creation->error, "If it is not this service's server, take its external id away on the panel.");
	return false;
}

/* Two that bear the service's id are never chosen from, even where one of them is the recorded one: the other would be lost. */
static bool only_one(struct creation *creation)
{
	const struct calagopus_step *by_external = creation->search.by_external;
	const struct calagopus_server *server = creation->search.server;
	const struct calagopus_server *other = by_external != NULL && by_external->ok ? by_external->result : server;

	if (!calagopus_same_text_ignoring_case(server->uuid, other->uuid)) {
		return calagopus_search_refuse_twins(server, other, creation->error);
	}
	return calagopus_search_twins(creation->provision, server, creation->error);
}

/* Is it this client's, and the only one? What we recorded ourselves is the client's. */
static bool may_adopt(struct creation *creation)
{
	const struct calagopus_server *server = creation->search.server;
	const struct calagopus_client *client = creation->client;
	bool linked = client->linked_uuid != NULL && calagopus_same_text_ignoring_case(server->owner.uuid, client->linked_uuid);

	if (creation->search.recorded) {
		return only_one(creation);
	}
	if (!calagopus_mark_check(creation->provision, creation->ref, server, creation->error)) {
		return false;
	}
	if (!linked && !calagopus_same_text(server->owner.external_id, client->external_id)) {
		return foreign(creation, "it belongs to another panel account than this client's");
	}
	if (!linked && !calagopus_search_shows_client(creation->provision, creation->ref, server, client->email)) {
		return foreign(creation, "its owner's e-mail address is not this client's, and nothing shows that this installation made it");
	}
	return calagopus_owner_harmless(&server->owner, client->external_id, creation->error) && only_one(creation);
}

static bool pending(struct creation *creation, const char *what)
{
	calagopus_error_set(creation->error, CALAGOPUS_REASON_STILL_PENDING, "%s Nothing new was asked for.", what);
	calagopus_error_topic(creation->error, CALAGOPUS_TOPIC_CREATION_OPEN);
	return false;
}

/* A server that installs may be half a server: the panel's row, of which the node has not heard. `half`: it is one, and may be removed. */
static bool examine(struct creation *creation, bool *half)
{
	bool known;

	*half = false;
	if (!calagopus_same_text(creation->search.server->status, INSTALLING)) {
		return true;
	}
	if (!calagopus_node_knows(creation->provision, creation->search.server->uuid, &known, creation->error)) {
		return false;
	}
	*half = !known;
	if (known || (creation->options->may_heal && !creation->asked)) {
		return true;
	}
	return pending(creation, "The panel shows the server as installing, but its node has not heard of it: an earlier request may still be under way.");
}

/* ---- The end of each way ---- */

static void note_state(struct creation *creation, const struct calagopus_server *server)
{
	if (calagopus_same_text(server->status, INSTALL_FAILED)) {
		calagopus_note(&creation->created->notes, creation->provision->panel.arena,
			"The server is there, but its installation failed: look at the installation log on the panel, then reinstall.");
	}
}

static bool adopt(struct creation *creation)
{
	struct calagopus_created *created = creation->created;
	struct calagopus_server *server = creation->search.server;
	struct calagopus_arena *arena = creation->provision->panel.arena;

	if (server->allocation == NULL && !calagopus_give_port(creation->provision, &server, creation->error)) {
		return false;
	}
	if (!calagopus_egg_same_limits(&server->limits, &creation->spec->limits) || !calagopus_egg_same_features(&server->features, &creation->spec->features)
		|| !calagopus_same_text_ignoring_case(server->egg_uuid, creation->spec->egg_uuid)) {
		calagopus_note(&created->notes, arena, "The server was there already and differs from what was asked for; it was taken as it is.");
	}
	note_state(creation, server);
	created->server = server;
	created->owner = &server->owner;
	created->adopted = true;
	created->link = calagopus_same_text_ignoring_case(server->owner.uuid, creation->client->linked_uuid) ? CALAGOPUS_LINK_RECORDED : CALAGOPUS_LINK_EXTERNAL_ID;
	return true;
}

/* No port is free, or something went wrong on the way to one: the reason and the advice are those of what happened. */
static void portless(struct creation *creation, const struct calagopus_error *why, const struct calagopus_server *server, enum calagopus_topic topic, const char *then)
{
	bool none = calagopus_reason_kind(why->reason) == CALAGOPUS_KIND_CAPACITY || why->reason == CALAGOPUS_REASON_ALLOCATION_TAKEN;

	calagopus_error_set(creation->error, none ? CALAGOPUS_REASON_NO_ALLOCATION : why->reason, "The panel made server %s without a port%s", server->uuid, then);
	calagopus_error_panel_message(creation->error, why->panel_message, strlen(why->panel_message));
	calagopus_error_topic(creation->error, topic);
	calagopus_error_hint(creation->error, "%s", none ? "Add allocations to the nodes of the chosen locations." : why->hint);
	creation->error->http_status = why->http_status;
	creation->error->retry_after_ms = why->retry_after_ms;
}

/* A server of ours that has no port and gets none is not kept: the failure is said, and so is what became of it. */
static bool remove_portless(struct creation *creation, const struct calagopus_server *server)
{
	struct calagopus_terminated terminated = {0};
	struct calagopus_error why = *creation->error;
	struct calagopus_error failure;
	enum calagopus_topic topic = CALAGOPUS_TOPIC_NOTHING_MADE;
	char then[2 * sizeof(why.message) + 64];

	if (calagopus_delete_server(creation->provision, server->uuid, &creation->timing, &terminated, &failure)) {
		snprintf(then, sizeof(then), ", and it could not be given one, so it was removed again: %s", why.message);
	} else {
		topic = CALAGOPUS_TOPIC_CREATION_OPEN;
		snprintf(then, sizeof(then), "; it could neither be given one (%s) nor be removed (%s).", why.message, failure.message);
	}
	portless(creation, &why, server, topic, then);
	return false;
}

/* The fields stay in the error, for who shows them one by one. */
static bool differs(struct creation *creation, const struct calagopus_server *server, const struct calagopus_error *differences)
{
	struct calagopus_error whole;

	calagopus_error_set(&whole, CALAGOPUS_REASON_NOT_APPLIED,
		"The panel made server %s, but it is not what was asked for: %s", server->uuid, differences->message);
	*creation->error = *differences;
	memcpy(creation->error->message, whole.message, sizeof(whole.message));
	calagopus_error_topic(creation->error, CALAGOPUS_TOPIC_MADE_OTHERWISE);
	calagopus_error_hint(creation->error, "Look at the server on the panel.");
	return false;
}

/* Is it what was asked for? The node and the port of a deployment are the panel's own choice. */
static bool as_ordered(struct creation *creation, const struct calagopus_server *server)
{
	const struct calagopus_new_server *order = &creation->order;
	struct calagopus_expected expected = {creation->spec, order->image, order->startup};
	struct calagopus_error differences;

	calagopus_error_clear(&differences);
	if (order->node_uuid != NULL && !calagopus_same_text_ignoring_case(server->node_uuid, order->node_uuid)) {
		calagopus_error_field(&differences, CALAGOPUS_REASON_NOT_APPLIED, calagopus_option_names[CALAGOPUS_OPTION_NODE_UUID], "the server is on another node");
	}
	calagopus_expected_check(&expected, server, &creation->created->notes, creation->provision->panel.arena, &differences);
	return !calagopus_error_is_set(&differences) || differs(creation, server, &differences);
}

/* Made by us: does the panel hold what was asked? */
static bool finish(struct creation *creation, struct calagopus_server *server)
{
	if (!as_ordered(creation, server)) {
		return false;
	}
	if (server->allocation == NULL) {
		creation->timing.work = creation->timing.end; /* the creation itself is over */
		calagopus_timing_work(creation->provision, &creation->timing);
		if (!calagopus_give_port(creation->provision, &server, creation->error)) {
			return remove_portless(creation, server);
		}
	}
	note_state(creation, server);
	creation->created->server = server;
	return true;
}

/* ---- A new server ---- */

static bool settle(struct creation *creation);

/* Has somebody made it since we looked? */
static bool look_again(struct creation *creation, bool *found)
{
	struct calagopus_step *step = calagopus_provision_look(creation->provision, CALAGOPUS_OP_SERVER_BY_EXTERNAL, creation->ref->external_id, creation->error);

	if (step == NULL) {
		return false;
	}
	*found = step->ok;
	if (!step->ok && step->error.reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		return calagopus_provision_failed(step, creation->error, CALAGOPUS_TOPIC_NONE);
	}
	creation->search.server = step->result;
	creation->search.recorded = false;
	return true;
}

/* The owner of a server that turned up after our question must be the one that was named in it. */
static bool made_for_us(struct creation *creation, struct calagopus_server *server)
{
	creation->search.server = server;
	creation->search.recorded = false;
	if (!calagopus_mark_check(creation->provision, creation->ref, server, creation->error)) {
		return false;
	}
	if (!calagopus_same_text_ignoring_case(server->owner.uuid, creation->order.owner_uuid)) {
		return foreign(creation, "it belongs to another panel account than this client's");
	}
	return calagopus_search_twins(creation->provision, server, creation->error);
}

static bool resolve(struct creation *creation, const struct calagopus_step *attempt)
{
	struct calagopus_server *server;

	if (!calagopus_resolve_server(creation->provision, creation->ref->external_id, attempt, &creation->timing, &server, creation->error)) {
		return false;
	}
	if (made_for_us(creation, server) && finish(creation, server)) {
		return true;
	}
	if (creation->error->retriable) {
		calagopus_error_topic(creation->error, CALAGOPUS_TOPIC_CREATION_OPEN);
		calagopus_error_hint(creation->error, "The panel shows the server, %s, but it could not be looked at closely.", server->uuid);
	}
	return false;
}

static struct calagopus_step *ask(struct creation *creation)
{
	bool on_node = creation->order.node_uuid != NULL;
	struct calagopus_step *step = calagopus_step(&creation->provision->panel, on_node ? CALAGOPUS_OP_SERVER_CREATE : CALAGOPUS_OP_SERVER_DEPLOY, NULL);

	if (step == NULL) {
		calagopus_error_no_memory(creation->error);
		return NULL;
	}
	step->input = &creation->order;
	creation->asked = true;
	calagopus_timing_work(creation->provision, &creation->timing);
	calagopus_panel_run(&creation->provision->panel, &step, 1);
	return step;
}

/* One creation, and certainty about it. `again`: nothing was made because a port was taken; another may be asked for. */
static bool ask_once(struct creation *creation, bool *again)
{
	struct calagopus_step *step = ask(creation);
	const struct calagopus_server *server = step != NULL ? step->result : NULL;
	bool found;

	*again = false;
	if (step == NULL) {
		return false;
	}
	if (step->ok && calagopus_same_text(server->external_id, creation->ref->external_id)
		&& calagopus_same_text_ignoring_case(server->owner.uuid, creation->order.owner_uuid)) {
		return finish(creation, step->result);
	}
	if (step->ok) {
		step->ok = false;
		calagopus_error_set(&step->error, CALAGOPUS_REASON_BAD_ANSWER, "The panel answered the creation with another server, %s.", server->uuid);
	}
	if (step->error.reason == CALAGOPUS_REASON_ALLOCATION_TAKEN) {
		if (!look_again(creation, &found)) {
			return false;
		}
		*again = !found;
		return found ? settle(creation) : calagopus_provision_failed(step, creation->error, CALAGOPUS_TOPIC_NONE);
	}
	if (calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, creation->error, CALAGOPUS_TOPIC_NOTHING_MADE);
	}
	return resolve(creation, step);
}

static bool ask_for_server(struct creation *creation)
{
	for (int tries = 0; tries <= CALAGOPUS_MAX_ALLOCATION_TRIES; tries++) {
		bool again;

		if (creation->order.node_uuid != NULL
			&& !calagopus_ports_next(creation->provision, &creation->ports, &creation->order.allocation_uuid, creation->error)) {
			return false;
		}
		if (ask_once(creation, &again)) {
			return true;
		}
		if (!again) {
			return false;
		}
	}
	return false;
}

/* What must be right before anything is made or removed: egg, variables, image, start command. */
static bool check_egg(struct creation *creation)
{
	struct calagopus_new_server *order = &creation->order;
	const struct calagopus_spec *spec = creation->spec;

	if (!creation->egg->ok) {
		return calagopus_provision_failed(creation->egg, creation->error, CALAGOPUS_TOPIC_NEST_OR_EGG);
	}
	if (!creation->variables->ok) {
		return calagopus_provision_failed(creation->variables, creation->error, CALAGOPUS_TOPIC_NONE);
	}
	return calagopus_egg_variables_check(spec, creation->egg->result, creation->variables->result, creation->error)
		&& calagopus_egg_fill(spec, creation->egg->result, &order->image, &order->startup, creation->error);
}

/* Is it sure that no configuration names ports for this egg? Not where the list could not be read, or goes on: then a port is given afterwards where
 * none came. */
static bool no_ports_configured(const struct creation *creation)
{
	const struct calagopus_egg_configuration_page *page = creation->configurations->result;

	if (!creation->configurations->ok || page->total > (int64_t) page->count) {
		return false;
	}
	for (size_t i = 0; i < page->count; i++) {
		for (size_t egg = 0; page->items[i].ports && egg < page->items[i].egg_count; egg++) {
			if (calagopus_same_text_ignoring_case(page->items[i].eggs[egg], creation->spec->egg_uuid)) {
				return false;
			}
		}
	}
	return true;
}

/* … and where: a free port on the node, or the locations. */
static bool check_place(struct creation *creation)
{
	struct calagopus_new_server *order = &creation->order;
	const struct calagopus_spec *spec = creation->spec;

	order->node_uuid = spec->node_uuid;
	creation->ports.node_uuid = spec->node_uuid;
	if (spec->node_uuid == NULL) {
		order->locations = spec->location_uuids;
		order->location_count = spec->location_count;
		order->any_port = no_ports_configured(creation);
		return true;
	}
	if (creation->created->healed) {
		return true; /* the page is older than the port that was set free */
	}
	if (!calagopus_ports_read(&creation->ports, creation->allocations, creation->error)) {
		return false;
	}
	return creation->ports.count > 0 || calagopus_ports_none(&creation->ports, creation->error);
}

static void fill_order(struct creation *creation)
{
	struct calagopus_new_server *order = &creation->order;
	const struct calagopus_spec *spec = creation->spec;

	order->owner_uuid = creation->created->owner->uuid;
	order->egg_uuid = spec->egg_uuid;
	order->limits = &spec->limits;
	order->features = &spec->features;
	order->variables = &spec->variables;
	order->backup_configuration_uuid = spec->backup_configuration_uuid;
	order->skip_installer = spec->skip_installer;
	order->start_on_completion = spec->start_on_completion;
	order->hugepages = spec->hugepages;
	order->kvm = spec->kvm;
}

/* An account is not waited for as long as a server is. */
static bool obtain_owner(struct creation *creation)
{
	int64_t left = calagopus_deadline_left(creation->timing.work);
	long most = creation->provision->plan->timeout_ms;
	struct calagopus_timing timing = calagopus_timing_start(creation->provision, left < most ? (long) left : most);

	return calagopus_owner_obtain(creation->provision, creation->client, creation->owner, true, &timing, &creation->created->notes,
		&creation->created->owner, &creation->created->link, creation->error);
}

static bool make(struct creation *creation)
{
	bool found = false;

	if (creation->options->only_look && !creation->created->healed) {
		return pending(creation, "An earlier request for this server may still be under way, and the panel does not show the server yet.");
	}
	if (!check_egg(creation) || !check_place(creation) || !obtain_owner(creation)) {
		return false;
	}
	/* The account had a deadline of its own, which an answer that came too late has used up. */
	calagopus_timing_work(creation->provision, &creation->timing);
	/* Finding or making the owner took rounds in which a rival may have been quicker. */
	if (!creation->owner->ok && !look_again(creation, &found)) {
		return false;
	}
	if (found) {
		creation->asked = true;
		return settle(creation);
	}
	fill_order(creation);
	return ask_for_server(creation);
}

/* Takes over the server that was found, or removes what is only half of one and makes it anew. */
static bool settle(struct creation *creation)
{
	bool half;

	if (!may_adopt(creation) || !examine(creation, &half)) {
		return false;
	}
	if (!half) {
		return adopt(creation);
	}
	if (!check_egg(creation) || !calagopus_delete_half(creation->provision, creation->search.server->uuid, &creation->timing, creation->error)) {
		return false;
	}
	creation->created->healed = true;
	calagopus_note(&creation->created->notes, creation->provision->panel.arena,
		"Half a server (%s), of which the node had not heard, was removed and made anew.", creation->search.server->uuid);
	return make(creation);
}

static bool find_or_make(struct creation *creation)
{
	if (calagopus_search_finish(creation->provision, &creation->search, false, creation->error)) {
		return settle(creation);
	}
	if (creation->error->reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		return false;
	}
	calagopus_error_clear(creation->error);
	return make(creation);
}

bool calagopus_provision_create(struct calagopus_provision *provision, const struct calagopus_spec *spec, const struct calagopus_client *client, const struct calagopus_ref *ref, const struct calagopus_create_options *options, struct calagopus_created *created, struct calagopus_error *error)
{
	struct creation creation = {.provision = provision, .spec = spec, .client = client, .ref = ref, .options = options, .created = created, .error = error};

	calagopus_error_clear(error);
	memset(created, 0, sizeof(*created));
	creation.timing = calagopus_timing_start(provision, provision->plan->create_ms);
	if (!name_server(&creation) || !first_round(&creation) || !find_or_make(&creation)) {
		return false;
	}
	calagopus_error_clear(error); /* of tries that were made good */
	return true;
}
