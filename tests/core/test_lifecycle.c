/* Find, suspend, terminate, power, reinstall, link: the right server, proof of what was done, and every fault on the way. */
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
static struct calagopus_server *server;
static struct calagopus_terminated terminated;

/* One server of ours, recorded. */
static void one(bool recorded)
{
	fake_start();
	fake_ref(&ref);
	fake_add_server("17", 0);
	ref.uuid = recorded ? fake.servers[0].uuid : NULL;
	ref.origin = recorded ? FAKE_ORIGIN : NULL;
	server = NULL;
}

static bool done(bool ok)
{
	assert_int_equal(ok, !calagopus_error_is_set(&call.error));
	fake_call_end(&call);
	return ok;
}

/* The server that is found has to be looked at before the arena goes. */
static bool find_uuid(char uuid[40])
{
	fake_call_start(&call, 0);
	bool ok = calagopus_provision_find(&call.provision, &ref, &server, &call.error);

	snprintf(uuid, 40, "%s", ok ? server->uuid : "");
	return done(ok);
}

static void finds(int index)
{
	char uuid[40];

	if (!find_uuid(uuid)) {
		fail_msg("%s", call.error.message);
	}
	assert_string_equal(uuid, fake.servers[index].uuid);
}

static void finds_not(enum calagopus_reason expected)
{
	char uuid[40];

	assert_false(find_uuid(uuid));
	if (call.error.reason != expected) {
		fail_msg("%s instead of %s: %s", calagopus_reason_name(call.error.reason), calagopus_reason_name(expected), call.error.message);
	}
}

static bool suspend(bool suspended)
{
	fake_call_start(&call, 0);
	bool ok = calagopus_provision_suspend(&call.provision, &ref, suspended, &server, &call.error);

	assert_true(!ok || server->suspended == suspended);
	return done(ok);
}

static char first_note[1024];

static bool terminate(void)
{
	fake_call_start(&call, 0);
	bool ok = calagopus_provision_terminate(&call.provision, &ref, &terminated, &call.error);

	snprintf(first_note, sizeof(first_note), "%s", terminated.notes.count > 0 ? terminated.notes.items[0] : "");
	return done(ok);
}

static bool power(const char *action)
{
	fake_call_start(&call, 0);
	return done(calagopus_provision_power(&call.provision, &ref, action, &call.error));
}

static bool reinstall(void)
{
	fake_call_start(&call, 0);
	return done(calagopus_provision_reinstall(&call.provision, &ref, false, &call.error));
}

static bool link_to(const char *uuid, bool force)
{
	fake_call_start(&call, 0);
	return done(calagopus_provision_link(&call.provision, &ref, uuid, force, &server, &call.error));
}

/* ---- Find ---- */

static void a_recorded_server_is_one_request(void **state)
{
	(void) state;
	one(true);
	finds(0);
	assert_int_equal(fake.requests, 1);
}

static void without_a_record_the_external_id_finds_it(void **state)
{
	(void) state;
	one(false);
	finds(0);
	ref.uuid = "99999999-9999-4999-8999-999999999999";
	finds(0);
}

static void a_uuid_of_another_service_is_only_a_hint(void **state)
{
	(void) state;
	one(false);
	fake_add_server("18", 0);
	ref.uuid = fake.servers[1].uuid; /* typed into a custom field */
	finds(0);
	fake.servers[0].there = false;
	finds_not(CALAGOPUS_REASON_SERVER_NOT_FOUND);
	ref.origin = FAKE_ORIGIN;
	finds_not(CALAGOPUS_REASON_FOREIGN_SERVER);
	assert_non_null(strstr(call.error.message, "18"));
}

static void another_panel_never_means_gone(void **state)
{
	(void) state;
	one(false);
	fake.servers[0].there = false;
	ref.origin = "https://old.example.com";
	ref.uuid = fake.servers[0].uuid;
	finds_not(CALAGOPUS_REASON_WRONG_PANEL);
	assert_non_null(strstr(call.error.message, "https://old.example.com"));
	assert_non_null(strstr(call.error.message, FAKE_ORIGIN));
	assert_false(terminate());
	fake_add_server("17", 0); /* another's with the same id: not looked at */
	finds_not(CALAGOPUS_REASON_WRONG_PANEL);
	ref.uuid = NULL;
	finds_not(CALAGOPUS_REASON_WRONG_PANEL);
	ref.uuid = fake.servers[1].uuid;
	finds(1); /* the panel only got another address */
	ref.origin = "HTTPS://Panel.example.com/";
	ref.uuid = NULL;
	finds(1); /* that is the same address */
}

