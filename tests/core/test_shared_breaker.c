/* Tests of the circuit breaker: what opens it, who may probe, what closes it, and that it always recovers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/shared_inside.h"
#include "shared_fixture.h"

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

static enum calagopus_shared_breaker look(void)
{
	return calagopus_shared_breaker_look(origin, &fixture_policy);
}

static void fail_times(int count)
{
	for (int i = 0; i < count; i++) {
		calagopus_shared_breaker_failed(origin, &fixture_policy);
	}
}

static void failures_in_a_row_open_it(void **state)
{
	(void) state;
	fail_times(2);
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
	calagopus_shared_breaker_answered(origin);
	fail_times(2);
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
	fixture_now_ms += 400;
	fail_times(1);
	assert_int_equal(look(), CALAGOPUS_SHARED_SHUT);
	assert_int_equal(calagopus_shared_breaker_open_ms(origin), 400);
	assert_int_equal(calagopus_shared_breaker_next_ms(origin), 10000);
}

static void failures_far_apart_do_not_add_up(void **state)
{
	(void) state;
	for (int i = 0; i < 10; i++) {
		fail_times(2);
		fixture_now_ms += CALAGOPUS_SHARED_FAILURE_SPAN_MS + 1;
	}
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
}

static void one_probes_an_interval(void **state)
{
	(void) state;
	fail_times(3);
	for (int i = 0; i < 5; i++) {
		assert_int_equal(look(), CALAGOPUS_SHARED_SHUT);
		assert_false(calagopus_shared_breaker_claim(origin, &fixture_policy));
		fixture_now_ms += 10000;
		assert_int_equal(look(), CALAGOPUS_SHARED_DUE);
		assert_true(calagopus_shared_breaker_claim(origin, &fixture_policy));
		assert_false(calagopus_shared_breaker_claim(origin, &fixture_policy));
		/* it dies without a word, or fails: both are the same */
		if (i % 2 == 0) {
			fail_times(1);
		}
	}
	calagopus_shared_breaker_answered(origin);
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
	assert_int_equal(calagopus_shared_breaker_open_ms(origin), -1);
	fail_times(2);
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
}

static void the_moment_of_the_first_failure_is_kept(void **state)
{
	(void) state;
	fail_times(3);
	fixture_now_ms += 25000;
	fail_times(3);
	assert_int_equal(calagopus_shared_breaker_open_ms(origin), 25000);
}

static void requests_that_a_silent_panel_swallows_open_it(void **state)
{
	(void) state;
	struct calagopus_shared_flight flights[3];

	for (int i = 0; i < 3; i++) {
		flights[i] = calagopus_shared_flight_begin(origin, 20000);
		assert_true(flights[i].word != 0);
	}
	fixture_now_ms += CALAGOPUS_SHARED_STALL_MS - 1;
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
	fixture_now_ms += 1;
	assert_int_equal(look(), CALAGOPUS_SHARED_SHUT);
	assert_int_equal(calagopus_shared_breaker_open_ms(origin), CALAGOPUS_SHARED_STALL_MS);
	/* one of them is answered after all: the others prove nothing any more */
	calagopus_shared_flight_end(origin, flights[0]);
	calagopus_shared_breaker_answered(origin);
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
	fixture_now_ms += 10000;
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
}

static void two_slow_ones_and_those_of_killed_processes_do_not(void **state)
{
	(void) state;
	for (int i = 0; i < 10; i++) {
		calagopus_shared_flight_begin(origin, 2500); /* never ended: its process was killed */
	}
	calagopus_shared_flight_begin(origin, 20000);
	calagopus_shared_flight_begin(origin, 20000);
	struct calagopus_shared_flight ended = calagopus_shared_flight_begin(origin, 20000);

	fixture_now_ms += 4000;
	calagopus_shared_flight_end(origin, ended);
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
}

static void the_places_of_killed_processes_are_used_again(void **state)
{
	(void) state;
	for (int i = 0; i < CALAGOPUS_SHARED_FLIGHTS; i++) {
		assert_true(calagopus_shared_flight_begin(origin, 5000).word != 0);
	}
	assert_int_equal(calagopus_shared_flight_begin(origin, 5000).word, 0);
	fixture_now_ms += 5001;
	assert_true(calagopus_shared_flight_begin(origin, 5000).word != 0);
}

static void it_can_be_turned_off(void **state)
{
	(void) state;
	struct calagopus_shared_policy policy = fixture_policy;

	policy.breaker_failures = 0;
	for (int i = 0; i < 10; i++) {
		calagopus_shared_breaker_failed(origin, &policy);
	}
	assert_int_equal(calagopus_shared_breaker_look(origin, &policy), CALAGOPUS_SHARED_CLOSED);
}

static void damage_does_not_keep_it_shut(void **state)
{
	(void) state;
	atomic_store(&origin->open_since_ms, INT64_MAX);
	atomic_store(&origin->probe_at_ms, INT64_MAX);
	assert_int_equal(calagopus_shared_breaker_open_ms(origin), 0);
	assert_int_equal(look(), CALAGOPUS_SHARED_DUE);
	assert_true(calagopus_shared_breaker_claim(origin, &fixture_policy));
	calagopus_shared_breaker_answered(origin);
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
	for (int i = 0; i < CALAGOPUS_SHARED_FLIGHTS; i++) {
		atomic_store(&origin->flights[i], UINT64_MAX);
	}
	fixture_now_ms += 60000;
	assert_int_equal(look(), CALAGOPUS_SHARED_CLOSED);
	assert_true(calagopus_shared_flight_begin(origin, 5000).word != 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_state, close_state)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(failures_in_a_row_open_it),
		TEST(failures_far_apart_do_not_add_up),
		TEST(one_probes_an_interval),
		TEST(the_moment_of_the_first_failure_is_kept),
		TEST(requests_that_a_silent_panel_swallows_open_it),
		TEST(two_slow_ones_and_those_of_killed_processes_do_not),
		TEST(the_places_of_killed_processes_are_used_again),
		TEST(it_can_be_turned_off),
		TEST(damage_does_not_keep_it_shut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
