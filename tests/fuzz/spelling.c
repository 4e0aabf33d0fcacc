/* Spellings of a secret: written for planting, undone for finding. */
#include "spelling.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#define MOST_SPELLED (64u * 1024u)
#define PLANT 0x01
#define LOWER "0123456789abcdef"
#define UPPER "0123456789ABCDEF"
#define BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
#define BASE64_URL "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
/* So many digits of base64 must rest on the secret alone, and so many of its characters stand at a cut. */
#define LEAST_DIGITS 4
#define LEAST_CHARACTERS 4
/* What is no character: a lone half of a pair. */
#define NO_CHARACTER '\xFF'

/* ---- Planting ---- */

typedef void speller(struct calagopus_slice text, struct calagopus_buffer *out);

static void put(struct calagopus_buffer *out, char byte)
{
	calagopus_buffer_append(out, &byte, 1);
}

/* The lowest `count` digits of a number, behind the sign of an escape. */
static void put_number(struct calagopus_buffer *out, const char *sign, const char *digits, unsigned count, unsigned number)
{
	calagopus_buffer_text(out, sign);
	for (unsigned i = count; i > 0; i--) {
		put(out, digits[number >> (4 * (i - 1)) & 15]);
	}
}

/* How many bytes the character at the beginning has, by its first one. */
static size_t character(struct calagopus_slice text)
{
	unsigned char first = (unsigned char) text.data[0];
	size_t length = first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : (first >= 0xC0 ? 2 : 1));

	return length < text.length ? length : text.length;
}

static void as_json(struct calagopus_slice text, struct calagopus_buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char) text.data[i];

		if (byte == '\n') {
			calagopus_buffer_text(out, "\\n");
		} else if (byte < ' ') {
			put_number(out, "\\u", LOWER, 4, byte);
		} else {
			calagopus_buffer_text(out, byte == '"' || byte == '\\' ? "\\" : "");
			put(out, (char) byte);
		}
	}
}

/* A backslash before all that it changes nothing of. */
static void as_json_backslashes(struct calagopus_slice text, struct calagopus_buffer *out)
{
	while (text.length > 0) {
		size_t length = character(text);

		calagopus_buffer_text(out, memchr("bfnrtu", text.data[0], 6) == NULL ? "\\" : "");
		calagopus_buffer_append(out, text.data, length);
		text = (struct calagopus_slice) {text.data + length, text.length - length};
	}
}

static void as_json_numbers(struct calagopus_slice text, struct calagopus_buffer *out)
{
	while (text.length > 0) {
		size_t length = character(text);
		unsigned point = (unsigned char) text.data[0] & (length == 1 ? 0xFFu : 0x7Fu >> length);

		for (size_t i = 1; i < length; i++) {
			point = point << 6 | ((unsigned char) text.data[i] & 0x3Fu);
		}
		if (point >= 0x10000) {
			put_number(out, "\\u", UPPER, 4, 0xD800 + ((point - 0x10000) >> 10));
			point = 0xDC00 + ((point - 0x10000) & 0x3FF);
		}
		put_number(out, "\\u", length > 1 ? UPPER : LOWER, 4, point);
		text = (struct calagopus_slice) {text.data + length, text.length - length};
	}
}

static bool unreserved(char byte)
{
	return isalnum((unsigned char) byte) || memchr("-._~", byte, 4) != NULL;
}

static void as_percent(struct calagopus_slice text, struct calagopus_buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		if (unreserved(text.data[i])) {
			put(out, text.data[i]);
		} else {
			put_number(out, "%", UPPER, 2, (unsigned char) text.data[i]);
		}
	}
}

static void as_percent_all(struct calagopus_slice text, struct calagopus_buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		put_number(out, "%", LOWER, 2, (unsigned char) text.data[i]);
	}
}

/* Every second one, and those that a URL does not take. */
static void as_percent_some(struct calagopus_slice text, struct calagopus_buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		struct calagopus_slice one = {text.data + i, 1};

		(i % 2 == 0 ? as_percent_all : as_percent)(one, out);
	}
}

static void as_form(struct calagopus_slice text, struct calagopus_buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		struct calagopus_slice one = {text.data + i, 1};

		if (text.data[i] == ' ') {
			put(out, '+');
		} else {
			as_percent(one, out);
		}
	}
}

