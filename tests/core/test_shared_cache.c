/* Tests of the short caches: who may read an entry, how long, and that nothing half-written or damaged is ever taken for one. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/shared_inside.h"
#include "shared_fixture.h"

#define ORIGIN "https://panel.example.com"
#define BEARER "Bearer abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKL"
#define TTL_MS 3000

static struct calagopus_shared *shared;
static struct calagopus_shared_origin *origin;
static struct calagopus_buffer body;
static const struct calagopus_shared_question question = {ORIGIN, BEARER, NULL, "/api/admin/servers/1"};
static struct calagopus_shared_key key;

static int open_state(void **state)
{
	(void) state;
	fixture_clock_plant();
	shared = calagopus_shared_open("");
	origin = calagopus_shared_origin(shared, ORIGIN);
	calagopus_buffer_init(&body, 1024 * 1024);
	calagopus_shared_key_make(shared, &question, &key);
	return origin == NULL;
}

static int close_state(void **state)
{
	(void) state;
	calagopus_buffer_free(&body);
	calagopus_shared_close(shared);
	fixture_clock_restore();
	return 0;
}

static bool put(const struct calagopus_shared_key *at, const char *text, size_t length, uint64_t tag)
{
	struct calagopus_shared_entry entry = {.etag = "e1", .tag = tag};

	return calagopus_shared_cache_write(shared, origin, at, &entry, (struct calagopus_slice) {text, length}, fixture_now_ms);
}

static bool get(const struct calagopus_shared_key *at)
{
	struct calagopus_shared_entry entry;

	return calagopus_shared_cache_read(shared, at, TTL_MS, &entry, &body);
}

static void an_entry_comes_back_whole_for_its_time(void **state)
{
	(void) state;
	struct calagopus_shared_entry entry;

	assert_false(get(&key));
	assert_true(put(&key, "{\"a\":1}", 7, 99));
	fixture_now_ms += TTL_MS;
	assert_true(calagopus_shared_cache_read(shared, &key, TTL_MS, &entry, &body));
	assert_int_equal(body.length, 7);
	assert_memory_equal(body.data, "{\"a\":1}", 7);
	assert_string_equal(entry.etag, "e1");
	assert_int_equal(entry.age_ms, TTL_MS);
	assert_int_equal(entry.tag, 99);
	fixture_now_ms += 1;
	assert_false(get(&key));
	assert_int_equal(body.length, 0);
	calagopus_shared_cache_refresh(shared, &key);
	assert_true(get(&key));
}

static void expect_stranger(struct calagopus_shared_question other)
{
	struct calagopus_shared_key others;

	calagopus_shared_key_make(shared, &other, &others);
	assert_memory_not_equal(&others, &key, sizeof(key));
	assert_false(get(&others));
}

static void another_or_a_wrong_key_reads_nothing(void **state)
{
	(void) state;
	struct calagopus_shared_question other = question;

	assert_true(put(&key, "secret", 6, 0));
	other.authorization = "Bearer abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKM";
	expect_stranger(other);
	other.authorization = NULL;
	expect_stranger(other);
	other = question;
	other.origin = "https://panel.example.org";
	expect_stranger(other);
	other = question;
	other.header = "";
	expect_stranger(other);
	other = question;
	other.path = "/api/admin/servers/2";
	expect_stranger(other);
	/* fields do not flow into each other */
	other.origin = ORIGIN BEARER;
	other.authorization = "";
	expect_stranger(other);
	assert_true(get(&key));
}

static void another_mapping_has_another_salt(void **state)
{
	(void) state;
	struct calagopus_shared *other = calagopus_shared_open("");
	struct calagopus_shared_key others;

	calagopus_shared_key_make(other, &question, &others);
	assert_memory_not_equal(&others, &key, sizeof(key));
	assert_true(calagopus_shared_tag(other, ORIGIN, "1") != calagopus_shared_tag(shared, ORIGIN, "1"));
	calagopus_shared_close(other);
}

static void the_key_is_nowhere_in_the_mapping(void **state)
{
	(void) state;
	assert_true(put(&key, "text", 4, 1));
	assert_null(memmem(shared->memory, sizeof(*shared->memory), BEARER + 7, 8));
	assert_non_null(memmem(shared->memory, sizeof(*shared->memory), "text", 4));
}

static void all_sizes_fit_or_are_refused(void **state)
{
	(void) state;
	static const size_t sizes[] = {0, 1, 7, 8, 9, CALAGOPUS_SHARED_SMALL_BYTES - 1, CALAGOPUS_SHARED_SMALL_BYTES, CALAGOPUS_SHARED_SMALL_BYTES + 1,
		CALAGOPUS_SHARED_LARGE_BYTES, 3};
	char *text = malloc(CALAGOPUS_SHARED_LARGE_BYTES + 1);

	memset(text, 'x', CALAGOPUS_SHARED_LARGE_BYTES + 1);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		assert_true(put(&key, text, sizes[i], 0));
		assert_true(get(&key));
		assert_int_equal(body.length, sizes[i]);
	}
	assert_false(put(&key, text, CALAGOPUS_SHARED_LARGE_BYTES + 1, 0));
	free(text);
}

