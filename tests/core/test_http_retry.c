/* What is asked again, how often, after how long, and what is given back instead. */
#include "http_fixture.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/http_inside.h"

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))
#define EMPTY "Content-Length: 0\r\n\r\n"

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
static const struct wire_step hangs_up[] = { W_READ, W_CLOSE };

static void open_with_retry(struct http_fixture *f, const wire_script *scripts, size_t count)
{
	fixture_open(f, scripts, count);
	f->target.retry = true;
}

static void a_lost_answer_is_asked_for_again(void **state)
{
	static const enum calagopus_http_method methods[] = { CALAGOPUS_HTTP_GET, CALAGOPUS_HTTP_PATCH, CALAGOPUS_HTTP_PUT, CALAGOPUS_HTTP_DELETE };
	(void) state;
	for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
		struct calagopus_http_request request = { .method = methods[i], .path = "/x" };
		struct http_fixture f;
		open_with_retry(&f, SCRIPTS(hangs_up, hangs_up, answers_for_ever));
		assert_true(fixture_ask(&f, &request));
		assert_int_equal(wire_server_requests(f.server), 3);
		assert_int_equal(f.call.requests, 3);
		assert_int_equal(f.call.rounds, 3);
		fixture_close(&f);
	}
}

static void three_attempts_are_all(void **state)
{
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(hangs_up));
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECTION_LOST);
	assert_int_equal(wire_server_requests(f.server), CALAGOPUS_MAX_ATTEMPTS);
	fixture_close(&f);
}

static void nothing_is_repeated_where_it_is_turned_off(void **state)
{
	static const struct wire_step limited[] = { W_READ, W_SEND("HTTP/1.1 429 Slow\r\nRetry-After: 0\r\n" EMPTY), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(hangs_up, limited));
	assert_false(fixture_get(&f, "/"));
	assert_int_equal(wire_server_requests(f.server), 1);
	assert_true(fixture_get(&f, "/"));
	assert_int_equal(f.responses[0].status, 429);
	assert_int_equal(wire_server_requests(f.server), 2);
	fixture_close(&f);
}

static void a_busy_proxy_is_asked_again_and_other_statuses_are_not(void **state)
{
	static const struct { int status; size_t arrivals; } rows[] = {
		{ 500, 1 }, { 501, 1 }, { 502, 3 }, { 503, 3 }, { 504, 3 }, { 505, 1 }, { 400, 1 }, { 401, 1 }, { 403, 1 }, { 404, 1 }, { 408, 1 }, { 409, 1 }, { 417, 1 }, { 422, 1 },
	};
	(void) state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char answer[80];
		snprintf(answer, sizeof answer, "HTTP/1.1 %d Status\r\n" EMPTY, rows[i].status);
		const struct wire_step script[] = { W_READ, W_SEND(answer), W_AGAIN };
		struct http_fixture f;
		open_with_retry(&f, SCRIPTS(script));
		assert_true(fixture_get(&f, "/"));
		assert_int_equal(f.responses[0].status, rows[i].status);
		assert_int_equal(wire_server_requests(f.server), rows[i].arrivals);
		fixture_close(&f);
	}
}

static void what_was_there_before_does_not_stay_in_the_answer(void **state)
{
	static const struct wire_step first[] = { W_READ, W_SEND("HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\nETag: old\r\nRetry-After: 0\r\nX-RateLimit-Limit: 9\r\nContent-Length: 5\r\n\r\n<htm>"),
		W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"), W_AGAIN };
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(first));
	assert_true(fixture_get(&f, "/"));
	assert_int_equal(f.responses[0].status, 200);
	assert_string_equal(f.responses[0].body.data, "{}");
	assert_string_equal(f.responses[0].content_type, "");
	assert_string_equal(f.responses[0].etag, "");
	assert_int_equal(f.responses[0].retry_after_ms, -1);
	assert_int_equal(f.responses[0].rate_limit, -1);
	assert_false(calagopus_error_is_set(&f.responses[0].error));
	fixture_close(&f);
}

static int64_t timed(struct http_fixture *f, const struct calagopus_http_request *request)
{
	int64_t begun = calagopus_clock_ms();
	assert_true(fixture_ask(f, request));
	return calagopus_clock_ms() - begun;
}

