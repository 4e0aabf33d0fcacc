/* Servers and their usage, streamed: requests, order, memory and time for ten thousand of them, and what is kept where a node fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "counting.h"
#include "fake_panel.h"
#include "provision/stream.h"

#define MOST_NODES 40
#define ROUND_MS 100

/* ---- A panel of many servers, made up as it is asked ---- */

struct refusal {
	enum calagopus_operation operation;
	int node;                    /* -1: any */
	int64_t page;                /* 0: any */
	int times;                   /* then it is answered; 0: always refused */
	enum calagopus_reason reason;
	int status;
};

static struct {
	int nodes;
	int64_t servers;             /* of each node */
	int64_t page_size;
	int64_t lies;                /* the total that it claims; 0: the truth */
	int64_t from_page_empty;     /* pages from this one on are empty; 0: none */
	int without_figures;         /* every n-th server is not in the node's map; 0: each is */
	struct refusal refusals[4];
	int refusal_count;
	int64_t now_ms;
	int requests, rounds, asked_usage, asked_pages, waits;
	size_t largest_round;
	long longest_wait_ms;
} many;

static int64_t many_ms(void)
{
	return many.now_ms;
}

static const struct calagopus_clock many_clock = {many_ms, many_ms};

static size_t problem_count(const struct calagopus_stream *stream)
{
	const char *node;
	size_t count = 0;

	while (calagopus_stream_problem(stream, count, &node) != NULL) {
		count++;
	}
	return count;
}

#define text(panel, ...) calagopus_arena_format((panel)->arena, __VA_ARGS__)

static bool lacks_memory(struct calagopus_step *step, const void *block)
{
	return block == NULL && !calagopus_error_no_memory(&step->error);
}

static int node_of(const struct calagopus_step *step)
{
	int node = -1;

	return step->id != NULL && sscanf(step->id, "00000000-0000-4000-9000-%d", &node) == 1 ? node : -1;
}

static char *server_uuid(struct calagopus_panel *panel, int64_t node, int64_t index)
{
	return text(panel, "%08d-0000-4000-8000-%012d", (int) node, (int) index);
}

static void list_nodes(struct calagopus_panel *panel, struct calagopus_step *step)
{
	struct calagopus_named_list *list = calagopus_arena_alloc(panel->arena, sizeof(*list));
	int64_t first = (step->page - 1) * many.page_size;

	if (lacks_memory(step, list) || lacks_memory(step, list->items = calagopus_arena_array(panel->arena, (size_t) many.page_size, sizeof(*list->items)))) {
		return;
	}
	list->total = many.nodes;
	for (int64_t i = first; i < first + many.page_size && i < many.nodes; i++) {
		struct calagopus_named *node = &list->items[list->count++];

		if (lacks_memory(step, node->uuid = text(panel, "00000000-0000-4000-9000-%012d", (int) i)) || lacks_memory(step, node->name = text(panel, "node-%d", (int) i))) {
			return;
		}
	}
	step->result = list;
	step->ok = true;
}

static bool has_figures(int64_t index)
{
	return many.without_figures == 0 || (index + 1) % many.without_figures != 0;
}

/* From the last to the first: a node's map has no order. */
static void tell_usage(struct calagopus_panel *panel, struct calagopus_step *step, int node)
{
	struct calagopus_usage_list *list = calagopus_arena_alloc(panel->arena, sizeof(*list));

	many.asked_usage++;
	if (lacks_memory(step, list) || lacks_memory(step, list->items = calagopus_arena_array(panel->arena, (size_t) many.servers + 1, sizeof(*list->items)))) {
		return;
	}
	for (int64_t i = many.servers - 1; i >= 0; i--) {
		struct calagopus_usage *usage = &list->items[list->count];

		if (!has_figures(i)) {
			continue;
		}
		list->count++;
		usage->disk_bytes = node * 100000 + i;
		if (lacks_memory(step, usage->server_uuid = server_uuid(panel, node, i)) || lacks_memory(step, usage->state = text(panel, "running"))) {
			return;
		}
	}
	step->result = list;
	step->ok = true;
}

