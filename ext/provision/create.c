/* Create: look, find or make the owner, ask for the server once, and know what became of it. Never two servers for one external id.
 *
 * A Create is in one of the states below, each a function, which says what comes next. States and ways are those of docs/model/create.pml. */
#include "provision/order.h"

#include <stdio.h>
#include <string.h>

#define INSTALLING "installing"
#define INSTALL_FAILED "install_failed"

enum state {
	LOOK,
	FOUND,
	ADOPT,
	HEAL,
	PREPARE,
	LOOK_AGAIN,
	ASK,
	PORT_TAKEN,
	RESOLVE,
	MADE,
	DONE,
	FAILED
};

/* Everything one Create knows. */
struct creation {
	struct calagopus_provision *provision;
	const struct calagopus_ref *ref;
	const struct calagopus_create_options *options;
	struct calagopus_created *created;
	struct calagopus_error *error;
	const struct calagopus_client *client;
	struct calagopus_timing timing;
	struct calagopus_search search; /* its server is the one that was found or made */
	struct calagopus_step *owner;   /* asked in the first round */
	struct calagopus_order order;
	bool late;                      /* seen after the first look: what installs may be ours or a rival's, and is not to be healed */
	struct calagopus_step *attempt; /* the creation that was asked for last */
	int ports_taken;                /* creations that were refused because somebody else had the port */
};

/* ---- LOOK: all that can be asked at once ---- */

static bool first_round(struct creation *creation)
{
	struct calagopus_panel *panel = &creation->provision->panel;
	struct calagopus_step *steps[3 + CALAGOPUS_ORDER_QUESTIONS];
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
	if (creation->search.by_external == NULL || creation->owner == NULL
		|| !calagopus_order_questions(creation->provision, &creation->order, steps + count)) {
		return calagopus_error_no_memory(creation->error);
	}
	count += CALAGOPUS_ORDER_QUESTIONS;
	panel->call->deadline = calagopus_deadline_sooner(creation->timing.work, calagopus_deadline_in(creation->provision->plan->timeout_ms));
	calagopus_panel_run(panel, steps, count);
	return true;
}

static enum state look(struct creation *creation)
{
	if (!calagopus_order_name(creation->provision, &creation->order, creation->ref, creation->error) || !first_round(creation)) {
		return FAILED;
	}
	if (calagopus_search_finish(creation->provision, &creation->search, false, creation->error)) {
		return FOUND;
	}
	return creation->search.absent ? PREPARE : FAILED;
}

/* ---- FOUND: whose is the server that is there, and is it whole? ---- */

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

	if (!calagopus_same_id(server->uuid, other->uuid)) {
		return calagopus_search_refuse_twins(server, other, creation->error);
	}
	return calagopus_search_twins(creation->provision, server, creation->error);
}

