/* What reading, tracing, keeping and blanking cost a byte: prints, of each and for each input that is hard on it, the name, seconds a MiB and steps a byte.
 *
 *   work LENGTH     of inputs of so many bytes
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/json.h"
#include "core/limits.h"
#include "core/secrets.h"
#include "core/redact.h"
#include "core/trace.h"
#include "panel/reduced.h"

#define KEY "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"
#define MIB 1048576.0

struct input {
	const char *name;
	const char *begin;
	const char *fill;
	const char *end;
};

static const struct input texts[] = {
	{"backslashes", "", "\\", ""},
	{"%5c", "", "%5c", ""},
	{"%25", "", "%25", ""},
	{"the key's first letter", "", "a", ""},
	{"almost the key", "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", ""},
	{"escapes by number", "", "\\u0061", ""},
	{"every encoding once, then the letter", "%25255c\\\\\\\\u005c", "a", ""},
	{"a page", "", "<p>Nothing to see here, 100 percent.</p>\n", ""},
};

static const struct input documents[] = {
	{"a text of escapes", "{\"errors\":[\"", "\\\\", "\"]}"},
	{"a text of %5c", "{\"errors\":[\"", "%5c", "\"]}"},
	{"a text of two-byte letters", "{\"x\":\"", "\xC3\xA9", "\"}"},
	{"short texts", "{\"errors\":[\"\"", ",\"a\"", "]}"},
	{"spaces", "{\"errors\":", " ", "1}"},
	{"long numbers", "{\"x\":[0", ",                   123456789012345678901234567890123456789", "]}"},
	{"JSON in a text", "{\"errors\":[\"[", "{},", "1]\"]}"},
	{"quotes", "", "\"", ""},
};

static const char *const allow[] = {"errors", "id", NULL};

static char *make(const struct input *input, size_t length)
{
	size_t period = strlen(input->fill);
	size_t at = strlen(input->begin);
	size_t last = length - strlen(input->end);
	char *text = malloc(length + 1);

	if (text == NULL) {
		abort();
	}
	memcpy(text, input->begin, at);
	for (; at + period <= last; at += period) {
		memcpy(text + at, input->fill, period);
	}
	memset(text + at, ' ', last - at);
	memcpy(text + last, input->end, strlen(input->end) + 1);
	return text;
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void scan(struct calagopus_slice text, struct calagopus_secrets *secrets, struct calagopus_work *work)
{
	struct calagopus_json_limits limits = calagopus_json_limits_of(work);
	struct calagopus_error error;

	(void) secrets;
	calagopus_json_scan(text, &limits, &error);
}

static void redact(struct calagopus_slice text, struct calagopus_secrets *secrets, struct calagopus_work *work)
{
	struct calagopus_buffer out;

	calagopus_buffer_init(&out, CALAGOPUS_MAX_TRACE_BODY);
	calagopus_redact(text, allow, secrets, work, &out);
	calagopus_buffer_free(&out);
}

static void trace(struct calagopus_slice text, struct calagopus_secrets *secrets, struct calagopus_work *work)
{
	struct calagopus_trace *kept = calagopus_trace_new(allow, secrets);
	struct calagopus_exchange head = {.number = 1, .method = "GET", .url = (char *) "https://panel/api", .failure = (char *) "\\\\\\\\"};

	calagopus_trace_add(kept, &head, text, text, work);
	calagopus_trace_count(kept);
	calagopus_trace_free(kept);
}

static void keep(struct calagopus_slice text, struct calagopus_secrets *secrets, struct calagopus_work *work)
{
	const struct calagopus_cacheable what = {.members = allow};
	struct calagopus_buffer out;

	(void) secrets;
	calagopus_buffer_init(&out, text.length);
	calagopus_reduced_write(text, &what, work, &out);
	calagopus_buffer_free(&out);
}

static void blank(struct calagopus_slice text, struct calagopus_secrets *secrets, struct calagopus_work *work)
{
	struct calagopus_buffer out;

	calagopus_buffer_init(&out, 2 * text.length + 100);
	if (!calagopus_secrets_blank(secrets, text, work, &out)) {
		abort();
	}
	calagopus_buffer_free(&out);
}

typedef void action(struct calagopus_slice text, struct calagopus_secrets *secrets, struct calagopus_work *work);

static void measure(const char *name, action *act, const struct input *inputs, size_t count, size_t length, struct calagopus_secrets *secrets)
{
	for (size_t i = 0; i < count; i++) {
		char *text = make(&inputs[i], length);
		struct calagopus_work work = {0};
		double start = seconds();

		act((struct calagopus_slice) {text, length}, secrets, &work);
		printf("%s\t%s\t%.6f\t%.2f\n", name, inputs[i].name, (seconds() - start) / ((double) length / MIB), (double) work.steps / (double) length);
		fflush(stdout);
		free(text);
	}
}

int main(int count, char **arguments)
{
	size_t length = count > 1 ? strtoul(arguments[1], NULL, 10) : 0;
	struct calagopus_secrets *secrets = calagopus_secrets_new();

	if (length < 1024 || secrets == NULL || !calagopus_secrets_add(secrets, KEY, strlen(KEY))) {
		fputs("usage: work LENGTH (1024 or more)\n", stderr);
		return 2;
	}
	measure("scan", scan, documents, sizeof(documents) / sizeof(documents[0]), length, secrets);
	measure("redact", redact, documents, sizeof(documents) / sizeof(documents[0]), length, secrets);
	measure("trace", trace, documents, sizeof(documents) / sizeof(documents[0]), length, secrets);
	measure("keep", keep, documents, sizeof(documents) / sizeof(documents[0]), length, secrets);
	measure("blank", blank, texts, sizeof(texts) / sizeof(texts[0]), length, secrets);
	calagopus_secrets_free(secrets);
	return 0;
}
