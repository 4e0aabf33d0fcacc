/* How the driver asks for tickets and identities, and what it does not take for one: the panel's word ends in an address that a browser opens. */
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

#define ACCOUNT "97cc8bcd-74e2-49dd-a100-6855ccb976f8"
#define PROVIDER "72b6d961-546d-4ff0-a85f-ddd3fa14b341"
#define TICKET "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"

struct fixture {
	struct calagopus_arena *arena;
	struct calagopus_panel panel;
	struct calagopus_http_request request;
	struct calagopus_error error;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	memset(&fixture, 0, sizeof(fixture));
	fixture.arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	fixture.panel = (struct calagopus_panel) {.ops = &calagopus_cg_driver, .call = NULL, .arena = fixture.arena};
	*state = &fixture;
	return fixture.arena == NULL;
}

static int tear_down(void **state)
{
	calagopus_arena_free(((struct fixture *) *state)->arena);
	return 0;
}

static struct calagopus_step *step_of(struct fixture *fixture, enum calagopus_operation operation, const char *id, const char *second, const char *text)
{
	struct calagopus_step *step = calagopus_step(&fixture->panel, operation, id);

	assert_non_null(step);
	step->second = second;
	step->text = text;
	return step;
}

static bool word(struct fixture *fixture, enum calagopus_operation operation, const char *id, const char *second, const char *text)
{
	calagopus_error_clear(&fixture->error);
	return calagopus_panel_word(&fixture->panel, step_of(fixture, operation, id, second, text), &fixture->request, &fixture->error);
}

static struct calagopus_step *read_as(struct fixture *fixture, enum calagopus_operation operation, int status, const char *body)
{
	struct calagopus_step *step = step_of(fixture, operation, operation == CALAGOPUS_OP_OWNER_TICKET ? ACCOUNT : PROVIDER, NULL, "whmcs-user-1");
	struct calagopus_http_response response;

	made_response(&response, status, "application/json", body);
	calagopus_panel_read(&fixture->panel, step, &response);
	calagopus_http_response_free(&response);
	return step;
}

/* Not recorded: as the extension's published source reads it. */
static void a_ticket_is_asked_for_with_secret_and_account_once(void **state)
{
	struct fixture *fixture = *state;

	assert_true(word(fixture, CALAGOPUS_OP_OWNER_TICKET, ACCOUNT, NULL, "a \"secret\""));
	assert_string_equal(fixture->request.path, "/api/auth/ssotickets");
	assert_string_equal(fixture->request.body.data, "{\"secret\":\"a \\\"secret\\\"\",\"user_uuid\":\"" ACCOUNT "\"}");
	assert_true(fixture->request.once);
	assert_int_equal(fixture->request.method, CALAGOPUS_HTTP_POST);
	assert_false(word(fixture, CALAGOPUS_OP_OWNER_TICKET, "97cc8bcd", NULL, "secret"));
	assert_false(word(fixture, CALAGOPUS_OP_OWNER_TICKET, ACCOUNT, NULL, ""));
	assert_false(word(fixture, CALAGOPUS_OP_OWNER_TICKET, ACCOUNT, NULL, NULL));
}

static void what_a_ticket_is_asked_with_and_is_stands_in_no_trace(void **state)
{
	static const char body[] = "{\"secret\":\"hunter2hunter2\",\"token\":\"" TICKET "\",\"identifier\":\"who\",\"oauth_provider\":{\"uuid\":\"" PROVIDER "\",\"client_secret\":\"hunter2hunter2\"}}";
	struct calagopus_buffer out;

	(void) state;
	calagopus_buffer_init(&out, 4096);
	assert_true(calagopus_redact(calagopus_slice_of(body), calagopus_cg_driver.trace_allow, NULL, NULL, &out));
	assert_null(strstr(out.data, "hunter2"));
	assert_null(strstr(out.data, TICKET));
	calagopus_buffer_free(&out);
}

