/* Tests of reading JSON: the scan, parsing, strict getters, and the memory that the largest allowed answer takes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/json.h"
#include "counting.h"

#define SLICE(literal) ((struct calagopus_slice) {literal, sizeof(literal) - 1})
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LIMITS (&calagopus_json_default_limits)

static struct calagopus_error error;
static struct calagopus_json_document document;

static int clear(void **state)
{
	(void) state;
	calagopus_error_clear(&error);
	document.root = NULL;
	return 0;
}

static int release(void **state)
{
	(void) state;
	calagopus_json_free(&document);
	return 0;
}

static void parse(const char *text)
{
	calagopus_json_free(&document);
	if (!calagopus_json_parse(calagopus_slice_of(text), LIMITS, &document, &error)) {
		fail_msg("%s was refused: %s", text, error.message);
	}
}

/* An exact copy on the heap, so that one byte read too many is seen by ASan and Valgrind. */
static bool parse_exactly(struct calagopus_slice text)
{
	char *copy = malloc(text.length > 0 ? text.length : 1);

	assert_non_null(copy);
	if (text.length > 0) {
		memcpy(copy, text.data, text.length);
	}
	calagopus_json_free(&document);
	calagopus_error_clear(&error);
	bool good = calagopus_json_parse((struct calagopus_slice) {copy, text.length}, LIMITS, &document, &error);

	free(copy);
	return good;
}

static void well_formed_texts_are_taken(void **state)
{
	(void) state;
	static const struct calagopus_slice good[] = {
		SLICE("{}"), SLICE("[]"), SLICE("0"), SLICE("-0"), SLICE("1"), SLICE("-1"), SLICE("1.5"), SLICE("-0.0"), SLICE("1e3"), SLICE("1E+3"), SLICE("1e-3"), SLICE("0e0"),
		SLICE("true"), SLICE("false"), SLICE("null"), SLICE("\"\""), SLICE(" \t\r\n{ \"a\" : [ 1 , 2 ] } \r\n\t "), SLICE("\"a\" "), SLICE("12 "), SLICE("null\n"),
		SLICE("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDC27\""), SLICE("\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\xA7\x7F\""), SLICE("[[[[[[[[]]]]]]]]"),
		SLICE("{\"\":1}"), SLICE("{\"a\":{\"a\":{\"a\":1}}}"), SLICE("[{\"a\":1},{\"a\":1}]"), SLICE("[null,true,false]"), SLICE("\"\\u0001\""), SLICE("\"\\uFFFF\""),
		SLICE("[1,-1,0.1,123456789012345678901234567890]"), SLICE("[\"1e0\",99999999999999999999,\"\\\\\",-99999999999999999999,\"a\\\"9\"]"),
	};

	for (size_t i = 0; i < COUNT(good); i++) {
		calagopus_error_clear(&error);
		if (!calagopus_json_scan(good[i], LIMITS, &error) || !parse_exactly(good[i])) {
			fail_msg("%.*s was refused: %s", (int) good[i].length, good[i].data, error.message);
		}
	}
}

