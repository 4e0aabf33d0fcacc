/* The common part of the tests of HTTP. */
#include "http_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/pool.h"

#define AMPLE_MS 10000

void fixture_open_tls(struct http_fixture *fixture, const wire_script *scripts, size_t count, const struct wire_tls *tls, const char *authority)
{
	memset(fixture, 0, sizeof *fixture);
	fixture->pool = calagopus_pool_new(NULL);
	assert_non_null(fixture->pool);
	fixture->server = wire_server_start(scripts, count, tls);
	fixture->target.authorization = TEST_KEY;
	fixture->target.user_agent = "calagopus-test/1";
	fixture->target.connect_ms = 2000;
	fixture->target.max_response_bytes = 1024 * 1024;
	fixture->target.ca_file = authority;
	fixture_aim(fixture, "127.0.0.1", wire_server_port(fixture->server), tls != NULL);
	fixture_time(fixture, AMPLE_MS);
}

void fixture_open(struct http_fixture *fixture, const wire_script *scripts, size_t count)
{
	fixture_open_tls(fixture, scripts, count, NULL, NULL);
}

static void free_responses(struct http_fixture *fixture)
{
	for (size_t i = 0; i < fixture->used; i++) {
		calagopus_http_response_free(&fixture->responses[i]);
	}
	fixture->used = 0;
}

void fixture_close(struct http_fixture *fixture)
{
	free_responses(fixture);
	calagopus_trace_free(fixture->call.trace);
	calagopus_pool_free(fixture->pool);
	wire_server_stop(fixture->server);
}

void fixture_aim(struct http_fixture *fixture, const char *host, int port, bool secure)
{
	struct calagopus_error error;
	calagopus_error_clear(&error);
	assert_true(calagopus_origin_parse(calagopus_slice_of(host), port, secure, &fixture->target.origin, &error));
}

void fixture_time(struct http_fixture *fixture, int64_t ms)
{
	struct calagopus_trace *trace = fixture->call.trace;
	fixture->call = (struct calagopus_http_call) {
		.pool = fixture->pool, .target = &fixture->target, .deadline = calagopus_deadline_in(ms), .trace = trace,
	};
}

bool fixture_ask_many(struct http_fixture *fixture, const struct calagopus_http_request *requests, size_t count)
{
	free_responses(fixture);
	fixture->used = count;
	return calagopus_http_perform(&fixture->call, requests, fixture->responses, count);
}

bool fixture_ask(struct http_fixture *fixture, const struct calagopus_http_request *request)
{
	return fixture_ask_many(fixture, request, 1);
}

bool fixture_get(struct http_fixture *fixture, const char *path)
{
	struct calagopus_http_request request = { .method = CALAGOPUS_HTTP_GET, .path = path };
	return fixture_ask(fixture, &request);
}

bool fixture_post_once(struct http_fixture *fixture, const char *path)
{
	struct calagopus_http_request request = {
		.method = CALAGOPUS_HTTP_POST, .path = path, .body = calagopus_slice_of("{\"name\":\"x\"}"), .send_body = true, .once = true,
	};
	return fixture_ask(fixture, &request);
}

struct calagopus_pool_figures fixture_figures(const struct http_fixture *fixture)
{
	struct calagopus_pool_figures figures;
	calagopus_pool_figures(fixture->pool, &figures);
	return figures;
}

void fixture_assert_contains(const char *text, const char *part, bool wanted, const char *file, int line)
{
	if ((strstr(text, part) != NULL) != wanted) {
		print_error("\"%s\" %s \"%s\"\n", text, wanted ? "lacks" : "contains", part);
		_fail(file, line);
	}
}

void fixture_assert_failed(const struct http_fixture *fixture, enum calagopus_http_outcome outcome, enum calagopus_reason reason, const char *file, int line)
{
	const struct calagopus_http_response *response = &fixture->responses[0];
	char where[300];
	snprintf(where, sizeof where, "%s:%d", fixture->target.origin.host, fixture->target.origin.port);
	if (response->outcome != outcome || response->error.reason != reason) {
		print_error("outcome %d, reason %s: %s\n", (int) response->outcome, calagopus_reason_name(response->error.reason), response->error.message);
		_fail(file, line);
	}
	fixture_assert_contains(response->error.message, where, true, file, line);
	fixture_assert_contains(response->error.message, "0123456789abcdef", false, file, line);
	_assert_true(response->error.hint[0] != '\0', "a hint", file, line);
	_assert_true(response->body.length == 0, "no body", file, line);
	_assert_int_equal((unsigned long) response->status, 0, file, line);
}

int fixture_start(void **state)
{
	struct calagopus_error error;
	(void) state;
	calagopus_error_clear(&error);
	return calagopus_pool_global_start(&error) ? 0 : -1;
}

int fixture_stop(void **state)
{
	(void) state;
	calagopus_pool_global_stop();
	return 0;
}
