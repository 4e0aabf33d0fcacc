/* The trace: exchanges of one call, within one bound for all. Short ones wait as they are until somebody looks: most traces nobody reads. */
#include "core/trace.h"

#include <string.h>

#include "core/buffer.h"
#include "core/limits.h"
#include "core/redact.h"
#include "core/secrets.h"

/* A path of ours is far shorter. */
#define MOST_URL_BYTES 8192u
#define MOST_TEXT_BYTES 2048u
#define FIRST_ITEMS 8u
/* The longest text that waits, and all that wait: a server's answer has some 3 KiB. What is longer is redacted at once, and takes less room then. */
#define MOST_WAITING_TEXT (8u * 1024u)
#define MOST_WAITING_BYTES (64u * 1024u)
/* Of digits alone, and no longer, is a page number. */
#define MOST_PAGE_DIGITS 9

/* The texts of an exchange as they are. */
struct raw {
	const char *url, *content_type, *failure;
	struct calagopus_slice request, response;
};

struct item {
	struct calagopus_exchange shown; /* its texts are not set while it waits */
	struct raw raw;
	bool waits;
};

struct calagopus_trace {
	const char *const *allow;
	struct calagopus_secrets *secrets;
	struct calagopus_arena *arena;
	struct calagopus_arena *waiting; /* texts that are not redacted yet; NULL: none waits */
	struct item **items;
	size_t count;
	size_t capacity;
	size_t missing;
};

struct calagopus_trace *calagopus_trace_new(const char *const *allow, struct calagopus_secrets *secrets)
{
	struct calagopus_trace *trace = calagopus_alloc(sizeof(*trace));

	if (trace == NULL) {
		return NULL;
	}
	trace->allow = allow;
	trace->secrets = secrets;
	trace->arena = calagopus_arena_new(CALAGOPUS_MAX_TRACE_BYTES);
	if (trace->arena == NULL) {
		calagopus_release(trace);
		return NULL;
	}
	return trace;
}

void calagopus_trace_free(struct calagopus_trace *trace)
{
	if (trace != NULL) {
		calagopus_arena_free(trace->waiting);
		calagopus_arena_free(trace->arena);
		calagopus_release(trace->items);
		calagopus_release(trace);
	}
}

static size_t find_any(struct calagopus_slice text, const char *bytes)
{
	size_t at = 0;

	while (at < text.length && (text.data[at] == '\0' || strchr(bytes, text.data[at]) == NULL)) {
		at++;
	}
	return at;
}

static struct calagopus_slice behind(struct calagopus_slice text, size_t bytes)
{
	return (struct calagopus_slice) {text.data + bytes, text.length - bytes};
}

/* The scheme and its slashes are kept; what stands in front of an "@" before the path is not. Returns what is left to do. */
static struct calagopus_slice put_authority(struct calagopus_slice url, struct calagopus_buffer *out)
{
	size_t colon = find_any(url, ":/?#");
	bool slashes = url.length >= 2 && memcmp(url.data, "//", 2) == 0;
	bool scheme = url.length - colon >= 3 && memcmp(url.data + colon, "://", 3) == 0;
	size_t start = scheme ? colon + 3 : (slashes ? 2 : 0);
	struct calagopus_slice rest = behind(url, start);
	size_t end = find_any(rest, "/?#");

	calagopus_buffer_append(out, url.data, start);
	for (size_t i = end; i > 0; i--) {
		if (rest.data[i - 1] == '@') {
			return behind(rest, i);
		}
	}
	return rest;
}

static bool page_number(struct calagopus_slice parameter, size_t equals)
{
	struct calagopus_slice name = {parameter.data, equals};
	struct calagopus_slice value = behind(parameter, equals + 1);

	if (!calagopus_slice_equal(name, "page") && !calagopus_slice_equal(name, "per_page")) {
		return false;
	}
	for (size_t i = 0; i < value.length; i++) {
		if (value.data[i] < '0' || value.data[i] > '9') {
			return false;
		}
	}
	return value.length <= MOST_PAGE_DIGITS;
}

