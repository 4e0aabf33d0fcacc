/* The fake panel's inside: accounts, servers, ports and eggs, and what each request does to them, as the contract's notes say. */
#include "fake_panel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COPY(to, from) snprintf((to), sizeof(to), "%s", (from) != NULL ? (from) : "")

static int uuids;

static void new_uuid(char uuid[40])
{
	snprintf(uuid, 40, "aaaaaaaa-0000-4000-8000-%012d", ++uuids);
}

static bool same(const char *a, const char *b)
{
	struct calagopus_slice left = calagopus_slice_of(a != NULL ? a : "");

	return calagopus_slice_equal_ignoring_case(left, calagopus_slice_of(b != NULL ? b : ""));
}

/* ---- The world ---- */

struct fake_owner *fake_add_owner(const char *external_id, const char *username, const char *email)
{
	if (fake.owner_count == FAKE_OWNERS) {
		abort();
	}
	struct fake_owner *owner = &fake.owners[fake.owner_count++];

	memset(owner, 0, sizeof(*owner));
	new_uuid(owner->uuid);
	COPY(owner->external_id, external_id);
	COPY(owner->username, username);
	COPY(owner->email, email);
	COPY(owner->first_name, "Some");
	COPY(owner->last_name, "Body");
	return owner;
}

static struct fake_server *new_server(void)
{
	if (fake.server_count == FAKE_SERVERS) {
		abort();
	}
	struct fake_server *server = &fake.servers[fake.server_count++];

	memset(server, 0, sizeof(*server));
	server->there = true;
	new_uuid(server->uuid);
	return server;
}

static void give_port(struct fake_port *port, const struct fake_server *server, bool primary)
{
	port->server = (int) (server - fake.servers);
	port->primary = primary;
	new_uuid(port->own_uuid);
}

struct fake_server *fake_add_server(const char *external_id, int owner)
{
	struct calagopus_spec spec;
	struct fake_server *server = new_server();

	fake_spec(&spec);
	COPY(server->external_id, external_id);
	COPY(server->name, "Some server");
	COPY(server->egg_uuid, FAKE_EGG);
	COPY(server->image, "image:1");
	COPY(server->startup, "run it");
	COPY(server->values[0], "paper.jar");
	server->owner = owner;
	server->limits = spec.limits;
	server->features = spec.features;
	server->node_knows = true;
	for (int i = 0; i < fake.port_count; i++) {
		if (fake.ports[i].server < 0 && !fake.ports[i].stale) {
			give_port(&fake.ports[i], server, true);
			break;
		}
	}
	return server;
}

void fake_start(void)
{
	static struct fake empty;

	fake = empty;
	uuids = 0;
	fake.now_ms = 1000000;
	fake.list_pages_of = 100;
	fake.port_count = 8;
	for (int i = 0; i < FAKE_PORTS; i++) {
		new_uuid(fake.ports[i].uuid);
		fake.ports[i].server = -1;
		fake.ports[i].ip = "198.51.100.1";
		fake.ports[i].number = 25565 + i;
	}
	COPY(fake.eggs[0].uuid, FAKE_EGG);
	fake.eggs[0] = (struct fake_egg) {.uuid = FAKE_EGG, .image = "image:1", .startup = "run it", .names = {"JARFILE", "VERSION", "SLOTS", NULL}, .editable = true};
	fake.eggs[1] = (struct fake_egg) {.uuid = FAKE_OTHER_EGG, .image = "image:2", .startup = "run that", .names = {"JARFILE", "MODE", NULL}, .editable = true};
	fake_add_owner("7", "janedoe_7", "jane@example.com");
	fake_add_owner("8", "stranger", "stranger@example.com");
	fake_add_owner("", "root", "root@example.com")->admin = true;
}

int fake_servers_with(const char *external_id)
{
	int count = 0;

	for (int i = 0; i < fake.server_count; i++) {
		count += fake.servers[i].there && strcmp(fake.servers[i].external_id, external_id) == 0;
	}
	return count;
}

struct fake_server *fake_server_with(const char *external_id)
{
	for (int i = 0; i < fake.server_count; i++) {
		if (fake.servers[i].there && strcmp(fake.servers[i].external_id, external_id) == 0) {
			return &fake.servers[i];
		}
	}
	return NULL;
}

int fake_free_ports(void)
{
	int count = 0;

	for (int i = 0; i < fake.port_count; i++) {
		count += fake.ports[i].server < 0;
	}
	return count;
}

static struct fake_server *server_by_uuid(const char *uuid)
{
	for (int i = 0; i < fake.server_count; i++) {
		if (fake.servers[i].there && same(fake.servers[i].uuid, uuid)) {
			return &fake.servers[i];
		}
	}
	return NULL;
}

static struct fake_owner *owner_by_uuid(const char *uuid)
{
	for (int i = 0; i < fake.owner_count; i++) {
		if (same(fake.owners[i].uuid, uuid)) {
			return &fake.owners[i];
		}
	}
	return NULL;
}

static struct fake_egg *egg_by_uuid(const char *uuid)
{
	for (size_t i = 0; i < 2; i++) {
		if (same(fake.eggs[i].uuid, uuid)) {
			return &fake.eggs[i];
		}
	}
	return NULL;
}