static void anothers_server_is_not_found_by_id(void **state)
{
	(void) state;
	one(false);
	fake.servers[0].owner = 1;
	finds_not(CALAGOPUS_REASON_FOREIGN_SERVER);
	assert_non_null(strstr(call.error.message, fake.servers[0].uuid));
	assert_null(strstr(call.error.message, "stranger@example.com"));
	ref.uuid = fake.servers[0].uuid; /* typed, not recorded */
	finds_not(CALAGOPUS_REASON_FOREIGN_SERVER);
	ref.origin = FAKE_ORIGIN;
	finds(0);
	ref.origin = NULL;
	ref.owner_external_id = NULL;
	finds(0);
}

/* Service and client ids are small numbers, which another installation on the same panel has too. */
static void without_our_mark_or_uuid_the_owners_address_must_be_the_clients(void **state)
{
	(void) state;
	one(false);
	ref.owner_email = "bob@example.com";
	for (int hint = 0; hint < 3; hint++) {
		ref.uuid = hint == 0 ? NULL : "99999999-9999-4999-8999-999999999999"; /* typed, then recorded, but gone */
		ref.origin = hint == 2 ? FAKE_ORIGIN : NULL;
		finds_not(CALAGOPUS_REASON_FOREIGN_SERVER);
		assert_non_null(strstr(call.error.message, fake.servers[0].uuid));
	assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_OTHER_ADDRESS);
		assert_null(strstr(call.error.message, "@"));
		assert_null(strstr(call.error.hint, "@"));
		assert_false(suspend(true));
		assert_false(power("stop"));
		assert_false(reinstall());
		assert_false(terminate());
		assert_int_equal(call.error.reason, CALAGOPUS_REASON_FOREIGN_SERVER);
	}
	assert_true(fake.servers[0].there);
	assert_false(fake.servers[0].suspended);
	assert_string_equal(fake.servers[0].status, "");
	ref.origin = NULL;
	ref.uuid = fake.servers[0].uuid; /* typed by hand, or taken over from the module before this one */
	finds(0);
	ref.uuid = NULL;
	snprintf(fake.servers[0].description, 300, "Service 17 of " FAKE_INSTALLATION);
	finds(0);
	fake.servers[0].description[0] = '\0';
	ref.owner_email = " JANE@example.com ";
	finds(0);
	ref.owner_email = NULL; /* not checked */
	finds(0);
}

static void touches_nothing(enum calagopus_reason reason)
{
	finds_not(reason);
	assert_false(suspend(true));
	assert_int_equal(call.error.reason, reason);
	assert_false(power("kill"));
	assert_false(reinstall());
	assert_false(terminate());
	assert_int_equal(call.error.reason, reason);
	assert_true(fake.servers[0].there);
	assert_false(fake.servers[0].suspended);
}

/* A client without an address: what cannot be proved is not proved, also where the panel holds none either. */
static void a_blank_address_proves_nothing(void **state)
{
	static const char *const blank[] = {"", "  "};

	(void) state;
	one(false);
	for (size_t i = 0; i < sizeof(blank) / sizeof(blank[0]); i++) {
		ref.owner_email = blank[i];
		snprintf(fake.owners[0].email, sizeof(fake.owners[0].email), "jane@example.com");
		touches_nothing(CALAGOPUS_REASON_FOREIGN_SERVER);
		fake.owners[0].email[0] = '\0';
		touches_nothing(CALAGOPUS_REASON_FOREIGN_SERVER);
		assert_non_null(strstr(call.error.message, "no e-mail address"));
	}
	snprintf(fake.servers[0].description, 300, "Service 17 of " FAKE_INSTALLATION);
	finds(0); /* our mark does */
	fake.servers[0].description[0] = '\0';
	ref.uuid = fake.servers[0].uuid;
	ref.origin = FAKE_ORIGIN;
	finds(0); /* and our own record */
}

static void a_blank_owner_id_proves_nothing(void **state)
{
	(void) state;
	one(false);
	ref.owner_external_id = "";
	touches_nothing(CALAGOPUS_REASON_FOREIGN_SERVER);
	fake.owners[0].external_id[0] = '\0'; /* nor where the account bears none */
	touches_nothing(CALAGOPUS_REASON_FOREIGN_SERVER);
	fake.servers[0].external_id[0] = '\0';
	assert_false(link_to(fake.servers[0].uuid, false));
	assert_string_equal(fake.servers[0].external_id, "");
}

