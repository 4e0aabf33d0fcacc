/* The Opterius driver alone: what it sends, what it takes for a success, and what each refusal means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "core/redact.h"
#include "panel/panel.h"
#include "recorded.h"
#include "secrets_fixture.h"

#define JSON "application/json"

struct bench {
	struct calagopus_http_target target;
	struct calagopus_http_call call;
	struct calagopus_panel panel;
};

static const struct calagopus_new_account jane = {
	.domain = "jane.example.com", .username = "jane", .password = "correct \"horse\"", .package = "Starter", .client_email = "jane@example.com", .client_name = "Jane Doe",
	.server_id = 3, .service_id = 17,
};

static int open_bench(void **state)
{
	static struct bench bench;

	memset(&bench, 0, sizeof(bench));
	bench.call.target = &bench.target;
	bench.panel = (struct calagopus_panel) {.ops = &calagopus_opterius_driver, .call = &bench.call, .arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES)};
	*state = &bench;
	return bench.panel.arena != NULL ? 0 : -1;
}

static int close_bench(void **state)
{
	struct bench *bench = *state;

	calagopus_arena_free(bench->panel.arena);
	return 0;
}

static struct calagopus_step *step_of(struct bench *bench, enum calagopus_operation operation)
{
	struct calagopus_step *step = calagopus_step(&bench->panel, operation, "jane");

	assert_non_null(step);
	step->text = operation == CALAGOPUS_OP_ACCOUNT_PACKAGE ? "Starter" : "another horse";
	step->input = operation == CALAGOPUS_OP_ACCOUNT_CREATE ? &jane : NULL;
	return step;
}

static void word(struct bench *bench, const struct calagopus_step *step, struct calagopus_http_request *request)
{
	struct calagopus_error error;

	calagopus_error_clear(&error);
	assert_true(calagopus_panel_word(&bench->panel, step, request, &error));
}

static struct calagopus_step *answer(struct bench *bench, enum calagopus_operation operation, int status, const char *type, const char *body)
{
	struct calagopus_step *step = step_of(bench, operation);
	struct calagopus_http_response response;

	made_response(&response, status, type, body);
	calagopus_panel_read(&bench->panel, step, &response);
	calagopus_http_response_free(&response);
	assert_int_equal(step->ok, step->error.reason == CALAGOPUS_REASON_NONE);
	assert_true(step->ok || step->error.message[0] != '\0');
	return step;
}

static void requests_are_as_the_contract_says(void **state)
{
	static const struct {
		enum calagopus_operation operation;
		const char *path, *body;
		bool once, repeatable;
	} cases[] = {
		{CALAGOPUS_OP_TEST, "/api/v1/test", "{}", false, true},
		{CALAGOPUS_OP_ACCOUNT_CREATE, "/api/v1/accounts/create", "{\"domain\":\"jane.example.com\",\"username\":\"jane\",\"password\":\"correct \\\"horse\\\"\","
			"\"package\":\"Starter\",\"client_email\":\"jane@example.com\",\"client_name\":\"Jane Doe\",\"server_id\":3,\"whmcs_service_id\":17}", true, false},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, "/api/v1/accounts/suspend", "{\"username\":\"jane\",\"reason\":\"another horse\"}", false, true},
		{CALAGOPUS_OP_ACCOUNT_UNSUSPEND, "/api/v1/accounts/unsuspend", "{\"username\":\"jane\"}", false, true},
		{CALAGOPUS_OP_ACCOUNT_TERMINATE, "/api/v1/accounts/terminate", "{\"username\":\"jane\"}", true, false},
		{CALAGOPUS_OP_ACCOUNT_PASSWORD, "/api/v1/accounts/password", "{\"username\":\"jane\",\"password\":\"another horse\"}", false, true},
		{CALAGOPUS_OP_ACCOUNT_PACKAGE, "/api/v1/accounts/package", "{\"username\":\"jane\",\"package\":\"Starter\"}", false, true},
		{CALAGOPUS_OP_ACCOUNT_USAGE, "/api/v1/accounts/usage", "{\"username\":\"jane\"}", false, true},
		{CALAGOPUS_OP_PACKAGES, "/api/v1/packages", NULL, false, true},
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct calagopus_http_request request;

		word(bench, step_of(bench, cases[i].operation), &request);
		assert_string_equal(request.path, cases[i].path);
		assert_int_equal(request.method, cases[i].body != NULL ? CALAGOPUS_HTTP_POST : CALAGOPUS_HTTP_GET);
		assert_int_equal(request.once, cases[i].once);
		assert_int_equal(request.repeatable, cases[i].repeatable);
		assert_int_equal(request.send_body, cases[i].body != NULL);
		if (cases[i].body != NULL) {
			assert_string_equal(request.body.data, cases[i].body);
			assert_int_equal(request.body.length, strlen(cases[i].body));
		}
	}
}

static void what_cannot_be_asked_is_not_sent(void **state)
{
	static const char *const names[] = {"", "a b", "a/b", "j\xc3\xa4n", "012345678901234567890123456789012", "a'"};
	struct bench *bench = *state;
	struct calagopus_http_request request;
	struct calagopus_error error;
	struct calagopus_step *step = step_of(bench, CALAGOPUS_OP_SERVER_GET);

	assert_false(calagopus_panel_word(&bench->panel, step, &request, &error));
	assert_int_equal(error.reason, CALAGOPUS_REASON_UNSUPPORTED);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		step = step_of(bench, CALAGOPUS_OP_ACCOUNT_TERMINATE);
		step->id = names[i];
		calagopus_error_clear(&error);
		assert_false(calagopus_panel_word(&bench->panel, step, &request, &error));
		assert_int_equal(error.reason, CALAGOPUS_REASON_INVALID_REFERENCE);
	}
	step = step_of(bench, CALAGOPUS_OP_ACCOUNT_PASSWORD);
	step->text = NULL;
	assert_false(calagopus_panel_word(&bench->panel, step, &request, &error));
	assert_int_equal(error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
}

#define CREATED "{\"result\":\"success\",\"data\":{\"account_id\":12,\"username\":\"jane\",\"domain\":\"Jane.example.com\",\"server_ip\":null}}"

static void only_a_whole_success_is_one(void **state)
{
	static const struct {
		enum calagopus_operation operation;
		int status;
		const char *type, *body;
		enum calagopus_reason reason;
	} cases[] = {
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, JSON, "{\"result\":\"success\",\"message\":\"Account is already suspended.\"}", CALAGOPUS_REASON_NONE},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 200, JSON, CREATED, CALAGOPUS_REASON_NONE},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, JSON, "{}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, JSON, "[]", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, JSON, "{\"result\":true}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, JSON, "{\"result\":\"Success\"}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, JSON, "{\"result\":\"error\",\"message\":\"no\"}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, JSON, "{\"result\":\"warning\",\"message\":\"half\"}", CALAGOPUS_REASON_NOT_APPLIED},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 200, JSON, "{\"result\":\"warning\",\"message\":\"half\",\"data\":{\"account_id\":1}}", CALAGOPUS_REASON_SETUP_INCOMPLETE},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, JSON, "{\"result\":\"success\"", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, JSON, NULL, CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 200, "text/html", "{\"result\":\"success\"}", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 201, JSON, "{\"result\":\"success\"}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 204, NULL, NULL, CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 302, "text/html", "<html>", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 200, JSON, "{\"result\":\"success\",\"data\":{\"account_id\":0,\"username\":\"jane\",\"domain\":\"jane.example.com\",\"server_ip\":\"\"}}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 200, JSON, "{\"result\":\"success\",\"data\":{\"account_id\":1,\"username\":\"joe\",\"domain\":\"jane.example.com\",\"server_ip\":\"\"}}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 200, JSON, "{\"result\":\"success\",\"data\":{\"account_id\":1,\"username\":\"jane\",\"domain\":\"joe.example.com\",\"server_ip\":\"\"}}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 200, JSON, "{\"result\":\"success\",\"data\":{\"account_id\":1,\"username\":\"jane\",\"domain\":\"jane.example.com\"}}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 200, JSON, "{\"result\":\"success\"}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_TEST, 200, JSON, "{\"result\":\"success\",\"data\":{\"panel\":\"\"}}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_PACKAGES, 200, JSON, "{\"result\":\"success\",\"data\":{}}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_PACKAGES, 200, JSON, "{\"result\":\"success\",\"data\":[{\"name\":null}]}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_PACKAGES, 200, JSON, "{\"result\":\"success\",\"data\":[\"Starter\"]}", CALAGOPUS_REASON_BAD_ANSWER},
		{CALAGOPUS_OP_PACKAGES, 200, JSON, "{\"result\":\"success\",\"data\":[]}", CALAGOPUS_REASON_NONE},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct calagopus_step *step = answer(*state, cases[i].operation, cases[i].status, cases[i].type, cases[i].body);

		if (step->error.reason != cases[i].reason) {
			fail_msg("case %zu: %s, not %s", i, calagopus_reason_name(step->error.reason), calagopus_reason_name(cases[i].reason));
		}
	}
}

static void usage_is_read_strictly_and_labels_kindly(void **state)
{
	static const struct {
		const char *limit;
		int64_t mb;
	} limits[] = {
		{"\"10 GB\"", 10240}, {"\"1.5TB\"", 1572864}, {"\"512\"", 512}, {"2048", 2048}, {"\"Unlimited\"", -1}, {"0", -1}, {"null", -1}, {"\"about 3\"", -1}, {"\"5 MiB\"", 5}, {"\"1.2.3 GB\"", -1},
	};
	static const char *const bad[] = {
		"\"domain\":\"a.b\",\"suspended\":0", "\"domain\":\"a.b\"", "\"domain\":\"\",\"suspended\":true", "\"domain\":7,\"suspended\":true", "\"suspended\":true",
	};
	static const char *const figures[] = {"null", "\"1\"", "-1", "1e300", "{}", "[]", "true"};
	char body[512];

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		snprintf(body, sizeof(body), "{\"result\":\"success\",\"data\":{\"username\":\"Jane\",\"domain\":\"a.b\",\"suspended\":true,\"disk_used_mb\":7.9,\"disk_limit\":%s,\"bw_used_mb\":0}}", limits[i].limit);
		const struct calagopus_step *step = answer(*state, CALAGOPUS_OP_ACCOUNT_USAGE, 200, JSON, body);
		const struct calagopus_account_usage *usage = step->result;

		assert_true(step->ok);
		assert_int_equal(usage->disk_limit_mb, limits[i].mb);
		assert_int_equal(usage->disk_used_mb, 7);
		assert_true(usage->suspended);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		snprintf(body, sizeof(body), "{\"result\":\"success\",\"data\":{\"username\":\"jane\",\"disk_used_mb\":1,\"bw_used_mb\":0,%s}}", bad[i]);
		assert_int_equal(answer(*state, CALAGOPUS_OP_ACCOUNT_USAGE, 200, JSON, body)->error.reason, CALAGOPUS_REASON_BAD_ANSWER);
	}
	for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
		snprintf(body, sizeof(body), "{\"result\":\"success\",\"data\":{\"username\":\"jane\",\"domain\":\"a.b\",\"suspended\":false,\"disk_used_mb\":%s,\"disk_limit\":%s,\"bw_used_mb\":%s}}",
			figures[i], i == 1 ? "true" : figures[i], figures[i]);
		const struct calagopus_step *step = answer(*state, CALAGOPUS_OP_ACCOUNT_USAGE, 200, JSON, body);
		const struct calagopus_account_usage *usage = step->result;

		assert_true(step->ok);
		assert_int_equal(usage->disk_used_mb, -1);
		assert_int_equal(usage->traffic_used_mb, -1);
		assert_int_equal(usage->disk_limit_mb, -1);
	}
	assert_int_equal(answer(*state, CALAGOPUS_OP_ACCOUNT_USAGE, 200, JSON,
		"{\"result\":\"success\",\"data\":{\"username\":\"joe\",\"domain\":\"a.b\",\"suspended\":true,\"disk_used_mb\":7,\"bw_used_mb\":0}}")->error.reason, CALAGOPUS_REASON_BAD_ANSWER);
	/* the panel's own spelling of the name, and an account whose domains are all deleted */
	const struct calagopus_step *step = answer(*state, CALAGOPUS_OP_ACCOUNT_USAGE, 200, JSON,
		"{\"result\":\"success\",\"data\":{\"username\":\"jan\xc3\xa9\",\"domain\":null,\"suspended\":true,\"disk_used_mb\":123,\"disk_limit\":10240,\"bw_used_mb\":456}}");

	assert_true(step->ok);
	assert_string_equal(((const struct calagopus_account_usage *) step->result)->username, "jan\xc3\xa9");
	assert_null(((const struct calagopus_account_usage *) step->result)->domain);
}

