/* Tests of the allocator table, wiping and the arena. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/memory.h"
#include "counting.h"

static bool all_zero(const void *block, size_t size)
{
	const unsigned char *bytes = block;

	for (size_t i = 0; i < size; i++) {
		if (bytes[i] != 0) {
			return false;
		}
	}
	return true;
}

static void alloc_clears_and_goes_through_the_table(void **state)
{
	(void) state;
	counting_start(0);
	void *block = calagopus_alloc(1000);
	void *empty = calagopus_alloc(0);

	assert_non_null(block);
	assert_non_null(empty);
	assert_true(all_zero(block, 1000));
	assert_int_equal(counting_live(), 2);
	calagopus_release(block);
	calagopus_release(empty);
	calagopus_release(NULL);
	counting_stop();
}

static void resize_keeps_what_was_there(void **state)
{
	(void) state;
	counting_start(0);
	char *block = calagopus_resize(NULL, 4);

	memcpy(block, "abc", 4);
	block = calagopus_resize(block, 100000);
	assert_string_equal(block, "abc");
	block = calagopus_resize(block, 0);
	assert_non_null(block);
	calagopus_release(block);
	counting_stop();
}

static void null_restores_libc(void **state)
{
	(void) state;
	const struct calagopus_memory *before = calagopus_memory_current();

	counting_start(0);
	assert_ptr_not_equal(calagopus_memory_current(), before);
	calagopus_memory_use(NULL);
	assert_ptr_equal(calagopus_memory_current(), before);
	void *block = calagopus_alloc(10);

	assert_int_equal(counting_live(), 0);
	calagopus_release(block);
}

static void wipe_overwrites_exactly_what_it_is_given(void **state)
{
	(void) state;
	char text[] = "<secret>";

	calagopus_wipe(text + 1, 6);
	assert_int_equal(text[0], '<');
	assert_int_equal(text[7], '>');
	assert_true(all_zero(text + 1, 6));
	calagopus_wipe(NULL, 0);
	calagopus_wipe(text, 0);
	assert_int_equal(text[0], '<');
}

static void arena_gives_cleared_aligned_memory_that_does_not_overlap(void **state)
{
	(void) state;
	static const size_t sizes[] = {0, 1, 3, 15, 16, 17, 100, 4000, 4096, 4097, 16384, 16385, 100000, 1, 5000, 2};
	char *blocks[sizeof(sizes) / sizeof(*sizes)];

	counting_start(0);
	struct calagopus_arena *arena = calagopus_arena_new(1u << 20);

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		blocks[i] = calagopus_arena_alloc(arena, sizes[i]);
		assert_non_null(blocks[i]);
		assert_int_equal((uintptr_t) blocks[i] % _Alignof(max_align_t), 0);
		assert_true(all_zero(blocks[i], sizes[i]));
		memset(blocks[i], (int) i + 1, sizes[i]);
	}
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		for (size_t k = 0; k < sizes[i]; k++) {
			assert_int_equal(blocks[i][k], (char) (i + 1));
		}
	}
	calagopus_arena_free(arena);
	counting_stop();
}

static void arena_stops_at_its_limit(void **state)
{
	(void) state;
	struct calagopus_arena *arena = calagopus_arena_new(64);

	assert_null(calagopus_arena_alloc(arena, 65));
	assert_null(calagopus_arena_alloc(arena, SIZE_MAX));
	assert_null(calagopus_arena_alloc(arena, SIZE_MAX - 8));
	assert_int_equal(calagopus_arena_used(arena), 0);
	assert_non_null(calagopus_arena_alloc(arena, 48));
	assert_null(calagopus_arena_alloc(arena, 17));
	assert_non_null(calagopus_arena_alloc(arena, 16));
	assert_int_equal(calagopus_arena_used(arena), 64);
	assert_null(calagopus_arena_alloc(arena, 1));
	assert_null(calagopus_arena_alloc(arena, 0));
	calagopus_arena_free(arena);

	arena = calagopus_arena_new(SIZE_MAX);
	assert_null(calagopus_arena_alloc(arena, SIZE_MAX - 64));
	assert_null(calagopus_arena_copy(arena, "x", SIZE_MAX));
	calagopus_arena_free(arena);
}

static void arena_array_refuses_a_product_that_overflows(void **state)
{
	(void) state;
	struct calagopus_arena *arena = calagopus_arena_new(SIZE_MAX);

	/* 2^33 × 2^31 is 0 where size_t has 64 bits. */
	assert_null(calagopus_arena_array(arena, (size_t) 1 << 33, (size_t) 1 << 31));
	assert_null(calagopus_arena_array(arena, SIZE_MAX / 2, 3));
	assert_non_null(calagopus_arena_array(arena, 0, 8));
	assert_non_null(calagopus_arena_array(arena, 8, 0));
	assert_non_null(calagopus_arena_array(arena, 10, 8));
	calagopus_arena_free(arena);
}