/* Is it this client's, and the only one? What we recorded ourselves is the client's. */
static bool may_adopt(struct creation *creation)
{
	const struct calagopus_server *server = creation->search.server;
	const struct calagopus_client *client = creation->client;
	bool linked = client->linked_uuid != NULL && calagopus_same_id(server->owner.uuid, client->linked_uuid);

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

static enum state pending(struct creation *creation, const char *what)
{
	calagopus_error_set(creation->error, CALAGOPUS_REASON_STILL_PENDING, "%s Nothing new was asked for.", what);
	calagopus_error_topic(creation->error, CALAGOPUS_TOPIC_CREATION_OPEN);
	return FAILED;
}

/* A server that installs may be half a server: the panel's row, of which the node has not heard. */
static enum state found(struct creation *creation)
{
	bool known = true;

	if (!may_adopt(creation)) {
		return FAILED;
	}
	if (calagopus_same_text(creation->search.server->status, INSTALLING)
		&& !calagopus_node_knows(creation->provision, creation->search.server->uuid, &known, creation->error)) {
		return FAILED;
	}
	if (known) {
		return ADOPT;
	}
	if (creation->options->may_heal && !creation->late) {
		return HEAL;
	}
	return pending(creation, "The panel shows the server as installing, but its node has not heard of it: an earlier request may still be under way.");
}

/* ---- What a server that is there still lacks of its ports, and of what is to name them ---- */

/* A deployment that says nothing of ports of its own gives as many as the egg's configuration says: what was just made has them. What somebody may
 * use already is changed with care. */
static bool complete(struct creation *creation, struct calagopus_server **server, bool adopted)
{
	const struct calagopus_order *order = &creation->order;
	bool counted = adopted || order->wishes || order->spec->node_uuid != NULL;
	struct calagopus_completion completion = {
		.placement = order->placement,
		.base = counted ? calagopus_order_base(order) : 0,
		.careful = adopted,
		.name = order->placement->prefix != NULL ? order->first_name : NULL,
		.external_id = creation->ref->external_id,
	};

	if (calagopus_complete(creation->provision, &completion, server, &creation->created->ports, creation->error)) {
		return true;
	}
	if (adopted) {
		return false;
	}
	calagopus_error_reword(creation->error, "The panel made server %s, but what belongs to its ports is not done: %s", (*server)->uuid, creation->error->message);
	return false;
}

/* ---- ADOPT: taken over as it is ---- */

static void note_state(struct creation *creation, const struct calagopus_server *server)
{
	if (calagopus_same_text(server->status, INSTALL_FAILED)) {
		calagopus_note(&creation->created->notes, creation->provision->panel.arena,
			"The server is there, but its installation failed: look at the installation log on the panel, then reinstall.");
	}
}

static enum state adopt(struct creation *creation)
{
	struct calagopus_created *created = creation->created;
	struct calagopus_server *server = creation->search.server;
	const struct calagopus_spec *spec = creation->order.spec;

	if ((server->allocation == NULL && !calagopus_give_port(creation->provision, creation->order.placement, &server, creation->error))
		|| !complete(creation, &server, true)) {
		return FAILED;
	}
	if (!calagopus_egg_same_limits(&server->limits, &spec->limits) || !calagopus_egg_same_features(&server->features, &spec->features)
		|| !calagopus_same_id(server->egg_uuid, spec->egg_uuid)) {
		calagopus_note(&created->notes, creation->provision->panel.arena, "The server was there already and differs from what was asked for; it was taken as it is.");
	}
	note_state(creation, server);
	created->server = server;
	created->owner = &server->owner;
	created->adopted = true;
	created->link = calagopus_same_id(server->owner.uuid, creation->client->linked_uuid) ? CALAGOPUS_LINK_RECORDED : CALAGOPUS_LINK_EXTERNAL_ID;
	return DONE;
}

/* ---- HEAL: half of a server is removed, where a whole one can be made ---- */

static enum state heal(struct creation *creation)
{
	const char *uuid = creation->search.server->uuid;

	if (!calagopus_order_egg(&creation->order, creation->error)
		|| !calagopus_delete_half(creation->provision, uuid, &creation->timing, creation->error)) {
		return FAILED;
	}
	creation->created->healed = true;
	calagopus_note(&creation->created->notes, creation->provision->panel.arena,
		"Half a server (%s), of which the node had not heard, was removed and made anew.", uuid);
	return PREPARE;
}

/* ---- PREPARE: there is no server. All that must be right before one is asked for, and its owner ---- */

/* An account is not waited for as long as a server is. */
static bool obtain_owner(struct creation *creation)
{
	int64_t left = calagopus_deadline_left(creation->timing.work);
	long most = creation->provision->plan->timeout_ms;
	struct calagopus_timing timing = calagopus_timing_start(creation->provision, left < most ? (long) left : most);

	return calagopus_owner_obtain(creation->provision, creation->client, creation->owner, true, &timing, &creation->created->notes,
		&creation->created->owner, &creation->created->link, creation->error);
}

static enum state prepare(struct creation *creation)
{
	bool healed = creation->created->healed;

	if (creation->options->only_look && !healed) {
		return pending(creation, "An earlier request for this server may still be under way, and the panel does not show the server yet.");
	}
	if (!calagopus_order_egg(&creation->order, creation->error) || !calagopus_order_place(creation->provision, &creation->order, healed, creation->error)
		|| !obtain_owner(creation)) {
		return FAILED;
	}
	calagopus_order_fill(&creation->order, creation->created->owner->uuid);
	/* The account had a deadline of its own, which an answer that came too late has used up. */
	calagopus_timing_work(creation->provision, &creation->timing);
	/* Finding or making the owner took rounds in which a rival may have been quicker. */
	return creation->owner->ok ? ASK : LOOK_AGAIN;
}

/* ---- LOOK_AGAIN: has somebody made it since we looked? ---- */

static bool seen_now(struct creation *creation, bool *seen)
{
	struct calagopus_step *step = calagopus_provision_look(creation->provision, CALAGOPUS_OP_SERVER_BY_EXTERNAL, creation->ref->external_id, creation->error);

	if (step == NULL) {
		return false;
	}
	*seen = step->ok;
	if (!step->ok && step->error.reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		return calagopus_provision_failed(step, creation->error, CALAGOPUS_TOPIC_NONE);
	}
	creation->search.by_external = step;
	creation->search.server = step->result;
	creation->search.recorded = false;
	creation->late = true;
	return true;
}

static enum state look_again(struct creation *creation)
{
	bool seen;

	if (!seen_now(creation, &seen)) {
		return FAILED;
	}
	return seen ? FOUND : ASK;
}

/* ---- ASK: one creation, sent so that it cannot arrive twice ---- */

/* The owner of a server that turned up after our question must be the one that was named in it. */
static bool is_ours(const struct creation *creation, const struct calagopus_server *server)
{
	return calagopus_same_text(server->external_id, creation->ref->external_id)
		&& calagopus_same_id(server->owner.uuid, creation->order.asked.owner_uuid);
}

static bool send_order(struct creation *creation)
{
	struct calagopus_order *order = &creation->order;
	struct calagopus_panel *panel = &creation->provision->panel;
	bool on_node = order->asked.node_uuid != NULL;

	if (!(on_node ? calagopus_order_ports : calagopus_order_deploy)(creation->provision, order, creation->error)) {
		return false;
	}
	creation->attempt = calagopus_step(panel, on_node ? CALAGOPUS_OP_SERVER_CREATE : CALAGOPUS_OP_SERVER_DEPLOY, NULL);
	if (creation->attempt == NULL) {
		return calagopus_error_no_memory(creation->error);
	}
	creation->attempt->input = &order->asked;
	creation->late = true;
	calagopus_timing_work(creation->provision, &creation->timing);
	calagopus_panel_run(panel, &creation->attempt, 1);
	return true;
}

/* A deployment is refused where the panel finds no ports: it may find some in the next range. */
static bool found_no_ports(const struct creation *creation)
{
	const struct calagopus_step *attempt = creation->attempt;

	return creation->order.asked.node_uuid == NULL && !attempt->ok && attempt->error.reason == CALAGOPUS_REASON_NO_ALLOCATION
		&& calagopus_provision_certainty(attempt) == CALAGOPUS_NOTHING_HAPPENED;
}

static enum state ask(struct creation *creation)
{
	if (!send_order(creation)) {
		return FAILED;
	}
	struct calagopus_step *attempt = creation->attempt;
	struct calagopus_server *server = attempt->result;

	if (attempt->ok && is_ours(creation, server)) {
		creation->search.server = server;
		return MADE;
	}
	if (attempt->ok) {
		attempt->ok = false;
		calagopus_error_set(&attempt->error, CALAGOPUS_REASON_BAD_ANSWER, "The panel answered the creation with another server, %s.", server->uuid);
	}
	if (attempt->error.reason == CALAGOPUS_REASON_ALLOCATION_TAKEN || (found_no_ports(creation) && calagopus_order_next_range(&creation->order))) {
		return PORT_TAKEN;
	}
	if (calagopus_provision_certainty(attempt) == CALAGOPUS_NOTHING_HAPPENED) {
		calagopus_provision_failed(attempt, creation->error, CALAGOPUS_TOPIC_NOTHING_MADE);
		return FAILED;
	}
	return RESOLVE;
}

/* ---- PORT_TAKEN: nothing was made, or a rival's server has the port. Another port, or the next range, may be asked for ---- */

static enum state port_taken(struct creation *creation)
{
	bool seen;

	if (!seen_now(creation, &seen)) {
		return FAILED;
	}
	if (seen) {
		return FOUND;
	}
	if (found_no_ports(creation) || creation->ports_taken++ < CALAGOPUS_MAX_ALLOCATION_TRIES) {
		return ASK;
	}
	calagopus_provision_failed(creation->attempt, creation->error, CALAGOPUS_TOPIC_NONE);
	return FAILED;
}

/* ---- RESOLVE: the answer was lost, or proves nothing ---- */

static bool made_for_us(struct creation *creation)
{
	struct calagopus_server *server = creation->search.server;

	if (!calagopus_mark_check(creation->provision, creation->ref, server, creation->error)) {
		return false;
	}
	if (!is_ours(creation, server)) {
		return foreign(creation, "it belongs to another panel account than this client's");
	}
	return calagopus_search_twins(creation->provision, server, creation->error);
}

static enum state resolve(struct creation *creation)
{
	struct calagopus_server **server = &creation->search.server;

	creation->search.recorded = false;
	if (!calagopus_resolve_server(creation->provision, creation->ref->external_id, creation->attempt, &creation->timing, server, creation->error)) {
		return FAILED;
	}
	if (made_for_us(creation)) {
		return MADE;
	}
	if (creation->error->retriable) {
		calagopus_error_topic(creation->error, CALAGOPUS_TOPIC_CREATION_OPEN);
		calagopus_error_hint(creation->error, "The panel shows the server, %s, but it could not be looked at closely.", (*server)->uuid);
	}
	return FAILED;
}

/* ---- MADE: by us. Does the panel hold what was asked? ---- */

/* No port is free, or something went wrong on the way to one: the reason and the advice are those of what happened. */
static void portless(struct creation *creation, const struct calagopus_error *why, const struct calagopus_server *server, enum calagopus_topic topic, const char *then)
{
	bool none = calagopus_reason_kind(why->reason) == CALAGOPUS_KIND_CAPACITY || why->reason == CALAGOPUS_REASON_ALLOCATION_TAKEN;

	calagopus_error_follow(creation->error, none ? CALAGOPUS_REASON_NO_ALLOCATION : why->reason, why, "The panel made server %s without a port%s", server->uuid, then);
	calagopus_error_topic(creation->error, topic);
	calagopus_error_hint(creation->error, "%s", none ? "Add allocations to the nodes of the chosen locations." : why->hint);
}

/* A server of ours that has no port and gets none is not kept: the failure is said, and so is what became of it. */
static void remove_portless(struct creation *creation, const struct calagopus_server *server)
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
}