static bool plain_name(struct calagopus_slice name)
{
	for (size_t i = 0; i < name.length; i++) {
		char c = name.data[i];

		if (!(c >= 'a' && c <= 'z') && c != '_' && c != '[' && c != ']') {
			return false;
		}
	}
	return name.length > 0;
}

static void put_parameter(struct calagopus_slice parameter, struct calagopus_buffer *out)
{
	size_t equals = find_any(parameter, "=");

	if (equals < parameter.length && page_number(parameter, equals)) {
		calagopus_buffer_append(out, parameter.data, parameter.length);
	} else if (equals < parameter.length && plain_name((struct calagopus_slice) {parameter.data, equals})) {
		calagopus_buffer_append(out, parameter.data, equals + 1);
		calagopus_buffer_text(out, CALAGOPUS_HIDDEN);
	} else {
		calagopus_buffer_text(out, CALAGOPUS_HIDDEN);
	}
}

static void put_query(struct calagopus_slice query, struct calagopus_buffer *out)
{
	size_t length = find_any(query, "#");
	bool fragment = length < query.length;

	query.length = length;
	for (bool more = true; more;) {
		size_t end = find_any(query, "&");
		struct calagopus_slice parameter = {query.data, end};

		more = end < query.length;
		if (parameter.length > 0) {
			put_parameter(parameter, out);
		}
		if (more) {
			calagopus_buffer_text(out, "&");
			query = behind(query, end + 1);
		}
	}
	if (fragment) {
		calagopus_buffer_text(out, "#" CALAGOPUS_HIDDEN);
	}
}

static void put_url(struct calagopus_slice url, struct calagopus_buffer *out)
{
	struct calagopus_slice rest = put_authority(url, out);
	size_t path = find_any(rest, "?#");

	calagopus_buffer_append(out, rest.data, path);
	if (path == rest.length) {
		return;
	}
	if (rest.data[path] == '#') {
		calagopus_buffer_text(out, "#" CALAGOPUS_HIDDEN);
		return;
	}
	calagopus_buffer_text(out, "?");
	put_query(behind(rest, path + 1), out);
}

/* Into the arena, without secrets; NULL stays NULL. False where there is no room. */
static bool keep_text(struct calagopus_trace *trace, const char *text, char **kept)
{
	struct calagopus_buffer blanked;

	*kept = NULL;
	if (text == NULL) {
		return true;
	}
	calagopus_buffer_init(&blanked, 2 * MOST_TEXT_BYTES);
	struct calagopus_slice slice = calagopus_slice_of(text);

	/* Blanked whole, then cut: a secret across the cut would not be recognised. */
	bool hidden = slice.length > MOST_TEXT_BYTES || !calagopus_text_utf8(slice);
	bool good = hidden ? calagopus_buffer_text(&blanked, CALAGOPUS_HIDDEN) : calagopus_secrets_blank(trace->secrets, slice, NULL, &blanked);

	if (good) {
		*kept = calagopus_arena_copy(trace->arena, blanked.data, blanked.length);
	}
	calagopus_buffer_free(&blanked);
	return *kept != NULL;
}

static bool keep_url(struct calagopus_trace *trace, const char *url, char **kept)
{
	struct calagopus_buffer text;

	*kept = NULL;
	if (url == NULL) {
		return true;
	}
	calagopus_buffer_init(&text, MOST_URL_BYTES);
	put_url(calagopus_slice_of(url), &text);
	bool good = text.overflowed ? keep_text(trace, CALAGOPUS_HIDDEN, kept) : !text.failed && keep_text(trace, text.data, kept);

	calagopus_buffer_free(&text);
	return good;
}

static bool keep_body(struct calagopus_trace *trace, struct calagopus_slice body, struct calagopus_work *work, char **kept)
{
	struct calagopus_buffer redacted;

	*kept = NULL;
	if (body.length == 0) {
		return true;
	}
	calagopus_buffer_init(&redacted, CALAGOPUS_MAX_TRACE_BODY);
	if (calagopus_redact(body, trace->allow, trace->secrets, work, &redacted)) {
		*kept = calagopus_arena_copy(trace->arena, redacted.data, redacted.length);
	}
	calagopus_buffer_free(&redacted);
	return *kept != NULL;
}

