/* Clocks and deadlines; sums stop at the ends of int64 instead of wrapping. */
#include "core/clock.h"

#include <stddef.h>
#include <time.h>

#define MS_PER_SECOND 1000
#define NS_PER_MS 1000000

static int64_t read_clock(clockid_t clock)
{
	struct timespec now = {0, 0};

	clock_gettime(clock, &now);
	return (int64_t) now.tv_sec * MS_PER_SECOND + now.tv_nsec / NS_PER_MS;
}

static int64_t system_monotonic_ms(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

static int64_t system_unix_ms(void)
{
	return read_clock(CLOCK_REALTIME);
}

static const struct calagopus_clock system_clock = {system_monotonic_ms, system_unix_ms};
static const struct calagopus_clock *source = &system_clock;

void calagopus_clock_use(const struct calagopus_clock *clock)
{
	source = clock != NULL ? clock : &system_clock;
}

int64_t calagopus_clock_ms(void)
{
	return source->monotonic_ms();
}

int64_t calagopus_clock_unix_ms(void)
{
	return source->unix_ms();
}

struct calagopus_deadline calagopus_deadline_in(int64_t ms)
{
	int64_t now = calagopus_clock_ms();
	struct calagopus_deadline deadline = {now};

	if (ms > 0) {
		deadline.at_ms = now > INT64_MAX - ms ? INT64_MAX : now + ms;
	}
	return deadline;
}

int64_t calagopus_deadline_left(struct calagopus_deadline deadline)
{
	int64_t now = calagopus_clock_ms();

	if (deadline.at_ms <= now) {
		return 0;
	}
	if (now < 0 && deadline.at_ms > INT64_MAX + now) {
		return INT64_MAX;
	}
	return deadline.at_ms - now;
}

bool calagopus_deadline_passed(struct calagopus_deadline deadline)
{
	return calagopus_deadline_left(deadline) == 0;
}

struct calagopus_deadline calagopus_deadline_sooner(struct calagopus_deadline a, struct calagopus_deadline b)
{
	return a.at_ms <= b.at_ms ? a : b;
}