static void only_what_can_stand_in_an_address_is_a_ticket(void **state)
{
	static const char *const wrong[] = {"", "short", "../../../../account/logout", "https://evil.example.com/12345", "//evil.example.com/1234567890", "javascript:alert(1)12345678",
		"abcdefghijklmnopqrstuvwxyz?a=b", "abcdefghijklmnopqrstuvwxyz#a", "abcdefghijklmnopqrstuvwxyz%2f", "<img src=x onerror=alert(1)>", "abcdefghijklmnopqrst uvwxyz", "abcdefghijklmnopqrst\\r\\nuvwxyz",
		"abcdefghijklmnopqrstuvwxyz\\u0000", "abcdefghijklmnopqrstuvwxy\\u00e4", "abcdefghijklmnopqrstuvwxyz.", "abcdefghijklmnopqrstuvwxyz\\\\"};
	struct fixture *fixture = *state;
	char body[512];
	struct calagopus_step *step = read_as(fixture, CALAGOPUS_OP_OWNER_TICKET, 200, "{\"token\":\"" TICKET "\",\"expires_in\":60}");

	assert_true(step->ok);
	assert_string_equal(step->result, TICKET);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		snprintf(body, sizeof(body), "{\"token\":\"%s\",\"expires_in\":60}", wrong[i]);
		step = read_as(fixture, CALAGOPUS_OP_OWNER_TICKET, 200, body);
		if (step->ok || step->error.reason != CALAGOPUS_REASON_BAD_ANSWER || step->result != NULL) {
			fail_msg("%s: %s", wrong[i], calagopus_reason_name(step->error.reason));
		}
		assert_null(strstr(step->error.message, "evil"));
	}
	memset(body, 'a', sizeof(body));
	memcpy(body, "{\"token\":\"", 10);
	snprintf(body + 10 + 129, sizeof(body) - 139, "\"}");
	assert_false(read_as(fixture, CALAGOPUS_OP_OWNER_TICKET, 200, body)->ok);
	assert_false(read_as(fixture, CALAGOPUS_OP_OWNER_TICKET, 200, "{\"token\":null}")->ok);
	assert_false(read_as(fixture, CALAGOPUS_OP_OWNER_TICKET, 200, "{\"token\":123456789012345678901234}")->ok);
	assert_false(read_as(fixture, CALAGOPUS_OP_OWNER_TICKET, 200, "{}")->ok);
	assert_false(read_as(fixture, CALAGOPUS_OP_OWNER_TICKET, 201, "{\"token\":\"" TICKET "\"}")->ok);
}

static void the_extensions_refusals_are_its_own(void **state)
{
	struct fixture *fixture = *state;
	struct calagopus_step *step = read_as(fixture, CALAGOPUS_OP_OWNER_TICKET, 401, "{\"errors\":[\"invalid credentials\"]}");

	assert_int_equal(step->error.reason, CALAGOPUS_REASON_KEY_REFUSED);
	assert_int_equal(step->error.topic, CALAGOPUS_TOPIC_SECRET_REFUSED);
	step = read_as(fixture, CALAGOPUS_OP_OWNER_TICKET, 404, "{\"errors\":[\"route not found\"]}");
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_OBJECT_NOT_FOUND);
	assert_int_equal(step->error.topic, CALAGOPUS_TOPIC_NO_EXTENSION);
	step = read_as(fixture, CALAGOPUS_OP_IDENTITY_PROVIDER, 404, "{\"errors\":[\"route not found\"]}");
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_NOT_A_PANEL);
	step = read_as(fixture, CALAGOPUS_OP_IDENTITY_PROVIDER, 401, "{\"errors\":[\"invalid credentials\"]}");
	assert_int_equal(step->error.topic, CALAGOPUS_TOPIC_NONE);
	step = read_as(fixture, CALAGOPUS_OP_IDENTITY_PROVIDER, 404, "{\"errors\":[\"oauth provider not found\"]}");
	assert_int_equal(step->error.topic, CALAGOPUS_TOPIC_NO_PROVIDER);
}