static void list_servers(struct calagopus_panel *panel, struct calagopus_step *step, int node)
{
	struct calagopus_server_page *page = calagopus_arena_alloc(panel->arena, sizeof(*page));
	int64_t first = (step->page - 1) * many.page_size;

	many.asked_pages++;
	if (lacks_memory(step, page) || lacks_memory(step, page->items = calagopus_arena_array(panel->arena, (size_t) many.page_size, sizeof(*page->items)))) {
		return;
	}
	page->page = step->page;
	page->total = many.lies > 0 ? many.lies : many.servers;
	for (int64_t i = first; i < first + many.page_size && i < many.servers && (many.from_page_empty == 0 || step->page < many.from_page_empty); i++) {
		struct calagopus_server *server = &page->items[page->count++];

		if (lacks_memory(step, server->uuid = server_uuid(panel, node, i)) || lacks_memory(step, server->external_id = text(panel, "%d", node * 100000 + (int) i))
			|| lacks_memory(step, calagopus_arena_alloc(panel->arena, 1024))) {
			return;
		}
	}
	step->result = page;
	step->ok = true;
}

static bool is_refused(struct calagopus_step *step, int node)
{
	for (int i = 0; i < many.refusal_count; i++) {
		struct refusal *refusal = &many.refusals[i];

		if (refusal->operation != step->operation || (refusal->node >= 0 && refusal->node != node) || (refusal->page > 0 && refusal->page != step->page)
			|| refusal->times < 0) {
			continue;
		}
		refusal->times = refusal->times > 1 ? refusal->times - 1 : refusal->times == 1 ? -1 : 0;
		calagopus_error_set(&step->error, refusal->reason, "It went wrong.");
		step->error.http_status = step->status = refusal->status;
		step->outcome = refusal->status > 0 ? CALAGOPUS_HTTP_ANSWERED : CALAGOPUS_HTTP_NOT_SENT;
		return true;
	}
	return false;
}

static void answer(struct calagopus_panel *panel, struct calagopus_step *step)
{
	int node = node_of(step);

	step->ok = false;
	step->result = NULL;
	step->outcome = CALAGOPUS_HTTP_ANSWERED;
	calagopus_error_clear(&step->error);
	if (calagopus_deadline_passed(panel->call->deadline)) {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_TIMED_OUT, "The time was over.");
		step->outcome = CALAGOPUS_HTTP_LOST;
		return;
	}
	many.requests++;
	panel->call->requests++;
	if (is_refused(step, node)) {
		return;
	}
	switch (step->operation) {
	case CALAGOPUS_OP_NODES: list_nodes(panel, step); break;
	case CALAGOPUS_OP_NODE_USAGE: tell_usage(panel, step, node); break;
	case CALAGOPUS_OP_NODE_SERVERS: list_servers(panel, step, node); break;
	case CALAGOPUS_OP_SERVER_LIST: list_servers(panel, step, 7); break;
	default: fail();
	}
}

static bool run(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count)
{
	many.rounds++;
	many.now_ms += ROUND_MS;
	many.largest_round = count > many.largest_round ? count : many.largest_round;
	for (size_t i = 0; i < count; i++) {
		answer(panel, steps[i]);
	}
	return true;
}

static bool wait_for(struct calagopus_panel *panel, long ms)
{
	many.waits++;
	many.longest_wait_ms = ms > many.longest_wait_ms ? ms : many.longest_wait_ms;
	many.now_ms += ms;
	return !calagopus_deadline_passed(panel->call->deadline);
}

static const struct calagopus_panel_ops many_ops = {.name = "Many", .run = run, .wait = wait_for};

/* ---- Reading it ---- */

static struct fake_call call;

static void open_panel(int nodes, int64_t servers)
{
	memset(&many, 0, sizeof(many));
	many.nodes = nodes;
	many.servers = servers;
	many.page_size = 100;
	fake_call_start(&call, 0);
	calagopus_clock_use(&many_clock);
	call.provision.panel.ops = &many_ops;
}

static void refuse(enum calagopus_operation operation, int node, int64_t page, enum calagopus_reason reason, int status)
{
	many.refusals[many.refusal_count++] = (struct refusal) {operation, node, page, 0, reason, status};
}

static struct calagopus_stream_order usages_of(size_t in_flight, long timeout_ms)
{
	return (struct calagopus_stream_order) {.with_usage = true, .in_flight = in_flight, .timeout_ms = timeout_ms};
}

/* What was read, with each server seen once and with its own figures. */
struct taken {
	struct calagopus_stream *stream;
	long items, with_figures, wrong, twice;
	long of_node[MOST_NODES];
	bool seen[MOST_NODES][1000];
};

