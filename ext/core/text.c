/* Strict reading of numbers, UUIDs, UTF-8 and lists: each text is taken whole or refused. */
#include "core/text.h"

#include <string.h>

struct calagopus_slice calagopus_slice_of(const char *text)
{
	return (struct calagopus_slice) {text, text != NULL ? strlen(text) : 0};
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
}

struct calagopus_slice calagopus_slice_trim(struct calagopus_slice text)
{
	while (text.length > 0 && is_space(text.data[0])) {
		text.data++;
		text.length--;
	}
	while (text.length > 0 && is_space(text.data[text.length - 1])) {
		text.length--;
	}
	return text;
}

bool calagopus_slice_equal(struct calagopus_slice a, const char *b)
{
	size_t length = strlen(b);

	return a.length == length && (length == 0 || memcmp(a.data, b, length) == 0);
}

bool calagopus_slice_equal_ignoring_case(struct calagopus_slice a, struct calagopus_slice b)
{
	if (a.length != b.length) {
		return false;
	}
	for (size_t i = 0; i < a.length; i++) {
		if (lower(a.data[i]) != lower(b.data[i])) {
			return false;
		}
	}
	return true;
}

bool calagopus_text_integer(struct calagopus_slice text, int64_t *value)
{
	bool negative = text.length > 0 && text.data[0] == '-';
	size_t first = negative ? 1 : 0;
	uint64_t most = negative ? (uint64_t) INT64_MAX + 1 : (uint64_t) INT64_MAX;
	uint64_t sum = 0;

	if (text.length == first || (text.data[first] == '0' && text.length > 1)) {
		return false;
	}
	for (size_t i = first; i < text.length; i++) {
		if (!is_digit(text.data[i])) {
			return false;
		}
		uint64_t digit = (uint64_t) (text.data[i] - '0');

		if (sum > (most - digit) / 10) {
			return false;
		}
		sum = sum * 10 + digit;
	}
	/* −2^63 has no positive counterpart: one less is negated, then one taken away. */
	*value = negative ? -(int64_t) (sum - 1) - 1 : (int64_t) sum;
	return true;
}

/* A hexadecimal digit in lower case; 0 for all else. */
static char hex_digit(char c)
{
	char letter = (char) (c | ('a' - 'A'));

	return (char) (is_digit(c) ? c : (letter >= 'a' && letter <= 'f' ? letter : 0));
}

bool calagopus_text_uuid(struct calagopus_slice text, char uuid[CALAGOPUS_UUID_LENGTH + 1])
{
	static const size_t dashes[] = {8, 13, 18, 23, CALAGOPUS_UUID_LENGTH};
	char found[CALAGOPUS_UUID_LENGTH + 1];
	size_t at = 0;

	if (text.length != CALAGOPUS_UUID_LENGTH) {
		return false;
	}
	for (size_t group = 0; group < sizeof(dashes) / sizeof(dashes[0]); group++) {
		for (; at < dashes[group]; at++) {
			found[at] = hex_digit(text.data[at]);
			if (found[at] == '\0') {
				return false;
			}
		}
		if (at < CALAGOPUS_UUID_LENGTH && text.data[at] != '-') {
			return false;
		}
		found[at++] = '-';
	}
	found[CALAGOPUS_UUID_LENGTH] = '\0';
	memcpy(uuid, found, sizeof(found));
	return true;
}

/* Bytes of the character at the start, 0 where it is none (RFC 3629: no overlong form, no surrogate, at most U+10FFFF). */
static size_t utf8_character(const char *data, size_t length)
{
	const unsigned char *bytes = (const unsigned char *) data;
	unsigned char least = 0x80;
	unsigned char most = 0xBF;
	size_t width;

	if (length == 0) {
		return 0;
	}
	if (bytes[0] < 0x80) {
		return 1;
	}
	if (bytes[0] < 0xC2 || bytes[0] > 0xF4) {
		return 0;
	}
	width = bytes[0] < 0xE0 ? 2 : (bytes[0] < 0xF0 ? 3 : 4);
	if (bytes[0] == 0xE0) {
		least = 0xA0;
	} else if (bytes[0] == 0xED) {
		most = 0x9F;
	} else if (bytes[0] == 0xF0) {
		least = 0x90;
	} else if (bytes[0] == 0xF4) {
		most = 0x8F;
	}
	if (length < width || bytes[1] < least || bytes[1] > most) {
		return 0;
	}
	for (size_t i = 2; i < width; i++) {
		if ((bytes[i] & 0xC0) != 0x80) {
			return 0;
		}
	}
	return width;
}

size_t calagopus_text_utf8_prefix(struct calagopus_slice text, size_t characters)
{
	size_t at = 0;

	for (size_t i = 0; i < characters && at < text.length; i++) {
		size_t width = utf8_character(text.data + at, text.length - at);

		if (width == 0) {
			break;
		}
		at += width;
	}
	return at;
}

bool calagopus_text_utf8(struct calagopus_slice text)
{
	return calagopus_text_utf8_prefix(text, SIZE_MAX) == text.length;
}

size_t calagopus_text_utf8_length(struct calagopus_slice text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++) {
		count += ((unsigned char) text.data[i] & 0xC0) != 0x80;
	}
	return count;
}

/* C0, DEL and C1; of them tab, line feed and carriage return may be allowed. */
bool calagopus_text_has_control(struct calagopus_slice text, bool allow_tab_newline)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char) text.data[i];
		bool blank = byte == '\t' || byte == '\n' || byte == '\r';

		if ((byte < 0x20 && !(blank && allow_tab_newline)) || byte == 0x7F) {
			return true;
		}
		if (byte == 0xC2 && i + 1 < text.length && (unsigned char) text.data[i + 1] >= 0x80 && (unsigned char) text.data[i + 1] < 0xA0) {
			return true;
		}
	}
	return false;
}

int calagopus_text_hex(char digit)
{
	if (digit >= '0' && digit <= '9') {
		return digit - '0';
	}
	if (digit >= 'a' && digit <= 'f') {
		return digit - 'a' + 10;
	}
	return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

int calagopus_text_hex4(const char *digits, size_t length)
{
	int unit = 0;

	if (length < 4) {
		return -1;
	}
	for (size_t i = 0; i < 4; i++) {
		int digit = calagopus_text_hex(digits[i]);

		if (digit < 0) {
			return -1;
		}
		unit = unit * 16 + digit;
	}
	return unit;
}

/* One of the bytes behind a character's first: six bits of it. */
static char continuation(unsigned long bits)
{
	return (char) (0x80 | (bits & 0x3F));
}

size_t calagopus_text_utf8_put(unsigned long point, char bytes[4])
{
	if (point < 0x80) {
		bytes[0] = (char) point;
		return 1;
	}
	if (point < 0x800) {
		bytes[0] = (char) (0xC0 | point >> 6);
		bytes[1] = continuation(point);
		return 2;
	}
	if (point < 0x10000) {
		bytes[0] = (char) (0xE0 | point >> 12);
		bytes[1] = continuation(point >> 6);
		bytes[2] = continuation(point);
		return 3;
	}
	bytes[0] = (char) (0xF0 | point >> 18);
	bytes[1] = continuation(point >> 12);
	bytes[2] = continuation(point >> 6);
	bytes[3] = continuation(point);
	return 4;
}
