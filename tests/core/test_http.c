/* Requests as they go out and answers as they come in, over plain HTTP/1.1. */
#include "http_fixture.h"
#include "secrets_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };

static void a_get_carries_what_it_must_and_nothing_else(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_get(&f, "/api/admin/servers?page=1&per_page=100"));
	const char *request = wire_server_request(f.server, 0);
	char host[64];
	snprintf(host, sizeof host, "\r\nHost: 127.0.0.1:%d\r\n", wire_server_port(f.server));
	assert_contains(request, "GET /api/admin/servers?page=1&per_page=100 HTTP/1.1\r\n");
	assert_contains(request, host);
	assert_contains(request, "\r\nAuthorization: " TEST_KEY "\r\n");
	assert_contains(request, "\r\nAccept: application/json\r\n");
	assert_contains(request, "\r\nAccept-Encoding: gzip\r\n");
	assert_contains(request, "\r\nUser-Agent: calagopus-test/1\r\n");
	assert_lacks(request, "Content-Type");
	assert_lacks(request, "Content-Length");
	assert_lacks(request, "Calagopus-User");
	assert_lacks(request, "Cookie");
	fixture_close(&f);
}

static void an_answer_is_taken_apart(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(
		"HTTP/1.1 429 Too Many\r\nContent-Type: Application/JSON; charset=UTF-8\r\nETag:  abc123 \r\nRetry-After: 7\r\n"
		"X-RateLimit-Limit: 360\r\nContent-Length: 2\r\n\r\n{}"), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/"));
	assert_int_equal(f.responses[0].outcome, CALAGOPUS_HTTP_ANSWERED);
	assert_int_equal(f.responses[0].status, 429);
	assert_string_equal(f.responses[0].content_type, "application/json");
	assert_string_equal(f.responses[0].etag, "abc123");
	assert_int_equal(f.responses[0].retry_after_ms, 7000);
	assert_int_equal(f.responses[0].rate_limit, 360);
	assert_int_equal(f.responses[0].body.length, 2);
	assert_string_equal(f.responses[0].body.data, "{}");
	assert_false(calagopus_error_is_set(&f.responses[0].error));
	fixture_close(&f);
}

static void an_answer_says_what_the_clock_there_shows(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(
		"HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n"), W_READ, W_SEND(
		"HTTP/1.1 200 OK\r\nDate: yesterday\r\nContent-Length: 0\r\n\r\n"), W_READ, W_SEND(
		"HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n"), W_AGAIN };
	static const struct calagopus_http_request request = { .method = CALAGOPUS_HTTP_GET, .path = "/", .clock = true };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	int64_t now = calagopus_clock_unix_ms();
	assert_true(fixture_ask(&f, &request));
	assert_true(f.responses[0].dated);
	assert_in_range(INT64_C(784111777000) - f.responses[0].clock_ahead_ms - now, 0, 60000);
	assert_true(fixture_ask(&f, &request));
	assert_false(f.responses[0].dated);
	assert_int_equal(f.responses[0].clock_ahead_ms, 0);
	/* one that does not ask for it does not pay for it */
	assert_true(fixture_get(&f, "/"));
	assert_false(f.responses[0].dated);
	fixture_close(&f);
}

static void what_an_answer_does_not_say_is_empty(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(
		"HTTP/1.1 200 OK\r\nX-RateLimit-Limit: many\r\nContent-Length: 0\r\n\r\n"), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/"));
	assert_string_equal(f.responses[0].content_type, "");
	assert_string_equal(f.responses[0].etag, "");
	assert_int_equal(f.responses[0].retry_after_ms, -1);
	assert_int_equal(f.responses[0].rate_limit, -1);
	assert_int_equal(f.responses[0].body.length, 0);
	fixture_close(&f);
}

static void a_body_goes_out_as_json_without_being_asked_for(void **state)
{
	struct http_fixture f;
	struct calagopus_http_request request = {
		.method = CALAGOPUS_HTTP_PATCH, .path = "/x", .body = calagopus_slice_of("{\"suspended\":true}"), .send_body = true,
	};
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_ask(&f, &request));
	assert_contains(wire_server_request(f.server, 0), "PATCH /x HTTP/1.1\r\n");
	assert_contains(wire_server_request(f.server, 0), "\r\nContent-Type: application/json\r\n");
	assert_contains(wire_server_request(f.server, 0), "\r\nContent-Length: 18\r\n");
	assert_contains(wire_server_request(f.server, 0), "\r\n\r\n{\"suspended\":true}");
	assert_lacks(wire_server_request(f.server, 0), "Expect");
	fixture_close(&f);
}

