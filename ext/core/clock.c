/* Clocks and deadlines; sums stop at the ends of int64 instead of wrapping. */
#include "core/clock.h"

#include <stddef.h>
#include <time.h>

#include "core/limits.h"

#define MS_PER_SECOND 1000
#define NS_PER_MS 1000000
/* CLOCK_MONOTONIC stands still while the machine is suspended, and a deadline would with it. */
#ifdef CLOCK_BOOTTIME
#define STEADY_CLOCK CLOCK_BOOTTIME
#else
#define STEADY_CLOCK CLOCK_MONOTONIC
#endif

static int64_t read_clock(clockid_t clock)
{
	struct timespec now = {0, 0};

	clock_gettime(clock, &now);
	return (int64_t) now.tv_sec * MS_PER_SECOND + now.tv_nsec / NS_PER_MS;
}

static int64_t system_monotonic_ms(void)
{
	return read_clock(STEADY_CLOCK);
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
	struct calagopus_deadline deadline = {now, now, calagopus_clock_unix_ms()};

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

bool calagopus_deadline_passed_by_any_clock(struct calagopus_deadline deadline)
{
	int64_t had = deadline.at_ms > deadline.set_ms ? deadline.at_ms - deadline.set_ms : 0;

	/* both differences are small but for the longest of spans, which never ends */
	return calagopus_deadline_passed(deadline)
		|| (had < INT64_MAX - CALAGOPUS_CLOCK_STEP_MS && calagopus_clock_unix_ms() - deadline.set_unix_ms > had + CALAGOPUS_CLOCK_STEP_MS);
}

struct calagopus_deadline calagopus_deadline_sooner(struct calagopus_deadline a, struct calagopus_deadline b)
{
	return a.at_ms <= b.at_ms ? a : b;
}
