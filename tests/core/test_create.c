/* Create under every fault at every request: one server, known by its node, for the right client, or an error that says what is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "counting.h"
#include "fake_panel.h"

/* One Create and what came of it. */
struct attempt {
	struct calagopus_spec spec;
	struct calagopus_client client;
	struct calagopus_ref ref;
	struct calagopus_create_options options;
	struct fake_call call;
	struct calagopus_created created;
	bool ok;
};

static void usual(struct attempt *attempt)
{
	memset(attempt, 0, sizeof(*attempt));
	fake_spec(&attempt->spec);
	fake_client(&attempt->client);
	fake_ref(&attempt->ref);
	attempt->options.may_heal = true;
}

static void create_within(struct attempt *attempt, size_t arena_limit)
{
	fake_call_start(&attempt->call, arena_limit);
	struct calagopus_client client;

	attempt->ok = fake_prove(&attempt->call, &attempt->client, &client)
		&& calagopus_provision_create(&attempt->call.provision, &attempt->spec, &client, &attempt->ref, &attempt->options,
		&attempt->created, &attempt->call.error);
	assert_int_equal(attempt->ok, !calagopus_error_is_set(&attempt->call.error));
}

static void create(struct attempt *attempt)
{
	create_within(attempt, 0);
}

static void end(struct attempt *attempt)
{
	fake_call_end(&attempt->call);
}

static enum calagopus_reason reason(const struct attempt *attempt)
{
	return attempt->call.error.reason;
}

/* ---- The plain ways ---- */

static void two_rounds_make_a_server_for_a_known_account(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_int_equal(fake.rounds, 2);
	assert_int_equal(fake.requests, 6);
	assert_false(attempt.created.adopted);
	assert_int_equal(attempt.created.link, CALAGOPUS_LINK_EXTERNAL_ID);
	assert_string_equal(attempt.created.server->name, "Server-17");
	assert_string_equal(attempt.created.server->description, "Service 17 of " FAKE_INSTALLATION);
	assert_non_null(attempt.created.server->allocation);
	assert_string_equal(fake.servers[0].image, "image:1");
	assert_string_equal(fake.servers[0].startup, "run it");
	assert_string_equal(fake.servers[0].values[0], "paper.jar");
	end(&attempt);
}

static void pressed_twice_it_adopts(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	for (int i = 0; i < 2; i++) {
		usual(&attempt);
		create(&attempt);
		assert_true(attempt.ok);
		assert_int_equal(attempt.created.adopted, i == 1);
		end(&attempt);
	}
	assert_int_equal(fake_servers_with("17"), 1);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_CREATE], 1);
}

static void an_addon_has_a_name_and_id_of_its_own(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	usual(&attempt);
	attempt.ref.external_id = "addon-5";
	create(&attempt);
	assert_true(attempt.ok);
	assert_string_equal(attempt.created.server->name, "Server-addon-5");
	end(&attempt);
}

static void a_full_node_says_the_documented_words_and_makes_no_account(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.port_count = 0;
	usual(&attempt);
	attempt.client.external_id = "9";
	attempt.client.email = "new@example.com";
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_NO_ALLOCATION);
	assert_ptr_equal(strstr(attempt.call.error.message, "No available allocations on the selected node"), attempt.call.error.message);
	assert_int_equal(fake.owner_count, 3);
	end(&attempt);
}

static void an_unknown_variable_is_named_before_anything_is_made(void **state)
{
	static char name[] = "TYPO", value[] = "1";
	struct calagopus_pair pair = {name, value};
	struct attempt attempt;

	(void) state;
	fake_start();
	usual(&attempt);
	attempt.spec.variables = (struct calagopus_pairs) {&pair, 1};
	attempt.client.external_id = "9";
	attempt.client.email = "new@example.com";
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_UNKNOWN_VARIABLE);
	assert_string_equal(calagopus_error_field_name(&attempt.call.error, 0), "variables");
	assert_non_null(strstr(calagopus_error_field_message(&attempt.call.error, 0), "TYPO"));
	assert_non_null(strstr(calagopus_error_field_message(&attempt.call.error, 0), "JARFILE, VERSION, SLOTS"));
	assert_int_equal(fake.owner_count, 3);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_CREATE], 0);
	end(&attempt);
}

static void an_egg_without_image_or_start_command_wants_the_options(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.eggs[0].image = fake.eggs[0].startup = NULL;
	usual(&attempt);
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_INVALID_OPTIONS);
	assert_int_equal(attempt.call.error.field_count, 2);
	assert_string_equal(calagopus_error_field_name(&attempt.call.error, 0), "docker_image");
	assert_string_equal(calagopus_error_field_name(&attempt.call.error, 1), "startup_command");
	end(&attempt);
}

static void names_are_measured_in_characters(void **state)
{
	struct attempt attempt;
	char prefix[600] = "";

	(void) state;
	for (int i = 0; i < 254; i++) {
		strcat(prefix, "ü");
	}
	fake_start();
	usual(&attempt);
	attempt.spec.name_prefix = prefix;
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_INVALID_OPTIONS);
	assert_int_equal(fake.requests, 0);
	end(&attempt);
	usual(&attempt);
	prefix[253 * 2] = '\0';
	attempt.spec.name_prefix = prefix;
	create(&attempt);
	assert_true(attempt.ok);
	end(&attempt);
	usual(&attempt);
	prefix[0] = '\0';
	attempt.spec.name_prefix = prefix;
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_INVALID_OPTIONS);
	end(&attempt);
}

/* ---- Ports ---- */

