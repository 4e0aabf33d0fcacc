/* What must not arrive twice is not sent too late either: not after waits that left too little time, not after a pause of the machine. */
#include "http_fixture.h"

#include <time.h>

#include "core/clock.h"
#include "core/shared.h"

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))
#define EMPTY "Content-Length: 0\r\n\r\n"
#define AMPLE_MS 10000

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
static const struct wire_step limited_once[] = { W_READ, W_SEND("HTTP/1.1 429 Slow\r\nRetry-After: 1\r\n" EMPTY), W_READ, W_SEND(JSON_ANSWER), W_READ, W_SEND(JSON_ANSWER), W_AGAIN };

/* ---- The panel's limit ---- */

static void open_with_retry(struct http_fixture *f, const wire_script *scripts, size_t count, int64_t ms)
{
	fixture_open(f, scripts, count);
	f->target.retry = true;
	fixture_time(f, ms);
}

static void after_a_429_a_creation_is_repeated_only_with_half_of_its_time_left(void **state)
{
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(limited_once), 1800);
	assert_true(fixture_post_once(&f, "/servers"));
	assert_int_equal(f.responses[0].status, 429);
	assert_int_equal(f.responses[0].retry_after_ms, 1000);
	assert_int_equal(wire_server_requests(f.server), 1);
	assert_true(calagopus_deadline_left(f.call.deadline) > 1000);
	fixture_close(&f);
	open_with_retry(&f, SCRIPTS(limited_once), 8000);
	assert_true(fixture_post_once(&f, "/servers"));
	assert_int_equal(f.responses[0].status, 200);
	assert_int_equal(wire_server_requests(f.server), 2);
	fixture_close(&f);
	/* what may arrive twice may also be broken off */
	open_with_retry(&f, SCRIPTS(limited_once), 1800);
	assert_true(fixture_get(&f, "/"));
	assert_int_equal(f.responses[0].status, 200);
	fixture_close(&f);
}

/* The look-ups before a creation share its time. */
static void what_the_calls_other_requests_waited_counts_too(void **state)
{
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(limited_once), 1800);
	assert_true(fixture_get(&f, "/look"));
	assert_true(f.call.waited_ms >= 1000);
	assert_false(fixture_post_once(&f, "/servers"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_RATE_LIMITED);
	assert_contains(f.responses[0].error.message, "kept this call waiting");
	assert_contains(f.responses[0].error.message, "nothing was sent");
	assert_true(f.responses[0].error.retry_after_ms > 0);
	assert_int_equal(wire_server_requests(f.server), 2);
	/* what begins afterwards has its own time */
	f.call.deadline = calagopus_deadline_in(1800);
	assert_true(fixture_post_once(&f, "/owners"));
	assert_int_equal(wire_server_requests(f.server), 3);
	fixture_close(&f);
	/* and with enough of it left nothing is withheld */
	open_with_retry(&f, SCRIPTS(limited_once), 8000);
	assert_true(fixture_get(&f, "/look"));
	assert_true(fixture_post_once(&f, "/servers"));
	assert_int_equal(wire_server_requests(f.server), 3);
	fixture_close(&f);
}

static void requests_that_wait_together_wait_once(void **state)
{
	static const struct wire_step limited_first[] = { W_READ, W_SEND("HTTP/1.1 429 Slow\r\nRetry-After: 1\r\n" EMPTY), W_READ, W_SEND(JSON_ANSWER),
		W_READ, W_SEND(JSON_ANSWER), W_READ, W_SEND(JSON_ANSWER), W_READ, W_SEND(JSON_ANSWER), W_STALL };
	struct calagopus_http_request requests[4] = { { .path = "/1" }, { .path = "/2" }, { .path = "/3" }, { .path = "/4" } };
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(limited_first), AMPLE_MS);
	assert_true(fixture_ask_many(&f, requests, 4));
	assert_in_range(f.call.waited_ms, 1000, 2500);
	fixture_close(&f);
}

static struct calagopus_shared_policy policy;

/* A budget of two in a second, and both used: a place is free about a second and a half later. */
static struct calagopus_shared *open_used_up(struct http_fixture *f, struct calagopus_http_gate *gate)
{
	static const wire_script script = answers_for_ever;
	struct calagopus_shared *shared = calagopus_shared_open("");
	fixture_open(f, &script, 1);
	policy = (struct calagopus_shared_policy) { .rate_limit = 2, .rate_window_ms = 1000, .breaker_failures = 3, .breaker_interval_ms = 600 };
	*gate = (struct calagopus_http_gate) { shared, calagopus_shared_origin(shared, f->target.origin.url), &policy };
	assert_int_equal(calagopus_shared_rate_take(gate->origin, &policy, false), 0);
	assert_int_equal(calagopus_shared_rate_take(gate->origin, &policy, false), 0);
	return shared;
}