/* Without an address of its own an installation cannot know a mark for its own: what bears one is another's. */
static void a_blank_installation_owns_no_mark(void **state)
{
	static const char *const former[] = {"", "https://old.example.com", NULL};

	(void) state;
	one(false);
	fake_plan.installation = "";
	finds(0); /* unmarked, and the owner's id is the client's */
	snprintf(fake.servers[0].description, 300, "Service 17 of " FAKE_INSTALLATION);
	touches_nothing(CALAGOPUS_REASON_FOREIGN_INSTALLATION);
	fake_plan.former_installations = former;
	touches_nothing(CALAGOPUS_REASON_FOREIGN_INSTALLATION);
	snprintf(fake.servers[0].description, 300, "Service 17 of https://old.example.com");
	finds(0);
}

static void twins_are_named(void **state)
{
	(void) state;
	one(false);
	fake.list_pages_of = 1;
	fake_add_server("x", 0);
	fake_add_server("17", 0);
	finds_not(CALAGOPUS_REASON_DUPLICATE_SERVERS);
	assert_non_null(strstr(call.error.message, fake.servers[0].uuid));
	assert_non_null(strstr(call.error.message, fake.servers[2].uuid));
	assert_false(terminate());
	assert_false(suspend(true));
	ref.uuid = fake.servers[2].uuid;
	finds(2);
}

static void marks_keep_installations_apart(void **state)
{
	const char *const former[] = {"https://older.example.com", "https://old.example.com/whmcs", NULL};
	static const struct { const char *description; bool foreign; } cases[] = {
		{"Service 17 of https://billing.example.com", false}, {"Service 17 of HTTPS://BILLING.example.com/", false},
		{"Service 17 of https://old.example.com/whmcs/", false}, {"Service 17 of https://staging.example.com", true},
		{"Service 99 of https://staging.example.com", true}, {"my own words", false}, {"Service of the year", false}, {"Service 17 of ", false},
		{"", false}, {"Service  of x", false},
	};

	(void) state;
	for (size_t i = 0; i < 2 * sizeof(cases) / sizeof(cases[0]); i++) {
		one(i % 2 == 0);
		fake_plan.former_installations = former;
		snprintf(fake.servers[0].description, 300, "%s", cases[i / 2].description);
		/* A customer may write what looks like a mark: it must not keep a server that we recorded from being suspended. */
		if (cases[i / 2].foreign && i % 2 == 0) {
			assert_true(suspend(true));
			continue;
		}
		if (cases[i / 2].foreign) {
			finds_not(CALAGOPUS_REASON_FOREIGN_INSTALLATION);
			assert_false(suspend(true));
			assert_false(terminate());
			assert_false(power("stop"));
			assert_true(fake.servers[0].there);
		} else {
			finds(0);
		}
		fake_plan.installation = NULL;
		finds(0);
	}
}

static void a_mark_names_its_installation(void **state)
{
	static const struct { const char *description, *named; } cases[] = {
		{"Service 17 of https://billing.example.com", "https://billing.example.com"}, {"Service addon-5 of https://staging.example.com/whmcs", "https://staging.example.com/whmcs"},
		{"my own words", NULL}, {"Service of the year", NULL}, {"Service 17 of ", NULL}, {"", NULL}, {NULL, NULL},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct calagopus_server marked = {.description = (char *) (uintptr_t) cases[i].description};
		const char *named = calagopus_marked_installation(&marked);

		assert_int_equal(cases[i].named == NULL, named == NULL);
		if (named != NULL) {
			assert_string_equal(cases[i].named, named);
		}
	}
}

static bool proves_ref(const struct calagopus_ref *given, struct calagopus_ref *checked)
{
	bool ok;

	fake_call_start(&call, 0);
	ok = calagopus_ref_check(given, calagopus_cg_driver.ids, call.provision.panel.arena, checked, &call.error);
	if (!ok) {
		assert_int_equal(call.error.reason, CALAGOPUS_REASON_INVALID_REFERENCE);
		assert_string_equal(calagopus_error_field_name(&call.error, 0), "reference");
	}
	return done(ok);
}