#define ERROR(words) "{\"result\":\"error\",\"message\":\"" words "\"}"

static void each_refusal_has_its_reason(void **state)
{
	static const struct {
		enum calagopus_operation operation;
		int status;
		const char *body;
		enum calagopus_reason reason;
	} cases[] = {
		{CALAGOPUS_OP_TEST, 401, ERROR("API key required. Use Authorization: Bearer <key>"), CALAGOPUS_REASON_KEY_REFUSED},
		{CALAGOPUS_OP_TEST, 401, ERROR("Invalid API key."), CALAGOPUS_REASON_KEY_REFUSED},
		{CALAGOPUS_OP_TEST, 401, ERROR("API key has expired."), CALAGOPUS_REASON_KEY_REFUSED},
		{CALAGOPUS_OP_TEST, 401, "{\"message\":\"Unauthenticated.\"}", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_TEST, 403, ERROR("IP address not allowed."), CALAGOPUS_REASON_ADDRESS_NOT_ALLOWED},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 403, ERROR("Insufficient permissions."), CALAGOPUS_REASON_PERMISSION_MISSING},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 404, ERROR("Package 'starter' not found. Available: Starter, Business"), CALAGOPUS_REASON_PACKAGE_NOT_FOUND},
		{CALAGOPUS_OP_ACCOUNT_PACKAGE, 404, ERROR("Package 'starter' not found."), CALAGOPUS_REASON_PACKAGE_NOT_FOUND},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 404, ERROR("Package 'starter' not found."), CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_ACCOUNT_USAGE, 404, ERROR("Account not found."), CALAGOPUS_REASON_ACCOUNT_NOT_FOUND},
		{CALAGOPUS_OP_ACCOUNT_TERMINATE, 404, ERROR("Account not found."), CALAGOPUS_REASON_ACCOUNT_NOT_FOUND},
		{CALAGOPUS_OP_ACCOUNT_TERMINATE, 404, "{\"message\":\"Account not found.\"}", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_PACKAGES, 404, ERROR("Account not found."), CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_ACCOUNT_TERMINATE, 404, "{\"message\":\"The route api/v1/accounts/terminate could not be found.\"}", CALAGOPUS_REASON_NOT_A_PANEL},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 409, ERROR("Username 'jane' already exists."), CALAGOPUS_REASON_USERNAME_TAKEN},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 409, ERROR("Domain 'a.b' already exists."), CALAGOPUS_REASON_DOMAIN_TAKEN},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 409, ERROR("Something else."), CALAGOPUS_REASON_REJECTED},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 422, ERROR("No available servers."), CALAGOPUS_REASON_CAPACITY_REACHED},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 422, ERROR("Account limit reached (5/5)."), CALAGOPUS_REASON_CAPACITY_REACHED},
		{CALAGOPUS_OP_ACCOUNT_CREATE, 429, "{\"message\":\"Too Many Attempts.\"}", CALAGOPUS_REASON_RATE_LIMITED},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 500, ERROR("Failed to suspend: timeout"), CALAGOPUS_REASON_NODE_ERROR},
		{CALAGOPUS_OP_ACCOUNT_UNSUSPEND, 500, ERROR("Failed to unsuspend: timeout"), CALAGOPUS_REASON_NODE_ERROR},
		{CALAGOPUS_OP_ACCOUNT_PASSWORD, 500, ERROR("Password change failed: x"), CALAGOPUS_REASON_NODE_ERROR},
		{CALAGOPUS_OP_ACCOUNT_USAGE, 500, ERROR("Could not connect to server agent"), CALAGOPUS_REASON_NODE_ERROR},
		{CALAGOPUS_OP_ACCOUNT_USAGE, 500, "{\"message\":\"Server Error\"}", CALAGOPUS_REASON_PANEL_ERROR},
		{CALAGOPUS_OP_ACCOUNT_USAGE, 500, "not json", CALAGOPUS_REASON_PANEL_UNAVAILABLE},
		{CALAGOPUS_OP_ACCOUNT_USAGE, 503, "{\"message\":\"Service Unavailable\"}", CALAGOPUS_REASON_PANEL_UNAVAILABLE},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct calagopus_step *step = answer(*state, cases[i].operation, cases[i].status, JSON, cases[i].body);

		if (step->error.reason != cases[i].reason || step->error.http_status != cases[i].status || step->error.hint[0] == '\0') {
			fail_msg("case %zu: %s, HTTP %d, \"%s\"", i, calagopus_reason_name(step->error.reason), step->error.http_status, step->error.hint);
		}
	}
}