static void malformed_texts_are_refused(void **state)
{
	(void) state;
	static const struct calagopus_slice bad[] = {
		{NULL, 0}, SLICE(""), SLICE("  \n"), SLICE("{"), SLICE("["), SLICE("}"), SLICE("]"), SLICE("[}"), SLICE("{]"), SLICE("[1,]"), SLICE("[,1]"), SLICE("[1 2]"), SLICE("{,}"),
		SLICE("{\"a\"}"), SLICE("{\"a\":}"), SLICE("{\"a\":1,}"), SLICE("{a:1}"), SLICE("{'a':1}"), SLICE("{1:1}"), SLICE("{\"a\" 1}"), SLICE("{\"a\":1 \"b\":2}"), SLICE("{\"a\":1]"),
		SLICE("[1}"), SLICE("{}{}"), SLICE("{} x"), SLICE("1 2"), SLICE("nul"), SLICE("nulll"), SLICE("True"), SLICE("NaN"), SLICE("Infinity"), SLICE("-Infinity"), SLICE("-"),
		SLICE("+1"), SLICE("01"), SLICE("-01"), SLICE("1."), SLICE(".5"), SLICE("1e"), SLICE("1e+"), SLICE("1.e3"), SLICE("0x10"), SLICE("1_000"), SLICE("1,2"),
		SLICE("\""), SLICE("\"a"), SLICE("\"\\"), SLICE("\"\\x\""), SLICE("\"\\u12\""), SLICE("\"\\u12g4\""), SLICE("\"\\u"), SLICE("\"\\U0041\""), SLICE("\"\\'\""), SLICE("\"\\\0\""),
		SLICE("\"\n\""), SLICE("\"\t\""), SLICE("\"\0\""), SLICE("\"\x1F\""), SLICE("/* */1"), SLICE("1//"), SLICE("\xEF\xBB\xBF{}"), SLICE("{}\0"), SLICE("\0{}"), SLICE("[1\0]"),
		SLICE("<!DOCTYPE html><html></html>"), SLICE("\v1"), SLICE("\xC2\xA0" "1"), SLICE("[\"a\":1]"), SLICE("{\"a\":1,2}"), SLICE("{\"a\"\"b\"}"), SLICE("[1,,2]"), SLICE(":"), SLICE(","),
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		if (parse_exactly(bad[i])) {
			fail_msg("\"%.*s\" was taken", (int) bad[i].length, bad[i].data);
		}
		assert_null(document.root);
		assert_int_equal(error.reason, CALAGOPUS_REASON_BAD_ANSWER);
		assert_true(strlen(error.message) > 0);
	}
}

/* Every beginning of a text is not the text. */
static void truncated_texts_are_refused(void **state)
{
	(void) state;
	static const char whole[] = "{\"data\":[{\"uuid\":\"\\u00e9\\ud83d\\udc27\xE2\x82\xAC\",\"n\":-1.5e+3,\"t\":true,\"f\":false,\"z\":null,\"w\":99999999999999999999}]}";

	for (size_t length = 0; length < sizeof(whole) - 1; length++) {
		assert_false(parse_exactly((struct calagopus_slice) {whole, length}));
	}
	assert_true(parse_exactly(SLICE(whole)));
}

static void strings_hold_no_nul_no_half_pairs_and_no_broken_utf8(void **state)
{
	(void) state;
	static const struct calagopus_slice bad[] = {
		SLICE("\"\\u0000\""), SLICE("\"a\\u0000b\""), SLICE("{\"a\\u0000\":1}"), SLICE("\"\\uD800\""), SLICE("\"\\uDBFF\\u0041\""), SLICE("\"\\uDC00\""), SLICE("\"\\uDFFF\\uD800\""),
		SLICE("\"\\uD800\\uD800\""), SLICE("\"\\uD83D\""), SLICE("\"\\uD83D\\\""), SLICE("\"\\uD83D\\u\""), SLICE("\"\\uD83D\\n\""), SLICE("\"\\uD83Dx\\uDC27\""), SLICE("\"\x80\""), SLICE("\"\xC0\x80\""),
		SLICE("\"\xED\xA0\xBD\xED\xB0\xA7\""), SLICE("\"\xF4\x90\x80\x80\""), SLICE("\"\xC3\""), SLICE("{\"\xFF\":1}"), SLICE("\"\xE2\x82\""), SLICE("\"\\u00\xC3\xA9\""),
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_false(parse_exactly(bad[i]));
		assert_int_equal(error.reason, CALAGOPUS_REASON_BAD_ANSWER);
	}
}

static void the_place_is_named(void **state)
{
	(void) state;
	assert_false(calagopus_json_scan(SLICE("{\"a\": nope}"), LIMITS, &error));
	assert_non_null(strstr(error.message, "at byte 6"));
}

static bool scan_with(const char *text, size_t depth, size_t values, size_t number_length)
{
	const struct calagopus_json_limits limits = {depth, values, number_length, NULL};

	calagopus_error_clear(&error);
	bool good = calagopus_json_scan(calagopus_slice_of(text), &limits, &error);

	assert_true(good || error.reason == CALAGOPUS_REASON_ANSWER_TOO_LARGE);
	return good;
}

