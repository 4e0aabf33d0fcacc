/* Runs each operation on the shared state in a process that is stopped after every instruction, and kills it at instructions spread over its
 * whole length: whatever it leaves behind must be harmless and must heal. Needs ptrace. Usage: kill-each-step [word of operations' names] */
#include <dirent.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/shared.h"

#define PANEL "https://panel.example.com"
#define LIMIT 20
#define KILLS 150
/* Instructions that are run for one operation altogether, where that leaves at least a few kills. */
#define STEPS_ALTOGETHER 120000L
#define LEAST_KILLS 25
/* An operation that is longer than this hangs. */
#define MOST_STEPS 3000000L
/* Longer than every lease of a killed process. */
#define LEASES_MS 11000

static const struct calagopus_shared_policy policy = {
	.rate_limit = LIMIT,
	.rate_window_ms = 4000,
	.reserve_permille = 250,
	.breaker_failures = 3,
	.breaker_interval_ms = 1000,
};

static int64_t now_ms = 1000000;
static struct calagopus_shared *shared;
static struct calagopus_shared_origin *origin;
static struct calagopus_shared_key key;
static const char *folder;
static char old_text[600];
static char new_text[600];
static long faults;

static int64_t planted_ms(void)
{
	return now_ms;
}

static const struct calagopus_clock planted = {planted_ms, planted_ms};

