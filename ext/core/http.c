/* The loop: requests begun together, driven to their ends, begun again where that is allowed, and given up when the time is up. */
#include "core/http.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/http_gate.h"
#include "core/http_inside.h"
#include "core/memory.h"

/* How long an interruption may go unnoticed. */
#define INTERRUPT_MS 50
/* A wait is never longer: nothing rests on it, but a clock that jumps does no harm. */
#define LONGEST_WAIT_MS 1000
#define LOWEST_FINAL_STATUS 200
#define HIGHEST_STATUS 599

struct round {
	struct calagopus_http_call *call;
	struct calagopus_transfer *transfers;
	size_t count;
	CURLM *multi;
	int64_t ask_at_ms; /* when `interrupted` is asked next */
	bool failure_told; /* to the breaker */
	CURLMcode code;    /* not OK: libcurl itself failed */
	bool connected;    /* somebody of this round got a connection: who waits, waits for his turn */
};

void calagopus_http_response_init(struct calagopus_http_response *response, size_t limit)
{
	response->outcome = CALAGOPUS_HTTP_NOT_SENT;
	response->status = 0;
	calagopus_buffer_init(&response->body, limit > 0 ? limit : CALAGOPUS_MAX_RESPONSE_BYTES);
	response->content_type[0] = '\0';
	response->etag[0] = '\0';
	response->retry_after_ms = -1;
	response->rate_limit = -1;
	response->rate_reset_s = -1;
	response->dated = false;
	response->clock_ahead_ms = 0;
	response->work = NULL;
	calagopus_error_clear(&response->error);
}

void calagopus_http_response_free(struct calagopus_http_response *response)
{
	calagopus_buffer_free(&response->body);
}

/* one attempt's beginning */

static void begin_clean(struct calagopus_transfer *transfer)
{
	transfer->response->outcome = CALAGOPUS_HTTP_NOT_SENT;
	transfer->response->status = 0;
	calagopus_error_clear(&transfer->response->error);
	calagopus_http_answer_begin(transfer);
	transfer->began = false;
	transfer->refused_second_sending = false;
	transfer->too_late = false;
	transfer->prerequest_known = false;
	transfer->body_sent = 0;
	transfer->libcurl_words[0] = '\0';
	transfer->started_ms = calagopus_clock_ms();
	transfer->allocation_failures_before = calagopus_pool_allocation_failures();
}

static void fail_to_begin(struct calagopus_transfer *transfer, CURLcode code)
{
	struct calagopus_error *error = &transfer->response->error;
	if (transfer->easy != NULL) {
		calagopus_pool_handle_return(transfer->call->pool, transfer->easy);
		transfer->easy = NULL;
	}
	if (code == CURLE_OUT_OF_MEMORY) {
		calagopus_error_no_memory(error);
	} else {
		calagopus_error_set(error, CALAGOPUS_REASON_UNSUPPORTED, "This libcurl (%s) lacks what the call needs: %s.", calagopus_http_libcurl_version(), curl_easy_strerror(code));
	}
	transfer->response->outcome = transfer->may_have_arrived ? CALAGOPUS_HTTP_LOST : CALAGOPUS_HTTP_NOT_SENT;
	transfer->state = CALAGOPUS_TRANSFER_DONE;
}

/* The first attempts share the round of the call; each repetition is a round more. */
static void number_attempt(struct calagopus_transfer *transfer)
{
	struct calagopus_http_call *call = transfer->call;
	if (transfer->attempt++ > 0) {
		call->rounds++;
	}
	transfer->round = call->rounds;
	transfer->number = ++call->requests;
}

