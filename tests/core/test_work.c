/* Tests of the work on bytes from outside: in proportion to their number, and over when the call's time is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <curl/curl.h>

#include "core/clock.h"
#include "core/json.h"
#include "core/redact.h"
#include "panel/panel.h"
#include "secrets_fixture.h"
#include "wire_server.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define KEY "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"
#define SERVER "4e7e5807-1f62-45fa-911a-f5c427c76946"
/* Scanning and redacting pass a byte twice or thrice; what is kept of it, some kilobytes, goes through every spelling. */
#define MOST_STEPS_A_BYTE 4
#define MOST_STEPS_KEPT (64 * CALAGOPUS_MAX_TRACE_BODY)

static const char *const allow[] = {"a", "errors", NULL};
static const char *const secret_texts[] = {KEY, NULL};
static struct calagopus_secrets *secrets;

static int64_t now_ms;
static int64_t pace_ms;

static int64_t tell_now(void)
{
	return now_ms += pace_ms;
}

static const struct calagopus_clock paced = {tell_now, tell_now};

/* A text of `length` bytes: what begins it, what fills it again and again, what ends it. */
static char *text_of(size_t length, const char *begin, const char *fill, const char *end)
{
	char *text = malloc(length + 1);
	size_t period = strlen(fill);
	size_t at = strlen(begin);
	size_t last = length - strlen(end);

	assert_non_null(text);
	memcpy(text, begin, at);
	for (; at + period <= last; at += period) {
		memcpy(text + at, fill, period);
	}
	/* spaces where no whole one fits any more */
	memset(text + at, ' ', last - at);
	memcpy(text + last, end, strlen(end) + 1);
	return text;
}

struct shape {
	const char *begin;
	const char *fill;
	const char *end;
};

/* The longest of what JSON can be made of. */
static const struct shape shapes[] = {
	{"{\"a\":\"", "\\\\", "\"}"}, {"{\"a\":\"", "\\u0061", "\"}"}, {"{\"a\":\"", "a", "\"}"}, {"{\"a\":\"", "%5c", "\"}"}, {"{\"b\":\"", "\xC3\xA9", "\"}"},
	{"{\"a\":[\"\"", ",\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "]}"}, {"{\"a\":", " ", "1}"},
	{"{\"a\":\"{\\\"a\\\":\\\"", "\\\\\\\\", "\\\"}\"}"}, {"[\"", "{[", "\"]"}, {"{\"b\":[0", ",               12345678901234567890123456789", "]}"},
	{"", "\\", ""}, {"", "[", ""}, {"", "\"", ""}, {"", "{\"\":", ""},
};

static void steps_are_in_proportion_to_the_length(void **state)
{
	(void) state;
	/* the tools that watch a program slow it down */
	const size_t lengths[] = {64 * 1024, getenv("CALAGOPUS_TEST_TOOL") == NULL ? CALAGOPUS_MAX_RESPONSE_BYTES : 256 * 1024};

	for (size_t i = 0; i < COUNT(shapes); i++) {
		for (size_t k = 0; k < COUNT(lengths); k++) {
			char *text = text_of(lengths[k], shapes[i].begin, shapes[i].fill, shapes[i].end);
			struct calagopus_slice body = {text, lengths[k]};
			struct calagopus_work work = {0};
			struct calagopus_json_limits limits = calagopus_json_limits_of(&work);
			struct calagopus_json_document document;
			struct calagopus_buffer out;

			if (calagopus_json_parse(body, &limits, &document, NULL)) {
				calagopus_json_free(&document);
			}
			if (work.steps > MOST_STEPS_A_BYTE * lengths[k]) {
				fail_msg("reading %zu bytes like %s%s took %zu steps", lengths[k], shapes[i].begin, shapes[i].fill, work.steps);
			}
			work = (struct calagopus_work) {0};
			calagopus_buffer_init(&out, CALAGOPUS_MAX_TRACE_BODY);
			assert_true(calagopus_redact(body, allow, secrets, &work, &out));
			if (work.steps > MOST_STEPS_A_BYTE * lengths[k] + MOST_STEPS_KEPT) {
				fail_msg("redacting %zu bytes like %s%s took %zu steps", lengths[k], shapes[i].begin, shapes[i].fill, work.steps);
			}
			calagopus_buffer_free(&out);
			free(text);
		}
	}
}