static void a_creation_waits_for_the_budget_only_while_half_of_its_time_is_left(void **state)
{
	struct calagopus_http_gate gate;
	struct http_fixture f;
	(void) state;
	struct calagopus_shared *shared = open_used_up(&f, &gate);
	fixture_time(&f, 2000);
	f.call.gate = &gate;
	assert_false(fixture_post_once(&f, "/servers"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_RATE_LIMITED);
	assert_in_range(f.responses[0].error.retry_after_ms, 900, 1600);
	assert_int_equal(wire_server_requests(f.server), 0);
	assert_true(calagopus_deadline_left(f.call.deadline) > 1000);
	fixture_close(&f);
	calagopus_shared_close(shared);
	shared = open_used_up(&f, &gate);
	fixture_time(&f, AMPLE_MS);
	f.call.gate = &gate;
	assert_true(fixture_post_once(&f, "/servers"));
	assert_true(f.call.waited_ms >= 900);
	assert_int_equal(wire_server_requests(f.server), 1);
	fixture_close(&f);
	calagopus_shared_close(shared);
}

/* ---- A machine that stood still ---- */

static int64_t paused_ms;
static int looks;
/* The wall clock jumps with this look at it; 0: it has jumped already. */
static int jump_at;

static int64_t read_clock(clockid_t clock)
{
	struct timespec now;
	clock_gettime(clock, &now);
	return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Stands still with the machine. */
static int64_t stopped_ms(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

static int64_t wall_ms(void)
{
	return read_clock(CLOCK_REALTIME) + (++looks >= jump_at ? paused_ms : 0);
}

static int plant(void **state)
{
	static const struct calagopus_clock planted = { stopped_ms, wall_ms };
	(void) state;
	paused_ms = 0;
	jump_at = 0;
	calagopus_clock_use(&planted);
	return 0;
}

static int restore(void **state)
{
	(void) state;
	calagopus_clock_use(NULL);
	return 0;
}

static void after_a_pause_longer_than_the_call_nothing_that_goes_once_is_sent(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	f.target.retry = true;
	fixture_time(&f, AMPLE_MS);
	paused_ms = AMPLE_MS + CALAGOPUS_CLOCK_STEP_MS + 1;
	assert_false(fixture_post_once(&f, "/servers"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TIMED_OUT);
	assert_contains(f.responses[0].error.message, "stood still");
	assert_contains(f.responses[0].error.message, "nothing was sent");
	assert_int_equal(wire_server_requests(f.server), 0);
	assert_int_equal(f.call.requests, 0);
	/* what may be repeated may arrive late */
	assert_true(fixture_get(&f, "/"));
	/* a new call has its own time */
	fixture_time(&f, AMPLE_MS);
	assert_true(fixture_post_once(&f, "/servers"));
	fixture_close(&f);
}

static void a_clock_that_is_set_forward_by_a_little_stops_nothing(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	fixture_time(&f, AMPLE_MS);
	paused_ms = CALAGOPUS_CLOCK_STEP_MS + AMPLE_MS / 2;
	assert_true(fixture_post_once(&f, "/servers"));
	fixture_time(&f, AMPLE_MS);
	paused_ms = -1000000;
	assert_true(fixture_post_once(&f, "/servers"));
	fixture_close(&f);
}

/* Wherever in the call it happens: the request has arrived whole, or is said not to have. */
static void a_pause_at_any_moment_sends_the_request_or_says_that_it_did_not(void **state)
{
	int withheld = 0;
	int arrived = 0;
	(void) state;
	for (int at = 2; at < 12; at++) {
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(answers_for_ever));
		f.target.retry = true;
		looks = 0;
		jump_at = at;
		paused_ms = 0;
		fixture_time(&f, AMPLE_MS);
		looks = 0;
		paused_ms = 1000000;
		bool answered = fixture_post_once(&f, "/servers");
		assert_int_equal(wire_server_requests(f.server), answered ? 1 : 0);
		assert_true(f.call.requests <= 1);
		if (!answered) {
			assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_TIMED_OUT);
			withheld += f.responses[0].outcome == CALAGOPUS_HTTP_NOT_SENT ? 1 : 0;
		}
		arrived += answered ? 1 : 0;
		fixture_close(&f);
	}
	/* … when a connection was there at last, and in the end not at all */
	assert_true(withheld >= 1);
	assert_true(arrived >= 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(after_a_429_a_creation_is_repeated_only_with_half_of_its_time_left),
		cmocka_unit_test(what_the_calls_other_requests_waited_counts_too),
		cmocka_unit_test(requests_that_wait_together_wait_once),
		cmocka_unit_test(a_creation_waits_for_the_budget_only_while_half_of_its_time_is_left),
		cmocka_unit_test_setup_teardown(after_a_pause_longer_than_the_call_nothing_that_goes_once_is_sent, plant, restore),
		cmocka_unit_test_setup_teardown(a_clock_that_is_set_forward_by_a_little_stops_nothing, plant, restore),
		cmocka_unit_test_setup_teardown(a_pause_at_any_moment_sends_the_request_or_says_that_it_did_not, plant, restore),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