static void begin(struct round *round, struct calagopus_transfer *transfer)
{
	begin_clean(transfer);
	calagopus_http_deadline_wait_over(transfer);
	transfer->easy = calagopus_pool_handle_take(transfer->call->pool);
	CURLcode code = transfer->easy == NULL ? CURLE_OUT_OF_MEMORY : calagopus_transfer_set_options(transfer);
	if (code == CURLE_OK && curl_multi_add_handle(round->multi, transfer->easy) != CURLM_OK) {
		calagopus_pool_distrust(transfer->call->pool);
		code = CURLE_OUT_OF_MEMORY;
	}
	if (code != CURLE_OK) {
		fail_to_begin(transfer, code);
		return;
	}
	number_attempt(transfer);
	calagopus_gate_begun(transfer);
	transfer->state = CALAGOPUS_TRANSFER_RUNNING;
}

/* one attempt's end */

static int version_of(CURL *easy)
{
	long version = 0;
	curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
	switch (version) {
	case CURL_HTTP_VERSION_1_0:
		return 10;
	case CURL_HTTP_VERSION_1_1:
		return 11;
	case CURL_HTTP_VERSION_2_0:
		return 20;
	default:
		return 0;
	}
}

static void write_down(struct calagopus_transfer *transfer, bool reused)
{
	struct calagopus_http_response *response = transfer->response;
	struct calagopus_exchange head = {.number = transfer->number, .round = transfer->round, .attempt = transfer->attempt};
	bool answered = response->outcome == CALAGOPUS_HTTP_ANSWERED;
	if (transfer->call->trace == NULL) {
		return;
	}
	snprintf(head.method, sizeof head.method, "%s", calagopus_http_method_name(transfer->request->method));
	head.url = transfer->url.data;
	head.status = answered ? response->status : 0;
	head.content_type = answered && response->content_type[0] != '\0' ? response->content_type : NULL;
	head.failure = answered ? NULL : response->error.message;
	head.duration_ms = (long) (calagopus_clock_ms() - transfer->started_ms);
	head.reused = reused;
	head.http_version = version_of(transfer->easy);
	struct calagopus_slice answer = {NULL, 0};
	if (answered) {
		answer = (struct calagopus_slice) {response->body.data, response->body.length};
	}
	if (answered && transfer->call->traced != NULL) {
		answer = transfer->call->traced(response->status, answer, &transfer->call->work);
	}
	calagopus_trace_add(transfer->call->trace, &head, transfer->body, answer, &transfer->call->work);
}

static void take_answer(struct calagopus_transfer *transfer)
{
	struct calagopus_http_response *response = transfer->response;
	long status = 0;
	char where[CALAGOPUS_WHERE_BYTES];
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	if (status < LOWEST_FINAL_STATUS || status > HIGHEST_STATUS) {
		calagopus_origin_where(&transfer->call->target->origin, where);
		calagopus_error_set(&response->error, CALAGOPUS_REASON_NOT_A_PANEL, "%s answered with the status %ld, which HTTP does not have.", where, status);
		calagopus_error_hint(&response->error, "Check that this is the panel's address, and the proxy in front of it.");
		response->outcome = CALAGOPUS_HTTP_LOST;
		return;
	}
	if (!transfer->head.complete) {
		calagopus_failure_describe(transfer, CALAGOPUS_END_LIBCURL, CURLE_PARTIAL_FILE);
		return;
	}
	response->outcome = CALAGOPUS_HTTP_ANSWERED;
	response->status = (int) status;
	calagopus_http_answer_finish(transfer);
}

/* A request of which an earlier attempt may have arrived is not "not sent" because the last one could not be. */
static void remember_earlier(struct calagopus_transfer *transfer)
{
	struct calagopus_http_response *response = transfer->response;
	if (response->outcome == CALAGOPUS_HTTP_NOT_SENT && transfer->may_have_arrived) {
		response->outcome = CALAGOPUS_HTTP_LOST;
	}
	if (response->outcome == CALAGOPUS_HTTP_LOST || (response->outcome == CALAGOPUS_HTTP_ANSWERED && response->status != 429)) {
		transfer->may_have_arrived = true;
	}
}