static struct fake_port *port_of(const struct fake_server *server, bool primary)
{
	for (int i = 0; i < fake.port_count; i++) {
		if (fake.ports[i].server == (int) (server - fake.servers) && (fake.ports[i].primary || !primary)) {
			return &fake.ports[i];
		}
	}
	return NULL;
}

/* ---- Answers: copies in the arena of the call ---- */

void fake_refuse(struct calagopus_step *step, int status, enum calagopus_reason reason, const char *words)
{
	step->ok = false;
	step->result = NULL;
	step->status = status;
	calagopus_error_set(&step->error, reason, "The panel refused (%d).", status);
	calagopus_error_panel_message(&step->error, words, strlen(words));
	step->error.http_status = status;
}

void fake_forbid(struct calagopus_step *step, const char *permission)
{
	fake_refuse(step, 403, CALAGOPUS_REASON_PERMISSION_MISSING, "");
	calagopus_error_clear(&step->error);
	calagopus_error_field(&step->error, CALAGOPUS_REASON_PERMISSION_MISSING, permission, "%s", "you do not have permission to perform this action");
	step->error.http_status = 403;
}

/* What one answer is written with; `failed`: there was no memory, as in a driver. */
struct answer {
	struct calagopus_arena *arena;
	bool failed;
};

static void *room(struct answer *answer, size_t count, size_t size)
{
	void *block = calagopus_arena_array(answer->arena, count, size);

	answer->failed = answer->failed || block == NULL;
	return block;
}

static char *text(struct answer *answer, const char *from)
{
	char *copy = from != NULL && from[0] != '\0' ? calagopus_arena_copy(answer->arena, from, strlen(from)) : NULL;

	answer->failed = answer->failed || (copy == NULL && from != NULL && from[0] != '\0');
	return copy;
}

static void succeed(struct calagopus_step *step, const struct answer *answer, void *result)
{
	if (answer->failed) {
		calagopus_error_no_memory(&step->error);
		return;
	}
	step->status = 200;
	step->ok = true;
	step->result = result;
}

static void put_owner(struct answer *answer, const struct fake_owner *from, struct calagopus_owner *to)
{
	to->uuid = text(answer, from->uuid);
	to->external_id = text(answer, from->external_id);
	to->username = text(answer, from->username);
	to->email = text(answer, from->email);
	to->first_name = text(answer, from->first_name);
	to->last_name = text(answer, from->last_name);
	to->admin = from->admin;
	to->has_role = from->has_role;
	to->suspended = from->suspended;
}

static void put_port(struct answer *answer, const struct fake_port *from, bool own, struct calagopus_allocation *to)
{
	to->uuid = text(answer, own ? from->own_uuid : from->uuid);
	to->ip = text(answer, from->ip);
	to->port = from->number;
	to->taken = !own && from->server >= 0;
	to->primary = own && from->primary;
}

static void put_features(struct answer *answer, const struct fake_server *from, struct calagopus_feature_limits *to)
{
	*to = from->features;
	to->custom = NULL;
	to->custom_count = 0;
	if (from->plugins.name != NULL) {
		to->custom = room(answer, 1, sizeof(*to->custom));
		if (to->custom != NULL) {
			to->custom[0] = from->plugins;
			to->custom_count = 1;
		}
	}
}

static void put_server(struct answer *answer, const struct fake_server *from, struct calagopus_server *to)
{
	const struct fake_port *port = port_of(from, true);

	to->uuid = text(answer, from->uuid);
	to->external_id = text(answer, from->external_id);
	to->name = text(answer, from->name);
	to->description = text(answer, from->description);
	to->status = text(answer, from->status);
	to->suspended = from->suspended;
	to->transferring = from->transferring;
	to->limits = from->limits;
	put_features(answer, from, &to->features);
	put_owner(answer, &fake.owners[from->owner], &to->owner);
	to->node_uuid = text(answer, FAKE_NODE);
	to->node_web[1] = text(answer, "Node.example.com");
	to->egg_uuid = text(answer, from->egg_uuid);
	to->image = text(answer, from->image);
	to->startup = text(answer, from->startup);
	to->backup_configuration_uuid = text(answer, from->backup_configuration);
	to->hugepages = from->hugepages;
	to->kvm = from->kvm;
	if (port != NULL) {
		to->allocation = room(answer, 1, sizeof(*to->allocation));
		if (to->allocation != NULL) {
			put_port(answer, port, true, to->allocation);
		}
	}
}

static void put_images(struct answer *answer, const struct fake_egg *from, struct calagopus_egg *to)
{
	to->images = from->image != NULL ? room(answer, 2, sizeof(*to->images)) : NULL;
	if (to->images == NULL) {
		return;
	}
	to->image = to->images[to->image_count++] = text(answer, from->image);
	if (from->other_image != NULL) {
		to->images[to->image_count++] = text(answer, from->other_image);
	}
}

static void answer_server(struct calagopus_step *step, struct answer *answer, const struct fake_server *server)
{
	struct calagopus_server *copy = room(answer, 1, sizeof(*copy));

	if (copy != NULL) {
		put_server(answer, server, copy);
	}
	succeed(step, answer, copy);
}

