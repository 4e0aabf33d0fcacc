/* Which ports a new server gets, and what is to hold their numbers: chosen, asked for, looked at, and made good by another Create. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake_panel.h"
#include "provision/inside.h"

/* One Create with a placement. */
struct attempt {
	struct calagopus_spec spec;
	struct calagopus_placement placement;
	struct fake_call call;
	struct calagopus_created created;
	bool ok;
};

static char query[] = "SLOTS", template[] = "{port2}", first_name[] = "VERSION", first_template[] = "{ip}:{port}";
static struct calagopus_pair named[] = {{query, template}, {first_name, first_template}};
static struct calagopus_port_range ranges[] = {{30000, 30001}, {25566, 25569}};

static void usual(struct attempt *attempt)
{
	memset(attempt, 0, sizeof(*attempt));
	fake_spec(&attempt->spec);
	attempt->placement = (struct calagopus_placement) {.ports = 1};
}

static void by_deployment(struct attempt *attempt)
{
	static char location[] = FAKE_LOCATION;
	static char *locations[] = {location};

	usual(attempt);
	attempt->spec.node_uuid = NULL;
	attempt->spec.location_uuids = locations;
	attempt->spec.location_count = 1;
}

static void create(struct attempt *attempt)
{
	struct calagopus_client given;
	struct calagopus_client client;
	struct calagopus_placement placement;
	struct calagopus_ref ref;
	struct calagopus_create_options options = {.placement = &placement, .may_heal = true};

	fake_client(&given);
	fake_ref(&ref);
	fake_call_start(&attempt->call, 0);
	attempt->ok = fake_prove(&attempt->call, &given, &client)
		&& calagopus_placement_check(&attempt->placement, attempt->call.provision.panel.arena, &placement, &attempt->call.error)
		&& calagopus_provision_create(&attempt->call.provision, &attempt->spec, &client, &ref, &options, &attempt->created, &attempt->call.error);
	assert_int_equal(attempt->ok, !calagopus_error_is_set(&attempt->call.error));
}

static void end(struct attempt *attempt)
{
	fake_call_end(&attempt->call);
}

/* The number of the n-th port of what Create gave back. */
static int64_t number(const struct attempt *attempt, size_t n)
{
	assert_true(attempt->created.ports.count > n);
	return attempt->created.ports.items[n]->port;
}

/* What the server holds for the n-th variable of its egg. */
static const char *held(int n)
{
	return fake_server_with("17")->values[n];
}

/* ---- Texts ---- */

static void texts_name_ports_and_leave_the_eggs_own_braces_alone(void **state)
{
	static const struct {
		const char *text;
		int64_t most, only;
		const char *filled, *standing_in;
	} texts[] = {
		{"{port}", 1, 1, "7", "1024"},
		{"{port2}", 2, 2, "8", "1024"},
		{"{ip}:{port} {port2}", 2, 0, "192.0.2.1:7 8", "0.0.0.0:1024 1024"},
		{"{{port}} {port1} {port02} {ports} {port-2} {", -1, 0, "{{port}} {port1} {port02} {ports} {port-2} {", "{{port}} {port1} {port02} {ports} {port-2} {"},
		{"{ip}", 0, 0, "192.0.2.1", "0.0.0.0"},
		{"", -1, 0, "", ""},
	};
	char ip[] = "192.0.2.1";
	struct calagopus_allocation one = {.ip = ip, .port = 7}, other = {.ip = ip, .port = 8};
	const struct calagopus_allocation *items[] = {&one, &other};
	struct calagopus_port_list ports = {items, 2};
	struct calagopus_arena *arena = calagopus_arena_new(65536);
	struct calagopus_error error;
	char *text;

	(void) state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_int_equal(calagopus_template_ports(texts[i].text), texts[i].most);
		assert_int_equal(calagopus_template_only(texts[i].text), texts[i].only);
		assert_true(calagopus_template_fill(arena, texts[i].text, &ports, &text, &error));
		assert_string_equal(text, texts[i].filled);
		assert_true(calagopus_template_fill(arena, texts[i].text, NULL, &text, &error));
		assert_string_equal(text, texts[i].standing_in);
	}
	assert_false(calagopus_template_fill(arena, "{port3}", &ports, &text, &error));
	assert_int_equal(error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	calagopus_arena_free(arena);
}