/* The clock goes on by a little with each look at it: what is long ends there, what is short is read whatever the clock says. */
static void reading_and_redacting_end_at_the_deadline(void **state)
{
	(void) state;
	static const struct shape long_list = {"{\"b\":[0", ",1                                                             ", "]}"};
	char *text = text_of(CALAGOPUS_MAX_RESPONSE_BYTES, long_list.begin, long_list.fill, long_list.end);
	struct calagopus_slice body = {text, CALAGOPUS_MAX_RESPONSE_BYTES};
	struct calagopus_json_document document;
	struct calagopus_error error;
	struct calagopus_buffer out;

	pace_ms = 10;
	calagopus_clock_use(&paced);
	/* the first look is before the scan's end, and a later one while json-c is fed */
	for (int64_t left = 5; left < 250; left += 80) {
		struct calagopus_deadline deadline = calagopus_deadline_in(left);
		struct calagopus_work work = {.deadline = &deadline};
		struct calagopus_json_limits limits = calagopus_json_limits_of(&work);

		assert_false(calagopus_json_parse(body, &limits, &document, &error));
		assert_int_equal(error.reason, CALAGOPUS_REASON_TIMED_OUT);
		assert_string_equal(error.message, "The time of the call was up while an answer of 8388608 bytes was being read.");
		assert_true(work.over);
	}
	struct calagopus_deadline passed = calagopus_deadline_in(0);
	struct calagopus_work work = {.deadline = &passed};

	calagopus_buffer_init(&out, CALAGOPUS_MAX_TRACE_BODY);
	assert_true(calagopus_redact(body, allow, secrets, &work, &out));
	assert_string_equal(out.data, "[not read, the time was up: 8388608 bytes]");
	struct calagopus_work fresh = {.deadline = &passed};
	struct calagopus_json_limits limits = calagopus_json_limits_of(&fresh);

	assert_true(calagopus_json_parse(calagopus_slice_of("{\"a\":1}"), &limits, &document, &error));
	calagopus_json_free(&document);
	calagopus_buffer_reset(&out);
	assert_true(calagopus_redact(calagopus_slice_of("{\"a\":\"" KEY "\"}"), allow, secrets, &fresh, &out));
	assert_string_equal(out.data, "{\"a\":\"[hidden]\"}");
	calagopus_clock_use(NULL);
	calagopus_buffer_free(&out);
	free(text);
}

/* ---- On the wire ---- */

static void put_long(char *out, unsigned value)
{
	for (unsigned i = 0; i < 4; i++) {
		out[i] = (char) (value >> (8 * i) & 255);
	}
}

static unsigned crc_of(const char *data, size_t length)
{
	unsigned crc = 0xFFFFFFFF;

	for (size_t i = 0; i < length; i++) {
		crc ^= (unsigned char) data[i];
		for (int bit = 0; bit < 8; bit++) {
			crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
		}
	}
	return ~crc;
}