static void answer_owner(struct calagopus_step *step, struct answer *answer, const struct fake_owner *owner)
{
	struct calagopus_owner *copy = room(answer, 1, sizeof(*copy));

	if (copy != NULL) {
		put_owner(answer, owner, copy);
	}
	succeed(step, answer, copy);
}

static bool on_page(const struct calagopus_step *step, int64_t number)
{
	int64_t first = (step->page - 1) * fake.list_pages_of;

	return number >= first && number < first + fake.list_pages_of;
}

/* ---- Servers ---- */

/* `owner` -1: of everybody. */
static void list_servers(struct calagopus_step *step, struct answer *answer, int owner)
{
	struct calagopus_server_page *page = room(answer, 1, sizeof(*page));

	if (page == NULL || (page->items = room(answer, (size_t) fake.list_pages_of, sizeof(*page->items))) == NULL) {
		calagopus_error_no_memory(&step->error);
		return;
	}
	for (int i = 0; i < fake.server_count; i++) {
		const struct fake_server *server = &fake.servers[i];

		if (server->there && server->hidden_looks == 0 && (owner < 0 || server->owner == owner)) {
			if (on_page(step, page->total++)) {
				put_server(answer, server, &page->items[page->count++]);
			}
		}
	}
	page->page = step->page;
	succeed(step, answer, page);
}

/* The look-up by external id answers with one of them. */
static void by_external(struct calagopus_step *step, struct answer *answer)
{
	for (int i = 0; i < fake.server_count; i++) {
		struct fake_server *server = &fake.servers[i];

		if (!server->there || strcmp(server->external_id, step->id) != 0) {
			continue;
		}
		if (server->hidden_looks > 0) {
			server->hidden_looks--;
			continue;
		}
		answer_server(step, answer, server);
		return;
	}
	fake_refuse(step, 404, CALAGOPUS_REASON_SERVER_NOT_FOUND, "server not found");
}

static void set_values(struct fake_server *server, const struct calagopus_pairs *pairs)
{
	const struct fake_egg *egg = egg_by_uuid(server->egg_uuid);

	for (size_t i = 0; i < pairs->count; i++) {
		for (size_t v = 0; v < FAKE_VARIABLES && egg->names[v] != NULL; v++) {
			if (strcmp(egg->names[v], pairs->items[i].name) == 0) {
				COPY(server->values[v], pairs->items[i].value);
			}
		}
	}
}

static void keep_plugins(struct fake_server *server, const struct calagopus_feature_limits *features)
{
	server->features = *features;
	for (size_t i = 0; i < features->custom_count; i++) {
		if (strcmp(features->custom[i].name, "plugins") == 0) {
			server->plugins = features->custom[i];
		}
	}
}

/* Another port, whether by its id or, in a deployment, any that is free. */
static bool take_further(const struct calagopus_new_server *order, const struct fake_server *server)
{
	size_t count = order->node_uuid != NULL ? order->further_count : (order->ports != NULL ? order->ports->further_count : 0);

	for (size_t n = 0; n < count; n++) {
		int i = 0;

		while (i < fake.port_count && (fake.ports[i].server >= 0 || (order->node_uuid != NULL && !same(fake.ports[i].uuid, order->further_uuids[n])))) {
			i++;
		}
		if (i == fake.port_count || fake.ports[i].stale) {
			return false;
		}
		if (server != NULL) {
			give_port(&fake.ports[i], server, false);
		}
	}
	return true;
}

static struct fake_port *port_to_take(const struct calagopus_new_server *order)
{
	for (int i = 0; i < fake.port_count; i++) {
		struct fake_port *port = &fake.ports[i];

		if (order->node_uuid == NULL ? port->server < 0 : same(port->uuid, order->allocation_uuid)) {
			return port->server < 0 && !port->stale ? port : NULL;
		}
	}
	return NULL;
}

static void create(struct calagopus_step *step, struct answer *answer, bool half)
{
	const struct calagopus_new_server *order = step->input;
	const struct fake_owner *owner = owner_by_uuid(order->owner_uuid);
	bool portless = order->node_uuid == NULL && (fake.portless || (order->ports == NULL && !same(fake.configured, order->egg_uuid)));
	fake.any_port_asked += order->ports != NULL;
	if (order->ports != NULL) {
		fake.wish = *order->ports;
	}
	if (order->ports != NULL && fake.ports_to > 0 && (order->ports->first.first > fake.ports_to || order->ports->first.last < fake.ports_from)) {
		fake_refuse(step, 400, CALAGOPUS_REASON_NO_ALLOCATION, "could not deploy server: only found 0 available allocations");
		return;
	}
	struct fake_port *port = portless ? NULL : port_to_take(order);
	struct fake_server *server;

	if (owner == NULL) {
		fake_refuse(step, 404, CALAGOPUS_REASON_OWNER_NOT_FOUND, "owner not found");
		return;
	}
	if ((port == NULL || !take_further(order, NULL)) && !portless) {
		fake_refuse(step, 409, CALAGOPUS_REASON_ALLOCATION_TAKEN, "server with allocation(s) or external id already exists");
		return;
	}
	server = new_server();
	COPY(server->external_id, order->external_id);
	COPY(server->name, order->name);
	COPY(server->description, order->description);
	COPY(server->status, "installing");
	COPY(server->egg_uuid, order->egg_uuid);
	COPY(server->image, order->image);
	COPY(server->startup, order->startup);
	COPY(server->backup_configuration, order->backup_configuration_uuid);
	server->limits = *order->limits;
	keep_plugins(server, order->features);
	server->owner = (int) (owner - fake.owners);
	server->node_knows = !half;
	server->hugepages = order->hugepages;
	server->kvm = order->kvm;
	server->hidden_looks = fake.new_hidden_looks;
	set_values(server, order->variables);
	if (port != NULL) {
		give_port(port, server, true);
		take_further(order, server);
	}
	if (fake.makes_otherwise != NULL) {
		fake.makes_otherwise(server);
	}
	answer_server(step, answer, server);
}

