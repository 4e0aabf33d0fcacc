/* One call of a panel: everything it needs in one block that the PHP request knows of, so that nothing outlives the request. */
#ifndef CALAGOPUS_PHP_CALL_H
#define CALAGOPUS_PHP_CALL_H

#include "php_calagopus.h"

#include "core/http.h"
#include "core/trace.h"
#include "php/shared.h"
#include "provision/provision.h"
#include "provision/stream.h"

/* A finished trace with what it says about the call; the panel keeps the last one. */
struct calagopus_php_trace {
	struct calagopus_trace *trace;
	struct calagopus_secrets *secrets; /* the trace points to it */
	int rounds, requests;
};
void calagopus_php_trace_free(struct calagopus_php_trace *trace);

struct calagopus_php_call {
	struct calagopus_php_call *previous, *next; /* in the globals' list */
	struct calagopus_arena *arena;
	struct calagopus_php_trace trace;
	struct calagopus_http_call http;
	struct calagopus_php_gate gate;
	struct calagopus_provision provision;
	struct calagopus_stream *stream;    /* what an iterator reads between two of its steps; NULL: none */
	struct calagopus_php_call **holder; /* where an iterator keeps this call; set to NULL when the call goes, and all that lives in it */
	struct calagopus_error error;
};

/* Begins a call that ends within `deadline_ms`; what it is given is borrowed until its end, but `secrets` is taken over. NULL with an exception thrown where it cannot be begun. */
struct calagopus_php_call *calagopus_php_call_begin(const struct calagopus_panel_ops *ops, const struct calagopus_http_target *target, const struct calagopus_plan *plan, long deadline_ms,
	struct calagopus_secrets *secrets);
/* Ends it: the trace moves to `trace`, everything else is released, and where `error` was set, the exception is thrown. */
void calagopus_php_call_end(struct calagopus_php_call *call, struct calagopus_php_trace *trace);
/* Ends what a fatal error left behind; at the end of the PHP request. */
void calagopus_php_calls_release(void);

#endif