static void limits_are_exact(void **state)
{
	(void) state;
	assert_true(scan_with("[[[]]]", 3, 100, 10));
	assert_false(scan_with("[[[]]]", 2, 100, 10));
	assert_true(scan_with("[[],[],[[]]]", 3, 100, 10));
	assert_false(scan_with("[]", 0, 100, 10));
	assert_true(scan_with("1", 0, 100, 10));
	/* an object 4, its key 1, an array 2, the scalars 3 */
	assert_true(scan_with("{\"a\":[1,2,3]}", 9, 10, 10));
	assert_false(scan_with("{\"a\":[1,2,3]}", 9, 9, 10));
	assert_true(scan_with("-1.5e10", 1, 10, 7));
	assert_false(scan_with("-1.5e10", 1, 10, 6));
}

static void a_depth_of_more_than_the_scan_can_hold_is_refused(void **state)
{
	(void) state;
	static char deep[200001];

	memset(deep, '[', 100000);
	memset(deep + 100000, ']', 100000);
	assert_false(scan_with(deep, SIZE_MAX, SIZE_MAX, 10));
	assert_true(scan_with("[[[[[[[[[[]]]]]]]]]]", SIZE_MAX, SIZE_MAX, 10));
	assert_false(scan_with(deep, CALAGOPUS_MAX_JSON_DEPTH, SIZE_MAX, 10));
	/* The deepest that is allowed passes json-c too, and one more does not. */
	for (size_t depth = CALAGOPUS_MAX_JSON_DEPTH; depth <= CALAGOPUS_MAX_JSON_DEPTH + 1; depth++) {
		assert_int_equal(parse_exactly((struct calagopus_slice) {deep + 100000 - depth, 2 * depth}), depth == CALAGOPUS_MAX_JSON_DEPTH);
	}
	const struct calagopus_json_limits most = {128, 1000, 10, NULL};

	for (size_t depth = 128; depth <= 129; depth++) {
		calagopus_json_free(&document);
		assert_int_equal(calagopus_json_parse((struct calagopus_slice) {deep + 100000 - depth, 2 * depth}, &most, &document, &error), depth == 128);
	}
}

static void levels_remember_their_bracket(void **state)
{
	(void) state;
	static char text[4096];
	static char *end;

	/* Alternating kinds over more levels than a word of the scan's memory has bits. */
	end = text;
	for (int i = 0; i < 60; i++) {
		end = stpcpy(end, "[{\"a\":");
	}
	end = stpcpy(end, "1");
	for (int i = 0; i < 60; i++) {
		end = stpcpy(end, "}]");
	}
	assert_true(scan_with(text, 128, 10000, 10));
	char *wrong = strrchr(text, '}');

	*wrong = ']';
	calagopus_error_clear(&error);
	const struct calagopus_json_limits limits = {128, 10000, 10, NULL};

	assert_false(calagopus_json_scan(calagopus_slice_of(text), &limits, &error));
}

static void members_given_twice_are_refused(void **state)
{
	(void) state;
	static const struct calagopus_slice bad[] = {
		SLICE("{\"a\":1,\"a\":1}"), SLICE("{\"a\":1,\"b\":2,\"a\":null}"), SLICE("[{\"x\":{\"a\":1,\"a\":2}}]"), SLICE("{\"a\":1,\"\\u0061\":2}"),
		SLICE("{\"a\":{\"b\":1,\"c\":2},\"a\":{}}"), SLICE("{\"a\":{},\"a\":{\"b\":1,\"c\":2}}"), SLICE("{\"\":1,\"\":2}"), SLICE("{\"/\":1,\"\\/\":2}"),
		SLICE("{\"a\":[{\"b\":1}],\"a\":[{\"b\":1}]}"),
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_false(parse_exactly(bad[i]));
		assert_int_equal(error.reason, CALAGOPUS_REASON_BAD_ANSWER);
		assert_non_null(strstr(error.message, "twice"));
		/* The scan alone does not mind. */
		assert_true(calagopus_json_scan(bad[i], LIMITS, &error));
	}
	assert_true(parse_exactly(SLICE("{\"a\":1,\"A\":2,\"aa\":{\"a\":1}}")));
}

