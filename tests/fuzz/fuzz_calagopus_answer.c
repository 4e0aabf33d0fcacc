/* Fuzz target: any bytes as a Calagopus panel's answer to any operation. Reading one is pure; it must end, leak nothing, and never call a
 * refusal a success. The first three bytes choose operation, status and content type; the rest is the body. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"
#include "panel/panel.h"

#define HEAD_BYTES 3
#define ANY_UUID "4e7e5807-1f62-45fa-911a-f5c427c76946"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void choose_head(const uint8_t *data, struct calagopus_step *step, struct calagopus_http_response *response)
{
	static const int statuses[] = {200, 202, 204, 301, 400, 401, 403, 404, 409, 417, 429, 500, 502, 504};
	static const char *const types[] = {"application/json", "text/plain", "text/html", ""};

	step->operation = (enum calagopus_operation) (data[0] % CALAGOPUS_OP_COUNT);
	response->status = statuses[data[1] % (sizeof(statuses) / sizeof(statuses[0]))];
	strcpy(response->content_type, types[data[2] % (sizeof(types) / sizeof(types[0]))]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct calagopus_panel panel = {.ops = &calagopus_panel_calagopus, .arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES)};
	struct calagopus_step step = {.id = ANY_UUID, .second = ANY_UUID};
	struct calagopus_http_response response;

	calagopus_http_response_init(&response, CALAGOPUS_MAX_RESPONSE_BYTES);
	if (panel.arena != NULL && size >= HEAD_BYTES) {
		choose_head(data, &step, &response);
		response.outcome = CALAGOPUS_HTTP_ANSWERED;
		if (calagopus_buffer_append(&response.body, data + HEAD_BYTES, size - HEAD_BYTES)) {
			calagopus_panel_read(&panel, &step, &response);
			if (step.ok == calagopus_error_is_set(&step.error) || (step.ok && response.status / 100 != 2)
				|| !calagopus_text_utf8(calagopus_slice_of(step.error.panel_message)) || !calagopus_text_utf8(calagopus_slice_of(step.error.message))) {
				abort();
			}
		}
	}
	calagopus_http_response_free(&response);
	calagopus_arena_free(panel.arena);
	return 0;
}
