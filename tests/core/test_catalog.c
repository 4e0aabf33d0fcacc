/* What is only read: the catalog with all its pages, live usage, the connection test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fake_panel.h"

static struct fake_call call;

static void every_page_of_every_list_comes(void **state)
{
	struct calagopus_catalog catalog;

	(void) state;
	for (int size = 1; size <= 6; size++) {
		fake_start();
		fake.list_pages_of = size;
		fake_call_start(&call, 0);
		assert_true(calagopus_provision_catalog(&call.provision, &catalog, &call.error));
		assert_int_equal(catalog.eggs.count, 5);
		assert_int_equal(catalog.nodes.count, 5);
		assert_int_equal(catalog.locations.count, 5);
		assert_int_equal(catalog.backup_configurations.count, 5);
		for (int i = 0; i < 5; i++) {
			assert_string_equal(catalog.nodes.items[i].uuid, fake.ports[i].uuid);
		}
		assert_int_equal(fake.rounds, (5 + size - 1) / size);
		fake_call_end(&call);
	}
}

/* A panel that never stops having more. */
static bool endless(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count)
{
	static char uuid[] = FAKE_NODE;
	static struct calagopus_named item = {.uuid = uuid, .name = uuid};
	static struct calagopus_named_list list = {&item, 1, 1000000};

	(void) panel;
	for (size_t i = 0; i < count; i++) {
		steps[i]->ok = true;
		steps[i]->result = &list;
	}
	fake.rounds++;
	return true;
}

static void a_list_without_end_ends(void **state)
{
	struct calagopus_panel_ops ops = fake_panel_ops;
	struct calagopus_catalog catalog;

	(void) state;
	fake_start();
	fake_call_start(&call, 0);
	ops.run = endless;
	call.provision.panel.ops = &ops;
	assert_false(calagopus_provision_catalog(&call.provision, &catalog, &call.error));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_ANSWER_TOO_LARGE);
	assert_int_equal(fake.rounds, CALAGOPUS_MAX_CATALOG_PAGES);
	fake_call_end(&call);
}

static void a_list_that_fails_is_an_error(void **state)
{
	static const enum calagopus_operation operations[] = {
		CALAGOPUS_OP_EGGS, CALAGOPUS_OP_NODES, CALAGOPUS_OP_LOCATIONS, CALAGOPUS_OP_BACKUP_CONFIGURATIONS, CALAGOPUS_OP_EGG_VARIABLES};
	struct calagopus_catalog catalog;
	struct calagopus_variables variables;

	(void) state;
	for (size_t i = 0; i < 5; i++) {
		for (int kind = 1; kind < FAKE_IGNORED; kind++) {
			bool ok;

			fake_start();
			fake_fault(operations[i], 1, kind);
			fake_call_start(&call, 0);
			ok = i < 4 ? calagopus_provision_catalog(&call.provision, &catalog, &call.error)
					   : calagopus_provision_egg_variables(&call.provision, FAKE_NEST, FAKE_EGG, &variables, &call.error);
			assert_false(ok);
			assert_true(calagopus_error_is_set(&call.error));
			fake_call_end(&call);
		}
	}
}

static void the_eggs_variables_come(void **state)
{
	struct calagopus_variables variables;

	(void) state;
	fake_start();
	fake_call_start(&call, 0);
	assert_true(calagopus_provision_egg_variables(&call.provision, FAKE_NEST, FAKE_EGG, &variables, &call.error));
	assert_int_equal(variables.count, 3);
	assert_false(calagopus_provision_egg_variables(&call.provision, FAKE_NEST, FAKE_NODE, &variables, &call.error));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_OBJECT_NOT_FOUND);
	fake_call_end(&call);
}

/* ---- Live ---- */

static struct calagopus_ref ref;
static struct calagopus_live live;

static void one(bool recorded)
{
	fake_start();
	fake_ref(&ref);
	fake_add_server("17", 0);
	ref.uuid = recorded ? fake.servers[0].uuid : NULL;
	ref.origin = recorded ? FAKE_ORIGIN : NULL;
	fake_call_start(&call, 0);
}

static bool look(void)
{
	return calagopus_provision_live(&call.provision, &ref, &live, &call.error);
}

static void a_live_view_is_one_round(void **state)
{
	(void) state;
	one(true);
	assert_true(look());
	assert_int_equal(fake.rounds, 1);
	assert_int_equal(fake.requests, 3);
	assert_int_equal(live.usage->memory_bytes, 358612992);
	assert_null(live.problem);
	assert_int_equal(live.port_count, 1);
	assert_ptr_equal(live.ports[0], live.server->allocation);
	fake_call_end(&call);
	one(false);
	assert_true(look());
	assert_non_null(live.usage);
	fake_call_end(&call);
}

static void a_key_that_sees_only_its_own_asks_as_the_owner(void **state)
{
	(void) state;
	one(true);
	fake.usage_needs_owner = true;
	assert_true(look());
	assert_non_null(live.usage);
	assert_int_equal(fake.rounds, 2);
	fake_call_end(&call);
}

static void figures_of_another_server_are_never_shown(void **state)
{
	(void) state;
	one(false);
	fake_add_server("18", 1);
	ref.uuid = fake.servers[1].uuid;
	assert_true(look());
	assert_string_equal(live.server->uuid, fake.servers[0].uuid);
	assert_int_equal(fake.asked[CALAGOPUS_OP_USAGE], 2);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_ALLOCATIONS], 2);
	fake.servers[0].there = false;
	assert_false(look());
	assert_null(live.server);
	assert_null(live.usage);
	fake_call_end(&call);
}

