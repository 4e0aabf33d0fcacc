/* Tests of error values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/error.h"
#include "core/text.h"

static struct calagopus_error error;

static int clear(void **state)
{
	(void) state;
	memset(&error, 'x', sizeof(error));
	calagopus_error_clear(&error);
	return 0;
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text);

	return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static void a_cleared_error_says_nothing(void **state)
{
	(void) state;
	assert_false(calagopus_error_is_set(&error));
	assert_string_equal(error.message, "");
	assert_string_equal(error.hint, "");
	assert_string_equal(error.panel_message, "");
	assert_int_equal(error.field_count, 0);
	assert_int_equal(error.http_status, 0);
	assert_int_equal(error.retry_after_ms, -1);
	assert_false(error.retriable);
}

static void rewording_changes_the_sentence_alone(void **state)
{
	(void) state;
	calagopus_error_field(&error, CALAGOPUS_REASON_NOT_APPLIED, "memory", "is 512");
	calagopus_error_topic(&error, CALAGOPUS_TOPIC_MADE_OTHERWISE);
	calagopus_error_hint(&error, "Look at it.");
	calagopus_error_panel_message(&error, "no", 2);
	error.http_status = 409;
	error.may_have_happened = true;
	calagopus_error_reword(&error, "Made, but: %s", error.message);
	assert_string_equal(error.message, "Made, but: memory: is 512");
	assert_string_equal(calagopus_error_field_name(&error, 0), "memory");
	assert_string_equal(error.hint, "Look at it.");
	assert_string_equal(error.panel_message, "no");
	assert_int_equal(error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	assert_int_equal(error.topic, CALAGOPUS_TOPIC_MADE_OTHERWISE);
	assert_int_equal(error.http_status, 409);
	assert_true(error.may_have_happened);
	calagopus_error_reword(NULL, "x");
}

static void what_comes_of_an_error_keeps_what_the_panel_said(void **state)
{
	struct calagopus_error cause;

	(void) state;
	calagopus_error_set(&cause, CALAGOPUS_REASON_PANEL_UNAVAILABLE, "The panel answered with 504.");
	calagopus_error_panel_message(&cause, "the node is away", 16);
	calagopus_error_hint(&cause, "Look at the node.");
	cause.http_status = 504;
	cause.retry_after_ms = 7000;
	assert_false(calagopus_error_follow(&error, CALAGOPUS_REASON_OUTCOME_UNKNOWN, &cause, "It is not known: %s", cause.message));
	assert_int_equal(error.reason, CALAGOPUS_REASON_OUTCOME_UNKNOWN);
	assert_string_equal(error.message, "It is not known: The panel answered with 504.");
	assert_string_equal(error.panel_message, "the node is away");
	assert_int_equal(error.http_status, 504);
	assert_int_equal(error.retry_after_ms, 7000);
	assert_true(error.may_have_happened);
	assert_string_equal(error.hint, ""); /* what is to be done is another thing now */
	assert_int_equal(error.topic, CALAGOPUS_TOPIC_NONE);
	/* of itself */
	calagopus_error_follow(&error, CALAGOPUS_REASON_STILL_PENDING, &error, "Still: %s", error.message);
	assert_string_equal(error.message, "Still: It is not known: The panel answered with 504.");
	assert_string_equal(error.panel_message, "the node is away");
	assert_false(calagopus_error_follow(NULL, CALAGOPUS_REASON_STILL_PENDING, &cause, "x"));
}

static void setting_replaces_what_was_there(void **state)
{
	(void) state;
	calagopus_error_field(&error, CALAGOPUS_REASON_INVALID_OPTIONS, "memory", "is wrong");
	calagopus_error_hint(&error, "Do %s.", "this");
	calagopus_error_topic(&error, CALAGOPUS_TOPIC_OTHER_ID);
	assert_string_equal(calagopus_topic_name(error.topic), "other-id");
	error.http_status = 500;
	assert_false(calagopus_error_set(&error, CALAGOPUS_REASON_TIMED_OUT, "After %d ms.", 20));
	assert_string_equal(error.message, "After 20 ms.");
	assert_string_equal(error.hint, "");
	assert_int_equal(error.topic, CALAGOPUS_TOPIC_NONE);
	assert_int_equal(error.field_count, 0);
	assert_int_equal(error.http_status, 0);
	assert_true(error.retriable);
	assert_true(calagopus_error_is_set(&error));
}

static void an_error_may_be_made_of_itself(void **state)
{
	(void) state;
	calagopus_error_set(&error, CALAGOPUS_REASON_INTERNAL, "inner");
	calagopus_error_set(&error, CALAGOPUS_REASON_PANEL_ERROR, "outer (%s)", error.message);
	assert_string_equal(error.message, "outer (inner)");
	calagopus_error_hint(&error, "see %s", error.message);
	assert_string_equal(error.hint, "see outer (inner)");
}