static void encode(const char *digits, struct calagopus_slice text, struct calagopus_buffer *out)
{
	for (size_t i = 0; i < text.length; i += 3) {
		unsigned long bits = (unsigned long) (unsigned char) text.data[i] << 16;

		bits |= i + 1 < text.length ? (unsigned long) (unsigned char) text.data[i + 1] << 8 : 0;
		bits |= i + 2 < text.length ? (unsigned long) (unsigned char) text.data[i + 2] : 0;
		for (size_t k = 0; k < 4; k++) {
			put(out, k <= text.length - i ? digits[bits >> (18 - 6 * k) & 63] : '=');
		}
	}
}

static void as_base64(struct calagopus_slice text, struct calagopus_buffer *out)
{
	encode(BASE64, text, out);
}

static void encode_behind(const char *digits, const char *before, struct calagopus_slice text, struct calagopus_buffer *out)
{
	struct calagopus_buffer both;

	calagopus_buffer_init(&both, MOST_SPELLED);
	calagopus_buffer_text(&both, before);
	calagopus_buffer_append(&both, text.data, text.length);
	encode(digits, (struct calagopus_slice) {both.data, both.length}, out);
	calagopus_buffer_free(&both);
}

/* Behind one byte, so that the fewest digits rest on the secret alone. */
static void as_base64_url(struct calagopus_slice text, struct calagopus_buffer *out)
{
	encode_behind(BASE64_URL, "\"", text, out);
}

/* "user:secret", as Basic credentials are. */
static void as_credentials(struct calagopus_slice text, struct calagopus_buffer *out)
{
	encode_behind(BASE64, "u:", text, out);
}

static void as_it_is(struct calagopus_slice text, struct calagopus_buffer *out)
{
	calagopus_buffer_append(out, text.data, text.length);
}

/* The first nesting, the second around it, and the third around both; below them what each is: P percent-encoded, J JSON, B base64. */
static speller *const firsts[] = {as_it_is, as_json, as_json_numbers, as_percent, as_percent_all, as_form, as_base64, as_base64_url, as_credentials};
static speller *const seconds[] = {as_it_is, as_json, as_percent, as_json_backslashes};
static speller *const thirds[] = {as_it_is, as_json, as_percent, as_percent_all, as_json_numbers, as_json_backslashes, as_percent_some, as_form};
static const char *const kinds[] = {" JJPPPBBB", " JPJ", " JPPJJPP"};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))
_Static_assert(COUNT(firsts) * COUNT(seconds) * COUNT(thirds) == SPELLINGS, "all of them are chosen from");

bool spelling_promised(unsigned which)
{
	static const char *const promised[] = {"", "P", "PP", "PPP", "J", "JJ", "JJJ", "PJ", "JP"};
	const char chosen[] = {kinds[0][which % COUNT(firsts)], kinds[1][which / COUNT(firsts) % COUNT(seconds)],
		kinds[2][which / COUNT(firsts) / COUNT(seconds) % COUNT(thirds)]};
	char undone[sizeof(chosen) + 1] = "";
	bool found = false;

	for (size_t i = 0; i < sizeof(chosen); i++) {
		/* base64 is innermost, and beside what is undone before it */
		if (chosen[i] != ' ' && chosen[i] != 'B') {
			undone[strlen(undone)] = chosen[i];
		}
	}
	for (size_t i = 0; i < COUNT(promised); i++) {
		found = found || strcmp(promised[i], undone) == 0;
	}
	return found;
}

void spelling_put(unsigned which, struct calagopus_slice secret, struct calagopus_buffer *out)
{
	struct calagopus_buffer first, second;

	calagopus_buffer_init(&first, MOST_SPELLED);
	calagopus_buffer_init(&second, MOST_SPELLED);
	firsts[which % COUNT(firsts)](secret, &first);
	which /= COUNT(firsts);
	seconds[which % COUNT(seconds)]((struct calagopus_slice) {first.data, first.length}, &second);
	which /= COUNT(seconds);
	thirds[which % COUNT(thirds)]((struct calagopus_slice) {second.data, second.length}, out);
	calagopus_buffer_free(&first);
	calagopus_buffer_free(&second);
}

void spelling_plant(struct calagopus_slice text, struct calagopus_slice secret, struct calagopus_buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] == PLANT && i + 1 < text.length) {
			spelling_put((unsigned char) text.data[++i], secret, out);
		} else {
			calagopus_buffer_append(out, text.data + i, 1);
		}
	}
}

/* ---- Undoing ---- */

/* What a text says once something was undone; where it was `cut`, an escape that may have gone on is none of it. */
struct reading {
	char *bytes;
	size_t length;
	bool cut;
};