static void a_long_body_that_goes_once_is_not_asked_for_either(void **state)
{
	size_t length = 2 * 1024 * 1024;
	char *body = malloc(length + 1);
	struct http_fixture f;
	struct calagopus_http_request request = { .method = CALAGOPUS_HTTP_POST, .path = "/x", .send_body = true, .once = true };
	(void) state;
	assert_non_null(body);
	memset(body, 'x', length);
	body[length] = '\0';
	request.body = calagopus_slice_of(body);
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_ask(&f, &request));
	const char *head_end = strstr(wire_server_request(f.server, 0), "\r\n\r\n");
	assert_non_null(head_end);
	assert_string_equal(head_end + 4, body);
	assert_lacks(wire_server_request(f.server, 0), "Expect");
	fixture_close(&f);
	free(body);
}

static void each_method_is_sent_by_its_name(void **state)
{
	static const struct { enum calagopus_http_method method; const char *line; bool body; } rows[] = {
		{ CALAGOPUS_HTTP_GET, "GET /m HTTP/1.1\r\n", false },
		{ CALAGOPUS_HTTP_POST, "POST /m HTTP/1.1\r\n", true },
		{ CALAGOPUS_HTTP_PATCH, "PATCH /m HTTP/1.1\r\n", false },
		{ CALAGOPUS_HTTP_PUT, "PUT /m HTTP/1.1\r\n", false },
		{ CALAGOPUS_HTTP_DELETE, "DELETE /m HTTP/1.1\r\n", false },
		/* and again: the handle that sent the one before has forgotten it */
		{ CALAGOPUS_HTTP_GET, "GET /m HTTP/1.1\r\n", false },
	};
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct calagopus_http_request request = { .method = rows[i].method, .path = "/m" };
		assert_true(fixture_ask(&f, &request));
		assert_int_equal(strncmp(wire_server_request(f.server, i), rows[i].line, strlen(rows[i].line)), 0);
		/* a POST always has a body, were it an empty object: it is what keeps it from being sent twice */
		if (rows[i].body) {
			assert_contains(wire_server_request(f.server, i), "\r\n\r\n{}");
		} else {
			assert_lacks(wire_server_request(f.server, i), "{}");
		}
	}
	fixture_close(&f);
}

static void a_request_that_goes_once_has_a_body_whatever_its_method(void **state)
{
	struct http_fixture f;
	struct calagopus_http_request request = { .method = CALAGOPUS_HTTP_DELETE, .path = "/m", .once = true };
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_ask(&f, &request));
	assert_contains(wire_server_request(f.server, 0), "DELETE /m HTTP/1.1\r\n");
	assert_contains(wire_server_request(f.server, 0), "\r\n\r\n{}");
	fixture_close(&f);
}

static void user_and_entity_tag_are_on_the_one_request_alone(void **state)
{
	struct http_fixture f;
	struct calagopus_http_request request = {
		.method = CALAGOPUS_HTTP_GET, .path = "/api/client", .header = { "Calagopus-User: ", "8b7c1f8e-5f0b-4d4a-9d6b-0c6b6d8f0a11" }, .if_none_match = "deadbeef", .text_answer = true,
	};
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_ask(&f, &request));
	assert_true(fixture_get(&f, "/next"));
	assert_contains(wire_server_request(f.server, 0), "\r\nCalagopus-User: 8b7c1f8e-5f0b-4d4a-9d6b-0c6b6d8f0a11\r\n");
	assert_contains(wire_server_request(f.server, 0), "\r\nIf-None-Match: deadbeef\r\n");
	assert_contains(wire_server_request(f.server, 0), "\r\nAccept: text/plain\r\n");
	assert_lacks(wire_server_request(f.server, 1), "Calagopus-User");
	assert_lacks(wire_server_request(f.server, 1), "If-None-Match");
	assert_contains(wire_server_request(f.server, 1), "\r\nAccept: application/json\r\n");
	fixture_close(&f);
}