static void put_away(struct round *round, struct calagopus_transfer *transfer)
{
	if (curl_multi_remove_handle(round->multi, transfer->easy) != CURLM_OK) {
		calagopus_pool_distrust(transfer->call->pool);
	}
	calagopus_pool_handle_return(transfer->call->pool, transfer->easy);
	transfer->easy = NULL;
}

static void end(struct round *round, struct calagopus_transfer *transfer, enum calagopus_transfer_end how, CURLcode code)
{
	struct calagopus_http_response *response = transfer->response;
	long made = 0;
	if (how == CALAGOPUS_END_LIBCURL && code == CURLE_OK) {
		take_answer(transfer);
	} else {
		calagopus_failure_describe(transfer, how, code);
	}
	curl_easy_getinfo(transfer->easy, CURLINFO_NUM_CONNECTS, &made);
	if (response->outcome != CALAGOPUS_HTTP_NOT_SENT) {
		calagopus_pool_count(transfer->call->pool, made);
	}
	write_down(transfer, made == 0 && response->outcome != CALAGOPUS_HTTP_NOT_SENT);
	if (response->outcome != CALAGOPUS_HTTP_ANSWERED) {
		calagopus_buffer_reset(&response->body);
	}
	if (how == CALAGOPUS_END_DEADLINE && calagopus_transfer_went_out(transfer)) {
		/* HTTP/2 would keep the connection of a stream that was given up, dead or flooding as it is */
		calagopus_pool_distrust(transfer->call->pool);
	}
	put_away(round, transfer);
	bool last = how == CALAGOPUS_END_DEADLINE || how == CALAGOPUS_END_INTERRUPTED || how == CALAGOPUS_END_BROKEN;
	long delay = last ? -1 : calagopus_retry_delay(transfer);
	if (delay >= 0 && response->outcome == CALAGOPUS_HTTP_ANSWERED && response->status == 429) {
		calagopus_http_deadline_wait(transfer);
	}
	remember_earlier(transfer);
	calagopus_gate_hear(transfer, how, delay >= 0);
	transfer->state = delay >= 0 ? CALAGOPUS_TRANSFER_WAITING : CALAGOPUS_TRANSFER_DONE;
	transfer->not_before_ms = calagopus_clock_ms() + delay;
}

/* the loop */

static bool is_probing(const struct round *round)
{
	for (size_t i = 0; i < round->count; i++) {
		if (round->transfers[i].state == CALAGOPUS_TRANSFER_RUNNING && round->transfers[i].probe) {
			return true;
		}
	}
	return false;
}

static void begin_what_is_due(struct round *round)
{
	int64_t now = calagopus_clock_ms();
	for (size_t i = 0; i < round->count; i++) {
		struct calagopus_transfer *transfer = &round->transfers[i];
		if (transfer->state != CALAGOPUS_TRANSFER_WAITING || transfer->not_before_ms > now) {
			continue;
		}
		if (calagopus_http_deadline_is_withheld(transfer)) {
			transfer->state = CALAGOPUS_TRANSFER_DONE;
		} else if (calagopus_gate_lets_pass(transfer, is_probing(round))) {
			begin(round, transfer);
		}
	}
}

/* By the handle itself: a question to libcurl could fail, and the transfer's end would be missed until the deadline. */
static struct calagopus_transfer *running_with(struct round *round, const CURL *easy)
{
	for (size_t i = 0; i < round->count; i++) {
		if (round->transfers[i].state == CALAGOPUS_TRANSFER_RUNNING && round->transfers[i].easy == easy) {
			return &round->transfers[i];
		}
	}
	return NULL;
}

static void end_what_has_ended(struct round *round)
{
	CURLMsg *message;
	bool cut = calagopus_pool_was_cut(round->call->pool);
	int left;
	while ((message = curl_multi_info_read(round->multi, &left)) != NULL) {
		CURLcode code = message->data.result;
		struct calagopus_transfer *transfer = message->msg == CURLMSG_DONE ? running_with(round, message->easy_handle) : NULL;
		if (transfer != NULL) {
			end(round, transfer, cut && code != CURLE_OK ? CALAGOPUS_END_DEADLINE : CALAGOPUS_END_LIBCURL, code);
		}
	}
}

