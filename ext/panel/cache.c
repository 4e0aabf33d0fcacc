/* Keeps answers, reduced to named members, under a digest of who asked what; read back through the driver like any other answer. */
#include "panel/cache.h"

#include <stdio.h>
#include <string.h>

#include "core/clock.h"
#include "panel/reduced.h"

/* A stale entry is worth a question with its entity tag for this long. */
#define STALE_MS 3600000
/* What is about to change by itself (it installs, it starts) is shown for this long, however long a settled state may be. */
#define PASSING_MS 1000
#define KEPT_STATUS 200
#define UNCHANGED_STATUS 304

/* ---- Which answers ---- */

/* For how long what was kept is fresh; 0: it is not kept, or this caller is not content with it. */
static long fresh_ms(const struct calagopus_panel *panel, const struct calagopus_cacheable *what)
{
	switch (what->kind) {
	case CALAGOPUS_KEPT_SERVER:
		return panel->recent ? panel->summary_ms : 0;
	case CALAGOPUS_KEPT_FIGURES:
		return panel->recent ? panel->figures_ms : 0;
	default:
		return panel->catalog_ms;
	}
}

static const struct calagopus_cacheable *cacheable(const struct calagopus_panel *panel, const struct calagopus_step *step)
{
	const struct calagopus_cacheable *what = NULL;

	if (panel->call != NULL && panel->call->gate != NULL && panel->ops->cacheable != NULL) {
		what = panel->ops->cacheable(step->operation);
	}
	return what != NULL && fresh_ms(panel, what) > 0 ? what : NULL;
}

static void count(const struct calagopus_panel *panel, const struct calagopus_cached *cached, enum calagopus_shared_figure catalog, enum calagopus_shared_figure summary)
{
	calagopus_shared_count(panel->call->gate->origin, cached->what->kind == CALAGOPUS_KEPT_CATALOG ? catalog : summary);
}

static void make_key(const struct calagopus_panel *panel, const struct calagopus_http_request *request, struct calagopus_cached *cached)
{
	const struct calagopus_http_target *target = panel->call->target;
	struct calagopus_shared_question question = {
		.origin = target->origin.url, .authorization = target->authorization, .header = request->header.value, .path = request->path};

	calagopus_shared_key_make(panel->call->gate->shared, &question, &cached->key);
}

/* Makes an entry look like the answer that it was made from. */
static void dress(struct calagopus_http_response *response, struct calagopus_buffer *body)
{
	struct calagopus_buffer before = response->body;

	response->outcome = CALAGOPUS_HTTP_ANSWERED;
	response->status = KEPT_STATUS;
	snprintf(response->content_type, sizeof(response->content_type), "application/json");
	response->body = *body;
	*body = before;
}

/* Does the panel change this by itself, so that nobody here drops the entry when it has? */
static bool is_passing(const struct calagopus_step *step)
{
	const struct calagopus_server *server = step->result;
	const struct calagopus_usage *usage = step->result;

	switch (calagopus_operation_traits(step->operation)->answer) {
	case CALAGOPUS_GIVES_SERVER:
		return server->status != NULL || server->transferring;
	case CALAGOPUS_GIVES_USAGE:
		return usage->state == NULL || (strcmp(usage->state, "running") != 0 && strcmp(usage->state, "offline") != 0);
	default:
		return false;
	}
}

int64_t calagopus_cache_shown_ms(const struct calagopus_step *step, int64_t summary_ms)
{
	return is_passing(step) && summary_ms > PASSING_MS ? PASSING_MS : summary_ms;
}

static bool read_fresh(struct calagopus_panel *panel, struct calagopus_step *step, struct calagopus_cached *cached)
{
	struct calagopus_http_response *response = calagopus_alloc(sizeof(*response));

	if (response == NULL) {
		return false;
	}
	calagopus_http_response_init(response, CALAGOPUS_REDUCED_BYTES);
	dress(response, &cached->body);
	calagopus_panel_read(panel, step, response);
	calagopus_http_response_free(response);
	calagopus_release(response);
	return step->ok;
}

