/* The gate before each request: what is refused before anything is sent, what waits, what passes all the same, and what is told afterwards. */
#include "http_fixture.h"

#include <stdio.h>
#include <string.h>

#include "core/clock.h"
#include "core/shared.h"

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))
#define EMPTY "Content-Length: 0\r\n\r\n"
#define AMPLE_MS 10000

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
static const struct wire_step busy_for_ever[] = { W_READ, W_SEND("HTTP/1.1 503 Busy\r\n" EMPTY), W_AGAIN };
static const struct wire_step fails_for_ever[] = { W_READ, W_SEND("HTTP/1.1 500 Oh\r\n" EMPTY), W_AGAIN };
static const struct wire_step hangs_up[] = { W_READ, W_CLOSE };
static const struct wire_step stalls[] = { W_READ, W_STALL };

static struct calagopus_shared *shared;
static struct calagopus_shared_policy policy;
static struct calagopus_http_gate gate;

/* A call with the gate in front of it, for so long. */
static void begin(struct http_fixture *f, int64_t ms)
{
	fixture_time(f, ms);
	f->call.gate = &gate;
}

static void open_gate(struct http_fixture *f, const wire_script *scripts, size_t count)
{
	fixture_open(f, scripts, count);
	policy = (struct calagopus_shared_policy) {
		.rate_limit = 360, .rate_window_ms = 30000, .reserve_permille = 250, .breaker_failures = 3, .breaker_interval_ms = 600
	};
	shared = calagopus_shared_open("");
	gate = (struct calagopus_http_gate) { shared, calagopus_shared_origin(shared, f->target.origin.url), &policy };
	begin(f, AMPLE_MS);
}

static void close_gate(struct http_fixture *f)
{
	fixture_close(f);
	calagopus_shared_close(shared);
}

static uint64_t figure(enum calagopus_shared_figure which)
{
	struct calagopus_shared_report report;
	assert_true(calagopus_shared_report(shared, &policy, 0, &report));
	return report.figures[which];
}

static bool get_in(struct http_fixture *f, int64_t ms)
{
	begin(f, ms);
	return fixture_get(f, "/");
}

/* Three calls that fail. */
static void break_it(struct http_fixture *f)
{
	for (int i = 0; i < 3; i++) {
		get_in(f, AMPLE_MS);
	}
}

/* Asks until the panel is asked again; at most ten seconds. */
static bool await_asked(struct http_fixture *f, size_t arrivals)
{
	struct calagopus_deadline end = calagopus_deadline_in(AMPLE_MS);
	while (wire_server_requests(f->server) < arrivals && !calagopus_deadline_passed(end)) {
		get_in(f, AMPLE_MS);
	}
	return wire_server_requests(f->server) >= arrivals;
}

static void every_request_is_counted(void **state)
{
	struct http_fixture f;
	struct calagopus_http_request requests[3] = { { .path = "/1" }, { .path = "/2" }, { .path = "/3" } };
	struct calagopus_shared_report report;
	uint64_t latencies = 0;
	(void) state;
	open_gate(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_get(&f, "/"));
	assert_true(fixture_ask_many(&f, requests, 3));
	assert_true(calagopus_shared_report(shared, &policy, 0, &report));
	assert_int_equal(report.count, 4);
	assert_int_equal(report.figures[CALAGOPUS_SHARED_FIGURE_REQUESTS], 4);
	assert_int_equal(report.figures[CALAGOPUS_SHARED_FIGURE_ANSWERS], 4);
	for (size_t i = 0; i < CALAGOPUS_SHARED_LATENCIES; i++) {
		latencies += report.latency[i];
	}
	assert_int_equal(latencies, 4);
	close_gate(&f);
}

static void without_budget_nothing_is_sent_and_the_wait_is_told(void **state)
{
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(answers_for_ever));
	policy.rate_limit = 2;
	assert_true(get_in(&f, 1000) && get_in(&f, 1000));
	assert_false(get_in(&f, 1000));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_RATE_LIMITED);
	assert_in_range(f.responses[0].error.retry_after_ms, 25000, 31000);
	assert_int_equal(wire_server_requests(f.server), 2);
	assert_int_equal(figure(CALAGOPUS_SHARED_FIGURE_OVER_BUDGET), 1);
	close_gate(&f);
}

