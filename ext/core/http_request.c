/* From a request to libcurl's options: nothing of the environment, nothing of an earlier use, and a body that goes out once where it must. */
#include "core/http_inside.h"

#include <string.h>

#include "core/memory.h"

/* A connection that is silent for this long is probed, so that a NAT in between does not forget it while a server is being made. */
#define KEEPALIVE_SECONDS 30L

const char *calagopus_http_method_name(enum calagopus_http_method method)
{
	switch (method) {
	case CALAGOPUS_HTTP_GET:
		return "GET";
	case CALAGOPUS_HTTP_POST:
		return "POST";
	case CALAGOPUS_HTTP_PATCH:
		return "PATCH";
	case CALAGOPUS_HTTP_PUT:
		return "PUT";
	case CALAGOPUS_HTTP_DELETE:
		return "DELETE";
	}
	return "GET";
}

bool calagopus_transfer_is_single(const struct calagopus_transfer *transfer)
{
	const struct calagopus_http_request *request = transfer->request;
	return request->once || (request->method == CALAGOPUS_HTTP_POST && !request->repeatable);
}

/* What must go once always has a body: it is the body that libcurl is refused to rewind. */
static struct calagopus_slice body_of(const struct calagopus_http_request *request)
{
	bool wanted = request->send_body || request->body.length > 0 || request->once || request->method == CALAGOPUS_HTTP_POST;
	if (!wanted || request->method == CALAGOPUS_HTTP_GET) {
		return (struct calagopus_slice) {NULL, 0};
	}
	return request->body.length > 0 ? request->body : calagopus_slice_of("{}");
}

/* Bytes that would end a header line or the request line early, or that no value of ours contains. */
static bool printable(const char *text, char from)
{
	for (; *text != '\0'; text++) {
		if (*text < from || *text > '~') {
			return false;
		}
	}
	return true;
}

static bool sound(const struct calagopus_http_target *target, const struct calagopus_http_request *request, struct calagopus_error *error)
{
	if (request->path == NULL || request->path[0] != '/' || !printable(request->path, '!') || strchr(request->path, '#') != NULL) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "A path that cannot be asked for was put together.");
	}
	if (target->authorization != NULL && !printable(target->authorization, ' ')) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_KEY, "The key contains characters that no key has.");
	}
	const char *values[] = {target->user_agent, request->header.name, request->header.value, request->if_none_match};
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		if (values[i] != NULL && !printable(values[i], ' ')) {
			return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "A header value contains characters that cannot be sent.");
		}
	}
	return true;
}

/* The lines lie one after another in `header_text`, each with its NUL; linked once nothing moves any more. */
static void add_header(struct calagopus_transfer *transfer, size_t *count, size_t *offsets, const char *name, const char *value)
{
	if (value != NULL) {
		offsets[(*count)++] = transfer->header_text.length;
		calagopus_buffer_text(&transfer->header_text, name);
		calagopus_buffer_text(&transfer->header_text, value);
		calagopus_buffer_append(&transfer->header_text, "", 1);
	}
}

static void link_headers(struct calagopus_transfer *transfer, size_t count, const size_t *offsets)
{
	for (size_t i = 0; i < count; i++) {
		transfer->headers[i].data = transfer->header_text.data + offsets[i];
		transfer->headers[i].next = i + 1 < count ? &transfer->headers[i + 1] : NULL;
	}
}

static void compose_headers(struct calagopus_transfer *transfer)
{
	const struct calagopus_http_request *request = transfer->request;
	size_t offsets[CALAGOPUS_REQUEST_HEADERS];
	size_t count = 0;
	calagopus_buffer_init(&transfer->header_text, CALAGOPUS_MAX_REQUEST_HEADER_BYTES);
	add_header(transfer, &count, offsets, "Accept: ", request->text_answer ? "text/plain" : "application/json");
	if (transfer->body.length > 0) {
		add_header(transfer, &count, offsets, "Content-Type: ", "application/json");
		/* an empty one: libcurl must not wait to be told to go on */
		add_header(transfer, &count, offsets, "Expect:", "");
	}
	add_header(transfer, &count, offsets, "Authorization: ", transfer->call->target->authorization);
	if (request->header.name != NULL) {
		add_header(transfer, &count, offsets, request->header.name, request->header.value);
	}
	add_header(transfer, &count, offsets, "If-None-Match: ", request->if_none_match);
	if (!transfer->header_text.failed) {
		link_headers(transfer, count, offsets);
	}
}

