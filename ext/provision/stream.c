/* Reads servers, and what they use, in rounds of several requests; a round's answers are given out one by one before the next is asked. */
#include "provision/stream.h"

#include <stdlib.h>
#include <string.h>

#include "core/clock.h"
#include "core/limits.h"

/* The pause before a request that the panel's limit refused goes out again, where nobody says how long. */
#define LIMITED_PAUSE_MS 1000
#define ROOM_FOR_NODES 64

/* A list of servers: a node's, or all of the panel. */
struct source {
	char *uuid, *name;               /* NULL: the panel's own list */
	char *problem;                   /* NULL: none */
	struct calagopus_arena *arena;   /* of the figures, while the node is being read */
	struct calagopus_usage *figures; /* sorted by UUID */
	size_t figure_count;
	int64_t next_page, last_page; /* last: 0 until the first page came */
	bool usage_asked, closed;
};

/* What one request of a round is for. */
struct asked {
	struct source *source;
	struct calagopus_step *step;
};

struct calagopus_stream {
	struct calagopus_provision *provision;
	struct calagopus_stream_order order;
	struct calagopus_deadline end;
	struct calagopus_arena *kept;  /* nodes and problems: as long as the stream */
	struct calagopus_arena *round; /* answers of this round */
	struct source *sources;
	size_t source_count, room, first_open;
	int64_t next_node_page; /* 0: all nodes are known */
	struct asked asked[CALAGOPUS_MAX_IN_FLIGHT];
	size_t asked_count, at_request, at_item;
	int64_t total, given;
	struct calagopus_error error;
	bool cut_off; /* the time was over while a request was under way */
	bool ended;
};

/* ---- Beginning and end ---- */

static void close_source(struct source *source)
{
	calagopus_arena_free(source->arena);
	source->arena = NULL;
	source->figures = NULL;
	source->figure_count = 0;
	source->closed = true;
}

static void drop_round(struct calagopus_stream *stream)
{
	calagopus_arena_free(stream->round);
	stream->round = NULL;
	stream->asked_count = stream->at_request = stream->at_item = 0;
}

static bool add_source(struct calagopus_stream *stream, const struct calagopus_named *node)
{
	struct source source = {.next_page = 1};

	if (stream->source_count == stream->room) {
		size_t room = stream->room > 0 ? 2 * stream->room : ROOM_FOR_NODES;
		struct source *grown = calagopus_resize(stream->sources, room * sizeof(*grown));

		if (grown == NULL) {
			return calagopus_error_no_memory(&stream->error);
		}
		stream->sources = grown;
		stream->room = room;
	}
	if (node != NULL) {
		source.uuid = calagopus_arena_copy(stream->kept, node->uuid, strlen(node->uuid));
		source.name = calagopus_arena_copy(stream->kept, node->name, strlen(node->name));
		if (source.uuid == NULL || source.name == NULL) {
			return calagopus_error_no_memory(&stream->error);
		}
	}
	stream->sources[stream->source_count++] = source;
	return true;
}

/* A single list needs no look at the nodes. */
static bool begin(struct calagopus_stream *stream)
{
	struct calagopus_named node = {.uuid = (char *) (uintptr_t) stream->order.node, .name = (char *) (uintptr_t) stream->order.node};

	if (stream->order.with_usage) {
		stream->next_node_page = 1;
		return true;
	}
	return add_source(stream, stream->order.node != NULL ? &node : NULL);
}

struct calagopus_stream *calagopus_stream_new(struct calagopus_provision *provision, const struct calagopus_stream_order *order)
{
	struct calagopus_stream *stream = calagopus_alloc(sizeof(*stream));

	if (stream == NULL) {
		return NULL;
	}
	stream->provision = provision;
	stream->order = *order;
	stream->order.in_flight = order->in_flight < 1 ? 1 : (order->in_flight > CALAGOPUS_MAX_IN_FLIGHT ? CALAGOPUS_MAX_IN_FLIGHT : order->in_flight);
	stream->end = calagopus_deadline_in(order->timeout_ms);
	stream->kept = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	calagopus_error_clear(&stream->error);
	if (stream->kept == NULL || !begin(stream)) {
		calagopus_stream_free(stream);
		return NULL;
	}
	stream->order.node = NULL; /* the caller's, and copied */
	return stream;
}

static void release_reading(struct calagopus_stream *stream)
{
	drop_round(stream);
	for (size_t i = 0; i < stream->source_count; i++) {
		calagopus_arena_free(stream->sources[i].arena);
		stream->sources[i].arena = NULL;
	}
}

void calagopus_stream_free(struct calagopus_stream *stream)
{
	if (stream == NULL) {
		return;
	}
	release_reading(stream);
	calagopus_release(stream->sources);
	calagopus_arena_free(stream->kept);
	calagopus_release(stream);
}

