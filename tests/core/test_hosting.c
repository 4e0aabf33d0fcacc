/* Web-hosting accounts: made once and for their own service alone, changed only where they are the service's, and certainty about lost answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "hosting_panel.h"

#define LOST_WARNING "{\"result\":\"warning\",\"message\":\"Account saved but server setup failed: nginx\",\"data\":{\"account_id\":9}}"
#define SERVER_ERROR "{\"result\":\"error\",\"message\":\"Could not connect to server agent\"}"

static const struct calagopus_new_account jane = {
	.domain = "jane.example.com", .username = "jane", .password = "correct horse", .package = "Starter", .client_email = "jane@example.com", .client_name = "Jane Doe",
};
static const struct calagopus_hosting_ref jane_ref = {"jane", "jane.example.com", NULL};

static bool make(struct hosting_panel *panel, const struct calagopus_new_account *wanted, bool own_attempt, struct calagopus_hosting_created *created)
{
	struct calagopus_hosting_options options = {own_attempt};

	hosting_forget(panel);
	bool made = calagopus_hosting_create(&panel->provision, wanted, &options, created, &panel->error);

	assert_int_equal(made, panel->error.reason == CALAGOPUS_REASON_NONE);
	if (!made) {
		assert_true(panel->error.message[0] != '\0');
		assert_true(panel->error.hint[0] != '\0' || panel->error.field_count > 0 || panel->error.topic != CALAGOPUS_TOPIC_NONE);
	}
	return made;
}

static bool has(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static void a_new_account_is_looked_for_and_made_once(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	assert_true(make(&panel, &jane, false, &created));
	assert_string_equal(panel.log, "usage jane; create jane; password jane; ");
	assert_true(created.password_set);
	assert_string_equal(hosting_find(&panel, "jane")->password, jane.password);
	assert_string_equal(created.account->account_id, "7");
	assert_string_equal(created.account->server_ip, "192.0.2.7");
	assert_false(created.attempt_stands);
	assert_false(created.remade);
	hosting_close(&panel);
}

static void another_customer_s_account_is_never_given_away(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;
	struct calagopus_account_usage *usage;

	(void) state;
	hosting_open(&panel);
	struct hosting_account *theirs = hosting_add(&panel, "jane", "jane.example.com");
	snprintf(theirs->password, sizeof(theirs->password), "theirs");

	/* the look before a record is made shows it, so that none is made */
	assert_true(calagopus_hosting_look(&panel.provision, "jane", &usage, &panel.error));
	assert_non_null(usage);

	assert_false(make(&panel, &jane, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
	assert_string_equal(panel.log, "usage jane; ");
	assert_true(has(panel.error.hint, "delete it on the panel"));
	assert_false(created.attempt_stands);

	/* after that failure: again without a record, and nothing else comes of it */
	assert_false(make(&panel, &jane, created.attempt_stands, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
	assert_string_equal(panel.log, "usage jane; ");

	/* even with an attempt on record, another domain's account is not ours */
	struct calagopus_new_account other = jane;
	other.domain = "other.example.com";
	assert_false(make(&panel, &other, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
	assert_false(created.attempt_stands);

	/* nor one whose name differs in its case only */
	struct calagopus_new_account shouted = jane;
	shouted.username = "JANE";
	assert_false(make(&panel, &shouted, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
	assert_int_equal(panel.error.topic, CALAGOPUS_TOPIC_NAME_RESPELT);
	assert_true(has(panel.error.message, "spells the account JANE as jane"));
	assert_string_equal(panel.log, "usage JANE; ");

	assert_ptr_equal(hosting_find(&panel, "jane"), theirs);
	assert_string_equal(theirs->password, "theirs");
	hosting_close(&panel);
}

static void a_failed_attempt_of_one_s_own_opens_nobody_else_s_account(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	/* an attempt that the panel refuses leaves nothing behind, and no record that could be held against an account made later */
	hosting_fail(&panel, &(struct hosting_fault) {"/create", 1, 0, HOSTING_ANSWERS, 422, NULL, "{\"result\":\"error\",\"message\":\"No available servers.\"}"});
	assert_false(make(&panel, &jane, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_CAPACITY_REACHED);
	assert_false(created.attempt_stands);
	struct hosting_account *theirs = hosting_add(&panel, "jane", "jane.example.com");

	assert_false(make(&panel, &jane, created.attempt_stands, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
	assert_ptr_equal(hosting_find(&panel, "jane"), theirs);
	hosting_close(&panel);
}

static void a_conflict_between_look_and_creation_is_an_error(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	hosting_fail(&panel, &(struct hosting_fault) {"/create", 2, 0, HOSTING_ANSWERS, 409, NULL, "{\"result\":\"error\",\"message\":\"Username 'jane' already exists.\"}"});
	assert_false(make(&panel, &jane, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
	assert_false(created.attempt_stands);
	hosting_add(&panel, "joe", "jane.example.com");
	panel.faults[0].times = 0;
	assert_false(make(&panel, &jane, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_DOMAIN_TAKEN);
	assert_true(has(panel.error.hint, "delete it on the panel"));
	assert_non_null(hosting_find(&panel, "joe"));
	hosting_close(&panel);
}

static void a_warning_is_no_success_and_the_next_create_heals_it(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	hosting_fail(&panel, &(struct hosting_fault) {"/create", 1, 0, HOSTING_DID_ANSWERS, 200, NULL, LOST_WARNING});
	assert_false(make(&panel, &jane, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_SETUP_INCOMPLETE);
	assert_true(has(panel.error.panel_message, "nginx"));
	assert_true(created.attempt_stands);

	/* without the record it would be somebody's account */
	assert_false(make(&panel, &jane, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);

	assert_true(make(&panel, &jane, true, &created));
	assert_string_equal(panel.log, "usage jane; terminate jane; usage jane; create jane; password jane; ");
	assert_true(created.remade);
	assert_false(created.attempt_stands);
	assert_int_equal(created.notes.count, 1);
	hosting_close(&panel);
}

#define EXISTS_WARNING "{\"result\":\"warning\",\"message\":\"Account saved but server setup failed: useradd: user 'jane' already exists\",\"data\":{\"account_id\":9}}"

static void a_user_of_the_host_is_never_deleted(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	/* the panel keeps the row, the host's own user bears the name */
	hosting_fail(&panel, &(struct hosting_fault) {"/create", 1, 0, HOSTING_DID_ANSWERS, 200, NULL, EXISTS_WARNING});
	assert_false(make(&panel, &jane, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_HOST_USER_EXISTS);
	assert_false(created.attempt_stands);
	assert_false(panel.error.retriable);
	assert_false(make(&panel, &jane, created.attempt_stands, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
	assert_string_equal(panel.log, "usage jane; ");

	/* with an attempt on record that had to be made anew, too */
	hosting_fail(&panel, &(struct hosting_fault) {"/create", 1, 0, HOSTING_DID_ANSWERS, 200, NULL, EXISTS_WARNING});
	assert_false(make(&panel, &jane, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_HOST_USER_EXISTS);
	assert_false(created.attempt_stands);
	hosting_close(&panel);
}

static void a_name_that_hosts_keep_is_neither_asked_for_nor_deleted(void **state)
{
	static const char *const names[] = {"games", "root", "backup", "news", "list", "bin", "mail", "www-data", "mysql", "MySQL", "systemd-resolve", "wheel", "nginx"};
	struct hosting_panel panel;
	struct calagopus_hosting_created created;
	struct calagopus_terminated terminated;

	(void) state;
	hosting_open(&panel);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct calagopus_new_account wanted = jane;
		struct calagopus_hosting_ref ref = {names[i], "jane.example.com", panel.provision.origin};

		wanted.username = names[i];
		assert_false(make(&panel, &wanted, true, &created));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
		assert_string_equal(calagopus_error_field_name(&panel.error, 0), "username");
		assert_string_equal(panel.log, "");
		hosting_add(&panel, names[i], "jane.example.com");
		assert_false(calagopus_hosting_terminate(&panel.provision, &ref, &terminated, &panel.error));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_INVALID_REFERENCE);
		assert_null(strstr(panel.log, "terminate"));
		hosting_find(&panel, names[i])->username[0] = '\0';
		assert_true(calagopus_hosting_terminate(&panel.provision, &ref, &terminated, &panel.error));
		assert_true(terminated.was_gone);
	}
	assert_false(calagopus_hosting_reserved("jane"));
	assert_false(calagopus_hosting_reserved("games2"));
	assert_false(calagopus_hosting_reserved(NULL));
	hosting_close(&panel);
}

static void the_removal_is_waited_for(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "jane.example.com");
	panel.slow_to_delete = true;
	assert_true(make(&panel, &jane, true, &created));
	assert_string_equal(panel.log, "usage jane; terminate jane; usage jane; usage jane; usage jane; create jane; password jane; ");
	hosting_close(&panel);
}

static void a_removal_that_fails_keeps_the_record(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "jane.example.com");
	hosting_fail(&panel, &(struct hosting_fault) {"/terminate", 1, 0, HOSTING_ANSWERS, 500, NULL, SERVER_ERROR});
	assert_false(make(&panel, &jane, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_NODE_ERROR);
	assert_true(created.attempt_stands);
	hosting_fail(&panel, &(struct hosting_fault) {"/terminate", 1, 0, HOSTING_LOST, 0, NULL, NULL});
	assert_false(make(&panel, &jane, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_STILL_PENDING);
	assert_true(created.attempt_stands);
	assert_true(panel.error.retriable);
	hosting_fail(&panel, &(struct hosting_fault) {"/usage", 1, 0, HOSTING_ANSWERS, 500, NULL, SERVER_ERROR});
	assert_false(make(&panel, &jane, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_NODE_ERROR);
	assert_true(created.attempt_stands);
	assert_true(make(&panel, &jane, true, &created));
	assert_true(created.remade);
	hosting_close(&panel);
}

static void a_lost_answer_is_never_a_success(void **state)
{
	static const struct hosting_fault faults[] = {
		{"/create", 1, 0, HOSTING_LOST, 0, NULL, NULL},
		{"/create", 1, 0, HOSTING_DID_LOST, 0, NULL, NULL},
		{"/create", 1, 0, HOSTING_ANSWERS, 504, "text/html", "<html>gateway"},
		{"/create", 1, 0, HOSTING_DID_ANSWERS, 502, "text/html", "<html>gateway"},
		{"/create", 1, 0, HOSTING_DID_ANSWERS, 200, "text/html", "<html>welcome"},
		{"/create", 1, 0, HOSTING_DID_ANSWERS, 200, NULL, "{\"result\":\"success\",\"da"},
		{"/create", 1, 0, HOSTING_DID_ANSWERS, 200, NULL, "{\"result\":\"success\"}"},
		{"/create", 1, 0, HOSTING_DID_ANSWERS, 200, NULL, "{\"result\":\"success\",\"data\":{\"account_id\":7,\"username\":\"joe\",\"domain\":\"jane.example.com\",\"server_ip\":\"192.0.2.7\"}}"},
		{"/create", 1, 0, HOSTING_DID_ANSWERS, 201, NULL, "{\"result\":\"success\"}"},
		{"/create", 1, 0, HOSTING_DID_ANSWERS, 204, NULL, NULL},
		{"/create", 1, 0, HOSTING_DID_ANSWERS, 302, "text/html", "<html>login"},
	};
	struct calagopus_hosting_created created;

	(void) state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct hosting_panel panel;

		hosting_open(&panel);
		hosting_fail(&panel, &faults[i]);
		assert_false(make(&panel, &jane, false, &created));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
		assert_true(created.attempt_stands);
		assert_true(panel.error.retriable);
		assert_true(hosting_elapsed() <= 60000);
		/* asked once, whatever came of it */
		assert_ptr_equal(strstr(strstr(panel.log, "create") + 1, "create"), NULL);
		/* and Create pressed again heals it */
		assert_true(make(&panel, &jane, true, &created));
		assert_false(created.attempt_stands);
		assert_non_null(hosting_find(&panel, "jane"));
		hosting_close(&panel);
	}
}

static void the_panel_s_own_failure_is_told_from_a_lost_answer(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	hosting_fail(&panel, &(struct hosting_fault) {"/create", 1, 0, HOSTING_ANSWERS, 500, NULL, SERVER_ERROR});
	assert_false(make(&panel, &jane, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_NODE_ERROR);
	assert_false(created.attempt_stands);
	hosting_fail(&panel, &(struct hosting_fault) {"/create", 1, 0, HOSTING_DID_ANSWERS, 500, NULL, "{\"message\":\"Server Error\"}"});
	assert_false(make(&panel, &jane, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_SETUP_INCOMPLETE);
	assert_true(created.attempt_stands);
	assert_true(make(&panel, &jane, true, &created));
	hosting_close(&panel);
}

static void an_earlier_request_that_arrives_late_is_not_somebody_else(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	/* looked for and absent; then the late one is carried out, and ours is refused */
	hosting_fail(&panel, &(struct hosting_fault) {"/create", 1, 0, HOSTING_DID_ANSWERS, 409, NULL, "{\"result\":\"error\",\"message\":\"Username 'jane' already exists.\"}"});
	assert_false(make(&panel, &jane, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_STILL_PENDING);
	assert_true(created.attempt_stands);
	assert_true(make(&panel, &jane, true, &created));
	hosting_close(&panel);
}

/* Whose it is could not be seen: the record of the earlier request is not struck for that. */
static void a_conflict_that_cannot_be_looked_into_keeps_the_record(void **state)
{
	(void) state;
	for (int own = 0; own < 2; own++) {
		struct hosting_panel panel;
		struct calagopus_hosting_created created;

		hosting_open(&panel);
		hosting_fail(&panel, &(struct hosting_fault) {"/create", 1, 0, HOSTING_DID_ANSWERS, 409, NULL, "{\"result\":\"error\",\"message\":\"Username 'jane' already exists.\"}"});
		hosting_fail(&panel, &(struct hosting_fault) {"/usage", 1, 1, HOSTING_ANSWERS, 500, NULL, SERVER_ERROR});
		assert_false(make(&panel, &jane, own == 1, &created));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
		assert_int_equal(created.attempt_stands, own == 1);
		hosting_close(&panel);
	}
}

static void nothing_is_asked_where_the_look_fails(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	hosting_fail(&panel, &(struct hosting_fault) {"/usage", 1, 0, HOSTING_ANSWERS, 500, NULL, SERVER_ERROR});
	assert_false(make(&panel, &jane, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_NODE_ERROR);
	assert_true(panel.error.retriable);
	assert_string_equal(panel.log, "usage jane; ");
	assert_false(created.attempt_stands);
	hosting_close(&panel);
}

static void an_unknown_package_names_what_there_is(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;
	struct calagopus_new_account wanted = jane;

	(void) state;
	hosting_open(&panel);
	wanted.package = "starter";
	assert_false(make(&panel, &wanted, false, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_PACKAGE_NOT_FOUND);
	assert_int_equal(strncmp(panel.error.message, "Package not found", 17), 0);
	assert_true(has(panel.error.message, "Did you mean \"Starter\"?") && has(panel.error.message, "Starter, Business"));
	assert_false(created.attempt_stands);
	hosting_close(&panel);
}

static void everything_wrong_is_said_at_once(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;
	static const struct calagopus_new_account wrong = {
		.domain = "example", .username = "1jane", .password = "short", .package = " ", .client_email = "", .client_name = "a\nb", .server_id = -1,
	};

	(void) state;
	hosting_open(&panel);
	assert_false(make(&panel, &wrong, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
	assert_int_equal(panel.error.field_count, 7);
	assert_int_equal(panel.requests, 0);
	assert_true(created.attempt_stands);
	hosting_close(&panel);
}

static void domains_are_host_names(void **state)
{
	static const char *const good[] = {"example.com", "a.b", "xn--mnchen-3ya.de", "1-2.example.co.uk", "EXAMPLE.com"};
	static const char *const bad[] = {"192.0.2.1", "example.123", "", "example", "example.com.", ".example.com", "a..b", "-a.b", "a-.b", "a b.c", "a_b.c", "http://a.b", "a.b/c", "m\xc3\xbcnchen.de"};
	struct calagopus_error error;

	(void) state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		struct calagopus_new_account wanted = jane;
		wanted.domain = good[i];
		assert_true(calagopus_hosting_check(&wanted, &error));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct calagopus_new_account wanted = jane;
		wanted.domain = bad[i];
		assert_false(calagopus_hosting_check(&wanted, &error));
		assert_string_equal(calagopus_error_field_name(&error, 0), "domain");
	}
}

/* ---- An account's life ---- */

typedef bool action(struct hosting_panel *panel, const struct calagopus_hosting_ref *ref);

static bool do_suspend(struct hosting_panel *panel, const struct calagopus_hosting_ref *ref)
{
	return calagopus_hosting_suspend(&panel->provision, ref, "Overdue", &panel->error);
}

static bool do_unsuspend(struct hosting_panel *panel, const struct calagopus_hosting_ref *ref)
{
	return calagopus_hosting_unsuspend(&panel->provision, ref, &panel->error);
}

static bool do_terminate(struct hosting_panel *panel, const struct calagopus_hosting_ref *ref)
{
	struct calagopus_terminated terminated;

	return calagopus_hosting_terminate(&panel->provision, ref, &terminated, &panel->error);
}

static bool do_password(struct hosting_panel *panel, const struct calagopus_hosting_ref *ref)
{
	return calagopus_hosting_password(&panel->provision, ref, "another horse", &panel->error);
}

static bool do_package(struct hosting_panel *panel, const struct calagopus_hosting_ref *ref)
{
	return calagopus_hosting_package(&panel->provision, ref, "Business", &panel->error);
}

static const struct {
	action *act;
	const char *name;
	const char *log;
} actions[] = {
	{do_suspend, "/suspend", "usage jane; suspend jane; "}, {do_unsuspend, "/unsuspend", "usage jane; unsuspend jane; "},
	{do_password, "/password", "usage jane; password jane; "}, {do_package, "/package", "usage jane; package jane; "},
	{do_terminate, "/terminate", "usage jane; terminate jane; "},
};
#define ACTIONS (sizeof(actions) / sizeof(actions[0]))

static void an_action_is_one_look_and_one_request(void **state)
{
	struct hosting_panel panel;

	(void) state;
	for (size_t i = 0; i < ACTIONS; i++) {
		hosting_open(&panel);
		struct hosting_account *account = hosting_add(&panel, "jane", "JANE.example.com");

		account->suspended = actions[i].act == do_unsuspend;
		assert_true(actions[i].act(&panel, &jane_ref));
		assert_string_equal(panel.log, actions[i].log);
		assert_int_equal(account->suspended, actions[i].act == do_suspend);
		assert_int_equal(hosting_find(&panel, "jane") == NULL, actions[i].act == do_terminate);
		assert_string_equal(account->password, actions[i].act == do_password ? "another horse" : "");
		assert_string_equal(account->package, actions[i].act == do_package ? "Business" : "");
		hosting_close(&panel);
	}
}

static void another_domain_s_account_is_left_alone(void **state)
{
	struct hosting_panel panel;

	(void) state;
	for (size_t i = 0; i < ACTIONS; i++) {
		hosting_open(&panel);
		hosting_add(&panel, "jane", "someone.example.com");
		assert_false(actions[i].act(&panel, &jane_ref));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_FOREIGN_ACCOUNT);
		assert_string_equal(panel.log, "usage jane; ");
		hosting_close(&panel);
	}
}

static void an_unreadable_usage_changes_nothing_and_may_be_tried_again(void **state)
{
	struct hosting_panel panel;

	(void) state;
	for (size_t i = 0; i < ACTIONS; i++) {
		hosting_open(&panel);
		hosting_add(&panel, "jane", "jane.example.com");
		hosting_fail(&panel, &(struct hosting_fault) {"/usage", 1, 0, HOSTING_ANSWERS, 500, NULL, SERVER_ERROR});
		assert_false(actions[i].act(&panel, &jane_ref));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_NODE_ERROR);
		assert_true(panel.error.retriable);
		assert_int_equal(panel.error.http_status, 500);
		assert_true(has(panel.error.message, "nothing was changed"));
		assert_string_equal(panel.log, "usage jane; ");
		assert_true(actions[i].act(&panel, &jane_ref));
		hosting_close(&panel);
	}
}

static void gone_is_an_error_but_for_termination(void **state)
{
	struct hosting_panel panel;
	struct calagopus_terminated terminated;
	struct calagopus_hosting_ref here = jane_ref;
	struct calagopus_hosting_ref elsewhere = {"jane", "jane.example.com", "https://old.example.com"};
	static const char *const blank[] = {NULL, "", " "};

	(void) state;
	hosting_open(&panel);
	for (size_t i = 0; i + 1 < ACTIONS; i++) {
		assert_false(actions[i].act(&panel, &jane_ref));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_ACCOUNT_NOT_FOUND);
	}
	here.origin = panel.provision.origin;
	assert_true(calagopus_hosting_terminate(&panel.provision, &here, &terminated, &panel.error));
	assert_true(terminated.was_gone);
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_NONE);
	assert_false(calagopus_hosting_terminate(&panel.provision, &elsewhere, &terminated, &panel.error));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_WRONG_PANEL);
	assert_true(has(panel.error.message, "https://old.example.com") && has(panel.error.message, "https://panel.example.com"));
	for (size_t i = 0; i < sizeof(blank) / sizeof(blank[0]); i++) {
		struct calagopus_hosting_ref nowhere = {"jane", "jane.example.com", blank[i]};

		assert_false(calagopus_hosting_terminate(&panel.provision, &nowhere, &terminated, &panel.error));
		assert_false(terminated.was_gone);
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_ACCOUNT_NOT_FOUND);
		assert_int_equal(panel.error.topic, CALAGOPUS_TOPIC_PANEL_NOT_RECORDED);
		assert_true(has(panel.error.message, "not recorded which panel"));
	}
	hosting_close(&panel);
}

static void lost_answers_of_actions_are_looked_after(void **state)
{
	struct hosting_panel panel;

	(void) state;
	for (size_t i = 0; i < ACTIONS; i++) {
		bool visible = actions[i].act == do_suspend || actions[i].act == do_unsuspend || actions[i].act == do_terminate;

		hosting_open(&panel);
		hosting_add(&panel, "jane", "jane.example.com")->suspended = actions[i].act == do_unsuspend;
		hosting_fail(&panel, &(struct hosting_fault) {actions[i].name, 1, 0, HOSTING_DID_LOST, 0, NULL, NULL});
		assert_int_equal(actions[i].act(&panel, &jane_ref), visible);
		if (!visible) {
			assert_int_equal(panel.error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
			assert_true(panel.error.retriable);
		}
		hosting_close(&panel);

		hosting_open(&panel);
		hosting_add(&panel, "jane", "jane.example.com")->suspended = actions[i].act == do_unsuspend;
		hosting_fail(&panel, &(struct hosting_fault) {actions[i].name, 1, 0, HOSTING_LOST, 0, NULL, NULL});
		assert_false(actions[i].act(&panel, &jane_ref));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
		assert_true(hosting_elapsed() <= panel.provision.plan->create_ms);
		assert_true(visible == (hosting_elapsed() > panel.provision.plan->timeout_ms));
		assert_true(actions[i].act(&panel, &jane_ref));
		hosting_close(&panel);
	}
}

static void what_takes_longer_than_a_proxy_waits_is_seen_to_its_end(void **state)
{
	struct hosting_panel panel;
	struct calagopus_terminated terminated;

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "jane.example.com");
	panel.slow_to_delete = true;
	panel.looks_at_deleted = 12;
	hosting_fail(&panel, &(struct hosting_fault) {"/terminate", 1, 0, HOSTING_DID_ANSWERS, 504, "text/html", "<html>504 Gateway Time-out"});
	assert_true(calagopus_hosting_terminate(&panel.provision, &jane_ref, &terminated, &panel.error));
	assert_true(hosting_elapsed() > panel.provision.plan->timeout_ms);
	assert_int_equal(terminated.notes.count, 1);
	assert_null(hosting_find(&panel, "jane"));
	hosting_close(&panel);
}

static void an_account_without_a_domain_is_ours_by_our_record_alone(void **state)
{
	struct calagopus_hosting_ref recorded = {"jane", "jane.example.com", "https://panel.example.com"};
	struct calagopus_hosting_ref elsewhere = {"jane", "jane.example.com", "https://old.example.com"};
	struct hosting_panel panel;
	struct calagopus_terminated terminated;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "");
	for (size_t i = 0; i < ACTIONS; i++) {
		assert_false(actions[i].act(&panel, &jane_ref));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_FOREIGN_ACCOUNT);
		assert_true(has(panel.error.message, "no domain left"));
		assert_false(actions[i].act(&panel, &elsewhere));
	}
	/* nor is it an attempt of ours that Create may remove */
	assert_false(make(&panel, &jane, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
	assert_non_null(hosting_find(&panel, "jane"));
	for (size_t i = 0; i + 1 < ACTIONS; i++) {
		assert_true(actions[i].act(&panel, &recorded));
	}
	assert_true(calagopus_hosting_terminate(&panel.provision, &recorded, &terminated, &panel.error));
	assert_int_equal(terminated.notes.count, 1);
	assert_true(has(terminated.notes.items[0], "no domain left"));
	hosting_close(&panel);
}

static void the_panel_s_spelling_of_a_name_is_its_own_affair(void **state)
{
	struct calagopus_hosting_ref shouted = {"JANE", "jane.example.com", NULL};
	struct calagopus_new_account wanted = jane;
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "jane.example.com");
	for (size_t i = 0; i + 1 < ACTIONS; i++) {
		assert_true(actions[i].act(&panel, &shouted));
	}
	/* to remove and make anew what the panel spells otherwise would end where it began */
	wanted.username = "JANE";
	assert_false(make(&panel, &wanted, true, &created));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_USERNAME_TAKEN);
	assert_true(has(panel.error.message, "spells the account JANE as jane"));
	assert_string_equal(panel.log, "usage JANE; ");
	hosting_close(&panel);
}

static void a_password_that_could_not_be_set_is_said(void **state)
{
	struct hosting_panel panel;
	struct calagopus_hosting_created created;

	(void) state;
	hosting_open(&panel);
	hosting_fail(&panel, &(struct hosting_fault) {"/password", 1, 0, HOSTING_ANSWERS, 500, NULL,
		"{\"result\":\"error\",\"message\":\"Password change failed: Could not connect to server agent\"}"});
	assert_true(make(&panel, &jane, false, &created));
	assert_false(created.password_set);
	assert_false(created.attempt_stands);
	assert_int_equal(created.notes.count, 1);
	assert_true(has(created.notes.items[0], "no password holds there yet"));
	hosting_close(&panel);
}

static void a_change_to_an_unknown_package_names_what_there_is(void **state)
{
	struct hosting_panel panel;

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "jane.example.com");
	hosting_fail(&panel, &(struct hosting_fault) {"/package", 2, 0, HOSTING_ANSWERS, 404, NULL, "{\"result\":\"error\",\"message\":\"Package 'starter' not found.\"}"});
	assert_false(calagopus_hosting_package(&panel.provision, &jane_ref, "starter", &panel.error));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_PACKAGE_NOT_FOUND);
	assert_true(has(panel.error.message, "Did you mean \"Starter\"?") && has(panel.error.message, "Available: Starter, Business"));
	assert_string_equal(panel.log, "usage jane; package jane; packages; ");
	/* the list may be away, or have the name meanwhile: the refusal stays */
	hosting_fail(&panel, &(struct hosting_fault) {"/packages", 1, 0, HOSTING_LOST, 0, NULL, NULL});
	assert_false(calagopus_hosting_package(&panel.provision, &jane_ref, "starter", &panel.error));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_PACKAGE_NOT_FOUND);
	assert_false(has(panel.error.message, "Available"));
	hosting_close(&panel);
}

static void a_path_that_the_panel_has_no_room_for_is_refused_before(void **state)
{
	char domain[256];
	struct calagopus_new_account wanted = jane;
	struct calagopus_error error;

	(void) state;
	memset(domain, 'a', sizeof(domain));
	for (size_t i = 60; i < sizeof(domain) - 1; i += 61) {
		domain[i] = '.';
	}
	wanted.domain = domain;
	domain[236 - strlen(jane.username)] = '\0';
	assert_true(calagopus_hosting_check(&wanted, &error));
	domain[236 - strlen(jane.username)] = 'a';
	domain[237 - strlen(jane.username)] = '\0';
	assert_false(calagopus_hosting_check(&wanted, &error));
	assert_string_equal(calagopus_error_field_name(&error, 0), "domain");
	assert_true(has(calagopus_error_field_message(&error, 0), "237"));
}

static void the_panel_s_own_failure_of_an_action_is_said(void **state)
{
	struct hosting_panel panel;

	(void) state;
	for (size_t i = 0; i < ACTIONS; i++) {
		hosting_open(&panel);
		hosting_add(&panel, "jane", "jane.example.com")->suspended = actions[i].act == do_unsuspend;
		hosting_fail(&panel, &(struct hosting_fault) {actions[i].name, 1, 0, HOSTING_ANSWERS, 500, NULL, SERVER_ERROR});
		assert_false(actions[i].act(&panel, &jane_ref));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_NODE_ERROR);
		assert_true(panel.error.retriable);
		hosting_fail(&panel, &(struct hosting_fault) {actions[i].name, 1, 0, HOSTING_ANSWERS, 200, NULL, "{\"result\":\"warning\",\"message\":\"half\"}"});
		assert_false(actions[i].act(&panel, &jane_ref));
		assert_string_equal(panel.error.panel_message, "half");
		hosting_close(&panel);
	}
}

static void an_empty_reference_is_none(void **state)
{
	static const struct calagopus_hosting_ref bad[] = {{"", " ", NULL}, {NULL, NULL, NULL}, {"a b", "two\nlines", NULL}};
	struct calagopus_hosting_ref checked;
	struct hosting_panel panel;

	(void) state;
	hosting_open(&panel);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(calagopus_hosting_ref_check(&bad[i], panel.provision.panel.arena, &checked, &panel.error));
		assert_int_equal(panel.error.reason, CALAGOPUS_REASON_INVALID_REFERENCE);
		assert_int_equal(panel.error.field_count, 2);
	}
	assert_true(calagopus_hosting_ref_check(&jane_ref, panel.provision.panel.arena, &checked, &panel.error));
	assert_string_equal(checked.domain, jane_ref.domain);
	hosting_close(&panel);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_account_is_looked_for_and_made_once),
		cmocka_unit_test(another_customer_s_account_is_never_given_away),
		cmocka_unit_test(a_failed_attempt_of_one_s_own_opens_nobody_else_s_account),
		cmocka_unit_test(a_conflict_between_look_and_creation_is_an_error),
		cmocka_unit_test(a_warning_is_no_success_and_the_next_create_heals_it),
		cmocka_unit_test(a_user_of_the_host_is_never_deleted),
		cmocka_unit_test(a_name_that_hosts_keep_is_neither_asked_for_nor_deleted),
		cmocka_unit_test(the_removal_is_waited_for),
		cmocka_unit_test(a_removal_that_fails_keeps_the_record),
		cmocka_unit_test(a_lost_answer_is_never_a_success),
		cmocka_unit_test(the_panel_s_own_failure_is_told_from_a_lost_answer),
		cmocka_unit_test(an_earlier_request_that_arrives_late_is_not_somebody_else),
		cmocka_unit_test(a_conflict_that_cannot_be_looked_into_keeps_the_record),
		cmocka_unit_test(nothing_is_asked_where_the_look_fails),
		cmocka_unit_test(an_unknown_package_names_what_there_is),
		cmocka_unit_test(everything_wrong_is_said_at_once),
		cmocka_unit_test(domains_are_host_names),
		cmocka_unit_test(an_action_is_one_look_and_one_request),
		cmocka_unit_test(another_domain_s_account_is_left_alone),
		cmocka_unit_test(an_unreadable_usage_changes_nothing_and_may_be_tried_again),
		cmocka_unit_test(gone_is_an_error_but_for_termination),
		cmocka_unit_test(lost_answers_of_actions_are_looked_after),
		cmocka_unit_test(what_takes_longer_than_a_proxy_waits_is_seen_to_its_end),
		cmocka_unit_test(an_account_without_a_domain_is_ours_by_our_record_alone),
		cmocka_unit_test(the_panel_s_spelling_of_a_name_is_its_own_affair),
		cmocka_unit_test(a_password_that_could_not_be_set_is_said),
		cmocka_unit_test(a_change_to_an_unknown_package_names_what_there_is),
		cmocka_unit_test(a_path_that_the_panel_has_no_room_for_is_refused_before),
		cmocka_unit_test(the_panel_s_own_failure_of_an_action_is_said),
		cmocka_unit_test(an_empty_reference_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
