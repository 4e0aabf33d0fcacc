/* The client's account: found, linked or made; nobody gets another's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fake_panel.h"
#include "provision/inside.h"

struct attempt {
	struct calagopus_client client;
	struct fake_call call;
	struct calagopus_owner *owner;
	enum calagopus_owner_link link;
	enum calagopus_owner_guard guard;
	bool names_only;
	bool ok;
};

/* A client whom the panel does not know. */
static void newcomer(struct attempt *attempt)
{
	fake_start();
	memset(attempt, 0, sizeof(*attempt));
	fake_client(&attempt->client);
	attempt->client.external_id = "9";
	attempt->client.email = "New@Example.com";
}

static void look(struct attempt *attempt, bool create)
{
	fake_call_start(&attempt->call, 0);
	struct calagopus_client client;
	struct calagopus_timing timing = calagopus_timing_start(&attempt->call.provision, attempt->call.provision.plan->timeout_ms);

	attempt->ok = fake_prove(&attempt->call, &attempt->client, &client)
		&& calagopus_owner_obtain(&attempt->call.provision, &client, NULL, create, &timing, NULL, &attempt->owner, &attempt->link, &attempt->call.error);
}

static void obtain(struct attempt *attempt)
{
	look(attempt, true);
}

static void end(struct attempt *attempt)
{
	fake_call_end(&attempt->call);
}

static int accounts_of(const char *external_id)
{
	int count = 0;

	for (int i = 0; i < fake.owner_count; i++) {
		count += strcmp(fake.owners[i].external_id, external_id) == 0;
	}
	return count;
}

static void linked(struct attempt *attempt, const struct fake_owner *expected, enum calagopus_owner_link how)
{
	if (!attempt->ok) {
		fail_msg("%s", attempt->call.error.message);
	}
	assert_int_equal(attempt->link, how);
	assert_string_equal(attempt->owner->uuid, expected->uuid);
	assert_string_equal(expected->external_id, attempt->client.external_id);
	end(attempt);
}

/* Refused with words and a remedy, and no account was touched. */
static void refused(struct attempt *attempt, const struct fake *before, enum calagopus_reason expected)
{
	assert_false(attempt->ok);
	assert_int_equal(attempt->call.error.reason, expected);
	assert_true(attempt->call.error.hint[0] != '\0');
	assert_memory_equal(fake.owners, before->owners, sizeof(before->owners));
	end(attempt);
}

static void the_external_id_comes_first(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake_client(&attempt.client);
	obtain(&attempt);
	assert_int_equal(fake.requests, 1);
	linked(&attempt, &fake.owners[0], CALAGOPUS_LINK_EXTERNAL_ID);
	attempt.client.linked_uuid = fake.owners[0].uuid;
	obtain(&attempt);
	linked(&attempt, &fake.owners[0], CALAGOPUS_LINK_RECORDED);
}

static void a_newcomer_gets_an_account(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	attempt.client.send_email = true;
	attempt.client.language = "de";
	obtain(&attempt);
	assert_string_equal(fake.owners[3].username, "janedoe_9");
	assert_string_equal(fake.owners[3].language, "de");
	assert_int_equal(fake.owners[3].mails, 1);
	linked(&attempt, &fake.owners[3], CALAGOPUS_LINK_CREATED);
}

static void a_language_that_the_panel_lacks_becomes_english(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	attempt.client.language = "xx";
	obtain(&attempt);
	assert_string_equal(fake.owners[3].language, "en");
	linked(&attempt, &fake.owners[3], CALAGOPUS_LINK_CREATED);
}

static void nothing_is_made_or_linked_where_only_a_look_was_asked(void **state)
{
	struct attempt attempt;
	struct fake before;

	(void) state;
	newcomer(&attempt);
	fake_add_owner("", "newbie", "new@example.com");
	before = fake;
	look(&attempt, false);
	refused(&attempt, &before, CALAGOPUS_REASON_OWNER_NOT_FOUND);
}

static void the_address_matches_whole_and_in_either_case_on_any_page(void **state)
{
	struct attempt attempt;
	char email[64];

	(void) state;
	newcomer(&attempt);
	fake.list_pages_of = 3;
	for (int i = 0; i < 7; i++) {
		snprintf(email, sizeof(email), "%dNew@Example.com.au", i);
		fake_add_owner("", "x", email);
	}
	fake_add_owner("", "newbie", "nEW@example.com");
	for (int i = 0; i < 7; i++) {
		fake.owners[3 + i].first_name[0] = 'N';
	}
	snprintf(fake.owners[10].last_name, 300, "New@Example.com"); /* the search is the panel's; it finds this one by its name */
	obtain(&attempt);
	linked(&attempt, &fake.owners[10], CALAGOPUS_LINK_EMAIL);
}

