/* Tests of strict text reading: integers, UUIDs, UTF-8 and typed lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/host.h"
#include "core/lists.h"
#include "panel/panel.h"
#include "counting.h"

#define SLICE(literal) ((struct calagopus_slice) {literal, sizeof(literal) - 1})
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define UUID_A "01234567-89ab-cdef-0123-456789abcdef"
#define UUID_B "ffffffff-0000-4000-8000-000000000001"

static struct calagopus_error error;
static struct calagopus_arena *arena;

static int set_up(void **state)
{
	(void) state;
	calagopus_error_clear(&error);
	arena = calagopus_arena_new(1u << 26);
	return arena == NULL;
}

static int tear_down(void **state)
{
	(void) state;
	calagopus_arena_free(arena);
	return 0;
}

static void slices_are_trimmed_and_compared(void **state)
{
	(void) state;
	assert_true(calagopus_slice_equal(calagopus_slice_trim(SLICE(" \t\r\n\v\f a b \n")), "a b"));
	assert_int_equal(calagopus_slice_trim(SLICE(" \n ")).length, 0);
	assert_int_equal(calagopus_slice_trim(calagopus_slice_of(NULL)).length, 0);
	/* A NUL and a no-break space are no white space of ASCII. */
	assert_int_equal(calagopus_slice_trim(SLICE("\0a\xC2\xA0")).length, 4);
	assert_false(calagopus_slice_equal(SLICE("a\0"), "a"));
	assert_true(calagopus_slice_equal(calagopus_slice_of(NULL), ""));
	assert_true(calagopus_slice_equal_ignoring_case(SLICE("HtTp[@"), SLICE("hTtP[@")));
	/* '[' and '{', '@' and '`' differ by the same bit as the cases do. */
	assert_false(calagopus_slice_equal_ignoring_case(SLICE("["), SLICE("{")));
	assert_false(calagopus_slice_equal_ignoring_case(SLICE("@"), SLICE("`")));
	assert_false(calagopus_slice_equal_ignoring_case(SLICE("ab"), SLICE("abc")));
	assert_false(calagopus_slice_equal_ignoring_case(SLICE("\xC3\x89"), SLICE("\xC3\xA9")));
}

static void integers_are_taken_whole(void **state)
{
	(void) state;
	static const struct {
		struct calagopus_slice text;
		int64_t value;
	} good[] = {
		{{"0", 1}, 0}, {{"7", 1}, 7}, {{"-1", 2}, -1}, {{"1024", 4}, 1024},
		{{"9223372036854775807", 19}, INT64_MAX}, {{"-9223372036854775808", 20}, INT64_MIN},
		{{"-9223372036854775807", 20}, -INT64_MAX}, {{"123|456", 3}, 123},
	};

	for (size_t i = 0; i < COUNT(good); i++) {
		int64_t value = 99;

		assert_true(calagopus_text_integer(good[i].text, &value));
		assert_true(value == good[i].value);
	}
}

static void anything_else_is_no_integer(void **state)
{
	(void) state;
	static const struct calagopus_slice bad[] = {
		{NULL, 0}, SLICE(""), SLICE("-"), SLICE("--1"), SLICE("+5"), SLICE("007"), SLICE("00"), SLICE("-0"), SLICE("-01"),
		SLICE(" 12"), SLICE("12 "), SLICE(" 12 34"), SLICE("1 2"), SLICE("2 GB"), SLICE("2GB"), SLICE("1e3"), SLICE("0x10"), SLICE("1.0"), SLICE("1,000"),
		SLICE("1_000"), SLICE("\xE2\x88\x92" "1"), SLICE("\xD9\xA3"), SLICE("\xEF\xBC\x91"), SLICE("12\0"), SLICE("\0" "12"), SLICE("1\n"),
		SLICE("9223372036854775808"), SLICE("-9223372036854775809"), SLICE("18446744073709551615"), SLICE("18446744073709551617"),
		SLICE("99999999999999999999999999"), SLICE("-99999999999999999999"), SLICE("inf"), SLICE("/"), SLICE(":"),
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		int64_t value = 99;

		if (calagopus_text_integer(bad[i], &value)) {
			fail_msg("\"%.*s\" was read as %lld", (int) bad[i].length, bad[i].data, (long long) value);
		}
		assert_int_equal(value, 99);
	}
}

