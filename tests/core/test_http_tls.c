/* Over TLS: whom we believe, what is told apart, and what stays true of HTTP/1.1 and HTTP/2 above it. */
#define _GNU_SOURCE
#include "http_fixture.h"

#include <sys/wait.h>
#include <unistd.h>

#include "wire_tls.h"

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))
#define SHORT_MS 250
/* What a call may take longer than its deadline before it counts as late: Valgrind is slow. */
#define GRACE_MS 2500
/* Eight of them one after another would take longer than one of them with that grace. */
#define BURST_CONNECT_MS 600

enum http2_error { HTTP2_INTERNAL_ERROR = 2, HTTP2_REFUSED_STREAM = 7 };

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
static const struct wire_step answers_and_closes[] = { W_READ, W_SEND(JSON_ANSWER), W_CLOSE };

static struct wire_certificates certificates;

static int make_certificates(void **state)
{
	wire_certificates_make(&certificates);
	return fixture_start(state);
}

static int remove_certificates(void **state)
{
	wire_certificates_remove(&certificates);
	return fixture_stop(state);
}

static void open_with(struct http_fixture *f, const wire_script *scripts, size_t count, const char *certificate, bool http2)
{
	const struct wire_tls tls = { .certificate = certificate, .key = certificates.key, .http2 = http2 };
	fixture_open_tls(f, scripts, count, &tls, certificates.authority);
	f->target.connect_ms = 5000;
}

static void a_known_authority_and_the_right_name_are_believed(void **state)
{
	struct http_fixture f;
	(void) state;
	open_with(&f, SCRIPTS(answers_for_ever), certificates.good, false);
	assert_true(fixture_get(&f, "/1"));
	assert_true(fixture_get(&f, "/2"));
	assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
	assert_int_equal(wire_server_connections(f.server), 1);
	assert_contains(wire_server_request(f.server, 0), "\r\nAuthorization: " TEST_KEY "\r\n");
	fixture_close(&f);
}

/* Nothing of the request, and no key, is sent to somebody who is not believed. */
static void expect_disbelief(const char *certificate, const char *authority, const char *words)
{
	struct http_fixture f;
	open_with(&f, SCRIPTS(answers_for_ever), certificate, true);
	f.target.ca_file = authority;
	f.target.retry = true;
	assert_false(fixture_post_once(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TLS_FAILED);
	assert_contains(f.responses[0].error.message, words);
	assert_int_equal(wire_server_requests(f.server), 0);
	assert_int_equal(wire_server_connections(f.server), 1);
	fixture_close(&f);
}

static void an_expired_certificate_is_said_to_be_one(void **state)
{
	(void) state;
	expect_disbelief(certificates.expired, certificates.authority, "has expired");
}

static void a_certificate_of_tomorrow_is_said_to_be_one(void **state)
{
	(void) state;
	expect_disbelief(certificates.not_yet, certificates.authority, "is not valid yet");
}

static void another_host_s_certificate_is_said_to_be_one(void **state)
{
	(void) state;
	expect_disbelief(certificates.other_host, certificates.authority, "another host name");
}

static void an_unknown_authority_is_said_to_be_one(void **state)
{
	(void) state;
	expect_disbelief(certificates.good, certificates.stranger, "an authority that this machine does not know");
}

static void a_named_authority_is_the_only_one_and_the_system_s_do_not_know_ours(void **state)
{
	(void) state;
	expect_disbelief(certificates.good, NULL, "an authority that this machine does not know");
}

static void authorities_that_cannot_be_read_are_said_to_be_so(void **state)
{
	struct http_fixture f;
	(void) state;
	open_with(&f, SCRIPTS(answers_for_ever), certificates.good, false);
	f.target.ca_file = "/nonexistent/authorities.pem";
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TLS_FAILED);
	assert_contains(f.responses[0].error.message, "could not be read");
	fixture_close(&f);
}

/* A connection that was made under one authority does not serve a call that names another. */
static void a_pooled_connection_is_not_lent_to_who_would_not_have_believed_it(void **state)
{
	struct http_fixture f;
	(void) state;
	open_with(&f, SCRIPTS(answers_for_ever), certificates.good, false);
	assert_true(fixture_get(&f, "/"));
	f.target.ca_file = certificates.stranger;
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TLS_FAILED);
	assert_int_equal(wire_server_requests(f.server), 1);
	fixture_close(&f);
}

