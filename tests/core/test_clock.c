/* Tests of clocks and deadlines. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/clock.h"
#include "core/limits.h"

static int64_t now_ms;
/* What the wall clock is ahead of the other. */
static int64_t wall_ahead_ms = 1000;
static clockid_t clock_that_was_read;

/* In libc's place: remembers which clock was asked for. */
int clock_gettime(clockid_t clock, struct timespec *time)
{
	clock_that_was_read = clock;
	return (int) syscall(SYS_clock_gettime, clock, time);
}

static int64_t planted_ms(void)
{
	return now_ms;
}

static int64_t planted_unix_ms(void)
{
	return now_ms + wall_ahead_ms;
}

static const struct calagopus_clock planted = {planted_ms, planted_unix_ms};

static int plant(void **state)
{
	(void) state;
	now_ms = 5000;
	wall_ahead_ms = 1000;
	calagopus_clock_use(&planted);
	return 0;
}

static int restore(void **state)
{
	(void) state;
	calagopus_clock_use(NULL);
	return 0;
}

static void the_systems_clocks_run(void **state)
{
	(void) state;
	int64_t before = calagopus_clock_ms();
	int64_t seconds = (int64_t) time(NULL);
	int64_t unix_ms = calagopus_clock_unix_ms();

	assert_true(before > 0);
	assert_true(calagopus_clock_ms() >= before);
	assert_in_range(unix_ms / 1000 - seconds + 2, 0, 4);
	struct calagopus_deadline soon = calagopus_deadline_in(5);

	while (!calagopus_deadline_passed(soon)) {
		assert_true(calagopus_clock_ms() < before + 10000);
	}
	assert_true(calagopus_clock_ms() >= before + 5);
}

static void deadlines_pass_while_the_machine_sleeps(void **state)
{
	(void) state;
	calagopus_clock_ms();
	assert_int_equal(clock_that_was_read, CLOCK_BOOTTIME);
}

static void a_deadline_passes_at_its_moment(void **state)
{
	(void) state;
	struct calagopus_deadline deadline = calagopus_deadline_in(100);

	assert_int_equal(calagopus_clock_unix_ms(), 6000);
	assert_int_equal(deadline.at_ms, 5100);
	assert_int_equal(calagopus_deadline_left(deadline), 100);
	assert_false(calagopus_deadline_passed(deadline));
	now_ms = 5099;
	assert_int_equal(calagopus_deadline_left(deadline), 1);
	assert_false(calagopus_deadline_passed(deadline));
	now_ms = 5100;
	assert_int_equal(calagopus_deadline_left(deadline), 0);
	assert_true(calagopus_deadline_passed(deadline));
	now_ms = 9999;
	assert_int_equal(calagopus_deadline_left(deadline), 0);
}

static void spans_below_one_have_passed_already(void **state)
{
	(void) state;
	assert_true(calagopus_deadline_passed(calagopus_deadline_in(0)));
	assert_true(calagopus_deadline_passed(calagopus_deadline_in(-1)));
	assert_true(calagopus_deadline_passed(calagopus_deadline_in(INT64_MIN)));
}

static void sums_do_not_wrap(void **state)
{
	(void) state;
	struct calagopus_deadline never = calagopus_deadline_in(INT64_MAX);

	assert_int_equal(never.at_ms, INT64_MAX);
	assert_false(calagopus_deadline_passed(never));
	assert_int_equal(calagopus_deadline_left(never), INT64_MAX - 5000);
	now_ms = -10;
	assert_int_equal(calagopus_deadline_left(never), INT64_MAX);
	assert_int_equal(calagopus_deadline_in(INT64_MAX).at_ms, INT64_MAX - 10);
}

static void the_sooner_of_two_is_the_earlier(void **state)
{
	(void) state;
	struct calagopus_deadline a = {.at_ms = 10};
	struct calagopus_deadline b = {.at_ms = 11};

	assert_int_equal(calagopus_deadline_sooner(a, b).at_ms, 10);
	assert_int_equal(calagopus_deadline_sooner(b, a).at_ms, 10);
}

static void the_wall_clock_tells_of_a_pause_that_the_other_clock_did_not_see(void **state)
{
	(void) state;
	struct calagopus_deadline deadline = calagopus_deadline_in(4000);

	now_ms += 3999;
	assert_false(calagopus_deadline_passed_by_any_clock(deadline));
	/* set forward by a little: no pause */
	wall_ahead_ms += CALAGOPUS_CLOCK_STEP_MS;
	assert_false(calagopus_deadline_passed_by_any_clock(deadline));
	wall_ahead_ms += 2;
	assert_true(calagopus_deadline_passed_by_any_clock(deadline));
	assert_false(calagopus_deadline_passed(deadline));
	/* set back: what the other clock says counts */
	wall_ahead_ms -= 100000;
	assert_false(calagopus_deadline_passed_by_any_clock(deadline));
	now_ms += 1;
	assert_true(calagopus_deadline_passed_by_any_clock(deadline));
}

static void a_pause_within_the_time_that_is_left_does_no_harm(void **state)
{
	(void) state;
	struct calagopus_deadline never = calagopus_deadline_in(INT64_MAX);
	struct calagopus_deadline deadline = calagopus_deadline_in(60000);

	now_ms += 10000;
	wall_ahead_ms += 49000;
	assert_false(calagopus_deadline_passed_by_any_clock(deadline));
	wall_ahead_ms += 1000000000000;
	assert_true(calagopus_deadline_passed_by_any_clock(deadline));
	assert_false(calagopus_deadline_passed_by_any_clock(never));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_systems_clocks_run),
		cmocka_unit_test(deadlines_pass_while_the_machine_sleeps),
		cmocka_unit_test_setup_teardown(a_deadline_passes_at_its_moment, plant, restore),
		cmocka_unit_test_setup_teardown(spans_below_one_have_passed_already, plant, restore),
		cmocka_unit_test_setup_teardown(sums_do_not_wrap, plant, restore),
		cmocka_unit_test_setup_teardown(the_wall_clock_tells_of_a_pause_that_the_other_clock_did_not_see, plant, restore),
		cmocka_unit_test_setup_teardown(a_pause_within_the_time_that_is_left_does_no_harm, plant, restore),
		cmocka_unit_test_setup_teardown(the_sooner_of_two_is_the_earlier, plant, restore),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