static void uuids_are_lowered_or_refused(void **state)
{
	(void) state;
	static const struct calagopus_slice bad[] = {
		{NULL, 0}, SLICE("01234567"), SLICE("0123456789abcdef0123456789abcdef"), SLICE("{01234567-89ab-cdef-0123-456789abcdef}"),
		SLICE("01234567-89ab-cdef-0123-456789abcde"), SLICE("01234567-89ab-cdef-0123-456789abcdef0"), SLICE("01234567-89ab-cdef-0123-456789abcdeg"),
		SLICE("0123456-789ab-cdef-0123-456789abcdef"), SLICE("01234567_89ab_cdef_0123_456789abcdef"), SLICE(" 1234567-89ab-cdef-0123-456789abcdef"),
		SLICE("01234567-89ab-cdef-0123-456789abcd\xC3\xA9"), SLICE("01234567-89ab-cdef-0123-456789abcde\0"), SLICE("------------------------------------"),
	};
	char uuid[CALAGOPUS_UUID_LENGTH + 1] = "untouched";

	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_false(calagopus_text_uuid(bad[i], uuid));
		assert_string_equal(uuid, "untouched");
	}
	assert_true(calagopus_text_uuid(SLICE("01234567-89AB-cdEF-0123-456789ABCDEF"), uuid));
	assert_string_equal(uuid, UUID_A);
	/* It may be lowered where it lies. */
	char own[] = "ABCDEF00-0000-0000-0000-000000000000";

	assert_true(calagopus_text_uuid(calagopus_slice_of(own), own));
	assert_string_equal(own, "abcdef00-0000-0000-0000-000000000000");
}

/* An encoder of its own, so that the decoder is not compared with itself. */
static size_t encode(unsigned long point, char *out)
{
	if (point < 0x80) {
		out[0] = (char) point;
		return 1;
	}
	if (point < 0x800) {
		out[0] = (char) (0xC0 + point / 64);
		out[1] = (char) (0x80 + point % 64);
		return 2;
	}
	if (point < 0x10000) {
		out[0] = (char) (0xE0 + point / 4096);
		out[1] = (char) (0x80 + point / 64 % 64);
		out[2] = (char) (0x80 + point % 64);
		return 3;
	}
	out[0] = (char) (0xF0 + point / 262144);
	out[1] = (char) (0x80 + point / 4096 % 64);
	out[2] = (char) (0x80 + point / 64 % 64);
	out[3] = (char) (0x80 + point % 64);
	return 4;
}

static void every_character_is_utf8_but_surrogates(void **state)
{
	(void) state;
	for (unsigned long point = 0; point < 0x120000; point++) {
		char bytes[4];
		size_t width = encode(point, bytes);
		bool valid = point <= 0x10FFFF && !(point >= 0xD800 && point <= 0xDFFF);

		if (calagopus_text_utf8((struct calagopus_slice) {bytes, width}) != valid) {
			fail_msg("U+%lX is judged wrongly", point);
		}
		if (width > 1) {
			assert_false(calagopus_text_utf8((struct calagopus_slice) {bytes, width - 1}));
		}
	}
}

static void broken_utf8_is_refused(void **state)
{
	(void) state;
	static const struct calagopus_slice bad[] = {
		SLICE("\x80"), SLICE("a\xBF"), SLICE("\xC0\x80"), SLICE("\xC1\xBF"), SLICE("\xE0\x80\x80"), SLICE("\xE0\x9F\xBF"), SLICE("\xF0\x80\x80\x80"),
		SLICE("\xF0\x8F\xBF\xBF"), SLICE("\xED\xA0\x80"), SLICE("\xED\xBF\xBF"), SLICE("\xF4\x90\x80\x80"), SLICE("\xF5\x80\x80\x80"), SLICE("\xFF"),
		SLICE("\xFE"), SLICE("\xC3"), SLICE("\xE2\x82"), SLICE("\xE2\x28\xA1"), SLICE("\xF0\x9F\x90"), SLICE("\xC3\xC3\xA9"), SLICE("\xF8\x88\x80\x80\x80"),
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_false(calagopus_text_utf8(bad[i]));
	}
	assert_true(calagopus_text_utf8(calagopus_slice_of(NULL)));
	assert_true(calagopus_text_utf8(SLICE("a\0\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\xA7")));
}

