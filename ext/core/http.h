/* HTTP over libcurl's multi interface: several requests in flight under one deadline, bounded answers, no redirects, no second sending of what must go once. */
#ifndef CALAGOPUS_CORE_HTTP_H
#define CALAGOPUS_CORE_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/buffer.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/origin.h"
#include "core/pool.h"
#include "core/shared.h"
#include "core/text.h"
#include "core/trace.h"
#include "core/work.h"

enum calagopus_http_method {
	CALAGOPUS_HTTP_GET,
	CALAGOPUS_HTTP_POST,
	CALAGOPUS_HTTP_PATCH,
	CALAGOPUS_HTTP_PUT,
	CALAGOPUS_HTTP_DELETE
};

/* How a panel is reached; lives as long as the calls made with it. */
struct calagopus_http_target {
	struct calagopus_origin origin;
	const char *authorization; /* the whole header value ("Bearer …"), on the request alone, never on the connection; wiped by its owner */
	const char *proxy;         /* NULL or "": none; the environment's is never used */
	const char *ca_file;       /* NULL: libcurl's own */
	const char *ca_path;
	const char *ca_setting; /* which setting named them, for the words of a failure; NULL: none did */
	const char *user_agent;
	long connect_ms;
	size_t max_response_bytes;
	bool retry; /* repeat what may be repeated (GET …) after a transport failure, 429 or 502–504 */
};

struct calagopus_http_request {
	enum calagopus_http_method method;
	const char *path; /* begins with '/', already encoded */
	struct {
		const char *name, *value; /* "Name: "; value NULL: none */
	} header;                     /* one that only this panel knows */
	const char *if_none_match;    /* NULL, or an entity tag */
	struct calagopus_slice body;  /* empty: none; always JSON otherwise */
	bool send_body;               /* a POST of `{}` has a body, a GET has none */
	bool once;                    /* must not arrive twice: no retry, and sent so that libcurl cannot rewind it */
	bool repeatable;              /* a POST that changes nothing, or only to a state that is said whole: a second arrival does no harm */
	bool text_answer;             /* the answer is text/plain, not JSON (an install log) */
	bool clock;                   /* what the clock there shows is wanted: it takes long to read a Date */
};

enum calagopus_http_outcome {
	CALAGOPUS_HTTP_ANSWERED, /* a whole answer came: status and body are valid, whatever the status */
	CALAGOPUS_HTTP_NOT_SENT, /* certainly nothing arrived: resolving, connecting or TLS failed, or the deadline passed before sending */
	CALAGOPUS_HTTP_LOST      /* it may have arrived: the answer was lost, cut, too large or too late */
};

struct calagopus_http_response {
	enum calagopus_http_outcome outcome;
	int status;
	struct calagopus_buffer body;
	char content_type[128]; /* without parameters, those that matter in lower case; "" where none */
	char etag[160];
	long retry_after_ms;          /* -1 none; a date was turned into a span; at most one hour */
	int64_t rate_limit;           /* X-RateLimit-Limit, -1 none */
	int64_t rate_reset_s;         /* X-RateLimit-Reset, Unix time, -1 none */
	bool dated;                   /* a Date came with it, and the clock was wanted or a Retry-After came, too … */
	int64_t clock_ahead_ms;       /* … and by it the clock there is so far ahead of this machine's; negative: behind */
	struct calagopus_work *work;  /* what reading it takes is part of it; NULL: nobody counts */
	struct calagopus_error error; /* set where the outcome is not ANSWERED */
};

/* What the processes of a user on this host know of the panel: asked before each request, told after it. */
struct calagopus_http_gate {
	struct calagopus_shared *shared;
	struct calagopus_shared_origin *origin;
	const struct calagopus_shared_policy *policy;
};

/* Everything one call shares. */
struct calagopus_http_call {
	struct calagopus_pool *pool;
	const struct calagopus_http_target *target;
	struct calagopus_deadline deadline;
	struct calagopus_trace *trace; /* may be NULL */
	/* What the trace is given of an answer: its body, or a constant in its place. NULL: the body. */
	struct calagopus_slice (*traced)(int status, struct calagopus_slice body, struct calagopus_work *work);
	struct calagopus_secrets *secrets; /* what an answer may repeat and nothing may show; NULL: nothing */
	struct calagopus_work work;        /* counted here: on the bytes that came back; it ends at the deadline */
	/* Asked about every 50 ms while waiting; true ends the call as if the deadline had passed (PHP: the connection was aborted, a signal …). May be NULL. */
	bool (*interrupted)(void *context);
	void *context;
	const struct calagopus_http_gate *gate; /* NULL: nothing is counted, nothing refused before it is sent */
	bool background;                        /* leaves the reserve of the budget to customers */
	bool urgent;                            /* finds out what became of a lost answer: past breaker and reserve */
	int rounds;                             /* counted here: one more each perform, and each retry */
	int requests;                           /* counted here: what went out */
	int64_t waited_ms;                      /* counted here: how long the panel's limit kept requests waiting */
};

void calagopus_http_response_init(struct calagopus_http_response *response, size_t limit);
void calagopus_http_response_free(struct calagopus_http_response *response);
/* Sends `count` (≤ CALAGOPUS_MAX_IN_FLIGHT) requests together and waits for all of them or the deadline. Every response is filled; returns
 * true where all outcomes are ANSWERED. A redirect counts as an answer: its status tells. Responses are initialised by it. */
bool calagopus_http_perform(struct calagopus_http_call *call, const struct calagopus_http_request *requests, struct calagopus_http_response *responses, size_t count);
/* Waits within the deadline without sending anything; false when the deadline passed or the call was interrupted. */
bool calagopus_http_wait(struct calagopus_http_call *call, long ms);
/* What libcurl has: version, TLS library, HTTP/2; for MINFO. Static text. */
const char *calagopus_http_libcurl_version(void);
const char *calagopus_http_tls_library(void);
bool calagopus_http_has_http2(void);

#endif