static void what_no_server_can_have_is_refused(void **state)
{
	struct calagopus_port_range wrong[] = {{0, 5}, {5, 4}, {1, 65536}};
	struct calagopus_arena *arena = calagopus_arena_new(65536);
	struct calagopus_placement checked;
	struct calagopus_error error;
	int64_t counts[][2] = {{0, 0}, {1, -1}, {101, 0}, {50, 51}, {1, INT64_MAX}};

	(void) state;
	for (size_t i = 0; i < 5; i++) {
		struct calagopus_placement given = {.ports = counts[i][0], .extra = counts[i][1]};

		assert_false(calagopus_placement_check(&given, arena, &checked, &error));
		assert_string_equal(calagopus_error_field_name(&error, 0), "ports");
	}
	for (size_t i = 0; i < 3; i++) {
		struct calagopus_placement given = {.ports = 1, .ranges = &wrong[i], .range_count = 1};

		assert_false(calagopus_placement_check(&given, arena, &checked, &error));
		assert_string_equal(calagopus_error_field_name(&error, 0), "ranges");
	}
	static char name[] = "SLOTS", highest[] = "{port100}";
	struct calagopus_pair pair = {name, highest};
	struct calagopus_placement named_and_more = {.ports = 1, .variables = {&pair, 1}};

	assert_true(calagopus_placement_check(&named_and_more, arena, &checked, &error));
	assert_int_equal(checked.ports, 100);
	named_and_more.extra = 1; /* what the texts name counts too */
	assert_false(calagopus_placement_check(&named_and_more, arena, &checked, &error));
	assert_string_equal(calagopus_error_field_name(&error, 0), "ports");
	calagopus_arena_free(arena);
}

/* ---- On a node ---- */

static void further_ports_and_what_names_them_go_into_the_one_creation(void **state)
{
	struct attempt attempt;
	char text[40];

	(void) state;
	fake_start();
	usual(&attempt);
	attempt.placement.extra = 1;
	attempt.placement.variables = (struct calagopus_pairs) {named, 2};
	attempt.placement.prefix = "{port}-";
	create(&attempt);
	assert_true(attempt.ok);
	assert_int_equal(attempt.created.ports.count, 3); /* two that are named, and an extra one */
	assert_int_equal(fake.rounds, 3);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_ALLOCATION_ADD] + fake.asked[CALAGOPUS_OP_SERVER_VARIABLES_SET] + fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 0);
	snprintf(text, sizeof(text), "%d-17", (int) number(&attempt, 0));
	assert_string_equal(attempt.created.server->name, text);
	snprintf(text, sizeof(text), "198.51.100.1:%d", (int) number(&attempt, 0));
	assert_string_equal(held(1), text);
	snprintf(text, sizeof(text), "%d", (int) number(&attempt, 1));
	assert_string_equal(held(2), text);
	assert_true(number(&attempt, 1) < number(&attempt, 2));
	end(&attempt);
}

static void ports_come_from_the_ranges_and_follow_each_other(void **state)
{
	(void) state;
	for (int i = 0; i < 20; i++) {
		struct attempt attempt;

		fake_start();
		fake.now_ms += i;
		fake.ports[2].server = FAKE_SERVERS - 1; /* 25567 is another server's: only 25568 and 25569 are left */
		usual(&attempt);
		attempt.placement = (struct calagopus_placement) {.ports = 1, .extra = 1, .ranges = ranges, .range_count = 2, .consecutive = true};
		create(&attempt);
		assert_true(attempt.ok);
		assert_int_equal(number(&attempt, 0), 25568);
		assert_int_equal(number(&attempt, 1), 25569);
		end(&attempt);
	}
}

