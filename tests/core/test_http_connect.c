/* What this machine itself says no to when a connection is to be made: each is told for what it is, with what to look at. */
#define _GNU_SOURCE
#include "http_fixture.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "wire_tls.h"

/* libcurl's own calls come here too: a program's functions go before those of libraries. 0: as ever. */
static int connect_fails;
static int socket_fails;

int connect(int fd, const struct sockaddr *address, socklen_t length) __attribute__((visibility("default")));
int connect(int fd, const struct sockaddr *address, socklen_t length)
{
	if (connect_fails != 0 && address->sa_family != AF_UNIX) {
		errno = connect_fails;
		return -1;
	}
	return (int) syscall(SYS_connect, fd, address, length);
}

int socket(int family, int type, int protocol) __attribute__((nothrow, visibility("default")));
int socket(int family, int type, int protocol)
{
	if (socket_fails != 0 && family != AF_UNIX) {
		errno = socket_fails;
		return -1;
	}
	return (int) syscall(SYS_socket, family, type, protocol);
}

static const struct wire_step answers[] = { W_READ, W_SEND(JSON_ANSWER), W_CLOSE };
static const wire_script script = answers;

static void expect(struct http_fixture *f, const char *message, const char *hint)
{
	assert_false(fixture_get(f, "/"));
	connect_fails = 0;
	socket_fails = 0;
	assert_failed(f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_CONNECT_FAILED);
	assert_contains(f->responses[0].error.message, message);
	assert_contains(f->responses[0].error.hint, hint);
	assert_lacks(f->responses[0].error.message, "Couldn't connect");
	assert_true(fixture_get(f, "/"));
	fixture_close(f);
}

static void each_refusal_of_connect_is_told(void **state)
{
	static const struct { int number; const char *message; const char *hint; } refusals[] = {
		{ EACCES, "does not let PHP connect", "setsebool -P httpd_can_network_connect on" },
		{ EPERM, "does not let PHP connect", "firewall" },
		{ EADDRNOTAVAIL, "no free port left", "net.ipv4.ip_local_port_range" },
		{ ENETUNREACH, "There is no way", "network" },
	};
	(void) state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		struct http_fixture f;
		fixture_open(&f, &script, 1);
		connect_fails = refusals[i].number;
		expect(&f, refusals[i].message, refusals[i].hint);
	}
}

static void a_socket_that_cannot_be_had_is_told(void **state)
{
	static const int numbers[] = { EMFILE, ENFILE };
	struct http_fixture f;
	(void) state;
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		fixture_open(&f, &script, 1);
		socket_fails = numbers[i];
		expect(&f, "no file descriptor left", "limit of open files");
	}
	fixture_open(&f, &script, 1);
	socket_fails = EACCES;
	expect(&f, "does not let PHP connect", "SELinux");
}

/* Without a descriptor no name is looked up and no file of authorities is read, and neither is the name's or the file's fault. */
static void without_descriptors_nothing_else_is_blamed(void **state)
{
	const char *const hosts[] = { "panel.example.com", "127.0.0.1" };
	struct rlimit before;
	(void) state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
		struct http_fixture f;
		fixture_open(&f, &script, 1);
		fixture_aim(&f, hosts[i], wire_server_port(f.server), false);
		struct rlimit none = { .rlim_cur = 0, .rlim_max = before.rlim_max };
		assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
		bool answered = fixture_get(&f, "/");
		assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
		assert_false(answered);
		assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_CONNECT_FAILED);
		assert_contains(f.responses[0].error.message, "no file descriptor left");
		fixture_close(&f);
	}
}

static void the_setting_that_named_the_authorities_is_named(void **state)
{
	static const char *const settings[] = { "calagopus.ca_file", "openssl.cafile", NULL };
	(void) state;
	for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
		struct http_fixture f;
		fixture_open(&f, &script, 1);
		fixture_aim(&f, "127.0.0.1", wire_server_port(f.server), true);
		f.target.ca_file = "/nowhere/at/all.pem";
		f.target.ca_setting = settings[i];
		assert_false(fixture_get(&f, "/"));
		assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TLS_FAILED);
		assert_contains(f.responses[0].error.hint, "/nowhere/at/all.pem");
		assert_contains(f.responses[0].error.hint, settings[i] != NULL ? settings[i] : "the caller");
		assert_true(settings[i] == NULL || strstr(f.responses[0].error.hint, "curl.cainfo") == NULL);
		fixture_close(&f);
	}
}

static void an_unknown_authority_is_to_be_added_to_the_file_in_force(void **state)
{
	struct wire_certificates certificates;
	struct http_fixture f;
	(void) state;
	wire_certificates_make(&certificates);
	const struct wire_tls tls = { .certificate = certificates.good, .key = certificates.key };
	for (int named = 0; named < 2; named++) {
		fixture_open_tls(&f, &script, 1, &tls, NULL);
		f.target.connect_ms = 30000; /* a handshake under Valgrind */
		f.target.ca_file = named ? certificates.stranger : NULL;
		f.target.ca_setting = named ? "calagopus.ca_file" : NULL;
		assert_false(fixture_get(&f, "/"));
		assert_failed(&f, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TLS_FAILED);
		assert_contains(f.responses[0].error.hint, "calagopus.ca_file");
		assert_lacks(f.responses[0].error.hint, "openssl.cafile");
		fixture_close(&f);
	}
	wire_certificates_remove(&certificates);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_refusal_of_connect_is_told),
		cmocka_unit_test(a_socket_that_cannot_be_had_is_told),
		cmocka_unit_test(without_descriptors_nothing_else_is_blamed),
		cmocka_unit_test(the_setting_that_named_the_authorities_is_named),
		cmocka_unit_test(an_unknown_authority_is_to_be_added_to_the_file_in_force),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