static void note(struct taken *taken, const struct calagopus_stream_item *item)
{
	int node = 0, index = 0;

	taken->items++;
	if (sscanf(item->server->uuid, "%d-0000-4000-8000-%d", &node, &index) != 2 || node >= MOST_NODES || index >= 1000) {
		taken->wrong++;
		return;
	}
	taken->of_node[node]++;
	taken->twice += taken->seen[node][index] ? 1 : 0;
	taken->seen[node][index] = true;
	if (item->usage != NULL) {
		taken->with_figures++;
		taken->wrong += item->usage->disk_bytes != node * 100000 + index || strcmp(item->usage->server_uuid, item->server->uuid) != 0
			|| strcmp(item->usage->state, "running") != 0 ? 1 : 0;
	} else {
		taken->wrong += taken->stream != NULL && many.without_figures > 0 && has_figures(index) ? 1 : 0;
	}
}

static struct taken taken;

/* The stream stays open, so that its problems can be looked at. */
static bool read_all(struct calagopus_stream_order order)
{
	struct calagopus_stream_item item;

	memset(&taken, 0, sizeof(taken));
	taken.stream = calagopus_stream_new(&call.provision, &order);
	assert_non_null(taken.stream);
	while (calagopus_stream_next(taken.stream, &item, &call.error)) {
		note(&taken, &item);
	}
	assert_int_equal(taken.wrong, 0);
	assert_int_equal(taken.twice, 0);
	assert_int_equal(calagopus_stream_progress(taken.stream).servers_done, taken.items);
	return !calagopus_error_is_set(&call.error);
}

static void close_panel(void)
{
	calagopus_stream_free(taken.stream);
	taken.stream = NULL;
	fake_call_end(&call);
}

static void ten_thousand_servers_in_121_requests(void **state)
{
	struct calagopus_stream_progress progress;

	(void) state;
	counting_start(0);
	open_panel(20, 500);
	size_t before = counting_bytes();
	assert_true(read_all(usages_of(8, 600000)));
	assert_int_equal(taken.items, 10000);
	assert_int_equal(taken.with_figures, 10000);
	assert_int_equal(many.requests, 121);
	assert_int_equal(many.asked_usage, 20);
	assert_int_equal(many.asked_pages, 100);
	assert_int_equal(many.largest_round, 8);
	assert_true(many.rounds <= 1 + 16);
	progress = calagopus_stream_progress(taken.stream);
	assert_int_equal(progress.nodes, 20);
	assert_int_equal(progress.nodes_done, 20);
	assert_int_equal(progress.servers, 10000);
	assert_int_equal(problem_count(taken.stream), 0);
	assert_true(counting_peak() - before < 4u * 1024 * 1024);
	close_panel();
	counting_stop();
}

static void memory_does_not_grow_with_the_nodes(void **state)
{
	size_t peaks[2];

	(void) state;
	for (int i = 0; i < 2; i++) {
		counting_start(0);
		open_panel(i == 0 ? 10 : 40, 500);
		assert_true(read_all(usages_of(8, 600000)));
		assert_int_equal(taken.items, many.nodes * 500);
		peaks[i] = counting_peak();
		close_panel();
		counting_stop();
	}
	assert_true(peaks[1] - peaks[0] < 32 * 1024);
}

static void any_page_size_and_any_number_in_flight_give_the_same(void **state)
{
	static const int64_t sizes[] = {1, 3, 7, 10, 100};

	(void) state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		for (size_t in_flight = 0; in_flight <= 9; in_flight++) {
			size_t most = in_flight < 1 ? 1 : in_flight > 8 ? 8 : in_flight;

			open_panel(5, 20);
			many.page_size = sizes[i];
			assert_true(read_all(usages_of(in_flight, 600000)));
			assert_int_equal(taken.items, 100);
			assert_int_equal(taken.with_figures, 100);
			assert_true(many.largest_round <= most);
			assert_int_equal(many.asked_pages, 5 * ((20 + sizes[i] - 1) / sizes[i]));
			close_panel();
		}
	}
}

static void empty_nodes_and_no_nodes_end(void **state)
{
	(void) state;
	open_panel(3, 0);
	assert_true(read_all(usages_of(8, 600000)));
	assert_int_equal(taken.items, 0);
	assert_int_equal(calagopus_stream_progress(taken.stream).nodes_done, 3);
	assert_int_equal(many.requests, 7);
	close_panel();
	open_panel(0, 0);
	assert_true(read_all(usages_of(8, 600000)));
	assert_int_equal(many.requests, 1);
	close_panel();
}