static void what_the_node_does_not_have_is_said_before_an_account_is_made(void **state)
{
	static const struct {
		struct calagopus_placement placement;
		const char *words;
	} wishes[] = {
		{{.ports = 1, .ranges = ranges, .range_count = 1}, "among the ports that were named"},
		{{.ports = 4, .ranges = ranges, .range_count = 2, .consecutive = true}, "follow each other"},
		{{.ports = 9}, "as many free as are wanted"},
		{{.ports = 1, .dedicated = true}, "no other server uses"},
	};

	(void) state;
	for (size_t i = 0; i < 4; i++) {
		struct attempt attempt;

		fake_start();
		fake.ports[3].server = FAKE_SERVERS - 1;
		usual(&attempt);
		attempt.placement = wishes[i].placement;
		create(&attempt);
		assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_NO_ALLOCATION);
		assert_non_null(strstr(attempt.call.error.message, wishes[i].words));
		assert_int_equal(fake.rounds, 1);
		end(&attempt);
	}
}

static void an_address_of_its_own_is_one_that_nobody_has_a_port_of(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.ports[0].server = FAKE_SERVERS - 1;
	for (int i = 4; i < 8; i++) {
		fake.ports[i].ip = "203.0.113.9";
	}
	usual(&attempt);
	attempt.placement = (struct calagopus_placement) {.ports = 2, .dedicated = true};
	create(&attempt);
	assert_true(attempt.ok);
	assert_string_equal(attempt.created.ports.items[0]->ip, "203.0.113.9");
	assert_string_equal(attempt.created.ports.items[1]->ip, "203.0.113.9");
	end(&attempt);
}

static void an_address_is_nobodys_only_where_all_of_the_node_was_read(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.ports_unseen = (CALAGOPUS_MAX_NODE_ALLOCATION_PAGES + 1) * CALAGOPUS_PAGE_SIZE;
	usual(&attempt);
	attempt.placement.dedicated = true;
	create(&attempt);
	assert_false(attempt.ok);
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_ANSWER_TOO_LARGE);
	assert_int_equal(fake_servers_with("17"), 0);
	end(&attempt);
}

static void where_one_of_several_was_taken_the_list_is_read_anew(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake_fault(CALAGOPUS_OP_SERVER_CREATE, 1, FAKE_409);
	usual(&attempt);
	attempt.placement.extra = 2;
	create(&attempt);
	assert_true(attempt.ok);
	assert_int_equal(attempt.created.ports.count, 3);
	assert_int_equal(fake.asked[CALAGOPUS_OP_NODE_ALLOCATIONS], 2);
	assert_int_equal(fake_servers_with("17"), 1);
	end(&attempt);
}

/* ---- By deployment ---- */

static void a_deployment_is_told_what_is_wanted_and_tries_each_range(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.configured = FAKE_EGG; /* what it names is beaten */
	fake.ports_from = 25566;
	fake.ports_to = 25569;
	by_deployment(&attempt);
	attempt.placement = (struct calagopus_placement) {.ports = 2, .ranges = ranges, .range_count = 2, .consecutive = true};
	create(&attempt);
	assert_true(attempt.ok);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_DEPLOY], 4); /* three times in the first range, where chance may fare better */
	assert_int_equal(fake.wish.first.mode, CALAGOPUS_PORT_RANGE);
	assert_int_equal(fake.wish.first.first, 25566);
	assert_int_equal(fake.wish.first.last, 25568);
	assert_int_equal(fake.wish.further_count, 1);
	assert_int_equal(fake_servers_with("17"), 1);
	end(&attempt);
}

static void rival_at_the_first_deployment(struct fake *world, const struct calagopus_step *step)
{
	if (step->operation == CALAGOPUS_OP_SERVER_DEPLOY && world->asked[CALAGOPUS_OP_SERVER_DEPLOY] == 0) {
		fake_add_server("17", 0);
	}
}

