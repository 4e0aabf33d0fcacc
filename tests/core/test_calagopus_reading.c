/* What the Calagopus driver takes out of answers, and what it does not take for one: each member that is relied on, missing or mistyped. */
#define _GNU_SOURCE /* memmem */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "panel/panel.h"
#include "recorded.h"
#include "secrets_fixture.h"

#define SERVER "4e7e5807-1f62-45fa-911a-f5c427c76946"
#define OWNER "f54de135-0d16-45e1-9c3b-f50f9d5a715e"
#define EGG "c36822a7-8ba0-42e0-a177-858c096ff73d"
#define NODE "ee73e04b-6520-4049-a210-93197cf5079d"

struct fixture {
	struct calagopus_arena *arena;
	struct calagopus_panel panel;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture.arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	fixture.panel = (struct calagopus_panel) {.ops = &calagopus_cg_driver, .call = NULL, .arena = fixture.arena};
	*state = &fixture;
	return fixture.arena == NULL;
}

static int tear_down(void **state)
{
	calagopus_arena_free(((struct fixture *) *state)->arena);
	return 0;
}

static struct calagopus_step *read_made(struct fixture *fixture, enum calagopus_operation operation, const char *id, int status, const char *body)
{
	struct calagopus_step *step = calagopus_step(&fixture->panel, operation, id);
	struct calagopus_http_response response;

	assert_non_null(step);
	step->second = EGG;
	made_response(&response, status, "application/json", body);
	calagopus_panel_read(&fixture->panel, step, &response);
	calagopus_http_response_free(&response);
	return step;
}

static struct calagopus_step *read_value(struct fixture *fixture, enum calagopus_operation operation, const char *id, struct json_object *value)
{
	return read_made(fixture, operation, id, 200, json_object_to_json_string_ext(value, JSON_C_TO_STRING_PLAIN));
}

static void *read_recorded(struct fixture *fixture, enum calagopus_operation operation, const char *id, const char *number)
{
	struct calagopus_step *step = calagopus_step(&fixture->panel, operation, id);
	struct calagopus_http_response response;
	struct recorded recorded;

	assert_non_null(step);
	step->second = EGG;
	recorded_open(&recorded, number);
	recorded_response(&recorded, &response);
	calagopus_panel_read(&fixture->panel, step, &response);
	calagopus_http_response_free(&response);
	recorded_close(&recorded);
	if (!step->ok) {
		fail_msg("%s: %s", number, step->error.message);
	}
	return step->result;
}

static void reads_a_server(void **state)
{
	const struct calagopus_server *server = read_recorded(*state, CALAGOPUS_OP_SERVER_GET, SERVER, "114");

	assert_string_equal(server->uuid, SERVER);
	assert_string_equal(server->external_id, "7348894");
	assert_string_equal(server->name, "MC-7348894");
	assert_null(server->description);
	assert_null(server->status);
	assert_false(server->suspended);
	assert_false(server->transferring);
	assert_string_equal(server->created, "2026-11-22T12:01:35.145899Z");
	assert_int_equal(server->limits.memory, 2048);
	assert_int_equal(server->limits.memory_overhead, 64);
	assert_int_equal(server->limits.swap, -1);
	assert_int_equal(server->limits.disk, 20480);
	assert_int_equal(server->limits.cpu, 200);
	assert_int_equal(server->limits.io_weight, -1);
	assert_int_equal(server->features.allocations, 2);
	assert_int_equal(server->features.databases, 1);
	assert_int_equal(server->features.backups, 3);
	assert_int_equal(server->features.schedules, 4);
	assert_int_equal(server->features.custom_count, 0);
	assert_string_equal(server->node_uuid, NODE);
	assert_string_equal(server->node_name, "node-1");
	assert_string_equal(server->location_name, "Frankfurt");
	assert_string_equal(server->nest_name, "Minecraft");
	assert_string_equal(server->backup_configuration_uuid, "b79eb3ee-4f18-4df8-86dc-d8c4535e5abc");
	assert_string_equal(server->owner.uuid, OWNER);
	assert_string_equal(server->owner.external_id, "9348894");
	assert_string_equal(server->owner.email, "jane348894@example.com");
	assert_false(server->owner.admin);
	assert_false(server->owner.has_role);
	assert_int_equal(server->allocation->port, 25567);
	assert_true(server->allocation->primary);
	assert_null(server->allocation->ip_alias);
}

static void reads_states_aliases_and_servers_without_a_port(void **state)
{
	const struct calagopus_server *server = read_recorded(*state, CALAGOPUS_OP_SERVER_GET, SERVER, "106");

	assert_true(server->suspended);
	server = read_recorded(*state, CALAGOPUS_OP_SERVER_DEPLOY, NULL, "091");
	assert_string_equal(server->status, "installing");
	assert_string_equal(server->allocation->ip_alias, "n2.example.com");
	server = read_recorded(*state, CALAGOPUS_OP_SERVER_DEPLOY, NULL, "090");
	assert_null(server->allocation);
	server = read_recorded(*state, CALAGOPUS_OP_SERVER_CREATE, NULL, "082");
	assert_int_equal(server->limits.io_weight, 500);
	server = read_recorded(*state, CALAGOPUS_OP_SERVER_GET, "0887fffd-fa49-49aa-8e77-cdb30cfcedf5", "173");
	assert_string_equal(server->status, "install_failed");
}

static void reads_pages_accounts_and_the_key_s_account(void **state)
{
	const struct calagopus_server_page *page = read_recorded(*state, CALAGOPUS_OP_OWNER_SERVERS, OWNER, "126");
	const struct calagopus_owner_page *owners;
	const struct calagopus_panel_info *info;

	assert_int_equal(page->count, 10);
	assert_int_equal(page->total, 12);
	assert_int_equal(page->page, 1);
	assert_string_equal(page->items[0].uuid, SERVER);
	assert_null(page->items[6].allocation);
	page = read_recorded(*state, CALAGOPUS_OP_OWNER_SERVERS, OWNER, "054");
	assert_int_equal(page->count, 0);
	owners = read_recorded(*state, CALAGOPUS_OP_OWNER_SEARCH, NULL, "047");
	assert_int_equal(owners->count, 1);
	assert_string_equal(owners->items[0].username, "jane_348894");
	info = read_recorded(*state, CALAGOPUS_OP_ACCOUNT_OF_KEY, NULL, "011");
	assert_string_equal(info->account, "admin");
	assert_true(info->administrator);
	info = read_recorded(*state, CALAGOPUS_OP_TEST, NULL, "009");
	assert_string_equal(info->panel, "Calagopus");
}