static void integers_are_whole_and_exact(void **state)
{
	(void) state;
	static const struct {
		const char *text;
		int64_t value;
	} good[] = {
		{"0", 0}, {"-0", 0}, {"1024", 1024}, {"-1", -1}, {"9223372036854775807", INT64_MAX}, {"-9223372036854775808", INT64_MIN}, {"9007199254740993", 9007199254740993},
	};
	static const char *const bad[] = {
		"9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "1e3", "1.0", "1.5", "0.0", "1E0", "99999999999999999999999999999999999999",
		"\"5\"", "true", "null", "[]", "{}", "-99999999999999999999",
	};

	for (size_t i = 0; i < COUNT(good); i++) {
		char text[100];
		int64_t number = 77;

		parse(good[i].text);
		assert_true(calagopus_json_integer(document.root, NULL, &number));
		assert_true(number == good[i].value);
		snprintf(text, sizeof(text), "{\"a\":[%s,%s]}", good[i].text, good[i].text);
		parse(text);
		assert_true(calagopus_json_integer(calagopus_json_item(calagopus_json_get(document.root, "a"), 1), NULL, &number));
		assert_true(number == good[i].value);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		char text[200];
		int64_t number = 77;

		parse(bad[i]);
		assert_false(calagopus_json_integer(document.root, NULL, &number));
		/* Beside good ones, which stay what they are. */
		snprintf(text, sizeof(text), "{\"s\":\"\\\\\\\"9\",\"a\":%s,\"b\":9223372036854775807,\"c\":%s}", bad[i], bad[i]);
		parse(text);
		assert_false(calagopus_json_integer(document.root, "a", &number));
		assert_false(calagopus_json_integer(document.root, "c", &number));
		assert_int_equal(number, 77);
		assert_true(calagopus_json_integer(document.root, "b", &number));
		assert_true(number == INT64_MAX);
	}
}

static void numbers_are_finite(void **state)
{
	(void) state;
	double number = 77;

	parse("{\"a\":1.5,\"b\":-3,\"c\":1e3,\"d\":1e999,\"e\":\"1\",\"f\":99999999999999999999,\"g\":-1e999,\"h\":1e-999}");
	assert_true(calagopus_json_number(document.root, "a", &number) && number == 1.5);
	assert_true(calagopus_json_number(document.root, "b", &number) && number == -3.0);
	assert_true(calagopus_json_number(document.root, "c", &number) && number == 1000.0);
	assert_true(calagopus_json_number(document.root, "f", &number) && number == 1e20);
	assert_true(calagopus_json_number(document.root, "h", &number) && number == 0.0);
	assert_false(calagopus_json_number(document.root, "d", &number));
	assert_false(calagopus_json_number(document.root, "g", &number));
	assert_false(calagopus_json_number(document.root, "e", &number));
	assert_false(calagopus_json_number(document.root, "missing", &number));
	assert_true(number == 0.0);
}

static void getters_take_their_own_type_alone(void **state)
{
	(void) state;
	struct calagopus_slice text = {"untouched", 9};
	bool boolean = true;
	int64_t number = 77;

	parse("{\"s\":\"a\\u00e9b\",\"e\":\"\",\"n\":1,\"t\":true,\"f\":false,\"z\":null,\"o\":{\"p\":{\"q\":\"deep\"}},\"l\":[1,null,\"x\"]}");
	assert_true(calagopus_json_string(document.root, "s", &text));
	assert_true(calagopus_slice_equal(text, "a\xC3\xA9" "b"));
	assert_true(calagopus_json_string(document.root, "e", &text));
	assert_int_equal(text.length, 0);
	assert_true(calagopus_json_string(document.root, "o.p.q", &text));
	assert_true(calagopus_slice_equal(text, "deep"));
	static const char *const not_strings[] = {"n", "t", "z", "o", "l", "missing", "s.x", "o.p.q.r", "o..p", ".o", "o.", "l.0", "n.x", "z.x"};

	for (size_t i = 0; i < COUNT(not_strings); i++) {
		assert_false(calagopus_json_string(document.root, not_strings[i], &text));
	}
	assert_true(calagopus_slice_equal(text, "deep"));
	assert_true(calagopus_json_boolean(document.root, "f", &boolean));
	assert_false(boolean);
	assert_true(calagopus_json_boolean(document.root, "t", &boolean));
	assert_true(boolean);
	assert_false(calagopus_json_boolean(document.root, "n", &boolean));
	assert_false(calagopus_json_boolean(document.root, "z", &boolean));
	assert_false(calagopus_json_integer(document.root, "t", &number));
	assert_true(calagopus_json_is_object(calagopus_json_get(document.root, "o.p")));
	assert_true(calagopus_json_is_object(calagopus_json_get(document.root, NULL)));
	assert_true(calagopus_json_is_object(calagopus_json_get(document.root, "")));
	assert_false(calagopus_json_is_object(calagopus_json_get(document.root, "l")));
	assert_true(calagopus_json_is_array(calagopus_json_get(document.root, "l")));
}

