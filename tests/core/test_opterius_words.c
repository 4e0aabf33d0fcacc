/* What of an Opterius panel's words is quoted and traced, and what they say of a user on the host. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "core/secrets.h"
#include "core/redact.h"
#include "counting.h"
#include "panel/panel.h"
#include "recorded.h"

#define HASH "$2y$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"

/* Two creations for one new e-mail address at once, as the panel answers the loser with its debug mode on. */
#define RACE_PAGE "{\"message\":\"SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry 'jane@example.com' for key 'users_email_unique' " \
	"(Connection: mysql, Host: 127.0.0.1, Port: 33077, Database: opterius, SQL: insert into `users` (`name`, `email`, `password`) values (Jane Doe, " \
	"jane@example.com, " HASH ", user))\",\"exception\":\"Illuminate\\\\Database\\\\UniqueConstraintViolationException\"," \
	"\"file\":\"/opt/opterius/Connection.php\",\"line\":841,\"trace\":[]}"

static const struct calagopus_new_account jane = {
	.domain = "jane.example.com", .username = "jane", .password = "correct \"horse\"", .package = "Starter", .client_email = "jane@example.com", .client_name = "Jane Doe",
};

static int open_panel(void **state)
{
	static struct calagopus_http_target target;
	static struct calagopus_http_call call;
	static struct calagopus_panel panel;

	call.target = &target;
	panel = (struct calagopus_panel) {.ops = &calagopus_opterius_driver, .call = &call, .arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES)};
	*state = &panel;
	return panel.arena != NULL ? 0 : -1;
}

static int close_panel(void **state)
{
	struct calagopus_panel *panel = *state;

	calagopus_arena_free(panel->arena);
	return 0;
}

static struct calagopus_step *answer(struct calagopus_panel *panel, enum calagopus_operation operation, int status, const char *body)
{
	struct calagopus_step *step = calagopus_step(panel, operation, "jane");
	struct calagopus_http_response response;

	assert_non_null(step);
	step->input = operation == CALAGOPUS_OP_ACCOUNT_CREATE ? &jane : NULL;
	step->text = operation == CALAGOPUS_OP_ACCOUNT_PASSWORD ? "another horse" : NULL;
	made_response(&response, status, "application/json", body);
	calagopus_panel_read(panel, step, &response);
	calagopus_http_response_free(&response);
	return step;
}

static bool shows_any(const char *text)
{
	static const char *const hidden[] = {"SQLSTATE", "SQL:", "insert into", "jane@example.com", "Jane Doe", "$2y$", "abcdefghijklmnop", "33077", "horse"};

	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++) {
		if (strstr(text, hidden[i]) != NULL) {
			return true;
		}
	}
	return false;
}

static bool error_shows_any(const struct calagopus_error *error)
{
	bool shows = shows_any(error->message) || shows_any(error->panel_message) || shows_any(error->hint);

	for (size_t i = 0; i < error->field_count; i++) {
		shows = shows || shows_any(calagopus_error_field_message(error, i));
	}
	return shows;
}

static void a_failure_s_page_is_never_quoted(void **state)
{
	struct calagopus_step *step = answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 500, RACE_PAGE);

	assert_int_equal(step->error.reason, CALAGOPUS_REASON_PANEL_ERROR);
	assert_int_equal(step->error.http_status, 500);
	assert_false(error_shows_any(&step->error));
	assert_string_equal(step->error.panel_message, "");
	assert_non_null(strstr(step->error.hint, "APP_DEBUG=false"));

	step = answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 500, "{\"message\":\"Server Error\"}");
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_PANEL_ERROR);
	assert_null(strstr(step->error.hint, "APP_DEBUG"));
	step = answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 503, "{\"message\":\"jane@example.com\",\"exception\":\"x\"}");
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_PANEL_UNAVAILABLE);
	assert_false(error_shows_any(&step->error));
}

/* What it takes the validation's texts to be read, in requests for memory. */
static long requests_of(struct calagopus_panel *panel, int texts)
{
	static char body[16384];
	size_t used = (size_t) snprintf(body, sizeof(body), "{\"message\":\"x\",\"errors\":{\"domain\":[\"a\"");
	long requests;

	for (int i = 1; i < texts; i++) {
		used += (size_t) snprintf(body + used, sizeof(body) - used, ",\"a\"");
	}
	snprintf(body + used, sizeof(body) - used, "]}}");
	calagopus_arena_free(panel->arena);
	counting_start(0);
	panel->arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	const struct calagopus_error *error = &answer(panel, CALAGOPUS_OP_ACCOUNT_CREATE, 422, body)->error;

	assert_int_equal(error->field_count + error->fields_left_out, texts);
	requests = counting_requests();
	calagopus_arena_free(panel->arena);
	panel->arena = NULL;
	counting_stop();
	panel->arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	return requests;
}