static void stale_ports_are_passed_over_until_a_free_one_is_met(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.port_count = 6;
	for (int i = 0; i < 5; i++) {
		fake.ports[i].stale = true;
	}
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_int_equal(fake_servers_with("17"), 1);
	end(&attempt);
}

static void taken_ports_are_not_tried_for_ever_nor_twice(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.port_count = 20;
	for (int i = 0; i < 20; i++) {
		fake.ports[i].stale = true;
	}
	usual(&attempt);
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_ALLOCATION_TAKEN);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_CREATE], CALAGOPUS_MAX_ALLOCATION_TRIES + 1);
	end(&attempt);
	fake_start();
	fake.port_count = 2;
	fake.ports[0].stale = fake.ports[1].stale = true;
	usual(&attempt);
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_NO_ALLOCATION);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_CREATE], 2);
	end(&attempt);
}

/* A rival makes the server between our look and our question, and takes the port. */
static void rival(struct fake *world, const struct calagopus_step *step)
{
	if (step->operation == CALAGOPUS_OP_SERVER_CREATE && fake_servers_with("17") == 0) {
		struct fake_server *server = fake_add_server("17", 0);

		snprintf(server->description, sizeof(server->description), "Service 17 of %s", FAKE_INSTALLATION);
		world->fault_count = 0;
		fake_fault(CALAGOPUS_OP_SERVER_CREATE, 1, FAKE_409);
	}
}

/* … and it is another installation's. */
static void foreign_rival(struct fake *world, const struct calagopus_step *step)
{
	rival(world, step);
	if (fake_server_with("17") != NULL) {
		snprintf(fake_server_with("17")->description, 300, "Service 17 of https://staging.example.com");
	}
}

/* A rival makes the server while we make the account. */
static void early_rival(struct fake *world, const struct calagopus_step *step)
{
	(void) world;
	if (step->operation == CALAGOPUS_OP_OWNER_CREATE && fake_servers_with("17") == 0) {
		int owner = (int) (fake_add_owner("9", "janedoe_9", "new@example.com") - fake.owners);

		fake_add_server("17", owner);
	}
}

static void a_server_that_was_made_while_the_account_was_is_adopted(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.meanwhile = early_rival;
	usual(&attempt);
	attempt.client.external_id = attempt.ref.owner_external_id = "9";
	attempt.client.email = "new@example.com";
	create(&attempt);
	assert_true(attempt.ok);
	assert_true(attempt.created.adopted);
	assert_int_equal(fake_servers_with("17"), 1);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_CREATE], 0);
	end(&attempt);
}

static void a_conflict_with_another_installations_server_is_no_adoption(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.meanwhile = foreign_rival;
	usual(&attempt);
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_FOREIGN_INSTALLATION);
	assert_int_equal(fake_servers_with("17"), 1);
	end(&attempt);
}

static void a_conflict_that_means_the_server_is_there_adopts_it(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.meanwhile = rival;
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_true(attempt.created.adopted);
	assert_int_equal(fake_servers_with("17"), 1);
	end(&attempt);
}

static void deploy(struct attempt *attempt)
{
	static char location[] = FAKE_LOCATION;
	static char *locations[] = {location};

	usual(attempt);
	attempt->spec.node_uuid = NULL;
	attempt->spec.location_uuids = locations;
	attempt->spec.location_count = 1;
}

static void a_deployed_server_without_a_port_is_given_one(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.portless = true;
	deploy(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_non_null(attempt.created.server->allocation);
	assert_int_equal(fake_free_ports(), 7);
	end(&attempt);
}

/* The egg's own ports count where its configuration names some; where none does, one is asked for at once. */
static void a_deployment_asks_for_a_port_only_where_the_egg_has_none_of_its_own(void **state)
{
	static const char *const configured[] = {FAKE_EGG, FAKE_OTHER_EGG, NULL};

	(void) state;
	for (size_t i = 0; i < 3; i++) {
		struct attempt attempt;

		fake_start();
		fake.configured = configured[i];
		deploy(&attempt);
		create(&attempt);
		assert_true(attempt.ok);
		assert_non_null(attempt.created.server->allocation);
		assert_int_equal(fake.any_port_asked, i == 0 ? 0 : 1);
		assert_int_equal(fake.rounds, 2);
		end(&attempt);
	}
}

/* The key may not see the configurations: what they say counts all the same. */
static void where_the_eggs_ports_are_not_known_one_is_given_afterwards(void **state)
{
	static const char *const configured[] = {FAKE_EGG, NULL};

	(void) state;
	for (size_t i = 0; i < 2; i++) {
		struct attempt attempt;

		fake_start();
		fake.configured = configured[i];
		fake_fault(CALAGOPUS_OP_EGG_CONFIGURATIONS, 0, FAKE_403);
		deploy(&attempt);
		create(&attempt);
		assert_true(attempt.ok);
		assert_non_null(attempt.created.server->allocation);
		assert_int_equal(fake.any_port_asked, 0);
		assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_ALLOCATION_ADD], (int) i);
		end(&attempt);
	}
}

static void a_portless_server_that_gets_no_port_is_removed_and_that_is_said(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.portless = true;
	fake.port_count = 0;
	deploy(&attempt);
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_NO_ALLOCATION);
	assert_non_null(strstr(attempt.call.error.message, "removed again"));
	assert_int_equal(fake_servers_with("17"), 0);
	end(&attempt);
}

