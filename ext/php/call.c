/* One call of a panel: begun, registered with the PHP request, ended. No PHP code runs while it is under way. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/call.h"

#include <stddef.h>
#include <string.h>

#include "core/limits.h"
#include "php/exceptions.h"
#include "php/ini.h"

void calagopus_php_trace_free(struct calagopus_php_trace *trace)
{
	calagopus_trace_free(trace->trace);
	calagopus_secrets_free(trace->secrets);
	memset(trace, 0, sizeof(*trace));
}

/* Asked while libcurl waits: only an atomic is looked at, nothing that could run PHP code or leave by longjmp. A signal alone ends
 * nothing: a creation that is broken off leaves half a server. */
static bool time_is_up(void *context)
{
	(void) context;
	return zend_atomic_bool_load_ex(&EG(timed_out));
}

static void link_call(struct calagopus_php_call *call)
{
	call->next = CALAGOPUS_G(calls);
	if (call->next != NULL) {
		call->next->previous = call;
	}
	CALAGOPUS_G(calls) = call;
}

static void unlink_call(struct calagopus_php_call *call)
{
	if (call->next != NULL) {
		call->next->previous = call->previous;
	}
	if (call->previous != NULL) {
		call->previous->next = call->next;
	} else {
		CALAGOPUS_G(calls) = call->next;
	}
}

static void free_call(struct calagopus_php_call *call)
{
	unlink_call(call);
	if (call->holder != NULL) {
		*call->holder = NULL;
	}
	calagopus_stream_free(call->stream);
	calagopus_php_trace_free(&call->trace);
	calagopus_arena_free(call->provision.scratch);
	calagopus_arena_free(call->arena);
	calagopus_release(call);
}

static struct calagopus_pool *pool_of_process(void)
{
	if (CALAGOPUS_G(pool) == NULL) {
		struct calagopus_pool_settings settings;

		calagopus_php_ini_pool_settings(&settings);
		CALAGOPUS_G(pool) = calagopus_pool_new(&settings);
	}
	return CALAGOPUS_G(pool);
}

static void prepare(struct calagopus_php_call *call, const struct calagopus_panel_ops *ops, const struct calagopus_http_target *target, const struct calagopus_plan *plan, long deadline_ms)
{
	call->http.pool = CALAGOPUS_G(pool);
	call->http.target = target;
	call->http.deadline = calagopus_deadline_in(deadline_ms);
	call->http.trace = call->trace.trace;
	call->http.traced = ops->traced;
	call->http.secrets = call->trace.secrets;
	call->http.interrupted = time_is_up;
	call->http.gate = calagopus_php_gate_open(&call->gate, target, ops);
	call->http.background = plan->background;
	call->provision.panel.catalog_ms = (long) CALAGOPUS_G(catalog_ms);
	call->provision.panel.summary_ms = (long) CALAGOPUS_G(summary_ms);
	call->provision.panel.figures_ms = CALAGOPUS_G(summary_ms) > 0 ? CALAGOPUS_FIGURES_MS : 0;
	call->provision.panel.ops = ops;
	call->provision.panel.call = &call->http;
	call->provision.panel.arena = call->arena;
	call->provision.origin = target->origin.url;
	call->provision.plan = plan;
}

struct calagopus_php_call *calagopus_php_call_begin(const struct calagopus_panel_ops *ops, const struct calagopus_http_target *target, const struct calagopus_plan *plan, long deadline_ms,
	struct calagopus_secrets *secrets)
{
	struct calagopus_pool *pool = pool_of_process();

	/* before this call is one of those under way */
	(void) calagopus_php_shared(true);
	struct calagopus_php_call *call = calagopus_alloc(sizeof(*call));

	if (call == NULL) {
		calagopus_secrets_free(secrets);
	} else {
		calagopus_error_clear(&call->error);
		link_call(call);
		call->trace.secrets = secrets;
		call->arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
		call->trace.trace = calagopus_trace_new(ops->trace_allow, call->trace.secrets);
	}
	if (call == NULL || pool == NULL || call->arena == NULL || call->trace.trace == NULL) {
		struct calagopus_error error;

		if (call != NULL) {
			free_call(call);
		}
		calagopus_error_no_memory(&error);
		calagopus_php_throw(&error);
		return NULL;
	}
	prepare(call, ops, target, plan, deadline_ms);
	return call;
}

void calagopus_php_call_end(struct calagopus_php_call *call, struct calagopus_php_trace *trace)
{
	if (calagopus_error_is_set(&call->error)) {
		calagopus_secrets_blank_error(call->trace.secrets, &call->error);
	}
	call->trace.rounds = call->http.rounds;
	call->trace.requests = call->http.requests;
	calagopus_php_trace_free(trace);
	*trace = call->trace;
	memset(&call->trace, 0, sizeof(call->trace));
	if (calagopus_error_is_set(&call->error) && EG(exception) == NULL) {
		calagopus_php_throw(&call->error);
	}
	free_call(call);
}

void calagopus_php_calls_release(void)
{
	while (CALAGOPUS_G(calls) != NULL) {
		free_call(CALAGOPUS_G(calls));
	}
}