static void a_429_is_repeated_after_the_seconds_it_asks_for_whatever_the_method(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND("HTTP/1.1 429 Slow\r\nRetry-After: 1\r\n" EMPTY), W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
	const struct calagopus_http_request requests[] = {
		{ .method = CALAGOPUS_HTTP_GET, .path = "/" },
		{ .method = CALAGOPUS_HTTP_POST, .path = "/", .send_body = true, .once = true },
	};
	(void) state;
	for (size_t i = 0; i < 2; i++) {
		struct http_fixture f;
		open_with_retry(&f, SCRIPTS(script));
		int64_t took = timed(&f, &requests[i]);
		assert_int_equal(f.responses[0].status, 200);
		assert_in_range(took, 1000, 4000);
		assert_int_equal(wire_server_requests(f.server), 2);
		fixture_close(&f);
	}
}

static void a_429_without_a_time_is_repeated_after_a_second(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND("HTTP/1.1 429 Slow\r\n" EMPTY), W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
	const struct calagopus_http_request request = { .path = "/" };
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(script));
	assert_in_range(timed(&f, &request), 900, 4000);
	assert_int_equal(f.responses[0].status, 200);
	fixture_close(&f);
}

static void a_429_is_given_back_at_once_where_the_deadline_leaves_no_room(void **state)
{
	static const char *const values[] = { "30", "3600", "86400", "99999999999999999999999999", "Fri, 31 Dec 2100 23:59:59 GMT" };
	static const long spans[] = { 30000, 3600000, 3600000, 3600000, 3600000 };
	const struct calagopus_http_request request = { .path = "/" };
	(void) state;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		char answer[160];
		snprintf(answer, sizeof answer, "HTTP/1.1 429 Slow\r\nRetry-After: %s\r\n" EMPTY, values[i]);
		const struct wire_step script[] = { W_READ, W_SEND(answer), W_AGAIN };
		struct http_fixture f;
		open_with_retry(&f, SCRIPTS(script));
		assert_true(timed(&f, &request) < 2000);
		assert_int_equal(f.responses[0].status, 429);
		assert_int_equal(f.responses[0].retry_after_ms, spans[i]);
		assert_int_equal(wire_server_requests(f.server), 1);
		fixture_close(&f);
	}
}

static void a_date_is_read_by_the_server_s_own_clock(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(
		"HTTP/1.1 429 Slow\r\nRetry-After: Tue, 01 Jan 2002 00:00:31 GMT\r\nDate: Tue, 01 Jan 2002 00:00:00 GMT\r\n" EMPTY), W_AGAIN };
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/"));
	assert_int_equal(f.responses[0].retry_after_ms, 31000);
	fixture_close(&f);
}

static void retry_after_is_read_strictly(void **state)
{
	static const struct { const char *text; long ms; } rows[] = {
		{ "0", 0 }, { "1", 1000 }, { " 12 ", 12000 }, { "3599", 3599000 }, { "3600", 3600000 }, { "3601", 3600000 }, { "9223372036854775808", 3600000 },
		{ "", -1 }, { "-1", -1 }, { "+1", -1 }, { "1.5", -1 }, { "1e3", -1 }, { "0x10", -1 }, { "soon", -1 }, { "12 34", -1 }, { "20400101", 3600000 },
		{ "Thu, 01 Jan 1970 00:16:45 GMT", 5000 }, { "Thu, 01 Jan 1970 00:16:35 GMT", 0 }, { "Sun, 06 Nov 2094 08:49:37 GMT", 3600000 },
		{ "Sunday, 06-Nov-94 08:49:37 GMT", 3600000 }, { "Thu Jan  1 00:16:45 1970", 5000 },
	};
	(void) state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		long ms = calagopus_http_answer_retry_after(rows[i].text, 1000000);
		if (ms != rows[i].ms) {
			print_error("\"%s\": %ld, not %ld\n", rows[i].text, ms, rows[i].ms);
		}
		assert_int_equal(ms, rows[i].ms);
	}
}

static bool after_100_ms(void *context)
{
	return calagopus_clock_ms() >= *(int64_t *) context;
}

static void waiting_to_ask_again_ends_with_an_interruption_and_keeps_the_answer(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND("HTTP/1.1 429 Slow\r\nRetry-After: 5\r\nContent-Length: 2\r\n\r\n{}"), W_AGAIN };
	int64_t until = calagopus_clock_ms() + 100;
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(script));
	f.call.interrupted = after_100_ms;
	f.call.context = &until;
	assert_true(fixture_get(&f, "/"));
	assert_true(calagopus_clock_ms() < until + 2000);
	assert_int_equal(f.responses[0].outcome, CALAGOPUS_HTTP_ANSWERED);
	assert_int_equal(f.responses[0].status, 429);
	assert_string_equal(f.responses[0].body.data, "{}");
	fixture_close(&f);
}