static void nothing_happens_without_an_error(void **state)
{
	(void) state;
	assert_false(calagopus_error_set(NULL, CALAGOPUS_REASON_INTERNAL, "x"));
	assert_false(calagopus_error_field(NULL, CALAGOPUS_REASON_INTERNAL, "x", "x"));
	assert_false(calagopus_error_no_memory(NULL));
	assert_false(calagopus_error_is_set(NULL));
	calagopus_error_hint(NULL, "x");
	calagopus_error_topic(NULL, CALAGOPUS_TOPIC_OTHER_ID);
	calagopus_error_panel_message(NULL, "x", 1);
	calagopus_error_clear(NULL);
}

/* Every length around the end of the field, with characters of each width: valid UTF-8 within the field, and marked where it was cut. */
static void long_texts_are_cut_at_a_character(void **state)
{
	(void) state;
	static const char *const characters[] = {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x90\xA7"};

	for (size_t c = 0; c < 4; c++) {
		for (size_t bytes = 1000; bytes < 1040; bytes++) {
			char text[2048] = "";
			size_t width = strlen(characters[c]);
			size_t used = bytes % width;

			memset(text, 'b', used);
			while (used + width <= bytes) {
				memcpy(text + used, characters[c], width);
				used += width;
			}
			text[used] = '\0';
			calagopus_error_set(&error, CALAGOPUS_REASON_INTERNAL, "%s", text);
			assert_true(calagopus_text_utf8(calagopus_slice_of(error.message)));
			if (used < sizeof(error.message)) {
				assert_string_equal(error.message, text);
			} else {
				assert_true(ends_with(error.message, "\xE2\x80\xA6"));
				assert_in_range(strlen(error.message), sizeof(error.message) - 8, sizeof(error.message) - 1);
				assert_memory_equal(error.message, text, sizeof(error.message) - 8);
			}
		}
	}
}

static void endless_texts_are_cut_too(void **state)
{
	(void) state;
	/* 4095 is inside of a character: what vsnprintf leaves of it must go. */
	static char text[9001];

	for (size_t i = 0; i + 3 < sizeof(text); i += 3) {
		memcpy(text + i, "\xE2\x82\xAC", 3);
	}
	calagopus_error_set(&error, CALAGOPUS_REASON_INTERNAL, "x%s", text);
	assert_true(calagopus_text_utf8(calagopus_slice_of(error.message)));
	assert_true(ends_with(error.message, "\xE2\x80\xA6"));
	calagopus_error_panel_message(&error, text, 9000);
	assert_true(calagopus_text_utf8(calagopus_slice_of(error.panel_message)));
	assert_true(ends_with(error.panel_message, "\xE2\x80\xA6"));
}

static void panel_texts_are_made_printable(void **state)
{
	(void) state;
	static const char raw[] = "a\0b\x1B[31m\r\n\x7F\xC2\x85\xE2\x80\xAE" "c\xFFz\xC3";

	calagopus_error_panel_message(&error, raw, sizeof(raw) - 1);
	assert_string_equal(error.panel_message, "a b [31m     c\xEF\xBF\xBDz\xEF\xBF\xBD");
	calagopus_error_panel_message(&error, NULL, 0);
	assert_string_equal(error.panel_message, "");
	calagopus_error_panel_message(&error, "\xE2\x81\xA9\xE2\x80\xA8\xE2\x80\xA7", 9);
	assert_string_equal(error.panel_message, "  \xE2\x80\xA7");
}

static void fields_are_listed_in_the_message(void **state)
{
	(void) state;
	assert_false(calagopus_error_field(&error, CALAGOPUS_REASON_INVALID_OPTIONS, "memory", "Type %s.", "a number"));
	assert_int_equal(error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
	assert_string_equal(error.message, "memory: Type a number.");
	calagopus_error_field(&error, CALAGOPUS_REASON_INVALID_OWNER, "email", "is empty");
	calagopus_error_field(&error, CALAGOPUS_REASON_INVALID_OWNER, "name", "is short");
	assert_int_equal(error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
	assert_string_equal(error.message, "memory: Type a number. email: is empty; name: is short");
	assert_int_equal(error.field_count, 3);
	assert_string_equal(calagopus_error_field_name(&error, 1), "email");
	assert_string_equal(calagopus_error_field_message(&error, 1), "is empty");
}

static void more_fields_than_there_is_room_for_are_counted(void **state)
{
	(void) state;
	char name[200];
	char message[600];

	memset(name, 'n', sizeof(name));
	name[199] = '\0';
	memset(message, 'm', sizeof(message));
	message[599] = '\0';
	for (int i = 0; i < CALAGOPUS_MAX_FIELD_ERRORS + 5; i++) {
		calagopus_error_field(&error, CALAGOPUS_REASON_INVALID_OPTIONS, name, "%s", message);
	}
	assert_int_equal(error.field_count + error.fields_left_out, CALAGOPUS_MAX_FIELD_ERRORS + 5);
	assert_true(strlen(error.message) < sizeof(error.message));
	assert_true(ends_with(error.message, " more"));
	assert_true(ends_with(calagopus_error_field_name(&error, 0), "\xE2\x80\xA6"));
	assert_true(ends_with(calagopus_error_field_message(&error, 0), "\xE2\x80\xA6"));
	calagopus_error_clear(&error);
	for (int i = 0; i < CALAGOPUS_MAX_FIELD_ERRORS + 5; i++) {
		calagopus_error_field(&error, CALAGOPUS_REASON_INVALID_OPTIONS, "n", "m");
	}
	assert_int_equal(error.field_count, CALAGOPUS_MAX_FIELD_ERRORS);
	assert_true(ends_with(error.message, "and 5 more"));
}

static void reasons_have_unique_stable_names(void **state)
{
	(void) state;
	for (int a = 0; a < CALAGOPUS_REASON_COUNT; a++) {
		const char *name = calagopus_reason_name((enum calagopus_reason) a);

		assert_true(strlen(name) > 0 && strspn(name, "abcdefghijklmnopqrstuvwxyz-") == strlen(name));
		for (int b = a + 1; b < CALAGOPUS_REASON_COUNT; b++) {
			assert_string_not_equal(name, calagopus_reason_name((enum calagopus_reason) b));
		}
		if (a != CALAGOPUS_REASON_NONE) {
			assert_int_not_equal(calagopus_reason_kind((enum calagopus_reason) a), CALAGOPUS_KIND_NONE);
		}
	}
	assert_string_equal(calagopus_reason_name(CALAGOPUS_REASON_WRONG_PANEL), "wrong-panel");
	assert_int_equal(calagopus_reason_kind(CALAGOPUS_REASON_WRONG_PANEL), CALAGOPUS_KIND_CONFLICT);
	assert_true(calagopus_reason_retriable(CALAGOPUS_REASON_RATE_LIMITED));
	assert_false(calagopus_reason_retriable(CALAGOPUS_REASON_KEY_REFUSED));
}

static void unknown_reasons_are_internal(void **state)
{
	(void) state;
	assert_string_equal(calagopus_reason_name((enum calagopus_reason) 9999), "internal");
	assert_string_equal(calagopus_reason_name((enum calagopus_reason) -1), "internal");
	assert_int_equal(calagopus_reason_kind(CALAGOPUS_REASON_COUNT), CALAGOPUS_KIND_INTERNAL);
}

static void want_of_memory_is_an_error_of_its_own(void **state)
{
	(void) state;
	assert_false(calagopus_error_no_memory(&error));
	assert_int_equal(error.reason, CALAGOPUS_REASON_OUT_OF_MEMORY);
	assert_true(error.retriable);
	assert_true(strlen(error.message) > 0);
}

/* Forty fields of the longest messages do not fit: those that are left out are counted, in the message too. */
static void fields_without_room_are_counted(void **state)
{
	char words[320], more[48];

	(void) state;
	calagopus_error_clear(&error);
	memset(words, 'w', sizeof(words) - 1);
	words[sizeof(words) - 1] = '\0';
	for (int i = 0; i < 50; i++) {
		calagopus_error_field(&error, CALAGOPUS_REASON_INVALID_OPTIONS, "field", "%s", words);
	}
	assert_true(error.field_count > 8);
	assert_int_equal(error.field_count + error.fields_left_out, 50);
	snprintf(more, sizeof(more), "and %zu more", error.fields_left_out);
	assert_non_null(strstr(error.message, more));
	assert_string_equal(calagopus_error_field_message(&error, error.field_count - 1), words);
	assert_string_equal(calagopus_error_field_name(&error, error.field_count), "");
	assert_true(sizeof(error) < 7168);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_cleared_error_says_nothing, clear),
		cmocka_unit_test_setup(rewording_changes_the_sentence_alone, clear),
		cmocka_unit_test_setup(what_comes_of_an_error_keeps_what_the_panel_said, clear),
		cmocka_unit_test_setup(setting_replaces_what_was_there, clear),
		cmocka_unit_test_setup(an_error_may_be_made_of_itself, clear),
		cmocka_unit_test_setup(nothing_happens_without_an_error, clear),
		cmocka_unit_test_setup(long_texts_are_cut_at_a_character, clear),
		cmocka_unit_test_setup(endless_texts_are_cut_too, clear),
		cmocka_unit_test_setup(panel_texts_are_made_printable, clear),
		cmocka_unit_test_setup(fields_are_listed_in_the_message, clear),
		cmocka_unit_test_setup(fields_without_room_are_counted, clear),
		cmocka_unit_test_setup(more_fields_than_there_is_room_for_are_counted, clear),
		cmocka_unit_test_setup(reasons_have_unique_stable_names, clear),
		cmocka_unit_test_setup(unknown_reasons_are_internal, clear),
		cmocka_unit_test_setup(want_of_memory_is_an_error_of_its_own, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
