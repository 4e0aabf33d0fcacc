/* Whether another attempt follows: only where a second arrival does no harm or a first one is impossible, and only while the deadline leaves room. */
#include "core/http_inside.h"

#include "core/clock.h"

/* Before the second attempt, doubled before each further one; half of it is left to chance, so that workers do not come back in step. */
#define BACKOFF_MS 100L
/* After a 429 that does not say how long: the panel counts over 30 seconds, and frees a little of it each second. */
#define UNSAID_RETRY_AFTER_MS 1000L
/* Chance added to what the panel asked for. */
#define RETRY_AFTER_JITTER_MS 100L

static bool busy_proxy(int status)
{
	return status >= 502 && status <= 504;
}

/* A 429 was not acted upon, whatever the method. */
static bool may_repeat(const struct calagopus_transfer *transfer)
{
	const struct calagopus_http_response *response = transfer->response;
	switch (response->outcome) {
	case CALAGOPUS_HTTP_ANSWERED:
		return response->status == 429 || (busy_proxy(response->status) && !calagopus_transfer_is_single(transfer));
	case CALAGOPUS_HTTP_NOT_SENT:
		return calagopus_reason_retriable(response->error.reason) && response->error.reason != CALAGOPUS_REASON_OUT_OF_MEMORY;
	case CALAGOPUS_HTTP_LOST:
		return response->error.reason == CALAGOPUS_REASON_CONNECTION_LOST && !calagopus_transfer_is_single(transfer);
	}
	return false;
}

static long backoff(struct calagopus_transfer *transfer)
{
	long span = BACKOFF_MS << (transfer->attempt - 1);
	return span / 2 + calagopus_pool_random(transfer->call->pool, span / 2 + 1);
}

static long asked_for(struct calagopus_transfer *transfer)
{
	const struct calagopus_http_response *response = transfer->response;
	if (response->outcome != CALAGOPUS_HTTP_ANSWERED) {
		return 0;
	}
	if (response->retry_after_ms >= 0) {
		return response->retry_after_ms + calagopus_pool_random(transfer->call->pool, RETRY_AFTER_JITTER_MS);
	}
	return response->status == 429 ? UNSAID_RETRY_AFTER_MS : 0;
}

long calagopus_retry_delay(struct calagopus_transfer *transfer)
{
	if (!transfer->call->target->retry || transfer->too_late || transfer->attempt >= CALAGOPUS_MAX_ATTEMPTS || !may_repeat(transfer)) {
		return -1;
	}
	long delay = backoff(transfer);
	long asked = asked_for(transfer);
	delay = asked > delay ? asked : delay;
	return delay + calagopus_http_deadline_room_ms(transfer) <= calagopus_deadline_left(transfer->call->deadline) ? delay : -1;
}