/* Our question was lost, and this server seen afterwards: it may be what another request made, and still is at work on. */
static void leave_portless(struct creation *creation, const struct calagopus_server *server)
{
	struct calagopus_error why = *creation->error;
	char then[sizeof(why.message) + 160];

	snprintf(then, sizeof(then), "; it could not be given one (%s). It was left: the answer to its creation was lost, so another request may have made it.", why.message);
	portless(creation, &why, server, CALAGOPUS_TOPIC_CREATION_OPEN, then);
}

static enum state made(struct creation *creation)
{
	struct calagopus_server *server = creation->search.server;

	if (!calagopus_order_held(creation->provision, &creation->order, server, &creation->created->notes, creation->error)) {
		return FAILED;
	}
	creation->timing.work = creation->timing.end; /* the creation itself is over */
	calagopus_timing_work(creation->provision, &creation->timing);
	if (server->allocation == NULL) {
		if (!calagopus_give_port(creation->provision, creation->order.placement, &server, creation->error)) {
			(creation->attempt->ok ? remove_portless : leave_portless)(creation, server);
			return FAILED;
		}
	}
	if (!complete(creation, &server, false)) {
		return FAILED;
	}
	note_state(creation, server);
	creation->created->server = server;
	return DONE;
}

/* ---- The way through ---- */