static void the_key_is_on_the_request_and_not_on_the_connection(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_get(&f, "/1"));
	f.target.authorization = "Bearer another";
	assert_true(fixture_get(&f, "/2"));
	f.target.authorization = NULL;
	assert_true(fixture_get(&f, "/3"));
	assert_contains(wire_server_request(f.server, 1), "\r\nAuthorization: Bearer another\r\n");
	assert_lacks(wire_server_request(f.server, 1), "0123456789");
	assert_lacks(wire_server_request(f.server, 2), "Authorization");
	assert_int_equal(wire_server_connections(f.server), 1);
	fixture_close(&f);
}

static void answers_without_a_body_end_at_once(void **state)
{
	static const struct wire_step script[] = {
		W_READ, W_SEND("HTTP/1.1 304 Not Modified\r\nETag: abc\r\n\r\n"),
		W_READ, W_SEND("HTTP/1.1 204 No Content\r\n\r\n"),
		W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/1"));
	assert_int_equal(f.responses[0].status, 304);
	assert_string_equal(f.responses[0].etag, "abc");
	assert_true(fixture_get(&f, "/2"));
	assert_int_equal(f.responses[0].status, 204);
	assert_int_equal(f.responses[0].body.length, 0);
	assert_true(fixture_get(&f, "/3"));
	assert_int_equal(f.responses[0].status, 200);
	assert_int_equal(wire_server_connections(f.server), 1);
	fixture_close(&f);
}

static void interim_answers_leave_no_trace_in_the_final_one(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(
		"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nContent-Type: text/html\r\nETag: early\r\nRetry-After: 9\r\n\r\n"
		"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/"));
	assert_int_equal(f.responses[0].status, 200);
	assert_string_equal(f.responses[0].content_type, "");
	assert_string_equal(f.responses[0].etag, "");
	assert_int_equal(f.responses[0].retry_after_ms, -1);
	fixture_close(&f);
}

/* In other letters a secret that a type repeats would not be found, nor one of which a part was cut off. */
static void a_strange_content_type_is_told_as_it_came_and_whole(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Type: Application/JSON; charset=x\r\nContent-Length: 2\r\n\r\n{}"),
		W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Type: x/KeyOfThePanel ;a\r\nContent-Length: 2\r\n\r\n{}"),
		W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Type: x/0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
			"01234567890123456789KeyOfThePanel\r\nContent-Length: 2\r\n\r\n{}"),
		W_CLOSE };
	static const char *const types[] = {"application/json", "x/KeyOfThePanel", "a content type too long to tell"};
	struct http_fixture f;

	(void) state;
	fixture_open(&f, SCRIPTS(script));
	for (size_t i = 0; i < 3; i++) {
		assert_true(fixture_get(&f, "/"));
		assert_string_equal(f.responses[0].content_type, types[i]);
	}
	fixture_close(&f);
}

static void trailers_do_not_speak_for_the_answer(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(
		"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nTrailer: Content-Type\r\n\r\n"
		"2\r\n{}\r\n0\r\nContent-Type: text/html\r\nETag: late\r\n\r\n"), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/"));
	assert_string_equal(f.responses[0].content_type, "application/json");
	assert_string_equal(f.responses[0].etag, "");
	assert_string_equal(f.responses[0].body.data, "{}");
	fixture_close(&f);
}

static void a_redirect_is_an_answer_and_nobody_is_asked_further(void **state)
{
	static const struct wire_step elsewhere_script[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
	static const wire_script elsewhere_scripts[] = { elsewhere_script };
	static const int statuses[] = { 301, 302, 303, 307, 308 };
	struct wire_server *elsewhere = wire_server_start(elsewhere_scripts, 1, NULL);
	(void) state;
	for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
		char answer[256];
		snprintf(answer, sizeof answer, "HTTP/1.1 %d Moved\r\nLocation: http://127.0.0.1:%d/stolen\r\nContent-Length: 0\r\n\r\n", statuses[i], wire_server_port(elsewhere));
		struct wire_step script[] = { W_READ, W_SEND(answer), W_AGAIN };
		const wire_script scripts[] = { script };
		struct http_fixture f;
		fixture_open(&f, scripts, 1);
		f.target.retry = true;
		assert_true(fixture_get(&f, "/"));
		assert_int_equal(f.responses[0].status, statuses[i]);
		assert_true(fixture_post_once(&f, "/"));
		assert_int_equal(f.responses[0].status, statuses[i]);
		assert_int_equal(wire_server_requests(f.server), 2);
		fixture_close(&f);
	}
	assert_int_equal(wire_server_connections(elsewhere), 0);
	wire_server_stop(elsewhere);
}

