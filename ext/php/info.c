/* What phpinfo() and `php --ri calagopus` say: versions, what the libraries lack and what that means, settings, figures of the pool. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/info.h"

#include <json-c/json_c_version.h>
#include <pwd.h>
#include <unistd.h>

#include "ext/standard/info.h"
#include "php_ini.h"

#include "core/libcurl.h"
#include "core/http.h"
#include "core/pool.h"
#include "php/interface.h"
#include "php/shared.h"

/* A newer piece of libcurl that is used where it is there. */
struct feature {
	const char *name;
	bool compiled;
	unsigned int since; /* libcurl's version number, 0xXXYYZZ */
	const char *without;
};

static const struct feature features[] = {
	{"CURLOPT_QUICK_EXIT", CALAGOPUS_CURL_HAS_QUICK_EXIT, CALAGOPUS_CURL_SINCE_QUICK_EXIT, "a name resolution that hangs may hold a call beyond its deadline"},
	{"CURLOPT_PROTOCOLS_STR", CALAGOPUS_CURL_HAS_PROTOCOLS_STR, CALAGOPUS_CURL_SINCE_PROTOCOLS_STR, "nothing is lost: the older option is used"},
	{"CURLOPT_PREREQFUNCTION", CALAGOPUS_CURL_HAS_PREREQFUNCTION, CALAGOPUS_CURL_SINCE_PREREQFUNCTION, "a request that broke off early is more often of unknown outcome"},
	{"CURLOPT_MAXLIFETIME_CONN", CALAGOPUS_CURL_HAS_MAXLIFETIME_CONN, CALAGOPUS_CURL_SINCE_MAXLIFETIME_CONN, "the age of connections is watched for all at once"},
	{"curl_multi_poll", CALAGOPUS_CURL_HAS_MULTI_POLL, CALAGOPUS_CURL_SINCE_MULTI_POLL, "waiting for a name takes a little CPU time"},
	{"CURLOPT_MAXAGE_CONN", CALAGOPUS_CURL_HAS_MAXAGE_CONN, CALAGOPUS_CURL_SINCE_MAXAGE_CONN, "the idleness of connections is watched for all at once"},
};

static void print_missing(unsigned int version)
{
	char name[96];
	bool any = false;

	for (size_t i = 0; i < sizeof(features) / sizeof(features[0]); i++) {
		if (version < features[i].since || !features[i].compiled) {
			snprintf(name, sizeof(name), "libcurl lacks %s (%u.%u)", features[i].name, features[i].since >> 16, features[i].since >> 8 & 255);
			php_info_print_table_row(2, name, features[i].without);
			any = true;
		}
	}
	if (!any) {
		php_info_print_table_row(2, "libcurl lacks", "nothing that is used");
	}
}

static void print_libraries(void)
{
	const curl_version_info_data *curl = curl_version_info(CURLVERSION_NOW);
	bool threads = (curl->features & CURL_VERSION_ASYNCHDNS) != 0;

	php_info_print_table_row(2, "libcurl, compiled with", LIBCURL_VERSION);
	php_info_print_table_row(2, "libcurl, running", calagopus_http_libcurl_version());
	php_info_print_table_row(2, "json-c, compiled with", JSON_C_VERSION);
	php_info_print_table_row(2, "json-c, running", json_c_version());
	php_info_print_table_row(2, "TLS library", calagopus_http_tls_library());
	if (calagopus_pool_logs_keys()) {
		php_info_print_table_row(2, "SSLKEYLOGFILE", "set when PHP started: the TLS library writes the keys of all connections to that file; unset it");
	}
	php_info_print_table_row(2, "HTTP/2", calagopus_http_has_http2() ? "yes" : "no: each request of a round takes a connection of its own");
	php_info_print_table_row(2, "Asynchronous name resolution", threads ? "yes" : "no: a name resolution that hangs holds a call beyond its deadline");
	print_missing(curl->version_num);
}

static void print_number(const char *name, uint64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%llu", (unsigned long long) number);
	php_info_print_table_row(2, name, text);
}

