/* Tests of finding and blanking secrets in every spelling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/secrets.h"
#include "counting.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *blank(const char *text, const char *secret)
{
	static char out[4096];
	const char *const secrets[] = {"", secret, NULL};
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, sizeof(out) - 1);
	assert_true(calagopus_secrets_blank(calagopus_slice_of(text), secrets, &buffer));
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
	assert_true(calagopus_secrets_blank(calagopus_slice_of("text"), NULL, &buffer));
	assert_string_equal(buffer.data, "text");
	calagopus_buffer_free(&buffer);
	assert_false(calagopus_secrets_within(calagopus_slice_of("text"), NULL));
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

static void longer_secrets_win_over_their_beginnings(void **state)
{
	(void) state;
	static const char *const secrets[] = {"abc", "abcdef", NULL};
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, 100);
	assert_true(calagopus_secrets_blank(calagopus_slice_of("xabcdefx abcx"), secrets, &buffer));
	assert_string_equal(buffer.data, "x[hidden]x [hidden]x");
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

static void hostile_text_takes_bounded_time(void **state)
{
	(void) state;
	static char text[16385];
	static const char *const secrets[] = {"%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%x", "\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\x", "25252525252525252525y", NULL};
	static const char *const fills[] = {"%25", "\\", "%5C", "%", "%2525\\"};

	for (size_t i = 0; i < COUNT(fills); i++) {
		struct calagopus_buffer buffer;

		for (size_t at = 0; at < 4096; at++) {
			text[at] = fills[i][at % strlen(fills[i])];
		}
		text[4096] = '\0';
		calagopus_buffer_init(&buffer, 100000);
		assert_true(calagopus_secrets_blank(calagopus_slice_of(text), secrets, &buffer));
		/* More readings than are followed: hidden, not shown. */
		if (strcmp(fills[i], "\\") == 0) {
			assert_string_equal(buffer.data, "[hidden]");
		}
		assert_true(buffer.length > 0);
		calagopus_buffer_free(&buffer);
	}
}

static void within_tells_without_memory(void **state)
{
	(void) state;
	static const char *const secrets[] = {"hunter2", NULL};

	counting_start(1);
	assert_true(calagopus_secrets_within(calagopus_slice_of("x%68unter2"), secrets));
	assert_false(calagopus_secrets_within(calagopus_slice_of("x%69unter2"), secrets));
	assert_false(calagopus_secrets_within((struct calagopus_slice) {"hunter2", 6}, secrets));
	assert_false(calagopus_secrets_within((struct calagopus_slice) {NULL, 0}, secrets));
	assert_false(counting_failed());
	counting_stop();
}

static void no_room_is_told(void **state)
{
	(void) state;
	static const char *const secrets[] = {"hunter2", NULL};
	struct calagopus_buffer buffer;

	calagopus_buffer_init(&buffer, 8);
	assert_false(calagopus_secrets_blank(calagopus_slice_of("ahunter2"), secrets, &buffer));
	assert_null(strstr(buffer.data, "hunter"));
	calagopus_buffer_free(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_text_is_left_alone),
		cmocka_unit_test(plain_secrets_are_blanked_wherever_they_are),
		cmocka_unit_test(longer_secrets_win_over_their_beginnings),
		cmocka_unit_test(every_spelling_is_blanked),
		cmocka_unit_test(base64_is_blanked_at_every_alignment),
		cmocka_unit_test(hostile_text_takes_bounded_time),
		cmocka_unit_test(within_tells_without_memory),
		cmocka_unit_test(no_room_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
