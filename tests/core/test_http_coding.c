/* How an answer may be packed: by gzip, which is asked for, or not at all; whatever else libcurl could unpack is refused before it does. */
#define _GNU_SOURCE
#include "http_fixture.h"

#include <stdio.h>

#include "wire_tls.h"

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))

/* {"a":1}, by gzip and by zlib without compression */
static const char gzipped[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x4a\x54\xb2\x32\xac\x05\x00\xaf\xac\x1b\x56\x07\x00\x00\x00";
static const char deflated[] = "\x78\x01\x01\x07\x00\xf8\xff{\"a\":1}\x08\x2a\x02\x09";

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

static void expect_refused(struct http_fixture *f)
{
	f->target.retry = true;
	assert_false(fixture_get(f, "/"));
	assert_failed(f, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_BAD_ANSWER);
	assert_contains(f->responses[0].error.message, "packed otherwise than by gzip");
	assert_int_equal(wire_server_requests(f->server), 1);
	fixture_close(f);
}

static void another_coding_than_gzip_is_refused(void **state)
{
	static const char *const lines[] = {
		"Content-Encoding: deflate", "content-encoding:deflate", "CONTENT-ENCODING:  deflate  ", "Content-Encoding: br", "Content-Encoding: zstd",
		"Content-Encoding: compress", "Content-Encoding: gzipp", "Content-Encoding: gzip;q=1", "Content-Encoding : zstd", "Content-Encoding: aws-chunked",
	};
	(void) state;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		char head[200];
		snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n%s\r\nContent-Length: %zu\r\n\r\n", lines[i], sizeof deflated - 1);
		const struct wire_step script[] = { W_READ, W_SEND(head), W_BYTES(deflated, sizeof deflated - 1), W_AGAIN };
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(script));
		expect_refused(&f);
	}
}

static void one_coding_in_another_is_refused(void **state)
{
	static const char *const lines[] = {
		"Content-Encoding: gzip, gzip", "Content-Encoding: gzip\r\nContent-Encoding: gzip", "Content-Encoding: identity,gzip", "Content-Encoding: gzip, zstd",
		"Content-Encoding: ,gzip,,x-gzip", "Content-Encoding: gzip\r\nX-Other: 1\r\nContent-Encoding: br",
	};
	(void) state;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		char head[200];
		snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\n%s\r\nContent-Length: %zu\r\n\r\n", lines[i], sizeof gzipped - 1);
		const struct wire_step script[] = { W_READ, W_SEND(head), W_BYTES(gzipped, sizeof gzipped - 1), W_AGAIN };
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(script));
		expect_refused(&f);
	}
}

static void gzip_under_either_name_is_unpacked(void **state)
{
	static const char *const codings[] = { "gzip", "x-gzip", "GZIP", " gzip ," };
	(void) state;
	for (size_t i = 0; i < sizeof codings / sizeof codings[0]; i++) {
		char head[200];
		snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %zu\r\n\r\n", codings[i], sizeof gzipped - 1);
		const struct wire_step script[] = { W_READ, W_SEND(head), W_BYTES(gzipped, sizeof gzipped - 1), W_AGAIN };
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(script));
		assert_true(fixture_get(&f, "/1") && fixture_get(&f, "/2"));
		assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
		fixture_close(&f);
	}
}

static void what_is_said_not_to_be_packed_is_taken_as_it_is(void **state)
{
	static const char *const codings[] = { "identity", "", "Identity" };
	(void) state;
	for (size_t i = 0; i < sizeof codings / sizeof codings[0]; i++) {
		char answer[200];
		snprintf(answer, sizeof answer, "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: 7\r\n\r\n{\"a\":1}", codings[i]);
		const struct wire_step script[] = { W_READ, W_SEND(answer), W_AGAIN };
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(script));
		assert_true(fixture_get(&f, "/"));
		assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
		fixture_close(&f);
	}
}

/* libcurl sets up a decoder for whatever head names it. */
static void a_coding_before_the_answer_or_after_it_is_refused(void **state)
{
	static const struct wire_step early[] = { W_READ, W_SEND("HTTP/1.1 103 Early Hints\r\nContent-Encoding: zstd\r\n\r\n" JSON_ANSWER), W_AGAIN };
	static const struct wire_step early_gzip[] = { W_READ, W_SEND("HTTP/1.1 103 Early Hints\r\nContent-Encoding: gzip\r\n\r\n"
		"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 27\r\n\r\n"), W_BYTES(gzipped, sizeof gzipped - 1), W_AGAIN };
	static const struct wire_step late[] = { W_READ,
		W_SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Content-Encoding\r\n\r\n7\r\n{\"a\":1}\r\n0\r\nContent-Encoding: zstd\r\n\r\n"), W_AGAIN };
	const wire_script scripts[] = { early, early_gzip, late };
	(void) state;
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		struct http_fixture f;
		fixture_open(&f, &scripts[i], 1);
		expect_refused(&f);
	}
}

static void open_http2(struct http_fixture *f, const wire_script *script)
{
	const struct wire_tls tls = { .certificate = certificates.good, .key = certificates.key, .http2 = true };
	fixture_open_tls(f, script, 1, &tls, certificates.authority);
	f->target.connect_ms = 5000;
}

static void over_http2_it_is_refused_too(void **state)
{
	static const struct wire_step deflate[] = { W_H2, W_READ, W_H2_CODED("deflate"), W_STALL, W_CLOSE };
	static const struct wire_step zstd[] = { W_H2, W_READ, W_H2_CODED("zstd"), W_STALL, W_CLOSE };
	static const struct wire_step stacked[] = { W_H2, W_READ, W_H2_CODED("gzip, gzip"), W_STALL, W_CLOSE };
	static const struct wire_step trailer[] = { W_H2, W_READ, W_H2_CODED_AFTERWARDS("br"), W_STALL, W_CLOSE };
	static const struct wire_step harmless[] = { W_H2, W_READ, W_H2_CODED("identity"), W_STALL, W_CLOSE };
	const wire_script scripts[] = { deflate, zstd, stacked, trailer };
	const wire_script good = harmless;
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		open_http2(&f, &scripts[i]);
		expect_refused(&f);
	}
	open_http2(&f, &good);
	assert_true(fixture_get(&f, "/"));
	assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_coding_than_gzip_is_refused),
		cmocka_unit_test(one_coding_in_another_is_refused),
		cmocka_unit_test(gzip_under_either_name_is_unpacked),
		cmocka_unit_test(what_is_said_not_to_be_packed_is_taken_as_it_is),
		cmocka_unit_test(a_coding_before_the_answer_or_after_it_is_refused),
		cmocka_unit_test(over_http2_it_is_refused_too),
	};
	return cmocka_run_group_tests(tests, make_certificates, remove_certificates);
}