static bool make_room(struct calagopus_trace *trace)
{
	if (trace->count < trace->capacity) {
		return true;
	}
	size_t capacity = trace->capacity > 0 ? trace->capacity * 2 : FIRST_ITEMS;
	struct item **items = calagopus_resize(trace->items, capacity * sizeof(struct item *));

	if (items == NULL) {
		return false;
	}
	trace->items = items;
	trace->capacity = capacity;
	return true;
}

static bool redact(struct calagopus_trace *trace, struct calagopus_exchange *shown, const struct raw *raw, struct calagopus_work *work)
{
	return keep_url(trace, raw->url, &shown->url) && keep_text(trace, raw->content_type, &shown->content_type)
		&& keep_text(trace, raw->failure, &shown->failure) && keep_body(trace, raw->request, work, &shown->request_body)
		&& keep_body(trace, raw->response, work, &shown->response_body);
}

/* A copy of what is given, for later; false where it is too long, or there is no room. */
static bool put_off(struct calagopus_trace *trace, struct calagopus_slice given, const char **copy)
{
	*copy = NULL;
	if (given.data == NULL) {
		return true;
	}
	if (trace->waiting == NULL) {
		trace->waiting = calagopus_arena_new(MOST_WAITING_BYTES);
	}
	if (trace->waiting != NULL && given.length <= MOST_WAITING_TEXT) {
		*copy = calagopus_arena_copy(trace->waiting, given.data, given.length);
	}
	return *copy != NULL;
}

static bool put_all_off(struct calagopus_trace *trace, const struct raw *given, struct raw *copy)
{
	*copy = *given;
	return put_off(trace, calagopus_slice_of(given->url), &copy->url) && put_off(trace, calagopus_slice_of(given->content_type), &copy->content_type)
		&& put_off(trace, calagopus_slice_of(given->failure), &copy->failure) && put_off(trace, given->request, &copy->request.data)
		&& put_off(trace, given->response, &copy->response.data);
}

static struct item *keep(struct calagopus_trace *trace, const struct calagopus_exchange *head, const struct raw *given, struct calagopus_work *work)
{
	struct item *item = make_room(trace) ? calagopus_arena_alloc(trace->arena, sizeof(*item)) : NULL;

	if (item == NULL) {
		return NULL;
	}
	item->shown = *head;
	item->shown.method[sizeof(item->shown.method) - 1] = '\0';
	item->waits = put_all_off(trace, given, &item->raw);
	return item->waits || redact(trace, &item->shown, given, work) ? item : NULL;
}

void calagopus_trace_add(struct calagopus_trace *trace, const struct calagopus_exchange *head, struct calagopus_slice request_body, struct calagopus_slice response_body, struct calagopus_work *work)
{
	if (trace == NULL) {
		return;
	}
	struct raw given = {head->url, head->content_type, head->failure, request_body, response_body};
	struct item *kept = keep(trace, head, &given, work);

	if (kept == NULL) {
		trace->missing++;
	} else {
		trace->items[trace->count++] = kept;
	}
}

/* Redacts what waits; an exchange for which there is no room then is missing. */
static void settle(struct calagopus_trace *trace)
{
	size_t count = 0;

	if (trace == NULL || trace->waiting == NULL) {
		return;
	}
	for (size_t i = 0; i < trace->count; i++) {
		struct item *item = trace->items[i];

		if (!item->waits || redact(trace, &item->shown, &item->raw, NULL)) {
			trace->items[count++] = item;
		} else {
			trace->missing++;
		}
		item->waits = false;
	}
	trace->count = count;
	calagopus_arena_free(trace->waiting);
	trace->waiting = NULL;
}

size_t calagopus_trace_count(struct calagopus_trace *trace)
{
	settle(trace);
	return trace != NULL ? trace->count : 0;
}

const struct calagopus_exchange *calagopus_trace_item(struct calagopus_trace *trace, size_t index)
{
	return index < calagopus_trace_count(trace) ? &trace->items[index]->shown : NULL;
}

size_t calagopus_trace_missing(struct calagopus_trace *trace)
{
	settle(trace);
	return trace != NULL ? trace->missing : 0;
}