static void reads_what_there_is_to_choose_from(void **state)
{
	const struct calagopus_named_list *list = read_recorded(*state, CALAGOPUS_OP_EGGS, NULL, "019");
	const struct calagopus_egg *egg;

	assert_int_equal(list->count, 2);
	assert_string_equal(list->items[1].name, "Velocity");
	assert_string_equal(list->items[1].parent_name, "Minecraft");
	assert_string_equal(list->items[1].parent_uuid, "23aa9a62-f700-4c88-a596-dae872c751d7");
	list = read_recorded(*state, CALAGOPUS_OP_NODES, NULL, "014");
	assert_int_equal(list->count, 3);
	assert_string_equal(list->items[2].name, "node-full");
	assert_string_equal(list->items[2].parent_name, "Empty");
	assert_true(list->items[2].usable);
	list = read_recorded(*state, CALAGOPUS_OP_LOCATIONS, NULL, "012");
	assert_int_equal(list->count, 2);
	assert_string_equal(list->items[0].name, "Frankfurt");
	list = read_recorded(*state, CALAGOPUS_OP_BACKUP_CONFIGURATIONS, NULL, "026");
	assert_string_equal(list->items[0].name, "local");
	egg = read_recorded(*state, CALAGOPUS_OP_EGG, "23aa9a62-f700-4c88-a596-dae872c751d7", "021");
	assert_string_equal(egg->startup, "java -Xmx{{SERVER_MEMORY}}M -jar {{SERVER_JARFILE}}");
	assert_string_equal(egg->image, "ghcr.io/example/java:21");
}

static void reads_which_eggs_have_ports_of_their_own(void **state)
{
	const struct calagopus_egg_configuration_page *page = read_recorded(*state, CALAGOPUS_OP_EGG_CONFIGURATIONS, NULL, "180");

	assert_int_equal(page->count, 1);
	assert_int_equal(page->total, 1);
	assert_int_equal(page->items[0].egg_count, 1);
	assert_string_equal(page->items[0].eggs[0], "7dd8afd4-6100-4e32-8595-aaa197b27717");
	assert_true(page->items[0].ports);
	page = read_recorded(*state, CALAGOPUS_OP_EGG_CONFIGURATIONS, NULL, "177");
	assert_int_equal(page->count, 0);
}

/* Ids are compared as they are spelt, so this list's must be spelt as all others are. */
static void ids_of_a_list_are_spelt_as_all_others(void **state)
{
	struct recorded recorded;

	recorded_open(&recorded, "180");
	struct json_object *configuration = json_object_array_get_idx(recorded_at(recorded.body, "egg_configurations.data"), 0);
	struct json_object *eggs = recorded_at(configuration, "eggs");

	json_object_array_put_idx(eggs, 0, json_object_new_string("7DD8AFD4-6100-4E32-8595-AAA197B27717"));
	const struct calagopus_step *step = read_value(*state, CALAGOPUS_OP_EGG_CONFIGURATIONS, NULL, recorded.body);

	assert_true(step->ok);
	assert_string_equal(((const struct calagopus_egg_configuration_page *) step->result)->items[0].eggs[0], "7dd8afd4-6100-4e32-8595-aaa197b27717");
	json_object_array_put_idx(eggs, 0, json_object_new_string("7dd8afd4"));
	step = read_value(*state, CALAGOPUS_OP_EGG_CONFIGURATIONS, NULL, recorded.body);
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_BAD_ANSWER);
	assert_non_null(strstr(step->error.message, "eggs"));
	recorded_close(&recorded);
}

static void reads_variables_of_eggs_and_servers(void **state)
{
	const struct calagopus_variables *variables = read_recorded(*state, CALAGOPUS_OP_EGG_VARIABLES, SERVER, "025");

	assert_int_equal(variables->count, 3);
	assert_string_equal(variables->items[0].name, "SERVER_JARFILE");
	assert_string_equal(variables->items[0].default_value, "server.jar");
	assert_string_equal(variables->items[0].rules, "required|string|max:20");
	assert_true(variables->items[0].editable);
	assert_false(variables->items[0].secret);
	assert_null(variables->items[0].value);
	variables = read_recorded(*state, CALAGOPUS_OP_SERVER_VARIABLES, SERVER, "120");
	assert_string_equal(variables->items[0].value, "paper.jar");
	assert_string_equal(variables->items[2].value, "");
}

static void reads_allocations(void **state)
{
	const struct calagopus_allocation_page *page = read_recorded(*state, CALAGOPUS_OP_NODE_ALLOCATIONS, NODE, "027");
	const struct calagopus_allocation *allocation;

	assert_int_equal(page->count, 3);
	assert_int_equal(page->total, 141);
	assert_string_equal(page->items[0].uuid, "c17b9ed5-b362-44ef-942a-57c5f467ed4e");
	assert_int_equal(page->items[0].port, 25567);
	page = read_recorded(*state, CALAGOPUS_OP_NODE_ALLOCATIONS, NODE, "028");
	assert_int_equal(page->count, 0);
	allocation = read_recorded(*state, CALAGOPUS_OP_SERVER_ALLOCATION_ADD, SERVER, "084");
	assert_string_equal(allocation->uuid, "2a0b12b8-0ceb-42f5-928f-ea3f495a7b6f");
	assert_false(allocation->primary);
	page = read_recorded(*state, CALAGOPUS_OP_SERVER_ALLOCATIONS, SERVER, "085");
	assert_int_equal(page->count, 1);
	assert_false(page->items[0].primary);
}

static void passes_over_allocations_that_are_taken(void **state)
{
	struct recorded recorded;

	recorded_open(&recorded, "027");
	json_object_object_add(recorded_at(recorded.body, "allocations.data.1"), "server", json_object_new_object());
	const struct calagopus_step *step = read_value(*state, CALAGOPUS_OP_NODE_ALLOCATIONS, NODE, recorded.body);
	const struct calagopus_allocation_page *page = step->result;

	assert_true(step->ok);
	assert_int_equal(page->count, 2);
	assert_string_equal(page->items[0].uuid, "c17b9ed5-b362-44ef-942a-57c5f467ed4e");
	assert_string_not_equal(page->items[1].uuid, "fa1918e9-1cfa-48d0-a5d0-bbb6a7f36ca3");
	recorded_close(&recorded);
}

static void reads_usage_of_one_and_of_a_node(void **state)
{
	const struct calagopus_usage *usage = read_recorded(*state, CALAGOPUS_OP_USAGE, SERVER, "128");
	const struct calagopus_usage_list *list;

	assert_string_equal(usage->state, "running");
	assert_int_equal(usage->memory_bytes, 358612992);
	assert_int_equal(usage->memory_limit_bytes, 1073741824);
	assert_int_equal(usage->disk_bytes, 882900992);
	assert_int_equal(usage->rx_bytes, 490300742);
	assert_int_equal(usage->tx_bytes, 90300742);
	assert_float_equal(usage->cpu_percent, 12.5, 0.0001);
	assert_float_equal(usage->cpu_limit_percent, 100, 0.0001);
	assert_int_equal(usage->uptime_ms, 60000);
	list = read_recorded(*state, CALAGOPUS_OP_NODE_USAGE, NODE, "144");
	assert_int_equal(list->count, 8);
	assert_string_equal(list->items[0].server_uuid, "a1d782f3-43c6-44a7-a1c0-e15c7abf1e47");
	assert_int_equal(list->items[7].disk_bytes, 5240782848);
}