static void before_the_next_range_it_is_looked_whether_somebody_made_it(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.ports_from = 25566;
	fake.ports_to = 25569;
	fake.meanwhile = rival_at_the_first_deployment;
	by_deployment(&attempt);
	attempt.placement = (struct calagopus_placement) {.ports = 1, .ranges = ranges, .range_count = 2};
	create(&attempt);
	assert_int_equal(fake_servers_with("17"), 1);
	assert_true(attempt.ok);
	assert_true(attempt.created.adopted);
	end(&attempt);
}

static void where_no_range_has_ports_the_panels_words_stand(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.ports_from = fake.ports_to = 1;
	by_deployment(&attempt);
	attempt.placement = (struct calagopus_placement) {.ports = 1, .ranges = ranges, .range_count = 2};
	create(&attempt);
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_NO_ALLOCATION);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_DEPLOY], 2);
	end(&attempt);
}

/* The egg's own ports stay, and the extra ones come on top. */
static void extra_ports_come_beside_those_of_the_eggs_configuration(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.configured = FAKE_EGG;
	by_deployment(&attempt);
	attempt.placement.extra = 2;
	for (int i = 0; i < 2; i++) {
		create(&attempt);
		assert_true(attempt.ok);
		assert_int_equal(attempt.created.adopted, i == 1);
		assert_int_equal(fake.any_port_asked, 0);
		assert_int_equal(attempt.created.ports.count, 3);
		assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_ALLOCATION_ADD], 2);
		end(&attempt);
	}
}

static void what_names_ports_is_set_once_they_are_known(void **state)
{
	struct attempt attempt;
	char text[40];

	(void) state;
	fake_start();
	fake.eggs[0].rules[2] = "required|integer";
	by_deployment(&attempt);
	attempt.placement.variables = (struct calagopus_pairs) {named, 2};
	attempt.placement.prefix = "{port}-";
	create(&attempt);
	assert_true(attempt.ok);
	snprintf(text, sizeof(text), "%d-17", (int) number(&attempt, 0));
	assert_string_equal(fake_server_with("17")->name, text);
	snprintf(text, sizeof(text), "%d", (int) number(&attempt, 1));
	assert_string_equal(held(2), text);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_VARIABLES_SET], 1);
	end(&attempt);
	create(&attempt);
	assert_true(attempt.ok && attempt.created.adopted);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_VARIABLES_SET], 1);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 1);
	end(&attempt);
}

/* ---- Afterwards ---- */

static void what_the_customer_set_meanwhile_stays(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	usual(&attempt);
	attempt.placement.variables = (struct calagopus_pairs) {named, 2};
	create(&attempt);
	assert_true(attempt.ok);
	end(&attempt);
	snprintf(fake_server_with("17")->values[2], sizeof(fake_server_with("17")->values[2]), "%s", "his own");
	create(&attempt);
	assert_true(attempt.ok && attempt.created.adopted);
	assert_string_equal(held(2), "his own");
	end(&attempt);
}