static struct reading read_as_it_is(struct calagopus_slice text, bool cut)
{
	struct reading reading = {malloc(text.length + 1), text.length, cut};

	DEMAND(reading.bytes != NULL);
	if (text.length > 0) {
		memcpy(reading.bytes, text.data, text.length);
	}
	return reading;
}

/* The value of `count` hex digits from `at` on; NO_NUMBER where one is none, CUT_NUMBER where the text ends before. */
#define NO_NUMBER (-1)
#define CUT_NUMBER (-2)
static int hex(const struct reading *from, size_t at, size_t count)
{
	int value = 0;

	for (size_t i = at; i < at + count; i++) {
		if (i >= from->length) {
			return CUT_NUMBER;
		}
		if (!isxdigit((unsigned char) from->bytes[i])) {
			return NO_NUMBER;
		}
		int letter = tolower((unsigned char) from->bytes[i]);

		value = value * 16 + (isdigit(letter) ? letter - '0' : letter - 'a' + 10);
	}
	return value;
}

/* Undoing makes nothing longer, so that it is done in place. */
static void undo_percent(struct reading *text)
{
	size_t to = 0;

	for (size_t at = 0; at < text->length;) {
		int byte = text->bytes[at] == '%' ? hex(text, at + 1, 2) : NO_NUMBER;

		if (byte == CUT_NUMBER && text->cut) {
			break;
		}
		text->bytes[to++] = byte >= 0 ? (char) byte : text->bytes[at];
		at += byte >= 0 ? 3 : 1;
	}
	text->length = to;
}

/* A point above all of two bytes, too; a half of a pair is no character. */
static size_t put_point(long point, char *out)
{
	if (point < 0x80) {
		out[0] = (char) point;
		return 1;
	}
	if (point >= 0xD800 && point <= 0xDFFF) {
		out[0] = NO_CHARACTER;
		return 1;
	}
	size_t length = point < 0x800 ? 2 : (point < 0x10000 ? 3 : 4);

	for (size_t i = length - 1; i > 0; i--) {
		out[i] = (char) (0x80 | (point & 0x3F));
		point >>= 6;
	}
	out[0] = (char) ((0xF00 >> length) | point);
	return length;
}

/* Behind a high half: the low one, NO_NUMBER where there is none, CUT_NUMBER where one may have been cut off. */
static int low_half(const struct reading *text, size_t at)
{
	if (at >= text->length || (text->bytes[at] == '\\' && at + 1 >= text->length)) {
		return CUT_NUMBER;
	}
	int low = text->bytes[at] == '\\' && text->bytes[at + 1] == 'u' ? hex(text, at + 2, 4) : NO_NUMBER;

	return low >= 0 && (low < 0xDC00 || low > 0xDFFF) ? NO_NUMBER : low;
}

/* Of the backslash at `*at`: what it stands for is put to `out`. False: the text was cut within it. */
static bool undo_escape(const struct reading *text, size_t *at, char *out, size_t *to)
{
	static const char letters[] = "b\bf\fn\nr\rt\t";
	char sign = *at + 1 < text->length ? text->bytes[*at + 1] : '\0';
	int point = sign == 'u' ? hex(text, *at + 2, 4) : NO_NUMBER;
	int low = point >= 0xD800 && point <= 0xDBFF ? low_half(text, *at + 6) : NO_NUMBER;

	if (*at + 1 >= text->length || point == CUT_NUMBER || low == CUT_NUMBER) {
		if (text->cut) {
			return false;
		}
	}
	if (*at + 1 >= text->length) {
		out[(*to)++] = '\\';
		*at += 1;
	} else if (point >= 0) {
		*to += put_point(low >= 0 ? 0x10000 + ((long) point - 0xD800) * 0x400 + (low - 0xDC00) : point, out + *to);
		*at += low >= 0 ? 12 : 6;
	} else {
		const char *letter = islower((unsigned char) sign) ? strchr(letters, sign) : NULL;

		out[(*to)++] = letter != NULL ? letter[1] : sign;
		*at += 2;
	}
	return true;
}

static void undo_json(struct reading *text)
{
	size_t to = 0;

	for (size_t at = 0; at < text->length;) {
		if (text->bytes[at] != '\\') {
			text->bytes[to++] = text->bytes[at++];
		} else if (!undo_escape(text, &at, text->bytes, &to)) {
			break;
		}
	}
	text->length = to;
}

/* ---- Finding ---- */

