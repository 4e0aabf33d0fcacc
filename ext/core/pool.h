/* The pool of connections of this process (this thread under ZTS): made at the first call, abandoned in a forked child, never shared. */
#ifndef CALAGOPUS_CORE_POOL_H
#define CALAGOPUS_CORE_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

struct calagopus_pool;

struct calagopus_pool_settings {
	long max_connections; /* open at once to one origin, and kept */
	long idle_ms;         /* a connection that idled for so long is not used again; 0: none is kept */
	long lifetime_ms;     /* nor one that was made so long ago; 0: none is kept */
};

struct calagopus_pool_figures {
	uint64_t requests;
	uint64_t connections_made;
	uint64_t connections_reused; /* requests that went over an open connection */
	uint64_t connections_open;
	uint64_t forks_abandoned; /* times that a child left its parent's connections alone */
};

/* libcurl's own set-up with our allocator; once a process, before any thread. */
bool calagopus_pool_global_start(struct calagopus_error *error);
void calagopus_pool_global_stop(void);
/* Whether SSLKEYLOGFILE was in the environment then: libcurl reads it at its own set-up, whoever asks for that first, and its TLS library writes
 * the keys of every connection of this process to that file. No option of a connection turns it off. */
bool calagopus_pool_logs_keys(void);

struct calagopus_pool *calagopus_pool_new(const struct calagopus_pool_settings *settings);
void calagopus_pool_free(struct calagopus_pool *pool);
void calagopus_pool_settings_change(struct calagopus_pool *pool, const struct calagopus_pool_settings *settings);
void calagopus_pool_figures(const struct calagopus_pool *pool, struct calagopus_pool_figures *figures);
/* Closes what idles too long; cheap; called at the end of each PHP request. */
void calagopus_pool_tidy(struct calagopus_pool *pool);

#endif