static void null_and_missing_are_told_apart_only_where_asked(void **state)
{
	(void) state;
	parse("{\"z\":null,\"o\":{\"z\":null},\"n\":0}");
	assert_null(calagopus_json_get(document.root, "z"));
	assert_null(calagopus_json_get(document.root, "y"));
	assert_true(calagopus_json_is_null(document.root, "z"));
	assert_true(calagopus_json_is_null(document.root, "o.z"));
	assert_false(calagopus_json_is_null(document.root, "y"));
	assert_false(calagopus_json_is_null(document.root, "n"));
	assert_false(calagopus_json_is_null(document.root, "z.a"));
	assert_false(calagopus_json_is_null(document.root, ""));
	assert_false(calagopus_json_is_null(NULL, "z"));
	assert_false(calagopus_json_is_null(NULL, NULL));
}

static void nothing_is_read_from_nothing(void **state)
{
	(void) state;
	struct calagopus_slice text;
	int64_t number;

	assert_null(calagopus_json_get(NULL, "a.b"));
	assert_null(calagopus_json_get(NULL, NULL));
	assert_false(calagopus_json_is_object(NULL));
	assert_int_equal(calagopus_json_count(NULL), 0);
	assert_null(calagopus_json_item(NULL, 0));
	assert_false(calagopus_json_string(NULL, "a", &text));
	assert_false(calagopus_json_integer(NULL, NULL, &number));
	assert_false(calagopus_json_each(NULL, NULL, NULL));
	parse("null");
	assert_null(document.root);
	calagopus_json_free(&document);
	calagopus_json_free(&document);
	char name[400] = "";

	memset(name, 'a', sizeof(name) - 1);
	parse("{}");
	assert_null(calagopus_json_get(document.root, name));
}

static void items_end_where_the_array_does(void **state)
{
	(void) state;
	parse("[10,null,30]");
	int64_t number;

	assert_int_equal(calagopus_json_count(document.root), 3);
	assert_true(calagopus_json_integer(calagopus_json_item(document.root, 2), NULL, &number) && number == 30);
	assert_null(calagopus_json_item(document.root, 1));
	assert_null(calagopus_json_item(document.root, 3));
	assert_null(calagopus_json_item(document.root, SIZE_MAX));
	parse("{\"0\":1}");
	assert_int_equal(calagopus_json_count(document.root), 0);
	assert_null(calagopus_json_item(document.root, 0));
}

struct visits {
	char names[100];
	size_t nulls;
	const char *stop_at;
};

static bool visit(const char *name, calagopus_json *member, void *context)
{
	struct visits *visits = context;

	strcat(visits->names, name);
	strcat(visits->names, ",");
	visits->nulls += member == NULL;
	return visits->stop_at == NULL || strcmp(name, visits->stop_at) != 0;
}

static void members_are_visited_in_order(void **state)
{
	(void) state;
	struct visits all = {.names = ""};
	struct visits some = {.names = "", .stop_at = "a"};
	struct visits none = {.names = ""};

	parse("{\"z\":1,\"a\":null,\"m\":[],\"\\u00e9\":2}");
	assert_true(calagopus_json_each(document.root, visit, &all));
	assert_string_equal(all.names, "z,a,m,\xC3\xA9,");
	assert_int_equal(all.nulls, 1);
	assert_false(calagopus_json_each(document.root, visit, &some));
	assert_string_equal(some.names, "z,a,");
	assert_false(calagopus_json_each(calagopus_json_get(document.root, "m"), visit, &none));
	parse("{}");
	assert_true(calagopus_json_each(document.root, visit, &none));
	assert_string_equal(none.names, "");
}