static enum state (*const states[])(struct creation *creation) = {
	[LOOK] = look,
	[FOUND] = found,
	[ADOPT] = adopt,
	[HEAL] = heal,
	[PREPARE] = prepare,
	[LOOK_AGAIN] = look_again,
	[ASK] = ask,
	[PORT_TAKEN] = port_taken,
	[RESOLVE] = resolve,
	[MADE] = made,
};

bool calagopus_provision_create(struct calagopus_provision *provision, const struct calagopus_spec *spec, const struct calagopus_client *client, const struct calagopus_ref *ref, const struct calagopus_create_options *options, struct calagopus_created *created, struct calagopus_error *error)
{
	struct creation creation = {
		.provision = provision,
		.client = client,
		.ref = ref,
		.options = options,
		.created = created,
		.error = error,
		.order = {.spec = spec, .placement = options->placement != NULL ? options->placement : &calagopus_placement_standard},
	};
	enum state state = LOOK;

	memset(created, 0, sizeof(*created));
	creation.timing = calagopus_timing_start(provision, provision->plan->create_ms);
	/* It ends: whatever was healed is not healed again (`late`, or nothing is there), ports are tried a few times, and ranges come to an end. */
	while (state != DONE && state != FAILED) {
		calagopus_error_clear(error); /* of what was made good */
		state = states[state](&creation);
	}
	if (state == DONE) {
		calagopus_error_clear(error);
	}
	return state == DONE;
}
