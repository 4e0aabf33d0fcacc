/* Name resolution that hangs, fails or is slow: getaddrinfo is replaced in this program, which libcurl then calls. */
#define _GNU_SOURCE
#include "http_fixture.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <netdb.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))
/* What a call may take longer than its deadline before it counts as late: Valgrind is slow. */
#define GRACE_MS 1500
#define PATIENCE_MS 10000

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
static const struct wire_step answers_and_closes[] = { W_READ, W_SEND(JSON_ANSWER), W_CLOSE };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int hanging;
static int asked;
static bool let_go;

static void rest(long ms)
{
	struct timespec span = { ms / 1000, ms % 1000 * 1000000L };
	nanosleep(&span, NULL);
}

static void hang(void)
{
	pthread_mutex_lock(&lock);
	hanging++;
	while (!let_go) {
		pthread_cond_wait(&changed, &lock);
	}
	hanging--;
	pthread_mutex_unlock(&lock);
}

static int loopback(const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
	struct { struct addrinfo info; struct sockaddr_in address; } *block;
	if (hints != NULL && hints->ai_family == AF_INET6) {
		return EAI_NONAME;
	}
	block = calloc(1, sizeof *block);
	if (block == NULL) {
		return EAI_MEMORY;
	}
	block->address.sin_family = AF_INET;
	block->address.sin_port = htons((uint16_t) (service == NULL ? 0 : atoi(service)));
	block->address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	block->info = (struct addrinfo) {
		.ai_family = AF_INET, .ai_socktype = SOCK_STREAM, .ai_protocol = IPPROTO_TCP, .ai_addrlen = sizeof block->address,
		.ai_addr = (struct sockaddr *) &block->address,
	};
	*result = &block->info;
	return 0;
}

__attribute__((visibility("default"))) int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
	pthread_mutex_lock(&lock);
	asked++;
	pthread_mutex_unlock(&lock);
	if (strncmp(name, "hang", 4) == 0) {
		hang();
	} else if (strncmp(name, "nowhere", 7) == 0) {
		return EAI_NONAME;
	} else if (strncmp(name, "slow", 4) == 0) {
		rest(100);
	}
	return loopback(service, hints, result);
}

__attribute__((visibility("default"))) void freeaddrinfo(struct addrinfo *result)
{
	free(result);
}

static int read_number(const int *number)
{
	pthread_mutex_lock(&lock);
	int value = *number;
	pthread_mutex_unlock(&lock);
	return value;
}

static int threads(void)
{
	int count = 0;
	DIR *folder = opendir("/proc/self/task");
	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		count += entry->d_name[0] != '.';
	}
	closedir(folder);
	return count;
}

/* Lets the hanging threads end, and waits for that: what they hold is freed by them. */
static void end_hanging(int threads_before)
{
	pthread_mutex_lock(&lock);
	let_go = true;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
	for (int waited = 0; waited < PATIENCE_MS && threads() > threads_before; waited++) {
		rest(1);
	}
	assert_int_equal(threads(), threads_before);
	let_go = false;
}

static void a_resolver_that_hangs_holds_neither_call_nor_pool(void **state)
{
	struct http_fixture f;
	int before = threads();
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	int port = wire_server_port(f.server);
	fixture_aim(&f, "hang.test", port, false);
	f.target.retry = true;
	f.target.connect_ms = 20000;
	int64_t begun = calagopus_clock_ms();
	fixture_time(&f, 250);
	assert_false(fixture_post_once(&f, "/"));
	assert_in_range(calagopus_clock_ms() - begun, 249, 250 + GRACE_MS);
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TIMED_OUT);
	assert_contains(f.responses[0].error.message, "for its address");
	assert_int_equal(read_number(&hanging), 1);
	/* the pool goes on with others in the meantime */
	fixture_time(&f, 5000);
	fixture_aim(&f, "good.test", port, false);
	assert_true(fixture_get(&f, "/"));
	/* and ends without waiting for the thread that still hangs */
	begun = calagopus_clock_ms();
	fixture_close(&f);
	assert_true(calagopus_clock_ms() - begun < GRACE_MS);
	assert_int_equal(read_number(&hanging), 1);
	end_hanging(before);
}

static void the_time_to_connect_counts_resolving_too(void **state)
{
	struct http_fixture f;
	int before = threads();
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	fixture_aim(&f, "hang.test", wire_server_port(f.server), false);
	f.target.connect_ms = 200;
	int64_t begun = calagopus_clock_ms();
	assert_false(fixture_get(&f, "/"));
	assert_in_range(calagopus_clock_ms() - begun, 199, 200 + GRACE_MS);
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TIMED_OUT);
	fixture_close(&f);
	end_hanging(before);
}

static void eight_that_hang_end_together(void **state)
{
	struct calagopus_http_request requests[8];
	struct http_fixture f;
	int before = threads();
	(void) state;
	for (size_t i = 0; i < 8; i++) {
		requests[i] = (struct calagopus_http_request) { .path = "/" };
	}
	fixture_open(&f, SCRIPTS(answers_for_ever));
	fixture_aim(&f, "hang.test", wire_server_port(f.server), false);
	int64_t begun = calagopus_clock_ms();
	fixture_time(&f, 250);
	assert_false(fixture_ask_many(&f, requests, 8));
	assert_true(calagopus_clock_ms() - begun < 250 + GRACE_MS);
	for (size_t i = 0; i < 8; i++) {
		assert_int_equal(f.responses[i].outcome, CALAGOPUS_HTTP_NOT_SENT);
	}
	fixture_close(&f);
	end_hanging(before);
}

static void a_name_that_is_not_there_is_said_to_be_missing(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_for_ever));
	fixture_aim(&f, "nowhere.test", 443, false);
	assert_false(fixture_post_once(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_RESOLVE_FAILED);
	fixture_aim(&f, "127.0.0.1", wire_server_port(f.server), false);
	f.target.proxy = "http://nowhere.test:3128";
	assert_false(fixture_get(&f, "/"));
	assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_RESOLVE_FAILED);
	assert_contains(f.responses[0].error.message, "proxy");
	fixture_close(&f);
}

static void a_slow_name_is_asked_for_once(void **state)
{
	struct http_fixture f;
	(void) state;
	fixture_open(&f, SCRIPTS(answers_and_closes));
	fixture_aim(&f, "slow.test", wire_server_port(f.server), false);
	int before = read_number(&asked);
	assert_true(fixture_get(&f, "/1"));
	assert_true(wire_server_await_ended(f.server, 1));
	assert_true(fixture_get(&f, "/2"));
	assert_int_equal(wire_server_connections(f.server), 2);
	assert_int_equal(read_number(&asked) - before, 1);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_resolver_that_hangs_holds_neither_call_nor_pool),
		cmocka_unit_test(the_time_to_connect_counts_resolving_too),
		cmocka_unit_test(eight_that_hang_end_together),
		cmocka_unit_test(a_name_that_is_not_there_is_said_to_be_missing),
		cmocka_unit_test(a_slow_name_is_asked_for_once),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
