/* Everything that may go wrong on the wire: each has its outcome, its reason, its words, and ends in time. */
#define _GNU_SOURCE
#include "http_fixture.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))
#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* Short enough for a test, long enough for a busy machine to have begun. */
#define SHORT_MS 250
/* What a call may take longer than its deadline before it counts as late: Valgrind is slow. */
#define GRACE_MS 1500

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };

struct fault {
	const char *name;
	const struct wire_step *script;
	enum calagopus_reason reason;
	const char *words;
};

/* What happens after the request was read is lost, for a GET and for a POST that goes once. */
static void expect_lost(const struct fault *fault, bool warm, bool post)
{
	const struct wire_step *warm_up = answers_for_ever;
	struct wire_step steps[24];
	size_t count = 0;
	struct http_fixture f;
	if (warm) {
		steps[count++] = warm_up[0];
		steps[count++] = warm_up[1];
	}
	for (size_t i = 0; count < sizeof steps / sizeof steps[0]; i++) {
		steps[count++] = fault->script[i];
		if (fault->script[i].kind >= WIRE_CLOSE && fault->script[i].kind <= WIRE_AGAIN) {
			break;
		}
	}
	fixture_open(&f, SCRIPTS(steps, fault->script));
	if (warm) {
		assert_true(fixture_get(&f, "/warm"));
	}
	bool answered = post ? fixture_post_once(&f, "/x") : fixture_get(&f, "/x");
	if (answered) {
		print_error("%s (%s, %s): answered\n", fault->name, warm ? "warm" : "cold", post ? "POST" : "GET");
	}
	assert_false(answered);
	assert_failed(&f, CALAGOPUS_HTTP_LOST, fault->reason);
	assert_contains(f.responses[0].error.message, fault->words);
	if (post) {
		assert_int_equal(wire_server_requests(f.server), warm ? 2 : 1);
	}
	fixture_close(&f);
}

static void expect_lost_everywhere(const struct fault *faults, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (int way = 0; way < 4; way++) {
			expect_lost(&faults[i], (way & 1) != 0, (way & 2) != 0);
		}
	}
}

static void an_answer_that_is_cut_is_lost(void **state)
{
	static const struct wire_step nothing[] = { W_READ, W_CLOSE };
	static const struct wire_step reset[] = { W_READ, W_RESET };
	static const struct wire_step in_status[] = { W_READ, W_SEND("HTTP/1.1 20"), W_CLOSE };
	static const struct wire_step in_head[] = { W_READ, W_SEND(HEAD "Content-Le"), W_CLOSE };
	static const struct wire_step in_body[] = { W_READ, W_SEND(HEAD "Content-Length: 100\r\n\r\n{\"a\":1}"), W_CLOSE };
	static const struct wire_step reset_in_body[] = { W_READ, W_SEND(HEAD "Content-Length: 100\r\n\r\n{\"a\":1}"), W_RESET };
	static const struct wire_step no_body[] = { W_READ, W_SEND(HEAD "Content-Length: 100\r\n\r\n"), W_CLOSE };
	static const struct wire_step in_chunk[] = { W_READ, W_SEND(HEAD "Transfer-Encoding: chunked\r\n\r\n64\r\n{\"a\":1}"), W_CLOSE };
	static const struct wire_step after_chunk[] = { W_READ, W_SEND(HEAD "Transfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n"), W_CLOSE };
	static const struct wire_step interim_only[] = { W_READ, W_SEND("HTTP/1.1 100 Continue\r\n\r\n"), W_CLOSE };
	static const struct fault faults[] = {
		{ "nothing", nothing, CALAGOPUS_REASON_CONNECTION_LOST, "before the answer came" },
		{ "reset", reset, CALAGOPUS_REASON_CONNECTION_LOST, "before the answer came" },
		{ "within the body", in_body, CALAGOPUS_REASON_CONNECTION_LOST, "in the middle of the answer" },
		{ "reset within the body", reset_in_body, CALAGOPUS_REASON_CONNECTION_LOST, "in the middle of the answer" },
		{ "before the body", no_body, CALAGOPUS_REASON_CONNECTION_LOST, "in the middle of the answer" },
		{ "within a chunk", in_chunk, CALAGOPUS_REASON_CONNECTION_LOST, "in the middle of the answer" },
		{ "after a chunk", after_chunk, CALAGOPUS_REASON_CONNECTION_LOST, "in the middle of the answer" },
		{ "after 100", interim_only, CALAGOPUS_REASON_CONNECTION_LOST, "the answer" },
		{ "within the status line", in_status, CALAGOPUS_REASON_CONNECTION_LOST, "the answer" },
		{ "within the head", in_head, CALAGOPUS_REASON_CONNECTION_LOST, "the answer" },
	};
	(void) state;
	/* a GET on a warm connection that brings nothing is asked again by libcurl on the second one, with the same end */
	expect_lost_everywhere(faults, sizeof faults / sizeof faults[0]);
}