/* What forms and the two alphabets of base64 write differently is one. */
static void fold(struct reading *text)
{
	for (size_t i = 0; i < text->length; i++) {
		char byte = text->bytes[i];

		if (byte == ' ' || byte == '-') {
			text->bytes[i] = '+';
		} else if (byte == '_') {
			text->bytes[i] = '/';
		}
	}
}

/* What is looked for: the secret, or its digits of base64; and how much of it must stand at a cut. */
struct needle {
	struct reading text;
	size_t least;
};

/* The digits that rest on `length` bytes alone behind `before` others: from the first to the one behind the last. */
static size_t first_digit(size_t before)
{
	return (8 * before + 5) / 6;
}

static size_t end_digit(size_t before, size_t length)
{
	return 8 * (before + length) / 6;
}

static struct needle needle_of(struct calagopus_slice secret, size_t before, size_t beginning)
{
	struct calagopus_buffer behind, digits;

	calagopus_buffer_init(&behind, MOST_SPELLED);
	calagopus_buffer_init(&digits, 2 * MOST_SPELLED);
	calagopus_buffer_append(&behind, "xx", before);
	calagopus_buffer_append(&behind, secret.data, secret.length);
	encode(BASE64, (struct calagopus_slice) {behind.data, behind.length}, &digits);
	DEMAND(!behind.failed && !digits.failed);
	size_t first = first_digit(before), end = end_digit(before, secret.length);
	size_t least = end_digit(before, beginning) - first;
	struct needle needle = {read_as_it_is((struct calagopus_slice) {digits.data + first, end > first ? end - first : 0}, false), least};

	needle.least = least < LEAST_DIGITS || end < first ? LEAST_DIGITS : least;

	calagopus_buffer_free(&behind);
	calagopus_buffer_free(&digits);
	return needle;
}

/* Anywhere; or, of what was cut, its beginning at the end. */
static bool holds(const struct reading *text, const struct needle *needle)
{
	if (!text->cut) {
		return text->length > 0 && memmem(text->bytes, text->length, needle->text.bytes, needle->text.length) != NULL;
	}
	size_t most = text->length < needle->text.length ? text->length : needle->text.length;

	for (size_t length = most; length >= needle->least; length--) {
		if (memcmp(text->bytes + text->length - length, needle->text.bytes, length) == 0) {
			return true;
		}
	}
	return false;
}

static bool found_here(const struct reading *text, struct calagopus_slice secret)
{
	struct reading folded = read_as_it_is((struct calagopus_slice) {text->bytes, text->length}, text->cut);
	size_t beginning = 0;
	bool found = false;

	for (size_t i = 0; i < LEAST_CHARACTERS && beginning < secret.length; i++) {
		beginning += character((struct calagopus_slice) {secret.data + beginning, secret.length - beginning});
	}
	fold(&folded);
	for (size_t before = 0; before <= 3 && !found; before++) {
		struct needle needle = {read_as_it_is(secret, false), beginning < LEAST_CHARACTERS ? LEAST_CHARACTERS : beginning};

		if (before < 3) {
			free(needle.text.bytes);
			needle = needle_of(secret, before, beginning);
		}
		fold(&needle.text);
		found = (before == 3 || needle.text.length >= LEAST_DIGITS) && holds(&folded, &needle);
		free(needle.text.bytes);
	}
	free(folded.bytes);
	return found;
}

/* As the letters say, from the first on: P undoes percent-encoding, J the escapes of JSON. */
static bool found_after(struct calagopus_slice text, struct calagopus_slice secret, bool cut, const char *undoings)
{
	struct reading reading = read_as_it_is(text, cut);
	bool found = found_here(&reading, secret);

	for (; !found && *undoings != '\0'; undoings++) {
		(*undoings == 'P' ? undo_percent : undo_json)(&reading);
		found = found_here(&reading, secret);
	}
	free(reading.bytes);
	return found;
}

static bool found_in_any(struct calagopus_slice text, struct calagopus_slice secret, bool cut)
{
	static const char *const readings[] = {"PPP", "JJJ", "PJ", "JP"};
	bool found = false;

	for (size_t i = 0; i < COUNT(readings) && !found; i++) {
		found = found_after(text, secret, cut, readings[i]);
	}
	return found;
}

bool spelling_found(struct calagopus_slice text, struct calagopus_slice secret)
{
	return found_in_any(text, secret, false);
}

bool spelling_found_at_cut(struct calagopus_slice text, struct calagopus_slice secret)
{
	return found_in_any(text, secret, true);
}