/* Whatever happens to whichever request of the second step, there is one server, and Create pressed again completes it. */
static void what_failed_afterwards_is_said_and_made_good_by_another_create(void **state)
{
	static const enum calagopus_operation operations[] = {CALAGOPUS_OP_SERVER_ALLOCATIONS, CALAGOPUS_OP_SERVER_VARIABLES, CALAGOPUS_OP_SERVER_ALLOCATION_ADD,
		CALAGOPUS_OP_SERVER_VARIABLES_SET, CALAGOPUS_OP_SERVER_UPDATE};
	int failures = 0;

	(void) state;
	for (size_t operation = 0; operation < sizeof(operations) / sizeof(operations[0]); operation++) {
		for (int fault = FAKE_NOT_SENT; fault < FAKE_KINDS; fault++) {
			struct attempt attempt;

			if (fault == FAKE_IGNORED && operation < 3) {
				continue; /* it is for what is answered with nothing */
			}
			fake_start();
			fake.configured = FAKE_EGG;
			fake_fault(operations[operation], 1, (enum fake_fault_kind) fault);
			by_deployment(&attempt);
			attempt.placement.extra = 1;
			attempt.placement.prefix = "{port}-";
			attempt.placement.variables = (struct calagopus_pairs) {named, 2};
			create(&attempt);
			failures += !attempt.ok;
			if (!attempt.ok && strstr(attempt.call.error.message, "what belongs to its ports is not done") == NULL) {
				fail_msg("%d, %s: %s", (int) operation, fake_fault_names[fault], attempt.call.error.message);
			}
			end(&attempt);
			create(&attempt);
			if (!attempt.ok || fake_servers_with("17") != 1 || attempt.created.ports.count != 3 || atoi(held(2)) != number(&attempt, 1)) {
				fail_msg("%d, %s: %s; %d ports, SLOTS is %s", (int) operation, fake_fault_names[fault], attempt.call.error.message, (int) attempt.created.ports.count, held(2));
			}
			end(&attempt);
		}
	}
	assert_true(failures > 20);
}

static void a_server_is_given_the_ports_that_it_lacks(void **state)
{
	struct calagopus_placement placement = {.ports = 1, .extra = 2};
	struct calagopus_port_list ports;
	struct calagopus_ref ref;
	struct fake_call call;

	(void) state;
	fake_start();
	fake_add_server("17", 0);
	fake_ref(&ref);
	for (int i = 0; i < 2; i++) {
		fake_call_start(&call, 0);
		assert_true(calagopus_provision_ports(&call.provision, &ref, &placement, &ports, &call.error));
		assert_int_equal(ports.count, 3);
		assert_true(ports.items[0]->primary);
		assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_ALLOCATION_ADD], 2);
		fake_call_end(&call);
	}
	fake_call_start(&call, 0);
	assert_true(calagopus_provision_ports(&call.provision, &ref, NULL, &ports, &call.error));
	assert_int_equal(ports.count, 3);
	fake_call_end(&call);
	placement.extra = 50;
	fake_call_start(&call, 0);
	assert_false(calagopus_provision_ports(&call.provision, &ref, &placement, &ports, &call.error));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_NO_ALLOCATION);
	fake_call_end(&call);
}

/* A taken port and a panel that fails answer alike: where each port fails, nobody is said to have taken them. */
static void a_panel_that_gives_none_is_not_said_to_have_given_them_to_others(void **state)
{
	struct calagopus_placement placement = {.ports = 1, .extra = 1};
	struct calagopus_port_list ports;
	struct calagopus_ref ref;
	struct fake_call call;

	(void) state;
	fake_start();
	fake_add_server("17", 0);
	fake_ref(&ref);
	fake_fault(CALAGOPUS_OP_SERVER_ALLOCATION_ADD, 0, FAKE_TAKEN_BACK);
	fake_call_start(&call, 0);
	assert_false(calagopus_provision_ports(&call.provision, &ref, &placement, &ports, &call.error));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_PANEL_ERROR);
	assert_null(strstr(call.error.message, "taken"));
	assert_false(call.error.may_have_happened);
	assert_true(fake.asked[CALAGOPUS_OP_SERVER_ALLOCATION_ADD] > 1);
	fake_call_end(&call);
}

static void slowly(struct fake *world, const struct calagopus_step *step)
{
	world->now_ms += step->operation == CALAGOPUS_OP_SERVER_GET || step->operation == CALAGOPUS_OP_SERVER_BY_EXTERNAL ? fake_plan.timeout_ms - 1000 : 5000;
}