static void permissions_and_packages_are_named(void **state)
{
	struct calagopus_step *step = answer(*state, CALAGOPUS_OP_ACCOUNT_PASSWORD, 403, JSON, ERROR("Insufficient permissions."));

	assert_string_equal(step->error.message, "The API key lacks the permission account.password.");
	assert_string_equal(calagopus_error_field_name(&step->error, 0), "account.password");
	step = answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 404, JSON, ERROR("Package 'Starter' not found. Available: starter, Business"));
	assert_string_equal(step->error.message, "Package not found: the panel has no package \"Starter\". Did you mean \"starter\"? Available: starter, Business");
	step = answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 404, JSON, ERROR("Package 'Starter' not found. Available: "));
	assert_string_equal(step->error.message, "Package not found: the panel has no package \"Starter\". Available: none");
}

static void a_permission_is_asked_for_with_nothing(void **state)
{
	static const struct {
		enum calagopus_operation operation;
		int status;
		const char *body;
		bool has;
	} cases[] = {
		{CALAGOPUS_OP_ACCOUNT_CREATE, 422, "{\"message\":\"The domain field is required. (and 5 more errors)\",\"errors\":{\"domain\":[\"The domain field is required.\"]}}", true},
		{CALAGOPUS_OP_ACCOUNT_SUSPEND, 404, ERROR("Account not found."), true},
		{CALAGOPUS_OP_ACCOUNT_UNSUSPEND, 404, ERROR("Account not found."), true},
		{CALAGOPUS_OP_ACCOUNT_TERMINATE, 404, ERROR("Account not found."), true},
		{CALAGOPUS_OP_ACCOUNT_TERMINATE, 403, ERROR("Insufficient permissions."), false},
		{CALAGOPUS_OP_ACCOUNT_TERMINATE, 200, "{\"result\":\"success\"}", false},
		{CALAGOPUS_OP_ACCOUNT_PASSWORD, 404, "{\"message\":\"The route could not be found.\"}", false},
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct calagopus_step *step = calagopus_step(&bench->panel, cases[i].operation, NULL);
		struct calagopus_http_request request;
		struct calagopus_http_response response;

		step->probe = true;
		word(bench, step, &request);
		assert_string_equal(request.body.data, "{}");
		made_response(&response, cases[i].status, JSON, cases[i].body);
		calagopus_panel_read(&bench->panel, step, &response);
		calagopus_http_response_free(&response);
		assert_int_equal(step->ok, cases[i].has);
	}
}

