/* The scan: reads a JSON text once, without heap or recursion, and refuses what is malformed or beyond the limits before json-c sees it. */
#include <string.h>

#include "core/json_inside.h"
#include "core/limits.h"

/* A bit a level says which bracket closes it. */
#define MOST_LEVELS 128u
#define LEVELS_PER_WORD 32u
/* json-c makes a table of 16 slots for every object and a list of 32 for every array: they weigh what their memory does. */
#define OBJECT_WEIGHT 4u
#define ARRAY_WEIGHT 2u
/* Bytes that are counted at a time. */
#define COUNTED_BYTES 4096u

enum expected {
	A_VALUE,
	A_VALUE_OR_END,
	A_KEY,
	A_KEY_OR_END,
	A_COMMA_OR_END
};

struct scanner {
	struct calagopus_slice text;
	size_t at;
	struct calagopus_json_limits limits;
	size_t counted; /* as work */
	size_t tokens;  /* since then */
	size_t depth;
	uint32_t objects[MOST_LEVELS / LEVELS_PER_WORD];
	enum expected expected;
	struct calagopus_json_measure *measure;
	struct calagopus_error *error;
};

const struct calagopus_json_limits calagopus_json_default_limits = {
	CALAGOPUS_MAX_JSON_DEPTH, CALAGOPUS_MAX_JSON_VALUES, CALAGOPUS_MAX_JSON_NUMBER, NULL
};

struct calagopus_json_limits calagopus_json_limits_of(struct calagopus_work *work)
{
	struct calagopus_json_limits limits = calagopus_json_default_limits;

	limits.work = work;
	return limits;
}

