/* Fuzz target: work on bytes from outside. Whatever an answer is, reading, tracing and blanking it take steps in proportion to its length:
 * counted, not timed. Byte 1: how often the text is repeated; byte 2: how long the secret is; then the secret, and the text. */
#include "fuzz.h"

#include <string.h>

#include "core/buffer.h"
#include "core/json.h"
#include "core/limits.h"
#include "core/secrets.h"
#include "core/redact.h"
#include "core/trace.h"
#include "core/work.h"
#include "panel/reduced.h"

#define MOST_TEXT (16u * 1024u)
/* Nine readings of three levels at most, each of which goes on or back by a few nodes of the needles. */
#define MOST_STEPS_A_BYTE 64
/* Of a trace: read twice or thrice, and what is kept of it blanked. */
#define MOST_STEPS_KEPT (MOST_STEPS_A_BYTE * 8u * CALAGOPUS_MAX_TRACE_BODY)
/* What is begun anew for each text, however short. */
#define MOST_STEPS_MORE 256

static void check(const struct calagopus_work *work, size_t length, size_t more)
{
	DEMAND(work->steps <= MOST_STEPS_A_BYTE * length + more);
}

static void blank(struct calagopus_slice text, struct calagopus_secrets *secrets)
{
	struct calagopus_work work = {0};
	struct calagopus_buffer out;

	calagopus_buffer_init(&out, 9 * text.length + 100);
	DEMAND(calagopus_secrets_blank(secrets, text, &work, &out));
	/* of a secret that ends in a backslash, what is left is looked at, too */
	check(&work, text.length + out.length, MOST_STEPS_MORE);
	calagopus_buffer_free(&out);
}

static void scan(struct calagopus_slice text)
{
	struct calagopus_work work = {0};
	struct calagopus_json_limits limits = calagopus_json_limits_of(&work);

	calagopus_json_scan(text, &limits, NULL);
	DEMAND(work.steps <= 2 * text.length + 2);
}

static void redact(struct calagopus_slice text, struct calagopus_secrets *secrets)
{
	struct calagopus_work work = {0};
	struct calagopus_buffer out;

	calagopus_buffer_init(&out, CALAGOPUS_MAX_TRACE_BODY);
	calagopus_redact(text, calagopus_cg_driver.trace_allow, secrets, &work, &out);
	check(&work, text.length, MOST_STEPS_KEPT);
	calagopus_buffer_free(&out);
}

static void reduce(struct calagopus_slice text)
{
	static const char *const members[] = {"status", "status.*.id", "a.b.*", NULL};
	const struct calagopus_cacheable what = {.members = members, .hosts = members, .kind = CALAGOPUS_KEPT_CATALOG};
	struct calagopus_work work = {0};
	struct calagopus_buffer out;

	calagopus_buffer_init(&out, MOST_TEXT);
	if (calagopus_reduced_write(text, &what, &work, &out)) {
		DEMAND(out.length <= text.length && calagopus_json_scan((struct calagopus_slice) {out.data, out.length}, &calagopus_json_default_limits, NULL));
	}
	DEMAND(work.steps <= 2 * text.length + 2);
	calagopus_buffer_free(&out);
}

/* The text again and again, in what begins and ends JSON where it is to be that. */
static void repeat(struct calagopus_slice text, unsigned times, bool json, struct calagopus_buffer *out)
{
	calagopus_buffer_init(out, MOST_TEXT);
	calagopus_buffer_text(out, json ? "{\"status\":[\"" : "");
	for (unsigned i = 0; i < times && out->length + text.length < MOST_TEXT - 10; i++) {
		calagopus_buffer_append(out, text.data, text.length);
	}
	calagopus_buffer_text(out, json ? "\"]}" : "");
}

static void measure(struct calagopus_slice text, unsigned times, struct calagopus_secrets *secrets)
{
	for (int json = 0; json < 2; json++) {
		struct calagopus_buffer whole;

		repeat(text, times, json == 1, &whole);
		struct calagopus_slice body = {whole.data, whole.length};

		if (body.length > 0) {
			blank(body, secrets);
			scan(body);
			redact(body, secrets);
			reduce(body);
		}
		calagopus_buffer_free(&whole);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input input = {data, size};
	unsigned times = 1 + fuzz_byte(&input) % 64;
	size_t length = 1 + fuzz_byte(&input) % 64;
	struct calagopus_slice rest = fuzz_rest(&input);
	struct calagopus_secrets *secrets = calagopus_secrets_new();

	length = length < rest.length ? length : rest.length;
	DEMAND(secrets != NULL && calagopus_secrets_add(secrets, rest.data, length));
	measure((struct calagopus_slice) {rest.data + length, rest.length - length}, times, secrets);
	calagopus_secrets_free(secrets);
	return 0;
}