/* It may be a rival's, who is giving it a port at this moment. */
static void a_portless_server_that_only_a_look_showed_is_not_removed(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.portless = true;
	fake.port_count = 0;
	fake_fault(CALAGOPUS_OP_SERVER_DEPLOY, 1, FAKE_LOST_AFTER);
	deploy(&attempt);
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_NO_ALLOCATION);
	assert_int_equal(attempt.call.error.topic, CALAGOPUS_TOPIC_CREATION_OPEN);
	assert_non_null(strstr(attempt.call.error.message, "was left"));
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_DELETE], 0);
	assert_int_equal(fake_servers_with("17"), 1);
	end(&attempt);
}

static void a_port_whose_addition_was_lost_is_not_added_twice(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.portless = true;
	fake_fault(CALAGOPUS_OP_SERVER_ALLOCATION_ADD, 1, FAKE_LOST_AFTER);
	deploy(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_int_equal(fake_free_ports(), 7);
	end(&attempt);
}

/* Another port would be a second one where the first request arrives after all. */
static void no_other_port_is_asked_for_while_an_addition_may_still_arrive(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.portless = true;
	fake_fault(CALAGOPUS_OP_SERVER_ALLOCATION_ADD, 0, FAKE_LOST_BEFORE);
	deploy(&attempt);
	create(&attempt);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_ALLOCATION_ADD], 1);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_CONNECTION_LOST);
	assert_non_null(strstr(attempt.call.error.message, "removed again"));
	assert_null(strstr(attempt.call.error.hint, "Add allocations"));
	assert_int_equal(fake_servers_with("17"), 0);
	end(&attempt);
}

static void a_portless_server_is_removed_for_the_reason_that_there_is(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.portless = true;
	fake_fault(CALAGOPUS_OP_NODE_ALLOCATIONS, 0, FAKE_403);
	deploy(&attempt);
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_PERMISSION_MISSING);
	assert_non_null(strstr(attempt.call.error.message, "removed again"));
	assert_null(strstr(attempt.call.error.hint, "Add allocations"));
	end(&attempt);
}

/* ---- What is there already ---- */

static struct fake_server *ours(void)
{
	struct fake_server *server = fake_add_server("17", 0);

	snprintf(server->description, sizeof(server->description), "Service 17 of %s", FAKE_INSTALLATION);
	return server;
}

static void refuses(enum calagopus_reason expected)
{
	struct attempt attempt;
	struct fake before = fake;

	usual(&attempt);
	create(&attempt);
	assert_int_equal(reason(&attempt), expected);
	assert_true(attempt.call.error.hint[0] != '\0');
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_CREATE], 0);
	assert_memory_equal(fake.servers, before.servers, sizeof(before.servers));
	assert_memory_equal(fake.owners, before.owners, sizeof(before.owners));
	end(&attempt);
}

static void another_clients_server_is_never_adopted(void **state)
{
	(void) state;
	fake_start();
	fake_add_server("17", 1);
	refuses(CALAGOPUS_REASON_FOREIGN_SERVER);
}

static void not_even_with_our_mark(void **state)
{
	(void) state;
	fake_start();
	snprintf(fake_add_server("17", 1)->description, 300, "Service 17 of %s", FAKE_INSTALLATION);
	refuses(CALAGOPUS_REASON_FOREIGN_SERVER);
}

static char plugins[] = "plugins", worlds[] = "worlds", five[] = "5", backups[] = FAKE_BACKUPS;
static struct calagopus_custom_limit custom[] = {
	{plugins, CALAGOPUS_CUSTOM_INTEGER, 5, false, five}, {worlds, CALAGOPUS_CUSTOM_INTEGER, 5, false, five}
};

/* An order of all that a panel could make otherwise. */
static void whole_order(struct attempt *attempt)
{
	attempt->spec.features.custom = custom;
	attempt->spec.features.custom_count = 1;
	attempt->spec.backup_configuration_uuid = backups;
	attempt->spec.hugepages = true;
}

static void other_memory(struct fake_server *made) { made->limits.memory++; }
static void other_weight(struct fake_server *made) { made->limits.io_weight = 500; }
static void other_databases(struct fake_server *made) { made->features.databases++; }
static void other_plugins(struct fake_server *made) { made->plugins.integer = 4; }
static void other_image(struct fake_server *made) { snprintf(made->image, sizeof(made->image), "image:9"); }
static void other_startup(struct fake_server *made) { snprintf(made->startup, sizeof(made->startup), "run something else"); }
static void other_egg(struct fake_server *made) { snprintf(made->egg_uuid, sizeof(made->egg_uuid), FAKE_OTHER_EGG); }
static void other_backups(struct fake_server *made) { snprintf(made->backup_configuration, 40, "55555555-5555-4555-8555-555555555556"); }
static void no_backups(struct fake_server *made) { made->backup_configuration[0] = '\0'; }
static void no_hugepages(struct fake_server *made) { made->hugepages = false; }
static void with_kvm(struct fake_server *made) { made->kvm = true; }

static void a_server_that_is_not_as_ordered_is_no_success(void **state)
{
	static const struct { void (*makes)(struct fake_server *made); const char *named; } cases[] = {
		{other_memory, "memory"}, {other_weight, "io_weight"}, {other_databases, "database_limit"}, {other_plugins, "custom_feature_limits"},
		{other_image, "docker_image"}, {other_startup, "startup_command"}, {other_egg, "egg_uuid"}, {other_backups, "backup_configuration_uuid"},
		{no_backups, "backup_configuration_uuid"}, {no_hugepages, "hugepages_passthrough"}, {with_kvm, "kvm_passthrough"},
	};

	(void) state;
	for (size_t i = 0; i < 3 * sizeof(cases) / sizeof(cases[0]); i++) {
		struct attempt attempt;

		fake_start();
		fake.makes_otherwise = cases[i / 3].makes;
		usual(&attempt);
		if (i % 3 == 1) {
			deploy(&attempt);
		} else if (i % 3 == 2) {
			fake_fault(CALAGOPUS_OP_SERVER_CREATE, 1, FAKE_LOST_AFTER);
		}
		whole_order(&attempt);
		create(&attempt);
		if (reason(&attempt) != CALAGOPUS_REASON_NOT_APPLIED || strstr(attempt.call.error.message, cases[i / 3].named) == NULL) {
			fail_msg("%s, way %zu: %s", cases[i / 3].named, i % 3, attempt.call.error.message);
		}
		assert_non_null(strstr(attempt.call.error.message, fake.servers[0].uuid));
		assert_int_equal(attempt.call.error.topic, CALAGOPUS_TOPIC_MADE_OTHERWISE);
		end(&attempt);
	}
}

