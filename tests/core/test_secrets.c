/* Tests of finding and blanking secrets in every spelling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/secrets.h"
#include "counting.h"
#include "secrets_fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *blank(const char *text, const char *secret)
{
	static char out[4096];
	const char *const texts[] = {"", secret, NULL};
	struct calagopus_secrets *secrets = secrets_of(texts);
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, sizeof(out) - 1);
	assert_true(calagopus_secrets_blank(secrets, calagopus_slice_of(text), NULL, &buffer));
	calagopus_secrets_free(secrets);
	snprintf(out, sizeof(out), "%s", buffer.data != NULL ? buffer.data : "");
	calagopus_buffer_free(&buffer);
	return out;
}

static void other_text_is_left_alone(void **state)
{
	(void) state;
	static const char *const texts[] = {
		"", "plain", "hunter", "hunter2-secre", "unter2-secret", "Hunter2-secret", "100%", "100%25", "%", "%6", "\\", "\\\\", "\\u", "\\u00", "a+b c", "hunter2%2", "hunter2\\",
	};

	for (size_t i = 0; i < COUNT(texts); i++) {
		assert_string_equal(blank(texts[i], "hunter2-secret"), texts[i]);
	}
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, 100);
	assert_true(calagopus_secrets_blank(NULL, calagopus_slice_of("text"), NULL, &buffer));
	assert_string_equal(buffer.data, "text");
	calagopus_buffer_free(&buffer);
	assert_false(calagopus_secrets_within(NULL, calagopus_slice_of("text"), NULL));
}

static void plain_secrets_are_blanked_wherever_they_are(void **state)
{
	(void) state;
	assert_string_equal(blank("hunter2", "hunter2"), "[hidden]");
	assert_string_equal(blank("hunter2hunter2 hunter2", "hunter2"), "[hidden][hidden] [hidden]");
	assert_string_equal(blank("aaab", "aab"), "a[hidden]");
	assert_string_equal(blank("a\xC3\xA9", "\xC3\xA9"), "a[hidden]");
	assert_string_equal(blank("password hunter2.", "hunter2"), "password [hidden].");
}

/* The backslash at a secret's end may have been one of a pair; without it, the other one begins an escape. */
static void what_is_left_spells_no_secret_where_one_ends_in_a_backslash(void **state)
{
	(void) state;
	assert_string_equal(blank("pass%5C\\\\u005cu005cu0070ass\\\\\\\\\\\\\\\\.", "pass\\"), "[hidden]");
	assert_string_equal(blank("a pass%5C\\\\n pass\\.", "pass\\"), "a [hidden]\\n [hidden].");
}

static void longer_secrets_win_over_their_beginnings(void **state)
{
	(void) state;
	static const char *const texts[] = {"abc", "abcdef", NULL};
	struct calagopus_secrets *secrets = secrets_of(texts);
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, 100);
	assert_true(calagopus_secrets_blank(secrets, calagopus_slice_of("xabcdefx abcx"), NULL, &buffer));
	assert_string_equal(buffer.data, "x[hidden]x [hidden]x");
	calagopus_secrets_free(secrets);
	calagopus_buffer_free(&buffer);
}

struct spelling {
	const char *secret;
	const char *text;
};