static long connect_limit(const struct round *round)
{
	long ms = round->call->target->connect_ms;
	return ms > 0 ? ms : CALAGOPUS_DEFAULT_CONNECT_MS;
}

/* libcurl watches the time to connect of the one that connects, not of those that wait to share its connection. */
static void end_what_does_not_connect(struct round *round)
{
	int64_t now = calagopus_clock_ms();
	for (size_t i = 0; i < round->count; i++) {
		round->connected = round->connected || calagopus_transfer_went_out(&round->transfers[i]);
	}
	for (size_t i = 0; i < round->count && !round->connected; i++) {
		struct calagopus_transfer *transfer = &round->transfers[i];
		if (transfer->state == CALAGOPUS_TRANSFER_RUNNING && now - transfer->started_ms >= connect_limit(round)) {
			end(round, transfer, CALAGOPUS_END_CONNECT_TIME, CURLE_OPERATION_TIMEDOUT);
		}
	}
}

/* One that asks whether the panel is back does not wait as long as the next one takes to be sent. */
static void end_what_probes_too_long(struct round *round)
{
	int64_t now = calagopus_clock_ms();
	for (size_t i = 0; i < round->count; i++) {
		struct calagopus_transfer *transfer = &round->transfers[i];
		if (transfer->state == CALAGOPUS_TRANSFER_RUNNING && transfer->give_up_ms > 0 && transfer->give_up_ms <= now) {
			end(round, transfer, CALAGOPUS_END_DEADLINE, CURLE_OPERATION_TIMEDOUT);
		}
	}
}

/* Told apart from an answer that is there already: what waits to be repeated keeps what its last attempt brought. */
static void give_up(struct round *round, enum calagopus_transfer_end how)
{
	char where[CALAGOPUS_WHERE_BYTES];
	calagopus_origin_where(&round->call->target->origin, where);
	for (size_t i = 0; i < round->count; i++) {
		struct calagopus_transfer *transfer = &round->transfers[i];
		if (transfer->state == CALAGOPUS_TRANSFER_RUNNING) {
			end(round, transfer, how, CURLE_OPERATION_TIMEDOUT);
		} else if (transfer->state == CALAGOPUS_TRANSFER_WAITING && transfer->attempt == 0) {
			calagopus_error_set(&transfer->response->error, CALAGOPUS_REASON_TIMED_OUT, "The time of the call was up before %s could be asked.", where);
			calagopus_error_hint(&transfer->response->error, "Try again; if it stays so, look at the load and the log of the panel.");
		}
		transfer->state = CALAGOPUS_TRANSFER_DONE;
	}
}

/* libcurl itself failed, and would go on failing until the deadline: what is under way may have arrived, what waits was not sent. */
static void break_off(struct round *round)
{
	CURLcode code = round->code == CURLM_OUT_OF_MEMORY ? CURLE_OUT_OF_MEMORY : CURLE_FAILED_INIT;
	for (size_t i = 0; i < round->count; i++) {
		struct calagopus_transfer *transfer = &round->transfers[i];
		if (transfer->state == CALAGOPUS_TRANSFER_RUNNING) {
			snprintf(transfer->libcurl_words, sizeof transfer->libcurl_words, "%s", curl_multi_strerror(round->code));
			end(round, transfer, CALAGOPUS_END_BROKEN, code);
		} else if (transfer->state == CALAGOPUS_TRANSFER_WAITING && transfer->attempt == 0) {
			calagopus_error_set(&transfer->response->error, CALAGOPUS_REASON_INTERNAL, "libcurl failed (%s) before the request could be sent.", curl_multi_strerror(round->code));
			calagopus_error_hint(&transfer->response->error, "Try again; if it stays so, restart PHP and look at the versions of PHP and libcurl.");
		}
		transfer->state = CALAGOPUS_TRANSFER_DONE;
	}
}