static void a_server_as_ordered_is_a_success_in_as_many_rounds(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	usual(&attempt);
	whole_order(&attempt);
	attempt.spec.features.custom_count = 2; /* "worlds" is one that no panel tells */
	create(&attempt);
	assert_true(attempt.ok);
	assert_int_equal(fake.rounds, 2);
	assert_int_equal(attempt.created.notes.count, 1);
	assert_non_null(strstr(attempt.created.notes.items[0], "worlds"));
	end(&attempt);
	fake_start();
	usual(&attempt);
	fake.makes_otherwise = other_backups; /* none was named: the panel may have one of its own */
	create(&attempt);
	assert_true(attempt.ok);
	assert_int_equal(attempt.created.notes.count, 0);
	end(&attempt);
}

/* The panel's ids are the administrator's word, so they come first; that the addresses differ is for people to look at. */
static void an_account_with_the_id_and_another_address_is_taken_and_that_is_said(void **state)
{
	struct attempt attempt;

	(void) state;
	for (int linked = 0; linked < 3; linked++) {
		fake_start();
		usual(&attempt);
		snprintf(fake.owners[0].email, sizeof(fake.owners[0].email), linked == 2 ? "JANE@example.com" : "else@example.org");
		attempt.client.linked_uuid = linked == 1 ? fake.owners[0].uuid : NULL;
		create(&attempt);
		assert_true(attempt.ok);
		assert_string_equal(attempt.created.owner->uuid, fake.owners[0].uuid);
		assert_int_equal(attempt.created.notes.count, linked == 0);
		if (linked == 0) {
			assert_non_null(strstr(attempt.created.notes.items[0], "janedoe_7"));
			assert_null(strchr(attempt.created.notes.items[0], '@'));
		}
		end(&attempt);
	}
}

static void an_unmarked_server_of_another_address_is_not_adopted(void **state)
{
	(void) state;
	fake_start();
	fake_add_server("17", 0);
	snprintf(fake.owners[0].email, sizeof(fake.owners[0].email), "else@example.com");
	refuses(CALAGOPUS_REASON_FOREIGN_SERVER);
}

static void another_installations_server_is_not_adopted(void **state)
{
	struct attempt attempt;
	const char *const former[] = {"https://old.example.com", NULL};

	(void) state;
	fake_start();
	snprintf(ours()->description, 300, "Service 17 of https://old.example.com/");
	refuses(CALAGOPUS_REASON_FOREIGN_INSTALLATION);
	usual(&attempt);
	fake_plan.former_installations = former;
	create(&attempt);
	assert_true(attempt.ok);
	assert_true(attempt.created.adopted);
	end(&attempt);
}

static void two_that_bear_the_id_are_named_and_left(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.list_pages_of = 2;
	for (int i = 0; i < 5; i++) {
		fake_add_server("other", 0);
	}
	ours();
	fake_add_server("other", 0);
	ours();
	refuses(CALAGOPUS_REASON_DUPLICATE_SERVERS);
	usual(&attempt);
	create(&attempt);
	assert_non_null(strstr(attempt.call.error.message, fake.servers[5].uuid));
	assert_non_null(strstr(attempt.call.error.message, fake.servers[7].uuid));
	end(&attempt);
	usual(&attempt);
	attempt.ref.uuid = fake.servers[7].uuid;
	attempt.ref.origin = FAKE_ORIGIN;
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_DUPLICATE_SERVERS);
	assert_non_null(strstr(attempt.call.error.message, fake.servers[5].uuid));
	assert_non_null(strstr(attempt.call.error.message, fake.servers[7].uuid));
	end(&attempt);
}

static void a_recorded_server_that_lost_its_id_stops_a_second_one(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake_add_server("", 0);
	usual(&attempt);
	attempt.ref.uuid = fake.servers[0].uuid;
	attempt.ref.origin = FAKE_ORIGIN;
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_FOREIGN_SERVER);
	end(&attempt);
	attempt.ref.origin = NULL; /* typed by somebody: no proof of anything, and no hindrance */
	create(&attempt);
	assert_true(attempt.ok);
	end(&attempt);
}

static void a_server_of_another_panel_is_not_made_again_here(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	usual(&attempt);
	attempt.ref.uuid = "99999999-9999-4999-8999-999999999999";
	attempt.ref.origin = "https://other.example.com";
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_WRONG_PANEL);
	assert_non_null(strstr(attempt.call.error.message, "https://other.example.com"));
	assert_non_null(strstr(attempt.call.error.message, FAKE_ORIGIN));
	assert_int_equal(fake_servers_with("17"), 0);
	end(&attempt);
}

static void a_failed_installation_is_adopted_with_a_note(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	snprintf(ours()->status, 32, "install_failed");
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_int_equal(attempt.created.notes.count, 1);
	end(&attempt);
}