static void protected_accounts_are_never_linked(void **state)
{
	struct attempt attempt;
	struct fake before;

	(void) state;
	for (int round = 0; round < 4; round++) {
		struct fake_owner *account;

		newcomer(&attempt);
		account = fake_add_owner(round < 2 ? "9" : "", "newbie", "new@example.com");
		account->admin = round % 2 == 0;
		account->has_role = round % 2 == 1;
		before = fake;
		obtain(&attempt);
		assert_non_null(strstr(attempt.call.error.message, "newbie"));
		assert_non_null(strstr(attempt.call.error.hint, "external id"));
		refused(&attempt, &before, CALAGOPUS_REASON_OWNER_PROTECTED);
	}
}

static void an_account_with_another_id_is_never_linked(void **state)
{
	struct attempt attempt;
	struct fake before;

	(void) state;
	newcomer(&attempt);
	fake_add_owner("10", "newbie", "new@example.com");
	before = fake;
	obtain(&attempt);
	assert_non_null(strstr(attempt.call.error.hint, "external id to 9"));
	refused(&attempt, &before, CALAGOPUS_REASON_OWNER_CONFLICT);
}

static void without_matching_by_address_a_taken_address_is_explained(void **state)
{
	struct attempt attempt;
	struct fake before;

	(void) state;
	newcomer(&attempt);
	attempt.client.match = CALAGOPUS_MATCH_EXTERNAL_ID;
	fake_add_owner("", "newbie", "new@example.com");
	before = fake;
	obtain(&attempt);
	refused(&attempt, &before, CALAGOPUS_REASON_OWNER_CONFLICT);
}

static void a_username_is_matched_only_where_allowed_and_harmless(void **state)
{
	struct attempt attempt;
	struct fake_owner *same;

	(void) state;
	newcomer(&attempt);
	same = fake_add_owner("", "JaneDoe_9", "else@example.com");
	snprintf(same->last_name, sizeof(same->last_name), "Doe");
	obtain(&attempt);
	linked(&attempt, &fake.owners[3], CALAGOPUS_LINK_USERNAME);

	newcomer(&attempt);
	attempt.client.match = CALAGOPUS_MATCH_EMAIL;
	same = fake_add_owner("", "janedoe_9", "else@example.com");
	snprintf(same->last_name, sizeof(same->last_name), "Doe");
	obtain(&attempt);
	assert_string_equal(fake.owners[3].external_id, "");
	assert_string_not_equal(fake.owners[4].username, "janedoe_9");
	linked(&attempt, &fake.owners[4], CALAGOPUS_LINK_CREATED);

	newcomer(&attempt);
	same = fake_add_owner("", "janedoe_9", "else@example.com");
	same->admin = true;
	snprintf(same->last_name, sizeof(same->last_name), "Doe");
	obtain(&attempt);
	assert_string_equal(fake.owners[3].external_id, "");
	linked(&attempt, &fake.owners[4], CALAGOPUS_LINK_CREATED);
}

static void usernames_are_not_tried_for_ever(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake_fault(CALAGOPUS_OP_OWNER_CREATE, 0, FAKE_409);
	obtain(&attempt);
	assert_false(attempt.ok);
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OWNER_CONFLICT);
	assert_int_equal(fake.asked[CALAGOPUS_OP_OWNER_CREATE], 5);
	end(&attempt);
}

static void an_account_that_lost_its_id_is_linked_again(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake_add_owner("", "renamed", "else@example.com");
	attempt.client.linked_uuid = fake.owners[3].uuid;
	obtain(&attempt);
	linked(&attempt, &fake.owners[3], CALAGOPUS_LINK_RECORDED);
}

/* A service that was moved to another client left such a record: the next order of its new client is not refused for it. */
static void a_record_that_the_panel_contradicts_is_not_used(void **state)
{
	struct attempt attempt;
	struct fake before;

	(void) state;
	newcomer(&attempt);
	before = fake;
	attempt.client.linked_uuid = fake.owners[1].uuid; /* it bears 8 */
	obtain(&attempt);
	assert_memory_equal(&fake.owners[1], &before.owners[1], sizeof(before.owners[1]));
	linked(&attempt, &fake.owners[3], CALAGOPUS_LINK_CREATED);
}