static void cookies_are_neither_kept_nor_sent(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(
		"HTTP/1.1 200 OK\r\nSet-Cookie: session=1; Path=/\r\nContent-Length: 0\r\n\r\n"), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/1"));
	assert_true(fixture_get(&f, "/2"));
	assert_lacks(wire_server_request(f.server, 1), "Cookie");
	fixture_close(&f);
}

static void a_connection_serves_call_after_call(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	for (int i = 0; i < 5; i++) {
		fixture_time(&f, 5000);
		assert_true(fixture_get(&f, "/"));
		assert_int_equal(f.call.rounds, 1);
		assert_int_equal(f.call.requests, 1);
	}
	assert_int_equal(wire_server_connections(f.server), 1);
	struct calagopus_pool_figures figures = fixture_figures(&f);
	assert_int_equal(figures.requests, 5);
	assert_int_equal(figures.connections_made, 1);
	assert_int_equal(figures.connections_reused, 4);
	assert_int_equal(figures.connections_open, 1);
	fixture_close(&f);
}

/* Nobody is answered before all eight are there: asked one after another they would wait for ever. */
static void eight_requests_are_under_way_together(void **state)
{
	static const struct wire_step script[] = { W_READ, W_GATE(8), W_SEND(JSON_ANSWER), W_AGAIN };
	struct calagopus_http_request requests[8];
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < 8; i++) {
		requests[i] = (struct calagopus_http_request) { .method = CALAGOPUS_HTTP_GET, .path = "/together" };
	}
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_ask_many(&f, requests, 8));
	for (size_t i = 0; i < 8; i++) {
		assert_string_equal(f.responses[i].body.data, "{\"a\":1}");
	}
	assert_int_equal(f.call.rounds, 1);
	assert_int_equal(f.call.requests, 8);
	fixture_time(&f, 5000);
	assert_true(fixture_ask_many(&f, requests, 8));
	assert_int_equal(wire_server_connections(f.server), 8);
	assert_int_equal(fixture_figures(&f).connections_open, 8);
	fixture_close(&f);
}

static void no_more_connections_than_the_pool_may_have(void **state)
{
	const struct calagopus_pool_settings settings = { .max_connections = 2, .idle_ms = 60000, .lifetime_ms = 60000 };
	struct calagopus_http_request requests[8];
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < 8; i++) {
		requests[i] = (struct calagopus_http_request) { .method = CALAGOPUS_HTTP_GET, .path = "/" };
	}
	fixture_open(&f, SCRIPTS(answers_for_ever));
	calagopus_pool_settings_change(f.pool, &settings);
	assert_true(fixture_ask_many(&f, requests, 8));
	assert_int_equal(wire_server_requests(f.server), 8);
	assert_true(wire_server_connections(f.server) <= 2);
	fixture_close(&f);
}

static void one_failure_among_several_leaves_the_others_their_answers(void **state)
{
	static const struct wire_step good[] = { W_READ, W_GATE(3), W_SEND(JSON_ANSWER), W_AGAIN };
	static const struct wire_step bad[] = { W_READ, W_GATE(3), W_CLOSE };
	const struct calagopus_http_request requests[3] = { { .path = "/1" }, { .path = "/2" }, { .path = "/3" } };
	struct http_fixture f;
	size_t answered = 0;
	(void) state;
	fixture_open(&f, SCRIPTS(good, bad, good));
	assert_false(fixture_ask_many(&f, requests, 3));
	for (size_t i = 0; i < 3; i++) {
		answered += f.responses[i].outcome == CALAGOPUS_HTTP_ANSWERED;
	}
	assert_int_equal(answered, 2);
	fixture_close(&f);
}

static void more_than_eight_are_refused(void **state)
{
	const struct calagopus_http_request requests[CALAGOPUS_MAX_IN_FLIGHT + 1] = { { .path = "/" } };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_false(fixture_ask_many(&f, requests, CALAGOPUS_MAX_IN_FLIGHT + 1));
	for (size_t i = 0; i <= CALAGOPUS_MAX_IN_FLIGHT; i++) {
		assert_int_equal(f.responses[i].outcome, CALAGOPUS_HTTP_NOT_SENT);
		assert_int_equal(f.responses[i].error.reason, CALAGOPUS_REASON_INTERNAL);
	}
	assert_int_equal(wire_server_connections(f.server), 0);
	fixture_close(&f);
}