static void an_adopted_server_without_a_port_is_given_one(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	ours();
	fake.ports[0].server = -1;
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_non_null(attempt.created.server->allocation);
	end(&attempt);
}

static void a_port_that_only_was_not_the_first_is_made_so(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	ours();
	fake.ports[0].primary = false;
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_true(fake.ports[0].primary);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_ALLOCATION_ADD], 0);
	end(&attempt);
}

static struct fake_server *half_server(void)
{
	struct fake_server *server = ours();

	snprintf(server->status, sizeof(server->status), "installing");
	server->node_knows = false;
	return server;
}

static void half_a_server_is_made_anew_only_when_nothing_can_be_under_way(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.port_count = 1; /* the half server holds the only one */
	half_server();
	usual(&attempt);
	attempt.options.may_heal = false;
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_STILL_PENDING);
	end(&attempt);
	usual(&attempt);
	attempt.options.only_look = true;
	attempt.options.may_heal = false;
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_STILL_PENDING);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_DELETE], 0);
	end(&attempt);
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_true(attempt.created.healed);
	assert_int_equal(fake_servers_with("17"), 1);
	assert_true(fake_server_with("17")->node_knows);
	end(&attempt);
}

/* … and where a rival makes the server meanwhile, it is held against what is there now, not against the half that was removed. */
static void what_a_rival_made_after_a_half_was_removed_is_adopted(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.meanwhile = rival;
	half_server();
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_true(attempt.created.healed);
	assert_true(attempt.created.adopted);
	assert_int_equal(fake_servers_with("17"), 1);
	end(&attempt);
}

/* Whose process died has left its half behind, and its request may be on the way yet: the half is healed, nothing else is made. */
static void looking_only_heals_a_half_where_it_may(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	half_server();
	usual(&attempt);
	attempt.options.only_look = true;
	create(&attempt);
	assert_true(attempt.ok);
	assert_true(attempt.created.healed);
	assert_int_equal(fake_servers_with("17"), 1);
	end(&attempt);
	fake_start();
	usual(&attempt);
	attempt.options.only_look = true;
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_STILL_PENDING);
	assert_int_equal(fake.server_count, 0);
	end(&attempt);
}

static void half_a_server_stays_where_the_order_is_wrong(void **state)
{
	(void) state;
	fake_start();
	half_server();
	fake.eggs[0].image = NULL;
	refuses(CALAGOPUS_REASON_INVALID_OPTIONS);
}

static void an_installing_server_that_its_node_knows_is_adopted(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	half_server()->node_knows = true;
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_true(attempt.created.adopted);
	assert_false(attempt.created.healed);
	end(&attempt);
}

static void looking_only_makes_nothing(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	usual(&attempt);
	attempt.options.only_look = true;
	attempt.client.external_id = "9";
	attempt.client.email = "new@example.com";
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_STILL_PENDING);
	assert_int_equal(fake.owner_count, 3);
	assert_int_equal(fake.server_count, 0);
	end(&attempt);
}

/* ---- Lost answers ---- */

static void a_server_that_shows_itself_late_is_waited_for(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.new_hidden_looks = 4;
	fake_fault(CALAGOPUS_OP_SERVER_CREATE, 1, FAKE_LOST_AFTER);
	usual(&attempt);
	create(&attempt);
	assert_true(attempt.ok);
	assert_false(attempt.created.adopted);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_BY_EXTERNAL], 1 + 4 + 1);
	end(&attempt);
}

static void when_the_creation_took_all_its_time_there_is_some_left_to_look(void **state)
{
	struct attempt attempt;
	int64_t began;

	(void) state;
	fake_start();
	fake_fault(CALAGOPUS_OP_SERVER_CREATE, 1, FAKE_LATE);
	usual(&attempt);
	began = fake.now_ms;
	create(&attempt);
	assert_true(attempt.ok);
	assert_true(fake.now_ms - began <= 240000);
	end(&attempt);
}

static void an_account_whose_answer_came_too_late_leaves_the_creation_its_time(void **state)
{
	struct attempt attempt;
	int64_t began;

	(void) state;
	fake_start();
	fake_fault(CALAGOPUS_OP_OWNER_CREATE, 1, FAKE_LATE);
	usual(&attempt);
	attempt.client.external_id = "9";
	attempt.client.email = "new@example.com";
	attempt.ref.owner_external_id = "9";
	began = fake.now_ms;
	create(&attempt);
	if (!attempt.ok) {
		fail_msg("%s", attempt.call.error.message);
	}
	assert_int_equal(attempt.created.link, CALAGOPUS_LINK_CREATED);
	assert_int_equal(fake.owner_count, 4);
	assert_true(fake.now_ms - began <= 240000);
	end(&attempt);
}

static void what_stays_unknown_is_said_within_the_deadline(void **state)
{
	struct attempt attempt;
	int64_t began;

	(void) state;
	fake_start();
	fake_fault(CALAGOPUS_OP_SERVER_CREATE, 1, FAKE_LOST_BEFORE);
	usual(&attempt);
	began = fake.now_ms;
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_OUTCOME_UNKNOWN);
	assert_true(attempt.call.error.retriable);
	assert_int_equal(attempt.call.error.topic, CALAGOPUS_TOPIC_CREATION_OPEN);
	assert_true(fake.now_ms - began <= 35000);
	assert_true(fake.asked[CALAGOPUS_OP_SERVER_BY_EXTERNAL] < 30);
	end(&attempt);
}

/* Another's server appears under our id while our own answer is lost. */
static void stranger_appears(struct fake *world, const struct calagopus_step *step)
{
	(void) world;
	if (step->operation == CALAGOPUS_OP_SERVER_CREATE) {
		fake_add_server("17", 1);
	}
}