static void prefixes_end_at_a_character(void **state)
{
	(void) state;
	struct calagopus_slice text = SLICE("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\xA7z");
	static const size_t bytes[] = {0, 1, 3, 6, 10, 11, 11};

	for (size_t i = 0; i < COUNT(bytes); i++) {
		assert_int_equal(calagopus_text_utf8_prefix(text, i), bytes[i]);
	}
	assert_int_equal(calagopus_text_utf8_length(text), 5);
	assert_int_equal(calagopus_text_utf8_prefix(SLICE("ab\xFF" "c"), 10), 2);
	assert_int_equal(calagopus_text_utf8_prefix(SLICE("ab\xE2\x82"), 10), 2);
	assert_int_equal(calagopus_text_utf8_prefix(calagopus_slice_of(NULL), 3), 0);
	assert_int_equal(calagopus_text_utf8_length(calagopus_slice_of(NULL)), 0);
}

static void control_characters_are_seen(void **state)
{
	(void) state;
	assert_false(calagopus_text_has_control(SLICE("plain \xC2\xA0 \xC3\x9F"), false));
	assert_false(calagopus_text_has_control(calagopus_slice_of(NULL), false));
	assert_true(calagopus_text_has_control(SLICE("a\tb"), false));
	assert_false(calagopus_text_has_control(SLICE("a\tb\r\n"), true));
	assert_true(calagopus_text_has_control(SLICE("a\0b"), true));
	assert_true(calagopus_text_has_control(SLICE("\x1B"), true));
	assert_true(calagopus_text_has_control(SLICE("\x7F"), true));
	assert_true(calagopus_text_has_control(SLICE("\xC2\x85"), true));
	assert_true(calagopus_text_has_control(SLICE("\v"), true));
}

static void assignments_are_read_line_by_line(void **state)
{
	(void) state;
	struct calagopus_pairs pairs;

	assert_true(calagopus_list_assignments(SLICE("A=1\r\n\r\n  B_2 = two words \n_c=\nD==a=b\tc"), "variables", arena, &pairs, &error));
	assert_int_equal(pairs.count, 4);
	assert_string_equal(pairs.items[0].name, "A");
	assert_string_equal(pairs.items[0].value, "1");
	assert_string_equal(pairs.items[1].name, "B_2");
	assert_string_equal(pairs.items[1].value, "two words");
	assert_string_equal(pairs.items[2].name, "_c");
	assert_string_equal(pairs.items[2].value, "");
	assert_string_equal(pairs.items[3].name, "D");
	assert_string_equal(pairs.items[3].value, "=a=b\tc");
	assert_false(calagopus_error_is_set(&error));
}

static void quotes_and_shell_text_arrive_as_typed(void **state)
{
	(void) state;
	struct calagopus_pairs pairs;

	assert_true(calagopus_list_assignments(SLICE("STARTUP=java -jar \"a b.jar\" && echo 'O\\'Brien' # x=y"), "variables", arena, &pairs, &error));
	assert_string_equal(pairs.items[0].value, "java -jar \"a b.jar\" && echo 'O\\'Brien' # x=y");
	/* Names are told apart by case. */
	assert_true(calagopus_list_assignments(SLICE("a=1\nA=2"), "variables", arena, &pairs, &error));
	assert_int_equal(pairs.count, 2);
}

static void blank_lists_are_empty(void **state)
{
	(void) state;
	static const struct calagopus_slice blanks[] = {{NULL, 0}, SLICE(""), SLICE("  "), SLICE("\n\r\n \t\n")};

	for (size_t i = 0; i < COUNT(blanks); i++) {
		struct calagopus_pairs pairs = {NULL, 7};
		char **uuids;
		size_t count = 7;

		assert_true(calagopus_list_assignments(blanks[i], "f", arena, &pairs, &error));
		assert_int_equal(pairs.count, 0);
		assert_true(calagopus_list_key_values(blanks[i], "f", arena, &pairs, &error));
		assert_int_equal(pairs.count, 0);
		assert_true(calagopus_list_ids(blanks[i], "f", calagopus_cg_driver.ids, arena, &uuids, &count, &error));
		assert_int_equal(count, 0);
	}
	assert_false(calagopus_error_is_set(&error));
}