static void references_are_checked(void **state)
{
	static const char *const bad[] = {NULL, "", "17/../18", "17?x", "ü", "1 7", "01234567890123456789012345678901234567890123456789012345678901234"};
	struct calagopus_ref checked;

	(void) state;
	one(true);
	assert_true(proves_ref(&ref, &checked));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ref.external_id = bad[i];
		assert_false(proves_ref(&ref, &checked));
	}
	ref.external_id = "17";
	ref.uuid = "aaaaaaaa"; /* the panel would find a server by eight digits */
	assert_false(proves_ref(&ref, &checked));
	ref.uuid = NULL;
	ref.owner_email = "two\nlines";
	assert_false(proves_ref(&ref, &checked));
	assert_int_equal(fake.requests, 0);
}

/* What was given may go: the checked reference owns its texts. Blank is another thing than not given. */
static void a_checked_reference_keeps_blank_and_absent_apart(void **state)
{
	struct calagopus_ref given = {.external_id = "17", .uuid = " EE73E04B-6520-4049-A210-93197CF5079D ", .origin = " ", .owner_external_id = " ", .owner_email = ""};
	struct calagopus_ref checked;

	(void) state;
	fake_start();
	fake_call_start(&call, 0);
	assert_true(calagopus_ref_check(&given, calagopus_cg_driver.ids, call.provision.panel.arena, &checked, &call.error));
	assert_string_equal(checked.uuid, "ee73e04b-6520-4049-a210-93197cf5079d");
	assert_null(checked.origin);
	assert_string_equal(checked.owner_external_id, "");
	assert_string_equal(checked.owner_email, "");
	assert_ptr_not_equal(checked.external_id, given.external_id);
	given = (struct calagopus_ref) {.external_id = "17"};
	assert_true(calagopus_ref_check(&given, calagopus_cg_driver.ids, call.provision.panel.arena, &checked, &call.error));
	assert_null(checked.uuid);
	assert_null(checked.owner_external_id);
	assert_null(checked.owner_email);
	fake_call_end(&call);
}

/* ---- Suspend ---- */

static void suspending_is_two_requests_or_one(void **state)
{
	(void) state;
	one(true);
	assert_true(suspend(true));
	assert_int_equal(fake.requests, 2);
	assert_true(fake.servers[0].suspended);
	assert_true(suspend(true));
	assert_int_equal(fake.requests, 3);
	assert_true(suspend(false));
	assert_false(fake.servers[0].suspended);
}

static void a_suspension_is_proven_or_an_error(void **state)
{
	(void) state;
	for (int kind = 1; kind < FAKE_KINDS; kind++) {
		if (kind == FAKE_IGNORED) {
			continue; /* {} with 200 is taken as proof */
		}
		one(true);
		fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 0, kind);
		bool ok = suspend(true);

		if (ok != fake.servers[0].suspended) {
			fail_msg("%s: %s, but suspended is %d", fake_fault_names[kind], ok ? "success" : "error", fake.servers[0].suspended);
		}
	}
}

/* ---- Terminate ---- */

static void terminating_is_three_requests_and_repeatable(void **state)
{
	(void) state;
	one(true);
	assert_true(terminate());
	assert_false(terminated.was_gone);
	assert_int_equal(terminated.notes.count, 0);
	assert_int_equal(fake.requests, 3); /* find, delete, is there a second one */
	assert_false(fake.servers[0].there);
	assert_true(terminate());
	assert_true(terminated.was_gone);
}

static void a_server_whose_panel_is_not_recorded_is_never_gone(void **state)
{
	static const char uuid[] = "99999999-9999-4999-8999-999999999999";

	(void) state;
	one(false);
	fake.servers[0].there = false;
	ref.uuid = uuid;
	assert_false(terminate());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_SERVER_NOT_FOUND);
	assert_false(terminated.was_gone);
	assert_non_null(strstr(call.error.message, uuid));
	assert_non_null(strstr(call.error.message, "not recorded which panel"));
	assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_PANEL_NOT_RECORDED);
	ref.origin = FAKE_ORIGIN; /* this panel had it */
	assert_true(terminate());
	assert_true(terminated.was_gone);
	ref.origin = NULL;
	ref.uuid = NULL;
	assert_true(terminate());
	assert_true(terminated.was_gone);
}

