/* A peer that sends without end: libcurl, or its TLS library, reads on and on inside one turn, and the call ends all the same when its time is up. */
#define _GNU_SOURCE
#include "http_fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "wire_tls.h"

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))
/* What a call has here; and after how many seconds the program is ended, which says that a call was not. */
#define CALL_MS 400
#define STUCK_S 120

static struct wire_certificates certificates;

static int make_certificates(void **state)
{
	alarm(STUCK_S);
	wire_certificates_make(&certificates);
	return fixture_start(state);
}

static int remove_certificates(void **state)
{
	wire_certificates_remove(&certificates);
	return fixture_stop(state);
}

/* Under Valgrind a handshake alone takes longer. */
static long call_ms(void)
{
	return getenv("CALAGOPUS_TEST_TOOL") == NULL ? CALL_MS : 10 * CALL_MS;
}

static void open_tls(struct http_fixture *f, const wire_script *script, bool http2)
{
	const struct wire_tls tls = { .certificate = certificates.good, .key = certificates.key, .http2 = http2 };
	fixture_open_tls(f, script, 1, &tls, certificates.authority);
	f->target.retry = true;
	fixture_time(f, call_ms());
}

static void expect_in_time(struct http_fixture *f)
{
	assert_false(fixture_get(f, "/"));
	assert_failed(f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_TIMED_OUT);
	assert_int_equal(f->call.requests, 1);
	fixture_close(f);
}

static void frames_of_http2_without_end(void **state)
{
	static const struct wire_step data[] = { W_H2, W_READ, W_H2_FRAMES(0, "", 0), W_CLOSE };
	static const struct wire_step windows[] = { W_H2, W_READ, W_H2_FRAMES(8, "\0\0\0\1", 4), W_CLOSE };
	static const struct wire_step unknown[] = { W_H2, W_READ, W_H2_FRAMES(99, "", 0), W_CLOSE };
	const wire_script scripts[] = { data, unknown };
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		open_tls(&f, &scripts[i], true);
		expect_in_time(&f);
	}
	/* this one comes to the end of the largest window first, on a quick machine */
	const wire_script last = windows;
	open_tls(&f, &last, true);
	assert_false(fixture_get(&f, "/"));
	assert_int_equal(f.responses[0].outcome, CALAGOPUS_HTTP_LOST);
	fixture_close(&f);
}

static void keys_of_tls_without_end(void **state)
{
	static const struct wire_step keys[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n"), W_TLS_KEYS, W_CLOSE };
	static const struct wire_step silent[] = { W_READ, W_TLS_KEYS, W_CLOSE };
	const wire_script scripts[] = { keys, silent };
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		open_tls(&f, &scripts[i], false);
		expect_in_time(&f);
	}
}

/* The answer was whole and the call is over; it is the goodbye that reads on. */
static void keys_without_end_behind_a_whole_answer(void **state)
{
	static const struct wire_step keys[] = { W_READ, W_SEND(JSON_ANSWER), W_TLS_KEYS, W_CLOSE };
	const wire_script script = keys;
	struct http_fixture f;
	(void) state;
	open_tls(&f, &script, false);
	assert_true(fixture_get(&f, "/"));
	fixture_close(&f);
}

/* Empty blocks of gzip unpack to nothing, so no bound on what is unpacked ends them. */
static void chunks_of_http1_without_end(void **state)
{
	static const struct wire_step pieces[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"),
		W_BYTES("a\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\r\n", 15),
		{ .kind = WIRE_FLOOD, .data = "5\r\n\0\0\0\xff\xff\r\n5\r\n\0\0\0\xff\xff\r\n", .length = 20, .number = 1L << 40 }, W_CLOSE };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(pieces));
	fixture_time(&f, call_ms());
	expect_in_time(&f);
}