static void update(struct calagopus_step *step, struct answer *answer, struct fake_server *server)
{
	const struct calagopus_server_patch *patch = step->input;

	server->suspended = patch->suspended != NULL ? *patch->suspended : server->suspended;
	server->limits = patch->limits != NULL ? *patch->limits : server->limits;
	server->hugepages = patch->hugepages != NULL ? *patch->hugepages : server->hugepages;
	server->kvm = patch->kvm != NULL ? *patch->kvm : server->kvm;
	if (patch->features != NULL) {
		keep_plugins(server, patch->features);
	}
	if (patch->external_id != NULL) {
		COPY(server->external_id, patch->external_id);
	}
	if (patch->clear_external_id) {
		server->external_id[0] = '\0';
	}
	if (patch->name != NULL) {
		COPY(server->name, patch->name);
	}
	if (patch->description != NULL) {
		COPY(server->description, patch->description);
	}
	for (int i = 0; patch->owner_uuid != NULL && i < fake.owner_count; i++) {
		server->owner = same(fake.owners[i].uuid, patch->owner_uuid) ? i : server->owner;
	}
	if (patch->egg_uuid != NULL) {
		COPY(server->egg_uuid, patch->egg_uuid);
		memset(server->values, 0, sizeof(server->values));
	}
	if (patch->image != NULL) {
		COPY(server->image, patch->image);
	}
	if (patch->startup != NULL) {
		COPY(server->startup, patch->startup);
	}
	if (patch->backup_configuration_uuid != NULL || patch->clear_backup_configuration) {
		COPY(server->backup_configuration, patch->backup_configuration_uuid);
	}
	succeed(step, answer, NULL);
}

static void remove_server(struct calagopus_step *step, struct answer *answer, struct fake_server *server)
{
	if (!step->flag && !server->node_knows) {
		fake_refuse(step, 417, CALAGOPUS_REASON_NODE_UNKNOWN_SERVER, "failed to delete server: wings api status code 404 Not Found: server not found");
		return;
	}
	if (!step->flag && fake.node_fails_delete) {
		fake_refuse(step, 417, CALAGOPUS_REASON_NODE_ERROR, "failed to delete server: wings api status code 500 Internal Server Error: could not delete");
		return;
	}
	server->there = false;
	for (int i = 0; i < fake.port_count; i++) {
		if (fake.ports[i].server == (int) (server - fake.servers)) {
			fake.ports[i].server = -1;
		}
	}
	succeed(step, answer, NULL);
}

static void list_variables(struct calagopus_step *step, struct answer *answer, const struct fake_egg *egg, const struct fake_server *server)
{
	struct calagopus_variables *list = room(answer, 1, sizeof(*list));

	if (list == NULL || (list->items = room(answer, FAKE_VARIABLES, sizeof(*list->items))) == NULL) {
		calagopus_error_no_memory(&step->error);
		return;
	}
	for (size_t v = 0; v < FAKE_VARIABLES && egg->names[v] != NULL; v++) {
		struct calagopus_variable *variable = &list->items[list->count++];

		variable->name = text(answer, egg->names[v]);
		variable->editable = egg->editable;
		variable->rules = text(answer, egg->rules[v]);
		variable->default_value = text(answer, egg->defaults[v]);
		if (server != NULL) {
			variable->value = calagopus_arena_copy(answer->arena, server->values[v], strlen(server->values[v]));
			answer->failed = answer->failed || variable->value == NULL;
		}
	}
	succeed(step, answer, list);
}

static void list_ports(struct calagopus_step *step, struct answer *answer, const struct fake_server *server)
{
	struct calagopus_allocation_page *page = room(answer, 1, sizeof(*page));
	bool all = step->operation == CALAGOPUS_OP_NODE_ALLOCATIONS_ALL;

	if (page == NULL || (page->items = room(answer, FAKE_PORTS, sizeof(*page->items))) == NULL) {
		calagopus_error_no_memory(&step->error);
		return;
	}
	for (int i = 0; i < fake.port_count; i++) {
		const struct fake_port *port = &fake.ports[i];

		if (server == NULL ? all || port->server < 0 : port->server == (int) (server - fake.servers)) {
			put_port(answer, port, server != NULL, &page->items[page->count++]);
		}
	}
	page->total = (int64_t) page->count + (server == NULL ? fake.ports_unseen : 0);
	succeed(step, answer, page);
}