static void dropping_takes_every_keys_entry_of_the_object(void **state)
{
	(void) state;
	struct calagopus_shared_question other = question;
	struct calagopus_shared_key others;
	uint64_t tag = calagopus_shared_tag(shared, ORIGIN, "server-1");

	other.authorization = "Bearer other";
	calagopus_shared_key_make(shared, &other, &others);
	assert_true(put(&key, "one", 3, tag));
	fixture_now_ms++;
	assert_true(put(&others, "two", 3, tag));
	fixture_now_ms++;
	calagopus_shared_cache_drop(shared, origin, calagopus_shared_tag(shared, ORIGIN, "server-2"));
	assert_true(get(&key) && get(&others));
	calagopus_shared_cache_drop(shared, origin, tag);
	assert_false(get(&key) || get(&others));
}

static void an_answer_from_before_the_change_is_not_stored_after_it(void **state)
{
	(void) state;
	struct calagopus_shared_entry entry = {.tag = 77};
	struct calagopus_slice text = {"old", 3};
	int64_t asked = fixture_now_ms;

	fixture_now_ms += 50;
	calagopus_shared_cache_drop(shared, origin, 77);
	fixture_now_ms += 50;
	assert_false(calagopus_shared_cache_write(shared, origin, &key, &entry, text, asked));
	assert_false(get(&key));
	assert_true(calagopus_shared_cache_write(shared, origin, &key, &entry, text, fixture_now_ms));
	assert_true(get(&key));
}

static bool lies_there(const char *text)
{
	return memmem(shared->memory, sizeof(*shared->memory), text, strlen(text)) != NULL;
}

static void nothing_of_a_dropped_entry_stays(void **state)
{
	(void) state;
	char *text = malloc(CALAGOPUS_SHARED_LARGE_BYTES);
	static const size_t sizes[] = {40, CALAGOPUS_SHARED_SMALL_BYTES, CALAGOPUS_SHARED_SMALL_BYTES + 40, CALAGOPUS_SHARED_LARGE_BYTES};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		memset(text, '.', sizes[i]);
		memcpy(text, "first-marker", 12);
		memcpy(text + sizes[i] - 11, "last-marker", 11);
		assert_true(put(&key, text, sizes[i], 42));
		assert_true(lies_there("first-marker") && lies_there("last-marker"));
		fixture_now_ms++;
		calagopus_shared_cache_drop(shared, origin, 42);
		fixture_now_ms++;
		assert_false(get(&key));
		assert_false(lies_there("first-marker") || lies_there("last-marker") || lies_there("...."));
		assert_null(memmem(shared->memory->small, sizeof(shared->memory->small), &key, sizeof(key)));
		assert_null(memmem(shared->memory->large, sizeof(shared->memory->large), &key, sizeof(key)));
		/* the cell is of use again at once */
		assert_true(put(&key, "again", 5, 42) && get(&key));
	}
	free(text);
}

static void a_shorter_entry_leaves_nothing_of_a_longer_one(void **state)
{
	(void) state;
	char text[600];

	memset(text, '.', sizeof(text));
	memcpy(text + sizeof(text) - 6, "marker", 6);
	assert_true(put(&key, text, sizeof(text), 0));
	assert_true(lies_there("marker"));
	assert_true(put(&key, "short", 5, 0));
	assert_false(lies_there("marker"));
	/* nor where it moves from a small cell to a large one */
	char *large = calloc(1, CALAGOPUS_SHARED_LARGE_BYTES);

	assert_true(put(&key, text, sizeof(text), 0));
	assert_true(put(&key, large, CALAGOPUS_SHARED_LARGE_BYTES, 0));
	assert_false(lies_there("marker"));
	free(large);
}

static void an_answer_from_before_the_change_leaves_nothing_either(void **state)
{
	(void) state;
	struct calagopus_shared_entry entry = {.tag = 77};
	int64_t asked = fixture_now_ms;

	fixture_now_ms += 50;
	calagopus_shared_cache_drop(shared, origin, 77);
	assert_false(calagopus_shared_cache_write(shared, origin, &key, &entry, (struct calagopus_slice) {"marker", 6}, asked));
	assert_false(lies_there("marker"));
}

/* The cell in which the entry lies. */
static struct calagopus_shared_cell *cell_of_entry(size_t *index)
{
	for (size_t i = 0; i < CALAGOPUS_SHARED_SMALL_ENTRIES; i++) {
		if (atomic_load(&shared->memory->small[i].stored_ms) != 0) {
			*index = i;
			return &shared->memory->small[i];
		}
	}
	return NULL;
}

