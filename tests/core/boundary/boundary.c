/* Torture: in each action, each allocation and each fallible return of libcurl and json-c at our boundary fails once, in turn, over real HTTP
 * against the panel simulators. After each: nothing crashed, nothing leaked, no false success, no second server, and pressing again heals.
 *
 * Usage: boundary [--every N] [--only TEXT]     every N-th return alone; only actions whose name holds TEXT
 * json-c's own allocations are its own: they are not made to fail here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "actions.h"
#include "core/clock.h"
#include "core/limits.h"
#include "simulator.h"
#include "wraps.h"

#define KEY "Bearer sim-full-access-key-0000000000000000000000000000"
#define HOSTING_KEY "Bearer opt_simFullKey00000000000000000000000000000000000000"
#define TIMEOUT_MS 20000
#define RESOLVE_MS 400
#define POLL_MS 2
/* A failure is told at once, or after the search for a lost answer, which for a hosting account goes on to its deadline; whoever takes longer waits
 * for something that does not come. */
#define LONGEST_MS (TIMEOUT_MS + 6000)
/* The simulators begin anew after so many runs: their journals and lists grow. */
#define RESET_AFTER 60

static struct {
	struct simulator panel, hosting;
	long runs, number, broken;
	const struct action *action;
	enum wraps_kind kind;
	long nth;
} torture;

static void broken(const char *what, const struct calagopus_error *error)
{
	torture.broken++;
	printf("BROKEN  %s, %s %ld (%s): %s%s%s\n", torture.action->name, wraps_kind_names[torture.kind], torture.nth,
		wraps_failed() != NULL ? wraps_failed() : "none", what, error != NULL ? ": " : "", error != NULL ? error->message : "");
}

/* What is written down is looked at, as PHP does: the key is nowhere in it, whatever failed while it was redacted. */
static void read_trace(struct calagopus_trace *trace, const char *authorization)
{
	const char *key = strchr(authorization, ' ') + 1;
	size_t count = trace != NULL ? calagopus_trace_count(trace) : 0;

	for (size_t i = 0; i < count; i++) {
		const struct calagopus_exchange *item = calagopus_trace_item(trace, i);
		const char *const texts[] = {item->url, item->request_body, item->response_body, item->content_type, item->failure};

		for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]); k++) {
			if (texts[k] != NULL && (strstr(texts[k], key) != NULL || strstr(texts[k], "correct horse") != NULL)) {
				broken("a secret is in the trace", NULL);
			}
		}
	}
}

/* ---- One call from its pool to its end, as PHP makes one ---- */

static const struct calagopus_plan plan = {
	.timeout_ms = TIMEOUT_MS,
	.create_ms = TIMEOUT_MS,
	.resolve_ms = RESOLVE_MS,
	.poll_ms = POLL_MS,
	.installation = "https://billing.example.com",
};

static bool provision(const struct action *action, const struct subject *subject, struct calagopus_pool *pool, struct calagopus_arena *arena, struct calagopus_error *error)
{
	struct calagopus_http_target target = {
		.authorization = action->hosting ? HOSTING_KEY : KEY,
		.user_agent = "boundary",
		.connect_ms = TIMEOUT_MS,
		.max_response_bytes = CALAGOPUS_MAX_RESPONSE_BYTES,
		.retry = true,
	};
	struct calagopus_trace *trace = NULL;
	struct calagopus_secrets *secrets = calagopus_secrets_new();
	bool good = false;

	if (!calagopus_origin_parse(calagopus_slice_of("127.0.0.1"), action->hosting ? torture.hosting.port : torture.panel.port, false, &target.origin, error)) {
		calagopus_secrets_free(secrets);
		return false;
	}
	const struct calagopus_panel_ops *ops = action->hosting ? &calagopus_opterius_driver : &calagopus_cg_driver;
	struct calagopus_provision call = {.plan = &plan, .origin = target.origin.url};

	if (secrets != NULL && calagopus_secrets_add(secrets, target.authorization, strlen(target.authorization))) {
		trace = calagopus_trace_new(ops->trace_allow, secrets);
	}
	struct calagopus_http_call http = {.pool = pool, .target = &target, .deadline = calagopus_deadline_in(TIMEOUT_MS), .trace = trace};

	call.panel = (struct calagopus_panel) {.ops = ops, .call = &http, .arena = arena};
	good = action->act(&call, subject, error);
	calagopus_arena_free(call.scratch);
	read_trace(trace, target.authorization);
	calagopus_trace_free(trace);
	calagopus_secrets_free(secrets);
	return good;
}

