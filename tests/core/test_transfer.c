/* A server taken off its service, moved to another node; what a change changed; the last backup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fake_panel.h"

static struct fake_call call;
static struct calagopus_ref ref;

/* One server of ours, recorded, in the account of `owner`. */
static void one(int owner)
{
	fake_start();
	fake_ref(&ref);
	fake_add_server("17", owner);
	ref.uuid = fake.servers[0].uuid;
	ref.origin = FAKE_ORIGIN;
}

static bool done(bool ok)
{
	assert_int_equal(ok, !calagopus_error_is_set(&call.error));
	fake_call_end(&call);
	return ok;
}

static void failed_with(enum calagopus_reason expected)
{
	if (call.error.reason != expected) {
		fail_msg("%s instead of %s: %s", calagopus_reason_name(call.error.reason), calagopus_reason_name(expected), call.error.message);
	}
}

static bool unlink_it(void)
{
	struct calagopus_server *server;

	fake_call_start(&call, 0);
	return done(calagopus_provision_unlink(&call.provision, &ref, &server, &call.error));
}

static size_t ports;

static bool transfer_by(const char *node, const struct calagopus_placement *placement)
{
	struct calagopus_transferred transferred;

	fake_call_start(&call, 0);
	bool ok = calagopus_provision_transfer(&call.provision, &ref, node, placement, &transferred, &call.error);

	ports = ok ? transferred.port_count : 0;
	for (size_t i = 0; i < ports && fake.transfer_ports > 0; i++) {
		assert_int_equal(transferred.ports[i].port, fake.transfer_numbers[i]);
	}
	return done(ok);
}

static bool transfer_to(const char *node)
{
	return transfer_by(node, NULL);
}

/* It has so many of the last ports of the world. */
static void gets_ports(int count)
{
	for (int i = 1; i < count; i++) {
		fake.ports[fake.port_count - i].server = 0;
	}
}

/* The free ones among the first of the world, but for these. */
static void are_taken(const char *taken)
{
	for (int i = 0; taken[i] != '\0'; i++) {
		fake.ports[i].server = taken[i] == 'x' ? FAKE_SERVERS - 1 : fake.ports[i].server;
	}
}

/* ---- Unlink ---- */

static void whatever_happens_to_the_patch_a_success_is_true(void **state)
{
	(void) state;
	for (int kind = FAKE_OK; kind < FAKE_KINDS; kind++) {
		one(0);
		fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 0, (enum fake_fault_kind) kind);
		bool ok = unlink_it();
		if (ok != (fake.servers[0].external_id[0] == '\0') && !(call.error.may_have_happened && !ok)) {
			fail_msg("%s: %d, id %s, %s", fake_fault_names[kind], ok, fake.servers[0].external_id, call.error.message);
		}
	}
}

static void a_server_is_taken_off_its_service(void **state)
{
	(void) state;
	one(0);
	assert_true(unlink_it());
	assert_string_equal(fake.servers[0].external_id, "");
	assert_true(fake.servers[0].there);
	assert_true(unlink_it());
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 1);
}

/* ---- Transfer ---- */

static void a_server_moves_with_as_many_ports_as_it_has(void **state)
{
	(void) state;
	one(0);
	assert_true(transfer_to(FAKE_OTHER_NODE));
	assert_int_equal(ports, 1);
	assert_true(fake.servers[0].transferring);
	one(0);
	gets_ports(3);
	assert_true(transfer_to(FAKE_OTHER_NODE));
	assert_int_equal(ports, 3);
	assert_int_equal(fake.transfer_ports, 3);
}

