/* Signing in: nobody gets into another's account, an administrator's, or one that was only found for him; and each fault on the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fake_panel.h"

#define SECRET "the-secret-of-the-extension-0123456789"
#define IDENTITY "3f0f2c1e-identity"

static struct fake_call call;
static struct calagopus_ref ref;
static struct calagopus_own_account own;
static char address[200];

/* A server of client 7, recorded, whose account was made for him; a panel with the extension and a provider that may be used. */
static void one(void)
{
	fake_start();
	fake_ref(&ref);
	fake_add_server("17", 0);
	ref.uuid = fake.servers[0].uuid;
	ref.origin = FAKE_ORIGIN;
	own = (struct calagopus_own_account) {fake.owners[0].uuid, NULL};
	fake.secret = SECRET;
	fake.provider = (struct calagopus_identity_provider) {.enabled = true, .login_only = true};
}

/* What it said has to be looked at before the arena goes. */
static bool done(bool ok, const char *said)
{
	snprintf(address, sizeof(address), "%s", ok ? said : "");
	assert_int_equal(ok, !calagopus_error_is_set(&call.error));
	fake_call_end(&call);
	return ok;
}

static bool ticket(const char *secret)
{
	const char *said = NULL;

	fake_call_start(&call, 0);
	bool ok = calagopus_provision_ticket(&call.provision, &ref, &own, secret, &said, &call.error);

	return done(ok, said);
}

static bool identity(const char *provider)
{
	const char *said = NULL;

	fake_call_start(&call, 0);
	bool ok = calagopus_provision_identity(&call.provision, &ref, &own, provider, IDENTITY, &said, &call.error);

	return done(ok, said);
}

/* Neither way opens, nothing was made for it, and the reason is that. */
static void stays_shut(enum calagopus_reason reason, enum calagopus_topic topic)
{
	int tickets = 0;

	assert_false(ticket(SECRET));
	if (call.error.reason != reason || call.error.topic != topic) {
		fail_msg("%s, %s: %s", calagopus_reason_name(call.error.reason), calagopus_topic_name(call.error.topic), call.error.message);
	}
	assert_false(identity(FAKE_PROVIDER));
	assert_int_equal(call.error.reason, reason);
	assert_int_equal(call.error.topic, topic);
	for (int i = 0; i < fake.owner_count; i++) {
		tickets += fake.owners[i].tickets + (fake.owners[i].identity[0] != '\0');
	}
	assert_int_equal(tickets, 0);
}

static void a_ticket_is_two_requests_and_an_address_of_the_panel(void **state)
{
	(void) state;
	one();
	assert_true(ticket(SECRET));
	assert_string_equal(address, FAKE_ORIGIN "/api/auth/ssotickets/" FAKE_TICKET);
	assert_int_equal(fake.requests, 2);
	assert_int_equal(fake.owners[0].tickets, 1);
}

static void an_identity_is_linked_at_the_first_time_alone(void **state)
{
	(void) state;
	one();
	assert_true(identity(FAKE_PROVIDER));
	assert_string_equal(address, FAKE_ORIGIN "/api/auth/oauth/redirect/" FAKE_PROVIDER);
	assert_string_equal(fake.owners[0].identity, IDENTITY);
	assert_int_equal(fake.rounds, 2);
	assert_int_equal(fake.requests, 4);
	assert_true(identity(FAKE_PROVIDER));
	assert_int_equal(fake.rounds, 3);
	assert_int_equal(fake.asked[CALAGOPUS_OP_OWNER_IDENTITY], 1);
}

static void only_the_owner_of_the_services_server_enters(void **state)
{
	(void) state;
	one();
	fake.servers[0].owner = 1; /* it was given to client 8 */
	stays_shut(CALAGOPUS_REASON_FOREIGN_SERVER, CALAGOPUS_TOPIC_OTHER_OWNER);
	one();
	snprintf(fake.owners[0].external_id, sizeof(fake.owners[0].external_id), "8");
	stays_shut(CALAGOPUS_REASON_FOREIGN_SERVER, CALAGOPUS_TOPIC_OTHER_OWNER);
	one();
	snprintf(fake.servers[0].external_id, sizeof(fake.servers[0].external_id), "18");
	stays_shut(CALAGOPUS_REASON_FOREIGN_SERVER, CALAGOPUS_TOPIC_OTHER_ID);
	one();
	ref.owner_external_id = " ";
	stays_shut(CALAGOPUS_REASON_INVALID_REFERENCE, CALAGOPUS_TOPIC_NONE);
	ref.owner_external_id = NULL;
	stays_shut(CALAGOPUS_REASON_INVALID_REFERENCE, CALAGOPUS_TOPIC_NONE);
	one();
	fake.servers[0].there = false;
	stays_shut(CALAGOPUS_REASON_SERVER_NOT_FOUND, CALAGOPUS_TOPIC_NONE);
}

