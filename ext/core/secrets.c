/* Blanking: each secret is looked for at each place of a text, a character at a time, in every spelling that a character may have. */
#include "core/secrets.h"

#include <limits.h>
#include <string.h>

#include "core/json_inside.h"

/* One spelling may be read in two ways ("%25" is itself or "%"), so several readings are followed at once. */
#define MOST_READINGS 32
/* A doubled backslash is doubled again with each JSON text inside a JSON string. */
#define MOST_BACKSLASHES 8
/* Shorter pieces of base64 are in every text. */
#define LEAST_BASE64 4
/* So many bytes become four digits: a secret begins in one of as many places. */
#define BASE64_BYTES 3
#define UTF8_MOST 4

struct readings {
	size_t at[MOST_READINGS];
	size_t count;
	bool overflowed;
};

static void add(struct readings *readings, size_t at)
{
	for (size_t i = 0; i < readings->count; i++) {
		if (readings->at[i] == at) {
			return;
		}
	}
	if (readings->count == MOST_READINGS) {
		readings->overflowed = true;
		return;
	}
	readings->at[readings->count++] = at;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9') {
		return c - '0';
	}
	if (c >= 'a' && c <= 'f') {
		return c - 'a' + 10;
	}
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The byte of two hex digits at `at`; −1 where there are none. */
static int hex2(struct calagopus_slice text, size_t at)
{
	if (at > text.length || text.length - at < 2) {
		return -1;
	}
	int high = hex(text.data[at]);
	int low = hex(text.data[at + 1]);

	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Plain, as "+", or percent-encoded any number of times. */
static void match_byte(struct calagopus_slice text, size_t at, char byte, struct readings *found)
{
	if (at >= text.length) {
		return;
	}
	if (text.data[at] == byte || (byte == ' ' && text.data[at] == '+')) {
		add(found, at + 1);
	}
	if (text.data[at] != '%') {
		return;
	}
	for (size_t digits = at + 1;; digits += 2) {
		int value = hex2(text, digits);

		if (value == (unsigned char) byte) {
			add(found, digits + 2);
		}
		if (value != '%') {
			return;
		}
	}
}

static void match_bytes(struct calagopus_slice text, size_t at, struct calagopus_slice character, struct readings *found)
{
	struct readings now = {.at = {at}, .count = 1};

	for (size_t i = 0; i < character.length; i++) {
		struct readings next = {.count = 0};

		for (size_t k = 0; k < now.count; k++) {
			match_byte(text, now.at[k], character.data[i], &next);
		}
		next.overflowed = next.overflowed || now.overflowed;
		now = next;
	}
	for (size_t k = 0; k < now.count; k++) {
		add(found, now.at[k]);
	}
	found->overflowed = found->overflowed || now.overflowed;
}

/* Behind one backslash, which may itself be percent-encoded; `at` where there is none. */
static size_t after_backslash(struct calagopus_slice text, size_t at)
{
	if (at < text.length && text.data[at] == '\\') {
		return at + 1;
	}
	return at < text.length && text.data[at] == '%' && hex2(text, at + 1) == '\\' ? at + 3 : at;
}

static size_t after_backslashes(struct calagopus_slice text, size_t at)
{
	for (size_t next = after_backslash(text, at); next != at; next = after_backslash(text, at)) {
		at = next;
	}
	return at;
}

static long code_point(struct calagopus_slice character)
{
	static const unsigned char masks[UTF8_MOST] = {0x7F, 0x1F, 0x0F, 0x07};
	const unsigned char *bytes = (const unsigned char *) character.data;
	long point = bytes[0] & masks[character.length - 1];

	for (size_t i = 1; i < character.length; i++) {
		point = point * 64 + (bytes[i] & 0x3F);
	}
	return point;
}

/* Behind "uXXXX" at `at` where it stands for `unit`; `at` otherwise. */
static size_t after_unit(struct calagopus_slice text, size_t at, long unit)
{
	bool there = at < text.length && text.length - at >= 5 && text.data[at] == 'u';

	return there && calagopus_json_hex4(text.data + at + 1, 4) == unit ? at + 5 : at;
}

static void match_unicode(struct calagopus_slice text, size_t at, struct calagopus_slice character, struct readings *found)
{
	long point = code_point(character);
	size_t end;

	if (point < 0x10000) {
		end = after_unit(text, at, point);
		if (end != at) {
			add(found, end);
		}
		return;
	}
	end = after_unit(text, at, 0xD800 + (point - 0x10000) / 0x400);
	size_t low = end != at ? after_backslashes(text, end) : end;

	if (low != end) {
		end = after_unit(text, low, 0xDC00 + (point - 0x10000) % 0x400);
		if (end != low) {
			add(found, end);
		}
	}
}

/* Escaped by backslashes, however many levels deep. */
static void match_escape(struct calagopus_slice text, size_t at, struct calagopus_slice character, struct readings *found)
{
	static const char plain[] = "\b\f\n\r\t";
	static const char letters[] = "bfnrt";
	size_t behind = after_backslashes(text, at);

	if (behind == at) {
		return;
	}
	if (character.data[0] == '\\') {
		for (int i = 1; i <= MOST_BACKSLASHES; i++) {
			size_t next = after_backslash(text, at);

			if (next == at) {
				break;
			}
			at = next;
			if ((i & (i - 1)) == 0) {
				add(found, at);
			}
		}
	} else {
		match_bytes(text, behind, character, found);
	}
	const char *named = strchr(plain, character.data[0]);

	if (named != NULL && behind < text.length && text.data[behind] == letters[named - plain]) {
		add(found, behind + 1);
	}
	match_unicode(text, behind, character, found);
}

static void match_character(struct calagopus_slice text, size_t at, struct calagopus_slice character, struct readings *found)
{
	match_bytes(text, at, character, found);
	match_escape(text, at, character, found);
}

static size_t furthest(struct calagopus_slice text, const struct readings *readings)
{
	size_t end = 0;

	/* More readings than can be followed: taken for a match, since that hides more, not less. */
	if (readings->overflowed) {
		return text.length;
	}
	for (size_t i = 0; i < readings->count; i++) {
		end = readings->at[i] > end ? readings->at[i] : end;
	}
	return end;
}

/* Whether a text byte may begin a spelling of `first`: asked at every place, so that the rest is rarely done. */
static bool may_begin(char byte, char first)
{
	return byte == first || byte == '%' || byte == '\\' || (first == ' ' && byte == '+');
}

/* Where the secret that begins at `at` ends; 0 where none does. */
static size_t match_secret(struct calagopus_slice text, size_t at, struct calagopus_slice secret)
{
	struct readings now = {.at = {at}, .count = 1};

	if (secret.length == 0 || !may_begin(text.data[at], secret.data[0])) {
		return 0;
	}
	while (secret.length > 0) {
		size_t width = calagopus_text_utf8_prefix(secret, 1);
		struct calagopus_slice character = {secret.data, width > 0 ? width : 1};
		struct readings next = {.count = 0, .overflowed = now.overflowed};

		for (size_t i = 0; i < now.count; i++) {
			match_character(text, now.at[i], character, &next);
		}
		if (next.count == 0) {
			return next.overflowed ? text.length : 0;
		}
		now = next;
		secret.data += character.length;
		secret.length -= character.length;
	}
	return furthest(text, &now);
}

/* Six bits of the secret from `bit` on, as a digit of base64. */
static char base64_digit(struct calagopus_slice secret, size_t bit)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned high = (unsigned char) secret.data[bit / 8];
	unsigned low = bit / 8 + 1 < secret.length ? (unsigned char) secret.data[bit / 8 + 1] : 0;

	return digits[((high << 8 | low) >> (10 - bit % 8)) & 63];
}