/* The text as gzip without compression: blocks of at most 65,535 bytes. */
static char *gzip_of(const char *text, size_t length, size_t *packed)
{
	static const char head[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03";
	char *out = malloc(length + length / 1000 + 100);
	size_t used = sizeof(head) - 1;

	assert_non_null(out);
	memcpy(out, head, used);
	for (size_t at = 0; at < length;) {
		unsigned block = length - at < 65535 ? (unsigned) (length - at) : 65535;

		out[used++] = at + block == length ? 1 : 0;
		put_long(out + used, block | (~block & 0xFFFFu) << 16);
		memcpy(out + used + 4, text + at, block);
		used += 4 + block;
		at += block;
	}
	put_long(out + used, crc_of(text, length));
	put_long(out + used + 4, (unsigned) length);
	*packed = used + 8;
	return out;
}

/* One question to a panel that answers so, within `ms`; the error is what the step says. */
static void ask(const char *head, const char *body, size_t length, long ms, struct calagopus_error *error, size_t *steps)
{
	const struct wire_step script[] = {{WIRE_READ, NULL, 0, 0}, {WIRE_SEND, head, 0, 0}, {WIRE_SEND, body, length, 0}, {WIRE_CLOSE, NULL, 0, 0}};
	const wire_script scripts[] = {script};
	struct wire_server *server = wire_server_start(scripts, 1, NULL);
	struct calagopus_http_target target = {.authorization = "Bearer " KEY, .user_agent = "test", .connect_ms = 5000, .max_response_bytes = CALAGOPUS_MAX_RESPONSE_BYTES};
	struct calagopus_error problem;

	assert_true(calagopus_origin_parse(calagopus_slice_of("127.0.0.1"), wire_server_port(server), false, &target.origin, &problem));
	struct calagopus_http_call call = {.pool = calagopus_pool_new(NULL), .target = &target, .deadline = calagopus_deadline_in(ms), .secrets = secrets,
		.trace = calagopus_trace_new(allow, secrets)};
	struct calagopus_arena *arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	struct calagopus_panel panel = {.ops = &calagopus_cg_driver, .call = &call, .arena = arena};
	struct calagopus_step *step = calagopus_step(&panel, CALAGOPUS_OP_SERVER_GET, SERVER);

	assert_false(calagopus_panel_run(&panel, &step, 1));
	*error = step->error;
	*steps = call.work.steps;
	assert_int_equal(calagopus_trace_count(call.trace), 1);
	assert_null(strstr(calagopus_trace_item(call.trace, 0)->response_body, KEY));
	calagopus_trace_free(call.trace);
	calagopus_arena_free(arena);
	calagopus_pool_free(call.pool);
	wire_server_stop(server);
}

static void a_page_of_backslashes_is_read_within_the_deadline(void **state)
{
	(void) state;
	static const size_t lengths[] = {64 * 1024, CALAGOPUS_MAX_RESPONSE_BYTES};
	static const char *const fills[] = {"\\", "%5c", "a"};
	struct calagopus_error error;
	size_t steps;

	for (size_t i = 0; i < COUNT(lengths) * COUNT(fills); i++) {
		size_t length = lengths[i % COUNT(lengths)];
		char *page = text_of(length, "", fills[i / COUNT(lengths)], "");
		char head[200];

		snprintf(head, sizeof(head), "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/html\r\ncontent-length: %zu\r\n\r\n", length);
		ask(head, page, length, 60000, &error, &steps);
		assert_int_equal(error.reason, CALAGOPUS_REASON_PANEL_UNAVAILABLE);
		assert_int_equal(error.http_status, 503);
		assert_in_range(steps, length, 64 * length);
		free(page);
	}
}

static void a_packed_body_of_backslashes_is_read_within_the_deadline(void **state)
{
	(void) state;
	struct calagopus_error error;
	size_t steps;
	size_t packed;
	size_t length = 1024 * 1024;
	char *text = text_of(length, "{\"errors\":[\"", "\\\\", " " KEY "\"]}");
	char *body = gzip_of(text, length, &packed);
	char head[200];

	snprintf(head, sizeof(head), "HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: %zu\r\n\r\n", packed);
	ask(head, body, packed, 60000, &error, &steps);
	assert_int_equal(error.http_status, 404);
	assert_null(strstr(error.message, "aaaa"));
	assert_null(strstr(error.panel_message, "aaaa"));
	assert_in_range(steps, length, 64 * length);
	free(body);
	free(text);
}

static int set_up(void **state)
{
	(void) state;
	secrets = secrets_of(secret_texts);
	return secrets != NULL && curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? 0 : -1;
}

static int tear_down(void **state)
{
	(void) state;
	calagopus_secrets_free(secrets);
	curl_global_cleanup();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_are_in_proportion_to_the_length),
		cmocka_unit_test(reading_and_redacting_end_at_the_deadline),
		cmocka_unit_test(a_page_of_backslashes_is_read_within_the_deadline),
		cmocka_unit_test(a_packed_body_of_backslashes_is_read_within_the_deadline),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