static bool attempt(const struct action *action, const struct subject *subject, struct calagopus_error *error)
{
	struct calagopus_pool *pool = calagopus_pool_new(NULL);
	struct calagopus_arena *arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	bool good = false;

	calagopus_error_clear(error);
	if (pool == NULL || arena == NULL) {
		calagopus_error_no_memory(error);
	} else {
		good = provision(action, subject, pool, arena, error);
	}
	calagopus_arena_free(arena);
	calagopus_pool_free(pool);
	return good;
}

/* ---- Looking ---- */

static struct simulator *simulator_of(const struct action *action)
{
	return action->hosting ? &torture.hosting : &torture.panel;
}

static bool holds(const struct action *action, const struct subject *subject)
{
	struct json_object *state = simulator_control(simulator_of(action), "state", NULL);
	bool good = action->holds == NULL || action->holds(state, subject);

	if (servers_of(state, subject) > 1 || accounts_of(state, subject) > 1) {
		broken("there are two of them", NULL);
	}
	json_object_put(state);
	return good;
}

static long last_request(const struct action *action)
{
	struct json_object *log = simulator_control(simulator_of(action), "log?since=999999999", NULL);
	struct json_object *last = NULL;
	long number = json_object_object_get_ex(log, "last", &last) ? (long) json_object_get_int64(last) : 0;

	json_object_put(log);
	return number;
}

static long arrived(const struct action *action, long since)
{
	char path[64];
	struct json_object *list = NULL;
	long count = 0;

	snprintf(path, sizeof(path), "log?since=%ld", since);
	struct json_object *log = simulator_control(simulator_of(action), path, NULL);

	json_object_object_get_ex(log, "requests", &list);
	for (size_t i = 0; action->single != NULL && list != NULL && i < json_object_array_length(list); i++) {
		struct json_object *request = json_object_array_get_idx(list, i), *method = NULL, *target = NULL;

		json_object_object_get_ex(request, "method", &method);
		json_object_object_get_ex(request, "path", &target);
		const char *text = target != NULL ? json_object_get_string(target) : "";
		size_t length = strlen(text), end = strlen(action->single);

		count += strcmp(json_object_get_string(method), "POST") == 0 && length >= end && strcmp(text + length - end, action->single) == 0;
	}
	json_object_put(log);
	return count;
}

/* ---- One run ---- */

static void begin_anew(void)
{
	if (torture.runs++ % RESET_AFTER == 0) {
		json_object_put(simulator_control(&torture.panel, "reset", "{}"));
		json_object_put(simulator_control(&torture.panel, "rate", "{\"limit\":100000000}"));
		json_object_put(simulator_control(&torture.panel, "install", "{\"after_ms\":0}"));
		json_object_put(simulator_control(&torture.hosting, "reset", "{}"));
	}
}

static void must(const struct action *action, const struct subject *subject, const char *when)
{
	struct calagopus_error error;

	if (!attempt(action, subject, &error)) {
		broken(when, &error);
	} else if (!holds(action, subject)) {
		broken("undisturbed, and the panel does not hold it", NULL);
	}
}

/* What is open at last. A resolver thread of libcurl whose transfer failed gives back what it has when it ends: it is waited for. */
static struct wraps_open settled(long blocks)
{
	const struct timespec span = {.tv_nsec = 1000000};
	int64_t until = calagopus_clock_ms() + LONGEST_MS;

	while (wraps_open().blocks != blocks && calagopus_clock_ms() < until) {
		nanosleep(&span, NULL);
	}
	return wraps_open();
}