static void a_server_that_the_service_names_and_nobody_bears_is_never_gone(void **state)
{
	(void) state;
	one(false);
	fake.servers[0].external_id[0] = '\0';
	ref.uuid = fake.servers[0].uuid; /* typed */
	assert_false(terminate());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_FOREIGN_SERVER);
	assert_non_null(strstr(call.error.message, fake.servers[0].uuid));
	assert_true(fake.servers[0].there);
	snprintf(fake.servers[0].external_id, sizeof(fake.servers[0].external_id), "18"); /* another service's: a typed UUID stops no termination */
	assert_true(terminate());
	assert_true(terminated.was_gone);
	assert_true(fake.servers[0].there);
}

static void a_second_server_is_not_lost_with_the_service(void **state)
{
	(void) state;
	one(true);
	ref.origin = FAKE_ORIGIN;
	fake_add_server("17", 0);
	assert_false(terminate());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_DUPLICATE_SERVERS);
	assert_non_null(strstr(call.error.message, fake.servers[1].uuid));
	assert_false(fake.servers[0].there);
	assert_true(fake.servers[1].there);
	assert_true(terminate()); /* said once; repeated, it goes too */
	assert_false(fake.servers[1].there);
	assert_int_equal(terminated.notes.count, 0);
}

static void anothers_server_with_the_same_id_stops_no_termination(void **state)
{
	(void) state;
	for (int kind = 0; kind < 2; kind++) {
		one(true);
		ref.origin = FAKE_ORIGIN;
		fake_add_server("17", kind);
		if (kind == 0) {
			snprintf(fake.servers[1].description, 300, "Service 17 of https://staging.example.com");
		}
		assert_true(terminate());
		assert_false(fake.servers[0].there);
		assert_true(fake.servers[1].there);
		assert_non_null(strstr(first_note, fake.servers[1].uuid));
	}
}

static void a_deletion_is_seen_or_an_error(void **state)
{
	(void) state;
	for (int kind = 1; kind < FAKE_KINDS; kind++) {
		one(true);
		fake_fault(CALAGOPUS_OP_SERVER_DELETE, 0, kind);
		bool ok = terminate();

		if (ok && fake.servers[0].there) {
			fail_msg("%s: success, but the server is there", fake_fault_names[kind]);
		}
		if (kind == FAKE_IGNORED) {
			continue; /* a look changes nothing anyway */
		}
		one(true);
		fake_fault(CALAGOPUS_OP_SERVER_BY_EXTERNAL, 0, kind);
		if (!terminate() || fake.servers[0].there) {
			fail_msg("%s while looking for a second one: %s", fake_fault_names[kind], call.error.message);
		}
	}
}

static void terminating_an_addon_leaves_the_parents_server(void **state)
{
	(void) state;
	one(false);
	ref.external_id = "addon-17";
	assert_true(terminate());
	assert_true(terminated.was_gone);
	assert_true(fake.servers[0].there);
}

static void half_a_server_is_terminated_by_force_and_no_other(void **state)
{
	(void) state;
	one(true);
	fake.servers[0].node_knows = false;
	assert_true(terminate());
	assert_false(fake.servers[0].there);
	assert_true(first_note[0] != '\0');
	one(true);
	fake.node_fails_delete = true;
	assert_false(terminate());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_NODE_ERROR);
	assert_true(fake.servers[0].there);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_DELETE], 1);
}

/* The node says that it does not know the server while the panel deletes, and has its log all the same: no force. */
static void restore_node(struct fake *world, const struct calagopus_step *step)
{
	world->servers[0].node_knows = step->operation != CALAGOPUS_OP_SERVER_DELETE;
}

static void force_needs_the_missing_log_too(void **state)
{
	(void) state;
	one(true);
	fake.meanwhile = restore_node;
	assert_false(terminate());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_NODE_UNKNOWN_SERVER);
	assert_true(fake.servers[0].there);
}

static void a_backup_that_stays_is_a_note(void **state)
{
	(void) state;
	one(true);
	fake_fault(CALAGOPUS_OP_SERVER_DELETE, 1, FAKE_500_KEPT);
	assert_true(terminate());
	assert_non_null(strstr(first_note, "backups"));
	assert_non_null(strstr(first_note, "internal server error"));
}

static void then_nothing_is_seen(struct fake *panel, const struct calagopus_step *step)
{
	(void) panel;
	if (step->operation == CALAGOPUS_OP_SERVER_DELETE) {
		fake_fault(CALAGOPUS_OP_SERVER_GET, 0, FAKE_LOST_BEFORE);
	}
}

