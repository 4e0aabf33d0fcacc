/* Threads or processes that use the shared state as fast as they can, killed at random; a judge then says whether the budget was exceeded,
 * a damaged entry was read, anything hung, and whether everything recovers. Usage: stress threads|processes|publishing [seconds] */
#include <dirent.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "board.h"
#include "core/clock.h"
#include "core/shared.h"

#define PANEL "https://panel.example.com"
#define WORKERS 8
#define KEYS 24
#define MOST_BODY 20000
#define URLS 90
#define WINDOW_MS 4000
#define LIMIT 300
#define TOGGLE_MS 500
#define KILL_EVERY_US 3000
#define RECOVERY_MS 15000
#define LONGEST_OPERATION_MS 5000

static const struct calagopus_shared_policy policy = {
	.rate_limit = LIMIT,
	.rate_window_ms = WINDOW_MS,
	.reserve_permille = 250,
	.breaker_failures = 3,
	.breaker_interval_ms = 100,
};

static struct board *board;
static const char *folder; /* NULL: anonymous memory */
static int failures;

/* One worker's own. */
struct worker {
	struct calagopus_shared *shared;
	struct calagopus_shared_origin *origin;
	struct calagopus_buffer body;
	char text[MOST_BODY];
	uint64_t random;
};

static uint64_t next_random(struct worker *worker)
{
	worker->random ^= worker->random << 13;
	worker->random ^= worker->random >> 7;
	worker->random ^= worker->random << 17;
	return worker->random;
}

static void expect(bool good, const char *what)
{
	printf("%s   %s\n", good ? "ok" : "FAIL", what);
	failures += good ? 0 : 1;
}

/* ---- The operations ---- */

static void take(struct worker *worker)
{
	int64_t before = calagopus_clock_ms();

	if (calagopus_shared_rate_take(worker->origin, &policy, next_random(worker) % 2 == 0) == 0) {
		board_grant(board, before, calagopus_clock_ms());
	}
}

static struct calagopus_shared_key key_of(struct worker *worker, unsigned number)
{
	char path[32];
	struct calagopus_shared_question question = {.origin = PANEL, .authorization = "Bearer word", .path = path};
	struct calagopus_shared_key key;

	snprintf(path, sizeof(path), "/%u", number);
	calagopus_shared_key_make(worker->shared, &question, &key);
	return key;
}

/* A text that says itself which key it belongs to, how long it is, and what every byte of it must be. */
static size_t make_text(struct worker *worker, unsigned number)
{
	size_t length = 32 + next_random(worker) % (next_random(worker) % 4 == 0 ? MOST_BODY - 32 : 2000);
	char letter = (char) ('a' + next_random(worker) % 26);

	memset(worker->text, letter, length);
	snprintf(worker->text, 32, "%u %zu %c", number, length, letter);
	return length;
}

static bool is_whole(const struct calagopus_buffer *body, unsigned number)
{
	unsigned named = 0;
	size_t length = 0;
	char letter = 0;

	if (body->length < 32 || sscanf(body->data, "%u %zu %c", &named, &length, &letter) != 3 || named != number || length != body->length) {
		return false;
	}
	for (size_t i = 32; i < length; i++) {
		if (body->data[i] != letter) {
			return false;
		}
	}
	return true;
}

static void write_entry(struct worker *worker)
{
	unsigned number = (unsigned) (next_random(worker) % KEYS);
	struct calagopus_shared_key key = key_of(worker, number);
	struct calagopus_shared_entry entry = {.tag = number % 2 ? number : 0};
	size_t length = make_text(worker, number);

	if (calagopus_shared_cache_write(worker->shared, worker->origin, &key, &entry, (struct calagopus_slice) {worker->text, length}, calagopus_clock_ms())) {
		atomic_fetch_add(&board->writes, 1);
	}
}

static void read_entry(struct worker *worker)
{
	unsigned number = (unsigned) (next_random(worker) % KEYS);
	struct calagopus_shared_key key = key_of(worker, number);
	struct calagopus_shared_entry entry;

	if (calagopus_shared_cache_read(worker->shared, &key, 60000, &entry, &worker->body)) {
		atomic_fetch_add(&board->reads, 1);
		if (!is_whole(&worker->body, number)) {
			atomic_fetch_add(&board->corrupt, 1);
		}
	}
}

static void drop_or_refresh(struct worker *worker)
{
	unsigned number = (unsigned) (next_random(worker) % KEYS);
	struct calagopus_shared_key key = key_of(worker, number);

	if (number % 2 != 0) {
		calagopus_shared_cache_drop(worker->shared, worker->origin, number);
	} else {
		calagopus_shared_cache_refresh(worker->shared, &key);
	}
}

