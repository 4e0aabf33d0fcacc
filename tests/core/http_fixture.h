/* What the tests of HTTP have in common: a pool, a scripted server, a target that points at it, and one call. */
#ifndef CALAGOPUS_TESTS_HTTP_FIXTURE_H
#define CALAGOPUS_TESTS_HTTP_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/http.h"
#include "core/limits.h"
#include "wire_server.h"

#define TEST_KEY "Bearer 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL"

/* An answer with its length, kept open. */
#define JSON_ANSWER "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}"

struct http_fixture {
	struct calagopus_pool *pool;
	struct wire_server *server;
	struct calagopus_http_target target;
	struct calagopus_http_call call;
	struct calagopus_http_response responses[CALAGOPUS_MAX_IN_FLIGHT + 1];
	size_t used; /* responses that are to be freed */
};

/* One connection's script after another; no retries, ten seconds. */
void fixture_open(struct http_fixture *fixture, const wire_script *scripts, size_t count);
void fixture_open_tls(struct http_fixture *fixture, const wire_script *scripts, size_t count, const struct wire_tls *tls, const char *authority);
void fixture_close(struct http_fixture *fixture);
/* Points the target at a host and a port. */
void fixture_aim(struct http_fixture *fixture, const char *host, int port, bool secure);
/* A fresh call with so much time. */
void fixture_time(struct http_fixture *fixture, int64_t ms);
/* Performs one request, the answer of which is then responses[0]. */
bool fixture_ask(struct http_fixture *fixture, const struct calagopus_http_request *request);
bool fixture_ask_many(struct http_fixture *fixture, const struct calagopus_http_request *requests, size_t count);
bool fixture_get(struct http_fixture *fixture, const char *path);
/* A POST of `{"name":"x"}` that must go once. */
bool fixture_post_once(struct http_fixture *fixture, const char *path);
struct calagopus_pool_figures fixture_figures(const struct http_fixture *fixture);

#define assert_contains(text, part) fixture_assert_contains((text), (part), true, __FILE__, __LINE__)
#define assert_lacks(text, part) fixture_assert_contains((text), (part), false, __FILE__, __LINE__)
void fixture_assert_contains(const char *text, const char *part, bool wanted, const char *file, int line);
/* `outcome` and `reason` of responses[0]; the words must name host and port and not the key. */
#define assert_failed(fixture, outcome, reason) fixture_assert_failed((fixture), (outcome), (reason), __FILE__, __LINE__)
void fixture_assert_failed(const struct http_fixture *fixture, enum calagopus_http_outcome outcome, enum calagopus_reason reason, const char *file, int line);

/* Group set-up and tear-down: libcurl once a program. */
int fixture_start(void **state);
int fixture_stop(void **state);

#endif
