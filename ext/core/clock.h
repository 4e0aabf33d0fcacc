/* Time: a monotonic clock in milliseconds, wall time for people, and deadlines; tests may replace the source. */
#ifndef CALAGOPUS_CORE_CLOCK_H
#define CALAGOPUS_CORE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

int64_t calagopus_clock_ms(void);      /* monotonic */
int64_t calagopus_clock_unix_ms(void); /* wall time */

/* Replaces the source (NULL restores the system's); for tests. */
struct calagopus_clock {
	int64_t (*monotonic_ms)(void);
	int64_t (*unix_ms)(void);
};
void calagopus_clock_use(const struct calagopus_clock *clock);

/* A moment of the monotonic clock. */
struct calagopus_deadline {
	int64_t at_ms;
};
struct calagopus_deadline calagopus_deadline_in(int64_t ms);
int64_t calagopus_deadline_left(struct calagopus_deadline deadline); /* 0 when passed */
bool calagopus_deadline_passed(struct calagopus_deadline deadline);
/* The earlier of the two. */
struct calagopus_deadline calagopus_deadline_sooner(struct calagopus_deadline a, struct calagopus_deadline b);

#endif
