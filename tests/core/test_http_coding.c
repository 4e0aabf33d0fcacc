/* How an answer may be packed: once, by gzip, which is asked for, or not at all; whatever else libcurl could unpack is refused before it does. */
#define _GNU_SOURCE
#include "http_fixture.h"

#include <stdio.h>
#include <string.h>

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
	/* libcurl 8 refuses a transfer coding by itself, before we see the header */
	const char *own = strstr(f->responses[0].error.message, "could not be unpacked (");

	if (own == NULL || strstr(own, "Transfer-Encoding") == NULL) {
		assert_contains(f->responses[0].error.message, "packed otherwise than once, by gzip");
	}
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

/* A head of which only the packing is of interest, and {"a":1} behind it, by gzip and in one chunk. */
#define CHUNKED_GZIP "1b\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x4a\x54\xb2\x32\xac\x05\x00\xaf\xac\x1b\x56\x07\x00\x00\x00\r\n0\r\n\r\n"

/* libcurl unpacks up to five layers of this header too, whatever was asked for. */
static void a_transfer_coding_other_than_chunked_is_refused(void **state)
{
	static const char *const lines[] = {
		"Transfer-Encoding: gzip", "transfer-encoding:deflate", "TRANSFER-ENCODING:  x-gzip  ", "Transfer-Encoding: gzip, chunked",
		"Transfer-Encoding: chunked, gzip", "Transfer-Encoding : br", "Transfer-Encoding: zstd", "Transfer-Encoding: chunkedd",
		"Transfer-Encoding: chunked;q=1", "Transfer-Encoding: ,,gzip,gzip,gzip,gzip,gzip", "Transfer-Encoding: compress",
		"Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: identity, chunked",
		"Transfer-Encoding: chunked\r\nX-Other: 1\r\nTransfer-Encoding: chunked", "Content-Encoding: gzip\r\nTransfer-Encoding: gzip, chunked",
		"Transfer-Encoding: gzip\r\nContent-Encoding: gzip", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip, gzip",
	};
	(void) state;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		char head[200];
		snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n%s\r\n\r\n", lines[i]);
		const struct wire_step script[] = { W_READ, W_SEND(head), W_BYTES(CHUNKED_GZIP, sizeof CHUNKED_GZIP - 1), W_STALL, W_CLOSE };
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(script));
		expect_refused(&f);
	}
}

static void chunks_of_what_gzip_packed_once_are_read(void **state)
{
	static const char *const lines[] = {
		"Content-Encoding: gzip\r\nTransfer-Encoding: chunked", "transfer-encoding: Chunked\r\ncontent-encoding: x-gzip", "Transfer-Encoding: ,chunked,\r\nContent-Encoding: gzip",
	};
	(void) state;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		char head[200];
		snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\n%s\r\n\r\n", lines[i]);
		const struct wire_step script[] = { W_READ, W_SEND(head), W_BYTES(CHUNKED_GZIP, sizeof CHUNKED_GZIP - 1), W_AGAIN };
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(script));
		assert_true(fixture_get(&f, "/1") && fixture_get(&f, "/2"));
		assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
		fixture_close(&f);
	}
}

static void a_transfer_coding_of_identity_is_taken_as_it_is(void **state)
{
	static const struct wire_step script[] = { W_READ, W_SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 7\r\n\r\n{\"a\":1}"), W_CLOSE };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script));
	assert_true(fixture_get(&f, "/"));
	assert_string_equal(f.responses[0].body.data, "{\"a\":1}");
	fixture_close(&f);
}