static void a_server_moves_to_ports_of_the_ranges_alone(void **state)
{
	struct calagopus_port_range ranges[] = {{25567, 25567}, {25570, 25571}};
	struct calagopus_placement placement = {.ports = 1, .ranges = ranges, .range_count = 2};

	(void) state;
	for (int round = 0; round < 20; round++) {
		one(0);
		gets_ports(2); /* 25572 */
		assert_true(transfer_by(FAKE_OTHER_NODE, &placement));
		assert_int_equal(ports, 2);
		for (int i = 0; i < 2; i++) {
			assert_true(fake.transfer_numbers[i] == 25567 || fake.transfer_numbers[i] == 25570 || fake.transfer_numbers[i] == 25571);
		}
	}
	assert_int_equal(fake.asked[CALAGOPUS_OP_NODE_ALLOCATIONS], 1);
	one(0);
	gets_ports(4); /* 25570 to 25572 are its own */
	assert_false(transfer_by(FAKE_OTHER_NODE, &placement));
	failed_with(CALAGOPUS_REASON_NO_ALLOCATION);
	assert_non_null(strstr(call.error.message, "needs 4 ports of those that were named on the node that it is to move to, and the panel shows no such free there. Nothing was moved."));
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_TRANSFER], 0);
}

static void a_server_moves_to_ports_that_follow_each_other(void **state)
{
	struct calagopus_placement placement = {.ports = 1, .consecutive = true};

	(void) state;
	for (int round = 0; round < 20; round++) {
		one(0); /* it has the first */
		gets_ports(2);
		are_taken("--x-x"); /* 25568, 25570 and 25571 are left beside 25566 */
		assert_true(transfer_by(FAKE_OTHER_NODE, &placement));
		assert_int_equal(fake.transfer_numbers[0], 25570);
		assert_int_equal(fake.transfer_numbers[1], 25571);
	}
	one(0);
	gets_ports(2);
	are_taken("--x-x-x");
	assert_false(transfer_by(FAKE_OTHER_NODE, &placement));
	failed_with(CALAGOPUS_REASON_NO_ALLOCATION);
	assert_non_null(strstr(call.error.message, "2 ports that follow each other by number on the node"));
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_TRANSFER], 0);
}

static void a_server_moves_to_an_address_that_no_other_server_uses(void **state)
{
	struct calagopus_placement placement = {.ports = 1, .dedicated = true};

	(void) state;
	for (int taken = 0; taken < 2; taken++) {
		one(0); /* 25565 of the first address is its own, and no other server's */
		fake.ports[1].server = FAKE_SERVERS - 1;
		for (int i = 4; i < 8; i++) {
			fake.ports[i].ip = "203.0.113.9";
		}
		fake.ports[7].server = taken == 1 ? FAKE_SERVERS - 1 : -1;
		assert_int_equal(transfer_by(FAKE_OTHER_NODE, &placement), taken == 0);
		assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_TRANSFER], taken == 0);
		if (taken == 0) {
			assert_string_equal(fake.transfer_ips[0], "203.0.113.9");
		}
	}
	failed_with(CALAGOPUS_REASON_NO_ALLOCATION);
	assert_non_null(strstr(call.error.message, "1 port of an address that no other server uses on the node"));
	assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_NO_PORT_ON_NODE);
}

static void a_server_never_moves_to_fewer_ports_than_the_placement_wants(void **state)
{
	struct calagopus_placement placement = {.ports = 2, .extra = 1};

	(void) state;
	one(0);
	assert_true(transfer_by(FAKE_OTHER_NODE, &placement));
	assert_int_equal(ports, 3);
	one(0);
	gets_ports(5);
	assert_false(transfer_by(FAKE_OTHER_NODE, &placement)); /* three are left */
	assert_non_null(strstr(call.error.message, "needs 5 ports on the node that it is to move to, and the panel shows 3 free there."));
}

