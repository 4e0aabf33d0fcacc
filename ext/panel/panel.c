/* Carries steps to a panel and its answers back: words each with the driver, sends a round together, has each answer read. */
#include "panel/cache.h"
#include "panel/panel.h"

#include <string.h>

#include "core/limits.h"

/* What one round holds while it is under way; too large for the stack of a PHP fiber. */
struct round {
	struct calagopus_http_request requests[CALAGOPUS_MAX_IN_FLIGHT];
	struct calagopus_step *sent[CALAGOPUS_MAX_IN_FLIGHT];
	struct calagopus_cached cached[CALAGOPUS_MAX_IN_FLIGHT];
	size_t count;
	struct calagopus_http_response responses[]; /* each is large: as many as there are steps */
};

struct calagopus_step *calagopus_step(struct calagopus_panel *panel, enum calagopus_operation operation, const char *id)
{
	struct calagopus_step *step = calagopus_arena_alloc(panel->arena, sizeof(*step));

	if (step != NULL) {
		step->operation = operation;
		step->id = id;
		step->outcome = CALAGOPUS_HTTP_NOT_SENT;
		calagopus_error_clear(&step->error);
	}
	return step;
}

/* The one place that says whether a request may arrive twice: a driver that says nothing, or says otherwise, changes nothing about it. */
bool calagopus_panel_word(struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_http_request *request, struct calagopus_error *error)
{
	memset(request, 0, sizeof(*request));
	if (!panel->ops->prepare(panel, step, request, error)) {
		return false;
	}
	request->once = calagopus_operation_traits(step->operation)->once;
	request->repeatable = !request->once;
	request->clock = step->operation == CALAGOPUS_OP_TEST;
	return true;
}

/* Words the steps; those that are to be sent are in the round. */
static void word_round(struct calagopus_panel *panel, struct round *round, struct calagopus_step *const *steps, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct calagopus_step *step = steps[i];
		struct calagopus_http_request *request = &round->requests[round->count];

		if (step == NULL) {
			continue;
		}
		calagopus_panel_forget(step);
		if (calagopus_panel_word(panel, step, request, &step->error) && !calagopus_cache_answer(panel, step, request, &round->cached[round->count])) {
			round->sent[round->count++] = step;
		}
	}
}

static void send_round(struct calagopus_panel *panel, struct round *round)
{
	if (round->count == 0) {
		return;
	}
	calagopus_http_perform(panel->call, round->requests, round->responses, round->count);
	for (size_t i = 0; i < round->count; i++) {
		calagopus_cache_fill(panel, &round->cached[i], &round->responses[i]);
		calagopus_panel_read(panel, round->sent[i], &round->responses[i]);
		calagopus_cache_keep(panel, round->sent[i], &round->cached[i], &round->responses[i]);
		/* at once: eight answers of the largest size are not kept longer than one of them is read */
		calagopus_http_response_free(&round->responses[i]);
		calagopus_cache_free(&round->cached[i]);
	}
}

static void run_round(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count)
{
	struct round *round = calagopus_resize(NULL, sizeof(*round) + count * sizeof(round->responses[0]));

	if (round == NULL) {
		for (size_t i = 0; i < count; i++) {
			if (steps[i] != NULL) {
				calagopus_panel_forget(steps[i]);
				calagopus_error_no_memory(&steps[i]->error);
			}
		}
		return;
	}
	/* calagopus_http_perform() initialises the responses */
	memset(round, 0, sizeof(*round));
	word_round(panel, round, steps, count);
	send_round(panel, round);
	calagopus_release(round);
}

bool calagopus_panel_run(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count)
{
	bool all = true;

	if (panel->ops->run != NULL) {
		return panel->ops->run(panel, steps, count);
	}
	for (size_t start = 0; start < count; start += CALAGOPUS_MAX_IN_FLIGHT) {
		size_t left = count - start;
		size_t size = left < CALAGOPUS_MAX_IN_FLIGHT ? left : CALAGOPUS_MAX_IN_FLIGHT;

		run_round(panel, steps + start, size);
	}
	for (size_t i = 0; i < count; i++) {
		all = all && steps[i] != NULL && steps[i]->ok;
	}
	return all;
}

bool calagopus_panel_wait(struct calagopus_panel *panel, long ms)
{
	if (panel->ops->wait != NULL) {
		return panel->ops->wait(panel, ms);
	}
	return calagopus_http_wait(panel->call, ms);
}
