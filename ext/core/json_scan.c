/* The scan: reads a JSON text once, without heap or recursion, and refuses what is malformed or beyond the limits before json-c sees it. */
#include "core/json_inside.h"
#include "core/json_token.h"
#include "core/limits.h"

/* Deeper than any limit may be. */
#define MOST_LEVELS 128u
/* json-c makes a table of 16 slots for every object and a list of 32 for every array: they weigh what their memory does. */
#define OBJECT_WEIGHT 4u
#define ARRAY_WEIGHT 2u
/* Bytes that are counted at a time. */
#define COUNTED_BYTES 4096u

struct scanner {
	struct calagopus_json_tokens tokens;
	struct calagopus_json_limits limits;
	struct calagopus_json_measure *measure;
	struct calagopus_error *error;
	size_t counted; /* bytes, as work */
	size_t steps;   /* tokens since then */
};

const struct calagopus_json_limits calagopus_json_default_limits = {
	CALAGOPUS_MAX_JSON_DEPTH, CALAGOPUS_MAX_JSON_VALUES, CALAGOPUS_MAX_JSON_NUMBER, NULL};

struct calagopus_json_limits calagopus_json_limits_of(struct calagopus_work *work)
{
	struct calagopus_json_limits limits = calagopus_json_default_limits;

	limits.work = work;
	return limits;
}

static bool malformed(const struct scanner *scanner, const char *what)
{
	return calagopus_error_set(scanner->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer is not valid JSON: %s at byte %zu.", what, scanner->tokens.at);
}

static bool too_large(const struct scanner *scanner, const char *what, size_t most, size_t at)
{
	return calagopus_error_set(scanner->error, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "The answer has %s than the %zu allowed, at byte %zu.", what, most, at);
}

/* What was passed over since the last time; false where the call's time is up. */
static bool count(struct scanner *scanner)
{
	size_t steps = scanner->tokens.at - scanner->counted + scanner->steps;

	scanner->counted = scanner->tokens.at;
	scanner->steps = 0;
	return calagopus_work_add(scanner->limits.work, steps)
		|| calagopus_error_set(scanner->error, CALAGOPUS_REASON_TIMED_OUT, "The time of the call was up while an answer of %zu bytes was being read.", scanner->tokens.text.length);
}

bool calagopus_json_is_wide(struct calagopus_slice digits)
{
	int64_t value;

	return !calagopus_slice_equal(digits, "-0") && !calagopus_text_integer(digits, &value);
}

static const unsigned char weights[] = {
	[CALAGOPUS_JSON_NAME] = 1,
	[CALAGOPUS_JSON_TEXT] = 1,
	[CALAGOPUS_JSON_NUMBER] = 1,
	[CALAGOPUS_JSON_WORD] = 1,
	[CALAGOPUS_JSON_OBJECT] = OBJECT_WEIGHT,
	[CALAGOPUS_JSON_ARRAY] = ARRAY_WEIGHT,
	[CALAGOPUS_JSON_CLOSE] = 0,
};

static bool weigh(struct scanner *scanner, const struct calagopus_json_token *token)
{
	struct calagopus_json_measure *measure = scanner->measure;

	if (scanner->tokens.depth > scanner->limits.depth) {
		return too_large(scanner, "more levels", scanner->limits.depth, token->at);
	}
	measure->values += weights[token->kind];
	if (measure->values > scanner->limits.values) {
		return too_large(scanner, "more values", scanner->limits.values, token->at);
	}
	if (token->kind == CALAGOPUS_JSON_NAME) {
		measure->members++;
	} else if (token->kind == CALAGOPUS_JSON_NUMBER) {
		if (token->text.length > scanner->limits.number_length) {
			return too_large(scanner, "a number with more digits", scanner->limits.number_length, token->at);
		}
		measure->wide += token->integer && calagopus_json_is_wide(token->text);
	}
	return true;
}

bool calagopus_json_measure(struct calagopus_slice text, const struct calagopus_json_limits *limits, struct calagopus_json_measure *measure, struct calagopus_error *error)
{
	struct scanner scanner = {.limits = *limits, .measure = measure, .error = error};
	struct calagopus_json_token token;

	*measure = (struct calagopus_json_measure) {0, 0, 0, 0};
	if (scanner.limits.depth > MOST_LEVELS) {
		scanner.limits.depth = MOST_LEVELS;
	}
	calagopus_json_tokens_begin(&scanner.tokens, text);
	if (calagopus_json_tokens_done(&scanner.tokens)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER, "The answer is empty where JSON was expected.");
	}
	while (calagopus_json_next(&scanner.tokens, &token)) {
		scanner.steps++;
		if (!weigh(&scanner, &token) || (scanner.tokens.at - scanner.counted >= COUNTED_BYTES && !count(&scanner))) {
			return false;
		}
	}
	if (token.kind == CALAGOPUS_JSON_BAD) {
		return malformed(&scanner, scanner.tokens.wrong);
	}
	measure->end = scanner.tokens.at;
	bool done = calagopus_json_tokens_done(&scanner.tokens);

	return count(&scanner) && (done || malformed(&scanner, "something follows the value"));
}

bool calagopus_json_scan(struct calagopus_slice text, const struct calagopus_json_limits *limits, struct calagopus_error *error)
{
	struct calagopus_json_measure measure;

	return calagopus_json_measure(text, limits, &measure, error);
}