static bool malformed(struct scanner *scanner, const char *what)
{
	return calagopus_error_set(scanner->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer is not valid JSON: %s at byte %zu.", what, scanner->at);
}

static bool too_large(struct scanner *scanner, const char *what, size_t most)
{
	return calagopus_error_set(scanner->error, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "The answer has %s than the %zu allowed, at byte %zu.", what, most, scanner->at);
}

static int peek(const struct scanner *scanner)
{
	return scanner->at < scanner->text.length ? (unsigned char) scanner->text.data[scanner->at] : -1;
}

static void skip_space(struct scanner *scanner)
{
	for (int c = peek(scanner); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = peek(scanner)) {
		scanner->at++;
	}
}

static bool weigh(struct scanner *scanner, size_t weight)
{
	scanner->measure->values += weight;
	return scanner->measure->values <= scanner->limits.values || too_large(scanner, "more values", scanner->limits.values);
}

static bool in_object(const struct scanner *scanner)
{
	size_t level = scanner->depth - 1;

	return (scanner->objects[level / LEVELS_PER_WORD] >> (level % LEVELS_PER_WORD) & 1u) != 0;
}

static bool open_container(struct scanner *scanner, bool object)
{
	size_t level = scanner->depth;
	uint32_t bit = (uint32_t) 1 << (level % LEVELS_PER_WORD);

	if (level >= scanner->limits.depth) {
		return too_large(scanner, "more levels", scanner->limits.depth);
	}
	if (!weigh(scanner, object ? OBJECT_WEIGHT : ARRAY_WEIGHT)) {
		return false;
	}
	if (object) {
		scanner->objects[level / LEVELS_PER_WORD] |= bit;
	} else {
		scanner->objects[level / LEVELS_PER_WORD] &= ~bit;
	}
	scanner->depth++;
	scanner->at++;
	scanner->expected = object ? A_KEY_OR_END : A_VALUE_OR_END;
	return true;
}

static void close_container(struct scanner *scanner)
{
	scanner->depth--;
	scanner->at++;
	scanner->expected = A_COMMA_OR_END;
}

/* Behind "\u": one code unit, or two that make a pair. */
static bool scan_unicode(struct scanner *scanner)
{
	const char *digits = scanner->text.data + scanner->at;
	size_t left = scanner->text.length - scanner->at;
	int unit = calagopus_text_hex4(digits, left);

	if (unit < 0) {
		return malformed(scanner, "an unfinished \\u escape");
	}
	if (unit == 0) {
		return malformed(scanner, "a NUL in a string");
	}
	if (unit >= 0xDC00 && unit <= 0xDFFF) {
		return malformed(scanner, "half a surrogate pair");
	}
	if (unit >= 0xD800 && unit <= 0xDBFF) {
		int low = left >= 10 && digits[4] == '\\' && digits[5] == 'u' ? calagopus_text_hex4(digits + 6, 4) : -1;

		if (low < 0xDC00 || low > 0xDFFF) {
			return malformed(scanner, "half a surrogate pair");
		}
		scanner->at += 6;
	}
	scanner->at += 4;
	return true;
}

static bool scan_escape(struct scanner *scanner)
{
	scanner->at++;
	int c = peek(scanner);

	if (c == 'u') {
		scanner->at++;
		return scan_unicode(scanner);
	}
	if (c <= 0 || strchr("\"\\/bfnrt", c) == NULL) {
		return malformed(scanner, "an unknown escape");
	}
	scanner->at++;
	return true;
}

static bool scan_string(struct scanner *scanner)
{
	scanner->at++;
	for (;;) {
		int c = peek(scanner);

		if (c == '"') {
			scanner->at++;
			return true;
		}
		if (c < 0) {
			return malformed(scanner, "an unfinished string");
		}
		if (c < 0x20) {
			return malformed(scanner, "a bare control character in a string");
		}
		if (c == '\\') {
			if (!scan_escape(scanner)) {
				return false;
			}
		} else if (c < 0x80) {
			scanner->at++;
		} else {
			struct calagopus_slice rest = {scanner->text.data + scanner->at, scanner->text.length - scanner->at};
			size_t width = calagopus_text_utf8_prefix(rest, 1);

			if (width == 0) {
				return malformed(scanner, "broken UTF-8");
			}
			scanner->at += width;
		}
	}
}

static size_t digits_at(struct calagopus_slice text, size_t at)
{
	size_t count = 0;

	while (at + count < text.length && text.data[at + count] >= '0' && text.data[at + count] <= '9') {
		count++;
	}
	return count;
}

size_t calagopus_json_number_length(struct calagopus_slice text, bool *integer)
{
	size_t at = text.length > 0 && text.data[0] == '-' ? 1 : 0;
	size_t digits = digits_at(text, at);

	*integer = true;
	if (digits == 0 || (digits > 1 && text.data[at] == '0')) {
		return 0;
	}
	at += digits;
	if (at < text.length && text.data[at] == '.') {
		digits = digits_at(text, at + 1);
		if (digits == 0) {
			return 0;
		}
		*integer = false;
		at += 1 + digits;
	}
	if (at < text.length && (text.data[at] == 'e' || text.data[at] == 'E')) {
		at++;
		if (at < text.length && (text.data[at] == '+' || text.data[at] == '-')) {
			at++;
		}
		digits = digits_at(text, at);
		if (digits == 0) {
			return 0;
		}
		*integer = false;
		at += digits;
	}
	return at;
}

bool calagopus_json_is_wide(struct calagopus_slice digits)
{
	int64_t value;

	return !calagopus_slice_equal(digits, "-0") && !calagopus_text_integer(digits, &value);
}

static bool scan_number(struct scanner *scanner)
{
	struct calagopus_slice rest = {scanner->text.data + scanner->at, scanner->text.length - scanner->at};
	bool integer;
	size_t length = calagopus_json_number_length(rest, &integer);

	if (length == 0) {
		return malformed(scanner, "a number that is none");
	}
	if (length > scanner->limits.number_length) {
		return too_large(scanner, "a number with more digits", scanner->limits.number_length);
	}
	rest.length = length;
	scanner->measure->wide += integer && calagopus_json_is_wide(rest);
	scanner->at += length;
	return true;
}

static bool scan_literal(struct scanner *scanner, const char *literal)
{
	size_t length = strlen(literal);

	if (scanner->text.length - scanner->at < length || memcmp(scanner->text.data + scanner->at, literal, length) != 0) {
		return malformed(scanner, "an unknown word");
	}
	scanner->at += length;
	return true;
}

static bool scan_scalar(struct scanner *scanner, int c)
{
	if (!weigh(scanner, 1)) {
		return false;
	}
	switch (c) {
		case '"':
			return scan_string(scanner);
		case 't':
			return scan_literal(scanner, "true");
		case 'f':
			return scan_literal(scanner, "false");
		case 'n':
			return scan_literal(scanner, "null");
		default:
			return c == '-' || (c >= '0' && c <= '9') ? scan_number(scanner) : malformed(scanner, "something that begins no value");
	}
}

static bool scan_value(struct scanner *scanner, int c)
{
	if (c == '{' || c == '[') {
		return open_container(scanner, c == '{');
	}
	scanner->expected = A_COMMA_OR_END;
	return scan_scalar(scanner, c);
}

static bool scan_key(struct scanner *scanner, int c)
{
	if (c != '"') {
		return malformed(scanner, "something else than a member's name");
	}
	scanner->measure->members++;
	if (!weigh(scanner, 1) || !scan_string(scanner)) {
		return false;
	}
	skip_space(scanner);
	if (peek(scanner) != ':') {
		return malformed(scanner, "a member without a colon");
	}
	scanner->at++;
	scanner->expected = A_VALUE;
	return true;
}

static bool scan_after_value(struct scanner *scanner, int c)
{
	if (c == (in_object(scanner) ? '}' : ']')) {
		close_container(scanner);
		return true;
	}
	if (c != ',') {
		return malformed(scanner, "something else than a comma or the closing bracket");
	}
	scanner->at++;
	scanner->expected = in_object(scanner) ? A_KEY : A_VALUE;
	return true;
}

static bool scan_step(struct scanner *scanner)
{
	int c = peek(scanner);

	if (c < 0) {
		return malformed(scanner, "its end comes too early");
	}
	switch (scanner->expected) {
		case A_VALUE_OR_END:
			if (c == ']') {
				close_container(scanner);
				return true;
			}
			return scan_value(scanner, c);
		case A_KEY_OR_END:
			if (c == '}') {
				close_container(scanner);
				return true;
			}
			return scan_key(scanner, c);
		case A_KEY:
			return scan_key(scanner, c);
		case A_COMMA_OR_END:
			return scan_after_value(scanner, c);
		default:
			return scan_value(scanner, c);
	}
}

/* What was passed over since the last time; false where the call's time is up. */
static bool count(struct scanner *scanner)
{
	size_t steps = scanner->at - scanner->counted + scanner->tokens;

	scanner->counted = scanner->at;
	scanner->tokens = 0;
	return calagopus_work_add(scanner->limits.work, steps)
		|| calagopus_error_set(scanner->error, CALAGOPUS_REASON_TIMED_OUT, "The time of the call was up while an answer of %zu bytes was being read.", scanner->text.length);
}

bool calagopus_json_measure(struct calagopus_slice text, const struct calagopus_json_limits *limits, struct calagopus_json_measure *measure, struct calagopus_error *error)
{
	struct scanner scanner = {.text = text, .limits = *limits, .expected = A_VALUE, .measure = measure, .error = error};

	*measure = (struct calagopus_json_measure) {0, 0, 0, 0};
	if (scanner.limits.depth > MOST_LEVELS) {
		scanner.limits.depth = MOST_LEVELS;
	}
	skip_space(&scanner);
	if (peek(&scanner) < 0) {
		return calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER, "The answer is empty where JSON was expected.");
	}
	do {
		skip_space(&scanner);
		scanner.tokens++;
		if (!scan_step(&scanner) || (scanner.at - scanner.counted >= COUNTED_BYTES && !count(&scanner))) {
			return false;
		}
	} while (scanner.depth > 0 || scanner.expected != A_COMMA_OR_END);
	measure->end = scanner.at;
	skip_space(&scanner);
	if (!count(&scanner)) {
		return false;
	}
	return peek(&scanner) < 0 || malformed(&scanner, "something follows the value");
}

bool calagopus_json_scan(struct calagopus_slice text, const struct calagopus_json_limits *limits, struct calagopus_error *error)
{
	struct calagopus_json_measure measure;

	return calagopus_json_measure(text, limits, &measure, error);
}