static void a_deletion_that_cannot_be_looked_up_tells_what_the_panel_said(void **state)
{
	(void) state;
	one(true);
	fake_fault(CALAGOPUS_OP_SERVER_DELETE, 0, FAKE_504_BEFORE);
	fake.meanwhile = then_nothing_is_seen;
	assert_false(terminate());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
	assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	assert_string_equal(call.error.panel_message, FAKE_GATEWAY_WORDS);
	assert_int_equal(call.error.http_status, 504);
	assert_true(call.error.may_have_happened);
}

static void a_deletion_is_proven_or_an_error(void **state)
{
	(void) state;
	for (int half = 0; half < 2; half++) {
		for (int nth = 1; nth <= 1 + half; nth++) {
			for (int kind = 1; kind < FAKE_KINDS; kind++) {
				if (kind == FAKE_IGNORED || kind == FAKE_HALF) {
					continue;
				}
				one(true);
				fake.servers[0].node_knows = !half;
				fake_fault(CALAGOPUS_OP_SERVER_DELETE, nth, kind);
				int64_t began = fake.now_ms;
				bool ok = terminate();

				if (ok == fake.servers[0].there) {
					fail_msg("%s: %s", fake_fault_names[kind], ok ? "success, but it is there" : "error, but it is gone");
				}
				assert_true(fake.now_ms - began <= 20100);
				fake.fault_count = 0;
				assert_true(terminate());
				assert_false(fake.servers[0].there);
			}
		}
	}
}

/* The other one's deletion arrives between our look and our deletion. */
static void deleted_meanwhile(struct fake *world, const struct calagopus_step *step)
{
	if (step->operation == CALAGOPUS_OP_SERVER_DELETE) {
		world->servers[0].there = false;
	}
}

static void two_at_once_both_succeed(void **state)
{
	(void) state;
	one(true);
	fake.meanwhile = deleted_meanwhile;
	assert_true(terminate());
	assert_true(terminated.was_gone);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_DELETE], 1);
}

/* ---- Power, reinstall ---- */

static void power_acts_as_the_owner(void **state)
{
	(void) state;
	one(true);
	assert_true(power("restart"));
	assert_string_equal(fake.last_power, "restart");
	assert_string_equal(fake.last_acting_user, fake.owners[0].uuid);
	assert_int_equal(fake.requests, 2);
	assert_false(power("explode"));
	assert_false(power(NULL));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
}

static void states_that_forbid_it_are_said_before_the_panel_is_asked(void **state)
{
	static const struct { const char *status; bool suspended, transferring; enum calagopus_reason power, reinstall; } cases[] = {
		{"", true, false, CALAGOPUS_REASON_SERVER_SUSPENDED, CALAGOPUS_REASON_SERVER_SUSPENDED},
		{"", false, true, CALAGOPUS_REASON_SERVER_BUSY, CALAGOPUS_REASON_SERVER_BUSY},
		{"installing", false, false, CALAGOPUS_REASON_SERVER_BUSY, CALAGOPUS_REASON_SERVER_BUSY},
		{"restoring_backup", false, false, CALAGOPUS_REASON_SERVER_BUSY, CALAGOPUS_REASON_SERVER_BUSY},
		{"install_failed", false, false, CALAGOPUS_REASON_INSTALL_FAILED, CALAGOPUS_REASON_NONE},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		one(true);
		snprintf(fake.servers[0].status, 32, "%s", cases[i].status);
		fake.servers[0].suspended = cases[i].suspended;
		fake.servers[0].transferring = cases[i].transferring;
		power("start");
		assert_int_equal(call.error.reason, cases[i].power);
		assert_int_equal(fake.asked[CALAGOPUS_OP_POWER], 0);
		reinstall();
		assert_int_equal(call.error.reason, cases[i].reinstall);
		assert_int_equal(fake.asked[CALAGOPUS_OP_REINSTALL], cases[i].reinstall == CALAGOPUS_REASON_NONE);
	}
	assert_string_equal(fake.servers[0].status, "installing");
}