static void ask_panel(struct worker *worker)
{
	enum calagopus_shared_breaker breaker = calagopus_shared_breaker_look(worker->origin, &policy);

	if (breaker == CALAGOPUS_SHARED_SHUT || (breaker == CALAGOPUS_SHARED_DUE && !calagopus_shared_breaker_claim(worker->origin, &policy))) {
		return;
	}
	struct calagopus_shared_flight flight = calagopus_shared_flight_begin(worker->origin, 200);

	if (atomic_load(&board->panel_up)) {
		calagopus_shared_breaker_answered(worker->origin);
	} else {
		calagopus_shared_breaker_failed(worker->origin, &policy);
	}
	calagopus_shared_flight_end(worker->origin, flight);
	calagopus_shared_latency(worker->origin, 1);
}

static void find_slot(struct worker *worker)
{
	char url[64];

	snprintf(url, sizeof(url), "https://panel-%u.example.com", (unsigned) (next_random(worker) % URLS));
	struct calagopus_shared_origin *origin = calagopus_shared_origin(worker->shared, url);

	if (origin != NULL && origin != calagopus_shared_origin(worker->shared, url)) {
		atomic_fetch_add(&board->wrong_slot, 1);
	}
}

static void operate(struct worker *worker)
{
	static void (*const operations[])(struct worker *) = {take, take, take, write_entry, write_entry, read_entry, read_entry, read_entry,
		drop_or_refresh, ask_panel, ask_panel, find_slot};
	int64_t before = calagopus_clock_ms();

	operations[next_random(worker) % (sizeof(operations) / sizeof(operations[0]))](worker);
	board_longest(board, calagopus_clock_ms() - before);
	atomic_fetch_add(&board->operations, 1);
}

static void open_state(struct worker *worker, uint64_t seed)
{
	worker->random = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
	calagopus_buffer_init(&worker->body, 65536);
	worker->shared = calagopus_shared_open(folder);
	if (worker->shared == NULL || (folder != NULL && calagopus_shared_kind(worker->shared) != CALAGOPUS_SHARED_FILE)) {
		fprintf(stderr, "no state: %s\n", worker->shared == NULL ? "no memory" : calagopus_shared_problem(worker->shared));
		atomic_fetch_add(&board->no_file, 1);
		exit(1);
	}
	worker->origin = calagopus_shared_origin(worker->shared, PANEL);
}

static void close_state(struct worker *worker)
{
	calagopus_buffer_free(&worker->body);
	calagopus_shared_close(worker->shared);
}

/* ---- The judge ---- */

static void pause_us(long us)
{
	struct timespec span = {us / 1000000, us % 1000000 * 1000};

	nanosleep(&span, NULL);
}

/* Does it come true within the time in which every lease of a killed process ends? */
static bool comes_true(bool (*condition)(struct worker *), struct worker *worker)
{
	struct calagopus_deadline end = calagopus_deadline_in(RECOVERY_MS);

	while (!condition(worker)) {
		if (calagopus_deadline_passed(end)) {
			return false;
		}
		pause_us(1000);
	}
	return true;
}

static bool takes(struct worker *worker)
{
	return calagopus_shared_rate_take(worker->origin, &policy, true) == 0;
}

static bool closes(struct worker *worker)
{
	ask_panel(worker);
	return calagopus_shared_breaker_look(worker->origin, &policy) == CALAGOPUS_SHARED_CLOSED;
}

static bool all_writable(struct worker *worker)
{
	for (unsigned number = 0; number < KEYS; number++) {
		struct calagopus_shared_key key = key_of(worker, number);
		struct calagopus_shared_entry entry = {.tag = 0};
		size_t length = make_text(worker, number);

		if (!calagopus_shared_cache_write(worker->shared, NULL, &key, &entry, (struct calagopus_slice) {worker->text, length}, calagopus_clock_ms())
			|| !calagopus_shared_cache_read(worker->shared, &key, 60000, &entry, &worker->body) || !is_whole(&worker->body, number)) {
			return false;
		}
	}
	return true;
}

static bool has_slot(struct worker *worker)
{
	return (worker->origin = calagopus_shared_origin(worker->shared, PANEL)) != NULL;
}

