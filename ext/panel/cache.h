/* Answers that are kept for a short time for all processes of a user on this host: catalogues, revalidated with the panel, and what a page shows of a server. */
#ifndef CALAGOPUS_PANEL_CACHE_H
#define CALAGOPUS_PANEL_CACHE_H

#include "panel/panel.h"

/* One step's place in the cache, while its round is under way. */
struct calagopus_cached {
	const struct calagopus_cacheable *what; /* NULL: this step's answer is not kept */
	struct calagopus_shared_key key;
	struct calagopus_shared_entry entry;
	struct calagopus_buffer body; /* the stale entry that the panel is asked about */
	int64_t asked_ms;
};

/* True: the step was answered from the cache, nothing is to be sent. Else `request` may have got an entity tag to ask with; `_free` is due. */
bool calagopus_cache_answer(struct calagopus_panel *panel, struct calagopus_step *step, struct calagopus_http_request *request, struct calagopus_cached *cached);
/* Before the answer is read: puts the stale entry in the place of a 304. */
void calagopus_cache_fill(struct calagopus_panel *panel, struct calagopus_cached *cached, struct calagopus_http_response *response);
/* After it was read: keeps what may be kept of it, and drops what the step has changed. */
void calagopus_cache_keep(struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_cached *cached, const struct calagopus_http_response *response);
void calagopus_cache_free(struct calagopus_cached *cached);

/* For how long what was read of a server may be shown: `summary_ms`, or a moment where the panel is about to change it by itself. For tests too. */
int64_t calagopus_cache_shown_ms(const struct calagopus_step *step, int64_t summary_ms);

#endif