/* What is hidden in each is looked for with what was made once: its length is not to be paid for every text of a stranger's. */
static void a_text_more_of_a_validation_costs_little(void **state)
{
	assert_in_range(requests_of(*state, 2000) - requests_of(*state, 1000), 0, 2 * 1000);
}

/* Neither the key nor, where a text is cut, its beginning. */
static void a_result_that_repeats_the_key_is_not_quoted(void **state)
{
	static const char key[] = "opt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL";
	struct calagopus_panel *panel = *state;
	char body[200];

	panel->call->secrets = calagopus_secrets_new();
	assert_true(calagopus_secrets_add(panel->call->secrets, key, strlen(key)));
	snprintf(body, sizeof(body), "{\"result\":\"%s\",\"message\":\"is %s\"}", key, key);
	const struct calagopus_error *error = &answer(panel, CALAGOPUS_OP_ACCOUNT_CREATE, 200, body)->error;

	assert_int_equal(error->reason, CALAGOPUS_REASON_BAD_ANSWER);
	assert_null(strstr(error->message, "opt_"));
	assert_null(strstr(error->panel_message, "opt_"));
	calagopus_secrets_free(panel->call->secrets);
	panel->call->secrets = NULL;
}

static void what_is_quoted_holds_no_hash_no_query_and_no_person(void **state)
{
	static const struct {
		enum calagopus_operation operation;
		int status;
		const char *body;
	} cases[] = {
		{CALAGOPUS_OP_ACCOUNT_CREATE, 500, "{\"result\":\"error\",\"message\":\"Failed to create: SQLSTATE[HY000]: insert into `users` values (Jane Doe, jane@example.com)\"}"},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 500, "{\"result\":\"error\",\"message\":\"it failed for Jane Doe <jane@example.com>, " HASH " and correct \\\"horse\\\"\"}"},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 422, "{\"message\":\"jane@example.com is bad\",\"errors\":{\"client_email\":[\"jane@example.com of Jane Doe is bad\"]}}"},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 200, "{\"result\":\"warning\",\"message\":\"Account saved but server setup failed: jane@example.com $6$salt$abcdefghijklmnop\",\"data\":{\"account_id\":3}}"},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 200, "{\"result\":\"else\",\"message\":\"SQL: select * from `users`\"}"},
		{CALAGOPUS_OP_ACCOUNT_PASSWORD, 500, "{\"result\":\"error\",\"message\":\"Password change failed: chpasswd does not take another horse\"}"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct calagopus_step *step = answer(*state, cases[i].operation, cases[i].status, cases[i].body);

		if (error_shows_any(&step->error)) {
			fail_msg("case %zu: %s / %s", i, step->error.message, step->error.panel_message);
		}
		assert_true(step->error.panel_message[0] != '\0');
	}
	struct calagopus_step *step = answer(*state, CALAGOPUS_OP_ACCOUNT_SUSPEND, 500, "{\"result\":\"error\",\"message\":\"Failed to suspend: usermod: $5 is no user\"}");

	assert_string_equal(step->error.panel_message, "Failed to suspend: usermod: $5 is no user");
}

static bool is_traced(int status, const char *body)
{
	struct calagopus_slice given = calagopus_slice_of(body);
	struct calagopus_slice kept = calagopus_opterius_driver.traced(status, given, NULL);

	return kept.data == given.data && kept.length == given.length;
}

static void a_failure_s_page_is_never_traced(void **state)
{
	(void) state;
	assert_false(is_traced(500, RACE_PAGE));
	assert_false(is_traced(500, "{\"message\":\"Server Error\"}"));
	assert_false(is_traced(500, "{\"message\":\"\\u0053QL\""));
	assert_false(is_traced(500, "{\"result\":\"error\",\"message\":\"SQLSTATE[HY000]\"}"));
	assert_false(is_traced(200, "{\"result\":\"warning\",\"message\":\"" HASH "\"}"));
	assert_true(is_traced(500, "{\"result\":\"error\",\"message\":\"Failed to suspend: Unknown error\"}"));
	assert_true(is_traced(200, "{\"result\":\"success\"}"));
	assert_true(is_traced(422, "{\"message\":\"no\",\"errors\":{\"domain\":[\"no\"]}}"));
	assert_true(is_traced(200, ""));
}