static void judge(struct worker *worker, int seconds)
{
	char line[160];
	int most = board_most_in_window(board, WINDOW_MS);
	uint64_t granted = atomic_load(&board->grant_count);

	printf("%llu operations, %llu writes, %llu reads, longest operation %lld ms\n", (unsigned long long) atomic_load(&board->operations),
		(unsigned long long) atomic_load(&board->writes), (unsigned long long) atomic_load(&board->reads), (long long) atomic_load(&board->longest_ms));
	snprintf(line, sizeof(line), "never more than %d requests in %d ms (the most: %d)", LIMIT, WINDOW_MS, most);
	expect(most > 0 && most <= LIMIT, line);
	snprintf(line, sizeof(line), "most of the budget was used (%llu of %d)", (unsigned long long) granted, LIMIT * seconds * 1000 / WINDOW_MS);
	expect(granted >= (uint64_t) (LIMIT * seconds * 1000 / WINDOW_MS) * 6 / 10, line);
	expect(atomic_load(&board->reads) > 100 && atomic_load(&board->corrupt) == 0, "no damaged entry was taken for a whole one");
	expect(atomic_load(&board->wrong_slot) == 0, "a panel's slot stays the panel's");
	expect(atomic_load(&board->no_file) == 0, "everybody had the state");
	expect(atomic_load(&board->longest_ms) < LONGEST_OPERATION_MS, "nothing hung");
	atomic_store(&board->panel_up, true);
	expect(comes_true(has_slot, worker), "the panel's slot is there");
	expect(comes_true(takes, worker), "the budget frees itself");
	expect(comes_true(closes, worker), "the breaker closes");
	expect(comes_true(all_writable, worker), "all entries can be written and read");
}

/* ---- Threads ---- */

static void *thread_main(void *context)
{
	struct worker *worker = context;

	while (!atomic_load(&board->stop)) {
		operate(worker);
	}
	return NULL;
}

/* ---- The last places of the budget: all threads reach for them at once, window after window ---- */

#define EDGES 500
#define EDGE_LIMIT 2000

static const struct calagopus_shared_policy edge_policy = {.rate_limit = EDGE_LIMIT, .rate_window_ms = WINDOW_MS};
static _Atomic int64_t edge_ms = 1000000;
static _Atomic int edge_granted;
static pthread_barrier_t edge_barrier;

static int64_t edge_clock_ms(void)
{
	return atomic_load(&edge_ms);
}

static void *reach_for_places(void *context)
{
	struct worker *worker = context;

	for (int i = 0; i < EDGES; i++) {
		pthread_barrier_wait(&edge_barrier);
		while (calagopus_shared_rate_take(worker->origin, &edge_policy, false) == 0) {
			atomic_fetch_add(&edge_granted, 1);
		}
		pthread_barrier_wait(&edge_barrier);
	}
	return NULL;
}

static void run_edges(struct worker *workers)
{
	static const struct calagopus_clock planted = {edge_clock_ms, edge_clock_ms};
	pthread_t threads[WORKERS];
	char line[160];
	int most = 0;
	int unused = 0;

	calagopus_clock_use(&planted);
	pthread_barrier_init(&edge_barrier, NULL, WORKERS + 1);
	for (int i = 0; i < WORKERS; i++) {
		if (pthread_create(&threads[i], NULL, reach_for_places, &workers[i]) != 0) {
			abort();
		}
	}
	for (int i = 0; i < EDGES; i++) {
		atomic_fetch_add(&edge_ms, 2 * WINDOW_MS);
		atomic_store(&edge_granted, 0);
		pthread_barrier_wait(&edge_barrier);
		pthread_barrier_wait(&edge_barrier);
		int granted = atomic_load(&edge_granted);

		most = granted > most ? granted : most;
		unused += granted < EDGE_LIMIT ? EDGE_LIMIT - granted : 0;
	}
	for (int i = 0; i < WORKERS; i++) {
		pthread_join(threads[i], NULL);
	}
	pthread_barrier_destroy(&edge_barrier);
	calagopus_clock_use(NULL);
	snprintf(line, sizeof(line), "%d times %d threads reached for the last places: never more than %d (the most: %d; left unused: %d)", EDGES, WORKERS, EDGE_LIMIT, most, unused);
	expect(most == EDGE_LIMIT && unused < EDGES * EDGE_LIMIT / 20, line);
}

static void toggle_until(struct calagopus_deadline end)
{
	while (!calagopus_deadline_passed(end)) {
		pause_us(TOGGLE_MS * 1000);
		atomic_store(&board->panel_up, !atomic_load(&board->panel_up));
	}
}

static void run_threads(int seconds)
{
	static struct worker workers[WORKERS];
	pthread_t threads[WORKERS];

	calagopus_shared_reserve();
	for (int i = 0; i < WORKERS; i++) {
		open_state(&workers[i], (uint64_t) i + 1);
		if (pthread_create(&threads[i], NULL, thread_main, &workers[i]) != 0) {
			abort();
		}
	}
	toggle_until(calagopus_deadline_in(seconds * 1000));
	atomic_store(&board->stop, true);
	for (int i = 0; i < WORKERS; i++) {
		pthread_join(threads[i], NULL);
	}
	judge(&workers[0], seconds);
	run_edges(workers);
	for (int i = 0; i < WORKERS; i++) {
		close_state(&workers[i]);
	}
	calagopus_shared_reserve_end();
}