/* A taken one is a 500 here. */
static void add_port(struct calagopus_step *step, struct answer *answer, const struct fake_server *server)
{
	struct calagopus_allocation *copy = room(answer, 1, sizeof(*copy));

	for (int i = 0; i < fake.port_count; i++) {
		struct fake_port *port = &fake.ports[i];

		if (same(port->uuid, step->second) && port->server < 0 && !port->stale) {
			give_port(port, server, false);
			if (copy != NULL) {
				put_port(answer, port, true, copy);
			}
			succeed(step, answer, copy);
			return;
		}
	}
	fake_refuse(step, 500, CALAGOPUS_REASON_PANEL_ERROR, "internal server error");
}

static void make_primary(struct calagopus_step *step, struct answer *answer, const struct fake_server *server)
{
	for (int i = 0; i < fake.port_count; i++) {
		if (fake.ports[i].server == (int) (server - fake.servers)) {
			fake.ports[i].primary = same(fake.ports[i].own_uuid, step->second);
		}
	}
	succeed(step, answer, NULL);
}

static void usage(struct calagopus_step *step, struct answer *answer, const struct fake_server *server)
{
	struct calagopus_usage *copy = room(answer, 1, sizeof(*copy));

	if (fake.usage_needs_owner && !same(step->acting_user, fake.owners[server->owner].uuid)) {
		fake_refuse(step, 404, CALAGOPUS_REASON_SERVER_NOT_FOUND, "server not found");
	} else if (strcmp(server->status, "installing") == 0) {
		fake_refuse(step, 409, CALAGOPUS_REASON_SERVER_BUSY, "server is currently installing");
	} else {
		if (copy != NULL) {
			copy->state = text(answer, "running");
			copy->memory_bytes = 358612992;
			copy->disk_bytes = fake.disk_used;
		}
		succeed(step, answer, copy);
	}
}

static void power(struct calagopus_step *step, struct answer *answer)
{
	COPY(fake.last_power, step->text);
	COPY(fake.last_acting_user, step->acting_user);
	succeed(step, answer, NULL);
}

static void node_socket(struct calagopus_step *step, struct answer *answer, const struct fake_server *server)
{
	struct calagopus_socket *copy = room(answer, 1, sizeof(*copy));
	char **permissions = room(answer, 2, sizeof(*permissions));
	char url[200];

	if (!same(step->acting_user, fake.owners[server->owner].uuid)) {
		fake_refuse(step, 404, CALAGOPUS_REASON_SERVER_NOT_FOUND, "server not found");
		return;
	}
	snprintf(url, sizeof(url), "wss://%s:8080/api/servers/%s/ws", fake.socket_host != NULL ? fake.socket_host : "node.example.com", server->uuid);
	if (copy != NULL && permissions != NULL) {
		permissions[0] = text(answer, "websocket.connect");
		permissions[1] = text(answer, fake.socket_of_admin ? "admin.websocket.errors" : "control.console");
		*copy = (struct calagopus_socket) {.token = text(answer, "a.token.of"), .url = text(answer, url),
			.host = text(answer, fake.socket_host != NULL ? fake.socket_host : "node.example.com"),
			.user_uuid = text(answer, fake.socket_user != NULL ? fake.socket_user : step->acting_user), .server_uuid = text(answer, server->uuid),
			.permissions = permissions, .permission_count = 2, .expires = CALAGOPUS_NO_FIGURE};
	}
	succeed(step, answer, copy);
}

static void reinstall(struct calagopus_step *step, struct answer *answer, struct fake_server *server)
{
	if (server->status[0] != '\0') {
		fake_refuse(step, 409, CALAGOPUS_REASON_INSTALL_FAILED, "your server has failed its installation process");
		return;
	}
	COPY(server->status, "installing");
	COPY(fake.last_acting_user, step->acting_user);
	succeed(step, answer, NULL);
}

static void install_log(struct calagopus_step *step, struct answer *answer, const struct fake_server *server)
{
	if (server->node_knows) {
		succeed(step, answer, text(answer, "installing\ndone\n"));
	} else {
		fake_refuse(step, 404, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "no install log found");
	}
}

/* Accepted; the tests say when it has ended. */
static void transfer(struct calagopus_step *step, struct answer *answer, struct fake_server *server)
{
	const struct calagopus_move *wish = step->input;

	if (server->transferring) {
		fake_refuse(step, 409, CALAGOPUS_REASON_SERVER_BUSY, "server is already being transferred");
		return;
	}
	server->transferring = true;
	fake.transfer_ports = (int) wish->allocation_count;
	for (int n = 0; n < fake.transfer_ports && n < FAKE_PORTS; n++) {
		fake.transfer_numbers[n] = 0;
		for (int i = 0; i < fake.port_count; i++) {
			if (same(fake.ports[i].uuid, wish->allocations[n])) {
				fake.transfer_numbers[n] = (int) fake.ports[i].number;
				fake.transfer_ips[n] = fake.ports[i].ip;
			}
		}
	}
	succeed(step, answer, NULL);
}