/* A fresh connection is refused; what goes once goes once all the same, when the panel is back. */
static void what_was_not_sent_is_sent_even_where_it_goes_once(void **state)
{
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(answers_for_ever));
	struct wire_server *gone = wire_server_start(&(const wire_script) { answers_for_ever }, 1, NULL);
	int free_port = wire_server_port(gone);
	wire_server_stop(gone);
	fixture_aim(&f, "127.0.0.1", free_port, false);
	assert_false(fixture_post_once(&f, "/"));
	assert_int_equal(f.responses[0].outcome, CALAGOPUS_HTTP_NOT_SENT);
	assert_int_equal(f.call.requests, CALAGOPUS_MAX_ATTEMPTS);
	fixture_aim(&f, "127.0.0.1", wire_server_port(f.server), false);
	assert_true(fixture_post_once(&f, "/"));
	assert_int_equal(wire_server_requests(f.server), 1);
	fixture_close(&f);
}

/* The first attempt arrived, the second could not even be sent: the request may have been acted upon. */
static void an_attempt_that_may_have_arrived_is_not_forgotten(void **state)
{
	static const struct wire_step script[] = { W_READ, W_LEAVE, W_CLOSE };
	struct calagopus_http_request request = { .method = CALAGOPUS_HTTP_DELETE, .path = "/x" };
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(script));
	assert_false(fixture_ask(&f, &request));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECT_FAILED);
	assert_int_equal(wire_server_requests(f.server), 1);
	assert_int_equal(f.call.requests, CALAGOPUS_MAX_ATTEMPTS);
	fixture_close(&f);
}

static void each_of_several_is_repeated_by_itself(void **state)
{
	static const struct wire_step good[] = { W_READ, W_GATE(2), W_SEND(JSON_ANSWER), W_AGAIN };
	static const struct wire_step bad[] = { W_READ, W_GATE(2), W_CLOSE };
	const struct calagopus_http_request requests[2] = { { .path = "/1" }, { .path = "/2" } };
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(good, bad, good));
	assert_true(fixture_ask_many(&f, requests, 2));
	assert_int_equal(wire_server_requests(f.server), 3);
	assert_int_equal(f.call.requests, 3);
	assert_int_equal(f.call.rounds, 2);
	fixture_close(&f);
}

static void what_is_too_large_or_not_http_is_not_asked_for_again(void **state)
{
	static const struct wire_step large[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789"), W_AGAIN };
	static const struct wire_step garbage[] = { W_READ, W_SEND("garbage garbage\r\n\r\n"), W_CLOSE };
	struct http_fixture f;
	(void) state;
	open_with_retry(&f, SCRIPTS(large));
	f.target.max_response_bytes = 5;
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_ANSWER_TOO_LARGE);
	assert_int_equal(wire_server_requests(f.server), 1);
	fixture_close(&f);
	open_with_retry(&f, SCRIPTS(garbage));
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_NOT_A_PANEL);
	assert_int_equal(wire_server_requests(f.server), 1);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lost_answer_is_asked_for_again),
		cmocka_unit_test(three_attempts_are_all),
		cmocka_unit_test(nothing_is_repeated_where_it_is_turned_off),
		cmocka_unit_test(a_busy_proxy_is_asked_again_and_other_statuses_are_not),
		cmocka_unit_test(what_was_there_before_does_not_stay_in_the_answer),
		cmocka_unit_test(a_429_is_repeated_after_the_seconds_it_asks_for_whatever_the_method),
		cmocka_unit_test(a_429_without_a_time_is_repeated_after_a_second),
		cmocka_unit_test(a_429_is_given_back_at_once_where_the_deadline_leaves_no_room),
		cmocka_unit_test(a_date_is_read_by_the_server_s_own_clock),
		cmocka_unit_test(retry_after_is_read_strictly),
		cmocka_unit_test(waiting_to_ask_again_ends_with_an_interruption_and_keeps_the_answer),
		cmocka_unit_test(what_was_not_sent_is_sent_even_where_it_goes_once),
		cmocka_unit_test(an_attempt_that_may_have_arrived_is_not_forgotten),
		cmocka_unit_test(each_of_several_is_repeated_by_itself),
		cmocka_unit_test(what_is_too_large_or_not_http_is_not_asked_for_again),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