/* Texts of the allowed size that make json-c take the most memory for each thing that is counted. */
struct shape {
	const char *name;
	const char *first;
	const char *repeated; /* %06zx becomes a number, so that names differ */
	size_t values;        /* of one repetition */
	const char *last;
};

static const struct shape shapes[] = {
	{"objects", "[", "{},", 4, "0]"},
	{"arrays", "[", "[],", 2, "0]"},
	{"objects with a member", "[", "{\"a\":0},", 6, "0]"},
	{"arrays with an item", "[", "[0],", 3, "0]"},
	{"members of one object", "{", "\"%06zx\":0,", 2, "\"\":0}"},
	{"long numbers", "[", "1234567890.1234567890123456789e+123,", 1, "0]"},
	{"short strings", "[", "\"abc\",", 1, "0]"},
	{"booleans", "[", "true,", 1, "0]"},
	{"objects in members", "{", "\"%06zx\":{},", 5, "\"\":0}"},
};

static char *make_text(const struct shape *shape, size_t budget, size_t *length)
{
	char *text = malloc(CALAGOPUS_MAX_RESPONSE_BYTES + 100);
	size_t used = strlen(strcpy(text, shape->first));

	for (size_t values = 10; values + shape->values <= budget && used < CALAGOPUS_MAX_RESPONSE_BYTES - 100; values += shape->values) {
		const char *number = strstr(shape->repeated, "%06zx");

		if (number == NULL) {
			used += strlen(strcpy(text + used, shape->repeated));
		} else {
			used += (size_t) sprintf(text + used, "%.*s%06zx%s", (int) (number - shape->repeated), shape->repeated, values, number + 5);
		}
	}
	*length = used + strlen(strcpy(text + used, shape->last));
	return text;
}

static long peak_kib(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

/* KiB that parsing took at its height, in a child so that nothing earlier counts; −1 where it was refused. */
static long measure(struct calagopus_slice text)
{
	int ends[2];
	long kib = -1;
	int status;

	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();

	if (child == 0) {
		long before = peak_kib();
		bool good = calagopus_json_parse(text, LIMITS, &document, &error);

		kib = good ? peak_kib() - before : -1;
		ssize_t written = write(ends[1], &kib, sizeof(kib));

		_exit(written == (ssize_t) sizeof(kib) ? 0 : 1);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &kib, sizeof(kib)), sizeof(kib));
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	return kib;
}

/* The sanitizers and Valgrind put shadow and margins around each block. */
static long bound_kib(void)
{
	const char *tool = getenv("CALAGOPUS_TEST_TOOL");

	return 64L * 1024 * (tool != NULL ? 8 : 1);
}

static void the_largest_answers_take_bounded_memory(void **state)
{
	(void) state;
	for (size_t i = 0; i < COUNT(shapes); i++) {
		size_t length;
		char *text = make_text(&shapes[i], CALAGOPUS_MAX_JSON_VALUES, &length);
		long kib = measure((struct calagopus_slice) {text, length});

		print_message("%s: %zu bytes of text, %ld KiB\n", shapes[i].name, length, kib);
		free(text);
		assert_in_range(kib, 1, bound_kib());
	}
}

static void one_huge_string_takes_bounded_memory(void **state)
{
	(void) state;
	size_t length = CALAGOPUS_MAX_RESPONSE_BYTES;
	char *text = malloc(length);

	memset(text, 'x', length);
	text[0] = text[length - 1] = '"';
	long kib = measure((struct calagopus_slice) {text, length});

	print_message("one string: %zu bytes of text, %ld KiB\n", length, kib);
	free(text);
	assert_in_range(kib, 1, bound_kib());
}

static void answers_beyond_the_count_never_reach_json_c(void **state)
{
	(void) state;
	size_t length;

	for (size_t i = 0; i < COUNT(shapes); i++) {
		char *text = make_text(&shapes[i], CALAGOPUS_MAX_JSON_VALUES + 20, &length);

		calagopus_error_clear(&error);
		assert_false(calagopus_json_parse((struct calagopus_slice) {text, length}, LIMITS, &document, &error));
		assert_int_equal(error.reason, CALAGOPUS_REASON_ANSWER_TOO_LARGE);
		free(text);
	}
	/* What took a gigabyte: 4 MiB of empty objects. */
	char *text = make_text(&shapes[0], SIZE_MAX, &length);

	assert_true(length > 4u * 1024 * 1024);
	assert_int_equal(measure((struct calagopus_slice) {text, length}), -1);
	free(text);
	assert_false(calagopus_json_parse((struct calagopus_slice) {"1", (size_t) INT32_MAX + 1}, LIMITS, &document, &error));
	assert_int_equal(error.reason, CALAGOPUS_REASON_ANSWER_TOO_LARGE);
}

