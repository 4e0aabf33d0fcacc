/* Where libcurl itself fails, the call ends at once, says what may have arrived, and the next one begins with new connections. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "http_fixture.h"

#include <curl/curl.h>
#include <dlfcn.h>

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))
#define AMPLE_MS 10000

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
static const struct wire_step answers_once[] = { W_READ, W_SEND(JSON_ANSWER), W_STALL, W_CLOSE };
static const struct wire_step stalls[] = { W_READ, W_STALL, W_CLOSE };

/* In libcurl's place: from the call after so many on they fail, for ever. */
static struct {
	CURLMcode code; /* OK: they do not */
	int after;
} perform_fails, poll_fails;
/* Only when the server has the request. */
static struct wire_server *awaited;

/* The text of a function's address, which C does not call one. */
static void find(void *function, const char *name)
{
	*(void **) function = dlsym(RTLD_NEXT, name);
	assert_non_null(*(void **) function);
}

static bool is_due(int *after)
{
	if (*after > 0) {
		(*after)--;
		return false;
	}
	return awaited == NULL || wire_server_requests(awaited) > 0;
}

CURLMcode curl_multi_perform(CURLM *multi, int *running)
{
	static CURLMcode (*real)(CURLM *, int *);
	if (real == NULL) {
		find(&real, "curl_multi_perform");
	}
	if (perform_fails.code != CURLM_OK && is_due(&perform_fails.after)) {
		return perform_fails.code;
	}
	return real(multi, running);
}

CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd extra[], unsigned count, int ms, int *ready)
{
	static CURLMcode (*real)(CURLM *, struct curl_waitfd[], unsigned, int, int *);
	if (real == NULL) {
		find(&real, "curl_multi_poll");
	}
	if (poll_fails.code != CURLM_OK && is_due(&poll_fails.after)) {
		return poll_fails.code;
	}
	return real(multi, extra, count, ms, ready);
}

static int heal(void **state)
{
	(void) state;
	perform_fails.code = poll_fails.code = CURLM_OK;
	perform_fails.after = poll_fails.after = 0;
	awaited = NULL;
	return 0;
}

static void open_timed(struct http_fixture *f, const wire_script *scripts, size_t count)
{
	fixture_open(f, scripts, count);
	f->target.retry = true;
	fixture_time(f, AMPLE_MS);
}

static void close_timed(struct http_fixture *f)
{
	assert_true(calagopus_deadline_left(f->call.deadline) > AMPLE_MS / 2);
	assert_int_equal(fixture_figures(f).connections_open, 0);
	heal(NULL);
	fixture_close(f);
}

static void before_anything_is_sent_nothing_was(void **state)
{
	struct http_fixture f;
	(void) state;
	open_timed(&f, SCRIPTS(answers_for_ever));
	perform_fails.code = CURLM_INTERNAL_ERROR;
	assert_false(fixture_post_once(&f, "/servers"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_INTERNAL);
	assert_contains(f.responses[0].error.message, curl_multi_strerror(CURLM_INTERNAL_ERROR));
	assert_int_equal(f.call.requests, 1);
	assert_int_equal(wire_server_requests(f.server), 0);
	close_timed(&f);
}

static void what_was_sent_may_have_arrived(void **state)
{
	(void) state;
	for (int polls = 0; polls < 2; polls++) {
		struct http_fixture f;
		open_timed(&f, SCRIPTS(stalls));
		awaited = f.server;
		perform_fails.code = polls ? CURLM_OK : CURLM_INTERNAL_ERROR;
		poll_fails.code = polls ? CURLM_INTERNAL_ERROR : CURLM_OK;
		assert_false(fixture_post_once(&f, "/servers"));
		assert_failed(&f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_INTERNAL);
		assert_int_equal(wire_server_requests(f.server), 1);
		close_timed(&f);
	}
}

static void without_memory_that_is_what_is_said(void **state)
{
	struct http_fixture f;
	(void) state;
	open_timed(&f, SCRIPTS(stalls));
	awaited = f.server;
	perform_fails.code = CURLM_OUT_OF_MEMORY;
	assert_false(fixture_post_once(&f, "/servers"));
	assert_int_equal(f.responses[0].outcome, CALAGOPUS_HTTP_LOST);
	assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_OUT_OF_MEMORY);
	close_timed(&f);
}

static void an_answer_that_was_there_already_counts(void **state)
{
	struct http_fixture f;
	(void) state;
	/* at each step of the call in turn, until it comes to its end before */
	for (int after = 0; after < 200; after++) {
		open_timed(&f, SCRIPTS(answers_for_ever));
		perform_fails.code = CURLM_INTERNAL_ERROR;
		perform_fails.after = after;
		bool answered = fixture_post_once(&f, "/servers");
		if (!answered) {
			assert_int_equal(f.responses[0].error.reason, CALAGOPUS_REASON_INTERNAL);
			assert_true(f.responses[0].outcome == CALAGOPUS_HTTP_LOST || wire_server_requests(f.server) == 0);
			close_timed(&f);
			continue;
		}
		assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
		heal(NULL);
		fixture_close(&f);
		return;
	}
	fail_msg("the call never came to its end");
}

static void the_next_call_is_none_the_worse(void **state)
{
	struct calagopus_http_request requests[4] = { { .path = "/1" }, { .path = "/2" }, { .path = "/3" }, { .path = "/4" } };
	struct http_fixture f;
	(void) state;
	open_timed(&f, SCRIPTS(answers_once, stalls, stalls, stalls, answers_for_ever));
	assert_true(fixture_get(&f, "/warm"));
	poll_fails.code = CURLM_UNRECOVERABLE_POLL;
	assert_false(fixture_ask_many(&f, requests, 4));
	heal(NULL);
	assert_int_equal(fixture_figures(&f).connections_open, 0);
	fixture_time(&f, AMPLE_MS);
	assert_true(fixture_ask_many(&f, requests, 4));
	assert_true(fixture_figures(&f).connections_open > 0);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(before_anything_is_sent_nothing_was, heal),
		cmocka_unit_test_teardown(what_was_sent_may_have_arrived, heal),
		cmocka_unit_test_teardown(without_memory_that_is_what_is_said, heal),
		cmocka_unit_test_teardown(an_answer_that_was_there_already_counts, heal),
		cmocka_unit_test_teardown(the_next_call_is_none_the_worse, heal),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