struct bad_text {
	struct calagopus_slice text;
	const char *says; /* a part of the message */
};

typedef bool (*reader)(struct calagopus_slice, const char *, struct calagopus_arena *, struct calagopus_pairs *, struct calagopus_error *);

static void assert_refused(reader read, const struct bad_text *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct calagopus_pairs pairs;

		calagopus_error_clear(&error);
		assert_false(read(cases[i].text, "the_field", arena, &pairs, &error));
		assert_int_equal(error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
		assert_int_equal(error.field_count, 1);
		assert_string_equal(calagopus_error_field_name(&error, 0), "the_field");
		if (strstr(calagopus_error_field_message(&error, 0), cases[i].says) == NULL) {
			fail_msg("\"%s\" does not say \"%s\"", calagopus_error_field_message(&error, 0), cases[i].says);
		}
	}
}

static void bad_assignments_name_their_line(void **state)
{
	(void) state;
	static const struct bad_text cases[] = {
		{SLICE("A=1\nB\nC=2"), "Line 2, \"B\", has no \"=\""},
		{SLICE("\n\n=x"), "Line 3: \"\" cannot be"},
		{SLICE("1A=x"), "\"1A\" cannot be"}, {SLICE("A-B=x"), "\"A…\" cannot be"},
		{SLICE("A B=x"), "\"A…\" cannot be"}, {SLICE("\xC3\x84=x"), "Line 1: \"…\" cannot be"}, {SLICE("export A=1"), "\"export…\" cannot be"},
		{SLICE("A: 1"), "Line 1, \"A…\", has no \"=\""},
		{SLICE("A=1\nB=2\nA=1"), "Line 3 gives \"A\" a second time"},
		{SLICE("A=1\nB=x\0y"), "Line 2 holds a control character"}, {SLICE("A\0=1"), "control"}, {SLICE("A=\x1B[0m"), "control"},
		{SLICE("A=1\rB=2"), "Line 1 holds a carriage return"}, {SLICE("A=\xC0\x80"), "Line 1 is not valid UTF-8"}, {SLICE("\xFF"), "UTF-8"},
		{SLICE("A=\xED\xA0\x80"), "UTF-8"},
	};

	assert_refused(calagopus_list_assignments, cases, COUNT(cases));
}

/* What was typed wrongly may be a secret: only what looks like a name is repeated. */
static void bad_assignments_do_not_repeat_what_may_be_a_value(void **state)
{
	static const struct { struct calagopus_slice text; const char *secret, *says; } cases[] = {
		{SLICE("API_TOKEN: s3cr3t"), "s3cr3t", "\"API_TOKEN"}, {SLICE("API_TOKEN s3cr3t"), "s3cr3t", "\"API_TOKEN"},
		{SLICE("API_TOKEN: s3cr3t=="), "s3cr3t", "\"API_TOKEN"}, {SLICE("API-TOKEN s3cr3t=x"), "s3cr3t", "\"API"},
		{SLICE("\"s3cr3t\""), "s3cr3t", "Line 1"}, {SLICE("+s3cr3t="), "s3cr3t", "Line 1"},
		{SLICE("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDMs3cr3t"), "MIIE", "Line 1"},
		{SLICE("0IIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDMs3cr3t="), "IIE", "Line 1"},
	};

	(void) state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct calagopus_pairs pairs;

		calagopus_error_clear(&error);
		assert_false(calagopus_list_assignments(cases[i].text, "variables", arena, &pairs, &error));
		assert_null(strstr(error.message, cases[i].secret));
		if (strstr(error.message, cases[i].says) == NULL) {
			fail_msg("\"%s\" does not say \"%s\"", error.message, cases[i].says);
		}
	}
}

static void all_mistakes_are_told_at_once(void **state)
{
	(void) state;
	struct calagopus_pairs pairs;

	assert_false(calagopus_list_assignments(SLICE("one\nA=1\ntwo\nA=2\n9=x"), "variables", arena, &pairs, &error));
	assert_int_equal(error.field_count, 4);
	assert_non_null(strstr(error.message, "Line 1"));
	assert_non_null(strstr(error.message, "Line 3"));
	assert_non_null(strstr(error.message, "Line 4"));
	assert_non_null(strstr(error.message, "Line 5"));
}