static void what_is_not_http_is_not_a_panel(void **state)
{
	static const struct wire_step http09[] = { W_READ, W_SEND("<html>hello</html>"), W_CLOSE };
	static const struct wire_step smtp[] = { W_READ, W_SEND("220 mail.example ESMTP\r\n"), W_CLOSE };
	static const struct wire_step tls_alert[] = { W_READ, W_BYTES("\x15\x03\x01\x00\x02\x02\x0a", 7), W_CLOSE };
	static const struct wire_step http7[] = { W_READ, W_SEND("HTTP/7.5 200 OK\r\n\r\n{}"), W_CLOSE };
	static const struct wire_step no_status[] = { W_READ, W_SEND("HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n"), W_CLOSE };
	static const struct wire_step status_999[] = { W_READ, W_SEND("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"), W_CLOSE };
	static const struct fault faults[] = {
		{ "HTTP/0.9", http09, CALAGOPUS_REASON_NOT_A_PANEL, "is not HTTP" },
		{ "SMTP", smtp, CALAGOPUS_REASON_NOT_A_PANEL, "is not HTTP" },
		{ "a TLS alert", tls_alert, CALAGOPUS_REASON_NOT_A_PANEL, "is not HTTP" },
		{ "HTTP/7.5", http7, CALAGOPUS_REASON_NOT_A_PANEL, "is not HTTP" },
		{ "no status", no_status, CALAGOPUS_REASON_NOT_A_PANEL, "HTTP" },
		{ "status 999", status_999, CALAGOPUS_REASON_NOT_A_PANEL, "HTTP" },
	};
	(void) state;
	expect_lost_everywhere(faults, sizeof faults / sizeof faults[0]);
}