static void after_a_flood_the_next_call_is_as_good_as_ever(void **state)
{
	static const struct wire_step data[] = { W_H2, W_READ, W_H2_FRAMES(0, "", 0), W_CLOSE };
	static const struct wire_step good[] = { W_H2, W_READ, W_H2_ANSWER("{\"a\":1}"), W_READ, W_H2_ANSWER("{\"a\":2}"), W_STALL, W_CLOSE };
	const wire_script scripts[] = { data, good };
	const struct wire_tls tls = { .certificate = certificates.good, .key = certificates.key, .http2 = true };
	struct http_fixture f;
	(void) state;
	fixture_open_tls(&f, scripts, 2, &tls, certificates.authority);
	fixture_time(&f, call_ms());
	assert_false(fixture_get(&f, "/"));
	fixture_time(&f, 10000);
	assert_true(fixture_get(&f, "/") && fixture_get(&f, "/"));
	assert_string_equal(f.responses[0].body.data, "{\"a\":2}");
	fixture_close(&f);
}

/* HTTP/2 keeps a connection of which one stream was given up: a dead one, or one that floods just slowly enough, would cost each call its time. */
static void a_connection_that_let_the_time_pass_is_not_used_again(void **state)
{
	static const struct wire_step silent[] = { W_H2, W_READ, W_STALL, W_CLOSE };
	static const struct wire_step good[] = { W_H2, W_READ, W_H2_ANSWER("{\"a\":1}"), W_READ, W_H2_ANSWER("{\"a\":2}"), W_STALL, W_CLOSE };
	const wire_script scripts[] = { silent, good };
	const struct wire_tls tls = { .certificate = certificates.good, .key = certificates.key, .http2 = true };
	struct http_fixture f;
	(void) state;
	fixture_open_tls(&f, scripts, 2, &tls, certificates.authority);
	fixture_time(&f, call_ms());
	assert_false(fixture_get(&f, "/"));
	assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_TIMED_OUT);
	fixture_time(&f, 10000);
	assert_true(fixture_get(&f, "/") && fixture_get(&f, "/"));
	fixture_close(&f);
}

static size_t threads_of_ours(void)
{
	size_t count = 0;
	DIR *tasks = opendir("/proc/self/task");
	assert_non_null(tasks);
	for (struct dirent *task = readdir(tasks); task != NULL; task = readdir(tasks)) {
		count += task->d_name[0] != '.' ? 1 : 0;
	}
	closedir(tasks);
	return count;
}

/* The child of a process that has a watch makes one of its own, and leaves none behind. */
static void a_forked_child_has_a_watch_of_its_own(void **state)
{
	static const struct wire_step good[] = { W_READ, W_SEND(JSON_ANSWER), W_STALL, W_CLOSE };
	static const struct wire_step keys[] = { W_READ, W_TLS_KEYS, W_CLOSE };
	const wire_script scripts[] = { good, keys };
	const struct wire_tls tls = { .certificate = certificates.good, .key = certificates.key };
	struct http_fixture f;
	int status = 0;
	(void) state;
	fixture_open_tls(&f, scripts, 2, &tls, certificates.authority);
	assert_true(fixture_get(&f, "/"));
	pid_t child = fork();
	if (child == 0) {
		alarm(STUCK_S);
		fixture_time(&f, call_ms());
		bool ended = !fixture_get(&f, "/") && f.responses[0].error.reason == CALAGOPUS_REASON_TIMED_OUT;
		calagopus_http_response_free(&f.responses[0]);
		calagopus_pool_free(f.pool);
		/* Not by _exit(): under Valgrind what the threads of the parent's server hold is lost here, and not ours. */
		execl(ended && threads_of_ours() == 1 ? "/bin/true" : "/bin/false", "end", (char *) NULL);
		_exit(2);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frames_of_http2_without_end),
		cmocka_unit_test(keys_of_tls_without_end),
		cmocka_unit_test(keys_without_end_behind_a_whole_answer),
		cmocka_unit_test(chunks_of_http1_without_end),
		cmocka_unit_test(after_a_flood_the_next_call_is_as_good_as_ever),
		cmocka_unit_test(a_connection_that_let_the_time_pass_is_not_used_again),
		cmocka_unit_test(a_forked_child_has_a_watch_of_its_own),
	};
	return cmocka_run_group_tests(tests, make_certificates, remove_certificates);
}