static void a_link_whose_answer_came_too_late_is_looked_at(void **state)
{
	struct attempt attempt;
	int64_t began;

	(void) state;
	newcomer(&attempt);
	fake_add_owner("", "newbie", "new@example.com");
	fake_fault(CALAGOPUS_OP_OWNER_UPDATE, 1, FAKE_LATE);
	began = fake.now_ms;
	obtain(&attempt);
	assert_true(fake.now_ms - began <= 20000);
	linked(&attempt, &fake.owners[3], CALAGOPUS_LINK_EMAIL);
}

/* A rival makes the account at the moment at which we ask for it. */
static void rival(struct fake *world, const struct calagopus_step *step)
{
	(void) world;
	if (step->operation == CALAGOPUS_OP_OWNER_CREATE && accounts_of("9") == 0) {
		fake_add_owner("9", "janedoe_9", "new@example.com");
	}
}

static void of_two_racing_creations_one_account_comes(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake.meanwhile = rival;
	obtain(&attempt);
	assert_int_equal(accounts_of("9"), 1);
	linked(&attempt, &fake.owners[3], CALAGOPUS_LINK_EXTERNAL_ID);
}

/* A rival links another account under our id before our patch arrives. */
static void rival_links(struct fake *world, const struct calagopus_step *step)
{
	if (step->operation == CALAGOPUS_OP_OWNER_UPDATE && accounts_of("9") == 0) {
		snprintf(world->owners[1].external_id, 80, "9");
	}
}

static void of_two_racing_links_the_first_counts(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake.meanwhile = rival_links;
	fake_add_owner("", "newbie", "new@example.com");
	obtain(&attempt);
	assert_string_equal(fake.owners[3].external_id, "");
	linked(&attempt, &fake.owners[1], CALAGOPUS_LINK_EXTERNAL_ID);
}

static void a_link_that_the_panel_does_not_hold_is_none(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake_add_owner("", "newbie", "new@example.com");
	fake_fault(CALAGOPUS_OP_OWNER_UPDATE, 1, FAKE_IGNORED);
	obtain(&attempt);
	assert_false(attempt.ok);
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	end(&attempt);
}

static void each_fault_of_the_creation_has_its_outcome(void **state)
{
	static const struct { enum fake_fault_kind kind; enum calagopus_reason expected; int accounts; } cases[] = {
		{FAKE_NOT_SENT, CALAGOPUS_REASON_CONNECT_FAILED, 0}, {FAKE_LOST_BEFORE, CALAGOPUS_REASON_OUTCOME_UNKNOWN, 0},
		{FAKE_LOST_AFTER, CALAGOPUS_REASON_NONE, 1}, {FAKE_LATE, CALAGOPUS_REASON_NONE, 1}, {FAKE_TAKEN_BACK, CALAGOPUS_REASON_PANEL_ERROR, 0},
		{FAKE_500_KEPT, CALAGOPUS_REASON_NONE, 1}, {FAKE_504_AFTER, CALAGOPUS_REASON_NONE, 1}, {FAKE_PAGE_AFTER, CALAGOPUS_REASON_NONE, 1},
		{FAKE_400, CALAGOPUS_REASON_REJECTED, 0}, {FAKE_403, CALAGOPUS_REASON_PERMISSION_MISSING, 0}, {FAKE_429, CALAGOPUS_REASON_RATE_LIMITED, 0},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct attempt attempt;
		int64_t began;

		newcomer(&attempt);
		fake_fault(CALAGOPUS_OP_OWNER_CREATE, 1, cases[i].kind);
		began = fake.now_ms;
		obtain(&attempt);
		if (attempt.call.error.reason != cases[i].expected || accounts_of("9") != cases[i].accounts) {
			fail_msg("%s: %s, %d accounts", fake_fault_names[cases[i].kind], calagopus_reason_name(attempt.call.error.reason), accounts_of("9"));
		}
		assert_int_equal(fake.asked[CALAGOPUS_OP_OWNER_CREATE], 1);
		assert_true(fake.now_ms - began <= attempt.call.provision.plan->timeout_ms + 100);
		end(&attempt);
	}
}

/* ---- What is done to an account that is there ---- */

static bool update(struct attempt *attempt)
{
	fake_call_start(&attempt->call, 0);
	struct calagopus_client client;

	attempt->ok = fake_prove(&attempt->call, &attempt->client, &client) && calagopus_provision_update_owner(&attempt->call.provision, &client, !attempt->names_only, attempt->guard, &attempt->call.error);
	return attempt->ok;
}