/* Neither the scan nor reading asks our allocator for anything; json-c's own memory cannot be replaced nor made to fail. */
static void reading_asks_for_no_memory_of_ours(void **state)
{
	(void) state;
	counting_start(1);
	parse("{\"a\":[1,2,{\"b\":\"c\"}],\"w\":99999999999999999999}");
	assert_non_null(calagopus_json_get(document.root, "a"));
	assert_false(counting_failed());
	calagopus_json_free(&document);
	counting_stop();
}

/* Random damage to a good text: what the scan takes, json-c takes as well, and nothing is read beyond its end. */
static void damaged_texts_are_judged_alike(void **state)
{
	(void) state;
	static const char whole[] = "{\"data\":[{\"uuid\":\"a\\u00e9\\ud83d\\udc27\xE2\x82\xAC\",\"n\":-1.5e+3,\"t\":[true,false,null],\"w\":99999999999999999999,\"i\":12}]}";
	static const char bytes[] = "{}[]\",:\\/u0919-+.eEtfn \n\t\x80\xC3\xE2\x00\x1F" "dD8";
	uint32_t seed = 4711;
	size_t taken = 0;

	for (int round = 0; round < 20000; round++) {
		char text[sizeof(whole)];

		memcpy(text, whole, sizeof(whole));
		for (int i = 0; i < 1 + round % 3; i++) {
			seed = seed * 1664525u + 1013904223u;
			text[(seed >> 8) % (sizeof(whole) - 1)] = bytes[(seed >> 20) % (sizeof(bytes) - 1)];
		}
		struct calagopus_slice slice = {text, sizeof(whole) - 1};

		calagopus_error_clear(&error);
		bool scanned = calagopus_json_scan(slice, LIMITS, &error);
		bool parsed = parse_exactly(slice);

		if (scanned != parsed && strstr(error.message, "twice") == NULL) {
			fail_msg("%s: scan %d, parse %d: %s", text, scanned, parsed, error.message);
		}
		taken += parsed;
	}
	assert_in_range(taken, 100, 19000);
}

#define WITH_DOCUMENT(test) cmocka_unit_test_setup_teardown(test, clear, release)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DOCUMENT(well_formed_texts_are_taken),
		WITH_DOCUMENT(malformed_texts_are_refused),
		WITH_DOCUMENT(truncated_texts_are_refused),
		WITH_DOCUMENT(strings_hold_no_nul_no_half_pairs_and_no_broken_utf8),
		WITH_DOCUMENT(the_place_is_named),
		WITH_DOCUMENT(limits_are_exact),
		WITH_DOCUMENT(a_depth_of_more_than_the_scan_can_hold_is_refused),
		WITH_DOCUMENT(levels_remember_their_bracket),
		WITH_DOCUMENT(members_given_twice_are_refused),
		WITH_DOCUMENT(integers_are_whole_and_exact),
		WITH_DOCUMENT(numbers_are_finite),
		WITH_DOCUMENT(getters_take_their_own_type_alone),
		WITH_DOCUMENT(null_and_missing_are_told_apart_only_where_asked),
		WITH_DOCUMENT(nothing_is_read_from_nothing),
		WITH_DOCUMENT(items_end_where_the_array_does),
		WITH_DOCUMENT(members_are_visited_in_order),
		WITH_DOCUMENT(the_largest_answers_take_bounded_memory),
		WITH_DOCUMENT(one_huge_string_takes_bounded_memory),
		WITH_DOCUMENT(answers_beyond_the_count_never_reach_json_c),
		WITH_DOCUMENT(reading_asks_for_no_memory_of_ours),
		WITH_DOCUMENT(damaged_texts_are_judged_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