static void key_values_are_read(void **state)
{
	(void) state;
	struct calagopus_pairs pairs;

	assert_true(calagopus_list_key_values(SLICE(" plugins:5 , worlds : 3,\r\na.b-c_D9:x:y\n\n"), "custom", arena, &pairs, &error));
	assert_int_equal(pairs.count, 3);
	assert_string_equal(pairs.items[0].name, "plugins");
	assert_string_equal(pairs.items[0].value, "5");
	assert_string_equal(pairs.items[1].name, "worlds");
	assert_string_equal(pairs.items[1].value, "3");
	assert_string_equal(pairs.items[2].name, "a.b-c_D9");
	assert_string_equal(pairs.items[2].value, "x:y");
}

static void bad_key_values_name_their_line(void **state)
{
	(void) state;
	static const struct bad_text cases[] = {
		{SLICE("plugins"), "\"plugins\" has no \":\""}, {SLICE("a:1,b"), "\"b\" has no"}, {SLICE("a=1"), "has no \":\""},
		{SLICE("a:"), "no value"}, {SLICE("a: ,b:1"), "no value"}, {SLICE(":1"), "a key"}, {SLICE("a b:1"), "a key"}, {SLICE("\xC3\xA9:1"), "a key"},
		{SLICE("a:1,,b:2"), "comma with nothing"}, {SLICE(",a:1"), "comma with nothing"}, {SLICE("a:1\nb:1,a:2"), "Line 2 gives \"a\" a second time"},
		{SLICE("a:1\0"), "control"}, {SLICE("a:\xFF"), "UTF-8"},
	};

	assert_refused(calagopus_list_key_values, cases, COUNT(cases));
}

static void uuid_lists_are_read(void **state)
{
	(void) state;
	char **uuids;
	size_t count;

	assert_true(calagopus_list_ids(SLICE(" 01234567-89AB-CDEF-0123-456789ABCDEF ,\r\n\t" UUID_B " "), "location_uuids", calagopus_cg_driver.ids, arena, &uuids, &count, &error));
	assert_int_equal(count, 2);
	assert_string_equal(uuids[0], UUID_A);
	assert_string_equal(uuids[1], UUID_B);
}