bool calagopus_transfer_compose(struct calagopus_transfer *transfer, struct calagopus_error *error)
{
	const struct calagopus_http_target *target = transfer->call->target;
	if (!sound(target, transfer->request, error)) {
		return false;
	}
	transfer->body = body_of(transfer->request);
	calagopus_buffer_init(&transfer->url, CALAGOPUS_MAX_URL_BYTES);
	calagopus_buffer_text(&transfer->url, target->origin.url);
	calagopus_buffer_text(&transfer->url, transfer->request->path);
	compose_headers(transfer);
	if (transfer->url.overflowed || transfer->header_text.overflowed) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "The address or the headers of the request are too long to be sent.");
	}
	if (transfer->url.failed || transfer->header_text.failed) {
		return calagopus_error_no_memory(error);
	}
	return true;
}

/* Called with a connection at hand, before the first byte of the request: also when libcurl is about to send it again. */
#if CALAGOPUS_CURL_HAS_PREREQFUNCTION
static int on_prerequest(void *context, char *there, char *here, int there_port, int here_port)
{
	struct calagopus_transfer *transfer = context;
	(void) there, (void) here, (void) there_port, (void) here_port;
	if (calagopus_transfer_is_single(transfer) && transfer->body_sent > 0) {
		transfer->refused_second_sending = true;
		return CURL_PREREQFUNC_ABORT;
	}
	if (calagopus_transfer_is_single(transfer) && calagopus_deadline_passed_by_any_clock(transfer->call->deadline)) {
		transfer->too_late = true;
		return CURL_PREREQFUNC_ABORT;
	}
	transfer->began = true;
	return CURL_PREREQFUNC_OK;
}
#endif

static size_t on_read(char *out, size_t size, size_t count, void *context)
{
	struct calagopus_transfer *transfer = context;
	size_t left = transfer->body.length - transfer->body_sent;
	size_t length = left < size * count ? left : size * count;
	if (transfer->body_sent == 0 && calagopus_deadline_passed_by_any_clock(transfer->call->deadline)) {
		transfer->too_late = true;
		return CURL_READFUNC_ABORT;
	}
	if (length > 0) {
		memcpy(out, transfer->body.data + transfer->body_sent, length);
		transfer->body_sent += length;
	}
	return length;
}

/* libcurl repeats a request by itself when a reused connection turns out dead; it cannot where it cannot rewind. */
static int on_seek(void *context, curl_off_t offset, int origin)
{
	struct calagopus_transfer *transfer = context;
	(void) offset, (void) origin;
	transfer->refused_second_sending = true;
	return CURL_SEEKFUNC_FAIL;
}

#define SET(option, value) \
	do { \
		if (result == CURLE_OK) { \
			result = curl_easy_setopt(easy, (option), (value)); \
		} \
	} while (0)

static CURLcode set_single_body(struct calagopus_transfer *transfer)
{
	CURL *easy = transfer->easy;
	CURLcode result = CURLE_OK;
	SET(CURLOPT_READFUNCTION, on_read);
	SET(CURLOPT_READDATA, transfer);
	SET(CURLOPT_SEEKFUNCTION, on_seek);
	SET(CURLOPT_SEEKDATA, transfer);
	return result;
}

static CURLcode set_method(struct calagopus_transfer *transfer)
{
	CURL *easy = transfer->easy;
	CURLcode result = CURLE_OK;
	if (transfer->body.length > 0) {
		SET(CURLOPT_POST, 1L);
		SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t) transfer->body.length);
		if (calagopus_transfer_is_single(transfer)) {
			result = result == CURLE_OK ? set_single_body(transfer) : result;
		} else {
			SET(CURLOPT_POSTFIELDS, transfer->body.data);
		}
	} else {
		SET(CURLOPT_HTTPGET, 1L);
	}
	if (transfer->request->method != CALAGOPUS_HTTP_GET && transfer->request->method != CALAGOPUS_HTTP_POST) {
		SET(CURLOPT_CUSTOMREQUEST, calagopus_http_method_name(transfer->request->method));
	}
	return result;
}

