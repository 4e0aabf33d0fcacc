/* Time: a clock in milliseconds that never goes back and does not stop while the machine sleeps, wall time, and deadlines; tests may replace the
 * source. */
#ifndef CALAGOPUS_CORE_CLOCK_H
#define CALAGOPUS_CORE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

int64_t calagopus_clock_ms(void);      /* since the machine started, the time in which it was suspended included where the system counts it */
int64_t calagopus_clock_unix_ms(void); /* wall time */

/* Replaces the source (NULL restores the system's); for tests. */
struct calagopus_clock {
	int64_t (*monotonic_ms)(void);
	int64_t (*unix_ms)(void);
};
void calagopus_clock_use(const struct calagopus_clock *clock);

/* A moment of that clock, and when it was set. */
struct calagopus_deadline {
	int64_t at_ms;
	int64_t set_ms;
	int64_t set_unix_ms;
};
struct calagopus_deadline calagopus_deadline_in(int64_t ms);
int64_t calagopus_deadline_left(struct calagopus_deadline deadline); /* 0 when passed */
bool calagopus_deadline_passed(struct calagopus_deadline deadline);
/* Has it passed, or more wall time than it had and CALAGOPUS_CLOCK_STEP_MS? A virtual machine that was paused has clocks that stood still, and
 * its wall time is the first to be set right. For what must not happen too late: it may be wrong where the wall clock was set forward. */
bool calagopus_deadline_passed_by_any_clock(struct calagopus_deadline deadline);
/* The earlier of the two. */
struct calagopus_deadline calagopus_deadline_sooner(struct calagopus_deadline a, struct calagopus_deadline b);

#endif