bool calagopus_cache_answer(struct calagopus_panel *panel, struct calagopus_step *step, struct calagopus_http_request *request, struct calagopus_cached *cached)
{
	cached->what = cacheable(panel, step);
	if (cached->what == NULL) {
		return false;
	}
	bool is_catalog = cached->what->kind == CALAGOPUS_KEPT_CATALOG;
	int64_t most_ms = fresh_ms(panel, cached->what);

	calagopus_buffer_init(&cached->body, CALAGOPUS_REDUCED_BYTES);
	cached->asked_ms = calagopus_clock_ms();
	cached->entry.etag[0] = '\0';
	make_key(panel, request, cached);
	if (calagopus_shared_cache_read(panel->call->gate->shared, &cached->key, is_catalog ? STALE_MS : most_ms, &cached->entry, &cached->body)) {
		if (cached->entry.age_ms <= most_ms && read_fresh(panel, step, cached)
			&& (is_catalog || cached->entry.age_ms <= calagopus_cache_shown_ms(step, most_ms))) {
			step->age_ms = cached->entry.age_ms;
			count(panel, cached, CALAGOPUS_SHARED_FIGURE_CATALOG_HITS, CALAGOPUS_SHARED_FIGURE_SUMMARY_HITS);
			calagopus_buffer_free(&cached->body);
			return true;
		}
		if (cached->entry.etag[0] != '\0' && cached->body.length > 0) {
			request->if_none_match = cached->entry.etag;
		}
	}
	return false;
}

void calagopus_cache_fill(struct calagopus_panel *panel, struct calagopus_cached *cached, struct calagopus_http_response *response)
{
	if (cached->what == NULL || cached->body.length == 0 || response->outcome != CALAGOPUS_HTTP_ANSWERED || response->status != UNCHANGED_STATUS) {
		return;
	}
	dress(response, &cached->body);
	calagopus_shared_cache_refresh(panel->call->gate->shared, &cached->key);
	count(panel, cached, CALAGOPUS_SHARED_FIGURE_CATALOG_REVALIDATED, CALAGOPUS_SHARED_FIGURE_SUMMARY_HITS);
	cached->what = NULL; /* it is there already */
}

/* ---- Keeping and dropping ---- */

/* The server that an answer is about, or that a step changes; NULL: none. */
static const char *server_of(const struct calagopus_step *step)
{
	const struct calagopus_operation_traits *traits = calagopus_operation_traits(step->operation);
	const struct calagopus_server *server = step->result;

	if (traits->subject == CALAGOPUS_OF_SERVER) {
		return step->id;
	}
	return traits->answer == CALAGOPUS_GIVES_SERVER && server != NULL ? server->uuid : NULL;
}

static void drop(const struct calagopus_panel *panel, const char *uuid)
{
	const struct calagopus_http_gate *gate = panel->call->gate;

	calagopus_shared_cache_drop(gate->shared, gate->origin, calagopus_shared_tag(gate->shared, panel->call->target->origin.url, uuid));
}

static void store(const struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_cached *cached, const struct calagopus_http_response *response)
{
	const struct calagopus_http_gate *gate = panel->call->gate;
	const char *uuid = cached->what->kind == CALAGOPUS_KEPT_SERVER ? server_of(step) : NULL;
	struct calagopus_slice answer = {response->body.data, response->body.length};

	calagopus_buffer_reset(&cached->body);
	memset(&cached->entry, 0, sizeof(cached->entry));
	snprintf(cached->entry.etag, sizeof(cached->entry.etag), "%s", response->etag);
	cached->entry.tag = uuid != NULL ? calagopus_shared_tag(gate->shared, panel->call->target->origin.url, uuid) : 0;
	if (calagopus_reduced_write(answer, cached->what, response->work, &cached->body)) {
		struct calagopus_slice body = {cached->body.data, cached->body.length};

		calagopus_shared_cache_write(gate->shared, gate->origin, &cached->key, &cached->entry, body, cached->asked_ms);
	}
}

void calagopus_cache_keep(struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_cached *cached, const struct calagopus_http_response *response)
{
	if (panel->call->gate == NULL) {
		return;
	}
	if (calagopus_operation_traits(step->operation)->changes) {
		const char *uuid = server_of(step);

		if (uuid != NULL) {
			drop(panel, uuid);
		}
	}
	if (cached->what == NULL) {
		return;
	}
	count(panel, cached, CALAGOPUS_SHARED_FIGURE_CATALOG_MISSES, CALAGOPUS_SHARED_FIGURE_SUMMARY_MISSES);
	if (step->ok && response->status == KEPT_STATUS) {
		store(panel, step, cached, response);
	}
}

void calagopus_cache_free(struct calagopus_cached *cached)
{
	calagopus_buffer_free(&cached->body);
}