static void every_spelling_is_blanked(void **state)
{
	(void) state;
	static const struct spelling cases[] = {
		/* percent-encoded: all of it, some of it, either case, twice, with "+" */
		{"p@ss/w", "p%40ss%2Fw"}, {"p@ss/w", "p%40ss%2fw"}, {"p@ss/w", "%70%40%73%73%2F%77"}, {"p@ss/w", "p%2540ss%252Fw"}, {"p@ss/w", "p%252540ss%25252Fw"},
		{"a b c d", "a+b+c%20d"}, {"50%off", "50%25off"}, {"50%off", "50%off"}, {"%2541x", "%2541x"}, {"%2541x", "%25%32541x"}, {"a%25", "a%2525"},
		{"\xC3\xA9t\xC3\xA9", "%C3%A9t%C3%A9"},
		/* escaped as JSON: once, twice, three times, by number */
		{"a\"b\\c", "a\\\"b\\\\c"}, {"a\"b\\c", "a\\\\\\\"b\\\\\\\\c"}, {"a\"b\\c", "a\\\\\\\\\\\\\\\"b\\\\\\\\\\\\\\\\c"}, {"a/b/c", "a\\/b\\/c"},
		{"a\tb\nc", "a\\tb\\nc"}, {"a\tb\nc", "a\\\\tb\\\\nc"}, {"\xC3\xA9t\xC3\xA9", "\\u00e9t\\u00E9"}, {"\xC3\xA9t\xC3\xA9", "\\\\u00e9t\\\\u00e9"},
		{"key\xF0\x9F\x90\xA7", "key\\uD83D\\uDC27"}, {"key\xF0\x9F\x90\xA7", "key\\\\ud83d\\\\udc27"}, {"abc", "\\u0061\\u0062\\u0063"}, {"a\\\\b", "a\\\\\\\\b"}, {"a<b&c", "a\\u003cb\\u0026c"},
		/* escaped, then percent-encoded */
		{"a\"b\\c", "a%5C%22b%5C%5Cc"}, {"a\"b\\c", "a%5c\"b%5c%5cc"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[500];
		char wanted[500];

		if (strcmp(blank(cases[i].text, cases[i].secret), "[hidden]") != 0) {
			fail_msg("%s became %s", cases[i].text, blank(cases[i].text, cases[i].secret));
		}
		snprintf(text, sizeof(text), "<%s> and %s!", cases[i].text, cases[i].text);
		snprintf(wanted, sizeof(wanted), "<[hidden]> and [hidden]!");
		assert_string_equal(blank(text, cases[i].secret), wanted);
	}
}

static size_t base64(const char *data, size_t length, bool url, char *out)
{
	const char *digits = url ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_" : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned long bits = 0;
	int count = 0;
	size_t used = 0;

	for (size_t i = 0; i < length; i++) {
		bits = (bits << 8 | (unsigned char) data[i]) & 0xFFFFFF;
		for (count += 8; count >= 6; count -= 6) {
			out[used++] = digits[bits >> (count - 6) & 63];
		}
	}
	if (count > 0) {
		out[used++] = digits[bits << (6 - count) & 63];
	}
	while (used % 4 != 0 && !url) {
		out[used++] = '=';
	}
	out[used] = '\0';
	return used;
}

/* In front of and behind the secret stands something else, so that each alignment comes up. */
static void base64_is_blanked_at_every_alignment(void **state)
{
	(void) state;
	static const char *const secrets[] = {"hunter2-secret", "\xFF\xFE\xFB\xEF\xBE\xFF\xFF\xFF", "abcdefg", "\?\?\?\?>>>>~~~~", "key-key"};

	for (size_t s = 0; s < COUNT(secrets); s++) {
		for (size_t before = 0; before < 7; before++) {
			for (size_t behind = 0; behind < 4; behind++) {
				for (int url = 0; url < 2; url++) {
					char plain[100];
					char text[300] = "value: ";

					snprintf(plain, sizeof(plain), "%.*s%s%.*s", (int) before, "user:xy", secrets[s], (int) behind, "end");
					base64(plain, strlen(plain), url == 1, text + 7);
					strcat(text, " end");
					if (strcmp(blank(text, secrets[s]), "value: [hidden] end") != 0) {
						fail_msg("%s (%s) became %s", text, plain, blank(text, secrets[s]));
					}
				}
			}
		}
	}
	/* Its own special digits may be escaped in turn. */
	assert_string_equal(blank("x Pz8/Pz4+Pj5+fn5+ y", "\?\?\?\?>>>>~~~~"), "x [hidden] y");
	assert_string_equal(blank("x Pz8\\/Pz4%2BPj5%2bfn5%2B y", "\?\?\?\?>>>>~~~~"), "x [hidden] y");
}

static void no_room_is_told(void **state)
{
	(void) state;
	static const char *const texts[] = {"hunter2", NULL};
	struct calagopus_secrets *secrets = secrets_of(texts);
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, 8);
	assert_false(calagopus_secrets_blank(secrets, calagopus_slice_of("ahunter2"), NULL, &buffer));
	assert_null(strstr(buffer.data, "hunter"));
	calagopus_secrets_free(secrets);
	calagopus_buffer_free(&buffer);
}

/* ---- Work ---- */

/* Every byte goes through nine readings, three levels deep at most, and each of them goes on or back by a few nodes. */
#define MOST_STEPS_A_BYTE 60
#define KEY "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"
#define LONGEST (8u * 1024u * 1024u)
/* Of the fills: as long as an answer may be. */
#define LONG_FILLS 5

static const char *const hostile_secrets[] = {KEY, "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%x",
	"\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\x", "25252525252525252525y", NULL};

