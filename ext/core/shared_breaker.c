/* The circuit breaker: opened by failures in a row, or by requests that a silent panel swallows; closed by any answer; probed by one at a time. */
#include "core/shared_inside.h"

#include "core/clock.h"

#define COUNT_BITS 16
#define COUNT_MASK ((UINT64_C(1) << COUNT_BITS) - 1)
/* A flight's word: when it began, and how long it may last at most. */
#define LEASE_BITS 22
#define LEASE_MASK ((UINT64_C(1) << LEASE_BITS) - 1)

/* Closed, it becomes open; where it is open already nothing changes. */
static void open_breaker(struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy, int64_t since)
{
	int64_t closed = 0;

	/* first: a breaker that is open has a next probe, even where its opener is killed right here */
	atomic_store(&origin->probe_at_ms, calagopus_clock_ms() + policy->breaker_interval_ms);
	if (atomic_compare_exchange_strong(&origin->open_since_ms, &closed, since > 0 ? since : 1)) {
		calagopus_shared_count(origin, CALAGOPUS_SHARED_FIGURE_OPENED);
	}
}

/* ---- Requests under way ---- */

static bool flight_lasts(uint64_t word, int64_t now)
{
	int64_t begun = (int64_t) (word >> LEASE_BITS);

	return word != 0 && begun <= now && now - begun <= (int64_t) (word & LEASE_MASK);
}

struct calagopus_shared_flight calagopus_shared_flight_begin(struct calagopus_shared_origin *origin, int64_t lease_ms)
{
	int64_t now = calagopus_clock_ms();
	uint64_t lease = lease_ms < 1 ? 1 : (lease_ms > (int64_t) LEASE_MASK ? LEASE_MASK : (uint64_t) lease_ms);
	uint64_t word = (uint64_t) now << LEASE_BITS | lease;

	for (unsigned i = 0; i < CALAGOPUS_SHARED_FLIGHTS; i++) {
		uint64_t was = atomic_load(&origin->flights[i]);

		if (!flight_lasts(was, now) && atomic_compare_exchange_strong(&origin->flights[i], &was, word)) {
			return (struct calagopus_shared_flight) {word, i};
		}
	}
	return (struct calagopus_shared_flight) {0, 0};
}

void calagopus_shared_flight_end(struct calagopus_shared_origin *origin, struct calagopus_shared_flight flight)
{
	if (flight.word != 0) {
		atomic_compare_exchange_strong(&origin->flights[flight.slot], &flight.word, 0);
	}
}

/* Requests that wait for long, and since whose beginning nobody got an answer; `since` gets the first one's beginning. */
static int swallowed(const struct calagopus_shared_origin *origin, int64_t now, int64_t *since)
{
	int64_t answered = atomic_load(&origin->answered_ms);
	int count = 0;

	for (unsigned i = 0; i < CALAGOPUS_SHARED_FLIGHTS; i++) {
		uint64_t word = atomic_load(&origin->flights[i]);
		int64_t begun = (int64_t) (word >> LEASE_BITS);

		if (flight_lasts(word, now) && now - begun >= CALAGOPUS_SHARED_STALL_MS && begun > answered) {
			*since = count == 0 || begun < *since ? begun : *since;
			count++;
		}
	}
	return count;
}

/* ---- Asking ---- */

static enum calagopus_shared_breaker look_open(const struct calagopus_shared_origin *origin, int64_t now)
{
	return calagopus_shared_ahead(atomic_load(&origin->probe_at_ms), now) > 0 ? CALAGOPUS_SHARED_SHUT : CALAGOPUS_SHARED_DUE;
}

enum calagopus_shared_breaker calagopus_shared_breaker_look(struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy)
{
	int64_t now = calagopus_clock_ms();
	int64_t since = now;

	if (policy->breaker_failures <= 0) {
		return CALAGOPUS_SHARED_CLOSED;
	}
	if (atomic_load(&origin->open_since_ms) == 0) {
		if (swallowed(origin, now, &since) < policy->breaker_failures) {
			return CALAGOPUS_SHARED_CLOSED;
		}
		open_breaker(origin, policy, since);
	}
	return look_open(origin, now);
}

bool calagopus_shared_breaker_claim(struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy)
{
	int64_t now = calagopus_clock_ms();
	int64_t due = atomic_load(&origin->probe_at_ms);

	if (calagopus_shared_ahead(due, now) > 0) {
		return false;
	}
	if (!atomic_compare_exchange_strong(&origin->probe_at_ms, &due, now + policy->breaker_interval_ms)) {
		return false;
	}
	calagopus_shared_count(origin, CALAGOPUS_SHARED_FIGURE_PROBES);
	return true;
}

/* ---- Hearing ---- */

void calagopus_shared_breaker_answered(struct calagopus_shared_origin *origin)
{
	atomic_store(&origin->answered_ms, calagopus_clock_ms());
	if (atomic_load(&origin->failures) != 0) {
		atomic_store(&origin->failures, 0);
	}
	if (atomic_load(&origin->open_since_ms) != 0) {
		atomic_store(&origin->open_since_ms, 0);
	}
}

void calagopus_shared_breaker_failed(struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy)
{
	int64_t now = calagopus_clock_ms();
	uint64_t word = atomic_load(&origin->failures);
	uint64_t next;

	if (policy->breaker_failures <= 0) {
		return;
	}
	do {
		int64_t first = (int64_t) (word >> COUNT_BITS);
		bool goes_on = (word & COUNT_MASK) > 0 && first <= now && now - first <= CALAGOPUS_SHARED_FAILURE_SPAN_MS;

		next = !goes_on ? ((uint64_t) now << COUNT_BITS | 1) : word + ((word & COUNT_MASK) < COUNT_MASK ? 1 : 0);
	} while (!atomic_compare_exchange_weak(&origin->failures, &word, next));
	if ((int64_t) (next & COUNT_MASK) >= policy->breaker_failures && atomic_load(&origin->open_since_ms) == 0) {
		open_breaker(origin, policy, (int64_t) (next >> COUNT_BITS));
	}
}

/* ---- Telling ---- */

int64_t calagopus_shared_breaker_open_ms(const struct calagopus_shared_origin *origin)
{
	int64_t since = atomic_load(&origin->open_since_ms);
	int64_t span = calagopus_shared_span(since, calagopus_clock_ms());

	return since == 0 ? -1 : (span > 0 ? span : 0);
}

int64_t calagopus_shared_breaker_next_ms(const struct calagopus_shared_origin *origin)
{
	return calagopus_shared_ahead(atomic_load(&origin->probe_at_ms), calagopus_clock_ms());
}