static void limits_that_pass_and_servers_that_rest_are_said(void **state)
{
	const struct calagopus_error *error = &answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 422, JSON, ERROR("No available servers."))->error;

	assert_non_null(strstr(error->hint, "Open the server's page in the panel"));
	assert_non_null(strstr(error->hint, "named by its number"));
	assert_null(strstr(error->hint, "Add a server"));
	error = &answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 422, JSON, ERROR("Account limit reached (29/1)."))->error;
	assert_non_null(strstr(error->message, "licence server"));
	error = &answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 422, JSON, ERROR("Account limit reached (61/61)."))->error;
	assert_null(strstr(error->message, "licence server"));
	assert_int_equal(error->topic, CALAGOPUS_TOPIC_ACCOUNT_LIMIT);
	error = &answer(*state, CALAGOPUS_OP_ACCOUNT_PACKAGE, 404, JSON, ERROR("Package 'Gold' not found."))->error;
	assert_null(strstr(error->message, "Available"));
}

static void validation_is_told_field_by_field(void **state)
{
	struct calagopus_step *step = answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 422, JSON,
		"{\"message\":\"The username field is required. (and 1 more error)\",\"errors\":{\"username\":[\"The username field is required.\"],\"password\":[\"Too short.\",\"Too plain.\"]}}");

	assert_int_equal(step->error.reason, CALAGOPUS_REASON_REJECTED);
	assert_int_equal(step->error.field_count, 3);
	assert_string_equal(calagopus_error_field_name(&step->error, 0), "username");
	assert_string_equal(calagopus_error_field_message(&step->error, 2), "Too plain.");
	assert_non_null(strstr(step->error.panel_message, "1 more error"));
	step = answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 422, JSON, "{\"message\":\"x\",\"errors\":[]}");
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_NOT_A_PANEL);
}

