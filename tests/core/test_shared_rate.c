/* Tests of the budget: never exceeded in any window, nearly all of it usable, a share kept for customers, lowered by what a 429 says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/shared_inside.h"
#include "shared_fixture.h"

#define LIMIT 360
#define WINDOW_MS 30000

static struct calagopus_shared *shared;
static struct calagopus_shared_origin *origin;

static int open_state(void **state)
{
	(void) state;
	fixture_clock_plant();
	shared = calagopus_shared_open("");
	origin = calagopus_shared_origin(shared, "https://panel.example.com");
	return origin == NULL;
}

static int close_state(void **state)
{
	(void) state;
	calagopus_shared_close(shared);
	fixture_clock_restore();
	return 0;
}

static int64_t take(bool background)
{
	return calagopus_shared_rate_take(origin, &fixture_policy, background);
}

/* Takes as many as are let through at this moment. */
static int take_all(bool background)
{
	int count = 0;

	while (take(background) == 0) {
		count++;
	}
	return count;
}

static void no_more_than_the_limit_pass_in_a_window(void **state)
{
	(void) state;
	assert_int_equal(take_all(false), LIMIT);
	fixture_now_ms += WINDOW_MS - 1;
	assert_int_equal(take_all(false), 0);
}

static void background_leaves_the_reserve_to_customers(void **state)
{
	(void) state;
	assert_int_equal(take_all(true), 270);
	assert_true(take(true) > 0);
	assert_int_equal(take_all(false), 90);
	fixture_now_ms += 31000;
	assert_int_equal(take_all(false), LIMIT);
	assert_true(take(true) > 0);
}

static void the_wait_that_is_told_is_enough_and_not_much_more(void **state)
{
	(void) state;
	for (int i = 0; i < LIMIT; i++) {
		assert_int_equal(take(false), 0);
		fixture_now_ms += 10;
	}
	int64_t wait = take(false);

	assert_in_range(wait, WINDOW_MS - 3600, WINDOW_MS - 3600 + 1000);
	fixture_now_ms += wait - 1;
	assert_true(take(false) > 0);
	fixture_now_ms += 1;
	assert_int_equal(take(false), 0);
}

/* A panel that counts as the real one does: a window opens with the first request in it. */
struct panel {
	int64_t end_ms;
	int count;
	int refused;
};

static void panel_count(struct panel *panel)
{
	if (panel->end_ms <= fixture_now_ms) {
		*panel = (struct panel) {fixture_now_ms + WINDOW_MS, 0, panel->refused};
	}
	panel->refused += ++panel->count > LIMIT ? 1 : 0;
}

static void twice_the_limit_offered_uses_nearly_all_and_is_never_refused(void **state)
{
	(void) state;
	struct panel panel = {0};
	int passed = 0;
	int customers = 0;

	/* ten minutes; background work offers 24 a second, a customer comes each second */
	for (int64_t ms = 0; ms < 600000; ms += 10) {
		if (ms % 40 == 0 && take(true) == 0) {
			passed++;
			panel_count(&panel);
		}
		if (ms % 1000 == 0) {
			assert_int_equal(take(false), 0);
			customers++;
			panel_count(&panel);
		}
		fixture_now_ms += 10;
	}
	assert_int_equal(panel.refused, 0);
	assert_int_equal(customers, 600);
	/* of limit minus reserve in 20 windows, what the customers did not use of it */
	assert_true(passed + customers >= 20 * 270 * 90 / 100);
}

static void background_alone_uses_nine_tenths_of_its_share(void **state)
{
	(void) state;
	struct panel panel = {0};
	int passed = 0;

	for (int64_t ms = 0; ms < 600000; ms += 10) {
		while (take(true) == 0) {
			passed++;
			panel_count(&panel);
		}
		fixture_now_ms += 10;
	}
	assert_int_equal(panel.refused, 0);
	assert_true(passed >= 20 * 270 * 90 / 100);
}

static void what_was_given_back_is_free_again(void **state)
{
	(void) state;
	assert_int_equal(take_all(false), LIMIT);
	calagopus_shared_rate_give_back(origin);
	assert_int_equal(take_all(false), 1);
}

static void hear(bool limited, int64_t limit, int64_t retry_after_ms, int64_t reset_ms)
{
	struct calagopus_shared_rate_word word = {limited, limit, retry_after_ms, reset_ms};

	calagopus_shared_rate_hear(origin, &word);
}

static void a_429_blocks_for_as_long_as_it_says(void **state)
{
	(void) state;
	assert_int_equal(take(false), 0);
	hear(true, -1, 7000, -1);
	assert_int_equal(take(false), 7000);
	assert_int_equal(calagopus_shared_rate_blocked_ms(origin), 7000);
	fixture_now_ms += 6999;
	assert_int_equal(take(false), 1);
	fixture_now_ms += 1;
	assert_int_equal(take(false), 0);
	/* a later one that says less does not shorten an earlier one */
	hear(true, -1, 5000, -1);
	hear(true, -1, 1000, -1);
	assert_int_equal(take(false), 5000);
	fixture_now_ms += 5000;
	hear(true, -1, -1, 4000);
	assert_int_equal(take(false), 4000);
	fixture_now_ms += 4000;
	hear(true, -1, -1, -1);
	assert_int_equal(take(false), 1000);
}

static void a_429_teaches_the_limit(void **state)
{
	(void) state;
	assert_int_equal(take_all(false), LIMIT);
	hear(true, 40, 12000, -1);
	fixture_now_ms += 12000;
	/* the panel's window begins anew, with the limit that it told; the piece in which it begins is counted whole */
	assert_int_equal(calagopus_shared_rate_limit(origin, &fixture_policy), 40);
	assert_int_equal(take_all(false), 40);
	assert_true(take(true) > 0);
	fixture_now_ms += 31000;
	assert_int_equal(take_all(true), 30);
}