/* ---- Processes ---- */

static pid_t start(void (*work)(struct worker *), uint64_t seed)
{
	pid_t child = fork();

	if (child == 0) {
		static struct worker worker;

		worker.random = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
		work(&worker);
		_exit(0);
	}
	return child;
}

static void work_for_ever(struct worker *worker)
{
	open_state(worker, worker->random);
	for (;;) {
		operate(worker);
	}
}

/* Opens and closes as fast as it can, while the file is removed again and again. */
static void publish_for_ever(struct worker *worker)
{
	for (;;) {
		int64_t before = calagopus_clock_ms();

		open_state(worker, worker->random);
		if (worker->origin == NULL) {
			atomic_fetch_add(&board->wrong_slot, 1);
		}
		close_state(worker);
		board_longest(board, calagopus_clock_ms() - before);
		atomic_fetch_add(&board->operations, 1);
	}
}

static void end_child(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static void remove_all(const char *end)
{
	DIR *entries = opendir(folder);
	struct dirent *entry;
	char path[400];

	while (entries != NULL && (entry = readdir(entries)) != NULL) {
		size_t length = strlen(entry->d_name);

		if (length > strlen(end) && strcmp(entry->d_name + length - strlen(end), end) == 0) {
			snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
			unlink(path);
		}
	}
	if (entries != NULL) {
		closedir(entries);
	}
}

/* Keeps WORKERS children at it, one of which is killed every few milliseconds; returns how many were. */
static int run_children(void (*work)(struct worker *), int seconds, bool removing)
{
	struct calagopus_deadline end = calagopus_deadline_in(seconds * 1000);
	pid_t children[WORKERS];
	struct worker chance = {.random = 88172645463325252u};
	int killed = 0;

	for (int i = 0; i < WORKERS; i++) {
		children[i] = start(work, (uint64_t) i + 1);
	}
	for (int64_t turned = calagopus_clock_ms(); !calagopus_deadline_passed(end); killed++) {
		int victim = (int) (next_random(&chance) % WORKERS);

		pause_us(500 + (long) (next_random(&chance) % KILL_EVERY_US));
		if (calagopus_clock_ms() - turned > TOGGLE_MS) {
			turned = calagopus_clock_ms();
			atomic_store(&board->panel_up, !atomic_load(&board->panel_up));
		}
		if (removing && next_random(&chance) % 4 == 0) {
			remove_all(".state");
		}
		end_child(children[victim]);
		children[victim] = start(work, (uint64_t) killed + 100);
	}
	for (int i = 0; i < WORKERS; i++) {
		end_child(children[i]);
	}
	return killed;
}

static void run_processes(int seconds)
{
	static struct worker worker;

	printf("%d processes were killed\n", run_children(work_for_ever, seconds, false));
	open_state(&worker, 7);
	judge(&worker, seconds);
	close_state(&worker);
}

static void run_publishing(int seconds)
{
	static struct worker worker;

	printf("%d processes were killed\n", run_children(publish_for_ever, seconds, true));
	printf("%llu times opened, the longest %lld ms\n", (unsigned long long) atomic_load(&board->operations), (long long) atomic_load(&board->longest_ms));
	expect(atomic_load(&board->operations) > 100, "the state was opened");
	expect(atomic_load(&board->no_file) == 0, "everybody had a file");
	expect(atomic_load(&board->wrong_slot) == 0, "every file was whole");
	expect(atomic_load(&board->longest_ms) < LONGEST_OPERATION_MS, "nothing hung");
	open_state(&worker, 7);
	expect(worker.origin != NULL && calagopus_shared_is_current(worker.shared), "the file that is left is whole");
	close_state(&worker);
}

int main(int count, char **arguments)
{
	static char path[PATH_MAX];
	const char *memory = getenv("TEST_MEMORY");
	const char *mode = count > 1 ? arguments[1] : "";
	int seconds = count > 2 ? atoi(arguments[2]) : 10;
	bool threads = strcmp(mode, "threads") == 0;
	bool processes = strcmp(mode, "processes") == 0;

	if ((!threads && !processes && strcmp(mode, "publishing") != 0) || seconds < 1) {
		fprintf(stderr, "usage: stress threads|processes|publishing [seconds]\n");
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	board = board_make();
	if (threads) {
		run_threads(seconds);
	} else {
		snprintf(path, sizeof(path), "%s/calagopus-stress-XXXXXX", memory != NULL ? memory : "/dev/shm");
		folder = mkdtemp(path);
		processes ? run_processes(seconds) : run_publishing(seconds);
		remove_all(".state");
		remove_all(".new");
		rmdir(folder);
	}
	printf("%s: %s\n", mode, failures == 0 ? "good" : "FAILED");
	return failures == 0 ? 0 : 1;
}
