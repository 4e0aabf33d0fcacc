/* What must not arrive twice must not arrive too late either: hung up on in the middle, the panel leaves half of what was asked for. Says how much
 * time such a request needs, and withholds it where that is not left. */
#include "core/http_inside.h"

#include "core/clock.h"

/* An attempt that has less time than this is not begun: the answer at hand is worth more. */
#define ROOM_MS 100
/* After a wait that was too long there is a place now, or soon. */
#define TRY_AGAIN_MS 1000

/* The part of the call's waits that lies within this deadline's own time. */
static int64_t waited(const struct calagopus_http_call *call)
{
	int64_t age = calagopus_clock_ms() - call->deadline.set_ms;

	return call->waited_ms < age ? call->waited_ms : age;
}

void calagopus_http_deadline_begin(struct calagopus_transfer *transfer)
{
	const struct calagopus_http_call *call = transfer->call;
	int64_t left = calagopus_deadline_left(call->deadline);
	int64_t before = waited(call);

	before = before > 0 ? before : 0;
	transfer->limited = before > 0;
	if (calagopus_transfer_is_single(transfer)) {
		transfer->least_ms = (left > INT64_MAX - before ? INT64_MAX : left + before) / 100 * CALAGOPUS_ONCE_LEAST_PERCENT;
	}
}

int64_t calagopus_http_deadline_room_ms(const struct calagopus_transfer *transfer)
{
	return ROOM_MS + transfer->least_ms;
}

void calagopus_http_deadline_wait(struct calagopus_transfer *transfer)
{
	transfer->limited = true;
	if (transfer->limited_since_ms == 0) {
		transfer->limited_since_ms = calagopus_clock_ms();
	}
}

void calagopus_http_deadline_wait_over(struct calagopus_transfer *transfer)
{
	if (transfer->limited_since_ms != 0) {
		transfer->limited_ms += calagopus_clock_ms() - transfer->limited_since_ms;
		transfer->limited_since_ms = 0;
	}
}

void calagopus_http_deadline_describe(struct calagopus_transfer *transfer)
{
	struct calagopus_error *error = &transfer->response->error;
	char where[CALAGOPUS_WHERE_BYTES];

	const char *what = transfer->began ? "the request was broken off" : "nothing was sent";

	calagopus_origin_where(&transfer->call->target->origin, where);
	if (calagopus_deadline_passed(transfer->call->deadline)) {
		calagopus_error_set(error, CALAGOPUS_REASON_TIMED_OUT, "The time of the call was up before %s could be asked; %s.", where, what);
		calagopus_error_hint(error, "Try again; if it stays so, look at the load and the log of the panel.");
		return;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_TIMED_OUT,
		"By this machine's clock the time of the call was up before %s could be asked: the machine stood still, or its clock was set forward; %s.", where, what);
	calagopus_error_hint(error, "Try again; if it stays so, look at what sets this machine's clock.");
}

static void describe_limited(struct calagopus_transfer *transfer)
{
	struct calagopus_error *error = &transfer->response->error;
	int64_t left = calagopus_deadline_left(transfer->call->deadline);
	char where[CALAGOPUS_WHERE_BYTES];

	calagopus_origin_where(&transfer->call->target->origin, where);
	calagopus_error_set(error, CALAGOPUS_REASON_RATE_LIMITED,
		"The request limit of %s kept this call waiting until only %d.%d s of its time were left, too little for what must not be broken off; nothing was sent.",
		where, (int) (left / 1000), (int) (left % 1000 / 100));
	calagopus_error_hint(error, "Try again in %d s; where this repeats, raise the panel's rate limit for this machine's address, and calagopus.rate_limit with it.", TRY_AGAIN_MS / 1000);
	error->retry_after_ms = TRY_AGAIN_MS;
}

bool calagopus_http_deadline_is_withheld(struct calagopus_transfer *transfer)
{
	const struct calagopus_deadline deadline = transfer->call->deadline;
	bool again = transfer->attempt > 0;

	if (!calagopus_transfer_is_single(transfer)) {
		return false;
	}
	if (calagopus_deadline_passed_by_any_clock(deadline)) {
		if (!again) {
			calagopus_http_deadline_describe(transfer);
		}
		return true;
	}
	if ((again || transfer->limited) && calagopus_deadline_left(deadline) < transfer->least_ms) {
		if (!again) {
			describe_limited(transfer);
		}
		return true;
	}
	return false;
}