static void list_backups(struct calagopus_step *step, struct answer *answer)
{
	struct calagopus_backup_page *page = room(answer, 1, sizeof(*page));

	if (page == NULL || (page->items = room(answer, (size_t) fake.backup_count + 1, sizeof(*page->items))) == NULL) {
		calagopus_error_no_memory(&step->error);
		return;
	}
	for (int i = 0; i < fake.backup_count; i++) {
		if (on_page(step, page->total++)) {
			page->items[page->count++] = (struct calagopus_backup) {text(answer, fake.backups[i].created), text(answer, fake.backups[i].created),
				text(answer, fake.backups[i].completed), fake.backups[i].successful};
		}
	}
	succeed(step, answer, page);
}

static void on_server(struct calagopus_step *step, struct answer *answer)
{
	struct fake_server *server = server_by_uuid(step->id);

	if (server == NULL) {
		fake_refuse(step, 404, CALAGOPUS_REASON_SERVER_NOT_FOUND, "server not found");
		return;
	}
	switch (step->operation) {
	case CALAGOPUS_OP_SERVER_GET: answer_server(step, answer, server); break;
	case CALAGOPUS_OP_SERVER_UPDATE: update(step, answer, server); break;
	case CALAGOPUS_OP_SERVER_DELETE: remove_server(step, answer, server); break;
	case CALAGOPUS_OP_SERVER_VARIABLES: list_variables(step, answer, egg_by_uuid(server->egg_uuid), server); break;
	case CALAGOPUS_OP_SERVER_VARIABLES_SET: set_values(server, step->input); succeed(step, answer, NULL); break;
	case CALAGOPUS_OP_SERVER_INSTALL_LOG: install_log(step, answer, server); break;
	case CALAGOPUS_OP_SERVER_CLEAR_STATE: server->status[0] = '\0'; succeed(step, answer, NULL); break;
	case CALAGOPUS_OP_SERVER_ALLOCATIONS: list_ports(step, answer, server); break;
	case CALAGOPUS_OP_SERVER_ALLOCATION_ADD: add_port(step, answer, server); break;
	case CALAGOPUS_OP_SERVER_ALLOCATION_PRIMARY: make_primary(step, answer, server); break;
	case CALAGOPUS_OP_SERVER_TRANSFER: transfer(step, answer, server); break;
	case CALAGOPUS_OP_SERVER_BACKUPS: list_backups(step, answer); break;
	case CALAGOPUS_OP_USAGE: usage(step, answer, server); break;
	case CALAGOPUS_OP_POWER: power(step, answer); break;
	case CALAGOPUS_OP_SOCKET: node_socket(step, answer, server); break;
	case CALAGOPUS_OP_REINSTALL: reinstall(step, answer, server); break;
	default: abort();
	}
}

/* ---- Accounts ---- */

static bool owner_clashes(const char *external_id, const char *username, const char *email, const struct fake_owner *self)
{
	for (int i = 0; i < fake.owner_count; i++) {
		const struct fake_owner *other = &fake.owners[i];

		if (other != self && ((external_id != NULL && other->external_id[0] != '\0' && strcmp(other->external_id, external_id) == 0)
			|| (username != NULL && same(other->username, username)) || (email != NULL && same(other->email, email)))) {
			return true;
		}
	}
	return false;
}

static void create_owner(struct calagopus_step *step, struct answer *answer)
{
	const struct calagopus_new_owner *order = step->input;
	struct fake_owner *owner;

	if (strcmp(order->language, "en") != 0 && strcmp(order->language, "de") != 0) {
		fake_refuse(step, 400, CALAGOPUS_REASON_REJECTED, "language: invalid language: xx");
		return;
	}
	if (strchr(order->email, '@') == NULL) {
		fake_refuse(step, 400, CALAGOPUS_REASON_REJECTED, "email: not a valid email: value is missing `@`");
		return;
	}
	if (owner_clashes(order->external_id, order->username, order->email, NULL)) {
		fake_refuse(step, 409, CALAGOPUS_REASON_OWNER_CONFLICT, "user with email/username already exists");
		return;
	}
	owner = fake_add_owner(order->external_id, order->username, order->email);
	COPY(owner->first_name, order->first_name);
	COPY(owner->last_name, order->last_name);
	COPY(owner->language, order->language);
	owner->mails = order->send_email;
	answer_owner(step, answer, owner);
}

static void update_owner(struct calagopus_step *step, struct answer *answer, struct fake_owner *owner)
{
	const struct calagopus_owner_patch *patch = step->input;

	if (owner_clashes(patch->external_id, NULL, patch->email, owner)) {
		fake_refuse(step, 409, CALAGOPUS_REASON_OWNER_CONFLICT, "user with email/username/external_id already exists");
		return;
	}
	if (patch->external_id != NULL) {
		COPY(owner->external_id, patch->external_id);
	}
	if (patch->email != NULL) {
		COPY(owner->email, patch->email);
	}
	if (patch->first_name != NULL) {
		COPY(owner->first_name, patch->first_name);
	}
	if (patch->last_name != NULL) {
		COPY(owner->last_name, patch->last_name);
	}
	if (patch->password != NULL) {
		COPY(owner->password, patch->password);
	}
	succeed(step, answer, NULL);
}

