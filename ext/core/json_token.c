/* Tokens: what may come next is known after each, so that the grammar is walked here alone. */
#include "core/json_token.h"

#include <string.h>

enum expected {
	A_VALUE,
	A_VALUE_OR_END,
	A_NAME,
	A_NAME_OR_END,
	A_COMMA_OR_END
};

/* The bytes of a string that stand for themselves: all of ASCII but quote, backslash and control characters. */
#define SIXTEEN 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
static const unsigned char plain[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, SIXTEEN,
	SIXTEEN, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1,
	SIXTEEN, SIXTEEN};

static bool bad(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token, const char *what)
{
	tokens->wrong = what;
	token->kind = CALAGOPUS_JSON_BAD;
	return false;
}

static int peek(const struct calagopus_json_tokens *tokens)
{
	return tokens->at < tokens->text.length ? (unsigned char) tokens->text.data[tokens->at] : -1;
}

static void skip_space(struct calagopus_json_tokens *tokens)
{
	for (int c = peek(tokens); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = peek(tokens)) {
		tokens->at++;
	}
}

static bool in_object(const struct calagopus_json_tokens *tokens)
{
	size_t level = tokens->depth - 1;

	return (tokens->objects[level / CALAGOPUS_JSON_LEVELS_PER_WORD] >> (level % CALAGOPUS_JSON_LEVELS_PER_WORD) & 1u) != 0;
}

static bool open_container(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token, bool object)
{
	size_t level = tokens->depth;
	uint32_t bit = (uint32_t) 1 << (level % CALAGOPUS_JSON_LEVELS_PER_WORD);

	if (level >= CALAGOPUS_JSON_LEVELS) {
		return bad(tokens, token, "more brackets than can be counted");
	}
	if (object) {
		tokens->objects[level / CALAGOPUS_JSON_LEVELS_PER_WORD] |= bit;
	} else {
		tokens->objects[level / CALAGOPUS_JSON_LEVELS_PER_WORD] &= ~bit;
	}
	tokens->depth++;
	tokens->at++;
	tokens->expected = object ? A_NAME_OR_END : A_VALUE_OR_END;
	token->kind = object ? CALAGOPUS_JSON_OBJECT : CALAGOPUS_JSON_ARRAY;
	return true;
}

static bool close_container(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token)
{
	tokens->depth--;
	tokens->at++;
	tokens->expected = A_COMMA_OR_END;
	token->kind = CALAGOPUS_JSON_CLOSE;
	return true;
}

/* Behind "\u": one code unit, or two that make a pair. */
static const char *pass_unicode(struct calagopus_json_tokens *tokens)
{
	const char *digits = tokens->text.data + tokens->at;
	size_t left = tokens->text.length - tokens->at;
	int unit = calagopus_text_hex4(digits, left);

	if (unit < 0) {
		return "an unfinished \\u escape";
	}
	if (unit == 0) {
		return "a NUL in a string";
	}
	if (unit >= 0xDC00 && unit <= 0xDFFF) {
		return "half a surrogate pair";
	}
	if (unit >= 0xD800 && unit <= 0xDBFF) {
		int low = left >= 10 && digits[4] == '\\' && digits[5] == 'u' ? calagopus_text_hex4(digits + 6, 4) : -1;

		if (low < 0xDC00 || low > 0xDFFF) {
			return "half a surrogate pair";
		}
		tokens->at += 6;
	}
	tokens->at += 4;
	return NULL;
}

static const char *pass_escape(struct calagopus_json_tokens *tokens)
{
	tokens->at++;
	int c = peek(tokens);

	if (c == 'u') {
		tokens->at++;
		return pass_unicode(tokens);
	}
	if (c <= 0 || strchr("\"\\/bfnrt", c) == NULL) {
		return "an unknown escape";
	}
	tokens->at++;
	return NULL;
}

static const char *pass_wide(struct calagopus_json_tokens *tokens)
{
	struct calagopus_slice rest = {tokens->text.data + tokens->at, tokens->text.length - tokens->at};
	size_t width = calagopus_text_utf8_prefix(rest, 1);

	tokens->at += width;
	return width > 0 ? NULL : "broken UTF-8";
}

/* The string whose quote is next; what stands between the quotes is the token's text. */
static bool read_string(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token)
{
	const unsigned char *data = (const unsigned char *) tokens->text.data;
	const unsigned char *end = data + tokens->text.length;
	size_t start = ++tokens->at;
	const char *wrong = NULL;

	while (wrong == NULL) {
		const unsigned char *at = data + tokens->at;

		while (at < end && plain[*at] != 0) {
			at++;
		}
		tokens->at = (size_t) (at - data);
		if (at == end) {
			wrong = "an unfinished string";
		} else if (*at == '"') {
			token->text = (struct calagopus_slice) {tokens->text.data + start, tokens->at - start};
			tokens->at++;
			return true;
		} else {
			wrong = *at == '\\' ? pass_escape(tokens) : (*at >= 0x80 ? pass_wide(tokens) : "a bare control character in a string");
		}
	}
	return bad(tokens, token, wrong);
}

static size_t digits_at(struct calagopus_slice text, size_t at)
{
	size_t count = 0;

	while (at + count < text.length && text.data[at + count] >= '0' && text.data[at + count] <= '9') {
		count++;
	}
	return count;
}