/* What a text is filled with, again and again; a NUL where it is empty. */
static const char *const fills[] = {
	"\\", "%5c", "a", "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.", "%5C%5c", "%25", "%", "%2525\\", "%252525", "YWFh", "\\u0061", "\\u005c", "\\uD83D\\uDC27",
	"\\uD83D", "%61%5cu0061", "%41\\\\aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\\u00", "%4", "252525252525252525z",
};

static char *filled(const char *fill, size_t length)
{
	size_t period = fill[0] != '\0' ? strlen(fill) : 1;
	char *text = malloc(length);

	assert_non_null(text);
	for (size_t at = 0; at < length; at++) {
		text[at] = fill[at % period];
	}
	return text;
}

static size_t steps_of(struct calagopus_secrets *secrets, const char *fill, size_t length)
{
	struct calagopus_work work = {0};
	struct calagopus_buffer buffer;
	char *text = filled(fill, length);

	calagopus_buffer_init(&buffer, 2 * length + 100);
	assert_true(calagopus_secrets_blank(secrets, (struct calagopus_slice) {text, length}, &work, &buffer));
	calagopus_secrets_within(secrets, (struct calagopus_slice) {text, length}, NULL);
	calagopus_buffer_free(&buffer);
	free(text);
	return work.steps;
}

static void steps_are_in_proportion_to_the_length(void **state)
{
	(void) state;
	const size_t lengths[] = {64 * 1024, 256 * 1024, getenv("CALAGOPUS_TEST_TOOL") == NULL ? LONGEST : LONGEST / 16};
	struct calagopus_secrets *secrets = secrets_of(hostile_secrets);
	size_t most = 0;

	for (size_t i = 0; i < COUNT(fills); i++) {
		for (size_t k = 0; k < COUNT(lengths); k++) {
			if (k == 2 && i >= LONG_FILLS) {
				continue;
			}
			size_t steps = steps_of(secrets, fills[i], lengths[k]);

			if (steps > MOST_STEPS_A_BYTE * lengths[k] || steps < lengths[k]) {
				fail_msg("%zu bytes of \"%s\" took %zu steps", lengths[k], fills[i], steps);
			}
			most = steps / lengths[k] > most ? steps / lengths[k] : most;
		}
	}
	print_message("at most %zu steps a byte\n", most);
	calagopus_secrets_free(secrets);
}

static int64_t now_ms;

static int64_t tell_now(void)
{
	return now_ms += 10;
}

/* The clock goes on by a little with each look at it. */
static void work_ends_at_the_deadline_and_hides_what_is_left(void **state)
{
	(void) state;
	static const struct calagopus_clock clock = {tell_now, tell_now};
	struct calagopus_secrets *secrets = secrets_of(hostile_secrets);
	struct calagopus_buffer buffer;
	char *text = filled("%41\\\\aaaa", LONGEST);

	calagopus_clock_use(&clock);
	struct calagopus_deadline deadline = calagopus_deadline_in(35);
	struct calagopus_work work = {.deadline = &deadline};

	calagopus_buffer_init(&buffer, LONGEST);
	assert_true(calagopus_secrets_blank(secrets, (struct calagopus_slice) {text, LONGEST}, &work, &buffer));
	assert_string_equal(buffer.data, "[hidden]");
	assert_true(work.over);
	assert_in_range(work.steps, CALAGOPUS_WORK_LOOK_STEPS, 5 * CALAGOPUS_WORK_LOOK_STEPS);
	/* over is over: nothing long is begun any more, and what cannot be told counts as there */
	assert_true(calagopus_secrets_within(secrets, (struct calagopus_slice) {text, LONGEST}, &work));
	assert_in_range(work.steps, CALAGOPUS_WORK_LOOK_STEPS, 5 * CALAGOPUS_WORK_LOOK_STEPS);
	calagopus_clock_use(NULL);
	calagopus_buffer_free(&buffer);
	calagopus_secrets_free(secrets);
	free(text);
}

/* ---- The set ---- */

static void within_tells_without_memory_once_it_has_looked(void **state)
{
	(void) state;
	static const char *const texts[] = {"hunter2", NULL};
	struct calagopus_secrets *secrets = secrets_of(texts);

	assert_true(calagopus_secrets_within(secrets, calagopus_slice_of("hunter2"), NULL));
	counting_start(1);
	assert_true(calagopus_secrets_within(secrets, calagopus_slice_of("x%68unter2"), NULL));
	assert_false(calagopus_secrets_within(secrets, calagopus_slice_of("x%69unter2"), NULL));
	assert_false(calagopus_secrets_within(secrets, (struct calagopus_slice) {"hunter2", 6}, NULL));
	assert_false(calagopus_secrets_within(secrets, (struct calagopus_slice) {NULL, 0}, NULL));
	assert_false(counting_failed());
	counting_stop();
	calagopus_secrets_free(secrets);
}