static void no_field_of_a_validation_is_dropped(void **state)
{
	enum { FIELDS = 2 * CALAGOPUS_MAX_FIELD_ERRORS + 5 };
	char body[FIELDS * 24 + 64] = "{\"message\":\"x\",\"errors\":{";
	size_t used = strlen(body);

	for (int i = 0; i < FIELDS; i++) {
		used += (size_t) snprintf(body + used, sizeof(body) - used, "%s\"f%d\":[\"bad\"]", i > 0 ? "," : "", i);
	}
	snprintf(body + used, sizeof(body) - used, "}}");
	const struct calagopus_step *step = answer(*state, CALAGOPUS_OP_ACCOUNT_CREATE, 422, JSON, body);

	assert_int_equal(step->error.field_count + step->error.fields_left_out, FIELDS);
	assert_non_null(strstr(step->error.message, " … and 45 more"));
}

static void keys_are_checked_before_anything_is_asked(void **state)
{
	static const char good[] = "opt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL";
	static const char *const bad[] = {
		"", "opt_", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP", "opt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJK",
		"opt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM", "opt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ L", "opt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJK\n",
	};
	struct calagopus_error error;

	(void) state;
	calagopus_error_clear(&error);
	assert_true(calagopus_opterius_driver.check_key(calagopus_slice_of(good), &error));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(calagopus_opterius_driver.check_key(calagopus_slice_of(bad[i]), &error));
		assert_int_equal(error.reason, CALAGOPUS_REASON_INVALID_KEY);
		assert_null(strstr(error.message, "0123"));
	}
}