static void reads_what_a_node_has_given_away(void **state)
{
	const struct calagopus_capacity *capacity = read_recorded(*state, CALAGOPUS_OP_NODE_CAPACITY, NODE, "204");

	assert_int_equal(capacity->memory, 262144);
	assert_int_equal(capacity->disk, 4194304);
	assert_int_equal(capacity->given_memory, 80776 + 64);
	assert_int_equal(capacity->given_disk, 779393);
	assert_int_equal(capacity->servers, 81);
}

static void reads_the_end_of_an_install_log(void **state)
{
	struct fixture *fixture = *state;
	struct calagopus_step *step = calagopus_step(&fixture->panel, CALAGOPUS_OP_SERVER_INSTALL_LOG, SERVER);
	struct calagopus_http_response response;

	assert_string_equal(read_recorded(fixture, CALAGOPUS_OP_SERVER_INSTALL_LOG, SERVER, "175"), "installing\ndone\n");
	made_response(&response, 200, "text/plain", NULL);
	for (size_t i = 0; i < CALAGOPUS_MAX_INSTALL_LOG_BYTES; i++) {
		assert_true(calagopus_buffer_append(&response.body, "x", 1));
	}
	assert_true(calagopus_buffer_append(&response.body, "\x1b[1m\xff\xc3\xa9\0end\n", 12));
	calagopus_panel_read(&fixture->panel, step, &response);
	assert_true(step->ok);
	assert_int_equal(strlen(step->result), CALAGOPUS_MAX_INSTALL_LOG_BYTES);
	assert_string_equal((char *) step->result + CALAGOPUS_MAX_INSTALL_LOG_BYTES - 12, " [1m?\xc3\xa9 end\n");
	calagopus_http_response_free(&response);
	made_response(&response, 200, "text/plain", NULL);
	calagopus_panel_read(&fixture->panel, step, &response);
	assert_true(step->ok);
	assert_string_equal(step->result, "");
	calagopus_http_response_free(&response);
}

