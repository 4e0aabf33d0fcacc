/* An allocator for tests: counts, fails the n-th request, and looks into every block that comes back for something that should have been wiped. */
#ifndef CALAGOPUS_TESTS_COUNTING_H
#define CALAGOPUS_TESTS_COUNTING_H

#include <stdbool.h>
#include <stddef.h>

/* From now on the `nth` request (1, 2 …) fails, and that one only; 0: none. */
void counting_start(long nth);
/* Back to libc; everything must have been given back. */
void counting_stop(void);
/* Whether the request that was to fail was made. */
bool counting_failed(void);
/* Requests so far, those that resized a block among them. */
long counting_requests(void);
/* Blocks that were not given back yet. */
long counting_live(void);
/* Bytes in them, and the most there were at once. */
size_t counting_bytes(void);
size_t counting_peak(void);
/* Blocks that came back with `marker` in them; NULL ends the watch. */
void counting_watch(const char *marker);
long counting_unwiped(void);

/* Runs `attempt` with the first, the second … request failing, until one run asks for fewer. After each run nothing may be left allocated;
 * a run with a failure must return false unless `may_succeed`. Returns how many requests were made to fail. */
long counting_fail_each(bool (*attempt)(void *context), void *context, bool may_succeed);

#endif
