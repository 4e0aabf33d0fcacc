/* The pool across calls, across forks and across time; and what is left where memory runs out. */
#define _GNU_SOURCE
#include "http_fixture.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };

/* a clock that can be put forward */

static int64_t ahead_ms;

static int64_t shifted_monotonic(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000 + ahead_ms;
}

static int64_t shifted_unix(void)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000 + ahead_ms;
}

static int shift_clock(void **state)
{
	static const struct calagopus_clock shifted = { shifted_monotonic, shifted_unix };
	(void) state;
	ahead_ms = 0;
	calagopus_clock_use(&shifted);
	return 0;
}

static int right_clock(void **state)
{
	(void) state;
	calagopus_clock_use(NULL);
	return 0;
}

static void get(struct http_fixture *f)
{
	fixture_time(f, 10000);
	assert_true(fixture_get(f, "/"));
}

static void an_idle_connection_is_not_used_again_when_it_is_too_old(void **state)
{
	const struct calagopus_pool_settings settings = { .max_connections = 4, .idle_ms = 30000, .lifetime_ms = 600000 };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	calagopus_pool_settings_change(f.pool, &settings);
	get(&f);
	ahead_ms += 29000;
	get(&f);
	assert_int_equal(wire_server_connections(f.server), 1);
	ahead_ms += 30000;
	get(&f);
	assert_int_equal(wire_server_connections(f.server), 2);
	assert_true(wire_server_await_ended(f.server, 1));
	assert_int_equal(fixture_figures(&f).connections_open, 1);
	fixture_close(&f);
}

static void a_connection_is_replaced_at_the_end_of_its_life(void **state)
{
	const struct calagopus_pool_settings settings = { .max_connections = 4, .idle_ms = 30000, .lifetime_ms = 50000 };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	calagopus_pool_settings_change(f.pool, &settings);
	get(&f);
	ahead_ms += 20000;
	get(&f);
	ahead_ms += 20000;
	get(&f);
	assert_int_equal(wire_server_connections(f.server), 1);
	ahead_ms += 20000;
	get(&f);
	assert_int_equal(wire_server_connections(f.server), 2);
	fixture_close(&f);
}

static void tidying_closes_what_idles_too_long_and_nothing_else(void **state)
{
	const struct calagopus_pool_settings settings = { .max_connections = 4, .idle_ms = 30000, .lifetime_ms = 600000 };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	calagopus_pool_settings_change(f.pool, &settings);
	calagopus_pool_tidy(f.pool);
	get(&f);
	calagopus_pool_tidy(f.pool);
	assert_int_equal(fixture_figures(&f).connections_open, 1);
	ahead_ms += 30000;
	calagopus_pool_tidy(f.pool);
	assert_int_equal(fixture_figures(&f).connections_open, 0);
	assert_true(wire_server_await_ended(f.server, 1));
	get(&f);
	assert_int_equal(wire_server_connections(f.server), 2);
	fixture_close(&f);
}

static void settings_that_make_no_sense_are_the_defaults(void **state)
{
	const struct calagopus_pool_settings settings = { .max_connections = 0, .idle_ms = -1, .lifetime_ms = -1 };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	calagopus_pool_settings_change(f.pool, &settings);
	get(&f);
	ahead_ms += CALAGOPUS_DEFAULT_IDLE_MS - 2000;
	get(&f);
	assert_int_equal(wire_server_connections(f.server), 1);
	fixture_close(&f);
}

static void of_an_age_of_nothing_no_connection_is_kept(void **state)
{
	static const struct calagopus_pool_settings settings[] = {
		{ .max_connections = 4, .idle_ms = 0, .lifetime_ms = 600000 },
		{ .max_connections = 4, .idle_ms = 30000, .lifetime_ms = 0 },
		{ .max_connections = 4, .idle_ms = 0, .lifetime_ms = 0 },
	};
	(void) state;
	for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
		struct http_fixture f;
		fixture_open(&f, SCRIPTS(answers_for_ever));
		calagopus_pool_settings_change(f.pool, &settings[i]);
		for (size_t n = 1; n <= 3; n++) {
			get(&f);
			/* at the end of the call, not of the next one */
			assert_int_equal(fixture_figures(&f).connections_open, 0);
			assert_true(wire_server_await_ended(f.server, n));
			assert_int_equal(wire_server_connections(f.server), n);
		}
		fixture_close(&f);
	}
}

/* forks */