static void chooses_the_default_command_and_the_first_image(void **state)
{
	static const struct {
		const char *commands, *startup, *images, *image;
	} cases[] = {
		{"{\"Fast\":\"f\",\"Default\":\"d\",\"Slow\":\"s\"}", "d", "{\"b\":\"2\",\"a\":\"1\"}", "2"},
		{"{\"Fast\":\"f\",\"Slow\":\"s\"}", "f", "{}", NULL},
		{"{}", NULL, "{\"x\":\"\"}", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char body[512];

		snprintf(body, sizeof(body), "{\"egg\":{\"uuid\":\"" EGG "\",\"name\":\"E\",\"startup_commands\":%s,\"docker_images\":%s}}", cases[i].commands, cases[i].images);
		const struct calagopus_step *step = read_made(*state, CALAGOPUS_OP_EGG, SERVER, 200, body);
		const struct calagopus_egg *egg = step->result;

		assert_true(step->ok);
		if (cases[i].startup != NULL) {
			assert_string_equal(egg->startup, cases[i].startup);
		} else {
			assert_null(egg->startup);
		}
		if (cases[i].image != NULL) {
			assert_string_equal(egg->image, cases[i].image);
		} else {
			assert_null(egg->image);
		}
	}
}

/* ---- What is relied on ---- */

enum spoiling {
	REMOVED,
	MISTYPED,
	NULLED
};

/* Spoils one member of a copy of the body and reads it. */
static const struct calagopus_step *read_spoiled(struct fixture *fixture, enum calagopus_operation operation, const char *id, struct json_object *body,
	const char *path, enum spoiling spoiling)
{
	struct json_object *copy = json_tokener_parse(json_object_to_json_string(body));
	char parent[128];
	const char *dot = strrchr(path, '.');
	const char *name = dot + 1;

	snprintf(parent, sizeof(parent), "%.*s", (int) (dot - path), path);
	struct json_object *object = recorded_at(copy, parent);

	bool list = json_object_is_type(recorded_at(copy, path), json_type_array);

	if (spoiling == REMOVED) {
		json_object_object_del(object, name);
	} else {
		json_object_object_add(object, name, spoiling == NULLED ? NULL : json_tokener_parse(list ? "{}" : "[[1]]"));
	}
	const struct calagopus_step *step = read_value(fixture, operation, id, copy);

	json_object_put(copy);
	return step;
}

static void each_member_must_be_there(struct fixture *fixture, enum calagopus_operation operation, const char *id, const char *number, const char *const *paths)
{
	struct recorded recorded;

	recorded_open(&recorded, number);
	for (; *paths != NULL; paths++) {
		bool nullable = **paths == '?';
		const char *path = *paths + nullable;
		const char *last = strrchr(path, '.') + 1;

		for (int spoiling = REMOVED; spoiling <= NULLED; spoiling++) {
			const struct calagopus_step *step = read_spoiled(fixture, operation, id, recorded.body, path, (enum spoiling) spoiling);
			bool fine = nullable && spoiling == NULLED;

			if (step->ok != fine || (!fine && (step->error.reason != CALAGOPUS_REASON_BAD_ANSWER || strstr(step->error.message, last) == NULL))) {
				fail_msg("%s without %s (%d): %s", number, path, spoiling, step->error.message);
			}
		}
	}
	recorded_close(&recorded);
}

/* '?': may be null, but must be there. */
static const char *const server_members[] = {
	"server.uuid", "?server.external_id", "?server.allocation", "server.allocation.uuid", "server.allocation.ip",
	"server.allocation.is_primary", "server.node", "server.node.uuid", "server.node.name", "server.node.location", "server.node.location.name",
	"server.owner", "server.owner.uuid", "?server.owner.external_id", "server.owner.username", "?server.owner.role", "server.owner.email",
	"server.owner.name_first", "server.owner.name_last", "server.owner.admin", "server.owner.suspended", "server.egg", "server.egg.uuid", "server.egg.name",
	"server.nest", "server.nest.uuid", "server.nest.name", "?server.status", "server.is_suspended", "server.is_transferring", "server.name", "server.startup", "server.image", "server.hugepages_passthrough_enabled", "server.kvm_passthrough_enabled", "server.created", NULL};

static void a_server_must_be_whole(void **state)
{
	each_member_must_be_there(*state, CALAGOPUS_OP_SERVER_GET, SERVER, "058", server_members);
}

static void an_account_must_be_whole(void **state)
{
	static const char *const members[] = {"user.uuid", "?user.external_id", "user.username", "?user.role", "user.email", "user.name_first", "user.name_last",
		"user.admin", "user.suspended", NULL};

	each_member_must_be_there(*state, CALAGOPUS_OP_OWNER_GET, OWNER, "034", members);
}

static void lists_must_be_whole(void **state)
{
	static const char *const servers[] = {"servers.total", "servers.page", "servers.data", "servers.data.1.uuid", "?servers.data.0.external_id", NULL};
	static const char *const users[] = {"users.total", "users.page", "users.data", "users.data.0.admin", "?users.data.0.role", NULL};
	static const char *const allocations[] = {"allocations.total", "allocations.page", "allocations.data", "allocations.data.2.uuid", NULL};
	static const char *const nodes[] = {"nodes.total", "nodes.data.0.uuid", "nodes.data.0.name", "nodes.data.0.location.uuid", "nodes.data.0.deployment_enabled",
		"nodes.data.0.maintenance_enabled", NULL};
	static const char *const variables[] = {"variables.0.env_variable", "variables.0.value", "variables.0.is_editable", "variables.0.is_secret", "variables.0.rules", NULL};
	static const char *const egg[] = {"egg.uuid", "egg.name", "egg.startup_commands", "egg.docker_images", NULL};
	static const char *const eggs[] = {"nests.0.nest", "nests.0.eggs", "nests.0.eggs.1.uuid", "nests.0.nest.name", NULL};

	each_member_must_be_there(*state, CALAGOPUS_OP_SERVER_LIST, NULL, "066", servers);
	each_member_must_be_there(*state, CALAGOPUS_OP_OWNER_SEARCH, NULL, "047", users);
	each_member_must_be_there(*state, CALAGOPUS_OP_NODE_ALLOCATIONS, NODE, "027", allocations);
	each_member_must_be_there(*state, CALAGOPUS_OP_NODES, NULL, "014", nodes);
	each_member_must_be_there(*state, CALAGOPUS_OP_SERVER_VARIABLES, SERVER, "120", variables);
	each_member_must_be_there(*state, CALAGOPUS_OP_EGG, SERVER, "021", egg);
	each_member_must_be_there(*state, CALAGOPUS_OP_EGGS, NULL, "019", eggs);
}

/* What a server has and uses is told to people; nothing that is done to it waits for it. */
static void no_figure_stops_an_action(void **state)
{
	static const char *const of_server[] = {
		"server.limits", "server.limits.cpu", "server.limits.memory", "server.limits.memory_overhead", "server.limits.swap", "server.limits.disk",
		"server.limits.io_weight", "server.feature_limits", "server.feature_limits.allocations", "server.feature_limits.databases",
		"server.feature_limits.backups", "server.feature_limits.schedules", "server.allocation.port", NULL};
	static const char *const of_usage[] = {"resources.state", "resources.memory_bytes", "resources.memory_limit_bytes", "resources.disk_bytes",
		"resources.network", "resources.network.rx_bytes", "resources.network.tx_bytes", "resources.cpu_absolute", "resources.cpu_limit_absolute",
		"resources.uptime", NULL};
	static const char *const of_node[] = {"resources.b75c7a42-08d1-4c30-873d-1889bac26071", "resources.b75c7a42-08d1-4c30-873d-1889bac26071.state",
		"resources.b75c7a42-08d1-4c30-873d-1889bac26071.disk_bytes", NULL};
	static const struct {
		enum calagopus_operation operation;
		const char *id, *number;
		const char *const *paths;
	} answers[] = {
		{CALAGOPUS_OP_SERVER_GET, SERVER, "058", of_server},
		{CALAGOPUS_OP_USAGE, SERVER, "128", of_usage},
		{CALAGOPUS_OP_NODE_USAGE, NODE, "144", of_node},
	};
	struct recorded recorded;

	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		recorded_open(&recorded, answers[i].number);
		for (const char *const *path = answers[i].paths; *path != NULL; path++) {
			for (int spoiling = REMOVED; spoiling <= NULLED; spoiling++) {
				const struct calagopus_step *step = read_spoiled(*state, answers[i].operation, answers[i].id, recorded.body, *path, (enum spoiling) spoiling);

				if (!step->ok) {
					fail_msg("%s (%d) stops: %s", *path, spoiling, step->error.message);
				}
			}
		}
		recorded_close(&recorded);
	}
}

static void what_is_no_figure_is_none(void **state)
{
	static const char *const values[] = {"null", "\"1024\"", "-2", "1.5", "{}", "[]", "true", "18446744073709551616"};
	char made[1024];

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		const char *v = values[i];

		snprintf(made, sizeof(made), "{\"resources\":{\"state\":\"running\",\"memory_bytes\":%s,\"memory_limit_bytes\":%s,\"disk_bytes\":%s,"
									 "\"network\":{\"rx_bytes\":%s,\"tx_bytes\":%s},\"cpu_absolute\":%s,\"uptime\":%s}}",
			v, v, v, v, v, i == 3 ? "-0.5" : i == 7 ? "null"
													: v,
			v);
		const struct calagopus_step *step = read_made(*state, CALAGOPUS_OP_USAGE, SERVER, 200, made);
		const struct calagopus_usage *usage = step->result;

		assert_true(step->ok);
		assert_string_equal(usage->state, "running");
		assert_true(usage->memory_bytes == CALAGOPUS_NO_FIGURE && usage->memory_limit_bytes == CALAGOPUS_NO_FIGURE && usage->disk_bytes == CALAGOPUS_NO_FIGURE);
		assert_true(usage->rx_bytes == CALAGOPUS_NO_FIGURE && usage->tx_bytes == CALAGOPUS_NO_FIGURE && usage->uptime_ms == CALAGOPUS_NO_FIGURE);
		assert_true(usage->cpu_percent < 0 && usage->cpu_limit_percent < 0);
	}
}

static void what_is_not_relied_on_may_be_missing(void **state)
{
	static const char *const paths[] = {"server.auto_kill", "server.timezone", "server.pinned_cpus", "server.egg.config_script", "server.egg.docker_images",
		"server.node.url", "server.node.backup_configuration", "server.owner.totp_enabled", "server.uuid_short", "server.description", "server.limits.io_weight"};
	struct recorded recorded;

	recorded_open(&recorded, "058");
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		assert_true(read_spoiled(*state, CALAGOPUS_OP_SERVER_GET, SERVER, recorded.body, paths[i], REMOVED)->ok);
	}
	recorded_close(&recorded);
}