static void lost_power_actions_stay_unknown_and_are_sent_once(void **state)
{
	(void) state;
	for (int kind = 1; kind < FAKE_KINDS; kind++) {
		one(true);
		fake_fault(CALAGOPUS_OP_POWER, 0, kind);
		bool ok = power("stop");

		assert_int_equal(ok, kind == FAKE_IGNORED);
		assert_int_equal(fake.asked[CALAGOPUS_OP_POWER], 1);
		if (kind == FAKE_LOST_AFTER || kind == FAKE_504_BEFORE || kind == FAKE_PAGE_BEFORE) {
			assert_int_equal(call.error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
		}
		if (kind == FAKE_504_BEFORE) {
			assert_string_equal(call.error.panel_message, FAKE_GATEWAY_WORDS);
			assert_int_equal(call.error.http_status, 504);
		}
		if (kind == FAKE_NOT_SENT || kind == FAKE_409 || kind == FAKE_400 || kind == FAKE_403 || kind == FAKE_429) {
			assert_false(call.error.may_have_happened);
		} else if (kind >= FAKE_LOST_BEFORE && kind <= FAKE_CUT_AFTER && kind != FAKE_TAKEN_BACK && kind != FAKE_500_KEPT) {
			assert_true(call.error.may_have_happened);
		}
	}
}

static void a_reinstallation_is_proven_or_an_error(void **state)
{
	(void) state;
	for (int kind = 1; kind < FAKE_KINDS; kind++) {
		if (kind == FAKE_IGNORED) {
			continue;
		}
		one(true);
		fake_fault(CALAGOPUS_OP_REINSTALL, 0, kind);
		bool ok = reinstall();

		if (ok != (strcmp(fake.servers[0].status, "installing") == 0)) {
			fail_msg("%s: %s", fake_fault_names[kind], ok ? "success" : call.error.message);
		}
		assert_int_equal(fake.asked[CALAGOPUS_OP_REINSTALL], 1);
	}
}

/* ---- Link ---- */

static void an_idle_server_of_the_client_is_linked(void **state)
{
	(void) state;
	one(false);
	fake.servers[0].external_id[0] = '\0';
	assert_true(link_to(fake.servers[0].uuid, false));
	assert_string_equal(fake.servers[0].external_id, "17");
	assert_string_equal(fake.servers[0].description, "Service 17 of " FAKE_INSTALLATION);
	assert_int_equal(fake.rounds, 3);
	assert_true(link_to(fake.servers[0].uuid, false));
	assert_int_equal(fake.rounds, 4);
}

static void a_server_that_is_somebody_elses_is_not_linked(void **state)
{
	(void) state;
	one(false);
	fake_add_server("", 1);
	assert_false(link_to(fake.servers[1].uuid, true)); /* the service has one */
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_DUPLICATE_SERVERS);
	fake.servers[0].there = false;
	assert_false(link_to(fake.servers[1].uuid, false));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_FOREIGN_SERVER);
	ref.owner_external_id = NULL;
	assert_false(link_to(fake.servers[1].uuid, false));
	snprintf(fake.servers[1].description, 300, "Service 5 of https://staging.example.com");
	assert_false(link_to(fake.servers[1].uuid, true));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_FOREIGN_INSTALLATION);
	snprintf(fake.servers[1].description, 300, "the customer's words");
	assert_true(link_to(fake.servers[1].uuid, true));
	assert_string_equal(fake.servers[1].description, "the customer's words");
	snprintf(fake.servers[1].external_id, 80, "18");
	assert_false(link_to(fake.servers[1].uuid, true));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_FOREIGN_SERVER);
	assert_false(link_to("99999999-9999-4999-8999-999999999999", true));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_SERVER_NOT_FOUND);
}

static void a_link_is_proven_or_an_error(void **state)
{
	(void) state;
	for (int kind = 1; kind < FAKE_KINDS; kind++) {
		one(false);
		fake.servers[0].external_id[0] = '\0';
		fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 0, kind);
		bool ok = link_to(fake.servers[0].uuid, false);

		assert_int_equal(ok, strcmp(fake.servers[0].external_id, "17") == 0);
	}
}

/* ---- Faults of the look itself ---- */

static void a_look_that_fails_is_never_not_found(void **state)
{
	(void) state;
	for (int recorded = 0; recorded < 2; recorded++) {
		for (int kind = 1; kind < FAKE_KINDS; kind++) {
			enum calagopus_operation operation = recorded ? CALAGOPUS_OP_SERVER_GET : CALAGOPUS_OP_SERVER_BY_EXTERNAL;

			if (kind == FAKE_IGNORED) {
				continue;
			}
			one(recorded);
			fake_fault(operation, 0, kind);
			assert_false(terminate());
			assert_int_not_equal(call.error.reason, CALAGOPUS_REASON_SERVER_NOT_FOUND);
			assert_true(fake.servers[0].there);
			assert_false(suspend(true));
			assert_false(fake.servers[0].suspended);
			if (!recorded) {
				fake.faults[0].operation = CALAGOPUS_OP_OWNER_SERVERS;
				assert_false(terminate());
				assert_true(fake.servers[0].there);
			}
		}
	}
}