static void nothing_at_all_is_done_at_once(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_ask_many(&f, NULL, 0));
	assert_int_equal(f.call.requests, 0);
	fixture_close(&f);
}

static void an_answer_of_http_1_0_ends_with_its_connection(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{\"old\":1}"), W_CLOSE };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/"));
	assert_string_equal(f.responses[0].body.data, "{\"old\":1}");
	fixture_close(&f);
}

static void the_environment_s_proxies_are_not_used(void **state)
{
	static const wire_script scripts[] = { answers_for_ever };
	struct wire_server *proxy = wire_server_start(scripts, 1, NULL);
	char url[64];
	struct http_fixture f;
	(void) state;
	snprintf(url, sizeof url, "http://127.0.0.1:%d", wire_server_port(proxy));
	setenv("http_proxy", url, 1);
	setenv("https_proxy", url, 1);
	setenv("all_proxy", url, 1);
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_get(&f, "/"));
	unsetenv("http_proxy");
	unsetenv("https_proxy");
	unsetenv("all_proxy");
	assert_int_equal(wire_server_connections(proxy), 0);
	assert_int_equal(wire_server_requests(f.server), 1);
	fixture_close(&f);
	wire_server_stop(proxy);
}

/* Through a proxy the whole address is on the wire: an IPv6 host shows its brackets there. */
static void our_own_proxy_is_used_and_an_ipv6_host_is_bracketed(void **state)
{
	char url[64];
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	snprintf(url, sizeof url, "http://127.0.0.1:%d", wire_server_port(f.server));
	fixture_aim(&f, "2001:db8::1", 8080, false);
	f.target.proxy = url;
	setenv("no_proxy", "*", 1);
	assert_true(fixture_get(&f, "/x"));
	unsetenv("no_proxy");
	assert_contains(wire_server_request(f.server, 0), "GET http://[2001:db8::1]:8080/x HTTP/1.1\r\n");
	assert_contains(wire_server_request(f.server, 0), "\r\nHost: [2001:db8::1]:8080\r\n");
	fixture_close(&f);
}

static void nothing_is_sent_that_would_break_out_of_its_line(void **state)
{
	static const char *const paths[] = { "", "x", "/a b", "/a\r\nX: y", "/a\n", "/a#b", "/\xc3\xa9", "/\x7f", NULL };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
		assert_false(fixture_get(&f, paths[i]));
		assert_int_equal(f.responses[0].outcome, CALAGOPUS_HTTP_NOT_SENT);
		assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
	}
	struct calagopus_http_request request = { .path = "/", .header = { "Name: ", "x\r\nEvil: 1" } };
	assert_false(fixture_ask(&f, &request));
	assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
	request = (struct calagopus_http_request) { .path = "/", .if_none_match = "x\nEvil: 1" };
	assert_false(fixture_ask(&f, &request));
	assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
	f.target.authorization = "Bearer a\r\nEvil: 1";
	assert_false(fixture_get(&f, "/"));
	assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_INVALID_KEY);
	assert_lacks(f.responses[0].error.message, "Bearer");
	assert_int_equal(wire_server_connections(f.server), 0);
	fixture_close(&f);
}

static void dots_in_a_path_stay_where_they_are(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_get(&f, "/a/../b"));
	assert_contains(wire_server_request(f.server, 0), "GET /a/../b HTTP/1.1\r\n");
	fixture_close(&f);
}

static void an_address_without_end_is_refused(void **state)
{
	static char path[20000];
	struct http_fixture f;
	(void) state;
	memset(path, 'a', sizeof path - 1);
	path[0] = '/';
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_false(fixture_get(&f, path));
	assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
	assert_int_equal(wire_server_connections(f.server), 0);
	fixture_close(&f);
}