static void details_are_changed_and_read_back(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake_client(&attempt.client);
	attempt.client.email = "moved@example.com";
	assert_true(update(&attempt));
	assert_string_equal(fake.owners[0].email, "moved@example.com");
	assert_string_equal(fake.owners[0].last_name, "Doe");
	end(&attempt);
	fake.requests = 0;
	assert_true(update(&attempt));
	assert_int_equal(fake.requests, 1);
	end(&attempt);
	attempt.client.email = "stranger@example.com";
	assert_false(update(&attempt));
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OWNER_CONFLICT);
	end(&attempt);
	attempt.client.email = "again@example.com";
	fake_fault(CALAGOPUS_OP_OWNER_UPDATE, 0, FAKE_IGNORED);
	assert_false(update(&attempt));
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	end(&attempt);
	fake.faults[0].kind = FAKE_LOST_AFTER;
	assert_true(update(&attempt));
	end(&attempt);
	fake.owners[0].admin = true;
	assert_false(update(&attempt));
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OWNER_PROTECTED);
	end(&attempt);
}

static bool set_password(struct attempt *attempt, const char *password)
{
	fake_call_start(&attempt->call, 0);
	struct calagopus_client client;

	attempt->ok = fake_prove(&attempt->call, &attempt->client, &client) && calagopus_provision_owner_password(&attempt->call.provision, &client, password, attempt->guard, &attempt->call.error);
	return attempt->ok;
}

static void passwords_are_set_and_never_said(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake_client(&attempt.client);
	assert_true(set_password(&attempt, "correct horse"));
	assert_string_equal(fake.owners[0].password, "correct horse");
	end(&attempt);
	assert_false(set_password(&attempt, "short"));
	assert_string_equal(calagopus_error_field_name(&attempt.call.error, 0), "password");
	assert_null(strstr(attempt.call.error.message, "short"));
	end(&attempt);
	fake_fault(CALAGOPUS_OP_OWNER_UPDATE, 0, FAKE_LOST_AFTER);
	assert_false(set_password(&attempt, "correct horse"));
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
	assert_null(strstr(attempt.call.error.message, "horse"));
	end(&attempt);
	fake.fault_count = 0;
	fake_fault(CALAGOPUS_OP_OWNER_UPDATE, 0, FAKE_504_AFTER);
	assert_false(set_password(&attempt, "correct horse"));
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
	assert_string_equal(attempt.call.error.panel_message, FAKE_GATEWAY_WORDS);
	end(&attempt);
	fake.owners[0].has_role = true;
	assert_false(set_password(&attempt, "correct horse"));
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OWNER_PROTECTED);
	end(&attempt);
	newcomer(&attempt);
	assert_false(set_password(&attempt, "correct horse"));
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OWNER_NOT_FOUND);
	end(&attempt);
}

/* For what changes an account: found by the recorded UUID where it lost its id, and never linked by that. */
static void a_recorded_account_without_an_id_is_the_clients_still(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake_add_owner("", "renamed", "else@example.com");
	attempt.client.linked_uuid = fake.owners[3].uuid;
	assert_true(set_password(&attempt, "correct horse"));
	assert_string_equal(fake.owners[3].password, "correct horse");
	end(&attempt);
	assert_true(update(&attempt));
	assert_string_equal(fake.owners[3].email, "New@Example.com");
	end(&attempt);
	fake_call_start(&attempt.call, 0);
	assert_true(calagopus_provision_owner_reset_email(&attempt.call.provision, &attempt.client, &attempt.call.error));
	assert_int_equal(fake.owners[3].mails, 1);
	end(&attempt);
	assert_string_equal(fake.owners[3].external_id, "");
}

static void a_recorded_account_that_is_anothers_now_is_left_alone(void **state)
{
	struct attempt attempt;
	struct fake before;

	(void) state;
	newcomer(&attempt);
	attempt.client.linked_uuid = fake.owners[1].uuid; /* it bears 8 */
	before = fake;
	set_password(&attempt, "correct horse");
	refused(&attempt, &before, CALAGOPUS_REASON_OWNER_CONFLICT);
	attempt.client.linked_uuid = fake.owners[2].uuid; /* an administrator */
	set_password(&attempt, "correct horse");
	refused(&attempt, &before, CALAGOPUS_REASON_OWNER_PROTECTED);
	attempt.client.linked_uuid = "99999999-9999-4999-8999-999999999999";
	set_password(&attempt, "correct horse");
	refused(&attempt, &before, CALAGOPUS_REASON_OWNER_NOT_FOUND);
	fake_client(&attempt.client);
	attempt.client.linked_uuid = fake.owners[1].uuid; /* the id comes first */
	assert_true(set_password(&attempt, "correct horse"));
	assert_string_equal(fake.owners[0].password, "correct horse");
	assert_string_equal(fake.owners[1].password, "");
	end(&attempt);
}