static void a_port_without_tls_is_said_to_be_one(void **state)
{
	static const struct wire_step script[] = { W_SEND("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"), W_STALL, W_CLOSE };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	fixture_aim(&f, "127.0.0.1", wire_server_port(f.server), true);
	assert_false(fixture_post_once(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TLS_FAILED);
	assert_contains(f.responses[0].error.message, "does not speak TLS");
	fixture_close(&f);
}

static void old_versions_of_tls_are_refused(void **state)
{
	const struct wire_tls tls = { .certificate = certificates.good, .key = certificates.key, .newest = 11 };
	struct http_fixture f;
	(void) state;
	fixture_open_tls(&f, SCRIPTS(answers_for_ever), &tls, certificates.authority);
	assert_false(fixture_post_once(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TLS_FAILED);
	assert_contains(f.responses[0].error.message, "1.2 or newer");
	assert_int_equal(wire_server_requests(f.server), 0);
	fixture_close(&f);
}

static void a_handshake_that_stalls_ends_in_time_and_nothing_was_sent(void **state)
{
	static const struct wire_step script[] = { W_STALL, W_CLOSE };
	struct http_fixture f;
	(void) state;
	open_with(&f, SCRIPTS(script), certificates.good, true);
	int64_t begun = calagopus_clock_ms();
	fixture_time(&f, SHORT_MS);
	assert_false(fixture_post_once(&f, "/"));
	assert_true(calagopus_clock_ms() - begun < SHORT_MS + GRACE_MS);
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TIMED_OUT);
	assert_contains(f.responses[0].error.message, "for a connection");
	fixture_close(&f);
}

/* Those that wait to share the connection that is being made do not get their own time to connect after it. */
static void a_burst_whose_handshake_stalls_ends_after_one_connect_time(void **state)
{
	static const struct wire_step script[] = { W_STALL, W_CLOSE };
	struct calagopus_http_request requests[8];
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < 8; i++) {
		requests[i] = (struct calagopus_http_request) { .path = "/" };
	}
	open_with(&f, SCRIPTS(script), certificates.good, true);
	f.target.connect_ms = BURST_CONNECT_MS;
	int64_t begun = calagopus_clock_ms();
	assert_false(fixture_ask_many(&f, requests, 8));
	assert_true(calagopus_clock_ms() - begun < BURST_CONNECT_MS + GRACE_MS);
	for (size_t i = 0; i < 8; i++) {
		assert_int_equal(f.responses[i].outcome, CALAGOPUS_HTTP_NOT_SENT);
		assert_int_equal(f.responses[i].error.reason, CALAGOPUS_REASON_TIMED_OUT);
	}
	fixture_close(&f);
}

static void a_handshake_that_is_cut_is_a_failed_connection_and_tried_again(void **state)
{
	static const struct wire_step cut[] = { W_RESET };
	struct http_fixture f;
	(void) state;
	open_with(&f, SCRIPTS(cut, answers_for_ever), certificates.good, false);
	assert_false(fixture_post_once(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_CONNECT_FAILED);
	fixture_close(&f);
	open_with(&f, SCRIPTS(cut, answers_for_ever), certificates.good, false);
	f.target.retry = true;
	assert_true(fixture_post_once(&f, "/"));
	assert_int_equal(wire_server_requests(f.server), 1);
	fixture_close(&f);
}

/* TLS 1.2, whose sessions may be used by several connections at once: otherwise it would be chance who gets the one ticket. */
static void a_session_is_resumed_on_connections_of_other_handles_too(void **state)
{
	const struct wire_tls tls = { .certificate = certificates.good, .key = certificates.key, .newest = 12 };
	const struct calagopus_http_request requests[3] = { { .path = "/2" }, { .path = "/3" }, { .path = "/4" } };
	struct http_fixture f;
	(void) state;
	fixture_open_tls(&f, SCRIPTS(answers_and_closes), &tls, certificates.authority);
	assert_true(fixture_get(&f, "/1"));
	assert_true(wire_server_await_ended(f.server, 1));
	assert_true(fixture_ask_many(&f, requests, 3));
	assert_int_equal(wire_server_connections(f.server), 4);
	assert_int_equal(wire_server_resumed(f.server), 3);
	fixture_close(&f);
}

static void over_tls_too_a_warm_connection_that_dies_gets_it_once(void **state)
{
	static const struct wire_step closes[] = { W_READ, W_SEND(JSON_ANSWER), W_READ, W_CLOSE };
	static const struct wire_step resets[] = { W_READ, W_SEND(JSON_ANSWER), W_READ, W_RESET };
	const struct wire_step *const ends[] = { closes, resets };
	(void) state;
	for (size_t i = 0; i < 2; i++) {
		struct http_fixture f;
		open_with(&f, SCRIPTS(ends[i], answers_for_ever), certificates.good, false);
		f.target.retry = true;
		assert_true(fixture_get(&f, "/warm"));
		assert_false(fixture_post_once(&f, "/"));
		assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECTION_LOST);
		assert_int_equal(wire_server_requests(f.server), 2);
		fixture_close(&f);
	}
}