static void a_cut_answer_is_none(void **state)
{
	struct fixture *fixture = *state;
	struct calagopus_step *step = calagopus_step(&fixture->panel, CALAGOPUS_OP_SERVER_GET, SERVER);
	struct recorded recorded;
	struct calagopus_http_response response;

	recorded_open(&recorded, "058");
	recorded_response(&recorded, &response);
	calagopus_panel_read(&fixture->panel, step, &response);
	assert_true(step->ok);
	while (response.body.length > 0) {
		response.body.data[--response.body.length] = '\0';
		calagopus_panel_read(&fixture->panel, step, &response);
		assert_false(step->ok);
		assert_int_equal(step->error.reason, CALAGOPUS_REASON_BAD_ANSWER);
	}
	calagopus_http_response_free(&response);
	recorded_close(&recorded);
}

static void values_out_of_range_are_not_taken(void **state)
{
	static const struct {
		const char *parent, *name, *value;
		bool figure; /* it is none then, and the server is read all the same */
	} cases[] = {
		{"server.allocation", "port", "0", true},
		{"server.allocation", "port", "65536", true},
		{"server.allocation", "port", "25565.5", true},
		{"server.allocation", "port", "\"25565\"", true},
		{"server.limits", "memory", "-1", true},
		{"server.limits", "swap", "-2", true},
		{"server.limits", "disk", "18446744073709551616", true},
		{"server.limits", "cpu", "1e2", true},
		{"server.feature_limits", "backups", "-1", true},
		{"server", "uuid", "\"4e7e5807\"", false},
		{"server.owner", "uuid", "\"\"", false},
		{"server", "is_suspended", "0", false},
		{"server.owner", "admin", "\"false\"", false},
		{"server.owner", "role", "true", false},
	};
	struct recorded recorded;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		recorded_open(&recorded, "058");
		json_object_object_add(recorded_at(recorded.body, cases[i].parent), cases[i].name, json_object_new_string("@"));
		char *body = strdup(json_object_to_json_string_ext(recorded.body, JSON_C_TO_STRING_PLAIN));
		char *mark = strstr(body, "\"@\"");
		char made[8192];

		snprintf(made, sizeof(made), "%.*s%s%s", (int) (mark - body), body, cases[i].value, mark + 3);
		const struct calagopus_step *step = read_made(*state, CALAGOPUS_OP_SERVER_GET, SERVER, 200, made);

		const struct calagopus_server *server = step->result;

		if (cases[i].figure) {
			assert_true(step->ok);
			assert_int_equal((server->allocation->port == CALAGOPUS_NO_FIGURE) + (server->limits.memory == CALAGOPUS_NO_FIGURE)
					+ (server->limits.swap == CALAGOPUS_NO_FIGURE) + (server->limits.disk == CALAGOPUS_NO_FIGURE) + (server->limits.cpu == CALAGOPUS_NO_FIGURE)
					+ (server->features.backups == CALAGOPUS_NO_FIGURE),
				1);
		} else if (step->error.reason != CALAGOPUS_REASON_BAD_ANSWER) {
			fail_msg("%s.%s = %s is read as %s", cases[i].parent, cases[i].name, cases[i].value, calagopus_reason_name(step->error.reason));
		}
		free(body);
		recorded_close(&recorded);
	}
}

/* ---- Another object than the one asked about ---- */

static void another_object_is_no_answer(void **state)
{
	static const char other[] = "00000000-0000-4000-8000-000000000000";
	static const struct {
		enum calagopus_operation operation;
		const char *number;
		const char *good, *bad;
	} cases[] = {
		{CALAGOPUS_OP_SERVER_GET, "058", SERVER, other},
		{CALAGOPUS_OP_SERVER_BY_EXTERNAL, "057", "7348894", "734889"},
		{CALAGOPUS_OP_OWNER_GET, "034", OWNER, other},
		{CALAGOPUS_OP_OWNER_BY_EXTERNAL, "033", "9348894", "93488940"},
	};
	struct recorded recorded;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		recorded_open(&recorded, cases[i].number);
		assert_true(read_value(*state, cases[i].operation, cases[i].good, recorded.body)->ok);
		assert_int_equal(read_value(*state, cases[i].operation, cases[i].bad, recorded.body)->error.reason, CALAGOPUS_REASON_BAD_ANSWER);
		recorded_close(&recorded);
	}
}

static void what_was_made_must_be_what_was_asked_for(void **state)
{
	struct fixture *fixture = *state;
	const struct calagopus_new_server good = {.external_id = "7348894", .owner_uuid = OWNER, .egg_uuid = EGG, .node_uuid = NODE};
	struct calagopus_step *step = calagopus_step(&fixture->panel, CALAGOPUS_OP_SERVER_CREATE, NULL);
	struct calagopus_http_response response;
	struct recorded recorded;

	recorded_open(&recorded, "056");
	recorded_response(&recorded, &response);
	for (int i = 0; i < 5; i++) {
		struct calagopus_new_server asked = good;
		const char **members[] = {&asked.external_id, &asked.owner_uuid, &asked.egg_uuid, &asked.node_uuid};

		if (i < 4) {
			*members[i] = "00000000-0000-4000-8000-000000000000";
		}
		step->input = &asked;
		calagopus_panel_read(&fixture->panel, step, &response);
		assert_int_equal(step->ok, i == 4);
	}
	calagopus_http_response_free(&response);
	recorded_close(&recorded);
}

static void another_page_is_no_answer(void **state)
{
	struct fixture *fixture = *state;
	struct calagopus_step *step = calagopus_step(&fixture->panel, CALAGOPUS_OP_SERVER_LIST, NULL);
	struct calagopus_http_response response;
	struct recorded recorded;

	recorded_open(&recorded, "066");
	recorded_response(&recorded, &response);
	step->page = 2;
	calagopus_panel_read(&fixture->panel, step, &response);
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_BAD_ANSWER);
	calagopus_http_response_free(&response);
	recorded_close(&recorded);
}

/* ---- Refusals ---- */

static void names_the_permission_that_is_missing(void **state)
{
	const struct calagopus_step *step = read_made(*state, CALAGOPUS_OP_OWNER_CREATE, NULL, 403,
		"{\"errors\":[\"you do not have permission to perform this action: users.create\"]}");

	assert_int_equal(step->error.reason, CALAGOPUS_REASON_PERMISSION_MISSING);
	assert_non_null(strstr(step->error.message, "users.create"));
	assert_non_null(strstr(step->error.hint, "users.create"));
	assert_int_equal(step->error.field_count, 1);
	assert_string_equal(calagopus_error_field_name(&step->error, 0), "users.create");
	step = read_made(*state, CALAGOPUS_OP_OWNER_CREATE, NULL, 403, "{\"errors\":[\"you do not have permission to perform this action: <b>\"]}");
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_PERMISSION_MISSING);
	assert_int_equal(step->error.field_count, 0);
}