static void who_has_time_waits_for_a_place(void **state)
{
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(answers_for_ever));
	policy.rate_limit = 2;
	policy.rate_window_ms = 1000;
	int64_t begun = calagopus_clock_ms();
	for (int i = 0; i < 3; i++) {
		assert_true(get_in(&f, AMPLE_MS));
	}
	assert_true(calagopus_clock_ms() - begun >= 1000);
	assert_int_equal(figure(CALAGOPUS_SHARED_FIGURE_WAITS), 1);
	close_gate(&f);
}

static void background_leaves_places_that_urgent_work_may_take(void **state)
{
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(answers_for_ever));
	policy.rate_limit = 8;
	for (int i = 0; i < 6; i++) {
		begin(&f, 1000);
		f.call.background = true;
		assert_true(fixture_get(&f, "/"));
	}
	begin(&f, 1000);
	f.call.background = true;
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_RATE_LIMITED);
	assert_contains(f.responses[0].error.message, "kept for customers");
	begin(&f, 1000);
	f.call.background = true;
	f.call.urgent = true;
	assert_true(fixture_get(&f, "/"));
	assert_true(get_in(&f, 1000));
	assert_false(get_in(&f, 1000));
	close_gate(&f);
}

static void a_429_stops_everybody_until_then(void **state)
{
	static const struct wire_step limited[] = { W_READ,
		W_SEND("HTTP/1.1 429 Slow\r\nRetry-After: 17\r\nX-RateLimit-Limit: 50\r\nX-RateLimit-Remaining: 0\r\n" EMPTY), W_AGAIN };
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(limited));
	assert_true(get_in(&f, 1000));
	assert_int_equal(f.responses[0].status, 429);
	assert_false(get_in(&f, 1000));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_RATE_LIMITED);
	assert_in_range(f.responses[0].error.retry_after_ms, 16000, 17000);
	assert_int_equal(calagopus_shared_rate_limit(gate.origin, &policy), 50);
	assert_int_equal(wire_server_requests(f.server), 1);
	assert_int_equal(figure(CALAGOPUS_SHARED_FIGURE_LIMITED), 1);
	close_gate(&f);
}

static void a_reset_that_is_told_as_a_moment_counts_too(void **state)
{
	char answer[160];
	struct http_fixture f;
	(void) state;
	snprintf(answer, sizeof answer, "HTTP/1.1 429 Slow\r\nX-RateLimit-Reset: %lld\r\n" EMPTY, (long long) (calagopus_clock_unix_ms() / 1000 + 20));
	const struct wire_step limited[] = { W_READ, W_SEND(answer), W_AGAIN };
	open_gate(&f, SCRIPTS(limited));
	assert_true(get_in(&f, 1000));
	assert_in_range(calagopus_shared_rate_blocked_ms(gate.origin), 18000, 20000);
	close_gate(&f);
}

static void a_panel_that_is_down_is_answered_for_at_once(void **state)
{
	static const wire_script failing[] = { hangs_up, busy_for_ever };
	(void) state;
	for (size_t i = 0; i < sizeof failing / sizeof failing[0]; i++) {
		struct http_fixture f;
		open_gate(&f, &failing[i], 1);
		policy.breaker_interval_ms = 60000;
		break_it(&f);
		size_t arrived = wire_server_requests(f.server);
		int64_t begun = calagopus_clock_ms();
		for (int n = 0; n < 100; n++) {
			assert_false(get_in(&f, AMPLE_MS));
			assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_PANEL_UNAVAILABLE);
			assert_contains(f.responses[0].error.message, "has not answered since ");
			assert_contains(f.responses[0].error.message, " UTC");
		}
		assert_true(calagopus_clock_ms() - begun < 2000);
		assert_int_equal(wire_server_requests(f.server), arrived);
		assert_int_equal(figure(CALAGOPUS_SHARED_FIGURE_REFUSED), 100);
		/* finding out about a lost answer goes past it */
		begin(&f, AMPLE_MS);
		f.call.urgent = true;
		fixture_get(&f, "/");
		assert_int_equal(wire_server_requests(f.server), arrived + 1);
		close_gate(&f);
	}
}

static void the_panels_own_errors_do_not_open_it(void **state)
{
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(fails_for_ever));
	for (int i = 0; i < 10; i++) {
		assert_true(get_in(&f, AMPLE_MS));
	}
	assert_int_equal(calagopus_shared_breaker_open_ms(gate.origin), -1);
	close_gate(&f);
}

