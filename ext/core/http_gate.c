/* Asks budget and breaker before each attempt, and tells them how it ended. */
#include "core/http_gate.h"

#include <time.h>

#include "core/clock.h"

/* While a request of the same round probes, the others look again this often. */
#define PROBE_LOOK_MS 10
/* Chance added to a wait, so that those who wait for the same place do not come in step. */
#define JITTER_MS 250
/* Who waited for less did not wait long enough to blame the panel. */
#define PATIENCE_MS 1000
/* A request may end a little after its deadline. */
#define LEASE_MORE_MS 1000

static bool is_background(const struct calagopus_http_call *call)
{
	return call->background && !call->urgent;
}

/* An earlier attempt's answer is worth more than our words. */
static bool done_before(struct calagopus_transfer *transfer)
{
	transfer->state = CALAGOPUS_TRANSFER_DONE;
	return transfer->attempt > 0;
}

static void refuse_shut(struct calagopus_transfer *transfer)
{
	const struct calagopus_http_gate *gate = transfer->call->gate;
	struct calagopus_error *error = &transfer->response->error;
	int64_t silent_ms = calagopus_shared_breaker_open_ms(gate->origin);
	time_t since = (time_t) ((calagopus_clock_unix_ms() - (silent_ms > 0 ? silent_ms : 0)) / 1000);
	char where[CALAGOPUS_WHERE_BYTES];
	char moment[16] = "";
	struct tm parts;

	calagopus_shared_count(gate->origin, CALAGOPUS_SHARED_FIGURE_REFUSED);
	if (done_before(transfer)) {
		return;
	}
	calagopus_origin_where(&transfer->call->target->origin, where);
	if (gmtime_r(&since, &parts) != NULL) {
		strftime(moment, sizeof(moment), "%H:%M:%S", &parts);
	}
	calagopus_error_set(error, CALAGOPUS_REASON_PANEL_UNAVAILABLE, "%s has not answered since %s UTC; it was not asked again yet.", where, moment);
	calagopus_error_hint(error, "Look whether the panel is up and reachable from this machine; it is tried every few seconds, and used again as soon as it answers.");
	error->retry_after_ms = (long) calagopus_shared_breaker_next_ms(gate->origin);
}

static void refuse_over_budget(struct calagopus_transfer *transfer, int64_t wait)
{
	const struct calagopus_http_gate *gate = transfer->call->gate;
	struct calagopus_error *error = &transfer->response->error;
	char where[CALAGOPUS_WHERE_BYTES];
	int seconds = (int) ((wait + 999) / 1000);

	calagopus_shared_count(gate->origin, CALAGOPUS_SHARED_FIGURE_OVER_BUDGET);
	if (done_before(transfer)) {
		return;
	}
	calagopus_origin_where(&transfer->call->target->origin, where);
	if (calagopus_shared_rate_blocked_ms(gate->origin) > 0) {
		calagopus_error_set(error, CALAGOPUS_REASON_RATE_LIMITED, "%s wants no requests for another %d s; nothing was sent.", where, seconds);
	} else {
		calagopus_error_set(error, CALAGOPUS_REASON_RATE_LIMITED, "All %lld requests that %s takes from this machine in %ld s are used%s; nothing was sent.",
			(long long) calagopus_shared_rate_limit(gate->origin, gate->policy), where, gate->policy->rate_window_ms / 1000,
			is_background(transfer->call) ? " or kept for customers" : "");
	}
	calagopus_error_hint(error, "Try again in %d s; where this repeats, raise the panel's rate limit for this machine's address, and calagopus.rate_limit with it.", seconds);
	error->retry_after_ms = (long) wait;
}

static void wait_for_place(struct calagopus_transfer *transfer, int64_t wait)
{
	int64_t spare = calagopus_deadline_left(transfer->call->deadline) - wait - calagopus_http_deadline_room_ms(transfer);
	int64_t jitter = wait < JITTER_MS ? wait : JITTER_MS;

	if (spare < 0) {
		refuse_over_budget(transfer, wait);
		return;
	}
	if (!transfer->waited) {
		transfer->waited = true;
		calagopus_shared_count(transfer->call->gate->origin, CALAGOPUS_SHARED_FIGURE_WAITS);
	}
	calagopus_http_deadline_wait(transfer);
	transfer->not_before_ms = calagopus_clock_ms() + wait + calagopus_pool_random(transfer->call->pool, (long) (jitter < spare ? jitter : spare) + 1);
}

/* The prober of this interval has half of it to get an answer. What must not be broken off keeps its own deadline. */
static bool claim_probe(struct calagopus_transfer *transfer)
{
	const struct calagopus_http_gate *gate = transfer->call->gate;

	if (!calagopus_shared_breaker_claim(gate->origin, gate->policy)) {
		calagopus_shared_rate_give_back(gate->origin);
		refuse_shut(transfer);
		return false;
	}
	transfer->probe = true;
	transfer->give_up_ms = calagopus_transfer_is_single(transfer) ? 0 : calagopus_clock_ms() + gate->policy->breaker_interval_ms / 2;
	return true;
}