static void takes_validation_apart(void **state)
{
	struct fixture *fixture = *state;
	struct calagopus_step *step = calagopus_step(&fixture->panel, CALAGOPUS_OP_OWNER_CREATE, NULL);
	struct calagopus_http_response response;
	struct recorded recorded;

	recorded_open(&recorded, "043");
	recorded_response(&recorded, &response);
	calagopus_panel_read(&fixture->panel, step, &response);
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_REJECTED);
	assert_string_equal(step->error.panel_message, "email: not a valid email: value is missing `@`; language: invalid language: xx; "
												   "name_last: length is lower than 1; username: length is lower than 3");
	assert_int_equal(step->error.field_count, 4);
	assert_string_equal(calagopus_error_field_name(&step->error, 0), "email");
	assert_string_equal(calagopus_error_field_message(&step->error, 0), "not a valid email: value is missing `@`");
	assert_string_equal(calagopus_error_field_name(&step->error, 3), "username");
	assert_string_equal(step->error.hint, "Correct email and the other fields that the panel names and try again.");
	assert_int_equal(step->error.http_status, 400);
	calagopus_http_response_free(&response);
	recorded_close(&recorded);
}

static void names_the_option_whose_object_is_not_there(void **state)
{
	static const struct {
		const char *relation, *field;
	} cases[] = {{"egg", "egg_uuid"}, {"node", "node_uuid"}, {"backup_configuration", "backup_configuration_uuid"}, {"owner", "owner_uuid"}};
	char body[128];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(body, sizeof(body), "{\"errors\":[\"invalid relation `%s` provided\"]}", cases[i].relation);
		const struct calagopus_step *step = read_made(*state, CALAGOPUS_OP_SERVER_CREATE, NULL, 400, body);

		assert_int_equal(step->error.reason, CALAGOPUS_REASON_REJECTED);
		assert_int_equal(step->error.field_count, 1);
		assert_string_equal(calagopus_error_field_name(&step->error, 0), cases[i].field);
		assert_null(strstr(step->error.message, "relation"));
	}
}

static void no_field_of_a_refusal_is_dropped(void **state)
{
	enum {
		FIELDS = 2 * CALAGOPUS_MAX_FIELD_ERRORS + 5
	};
	char body[FIELDS * 16 + 32] = "{\"errors\":[";
	size_t used = strlen(body);

	for (int i = 0; i < FIELDS; i++) {
		used += (size_t) snprintf(body + used, sizeof(body) - used, "%s\"f%d: bad\"", i > 0 ? "," : "", i);
	}
	snprintf(body + used, sizeof(body) - used, "]}");
	const struct calagopus_step *step = read_made(*state, CALAGOPUS_OP_SERVER_CREATE, NULL, 400, body);

	assert_int_equal(step->error.reason, CALAGOPUS_REASON_REJECTED);
	assert_int_equal(step->error.field_count + step->error.fields_left_out, FIELDS);
	assert_non_null(strstr(step->error.message, " … and 45 more"));
	assert_non_null(strstr(step->error.panel_message, "f79: bad"));
}

static void absence_counts_only_where_it_was_asked_about(void **state)
{
	static const struct {
		enum calagopus_operation operation;
		const char *text;
		enum calagopus_reason reason;
	} cases[] = {
		{CALAGOPUS_OP_SERVER_GET, "server not found", CALAGOPUS_REASON_SERVER_NOT_FOUND},
		{CALAGOPUS_OP_SERVER_GET, "user not found", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_OWNER_GET, "user not found", CALAGOPUS_REASON_OWNER_NOT_FOUND},
		{CALAGOPUS_OP_OWNER_GET, "server not found", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_SERVER_CREATE, "server not found", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_SERVER_LIST, "server not found", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_SERVER_GET, "route not found", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_SERVER_GET, "server not found ", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_SERVER_GET, "{\\\"errors\\\":[\\\"server not found\\\"]}", CALAGOPUS_REASON_SERVER_NOT_FOUND},
		{CALAGOPUS_OP_SERVER_INSTALL_LOG, "no install log found", CALAGOPUS_REASON_OBJECT_NOT_FOUND},
		{CALAGOPUS_OP_SERVER_INSTALL_LOG, "server not found", CALAGOPUS_REASON_SERVER_NOT_FOUND},
		{CALAGOPUS_OP_SERVER_GET, "no install log found", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_NODE_ALLOCATIONS, "node not found", CALAGOPUS_REASON_OBJECT_NOT_FOUND},
	};
	char body[128];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(body, sizeof(body), "{\"errors\":[\"%s\"]}", cases[i].text);
		const struct calagopus_step *step = read_made(*state, cases[i].operation, SERVER, 404, body);

		if (step->error.reason != cases[i].reason) {
			fail_msg("%s: %s", cases[i].text, calagopus_reason_name(step->error.reason));
		}
	}
}

static void states_that_forbid_are_told_apart(void **state)
{
	static const struct {
		int status;
		const char *text;
		enum calagopus_reason reason;
	} cases[] = {
		{409, "server is suspended", CALAGOPUS_REASON_SERVER_SUSPENDED},
		{409, "server is being transferred", CALAGOPUS_REASON_SERVER_BUSY},
		{409, "server is restoring from a backup", CALAGOPUS_REASON_SERVER_BUSY},
		{409, "something new", CALAGOPUS_REASON_REJECTED},
		{417, "failed to delete server: wings api status code 404 Not Found: server not found", CALAGOPUS_REASON_NODE_UNKNOWN_SERVER},
		{417, "failed to delete server: wings api status code 404 Not Found: file not found", CALAGOPUS_REASON_NODE_ERROR},
		{417, "failed to delete server: wings api status code 404 Not Found: server not found, or so", CALAGOPUS_REASON_NODE_ERROR},
		{400, "could not deploy server: only found 1 available dedicated allocations", CALAGOPUS_REASON_NO_ALLOCATION},
		{400, "could not deploy server: something new", CALAGOPUS_REASON_NO_NODE},
		{400, "something new", CALAGOPUS_REASON_REJECTED},
		{500, "internal server error", CALAGOPUS_REASON_PANEL_ERROR},
		{502, "internal server error", CALAGOPUS_REASON_PANEL_UNAVAILABLE},
		{503, "internal server error", CALAGOPUS_REASON_PANEL_UNAVAILABLE},
		{504, "x", CALAGOPUS_REASON_PANEL_UNAVAILABLE},
	};
	char body[256];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(body, sizeof(body), "{\"errors\":[\"%s\"]}", cases[i].text);
		const struct calagopus_step *step = read_made(*state, CALAGOPUS_OP_SERVER_DELETE, SERVER, cases[i].status, body);

		if (step->error.reason != cases[i].reason) {
			fail_msg("%s: %s", cases[i].text, calagopus_reason_name(step->error.reason));
		}
		assert_string_equal(step->error.panel_message, cases[i].text);
	}
}