static void ports_of_several_addresses_do_where_nothing_was_said_of_them(void **state)
{
	bool met = false;

	(void) state;
	for (int round = 0; round < 20; round++) {
		one(0);
		gets_ports(3); /* 25566 to 25570 are left */
		fake.ports[3].ip = "203.0.113.9";
		fake.ports[4].ip = fake.ports[5].ip = "203.0.113.10";
		are_taken("-x"); /* no address has three */
		assert_true(transfer_to(FAKE_OTHER_NODE));
		assert_int_equal(ports, 3);
		for (int i = 0; i < 3; i++) {
			assert_true(fake.transfer_numbers[i] != 0 && fake.transfer_numbers[i] != fake.transfer_numbers[(i + 1) % 3]);
			met = met || strcmp(fake.transfer_ips[i], fake.transfer_ips[0]) != 0;
		}
	}
	assert_true(met);
	one(0);
	gets_ports(3);
	are_taken("-");
	for (int i = 1; i < 3; i++) {
		fake.ports[i].ip = "203.0.113.9";
	}
	assert_true(transfer_to(FAKE_OTHER_NODE));
	assert_string_equal(fake.transfer_ips[0], fake.transfer_ips[2]); /* one that has them all goes first */
}

static void what_cannot_move_is_refused_before_the_panel_is_asked(void **state)
{
	(void) state;
	one(0);
	assert_true(transfer_to(FAKE_NODE));
	assert_int_equal(ports, 0);
	strcpy(fake.servers[0].status, "installing");
	assert_false(transfer_to(FAKE_OTHER_NODE));
	failed_with(CALAGOPUS_REASON_SERVER_BUSY);
	fake.servers[0].status[0] = '\0';
	fake.servers[0].transferring = true;
	assert_false(transfer_to(FAKE_OTHER_NODE));
	failed_with(CALAGOPUS_REASON_SERVER_BUSY);
	fake.servers[0].transferring = false;
	for (int i = 0; i < fake.port_count; i++) {
		fake.ports[i].server = 0;
	}
	assert_false(transfer_to(FAKE_OTHER_NODE));
	failed_with(CALAGOPUS_REASON_NO_ALLOCATION);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_TRANSFER], 0);
	fake.servers[0].suspended = true;
	one(0);
	fake.servers[0].suspended = true;
	assert_true(transfer_to(FAKE_OTHER_NODE));
}