static void bad_uuid_lists_name_the_entry(void **state)
{
	(void) state;
	static const struct bad_text cases[] = {
		{SLICE(UUID_A " " UUID_B), "Entry 1, "}, {SLICE(UUID_A "\n" UUID_B), "is not a UUID"}, {SLICE(UUID_A ",x"), "Entry 2, \"x\""},
		{SLICE(UUID_A ","), "Entry 2 is empty"}, {SLICE("," UUID_A), "Entry 1 is empty"}, {SLICE(UUID_A ",," UUID_B), "Entry 2 is empty"},
		{SLICE(UUID_A "," UUID_B ",01234567-89AB-CDEF-0123-456789ABCDEF"), "Entry 3 repeats"}, {SLICE(UUID_A "\0"), "is not a UUID"},
		{SLICE(UUID_A ";" UUID_B), "Entry 1"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		char **uuids;
		size_t count;

		calagopus_error_clear(&error);
		assert_false(calagopus_list_ids(cases[i].text, "location_uuids", calagopus_cg_driver.ids, arena, &uuids, &count, &error));
		assert_int_equal(error.field_count, 1);
		if (strstr(calagopus_error_field_message(&error, 0), cases[i].says) == NULL) {
			fail_msg("\"%s\" does not say \"%s\"", calagopus_error_field_message(&error, 0), cases[i].says);
		}
	}
}

/* 60,000 distinct names, then 60,000 times the same mistake: both take a moment, not minutes. */
static void long_lists_take_linear_time(void **state)
{
	(void) state;
	enum { LINES = 60000, WIDTH = 8 };
	static char text[LINES * WIDTH + 1];
	struct calagopus_pairs pairs;

	for (int i = 0; i < LINES; i++) {
		snprintf(text + i * WIDTH, WIDTH + 1, "A%05x\n", (unsigned) i);
		text[i * WIDTH + 6] = '=';
		text[i * WIDTH + 7] = '\n';
	}
	assert_true(calagopus_list_assignments(calagopus_slice_of(text), "variables", arena, &pairs, &error));
	assert_int_equal(pairs.count, LINES);
	assert_string_equal(pairs.items[LINES - 1].name, "A0ea5f");
	memset(text, '\n', sizeof(text) - 1);
	for (int i = 0; i < LINES; i++) {
		text[i * WIDTH] = '!';
	}
	assert_false(calagopus_list_assignments(calagopus_slice_of(text), "variables", arena, &pairs, &error));
	assert_int_equal(error.field_count, CALAGOPUS_MAX_FIELD_ERRORS);
	assert_int_equal(error.fields_left_out, LINES - CALAGOPUS_MAX_FIELD_ERRORS);
	assert_non_null(strstr(error.message, " … and 59960 more"));
}

/* Behind the mistakes that are told, those that are not are counted, in each kind of list. */
static void no_mistake_of_a_list_is_dropped(void **state)
{
	(void) state;
	enum { MISTAKES = 3 * CALAGOPUS_MAX_FIELD_ERRORS };
	static const char piece[] = "!,\n";
	char text[MISTAKES * 3 + 1];
	struct calagopus_pairs pairs;
	char **uuids;
	size_t count;

	for (size_t i = 0; i < MISTAKES; i++) {
		memcpy(text + i * 3, piece, 3);
	}
	text[MISTAKES * 3] = '\0';
	assert_false(calagopus_list_assignments(calagopus_slice_of(text), "f", arena, &pairs, &error));
	assert_int_equal(error.field_count + error.fields_left_out, MISTAKES);
	calagopus_error_clear(&error);
	assert_false(calagopus_list_key_values(calagopus_slice_of(text), "f", arena, &pairs, &error));
	assert_int_equal(error.field_count + error.fields_left_out, MISTAKES);
	calagopus_error_clear(&error);
	assert_false(calagopus_list_ids(calagopus_slice_of(text), "f", calagopus_cg_driver.ids, arena, &uuids, &count, &error));
	assert_int_equal(error.field_count + error.fields_left_out, MISTAKES + 1); /* and what is behind the last comma */
}

static bool read_lists(void *context)
{
	struct calagopus_arena *own = calagopus_arena_new(1u << 20);
	struct calagopus_pairs pairs;
	char **uuids;
	size_t count;

	(void) context;
	calagopus_error_clear(&error);
	bool good = own != NULL;

	/* 300 lines make arrays that need a chunk of their own. */
	good = good && calagopus_list_assignments(SLICE("A=1\nB=2"), "f", own, &pairs, &error)
		&& calagopus_arena_alloc(own, 16384 - 700) != NULL
		&& calagopus_list_key_values(SLICE("a:1,b:2,c:3,d:4,e:5,f:6,g:7,h:8,i:9"), "f", own, &pairs, &error)
		&& calagopus_arena_alloc(own, 16384 - 900) != NULL
		&& calagopus_list_ids(SLICE(UUID_A "," UUID_B), "f", calagopus_cg_driver.ids, own, &uuids, &count, &error);
	if (!good && own != NULL) {
		assert_true(error.reason == CALAGOPUS_REASON_OUT_OF_MEMORY || error.reason == CALAGOPUS_REASON_NONE);
	}
	calagopus_arena_free(own);
	return good;
}

static void each_allocation_may_fail(void **state)
{
	(void) state;
	assert_in_range(counting_fail_each(read_lists, NULL, false), 3, 10);
}

/* Arenas of every size that is too small by a little: each fallible call inside the readers fails once. */
static void an_arena_without_room_is_want_of_memory(void **state)
{
	(void) state;
	bool succeeded[3] = {false, false, false};

	for (size_t limit = 0; limit < 2048; limit += 16) {
		for (int which = 0; which < 3; which++) {
			struct calagopus_arena *small = calagopus_arena_new(limit);
			struct calagopus_pairs pairs;
			char **uuids;
			size_t count;

			calagopus_error_clear(&error);
			bool good = which == 0 ? calagopus_list_assignments(SLICE("A=1\nB=2"), "f", small, &pairs, &error)
				: which == 1 ? calagopus_list_key_values(SLICE("a:1,b:2"), "f", small, &pairs, &error)
				: calagopus_list_ids(SLICE(UUID_A "," UUID_B), "f", calagopus_cg_driver.ids, small, &uuids, &count, &error);

			assert_true(good || error.reason == CALAGOPUS_REASON_OUT_OF_MEMORY);
			assert_true(good || !succeeded[which]);
			succeeded[which] = good;
			calagopus_arena_free(small);
		}
	}
	assert_true(succeeded[0] && succeeded[1] && succeeded[2]);
}

static void hosts_are_taken_out_of_urls(void **state)
{
	static const struct {
		const char *url, *host;
	} cases[] = {
		{"https://node.example.com:8080/", "node.example.com"}, {"http://user:secret@node.example.com/x?token=t#f", "node.example.com"},
		{"https://a@b@node.example.com", "node.example.com"}, {"node.example.com", "node.example.com"}, {"node.example.com:2022", "node.example.com"},
		{" 198.51.100.7 ", "198.51.100.7"}, {"https://[2001:db8::7]:8080/", "2001:db8::7"}, {"2001:db8::7", "2001:db8::7"}, {"[2001:db8::7]", "2001:db8::7"},
		{"https://node.example.com?x", "node.example.com"}, {"https://node.example.com\\@evil.example.com", "node.example.com"},
		{"", ""}, {"https://", ""}, {"https:///path", ""}, {"https://[2001:db8::7", ""}, {"https://no de/", ""}, {"<script>", ""}, {"https://:8080/", ""},
	};

	(void) state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		if (!calagopus_slice_equal(calagopus_host_of_url(calagopus_slice_of(cases[i].url)), cases[i].host)) {
			fail_msg("%s", cases[i].url);
		}
	}
	assert_int_equal(calagopus_host_of_url(calagopus_slice_of(NULL)).length, 0);
	assert_int_equal(calagopus_host_of_url(SLICE("a\0b")).length, 0);
}