/* What a proxy says to CONNECT is no answer: its body is not unpacked, however many layers it names. */
static void a_proxy_that_refuses_is_not_unpacked(void **state)
{
	static const struct wire_step refusal[] = { W_READ_HEAD,
		W_SEND("HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: gzip, gzip, gzip, gzip, chunked\r\nContent-Encoding: gzip\r\n\r\n"),
		W_BYTES(CHUNKED_GZIP, sizeof CHUNKED_GZIP - 1), W_CLOSE };
	struct http_fixture f;
	char proxy[64];
	(void) state;
	fixture_open(&f, SCRIPTS(refusal));
	snprintf(proxy, sizeof proxy, "http://127.0.0.1:%d", wire_server_port(f.server));
	f.target.proxy = proxy;
	fixture_aim(&f, "panel.example.com", 443, true);
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_CONNECT_FAILED);
	fixture_close(&f);
}

/* libcurl sets up a decoder for whatever head names it. */
static void a_coding_before_the_answer_or_after_it_is_refused(void **state)
{
	static const struct wire_step early[] = { W_READ, W_SEND("HTTP/1.1 103 Early Hints\r\nContent-Encoding: zstd\r\n\r\n" JSON_ANSWER), W_AGAIN };
	static const struct wire_step early_gzip[] = { W_READ, W_SEND("HTTP/1.1 103 Early Hints\r\nContent-Encoding: gzip\r\n\r\n"
		"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 27\r\n\r\n"), W_BYTES(gzipped, sizeof gzipped - 1), W_AGAIN };
	static const struct wire_step late[] = { W_READ,
		W_SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Content-Encoding\r\n\r\n7\r\n{\"a\":1}\r\n0\r\nContent-Encoding: zstd\r\n\r\n"), W_AGAIN };
	static const struct wire_step early_transfer[] = { W_READ, W_SEND("HTTP/1.1 103 Early Hints\r\nTransfer-Encoding: gzip\r\n\r\n" JSON_ANSWER), W_AGAIN };
	static const struct wire_step go_on[] = { W_READ, W_SEND("HTTP/1.1 100 Continue\r\nTransfer-Encoding: chunked\r\n\r\n"
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n"), W_AGAIN };
	static const struct wire_step late_transfer[] = { W_READ,
		W_SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Transfer-Encoding\r\n\r\n7\r\n{\"a\":1}\r\n0\r\nTransfer-Encoding: gzip\r\n\r\n"), W_AGAIN };
	const wire_script scripts[] = { early, early_gzip, late, early_transfer, go_on, late_transfer };
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
	/* HTTP/2 knows no transfer coding: libcurl's nghttp2 breaks such an answer off, whatever it names */
	static const struct wire_step transfer[] = { W_H2, W_READ, W_H2_TRANSFER_CODED("gzip, gzip"), W_STALL, W_CLOSE };
	static const struct wire_step chunked[] = { W_H2, W_READ, W_H2_TRANSFER_CODED("chunked"), W_STALL, W_CLOSE };
	const wire_script transfers[] = { transfer, chunked };
	const wire_script scripts[] = { deflate, zstd, stacked, trailer };
	const wire_script good = harmless;
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		open_http2(&f, &scripts[i]);
		expect_refused(&f);
	}
	for (size_t i = 0; i < sizeof transfers / sizeof transfers[0]; i++) {
		open_http2(&f, &transfers[i]);
		assert_false(fixture_get(&f, "/"));
		assert_int_equal(f.responses[0].outcome, CALAGOPUS_HTTP_LOST);
		assert_int_equal(f.responses[0].body.length, 0);
		fixture_close(&f);
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
		cmocka_unit_test(a_transfer_coding_other_than_chunked_is_refused),
		cmocka_unit_test(chunks_of_what_gzip_packed_once_are_read),
		cmocka_unit_test(a_transfer_coding_of_identity_is_taken_as_it_is),
		cmocka_unit_test(a_proxy_that_refuses_is_not_unpacked),
		cmocka_unit_test(what_is_said_not_to_be_packed_is_taken_as_it_is),
		cmocka_unit_test(a_coding_before_the_answer_or_after_it_is_refused),
		cmocka_unit_test(over_http2_it_is_refused_too),
	};
	return cmocka_run_group_tests(tests, make_certificates, remove_certificates);
}
