/* Spellings of a secret: written for planting, undone for finding. */
#include "spelling.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SPELLED 4096
#define PLANT 0x01
#define BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
#define BASE64_URL "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/* ---- Planting ---- */

typedef void speller(const char *text, char *out);

static void as_json(const char *text, char *out)
{
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\') {
			*out++ = '\\';
		}
		*out++ = *text;
	}
	*out = '\0';
}

static void as_json_numbers(const char *text, char *out)
{
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char) *text;
		unsigned char next = (unsigned char) text[1];

		if ((byte & 0xE0) == 0xC0) {
			out += sprintf(out, "\\u%04X", (unsigned) ((byte & 0x1F) << 6 | (next & 0x3F)));
			text++;
		} else {
			out += sprintf(out, "\\u%04x", (unsigned) byte);
		}
	}
}

static void as_percent(const char *text, char *out)
{
	for (; *text != '\0'; text++) {
		if (isalnum((unsigned char) *text) || strchr("-._~", *text) != NULL) {
			*out++ = *text;
			*out = '\0';
		} else {
			out += sprintf(out, "%%%02X", (unsigned) (unsigned char) *text);
		}
	}
}

static void as_percent_all(const char *text, char *out)
{
	for (; *text != '\0'; text++) {
		out += sprintf(out, "%%%02x", (unsigned) (unsigned char) *text);
	}
}

static void as_form(const char *text, char *out)
{
	as_percent(text, out);
	char *to = out;

	for (const char *from = out; *from != '\0'; to++) {
		if (strncmp(from, "%20", 3) == 0) {
			*to = '+';
			from += 3;
		} else {
			*to = *from++;
		}
	}
	*to = '\0';
}

static void encode(const char *digits, const char *text, char *out)
{
	size_t length = strlen(text);

	for (size_t i = 0; i < length; i += 3) {
		unsigned long bits = (unsigned long) (unsigned char) text[i] << 16;

		bits |= i + 1 < length ? (unsigned long) (unsigned char) text[i + 1] << 8 : 0;
		bits |= i + 2 < length ? (unsigned long) (unsigned char) text[i + 2] : 0;
		for (size_t k = 0; k < 4; k++) {
			*out++ = k <= length - i ? digits[bits >> (18 - 6 * k) & 63] : '=';
		}
	}
	*out = '\0';
}

static void as_base64(const char *text, char *out)
{
	encode(BASE64, text, out);
}

static void as_base64_url(const char *text, char *out)
{
	encode(BASE64_URL, text, out);
}

/* "user:secret", as Basic credentials are. */
static void as_credentials(const char *text, char *out)
{
	char both[MOST_SPELLED];

	snprintf(both, sizeof(both), "u:%.200s", text);
	encode(BASE64, both, out);
}

static void as_it_is(const char *text, char *out)
{
	strcpy(out, text);
}

static speller *const spellers[] = {as_it_is, as_json, as_json_numbers, as_percent, as_percent_all, as_form, as_base64, as_base64_url, as_credentials};
#define SPELLERS (sizeof(spellers) / sizeof(spellers[0]))

void spelling_put(unsigned which, const char *secret, struct calagopus_buffer *out)
{
	/* base64 grows by a third, the others by six at most */
	char first[MOST_SPELLED], second[MOST_SPELLED];

	spellers[which % SPELLERS](secret, first);
	/* the same level once more, or JSON around anything */
	switch (which / SPELLERS % 4) {
	case 1:
		as_json(first, second);
		break;
	case 2:
		as_percent(first, second);
		break;
	default:
		as_it_is(first, second);
		break;
	}
	calagopus_buffer_text(out, second);
}

void spelling_plant(struct calagopus_slice text, const char *secret, struct calagopus_buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] == PLANT && i + 1 < text.length) {
			spelling_put((unsigned char) text.data[++i], secret, out);
		} else {
			calagopus_buffer_append(out, text.data + i, 1);
		}
	}
}

/* ---- Finding ---- */