/* Where there is no memory to look, it counts as there, and nothing is shown. */
static void without_memory_nothing_is_shown(void **state)
{
	(void) state;
	static const char *const texts[] = {"hunter2", NULL};

	for (long nth = 3; nth < 6; nth++) {
		char shown[40] = "of hunter2";
		char hidden[40] = "of hunter2";

		counting_start(nth);
		struct calagopus_secrets *secrets = secrets_of(texts);

		assert_non_null(secrets);
		calagopus_secrets_blank_text(secrets, shown, sizeof(shown));
		assert_null(strstr(shown, "hunter2"));
		assert_true(counting_failed());
		calagopus_secrets_blank_text(secrets, hidden, sizeof(hidden));
		assert_string_equal(hidden, "of [hidden]");
		calagopus_secrets_free(secrets);
		counting_stop();
	}
}

static void a_secret_may_hold_any_byte_and_be_of_any_length(void **state)
{
	(void) state;
	struct calagopus_secrets *secrets = calagopus_secrets_new();
	struct calagopus_buffer buffer;
	static char longer[20000];

	memset(longer, 'l', sizeof(longer));
	assert_true(calagopus_secrets_add(secrets, "left\0right", 10));
	assert_true(calagopus_secrets_add(secrets, longer, sizeof(longer)));
	calagopus_buffer_init(&buffer, 100000);
	assert_true(calagopus_secrets_blank(secrets, (struct calagopus_slice) {"a left\0right b", 14}, NULL, &buffer));
	assert_string_equal(buffer.data, "a [hidden] b");
	calagopus_buffer_reset(&buffer);
	assert_true(calagopus_secrets_blank(secrets, calagopus_slice_of("a left%00right left\\u0000right left b"), NULL, &buffer));
	assert_string_equal(buffer.data, "a [hidden] [hidden] left b");
	/* what is longer than is looked for goes with all that follows its beginning */
	calagopus_buffer_reset(&buffer);
	assert_true(calagopus_secrets_blank(secrets, (struct calagopus_slice) {longer, sizeof(longer)}, NULL, &buffer));
	assert_string_equal(buffer.data, "[hidden]");
	calagopus_buffer_free(&buffer);
	/* more than a call has */
	for (int i = 2; i < CALAGOPUS_MAX_SECRETS; i++) {
		char word[] = "word 0";

		word[5] = (char) ('0' + i);
		assert_true(calagopus_secrets_add(secrets, word, 6));
	}
	assert_true(calagopus_secrets_add(secrets, "", 0));
	assert_true(calagopus_secrets_add(secrets, "word 2", 6)); /* there already */
	assert_false(calagopus_secrets_add(secrets, "another", 7));
	calagopus_secrets_free(secrets);
	calagopus_secrets_free(NULL);
}

