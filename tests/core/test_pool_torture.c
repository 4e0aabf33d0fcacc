/* Memory that runs out: each allocation of a whole life of a pool, libcurl's included, is refused once, in turn, and from then on. */
#include "http_fixture.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/clock.h"

/* Nobody waits so long, not even under Valgrind on a busy machine: a call that does has lost its way. */
#define AMPLE_MS 120000
#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))

static const struct wire_step answers_for_ever[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };

static atomic_long until_refused = -1; /* negative: never */
static atomic_bool refuse_all_after;
static atomic_long refused;
static atomic_long live;

static bool granted(void)
{
	long left = atomic_load(&until_refused);
	if (left < 0) {
		return true;
	}
	if (left == 0) {
		atomic_fetch_add(&refused, 1);
		if (!atomic_load(&refuse_all_after)) {
			atomic_store(&until_refused, -1);
		}
		return false;
	}
	atomic_store(&until_refused, left - 1);
	return true;
}

static void *scarce_alloc(size_t size)
{
	void *block = granted() ? malloc(size) : NULL;
	atomic_fetch_add(&live, block != NULL);
	return block;
}

static void *scarce_resize(void *block, size_t size)
{
	if (!granted()) {
		return NULL;
	}
	void *moved = realloc(block, size);
	atomic_fetch_add(&live, block == NULL && moved != NULL);
	return moved;
}

static void scarce_release(void *block)
{
	atomic_fetch_sub(&live, block != NULL);
	free(block);
}

static const struct calagopus_memory scarce = { scarce_alloc, scarce_resize, scarce_release };

static int start(void **state)
{
	calagopus_memory_use(&scarce);
	return fixture_start(state);
}

static int stop(void **state)
{
	int result = fixture_stop(state);
	calagopus_memory_use(NULL);
	return result;
}

/* An answer is an answer only where it is whole; what failed for want of memory says so and nothing else. */
static void look_at(const struct calagopus_http_response *response)
{
	if (response->outcome == CALAGOPUS_HTTP_ANSWERED) {
		assert_int_equal(response->status, 200);
		assert_int_equal(response->body.length, 7);
		assert_memory_equal(response->body.data, "{\"a\":1}", 7);
		assert_string_equal(response->content_type, "application/json");
	} else {
		assert_true(calagopus_error_is_set(&response->error));
		assert_true(response->error.message[0] != '\0');
		/* want of memory is said at once, not found out by waiting */
		assert_int_not_equal(response->error.reason, CALAGOPUS_REASON_TIMED_OUT);
	}
}

/* The life of a pool. Returns whether all of it went well. */
static bool live_once(const struct calagopus_http_target *target)
{
	const struct calagopus_http_request burst[2] = {
		{ .method = CALAGOPUS_HTTP_GET, .path = "/api/admin/servers?page=1" },
		{ .method = CALAGOPUS_HTTP_POST, .path = "/api/admin/servers", .body = calagopus_slice_of("{\"name\":\"x\"}"), .send_body = true, .once = true },
	};
	struct calagopus_pool *pool = calagopus_pool_new(NULL);
	bool good = pool != NULL;
	for (int round = 0; round < 2 && pool != NULL; round++) {
		struct calagopus_http_response responses[2];
		struct calagopus_http_call call = { .pool = pool, .target = target, .deadline = calagopus_deadline_in(AMPLE_MS) };
		good = calagopus_http_perform(&call, burst, responses, 2) && good;
		for (size_t i = 0; i < 2; i++) {
			look_at(&responses[i]);
			calagopus_http_response_free(&responses[i]);
		}
		calagopus_pool_tidy(pool);
	}
	calagopus_pool_free(pool);
	return good;
}

/* Blocks that were not given back. libcurl asks even for addresses on a thread; one whose transfer failed meanwhile gives back what it has
 * when it ends, which may be later: it is waited for. */
static long kept_since(long before)
{
	const struct timespec span = { .tv_nsec = 1000000 };
	int64_t until = calagopus_clock_ms() + AMPLE_MS;
	while (atomic_load(&live) != before && calagopus_clock_ms() < until) {
		nanosleep(&span, NULL);
	}
	return atomic_load(&live) - before;
}

static void refuse_each_in_turn(bool all_after)
{
	static struct http_fixture f;
	long turns = 0;
	/* what libcurl keeps for ever is allocated by a first life */
	fixture_open(&f, SCRIPTS(answers_for_ever));
	f.target.connect_ms = AMPLE_MS;
	assert_true(live_once(&f.target));
	fixture_close(&f);
	for (;; turns++) {
		fixture_open(&f, SCRIPTS(answers_for_ever));
		f.target.connect_ms = AMPLE_MS;
		long before = atomic_load(&live);
		atomic_store(&refused, 0);
		atomic_store(&refuse_all_after, all_after);
		atomic_store(&until_refused, turns);
		bool good = live_once(&f.target);
		atomic_store(&until_refused, -1);
		long kept = kept_since(before);
		size_t posts = 0;
		for (size_t i = 0; i < wire_server_requests(f.server); i++) {
			posts += strncmp(wire_server_request(f.server, i), "POST", 4) == 0;
		}
		fixture_close(&f);
		if (kept != 0 || posts > 2) {
			print_error("allocation %ld refused: %ld blocks kept, %zu POSTs arrived\n", turns, kept, posts);
		}
		assert_int_equal(kept, 0);
		assert_true(posts <= 2);
		if (atomic_load(&refused) == 0) {
			assert_true(good);
			break;
		}
	}
	print_message("%ld allocations were refused in turn%s\n", turns, all_after ? ", with all after them" : "");
	/* a life without allocations would have tried nothing */
	assert_true(turns > 100);
}

static void one_refused_allocation_loses_no_memory_and_feigns_no_success(void **state)
{
	(void) state;
	refuse_each_in_turn(false);
}

static void memory_that_stays_away_loses_no_memory_and_feigns_no_success(void **state)
{
	(void) state;
	refuse_each_in_turn(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_refused_allocation_loses_no_memory_and_feigns_no_success),
		cmocka_unit_test(memory_that_stays_away_loses_no_memory_and_feigns_no_success),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