static void a_strangers_server_is_not_taken_for_the_lost_answer(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.meanwhile = stranger_appears;
	fake_fault(CALAGOPUS_OP_SERVER_CREATE, 1, FAKE_LOST_BEFORE);
	usual(&attempt);
	create(&attempt);
	assert_int_equal(reason(&attempt), CALAGOPUS_REASON_FOREIGN_SERVER);
	end(&attempt);
}

/* ---- The matrix: every way, every request of it, every fault ---- */

struct way {
	const char *name;
	void (*prepare)(struct attempt *attempt);
};

static void known(struct attempt *attempt)
{
	usual(attempt);
}

static void newcomer(struct attempt *attempt)
{
	usual(attempt);
	attempt->client.external_id = attempt->ref.owner_external_id = "9";
	attempt->client.email = "new@example.com";
	attempt->client.language = "xx";
}

static void by_address(struct attempt *attempt)
{
	usual(attempt);
	fake.owners[0].external_id[0] = '\0';
}

static void name_taken(struct attempt *attempt)
{
	newcomer(attempt);
	fake_add_owner("50", "janedoe_9", "somebody@example.com");
}

static void deployed(struct attempt *attempt)
{
	deploy(attempt);
}

static void deployed_portless(struct attempt *attempt)
{
	deploy(attempt);
	fake.portless = true;
}

static void adopted(struct attempt *attempt)
{
	usual(attempt);
	ours();
}

static void adopted_installing(struct attempt *attempt)
{
	usual(attempt);
	half_server()->node_knows = true;
}

static void adopted_portless(struct attempt *attempt)
{
	adopted(attempt);
	fake.ports[0].server = -1;
}

static void healed(struct attempt *attempt)
{
	usual(attempt);
	half_server();
}

static void recorded(struct attempt *attempt)
{
	usual(attempt);
	attempt->ref.uuid = "99999999-9999-4999-8999-999999999999"; /* gone */
	attempt->ref.origin = FAKE_ORIGIN;
}

static void one_taken(struct attempt *attempt)
{
	usual(attempt);
	fake_fault(CALAGOPUS_OP_SERVER_CREATE, 1, FAKE_409);
}

static const struct way ways[] = {
	{"known account", known}, {"new account", newcomer}, {"account by e-mail", by_address}, {"username taken", name_taken},
	{"deployed", deployed}, {"deployed without a port", deployed_portless}, {"adopted", adopted}, {"adopted while installing", adopted_installing},
	{"adopted without a port", adopted_portless}, {"healed", healed}, {"recorded but gone", recorded}, {"a port taken", one_taken},
};

/* What must hold whatever happened. `certain`: the error claims that nothing is left open. */
static void check_world(const struct attempt *attempt, const char *cell)
{
	const struct fake_server *server = fake_server_with("17");
	int accounts = 0;

	for (int i = 0; i < fake.owner_count; i++) {
		accounts += strcmp(fake.owners[i].external_id, attempt->client.external_id) == 0;
	}
	if (fake_servers_with("17") > 1 || accounts > 1) {
		fail_msg("%s: %d servers, %d accounts", cell, fake_servers_with("17"), accounts);
	}
	if (!attempt->ok && (attempt->call.error.message[0] == '\0' || attempt->call.error.reason == CALAGOPUS_REASON_NONE)) {
		fail_msg("%s: an error without words", cell);
	}
	if (!attempt->ok) {
		return;
	}
	if (server == NULL || !server->node_knows || strcmp(fake.owners[server->owner].external_id, attempt->client.external_id) != 0) {
		fail_msg("%s: success without a whole server of the client's", cell);
	}
	if (attempt->created.server->allocation == NULL || strcmp(attempt->created.server->uuid, server->uuid) != 0) {
		fail_msg("%s: success with another server, or one without a port", cell);
	}
}

/* An error that leaves nothing open and found nothing there has made nothing. */
static void check_claim(const struct attempt *attempt, int servers_before, const char *cell)
{
	enum calagopus_reason why = attempt->call.error.reason;
	bool open = why == CALAGOPUS_REASON_OUTCOME_UNKNOWN || why == CALAGOPUS_REASON_STILL_PENDING || why == CALAGOPUS_REASON_NO_ALLOCATION;

	if (!attempt->ok && !open && servers_before == 0 && fake.asked[CALAGOPUS_OP_SERVER_CREATE] > 0 && fake_servers_with("17") > 0
		&& attempt->call.error.topic != CALAGOPUS_TOPIC_CREATION_OPEN && attempt->call.error.topic != CALAGOPUS_TOPIC_MADE_OTHERWISE) {
		fail_msg("%s: a server was left behind an error that does not say so (%s)", cell, calagopus_reason_name(why));
	}
}

static void press_again(const struct way *way, struct attempt *attempt, const char *cell)
{
	fake.fault_count = 0;
	fake.portless = false;
	fake.new_hidden_looks = 0;
	create(attempt);
	check_world(attempt, cell);
	if (!attempt->ok || fake_servers_with("17") != 1) {
		fail_msg("%s: pressing again does not heal: %s", cell, attempt->call.error.message);
	}
	(void) way;
	end(attempt);
}

