/* The answer as libcurl hands it over: every head is counted, a few headers are kept, the decoded body is bounded. */
#include "core/http_inside.h"

#include <ctype.h>
#include <string.h>

#include "core/clock.h"
#include "core/text.h"

/* Nobody waits longer for a panel to take requests again. */
#define LONGEST_RETRY_AFTER_MS (60L * 60L * 1000L)
/* 9999-12-31 23:59:59, in seconds: later ones do not fit into milliseconds. */
#define LATEST_DATE INT64_C(253402300799)
#define STATUS_LINE "HTTP/"

static void forget_head(struct calagopus_transfer *transfer)
{
	struct calagopus_http_response *response = transfer->response;
	response->content_type[0] = '\0';
	response->etag[0] = '\0';
	response->retry_after_ms = -1;
	response->rate_limit = -1;
	response->rate_reset_s = -1;
	response->dated = false;
	response->clock_ahead_ms = 0;
	transfer->head = (struct calagopus_http_answer_head) {.date = ""};
}

void calagopus_http_answer_begin(struct calagopus_transfer *transfer)
{
	forget_head(transfer);
	transfer->head.expects_status = true;
	transfer->header_bytes = 0;
	transfer->headers_too_large = false;
	memset(transfer->codings, 0, sizeof transfer->codings);
	transfer->coding_refused = false;
	calagopus_buffer_reset(&transfer->response->body);
}

/* Kept whole or not at all: half a value means something else, and a control character has no business in one (libcurl lets a bare CR
 * through, and an entity tag goes back to the panel in a header of ours). */
static void keep(char *out, size_t size, struct calagopus_slice value)
{
	out[0] = '\0';
	if (value.length < size && !calagopus_text_has_control(value, false)) {
		memcpy(out, value.data, value.length);
		out[value.length] = '\0';
	}
}

/* Those that matter are told in lower case. Any other stays as it came: in other letters a secret in it would not be known, nor where it is cut. */
static void keep_content_type(struct calagopus_transfer *transfer, struct calagopus_slice value)
{
	static const char *const known[] = {"application/json", "text/plain", "text/html", NULL};
	const size_t room = sizeof transfer->response->content_type;
	const char *end = value.length == 0 ? NULL : memchr(value.data, ';', value.length);

	value.length = end != NULL ? (size_t) (end - value.data) : value.length;
	value = calagopus_slice_trim(value);
	for (const char *const *type = known; *type != NULL; type++) {
		if (calagopus_slice_equal_ignoring_case(value, calagopus_slice_of(*type))) {
			value = calagopus_slice_of(*type);
		}
	}
	keep(transfer->response->content_type, room, value.length < room ? value : calagopus_slice_of("a content type too long to tell"));
}

static int64_t number_of(struct calagopus_slice value)
{
	int64_t number;
	return calagopus_text_integer(value, &number) && number >= 0 ? number : -1;
}

static void keep_header(struct calagopus_transfer *transfer, struct calagopus_slice name, struct calagopus_slice value)
{
	if (calagopus_slice_equal_ignoring_case(name, calagopus_slice_of("content-type"))) {
		keep_content_type(transfer, value);
	} else if (calagopus_slice_equal_ignoring_case(name, calagopus_slice_of("etag"))) {
		keep(transfer->response->etag, sizeof transfer->response->etag, value);
	} else if (calagopus_slice_equal_ignoring_case(name, calagopus_slice_of("retry-after"))) {
		keep(transfer->head.retry_after, sizeof transfer->head.retry_after, value);
		transfer->head.has_retry_after = true;
	} else if (calagopus_slice_equal_ignoring_case(name, calagopus_slice_of("date"))) {
		keep(transfer->head.date, sizeof transfer->head.date, value);
	} else if (calagopus_slice_equal_ignoring_case(name, calagopus_slice_of("x-ratelimit-limit"))) {
		transfer->response->rate_limit = number_of(value);
	} else if (calagopus_slice_equal_ignoring_case(name, calagopus_slice_of("x-ratelimit-reset"))) {
		transfer->response->rate_reset_s = number_of(value);
	}
}

/* How a header may say that the answer is packed. */
struct packing {
	const char *header;
	const char *const *harmless; /* ended by NULL */
	enum calagopus_http_answer_packing kind;
};

static const char *const content_codings[] = {"gzip", "x-gzip", "identity", NULL};
static const char *const transfer_codings[] = {"chunked", "identity", NULL};
static const struct packing packings[CALAGOPUS_PACKINGS] = {
	{"content-encoding", content_codings, CALAGOPUS_PACKED_CONTENT},
	{"transfer-encoding", transfer_codings, CALAGOPUS_PACKED_TRANSFER},
};

static bool is_harmless(const struct packing *packing, struct calagopus_slice coding)
{
	for (const char *const *name = packing->harmless; *name != NULL; name++) {
		if (calagopus_slice_equal_ignoring_case(coding, calagopus_slice_of(*name))) {
			return true;
		}
	}
	return false;
}

/* libcurl unpacks whatever it knows, though gzip alone was asked for, and several codings one in the other, five of either header: some of them may
 * be told to take memory by the megabyte, and a few bytes in five layers are hours of work. Wherever it is said, before the answer, in it or after it,
 * more than one coding or another one is too much: so whatever is packed is packed once, by gzip, as contents. */