static void servers_that_a_node_does_not_tell_of_come_without_figures(void **state)
{
	(void) state;
	open_panel(2, 30);
	many.without_figures = 3;
	assert_true(read_all(usages_of(4, 600000)));
	assert_int_equal(taken.items, 60);
	assert_int_equal(taken.with_figures, 40);
	close_panel();
}

static void a_node_that_is_down_is_a_problem_and_the_others_are_read(void **state)
{
	static const struct {
		enum calagopus_reason reason;
		int status;
	} ways[] = {{CALAGOPUS_REASON_PANEL_ERROR, 500}, {CALAGOPUS_REASON_TIMED_OUT, 0}, {CALAGOPUS_REASON_PANEL_UNAVAILABLE, 504}, {CALAGOPUS_REASON_BAD_ANSWER, 200},
		{CALAGOPUS_REASON_PERMISSION_MISSING, 403}, {CALAGOPUS_REASON_CONNECTION_LOST, 0}};
	const char *uuid;

	(void) state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		for (size_t in_flight = 2; in_flight <= 8; in_flight += 3) {
			open_panel(5, 250);
			refuse(CALAGOPUS_OP_NODE_USAGE, 2, 0, ways[i].reason, ways[i].status);
			assert_true(read_all(usages_of(in_flight, 600000)));
			assert_int_equal(taken.items, 1000);
			assert_int_equal(taken.of_node[2], 0);
			assert_int_equal(problem_count(taken.stream), 1);
			assert_string_equal(calagopus_stream_problem(taken.stream, 0, &uuid), "node-2: It went wrong.");
			assert_string_equal(uuid, "00000000-0000-4000-9000-000000000002");
			assert_null(calagopus_stream_problem(taken.stream, 1, &uuid));
			assert_int_equal(calagopus_stream_progress(taken.stream).nodes_done, 5);
			close_panel();
		}
	}
}

static void a_page_that_fails_leaves_the_other_pages(void **state)
{
	const char *uuid;

	(void) state;
	for (int64_t page = 1; page <= 3; page++) {
		open_panel(3, 250);
		refuse(CALAGOPUS_OP_NODE_SERVERS, 1, page, CALAGOPUS_REASON_BAD_ANSWER, 200);
		assert_true(read_all(usages_of(8, 600000)));
		assert_int_equal(taken.of_node[0] + taken.of_node[2], 500);
		assert_int_equal(taken.of_node[1], page == 1 ? 0 : page == 2 ? 150 : 200);
		assert_int_equal(problem_count(taken.stream), 1);
		assert_string_equal(calagopus_stream_problem(taken.stream, 0, &uuid), "node-1: It went wrong.");
		close_panel();
	}
}

static void what_would_fail_everywhere_ends_the_reading(void **state)
{
	static const enum calagopus_reason reasons[] = {CALAGOPUS_REASON_KEY_REFUSED, CALAGOPUS_REASON_PERMISSION_MISSING, CALAGOPUS_REASON_CONNECT_FAILED,
		CALAGOPUS_REASON_TLS_FAILED, CALAGOPUS_REASON_PANEL_UNAVAILABLE};

	(void) state;
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		open_panel(20, 500);
		refuse(CALAGOPUS_OP_NODE_USAGE, -1, 0, reasons[i], 0);
		refuse(CALAGOPUS_OP_NODE_SERVERS, -1, 0, reasons[i], 0);
		assert_false(read_all(usages_of(8, 600000)));
		assert_int_equal(call.error.reason, reasons[i]);
		assert_int_equal(many.requests, 9);
		assert_int_equal(taken.items, 0);
		close_panel();
	}
	open_panel(20, 500);
	refuse(CALAGOPUS_OP_NODES, -1, 0, CALAGOPUS_REASON_PERMISSION_MISSING, 403);
	assert_false(read_all(usages_of(8, 600000)));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_PERMISSION_MISSING);
	assert_int_equal(many.requests, 1);
	close_panel();
}

