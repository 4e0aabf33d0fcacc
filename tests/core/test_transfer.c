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

static bool transfer_to(const char *node)
{
	struct calagopus_transferred transferred;

	fake_call_start(&call, 0);
	bool ok = calagopus_provision_transfer(&call.provision, &ref, node, &transferred, &call.error);

	ports = ok ? transferred.port_count : 0;
	return done(ok);
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
	for (int i = 1; i < 3; i++) {
		fake.ports[fake.port_count - i].server = 0;
	}
	assert_true(transfer_to(FAKE_OTHER_NODE));
	assert_int_equal(ports, 3);
	assert_int_equal(fake.transfer_ports, 3);
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
		cmocka_unit_test(what_cannot_move_is_refused_before_the_panel_is_asked),
		cmocka_unit_test(whatever_happens_to_the_order_a_success_is_a_move),
		cmocka_unit_test(a_change_says_from_what_to_what),
		cmocka_unit_test(a_small_disk_is_refused_or_noted),
		cmocka_unit_test(the_last_backup_is_the_one_that_was_begun_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