static int64_t in_force(int64_t configured)
{
	struct calagopus_shared_policy policy = fixture_policy;

	policy.rate_limit = configured;
	return calagopus_shared_rate_limit(origin, &policy);
}

static void the_smaller_one_of_the_learnt_and_the_configured_limit_is_in_force(void **state)
{
	(void) state;
	assert_int_equal(in_force(360), 360);
	assert_int_equal(in_force(0), 0);
	hear(true, 50, 1000, -1);
	assert_int_equal(in_force(360), 50);
	assert_int_equal(in_force(20), 20);
	assert_int_equal(in_force(0), 50);
	assert_int_equal(in_force(100000), 50);
	/* the panel's limit was raised, and is above what was set */
	hear(true, 5000, 1000, -1);
	assert_int_equal(in_force(360), 360);
	assert_int_equal(in_force(100000), 5000);
}

static void a_learnt_limit_is_forgotten_after_an_hour(void **state)
{
	(void) state;
	hear(true, 5, 1000, -1);
	fixture_now_ms += CALAGOPUS_SHARED_LEARNT_MS;
	assert_int_equal(in_force(100000), 5);
	fixture_now_ms += 1;
	assert_int_equal(in_force(100000), 100000);
	assert_int_equal(in_force(0), 0);
	hear(true, 6, 1000, -1);
	fixture_now_ms += CALAGOPUS_SHARED_LEARNT_MS / 2;
	/* each new one has an hour of its own */
	hear(true, 7, 1000, -1);
	fixture_now_ms += CALAGOPUS_SHARED_LEARNT_MS;
	assert_int_equal(in_force(100000), 7);
}

static void an_ordinary_answer_teaches_nothing(void **state)
{
	(void) state;
	assert_int_equal(take(false), 0);
	hear(false, 100, 60000, 60000);
	hear(false, 100000, -1, -1);
	assert_int_equal(in_force(360), 360);
	assert_int_equal(in_force(0), 0);
	assert_int_equal(calagopus_shared_rate_blocked_ms(origin), 0);
	assert_int_equal(take_all(false), LIMIT - 1);
}

static void words_without_sense_change_nothing(void **state)
{
	(void) state;
	hear(true, 0, -1, -1);
	hear(true, INT64_MAX, -1, -1);
	hear(true, 1000001, -1, -1);
	hear(true, INT64_MIN, -1, -1);
	assert_int_equal(in_force(360), 360);
	assert_int_equal(in_force(0), 0);
	hear(true, -1, INT64_MAX, -1);
	assert_true(calagopus_shared_rate_blocked_ms(origin) <= CALAGOPUS_SHARED_LONGEST_MS);
}

static void without_a_limit_requests_are_only_counted(void **state)
{
	(void) state;
	struct calagopus_shared_policy policy = fixture_policy;

	policy.rate_limit = 0;
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(calagopus_shared_rate_take(origin, &policy, i % 2 == 0), 0);
	}
	assert_int_equal(calagopus_shared_rate_count(origin, &policy), 1000);
}

static void damage_heals(void **state)
{
	(void) state;
	memset((void *) &origin->buckets, 0xff, sizeof(origin->buckets));
	atomic_store(&origin->blocked_until_ms, INT64_MAX);
	atomic_store(&origin->counts_from, INT64_MAX);
	/* a moment that has not come yet, and a limit that no panel means */
	atomic_store(&origin->learnt, UINT64_MAX);
	assert_int_equal(in_force(360), 360);
	atomic_store(&origin->learnt, (uint64_t) (fixture_now_ms + 1) << 20 | 5);
	assert_int_equal(in_force(360), 360);
	atomic_store(&origin->learnt, (uint64_t) fixture_now_ms << 20 | 0xfffff);
	assert_int_equal(take_all(false), LIMIT);
	hear(true, 40, 2000, -1);
	assert_int_equal(take(false), 2000);
}

static void the_longest_window_fits_the_ring(void **state)
{
	(void) state;
	struct calagopus_shared_policy policy = {.rate_limit = 10, .rate_window_ms = CALAGOPUS_SHARED_MAX_WINDOW_MS};

	for (int i = 0; i < 10; i++) {
		assert_int_equal(calagopus_shared_rate_take(origin, &policy, false), 0);
	}
	fixture_now_ms += CALAGOPUS_SHARED_MAX_WINDOW_MS - 1;
	assert_true(calagopus_shared_rate_take(origin, &policy, false) > 0);
	fixture_now_ms += 600;
	assert_int_equal(calagopus_shared_rate_take(origin, &policy, false), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_state, close_state)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_more_than_the_limit_pass_in_a_window),
		TEST(background_leaves_the_reserve_to_customers),
		TEST(the_wait_that_is_told_is_enough_and_not_much_more),
		TEST(twice_the_limit_offered_uses_nearly_all_and_is_never_refused),
		TEST(background_alone_uses_nine_tenths_of_its_share),
		TEST(what_was_given_back_is_free_again),
		TEST(a_429_blocks_for_as_long_as_it_says),
		TEST(a_429_teaches_the_limit),
		TEST(the_smaller_one_of_the_learnt_and_the_configured_limit_is_in_force),
		TEST(a_learnt_limit_is_forgotten_after_an_hour),
		TEST(an_ordinary_answer_teaches_nothing),
		TEST(words_without_sense_change_nothing),
		TEST(without_a_limit_requests_are_only_counted),
		TEST(damage_heals),
		TEST(the_longest_window_fits_the_ring),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