static void traces_show_no_password_and_no_person(void **state)
{
	static const char *const given[] = {"correct \"horse\"", NULL};
	struct calagopus_secrets *secrets = secrets_of(given);
	struct bench *bench = *state;
	struct calagopus_http_request request;
	struct calagopus_buffer out;

	word(bench, step_of(bench, CALAGOPUS_OP_ACCOUNT_CREATE), &request);
	calagopus_buffer_init(&out, CALAGOPUS_MAX_TRACE_BODY);
	assert_true(calagopus_redact(request.body, calagopus_opterius_driver.trace_allow, secrets, NULL, &out));
	assert_non_null(strstr(out.data, "\"username\":\"jane\""));
	assert_non_null(strstr(out.data, "\"domain\":\"jane.example.com\""));
	assert_non_null(strstr(out.data, "\"package\":\"Starter\""));
	assert_null(strstr(out.data, "horse"));
	assert_null(strstr(out.data, "jane@example.com"));
	calagopus_secrets_free(secrets);
	assert_null(strstr(out.data, "Doe"));
	calagopus_buffer_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_bench, close_bench)
		TEST(requests_are_as_the_contract_says),
		TEST(what_cannot_be_asked_is_not_sent),
		TEST(only_a_whole_success_is_one),
		TEST(usage_is_read_strictly_and_labels_kindly),
		TEST(each_refusal_has_its_reason),
		TEST(permissions_and_packages_are_named),
		TEST(a_permission_is_asked_for_with_nothing),
		TEST(limits_that_pass_and_servers_that_rest_are_said),
		TEST(validation_is_told_field_by_field),
		TEST(no_field_of_a_validation_is_dropped),
		TEST(keys_are_checked_before_anything_is_asked),
		TEST(traces_show_no_password_and_no_person),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