/* Matches e-mail and name, not the username. */
static void search_owners(struct calagopus_step *step, struct answer *answer)
{
	struct calagopus_owner_page *page = room(answer, 1, sizeof(*page));

	if (fake.missing_permission != NULL) {
		fake_forbid(step, fake.missing_permission);
		return;
	}
	if (page == NULL || (page->items = room(answer, (size_t) fake.list_pages_of, sizeof(*page->items))) == NULL) {
		calagopus_error_no_memory(&step->error);
		return;
	}
	for (int i = 0; i < fake.owner_count; i++) {
		const struct fake_owner *owner = &fake.owners[i];

		if (strstr(owner->email, step->text) != NULL || same(owner->email, step->text) || strstr(owner->first_name, step->text) != NULL
			|| strstr(owner->last_name, step->text) != NULL) {
			if (on_page(step, page->total++)) {
				put_owner(answer, owner, &page->items[page->count++]);
			}
		}
	}
	succeed(step, answer, page);
}

static struct fake_owner *owner_by_identity(const char *identity)
{
	for (int i = 0; i < fake.owner_count; i++) {
		if (strcmp(fake.owners[i].identity, identity) == 0) {
			return &fake.owners[i];
		}
	}
	return NULL;
}

/* One link a provider and an identity, whoever asks for it. */
static void link_identity(struct calagopus_step *step, struct answer *answer, struct fake_owner *owner)
{
	if (owner_by_identity(step->text) != NULL) {
		fake_refuse(step, 409, CALAGOPUS_REASON_OWNER_CONFLICT, "oauth link with provider + identifier already exists");
		return;
	}
	COPY(owner->identity, step->text);
	succeed(step, answer, NULL);
}

static void identity_owner(struct calagopus_step *step, struct answer *answer)
{
	struct fake_owner *owner = owner_by_identity(step->text);

	if (owner == NULL || !same(step->id, FAKE_PROVIDER)) {
		fake_refuse(step, 404, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "user oauth link not found");
	} else {
		answer_owner(step, answer, owner);
	}
}

static void identity_provider(struct calagopus_step *step, struct answer *answer)
{
	struct calagopus_identity_provider *copy = room(answer, 1, sizeof(*copy));

	if (!same(step->id, FAKE_PROVIDER)) {
		fake_refuse(step, 404, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "oauth provider not found");
		return;
	}
	if (copy != NULL) {
		*copy = fake.provider;
		copy->uuid = text(answer, FAKE_PROVIDER);
		copy->name = text(answer, "Billing");
	}
	succeed(step, answer, copy);
}

/* As the extension's source has it: whom the ticket is for is not looked up. */
static void give_ticket(struct calagopus_step *step, struct answer *answer)
{
	struct fake_owner *owner = owner_by_uuid(step->id);

	if (fake.secret == NULL) {
		fake_refuse(step, 404, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "route not found");
	} else if (strcmp(fake.secret, step->text) != 0) {
		fake_refuse(step, 401, CALAGOPUS_REASON_KEY_REFUSED, "invalid credentials");
	} else {
		if (owner != NULL) {
			owner->tickets++;
		}
		succeed(step, answer, text(answer, FAKE_TICKET));
	}
}

static void on_owner(struct calagopus_step *step, struct answer *answer)
{
	struct fake_owner *owner = owner_by_uuid(step->id);

	if (owner == NULL) {
		fake_refuse(step, 404, CALAGOPUS_REASON_OWNER_NOT_FOUND, "user not found");
		return;
	}
	switch (step->operation) {
	case CALAGOPUS_OP_OWNER_GET: answer_owner(step, answer, owner); break;
	case CALAGOPUS_OP_OWNER_UPDATE: update_owner(step, answer, owner); break;
	case CALAGOPUS_OP_OWNER_RESET_EMAIL: owner->mails++; succeed(step, answer, NULL); break;
	case CALAGOPUS_OP_OWNER_SERVERS: list_servers(step, answer, (int) (owner - fake.owners)); break;
	case CALAGOPUS_OP_OWNER_IDENTITY: link_identity(step, answer, owner); break;
	default: abort();
	}
}

static void owner_by_external(struct calagopus_step *step, struct answer *answer)
{
	for (int i = 0; i < fake.owner_count; i++) {
		if (strcmp(fake.owners[i].external_id, step->id) == 0) {
			answer_owner(step, answer, &fake.owners[i]);
			return;
		}
	}
	fake_refuse(step, 404, CALAGOPUS_REASON_OWNER_NOT_FOUND, "user not found");
}

/* ---- The rest ---- */

static void on_egg(struct calagopus_step *step, struct answer *answer)
{
	const struct fake_egg *egg = egg_by_uuid(step->second);
	struct calagopus_egg *copy = room(answer, 1, sizeof(*copy));

	if (egg == NULL || !same(step->id, FAKE_NEST)) {
		fake_refuse(step, 404, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "egg not found");
	} else if (step->operation == CALAGOPUS_OP_EGG_VARIABLES) {
		list_variables(step, answer, egg, NULL);
	} else {
		if (copy != NULL) {
			copy->uuid = text(answer, egg->uuid);
			copy->name = text(answer, "Paper");
			put_images(answer, egg, copy);
			copy->startup = text(answer, egg->startup);
		}
		succeed(step, answer, copy);
	}
}