bool calagopus_gate_lets_pass(struct calagopus_transfer *transfer, bool probing)
{
	const struct calagopus_http_call *call = transfer->call;
	enum calagopus_shared_breaker breaker = CALAGOPUS_SHARED_CLOSED;

	transfer->probe = false;
	transfer->give_up_ms = 0;
	if (call->gate == NULL) {
		return true;
	}
	if (!call->urgent) {
		if (probing) {
			transfer->not_before_ms = calagopus_clock_ms() + PROBE_LOOK_MS;
			return false;
		}
		breaker = calagopus_shared_breaker_look(call->gate->origin, call->gate->policy);
		if (breaker == CALAGOPUS_SHARED_SHUT) {
			refuse_shut(transfer);
			return false;
		}
	}
	int64_t wait = calagopus_shared_rate_take(call->gate->origin, call->gate->policy, is_background(call));

	if (wait > 0) {
		wait_for_place(transfer, wait);
		return false;
	}
	return breaker != CALAGOPUS_SHARED_DUE || claim_probe(transfer);
}

void calagopus_gate_begun(struct calagopus_transfer *transfer)
{
	const struct calagopus_http_call *call = transfer->call;

	if (call->gate == NULL) {
		return;
	}
	calagopus_shared_count(call->gate->origin, CALAGOPUS_SHARED_FIGURE_REQUESTS);
	transfer->flight = (struct calagopus_shared_flight) {0, 0};
	if (!calagopus_transfer_is_single(transfer)) {
		transfer->flight = calagopus_shared_flight_begin(call->gate->origin, calagopus_deadline_left(call->deadline) + LEASE_MORE_MS);
	}
}

/* A slow creation means one node, and a call that had no time left, or a machine that stood still, means nothing. */
static bool is_to_blame(const struct calagopus_transfer *transfer, enum calagopus_transfer_end how)
{
	const struct calagopus_http_response *response = transfer->response;

	if (transfer->too_late) {
		return false;
	}
	switch ((int) response->error.reason) {
	case CALAGOPUS_REASON_RESOLVE_FAILED:
	case CALAGOPUS_REASON_CONNECT_FAILED:
	case CALAGOPUS_REASON_CONNECTION_LOST:
		return true;
	case CALAGOPUS_REASON_TIMED_OUT:
		return how != CALAGOPUS_END_INTERRUPTED && !(response->outcome == CALAGOPUS_HTTP_LOST && calagopus_transfer_is_single(transfer))
			&& (transfer->probe || calagopus_clock_ms() - transfer->started_ms >= PATIENCE_MS);
	default:
		return false;
	}
}

/* The requests of a round share their fate: they count as one failure. */
static void tell_failure(struct calagopus_transfer *transfer, bool again)
{
	if (!again && !*transfer->failure_told) {
		*transfer->failure_told = true;
		calagopus_shared_breaker_failed(transfer->call->gate->origin, transfer->call->gate->policy);
	}
}

static void hear_budget(const struct calagopus_http_gate *gate, const struct calagopus_http_response *response)
{
	struct calagopus_shared_rate_word word = {
		.limited = response->status == 429, .limit = response->rate_limit, .retry_after_ms = response->retry_after_ms, .reset_ms = -1};

	if (response->rate_reset_s > 0) {
		int64_t ms = response->rate_reset_s < INT64_MAX / 1000 ? response->rate_reset_s * 1000 - calagopus_clock_unix_ms() : -1;

		word.reset_ms = ms > 0 ? ms : -1;
	}
	calagopus_shared_rate_hear(gate->origin, &word);
	if (word.limited) {
		calagopus_shared_count(gate->origin, CALAGOPUS_SHARED_FIGURE_LIMITED);
	}
}

void calagopus_gate_hear(struct calagopus_transfer *transfer, enum calagopus_transfer_end how, bool again)
{
	const struct calagopus_http_gate *gate = transfer->call->gate;
	const struct calagopus_http_response *response = transfer->response;

	if (gate == NULL) {
		return;
	}
	calagopus_shared_flight_end(gate->origin, transfer->flight);
	if (response->outcome != CALAGOPUS_HTTP_ANSWERED) {
		calagopus_shared_count(gate->origin, CALAGOPUS_SHARED_FIGURE_FAILURES);
		if (is_to_blame(transfer, how)) {
			tell_failure(transfer, again);
		}
		return;
	}
	calagopus_shared_count(gate->origin, CALAGOPUS_SHARED_FIGURE_ANSWERS);
	calagopus_shared_latency(gate->origin, calagopus_clock_ms() - transfer->started_ms);
	hear_budget(gate, response);
	if (response->status >= 502 && response->status <= 504) {
		tell_failure(transfer, again);
	} else {
		calagopus_shared_breaker_answered(gate->origin);
	}
}
