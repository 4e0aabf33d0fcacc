/* What is told of each panel: its figures, its budget and its breaker, read from its slot. */
#include "core/shared_inside.h"

#include <string.h>

static void read_url(const struct calagopus_shared_origin *origin, char url[CALAGOPUS_SHARED_URL_WORDS * 8])
{
	for (size_t i = 0; i < CALAGOPUS_SHARED_URL_WORDS; i++) {
		uint64_t word = atomic_load_explicit(&origin->url[i], memory_order_relaxed);

		memcpy(url + i * sizeof(word), &word, sizeof(word));
	}
	url[CALAGOPUS_SHARED_URL_WORDS * sizeof(uint64_t) - 1] = '\0';
}

static void read_slot(const struct calagopus_shared_origin *origin, const struct calagopus_shared_policy *policy, struct calagopus_shared_report *report)
{
	_Static_assert(sizeof(report->url) == CALAGOPUS_SHARED_URL_WORDS * sizeof(uint64_t), "a slot's URL fits exactly");
	read_url(origin, report->url);
	for (size_t i = 0; i < CALAGOPUS_SHARED_FIGURE_COUNT; i++) {
		report->figures[i] = atomic_load_explicit(&origin->figures[i], memory_order_relaxed);
	}
	for (size_t i = 0; i < CALAGOPUS_SHARED_LATENCIES; i++) {
		report->latency[i] = atomic_load_explicit(&origin->latency[i], memory_order_relaxed);
	}
	report->count = calagopus_shared_rate_count(origin, policy);
	report->limit = calagopus_shared_rate_limit(origin, policy);
	report->blocked_ms = calagopus_shared_rate_blocked_ms(origin);
	report->open_ms = calagopus_shared_breaker_open_ms(origin);
}

bool calagopus_shared_report(const struct calagopus_shared *shared, const struct calagopus_shared_policy *policy, size_t n, struct calagopus_shared_report *report)
{
	for (size_t i = 0; i < CALAGOPUS_SHARED_ORIGINS; i++) {
		const struct calagopus_shared_origin *origin = &shared->memory->origins[i];
		uint64_t tag = atomic_load_explicit(&origin->tag, memory_order_acquire);

		if (tag == 0) {
			return false;
		}
		if ((tag & 1) == 0 && n-- == 0) {
			read_slot(origin, policy, report);
			return true;
		}
	}
	return false;
}
