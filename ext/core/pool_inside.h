/* What the http files may do with a pool; nobody else includes this. */
#ifndef CALAGOPUS_CORE_POOL_INSIDE_H
#define CALAGOPUS_CORE_POOL_INSIDE_H

#include "core/libcurl.h"
#include "core/pool.h"

/* Makes the pool ready for one call in this process: leaves a parent's connections alone, drops what is too old, makes what is missing.
 * Only one call at a time is let in. `_leave` must follow where it returned true. */
bool calagopus_pool_enter(struct calagopus_pool *pool, struct calagopus_error *error);
void calagopus_pool_leave(struct calagopus_pool *pool);

/* Between enter and leave: whatever libcurl does, soon after so many milliseconds what it reads ends. */
void calagopus_pool_watch(struct calagopus_pool *pool, int64_t ms);
/* That was done: what failed since failed for want of time. */
bool calagopus_pool_was_cut(struct calagopus_pool *pool);
/* Between enter and leave. The pool owns the multi handle. */
CURLM *calagopus_pool_multi_borrow(struct calagopus_pool *pool);
/* libcurl failed inside, or a peer let the time pass: at the call's end all connections are closed, and the next call begins with new ones. */
void calagopus_pool_distrust(struct calagopus_pool *pool);
/* A clean easy handle whose sockets the pool knows; NULL when there is no memory. */
CURL *calagopus_pool_handle_take(struct calagopus_pool *pool);
/* Gives it back, out of the multi handle already, with every option forgotten. */
void calagopus_pool_handle_return(struct calagopus_pool *pool, CURL *easy);

/* One request went out: over `made` new connections, or over an open one where that is 0. */
void calagopus_pool_count(struct calagopus_pool *pool, long made);
/* A number below `bound`, for jitter; nothing secret rests on it. */
long calagopus_pool_random(struct calagopus_pool *pool, long bound);
/* Whether libcurl can unpack gzip. */
bool calagopus_pool_unpacks(void);
/* Whether a socket could not be opened for want of memory since the last enter. */
bool calagopus_pool_ran_out(const struct calagopus_pool *pool);
/* Why the system gave no socket since the last enter (errno); 0: it did. */
int calagopus_pool_refused_socket(const struct calagopus_pool *pool);
/* How often libcurl asked our allocator in vain, in this process. */
unsigned long calagopus_pool_allocation_failures(void);

#endif