/* A child that ended says no goodbye on the parent's connection, which goes on being used. */
static void a_child_says_no_goodbye_for_its_parent(void **state)
{
	int status = 0;
	struct http_fixture f;
	(void) state;
	open_with(&f, SCRIPTS(answers_for_ever), certificates.good, false);
	assert_true(fixture_get(&f, "/parent"));
	pid_t child = fork();
	if (child == 0) {
		fixture_time(&f, 10000);
		bool good = fixture_get(&f, "/child");
		calagopus_pool_free(f.pool);
		if (good) {
			/* becomes another program: at an exit a leak checker would count what the server's threads held, which are not in the child */
			execlp("true", "true", (char *) NULL);
		}
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(wire_server_await_ended(f.server, 1));
	/* the child's own one was closed with all manners */
	assert_int_equal(wire_server_goodbyes(f.server), 1);
	assert_true(fixture_get(&f, "/parent"));
	assert_int_equal(wire_server_connections(f.server), 2);
	fixture_close(&f);
}

/* HTTP/2 */

static void a_burst_over_http2_shares_one_connection(void **state)
{
	static const struct wire_step script[] = { W_H2, W_READ, W_READ, W_READ, W_READ, W_READ, W_READ, W_READ, W_READ,
		W_H2_ANSWER("{\"a\":1}"), W_H2_ANSWER("{\"a\":1}"), W_H2_ANSWER("{\"a\":1}"), W_H2_ANSWER("{\"a\":1}"),
		W_H2_ANSWER("{\"a\":1}"), W_H2_ANSWER("{\"a\":1}"), W_H2_ANSWER("{\"a\":1}"), W_H2_ANSWER("{\"a\":1}"),
		W_READ, W_H2_ANSWER("{\"b\":2}"), W_STALL, W_CLOSE };
	static const char *const nothing[] = { NULL };
	struct calagopus_http_request requests[8];
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < 8; i++) {
		requests[i] = (struct calagopus_http_request) { .path = "/" };
	}
	open_with(&f, SCRIPTS(script), certificates.good, true);
	f.call.trace = calagopus_trace_new(nothing, NULL);
	assert_true(fixture_ask_many(&f, requests, 8));
	assert_string_equal(f.responses[7].body.data, "{\"a\":1}");
	assert_string_equal(f.responses[7].content_type, "application/json");
	assert_true(fixture_post_once(&f, "/"));
	assert_string_equal(f.responses[0].body.data, "{\"b\":2}");
	assert_int_equal(calagopus_trace_item(f.call.trace, 8)->http_version, 20);
	assert_true(calagopus_trace_item(f.call.trace, 8)->reused);
	assert_int_equal(wire_server_connections(f.server), 1);
	assert_int_equal(fixture_figures(&f).connections_made, 1);
	assert_int_equal(fixture_figures(&f).connections_reused, 8);
	fixture_close(&f);
}

static const struct wire_step http2_for_ever[] = { W_H2, W_READ, W_H2_ANSWER("{\"a\":1}"), W_READ, W_H2_ANSWER("{\"a\":1}"), W_READ, W_H2_ANSWER("{\"a\":1}"), W_STALL, W_CLOSE };

static void over_http2_too_what_goes_once_arrives_once(void **state)
{
	static const struct wire_step closes[] = { W_H2, W_READ, W_H2_ANSWER("{}"), W_READ, W_CLOSE };
	static const struct wire_step resets[] = { W_H2, W_READ, W_H2_ANSWER("{}"), W_READ, W_RESET };
	static const struct wire_step goes_away[] = { W_H2, W_READ, W_H2_ANSWER("{}"), W_READ, W_H2_GOAWAY(1), W_CLOSE };
	static const struct wire_step fails_stream[] = { W_H2, W_READ, W_H2_ANSWER("{}"), W_READ, W_H2_RESET(HTTP2_INTERNAL_ERROR), W_STALL, W_CLOSE };
	static const struct wire_step refuses_stream[] = { W_H2, W_READ, W_H2_ANSWER("{}"), W_READ, W_H2_RESET(HTTP2_REFUSED_STREAM), W_STALL, W_CLOSE };
	const struct wire_step *const ends[] = { closes, resets, goes_away, fails_stream, refuses_stream };
	(void) state;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		struct http_fixture f;
		open_with(&f, SCRIPTS(ends[i], http2_for_ever), certificates.good, true);
		f.target.retry = true;
		fixture_time(&f, 3000);
		assert_true(fixture_get(&f, "/warm"));
		assert_false(fixture_post_once(&f, "/"));
		assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECTION_LOST);
		assert_int_equal(wire_server_requests(f.server), 2);
		fixture_close(&f);
	}
}