static void fault(long step, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void fault(long step, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	printf("FAIL killed at step %ld: ", step);
	vprintf(format, arguments);
	printf("\n");
	va_end(arguments);
	faults++;
}

/* ---- The operations, what is prepared for each, and what must hold after its process was killed at `step` ---- */

static void put(const char *text)
{
	struct calagopus_shared_entry entry = {.etag = "e", .tag = 9};

	calagopus_shared_cache_write(shared, origin, &key, &entry, (struct calagopus_slice) {text, 600}, now_ms);
}

/* 'o' the old text, 'n' the new one, '-' none, '?' anything else. */
static char held(void)
{
	struct calagopus_shared_entry entry;
	struct calagopus_buffer body;
	char what = '-';

	calagopus_buffer_init(&body, 4096);
	if (calagopus_shared_cache_read(shared, &key, 60000, &entry, &body)) {
		bool whole = body.length == 600 && strcmp(entry.etag, "e") == 0 && entry.tag == 9;

		what = '?';
		if (whole && memcmp(body.data, old_text, 600) == 0) {
			what = 'o';
		} else if (whole && memcmp(body.data, new_text, 600) == 0) {
			what = 'n';
		}
	}
	calagopus_buffer_free(&body);
	return what;
}

static void prepare_nothing(void)
{
}

static void take(void)
{
	calagopus_shared_rate_take(origin, &policy, false);
}

static void check_take(long step)
{
	int64_t count = calagopus_shared_rate_count(origin, &policy);
	int granted = 0;

	if (count > 1) {
		fault(step, "%lld requests counted where one was taken", (long long) count);
	}
	while (calagopus_shared_rate_take(origin, &policy, false) == 0) {
		granted++;
	}
	if (granted < LIMIT - 1 || granted > LIMIT) {
		fault(step, "%d more were let through", granted);
	}
	now_ms += LEASES_MS;
	if (calagopus_shared_rate_count(origin, &policy) != 0) {
		fault(step, "requests stay counted");
	}
}

static void prepare_full(void)
{
	while (calagopus_shared_rate_take(origin, &policy, false) == 0) {
	}
}

static void check_full(long step)
{
	if (calagopus_shared_rate_take(origin, &policy, false) == 0) {
		fault(step, "more than the limit was let through");
	}
	now_ms += LEASES_MS;
	if (calagopus_shared_rate_take(origin, &policy, false) != 0) {
		fault(step, "the budget never frees itself");
	}
	now_ms += LEASES_MS;
}

static void hear_429(void)
{
	struct calagopus_shared_rate_word word = {true, LIMIT, 2000, -1};

	calagopus_shared_rate_hear(origin, &word);
}

/* Whether it was heard or not is left open; that the budget holds and frees itself is not. */
static void check_heard(long step)
{
	int granted = 0;

	now_ms += LEASES_MS;
	while (calagopus_shared_rate_take(origin, &policy, false) == 0) {
		granted++;
	}
	if (granted != LIMIT) {
		fault(step, "%d were let through", granted);
	}
	now_ms += LEASES_MS;
}

static void write_new(void)
{
	put(new_text);
}

static void prepare_old(void)
{
	put(old_text);
	if (held() != 'o') {
		fault(0, "the old text is not there");
	}
}

static void check_write(long step)
{
	char what = held();

	if (what == '?') {
		fault(step, "a damaged entry was read");
	}
	now_ms += LEASES_MS;
	put(new_text);
	if (held() != 'n') {
		fault(step, "the entry cannot be written any more");
	}
	now_ms += LEASES_MS;
}

static void drop(void)
{
	calagopus_shared_cache_drop(shared, origin, 9);
}

static void prepare_failures(void)
{
	calagopus_shared_breaker_answered(origin);
	calagopus_shared_breaker_failed(origin, &policy);
	calagopus_shared_breaker_failed(origin, &policy);
}

static void fail(void)
{
	calagopus_shared_breaker_failed(origin, &policy);
}

static void prepare_open(void)
{
	prepare_failures();
	fail();
	now_ms += policy.breaker_interval_ms;
}

static void claim(void)
{
	calagopus_shared_breaker_claim(origin, &policy);
}

static void answer(void)
{
	calagopus_shared_breaker_answered(origin);
}

static void fly(void)
{
	calagopus_shared_flight_end(origin, calagopus_shared_flight_begin(origin, 500));
	calagopus_shared_flight_begin(origin, 500);
}

static void check_breaker(long step)
{
	enum calagopus_shared_breaker state = calagopus_shared_breaker_look(origin, &policy);

	if (state == CALAGOPUS_SHARED_SHUT) {
		now_ms += policy.breaker_interval_ms;
		state = calagopus_shared_breaker_look(origin, &policy);
	}
	if (state == CALAGOPUS_SHARED_SHUT || (state == CALAGOPUS_SHARED_DUE && !calagopus_shared_breaker_claim(origin, &policy))) {
		fault(step, "nobody may probe");
	}
	calagopus_shared_breaker_answered(origin);
	if (calagopus_shared_breaker_look(origin, &policy) != CALAGOPUS_SHARED_CLOSED) {
		fault(step, "an answer does not close the breaker");
	}
	now_ms += LEASES_MS;
}

static const char *new_url(void)
{
	static char url[64];

	snprintf(url, sizeof(url), "https://panel-%lld.example.com", (long long) now_ms);
	return url;
}

static void make_slot(void)
{
	calagopus_shared_origin(shared, new_url());
}

/* All slots of the table idle, so that there is always one to be had. */
static void prepare_slot(void)
{
	now_ms += 3 * CALAGOPUS_SHARED_LONGEST_MS;
	origin = calagopus_shared_origin(shared, PANEL);
}

static void check_slot(long step)
{
	char url[64];

	snprintf(url, sizeof(url), "%s", new_url());
	now_ms += LEASES_MS;
	struct calagopus_shared_origin *made = calagopus_shared_origin(shared, url);

	if (made == NULL || made != calagopus_shared_origin(shared, url)) {
		fault(step, "the panel has no slot of its own");
	} else if (calagopus_shared_rate_count(made, &policy) != 0 || calagopus_shared_breaker_open_ms(made) != -1) {
		fault(step, "a new slot holds what another panel left");
	} else if (calagopus_shared_origin(shared, PANEL) != origin) {
		fault(step, "another panel lost its slot");
	}
}

static void publish(void)
{
	calagopus_shared_open(folder);
}

static int clear_folder(void)
{
	DIR *entries = opendir(folder);
	struct dirent *entry;
	char path[400];
	int count = 0;

	while (entries != NULL && (entry = readdir(entries)) != NULL) {
		if (entry->d_name[0] != '.') {
			snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
			count += unlink(path) == 0 ? 1 : 0;
		}
	}
	if (entries != NULL) {
		closedir(entries);
	}
	return count;
}

static void prepare_folder(void)
{
	clear_folder();
}

static void check_folder(long step)
{
	struct calagopus_shared *opened = calagopus_shared_open(folder);

	if (opened == NULL || calagopus_shared_kind(opened) != CALAGOPUS_SHARED_FILE || calagopus_shared_origin(opened, PANEL) == NULL) {
		fault(step, "no file: %s", opened != NULL ? calagopus_shared_problem(opened) : "no memory");
	}
	calagopus_shared_close(opened);
	if (clear_folder() > 2) {
		fault(step, "more than one private file was left");
	}
}

static const struct operation {
	const char *name;
	void (*prepare)(void);
	void (*run)(void);
	void (*check)(long step);
} operations[] = {
	{"take a place in the budget", prepare_nothing, take, check_take},
	{"reach for a place where there is none", prepare_full, take, check_full},
	{"hear a 429", prepare_nothing, hear_429, check_heard},
	{"write an entry over an old one", prepare_old, write_new, check_write},
	{"drop an entry", prepare_old, drop, check_write},
	{"open the breaker", prepare_failures, fail, check_breaker},
	{"claim a probe", prepare_open, claim, check_breaker},
	{"close the breaker", prepare_open, answer, check_breaker},
	{"begin and end a request", prepare_failures, fly, check_breaker},
	{"make a panel's slot", prepare_slot, make_slot, check_slot},
	{"make and publish the file", prepare_folder, publish, check_folder},
};

/* ---- Stepping ---- */

/* Lets the child run `most` instructions and kills it; how many it ran: fewer where it came to its end. */
static long run_steps(const struct operation *operation, long most)
{
	pid_t child = fork();
	int status = 0;
	long steps = 0;

	if (child == 0) {
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0) {
			_exit(3);
		}
		raise(SIGSTOP);
		operation->run();
		_exit(0);
	}
	waitpid(child, &status, 0);
	if (!WIFSTOPPED(status)) {
		fprintf(stderr, "ptrace is not allowed here\n");
		exit(1);
	}
	while (steps < most && ptrace(PTRACE_SINGLESTEP, child, NULL, NULL) == 0 && waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
		steps++;
	}
	if (WIFSTOPPED(status)) {
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
	}
	return steps;
}