static void nobody_enters_an_account_with_rights_or_a_suspended_one(void **state)
{
	(void) state;
	one();
	fake.owners[0].admin = true;
	stays_shut(CALAGOPUS_REASON_OWNER_PROTECTED, CALAGOPUS_TOPIC_NONE);
	fake.owners[0].admin = false;
	fake.owners[0].has_role = true;
	stays_shut(CALAGOPUS_REASON_OWNER_PROTECTED, CALAGOPUS_TOPIC_NONE);
	fake.owners[0].has_role = false;
	fake.owners[0].suspended = true;
	stays_shut(CALAGOPUS_REASON_OWNER_PROTECTED, CALAGOPUS_TOPIC_OWNER_SUSPENDED);
	fake.owners[0].suspended = false;
	fake.servers[0].suspended = true;
	stays_shut(CALAGOPUS_REASON_SERVER_SUSPENDED, CALAGOPUS_TOPIC_NONE);
}

static void an_account_that_was_only_found_for_the_client_is_not_his_own(void **state)
{
	(void) state;
	one();
	own = (struct calagopus_own_account) {NULL, NULL};
	stays_shut(CALAGOPUS_REASON_OWNER_PROTECTED, CALAGOPUS_TOPIC_NOT_HIS_OWN);
	own = (struct calagopus_own_account) {fake.owners[1].uuid, "other@example.com"};
	stays_shut(CALAGOPUS_REASON_OWNER_PROTECTED, CALAGOPUS_TOPIC_NOT_HIS_OWN);
	own = (struct calagopus_own_account) {"", " "};
	fake.owners[0].email[0] = '\0';
	stays_shut(CALAGOPUS_REASON_OWNER_PROTECTED, CALAGOPUS_TOPIC_NOT_HIS_OWN);
	snprintf(fake.owners[0].email, sizeof(fake.owners[0].email), "Jane@Example.com");
	own = (struct calagopus_own_account) {NULL, "jane@example.COM"};
	assert_true(ticket(SECRET));
	assert_true(identity(FAKE_PROVIDER));
}

static void a_ticket_is_asked_for_once_whatever_becomes_of_it(void **state)
{
	static const enum fake_fault_kind faults[] = {FAKE_NOT_SENT, FAKE_LOST_BEFORE, FAKE_LOST_AFTER, FAKE_LATE, FAKE_TAKEN_BACK, FAKE_504_AFTER, FAKE_PAGE_AFTER, FAKE_CUT_AFTER, FAKE_403, FAKE_429};

	(void) state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		one();
		fake_fault(CALAGOPUS_OP_OWNER_TICKET, 0, faults[i]);
		assert_false(ticket(SECRET));
		assert_int_equal(fake.asked[CALAGOPUS_OP_OWNER_TICKET], 1);
		assert_true(calagopus_operation_traits(CALAGOPUS_OP_OWNER_TICKET)->once);
	}
}

static void another_secret_and_a_panel_without_the_extension_are_told_apart(void **state)
{
	(void) state;
	one();
	fake_call_start(&call, 0);
	assert_true(done(calagopus_provision_ticket_test(&call.provision, SECRET, &call.error), ""));
	assert_int_equal(fake.owners[0].tickets + fake.owners[1].tickets + fake.owners[2].tickets, 0);
	assert_false(ticket("another"));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_KEY_REFUSED);
	fake.secret = NULL;
	fake_call_start(&call, 0);
	assert_false(done(calagopus_provision_ticket_test(&call.provision, SECRET, &call.error), ""));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_OBJECT_NOT_FOUND);
}

static void a_provider_that_makes_accounts_or_links_by_itself_is_not_used(void **state)
{
	static const struct calagopus_identity_provider open[] = {
		{.enabled = false, .login_only = true}, {.enabled = true, .login_only = false}, {.enabled = true, .login_only = true, .user_manageable = true}};
	const struct calagopus_identity_provider *found;

	(void) state;
	for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++) {
		one();
		fake.provider = open[i];
		assert_false(identity(FAKE_PROVIDER));
		assert_int_equal(call.error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
		assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_PROVIDER_OPEN);
		assert_int_equal(fake.asked[CALAGOPUS_OP_OWNER_IDENTITY], 0);
		fake_call_start(&call, 0);
		assert_false(done(calagopus_provision_identity_provider(&call.provision, FAKE_PROVIDER, &found, &call.error), ""));
	}
	one();
	assert_false(identity(FAKE_NEST));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_OBJECT_NOT_FOUND);
	assert_int_equal(fake.asked[CALAGOPUS_OP_OWNER_IDENTITY], 0);
}

