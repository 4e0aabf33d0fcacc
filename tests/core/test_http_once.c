/* What must not arrive twice, counted where it arrives; and what libcurl may send again, as the counterpart that shows the count can differ. */
#include "http_fixture.h"

#include <string.h>

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
static const struct wire_step closes_after_body[] = { W_READ, W_SEND(JSON_ANSWER), W_READ, W_CLOSE };
static const struct wire_step resets_after_body[] = { W_READ, W_SEND(JSON_ANSWER), W_READ, W_RESET };
static const struct wire_step closes_after_head[] = { W_READ, W_SEND(JSON_ANSWER), W_READ_HEAD, W_CLOSE };
static const struct wire_step closes_when_idle[] = { W_READ, W_SEND(JSON_ANSWER), W_CLOSE };

static struct calagopus_http_request sent_once(enum calagopus_http_method method, const char *body)
{
	return (struct calagopus_http_request) { .method = method, .path = "/once", .body = calagopus_slice_of(body), .send_body = true, .once = true };
}

/* How many requests arrived in all, the first one that warmed the connection included. */
static size_t arrivals(struct http_fixture *f)
{
	return wire_server_requests(f->server);
}

static void open_warm(struct http_fixture *f, const wire_script *scripts, size_t count)
{
	fixture_open(f, scripts, count);
	f->target.retry = true;
	assert_true(fixture_get(f, "/warm"));
}

/* libcurl by itself sends this one again: the server gets it twice. Without this, the counts below would prove nothing. */
static void libcurl_repeats_what_may_arrive_twice(void **state)
{
	struct calagopus_http_request request = { .method = CALAGOPUS_HTTP_PATCH, .path = "/x", .body = calagopus_slice_of("{}"), .send_body = true };
	struct http_fixture f;
	(void) state;
	open_warm(&f, SCRIPTS(closes_after_body, answers_for_ever));
	f.target.retry = false;
	assert_true(fixture_ask(&f, &request));
	assert_int_equal(arrivals(&f), 3);
	assert_int_equal(f.call.requests, 2);
	fixture_close(&f);
}

static void a_warm_connection_that_closes_after_the_body_gets_it_once(void **state)
{
	static const enum calagopus_http_method methods[] = { CALAGOPUS_HTTP_POST, CALAGOPUS_HTTP_PATCH, CALAGOPUS_HTTP_PUT, CALAGOPUS_HTTP_DELETE };
	static const char *const bodies[] = { "{\"name\":\"x\"}", "{}", "" };
	const struct wire_step *const ends[] = { closes_after_body, resets_after_body };
	(void) state;
	for (size_t i = 0; i < 4 * 3 * 2; i++) {
		struct calagopus_http_request request = sent_once(methods[i % 4], bodies[i / 4 % 3]);
		struct http_fixture f;
		open_warm(&f, SCRIPTS(ends[i / 12], answers_for_ever));
		assert_false(fixture_ask(&f, &request));
		assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECTION_LOST);
		assert_int_equal(arrivals(&f), 2);
		assert_int_equal(f.call.requests, 2);
		fixture_close(&f);
	}
}

static void a_fresh_connection_that_closes_after_the_body_gets_it_once(void **state)
{
	static const struct wire_step script[] = { W_READ, W_CLOSE };
	struct calagopus_http_request request = sent_once(CALAGOPUS_HTTP_POST, "{}");
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script, answers_for_ever));
	f.target.retry = true;
	assert_false(fixture_ask(&f, &request));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECTION_LOST);
	assert_int_equal(arrivals(&f), 1);
	assert_int_equal(wire_server_connections(f.server), 1);
	fixture_close(&f);
}

static void a_post_is_never_repeated_even_where_nobody_said_once(void **state)
{
	struct calagopus_http_request request = { .method = CALAGOPUS_HTTP_POST, .path = "/x", .body = calagopus_slice_of("{}"), .send_body = true };
	struct http_fixture f;
	(void) state;
	open_warm(&f, SCRIPTS(closes_after_body, answers_for_ever));
	assert_false(fixture_ask(&f, &request));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECTION_LOST);
	assert_int_equal(arrivals(&f), 2);
	fixture_close(&f);
}

/* Somebody said that a second arrival does no harm: then it is repeated, but never where it must go once. */
static void a_post_that_may_be_repeated_is_unless_it_goes_once(void **state)
{
	struct calagopus_http_request request = { .method = CALAGOPUS_HTTP_POST, .path = "/x", .body = calagopus_slice_of("{}"), .send_body = true, .repeatable = true };
	struct http_fixture f;
	(void) state;
	open_warm(&f, SCRIPTS(closes_after_body, answers_for_ever));
	assert_true(fixture_ask(&f, &request));
	assert_int_equal(arrivals(&f), 3);
	fixture_close(&f);
	request.once = true;
	open_warm(&f, SCRIPTS(closes_after_body, answers_for_ever));
	assert_false(fixture_ask(&f, &request));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECTION_LOST);
	assert_int_equal(arrivals(&f), 2);
	fixture_close(&f);
}