static void ports_are_given_within_the_time_of_one_call(void **state)
{
	struct calagopus_placement placement = {.ports = 1, .extra = 5};
	struct calagopus_port_list ports;
	struct calagopus_ref ref;
	struct fake_call call;

	(void) state;
	fake_start();
	fake_add_server("17", 0);
	fake_ref(&ref);
	fake_call_start(&call, 0);
	fake.meanwhile = slowly;
	int64_t begun = fake.now_ms;

	assert_false(calagopus_provision_ports(&call.provision, &ref, &placement, &ports, &call.error));
	assert_true(fake.now_ms - begun <= fake_plan.timeout_ms + 5000);
	fake_call_end(&call);
}

static void what_may_have_happened_is_said_where_looking_after_it_fails_too(void **state)
{
	static const struct {
		enum calagopus_operation changes, reads;
		int nth;
	} lost[] = {
		{CALAGOPUS_OP_SERVER_ALLOCATION_ADD, CALAGOPUS_OP_SERVER_ALLOCATIONS, 2},
		{CALAGOPUS_OP_SERVER_VARIABLES_SET, CALAGOPUS_OP_SERVER_VARIABLES, 2},
		{CALAGOPUS_OP_SERVER_UPDATE, CALAGOPUS_OP_SERVER_GET, 1},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(lost) / sizeof(lost[0]); i++) {
		struct attempt attempt;

		fake_start();
		fake.configured = FAKE_EGG;
		fake_fault(lost[i].changes, 1, FAKE_LOST_AFTER);
		fake_fault(lost[i].reads, lost[i].nth, FAKE_NOT_SENT);
		by_deployment(&attempt);
		attempt.placement.extra = 1;
		attempt.placement.prefix = "{port}-";
		attempt.placement.variables = (struct calagopus_pairs) {named, 2};
		create(&attempt);
		if (attempt.ok || !attempt.call.error.may_have_happened) {
			fail_msg("%d: %s", (int) i, attempt.call.error.message);
		}
		end(&attempt);
	}
}

/* ---- Variables that the egg wants ---- */

static void all_that_the_egg_wants_and_nobody_gave_are_named_at_once(void **state)
{
	struct attempt attempt;

	(void) state;
	fake_start();
	fake.eggs[0].rules[0] = "string|required";
	fake.eggs[0].rules[1] = "required";
	fake.eggs[0].rules[2] = "required|integer";
	usual(&attempt);
	create(&attempt);
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
	assert_int_equal(attempt.call.error.field_count, 2);
	assert_string_equal(calagopus_error_field_name(&attempt.call.error, 0), "variables");
	assert_non_null(strstr(calagopus_error_field_message(&attempt.call.error, 0), "VERSION=…"));
	assert_non_null(strstr(calagopus_error_field_message(&attempt.call.error, 1), "SLOTS=…"));
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_CREATE], 0);
	end(&attempt);
	fake.eggs[0].defaults[1] = "latest";
	fake.eggs[0].rules[2] = "required_with:OTHER|integer";
	create(&attempt);
	assert_true(attempt.ok);
	end(&attempt);
}

/* ---- Room ---- */

static bool look_at_room(struct fake_call *call, const struct calagopus_placement *placement, char *const *nodes, size_t count, struct calagopus_rooms *rooms)
{
	struct calagopus_whereabouts where = {.nodes = nodes, .node_count = count};

	fake_call_start(call, 0);
	return calagopus_provision_capacity(&call->provision, placement, &where, rooms, &call->error);
}

static void room_is_that_of_the_nodes_that_are_meant(void **state)
{
	struct calagopus_placement pairs = {.ports = 2, .consecutive = true}, alone = {.ports = 3, .dedicated = true};
	struct calagopus_rooms rooms;
	struct fake_call call;

	(void) state;
	fake_start();
	fake.ports[2].server = FAKE_SERVERS - 1; /* 25567: two pairs follow, and one comes before */
	assert_true(look_at_room(&call, NULL, NULL, 0, &rooms));
	assert_int_equal(rooms.count, 5);
	assert_int_equal(fake.requests, 11);
	assert_int_equal(rooms.items[4].servers, 7);
	fake_call_end(&call);
	char *one[] = {fake.ports[1].uuid};

	assert_true(look_at_room(&call, &pairs, one, 1, &rooms));
	assert_int_equal(rooms.count, 1);
	assert_int_equal(rooms.items[0].servers, 3);
	assert_int_equal(rooms.items[0].capacity->memory, 65536);
	fake_call_end(&call);
	assert_true(look_at_room(&call, &alone, one, 1, &rooms));
	assert_int_equal(rooms.items[0].servers, 0);
	fake_call_end(&call);
}

