/* A state file whose words are damaged: everything is asked and told all the same, within its bounds, and no sum overflows (the sanitizers look). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "core/shared_inside.h"
#include "shared_fixture.h"

#define URL "https://panel.example.com"

static const uint64_t damages[] = {
	UINT64_C(0x8000000000000000), UINT64_C(0x8000000000000001), UINT64_C(0x7fffffffffffffff), UINT64_MAX, UINT64_C(0xfffffffffffffffe), 1,
	UINT64_C(0x5555555555555555), UINT64_C(0xaaaaaaaaaaaaaaaa), UINT64_C(0x00000000ffffffff), UINT64_C(0xffffffff00000000),
};

static struct calagopus_shared *shared;

static int open_shared(void **state)
{
	(void) state;
	fixture_clock_plant();
	shared = calagopus_shared_open(NULL);
	return shared != NULL ? 0 : -1;
}

static int close_shared(void **state)
{
	(void) state;
	calagopus_shared_close(shared);
	fixture_clock_restore();
	return 0;
}

static void damage(void *from, const void *end, uint64_t word)
{
	for (_Atomic uint64_t *at = from; (const void *) at < end; at++) {
		atomic_store(at, word);
	}
}

static void use_all_of(struct calagopus_shared_origin *origin)
{
	const struct calagopus_shared_rate_word word = {.limited = true, .limit = 100, .retry_after_ms = 1000, .reset_ms = -1};
	struct calagopus_shared_report report;

	assert_in_range(calagopus_shared_rate_take(origin, &fixture_policy, false), 0, CALAGOPUS_SHARED_LONGEST_MS);
	assert_in_range(calagopus_shared_rate_take(origin, &fixture_policy, true), 0, CALAGOPUS_SHARED_LONGEST_MS);
	calagopus_shared_rate_give_back(origin);
	assert_in_range(calagopus_shared_rate_blocked_ms(origin), 0, CALAGOPUS_SHARED_LONGEST_MS);
	calagopus_shared_breaker_look(origin, &fixture_policy);
	calagopus_shared_breaker_claim(origin, &fixture_policy);
	calagopus_shared_breaker_failed(origin, &fixture_policy);
	assert_in_range(calagopus_shared_breaker_next_ms(origin), 0, CALAGOPUS_SHARED_LONGEST_MS);
	assert_true(calagopus_shared_breaker_open_ms(origin) >= -1);
	assert_true(calagopus_shared_report(shared, &fixture_policy, 0, &report));
	assert_true(report.open_ms >= -1 && report.blocked_ms >= 0 && report.count >= 0);
	calagopus_shared_flight_end(origin, calagopus_shared_flight_begin(origin, 1000));
	calagopus_shared_rate_hear(origin, &word);
	assert_in_range(calagopus_shared_rate_blocked_ms(origin), 1, CALAGOPUS_SHARED_LONGEST_MS);
	calagopus_shared_breaker_answered(origin);
	assert_int_equal(calagopus_shared_breaker_open_ms(origin), -1);
}

static void a_damaged_slot_is_asked_and_told_within_bounds(void **state)
{
	(void) state;
	for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		struct calagopus_shared_origin *origin = calagopus_shared_origin(shared, URL);

		assert_non_null(origin);
		damage(&origin->buckets[0], origin + 1, damages[i]);
		use_all_of(origin);
	}
}

/* A table that is full of damage has room again, or has none: nothing is made up. */
static void a_damaged_table_of_panels_gives_a_slot_or_none(void **state)
{
	(void) state;
	for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		damage(&shared->memory->origins[0], &shared->memory->origins[CALAGOPUS_SHARED_ORIGINS], damages[i]);
		struct calagopus_shared_origin *origin = calagopus_shared_origin(shared, URL);

		if (origin != NULL) {
			use_all_of(origin);
		}
	}
}

static void a_damaged_cache_holds_nothing_and_takes_new_entries(void **state)
{
	const struct calagopus_shared_question question = {URL, "Bearer x", NULL, "/path"};
	struct calagopus_shared_entry entry = {.etag = "\"1\"", .tag = 7};
	struct calagopus_shared_key key;
	struct calagopus_buffer body;

	(void) state;
	calagopus_buffer_init(&body, 1 << 20);
	calagopus_shared_key_make(shared, &question, &key);
	for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		damage(shared->memory->small, shared->memory + 1, damages[i]);
		assert_false(calagopus_shared_cache_read(shared, &key, INT64_MAX, &entry, &body));
		calagopus_shared_cache_refresh(shared, &key);
		calagopus_shared_cache_drop(shared, NULL, damages[i]);
		calagopus_shared_cache_drop(shared, NULL, 7);
		entry = (struct calagopus_shared_entry) {.etag = "\"1\"", .tag = 7};
		bool written = calagopus_shared_cache_write(shared, NULL, &key, &entry, calagopus_slice_of("{}"), fixture_now_ms);

		assert_true(calagopus_shared_cache_read(shared, &key, 1000, &entry, &body) == written);
	}
	calagopus_buffer_free(&body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_damaged_slot_is_asked_and_told_within_bounds, open_shared, close_shared),
		cmocka_unit_test_setup_teardown(a_damaged_table_of_panels_gives_a_slot_or_none, open_shared, close_shared),
		cmocka_unit_test_setup_teardown(a_damaged_cache_holds_nothing_and_takes_new_entries, open_shared, close_shared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