static void run_cell(const struct way *way, enum calagopus_operation operation, int nth, enum fake_fault_kind kind)
{
	struct attempt attempt;
	char cell[200];
	int before;
	int64_t began;

	snprintf(cell, sizeof(cell), "%s: operation %d, request %d: %s", way->name, (int) operation, nth, fake_fault_names[kind]);
	fake_start();
	way->prepare(&attempt);
	if (fake.fault_count > 0 && fake.faults[0].operation == operation && fake.faults[0].nth == nth) {
		return;
	}
	fake_fault(operation, nth, kind);
	before = fake_servers_with("17");
	began = fake.now_ms;
	create(&attempt);
	check_world(&attempt, cell);
	check_claim(&attempt, before, cell);
	if (fake.now_ms - began > attempt.call.provision.plan->create_ms + 100) {
		fail_msg("%s: took %ld ms", cell, (long) (fake.now_ms - began));
	}
	end(&attempt);
	press_again(way, &attempt, cell);
}

static bool read_only(enum calagopus_operation operation)
{
	switch (operation) {
	case CALAGOPUS_OP_SERVER_CREATE: case CALAGOPUS_OP_SERVER_DEPLOY: case CALAGOPUS_OP_OWNER_CREATE: case CALAGOPUS_OP_OWNER_UPDATE:
	case CALAGOPUS_OP_SERVER_DELETE: case CALAGOPUS_OP_SERVER_ALLOCATION_ADD: case CALAGOPUS_OP_SERVER_ALLOCATION_PRIMARY:
		return false;
	default:
		return true;
	}
}

/* A fault that makes no sense for the request is no cell. */
static bool sensible(enum calagopus_operation operation, enum fake_fault_kind kind)
{
	bool creates = operation == CALAGOPUS_OP_SERVER_CREATE || operation == CALAGOPUS_OP_SERVER_DEPLOY;

	return (kind != FAKE_HALF || creates)
		&& (kind != FAKE_OTHER || creates || operation == CALAGOPUS_OP_SERVER_GET || operation == CALAGOPUS_OP_SERVER_BY_EXTERNAL)
		&& (kind != FAKE_IGNORED || operation == CALAGOPUS_OP_OWNER_UPDATE || operation == CALAGOPUS_OP_SERVER_ALLOCATION_PRIMARY)
		&& (kind != FAKE_409 || !read_only(operation));
}

static void whatever_happens_to_whichever_request_there_is_one_server_and_no_false_success(void **state)
{
	int cells = 0;

	(void) state;
	for (size_t w = 0; w < sizeof(ways) / sizeof(ways[0]); w++) {
		struct attempt attempt;
		int asked[CALAGOPUS_OP_COUNT];

		fake_start();
		ways[w].prepare(&attempt);
		create(&attempt);
		check_world(&attempt, ways[w].name);
		assert_true(attempt.ok);
		memcpy(asked, fake.asked, sizeof(asked));
		end(&attempt);
		for (int operation = 0; operation < CALAGOPUS_OP_COUNT; operation++) {
			for (int nth = 1; nth <= asked[operation]; nth++) {
				for (int kind = 1; kind < FAKE_KINDS; kind++) {
					if (sensible(operation, kind)) {
						run_cell(&ways[w], operation, nth, kind);
						cells++;
					}
				}
			}
		}
	}
	print_message("%d cells\n", cells);
	assert_true(cells > 500);
}

/* Nothing but the creation itself is lost: then what each fault must lead to is known exactly. */
static void each_fault_of_the_creation_has_its_outcome(void **state)
{
	static const struct { enum fake_fault_kind kind; enum calagopus_reason expected; int servers; } cases[] = {
		{FAKE_NOT_SENT, CALAGOPUS_REASON_CONNECT_FAILED, 0},
		{FAKE_LOST_BEFORE, CALAGOPUS_REASON_OUTCOME_UNKNOWN, 0},
		{FAKE_LOST_AFTER, CALAGOPUS_REASON_NONE, 1},
		{FAKE_LATE, CALAGOPUS_REASON_NONE, 1},
		{FAKE_HALF, CALAGOPUS_REASON_OUTCOME_UNKNOWN, 1},
		{FAKE_TAKEN_BACK, CALAGOPUS_REASON_PANEL_ERROR, 0},
		{FAKE_500_KEPT, CALAGOPUS_REASON_NONE, 1},
		{FAKE_504_BEFORE, CALAGOPUS_REASON_OUTCOME_UNKNOWN, 0},
		{FAKE_504_AFTER, CALAGOPUS_REASON_NONE, 1},
		{FAKE_PAGE_BEFORE, CALAGOPUS_REASON_OUTCOME_UNKNOWN, 0},
		{FAKE_PAGE_AFTER, CALAGOPUS_REASON_NONE, 1},
		{FAKE_CUT_AFTER, CALAGOPUS_REASON_NONE, 1},
		{FAKE_OTHER, CALAGOPUS_REASON_NONE, 1},
		{FAKE_409, CALAGOPUS_REASON_NONE, 1},
		{FAKE_400, CALAGOPUS_REASON_REJECTED, 0},
		{FAKE_403, CALAGOPUS_REASON_PERMISSION_MISSING, 0},
		{FAKE_429, CALAGOPUS_REASON_RATE_LIMITED, 0},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct attempt attempt;

		fake_start();
		fake_fault(CALAGOPUS_OP_SERVER_CREATE, 1, cases[i].kind);
		usual(&attempt);
		create(&attempt);
		if (reason(&attempt) != cases[i].expected || fake_servers_with("17") != cases[i].servers) {
			fail_msg("%s: %s, %d servers", fake_fault_names[cases[i].kind], calagopus_reason_name(reason(&attempt)), fake_servers_with("17"));
		}
		assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_CREATE], cases[i].kind == FAKE_409 ? 2 : 1);
		end(&attempt);
	}
}

/* ---- Memory ---- */