static void anothers_identity_is_left_where_it_is(void **state)
{
	(void) state;
	one();
	snprintf(fake.owners[1].identity, sizeof(fake.owners[1].identity), IDENTITY);
	assert_false(identity(FAKE_PROVIDER));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_OWNER_CONFLICT);
	assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_IDENTITY_TAKEN);
	assert_string_equal(fake.owners[0].identity, "");
}

static void somebody_else(struct fake *panel, const struct calagopus_step *step)
{
	if (step->operation == CALAGOPUS_OP_OWNER_IDENTITY) {
		snprintf(panel->owners[1].identity, sizeof(panel->owners[1].identity), IDENTITY);
	}
}

static void he_himself_in_another_tab(struct fake *panel, const struct calagopus_step *step)
{
	if (step->operation == CALAGOPUS_OP_OWNER_IDENTITY) {
		snprintf(panel->owners[0].identity, sizeof(panel->owners[0].identity), IDENTITY);
	}
}

static void of_two_that_link_at_once_it_is_looked_whose_it_became(void **state)
{
	(void) state;
	one();
	fake.meanwhile = he_himself_in_another_tab;
	assert_true(identity(FAKE_PROVIDER));
	one();
	fake.meanwhile = somebody_else;
	assert_false(identity(FAKE_PROVIDER));
	assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_IDENTITY_TAKEN);
}

static void a_link_whose_answer_was_lost_is_looked_at(void **state)
{
	static const struct {
		enum fake_fault_kind fault;
		bool linked;
	} ways[] = {{FAKE_LOST_AFTER, true}, {FAKE_504_AFTER, true}, {FAKE_PAGE_AFTER, true}, {FAKE_500_KEPT, true}, {FAKE_LOST_BEFORE, false}, {FAKE_TAKEN_BACK, false}, {FAKE_PAGE_BEFORE, false},
		{FAKE_NOT_SENT, false}, {FAKE_403, false}, {FAKE_429, false}};

	(void) state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		one();
		fake_fault(CALAGOPUS_OP_OWNER_IDENTITY, 1, ways[i].fault);
		if (identity(FAKE_PROVIDER) != ways[i].linked) {
			fail_msg("%s: %s", fake_fault_names[ways[i].fault], call.error.message);
		}
		assert_int_equal(fake.owners[0].identity[0] != '\0', ways[i].linked);
	}
}

static void a_link_that_may_have_been_made_is_said_where_it_cannot_be_looked_at(void **state)
{
	(void) state;
	one();
	fake_fault(CALAGOPUS_OP_OWNER_IDENTITY, 1, FAKE_LOST_AFTER);
	fake_fault(CALAGOPUS_OP_IDENTITY_OWNER, 2, FAKE_NOT_SENT);
	assert_false(identity(FAKE_PROVIDER));
	assert_true(call.error.may_have_happened);
}

static void without_memory_nobody_enters(void **state)
{
	const char *said = NULL;
	bool good = false;

	(void) state;
	for (size_t limit = 64; !good && limit < 65536; limit += 64) {
		one();
		fake_call_start(&call, limit);
		good = calagopus_provision_identity(&call.provision, &ref, &own, FAKE_PROVIDER, IDENTITY, &said, &call.error);
		assert_true(good || calagopus_error_is_set(&call.error));
		fake_call_end(&call);
	}
	assert_true(good);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_ticket_is_two_requests_and_an_address_of_the_panel),
		cmocka_unit_test(an_identity_is_linked_at_the_first_time_alone),
		cmocka_unit_test(only_the_owner_of_the_services_server_enters),
		cmocka_unit_test(nobody_enters_an_account_with_rights_or_a_suspended_one),
		cmocka_unit_test(an_account_that_was_only_found_for_the_client_is_not_his_own),
		cmocka_unit_test(a_ticket_is_asked_for_once_whatever_becomes_of_it),
		cmocka_unit_test(another_secret_and_a_panel_without_the_extension_are_told_apart),
		cmocka_unit_test(a_provider_that_makes_accounts_or_links_by_itself_is_not_used),
		cmocka_unit_test(anothers_identity_is_left_where_it_is),
		cmocka_unit_test(of_two_that_link_at_once_it_is_looked_whose_it_became),
		cmocka_unit_test(a_link_whose_answer_was_lost_is_looked_at),
		cmocka_unit_test(a_link_that_may_have_been_made_is_said_where_it_cannot_be_looked_at),
		cmocka_unit_test(without_memory_nobody_enters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
