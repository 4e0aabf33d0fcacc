/* Steps carried over the wire: one round for several, each answer to its own step, what cannot be worded stays at home. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "panel/panel.h"
#include "secrets_fixture.h"
#include "wire_server.h"

#define SERVER "4e7e5807-1f62-45fa-911a-f5c427c76946"
#define HEAD "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
#define EMPTY_PAGE(name, length) HEAD "content-length: " #length "\r\n\r\n{\"" name "\":{\"total\":0,\"per_page\":100,\"page\":1,\"data\":[]}}"

struct fixture {
	struct calagopus_http_target target;
	struct calagopus_http_call call;
	struct calagopus_panel panel;
	struct wire_server *server;
};

static void start(struct fixture *fixture, const wire_script *scripts, size_t count)
{
	static const struct calagopus_pool_settings settings = {8, 60000, 600000};
	struct calagopus_error error;

	memset(fixture, 0, sizeof(*fixture));
	fixture->server = wire_server_start(scripts, count, NULL);
	calagopus_error_clear(&error);
	assert_true(calagopus_origin_parse(calagopus_slice_of("127.0.0.1"), wire_server_port(fixture->server), false, &fixture->target.origin, &error));
	fixture->target.authorization = "Bearer abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV";
	fixture->target.user_agent = "test";
	fixture->target.connect_ms = 5000;
	fixture->target.max_response_bytes = CALAGOPUS_MAX_RESPONSE_BYTES;
	fixture->call.pool = calagopus_pool_new(&settings);
	fixture->call.target = &fixture->target;
	fixture->call.deadline = calagopus_deadline_in(10000);
	fixture->panel.ops = &calagopus_cg_driver;
	fixture->panel.call = &fixture->call;
	fixture->panel.arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	assert_non_null(fixture->call.pool);
	assert_non_null(fixture->panel.arena);
}

static void stop(struct fixture *fixture)
{
	calagopus_arena_free(fixture->panel.arena);
	calagopus_pool_free(fixture->call.pool);
	wire_server_stop(fixture->server);
}

/* Both connections' requests must be there before either is answered: they went out together. */
static void a_round_goes_out_together(void **state)
{
	static const struct wire_step steps[] = {{WIRE_READ, NULL, 0, 0}, {WIRE_GATE, NULL, 0, 2},
		{WIRE_SEND, "HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: 31\r\n\r\n{\"errors\":[\"server not found\"]}", 0, 0}, {WIRE_CLOSE, NULL, 0, 0}};
	const wire_script scripts[] = {steps};
	struct fixture fixture;

	(void) state;
	start(&fixture, scripts, 1);
	struct calagopus_step *round[3] = {
		calagopus_step(&fixture.panel, CALAGOPUS_OP_SERVER_BY_EXTERNAL, "17"),
		calagopus_step(&fixture.panel, CALAGOPUS_OP_SERVER_GET, "not whole"),
		calagopus_step(&fixture.panel, CALAGOPUS_OP_SERVER_GET, SERVER),
	};

	assert_false(calagopus_panel_run(&fixture.panel, round, 3));
	assert_int_equal(fixture.call.rounds, 1);
	assert_int_equal(fixture.call.requests, 2);
	assert_int_equal(wire_server_requests(fixture.server), 2);
	assert_int_equal(round[0]->error.reason, CALAGOPUS_REASON_SERVER_NOT_FOUND);
	assert_int_equal(round[0]->status, 404);
	assert_int_equal(round[0]->outcome, CALAGOPUS_HTTP_ANSWERED);
	assert_int_equal(round[1]->error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
	assert_int_equal(round[1]->outcome, CALAGOPUS_HTTP_NOT_SENT);
	assert_int_equal(round[2]->error.reason, CALAGOPUS_REASON_SERVER_NOT_FOUND);
	stop(&fixture);
}

/* What a panel says ends in notes and problems too, not only in the call's own error: it is blanked where it comes in. */
static void a_panel_that_repeats_the_key_is_not_quoted(void **state)
{
#define KEY "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
	static const char *const secrets[] = {KEY, NULL};
	static const struct wire_step steps[] = {{WIRE_READ, NULL, 0, 0},
		{WIRE_SEND, "HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: 75\r\n\r\n{\"errors\":[\"nothing for " KEY "\"]}", 0, 0}, {WIRE_CLOSE, NULL, 0, 0}};
	const wire_script scripts[] = {steps};
	struct fixture fixture;

	(void) state;
	start(&fixture, scripts, 1);
	fixture.call.secrets = secrets_of(secrets);
	struct calagopus_step *step = calagopus_step(&fixture.panel, CALAGOPUS_OP_SERVER_GET, SERVER);

	assert_false(calagopus_panel_run(&fixture.panel, &step, 1));
	assert_int_equal(step->error.reason, CALAGOPUS_REASON_NOT_A_PANEL);
	assert_non_null(strstr(step->error.message, "nothing for [hidden]"));
	assert_null(strstr(step->error.message, KEY));
	assert_null(strstr(step->error.panel_message, KEY));
	calagopus_secrets_free(fixture.call.secrets);
	stop(&fixture);
#undef KEY
}

/* One step alone; its error is copied where it is not ok. */
static bool ask(struct calagopus_panel *panel, struct calagopus_step *step, struct calagopus_error *error)
{
	bool good = calagopus_panel_run(panel, &step, 1);

	if (!good && step != NULL && error != NULL) {
		*error = step->error;
	}
	return good;
}

static void one_step_is_asked_and_read(void **state)
{
	static const struct wire_step steps[] = {{WIRE_READ, NULL, 0, 0}, {WIRE_SEND, EMPTY_PAGE("nodes", 55), 0, 0}, {WIRE_CLOSE, NULL, 0, 0}};
	const wire_script scripts[] = {steps};
	struct fixture fixture;
	struct calagopus_error error;

	(void) state;
	start(&fixture, scripts, 1);
	struct calagopus_step *step = calagopus_step(&fixture.panel, CALAGOPUS_OP_NODES, NULL);

	calagopus_error_clear(&error);
	if (!ask(&fixture.panel, step, &error)) {
		fail_msg("%s", error.message);
	}
	assert_true(step->ok);
	assert_int_equal(((struct calagopus_named_list *) step->result)->count, 0);
	assert_non_null(strstr(wire_server_request(fixture.server, 0), "GET /api/admin/nodes?page=1&per_page=100 HTTP/1.1\r\n"));
	assert_non_null(strstr(wire_server_request(fixture.server, 0), "Authorization: Bearer abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV\r\n"));
	stop(&fixture);
}

static void a_customer_s_request_bears_his_account(void **state)
{
	static const struct wire_step steps[] = {{WIRE_READ, NULL, 0, 0}, {WIRE_SEND, HEAD "content-length: 2\r\n\r\n{}", 0, 0}, {WIRE_CLOSE, NULL, 0, 0}};
	const wire_script scripts[] = {steps};
	struct fixture fixture;

	(void) state;
	start(&fixture, scripts, 1);
	struct calagopus_step *step = calagopus_step(&fixture.panel, CALAGOPUS_OP_POWER, SERVER);

	step->text = "stop";
	step->acting_user = "f54de135-0d16-45e1-9c3b-f50f9d5a715e";
	assert_true(ask(&fixture.panel, step, NULL));
	assert_non_null(strstr(wire_server_request(fixture.server, 0), "Calagopus-User: f54de135-0d16-45e1-9c3b-f50f9d5a715e\r\n"));
	assert_non_null(strstr(wire_server_request(fixture.server, 0), "{\"action\":\"stop\"}"));
	stop(&fixture);
}

static void more_steps_than_may_be_in_flight_go_in_several_rounds(void **state)
{
	static const struct wire_step steps[] = {{WIRE_READ, NULL, 0, 0}, {WIRE_SEND, EMPTY_PAGE("nodes", 55), 0, 0}, {WIRE_AGAIN, NULL, 0, 0}};
	const wire_script scripts[] = {steps};
	struct calagopus_step *round[CALAGOPUS_MAX_IN_FLIGHT + 1];
	struct fixture fixture;

	(void) state;
	start(&fixture, scripts, 1);
	for (size_t i = 0; i <= CALAGOPUS_MAX_IN_FLIGHT; i++) {
		round[i] = calagopus_step(&fixture.panel, CALAGOPUS_OP_NODES, NULL);
	}
	assert_true(calagopus_panel_run(&fixture.panel, round, CALAGOPUS_MAX_IN_FLIGHT + 1));
	assert_int_equal(fixture.call.rounds, 2);
	assert_int_equal(fixture.call.requests, CALAGOPUS_MAX_IN_FLIGHT + 1);
	stop(&fixture);
}

static void a_lost_answer_is_told_from_one_that_never_left(void **state)
{
	static const struct wire_step steps[] = {{WIRE_READ, NULL, 0, 0}, {WIRE_CLOSE, NULL, 0, 0}};
	const wire_script scripts[] = {steps};
	struct fixture fixture;
	struct calagopus_error error;

	(void) state;
	start(&fixture, scripts, 1);
	struct calagopus_step *step = calagopus_step(&fixture.panel, CALAGOPUS_OP_REINSTALL, SERVER);

	assert_false(ask(&fixture.panel, step, &error));
	assert_int_equal(step->outcome, CALAGOPUS_HTTP_LOST);
	assert_int_equal(step->error.reason, error.reason);
	assert_true(error.reason != CALAGOPUS_REASON_NONE);
	fixture.call.deadline = calagopus_deadline_in(0);
	assert_false(ask(&fixture.panel, step, &error));
	assert_int_equal(step->outcome, CALAGOPUS_HTTP_NOT_SENT);
	assert_int_equal(error.reason, CALAGOPUS_REASON_TIMED_OUT);
	stop(&fixture);
}

static void steps_without_memory_are_steps_that_failed(void **state)
{
	struct calagopus_step *none[1] = {NULL};
	struct calagopus_panel panel = {.ops = &calagopus_cg_driver, .call = NULL, .arena = NULL};

	(void) state;
	assert_false(calagopus_panel_run(&panel, none, 1));
	assert_true(calagopus_panel_run(&panel, none, 0));
}

/* A driver that answers by itself needs no call. */
static bool run_in_memory(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count)
{
	(void) panel;
	for (size_t i = 0; i < count; i++) {
		steps[i]->ok = true;
	}
	return true;
}

static bool wait_in_memory(struct calagopus_panel *panel, long ms)
{
	(void) panel;
	return ms < 100;
}

static void a_driver_may_run_and_wait_by_itself(void **state)
{
	struct calagopus_panel_ops ops = calagopus_cg_driver;
	struct calagopus_panel panel = {.ops = &ops, .call = NULL, .arena = NULL};
	struct calagopus_step step = {.operation = CALAGOPUS_OP_NODES};

	(void) state;
	ops.run = run_in_memory;
	ops.wait = wait_in_memory;
	assert_true(ask(&panel, &step, NULL));
	assert_true(calagopus_panel_wait(&panel, 99));
	assert_false(calagopus_panel_wait(&panel, 100));
}

static int set_up_curl(void **state)
{
	(void) state;
	return calagopus_pool_global_start(NULL) ? 0 : 1;
}

static int tear_down_curl(void **state)
{
	(void) state;
	calagopus_pool_global_stop();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_round_goes_out_together),
		cmocka_unit_test(a_panel_that_repeats_the_key_is_not_quoted),
		cmocka_unit_test(one_step_is_asked_and_read),
		cmocka_unit_test(a_customer_s_request_bears_his_account),
		cmocka_unit_test(more_steps_than_may_be_in_flight_go_in_several_rounds),
		cmocka_unit_test(a_lost_answer_is_told_from_one_that_never_left),
		cmocka_unit_test(steps_without_memory_are_steps_that_failed),
		cmocka_unit_test(a_driver_may_run_and_wait_by_itself),
	};

	return cmocka_run_group_tests(tests, set_up_curl, tear_down_curl);
}