static void play(const struct operation *operation)
{
	long before = faults;

	operation->prepare();
	long length = run_steps(operation, MOST_STEPS);
	long most = length > 0 ? 2 * STEPS_ALTOGETHER / length : KILLS;
	long kills = most < LEAST_KILLS ? LEAST_KILLS : most;

	kills = kills > KILLS ? KILLS : kills;
	operation->check(length);
	if (length >= MOST_STEPS) {
		fault(length, "it hangs");
		return;
	}
	for (long n = 0; n < kills; n++) {
		/* spread over the whole length, each time at another place of its stretch */
		long step = n * length / kills + (n * 7919) % (length / kills + 1);

		operation->prepare();
		run_steps(operation, step < 1 ? 1 : step);
		operation->check(step);
	}
	printf("%s   %s: %ld kills within %ld instructions\n", faults == before ? "ok" : "FAIL", operation->name, kills, length);
}

/* Parent and child take turns: on one processor that is much quicker. */
static void stay_here(void)
{
	cpu_set_t here;

	CPU_ZERO(&here);
	CPU_SET(sched_getcpu(), &here);
	(void) sched_setaffinity(0, sizeof(here), &here);
}

int main(int count, char **arguments)
{
	static char path[PATH_MAX];
	const char *memory = getenv("TEST_MEMORY"), *only = count > 1 ? arguments[1] : "";
	struct calagopus_shared_question question = {PANEL, "Bearer word", NULL, "/1"};
	int played = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	stay_here();
	calagopus_clock_use(&planted);
	memset(old_text, 'o', sizeof(old_text));
	memset(new_text, 'n', sizeof(new_text));
	snprintf(path, sizeof(path), "%s/calagopus-steps-XXXXXX", memory != NULL ? memory : "/dev/shm");
	folder = mkdtemp(path);
	shared = calagopus_shared_open(NULL);
	origin = calagopus_shared_origin(shared, PANEL);
	calagopus_shared_key_make(shared, &question, &key);
	for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++) {
		if (strstr(operations[i].name, only) != NULL) {
			play(&operations[i]);
			played++;
		}
	}
	clear_folder();
	rmdir(folder);
	calagopus_shared_close(shared);
	if (played > 0) {
		printf("a kill at each step: %s\n", faults == 0 ? "good" : "FAILED");
	}
	return faults == 0 ? 0 : 1;
}
