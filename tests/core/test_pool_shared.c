/* Somebody else in the process (PHP's curl extension) set libcurl up first, with its own allocator: both go on. */
#include "http_fixture.h"

#include <curl/curl.h>
#include <stdlib.h>

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };

static void *plain_alloc(size_t size)
{
	return malloc(size);
}

static void *plain_resize(void *block, size_t size)
{
	return realloc(block, size);
}

static void plain_release(void *block)
{
	free(block);
}

static void their_handle_outlives_our_stop(void **state)
{
	static const struct calagopus_memory ours = { plain_alloc, plain_resize, plain_release };
	struct http_fixture f;
	char *escaped;
	(void) state;
	assert_int_equal(curl_global_init(CURL_GLOBAL_DEFAULT), CURLE_OK);
	CURL *theirs = curl_easy_init();
	assert_non_null(theirs);
	calagopus_memory_use(&ours);
	assert_int_equal(fixture_start(state), 0);
	/* asked twice, it is set up once */
	assert_int_equal(fixture_start(state), 0);
	fixture_open(&f, SCRIPTS(answers_for_ever));
	assert_true(fixture_get(&f, "/ours"));
	fixture_close(&f);
	assert_int_equal(fixture_stop(state), 0);
	calagopus_memory_use(NULL);
	escaped = curl_easy_escape(theirs, "a b", 3);
	assert_string_equal(escaped, "a%20b");
	curl_free(escaped);
	curl_easy_cleanup(theirs);
	curl_global_cleanup();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(their_handle_outlives_our_stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