static void an_identity_stays_inside_its_piece_of_the_path(void **state)
{
	static const char *const wrong[] = {"", ".", "..", "a\nb", "a\x7f", "\xff", NULL};
	struct fixture *fixture = *state;

	assert_true(word(fixture, CALAGOPUS_OP_IDENTITY_OWNER, PROVIDER, NULL, "../a?b=c#d e%2f"));
	assert_string_equal(fixture->request.path, "/api/admin/oauth-providers/" PROVIDER "/users/identifier/..%2Fa%3Fb%3Dc%23d%20e%252f");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		assert_false(word(fixture, CALAGOPUS_OP_IDENTITY_OWNER, PROVIDER, NULL, wrong[i]));
	}
	assert_false(word(fixture, CALAGOPUS_OP_OWNER_IDENTITY, ACCOUNT, PROVIDER, "a\nb"));
	assert_false(word(fixture, CALAGOPUS_OP_OWNER_IDENTITY, ACCOUNT, PROVIDER, NULL));
	assert_false(word(fixture, CALAGOPUS_OP_OWNER_IDENTITY, ACCOUNT, "72b6d961", "who"));
	assert_false(word(fixture, CALAGOPUS_OP_IDENTITY_PROVIDER, "../users", NULL, NULL));
}

/* What a provider may not be is known only where the panel says it: a member that is missing is no "off". */
static void a_provider_is_whole_or_none(void **state)
{
	static const char *const members[] = {"uuid", "name", "enabled", "login_only", "user_manageable", "login_bypass_2fa"};
	struct fixture *fixture = *state;
	const struct calagopus_identity_provider *provider;
	struct recorded recorded;

	recorded_open(&recorded, "240");
	struct calagopus_step *step = read_as(fixture, CALAGOPUS_OP_IDENTITY_PROVIDER, 200, json_object_to_json_string(recorded.body));

	assert_true(step->ok);
	provider = step->result;
	assert_string_equal(provider->uuid, PROVIDER);
	assert_true(provider->enabled && provider->login_only && !provider->user_manageable && !provider->skips_second_factor);
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		struct json_object *value = recorded_at(recorded.body, "oauth_provider");
		struct json_object *kept = json_object_get(recorded_at(value, members[i]));

		json_object_object_del(value, members[i]);
		assert_false(read_as(fixture, CALAGOPUS_OP_IDENTITY_PROVIDER, 200, json_object_to_json_string(recorded.body))->ok);
		json_object_object_add(value, members[i], json_object_new_int(1));
		assert_false(read_as(fixture, CALAGOPUS_OP_IDENTITY_PROVIDER, 200, json_object_to_json_string(recorded.body))->ok);
		json_object_object_add(value, members[i], kept);
	}
	recorded_close(&recorded);
}

static void the_owner_of_an_identity_is_that_of_this_identity(void **state)
{
	struct fixture *fixture = *state;
	struct recorded recorded;

	recorded_open(&recorded, "245");
	struct calagopus_step *step = read_as(fixture, CALAGOPUS_OP_IDENTITY_OWNER, 200, json_object_to_json_string(recorded.body));

	assert_true(step->ok);
	assert_string_equal(((const struct calagopus_owner *) step->result)->uuid, ACCOUNT);
	json_object_object_add(recorded_at(recorded.body, "user_oauth_link"), "identifier", json_object_new_string("another"));
	assert_false(read_as(fixture, CALAGOPUS_OP_IDENTITY_OWNER, 200, json_object_to_json_string(recorded.body))->ok);
	recorded_close(&recorded);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_ticket_is_asked_for_with_secret_and_account_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_a_ticket_is_asked_with_and_is_stands_in_no_trace, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_what_can_stand_in_an_address_is_a_ticket, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_extensions_refusals_are_its_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_identity_stays_inside_its_piece_of_the_path, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_provider_is_whole_or_none, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_owner_of_an_identity_is_that_of_this_identity, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