static void addresses_of_all_and_of_oneself_are_told_from_others(void **state)
{
	static const char *const any[] = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0", "[::]", "*", "0"};
	static const char *const own[] = {"127.0.0.1", "127.9.8.7", "localhost", "LocalHost", "::1", "0:0:0:0:0:0:0:1"};
	static const char *const other[] = {"198.51.100.1", "10.0.0.1", "2001:db8::1", "node.example.com", "127.example.com", "::ffff", "1", "0a", ""};

	(void) state;
	for (size_t i = 0; i < COUNT(any); i++) {
		assert_true(calagopus_host_is_any_address(calagopus_slice_of(any[i])) && calagopus_host_is_local(calagopus_slice_of(any[i])));
	}
	for (size_t i = 0; i < COUNT(own); i++) {
		assert_true(!calagopus_host_is_any_address(calagopus_slice_of(own[i])) && calagopus_host_is_local(calagopus_slice_of(own[i])));
	}
	for (size_t i = 0; i < COUNT(other); i++) {
		assert_false(calagopus_host_is_local(calagopus_slice_of(other[i])));
	}
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slices_are_trimmed_and_compared),
		cmocka_unit_test(integers_are_taken_whole),
		cmocka_unit_test(anything_else_is_no_integer),
		cmocka_unit_test(uuids_are_lowered_or_refused),
		cmocka_unit_test(every_character_is_utf8_but_surrogates),
		cmocka_unit_test(broken_utf8_is_refused),
		cmocka_unit_test(prefixes_end_at_a_character),
		cmocka_unit_test(control_characters_are_seen),
		cmocka_unit_test(hosts_are_taken_out_of_urls),
		cmocka_unit_test(addresses_of_all_and_of_oneself_are_told_from_others),
		WITH_ARENA(assignments_are_read_line_by_line),
		WITH_ARENA(quotes_and_shell_text_arrive_as_typed),
		WITH_ARENA(blank_lists_are_empty),
		WITH_ARENA(bad_assignments_name_their_line),
		WITH_ARENA(bad_assignments_do_not_repeat_what_may_be_a_value),
		WITH_ARENA(all_mistakes_are_told_at_once),
		WITH_ARENA(key_values_are_read),
		WITH_ARENA(bad_key_values_name_their_line),
		WITH_ARENA(uuid_lists_are_read),
		WITH_ARENA(bad_uuid_lists_name_the_entry),
		WITH_ARENA(long_lists_take_linear_time),
		WITH_ARENA(no_mistake_of_a_list_is_dropped),
		cmocka_unit_test(each_allocation_may_fail),
		cmocka_unit_test(an_arena_without_room_is_want_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