static bool all_done(const struct round *round)
{
	for (size_t i = 0; i < round->count; i++) {
		if (round->transfers[i].state != CALAGOPUS_TRANSFER_DONE) {
			return false;
		}
	}
	return true;
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int wait_ms(const struct round *round)
{
	int64_t now = calagopus_clock_ms();
	int64_t until = sooner(round->call->deadline.at_ms, now + LONGEST_WAIT_MS);
	if (round->call->interrupted != NULL) {
		until = sooner(until, round->ask_at_ms);
	}
	for (size_t i = 0; i < round->count; i++) {
		const struct calagopus_transfer *transfer = &round->transfers[i];
		if (transfer->state == CALAGOPUS_TRANSFER_WAITING) {
			until = sooner(until, transfer->not_before_ms);
		} else if (transfer->state == CALAGOPUS_TRANSFER_RUNNING && transfer->give_up_ms > 0) {
			until = sooner(until, transfer->give_up_ms);
		} else if (transfer->state == CALAGOPUS_TRANSFER_RUNNING && !round->connected) {
			until = sooner(until, transfer->started_ms + connect_limit(round));
		}
	}
	return until <= now ? 0 : (int) (until - now);
}

static void rest(int ms)
{
	struct timespec span = {.tv_sec = ms / 1000, .tv_nsec = (long) (ms % 1000) * 1000000L};
	nanosleep(&span, NULL);
}

static void wait_for_something(struct round *round, int ms)
{
#if CALAGOPUS_CURL_HAS_MULTI_POLL
	round->code = curl_multi_poll(round->multi, NULL, 0, ms, NULL);
#else
	/* returns at once while there is nothing to wait for, as when a name is being resolved */
	int descriptors = 0;
	long wanted = -1;
	(void) curl_multi_timeout(round->multi, &wanted);
	round->code = curl_multi_wait(round->multi, NULL, 0, ms, &descriptors);
	if (round->code == CURLM_OK && descriptors == 0 && wanted != 0) {
		rest(ms < 5 ? ms : 5);
	}
#endif
}

static bool was_interrupted(struct round *round)
{
	struct calagopus_http_call *call = round->call;
	if (call->interrupted == NULL || calagopus_clock_ms() < round->ask_at_ms) {
		return false;
	}
	round->ask_at_ms = calagopus_clock_ms() + INTERRUPT_MS;
	return call->interrupted(call->context);
}

static void drive(struct round *round)
{
	int running = 0;
	while (!all_done(round)) {
		if (calagopus_deadline_passed(round->call->deadline)) {
			give_up(round, CALAGOPUS_END_DEADLINE);
			return;
		}
		if (was_interrupted(round)) {
			give_up(round, CALAGOPUS_END_INTERRUPTED);
			return;
		}
		if (round->code != CURLM_OK) {
			break_off(round);
			return;
		}
		begin_what_is_due(round);
		round->code = curl_multi_perform(round->multi, &running);
		end_what_has_ended(round);
		end_what_does_not_connect(round);
		end_what_probes_too_long(round);
		if (!all_done(round) && round->code == CURLM_OK) {
			wait_for_something(round, wait_ms(round));
		}
	}
}

/* A whole perform */

static void refuse_all(struct calagopus_http_response *responses, size_t count, const struct calagopus_error *error)
{
	for (size_t i = 0; i < count; i++) {
		responses[i].error = *error;
	}
}

static void compose_all(struct round *round, const struct calagopus_http_request *requests, struct calagopus_http_response *responses)
{
	for (size_t i = 0; i < round->count; i++) {
		struct calagopus_transfer *transfer = &round->transfers[i];
		transfer->call = round->call;
		transfer->request = &requests[i];
		transfer->response = &responses[i];
		transfer->failure_told = &round->failure_told;
		calagopus_http_deadline_begin(transfer);
		if (!calagopus_transfer_compose(transfer, &responses[i].error)) {
			transfer->state = CALAGOPUS_TRANSFER_DONE;
		}
	}
}

/* What waited together waited once. */
static void sum_waits(struct round *round)
{
	int64_t longest = 0;
	for (size_t i = 0; i < round->count; i++) {
		calagopus_http_deadline_wait_over(&round->transfers[i]);
		longest = longest > round->transfers[i].limited_ms ? longest : round->transfers[i].limited_ms;
	}
	round->call->waited_ms += longest;
}

static void release_all(struct round *round)
{
	for (size_t i = 0; i < round->count; i++) {
		calagopus_buffer_free(&round->transfers[i].header_text);
		calagopus_buffer_free(&round->transfers[i].url);
	}
}

static bool all_answered(const struct calagopus_http_response *responses, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (responses[i].outcome != CALAGOPUS_HTTP_ANSWERED) {
			return false;
		}
	}
	return true;
}

