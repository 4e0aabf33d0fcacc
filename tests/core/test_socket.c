/* The way to a node's socket: what the panel's token and address must be, and who gets them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "fake_panel.h"
#include "recorded.h"

#define SERVER "d6450159-a5b6-4377-a19d-31bee67916fe"
#define USER "951bdd60-f49b-4d86-8ca3-a0e194dee84e"
#define URL "wss://node.example.com:8080/api/servers/" SERVER "/ws"
#define CLAIMS "{\"user_uuid\":\"" USER "\",\"server_uuid\":\"" SERVER "\",\"permissions\":[\"websocket.connect\",\"control.read-console\"],\"exp\":1795000000}"

/* ---- Reading ---- */

static struct calagopus_arena *arena;
static struct calagopus_panel panel;

static int set_up(void **state)
{
	(void) state;
	arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	panel = (struct calagopus_panel) {.ops = &calagopus_cg_driver, .call = NULL, .arena = arena};
	return arena == NULL;
}

static int tear_down(void **state)
{
	(void) state;
	calagopus_arena_free(arena);
	return 0;
}

/* base64url, without the digits that only fill up. */
static void encode(const char *text, char *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	unsigned long bits = 0;
	int held = 0;

	for (; *text != '\0'; text++) {
		bits = bits << 8 | (unsigned char) *text;
		for (held += 8; held >= 6; held -= 6) {
			*out++ = digits[bits >> (held - 6) & 63];
		}
	}
	if (held > 0) {
		*out++ = digits[bits << (6 - held) & 63];
	}
	*out = '\0';
}

static const struct calagopus_step *read_answer(const char *body)
{
	struct calagopus_step *step = calagopus_step(&panel, CALAGOPUS_OP_SOCKET, SERVER);
	struct calagopus_http_response response;

	assert_non_null(step);
	made_response(&response, 200, "application/json", body);
	calagopus_panel_read(&panel, step, &response);
	calagopus_http_response_free(&response);
	assert_true(step->ok == (step->result != NULL && !calagopus_error_is_set(&step->error)));
	return step;
}

static const struct calagopus_step *read_socket(const char *claims, const char *url)
{
	static char body[20000];
	static char part[12000];

	encode(claims, part);
	snprintf(body, sizeof(body), "{\"token\":\"eyJhbGciOiJIUzI1NiJ9.%s.c2lnbmF0dXJl\",\"url\":\"%s\"}", part, url);
	return read_answer(body);
}

static void a_token_says_whose_it_is_and_what_it_allows(void **state)
{
	const struct calagopus_step *step = read_socket(CLAIMS, URL);
	const struct calagopus_socket *socket = step->result;

	(void) state;
	assert_true(step->ok);
	assert_string_equal(socket->url, URL);
	assert_string_equal(socket->host, "node.example.com");
	assert_string_equal(socket->user_uuid, USER);
	assert_string_equal(socket->server_uuid, SERVER);
	assert_int_equal(socket->permission_count, 2);
	assert_string_equal(socket->permissions[1], "control.read-console");
	assert_int_equal(socket->expires, 1795000000);
	assert_memory_equal(socket->token, "eyJ", 3);
	assert_true(read_socket(CLAIMS, "ws://[2001:db8::7]:8080/deep/er/api/servers/" SERVER "/ws")->ok);
}

static void an_address_of_another_kind_is_none(void **state)
{
	static const char *const urls[] = {
		"https://node.example.com/api/servers/" SERVER "/ws", "javascript:alert(1)//api/servers/" SERVER "/ws", "//node.example.com/api/servers/" SERVER "/ws",
		"wss://node.example.com@evil.example.com/api/servers/" SERVER "/ws", "wss://node.example.com/api/servers/" SERVER "/ws?x=1",
		"wss://node.example.com/api/servers/" SERVER "/ws#x", "wss://node.example.com/api/servers/" USER "/ws", "wss://node.example.com/api/servers/" SERVER,
		"wss:///api/servers/" SERVER "/ws", "wss://node example.com/api/servers/" SERVER "/ws", "wss://node.example.com;script-src/api/servers/" SERVER "/ws",
		"wss://node.example.com\\\\/api/servers/" SERVER "/ws", "wss://node.example.com'/api/servers/" SERVER "/ws", "",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		const struct calagopus_step *step = read_socket(CLAIMS, urls[i]);

		if (step->ok || step->error.reason != CALAGOPUS_REASON_BAD_ANSWER) {
			fail_msg("taken: %s", urls[i]);
		}
	}
}

static void a_token_that_cannot_be_read_is_none_and_is_not_quoted(void **state)
{
	static const char *const claims[] = {
		"", "marker", "[]", "{}", "{\"user_uuid\":\"" USER "\",\"permissions\":[\"marker\"]}", "{\"server_uuid\":\"" SERVER "\",\"permissions\":[\"marker\"]}",
		"{\"user_uuid\":\"" USER "\",\"server_uuid\":\"" USER "\",\"permissions\":[\"marker\"]}", "{\"user_uuid\":\"" USER "\",\"server_uuid\":\"" SERVER "\"}",
		"{\"user_uuid\":\"" USER "\",\"server_uuid\":\"" SERVER "\",\"permissions\":[]}", "{\"user_uuid\":\"" USER "\",\"server_uuid\":\"" SERVER "\",\"permissions\":[1]}",
		"{\"user_uuid\":\"" USER "\",\"server_uuid\":\"" SERVER "\",\"permissions\":[\"a\\nmarker\"]}", "{\"user_uuid\":\"" USER "\",\"server_uuid\":\"" SERVER "\",\"permissions\":\"*\"}",
	};
	static const char *const bodies[] = {
		"{\"token\":\"marker\",\"url\":\"" URL "\"}", "{\"token\":\"marker.marker\",\"url\":\"" URL "\"}", "{\"token\":\"a.m*rker.b\",\"url\":\"" URL "\"}",
		"{\"token\":\"..\",\"url\":\"" URL "\"}", "{\"token\":null,\"url\":\"" URL "\"}", "{\"url\":\"" URL "\"}", "{\"token\":\"a.b.c\"}", "{}",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(claims) / sizeof(claims[0]) + sizeof(bodies) / sizeof(bodies[0]); i++) {
		size_t n = sizeof(claims) / sizeof(claims[0]);
		const struct calagopus_step *step = i < n ? read_socket(claims[i], URL) : read_answer(bodies[i - n]);

		assert_false(step->ok);
		assert_int_equal(step->error.reason, CALAGOPUS_REASON_BAD_ANSWER);
		assert_null(strstr(step->error.message, "marker"));
	}
}