static char url_safe(char digit)
{
	return digit == '+' ? '-' : digit == '/' ? '_' : digit;
}

/* The first and the end of the digits that rest on the secret alone, where `before` bytes (mod 3) were encoded in front of it. */
static size_t base64_first(size_t before)
{
	return (before * 8 + 5) / 6;
}

static size_t base64_last(struct calagopus_slice secret, size_t before)
{
	return (before + secret.length) * 8 / 6;
}

static bool has_base64(struct calagopus_slice secret, size_t before)
{
	return base64_last(secret, before) >= base64_first(before) + LEAST_BASE64;
}

/* The digits that rest on the secret alone where `before` bytes (mod 3) were encoded in front of it. */
static size_t match_base64(struct calagopus_slice text, size_t at, struct calagopus_slice secret, size_t before)
{
	size_t first = base64_first(before);
	size_t last = base64_last(secret, before);
	struct readings now = {.at = {at}, .count = 1};

	if (!has_base64(secret, before)) {
		return 0;
	}
	char begin = base64_digit(secret, first * 6 - before * 8);

	if (!may_begin(text.data[at], begin) && !may_begin(text.data[at], url_safe(begin))) {
		return 0;
	}
	for (size_t i = first; i < last; i++) {
		char digit = base64_digit(secret, i * 6 - before * 8);
		char other = url_safe(digit);
		struct readings next = {.count = 0, .overflowed = now.overflowed};

		for (size_t k = 0; k < now.count; k++) {
			match_character(text, now.at[k], (struct calagopus_slice) {&digit, 1}, &next);
			match_character(text, now.at[k], (struct calagopus_slice) {&other, 1}, &next);
		}
		if (next.count == 0) {
			return next.overflowed ? text.length : 0;
		}
		now = next;
	}
	return furthest(text, &now);
}