static void words_are_bounded_and_printable(void **state)
{
	static char body[20000];
	size_t length = (size_t) snprintf(body, sizeof(body), "{\"errors\":[\"a\\u0007b\\u001b[1m\\nc\"");

	while (length < sizeof(body) - 64) {
		length += (size_t) snprintf(body + length, sizeof(body) - length, ",\"h\xc3\xa9h\xc3\xa9h\xc3\xa9 and more, so that the bound is reached\"");
	}
	snprintf(body + length, sizeof(body) - length, "]}");
	const struct calagopus_step *step = read_made(*state, CALAGOPUS_OP_SERVER_DELETE, SERVER, 400, body);

	assert_int_equal(step->error.reason, CALAGOPUS_REASON_REJECTED);
	assert_true(strlen(step->error.panel_message) < sizeof(step->error.panel_message));
	assert_true(strlen(step->error.panel_message) > 900);
	assert_true(calagopus_text_utf8(calagopus_slice_of(step->error.panel_message)));
	assert_false(calagopus_text_has_control(calagopus_slice_of(step->error.panel_message), false));
	assert_non_null(strstr(step->error.panel_message, "; h"));
}

static void a_refusal_says_when_to_come_back(void **state)
{
	struct fixture *fixture = *state;
	struct calagopus_step *step = calagopus_step(&fixture->panel, CALAGOPUS_OP_OWNER_BY_EXTERNAL, "nobody");
	struct calagopus_http_response response;
	struct recorded recorded;

	recorded_open(&recorded, "164");
	recorded_response(&recorded, &response);
	calagopus_panel_read(&fixture->panel, step, &response);
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_RATE_LIMITED);
	assert_int_equal(step->error.retry_after_ms, 21000);
	assert_true(step->error.retriable);
	calagopus_http_response_free(&response);
	made_response(&response, 409, "application/json", "{\"errors\":[\"server is currently installing\"]}");
	response.retry_after_ms = 5000;
	calagopus_panel_read(&fixture->panel, step, &response);
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_SERVER_BUSY);
	assert_int_equal(step->error.retry_after_ms, 5000);
	assert_int_equal(step->error.http_status, 409);
	calagopus_http_response_free(&response);
	recorded_close(&recorded);
}

static void a_lost_answer_carries_the_transport_s_words(void **state)
{
	struct fixture *fixture = *state;
	struct calagopus_step *step = calagopus_step(&fixture->panel, CALAGOPUS_OP_SERVER_GET, SERVER);
	struct calagopus_http_response response;

	made_response(&response, 200, "application/json", "{\"server\":");
	response.outcome = CALAGOPUS_HTTP_LOST;
	calagopus_error_set(&response.error, CALAGOPUS_REASON_CONNECTION_LOST, "cut");
	calagopus_panel_read(&fixture->panel, step, &response);
	assert_false(step->ok);
	assert_int_equal(step->outcome, CALAGOPUS_HTTP_LOST);
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_CONNECTION_LOST);
	calagopus_http_response_free(&response);
}

/* ---- Memory ---- */

#define MARKER "MARKER-of-a-credential"
static void *blocks[100000];
static size_t sizes[100000];
static size_t block_count;

/* Filled, so that every byte may be searched. */
static void *tracked_alloc(size_t size)
{
	void *block = calloc(1, size);

	assert_true(block_count < sizeof(blocks) / sizeof(blocks[0]));
	blocks[block_count] = block;
	sizes[block_count++] = size;
	return block;
}

static void tracked_release(void *block)
{
	for (size_t i = 0; block != NULL && i < block_count; i++) {
		if (blocks[i] == block) {
			blocks[i] = blocks[--block_count];
			sizes[i] = sizes[block_count];
			break;
		}
	}
	free(block);
}

static void *tracked_resize(void *block, size_t size)
{
	for (size_t i = 0; block != NULL && i < block_count; i++) {
		if (blocks[i] == block) {
			char *grown = realloc(block, size);

			if (size > sizes[i]) {
				memset(grown + sizes[i], 0, size - sizes[i]);
			}
			blocks[i] = grown;
			sizes[i] = size;
			return grown;
		}
	}
	return tracked_alloc(size);
}

static bool marker_is_kept(void)
{
	for (size_t i = 0; i < block_count; i++) {
		if (memmem(blocks[i], sizes[i], MARKER, strlen(MARKER)) != NULL) {
			return true;
		}
	}
	return false;
}

/* Where words are cut, the key in them may be cut too, and would not be recognised any more: it is taken out of the whole answer first. */
static void a_key_across_a_cut_leaves_no_part_behind(void **state)
{
#define KEY "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
	static const char *const secrets[] = {KEY, NULL};
	struct calagopus_http_call call = {.secrets = secrets_of(secrets)};
	struct fixture *fixture = *state;

	fixture->panel.call = &call;
	for (size_t length = 40; length < 1100; length++) {
		char words[1100];
		char body[1300];

		memset(words, '.', length);
		words[length] = '\0';
		snprintf(body, sizeof(body), "{\"errors\":[\"%s " KEY " %s\"]}", words, "and more");
		for (size_t i = 0; i < 2; i++) {
			struct calagopus_step *step = read_made(fixture, CALAGOPUS_OP_SERVER_GET, SERVER, i == 0 ? 404 : 400, body);

			assert_false(step->ok);
			assert_int_equal(step->error.http_status, i == 0 ? 404 : 400);
			assert_null(strstr(step->error.message, "abcd"));
			assert_null(strstr(step->error.panel_message, "abcd"));
		}
		calagopus_arena_free(fixture->arena);
		fixture->arena = fixture->panel.arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
		assert_non_null(fixture->arena);
	}
	fixture->panel.call = NULL;
	calagopus_secrets_free(call.secrets);
#undef KEY
}