bool calagopus_http_perform(struct calagopus_http_call *call, const struct calagopus_http_request *requests, struct calagopus_http_response *responses, size_t count)
{
	struct calagopus_transfer transfers[CALAGOPUS_MAX_IN_FLIGHT];
	struct round round = {.call = call, .transfers = transfers, .count = count, .ask_at_ms = calagopus_clock_ms() + INTERRUPT_MS};
	struct calagopus_error error;
	call->work = (struct calagopus_work) {.deadline = &call->deadline, .steps = call->work.steps};
	for (size_t i = 0; i < count; i++) {
		calagopus_http_response_init(&responses[i], call->target->max_response_bytes);
		responses[i].work = &call->work;
	}
	calagopus_error_clear(&error);
	if (count > CALAGOPUS_MAX_IN_FLIGHT) {
		calagopus_error_set(&error, CALAGOPUS_REASON_INTERNAL, "More requests were to go out together than one call may have in flight.");
		refuse_all(responses, count, &error);
		return false;
	}
	if (!calagopus_pool_enter(call->pool, &error)) {
		refuse_all(responses, count, &error);
		return false;
	}
	/* those that are used: most rounds have one */
	memset(transfers, 0, count * sizeof transfers[0]);
	call->rounds++;
	round.multi = calagopus_pool_multi_borrow(call->pool);
	if (call->gate != NULL && call->gate->shared != NULL) {
		calagopus_shared_guard(call->gate->shared);
	}
	compose_all(&round, requests, responses);
	calagopus_pool_watch(call->pool, calagopus_deadline_left(call->deadline));
	drive(&round);
	if (round.code != CURLM_OK || calagopus_pool_was_cut(call->pool)) {
		calagopus_pool_distrust(call->pool);
	}
	sum_waits(&round);
	release_all(&round);
	calagopus_pool_leave(call->pool);
	return all_answered(responses, count);
}

bool calagopus_http_wait(struct calagopus_http_call *call, long ms)
{
	struct calagopus_deadline until = calagopus_deadline_in(ms);
	for (;;) {
		if (calagopus_deadline_passed(call->deadline) || (call->interrupted != NULL && call->interrupted(call->context))) {
			return false;
		}
		int64_t left = calagopus_deadline_left(calagopus_deadline_sooner(until, call->deadline));
		if (calagopus_deadline_passed(until)) {
			return true;
		}
		rest((int) sooner(left, INTERRUPT_MS));
	}
}

/* what libcurl has */

const char *calagopus_http_libcurl_version(void)
{
	return curl_version_info(CURLVERSION_NOW)->version;
}

const char *calagopus_http_tls_library(void)
{
	const char *name = curl_version_info(CURLVERSION_NOW)->ssl_version;
	return name == NULL ? "none" : name;
}

bool calagopus_http_has_http2(void)
{
	return (curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_HTTP2) != 0;
}