/* ---- A round ---- */

static struct calagopus_panel panel_of_round(struct calagopus_stream *stream)
{
	struct calagopus_panel panel = stream->provision->panel;

	panel.arena = stream->round;
	return panel;
}

static bool has_room(const struct calagopus_stream *stream)
{
	return stream->asked_count < stream->order.in_flight;
}

static bool ask(struct calagopus_stream *stream, struct source *source, enum calagopus_operation operation, int64_t page)
{
	struct calagopus_panel panel = panel_of_round(stream);
	struct calagopus_step *step = calagopus_step(&panel, operation, source != NULL ? source->uuid : NULL);

	if (step == NULL) {
		return calagopus_error_no_memory(&stream->error);
	}
	step->page = page;
	stream->asked[stream->asked_count++] = (struct asked) {source, step};
	return true;
}

/* Pages after the first are asked for when the first has told how many there are. */
static bool ask_source(struct calagopus_stream *stream, struct source *source)
{
	enum calagopus_operation list = source->uuid != NULL ? CALAGOPUS_OP_NODE_SERVERS : CALAGOPUS_OP_SERVER_LIST;

	if (stream->order.with_usage && !source->usage_asked) {
		source->usage_asked = true;
		if (!ask(stream, source, CALAGOPUS_OP_NODE_USAGE, 0)) {
			return false;
		}
	}
	while (has_room(stream) && source->next_page <= (source->last_page > 0 ? source->last_page : 1)) {
		if (!ask(stream, source, list, source->next_page++)) {
			return false;
		}
	}
	return true;
}

static bool is_read(const struct source *source)
{
	return source->last_page > 0 && source->next_page > source->last_page;
}

/* Nodes that were begun are finished before the next is begun: no more of them are kept than there are requests in flight. */
static bool plan(struct calagopus_stream *stream)
{
	if (stream->next_node_page > 0) {
		return ask(stream, NULL, CALAGOPUS_OP_NODES, stream->next_node_page);
	}
	for (size_t i = stream->first_open; i < stream->source_count; i++) {
		struct source *source = &stream->sources[i];

		if (!source->closed && is_read(source)) {
			close_source(source);
		}
		if (source->closed && i == stream->first_open) {
			stream->first_open++;
		}
	}
	for (size_t i = stream->first_open; i < stream->source_count && has_room(stream); i++) {
		if (!stream->sources[i].closed && !ask_source(stream, &stream->sources[i])) {
			return false;
		}
	}
	return true;
}

/* What the panel's limit refused is asked again when there is room: nothing has happened, and it will be answered. */
static size_t still_limited(const struct calagopus_stream *stream, struct calagopus_step **again, long *pause_ms)
{
	size_t count = 0;

	*pause_ms = LIMITED_PAUSE_MS;
	for (size_t i = 0; i < stream->asked_count; i++) {
		struct calagopus_step *step = stream->asked[i].step;

		if (!step->ok && step->error.reason == CALAGOPUS_REASON_RATE_LIMITED) {
			again[count++] = step;
			*pause_ms = step->error.retry_after_ms > *pause_ms ? step->error.retry_after_ms : *pause_ms;
		}
	}
	return count;
}

static void send_round(struct calagopus_stream *stream)
{
	struct calagopus_panel panel = panel_of_round(stream);
	struct calagopus_step *steps[CALAGOPUS_MAX_IN_FLIGHT];
	size_t count = stream->asked_count;
	long pause_ms = 0;

	for (size_t i = 0; i < count; i++) {
		steps[i] = stream->asked[i].step;
	}
	do {
		panel.call->deadline = calagopus_deadline_sooner(stream->end, calagopus_deadline_in(stream->provision->plan->timeout_ms));
		calagopus_panel_run(&panel, steps, count);
		count = still_limited(stream, steps, &pause_ms);
		panel.call->deadline = stream->end;
	} while (count > 0 && pause_ms < calagopus_deadline_left(stream->end) && calagopus_panel_wait(&panel, pause_ms));
}

/* ---- What came ---- */

/* What one request was refused for, every other would be refused for. */
static bool concerns_all(const struct calagopus_error *error)
{
	switch (error->reason) {
	case CALAGOPUS_REASON_RESOLVE_FAILED:
	case CALAGOPUS_REASON_CONNECT_FAILED:
	case CALAGOPUS_REASON_TLS_FAILED:
	case CALAGOPUS_REASON_RATE_LIMITED:
	case CALAGOPUS_REASON_OUT_OF_MEMORY:
		return true;
	case CALAGOPUS_REASON_PANEL_UNAVAILABLE:
		return error->http_status == 0; /* otherwise a proxy answered, which may have waited for one node */
	default:
		return calagopus_reason_kind(error->reason) == CALAGOPUS_KIND_AUTHENTICATION || calagopus_reason_kind(error->reason) == CALAGOPUS_KIND_PERMISSION;
	}
}