/* The panel puts them inside nodes, locations and backup configurations. */
static void credentials_are_never_copied(void **state)
{
	static const struct calagopus_memory tracked = {tracked_alloc, tracked_resize, tracked_release};
	static const char *const places[] = {"server", "server.node", "server.node.location", "server.backup_configuration", "server.egg", "server.owner",
		"server.backup_configuration.backup_configs", "server.node.location.backup_configuration"};
	struct calagopus_panel panel = {.ops = &calagopus_cg_driver, .call = NULL, .arena = NULL};
	struct recorded recorded;

	(void) state;
	recorded_open(&recorded, "114");
	json_object_object_add(recorded_at(recorded.body, "server.node.location"), "backup_configuration", json_object_new_object());
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		json_object_object_add(recorded_at(recorded.body, places[i]), "token", json_object_new_string(MARKER));
		json_object_object_add(recorded_at(recorded.body, places[i]), "secret_key", json_object_new_string(MARKER));
	}
	calagopus_memory_use(&tracked);
	panel.arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	struct fixture fixture = {panel.arena, panel};
	const struct calagopus_step *step = read_value(&fixture, CALAGOPUS_OP_SERVER_GET, SERVER, recorded.body);

	assert_true(step->ok);
	assert_true(block_count > 0);
	assert_false(marker_is_kept());
	/* the search itself finds what is there */
	assert_non_null(calagopus_arena_copy(panel.arena, MARKER, strlen(MARKER)));
	assert_true(marker_is_kept());
	calagopus_arena_free(panel.arena);
	calagopus_memory_use(NULL);
	assert_int_equal(block_count, 0);
	recorded_close(&recorded);
}

static void a_page_of_a_hundred_keeps_little(void **state)
{
	struct fixture *fixture = *state;
	struct recorded recorded;

	recorded_open(&recorded, "126");
	struct json_object *data = recorded_at(recorded.body, "servers.data");

	for (size_t i = 10; i < 100; i++) {
		json_object_array_add(data, json_object_get(json_object_array_get_idx(data, i % 10)));
	}
	size_t body = strlen(json_object_to_json_string_ext(recorded.body, JSON_C_TO_STRING_PLAIN));
	size_t before = calagopus_arena_used(fixture->arena);
	const struct calagopus_step *step = read_value(fixture, CALAGOPUS_OP_OWNER_SERVERS, OWNER, recorded.body);
	size_t kept = calagopus_arena_used(fixture->arena) - before - sizeof(struct calagopus_step);

	assert_true(step->ok);
	assert_int_equal(((struct calagopus_server_page *) step->result)->count, 100);
	assert_true(body > 200 * 1024);
	assert_true(kept < body * 2 / 3);
	/* and one more than a page holds is none */
	json_object_array_add(data, json_object_get(json_object_array_get_idx(data, 0)));
	assert_int_equal(read_value(fixture, CALAGOPUS_OP_OWNER_SERVERS, OWNER, recorded.body)->error.reason, CALAGOPUS_REASON_BAD_ANSWER);
	recorded_close(&recorded);
}

/* Every allocation of ours fails once: the answer is read whole, or there was no memory; nothing in between, and nothing says "gone". */
static size_t allocations_left;

static void *failing_alloc(size_t size)
{
	return allocations_left > 0 && allocations_left-- > 0 ? malloc(size) : NULL;
}

static void *failing_resize(void *block, size_t size)
{
	return allocations_left > 0 && allocations_left-- > 0 ? realloc(block, size) : NULL;
}

static void without_memory_an_answer_is_not_misread(void **state)
{
	static const struct calagopus_memory failing = {failing_alloc, failing_resize, free};
	static const struct {
		enum calagopus_operation operation;
		const char *id, *number;
		enum calagopus_reason reason;
	} cases[] = {
		{CALAGOPUS_OP_OWNER_SERVERS, OWNER, "126", CALAGOPUS_REASON_NONE},
		{CALAGOPUS_OP_SERVER_VARIABLES, SERVER, "120", CALAGOPUS_REASON_NONE},
		{CALAGOPUS_OP_EGGS, NULL, "019", CALAGOPUS_REASON_NONE},
		{CALAGOPUS_OP_NODE_USAGE, NODE, "144", CALAGOPUS_REASON_NONE},
		{CALAGOPUS_OP_SERVER_GET, SERVER, "060", CALAGOPUS_REASON_SERVER_NOT_FOUND},
		{CALAGOPUS_OP_OWNER_CREATE, NULL, "043", CALAGOPUS_REASON_REJECTED},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool done = false;

		for (size_t allowed = 1; !done; allowed++) {
			struct calagopus_panel panel = {.ops = &calagopus_cg_driver, .call = NULL, .arena = NULL};
			struct calagopus_http_response response;
			struct recorded recorded;
			struct calagopus_step step = {.operation = cases[i].operation, .id = cases[i].id};

			recorded_open(&recorded, cases[i].number);
			recorded_response(&recorded, &response);
			allocations_left = allowed;
			calagopus_memory_use(&failing);
			panel.arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
			if (panel.arena != NULL) {
				calagopus_panel_read(&panel, &step, &response);
				done = step.error.reason == cases[i].reason;
				if (!done) {
					assert_int_equal(step.error.reason, CALAGOPUS_REASON_OUT_OF_MEMORY);
				}
				calagopus_arena_free(panel.arena);
			}
			calagopus_memory_use(NULL);
			calagopus_http_response_free(&response);
			recorded_close(&recorded);
			assert_true(allowed < 10000);
		}
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_a_server),
		TEST(reads_states_aliases_and_servers_without_a_port),
		TEST(reads_pages_accounts_and_the_key_s_account),
		TEST(reads_what_there_is_to_choose_from),
		TEST(reads_which_eggs_have_ports_of_their_own),
		TEST(ids_of_a_list_are_spelt_as_all_others),
		TEST(reads_variables_of_eggs_and_servers),
		TEST(reads_allocations),
		TEST(passes_over_allocations_that_are_taken),
		TEST(reads_usage_of_one_and_of_a_node),
		TEST(reads_what_a_node_has_given_away),
		TEST(reads_the_end_of_an_install_log),
		TEST(chooses_the_default_command_and_the_first_image),
		TEST(a_server_must_be_whole),
		TEST(an_account_must_be_whole),
		TEST(lists_must_be_whole),
		TEST(no_figure_stops_an_action),
		TEST(what_is_no_figure_is_none),
		TEST(what_is_not_relied_on_may_be_missing),
		TEST(a_cut_answer_is_none),
		TEST(values_out_of_range_are_not_taken),
		TEST(another_object_is_no_answer),
		TEST(what_was_made_must_be_what_was_asked_for),
		TEST(another_page_is_no_answer),
		TEST(names_the_permission_that_is_missing),
		TEST(takes_validation_apart),
		TEST(names_the_option_whose_object_is_not_there),
		TEST(no_field_of_a_refusal_is_dropped),
		TEST(absence_counts_only_where_it_was_asked_about),
		TEST(states_that_forbid_are_told_apart),
		TEST(words_are_bounded_and_printable),
		TEST(a_refusal_says_when_to_come_back),
		TEST(a_lost_answer_carries_the_transport_s_words),
		TEST(a_key_across_a_cut_leaves_no_part_behind),
		cmocka_unit_test(credentials_are_never_copied),
		TEST(a_page_of_a_hundred_keeps_little),
		cmocka_unit_test(without_memory_an_answer_is_not_misread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