/* ---- Who gets one ---- */

static struct fake_call call;
static struct calagopus_ref ref;
static char url[200];

static void one(void)
{
	fake_start();
	fake_ref(&ref);
	fake_add_server("17", 0);
	ref.uuid = fake.servers[0].uuid;
	ref.origin = FAKE_ORIGIN;
}

static bool get(void)
{
	struct calagopus_socket *socket = NULL;

	fake_call_start(&call, 0);
	bool ok = calagopus_provision_socket(&call.provision, &ref, &socket, &call.error);

	assert_int_equal(ok, !calagopus_error_is_set(&call.error));
	snprintf(url, sizeof(url), "%s", ok ? socket->url : "");
	fake_call_end(&call);
	return ok;
}

static bool get_again(const char *owner, const char *known)
{
	struct calagopus_socket *socket = NULL;

	fake_call_start(&call, 0);
	bool ok = calagopus_provision_socket_again(&call.provision, fake.servers[0].uuid, owner, known, &socket, &call.error);

	assert_int_equal(ok, !calagopus_error_is_set(&call.error));
	fake_call_end(&call);
	return ok;
}

static void the_owners_token_is_two_requests_and_a_new_one_a_single(void **state)
{
	char known[200];

	(void) state;
	one();
	assert_true(get());
	assert_int_equal(fake.requests, 2);
	memcpy(known, url, sizeof(known));
	assert_true(get_again(fake.owners[0].uuid, known));
	assert_int_equal(fake.requests, 3);
	assert_false(get_again(fake.owners[1].uuid, known));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_SERVER_NOT_FOUND);
	fake.socket_host = "other.example.com";
	assert_false(get_again(fake.owners[0].uuid, known));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_BAD_ANSWER);
}

static void states_that_forbid_it_are_seen_before_a_token_is_made(void **state)
{
	static const struct { const char *status; bool suspended, transferring, admin, role; enum calagopus_reason reason; } cases[] = {
		{"", true, false, false, false, CALAGOPUS_REASON_SERVER_SUSPENDED}, {"", false, true, false, false, CALAGOPUS_REASON_SERVER_BUSY},
		{"installing", false, false, false, false, CALAGOPUS_REASON_SERVER_BUSY}, {"install_failed", false, false, false, false, CALAGOPUS_REASON_INSTALL_FAILED},
		{"", false, false, true, false, CALAGOPUS_REASON_OWNER_PROTECTED}, {"", false, false, false, true, CALAGOPUS_REASON_OWNER_PROTECTED},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		one();
		snprintf(fake.servers[0].status, 32, "%s", cases[i].status);
		fake.servers[0].suspended = cases[i].suspended;
		fake.servers[0].transferring = cases[i].transferring;
		fake.owners[0].admin = cases[i].admin;
		fake.owners[0].has_role = cases[i].role;
		assert_false(get());
		assert_int_equal(call.error.reason, cases[i].reason);
		assert_int_equal(fake.asked[CALAGOPUS_OP_SOCKET], 0);
	}
}

static void a_token_of_another_account_or_to_another_host_is_thrown_away(void **state)
{
	(void) state;
	one();
	fake.socket_user = fake.owners[2].uuid; /* the key's account, where it may not act as others */
	assert_false(get());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_PERMISSION_MISSING);
	one();
	fake.socket_of_admin = true;
	assert_false(get());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_OWNER_PROTECTED);
	one();
	fake.socket_host = "evil.example.com";
	assert_false(get());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_BAD_ANSWER);
	one();
	fake.owners[0].external_id[0] = '9';
	ref.uuid = NULL;
	assert_false(get());
	assert_int_equal(fake.asked[CALAGOPUS_OP_SOCKET], 0);
}

static void every_failure_of_the_panel_is_an_error(void **state)
{
	(void) state;
	for (int kind = FAKE_OK + 1; kind < FAKE_KINDS; kind++) {
		if (kind == FAKE_OTHER || kind == FAKE_IGNORED || kind == FAKE_HALF) {
			continue; /* they say something of servers */
		}
		one();
		fake_fault(CALAGOPUS_OP_SOCKET, 0, kind);
		assert_false(get());
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_token_says_whose_it_is_and_what_it_allows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_address_of_another_kind_is_none, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_token_that_cannot_be_read_is_none_and_is_not_quoted, set_up, tear_down),
		cmocka_unit_test(the_owners_token_is_two_requests_and_a_new_one_a_single),
		cmocka_unit_test(states_that_forbid_it_are_seen_before_a_token_is_made),
		cmocka_unit_test(a_token_of_another_account_or_to_another_host_is_thrown_away),
		cmocka_unit_test(every_failure_of_the_panel_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