/* 5 of everything that is listed by name. */
static void list_named(struct calagopus_step *step, struct answer *answer)
{
	struct calagopus_named_list *list = room(answer, 1, sizeof(*list));

	if (list == NULL || (list->items = room(answer, 5, sizeof(*list->items))) == NULL) {
		calagopus_error_no_memory(&step->error);
		return;
	}
	list->total = 5;
	for (int64_t i = 0; i < 5; i++) {
		if (on_page(step, i)) {
			list->items[list->count].uuid = text(answer, fake.ports[i].uuid);
			list->items[list->count++].name = text(answer, "Name");
		}
	}
	succeed(step, answer, list);
}

static void answer_info(struct calagopus_step *step, struct answer *answer)
{
	struct calagopus_panel_info *info = room(answer, 1, sizeof(*info));

	if (info != NULL) {
		info->panel = text(answer, "Fake");
		info->account = text(answer, step->operation == CALAGOPUS_OP_TEST ? NULL : "admin");
		info->administrator = step->operation != CALAGOPUS_OP_TEST;
	}
	succeed(step, answer, info);
}

static void list_configurations(struct calagopus_step *step, struct answer *answer)
{
	struct calagopus_egg_configuration_page *page = room(answer, 1, sizeof(*page));
	struct calagopus_egg_configuration *item = room(answer, 1, sizeof(*item));
	char **eggs = room(answer, 1, sizeof(*eggs));

	if (page != NULL && item != NULL && eggs != NULL) {
		eggs[0] = text(answer, fake.configured);
		*item = (struct calagopus_egg_configuration) {eggs, 1, true, 1};
		*page = (struct calagopus_egg_configuration_page) {item, fake.configured != NULL ? 1 : 0, fake.configured != NULL ? 1 : 0};
	}
	succeed(step, answer, page);
}

static void tell_capacity(struct calagopus_step *step, struct answer *answer)
{
	struct calagopus_capacity *capacity = room(answer, 1, sizeof(*capacity));

	if (capacity != NULL) {
		*capacity = (struct calagopus_capacity) {.memory = 65536, .disk = 1048576};
		for (int i = 0; i < fake.server_count; i++) {
			capacity->servers += fake.servers[i].there;
			capacity->given_memory += fake.servers[i].there ? fake.servers[i].limits.memory : 0;
			capacity->given_disk += fake.servers[i].there ? fake.servers[i].limits.disk : 0;
		}
	}
	succeed(step, answer, capacity);
}

void fake_answer(struct calagopus_panel *panel, struct calagopus_step *step, bool half)
{
	struct answer answer = {panel->arena, false};

	switch (step->operation) {
	case CALAGOPUS_OP_TEST: case CALAGOPUS_OP_ACCOUNT_OF_KEY: answer_info(step, &answer); break;
	case CALAGOPUS_OP_SERVER_BY_EXTERNAL: by_external(step, &answer); break;
	case CALAGOPUS_OP_SERVER_LIST: list_servers(step, &answer, -1); break;
	case CALAGOPUS_OP_SERVER_CREATE: case CALAGOPUS_OP_SERVER_DEPLOY: create(step, &answer, half); break;
	case CALAGOPUS_OP_OWNER_BY_EXTERNAL: owner_by_external(step, &answer); break;
	case CALAGOPUS_OP_OWNER_SEARCH: search_owners(step, &answer); break;
	case CALAGOPUS_OP_OWNER_CREATE: create_owner(step, &answer); break;
	case CALAGOPUS_OP_OWNER_GET: case CALAGOPUS_OP_OWNER_UPDATE: case CALAGOPUS_OP_OWNER_RESET_EMAIL: case CALAGOPUS_OP_OWNER_SERVERS:
	case CALAGOPUS_OP_OWNER_IDENTITY:
		on_owner(step, &answer);
		break;
	case CALAGOPUS_OP_OWNER_TICKET: give_ticket(step, &answer); break;
	case CALAGOPUS_OP_IDENTITY_OWNER: identity_owner(step, &answer); break;
	case CALAGOPUS_OP_IDENTITY_PROVIDER: identity_provider(step, &answer); break;
	case CALAGOPUS_OP_NODE_ALLOCATIONS: case CALAGOPUS_OP_NODE_ALLOCATIONS_ALL: list_ports(step, &answer, NULL); break;
	case CALAGOPUS_OP_NODE_CAPACITY: tell_capacity(step, &answer); break;
	case CALAGOPUS_OP_EGG: case CALAGOPUS_OP_EGG_VARIABLES: on_egg(step, &answer); break;
	case CALAGOPUS_OP_EGG_CONFIGURATIONS: list_configurations(step, &answer); break;
	case CALAGOPUS_OP_EGGS: case CALAGOPUS_OP_NODES: case CALAGOPUS_OP_LOCATIONS: case CALAGOPUS_OP_BACKUP_CONFIGURATIONS: list_named(step, &answer); break;
	default: on_server(step, &answer); break;
	}
}