/* The server saw a head without its body: nothing that it could act upon. Whatever is made of it, no two whole requests arrive. */
static void a_warm_connection_that_closes_after_the_head_gets_no_second_whole_request(void **state)
{
	struct calagopus_http_request request = sent_once(CALAGOPUS_HTTP_POST, "{\"name\":\"x\"}");
	struct http_fixture f;
	(void) state;
	open_warm(&f, SCRIPTS(closes_after_head, answers_for_ever));
	bool answered = fixture_ask(&f, &request);
	assert_int_equal(arrivals(&f), answered ? 2 : 1);
	assert_int_equal(f.responses[0].outcome, answered ? CALAGOPUS_HTTP_ANSWERED : CALAGOPUS_HTTP_LOST);
	fixture_close(&f);
}

/* The connection was dead before a byte went out: a new one is made, and the request arrives, once, whole. */
static void an_idle_connection_that_was_closed_costs_nobody_an_error(void **state)
{
	struct calagopus_http_request request = sent_once(CALAGOPUS_HTTP_POST, "{\"name\":\"x\"}");
	struct http_fixture f;
	(void) state;
	open_warm(&f, SCRIPTS(closes_when_idle, answers_for_ever));
	assert_true(wire_server_await_ended(f.server, 1));
	assert_true(fixture_ask(&f, &request));
	assert_int_equal(arrivals(&f), 2);
	assert_contains(wire_server_request(f.server, 1), "\r\n\r\n{\"name\":\"x\"}");
	assert_int_equal(wire_server_connections(f.server), 2);
	assert_true(fixture_get(&f, "/"));
	fixture_close(&f);
}

static void an_answer_that_is_cut_is_not_asked_for_again(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"), W_CLOSE };
	struct calagopus_http_request request = sent_once(CALAGOPUS_HTTP_PATCH, "{}");
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script, answers_for_ever));
	f.target.retry = true;
	assert_false(fixture_ask(&f, &request));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECTION_LOST);
	assert_int_equal(arrivals(&f), 1);
	fixture_close(&f);
}

static void a_proxy_s_error_is_handed_back_and_nothing_repeated(void **state)
{
	static const struct wire_step busy_502[] = { W_READ, W_SEND("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"), W_AGAIN };
	static const struct wire_step busy_503[] = { W_READ, W_SEND("HTTP/1.1 503 Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"), W_AGAIN };
	static const struct wire_step busy_504[] = { W_READ, W_SEND("HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n"), W_AGAIN };
	const struct wire_step *const scripts[] = { busy_502, busy_503, busy_504 };
	struct calagopus_http_request request = sent_once(CALAGOPUS_HTTP_DELETE, "{}");
	(void) state;
	for (int i = 0; i < 3; i++) {
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(scripts[i]));
		f.target.retry = true;
		assert_true(fixture_ask(&f, &request));
		assert_int_equal(f.responses[0].status, 502 + i);
		assert_int_equal(arrivals(&f), 1);
		fixture_close(&f);
	}
}

/* Several at once on warm connections, all of which die: each arrived once at the most. */
static void of_a_burst_none_arrives_twice(void **state)
{
	static const struct wire_step dies[] = { W_READ, W_GATE(8), W_SEND(JSON_ANSWER), W_READ, W_CLOSE };
	struct calagopus_http_request gets[8];
	struct calagopus_http_request posts[8];
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < 8; i++) {
		gets[i] = (struct calagopus_http_request) { .path = "/warm" };
		posts[i] = sent_once(CALAGOPUS_HTTP_POST, "{}");
	}
	fixture_open(&f, SCRIPTS(dies));
	f.target.retry = true;
	assert_true(fixture_ask_many(&f, gets, 8));
	assert_false(fixture_ask_many(&f, posts, 8));
	for (size_t i = 0; i < 8; i++) {
		assert_int_equal(f.responses[i].outcome, CALAGOPUS_HTTP_LOST);
	}
	assert_int_equal(arrivals(&f), 16);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(libcurl_repeats_what_may_arrive_twice),
		cmocka_unit_test(a_warm_connection_that_closes_after_the_body_gets_it_once),
		cmocka_unit_test(a_fresh_connection_that_closes_after_the_body_gets_it_once),
		cmocka_unit_test(a_post_is_never_repeated_even_where_nobody_said_once),
		cmocka_unit_test(a_post_that_may_be_repeated_is_unless_it_goes_once),
		cmocka_unit_test(a_warm_connection_that_closes_after_the_head_gets_no_second_whole_request),
		cmocka_unit_test(an_idle_connection_that_was_closed_costs_nobody_an_error),
		cmocka_unit_test(an_answer_that_is_cut_is_not_asked_for_again),
		cmocka_unit_test(a_proxy_s_error_is_handed_back_and_nothing_repeated),
		cmocka_unit_test(of_a_burst_none_arrives_twice),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