/* A panel that goes away in the middle: what came before was given. */
static void a_panel_that_dies_keeps_what_was_read(void **state)
{
	struct calagopus_stream_order order = usages_of(8, 600000);
	struct calagopus_stream_item item;
	long items = 0;

	(void) state;
	open_panel(20, 500);
	struct calagopus_stream *stream = calagopus_stream_new(&call.provision, &order);

	assert_non_null(stream);
	while (calagopus_stream_next(stream, &item, &call.error)) {
		if (++items == 2000) {
			refuse(CALAGOPUS_OP_NODE_USAGE, -1, 0, CALAGOPUS_REASON_CONNECT_FAILED, 0);
			refuse(CALAGOPUS_OP_NODE_SERVERS, -1, 0, CALAGOPUS_REASON_CONNECT_FAILED, 0);
		}
	}
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_CONNECT_FAILED);
	assert_true(items >= 2000 && items < 2800);
	assert_false(calagopus_stream_next(stream, &item, &call.error));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_CONNECT_FAILED);
	calagopus_stream_free(stream);
	fake_call_end(&call);
}

static void one_deadline_keeps_what_was_read(void **state)
{
	(void) state;
	open_panel(20, 500);
	/* a round is 100 ms: the nodes, and nine more */
	assert_false(read_all(usages_of(8, 1000)));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_TIMED_OUT);
	assert_true(taken.items >= 3000 && taken.items < 10000);
	assert_int_equal(taken.with_figures, taken.items);
	assert_int_equal(problem_count(taken.stream), 0);
	assert_true(many.now_ms <= 1100);
	close_panel();
}

/* The last round is cut off: without another one the reading is still not whole. */
static void a_last_round_that_is_cut_off_is_told(void **state)
{
	(void) state;
	open_panel(1, 50);
	assert_false(read_all(usages_of(8, 150)));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_TIMED_OUT);
	assert_int_equal(taken.items, 0);
	assert_int_equal(problem_count(taken.stream), 0);
	close_panel();
}

static void a_limit_is_waited_for(void **state)
{
	(void) state;
	for (int times = 1; times <= 12; times++) {
		open_panel(4, 200);
		many.refusals[many.refusal_count++] = (struct refusal) {CALAGOPUS_OP_NODE_SERVERS, -1, 0, times, CALAGOPUS_REASON_RATE_LIMITED, 429};
		assert_true(read_all(usages_of(8, 600000)));
		assert_int_equal(taken.items, 800);
		assert_int_equal(many.requests, 13 + times);
		assert_true(many.waits >= 1);
		close_panel();
	}
	open_panel(4, 200);
	refuse(CALAGOPUS_OP_NODE_USAGE, -1, 0, CALAGOPUS_REASON_RATE_LIMITED, 429);
	refuse(CALAGOPUS_OP_NODE_SERVERS, -1, 0, CALAGOPUS_REASON_RATE_LIMITED, 429);
	assert_false(read_all(usages_of(8, 30000)));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_RATE_LIMITED);
	assert_true(many.now_ms <= 30100);
	close_panel();
}

static void a_panel_that_lies_about_its_pages_ends(void **state)
{
	const char *uuid;

	(void) state;
	open_panel(2, 250);
	many.lies = INT64_MAX;
	assert_true(read_all(usages_of(8, 600000)));
	assert_int_equal(taken.items, 200);
	assert_int_equal(problem_count(taken.stream), 2);
	assert_non_null(strstr(calagopus_stream_problem(taken.stream, 0, &uuid), "more than 10000 pages or 1000000 servers cannot be read"));
	close_panel();
	/* more servers than can be, in pages that are long enough for them */
	open_panel(2, 250);
	many.page_size = 200;
	many.lies = 1000001;
	assert_true(read_all(usages_of(8, 600000)));
	assert_int_equal(problem_count(taken.stream), 2);
	close_panel();
	/* servers that went while their pages were read */
	open_panel(2, 250);
	many.lies = 900;
	many.from_page_empty = 3;
	assert_true(read_all(usages_of(2, 600000)));
	assert_int_equal(taken.items, 400);
	assert_true(many.asked_pages < 2 * 9);
	close_panel();
}

static void what_empty_lists_claim_to_hold_is_not_added_up(void **state)
{
	(void) state;
	open_panel(3, 0);
	many.lies = INT64_MAX;
	assert_true(read_all(usages_of(8, 600000)));
	assert_int_equal(taken.items, 0);
	assert_int_equal(problem_count(taken.stream), 0);
	assert_int_equal(calagopus_stream_progress(taken.stream).servers, 0);
	assert_int_equal(calagopus_stream_progress(taken.stream).nodes_done, 3);
	close_panel();
}

/* ---- Lists of servers ---- */