/* The trace of a creation, of which the panel repeats what it was given. */
static void a_person_is_in_no_trace(void **state)
{
	static const char *const bodies[] = {
		"{\"result\":\"error\",\"message\":\"No mail to jane@example.com (Jane Doe) of jane.example.com\"}",
		"{\"result\":\"warning\",\"message\":\"Account saved but mail failed: jane@example.com, Jane Doe, jane.example.com\"}",
		"{\"message\":\"x\",\"errors\":{\"domain\":[\"jane@example.com of Jane Doe is not jane.example.com\"]}}",
	};
	struct calagopus_panel *panel = *state;
	struct calagopus_step *step = calagopus_step(panel, CALAGOPUS_OP_ACCOUNT_CREATE, "jane");
	struct calagopus_http_request request;
	struct calagopus_error error;

	panel->call->secrets = calagopus_secrets_new();
	step->input = &jane;
	for (int again = 0; again < 3; again++) { /* a creation that is made anew adds nothing */
		assert_true(calagopus_panel_word(panel, step, &request, &error));
	}
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		struct calagopus_buffer out;

		calagopus_buffer_init(&out, CALAGOPUS_MAX_TRACE_BODY);
		assert_true(calagopus_redact(calagopus_slice_of(bodies[i]), calagopus_opterius_driver.trace_allow, panel->call->secrets, NULL, &out));
		assert_non_null(strstr(out.data, "jane.example.com"));
		assert_false(shows_any(out.data));
		calagopus_buffer_free(&out);
	}
	calagopus_secrets_free(panel->call->secrets);
	panel->call->secrets = NULL;
}

static void what_is_traced_of_a_failure_is_part_of_the_call_s_work(void **state)
{
	enum { BYTES = 4 * CALAGOPUS_WORK_LOOK_STEPS };
	struct calagopus_deadline over = calagopus_deadline_in(0);
	struct calagopus_work counted = {0};
	struct calagopus_work late = {.deadline = &over};
	char *body = calagopus_alloc(BYTES + 64);
	size_t length = (size_t) sprintf(body, "{\"result\":\"error\",\"message\":\"");

	(void) state;
	memset(body + length, 'x', BYTES);
	strcpy(body + length + BYTES, "\"}");
	struct calagopus_slice given = calagopus_slice_of(body);

	assert_ptr_equal(calagopus_opterius_driver.traced(500, given, &counted).data, given.data);
	assert_true(counted.steps >= given.length && counted.steps <= 8 * given.length);
	assert_ptr_not_equal(calagopus_opterius_driver.traced(500, given, &late).data, given.data);
	assert_ptr_not_equal(calagopus_opterius_driver.traced(200, given, &late).data, given.data);
	calagopus_release(body);
}

static void a_setup_that_failed_on_a_user_of_the_host_is_a_conflict(void **state)
{
	static const struct {
		const char *words;
		enum calagopus_reason reason;
	} cases[] = {
		{"useradd: user 'games' already exists", CALAGOPUS_REASON_HOST_USER_EXISTS},
		{"useradd: group games exists - if you want to add this user to that group, use -g.", CALAGOPUS_REASON_HOST_USER_EXISTS},
		{"User already exists", CALAGOPUS_REASON_HOST_USER_EXISTS},
		{"mkdir /home/games: file exists", CALAGOPUS_REASON_HOST_USER_EXISTS},
		{"The username is taken", CALAGOPUS_REASON_HOST_USER_EXISTS},
		{"UID 5 is not unique", CALAGOPUS_REASON_HOST_USER_EXISTS},
		{"nginx: configuration test failed", CALAGOPUS_REASON_SETUP_INCOMPLETE},
		{"chown: user jane does not exist", CALAGOPUS_REASON_SETUP_INCOMPLETE},
		{"the group doesn't exist", CALAGOPUS_REASON_SETUP_INCOMPLETE},
		{"nginx: address already in use", CALAGOPUS_REASON_SETUP_INCOMPLETE},
		{"Could not connect to server agent", CALAGOPUS_REASON_SETUP_INCOMPLETE},
		{"Unknown error", CALAGOPUS_REASON_SETUP_INCOMPLETE},
	};
	char body[512];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(body, sizeof(body), "{\"result\":\"warning\",\"message\":\"Account saved but server setup failed: %s\",\"data\":{\"account_id\":47}}", cases[i].words);
		struct calagopus_step *step = answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 200, body);

		if (step->error.reason != cases[i].reason) {
			fail_msg("%s: %s", cases[i].words, calagopus_reason_name(step->error.reason));
		}
		if (cases[i].reason == CALAGOPUS_REASON_HOST_USER_EXISTS) {
			assert_non_null(strstr(step->error.message, "account 47"));
			assert_non_null(strstr(step->error.hint, "another username"));
			assert_non_null(strstr(step->error.hint, "Do not delete"));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_panel, close_panel)
		TEST(a_failure_s_page_is_never_quoted),
		TEST(a_text_more_of_a_validation_costs_little),
		TEST(a_result_that_repeats_the_key_is_not_quoted),
		TEST(what_is_quoted_holds_no_hash_no_query_and_no_person),
		TEST(a_failure_s_page_is_never_traced),
		TEST(a_person_is_in_no_trace),
		TEST(what_is_traced_of_a_failure_is_part_of_the_call_s_work),
		TEST(a_setup_that_failed_on_a_user_of_the_host_is_a_conflict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