static void without_memory_there_is_an_error_and_never_a_second_server(void **state)
{
	(void) state;
	for (size_t w = 0; w < sizeof(ways) / sizeof(ways[0]); w++) {
		size_t used = 0;

		for (size_t limit = 1; used == 0 || limit < used; limit += 389) {
			struct attempt attempt;

			fake_start();
			ways[w].prepare(&attempt);
			if (used == 0) {
				create(&attempt);
				used = calagopus_arena_used(attempt.call.provision.panel.arena);
				end(&attempt);
				continue;
			}
			create_within(&attempt, limit);
			check_world(&attempt, ways[w].name);
			end(&attempt);
		}
		assert_true(used > 0);
	}
}

static bool create_for_torture(void *context)
{
	struct attempt attempt;
	struct calagopus_client client;
	bool ok;

	(void) context;
	fake_start();
	newcomer(&attempt);
	fake_call_start(&attempt.call, 0);
	if (attempt.call.provision.panel.arena == NULL) {
		calagopus_clock_use(NULL);
		return false;
	}
	attempt.ok = ok = fake_prove(&attempt.call, &attempt.client, &client)
		&& calagopus_provision_create(&attempt.call.provision, &attempt.spec, &client, &attempt.ref, &attempt.options,
		&attempt.created, &attempt.call.error);
	if (ok == calagopus_error_is_set(&attempt.call.error)) {
		fail_msg("neither success nor error");
	}
	check_world(&attempt, "torture");
	end(&attempt);
	return ok;
}

static void each_block_that_is_not_given_ends_in_an_error(void **state)
{
	(void) state;
	assert_true(counting_fail_each(create_for_torture, NULL, true) > 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_rounds_make_a_server_for_a_known_account),
		cmocka_unit_test(pressed_twice_it_adopts),
		cmocka_unit_test(an_addon_has_a_name_and_id_of_its_own),
		cmocka_unit_test(a_full_node_says_the_documented_words_and_makes_no_account),
		cmocka_unit_test(an_unknown_variable_is_named_before_anything_is_made),
		cmocka_unit_test(an_egg_without_image_or_start_command_wants_the_options),
		cmocka_unit_test(names_are_measured_in_characters),
		cmocka_unit_test(stale_ports_are_passed_over_until_a_free_one_is_met),
		cmocka_unit_test(taken_ports_are_not_tried_for_ever_nor_twice),
		cmocka_unit_test(a_server_that_was_made_while_the_account_was_is_adopted),
		cmocka_unit_test(a_conflict_with_another_installations_server_is_no_adoption),
		cmocka_unit_test(a_conflict_that_means_the_server_is_there_adopts_it),
		cmocka_unit_test(a_deployment_asks_for_a_port_only_where_the_egg_has_none_of_its_own),
		cmocka_unit_test(where_the_eggs_ports_are_not_known_one_is_given_afterwards),
		cmocka_unit_test(a_deployed_server_without_a_port_is_given_one),
		cmocka_unit_test(a_portless_server_that_gets_no_port_is_removed_and_that_is_said),
		cmocka_unit_test(a_portless_server_that_only_a_look_showed_is_not_removed),
		cmocka_unit_test(a_port_whose_addition_was_lost_is_not_added_twice),
		cmocka_unit_test(no_other_port_is_asked_for_while_an_addition_may_still_arrive),
		cmocka_unit_test(a_portless_server_is_removed_for_the_reason_that_there_is),
		cmocka_unit_test(another_clients_server_is_never_adopted),
		cmocka_unit_test(not_even_with_our_mark),
		cmocka_unit_test(a_server_that_is_not_as_ordered_is_no_success),
		cmocka_unit_test(a_server_as_ordered_is_a_success_in_as_many_rounds),
		cmocka_unit_test(an_account_with_the_id_and_another_address_is_taken_and_that_is_said),
		cmocka_unit_test(an_unmarked_server_of_another_address_is_not_adopted),
		cmocka_unit_test(another_installations_server_is_not_adopted),
		cmocka_unit_test(two_that_bear_the_id_are_named_and_left),
		cmocka_unit_test(a_recorded_server_that_lost_its_id_stops_a_second_one),
		cmocka_unit_test(a_server_of_another_panel_is_not_made_again_here),
		cmocka_unit_test(a_failed_installation_is_adopted_with_a_note),
		cmocka_unit_test(an_adopted_server_without_a_port_is_given_one),
		cmocka_unit_test(a_port_that_only_was_not_the_first_is_made_so),
		cmocka_unit_test(half_a_server_is_made_anew_only_when_nothing_can_be_under_way),
		cmocka_unit_test(what_a_rival_made_after_a_half_was_removed_is_adopted),
		cmocka_unit_test(looking_only_heals_a_half_where_it_may),
		cmocka_unit_test(half_a_server_stays_where_the_order_is_wrong),
		cmocka_unit_test(an_installing_server_that_its_node_knows_is_adopted),
		cmocka_unit_test(looking_only_makes_nothing),
		cmocka_unit_test(a_server_that_shows_itself_late_is_waited_for),
		cmocka_unit_test(when_the_creation_took_all_its_time_there_is_some_left_to_look),
		cmocka_unit_test(an_account_whose_answer_came_too_late_leaves_the_creation_its_time),
		cmocka_unit_test(what_stays_unknown_is_said_within_the_deadline),
		cmocka_unit_test(a_strangers_server_is_not_taken_for_the_lost_answer),
		cmocka_unit_test(whatever_happens_to_whichever_request_there_is_one_server_and_no_false_success),
		cmocka_unit_test(each_fault_of_the_creation_has_its_outcome),
		cmocka_unit_test(without_memory_there_is_an_error_and_never_a_second_server),
		cmocka_unit_test(each_block_that_is_not_given_ends_in_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