/* Runs `work` in a child and returns its exit status. */
static int in_child(int (*work)(struct http_fixture *f), struct http_fixture *f)
{
	int status = 0;
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		_exit(work(f));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

static int child_asks(struct http_fixture *f)
{
	struct calagopus_pool_figures figures;
	fixture_time(f, 10000);
	if (!fixture_get(f, "/child/1") || !fixture_get(f, "/child/2")) {
		return 1;
	}
	calagopus_pool_figures(f->pool, &figures);
	if (figures.forks_abandoned != 1 || figures.connections_made != 1 || figures.connections_reused != 1 || figures.connections_open != 1) {
		return 2;
	}
	calagopus_pool_free(f->pool);
	return 0;
}

static void a_child_makes_its_own_connections_and_leaves_the_parent_s_alone(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	get(&f);
	assert_int_equal(in_child(child_asks, &f), 0);
	get(&f);
	get(&f);
	assert_int_equal(wire_server_connections(f.server), 2);
	assert_int_equal(wire_server_requests(f.server), 5);
	assert_int_equal(fixture_figures(&f).forks_abandoned, 0);
	fixture_close(&f);
}

static int child_only_frees(struct http_fixture *f)
{
	calagopus_pool_tidy(f->pool);
	calagopus_pool_free(f->pool);
	return 0;
}

static void a_child_that_only_ends_does_the_parent_no_harm(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	get(&f);
	assert_int_equal(in_child(child_only_frees, &f), 0);
	get(&f);
	assert_int_equal(wire_server_connections(f.server), 1);
	fixture_close(&f);
}

/* Sockets of this process whose other end is the server. */
static size_t sockets_to(int port, int *fds, size_t room)
{
	size_t count = 0;
	for (int fd = 0; fd < 256; fd++) {
		struct sockaddr_in peer;
		socklen_t size = sizeof peer;
		if (getpeername(fd, (struct sockaddr *) &peer, &size) == 0 && peer.sin_family == AF_INET && ntohs(peer.sin_port) == port && count < room) {
			fds[count++] = fd;
		}
	}
	return count;
}

static int child_counts(struct http_fixture *f)
{
	int fds[16];
	int port = wire_server_port(f->server);
	if (sockets_to(port, fds, 16) != 1) {
		return 1;
	}
	calagopus_pool_tidy(f->pool);
	return sockets_to(port, fds, 16) == 0 ? 0 : 2;
}

static void a_child_closes_its_copies_of_the_parent_s_sockets(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	get(&f);
	assert_int_equal(in_child(child_counts, &f), 0);
	get(&f);
	assert_int_equal(wire_server_connections(f.server), 1);
	fixture_close(&f);
}

static int child_reuses_the_number(struct http_fixture *f)
{
	int fds[16];
	if (sockets_to(wire_server_port(f->server), fds, 16) != 1) {
		return 1;
	}
	int other = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (dup2(other, fds[0]) != fds[0]) {
		return 2;
	}
	calagopus_pool_tidy(f->pool);
	return fcntl(fds[0], F_GETFD) >= 0 ? 0 : 3;
}

static void a_number_that_means_something_else_by_now_is_not_closed(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	get(&f);
	assert_int_equal(in_child(child_reuses_the_number, &f), 0);
	fixture_close(&f);
}

static void sockets_are_not_inherited_by_programs(void **state)
{
	int fds[16];
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	get(&f);
	assert_int_equal(sockets_to(wire_server_port(f.server), fds, 16), 1);
	assert_true((fcntl(fds[0], F_GETFD) & FD_CLOEXEC) != 0);
	fixture_close(&f);
}

static size_t open_descriptors(void)
{
	size_t count = 0;
	DIR *folder = opendir("/proc/self/fd");
	assert_non_null(folder);
	while (readdir(folder) != NULL) {
		count++;
	}
	closedir(folder);
	return count;
}

static void a_pool_that_is_freed_leaves_no_descriptor(void **state)
{
	struct http_fixture f;
	size_t before = open_descriptors();
	(void) state;
	for (int i = 0; i < 3; i++) {
		fixture_open(&f, SCRIPTS(answers_for_ever));
		get(&f);
		fixture_close(&f);
	}
	assert_int_equal(open_descriptors(), before);
}

/* re-entrance */

static struct calagopus_error inner_error;

static bool asks_again(void *context)
{
	struct http_fixture *f = context;
	struct calagopus_http_call call = f->call;
	const struct calagopus_http_request request = { .path = "/inner" };
	struct calagopus_http_response response;
	call.interrupted = NULL;
	(void) calagopus_http_perform(&call, &request, &response, 1);
	inner_error = response.error;
	calagopus_http_response_free(&response);
	return true;
}

static void a_call_within_a_call_is_refused(void **state)
{
	static const struct wire_step script[] = { W_READ, W_STALL, W_CLOSE };
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(script, answers_for_ever));
	f.call.interrupted = asks_again;
	f.call.context = &f;
	assert_false(fixture_get(&f, "/outer"));
	assert_int_equal(inner_error.reason, CALAGOPUS_REASON_INTERNAL);
	get(&f);
	assert_int_equal(wire_server_requests(f.server), 2);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_idle_connection_is_not_used_again_when_it_is_too_old, shift_clock, right_clock),
		cmocka_unit_test_setup_teardown(a_connection_is_replaced_at_the_end_of_its_life, shift_clock, right_clock),
		cmocka_unit_test_setup_teardown(tidying_closes_what_idles_too_long_and_nothing_else, shift_clock, right_clock),
		cmocka_unit_test_setup_teardown(of_an_age_of_nothing_no_connection_is_kept, shift_clock, right_clock),
		cmocka_unit_test_setup_teardown(settings_that_make_no_sense_are_the_defaults, shift_clock, right_clock),
		cmocka_unit_test(a_child_makes_its_own_connections_and_leaves_the_parent_s_alone),
		cmocka_unit_test(a_child_that_only_ends_does_the_parent_no_harm),
		cmocka_unit_test(a_child_closes_its_copies_of_the_parent_s_sockets),
		cmocka_unit_test(a_number_that_means_something_else_by_now_is_not_closed),
		cmocka_unit_test(sockets_are_not_inherited_by_programs),
		cmocka_unit_test(a_pool_that_is_freed_leaves_no_descriptor),
		cmocka_unit_test(a_call_within_a_call_is_refused),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