/* Bytes of the fraction at `at`, or of the exponent; 0: none, SIZE_MAX: a broken one. */
static size_t fraction_at(struct calagopus_slice text, size_t at)
{
	if (at >= text.length || text.data[at] != '.') {
		return 0;
	}
	size_t digits = digits_at(text, at + 1);

	return digits > 0 ? 1 + digits : SIZE_MAX;
}

static size_t exponent_at(struct calagopus_slice text, size_t at)
{
	if (at >= text.length || (text.data[at] != 'e' && text.data[at] != 'E')) {
		return 0;
	}
	size_t sign = at + 1 < text.length && (text.data[at + 1] == '+' || text.data[at + 1] == '-') ? 1 : 0;
	size_t digits = digits_at(text, at + 1 + sign);

	return digits > 0 ? 1 + sign + digits : SIZE_MAX;
}

static bool read_number(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token)
{
	struct calagopus_slice text = {tokens->text.data + tokens->at, tokens->text.length - tokens->at};
	size_t sign = text.data[0] == '-' ? 1 : 0;
	size_t digits = digits_at(text, sign);

	if (digits == 0 || (digits > 1 && text.data[sign] == '0')) {
		return bad(tokens, token, "a number that is none");
	}
	size_t fraction = fraction_at(text, sign + digits);
	size_t exponent = fraction != SIZE_MAX ? exponent_at(text, sign + digits + fraction) : 0;

	if (fraction == SIZE_MAX || exponent == SIZE_MAX) {
		return bad(tokens, token, "a number that is none");
	}
	token->kind = CALAGOPUS_JSON_NUMBER;
	token->integer = fraction == 0 && exponent == 0;
	token->text = (struct calagopus_slice) {text.data, sign + digits + fraction + exponent};
	tokens->at += token->text.length;
	return true;
}

static bool read_word(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token, const char *word)
{
	size_t length = strlen(word);

	if (tokens->text.length - tokens->at < length || memcmp(tokens->text.data + tokens->at, word, length) != 0) {
		return bad(tokens, token, "an unknown word");
	}
	token->kind = CALAGOPUS_JSON_WORD;
	token->text = (struct calagopus_slice) {tokens->text.data + tokens->at, length};
	tokens->at += length;
	return true;
}

static bool read_value(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token, int c)
{
	if (c == '{' || c == '[') {
		return open_container(tokens, token, c == '{');
	}
	tokens->expected = A_COMMA_OR_END;
	switch (c) {
	case '"':
		token->kind = CALAGOPUS_JSON_TEXT;
		return read_string(tokens, token);
	case 't':
		return read_word(tokens, token, "true");
	case 'f':
		return read_word(tokens, token, "false");
	case 'n':
		return read_word(tokens, token, "null");
	default:
		return c == '-' || (c >= '0' && c <= '9') ? read_number(tokens, token) : bad(tokens, token, "something that begins no value");
	}
}

static bool read_name(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token, int c)
{
	token->kind = CALAGOPUS_JSON_NAME;
	if (c != '"') {
		return bad(tokens, token, "something else than a member's name");
	}
	if (!read_string(tokens, token)) {
		return false;
	}
	skip_space(tokens);
	if (peek(tokens) != ':') {
		return bad(tokens, token, "a member without a colon");
	}
	tokens->at++;
	tokens->expected = A_VALUE;
	return true;
}

void calagopus_json_tokens_begin(struct calagopus_json_tokens *tokens, struct calagopus_slice text)
{
	/* the levels are set as they are opened */
	tokens->text = text;
	tokens->at = 0;
	tokens->depth = 0;
	tokens->expected = A_VALUE;
	tokens->wrong = NULL;
}

/* A comma, if one is due; then what may come behind it. */
static bool pass_comma(struct calagopus_json_tokens *tokens)
{
	if (peek(tokens) != ',') {
		return false;
	}
	tokens->at++;
	tokens->expected = in_object(tokens) ? A_NAME : A_VALUE;
	skip_space(tokens);
	return true;
}

bool calagopus_json_next(struct calagopus_json_tokens *tokens, struct calagopus_json_token *token)
{
	bool may_end = tokens->expected != A_VALUE && tokens->expected != A_NAME;

	if (tokens->depth == 0 && tokens->expected == A_COMMA_OR_END) {
		token->kind = CALAGOPUS_JSON_END;
		token->at = tokens->at;
		return false;
	}
	skip_space(tokens);
	if (tokens->expected == A_COMMA_OR_END) {
		may_end = !pass_comma(tokens);
	}
	int c = peek(tokens);

	token->at = tokens->at;
	if (c < 0) {
		return bad(tokens, token, "its end comes too early");
	}
	if (may_end && c == (in_object(tokens) ? '}' : ']')) {
		return close_container(tokens, token);
	}
	switch (tokens->expected) {
	case A_COMMA_OR_END:
		return bad(tokens, token, "something else than a comma or the closing bracket");
	case A_NAME:
	case A_NAME_OR_END:
		return read_name(tokens, token, c);
	default:
		return read_value(tokens, token, c);
	}
}

bool calagopus_json_tokens_done(struct calagopus_json_tokens *tokens)
{
	skip_space(tokens);
	return peek(tokens) < 0;
}