static void whatever_happens_to_the_order_a_success_is_a_move(void **state)
{
	(void) state;
	for (int kind = FAKE_OK; kind < FAKE_KINDS; kind++) {
		one(0);
		fake_fault(CALAGOPUS_OP_SERVER_TRANSFER, 0, (enum fake_fault_kind) kind);
		bool ok = transfer_to(FAKE_OTHER_NODE);

		assert_true(fake.asked[CALAGOPUS_OP_SERVER_TRANSFER] <= 1);
		if (kind == FAKE_IGNORED) {
			continue; /* accepted, and broken off at once: nothing tells that from one that ended */
		}
		if (ok != fake.servers[0].transferring && !(call.error.may_have_happened && !ok)) {
			fail_msg("%s: %d, moves %d, %s", fake_fault_names[kind], ok, fake.servers[0].transferring, call.error.message);
		}
		if (kind == FAKE_504_BEFORE) {
			assert_int_equal(call.error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
			assert_string_equal(call.error.panel_message, FAKE_GATEWAY_WORDS);
			assert_int_equal(call.error.http_status, 504);
		}
	}
}

/* ---- What changed ---- */

static void a_change_says_from_what_to_what(void **state)
{
	struct calagopus_spec spec;
	struct calagopus_changed changed;

	(void) state;
	one(0);
	fake_spec(&spec);
	fake_call_start(&call, 0);
	assert_true(calagopus_provision_change(&call.provision, &ref, &spec, NULL, &changed, &call.error));
	fake_call_end(&call);
	spec.limits.memory = fake.servers[0].limits.memory * 2;
	spec.backup_configuration_uuid = FAKE_BACKUPS;
	fake_call_start(&call, 0);
	assert_true(calagopus_provision_change(&call.provision, &ref, &spec, NULL, &changed, &call.error));
	assert_int_equal(changed.difference_count, 2);
	assert_int_equal(changed.differences[0].option, CALAGOPUS_OPTION_MEMORY);
	assert_string_equal(changed.differences[0].from, "1024");
	assert_string_equal(changed.differences[0].to, "2048");
	assert_int_equal(changed.differences[1].option, CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID);
	assert_string_equal(changed.differences[1].from, "none");
	assert_string_equal(changed.differences[1].to, FAKE_BACKUPS);
	fake_call_end(&call);
	fake_call_start(&call, 0);
	assert_true(calagopus_provision_change(&call.provision, &ref, &spec, NULL, &changed, &call.error));
	assert_int_equal(changed.difference_count, 0);
	fake_call_end(&call);
}

static void a_small_disk_is_refused_or_noted(void **state)
{
	struct calagopus_spec spec;
	struct calagopus_changed changed;
	struct calagopus_applied applied = {0};

	(void) state;
	for (int allowed = 0; allowed < 2; allowed++) {
		one(0);
		fake_spec(&spec);
		fake.disk_used = (int64_t) 600 * 1048576;
		fake.servers[0].limits.disk = 10240;
		spec.limits.disk = 512;
		applied.small_disk = allowed == 1;
		fake_call_start(&call, 0);
		assert_int_equal(calagopus_provision_change(&call.provision, &ref, &spec, &applied, &changed, &call.error), allowed == 1);
		assert_int_equal(fake.servers[0].limits.disk, allowed == 1 ? 512 : 10240);
		assert_non_null(strstr(allowed == 1 ? changed.notes.items[changed.notes.count - 1] : call.error.message, "600 MiB"));
		fake_call_end(&call);
	}
}

/* ---- Backups ---- */

static void the_last_backup_is_the_one_that_was_begun_last(void **state)
{
	const struct calagopus_backup *last;

	(void) state;
	one(0);
	fake_call_start(&call, 0);
	assert_true(calagopus_provision_last_backup(&call.provision, &ref, &last, &call.error));
	assert_null(last);
	fake_call_end(&call);
	fake.backups[0].created = "2026-11-28T01:00:00.000001Z";
	fake.backups[1].created = "2026-11-29T01:00:00.000001Z";
	fake.backups[1].completed = "2026-11-29T01:02:00.000001Z";
	fake.backups[2].created = "2026-11-27T01:00:00.000001Z";
	fake.backups[2].successful = true;
	fake.backup_count = 3;
	fake.list_pages_of = 1;
	fake_call_start(&call, 0);
	assert_true(calagopus_provision_last_backup(&call.provision, &ref, &last, &call.error));
	assert_non_null(last);
	assert_string_equal(last->created, "2026-11-29T01:00:00.000001Z");
	assert_false(last->successful);
	fake_call_end(&call);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_BACKUPS], 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whatever_happens_to_the_patch_a_success_is_true),
		cmocka_unit_test(a_server_is_taken_off_its_service),
		cmocka_unit_test(a_server_moves_with_as_many_ports_as_it_has),
		cmocka_unit_test(a_server_moves_to_ports_of_the_ranges_alone),
		cmocka_unit_test(a_server_moves_to_ports_that_follow_each_other),
		cmocka_unit_test(a_server_moves_to_an_address_that_no_other_server_uses),
		cmocka_unit_test(a_server_never_moves_to_fewer_ports_than_the_placement_wants),
		cmocka_unit_test(ports_of_several_addresses_do_where_nothing_was_said_of_them),
		cmocka_unit_test(what_cannot_move_is_refused_before_the_panel_is_asked),
		cmocka_unit_test(whatever_happens_to_the_order_a_success_is_a_move),
		cmocka_unit_test(a_change_says_from_what_to_what),
		cmocka_unit_test(a_small_disk_is_refused_or_noted),
		cmocka_unit_test(the_last_backup_is_the_one_that_was_begun_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