static void heads_are_bounded(void **state)
{
	static char long_line[200 * 1024];
	static const struct wire_step endless_headers[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\n"), W_FLOOD("X-Filler: 0123456789012345678901234567890123456789\r\n", 1000000), W_CLOSE };
	static const struct wire_step endless_interim[] = { W_READ, W_FLOOD("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", 1000000), W_CLOSE };
	static const struct wire_step endless_trailers[] = { W_READ, W_SEND(HEAD "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"), W_FLOOD("X-Filler: 0123456789012345678901234567890123456789\r\n", 1000000), W_CLOSE };
	const struct wire_step endless_line[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\nX-Filler: "), W_FLOOD("0123456789012345678901234567890123456789", 1000000), W_CLOSE };
	const struct wire_step huge_line[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\nX-Filler: "), W_SEND(long_line), W_SEND("\r\nContent-Length: 0\r\n\r\n"), W_CLOSE };
	const struct fault faults[] = {
		{ "endless headers", endless_headers, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "headers" },
		{ "endless interim answers", endless_interim, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "headers" },
		{ "endless trailers", endless_trailers, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "headers" },
		{ "an endless line", endless_line, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "headers" },
		{ "a huge line", huge_line, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "headers" },
	};
	(void) state;
	memset(long_line, 'x', sizeof long_line - 1);
	expect_lost_everywhere(faults, sizeof faults / sizeof faults[0]);
}

static void bodies_are_bounded(void **state)
{
	static char block[64 * 1024];
	const struct wire_step declared[] = { W_READ, W_SEND(HEAD "Content-Length: 100000000\r\n\r\n"), W_FLOOD(block, 2000), W_CLOSE };
	const struct wire_step endless[] = { W_READ, W_SEND(HEAD "\r\n"), W_FLOOD(block, 2000), W_CLOSE };
	const struct wire_step chunked[] = { W_READ, W_SEND(HEAD "Transfer-Encoding: chunked\r\n\r\n5f5e100\r\n"), W_FLOOD(block, 2000), W_CLOSE };
	const struct fault faults[] = {
		{ "declared", declared, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "contents" },
		{ "endless", endless, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "contents" },
		{ "chunked", chunked, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "contents" },
	};
	(void) state;
	memset(block, 'x', sizeof block - 1);
	expect_lost_everywhere(faults, sizeof faults / sizeof faults[0]);
}

static void a_body_of_exactly_the_limit_is_taken(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	f.target.max_response_bytes = 7;
	assert_true(fixture_get(&f, "/"));
	f.target.max_response_bytes = 6;
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_ANSWER_TOO_LARGE);
	fixture_close(&f);
}

/* The output of a command, as the payload of an answer. */
static size_t run(const char *command, char *out, size_t size)
{
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	size_t length = fread(out, 1, size, pipe);
	assert_int_equal(pclose(pipe), 0);
	return length;
}

static long resident_kib(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

/* 256 MiB of zeros in some 256 KiB. */
static void a_gzip_bomb_is_stopped_where_the_limit_is(void **state)
{
	static char packed[512 * 1024];
	char head[160];
	size_t length = run("head -c 268435456 /dev/zero | gzip -9c", packed, sizeof packed);
	struct http_fixture f;
	(void) state;
	assert_true(length > 1000 && length < sizeof packed);
	snprintf(head, sizeof head, HEAD "Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n", length);
	const struct wire_step script[] = { W_READ, W_SEND(head), W_BYTES(packed, length), W_CLOSE };
	fixture_open(&f, SCRIPTS(script));
	long before = resident_kib();
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_ANSWER_TOO_LARGE);
	/* the limit is 1 MiB; 64 leave room for what a sanitizer adds */
	assert_true(resident_kib() - before < 64 * 1024);
	fixture_close(&f);
}

static void what_cannot_be_unpacked_is_a_bad_answer(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(HEAD "Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\nthis is not gzip!!!!"), W_CLOSE };
	static const struct fault fault = { "not gzip", script, CALAGOPUS_REASON_BAD_ANSWER, "unpacked" };
	(void) state;
	expect_lost_everywhere(&fault, 1);
}

static void bytes_after_the_answer_are_not_part_of_it(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND(JSON_ANSWER "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"), W_AGAIN };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/1"));
	assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
	assert_true(fixture_get(&f, "/2"));
	assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
	fixture_close(&f);
}

/* time */

static void expect_in_time(struct http_fixture *f, int64_t ms, enum calagopus_http_outcome outcome, const char *words)
{
	int64_t begun = calagopus_clock_ms();
	fixture_time(f, ms);
	assert_false(fixture_get(f, "/slow"));
	int64_t took = calagopus_clock_ms() - begun;
	assert_failed(f, outcome, CALAGOPUS_REASON_TIMED_OUT);
	assert_contains(f->responses[0].error.message, words);
	assert_true(took >= ms - 1 && took < ms + GRACE_MS);
}

static void an_answer_that_never_comes_ends_with_the_deadline(void **state)
{
	static const struct wire_step script[] = { W_READ, W_STALL, W_CLOSE };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	expect_in_time(&f, SHORT_MS, CALAGOPUS_HTTP_LOST, "for its answer");
	f.target.retry = true;
	expect_in_time(&f, SHORT_MS, CALAGOPUS_HTTP_LOST, "for its answer");
	fixture_close(&f);
}