static void the_password_of_a_url_is_known_as_it_is_written_and_meant(void **state)
{
	(void) state;
	static const struct {
		const char *url;
		const char *text;
		const char *blanked;
	} cases[] = {
		{"http://user:p%40ss%2Fword@proxy:3128", "p%40ss%2Fword p@ss/word user", "[hidden] [hidden] user"},
		{"user:p@ss@proxy", "the p@ss user", "the [hidden] user"},
		{"http://user:@proxy", "user:@proxy", "user:@proxy"},
		{"http://user@proxy", "http://user@proxy", "http://user@proxy"},
		{"http://proxy:3128", "proxy:3128", "proxy:3128"},
		{NULL, "text", "text"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct calagopus_secrets *secrets = calagopus_secrets_new();
		struct calagopus_buffer buffer;

		assert_true(calagopus_secrets_add_password_of(secrets, cases[i].url));
		calagopus_buffer_init(&buffer, 200);
		assert_true(calagopus_secrets_blank(secrets, calagopus_slice_of(cases[i].text), NULL, &buffer));
		assert_string_equal(buffer.data, cases[i].blanked);
		calagopus_buffer_free(&buffer);
		calagopus_secrets_free(secrets);
	}
}

/* ---- Texts with an end of their own ---- */

static void the_beginning_of_a_secret_at_a_cut_goes_too(void **state)
{
	(void) state;
	static const char *const texts[] = {"abcdef/hijklmnopqrstuvwxyz", NULL};
	static const char *const spelled[] = {"abcdef/hijklmnopqrstuvwxyz", "abcdef%2Fhijklmnopqrstuvwxyz", "abcdef\\/hijklmnopqrstuvwxyz", "\\u0061\\u0062\\u0063\\u0064\\u0065\\u0066"};
	struct calagopus_secrets *secrets = secrets_of(texts);

	for (size_t i = 0; i < COUNT(spelled); i++) {
		size_t least = spelled[i][0] == '\\' ? 24 : 4;

		for (size_t length = least; length < strlen(spelled[i]); length++) {
			char cut[41];
			char whole[60];

			memset(cut, '.', sizeof(cut) - 1);
			cut[sizeof(cut) - 1] = '\0';
			memcpy(cut + sizeof(cut) - 1 - length, spelled[i], length);
			strcpy(whole, cut);
			calagopus_secrets_blank_text(secrets, cut, sizeof(cut));
			if (strstr(cut, "abcd") != NULL || strstr(cut, "0064") != NULL) {
				fail_msg("%s became %s", whole, cut);
			}
			/* what was not cut is only like it */
			char before[60];

			strcpy(before, whole);
			calagopus_secrets_blank_text(secrets, whole, sizeof(whole));
			assert_string_equal(whole, before);
		}
	}
	calagopus_secrets_free(secrets);
}

static void all_texts_of_an_error_are_blanked(void **state)
{
	(void) state;
	static const char *const texts[] = {"hunter2", NULL};
	struct calagopus_secrets *secrets = secrets_of(texts);
	struct calagopus_error error;

	calagopus_error_clear(&error);
	calagopus_error_field(&error, CALAGOPUS_REASON_REJECTED, "name hunter2", "is hunter2");
	calagopus_error_hint(&error, "Not hunter2.");
	calagopus_error_panel_message(&error, "hunter%32", 9);
	calagopus_secrets_blank_error(secrets, &error);
	assert_string_equal(error.message, "name [hidden]: is [hidden]");
	assert_string_equal(error.hint, "Not [hidden].");
	assert_string_equal(error.panel_message, "[hidden]");
	assert_string_equal(calagopus_error_field_name(&error, 0), "name [hidden]");
	assert_string_equal(calagopus_error_field_message(&error, 0), "is [hidden]");
	calagopus_secrets_free(secrets);
}

static void more_places_than_are_kept_hide_all(void **state)
{
	(void) state;
	static const char *const texts[] = {"k", NULL};
	struct calagopus_secrets *secrets = secrets_of(texts);
	struct calagopus_buffer buffer;
	char *text = filled("k.", 100000);

	calagopus_buffer_init(&buffer, 1000000);
	assert_true(calagopus_secrets_blank(secrets, (struct calagopus_slice) {text, 4000}, NULL, &buffer));
	assert_null(memchr(buffer.data, 'k', buffer.length));
	assert_int_equal(buffer.length, 2000 * strlen("[hidden]."));
	calagopus_buffer_reset(&buffer);
	assert_true(calagopus_secrets_blank(secrets, (struct calagopus_slice) {text, 100000}, NULL, &buffer));
	assert_string_equal(buffer.data, "[hidden]");
	calagopus_buffer_free(&buffer);
	calagopus_secrets_free(secrets);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_text_is_left_alone),
		cmocka_unit_test(plain_secrets_are_blanked_wherever_they_are),
		cmocka_unit_test(what_is_left_spells_no_secret_where_one_ends_in_a_backslash),
		cmocka_unit_test(longer_secrets_win_over_their_beginnings),
		cmocka_unit_test(every_spelling_is_blanked),
		cmocka_unit_test(base64_is_blanked_at_every_alignment),
		cmocka_unit_test(no_room_is_told),
		cmocka_unit_test(steps_are_in_proportion_to_the_length),
		cmocka_unit_test(work_ends_at_the_deadline_and_hides_what_is_left),
		cmocka_unit_test(within_tells_without_memory_once_it_has_looked),
		cmocka_unit_test(without_memory_nothing_is_shown),
		cmocka_unit_test(a_secret_may_hold_any_byte_and_be_of_any_length),
		cmocka_unit_test(the_password_of_a_url_is_known_as_it_is_written_and_meant),
		cmocka_unit_test(the_beginning_of_a_secret_at_a_cut_goes_too),
		cmocka_unit_test(all_texts_of_an_error_are_blanked),
		cmocka_unit_test(more_places_than_are_kept_hide_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