static void check_codings(struct calagopus_transfer *transfer, const struct packing *packing, struct calagopus_slice value)
{
	while (value.length > 0) {
		const char *comma = memchr(value.data, ',', value.length);
		size_t length = comma == NULL ? value.length : (size_t) (comma - value.data);
		struct calagopus_slice coding = calagopus_slice_trim((struct calagopus_slice) {value.data, length});
		if (coding.length > 0 && (++transfer->codings[packing->kind] > 1 || !is_harmless(packing, coding))) {
			transfer->coding_refused = true;
			return;
		}
		length += comma == NULL ? 0 : 1;
		value = (struct calagopus_slice) {value.data + length, value.length - length};
	}
}

static void check_packing(struct calagopus_transfer *transfer, struct calagopus_slice name, struct calagopus_slice value)
{
	for (size_t i = 0; i < CALAGOPUS_PACKINGS; i++) {
		if (calagopus_slice_equal_ignoring_case(name, calagopus_slice_of(packings[i].header))) {
			check_codings(transfer, &packings[i], value);
		}
	}
}

static void read_line(struct calagopus_transfer *transfer, struct calagopus_slice line)
{
	struct calagopus_http_answer_head *head = &transfer->head;
	if (head->expects_status && line.length >= strlen(STATUS_LINE) && memcmp(line.data, STATUS_LINE, strlen(STATUS_LINE)) == 0) {
		forget_head(transfer);
		head->in_head = true;
		return;
	}
	line = calagopus_slice_trim(line);
	if (line.length == 0) {
		/* the end of this head; another follows where the status was 1xx, trailers otherwise, which are not read */
		head->complete = head->complete || head->in_head;
		head->in_head = false;
		head->expects_status = true;
		return;
	}
	const char *colon = memchr(line.data, ':', line.length);
	if (colon == NULL) {
		return;
	}
	struct calagopus_slice name = calagopus_slice_trim((struct calagopus_slice) {line.data, (size_t) (colon - line.data)});
	struct calagopus_slice value = {colon + 1, line.length - (size_t) (colon - line.data) - 1};
	check_packing(transfer, name, value);
	if (head->in_head) {
		keep_header(transfer, name, calagopus_slice_trim(value));
	}
}

size_t calagopus_http_answer_on_header(char *data, size_t size, size_t count, void *context)
{
	struct calagopus_transfer *transfer = context;
	size_t length = size * count;
	transfer->header_bytes += length;
	if (transfer->header_bytes > CALAGOPUS_MAX_HEADER_BYTES) {
		transfer->headers_too_large = true;
		return 0;
	}
	read_line(transfer, (struct calagopus_slice) {data, length});
	return transfer->coding_refused ? 0 : length;
}

size_t calagopus_http_answer_on_body(char *data, size_t size, size_t count, void *context)
{
	struct calagopus_transfer *transfer = context;
	size_t length = size * count;
	return calagopus_buffer_append(&transfer->response->body, data, length) ? length : 0;
}

static bool all_digits(struct calagopus_slice text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] < '0' || text.data[i] > '9') {
			return false;
		}
	}
	return text.length > 0;
}

static long bounded_span(int64_t ms)
{
	if (ms < 0) {
		return 0;
	}
	return ms > LONGEST_RETRY_AFTER_MS ? LONGEST_RETRY_AFTER_MS : (long) ms;
}

/* A date in milliseconds; -1 where it is none, or beyond the year 9999 that HTTP's dates end with. */
static int64_t date_ms(const char *text)
{
	int64_t when = (int64_t) curl_getdate(text, NULL);
	return when < 0 || when > LATEST_DATE ? -1 : when * 1000;
}

long calagopus_http_answer_retry_after(const char *value, int64_t now_ms)
{
	struct calagopus_slice text = calagopus_slice_trim(calagopus_slice_of(value));
	if (all_digits(text)) {
		long span = 0;
		for (size_t i = 0; i < text.length && span < LONGEST_RETRY_AFTER_MS; i++) {
			span = span * 10 + (text.data[i] - '0');
		}
		return span >= LONGEST_RETRY_AFTER_MS / 1000 ? LONGEST_RETRY_AFTER_MS : span * 1000;
	}
	/* a date begins with the day's name; libcurl reads more than that, and guesses */
	if (text.length == 0 || !isalpha((unsigned char) text.data[0])) {
		return -1;
	}
	int64_t when = date_ms(text.data);
	return when < 0 ? -1 : bounded_span(when - now_ms);
}

void calagopus_http_answer_finish(struct calagopus_transfer *transfer)
{
	const struct calagopus_http_answer_head *head = &transfer->head;
	struct calagopus_http_response *response = transfer->response;
	if (!transfer->request->clock && !head->has_retry_after) {
		return;
	}
	int64_t now = calagopus_clock_unix_ms();
	int64_t there = head->date[0] == '\0' ? -1 : date_ms(head->date);
	response->dated = there >= 0;
	response->clock_ahead_ms = response->dated ? there - now : 0;
	if (head->has_retry_after) {
		/* by the server's own clock, where it said what that shows */
		response->retry_after_ms = calagopus_http_answer_retry_after(head->retry_after, response->dated ? there : now);
	}
}