static void all_servers_of_the_panel_in_one_list(void **state)
{
	struct calagopus_stream_order order = {.in_flight = 8, .timeout_ms = 600000};

	(void) state;
	open_panel(20, 950);
	assert_true(read_all(order));
	assert_int_equal(taken.items, 950);
	assert_int_equal(taken.with_figures, 0);
	assert_int_equal(many.requests, 10);
	assert_int_equal(many.rounds, 3);
	close_panel();
}

static void the_servers_of_one_node(void **state)
{
	struct calagopus_stream_order order = {.node = "00000000-0000-4000-9000-000000000003", .in_flight = 8, .timeout_ms = 600000};

	(void) state;
	open_panel(20, 350);
	assert_true(read_all(order));
	assert_int_equal(taken.items, 350);
	assert_int_equal(taken.of_node[3], 350);
	assert_int_equal(many.requests, 4);
	close_panel();
}

static void a_list_that_lacks_a_page_is_an_error(void **state)
{
	struct calagopus_stream_order order = {.in_flight = 8, .timeout_ms = 600000};

	(void) state;
	open_panel(20, 950);
	refuse(CALAGOPUS_OP_SERVER_LIST, -1, 4, CALAGOPUS_REASON_PANEL_ERROR, 500);
	assert_false(read_all(order));
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_PANEL_ERROR);
	assert_int_equal(taken.items, 100);
	close_panel();
}

/* ---- Whenever it stops, nothing is left ---- */

static void stopping_anywhere_leaves_nothing(void **state)
{
	struct calagopus_stream_order order = usages_of(3, 600000);

	(void) state;
	for (long after = 0; after <= 60; after++) {
		struct calagopus_stream_item item;

		counting_start(0);
		open_panel(4, 15);
		many.page_size = 4;
		struct calagopus_stream *stream = calagopus_stream_new(&call.provision, &order);

		for (long i = 0; i < after; i++) {
			assert_true(calagopus_stream_next(stream, &item, &call.error));
		}
		calagopus_stream_free(stream);
		fake_call_end(&call);
		counting_stop();
	}
	calagopus_stream_free(NULL);
}

static bool attempt(void *context)
{
	struct calagopus_stream_order order = usages_of(4, 600000);
	struct calagopus_stream_item item;
	long items = 0;
	bool good = false;

	(void) context;
	open_panel(3, 30);
	many.page_size = 10;
	if (call.provision.panel.arena != NULL) {
		struct calagopus_stream *stream = calagopus_stream_new(&call.provision, &order);

		while (stream != NULL && calagopus_stream_next(stream, &item, &call.error)) {
			items++;
		}
		good = stream != NULL && !calagopus_error_is_set(&call.error) && problem_count(stream) == 0;
		assert_true(!good || items == 90);
		calagopus_stream_free(stream);
	}
	fake_call_end(&call);
	return good;
}

static void each_allocation_may_fail(void **state)
{
	(void) state;
	assert_true(counting_fail_each(attempt, NULL, false) > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ten_thousand_servers_in_121_requests),
		cmocka_unit_test(memory_does_not_grow_with_the_nodes),
		cmocka_unit_test(any_page_size_and_any_number_in_flight_give_the_same),
		cmocka_unit_test(empty_nodes_and_no_nodes_end),
		cmocka_unit_test(servers_that_a_node_does_not_tell_of_come_without_figures),
		cmocka_unit_test(a_node_that_is_down_is_a_problem_and_the_others_are_read),
		cmocka_unit_test(a_page_that_fails_leaves_the_other_pages),
		cmocka_unit_test(what_would_fail_everywhere_ends_the_reading),
		cmocka_unit_test(a_panel_that_dies_keeps_what_was_read),
		cmocka_unit_test(one_deadline_keeps_what_was_read),
		cmocka_unit_test(a_last_round_that_is_cut_off_is_told),
		cmocka_unit_test(a_limit_is_waited_for),
		cmocka_unit_test(a_panel_that_lies_about_its_pages_ends),
		cmocka_unit_test(what_empty_lists_claim_to_hold_is_not_added_up),
		cmocka_unit_test(all_servers_of_the_panel_in_one_list),
		cmocka_unit_test(the_servers_of_one_node),
		cmocka_unit_test(a_list_that_lacks_a_page_is_an_error),
		cmocka_unit_test(stopping_anywhere_leaves_nothing),
		cmocka_unit_test(each_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