static bool is_hopeless(struct calagopus_stream *stream)
{
	for (size_t i = 0; i < stream->asked_count; i++) {
		if (stream->asked[i].step->ok || !concerns_all(&stream->asked[i].step->error)) {
			return false;
		}
	}
	stream->error = stream->asked[0].step->error;
	return true;
}

/* Of a panel's one list, what is missing is an error; of many nodes, a problem of that node. What failed because everybody's time was over is
 * neither: what came in this round is given out, and the next one says so. */
static bool fail(struct calagopus_stream *stream, struct source *source, const struct calagopus_error *error)
{
	if (error->reason == CALAGOPUS_REASON_TIMED_OUT && calagopus_deadline_passed(stream->end)) {
		stream->cut_off = true;
		return true;
	}
	if (!stream->order.with_usage) {
		stream->error = *error;
		return false;
	}
	if (source->problem == NULL) {
		source->problem = calagopus_arena_format(stream->kept, "%s: %s", source->name, error->message);
	}
	return source->problem != NULL || calagopus_error_no_memory(&stream->error);
}

static int by_uuid(const void *a, const void *b)
{
	return strcmp(((const struct calagopus_usage *) a)->server_uuid, ((const struct calagopus_usage *) b)->server_uuid);
}

/* The figures of a node outlive the round: its pages come in later ones. */
static bool keep_figures(struct calagopus_stream *stream, struct source *source, const struct calagopus_usage_list *list)
{
	struct calagopus_usage *figures;

	source->arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	figures = source->arena != NULL ? calagopus_arena_array(source->arena, list->count + 1, sizeof(*figures)) : NULL;
	for (size_t i = 0; figures != NULL && i < list->count; i++) {
		figures[i] = list->items[i];
		figures[i].server_uuid = calagopus_arena_copy(source->arena, list->items[i].server_uuid, strlen(list->items[i].server_uuid));
		figures[i].state = calagopus_arena_copy(source->arena, list->items[i].state, strlen(list->items[i].state));
		if (figures[i].server_uuid == NULL || figures[i].state == NULL) {
			figures = NULL;
		}
	}
	if (figures == NULL) {
		return calagopus_error_no_memory(&stream->error);
	}
	qsort(figures, list->count, sizeof(*figures), by_uuid);
	source->figures = figures;
	source->figure_count = list->count;
	return true;
}

/* The panel decides how long a page is: the first one shows it. */
static bool take_first_page(struct calagopus_stream *stream, struct source *source, const struct calagopus_server_page *page)
{
	int64_t size = (int64_t) page->count;

	source->last_page = 1;
	if (page->count == 0) {
		/* whatever total it claims, nothing follows; who compares it with what came sees the gap */
		stream->total += page->total > 0 && page->total <= CALAGOPUS_MAX_STREAM_SERVERS ? page->total : 0;
		return true;
	}
	if (page->total > size) {
		source->last_page = page->total / size + (page->total % size > 0 ? 1 : 0);
	}
	if (source->last_page > CALAGOPUS_MAX_STREAM_PAGES || page->total > CALAGOPUS_MAX_STREAM_SERVERS) {
		struct calagopus_error error;

		calagopus_error_set(&error, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "The panel lists %lld servers in pages of %lld; more than %d pages or %d servers cannot be read.",
			(long long) page->total, (long long) size, CALAGOPUS_MAX_STREAM_PAGES, CALAGOPUS_MAX_STREAM_SERVERS);
		source->last_page = 1;
		return fail(stream, source, &error);
	}
	stream->total += page->total;
	return true;
}

static bool take_page(struct calagopus_stream *stream, struct source *source, const struct calagopus_step *step)
{
	if (!step->ok) {
		source->last_page = source->last_page > 0 ? source->last_page : 1;
		return fail(stream, source, &step->error);
	}
	if (step->page == 1) {
		return take_first_page(stream, source, step->result);
	}
	if (((const struct calagopus_server_page *) step->result)->count == 0) {
		source->last_page = step->page; /* servers went meanwhile */
	}
	return true;
}

/* Without figures the pages of a node are of no use. */
static bool take_usage(struct calagopus_stream *stream, struct source *source, const struct calagopus_step *step)
{
	if (step->ok) {
		return keep_figures(stream, source, step->result);
	}
	bool good = fail(stream, source, &step->error);

	if (!stream->cut_off) {
		close_source(source);
	}
	return good;
}