static void arena_copies_and_formats_text(void **state)
{
	(void) state;
	struct calagopus_arena *arena = calagopus_arena_new(100000);
	char *copy = calagopus_arena_copy(arena, "abcdef", 3);
	char *empty = calagopus_arena_copy(arena, NULL, 0);
	char *with_nul = calagopus_arena_copy(arena, "a\0b", 3);
	char *formatted = calagopus_arena_format(arena, "%s-%d", "x", 42);
	char *wide = calagopus_arena_format(arena, "%*d", 50000, 7);

	assert_string_equal(copy, "abc");
	assert_string_equal(empty, "");
	assert_memory_equal(with_nul, "a\0b", 4);
	assert_string_equal(formatted, "x-42");
	assert_int_equal(strlen(wide), 50000);
	assert_null(calagopus_arena_format(arena, "%*d", 100000, 7));
	calagopus_arena_free(arena);
}

/* malloc whose memory has been used before */
static void *alloc_used(size_t size)
{
	void *block = malloc(size);

	return block != NULL ? memset(block, 'x', size) : NULL;
}

static void arena_clears_and_ends_texts_in_memory_that_was_used(void **state)
{
	(void) state;
	static const struct calagopus_memory used = {alloc_used, realloc, free};

	calagopus_memory_use(&used);
	struct calagopus_arena *arena = calagopus_arena_new(100000);
	char *block = calagopus_arena_alloc(arena, 9000);
	char *next = calagopus_arena_copy(arena, "abcdef", 3);

	assert_true(all_zero(block, 9000));
	assert_string_equal(next, "abc");
	assert_string_equal(calagopus_arena_copy(arena, NULL, 0), "");
	assert_string_equal(calagopus_arena_format(arena, "%s-%d", "x", 42), "x-42");
	assert_true(all_zero(calagopus_arena_alloc(arena, 200), 200));
	assert_null(calagopus_arena_alloc(arena, 100000));
	calagopus_arena_free(arena);
	calagopus_memory_use(NULL);
}

static void arena_wipes_what_it_held(void **state)
{
	(void) state;
	char large[9000];

	memset(large, 'x', sizeof(large));
	memcpy(large + 8000, "hunter2-secret", 14);
	counting_start(0);
	counting_watch("hunter2-secret");
	struct calagopus_arena *arena = calagopus_arena_new(100000);

	assert_non_null(calagopus_arena_copy(arena, "hunter2-secret", 14));
	assert_non_null(calagopus_arena_copy(arena, large, sizeof(large)));
	memcpy((char *) calagopus_arena_alloc(arena, 9000) + 8000, "hunter2-secret", 14);
	calagopus_arena_free(arena);
	assert_int_equal(counting_unwiped(), 0);
	counting_stop();
	calagopus_arena_free(NULL);
}

static bool use_an_arena(void *context)
{
	struct calagopus_arena *arena = calagopus_arena_new(1u << 20);
	bool good = arena != NULL;

	(void) context;
	for (int i = 0; good && i < 40; i++) {
		good = calagopus_arena_alloc(arena, 1000) != NULL && calagopus_arena_alloc(arena, i == 20 ? 50000 : 1) != NULL;
	}
	good = good && calagopus_arena_format(arena, "%d", 1) != NULL;
	calagopus_arena_free(arena);
	return good;
}

static void arena_survives_each_allocation_failing(void **state)
{
	(void) state;
	assert_in_range(counting_fail_each(use_an_arena, NULL, false), 4, 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alloc_clears_and_goes_through_the_table),
		cmocka_unit_test(resize_keeps_what_was_there),
		cmocka_unit_test(null_restores_libc),
		cmocka_unit_test(wipe_overwrites_exactly_what_it_is_given),
		cmocka_unit_test(arena_gives_cleared_aligned_memory_that_does_not_overlap),
		cmocka_unit_test(arena_stops_at_its_limit),
		cmocka_unit_test(arena_array_refuses_a_product_that_overflows),
		cmocka_unit_test(arena_copies_and_formats_text),
		cmocka_unit_test(arena_clears_and_ends_texts_in_memory_that_was_used),
		cmocka_unit_test(arena_wipes_what_it_held),
		cmocka_unit_test(arena_survives_each_allocation_failing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
