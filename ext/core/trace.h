/* The trace of one call: what was sent and answered, redacted by an allow list before anybody can read it. */
#ifndef CALAGOPUS_CORE_TRACE_H
#define CALAGOPUS_CORE_TRACE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/memory.h"
#include "core/secrets.h"
#include "core/text.h"
#include "core/work.h"

struct calagopus_exchange {
	int number;  /* 1, 2 … in the order of sending */
	int round;   /* requests that went out together share it */
	int attempt; /* 1, 2 … of the same request */
	char method[8];
	char *url;           /* without user info; query values are redacted unless the parameter is page or per_page */
	char *request_body;  /* redacted JSON, or NULL */
	int status;          /* 0: no answer */
	char *content_type;  /* NULL where none */
	char *response_body; /* redacted JSON; "[not JSON: 123 bytes]" for anything else; NULL where none */
	char *failure;       /* transport's words, NULL where an answer came */
	long duration_ms;
	bool reused;      /* the connection was open already */
	int http_version; /* 11, 20, 0 unknown */
};

struct calagopus_trace;
/* `allow`: names of the JSON members whose scalar values may be kept, NULL-terminated; everything else becomes "[hidden]". `secrets`
 * are blanked wherever they still appear; both must outlive the trace. */
struct calagopus_trace *calagopus_trace_new(const char *const *allow, struct calagopus_secrets *secrets);
void calagopus_trace_free(struct calagopus_trace *trace);
/* Adds one exchange; the bodies are given raw, copied, and redacted at the first look at the trace, or here where they are long. Never fails a
 * call: where there is no room, the count of what is missing grows. Where `work` is over, a long body is only counted. */
void calagopus_trace_add(struct calagopus_trace *trace, const struct calagopus_exchange *head, struct calagopus_slice request_body, struct calagopus_slice response_body, struct calagopus_work *work);
/* A look: what waits is redacted first. */
size_t calagopus_trace_count(struct calagopus_trace *trace);
const struct calagopus_exchange *calagopus_trace_item(struct calagopus_trace *trace, size_t index);
size_t calagopus_trace_missing(struct calagopus_trace *trace);
#endif