static void check_end(const struct action *action, const struct subject *subject, bool good, const struct calagopus_error *error, struct wraps_open before, int64_t took)
{
	struct wraps_open after = settled(before.blocks);

	if (after.blocks != before.blocks || after.handles != before.handles || after.documents != before.documents) {
		char text[120];

		snprintf(text, sizeof(text), "kept %ld blocks, %ld handles, %ld documents", after.blocks - before.blocks, after.handles - before.handles, after.documents - before.documents);
		broken(text, NULL);
	}
	if (took > LONGEST_MS) {
		broken("took too long", error);
	}
	if (good == calagopus_error_is_set(error) || (!good && error->message[0] == '\0')) {
		broken(good ? "success with an error" : "failure without words", error);
	}
	if (good && !holds(action, subject)) {
		broken("false success", NULL);
	}
}

/* False where there were fewer returns than that. */
static bool run(const struct action *action, enum wraps_kind kind, long nth)
{
	struct subject subject;
	struct calagopus_error error;

	if (getenv("BOUNDARY_TELL") != NULL) {
		printf("%s, %s %ld\n", action->name, wraps_kind_names[kind], nth);
		fflush(stdout);
	}
	torture.action = action;
	torture.kind = kind;
	torture.nth = nth;
	begin_anew();
	subject_make(&subject, ++torture.number);
	for (size_t i = 0; i < 3 && action->before[i] != NULL; i++) {
		must(action_named(action->before[i]), &subject, "could not be prepared");
	}
	long since = last_request(action);
	struct wraps_open before = wraps_open();
	int64_t began = calagopus_clock_ms();

	wraps_arm(kind, nth);
	bool good = attempt(action, &subject, &error);

	wraps_disarm();
	bool failed = wraps_failed() != NULL;

	check_end(action, &subject, good, &error, before, calagopus_clock_ms() - began);
	if (arrived(action, since) > 1) {
		broken("what must go once arrived twice", NULL);
	}
	if (!failed && !good) {
		broken("undisturbed, and it failed", &error);
	}
	must(action, &subject, "pressing again did not heal");
	subject_handed_on(&subject, action);
	must(action_named(action->hosting ? "hosting: terminate" : "terminate"), &subject, "could not be cleared away");
	subject_free(&subject);
	return failed;
}

static void torment(const struct action *action, long every)
{
	long turns[WRAPS_KINDS] = {0}, broken_before = torture.broken;

	for (int kind = 0; kind < WRAPS_KINDS; kind++) {
		/* different ones each time that only every n-th is tried */
		long nth = every > 1 ? 1 + rand() % every : 1;

		while (run(action, (enum wraps_kind) kind, nth)) {
			turns[kind]++;
			nth += every;
		}
	}
	printf("%-7s %-22s %5ld allocations, %5ld returns of libcurl and json-c failed in turn\n", torture.broken == broken_before ? "ok" : "FAILED", action->name,
		turns[WRAPS_ALLOCATION], turns[WRAPS_LIBRARY]);
	fflush(stdout);
}

int main(int count, char **arguments)
{
	struct calagopus_error error;
	const char *only = "";
	long every = 1, passed = 0, failed = 0;

	for (int i = 1; i + 1 < count; i += 2) {
		every = strcmp(arguments[i], "--every") == 0 ? atol(arguments[i + 1]) : every;
		only = strcmp(arguments[i], "--only") == 0 ? arguments[i + 1] : only;
	}
	srand((unsigned) calagopus_clock_unix_ms());
	wraps_begin();
	if (every < 1 || !calagopus_pool_global_start(&error)) {
		return 2;
	}
	simulator_start(&torture.panel, "calagopus.php");
	simulator_start(&torture.hosting, "opterius.php");
	for (size_t i = 0; i < action_count; i++) {
		long before = torture.broken;

		if (strstr(actions[i].name, only) != NULL) {
			torment(&actions[i], every);
			passed += torture.broken == before;
			failed += torture.broken != before;
		}
	}
	simulator_stop(&torture.panel);
	simulator_stop(&torture.hosting);
	calagopus_pool_global_stop();
	printf("%ld runs\n%ld passed, %ld failed\n", torture.runs, passed, failed);
	return failed == 0 && passed > 0 ? 0 : 1;
}