static int hex(const char *digits, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (!isxdigit((unsigned char) digits[i])) {
			return -1;
		}
		value = value * 16 + (isdigit((unsigned char) digits[i]) ? digits[i] - '0' : tolower((unsigned char) digits[i]) - 'a' + 10);
	}
	return value;
}

static void undo_percent(const char *text, char *out)
{
	while (*text != '\0') {
		int byte = *text == '%' ? hex(text + 1, 2) : -1;

		if (byte > 0) {
			*out++ = (char) byte;
			text += 3;
		} else {
			*out++ = *text++;
		}
	}
	*out = '\0';
}

static char *put_point(int point, char *out)
{
	if (point < 0x80) {
		*out++ = (char) point;
	} else if (point < 0x800) {
		*out++ = (char) (0xC0 | point >> 6);
		*out++ = (char) (0x80 | (point & 63));
	} else {
		*out++ = '?';
	}
	return out;
}

static void undo_json(const char *text, char *out)
{
	while (*text != '\0') {
		int point = text[0] == '\\' && text[1] == 'u' ? hex(text + 2, 4) : -1;

		if (point > 0) {
			out = put_point(point, out);
			text += 6;
		} else if (text[0] == '\\' && text[1] != '\0') {
			const char *letter = strchr("b\bf\fn\nr\rt\t", text[1]);

			*out++ = letter != NULL && islower((unsigned char) text[1]) ? letter[1] : text[1];
			text += 2;
		} else {
			*out++ = *text++;
		}
	}
	*out = '\0';
}

/* What forms and the two alphabets of base64 write differently is one. */
static char symbol(char c)
{
	if (c == '_') {
		return '/';
	}
	return c == ' ' || c == '-' ? '+' : c;
}

static bool holds(const char *text, size_t length, const char *secret)
{
	size_t wanted = strlen(secret);

	for (size_t at = 0; at + wanted <= length; at++) {
		size_t same = 0;

		while (same < wanted && symbol(text[at + same]) == symbol(secret[same])) {
			same++;
		}
		if (same == wanted) {
			return true;
		}
	}
	return false;
}

/* Runs of base64 digits, read from each of four places on. */
static bool in_base64(const char *text, const char *secret)
{
	size_t length = strlen(text), wanted = strlen(secret);
	char *plain = malloc(length + 1);
	bool found = false;

	for (size_t start = 0; plain != NULL && !found && start < 4 && start < length; start++) {
		size_t used = 0, run = 0;
		unsigned long bits = 0;

		for (size_t i = start; i <= length && !found; i++) {
			const char *digit = text[i] != '\0' && text[i] != ' ' ? strchr(BASE64, symbol(text[i])) : NULL;

			if (digit == NULL) {
				run = used = 0;
				continue;
			}
			bits = (bits << 6 | (unsigned long) (digit - BASE64)) & 0xFFFFFF;
			if (++run % 4 != 0) {
				continue;
			}
			plain[used++] = (char) (bits >> 16 & 255);
			plain[used++] = (char) (bits >> 8 & 255);
			plain[used++] = (char) (bits & 255);
			found = used >= wanted && memmem(plain, used, secret, wanted) != NULL;
		}
	}
	free(plain);
	return found;
}

static bool found_here(const char *text, const char *secret)
{
	return holds(text, strlen(text), secret) || in_base64(text, secret);
}

/* As the letters say, from the first on: P undoes percent-encoding, J the escapes of JSON. */
static bool found_after(const char *text, const char *secret, const char *undoings)
{
	char *from = strdup(text), *to = malloc(strlen(text) + 1);
	bool found = false;

	for (; from != NULL && to != NULL && !found && *undoings != '\0'; undoings++) {
		char *swap = from;

		(*undoings == 'P' ? undo_percent : undo_json)(from, to);
		found = found_here(to, secret);
		from = to;
		to = swap;
	}
	free(from);
	free(to);
	return found;
}

bool spelling_found(const char *text, const char *secret)
{
	return found_here(text, secret) || found_after(text, secret, "PPP") || found_after(text, secret, "JJJ") || found_after(text, secret, "PJ")
		|| found_after(text, secret, "JP");
}
