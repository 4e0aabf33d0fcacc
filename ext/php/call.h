/* One call of a panel: everything it needs in one block that the PHP request knows of, so that nothing outlives the request. */
#ifndef CALAGOPUS_PHP_CALL_H
#define CALAGOPUS_PHP_CALL_H

#include "php_calagopus.h"

#include "core/http.h"
#include "core/trace.h"
#include "php/shared.h"
#include "provision/provision.h"
#include "provision/stream.h"

/* The key, the proxy's password, one of the call's own (a new password), and the end. */
#define CALAGOPUS_MAX_SECRETS 4

/* What a trace must blank; copied, and wiped when it goes. */
struct calagopus_php_secrets {
	char *items[CALAGOPUS_MAX_SECRETS];
};
/* NULL without memory. */
struct calagopus_php_secrets *calagopus_php_secrets_new(void);
bool calagopus_php_secrets_add(struct calagopus_php_secrets *secrets, const char *text, size_t length);
void calagopus_php_secrets_free(struct calagopus_php_secrets *secrets);

/* A finished trace with what it says about the call; the panel keeps the last one. */
struct calagopus_php_trace {
	struct calagopus_trace *trace;
	struct calagopus_php_secrets *secrets; /* the trace points to it */
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
	const char *installation;                    /* of the panel's settings, for the reference */
	const char *const *former_installations;
	struct calagopus_stream *stream;             /* what an iterator reads between two of its steps; NULL: none */
	struct calagopus_php_call **holder;          /* where an iterator keeps this call; set to NULL when the call goes, and all that lives in it */
	struct calagopus_error error;                /* the last: it is large, and not cleared as a whole */
};

/* How a panel is called; the panel object owns all of it. */
struct calagopus_php_call_plan {
	const struct calagopus_panel_ops *ops;
	const struct calagopus_http_target *target;
	const char *installation;
	const char *const *former_installations;     /* NULL-terminated; NULL: none */
	long timeout_ms, create_ms, resolve_ms;
	bool background;                             /* leaves the reserve of the budget to customers */
};

/* Begins a call that ends within `deadline_ms`. `secrets` is taken over. NULL with an exception thrown where it cannot be begun. */
struct calagopus_php_call *calagopus_php_call_begin(const struct calagopus_php_call_plan *plan, long deadline_ms, struct calagopus_php_secrets *secrets);
/* Ends it: the trace moves to `trace`, everything else is released, and where `error` was set, the exception is thrown. */
void calagopus_php_call_end(struct calagopus_php_call *call, struct calagopus_php_trace *trace);
/* What a panel or a library said may repeat what it was given: the call's secrets are blanked in `text`. */
void calagopus_php_call_blank(const struct calagopus_php_call *call, char *text, size_t room);
/* … in every text of an error; of the call's own this is done at its end. */
void calagopus_php_call_blank_error(const struct calagopus_php_call *call, struct calagopus_error *error);
/* Ends what a fatal error left behind; at the end of the PHP request. */
void calagopus_php_calls_release(void);

#endif