static bool take_nodes(struct calagopus_stream *stream, const struct calagopus_step *step)
{
	const struct calagopus_named_list *list = step->result;

	if (!step->ok) {
		stream->error = step->error;
		return false;
	}
	for (size_t i = 0; i < list->count; i++) {
		if (!add_source(stream, &list->items[i])) {
			return false;
		}
	}
	stream->next_node_page = list->count > 0 && (int64_t) stream->source_count < list->total ? stream->next_node_page + 1 : 0;
	return stream->next_node_page <= CALAGOPUS_MAX_CATALOG_PAGES || calagopus_error_set(&stream->error, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "The panel has %lld nodes; more than %d cannot be read.", (long long) list->total, CALAGOPUS_MAX_CATALOG_PAGES * CALAGOPUS_PAGE_SIZE);
}

static bool take_round(struct calagopus_stream *stream)
{
	bool good = true;

	for (size_t i = 0; i < stream->asked_count && good; i++) {
		const struct asked *asked = &stream->asked[i];

		if (asked->source == NULL) {
			good = take_nodes(stream, asked->step);
		} else if (asked->step->operation == CALAGOPUS_OP_NODE_USAGE) {
			good = take_usage(stream, asked->source, asked->step);
		} else if (!asked->source->closed) {
			good = take_page(stream, asked->source, asked->step);
		}
	}
	return good;
}

static bool out_of_time(struct calagopus_stream *stream)
{
	struct calagopus_stream_progress progress = calagopus_stream_progress(stream);

	calagopus_error_set(&stream->error, CALAGOPUS_REASON_TIMED_OUT, "The time for all servers together, %ld.%ld seconds, was over when %lld of them on %zu of %zu nodes were read.",
		stream->order.timeout_ms / 1000, stream->order.timeout_ms % 1000 / 100, (long long) progress.servers_done, progress.nodes_done, progress.nodes);
	calagopus_error_hint(&stream->error, "What was read until then counts. Where this repeats, look why the panel answers slowly.");
	return false;
}

/* Asks for the next round; false when there is none, with the error set where there should have been one. */
static bool fetch(struct calagopus_stream *stream)
{
	drop_round(stream);
	stream->round = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	if (stream->round == NULL) {
		return calagopus_error_no_memory(&stream->error);
	}
	if (!plan(stream)) {
		return false;
	}
	if (stream->cut_off || (stream->asked_count > 0 && calagopus_deadline_passed(stream->end))) {
		return out_of_time(stream);
	}
	if (stream->asked_count == 0) {
		return false;
	}
	send_round(stream);
	return !is_hopeless(stream) && take_round(stream);
}

/* ---- Giving out ---- */

static const struct calagopus_usage *figures_of(const struct source *source, const char *uuid)
{
	struct calagopus_usage key = {.server_uuid = (char *) (uintptr_t) uuid};

	return source->figure_count > 0 ? bsearch(&key, source->figures, source->figure_count, sizeof(key), by_uuid) : NULL;
}

static bool take_item(struct calagopus_stream *stream, struct calagopus_stream_item *item)
{
	for (; stream->at_request < stream->asked_count; stream->at_request++, stream->at_item = 0) {
		const struct asked *asked = &stream->asked[stream->at_request];
		enum calagopus_operation operation = asked->step->operation;
		const struct calagopus_server_page *page = asked->step->result;

		if (!asked->step->ok || (operation != CALAGOPUS_OP_NODE_SERVERS && operation != CALAGOPUS_OP_SERVER_LIST)
			|| asked->source == NULL || asked->source->closed || (stream->order.with_usage && asked->source->arena == NULL) || stream->at_item >= page->count) {
			continue;
		}
		item->server = &page->items[stream->at_item++];
		item->usage = figures_of(asked->source, item->server->uuid);
		stream->given++;
		return true;
	}
	return false;
}

bool calagopus_stream_next(struct calagopus_stream *stream, struct calagopus_stream_item *item, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	memset(item, 0, sizeof(*item));
	while (!stream->ended) {
		if (take_item(stream, item)) {
			return true;
		}
		stream->ended = !fetch(stream);
	}
	release_reading(stream);
	*error = stream->error;
	return false;
}

/* ---- Telling ---- */

const char *calagopus_stream_problem(const struct calagopus_stream *stream, size_t index, const char **node_uuid)
{
	for (size_t i = 0; i < stream->source_count; i++) {
		if (stream->sources[i].problem != NULL && index-- == 0) {
			*node_uuid = stream->sources[i].uuid;
			return stream->sources[i].problem;
		}
	}
	*node_uuid = NULL;
	return NULL;
}

struct calagopus_stream_progress calagopus_stream_progress(const struct calagopus_stream *stream)
{
	struct calagopus_stream_progress progress = {.nodes = stream->source_count, .servers = stream->total, .servers_done = stream->given};

	for (size_t i = 0; i < stream->source_count; i++) {
		progress.nodes_done += stream->sources[i].closed ? 1 : 0;
	}
	return progress;
}
