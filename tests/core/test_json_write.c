/* Tests of writing JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/json.h"
#include "counting.h"

static struct calagopus_buffer buffer;
static struct calagopus_json_writer writer;

static int start(void **state)
{
	(void) state;
	calagopus_buffer_init(&buffer, 100000);
	calagopus_json_writer_init(&writer, &buffer);
	return 0;
}

static int end(void **state)
{
	(void) state;
	calagopus_buffer_free(&buffer);
	return 0;
}

static void nested_values_get_their_commas(void **state)
{
	(void) state;
	calagopus_json_write_object_begin(&writer, NULL);
	calagopus_json_write_string(&writer, "s", "text");
	calagopus_json_write_array_begin(&writer, "a");
	calagopus_json_write_integer(&writer, NULL, 1);
	calagopus_json_write_integer(&writer, NULL, -2);
	calagopus_json_write_array_begin(&writer, NULL);
	calagopus_json_write_array_end(&writer);
	calagopus_json_write_object_begin(&writer, NULL);
	calagopus_json_write_object_end(&writer);
	calagopus_json_write_array_end(&writer);
	calagopus_json_write_object_begin(&writer, "o");
	calagopus_json_write_boolean(&writer, "t", true);
	calagopus_json_write_boolean(&writer, "f", false);
	calagopus_json_write_null(&writer, "z");
	calagopus_json_write_string(&writer, "n", NULL);
	calagopus_json_write_object_end(&writer);
	calagopus_json_write_literal(&writer, "l", calagopus_slice_of("1.50"));
	calagopus_json_write_object_end(&writer);
	assert_true(calagopus_json_writer_ok(&writer));
	assert_string_equal(buffer.data, "{\"s\":\"text\",\"a\":[1,-2,[],{}],\"o\":{\"t\":true,\"f\":false,\"z\":null,\"n\":null},\"l\":1.50}");
}

static void integers_are_written_to_their_ends(void **state)
{
	(void) state;
	calagopus_json_write_array_begin(&writer, NULL);
	calagopus_json_write_integer(&writer, NULL, INT64_MAX);
	calagopus_json_write_integer(&writer, NULL, INT64_MIN);
	calagopus_json_write_array_end(&writer);
	assert_string_equal(buffer.data, "[9223372036854775807,-9223372036854775808]");
}

static void strings_are_escaped_and_come_back_as_they_were(void **state)
{
	(void) state;
	static const char typed[] = "O'Brien && \"x\" \\ /\b\f\n\r\t\x01\x1F\x7F \xC3\xA9\xF0\x9F\x90\xA7";
	struct calagopus_json_document document;
	struct calagopus_error error;
	struct calagopus_slice back;

	calagopus_json_write_object_begin(&writer, NULL);
	calagopus_json_write_string(&writer, typed, typed);
	calagopus_json_write_slice(&writer, "cut", (struct calagopus_slice) {"abcdef", 3});
	calagopus_json_write_slice(&writer, "empty", (struct calagopus_slice) {NULL, 0});
	calagopus_json_write_object_end(&writer);
	assert_non_null(strstr(buffer.data, "O'Brien && \\\"x\\\" \\\\ /\\b\\f\\n\\r\\t\\u0001\\u001f\x7F \xC3\xA9"));
	assert_true(calagopus_json_parse((struct calagopus_slice) {buffer.data, buffer.length}, &calagopus_json_default_limits, &document, &error));
	assert_true(calagopus_json_string(document.root, typed, &back));
	assert_true(calagopus_slice_equal(back, typed));
	assert_true(calagopus_json_string(document.root, "cut", &back) && calagopus_slice_equal(back, "abc"));
	assert_true(calagopus_json_string(document.root, "empty", &back) && back.length == 0);
	calagopus_json_free(&document);
}

static void what_is_no_text_makes_it_fail(void **state)
{
	(void) state;
	calagopus_json_write_string(&writer, NULL, "a\xFF");
	assert_false(calagopus_json_writer_ok(&writer));
	calagopus_buffer_reset(&buffer);
	calagopus_json_writer_init(&writer, &buffer);
	calagopus_json_write_slice(&writer, NULL, (struct calagopus_slice) {"a\0b", 3});
	assert_true(calagopus_json_writer_ok(&writer));
	assert_string_equal(buffer.data, "\"a\\u0000b\"");
}

static void what_is_not_ended_is_not_ok(void **state)
{
	(void) state;
	assert_false(calagopus_json_writer_ok(&writer));
	calagopus_json_write_object_begin(&writer, NULL);
	assert_false(calagopus_json_writer_ok(&writer));
	calagopus_json_write_array_begin(&writer, "a");
	calagopus_json_write_array_end(&writer);
	assert_false(calagopus_json_writer_ok(&writer));
	calagopus_json_write_object_end(&writer);
	assert_true(calagopus_json_writer_ok(&writer));
}

static void ending_too_often_and_two_roots_are_not_ok(void **state)
{
	(void) state;
	calagopus_json_write_null(&writer, NULL);
	calagopus_json_write_array_end(&writer);
	assert_false(calagopus_json_writer_ok(&writer));
	calagopus_buffer_reset(&buffer);
	calagopus_json_writer_init(&writer, &buffer);
	calagopus_json_write_null(&writer, NULL);
	calagopus_json_write_null(&writer, NULL);
	assert_false(calagopus_json_writer_ok(&writer));
}

static void it_ends_where_its_levels_do(void **state)
{
	(void) state;
	for (int i = 0; i < 63; i++) {
		calagopus_json_write_array_begin(&writer, NULL);
	}
	calagopus_json_write_null(&writer, NULL);
	for (int i = 0; i < 63; i++) {
		calagopus_json_write_array_end(&writer);
	}
	assert_true(calagopus_json_writer_ok(&writer));
	calagopus_buffer_reset(&buffer);
	calagopus_json_writer_init(&writer, &buffer);
	for (int i = 0; i < 70; i++) {
		calagopus_json_write_array_begin(&writer, NULL);
	}
	for (int i = 0; i < 70; i++) {
		calagopus_json_write_array_end(&writer);
	}
	assert_false(calagopus_json_writer_ok(&writer));
}

static void a_full_buffer_is_not_ok(void **state)
{
	(void) state;
	calagopus_buffer_free(&buffer);
	calagopus_buffer_init(&buffer, 6);
	calagopus_json_write_string(&writer, NULL, "abcd");
	assert_true(calagopus_json_writer_ok(&writer));
	calagopus_buffer_reset(&buffer);
	calagopus_json_writer_init(&writer, &buffer);
	calagopus_json_write_string(&writer, NULL, "abcde");
	assert_false(calagopus_json_writer_ok(&writer));
	assert_true(buffer.overflowed);
}

static bool write_a_body(void *context)
{
	(void) context;
	calagopus_buffer_init(&buffer, 100000);
	calagopus_json_writer_init(&writer, &buffer);
	calagopus_json_write_array_begin(&writer, NULL);
	for (int i = 0; i < 500; i++) {
		calagopus_json_write_string(&writer, NULL, "a\nb");
	}
	calagopus_json_write_array_end(&writer);
	bool good = calagopus_json_writer_ok(&writer);

	calagopus_buffer_free(&buffer);
	return good;
}

static void each_allocation_may_fail(void **state)
{
	(void) state;
	assert_in_range(counting_fail_each(write_a_body, NULL, false), 3, 10);
}

#define WITH_WRITER(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WRITER(nested_values_get_their_commas),
		WITH_WRITER(integers_are_written_to_their_ends),
		WITH_WRITER(strings_are_escaped_and_come_back_as_they_were),
		WITH_WRITER(what_is_no_text_makes_it_fail),
		WITH_WRITER(what_is_not_ended_is_not_ok),
		WITH_WRITER(ending_too_often_and_two_roots_are_not_ok),
		WITH_WRITER(it_ends_where_its_levels_do),
		WITH_WRITER(a_full_buffer_is_not_ok),
		cmocka_unit_test(each_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