static void without_the_list_of_ports_the_primary_is_shown(void **state)
{
	(void) state;
	for (int kind = 1; kind < FAKE_IGNORED; kind++) {
		one(true);
		fake_fault(CALAGOPUS_OP_SERVER_ALLOCATIONS, 0, kind);
		assert_true(look());
		assert_int_equal(live.port_count, 1);
		assert_int_equal(live.ports[0]->port, live.server->allocation->port);
		fake_call_end(&call);
	}
}

static void a_server_without_figures_is_shown_with_the_reason(void **state)
{
	(void) state;
	one(true);
	snprintf(fake.servers[0].status, 32, "installing");
	assert_true(look());
	assert_null(live.usage);
	assert_non_null(strstr(live.problem, "installed"));
	fake_call_end(&call);
	for (int kind = 1; kind < FAKE_IGNORED; kind++) {
		one(true);
		fake_fault(CALAGOPUS_OP_USAGE, 0, kind);
		assert_true(look());
		assert_null(live.usage);
		assert_true(live.problem[0] != '\0');
		fake_call_end(&call);
		one(true);
		fake_fault(CALAGOPUS_OP_SERVER_GET, 0, kind);
		assert_false(look());
		fake_call_end(&call);
	}
}

/* ---- Connection test ---- */

static struct calagopus_connection connection;

static bool test(void)
{
	fake_call_start(&call, 0);
	return calagopus_provision_test(&call.provision, &connection, &call.error);
}

static void a_good_key_is_told_so_in_two_rounds(void **state)
{
	(void) state;
	fake_start();
	assert_true(test());
	assert_int_equal(fake.rounds, 2);
	assert_string_equal(connection.info.panel, "Fake");
	assert_string_equal(connection.info.account, "admin");
	assert_true(connection.info.administrator);
	assert_int_equal(connection.missing_count, 0);
	fake_call_end(&call);
}

static void missing_permissions_are_collected(void **state)
{
	(void) state;
	fake_start();
	fake.missing_permission = "users.read";
	fake_fault(CALAGOPUS_OP_NODES, 0, FAKE_403);
	fake_fault(CALAGOPUS_OP_EGGS, 0, FAKE_403);
	assert_true(test());
	assert_int_equal(connection.missing_count, 2);
	assert_string_equal(connection.missing[0], "x.y");
	assert_string_equal(connection.missing[1], "users.read");
	fake_call_end(&call);
}

static void what_takes_an_object_to_ask_about_is_tested_too(void **state)
{
	(void) state;
	fake_start();
	fake_fault(CALAGOPUS_OP_NODE_ALLOCATIONS, 0, FAKE_403);
	assert_true(test());
	assert_int_equal(connection.missing_count, 1);
	assert_string_equal(connection.missing[0], "x.y");
	fake_call_end(&call);
	fake_start();
	fake_fault(CALAGOPUS_OP_NODE_ALLOCATIONS, 0, FAKE_400);
	assert_false(test());
	assert_true(calagopus_error_is_set(&call.error));
	fake_call_end(&call);
}

static void anything_else_is_an_error(void **state)
{
	static const enum calagopus_operation operations[] = {
		CALAGOPUS_OP_TEST, CALAGOPUS_OP_ACCOUNT_OF_KEY, CALAGOPUS_OP_LOCATIONS, CALAGOPUS_OP_NODES, CALAGOPUS_OP_EGGS, CALAGOPUS_OP_OWNER_SEARCH,
		CALAGOPUS_OP_SERVER_LIST};

	(void) state;
	for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++) {
		for (int kind = 1; kind < FAKE_IGNORED; kind++) {
			fake_start();
			fake_fault(operations[i], 0, kind);
			assert_int_equal(test(), kind == FAKE_403);
			assert_int_equal(calagopus_error_is_set(&call.error), kind != FAKE_403);
			fake_call_end(&call);
		}
	}
}

static void without_memory_there_is_an_error(void **state)
{
	(void) state;
	for (int action = 0; action < 3; action++) {
		bool ok = false;

		for (size_t limit = 1; !ok; limit += 53) {
			struct calagopus_catalog catalog;

			assert_true(limit < CALAGOPUS_MAX_ARENA_BYTES); /* some memory suffices */
			one(action == 1);
			fake_call_end(&call);
			fake_call_start(&call, limit);
			ok = action == 2  ? calagopus_provision_test(&call.provision, &connection, &call.error)
				: action == 1 ? look()
							  : calagopus_provision_catalog(&call.provision, &catalog, &call.error);
			assert_int_equal(ok, !calagopus_error_is_set(&call.error));
			fake_call_end(&call);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_page_of_every_list_comes),
		cmocka_unit_test(a_list_without_end_ends),
		cmocka_unit_test(a_list_that_fails_is_an_error),
		cmocka_unit_test(the_eggs_variables_come),
		cmocka_unit_test(a_live_view_is_one_round),
		cmocka_unit_test(a_key_that_sees_only_its_own_asks_as_the_owner),
		cmocka_unit_test(figures_of_another_server_are_never_shown),
		cmocka_unit_test(without_the_list_of_ports_the_primary_is_shown),
		cmocka_unit_test(a_server_without_figures_is_shown_with_the_reason),
		cmocka_unit_test(a_good_key_is_told_so_in_two_rounds),
		cmocka_unit_test(missing_permissions_are_collected),
		cmocka_unit_test(what_takes_an_object_to_ask_about_is_tested_too),
		cmocka_unit_test(anything_else_is_an_error),
		cmocka_unit_test(without_memory_there_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