/* Exactly the target's scheme, and nothing that an answer says leads anywhere else. */
static CURLcode set_reach(struct calagopus_transfer *transfer)
{
	CURL *easy = transfer->easy;
	CURLcode result = CURLE_OK;
	bool secure = transfer->call->target->origin.secure;
#if CALAGOPUS_CURL_HAS_PROTOCOLS_STR
	SET(CURLOPT_PROTOCOLS_STR, secure ? "https" : "http");
#else
	SET(CURLOPT_PROTOCOLS, (long) (secure ? CURLPROTO_HTTPS : CURLPROTO_HTTP));
#endif
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_NETRC, (long) CURL_NETRC_IGNORED);
	SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	SET(CURLOPT_PATH_AS_IS, 1L);
	SET(CURLOPT_HTTP_VERSION, (long) (secure ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
	/* a burst over TLS waits for the first connection and then shares it, where the panel speaks HTTP/2 */
	SET(CURLOPT_PIPEWAIT, secure ? 1L : 0L);
#if CALAGOPUS_CURL_HAS_HTTP09_ALLOWED
	if (result == CURLE_OK) {
		(void) curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
	}
#endif
	return result;
}

static CURLcode set_authorities(struct calagopus_transfer *transfer)
{
	CURL *easy = transfer->easy;
	const struct calagopus_http_target *target = transfer->call->target;
	CURLcode result = CURLE_OK;
	if (target->ca_file == NULL && target->ca_path == NULL) {
		return CURLE_OK;
	}
	/* named authorities are the only ones: libcurl's own are not added to them */
	SET(CURLOPT_CAINFO, target->ca_file);
	SET(CURLOPT_CAPATH, target->ca_path);
	if (target->proxy != NULL && target->proxy[0] != '\0') {
		SET(CURLOPT_PROXY_CAINFO, target->ca_file);
		SET(CURLOPT_PROXY_CAPATH, target->ca_path);
	}
	return result;
}

static CURLcode set_tls(struct calagopus_transfer *transfer)
{
	CURL *easy = transfer->easy;
	CURLcode result = CURLE_OK;
	SET(CURLOPT_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_SSL_VERIFYHOST, 2L);
	SET(CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
	return result == CURLE_OK ? set_authorities(transfer) : result;
}

/* The environment's proxies are never used: an empty text turns them off. */
static CURLcode set_proxy(struct calagopus_transfer *transfer)
{
	CURL *easy = transfer->easy;
	const char *proxy = transfer->call->target->proxy;
	CURLcode result = CURLE_OK;
	SET(CURLOPT_PROXY, proxy == NULL ? "" : proxy);
	SET(CURLOPT_NOPROXY, "");
	SET(CURLOPT_HEADEROPT, (long) CURLHEADER_SEPARATE);
	SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	return result;
}

static CURLcode set_answer(struct calagopus_transfer *transfer)
{
	CURL *easy = transfer->easy;
	CURLcode result = CURLE_OK;
	SET(CURLOPT_HEADERFUNCTION, calagopus_http_answer_on_header);
	SET(CURLOPT_HEADERDATA, transfer);
	SET(CURLOPT_WRITEFUNCTION, calagopus_http_answer_on_body);
	SET(CURLOPT_WRITEDATA, transfer);
	SET(CURLOPT_ERRORBUFFER, transfer->libcurl_words);
	/* gzip alone: the other codings' decoders may be told to take memory by the megabyte; who packs otherwise all the same is refused (http_answer.c) */
	if (calagopus_pool_unpacks()) {
		SET(CURLOPT_ACCEPT_ENCODING, "gzip");
	}
	return result;
}

static CURLcode set_time(struct calagopus_transfer *transfer)
{
	CURL *easy = transfer->easy;
	CURLcode result = CURLE_OK;
	long connect_ms = transfer->call->target->connect_ms;
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_CONNECTTIMEOUT_MS, connect_ms > 0 ? connect_ms : (long) CALAGOPUS_DEFAULT_CONNECT_MS);
	SET(CURLOPT_TCP_KEEPALIVE, 1L);
	SET(CURLOPT_TCP_KEEPIDLE, KEEPALIVE_SECONDS);
	SET(CURLOPT_TCP_KEEPINTVL, KEEPALIVE_SECONDS);
#if CALAGOPUS_CURL_HAS_QUICK_EXIT
	/* a name server that does not answer must not hold the call, nor what comes after it */
	if (result == CURLE_OK) {
		(void) curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
	}
#endif
#if CALAGOPUS_CURL_HAS_PREREQFUNCTION
	if (result == CURLE_OK && curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_prerequest) == CURLE_OK) {
		SET(CURLOPT_PREREQDATA, transfer);
		transfer->prerequest_known = true;
	}
#endif
	return result;
}

CURLcode calagopus_transfer_set_options(struct calagopus_transfer *transfer)
{
	CURL *easy = transfer->easy;
	const struct calagopus_http_target *target = transfer->call->target;
	CURLcode result = CURLE_OK;
	SET(CURLOPT_URL, transfer->url.data);
	SET(CURLOPT_HTTPHEADER, transfer->headers);
	SET(CURLOPT_USERAGENT, target->user_agent);
	CURLcode (*const parts[])(struct calagopus_transfer *) = {set_method, set_reach, set_proxy, set_answer, set_time};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0] && result == CURLE_OK; i++) {
		result = parts[i](transfer);
	}
	if (result == CURLE_OK && target->origin.secure) {
		result = set_tls(transfer);
	}
	return result;
}
