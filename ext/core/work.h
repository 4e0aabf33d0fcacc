/* Work on bytes from outside: counted in steps, and given up when the call's time is up. */
#ifndef CALAGOPUS_CORE_WORK_H
#define CALAGOPUS_CORE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/clock.h"
#include "core/limits.h"

/* Begun as zeroes. Where a function takes one, NULL stands for work that nobody counts and no deadline ends. */
struct calagopus_work {
	const struct calagopus_deadline *deadline; /* NULL: none */
	size_t steps;                              /* bytes looked at and states followed, so far: what tests hold against the length of what was given */
	size_t unseen;                             /* of them since the clock was looked at */
	bool over;                                 /* the time was up; stays so until it is begun anew */
};

/* Looks at the clock. */
bool calagopus_work_look(struct calagopus_work *work);

/* Counts what was done; false: the time is up, and what is not done is left. The clock is looked at once in many steps, so that what is short is
 * always done: an answer at hand is worth more than the millisecond that it takes. */
static inline bool calagopus_work_add(struct calagopus_work *work, size_t steps)
{
	if (work == NULL) {
		return true;
	}
	work->steps += steps;
	work->unseen += steps;
	return work->unseen < CALAGOPUS_WORK_LOOK_STEPS ? !work->over : calagopus_work_look(work);
}

#endif
