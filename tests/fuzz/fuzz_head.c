/* Fuzz target: the head of an answer, line by line as libcurl hands it over. What is kept is whole, bounded and of the last head. */
#include "fuzz.h"

#include <string.h>

#include "core/http_inside.h"

#define LONGEST_WAIT_MS (60L * 60L * 1000L)

/* libcurl hands lines over with their ends, and never an empty run; the pieces are copied so that reading past one is seen. */
static bool hand_over(struct calagopus_transfer *transfer, struct calagopus_slice text)
{
	while (text.length > 0) {
		const char *end = memchr(text.data, '\n', text.length);
		size_t length = end != NULL ? (size_t) (end - text.data) + 1 : text.length;
		char *line = malloc(length);

		DEMAND(line != NULL);
		memcpy(line, text.data, length);
		size_t taken = calagopus_http_answer_on_header(line, 1, length, transfer);

		free(line);
		if (taken != length) {
			return false;
		}
		text.data += length;
		text.length -= length;
	}
	return true;
}

static void check_kept(const struct calagopus_http_response *response)
{
	DEMAND(memchr(response->content_type, '\0', sizeof(response->content_type)) != NULL);
	DEMAND(memchr(response->etag, '\0', sizeof(response->etag)) != NULL);
	DEMAND(strpbrk(response->content_type, ";\r\n") == NULL && strpbrk(response->etag, "\r\n") == NULL);
	DEMAND(response->retry_after_ms >= -1 && response->retry_after_ms <= LONGEST_WAIT_MS);
	DEMAND(response->rate_limit >= -1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct calagopus_http_request request = {.method = CALAGOPUS_HTTP_GET, .path = "/", .clock = true};
	static const char statuses[] = "HTTP/1.1 429 Too Many Requests\r\n";
	struct calagopus_http_response response;
	struct calagopus_transfer transfer;
	struct calagopus_slice text = {(const char *) data, size};
	char *value = fuzz_text(text);
	long span = calagopus_http_answer_retry_after(value, 1700000000000);

	DEMAND(span >= -1 && span <= LONGEST_WAIT_MS);
	free(value);
	memset(&transfer, 0, sizeof(transfer));
	calagopus_http_response_init(&response, CALAGOPUS_MAX_RESPONSE_BYTES);
	transfer.response = &response;
	transfer.request = &request;
	calagopus_http_answer_begin(&transfer);
	DEMAND(hand_over(&transfer, calagopus_slice_of(statuses)));
	if (hand_over(&transfer, text)) {
		DEMAND(!transfer.coding_refused && transfer.codings[CALAGOPUS_PACKED_CONTENT] <= 1 && transfer.codings[CALAGOPUS_PACKED_TRANSFER] <= 1);
		calagopus_http_answer_finish(&transfer);
	} else {
		DEMAND(transfer.headers_too_large || transfer.coding_refused);
	}
	check_kept(&response);
	/* another head: nothing of the first is left */
	calagopus_http_answer_begin(&transfer);
	DEMAND(response.content_type[0] == '\0' && response.etag[0] == '\0' && response.retry_after_ms == -1 && response.rate_limit == -1);
	calagopus_http_response_free(&response);
	return 0;
}
