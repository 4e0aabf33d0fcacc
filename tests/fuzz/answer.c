/* Any bytes as a panel's answer to any operation. The first three bytes choose operation, status and content type; the rest is the body, in
 * which 0x01 plants the key as the byte behind says: what is said of an answer never holds it. */
#include "fuzz.h"

#include <string.h>

#include "core/json.h"
#include "core/limits.h"
#include "spelling.h"

#define ANY_UUID "4e7e5807-1f62-45fa-911a-f5c427c76946"
#define MOST_BODY (64u * 1024u)

#define SECRET "zq7marker-K3y"
/* Not even a part of it, such as a cut leaves. */
#define PART_OF_SECRET "zq7mark"

static void choose_head(struct fuzz_input *input, struct calagopus_step *step, struct calagopus_http_response *response)
{
	static const int statuses[] = {200, 202, 204, 301, 400, 401, 403, 404, 409, 417, 422, 429, 500, 502, 504};
	static const char *const types[] = {"application/json", "text/plain", "text/html", ""};
	unsigned operation = fuzz_byte(input) % CALAGOPUS_OP_COUNT;

	step->operation = (enum calagopus_operation) operation;
	response->status = statuses[fuzz_byte(input) % (sizeof(statuses) / sizeof(statuses[0]))];
	strcpy(response->content_type, types[fuzz_byte(input) % (sizeof(types) / sizeof(types[0]))]);
	response->outcome = CALAGOPUS_HTTP_ANSWERED;
}

/* Whether panel.h promises a result. */
static bool has_result(enum calagopus_operation operation)
{
	switch (operation) {
	case CALAGOPUS_OP_SERVER_UPDATE:
	case CALAGOPUS_OP_SERVER_DELETE:
	case CALAGOPUS_OP_SERVER_VARIABLES_SET:
	case CALAGOPUS_OP_SERVER_CLEAR_STATE:
	case CALAGOPUS_OP_SERVER_ALLOCATION_PRIMARY:
	case CALAGOPUS_OP_SERVER_TRANSFER:
	case CALAGOPUS_OP_OWNER_UPDATE:
	case CALAGOPUS_OP_OWNER_RESET_EMAIL:
	case CALAGOPUS_OP_OWNER_IDENTITY:
	case CALAGOPUS_OP_POWER:
	case CALAGOPUS_OP_REINSTALL:
	case CALAGOPUS_OP_ACCOUNT_SUSPEND:
	case CALAGOPUS_OP_ACCOUNT_UNSUSPEND:
	case CALAGOPUS_OP_ACCOUNT_TERMINATE:
	case CALAGOPUS_OP_ACCOUNT_PASSWORD:
	case CALAGOPUS_OP_ACCOUNT_PACKAGE:
		return false;
	default:
		return true;
	}
}

/* Success is proved by a 2xx of the right type whose document is whole, and by the result that was promised. */
static void check_success(const struct calagopus_step *step, const struct calagopus_http_response *response, struct calagopus_slice body)
{
	bool text = step->operation == CALAGOPUS_OP_SERVER_INSTALL_LOG;

	DEMAND(response->status / 100 == 2);
	DEMAND(strcmp(response->content_type, text ? "text/plain" : "application/json") == 0);
	DEMAND(text || calagopus_json_scan(body, &calagopus_json_default_limits, NULL));
	DEMAND(step->result != NULL || !has_result(step->operation));
}

static void check_secret(const char *text, const char *secret)
{
	if (spelling_found(calagopus_slice_of(text), calagopus_slice_of(secret))) {
		fprintf(stderr, "the key survived: %s\n", text);
		abort();
	}
}

static void check_secrets(const struct calagopus_error *error, const char *secret)
{
	check_secret(error->message, secret);
	check_secret(error->panel_message, secret);
	check_secret(error->hint, secret);
	for (size_t i = 0; i < error->field_count; i++) {
		check_secret(calagopus_error_field_name(error, i), secret);
		check_secret(calagopus_error_field_message(error, i), secret);
	}
}

void fuzz_answer(const struct calagopus_panel_ops *ops, const uint8_t *data, size_t size)
{
	struct fuzz_input input = {data, size};
	struct calagopus_http_call call = {.secrets = fuzz_secrets(SECRET)};
	struct calagopus_panel panel = {.ops = ops, .call = &call, .arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES)};
	struct calagopus_step step = {.id = ANY_UUID, .second = ANY_UUID};
	struct calagopus_http_response response;

	calagopus_http_response_init(&response, MOST_BODY);
	choose_head(&input, &step, &response);
	struct calagopus_slice text = fuzz_rest(&input);

	spelling_plant(text, calagopus_slice_of(SECRET), &response.body);
	if (panel.arena != NULL && !response.body.failed) {
		calagopus_panel_read(&panel, &step, &response);
		DEMAND(step.ok != calagopus_error_is_set(&step.error));
		fuzz_check_error(&step.error);
		check_secrets(&step.error, SECRET);
		/* what the fuzzer wrote by itself is no part of the key */
		if (!spelling_found(text, calagopus_slice_of(PART_OF_SECRET))) {
			check_secrets(&step.error, PART_OF_SECRET);
		}
		if (step.ok) {
			check_success(&step, &response, (struct calagopus_slice) {response.body.data, response.body.length});
		} else {
			DEMAND(step.result == NULL && step.error.http_status == response.status);
		}
	}
	calagopus_http_response_free(&response);
	calagopus_arena_free(panel.arena);
	calagopus_secrets_free(call.secrets);
}