static void gzip_is_unpacked(void **state)
{
	/* gzip of {"a":1} */
	static const char packed[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x4a\x54\xb2\x32\xac\x05\x00\xaf\xac\x1b\x56\x07\x00\x00\x00";
	const struct wire_step script[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 27\r\n\r\n"),
		W_BYTES(packed, sizeof packed - 1), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/"));
	assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
	fixture_close(&f);
}

static void the_trace_names_each_attempt(void **state)
{
	static const char *const allow[] = { "a", NULL };
	static const char *const secrets[] = { TEST_KEY, NULL };
	static const struct wire_step script[] = { W_READ, W_SEND(JSON_ANSWER), W_READ, W_SEND(JSON_ANSWER), W_READ, W_CLOSE };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	struct calagopus_secrets *given = secrets_of(secrets);

	f.call.trace = calagopus_trace_new(allow, given);
	assert_non_null(f.call.trace);
	assert_true(fixture_get(&f, "/1"));
	assert_true(fixture_get(&f, "/2"));
	assert_false(fixture_post_once(&f, "/3"));
	assert_int_equal(calagopus_trace_count(f.call.trace), 3);
	const struct calagopus_exchange *first = calagopus_trace_item(f.call.trace, 0);
	const struct calagopus_exchange *second = calagopus_trace_item(f.call.trace, 1);
	const struct calagopus_exchange *third = calagopus_trace_item(f.call.trace, 2);
	assert_string_equal(first->method, "GET");
	assert_contains(first->url, "/1");
	assert_int_equal(first->status, 200);
	assert_int_equal(first->http_version, 11);
	assert_string_equal(first->content_type, "application/json");
	assert_false(first->reused);
	assert_true(second->reused);
	assert_int_equal(second->number, 2);
	assert_int_equal(second->round, 2);
	assert_string_equal(third->method, "POST");
	assert_int_equal(third->status, 0);
	assert_non_null(third->failure);
	assert_null(third->response_body);
	fixture_close(&f);
	calagopus_secrets_free(given);
}

static void what_libcurl_has_is_told(void **state)
{
	(void) state;
	assert_true(calagopus_http_libcurl_version()[0] >= '7');
	assert_true(strlen(calagopus_http_tls_library()) > 0);
	assert_true(calagopus_http_has_http2());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_get_carries_what_it_must_and_nothing_else),
		cmocka_unit_test(an_answer_is_taken_apart),
		cmocka_unit_test(an_answer_says_what_the_clock_there_shows),
		cmocka_unit_test(what_an_answer_does_not_say_is_empty),
		cmocka_unit_test(a_body_goes_out_as_json_without_being_asked_for),
		cmocka_unit_test(a_long_body_that_goes_once_is_not_asked_for_either),
		cmocka_unit_test(each_method_is_sent_by_its_name),
		cmocka_unit_test(a_request_that_goes_once_has_a_body_whatever_its_method),
		cmocka_unit_test(user_and_entity_tag_are_on_the_one_request_alone),
		cmocka_unit_test(the_key_is_on_the_request_and_not_on_the_connection),
		cmocka_unit_test(answers_without_a_body_end_at_once),
		cmocka_unit_test(interim_answers_leave_no_trace_in_the_final_one),
		cmocka_unit_test(a_strange_content_type_is_told_as_it_came_and_whole),
		cmocka_unit_test(trailers_do_not_speak_for_the_answer),
		cmocka_unit_test(a_redirect_is_an_answer_and_nobody_is_asked_further),
		cmocka_unit_test(cookies_are_neither_kept_nor_sent),
		cmocka_unit_test(a_connection_serves_call_after_call),
		cmocka_unit_test(eight_requests_are_under_way_together),
		cmocka_unit_test(no_more_connections_than_the_pool_may_have),
		cmocka_unit_test(one_failure_among_several_leaves_the_others_their_answers),
		cmocka_unit_test(more_than_eight_are_refused),
		cmocka_unit_test(nothing_at_all_is_done_at_once),
		cmocka_unit_test(an_answer_of_http_1_0_ends_with_its_connection),
		cmocka_unit_test(the_environment_s_proxies_are_not_used),
		cmocka_unit_test(our_own_proxy_is_used_and_an_ipv6_host_is_bracketed),
		cmocka_unit_test(nothing_is_sent_that_would_break_out_of_its_line),
		cmocka_unit_test(dots_in_a_path_stay_where_they_are),
		cmocka_unit_test(an_address_without_end_is_refused),
		cmocka_unit_test(gzip_is_unpacked),
		cmocka_unit_test(the_trace_names_each_attempt),
		cmocka_unit_test(what_libcurl_has_is_told),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