static void a_slow_creation_does_not_open_it(void **state)
{
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(stalls));
	for (int i = 0; i < 3; i++) {
		begin(&f, 1100);
		assert_false(fixture_post_once(&f, "/servers"));
	}
	assert_int_equal(calagopus_shared_breaker_open_ms(gate.origin), -1);
	assert_int_equal(calagopus_shared_breaker_look(gate.origin, &policy), CALAGOPUS_SHARED_CLOSED);
	close_gate(&f);
}

static void a_call_without_time_blames_nobody(void **state)
{
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(stalls));
	for (int i = 0; i < 4; i++) {
		assert_false(get_in(&f, 50));
	}
	assert_int_equal(calagopus_shared_breaker_open_ms(gate.origin), -1);
	close_gate(&f);
}

static void a_round_is_one_failure(void **state)
{
	struct calagopus_http_request requests[5] = { { .path = "/1" }, { .path = "/2" }, { .path = "/3" }, { .path = "/4" }, { .path = "/5" } };
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(hangs_up));
	f.target.retry = true;
	assert_false(fixture_ask_many(&f, requests, 5));
	assert_int_equal(calagopus_shared_breaker_open_ms(gate.origin), -1);
	close_gate(&f);
}

static void a_probe_that_is_answered_lets_its_round_and_all_others_through(void **state)
{
	struct calagopus_http_request requests[3] = { { .path = "/1" }, { .path = "/2" }, { .path = "/3" } };
	struct calagopus_deadline end = calagopus_deadline_in(AMPLE_MS);
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(hangs_up, hangs_up, hangs_up, answers_for_ever));
	break_it(&f);
	bool answered = false;
	while (!answered && !calagopus_deadline_passed(end)) {
		begin(&f, AMPLE_MS);
		answered = fixture_ask_many(&f, requests, 3);
	}
	assert_true(answered);
	/* more where the probe became due in the middle of a round, whose first request had been refused by then */
	assert_true(wire_server_requests(f.server) >= 6);
	assert_int_equal(figure(CALAGOPUS_SHARED_FIGURE_PROBES), 1);
	assert_int_equal(calagopus_shared_breaker_open_ms(gate.origin), -1);
	close_gate(&f);
}

static void a_probe_ends_before_the_next_one_begins(void **state)
{
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(hangs_up, hangs_up, hangs_up, stalls));
	break_it(&f);
	assert_true(await_asked(&f, 4));
	int64_t begun = calagopus_clock_ms();
	assert_true(await_asked(&f, 5));
	/* the second probe began after a whole interval since the first, which was given up after half of one */
	assert_true(calagopus_clock_ms() - begun >= 300);
	assert_int_equal(figure(CALAGOPUS_SHARED_FIGURE_PROBES), 2);
	assert_true(calagopus_shared_breaker_open_ms(gate.origin) >= 0);
	close_gate(&f);
}

static void a_retry_that_is_refused_keeps_what_came_before(void **state)
{
	struct http_fixture f;
	(void) state;
	open_gate(&f, SCRIPTS(busy_for_ever));
	f.target.retry = true;
	policy.rate_limit = 1;
	assert_true(get_in(&f, 2000));
	assert_int_equal(f.responses[0].status, 503);
	assert_int_equal(wire_server_requests(f.server), 1);
	close_gate(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_request_is_counted),
		cmocka_unit_test(without_budget_nothing_is_sent_and_the_wait_is_told),
		cmocka_unit_test(who_has_time_waits_for_a_place),
		cmocka_unit_test(background_leaves_places_that_urgent_work_may_take),
		cmocka_unit_test(a_429_stops_everybody_until_then),
		cmocka_unit_test(a_reset_that_is_told_as_a_moment_counts_too),
		cmocka_unit_test(a_panel_that_is_down_is_answered_for_at_once),
		cmocka_unit_test(the_panels_own_errors_do_not_open_it),
		cmocka_unit_test(a_slow_creation_does_not_open_it),
		cmocka_unit_test(a_call_without_time_blames_nobody),
		cmocka_unit_test(a_round_is_one_failure),
		cmocka_unit_test(a_probe_that_is_answered_lets_its_round_and_all_others_through),
		cmocka_unit_test(a_probe_ends_before_the_next_one_begins),
		cmocka_unit_test(a_retry_that_is_refused_keeps_what_came_before),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