static void what_a_node_does_not_tell_is_not_none(void **state)
{
	static const enum calagopus_operation operations[] = {CALAGOPUS_OP_NODE_CAPACITY, CALAGOPUS_OP_NODE_ALLOCATIONS, CALAGOPUS_OP_NODES};

	(void) state;
	for (size_t operation = 0; operation < 3; operation++) {
		for (int fault = FAKE_NOT_SENT; fault < FAKE_IGNORED; fault++) {
			struct calagopus_rooms rooms;
			struct fake_call call;

			if (fault == FAKE_HALF || fault == FAKE_OTHER) {
				continue; /* they are about servers */
			}
			fake_start();
			fake_fault(operations[operation], 1, (enum fake_fault_kind) fault);
			bool ok = look_at_room(&call, NULL, NULL, 0, &rooms);

			assert_int_equal(ok, operation < 2);
			for (size_t i = 0; ok && i < rooms.count; i++) {
				bool known = rooms.items[i].capacity != NULL && rooms.items[i].servers == 8;

				/* Where the time is over, the others are not known either. */
				if ((known != (i > 0) && (known || fault != FAKE_LATE)) || (rooms.items[i].problem != NULL) == known || rooms.items[i].servers == 0) {
					fail_msg("%s, node %d: %d ports", fake_fault_names[fault], (int) i, (int) rooms.items[i].servers);
				}
			}
			fake_call_end(&call);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_name_ports_and_leave_the_eggs_own_braces_alone),
		cmocka_unit_test(what_no_server_can_have_is_refused),
		cmocka_unit_test(further_ports_and_what_names_them_go_into_the_one_creation),
		cmocka_unit_test(ports_come_from_the_ranges_and_follow_each_other),
		cmocka_unit_test(what_the_node_does_not_have_is_said_before_an_account_is_made),
		cmocka_unit_test(an_address_of_its_own_is_one_that_nobody_has_a_port_of),
		cmocka_unit_test(an_address_is_nobodys_only_where_all_of_the_node_was_read),
		cmocka_unit_test(where_one_of_several_was_taken_the_list_is_read_anew),
		cmocka_unit_test(a_deployment_is_told_what_is_wanted_and_tries_each_range),
		cmocka_unit_test(before_the_next_range_it_is_looked_whether_somebody_made_it),
		cmocka_unit_test(where_no_range_has_ports_the_panels_words_stand),
		cmocka_unit_test(extra_ports_come_beside_those_of_the_eggs_configuration),
		cmocka_unit_test(what_names_ports_is_set_once_they_are_known),
		cmocka_unit_test(what_the_customer_set_meanwhile_stays),
		cmocka_unit_test(what_failed_afterwards_is_said_and_made_good_by_another_create),
		cmocka_unit_test(a_server_is_given_the_ports_that_it_lacks),
		cmocka_unit_test(a_panel_that_gives_none_is_not_said_to_have_given_them_to_others),
		cmocka_unit_test(ports_are_given_within_the_time_of_one_call),
		cmocka_unit_test(what_may_have_happened_is_said_where_looking_after_it_fails_too),
		cmocka_unit_test(room_is_that_of_the_nodes_that_are_meant),
		cmocka_unit_test(what_a_node_does_not_tell_is_not_none),
		cmocka_unit_test(all_that_the_egg_wants_and_nobody_gave_are_named_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
