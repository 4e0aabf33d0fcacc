/* Counters and latencies of each panel, of all processes together. */
#include "core/shared_inside.h"

static const char *const names[CALAGOPUS_SHARED_FIGURE_COUNT] = {
#define CALAGOPUS_SHARED_FIGURE_TEXT(NAME, text) text,
	CALAGOPUS_SHARED_FIGURES(CALAGOPUS_SHARED_FIGURE_TEXT)
#undef CALAGOPUS_SHARED_FIGURE_TEXT
};

const char *calagopus_shared_figure_name(enum calagopus_shared_figure figure)
{
	return names[figure];
}

void calagopus_shared_count(struct calagopus_shared_origin *origin, enum calagopus_shared_figure figure)
{
	atomic_fetch_add_explicit(&origin->figures[figure], 1, memory_order_relaxed);
}

void calagopus_shared_latency(struct calagopus_shared_origin *origin, int64_t ms)
{
	unsigned at = 0;

	for (; ms > 0 && at < CALAGOPUS_SHARED_LATENCIES - 1; ms >>= 1) {
		at++;
	}
	atomic_fetch_add_explicit(&origin->latency[at], 1, memory_order_relaxed);
}
