/* What the http files share: one request on its way, attempt after attempt. Nobody else includes this. */
#ifndef CALAGOPUS_CORE_HTTP_INSIDE_H
#define CALAGOPUS_CORE_HTTP_INSIDE_H

#include "core/libcurl.h"
#include "core/http.h"
#include "core/limits.h"
#include "core/pool_inside.h"

/* Longer than any path that a driver makes; proxies refuse 8 KiB. */
#define CALAGOPUS_MAX_URL_BYTES (8u * 1024u)
/* All our request headers: the longest is the credentials'. */
#define CALAGOPUS_MAX_REQUEST_HEADER_BYTES (8u * 1024u)
#define CALAGOPUS_REQUEST_HEADERS 7

enum calagopus_transfer_state {
	CALAGOPUS_TRANSFER_WAITING, /* for its first attempt or its next one */
	CALAGOPUS_TRANSFER_RUNNING,
	CALAGOPUS_TRANSFER_DONE
};

/* Why an attempt ended: libcurl's code, or one of ours where we ended it. */
enum calagopus_transfer_end {
	CALAGOPUS_END_LIBCURL,
	CALAGOPUS_END_DEADLINE,
	CALAGOPUS_END_INTERRUPTED,
	CALAGOPUS_END_CONNECT_TIME,
	CALAGOPUS_END_BROKEN /* libcurl itself failed, not this transfer */
};

/* The two headers by which an answer may say that it is packed; each may name one coding. */
enum calagopus_http_answer_packing {
	CALAGOPUS_PACKED_CONTENT,
	CALAGOPUS_PACKED_TRANSFER,
	CALAGOPUS_PACKINGS
};

/* What is read of an answer's head; forgotten at each status line and attempt. */
struct calagopus_http_answer_head {
	bool expects_status; /* the next line begins a head */
	bool in_head;
	bool complete; /* the empty line came: libcurl takes a head that was cut for a whole one */
	char retry_after[64];
	bool has_retry_after;
	char date[64]; /* the server's own clock; "" none */
};

struct calagopus_transfer {
	struct calagopus_http_call *call;
	const struct calagopus_http_request *request;
	struct calagopus_http_response *response;
	enum calagopus_transfer_state state;
	CURL *easy;               /* while running */
	bool waited;              /* for a place in the budget, and counted */
	bool limited;             /* this call has waited for the panel's limit, here or before */
	int64_t limited_since_ms; /* it does so now; 0: not */
	int64_t limited_ms;       /* how long it did so here */
	int64_t least_ms;         /* of what must not arrive twice: the time that must be left after a wait */
	bool too_late;            /* it was withheld at the last moment */
	bool probe;               /* this attempt finds out whether the panel is back … */
	int64_t give_up_ms;       /* … and has until then; 0: the call's deadline */
	struct calagopus_shared_flight flight;
	bool *failure_told; /* of the round: its failure was counted */
	int attempt;        /* 1, 2 …; 0 before the first */
	int number;         /* of the exchange within the call */
	int round;
	int64_t started_ms;
	int64_t not_before_ms;       /* while waiting */
	bool prerequest_known;       /* libcurl tells when a connection is there */
	bool began;                  /* libcurl had a connection and was about to write the request */
	bool may_have_arrived;       /* by an earlier attempt */
	bool refused_second_sending; /* libcurl wanted to send again what had gone out */
	struct calagopus_slice body; /* what is sent; empty: none */
	size_t body_sent;
	size_t header_bytes; /* of all heads of this attempt's answers */
	bool headers_too_large;
	int codings[CALAGOPUS_PACKINGS]; /* that all heads and trailers of this attempt's answers named */
	bool coding_refused;
	unsigned long allocation_failures_before;
	struct calagopus_http_answer_head head;
	struct curl_slist headers[CALAGOPUS_REQUEST_HEADERS];
	struct calagopus_buffer header_text; /* what `headers` point into; holds the key */
	struct calagopus_buffer url;
	char libcurl_words[CURL_ERROR_SIZE];
};

/* http_request.c: from the request to libcurl's options. */
bool calagopus_transfer_compose(struct calagopus_transfer *transfer, struct calagopus_error *error);
CURLcode calagopus_transfer_set_options(struct calagopus_transfer *transfer);
const char *calagopus_http_method_name(enum calagopus_http_method method);
/* Whether a second arrival could do harm: then neither libcurl nor we send it again once it went out. */
bool calagopus_transfer_is_single(const struct calagopus_transfer *transfer);

/* http_answer.c: what libcurl hands over, bounded, into the response. */
void calagopus_http_answer_begin(struct calagopus_transfer *transfer);
size_t calagopus_http_answer_on_header(char *data, size_t size, size_t count, void *context);
size_t calagopus_http_answer_on_body(char *data, size_t size, size_t count, void *context);
/* After a whole answer: what needed all headers. */
void calagopus_http_answer_finish(struct calagopus_transfer *transfer);
/* A Retry-After value as a span: -1 where it is neither seconds nor a date, at most one hour. `now_ms`: the clock that a date is read by. */
long calagopus_http_answer_retry_after(const char *value, int64_t now_ms);

/* http_failure.c: which failure it was, in words. */
/* Whether something of this attempt's request may have left. */
bool calagopus_transfer_went_out(const struct calagopus_transfer *transfer);
void calagopus_failure_describe(struct calagopus_transfer *transfer, enum calagopus_transfer_end end, CURLcode code);

/* http_deadline.c: what must not arrive twice, and has no time left, is withheld. */
/* Before the first attempt: notes how much time there is. */
void calagopus_http_deadline_begin(struct calagopus_transfer *transfer);
/* What must be left of the call's time when a wait is over. */
int64_t calagopus_http_deadline_room_ms(const struct calagopus_transfer *transfer);
/* The panel's limit keeps it waiting from now on; it does not any more. */
void calagopus_http_deadline_wait(struct calagopus_transfer *transfer);
void calagopus_http_deadline_wait_over(struct calagopus_transfer *transfer);
/* True: it must not be sent any more. Where no attempt was made, the error says why. */
bool calagopus_http_deadline_is_withheld(struct calagopus_transfer *transfer);
/* The words for what was too late when a connection was there. */
void calagopus_http_deadline_describe(struct calagopus_transfer *transfer);

/* http_retry.c: whether and when another attempt follows the one that has ended; -1: none. */
long calagopus_retry_delay(struct calagopus_transfer *transfer);

#endif