static void what_there_is_no_time_to_ask_says_what_to_do(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	fixture_time(&f, 0);
	assert_false(fixture_get(&f, "/api"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TIMED_OUT);
	assert_true(f.responses[0].error.hint[0] != '\0');
	fixture_close(&f);
}

static void an_answer_that_dribbles_ends_with_the_deadline(void **state)
{
	static const struct wire_step in_status[] = { W_READ, W_DRIBBLE("HTTP/1.1 200 OK and so on and so on and so on and so on and so on and so on\r\n", 20), W_CLOSE };
	static const struct wire_step in_head[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\n"), W_DRIBBLE("X: 1\r\nX: 1\r\nX: 1\r\nX: 1\r\nX: 1\r\nX: 1\r\nX: 1\r\nX: 1\r\nX: 1\r\nX: 1\r\nX: 1\r\n", 20), W_CLOSE };
	static const struct wire_step in_body[] = { W_READ, W_SEND(HEAD "Content-Length: 60\r\n\r\n"), W_DRIBBLE("[                                                          ]", 20), W_CLOSE };
	const struct wire_step *const scripts[] = { in_status, in_head, in_body };
	(void) state;
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(scripts[i]));
		expect_in_time(&f, SHORT_MS, CALAGOPUS_HTTP_LOST, "for its answer");
		fixture_close(&f);
	}
}

static void one_slow_answer_does_not_take_the_others_away(void **state)
{
	static const struct wire_step fast[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
	static const struct wire_step slow[] = { W_READ, W_STALL, W_CLOSE };
	const struct calagopus_http_request requests[2] = { { .path = "/1" }, { .path = "/2" } };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(fast, slow));
	fixture_time(&f, SHORT_MS);
	assert_false(fixture_ask_many(&f, requests, 2));
	bool first = f.responses[0].outcome == CALAGOPUS_HTTP_ANSWERED;
	assert_string_equal(f.responses[first ? 0 : 1].body.data, "{\"a\":1}");
	assert_int_equal(f.responses[first ? 1 : 0].outcome, CALAGOPUS_HTTP_LOST);
	fixture_close(&f);
}

static void time_that_is_up_already_sends_nothing(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	fixture_time(&f, 0);
	assert_false(fixture_post_once(&f, "/"));
	assert_int_equal(f.responses[0].outcome, CALAGOPUS_HTTP_NOT_SENT);
	assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_TIMED_OUT);
	assert_int_equal(f.call.requests, 0);
	assert_int_equal(wire_server_connections(f.server), 0);
	fixture_close(&f);
}

/* A listener whose queue is full takes no connection and refuses none. */
struct full_listener {
	int listener;
	int fillers[32];
	int port;
};

static void fill(struct full_listener *full)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof here;
	full->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(full->listener, (struct sockaddr *) &here, size), 0);
	assert_int_equal(listen(full->listener, 0), 0);
	assert_int_equal(getsockname(full->listener, (struct sockaddr *) &here, &size), 0);
	full->port = ntohs(here.sin_port);
	for (size_t i = 0; i < sizeof full->fillers / sizeof full->fillers[0]; i++) {
		full->fillers[i] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
		(void) connect(full->fillers[i], (struct sockaddr *) &here, size);
	}
}

static void empty(const struct full_listener *full)
{
	for (size_t i = 0; i < sizeof full->fillers / sizeof full->fillers[0]; i++) {
		close(full->fillers[i]);
	}
	close(full->listener);
}

static void a_connection_that_is_not_taken_ends_in_time_and_nothing_was_sent(void **state)
{
	struct full_listener full;
	struct http_fixture f;
	(void) state;
	fill(&full);
	fixture_open(&f, SCRIPTS(answers_for_ever));
	fixture_aim(&f, "127.0.0.1", full.port, false);
	expect_in_time(&f, SHORT_MS, CALAGOPUS_HTTP_NOT_SENT, "for a connection");
	f.target.connect_ms = SHORT_MS;
	int64_t begun = calagopus_clock_ms();
	fixture_time(&f, 20000);
	assert_false(fixture_post_once(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TIMED_OUT);
	assert_true(calagopus_clock_ms() - begun < SHORT_MS + GRACE_MS);
	fixture_close(&f);
	empty(&full);
}

/* A port that was bound and left again: nobody listens there. */
static int free_port(void)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof here;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(fd, (struct sockaddr *) &here, size), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *) &here, &size), 0);
	close(fd);
	return ntohs(here.sin_port);
}