static bool in_base64(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c != '\0' && strchr("+/-_=", c) != NULL);
}

/* Where what begins at `at` and has to be hidden ends; 0 where nothing has. */
static size_t match_any(struct calagopus_slice text, size_t at, const char *const *secrets, bool *base64)
{
	size_t end = 0;

	*base64 = false;
	for (; *secrets != NULL; secrets++) {
		struct calagopus_slice secret = calagopus_slice_of(*secrets);
		size_t here = match_secret(text, at, secret);

		end = here > end ? here : end;
		for (size_t before = 0; before < BASE64_BYTES; before++) {
			here = match_base64(text, at, secret, before);
			*base64 = *base64 || here > 0;
			end = here > end ? here : end;
		}
	}
	while (*base64 && end < text.length && in_base64(text.data[end])) {
		end++;
	}
	return end;
}

/* The bytes at which a spelling of any secret may begin: few, so that most of a text is passed over by one look each. */
struct beginnings {
	bool of[UCHAR_MAX + 1];
};

static void mark_beginning(struct beginnings *begin, char first)
{
	begin->of[(unsigned char) first] = true;
	begin->of['%'] = true;
	begin->of['\\'] = true;
	if (first == ' ') {
		begin->of['+'] = true;
	}
}

static void mark_beginnings(struct beginnings *begin, const char *const *secrets)
{
	memset(begin, 0, sizeof(*begin));
	for (; *secrets != NULL; secrets++) {
		struct calagopus_slice secret = calagopus_slice_of(*secrets);

		if (secret.length > 0) {
			mark_beginning(begin, secret.data[0]);
		}
		for (size_t before = 0; before < BASE64_BYTES; before++) {
			if (has_base64(secret, before)) {
				char digit = base64_digit(secret, base64_first(before) * 6 - before * 8);

				mark_beginning(begin, digit);
				mark_beginning(begin, url_safe(digit));
			}
		}
	}
}

static size_t next_beginning(struct calagopus_slice text, size_t at, const struct beginnings *begin)
{
	while (at < text.length && !begin->of[(unsigned char) text.data[at]]) {
		at++;
	}
	return at;
}

bool calagopus_secrets_within(struct calagopus_slice text, const char *const *secrets)
{
	struct beginnings begin;
	bool base64;

	if (secrets == NULL) {
		return false;
	}
	mark_beginnings(&begin, secrets);
	for (size_t at = next_beginning(text, 0, &begin); at < text.length; at = next_beginning(text, at + 1, &begin)) {
		if (match_any(text, at, secrets, &base64) > 0) {
			return true;
		}
	}
	return false;
}

/* What was kept since `from` goes away again: digits of base64 in front of those that were recognised. */
static void take_back(struct calagopus_buffer *out, size_t from)
{
	while (out->length > from && in_base64(out->data[out->length - 1])) {
		out->length--;
		out->data[out->length] = '\0';
	}
}

bool calagopus_secrets_blank(struct calagopus_slice text, const char *const *secrets, struct calagopus_buffer *out)
{
	struct beginnings begin;
	size_t kept_from = out->length;
	size_t at = 0;
	size_t done = 0; /* what is before it was appended, or blanked */
	bool fits = true;

	if (secrets == NULL || text.length == 0) {
		return calagopus_buffer_append(out, text.data, text.length);
	}
	mark_beginnings(&begin, secrets);
	while (fits && (at = next_beginning(text, at, &begin)) < text.length) {
		bool base64;
		size_t end = match_any(text, at, secrets, &base64);

		if (end == 0) {
			at++;
			continue;
		}
		fits = calagopus_buffer_append(out, text.data + done, at - done);
		if (base64) {
			take_back(out, kept_from);
		}
		fits = fits && calagopus_buffer_text(out, CALAGOPUS_HIDDEN);
		kept_from = out->length;
		at = done = end;
	}
	return fits && calagopus_buffer_append(out, text.data + done, text.length - done);
}