static void without_memory_there_is_an_error(void **state)
{
	(void) state;
	for (int action = 0; action < 6; action++) {
		bool ok = false;

		for (size_t limit = 1; !ok; limit += 53) {
			one(false);
			fake.servers[0].node_knows = action != 1;
			fake_call_start(&call, limit);
			switch (action) {
			case 0: ok = calagopus_provision_find(&call.provision, &ref, &server, &call.error); break;
			case 1: ok = calagopus_provision_terminate(&call.provision, &ref, &terminated, &call.error); break;
			case 2: ok = calagopus_provision_suspend(&call.provision, &ref, true, &server, &call.error); break;
			case 3: ok = calagopus_provision_power(&call.provision, &ref, "kill", &call.error); break;
			case 4: ok = calagopus_provision_reinstall(&call.provision, &ref, true, &call.error); break;
			default:
				fake.servers[0].external_id[0] = '\0';
				ok = calagopus_provision_link(&call.provision, &ref, fake.servers[0].uuid, false, &server, &call.error);
			}
			assert_int_equal(ok, !calagopus_error_is_set(&call.error));
			assert_false(ok && action == 1 && fake.servers[0].there);
			assert_false(ok && action == 2 && !fake.servers[0].suspended);
			fake_call_end(&call);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_recorded_server_is_one_request),
		cmocka_unit_test(without_a_record_the_external_id_finds_it),
		cmocka_unit_test(a_uuid_of_another_service_is_only_a_hint),
		cmocka_unit_test(another_panel_never_means_gone),
		cmocka_unit_test(anothers_server_is_not_found_by_id),
		cmocka_unit_test(without_our_mark_or_uuid_the_owners_address_must_be_the_clients),
		cmocka_unit_test(a_blank_address_proves_nothing),
		cmocka_unit_test(a_blank_owner_id_proves_nothing),
		cmocka_unit_test(a_blank_installation_owns_no_mark),
		cmocka_unit_test(a_checked_reference_keeps_blank_and_absent_apart),
		cmocka_unit_test(twins_are_named),
		cmocka_unit_test(marks_keep_installations_apart),
		cmocka_unit_test(a_mark_names_its_installation),
		cmocka_unit_test(references_are_checked),
		cmocka_unit_test(suspending_is_two_requests_or_one),
		cmocka_unit_test(a_suspension_is_proven_or_an_error),
		cmocka_unit_test(terminating_is_three_requests_and_repeatable),
		cmocka_unit_test(a_server_whose_panel_is_not_recorded_is_never_gone),
		cmocka_unit_test(a_server_that_the_service_names_and_nobody_bears_is_never_gone),
		cmocka_unit_test(a_second_server_is_not_lost_with_the_service),
		cmocka_unit_test(anothers_server_with_the_same_id_stops_no_termination),
		cmocka_unit_test(a_deletion_is_seen_or_an_error),
		cmocka_unit_test(terminating_an_addon_leaves_the_parents_server),
		cmocka_unit_test(half_a_server_is_terminated_by_force_and_no_other),
		cmocka_unit_test(force_needs_the_missing_log_too),
		cmocka_unit_test(a_backup_that_stays_is_a_note),
		cmocka_unit_test(a_deletion_that_cannot_be_looked_up_tells_what_the_panel_said),
		cmocka_unit_test(a_deletion_is_proven_or_an_error),
		cmocka_unit_test(two_at_once_both_succeed),
		cmocka_unit_test(power_acts_as_the_owner),
		cmocka_unit_test(states_that_forbid_it_are_said_before_the_panel_is_asked),
		cmocka_unit_test(lost_power_actions_stay_unknown_and_are_sent_once),
		cmocka_unit_test(a_reinstallation_is_proven_or_an_error),
		cmocka_unit_test(an_idle_server_of_the_client_is_linked),
		cmocka_unit_test(a_server_that_is_somebody_elses_is_not_linked),
		cmocka_unit_test(a_link_is_proven_or_an_error),
		cmocka_unit_test(a_look_that_fails_is_never_not_found),
		cmocka_unit_test(without_memory_there_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