static void over_http2_a_lost_get_is_asked_again(void **state)
{
	static const struct wire_step closes[] = { W_H2, W_READ, W_H2_ANSWER("{}"), W_READ, W_CLOSE };
	static const struct wire_step fails_stream[] = { W_H2, W_READ, W_H2_ANSWER("{}"), W_READ, W_H2_RESET(HTTP2_INTERNAL_ERROR), W_READ, W_H2_ANSWER("{}"), W_STALL, W_CLOSE };
	const struct wire_step *const ends[] = { closes, fails_stream };
	(void) state;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		struct http_fixture f;
		open_with(&f, SCRIPTS(ends[i], http2_for_ever), certificates.good, true);
		f.target.retry = true;
		assert_true(fixture_get(&f, "/warm"));
		assert_true(fixture_get(&f, "/"));
		assert_int_equal(wire_server_requests(f.server), 3);
		fixture_close(&f);
	}
}

static void an_http2_stream_that_stalls_leaves_the_connection_to_others(void **state)
{
	static const struct wire_step script[] = { W_H2, W_READ, W_READ, W_H2_ANSWER("{\"late\":1}"), W_H2_ANSWER("{\"a\":1}"), W_STALL, W_CLOSE };
	struct http_fixture f;
	(void) state;
	open_with(&f, SCRIPTS(script, http2_for_ever), certificates.good, true);
	fixture_time(&f, SHORT_MS);
	assert_false(fixture_get(&f, "/slow"));
	assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_TIMED_OUT);
	fixture_time(&f, 10000);
	assert_true(fixture_get(&f, "/next"));
	assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
	fixture_close(&f);
}

static void a_body_that_is_too_large_is_stopped_over_http2(void **state)
{
	static const struct wire_step script[] = { W_H2, W_READ, W_H2_ANSWER("0123456789"), W_STALL, W_CLOSE };
	struct http_fixture f;
	(void) state;
	open_with(&f, SCRIPTS(script), certificates.good, true);
	f.target.max_response_bytes = 5;
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_ANSWER_TOO_LARGE);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_known_authority_and_the_right_name_are_believed),
		cmocka_unit_test(an_expired_certificate_is_said_to_be_one),
		cmocka_unit_test(a_certificate_of_tomorrow_is_said_to_be_one),
		cmocka_unit_test(another_host_s_certificate_is_said_to_be_one),
		cmocka_unit_test(an_unknown_authority_is_said_to_be_one),
		cmocka_unit_test(a_named_authority_is_the_only_one_and_the_system_s_do_not_know_ours),
		cmocka_unit_test(authorities_that_cannot_be_read_are_said_to_be_so),
		cmocka_unit_test(a_pooled_connection_is_not_lent_to_who_would_not_have_believed_it),
		cmocka_unit_test(a_port_without_tls_is_said_to_be_one),
		cmocka_unit_test(old_versions_of_tls_are_refused),
		cmocka_unit_test(a_handshake_that_stalls_ends_in_time_and_nothing_was_sent),
		cmocka_unit_test(a_burst_whose_handshake_stalls_ends_after_one_connect_time),
		cmocka_unit_test(a_handshake_that_is_cut_is_a_failed_connection_and_tried_again),
		cmocka_unit_test(a_session_is_resumed_on_connections_of_other_handles_too),
		cmocka_unit_test(over_tls_too_a_warm_connection_that_dies_gets_it_once),
		cmocka_unit_test(a_child_says_no_goodbye_for_its_parent),
		cmocka_unit_test(a_burst_over_http2_shares_one_connection),
		cmocka_unit_test(over_http2_too_what_goes_once_arrives_once),
		cmocka_unit_test(over_http2_a_lost_get_is_asked_again),
		cmocka_unit_test(an_http2_stream_that_stalls_leaves_the_connection_to_others),
		cmocka_unit_test(a_body_that_is_too_large_is_stopped_over_http2),
	};
	return cmocka_run_group_tests(tests, make_certificates, remove_certificates);
}
