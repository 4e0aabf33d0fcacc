/* Tests of the bounded buffer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/buffer.h"
#include "counting.h"

static void an_unused_buffer_has_no_data(void **state)
{
	(void) state;
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, 10);
	assert_null(buffer.data);
	assert_int_equal(buffer.length, 0);
	calagopus_buffer_free(&buffer);
	calagopus_buffer_reset(&buffer);
	assert_true(calagopus_buffer_append(&buffer, NULL, 0));
	assert_string_equal(buffer.data, "");
	calagopus_buffer_free(&buffer);
}

static void appends_are_kept_in_order_and_terminated(void **state)
{
	(void) state;
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, 100);
	assert_true(calagopus_buffer_text(&buffer, "one"));
	assert_true(calagopus_buffer_append(&buffer, " \0 ", 3));
	assert_true(calagopus_buffer_format(&buffer, "%d%s", 2, "two"));
	assert_int_equal(buffer.length, 10);
	assert_memory_equal(buffer.data, "one \0 2two", 11);
	calagopus_buffer_free(&buffer);
	assert_null(buffer.data);
	assert_int_equal(buffer.capacity, 0);
}

static void the_limit_is_reached_and_never_exceeded(void **state)
{
	(void) state;
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, 5);
	assert_true(calagopus_buffer_text(&buffer, "12345"));
	assert_int_equal(buffer.capacity, 6);
	assert_true(calagopus_buffer_text(&buffer, ""));
	assert_false(calagopus_buffer_text(&buffer, "6"));
	assert_true(buffer.failed && buffer.overflowed);
	assert_string_equal(buffer.data, "12345");
	/* It stays failed: what follows would leave a hole. */
	assert_false(calagopus_buffer_text(&buffer, ""));
	calagopus_buffer_reset(&buffer);
	assert_false(buffer.failed || buffer.overflowed);
	assert_string_equal(buffer.data, "");
	assert_false(calagopus_buffer_format(&buffer, "%d", 123456));
	assert_true(buffer.overflowed);
	assert_string_equal(buffer.data, "");
	calagopus_buffer_free(&buffer);

	calagopus_buffer_init(&buffer, 0);
	assert_true(calagopus_buffer_text(&buffer, ""));
	assert_false(calagopus_buffer_text(&buffer, "x"));
	calagopus_buffer_free(&buffer);
}

static void sizes_that_overflow_are_refused(void **state)
{
	(void) state;
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, SIZE_MAX);
	assert_true(calagopus_buffer_text(&buffer, "abc"));
	assert_false(calagopus_buffer_append(&buffer, "x", SIZE_MAX));
	assert_true(buffer.failed);
	assert_string_equal(buffer.data, "abc");
	calagopus_buffer_reset(&buffer);
	calagopus_buffer_text(&buffer, "abc");
	assert_false(calagopus_buffer_append(&buffer, "x", SIZE_MAX - 3));
	calagopus_buffer_free(&buffer);
}

static void it_grows_far_and_keeps_every_byte(void **state)
{
	(void) state;
	struct calagopus_buffer buffer;

	counting_start(0);
	calagopus_buffer_init(&buffer, 1000000);
	for (int i = 0; i < 100000; i++) {
		assert_true(calagopus_buffer_format(&buffer, "%05d", i));
	}
	assert_int_equal(buffer.length, 500000);
	assert_memory_equal(buffer.data + 5 * 4711, "04711", 5);
	/* Old and new are there together while it grows, no more. */
	assert_true(counting_peak() < 2000000);
	calagopus_buffer_free(&buffer);
	counting_stop();
}

static void urlencode_leaves_unreserved_characters_alone(void **state)
{
	(void) state;
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, 1000);
	assert_true(calagopus_buffer_urlencode(&buffer, "aZ09-._~", 8));
	assert_string_equal(buffer.data, "aZ09-._~");
	calagopus_buffer_reset(&buffer);
	assert_true(calagopus_buffer_urlencode(&buffer, " /?#&=+%\xC3\xA9\x00\x7F", 12));
	assert_string_equal(buffer.data, "%20%2F%3F%23%26%3D%2B%25%C3%A9%00%7F");
	calagopus_buffer_free(&buffer);

	calagopus_buffer_init(&buffer, 5);
	assert_false(calagopus_buffer_urlencode(&buffer, "//", 2));
	assert_true(buffer.overflowed);
	assert_int_equal(buffer.length, 0);
	calagopus_buffer_free(&buffer);
}

static void no_copy_of_a_secret_stays_behind(void **state)
{
	(void) state;
	struct calagopus_buffer buffer;

	counting_start(0);
	counting_watch("hunter2-secret");
	calagopus_buffer_init(&buffer, 100000);
	calagopus_buffer_text(&buffer, "hunter2-secret");
	for (int i = 0; i < 1000; i++) {
		calagopus_buffer_text(&buffer, "and it has to grow ");
	}
	calagopus_buffer_reset(&buffer);
	assert_null(memchr(buffer.data, 'h', 14));
	calagopus_buffer_text(&buffer, "hunter2-secret");
	calagopus_buffer_free(&buffer);
	assert_int_equal(counting_unwiped(), 0);
	counting_stop();
}

static bool fill_a_buffer(void *context)
{
	struct calagopus_buffer buffer;
	bool good;

	(void) context;
	calagopus_buffer_init(&buffer, 100000);
	for (int i = 0; i < 1000; i++) {
		calagopus_buffer_format(&buffer, "%d ", i);
		calagopus_buffer_urlencode(&buffer, " ", 1);
	}
	good = !buffer.failed;
	/* Want of memory is not the limit. */
	assert_false(buffer.overflowed);
	assert_true(good || buffer.length == 0 || memcmp(buffer.data, "0 %20", 5) == 0);
	calagopus_buffer_free(&buffer);
	return good;
}

static void each_allocation_may_fail(void **state)
{
	(void) state;
	assert_in_range(counting_fail_each(fill_a_buffer, NULL, false), 4, 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_unused_buffer_has_no_data),
		cmocka_unit_test(appends_are_kept_in_order_and_terminated),
		cmocka_unit_test(the_limit_is_reached_and_never_exceeded),
		cmocka_unit_test(sizes_that_overflow_are_refused),
		cmocka_unit_test(it_grows_far_and_keeps_every_byte),
		cmocka_unit_test(urlencode_leaves_unreserved_characters_alone),
		cmocka_unit_test(no_copy_of_a_secret_stays_behind),
		cmocka_unit_test(each_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