static void print_figures(void)
{
	struct calagopus_pool_figures figures = {0};

	if (CALAGOPUS_G(pool) != NULL) {
		calagopus_pool_figures(CALAGOPUS_G(pool), &figures);
	}
	php_info_print_table_start();
	php_info_print_table_header(2, "Connections of this process", "");
	print_number("Requests", figures.requests);
	print_number("Connections made", figures.connections_made);
	print_number("Requests over an open connection", figures.connections_reused);
	print_number("Connections open", figures.connections_open);
	print_number("Pools left to a parent process", figures.forks_abandoned);
	php_info_print_table_end();
}

/* One panel: its budget, its breaker, its counters, its answers by the milliseconds they took. */
static void print_panel(const struct calagopus_shared_report *report)
{
	char text[64];

	php_info_print_table_start();
	php_info_print_table_header(2, "Panel, all processes", report->url);
	snprintf(text, sizeof(text), "%lld of %lld", (long long) report->count, (long long) report->limit);
	php_info_print_table_row(2, "Requests in the window", text);
	if (report->open_ms >= 0) {
		snprintf(text, sizeof(text), "open: no answer for %lld s", (long long) (report->open_ms / 1000));
	}
	php_info_print_table_row(2, "Breaker", report->open_ms >= 0 ? text : "closed");
	for (int i = 0; i < CALAGOPUS_SHARED_FIGURE_COUNT; i++) {
		print_number(calagopus_shared_figure_name((enum calagopus_shared_figure) i), report->figures[i]);
	}
	for (size_t i = 0; i < CALAGOPUS_SHARED_LATENCIES; i++) {
		if (report->latency[i] > 0) {
			bool last = i == CALAGOPUS_SHARED_LATENCIES - 1;

			snprintf(text, sizeof(text), last ? "Answers of %lu ms and more" : "Answers below %lu ms", 1UL << (last ? i - 1 : i));
			print_number(text, report->latency[i]);
		}
	}
	php_info_print_table_end();
}

static void print_interface(void)
{
	char text[64];

	snprintf(text, sizeof(text), "%d (serves modules for %d and newer)", calagopus_php_interface_version(), calagopus_php_interface_oldest());
	php_info_print_table_row(2, "Interface", text);
}

/* Budget, breaker and caches are of one user: "33 (www-data)", or the number alone where the system has no name for it. */
static void tell_user(char *user, size_t size)
{
	unsigned long number = (unsigned long) geteuid();
	struct passwd entry;
	struct passwd *found = NULL;
	char room[4096];

	if (getpwuid_r(geteuid(), &entry, room, sizeof(room), &found) == 0 && found != NULL) {
		snprintf(user, size, "%lu (%.32s)", number, found->pw_name);
	} else {
		snprintf(user, size, "%lu", number);
	}
}

static void print_shared(void)
{
	struct calagopus_shared *shared = calagopus_php_shared(false);
	struct calagopus_shared_policy policy;
	struct calagopus_shared_report report;
	char user[64];

	php_info_print_table_start();
	tell_user(user, sizeof(user));
	php_info_print_table_row(2, "Shared state, among the processes of user", user);
	php_info_print_table_row(2, "Shared state", shared == NULL && CALAGOPUS_G(shared_state) ? "not opened yet" : calagopus_php_shared_word(shared));
	if (shared != NULL && calagopus_shared_path(shared)[0] != '\0') {
		php_info_print_table_row(2, "Shared state, file", calagopus_shared_path(shared));
	}
	if (shared != NULL && calagopus_shared_problem(shared)[0] != '\0') {
		php_info_print_table_row(2, "Shared state, no file because", calagopus_shared_problem(shared));
	}
	php_info_print_table_end();
	calagopus_php_policy(&policy, true);
	for (size_t n = 0; shared != NULL && calagopus_shared_report(shared, &policy, n, &report); n++) {
		print_panel(&report);
	}
}

void calagopus_php_info_print(zend_module_entry *zend_module)
{
	php_info_print_table_start();
	php_info_print_table_row(2, "Calagopus support", "enabled");
	php_info_print_table_row(2, "Version", PHP_CALAGOPUS_VERSION);
	print_interface();
	print_libraries();
	php_info_print_table_end();
	print_figures();
	print_shared();
	DISPLAY_INI_ENTRIES();
}