static void a_refused_connection_is_said_to_be_one(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	fixture_aim(&f, "127.0.0.1", free_port(), false);
	assert_false(fixture_post_once(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_CONNECT_FAILED);
	assert_contains(f.responses[0].error.message, "was refused by");
	assert_int_equal(fixture_figures(&f).requests, 0);
	assert_int_equal(fixture_figures(&f).connections_open, 0);
	fixture_close(&f);
}

static void a_proxy_that_is_not_there_is_named_as_such(void **state)
{
	char proxy[64];
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	snprintf(proxy, sizeof proxy, "http://user:secret@127.0.0.1:%d", free_port());
	f.target.proxy = proxy;
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_CONNECT_FAILED);
	assert_contains(f.responses[0].error.message, "proxy");
	assert_lacks(f.responses[0].error.message, "secret");
	assert_int_equal(wire_server_connections(f.server), 0);
	fixture_close(&f);
}

/* interruption */

struct patience {
	int64_t until_ms;
	int64_t last_ms;
	int64_t longest_ms;
	int asked;
};

static bool runs_out(void *context)
{
	struct patience *patience = context;
	int64_t now = calagopus_clock_ms();
	if (patience->asked++ > 0 && now - patience->last_ms > patience->longest_ms) {
		patience->longest_ms = now - patience->last_ms;
	}
	patience->last_ms = now;
	return now >= patience->until_ms;
}

static void an_interruption_ends_the_call_at_once(void **state)
{
	static const struct wire_step script[] = { W_READ, W_STALL, W_CLOSE };
	struct http_fixture f;
	int64_t begun = calagopus_clock_ms();
	struct patience patience = { .until_ms = begun + SHORT_MS };
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	fixture_time(&f, 30000);
	f.target.retry = true;
	f.call.interrupted = runs_out;
	f.call.context = &patience;
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_TIMED_OUT);
	assert_contains(f.responses[0].error.message, "broken off");
	assert_true(calagopus_clock_ms() - begun < SHORT_MS + GRACE_MS);
	/* every 50 ms, whatever else happens: neither seldom nor without end */
	assert_in_range(patience.asked, 1, SHORT_MS / 50 + 1);
	fixture_close(&f);
}

static void a_wait_keeps_to_its_deadline_and_can_be_interrupted(void **state)
{
	struct http_fixture f;
	struct patience patience = { .until_ms = calagopus_clock_ms() + 120 };
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	int64_t begun = calagopus_clock_ms();
	assert_true(calagopus_http_wait(&f.call, 60));
	assert_true(calagopus_clock_ms() - begun >= 60);
	fixture_time(&f, 60);
	begun = calagopus_clock_ms();
	assert_false(calagopus_http_wait(&f.call, 30000));
	assert_true(calagopus_clock_ms() - begun < 60 + GRACE_MS);
	fixture_time(&f, 30000);
	f.call.interrupted = runs_out;
	f.call.context = &patience;
	assert_false(calagopus_http_wait(&f.call, 30000));
	assert_true(calagopus_clock_ms() - begun < 60 + 120 + GRACE_MS);
	assert_int_equal(f.call.requests, 0);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_that_is_cut_is_lost),
		cmocka_unit_test(what_is_not_http_is_not_a_panel),
		cmocka_unit_test(heads_are_bounded),
		cmocka_unit_test(bodies_are_bounded),
		cmocka_unit_test(a_body_of_exactly_the_limit_is_taken),
		cmocka_unit_test(a_gzip_bomb_is_stopped_where_the_limit_is),
		cmocka_unit_test(what_cannot_be_unpacked_is_a_bad_answer),
		cmocka_unit_test(bytes_after_the_answer_are_not_part_of_it),
		cmocka_unit_test(an_answer_that_never_comes_ends_with_the_deadline),
		cmocka_unit_test(an_answer_that_dribbles_ends_with_the_deadline),
		cmocka_unit_test(what_there_is_no_time_to_ask_says_what_to_do),
		cmocka_unit_test(one_slow_answer_does_not_take_the_others_away),
		cmocka_unit_test(time_that_is_up_already_sends_nothing),
		cmocka_unit_test(a_connection_that_is_not_taken_ends_in_time_and_nothing_was_sent),
		cmocka_unit_test(a_refused_connection_is_said_to_be_one),
		cmocka_unit_test(a_proxy_that_is_not_there_is_named_as_such),
		cmocka_unit_test(an_interruption_ends_the_call_at_once),
		cmocka_unit_test(a_wait_keeps_to_its_deadline_and_can_be_interrupted),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