static void each_changed_bit_is_noticed(void **state)
{
	(void) state;
	size_t index = 0;
	char text[40];

	memset(text, 'y', sizeof(text));
	assert_true(put(&key, text, sizeof(text), 5));
	struct calagopus_shared_cell *cell = cell_of_entry(&index);

	for (size_t bit = 0; bit < sizeof(text) * 8; bit++) {
		_Atomic uint64_t *word = &shared->memory->small_words[index][bit / 64];

		atomic_fetch_xor(word, UINT64_C(1) << bit % 64);
		assert_false(get(&key));
		atomic_fetch_xor(word, UINT64_C(1) << bit % 64);
	}
	_Atomic uint64_t *parts[] = {&cell->generation, &cell->key[0], &cell->key[3], &cell->tag, &cell->length, &cell->checksum, &cell->etag[0], &cell->etag[19]};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		for (unsigned bit = 0; bit < 64; bit++) {
			atomic_fetch_xor(parts[i], UINT64_C(1) << bit);
			assert_false(get(&key));
			atomic_fetch_xor(parts[i], UINT64_C(1) << bit);
		}
	}
	assert_true(get(&key));
}

static void a_killed_writers_cell_is_written_again(void **state)
{
	(void) state;
	size_t index = 0;

	assert_true(put(&key, "first", 5, 0));
	struct calagopus_shared_cell *cell = cell_of_entry(&index);

	/* as a writer leaves it that was killed in the middle */
	atomic_fetch_add(&cell->generation, 1);
	atomic_store(&cell->lease_until_ms, fixture_now_ms + 1000);
	atomic_store(&shared->memory->small_words[index][0], 0);
	assert_false(get(&key));
	assert_false(put(&key, "second", 6, 0));
	fixture_now_ms += 1001;
	assert_true(put(&key, "third", 5, 0));
	assert_true(get(&key));
	assert_memory_equal(body.data, "third", 5);
	/* a lease that no writer of ours ever takes does not hold the cell either */
	atomic_fetch_add(&cell->generation, 1);
	atomic_store(&cell->lease_until_ms, INT64_MAX);
	assert_true(put(&key, "fourth", 6, 0));
	assert_true(get(&key));
}

/* Who drops an entry does not wait for who writes it, nor is anything taken from that one but the entry. */
static void a_cell_that_is_being_written_is_dropped_and_left_alone(void **state)
{
	(void) state;
	size_t index = 0;

	assert_true(put(&key, "first", 5, 42));
	struct calagopus_shared_cell *cell = cell_of_entry(&index);
	uint64_t generation = atomic_fetch_add(&cell->generation, 1) + 1;

	atomic_store(&cell->lease_until_ms, fixture_now_ms + 1000);
	calagopus_shared_cache_drop(shared, origin, 42);
	assert_int_equal(atomic_load(&cell->generation), generation);
	assert_int_equal(atomic_load(&cell->stored_ms), 0);
	/* once that one's lease is over, the next drop takes the bytes too */
	fixture_now_ms += 1001;
	assert_true(lies_there("first"));
	calagopus_shared_cache_drop(shared, origin, 42);
	assert_false(lies_there("first"));
	fixture_now_ms++;
	assert_true(put(&key, "second", 6, 42));
	assert_true(get(&key));
}

static void the_oldest_gives_way(void **state)
{
	(void) state;
	struct calagopus_shared_question other = question;
	struct calagopus_shared_key others;
	char path[64];
	int kept = 0;

	other.path = path;
	for (int i = 0; i < 4000; i++) {
		snprintf(path, sizeof(path), "/api/admin/servers/%d", i);
		calagopus_shared_key_make(shared, &other, &others);
		assert_true(put(&others, path, strlen(path), 0));
		assert_true(get(&others));
		assert_memory_equal(body.data, path, strlen(path));
	}
	for (int i = 0; i < 4000; i++) {
		snprintf(path, sizeof(path), "/api/admin/servers/%d", i);
		calagopus_shared_key_make(shared, &other, &others);
		kept += get(&others) ? 1 : 0;
	}
	assert_in_range(kept, CALAGOPUS_SHARED_SMALL_ENTRIES / 2, CALAGOPUS_SHARED_SMALL_ENTRIES);
}

static void without_a_salt_nothing_is_cached(void **state)
{
	(void) state;
	assert_true(put(&key, "text", 4, 0));
	shared->memory->head.salted = false;
	assert_false(get(&key));
	assert_false(put(&key, "text", 4, 0));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_state, close_state)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_entry_comes_back_whole_for_its_time),
		TEST(another_or_a_wrong_key_reads_nothing),
		TEST(another_mapping_has_another_salt),
		TEST(the_key_is_nowhere_in_the_mapping),
		TEST(all_sizes_fit_or_are_refused),
		TEST(dropping_takes_every_keys_entry_of_the_object),
		TEST(an_answer_from_before_the_change_is_not_stored_after_it),
		TEST(nothing_of_a_dropped_entry_stays),
		TEST(a_shorter_entry_leaves_nothing_of_a_longer_one),
		TEST(an_answer_from_before_the_change_leaves_nothing_either),
		TEST(each_changed_bit_is_noticed),
		TEST(a_killed_writers_cell_is_written_again),
		TEST(a_cell_that_is_being_written_is_dropped_and_left_alone),
		TEST(the_oldest_gives_way),
		TEST(without_a_salt_nothing_is_cached),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