/* A client edits his profile: the name follows, and his word alone moves no address by which a password could be had. */
static void names_follow_without_the_address(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake_client(&attempt.client);
	attempt.names_only = true;
	attempt.client.email = "victim@example.com";
	attempt.client.first_name = "Joan";
	assert_true(update(&attempt));
	assert_string_equal(fake.owners[0].first_name, "Joan");
	assert_string_not_equal(fake.owners[0].email, "victim@example.com");
	end(&attempt);
	fake.requests = 0;
	assert_true(update(&attempt));
	assert_int_equal(fake.requests, 1);
	end(&attempt);
}

static void only_the_recorded_account_where_that_was_asked(void **state)
{
	struct attempt attempt;
	struct fake before;

	(void) state;
	newcomer(&attempt);
	fake_client(&attempt.client);
	attempt.guard = CALAGOPUS_RECORDED_ACCOUNT;
	attempt.client.email = "moved@example.com";
	before = fake;
	assert_false(update(&attempt)); /* none is on record */
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OWNER_CONFLICT);
	end(&attempt);
	attempt.client.linked_uuid = fake.owners[1].uuid;
	assert_false(set_password(&attempt, "correct horse"));
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OWNER_CONFLICT);
	end(&attempt);
	assert_memory_equal(fake.owners, before.owners, sizeof(fake.owners));
	attempt.client.linked_uuid = fake.owners[0].uuid;
	assert_true(update(&attempt));
	end(&attempt);
	assert_true(set_password(&attempt, "correct horse"));
	assert_string_equal(fake.owners[0].email, "moved@example.com");
	end(&attempt);
}

static void the_reset_email_is_asked_for_once(void **state)
{
	struct attempt attempt;

	(void) state;
	newcomer(&attempt);
	fake_client(&attempt.client);
	fake_call_start(&attempt.call, 0);
	assert_true(calagopus_provision_owner_reset_email(&attempt.call.provision, &attempt.client, &attempt.call.error));
	assert_int_equal(fake.owners[0].mails, 1);
	fake_fault(CALAGOPUS_OP_OWNER_RESET_EMAIL, 0, FAKE_LOST_AFTER);
	assert_false(calagopus_provision_owner_reset_email(&attempt.call.provision, &attempt.client, &attempt.call.error));
	assert_int_equal(attempt.call.error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
	assert_int_equal(fake.owners[0].mails, 2);
	end(&attempt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_external_id_comes_first),
		cmocka_unit_test(a_newcomer_gets_an_account),
		cmocka_unit_test(a_language_that_the_panel_lacks_becomes_english),
		cmocka_unit_test(nothing_is_made_or_linked_where_only_a_look_was_asked),
		cmocka_unit_test(the_address_matches_whole_and_in_either_case_on_any_page),
		cmocka_unit_test(protected_accounts_are_never_linked),
		cmocka_unit_test(an_account_with_another_id_is_never_linked),
		cmocka_unit_test(without_matching_by_address_a_taken_address_is_explained),
		cmocka_unit_test(a_username_is_matched_only_where_allowed_and_harmless),
		cmocka_unit_test(usernames_are_not_tried_for_ever),
		cmocka_unit_test(an_account_that_lost_its_id_is_linked_again),
		cmocka_unit_test(a_record_that_the_panel_contradicts_is_not_used),
		cmocka_unit_test(a_link_whose_answer_came_too_late_is_looked_at),
		cmocka_unit_test(of_two_racing_creations_one_account_comes),
		cmocka_unit_test(of_two_racing_links_the_first_counts),
		cmocka_unit_test(a_link_that_the_panel_does_not_hold_is_none),
		cmocka_unit_test(each_fault_of_the_creation_has_its_outcome),
		cmocka_unit_test(details_are_changed_and_read_back),
		cmocka_unit_test(passwords_are_set_and_never_said),
		cmocka_unit_test(a_recorded_account_without_an_id_is_the_clients_still),
		cmocka_unit_test(a_recorded_account_that_is_anothers_now_is_left_alone),
		cmocka_unit_test(names_follow_without_the_address),
		cmocka_unit_test(only_the_recorded_account_where_that_was_asked),
		cmocka_unit_test(the_reset_email_is_asked_for_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
